"""Lists what the catalog offers: the ids and names of a kind, and every measure with its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from stationery.catalog.envelopes import envelope
from stationery.catalog.fronts import front
from stationery.catalog.kinds import kind_of
from stationery.catalog.labels import label_sheet
from stationery.catalog.letterheads import letterhead
from stationery.catalog.papers import papers
from stationery.data.based import BASED_ON
from stationery.data.store import Store
from stationery.data.tables import Scalar, Sequence, Table
from stationery.data.yaml import glance, load_table
from stationery.model.errors import StationeryError, UnknownName, did_you_mean
from stationery.model.values import value
from stationery.pdf.families import list_typefaces, load_family

Kind = Literal[
    "letters",
    "cards",
    "envelopes",
    "papers",
    "labels",
    "letterheads",
    "fronts",
    "borders",
    "pairings",
    "languages",
    "fonts",
    "posts",
    "countries",
]
"""What has a name in the catalog; the folder under layouts/, but for papers and fonts."""

KINDS: tuple[str, ...] = get_args(Kind)


@value
class Measure:
    """One value of a data file: its key with those above it, as it is written, and the source that holds for it."""

    key: str
    value: str
    cite: str


@value
class Entry:
    """One thing that can be chosen by its `id`, the `file` that it stands in, and all that is said there."""

    id: str
    name: str
    file: str
    measures: tuple[Measure, ...]


class UnknownId(UnknownName, KeyError):
    """The catalog has nothing with this id; as a KeyError too, so that it stays a dict for all who take one."""


class Entries(dict[str, Entry]):
    """Id to Entry of one `kind`; an id that is not there is told with the nearest."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind

    def __missing__(self, id_: object) -> Entry:
        raise UnknownId(f"the catalog of {self.kind} has no {id_!r}", None, did_you_mean(str(id_), self), self)

    def __reduce__(self) -> tuple[type[Entries], tuple[Kind], None, None, Iterator[tuple[str, Entry]]]:
        return Entries, (self.kind,), None, None, iter(self.items())


def list_entries(kind: Kind, store: Store, fonts: tuple[str, ...]) -> dict[str, Entry]:
    """Id to Entry of all that there is of a kind; a broken file of the user's is set aside. `fonts` are the folders of
    typefaces."""
    entries = Entries(kind)
    for name, path in list_files(kind, store, fonts).items():
        try:
            entries[name] = _entry(kind, name, path, store)
        except StationeryError as wrong:
            store.set_aside(wrong, path)
    return entries


def list_files(kind: str, store: Store, fonts: tuple[str, ...]) -> dict[str, str]:
    """Id to file of all that there is of a kind."""
    if kind == "papers":
        own = {name: path for path in store.single("papers.yaml") for name in _papers(path)}
        return {name: own.get(name, "") for name in papers(store)}
    if kind == "fonts":
        return list_typefaces(fonts)
    return store.files(kind)


def list_measures(kind: str, name: str, path: str, store: Store) -> tuple[Measure, ...]:
    """All measures of one; a based one's with what it takes over from its base, and that one's source."""
    if kind == "letters":
        return tuple(_measures(table_of(kind, name, path, store)))
    found: list[Measure] = []
    own = set[str]()
    tied = kind_of(kind).shape.tied
    left = set(tied) - set(table_of(kind, name, path, store)) if tied else set()
    base = load_table(path).text(BASED_ON) if left else ""
    for table in _chain(kind, name, path, store):
        rows = [each for each in _measures(table) if each.key.partition(".")[0] not in own]
        found += (Measure(each.key, "none", f"the size is not that of {base}") for each in rows if each.key in left)
        rows = [each for each in rows if each.key not in left]
        found += rows
        own |= (left & set(table)) | {each.key.partition(".")[0] for each in rows} | {"name", "also", BASED_ON}
    return tuple(found)


def _chain(kind: str, name: str, path: str, store: Store) -> Iterator[Table]:
    """The table of a file as it stands, and those of the files that it is based on; a language's alone."""
    table = _papers(path).require_table(name) if kind == "papers" else load_table(path)
    yield table
    base = table.text(BASED_ON)
    files = store.files(kind_of(kind).folder)
    if base and base != name and base in files and kind != "languages":
        yield from _chain(kind, base, files[base], store)


def name_of(kind: str, name: str, path: str, store: Store) -> str:
    """What one is called, by a glance at its file."""
    table = glance(path, "name")
    return (table_of(kind, name, path, store) if table is None else table).text("name", name)


def check_own(kind: str, name: str, path: str, store: Store) -> None:
    """Raise what is wrong with a file of the user's."""
    if kind == "fonts":
        load_family(name, path)
    elif kind in _WHOLE:
        _WHOLE[kind](store, name)
    else:
        found = kind_of(kind)
        table = store.table(found, name)
        found.shape.read(table)
        store.finish(found, table)


_WHOLE = {"envelopes": envelope, "labels": label_sheet, "letterheads": letterhead, "fronts": front}
"""Kinds of which more is looked at than their shape says."""


def table_of(kind: str, name: str, path: str, store: Store) -> Table:
    """The table of one, with all that it takes over from the one it is based on."""
    if kind == "papers":
        return store.once(f"papers of {path}", lambda: _papers(path)).require_table(name)
    return load_table(path) if kind == "fonts" else store.table(kind_of(kind), name)


def _entry(kind: Kind, name: str, path: str, store: Store) -> Entry:
    if not path.endswith(".yaml"):  # a font file laid among the typefaces, without a table
        return Entry(name, load_family(name, path).name, path, ())
    called = table_of(kind, name, path, store).text("name", name)
    return Entry(name, called, path, list_measures(kind, name, path, store))


def _measures(table: Table, path: str = "", cite: str = "") -> Iterator[Measure]:
    cite = table.text("cite") or cite
    for key in table:
        if key == "cite":
            continue
        name = f"{path}.{key}" if path else key
        node = table.node(key)
        if isinstance(node, Table):
            yield from _measures(node, name, cite)
        elif isinstance(node, Sequence) and not all(isinstance(item, Scalar) for item in node.items):
            for number, item in enumerate(node.items, 1):
                if isinstance(item, Table):
                    yield from _measures(item, f"{name}[{number}]", cite)
        elif isinstance(node, Sequence):
            yield Measure(name, ", ".join(table.texts(key)), cite)
        elif isinstance(node, Scalar):
            yield Measure(name, node.text.strip(), cite)


def _papers(path: str) -> Table:
    return load_table(path).require_table("papers")
