"""The dataset as an SQLite database, ready for Datasette, DuckDB or any other reader.

A table for each section, named like it, with `id` as primary key. `record` names the section of every id. What is an
array in the dataset is a table of its own, `section_field`, but sources: all of them stand in `record_source`. Every
reference between them is a foreign key, as far as the section that it leads to is exported too. Tables of free shape
are JSON text.
"""

from csto_cli.errors import DataError, FileError
from csto_cli.model.kinds import FieldType
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from typing import Any

    from csto_cli.data.store import Store

_TYPES = {"str": "TEXT", "int": "INTEGER", "bool": "INTEGER", "float": "REAL", "dict": "TEXT"}

MEMBER_TODAY = """
CREATE VIEW member_today AS
WITH today AS (SELECT value AS day FROM dataset WHERE key = 'as_of'),
span AS (
  SELECT membership.* FROM membership, today
  WHERE organisation = 'csto'
    AND ("from" = 'unknown' OR "from" <= day)
    AND ("to" IN ('open', 'unknown') OR "to" > substr(day, 1, length("to"))
         OR (length("to") < 10 AND "to" = substr(day, 1, length("to"))))
)
SELECT country.iso3, country.name, member."from", member.joined_by, paused.status AS participation,
  paused."from" AS frozen_from, member.id AS membership_id
FROM span AS member JOIN country ON country.iso3 = member.country
LEFT JOIN span AS paused ON paused.country = member.country AND paused.status IN ('frozen', 'suspended')
WHERE member.status = 'member'
ORDER BY country.name
"""

EVENT_WITH_SOURCES = """
CREATE VIEW event_with_sources AS
SELECT event.id, event.date, event."end", event.category, event.kind, event.text, event.note, event.confidence,
  (SELECT group_concat(value, ' ') FROM event_countries WHERE record_id = event.id) AS countries,
  (SELECT group_concat(source.publisher || ', ' || source.title || coalesce(', ' || source.url, ''), char(10))
   FROM record_source JOIN source ON source.id = record_source.source_id
   WHERE record_source.record_id = event.id) AS sources
FROM event ORDER BY event.date, event.id
"""

VIEWS = ((MEMBER_TODAY, ("membership", "country")), (EVENT_WITH_SOURCES, ("event", "source")))
"""The views, each with the sections that it needs."""


def build(data: "Store", sections: "Sequence[str]", path: str) -> None:
    """Write a new database.

    Args:
        data: the dataset.
        sections: the sections, in the order of the file.
        path: where; nothing may stand there.

    Raises:
        DataError: if an id occurs twice, or a reference leads nowhere.
        FileError: if it cannot be written.
    """
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
        _verify(connection)
        connection.execute("COMMIT")
    except (sqlite3.IntegrityError, OverflowError) as error:
        raise DataError(f"The records do not fit together: {error}; `csto data check` tells more.") from None
    except sqlite3.OperationalError as error:
        raise FileError(f"The database cannot be written: {error}.") from None
    finally:
        connection.close()


def _tables(connection: "sqlite3.Connection", sections: "Sequence[str]") -> None:
    """Make the tables, their indexes and the views."""
    connection.execute("CREATE TABLE dataset (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    connection.execute("CREATE TABLE record (id TEXT PRIMARY KEY NOT NULL, section TEXT NOT NULL)")
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


def _statements(section: str, sections: "Sequence[str]") -> "Iterator[str]":
    """What makes the table of a section, those of its arrays, and their indexes."""
    columns, indexed = [], []
    arrays = list(_arrays(section))
    for name, kind, required in _columns(section):
        key = " PRIMARY KEY" if name == "id" else " UNIQUE" if (section, name) == ("country", "iso3") else ""
        reference = _reference("*", sections, own=True) if name == "id" else _reference(kind.section, sections)
        columns.append(f'"{name}" {_type(kind)}{" NOT NULL" if required else ""}{key} {reference}'.rstrip())
        if reference and name != "id":
            indexed.append(name)
    yield f'CREATE TABLE "{section}" ({", ".join(columns)})'
    for name in indexed:
        yield f'CREATE INDEX "{section}_{name}_key" ON "{section}" ("{name}")'
    for name, kind in arrays:
        yield (
            f'CREATE TABLE "{section}_{name}" (record_id TEXT NOT NULL REFERENCES "{section}" (id) {_DEFERRED}, '
            f"position INTEGER NOT NULL, value {_type(kind)} NOT NULL {_reference(kind.section, sections)}, "
            "PRIMARY KEY (record_id, position))"
        )
        yield f'CREATE INDEX "{section}_{name}_value" ON "{section}_{name}" (value)'


_DEFERRED = "DEFERRABLE INITIALLY DEFERRED"


def _type(kind: FieldType) -> str:
    """The type of a column."""
    return _TYPES[kind.python.__name__]


def _reference(target: str, sections: "Sequence[str]", *, own: bool = False) -> str:
    """The foreign key that leads to a section, if it is exported: to any record only if all are, but for its own id."""
    if target == "*" and (own or len(sections) == len(SECTIONS)):
        return f"REFERENCES record (id) {_DEFERRED}"
    if target in sections:
        return f'REFERENCES "{target}" ({"iso3" if target == "country" else "id"}) {_DEFERRED}'
    return ""


def _columns(section: str) -> "Iterator[tuple[str, FieldType, bool]]":
    """The fields of a section that are columns: name, type, and whether they must be there."""
    for name, field in fields(SECTIONS[section]).items():
        if not field.is_array:
            yield name, field.type, not field.is_optional


def _arrays(section: str) -> "Iterator[tuple[str, FieldType]]":
    """The fields of a section that are tables of their own."""
    for name, field in fields(SECTIONS[section]).items():
        if field.is_array and name != "sources":
            yield name, field.type


def _fill(connection: "sqlite3.Connection", data: "Store", sections: "Sequence[str]") -> None:
    """Put the records in. Values are always parameters."""
    head = {
        "schema_version": data.schema_version,
        "dataset_version": data.dataset_version,
        "as_of": data.as_of,
        "reach": data.reach,
        "top_tier": "; ".join(data.top_tier),
        "licence": "CC BY 4.0",
    }
    connection.executemany("INSERT INTO dataset VALUES (?, ?)", [(key, str(value)) for key, value in head.items()])
    for section in sections:
        records = data.section(section)
        connection.executemany("INSERT INTO record VALUES (?, ?)", [(record["id"], section) for record in records])
        names = [name for name, _, _ in _columns(section)]
        connection.executemany(
            f'INSERT INTO "{section}" VALUES ({", ".join("?" * len(names))})',
            [tuple(_value(record[name]) for name in names) for record in records],
        )
        for name, _ in _arrays(section):
            connection.executemany(
                f'INSERT INTO "{section}_{name}" VALUES (?, ?, ?)',
                [
                    (record["id"], place, _value(value))
                    for record in records
                    for place, value in enumerate(record[name])
                ],
            )
        connection.executemany(
            "INSERT INTO record_source VALUES (?, ?, ?, ?)",
            [
                (record["id"], section, place, _value(source))
                for record in records
                for place, source in enumerate(record["sources"])
            ],
        )


def _value(value: "Any") -> "Any":
    """A value as SQLite takes it; tables and nested arrays as JSON."""
    if isinstance(value, dict | list | tuple):
        from csto_cli.text.json import dumps

        return dumps(value)
    return value


def _verify(connection: "sqlite3.Connection") -> None:
    """See that every foreign key leads somewhere.

    Raises:
        DataError: if one does not; it names the first.
    """
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        table, row, target, _ = broken[0]
        key = connection.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (row,)).fetchone()
        raise DataError(
            f"In {table}, {key[0]!r} refers to a {target} that is not there ({len(broken)} such references); "
            "`csto data check` tells more."
        )
