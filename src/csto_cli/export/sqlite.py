"""The dataset as an SQLite database, ready for Datasette, DuckDB or any other reader.

A table for each section, named like it, with `id` as primary key; that of states is `iso3`, by which all refer to
them. `record` has every id with its section, its name and what it says. What is an array in the dataset is a table of
its own, `section_field`, but sources: all of them are in `record_source`. Every reference between them is a foreign
key to a primary key, as far as the section that it leads to is exported too. `section_fts` searches the words of a
table. Tables of free shape are JSON text.

Other readers parse this schema anew: DuckDB binds the views in its own SQL. So it has no defaults, checks or functions
but those that both know.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from csto_cli.data import captions
from csto_cli.data.store import Store
from csto_cli.errors import DataError, FileError
from csto_cli.model.kinds import FieldType
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS
from csto_cli.types import Row

_TYPES = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER", "float": "REAL", "dict": "TEXT"}

_DAY = "today AS (SELECT value AS day FROM dataset WHERE key = 'as_of')"
_HOLDS = """({0}."from" = 'unknown' OR {0}."from" <= day)
    AND ({0}."to" > day OR (length({0}."to") < 10 AND {0}."to" = substr(day, 1, length({0}."to"))))"""
"""What holds for a span on the day: `open` and `unknown` are later than any date, a month or year counts as a whole."""

MEMBER_TODAY = f"""
CREATE VIEW member_today AS
WITH {_DAY},
span AS (SELECT membership.* FROM membership, today WHERE organisation = 'csto' AND {_HOLDS.format("membership")})
SELECT country.iso3, country.name, member."from", member.joined_by, paused.status AS participation,
  paused."from" AS frozen_from, member.id AS membership_id
FROM span AS member JOIN country ON country.iso3 = member.country
LEFT JOIN span AS paused ON paused.country = member.country AND paused.status IN ('frozen', 'suspended')
WHERE member.status = 'member'
ORDER BY country.name
"""

# of an issue that is closed, the position held when it was
POSITION_TODAY = f"""
CREATE VIEW position_today AS
WITH {_DAY}
SELECT coalesce(country.name, organisation.abbreviation) AS holder, issue.label AS issue, held.value, held."from",
  held.confidence, held.summary, held.id AS position_id
FROM "position" AS held JOIN issue ON issue.id = held.issue
JOIN today ON CASE WHEN issue."to" <= day
  THEN (held."from" = 'unknown' OR held."from" < issue."to") AND held."to" >= issue."to"
  ELSE {_HOLDS.format("held")} END
LEFT JOIN country ON country.iso3 = held.country
LEFT JOIN organisation ON organisation.id = held.organisation
ORDER BY holder, issue.id
"""

TIMELINE = """
CREATE VIEW timeline AS
SELECT event.date, event."end", event.text, event.kind, event.category, event.confidence, event.note,
  (SELECT group_concat(value, ' ') FROM event_countries WHERE record_id = event.id) AS countries,
  (SELECT group_concat(source.publisher || ', ' || source.title || coalesce(', ' || source.url, ''), '; ')
   FROM record_source JOIN source ON source.id = record_source.source_id
   WHERE record_source.record_id = event.id) AS sources,
  event.id AS event_id
FROM event ORDER BY event.date, event.id
"""

VIEWS = (
    (MEMBER_TODAY, ("membership", "country")),
    (POSITION_TODAY, ("position", "issue", "country", "organisation")),
    (TIMELINE, ("event", "source")),
)
"""The views, each with the sections that it needs."""


def build(data: Store, sections: Sequence[str], path: str) -> None:
    """Write a new database."""
    import sqlite3

    with open(path, "xb"):
        pass
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in ("foreign_keys = ON", "journal_mode = MEMORY", "application_id = 0x6373746f"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        _tables(connection, sections)
        _fill(connection, data, sections)
        _index(connection, sections)
        _verify(connection)
        connection.execute("COMMIT")
    except (sqlite3.IntegrityError, OverflowError) as error:
        raise DataError(f"The records do not fit together: {error}; `csto data check` tells more.") from None
    except sqlite3.OperationalError as error:
        raise FileError(f"The database cannot be written: {error}.") from None
    finally:
        connection.close()


def _tables(connection: sqlite3.Connection, sections: Sequence[str]) -> None:
    """Make the tables, their indexes and the views."""
    connection.execute("CREATE TABLE dataset (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    connection.execute(
        "CREATE TABLE record (id TEXT PRIMARY KEY NOT NULL, section TEXT NOT NULL, name TEXT NOT NULL, text TEXT)"
    )
    for section in sections:
        for statement in _statements(section, sections):
            connection.execute(statement)
    reference = _reference("source", sections)
    connection.execute(
        f"CREATE TABLE record_source (record_id TEXT NOT NULL {_reference('*', sections, own=True)}, "
        f"section TEXT NOT NULL, position INTEGER NOT NULL, source_id TEXT NOT NULL {reference}, "
        "PRIMARY KEY (record_id, position))"
    )
    connection.execute("CREATE INDEX record_source_source ON record_source (source_id)")
    for view, needed in VIEWS:
        if all(section in sections for section in needed):
            connection.execute(view)


def _statements(section: str, sections: Sequence[str]) -> Iterator[str]:
    """What makes the table of a section, those of its arrays, and their indexes."""
    columns, indexed = [], []
    for name, kind, required in _columns(section):
        key = " PRIMARY KEY" if name == _key(section) else " UNIQUE" if name == "id" else ""
        reference = _reference("*", sections, own=True) if name == "id" else _reference(kind.section, sections)
        columns.append(f'"{name}" {_type(kind)}{" NOT NULL" if required else ""}{key} {reference}'.rstrip())
        if reference and name != "id":
            indexed.append(name)
    yield f'CREATE TABLE "{section}" ({", ".join(columns)})'
    for name in indexed:
        yield f'CREATE INDEX "{section}_{name}_key" ON "{section}" ("{name}")'
    for name, kind in _arrays(section):
        yield (
            f'CREATE TABLE "{section}_{name}" (record_id TEXT NOT NULL {_reference(section, sections)}, '
            f"position INTEGER NOT NULL, value {_type(kind)} NOT NULL {_reference(kind.section, sections)}, "
            "PRIMARY KEY (record_id, position))"
        )
        yield f'CREATE INDEX "{section}_{name}_value" ON "{section}_{name}" (value)'


_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"


def _type(kind: FieldType) -> str:
    """The type of a column."""
    return _TYPES[kind.python.__name__]


def _reference(target: str, sections: Sequence[str], *, own: bool = False) -> str:
    """The foreign key that leads to a section, if it is exported: to any record only if all are, but for its own id."""
    if target == "*" and (own or len(sections) == len(SECTIONS)):
        return f"REFERENCES record (id) {_DEFERRED}"
    if target in sections:
        return f'REFERENCES "{target}" ({_key(target)}) {_DEFERRED}'
    return ""


def _key(section: str) -> str:
    """The field by which other records refer to a section."""
    return "iso3" if section == "country" else "id"


def _columns(section: str) -> Iterator[tuple[str, FieldType, bool]]:
    """The fields of a section that are columns: name, type, and whether they must be there."""
    for name, field in fields(SECTIONS[section]).items():
        if not field.is_array:
            yield name, field.type, not field.is_optional


def _arrays(section: str) -> Iterator[tuple[str, FieldType]]:
    """The fields of a section that are tables of their own."""
    for name, field in fields(SECTIONS[section]).items():
        if field.is_array and name != "sources":
            yield name, field.type


def _fill(connection: sqlite3.Connection, data: Store, sections: Sequence[str]) -> None:
    """Put the records in. Values are always parameters."""
    head = {
        "schema_version": data.schema_version,
        "dataset_version": data.dataset_version,
        "as_of": data.as_of,
        "reach": data.reach,
        "top_tier": "; ".join(data.top_tier),
        "licence": "CC BY 4.0",
    }
    _insert(connection, "dataset", [(key, str(value)) for key, value in head.items()])
    for section in sections:
        records = data.section(section)
        names = [name for name, _, _ in _columns(section)]
        _insert(connection, "record", [(one["id"], section, *_caption(data, section, one)) for one in records])
        _insert(connection, section, [[one[name] for name in names] for one in records])
        for name, _ in _arrays(section):
            values = [(one[_key(section)], at, value) for one in records for at, value in enumerate(one[name])]
            _insert(connection, f"{section}_{name}", values)
        cited = [(one["id"], section, at, source) for one in records for at, source in enumerate(one["sources"])]
        _insert(connection, "record_source", cited)


def _caption(data: Store, section: str, record: Row) -> tuple[str, str | None]:
    """What a record is called, and what it says."""
    text = captions.summary_text(record)
    return captions.title(data, section, record) or text or record["id"], text or None


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows; what is a table or an array in a cell becomes JSON."""
    from csto_cli.text.json import dumps

    if rows:
        connection.executemany(
            f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})',
            [[dumps(value) if isinstance(value, dict | list | tuple) else value for value in row] for row in rows],
        )


def _index(connection: sqlite3.Connection, sections: Sequence[str]) -> None:
    """Make the tables that search words, where SQLite can; not for a section that has no text but notes."""
    if not connection.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]:
        return
    texts = {"record": ["name", "text"]}
    for section in sections:
        kinds = {name: kind.name for name, kind, _ in _columns(section)}
        texts[section] = [name for name in kinds if kinds[name] in ("line", "text") and name != "origin"]
    for table, names in texts.items():
        if names != ["note"]:
            columns = ", ".join([f'"{name}"' for name in names])
            connection.execute(
                f'CREATE VIRTUAL TABLE "{table}_fts" USING FTS5 ({columns}, content="{table}", '
                "tokenize='porter unicode61 remove_diacritics 2')"
            )
            connection.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')


def _verify(connection: sqlite3.Connection) -> None:
    """See that every foreign key leads somewhere."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        table, row, target, _ = broken[0]
        key = connection.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
        raise DataError(
            f"In {table}, {key[0]!r} refers to a {target} that is not there ({len(broken)} such references); "
            "`csto data check` tells more."
        )
