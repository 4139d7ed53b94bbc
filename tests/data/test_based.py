"""Files that are based on others: what differs, how deep, and what is told of rings; in every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.catalog.envelopes import envelope
from stationery.catalog.kinds import KINDS, kind_of
from stationery.catalog.languages import language
from stationery.catalog.letterheads import Row, letterhead
from stationery.catalog.letters import letter_style
from stationery.catalog.papers import papers
from stationery.data import resources
from stationery.data.based import BASED_ON
from stationery.data.store import Store
from stationery.model.errors import SourceError, StationeryError, UnknownName
from stationery.model.units import inch, mm, pt
from stationery.pdf.families import load_family

LAYOUTS = resources.folder("layouts")
OURS = Store((LAYOUTS,))


def store_with(folder: Path, **files: str) -> Store:
    """A store with files of a user's; `letters__mine` is mine.yaml in letters/."""
    for name, text in files.items():
        kind, _, id_ = name.partition("__")
        path = folder / kind / f"{id_.replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"name: Mine\ncite: house style\n{text}", "utf-8")
    return Store((LAYOUTS, str(folder)))


def test_one_key_of_one_row_of_a_letterhead_differs(tmp_path: Path) -> None:
    rows = "first:\n  rows:\n    - {show: name, size: 16pt}\n"
    mine = letterhead(store_with(tmp_path, letterheads__mine=f"based_on: ruled\n{rows}"), "mine")
    ours = letterhead(OURS, "ruled")
    changed, kept = mine.first.rows[0], ours.first.rows[0]
    assert isinstance(changed, Row) and isinstance(kept, Row)
    assert (changed.size, kept.size) == (pt(16), pt(17))
    assert (changed.leading, changed.tracking, changed.small_capitals) == (kept.leading, 0.08, True)
    assert mine.first.rows[1:] == ours.first.rows[1:] and mine.envelope == ours.envelope and mine.name == "Mine"


def test_one_margin_of_one_sheet_differs_and_other_papers_are_kept(tmp_path: Path) -> None:
    text = "based_on: modified-block\nsheets:\n  - {papers: [letter], left: 1.5in}\n"
    mine = letter_style(store_with(tmp_path, letters__mine=text), "mine")
    ours = letter_style(OURS, "modified-block")
    assert set(mine.papers) == set(ours.papers) and len(mine.papers) == len(ours.papers)
    assert (mine.sheet("letter").left, mine.sheet("letter").right) == (inch(1.5), ours.sheet("letter").right)
    assert mine.sheet("legal").left == ours.sheet("legal").left == inch(1.25)
    assert mine.sheet("a4") == ours.sheet("a4") and mine.flow == ours.flow


def test_a_sheet_for_a_paper_that_the_base_has_not_is_added(tmp_path: Path) -> None:
    sheet = "cite: x, left: 1in, right: 1in, top: 1in, bottom: 1in, size: 11pt, least_size: 10pt, leading: 14pt"
    text = f"based_on: nf\nsheets:\n  - {{papers: [letter], {sheet}}}\n"
    mine = letter_style(store_with(tmp_path, letters__mine=text), "mine")
    assert mine.papers == (*letter_style(OURS, "nf").papers, "letter")


def test_a_window_style_and_a_window_envelope_may_be_bases(tmp_path: Path) -> None:
    field = "fields:\n  inside_address: {y: {from_top: 2.7in, height: 0.7in}}\n"
    window = "window:\n  - {shows: recipient, y: {from_bottom: 0.6in, height: 1in}}\n"
    store = store_with(
        tmp_path, letters__mine=f"based_on: us-window-10\n{field}", envelopes__mine=f"based_on: us-10-window\n{window}"
    )
    style, cover = letter_style(store, "mine"), envelope(store, "mine")
    ours = letter_style(OURS, "us-window-10")
    changed = {field.id: field for field in style.fields}
    assert changed["inside_address"].area.y.near == inch(2.7) and changed["inside_address"].size == pt(9.75)
    assert [field.id for field in style.fields] == [field.id for field in ours.fields]
    assert cover.size == envelope(OURS, "us-10").size and cover.media == envelope(OURS, "us-10").media
    assert cover.windows.windows[0].on(cover.size).height == inch(1) and not cover.also
    assert cover.windows.folds == envelope(OURS, "us-10-window").windows.folds


def test_a_usage_of_a_usage_of_a_language(tmp_path: Path) -> None:
    store = store_with(tmp_path, languages__fr_mine="based_on: fr-ca\nwords: {copy: 'copie : {name}'}\n")
    mine, ours = language(store, "fr-mine"), language(OURS, "fr-CA")
    assert mine.words == {**ours.words, "copy": "copie : {name}"} and mine.titles.keys() == ours.titles.keys()


def test_a_file_may_be_based_on_the_one_whose_place_it_takes(tmp_path: Path) -> None:
    store = store_with(tmp_path, letterheads__ruled='based_on: ruled\naccent: "#1b3a5c"\n')
    assert letterhead(store, "ruled").first.rows[0] != letterhead(OURS, "ruled").first.rows[0]


def test_a_typeface_is_based_on_another(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text("name: S\ncite: house style\nbased_on: inter\nbody_size: 9pt\n", "utf-8")
    mine = load_family("small", str(tmp_path / "small.yaml"))
    ours = load_family("inter", f"{resources.folder('fonts')}/inter.yaml")
    assert (mine.body_size, mine.files, mine.strong) == (pt(9), ours.files, ours.strong)


def test_a_ring_prints_its_chain(tmp_path: Path) -> None:
    store = store_with(tmp_path, cards__a="based_on: b\n", cards__b="based_on: c\n", cards__c="based_on: a\n")
    with pytest.raises(SourceError, match="the files are based on each other in a circle: a → b → c → a"):
        store.table(kind_of("cards"), "a")
    store = store_with(tmp_path / "own", cards__a="based_on: a\n")
    with pytest.raises(SourceError, match="a → a"):
        store.table(kind_of("cards"), "a")


def test_three_steps_down_are_enough(tmp_path: Path) -> None:
    deep = {f"envelopes__{id_}": f"based_on: {base}\n" for id_, base in zip("abcd", "bcde", strict=True)}
    store = store_with(tmp_path, **deep, envelopes__e="width: 200mm\nheight: 100mm\n")
    assert envelope(store, "b").size.width == mm(200)
    with pytest.raises(SourceError, match=r"3 steps down at most: a → b → c → d → e") as told:
        envelope(store, "a")
    assert told.value.place and told.value.place.file.endswith("d.yaml") and told.value.hint == "base 'a' on 'c'"


def test_an_unknown_base_is_told_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"mine\.yaml:3:11: no card is called 'us-a22'\n  did you mean"):
        store_with(tmp_path, cards__mine="based_on: us-a22\n").table(kind_of("cards"), "mine")


def test_what_is_wrong_with_the_base_is_told_of_the_base(tmp_path: Path) -> None:
    store = store_with(tmp_path, cards__a="based_on: b\n", cards__b="based_on: us-a2\nmargins: {side: 5}\n")
    with pytest.raises(StationeryError, match=r"b\.yaml:4:17: side: '5' isn't a length"):
        kind = kind_of("cards")
        store.kept(kind, "a", kind.shape.read)


@pytest.mark.parametrize(
    "name", [name for name in KINDS if not kind_of(name).only and name not in ("fonts", "calendar", "loading")]
)
def test_every_kind_can_be_based_on_each_of_its_files(tmp_path: Path, name: str) -> None:
    """A file that states nothing of its own is read as its base is."""
    kind = kind_of(name)
    assert BASED_ON in kind.shape.keys
    ids = OURS.names(kind.folder)
    assert ids
    for id_ in ids[:12]:
        store_with(tmp_path, **{f"{kind.folder}__of-{id_}".replace("-", "_"): f"based_on: {id_}\n"})
    store = Store((LAYOUTS, str(tmp_path)))
    for id_ in ids[:12]:
        table = store.table(kind, f"of-{id_.replace('_', '-')}")
        kind.shape.read(table)
        table.finish()


@pytest.mark.parametrize(
    "name", [name for name in KINDS if kind_of(name).only and BASED_ON in kind_of(name).shape.keys]
)
def test_a_file_of_which_there_is_one_is_based_on_ours(tmp_path: Path, name: str) -> None:
    kind = kind_of(name)
    id_ = kind.folder.rpartition("/")[2].removesuffix(".yaml")
    path = tmp_path / kind.folder
    path.parent.mkdir(exist_ok=True)
    cite = "cite: house style\n" if "cite" in kind.shape.keys else ""
    path.write_text(f"{cite}based_on: {id_}\n", "utf-8")
    told: list[StationeryError] = []
    store = Store((LAYOUTS, str(tmp_path)), told.append)
    store.only(kind)
    assert not told


def test_papers_of_a_user_stand_beside_ours(tmp_path: Path) -> None:
    (tmp_path / "papers.yaml").write_text(
        "papers:\n  note: {name: N, cite: house style, width: 5in, height: 7in, envelope: us-a7}\n", "utf-8"
    )
    assert set(papers(Store((LAYOUTS, str(tmp_path))))) == {*papers(OURS), "note"}
