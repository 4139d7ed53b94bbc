"""Enclosures that name their files, as people write them; and what is no PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.letter import EnclosedFile, Letter, Written
from stationery.reading.enclosures import read_enclosed
from stationery.reading.letters import read_letter, read_words


def read(rows: str) -> Letter:
    return read_letter(f"---\n{rows}\n---\nHello.\n", "out/ann.md")


@pytest.mark.parametrize(
    ("rows", "names", "files"),
    [
        ("enclosures: [{Résumé: cv.pdf}, Writing sample]", ["Résumé", "Writing sample"], [("Résumé", "cv.pdf", "1")]),
        ("enclosures:\n  - Résumé: cv.pdf\n  - Plan", ["Résumé", "Plan"], [("Résumé", "cv.pdf", "1")]),
        ("encl:\n  Résumé: cv.pdf\n  Plan:", ["Résumé", "Plan"], [("Résumé", "cv.pdf", "1")]),
        ("enclosures: {Plan: {file: a b.pdf, sides: 2}}", ["Plan"], [("Plan", "a b.pdf", "2")]),
        ("enclosures: [Plan, Map]", ["Plan", "Map"], []),
    ],
)
def test_names_and_files(rows: str, names: list[str], files: list[tuple[str, str, str]]) -> None:
    letter = read(rows)
    assert [each.text for each in letter.enclosures] == names
    assert [(each.name.text, each.file.text, each.sides) for each in letter.enclosed] == files


def test_a_path_is_relative_to_the_letter() -> None:
    (file,) = read("enclosures: {Plan: plans/a.pdf}").enclosed
    assert (file.path, file.file.place) == ("out/plans/a.pdf", Place("out/ann.md", 2, 20))
    assert read_words({"enclosures": [{"Plan": "plans/a.pdf"}]}, "Hello.").enclosed[0].path == "plans/a.pdf"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("enclosures: {Plan: https://example.org/a.pdf}", "is a web address"),
        ("enclosures: {Plan: [a.pdf, b.pdf]}", "has a list in place of a file"),
        ("enclosures: {Plan: {path: a.pdf}}", "unknown key 'path'"),
        ("enclosures: {Plan: {sides: 2}}", "'file' is missing"),
        ("enclosures: {Plan: {file: a.pdf, sides: 3}}", "sides: '3' isn't one of the choices"),
        ("enclosures: [[a, b], {Plan: a.pdf}]", "not a list in a list"),
    ],
)
def test_mistakes(rows: str, why: str) -> None:
    with pytest.raises(StationeryError, match=why):
        read(rows)


@pytest.mark.parametrize(
    ("name", "data", "why", "hint"),
    [
        ("cv.docx", b"PK\x03\x04...", "cv.docx isn't a PDF", "export it as a PDF"),
        ("photo.jpg", b"\xff\xd8\xff", "photo.jpg isn't a PDF", "print it to a PDF"),
        ("cv.pdf", b"<html>Not found</html>", "cv.pdf isn't a PDF", "save it as a PDF"),
        ("cv.pdf", b"", "cv.pdf is empty", "save it again"),
        ("cv.pdf", None, "there is no such file", ""),
        ("part one", None, "there is no such file", "in quotation marks"),
    ],
)
def test_what_is_no_pdf(tmp_path: Path, name: str, data: bytes | None, why: str, hint: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    place = Place(str(tmp_path / "ann.md"), 3, 7)
    with pytest.raises(SourceError, match=why) as wrong:
        read_enclosed(EnclosedFile(Written("Plan"), Written(name, place)))
    assert wrong.value.place == place and hint in wrong.value.hint
