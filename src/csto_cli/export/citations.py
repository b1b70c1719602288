"""Sources as citations: BibTeX, CSL-JSON, RIS, or a plain reference.

Keys are the ids of the sources, which do not change between editions. Text stays in its own script as UTF-8.
"""

from csto_cli import dates
from csto_cli.text.strings import web_address
from csto_cli.types import Any, Callable, Mapping, Sequence

STYLES = ("plain", "bibtex", "csl-json", "ris")
"""Every style, the default first."""

_LATEX = {
    ord("\\"): r"\textbackslash{}", ord("{"): r"\{", ord("}"): r"\}", ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}", **{ord(mark): f"\\{mark}" for mark in "&%$#_"},
}  # fmt: skip
"""Characters that mean something to LaTeX."""

_CSL_TYPES = {
    "article": "article-journal", "chapter": "chapter", "report": "report", "treaty": "treaty", "dataset": "dataset",
    "news": "article-newspaper",
}  # fmt: skip
"""What CSL calls a form or a kind of source; every other is a page of the web."""

_RIS_TYPES = {
    "article-journal": "JOUR", "chapter": "CHAP", "report": "RPRT", "treaty": "LEGAL", "dataset": "DATA",
    "article-newspaper": "NEWS", "webpage": "ELEC",
}  # fmt: skip

_BIBTEX_TYPES = {
    "article-journal": ("article", "journal", "publisher"), "chapter": ("incollection", "booktitle", "publisher"),
    "report": ("techreport", "series", "institution"),
}  # fmt: skip
"""For BibTeX, with the fields of what it appeared in and of who published it; every other is `misc`."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def format_citation(source: Mapping[str, Any], style: str) -> str:
    """A source in one of the styles, without a line end after it."""
    whole = dict.fromkeys(("title", "publisher", "kind"), "") | dict(source)
    return _WRITERS[style]({key: _line(value) if isinstance(value, str) else value for key, value in whole.items()})


def document(citations: Sequence[str], style: str) -> str:
    """Citations as one text: a file that a reference manager or LaTeX reads."""
    if style == "csl-json":
        return "[\n" + ",\n".join(citations) + "\n]\n"
    if style == "ris":
        return "".join(f"{citation}\r\n" for citation in citations)
    joint = "\n\n" if style == "bibtex" else "\n"
    return joint.join(citations) + "\n" if citations else ""


def _line(text: str) -> str:
    """Text on one line, in which nothing is a command to a terminal."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def _body(source: Mapping[str, Any]) -> str:
    """The publisher, without the place at which it was read: `CQ Press (via issuhub.com)`."""
    name: str = source["publisher"]
    body, _, place = name.partition(" (")
    return body if body and ("via " in place or "copy" in place) else name


def _item(source: Mapping[str, Any]) -> dict[str, Any]:
    """A source as an object of CSL-JSON, from which BibTeX and RIS are made too; what is not known is empty.

    Where nobody is named as author it is the publisher, but of a treaty. The container of news is the paper, that of a
    page the site; `Monitor 5(65)` is a volume and an issue.
    """
    kind = _CSL_TYPES.get(source.get("form") or source["kind"], "webpage")
    names = [_line(name).partition(", ") for name in source.get("authors") or ()]
    institutions = [_line(name) for name in source.get("institutions") or ()]
    if not names and not institutions and source["kind"] != "treaty":
        institutions = [_body(source)]
    container, volume, issue = source.get("container") or "", "", ""
    if not container and (kind == "article-newspaper" or (kind == "webpage" and _body(source) not in institutions)):
        container = source["publisher"]
    title, _, numbers = container.rpartition(" ")
    first, _, second = numbers.removesuffix(")").partition("(")
    if title and first.isdecimal() and second.isdecimal():
        container, volume, issue = title, first, second
    day = [int(part) for part in source["date"].split("-")] if source.get("date") else []
    archived = f"Archived: {source['archived']}" if source.get("archived") else ""
    return {
        "id": source["id"],
        "type": kind,
        "title": source["title"],
        "author": [
            *[{"family": family, "given": given} if given else {"literal": family} for family, _, given in names],
            *[{"literal": name} for name in institutions],
        ],
        "container-title": container,
        "volume": volume,
        "issue": issue,
        "publisher": "" if source["publisher"] in (container, source.get("container")) else source["publisher"],
        "version": source.get("version"),
        "issued": {"date-parts": [day]} if day else None,
        "DOI": source.get("doi"),
        "URL": _url(source.get("url") or ""),
        "language": source.get("lang"),
        "note": ". ".join([part for part in (source.get("note"), archived) if part]),
    }


def _csl(source: Mapping[str, Any]) -> str:
    """An object of CSL-JSON 1.0."""
    from csto_cli.text.json import dumps, escape

    return escape(dumps({name: value for name, value in _item(source).items() if value}))


def _plain(source: Mapping[str, Any]) -> str:
    """Author, title, container, publisher, version, date, note, address."""
    names = [
        _line(name).partition(", ") for name in (*(source.get("authors") or ()), *(source.get("institutions") or ()))
    ]
    container = source.get("container")
    parts = [", ".join([f"{given} {family}".strip() for family, _, given in names]), f"“{source['title']}”", container]
    parts += [source["publisher"]] if source["publisher"] != container else []
    parts += [f"version {source['version']}"] if source.get("version") else []
    parts += [dates.format_long(source["date"])] if source.get("date") else []
    parts += [source.get("note"), source.get("url")]
    archived = f" (archived: {source['archived']})" if source.get("archived") else ""
    return ", ".join(part for part in parts if part) + archived + ("" if source.get("url") else ".")


def _bibtex(source: Mapping[str, Any]) -> str:
    """An entry in which every BibTeX style finds what it asks for, and prints the address.

    The braces around the title keep its capitals, those around an institution keep it from being taken apart.
    """
    item, date, body = _item(source), str(source.get("date") or ""), _body(source)
    kind, place, house = _BIBTEX_TYPES[item["type"]] if date and item["type"] in _BIBTEX_TYPES else ("misc", "", "")
    names = [
        _latex(f"{name['family']}, {name['given']}") if "family" in name else f"{{{_latex(name['literal'])}}}"
        for name in item["author"] or [{"literal": body}]
    ]
    # lines may break in \url, but readers take a percent sign in it for the beginning of a comment
    address = rf"\url{{{item['URL']}}}" if item["URL"] and "%" not in item["URL"] else _latex(item["URL"])
    container = _latex(item["container-title"]) if source.get("container") else ""
    publisher = "" if f"{{{_latex(body)}}}" in names or source["publisher"] == source.get("container") else _latex(body)
    version = _latex(f"version {item['version']}") if item["version"] else ""
    notes = (address if place else "", _latex(item["note"]))
    fields = {
        "author": " and ".join(names),
        "title": f"{{{_latex(item['title'])}}}",
        "howpublished": "" if place else ", ".join([part for part in (container, publisher, version, address) if part]),
        place: container,
        "volume": item["volume"] if place else "",
        "number": item["issue"] if place else "",
        house: publisher or _latex(body),
        "year": date[:4],
        "month": date[5:7],
        "day": date[8:].lstrip("0"),
        "doi": _latex(item["DOI"] or ""),
        "note": ". ".join([part for part in notes if part]),
    }
    lines = [f"  {name} = {_value(name, value)}" for name, value in fields.items() if name and value]
    return f"@{kind}{{{_key(source)},\n" + ",\n".join(lines) + "\n}"


def _value(name: str, value: str) -> str:
    """The value of a field: a month as the macro that every style spells in its own way, others in braces."""
    return _MONTHS[int(value) - 1] if name == "month" else f"{{{value}}}"


def _latex(text: str) -> str:
    """Text that LaTeX prints as it is."""
    return text.translate(_LATEX)


def _url(url: str) -> str:
    """An address for use between braces: only plain characters, all others in percent signs."""
    address = web_address(_line(url))
    return (address or url).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _key(source: Mapping[str, Any]) -> str:
    """The key of a source: its id, of which BibTeX could only mistake what is not a letter, digit or dash."""
    return "".join(mark if mark.isalnum() or mark in "-.:" else "-" for mark in str(source["id"]))


def _ris(source: Mapping[str, Any]) -> str:
    """A reference of RIS, its lines ended as the format asks, the last one left open."""
    item, date = _item(source), str(source.get("date") or "")
    lines = [
        ("TY", _RIS_TYPES[item["type"]]),
        ("ID", item["id"]),
        *[
            ("AU", f"{name['family']}, {name['given']}" if "family" in name else name["literal"].replace(", ", " – "))
            for name in item["author"]  # a comma would make a person of an institution
        ],
        ("TI", item["title"]),
        ("T2", item["container-title"]),
        ("VL", item["volume"]),
        ("IS", item["issue"]),
        ("PB", item["publisher"]),
        ("PY", date[:4]),
        ("DA", f"{date[:4]}/{date[5:7]}/{date[8:]}/" if date else ""),
        ("ET", item["version"]),
        ("LA", item["language"]),
        ("DO", item["DOI"]),
        ("UR", item["URL"]),
        ("N1", item["note"]),
    ]
    return "\r\n".join([*[f"{tag}  - {value}" for tag, value in lines if value], "ER  - "])


_WRITERS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "plain": _plain,
    "bibtex": _bibtex,
    "csl-json": _csl,
    "ris": _ris,
}
