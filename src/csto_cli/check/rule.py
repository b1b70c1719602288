"""What a rule is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from csto_cli.check.document import Document

    Test = Callable[[Document], Iterable["Violation"]]

ERROR = "error"
WARNING = "warning"


@dataclass(slots=True)
class Violation:
    """One place where a file breaks a rule.

    Args:
        message: what is wrong, in a sentence.
        fix: how to fix it, if the rule's own advice is not enough.
        line: the line, counted from 1.
        section: the section.
        record: the id of the record.
        field: the field.
    """

    message: str
    fix: str = ""
    line: int = 1
    section: str = ""
    record: str = ""
    field: str = ""


@dataclass(slots=True)
class Rule:
    """One numbered rule.

    Args:
        number: `D101` and the like; the first digit is the theme.
        severity: an error makes the check fail, a warning asks for a second look.
        fix: how to fix what breaks it.
        test: finds what breaks it; its docstring says what the rule asks.
    """

    number: str
    severity: str
    fix: str
    test: Test

    @property
    def text(self) -> str:
        """What the rule asks."""
        return " ".join((self.test.__doc__ or "").split())


def rule(number: str, severity: str, fix: str) -> Callable[[Test], Rule]:
    """Makes a rule of a function."""
    return lambda test: Rule(number, severity, fix, test)


def rules_of(module: object) -> tuple[Rule, ...]:
    """The rules that a module defines, in order."""
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))
