"""Letter files as the desk reads and writes them: only over the bytes last read, in their own manner."""

from __future__ import annotations

import errno
import os
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationery.data.files import move
from stationery.desk.line_ends import restore_line_ends
from stationery.desk.renames import rename
from stationery.desk.sheets import GONE, Saved, Sheets, Theirs, compare
from stationery.model.errors import StationeryError

NOW = datetime(2026, 11, 20, 14, 5, 9)
HEAD = b"---\nto: Ann Lee\n---\n"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if sys.platform in ("win32", "darwin"):
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
        monkeypatch.setenv("HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def folder(tmp_path: Path, state: Path) -> Path:
    found = tmp_path / "letters"
    found.mkdir()
    return found


def opened(folder: Path, data: bytes) -> tuple[Sheets, str, str, str]:
    """Sheets with one file of those bytes, opened: its id, its text, its hash."""
    (folder / "ann.md").write_bytes(data)
    sheets = Sheets(str(folder))
    id = sheets.list_files()[0][0].id
    read = sheets.read(id)
    return sheets, id, read.text, read.hash


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_and_the_byte_order_mark_are_kept(folder: Path, mark: bytes, end: bytes, last: bool) -> None:
    body = HEAD + "Thank you, Zoë.\nBye.".encode() + b"\n" * last
    sheets, id, text, hash = opened(folder, mark + body.replace(b"\n", end))
    assert "\r" not in text
    sheets.save(id, text.replace("Bye", "See\nyou"), hash, NOW)
    assert (folder / "ann.md").read_bytes() == mark + body.replace(b"Bye", b"See\nyou").replace(b"\n", end)


def test_a_file_with_both_line_ends_keeps_each(folder: Path) -> None:
    sheets, id, text, hash = opened(folder, HEAD + b"one\r\ntwo\nthree\r\n")
    sheets.save(id, text.replace("three", "three\nfour"), hash, NOW)
    assert (folder / "ann.md").read_bytes() == HEAD + b"one\r\ntwo\nthree\r\nfour\n"
    sheets, id, text, hash = opened(folder, HEAD + b"one\r\ntwo\nthree\r\n")
    sheets.save(id, text.replace("two", "2"), hash, NOW)
    assert (folder / "ann.md").read_bytes() == HEAD + b"one\r\n2\nthree\r\n"


ROWS = st.lists(st.sampled_from(["a", "b", "", "long words"]), max_size=8)
ENDS = st.lists(st.sampled_from(["\n", "\r\n", "\r"]), min_size=8, max_size=8)


@given(ROWS, ENDS, ROWS)
def test_restored_line_ends_change_no_words(rows: list[str], ends: list[str], new: list[str]) -> None:
    before = "".join(row + end for row, end in zip(rows, ends, strict=False))
    text = "\n".join(new)
    assert restore_line_ends(text, before).replace("\r\n", "\n").replace("\r", "\n") == text
    plain = before.replace("\r\n", "\n").replace("\r", "\n")
    if "\r" not in ends[: len(rows)]:
        assert restore_line_ends(plain, before) == before


@pytest.mark.parametrize(("encoding", "told"), [("cp1252", "isn't UTF-8"), ("utf-16", "UTF-16")])
def test_another_encoding_stays_until_something_is_changed_and_is_told(
    folder: Path, state: Path, encoding: str, told: str
) -> None:
    data = "---\nto: Zoë Lee\n---\nCafé, “yes”.\r\n".encode(encoding)
    (folder / "ann.md").write_bytes(data)
    sheets = Sheets(str(folder))
    id = sheets.list_files()[0][0].id
    read = sheets.read(id)
    assert any(told in each and "UTF-8" in each for each in read.remarks)
    same = sheets.save(id, read.text, read.hash, NOW)
    assert same == Saved(read.hash)
    assert (folder / "ann.md").read_bytes() == data
    assert not state.exists()
    changed = sheets.save(id, read.text + "Bye.\n", read.hash, NOW)
    assert isinstance(changed, Saved)
    assert "saved as UTF-8 now" in changed.remarks[0]
    assert (folder / "ann.md").read_bytes() == "---\nto: Zoë Lee\n---\nCafé, “yes”.\r\nBye.\n".encode()
    (copy,) = (state / "stationery" / "before").iterdir()
    assert copy.read_bytes() == data


def test_nothing_is_written_where_the_bytes_are_others(folder: Path) -> None:
    sheets, id, text, hash = opened(folder, HEAD + b"mine\n")
    (folder / "ann.md").write_bytes(HEAD + b"theirs\r\n")
    before = os.stat(folder / "ann.md")
    answer = sheets.save(id, text + "more", hash, NOW)
    assert isinstance(answer, Theirs)
    assert answer.text == HEAD.decode() + "theirs\n"
    assert os.stat(folder / "ann.md") == before
    assert isinstance(sheets.save(id, text, "", NOW), Theirs)


def test_a_copy_stays_from_before_the_first_change_alone(folder: Path, state: Path) -> None:
    sheets, id, text, hash = opened(folder, HEAD)
    for words in ("one", "two", "three"):
        saved = sheets.save(id, text + words, hash, NOW)
        assert isinstance(saved, Saved)
        hash = saved.hash
    (copy,) = (state / "stationery" / "before").iterdir()
    assert copy.read_bytes() == HEAD
    assert copy.name.startswith("ann-")
    assert copy.name.endswith("-20261120-140509.md")
    if os.name == "posix":
        assert copy.stat().st_mode & 0o077 == 0


def test_a_file_that_is_gone_is_written_anew_only_if_one_says_so(folder: Path) -> None:
    sheets, id, text, hash = opened(folder, HEAD)
    (folder / "ann.md").unlink()
    assert sheets.save(id, text + "x", hash, NOW) == Theirs(None, GONE)
    assert not (folder / "ann.md").exists()
    assert isinstance(sheets.save(id, text + "x", GONE, NOW), Saved)
    assert (folder / "ann.md").read_bytes() == HEAD + b"x"


def test_only_what_was_opened_or_begun_here_is_written(folder: Path) -> None:
    (folder / "ann.md").write_bytes(HEAD)
    sheets = Sheets(str(folder))
    id = sheets.list_files()[0][0].id
    with pytest.raises(StationeryError, match="hasn't been opened here"):
        sheets.save(id, "x", "", NOW)
    begun = sheets.create("ann.md", "new")
    assert sheets.name(begun) == "ann-2.md"
    assert (folder / "ann.md").read_bytes() == HEAD
    assert isinstance(sheets.save(begun, "newer", sheets.read(begun).hash, NOW), Saved)


def test_a_mode_is_kept_and_no_part_is_left(folder: Path) -> None:
    sheets, id, text, hash = opened(folder, HEAD)
    (folder / "ann.md").chmod(0o640)
    sheets.save(id, text + "x", hash, NOW)
    assert (folder / "ann.md").stat().st_mode & 0o777 == 0o640
    assert [each.name for each in folder.iterdir()] == ["ann.md"]


def test_letters_are_listed_and_nothing_else(folder: Path) -> None:
    for name in ("ann.md", "ben.MARKDOWN", "a/carl.md", "a/b/dora.md", "a/b/c/far.md", ".hidden/eve.md", ".finn.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(HEAD)
    (folder / "README.md").write_text("# A house\n")
    (folder / "wide.md").write_bytes(HEAD.decode().encode("utf-16"))
    (folder / "list.csv").write_text("name\n")
    (folder / "folder.md").mkdir()
    listed, more = Sheets(str(folder)).list_files()
    assert {each.name.replace(os.sep, "/") for each in listed} == {
        "ann.md", "ben.MARKDOWN", "a/carl.md", "a/b/dora.md", "wide.md",
    }  # fmt: skip
    assert not more


def test_far_too_many_letters_are_told(folder: Path) -> None:
    for number in range(501):
        (folder / f"{number}.md").write_bytes(HEAD)
    listed, more = Sheets(str(folder)).list_files()
    assert (len(listed), more) == (500, True)


def test_a_giant_file_is_told_and_not_read(folder: Path) -> None:
    (folder / "ann.md").write_bytes(HEAD + b"x" * 1_000_001)
    sheets = Sheets(str(folder))
    with pytest.raises(StationeryError, match="far too large"):
        sheets.read(sheets.list_files()[0][0].id)


def test_ids_tell_nothing_and_stay(folder: Path) -> None:
    (folder / "ann.md").write_bytes(HEAD)
    sheets = Sheets(str(folder))
    first, second = sheets.list_files()[0], sheets.list_files()[0]
    assert first == second
    assert "ann" not in first[0].id
    assert Sheets(str(folder)).list_files()[0][0].id != first[0].id


@pytest.mark.parametrize(
    ("one", "other", "only"),
    [
        ("a\nb\nc", "a\nx\nc", ([1], [1])),
        ("a\nb", "a\nb\nc", ([], [2])),
        ("a\na\nb", "a\nb", ([1], [])),
        ("a", "b", ([0], [0])),
        ("a\nb\nc\nd", "a\nc\nb\nd", ([1], [2])),
        ("same", "same", ([], [])),
    ],
)
def test_the_lines_that_only_one_text_has(one: str, other: str, only: tuple[list[int], list[int]]) -> None:
    mine, theirs = compare(one, other)
    rows, others = one.split("\n"), other.split("\n")
    assert [row for at, row in enumerate(rows) if at not in mine] == [
        row for at, row in enumerate(others) if at not in theirs
    ]
    assert (len(mine), len(theirs)) == tuple(map(len, only))


@pytest.mark.parametrize("fails", ["", "write", "fsync", "unlink"])
def test_a_disk_without_links_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str) -> None:
    """Whatever comes between, one whole file is there; and never does it take another one's place."""
    old, new = tmp_path / "ann.md", tmp_path / "lee.md"
    old.write_bytes(HEAD)
    os.utime(old, (1, 1))

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no")

    monkeypatch.setattr(os, "link", refuse)
    if fails:
        monkeypatch.setattr(os, fails, refuse)
        with pytest.raises(StationeryError):
            move(str(old), str(new))
        assert old.read_bytes() == HEAD
        return
    made = os.open

    def open_late(path: str, flags: int, *more: int) -> int:
        if flags & os.O_CREAT:
            new.write_bytes(b"other")
        return made(path, flags, *more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", open_late)
        with pytest.raises(StationeryError, match="file of this name already"):
            move(str(old), str(new))
    assert (old.read_bytes(), new.read_bytes()) == (HEAD, b"other")
    new.unlink()
    move(str(old), str(new))
    assert new.read_bytes() == HEAD and not old.exists() and new.stat().st_mtime == 1


def test_a_file_gets_another_name_but_never_that_of_another_file(tmp_path: Path, state: Path) -> None:
    text = "---\nto: Ann Lee\n---\nHello.\n"
    (tmp_path / "ann.md").write_text(text)
    (tmp_path / "bob.md").write_text("other")
    (tmp_path / "made.csv").write_text("who,file\nAnn Lee,ann-envelope.pdf\n")
    (tmp_path / "joanna.csv").write_text("joanna.md\n")
    sheets = Sheets(str(tmp_path))
    id = sheets.id_of(str(tmp_path / "ann.md"))
    hash = sheets.read(id).hash
    for typed, words in (
        ("bob", "file of this name already"),
        ("../ann", "can't be the name"),
        (".ann", "can't be the name"),
        ("con", "can't be the name"),
        (" ", "missing"),
    ):
        with pytest.raises(StationeryError, match=words):
            rename(sheets, id, typed)
    assert (tmp_path / "bob.md").read_text() == "other" and (tmp_path / "ann.md").read_text() == text
    told = rename(sheets, id, "Anna Lee")
    assert told == {
        "name": "Anna Lee.md",
        "told": "The file is called Anna Lee.md now. These have its old name still: made.csv.",
    }
    assert isinstance(sheets.save(id, text + "More.", hash, datetime(2026, 11, 20)), Saved)
    assert (tmp_path / "Anna Lee.md").read_text() == text + "More." and not (tmp_path / "ann.md").exists()
    assert rename(sheets, id, "anna lee.md")["name"] == "anna lee.md" and sheets.changed() == ()
