"""Tests the tests: changes one small thing in the code at a time and sees whether a test notices.

    python tools/mutate.py                       every mutant of every module, and docs/mutation.md
    python tools/mutate.py dates queries/votes   these modules; the page keeps what it says of the others
    python tools/mutate.py --again               those that the last run left alive

A mutant is the syntax tree of a module with one node replaced. It meets the tests that run its lines, the quickest
first, in a process forked from one that has collected them; the first failure kills it. What stands outside
functions is run again from the start, with the module's mutant imported in its place. Nothing is written to `src/`.

What has been learnt lies in `.mutation/`: which test runs which line, and how each mutant ended. Survivors that
nothing can tell from the original are explained in `tools/mutants.toml`.
"""

import argparse
import ast
import copy
import gc
import hashlib
import importlib
import importlib.abc
import importlib.util
import json
import os
import random
import resource
import signal
import sys
import tempfile
import textwrap
import time
import tomllib
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, NamedTuple

import coverage
import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "csto_cli"
KEPT = ROOT / ".mutation"
PAGE = ROOT / "docs" / "mutation.md"
REASONS = ROOT / "tools" / "mutants.toml"
MODULES = ("dates", "resolve", "overlay", "queries/*", "check/*")
LEFT_OUT = (
    *("hostile_cache", "hostile_files", "hostile_surroundings", "hostile_text", "install", "man", "no_network"),
    *("process", "readme", "site", "startup", "supply_chain", "written_pages", "zipapp"),
    *("any_input", "doors", "fuzz_corpus"),
)
"""Test files that run the tool in processes of its own, which no mutant reaches; the last three take long."""

QUICK = 0.6, 25
"""With `--quick`: how many seconds a test of other commands may take, and how many of these a mutant meets."""

MESSAGES = (
    "Fault",
    "_fault",
    "fault",
    "rule",
    "UsageError",
    "NotFoundError",
    "AmbiguousError",
    "DataError",
    "FileError",
)
"""Calls whose text is wording."""

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
OPPOSITES = {"any": "all", "all": "any", "min": "max", "max": "min"}
OPPOSITE_METHODS = {"find": "rfind", "rfind": "find", "partition": "rpartition", "rpartition": "partition"}
CLEANING = ("strip", "lower", "upper", "casefold", "title", "removeprefix", "replace", "rstrip", "lstrip")
"""Methods whose call is dropped, so that the text stays as it was."""

INTRODUCTION = """\
Do the tests bite? `python tools/mutate.py` changes one small thing in the code at a time (a comparison, a bound, a
constant, a condition, a sort key, a statement taken out) and sees whether a test fails. The wording of messages,
docstrings and annotations stay as they are. A mutant is timed out if it kept a test busy for ten times as long as it
usually takes; that is noticed too. This page is written by that command, the reasons stand in `tools/mutants.toml`."""


class Edit(NamedTuple):
    """One mutant.

    Attributes:
        module: the module, as `queries/votes`.
        line: where the changed node begins.
        lines: the lines of the statement that it belongs to.
        column: where in the line.
        owner: the qualified name of the outermost function that holds it; empty for what runs on import.
        was: the node as it was.
        becomes: what it becomes.
        path: the steps from the tree's root to the node.
        node: its replacement; nothing stands for a statement taken out.
    """

    module: str
    line: int
    lines: range
    column: int
    owner: str
    was: str
    becomes: str
    path: tuple[tuple[str, int | None], ...]
    node: ast.AST | None

    @property
    def key(self) -> str:
        """What tells it from every other mutant."""
        return f"{self.module}:{self.line}:{self.column}: {self.was} -> {self.becomes}"

    def code(self) -> CodeType:
        """The whole module with this edit, compiled."""
        path = file_of(self.module)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        place: Any = tree
        for name, index in self.path[:-1]:
            place = getattr(place, name) if index is None else getattr(place, name)[index]
        name, index = self.path[-1]
        new = self.node if self.node is not None else ast.Pass()
        if index is None:
            setattr(place, name, new)
        else:
            getattr(place, name)[index] = new
        return compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)


def file_of(module: str) -> Path:
    """The file of a module."""
    return SOURCE / (module + ".py")


def dotted(module: str) -> str:
    """The name by which a module is imported."""
    return "csto_cli." + module.replace("/", ".").removesuffix(".__init__")


def edits(module: str) -> list[Edit]:
    """Every mutant of a module, in the order of the file."""
    tree = ast.parse(file_of(module).read_text(encoding="utf-8"))
    return list(_walk(module, tree, (), "", "", range(0)))


def _walk(module: str, node: ast.AST, path: Any, scope: str, owner: str, lines: range) -> Iterator[Edit]:
    """The mutants of a node and all that it holds."""
    for name, value in ast.iter_fields(node):
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(child, ast.AST) or _left_alone(node, name, child):
                continue
            here = (*path, (name, index))
            inner_scope, inner_owner, inner_lines = scope, owner, lines
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner_scope = f"{scope}.{child.name}".lstrip(".")
            if isinstance(child, ast.stmt):
                body = getattr(child, "body", None)
                last = body[0].lineno - 1 if isinstance(body, list) else child.end_lineno or child.lineno
                inner_lines = range(child.lineno, max(last, child.lineno) + 1)
            if isinstance(node, ast.FunctionDef) and name == "body" and not owner:
                inner_owner = scope
            for new in _mutants(child):
                was, becomes = _written(child), "nothing" if new is None else _written(new)
                line, column = getattr(child, "lineno", inner_lines.start), getattr(child, "col_offset", 0)
                yield Edit(module, line, inner_lines, column, inner_owner, was, becomes, here, new)
            yield from _walk(module, child, here, inner_scope, inner_owner, inner_lines)


def _written(node: ast.AST) -> str:
    """A node as code; of a block its first line."""
    return ast.unparse(node).partition("\n")[0]


def _left_alone(parent: ast.AST, name: str, node: ast.AST) -> bool:
    """Whether a node is none of what the program does: notes for types, docstrings, wording."""
    if name in ("annotation", "returns", "decorator_list", "format_spec", "ctx", "op", "ops"):
        return True
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("TYPE_CHECKING", "__slots__"):
        return True
    if isinstance(parent, ast.JoinedStr) and isinstance(node, ast.Constant):
        return True
    wording = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    return wording and isinstance(parent, ast.Call) and _called(parent) in MESSAGES


def _called(call: ast.Call) -> str:
    """The last name of what a call calls."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _mutants(node: ast.AST) -> Iterator[ast.AST | None]:
    """What a node may become; nothing stands for a statement taken out."""
    match node:
        case ast.Compare(ops=ops):
            for place, operator in enumerate(ops):
                for other in COMPARISONS[type(operator)]:
                    yield _with(node, ops=[*ops[:place], other(), *ops[place + 1 :]])
        case ast.BoolOp(op=operator, values=values):
            yield _with(node, op=ast.Or() if isinstance(operator, ast.And) else ast.And())
            for place in range(len(values)):
                left = [*values[:place], *values[place + 1 :]]
                yield left[0] if len(left) == 1 else _with(node, values=left)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield operand
        case ast.BinOp(op=operator) if type(operator) in ARITHMETIC:
            yield _with(node, op=ARITHMETIC[type(operator)]())
        case ast.AugAssign(op=operator):
            if type(operator) in ARITHMETIC:
                yield _with(node, op=ARITHMETIC[type(operator)]())
            yield None
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)) | ast.Constant(value=float(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Constant(value=str(value)):
            yield ast.Constant("" if value else "other")
        case ast.Constant(value=bytes(value)):
            yield ast.Constant(b"" if value else b"other")
        case ast.JoinedStr():
            yield ast.Constant("")
        case ast.Slice(lower=lower, upper=upper):
            if lower is not None:
                yield _with(node, lower=None)
            if upper is not None:
                yield _with(node, upper=None)
        case ast.IfExp(test=test) | ast.If(test=test) if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            negated = _with(node, test=ast.UnaryOp(ast.Not(), test))
            yield negated if isinstance(node, ast.IfExp) else ast.If(negated.test, node.body, node.orelse)
        case ast.comprehension(ifs=ifs) if ifs:
            yield _with(node, ifs=[])
        case ast.Return(value=value) if value is not None and ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Expr() | ast.Continue() | ast.Break() | ast.Raise():
            yield None
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield None
        case ast.Call():
            yield from _calls(node)


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    """What a call may become."""
    name, arguments = _called(node), node.args
    if name in OPPOSITES and isinstance(node.func, ast.Name):
        yield _with(node, func=ast.Name(OPPOSITES[name], ast.Load()))
    if isinstance(node.func, ast.Attribute):
        if name in OPPOSITE_METHODS:
            yield _with(node, func=_with(node.func, attr=OPPOSITE_METHODS[name]))
        if name in CLEANING:
            yield node.func.value
    if name in ("sorted", "sort") and any(word.arg == "key" for word in node.keywords):
        yield _with(node, keywords=[word for word in node.keywords if word.arg != "key"])
    if name in ("sorted", "reversed", "round") and isinstance(node.func, ast.Name):
        yield arguments[0]


def _with(node: ast.AST, **changes: Any) -> Any:
    """A copy of a node with other fields."""
    new = copy.copy(node)
    for name, value in changes.items():
        setattr(new, name, value)
    return new


class Known(NamedTuple):
    """What is known of the tests.

    Attributes:
        lines: which tests run each line of a module.
        seconds: how long each took.
        longest: how many seconds a test of other commands may take; any if nothing.
        others: how many tests of other commands a mutant meets; all if nothing.
    """

    lines: dict[str, dict[str, list[str]]]
    seconds: dict[str, float]
    longest: float | None = None
    others: int | None = None

    def direct(self, edit: Edit) -> list[str]:
        """The tests that run a mutant's lines."""
        lines = self.lines[edit.module]
        near = range(edit.line, edit.line + 1) if str(edit.line) in lines else edit.lines
        return [test for line in near for test in lines.get(str(line), ())] if edit.owner else []

    def covering(self, edit: Edit) -> list[str]:
        """The tests that a mutant meets, those of its own command first, the quickest before the others.

        They run its lines, or, where these run on import, anything of its module or stand with its command.
        """
        last = edit.module.rpartition("/")[2]
        name = "data_check" if edit.module.startswith("check/") else last
        near = (f"tests/test_{name}.py::", f"tests/test_{last}.py::", "tests/test_small_world.py::")
        tests = set(self.direct(edit))
        if not tests:
            tests = {test for found in self.lines[edit.module].values() for test in found}
            tests |= {test for test in self.seconds if test.startswith(near)}
        ordered = sorted(tests, key=lambda test: (self.seconds[test], test))
        own = [test for test in ordered if test.startswith(near)]
        others = [test for test in ordered if not test.startswith(near)]
        if self.longest is not None:
            others = [test for test in others if self.seconds[test] < self.longest]
        return own + others[: self.others]


def forked(work: Callable[[], int]) -> int:
    """Starts a process that does something and ends with what it returns; gives the process's number."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    try:
        log = os.open(KEPT / "log", os.O_RDWR | os.O_CREAT | os.O_APPEND)
        for stream in (1, 2):
            os.dup2(log, stream)
        status = work()
    except BaseException:
        traceback.print_exc()
        status = 3
    os._exit(status)


def pytest_line(files: Sequence[str]) -> list[str]:
    """How every run calls pytest."""
    plain = ["-s", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist"]
    return [*plain, "-W", "ignore::pytest.PytestAssertRewriteWarning", *files]


class Tracing:
    """A pytest plugin that notes which test runs which line, and how long it takes."""

    def __init__(self) -> None:
        self.coverage = coverage.Coverage(data_file=None, config_file=False, source=[str(SOURCE)])
        self.seconds: dict[str, float] = {}
        self.coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Gives what the test runs its name."""
        self.coverage.switch_context(item.nodeid)
        start = time.process_time()
        result = yield
        self.seconds[item.nodeid] = round(time.process_time() - start, 4)
        return result

    def known(self, modules: Sequence[str]) -> Known:
        """What was noted."""
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {}
        for module in modules:
            contexts = data.contexts_by_lineno(str(file_of(module)))
            lines[module] = {str(line): sorted(filter(None, tests)) for line, tests in contexts.items()}
        return Known(lines, self.seconds)


def learn(modules: Sequence[str]) -> Known:
    """Which test runs which line: from earlier runs for test files that have not changed since."""
    place = KEPT / "known.json"
    kept: dict[str, Any] = json.loads(place.read_text()) if place.exists() else {}
    shared = [path for path in ROOT.glob("tests/*.*") if not path.name.startswith("test_")]
    code = _digest([*SOURCE.rglob("*.py"), ROOT / "data" / "csto.toml", *shared])
    files = [path for path in ROOT.glob("tests/test_*.py") if path.stem.removeprefix("test_") not in LEFT_OUT]
    stamps = {f"tests/{path.name}": code + _digest([path]) for path in files}
    kept = {name: entry for name, entry in kept.items() if entry["stamp"] == stamps.get(name)}
    changed = sorted(set(stamps) - set(kept))

    def work() -> int:
        tracing = Tracing()
        status = int(pytest.main(pytest_line(changed), plugins=[tracing]))
        found = tracing.known(modules)
        for name in changed:
            lines = {
                module: {line: own for line, tests in of.items() if (own := [t for t in tests if t.startswith(name)])}
                for module, of in found.lines.items()
            }
            seconds = {test: spent for test, spent in found.seconds.items() if test.startswith(name)}
            kept[name] = {"stamp": stamps[name], "lines": lines, "seconds": seconds}
        if status == 0:
            place.write_text(json.dumps(kept))
        return status

    if changed:
        print(f"Running the tests of {len(changed)} files, to learn which lines each runs.", flush=True)
        if os.waitpid(forked(work), 0)[1] != 0:
            raise SystemExit("A test fails without any mutant; see .mutation/log.")
        kept = json.loads(place.read_text())
    known = Known({module: {} for module in modules}, {})
    for entry in kept.values():
        known.seconds.update(entry["seconds"])
        for module in modules:
            for line, tests in entry["lines"][module].items():
                known.lines[module].setdefault(line, []).extend(tests)
    return known


def _digest(paths: Sequence[Path]) -> str:
    """What changes when one of some files does."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class Limited:
    """A pytest plugin that ends the process at the first failure, or when a test needs far too long."""

    def __init__(self, seconds: dict[str, float]) -> None:
        self.seconds = seconds
        resource.setrlimit(resource.RLIMIT_AS, (4 * 2**30, 4 * 2**30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """Winds the clocks: of the processor for loops, of the wall for waits."""
        signal.setitimer(signal.ITIMER_PROF, 3 + 10 * self.seconds.get(item.nodeid, 1.0))
        signal.alarm(180)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Ends at the first failure."""
        if report.failed:
            os._exit(1)


class Trials:
    """A pytest plugin that tries mutants on the collected tests, each in a forked process.

    Args:
        chosen: the mutants, all of code inside functions.
        known: which test runs which line.
        jobs: how many processes at once.
        ended: is told how each mutant ended.
    """

    def __init__(self, chosen: Sequence[Edit], known: Known, jobs: int, ended: Callable[[Edit, str], None]) -> None:
        self.chosen, self.known, self.jobs, self.ended = chosen, known, jobs, ended

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Tries them all, after a run without any mutant that must pass."""
        for module in {edit.module for edit in self.chosen}:
            importlib.import_module(dotted(module))
        items = {item.nodeid: item for item in session.items}
        functions: dict[tuple[str, str], list[FunctionType]] = {}
        for function in gc.get_objects():
            if isinstance(function, FunctionType):
                code = function.__code__
                functions.setdefault((code.co_filename, code.co_qualname), []).append(function)
        gc.freeze()  # so that the processes share what they hold

        def trial(edit: Edit | None) -> int:
            tests = self.known.covering(edit) if edit else list(everything)
            if edit:
                new = next(code for code in _codes(edit.code()) if code.co_qualname == edit.owner)
                for function in functions[str(file_of(edit.module)), edit.owner]:
                    function.__code__ = new
            session.config.pluginmanager.register(Limited(self.known.seconds))
            chosen = [items[test] for test in tests]
            for item, following in zip(chosen, [*chosen[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            return 0

        everything = dict.fromkeys(test for edit in self.chosen for test in self.known.covering(edit))
        if os.waitpid(forked(lambda: trial(None)), 0)[1] != 0:
            raise SystemExit("A test fails without any mutant when the tests run in another order; see .mutation/log.")
        together(self.chosen, trial, self.jobs, self.ended)
        return True


def _codes(code: CodeType) -> Iterator[CodeType]:
    """A code object and all those inside it, outer ones first."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


class Substitute(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports the mutant in the place of its module."""

    def __init__(self, edit: Edit) -> None:
        self.edit = edit

    def find_spec(self, fullname: str, path: object, target: object = None) -> Any:
        """The place of the module, with the mutant for its code."""
        if fullname != dotted(self.edit.module):
            return None
        file = file_of(self.edit.module)
        place = [str(file.parent)] if file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(fullname, file, loader=self, submodule_search_locations=place)

    def get_code(self, fullname: str) -> CodeType:
        """The mutant."""
        return self.edit.code()

    def get_source(self, fullname: str) -> None:
        """No source: it would be that of the module as it stands."""


class Selection:
    """A pytest plugin that keeps some tests, in their order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.order = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keeps them."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )


def together(
    chosen: Sequence[Edit], trial: Callable[[Edit], int], jobs: int, ended: Callable[[Edit, str], None]
) -> None:
    """Tries mutants in forked processes, some at once, and tells how each ended."""
    running: dict[int, Edit] = {}
    waiting = list(reversed(chosen))
    while waiting or running:
        while waiting and len(running) < jobs:
            edit = waiting.pop()
            running[forked(lambda edit=edit: trial(edit))] = edit  # type: ignore[misc]
        pid, status = os.wait()
        ended(running.pop(pid), _ending(status))


def _ending(status: int) -> str:
    """How a mutant ended, by how its process did."""
    if os.WIFSIGNALED(status):
        return "timed out" if os.WTERMSIG(status) in (signal.SIGPROF, signal.SIGALRM) else "killed"
    return {0: "survived", 3: "invalid"}.get(os.WEXITSTATUS(status), "killed")


def try_out(chosen: Sequence[Edit], known: Known, jobs: int, ended: Callable[[Edit, str], None]) -> None:
    """Tries mutants: those inside functions on collected tests, the others from the start."""
    reached = [edit for edit in chosen if known.covering(edit)]
    for edit in chosen:
        if edit not in reached:
            ended(edit, "survived")
    inside = [edit for edit in reached if known.direct(edit)]
    if inside:
        notes = KEPT / "endings"
        with notes.open("w") as file:

            def note(edit: Edit, ending: str) -> None:
                file.write(f"{inside.index(edit)} {ending}\n")
                file.flush()

            trials = Trials(inside, known, jobs, note)
            files = sorted({test.partition("::")[0] for edit in inside for test in known.covering(edit)})
            status = os.waitpid(forked(lambda: int(pytest.main(pytest_line(files), [trials]))), 0)[1]
        for line in notes.read_text().splitlines():
            number, ending = line.split(" ", 1)
            ended(inside[int(number)], ending)
        if status != 0:
            raise SystemExit("The trials ended early; see .mutation/log.")

    def trial(edit: Edit) -> int:
        sys.meta_path.insert(0, Substitute(edit))
        tests = known.covering(edit)
        files = sorted({test.partition("::")[0] for test in tests})
        return min(int(pytest.main(pytest_line(files), [Limited(known.seconds), Selection(tests)])), 1)

    together([edit for edit in reached if not known.direct(edit)], trial, jobs, ended)


def page(endings: dict[str, dict[str, str]], sampled: dict[str, str]) -> str:
    """The page of the docs: a table of the modules, then the survivors with their reasons."""
    reasons: dict[str, list[dict[str, str]]] = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    rows, survivors, total = [], [], [0, 0, 0, 0]
    for module in sorted(endings):
        text = file_of(module).read_text(encoding="utf-8").split("\n")
        ends = list(endings[module].values())
        counts = [len(ends), *(ends.count(word) for word in ("killed", "timed out", "survived"))]
        total = [one + other for one, other in zip(total, counts, strict=True)]
        rows.append(_row(f"`{module}`", counts, sampled.get(module, "all")))
        for key, ending in endings[module].items():
            if ending == "survived":
                place, _, change = key.partition(": ")
                line = int(place.split(":")[1])
                reason = _reason(reasons.get(module, []), text[line - 1].strip(), change)
                was, _, becomes = change.partition(" -> ")
                cells = (f"{module}.py:{line}", _code(was), _code(becomes), reason)
                survivors.append(f"| {' | '.join(cells)} |")
    explained = sum("not explained" not in row for row in survivors)
    noticed = total[1] + total[2]
    share = 100 * noticed / max(total[0], 1)
    return "\n".join(
        [
            "# Mutation testing",
            "",
            *textwrap.wrap(INTRODUCTION, 116),
            "",
            f"Last run: {time.strftime('%-d %B %Y')}. {noticed} of {total[0]} mutants were noticed, {share:.1f} %;",
            f"{explained} of the {total[3]} others are explained below.",
            "",
            "| module | mutants | killed | timed out | survived | noticed | drawn |",
            "|---|--:|--:|--:|--:|--:|---|",
            *rows,
            _row("all", total, ""),
            "",
            "## Survivors",
            "",
            "| line | was | became | why no test can tell, or none does |",
            "|---|---|---|---|",
            *survivors,
            "",
        ]
    )


def _reason(reasons: Sequence[dict[str, str]], line: str, change: str) -> str:
    """Why no test can tell a mutant from the original: that of its line, and of its change if one is named."""
    fitting = (one["reason"] for one in reasons if one["line"] in line and one.get("change", change) == change)
    return next(fitting, "not explained")


def _row(name: str, counts: Sequence[int], drawn: str) -> str:
    """A line of the table."""
    share = 100 * (counts[1] + counts[2]) / max(counts[0], 1)
    return f"| {name} | {' | '.join(map(str, counts))} | {share:.1f} % | {drawn} |"


def _code(text: str) -> str:
    """Code in a cell of a table, cut if it is long."""
    line = " ".join(text.split()).replace("|", "\\|").replace("`", "'")
    return f"`{line if len(line) <= 70 else line[:67] + '…'}`"


def main() -> None:
    """Tries the mutants asked for and writes the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("modules", nargs="*", default=MODULES, help="such as dates, check/time or queries/*")
    parser.add_argument("--again", action="store_true", help="only what the last run left alive")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="no more than N mutants of a module")
    parser.add_argument("--seed", type=int, default=1, help="by which a sample is drawn")
    parser.add_argument("--quick", action="store_true", help="leave out most tests of other commands, and slow ones")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes at once")
    options = parser.parse_args()
    os.chdir(ROOT)
    KEPT.mkdir(exist_ok=True)
    every = [str(path.relative_to(SOURCE))[:-3] for path in SOURCE.rglob("*.py")]
    modules = sorted(one for one in every if any(Path(one).match(wanted) for wanted in options.modules))
    measured = sorted(one for one in every if any(Path(one).match(wanted) for wanted in MODULES))
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="mutation-")
    quick = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile("mutate", derandomize=True, database=None, deadline=None, phases=quick)
    hypothesis.settings.load_profile("mutate")
    place = KEPT / "endings.json"
    endings: dict[str, dict[str, str]]
    sampled: dict[str, str]
    endings, sampled = json.loads(place.read_text()) if place.exists() else ({}, {})
    known = learn(measured)
    if options.quick:
        known = known._replace(longest=QUICK[0], others=QUICK[1])
    chosen: list[Edit] = []
    for module in modules:
        found = edits(module)
        before = endings.get(module, {})
        if options.again:
            found = [edit for edit in found if before.get(edit.key) == "survived"]
        else:
            endings[module] = {}
            sampled.pop(module, None)
            if 0 < options.sample < len(found):
                sampled[module] = f"{options.sample} of {len(found)}, seed {options.seed}"
                found = sorted(random.Random(options.seed).sample(found, options.sample), key=found.index)
        chosen += found
    start = time.monotonic()

    def ended(edit: Edit, ending: str) -> None:
        endings[edit.module][edit.key] = ending
        if ending == "invalid":
            del endings[edit.module][edit.key]
        elif ending == "survived":
            print(f"survived: {edit.key}")

    try_out(chosen, known, options.jobs, ended)
    place.write_text(json.dumps([endings, sampled], indent=1, ensure_ascii=False))
    PAGE.write_text(page(endings, sampled), encoding="utf-8")
    print(f"{len(chosen)} mutants in {time.monotonic() - start:.0f} s; see docs/mutation.md")


if __name__ == "__main__":
    main()
