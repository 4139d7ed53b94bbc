"""The store: broken files set aside, files at their old places, changed files, and several threads."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from stationery.catalog.addressing import addressing
from stationery.catalog.cards import cards
from stationery.catalog.defaults import defaults
from stationery.catalog.envelopes import envelope, envelopes
from stationery.catalog.letters import letter_style
from stationery.catalog.patterns import PATTERNS
from stationery.catalog.posts import POSTS, post_of
from stationery.data import resources
from stationery.data.store import Store
from stationery.data.yaml import glance
from stationery.model.errors import SourceError, StationeryError

LAYOUTS = resources.folder("layouts")
BROKEN = "name: Mine\ncite: house style\nwidth: 5in\nheight: 5\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_a_broken_file_of_a_users_is_set_aside_and_told_once(tmp_path: Path) -> None:
    write(tmp_path / "envelopes" / "mine.yaml", BROKEN)
    told: list[StationeryError] = []
    store = Store((LAYOUTS, str(tmp_path)), told.append)
    assert set(envelopes(store)) == set(envelopes(Store((LAYOUTS,))))
    envelopes(store)
    assert [str(each).partition("mine.yaml")[2] for each in told] == [
        ":4:9: height: '5' isn't a length; write a number and its unit, such as 4.125in, 85mm or 12pt; "
        "the file is ignored"
    ]


def test_a_broken_file_that_was_asked_for_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "envelopes" / "mine.yaml", BROKEN)
    store = Store((LAYOUTS, str(tmp_path)))
    for _ in range(2):
        with pytest.raises(SourceError, match="'5' isn't a length"):
            envelope(store, "mine")


def test_a_broken_file_of_which_there_is_one_leaves_ours(tmp_path: Path) -> None:
    write(tmp_path / "defaults.yaml", "cite: house style\nstyle: [nf\n")
    told: list[StationeryError] = []
    store = Store((LAYOUTS, str(tmp_path)), told.append)
    assert defaults(store).text("style") == "full-block"
    assert len(told) == 1 and "is ignored" in str(told[0])


def test_a_broken_file_of_ours_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "cards" / "mine.yaml", "name: Mine\n")
    with pytest.raises(StationeryError):
        cards(Store((str(tmp_path),)))


def test_a_broken_post_of_a_users_leaves_the_others(tmp_path: Path) -> None:
    write(tmp_path / "posts" / "mine.yaml", "name: Mine\ncountries: [US]\nletter: here\n")
    told: list[StationeryError] = []
    assert post_of(Store((LAYOUTS, str(tmp_path)), told.append), "US").id == "usps"
    assert told and all("mine.yaml" in str(each) for each in told)


def test_a_users_file_counts_at_its_old_place_and_is_told_the_new_one(tmp_path: Path) -> None:
    ours = (Path(LAYOUTS) / "engine" / "addressing.yaml").read_text("utf-8")
    write(tmp_path / "addressing.yaml", ours.replace("size: 12pt", "size: 13pt", 1))
    phrases = (Path(LAYOUTS) / "engine" / "patterns" / "en.yaml").read_text("utf-8")
    write(tmp_path / "languages" / "patterns" / "xx.yaml", phrases)
    told: list[StationeryError] = []
    store = Store((LAYOUTS, str(tmp_path)), told.append)
    assert addressing(store).delivery.size.pt == 13
    assert "xx" in store.names(PATTERNS.folder)
    assert [each.hint for each in told] == [
        f"move it to {tmp_path}/engine/addressing.yaml",
        f"move it to {tmp_path}/engine/patterns/xx.yaml",
    ]


def test_several_threads_read_the_same_values() -> None:
    store, found, gate = Store((LAYOUTS,)), [], threading.Barrier(8)

    def read() -> None:
        gate.wait()
        found.append((letter_style(store, "din5008-a"), post_of(store, "DE"), tuple(envelopes(store).values())))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(found) == 8
    assert all(each[0] is found[0][0] and each[1] is found[0][1] for each in found)


def test_a_glance_gives_what_the_whole_file_would() -> None:
    store = Store((LAYOUTS,))
    for id_, path in store.files("posts").items():
        seen = glance(path, "countries")
        assert seen is not None and set(seen) == {"countries"}
        whole = store.table(POSTS, id_)
        assert seen.texts("countries") == whole.texts("countries") and seen.where("countries") == whole.where(
            "countries"
        )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a: 1\nb:\n  - x\n# note\n  - y\nc: 2\n", ("x", "y")),
        ("a: |\n  b: no\nb: [x]\n", ("x",)),
        ("a: 1\n", ()),
        ("'b': x\n", ("x",)),
        ("{b: x}\n", None),
        ("based_on: other\n", None),
    ],
)
def test_a_glance_tells_where_it_cannot(tmp_path: Path, text: str, seen: tuple[str, ...] | None) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, "utf-8")
    found = glance(str(path), "b")
    assert (found.texts("b") if found is not None else None) == seen
