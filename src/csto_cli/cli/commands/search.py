"""`csto search`."""

from csto_cli.cli.declare import Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.search import search
from csto_cli.text.stems import words


def _search(
    data: Store, text: tuple[str, ...], in_: tuple[str, ...], limit: int | None, sort: str | None, reverse: bool
) -> Result:
    """The records that hold the words, best first."""
    rows, query = search(data, " ".join(text), within=in_, limit=None if sort or reverse else limit)
    found, whole = query.pop("found"), query["all_words"]
    result = Result(rows, query)
    result.total = found
    spelt = "" if {*words(query["text"])}.issuperset(query["stems"]) else ", or what is spelt most like them"
    if found and whole < found:
        some = f"Only the first {whole} hold all of these words" if whole else "No record holds all of these words"
        result.warnings.append(f"{some}{spelt}; the {'others' if whole else 'following'} hold most of them.")
    elif found and spelt:
        result.warnings.append("No record holds all of these words; csto searched for what is spelt most like them.")
    return result


COMMAND = Command(
    "search",
    description=(
        "Ask in words: who is secretary general, armenia leaving, peacekeepers kazakhstan 2022. Records that hold all "
        "words come first, and those that hold most of them if there are hardly any. Endings, case, accents and "
        "American spelling do not matter; Russian and English names find the same. Names count more than text, what "
        "holds today more than what is past, records more than sources."
    ),
    query=_search,
    title=lambda data, result, values: f"Search for “{result.query['text']}”",
    empty="No record holds any of these words; csto timeline, csto leaders and csto glossary list what there is.",
    narrow="--in SECTION narrows it, --limit shows more",
    row="rows.records.Hit",
    view="search",
    arguments=(Argument("text", "Words", multiple=True, metavar="TEXT…", required=True),),
    options=(Option("in", "Only in this section", multiple=True, choices="Section"),),
    examples=(
        ("csto search who is secretary general", "the post, then those who held it before"),
        ("csto search odkb --in source", "sources with ОДКБ or ODKB in their titles or addresses"),
        ("csto search article 4 --in event --json", "events that mention Article 4, for scripts"),
    ),
)
