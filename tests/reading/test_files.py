"""Files that are there, and those that are not what they should be."""

from __future__ import annotations

import io
import pathlib
import sys

import pytest

from stationery.model.errors import Place, SourceError
from stationery.reading import pictures
from stationery.reading.files import near_file, read_text
from stationery.reading.pictures import read_picture


def test_read_source(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "ann.md"
    path.write_bytes(b"\xef\xbb\xbf---\r\n")
    assert read_text(str(path)) == "---\n"


def test_the_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words\r\n")))
    assert read_text("-") == "words\n"


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("an.md", "there is no such file\n  did you mean 'ann.md'?"),
        ("zzzzz", "there is no such file"),
        ("none/ann.md", "there is no such file\n  the folder"),
        (".", "this is a folder\n  name a file in it"),
        ("ann.md/x", "the file can't be read: Not a directory"),
        ("a\0b", "this isn't a valid file name"),
        ("big.md", "the file is larger than 1 MB: no letter is that long"),
        ("latin.md", "the file is not UTF-8: it has the byte 0xe9 here"),
    ],
)
def test_what_cannot_be_read(tmp_path: pathlib.Path, name: str, fault: str) -> None:
    (tmp_path / "ann.md").write_text("---\n")
    (tmp_path / "big.md").write_bytes(b"x" * 5_000_000)
    (tmp_path / "latin.md").write_bytes("---\nsubject: Café\n".encode("latin-1"))
    with pytest.raises(SourceError) as caught:
        read_text(f"{tmp_path}/{name}")
    told = str(caught.value).removeprefix(f"{tmp_path}/{name}")
    assert told.removeprefix(":2:13").removeprefix(": ").startswith(fault)
    assert (":2:13" in told) == (name == "latin.md")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("stamp.pdf", ""),
        ("e-missing.pdf", ""),
        ("march8.pdf", "did you mean 'march7.pdf'?"),
        ("mark.png", "did you mean 'mark.svg'?"),
        ("e-missing", "did you mean 'e-missing.md'?"),
        ("emissing.md", "did you mean 'e-missing.md'?"),
    ],
)
def test_a_file_of_another_kind_is_not_guessed(tmp_path: pathlib.Path, name: str, hint: str) -> None:
    for each in ("m7.pdf", "march7.pdf", "e-missing.md", "mark.svg"):
        (tmp_path / each).touch()
    assert near_file(name, str(tmp_path)) == hint


def test_pictures(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PICTURE_BYTES", 10)
    (tmp_path / "good.png").write_bytes(b"x" * 10)
    (tmp_path / "large.png").write_bytes(b"x" * 11)
    (tmp_path / "empty.png").write_bytes(b"")
    place = Place("ann.md", 4, 12)
    assert read_picture(f"{tmp_path}/good.png", place) == b"x" * 10
    for name, fault in [
        ("none.png", "there is no such file"),
        ("large.png", "the picture is larger than 0 MB"),
        ("empty.png", "the picture is empty"),
        (".", "this is a folder"),
    ]:
        with pytest.raises(SourceError) as caught:
            read_picture(f"{tmp_path}/{name}", place)
        assert str(caught.value).startswith(f"ann.md:4:12: {tmp_path}/{name}: {fault}")
