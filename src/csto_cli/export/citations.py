"""Sources as citations: BibTeX, CSL-JSON, RIS, or a plain reference.

Keys are the ids of the sources, which do not change between editions. Text stays in its own script as UTF-8.
"""

from csto_cli import dates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

STYLES = ("plain", "bibtex", "csl-json", "ris")
"""Every style, the default first."""

_LATEX = {
    ord("\\"): r"\textbackslash{}", ord("{"): r"\{", ord("}"): r"\}", ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}", **{ord(mark): f"\\{mark}" for mark in "&%$#_"},
}  # fmt: skip
"""Characters that mean something to LaTeX."""

_CSL_TYPES = {
    "treaty": "treaty", "official": "document", "dataset": "dataset", "scholarly": "article",
    "news": "article-newspaper", "reference": "webpage",
}  # fmt: skip

_RIS_TYPES = {
    "treaty": "LEGAL", "official": "GOVDOC", "dataset": "DATA", "scholarly": "GEN", "news": "NEWS", "reference": "ELEC",
}  # fmt: skip

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def format_citation(source: "Mapping[str, Any]", style: str) -> str:
    """A source in one of the styles, without a line end after it.

    Args:
        source: id, title, publisher, url, date, kind, lang, author and archived; `version` and `note` if it has any.
        style: one of `STYLES`.
    """
    whole = dict.fromkeys(("title", "publisher", "kind"), "") | dict(source)
    return _WRITERS[style]({key: _line(value) if isinstance(value, str) else value for key, value in whole.items()})


def document(citations: "Sequence[str]", style: str) -> str:
    """Citations as one text: a file that a reference manager or LaTeX reads.

    Args:
        citations: what `cite` wrote.
        style: the style that they are in.
    """
    if style == "csl-json":
        return "[\n" + ",\n".join(citations) + "\n]\n"
    if style == "ris":
        return "".join(f"{citation}\r\n" for citation in citations)
    joint = "\n\n" if style == "bibtex" else "\n"
    return joint.join(citations) + "\n" if citations else ""


def _line(text: str) -> str:
    """Text on one line, in which nothing is a command to a terminal."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def _authors(source: "Mapping[str, Any]") -> "list[str]":
    """The names of the authors: persons as `Family, Given`, then institutions."""
    return [_line(name) for name in (*(source.get("authors") or ()), *(source.get("institutions") or ()))]


def _given_first(name: str) -> str:
    """A name as `Given Family`."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name


def _csl_name(name: str) -> dict[str, str]:
    """A name of a person in CSL-JSON."""
    family, comma, given = name.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": name}


def _plain(source: "Mapping[str, Any]") -> str:
    """Author, title, publisher, version, date, note, address."""
    names = [
        _line(_given_first(name)) for name in (*(source.get("authors") or ()), *(source.get("institutions") or ()))
    ]
    parts = [", ".join(names), f"“{source['title']}”", source["publisher"]]
    parts += [f"version {source['version']}"] if source.get("version") else []
    parts += [dates.format_long(source["date"])] if source.get("date") else []
    parts += [source.get("note"), source.get("url")]
    archived = f" (archived: {source['archived']})" if source.get("archived") else ""
    return ", ".join(part for part in parts if part) + archived + ("" if source.get("url") else ".")


def _bibtex(source: "Mapping[str, Any]") -> str:
    """An entry of type `misc`, which every BibTeX style knows. The braces around the title keep its capitals."""
    authors = " and ".join(f"{{{_latex(name)}}}" if _corporate(name) else _latex(name) for name in _authors(source))
    date = str(source.get("date") or "")
    fields = {
        "author": authors,
        "title": f"{{{_latex(source['title'])}}}",
        "howpublished": _latex(source["publisher"]),
        "edition": _latex(f"version {source['version']}") if source.get("version") else "",
        "year": date[:4],
        "month": date[5:7],
        "day": date[8:].lstrip("0"),
        "url": _url(source.get("url")),
        "note": _latex(_note(source)),
    }
    lines = [f"  {name} = {_value(name, value)}" for name, value in fields.items() if value]
    return f"@misc{{{_key(source)},\n" + ",\n".join(lines) + "\n}"


def _value(name: str, value: str) -> str:
    """The value of a field: a month as the macro that every style spells in its own way, others in braces."""
    return _MONTHS[int(value) - 1] if name == "month" else f"{{{value}}}"


def _corporate(name: str) -> bool:
    """Whether a name is one word or begins with an article, so that BibTeX must not take it apart."""
    return " " not in name or name.startswith("The ")


def _note(source: "Mapping[str, Any]") -> str:
    """What else there is to say of a source."""
    archived = f"Archived: {source['archived']}" if source.get("archived") else ""
    return ". ".join(part for part in (source.get("note") or "", archived) if part)


def _latex(text: str) -> str:
    """Text that LaTeX prints as it is."""
    return text.translate(_LATEX)


def _url(url: "str | None") -> str:
    """An address for BibTeX, which takes it verbatim: only what would end the field is written in percent signs."""
    return str(url or "").replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")


def _key(source: "Mapping[str, Any]") -> str:
    """The key of a source: its id, of which BibTeX could only mistake what is not a letter, digit or dash."""
    return "".join(mark if mark.isalnum() or mark in "-.:" else "-" for mark in str(source["id"]))


def _csl(source: "Mapping[str, Any]") -> str:
    """An object of CSL-JSON 1.0."""
    from csto_cli.text.json import dumps, escape

    item: dict[str, Any] = {
        "id": source["id"],
        "type": _CSL_TYPES.get(source["kind"], "document"),
        "title": source["title"],
    }
    if _authors(source):
        persons = [_csl_name(name) for name in source.get("authors") or ()]
        item["author"] = [*persons, *[{"literal": name} for name in source.get("institutions") or ()]]
    item["publisher"] = source["publisher"]
    if source["kind"] == "news":
        item["container-title"] = source["publisher"]
    if source.get("version"):
        item["version"] = source["version"]
    if source.get("date"):
        item["issued"] = {"date-parts": [[int(part) for part in source["date"].split("-")]]}
    for name, value in (("URL", source.get("url")), ("language", source.get("lang")), ("note", _note(source))):
        if value:
            item[name] = value
    return escape(dumps(item))


def _ris(source: "Mapping[str, Any]") -> str:
    """A reference of RIS, its lines ended as the format asks, the last one left open."""
    date = str(source.get("date") or "")
    lines = [("TY", _RIS_TYPES.get(source["kind"], "GEN")), ("ID", source["id"])]
    lines += [("AU", name) for name in _authors(source)]
    lines += [("TI", source["title"]), ("PB", source["publisher"])]
    if date:
        lines += [("PY", date[:4]), ("DA", f"{date[:4]}/{date[5:7]}/{date[8:]}/")]
    for tag, value in (
        ("ET", source.get("version")),
        ("LA", source.get("lang")),
        ("UR", source.get("url")),
        ("N1", _note(source)),
    ):
        if value:
            lines.append((tag, value))
    lines.append(("ER", ""))
    return "\r\n".join(f"{tag}  - {value}" for tag, value in lines)


_WRITERS: "dict[str, Callable[[Mapping[str, Any]], str]]" = {
    "plain": _plain,
    "bibtex": _bibtex,
    "csl-json": _csl,
    "ris": _ris,
}
