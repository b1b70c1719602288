"""Sources as citations: BibTeX, CSL-JSON, RIS, or a plain reference.

Keys are the ids of the sources, which do not change between editions. Text stays in its own script as UTF-8.
"""

from csto_cli import dates
from csto_cli.text.strings import web_address

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

_TYPES = {
    "article": ("article-journal", "JOUR", "article"), "chapter": ("chapter", "CHAP", "incollection"),
    "report": ("report", "RPRT", "techreport"), "treaty": ("treaty", "LEGAL", "misc"),
    "dataset": ("dataset", "DATA", "misc"), "news": ("article-newspaper", "NEWS", "misc"),
}  # fmt: skip
"""What CSL, RIS and BibTeX call a form or a kind of source; every other is a page of the web."""

_BIBTEX_FIELDS = {
    "article": ("journal", "publisher"), "incollection": ("booktitle", "publisher"),
    "techreport": ("series", "institution"),
}  # fmt: skip
"""Where each type of BibTeX names what it appeared in, and who published it."""

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


def _types(source: "Mapping[str, Any]") -> tuple[str, str, str]:
    """What CSL, RIS and BibTeX call a source."""
    return _TYPES.get(source.get("form") or source["kind"], ("webpage", "ELEC", "misc"))


def _persons(source: "Mapping[str, Any]") -> "list[tuple[str, str]]":
    """Its authors, each as family and given name."""
    pairs = [_line(name).partition(", ") for name in source.get("authors") or ()]
    return [(family, given) for family, _, given in pairs]


def _institutions(source: "Mapping[str, Any]") -> "list[str]":
    """The institutions that wrote it: where nobody is named the publisher, but of a treaty."""
    named = [_line(name) for name in source.get("institutions") or ()]
    return named if named or source.get("authors") or source["kind"] == "treaty" else [_body(source)]


def _body(source: "Mapping[str, Any]") -> str:
    """The publisher, without the place at which it was read: `CQ Press (via issuhub.com)`."""
    name: str = source["publisher"]
    body, _, place = name.partition(" (")
    return body if body and ("via " in place or "copy" in place) else name


def _container(source: "Mapping[str, Any]") -> tuple[str, str, str]:
    """What it appeared in, with volume and issue: `Monitor 5(65)`; of news the paper, of a page the site."""
    name = source.get("container") or ""
    title, _, numbers = name.rpartition(" ")
    volume, _, issue = numbers.removesuffix(")").partition("(")
    if title and volume.isdecimal() and issue.isdecimal():
        return title, volume, issue
    form = _types(source)[0]
    if not name and (form == "article-newspaper" or (form == "webpage" and _body(source) not in _institutions(source))):
        name = source["publisher"]
    return name, "", ""


def _plain(source: "Mapping[str, Any]") -> str:
    """Author, title, container, publisher, version, date, note, address."""
    names = [f"{given} {family}".strip() for family, given in _persons(source)]
    names += [_line(name) for name in source.get("institutions") or ()]
    container = source.get("container")
    parts = [", ".join(names), f"“{source['title']}”", container]
    parts += [source["publisher"]] if source["publisher"] != container else []
    parts += [f"version {source['version']}"] if source.get("version") else []
    parts += [dates.format_long(source["date"])] if source.get("date") else []
    parts += [source.get("note"), source.get("url")]
    archived = f" (archived: {source['archived']})" if source.get("archived") else ""
    return ", ".join(part for part in parts if part) + archived + ("" if source.get("url") else ".")


def _bibtex(source: "Mapping[str, Any]") -> str:
    """An entry in which every BibTeX style finds what it asks for, and prints the address.

    The braces around the title keep its capitals, those around an institution keep it from being taken apart.
    """
    date = str(source.get("date") or "")
    kind = _types(source)[2] if date else "misc"
    persons = [_latex(f"{family}, {given}" if given else family) for family, given in _persons(source)]
    institutions = _institutions(source) if persons else _institutions(source) or [_body(source)]
    names = [*persons, *[f"{{{_latex(name)}}}" for name in institutions]]
    container, volume, issue = _container(source) if source.get("container") else ("", "", "")
    publisher = "" if _body(source) in institutions or source["publisher"] == container else _body(source)
    address, archived = _bibtex_url(source.get("url")), _bibtex_url(source.get("archived"))
    note = [_latex(source.get("note") or ""), f"archived: {archived}" if archived else ""]
    if kind == "misc":
        version = f"version {source['version']}" if source.get("version") else ""
        shown = [*[_latex(part) for part in (container, publisher, version) if part], *([address] if address else [])]
        places = {"howpublished": ", ".join(shown)}
    else:
        place, house = _BIBTEX_FIELDS[kind]
        places = {
            place: _latex(container),
            "volume": volume,
            "number": issue,
            house: _latex(publisher or _body(source)),
        }
        note.insert(0, address)
    fields = {
        "author": " and ".join(names),
        "title": f"{{{_latex(source['title'])}}}",
        **places,
        "year": date[:4],
        "month": date[5:7],
        "day": date[8:].lstrip("0"),
        "doi": _latex(source.get("doi") or ""),
        "note": ". ".join([part for part in note if part]),
    }
    lines = [f"  {name} = {_value(name, value)}" for name, value in fields.items() if value]
    return f"@{kind}{{{_key(source)},\n" + ",\n".join(lines) + "\n}"


def _value(name: str, value: str) -> str:
    """The value of a field: a month as the macro that every style spells in its own way, others in braces."""
    return _MONTHS[int(value) - 1] if name == "month" else f"{{{value}}}"


def _note(source: "Mapping[str, Any]") -> str:
    """What else there is to say of a source."""
    archived = f"Archived: {source['archived']}" if source.get("archived") else ""
    return ". ".join(part for part in (source.get("note") or "", archived) if part)


def _latex(text: str) -> str:
    """Text that LaTeX prints as it is."""
    return text.translate(_LATEX)


def _url(url: str) -> str:
    """An address as it stands between braces: only plain characters, all others in percent signs."""
    address = web_address(_line(url))
    return (address or url).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _bibtex_url(url: "str | None") -> str:
    """An address as a style prints it, where lines may break in it but for a percent sign, which may be a comment."""
    address = _url(url or "")
    return rf"\url{{{address}}}" if address and "%" not in address else _latex(address)


def _key(source: "Mapping[str, Any]") -> str:
    """The key of a source: its id, of which BibTeX could only mistake what is not a letter, digit or dash."""
    return "".join(mark if mark.isalnum() or mark in "-.:" else "-" for mark in str(source["id"]))


def _csl(source: "Mapping[str, Any]") -> str:
    """An object of CSL-JSON 1.0."""
    from csto_cli.text.json import dumps, escape

    container, volume, issue = _container(source)
    persons = [
        {"family": family, "given": given} if given else {"literal": family} for family, given in _persons(source)
    ]
    day = [int(part) for part in source["date"].split("-")] if source.get("date") else []
    item = {
        "id": source["id"],
        "type": _types(source)[0],
        "title": source["title"],
        "author": [*persons, *[{"literal": name} for name in _institutions(source)]],
        "container-title": container,
        "volume": volume,
        "issue": issue,
        "publisher": "" if source["publisher"] == container else source["publisher"],
        "version": source.get("version"),
        "issued": {"date-parts": [day]} if day else None,
        "DOI": source.get("doi"),
        "URL": source.get("url") and _url(source["url"]),
        "language": source.get("lang"),
        "note": _note(source),
    }
    return escape(dumps({name: value for name, value in item.items() if value}))


def _ris(source: "Mapping[str, Any]") -> str:
    """A reference of RIS, its lines ended as the format asks, the last one left open."""
    date = str(source.get("date") or "")
    container, volume, issue = _container(source)
    authors = [f"{family}, {given}" if given else family for family, given in _persons(source)]
    authors += [name.replace(", ", " – ") for name in _institutions(source)]  # a comma would make a person of it
    lines = [
        ("TY", _types(source)[1]),
        ("ID", source["id"]),
        *[("AU", name) for name in authors],
        ("TI", source["title"]),
        ("T2", container),
        ("VL", volume),
        ("IS", issue),
        ("PB", "" if source["publisher"] == container else source["publisher"]),
        ("PY", date[:4]),
        ("DA", f"{date[:4]}/{date[5:7]}/{date[8:]}/" if date else ""),
        ("ET", source.get("version")),
        ("LA", source.get("lang")),
        ("DO", source.get("doi")),
        ("UR", source.get("url") and _url(source["url"])),
        ("N1", _note(source)),
    ]
    return "\r\n".join([*[f"{tag}  - {value}" for tag, value in lines if value], "ER  - "])


_WRITERS: "dict[str, Callable[[Mapping[str, Any]], str]]" = {
    "plain": _plain,
    "bibtex": _bibtex,
    "csl-json": _csl,
    "ris": _ris,
}
