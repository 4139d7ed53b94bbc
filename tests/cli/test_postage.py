"""Postage from the shell: --postage of an envelope, and a merge where each gets its own, none of them twice."""

from __future__ import annotations

import csv
import os
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from tests.stamps import pdf, png

NOTE = """\
---
from: |
  Erika Muster
  Hauptstraße 3
  10115 Berlin
language: de
envelope: c6
---
Liebe Gäste,

danke!
"""
HEAD = "name,street,zip,city,stamp\n"
ANN = "Ann Lee,Lindenweg 12,80331,München,code AAAA1111\n"
BOB = "Bob Ray,Am Markt 4,50667,Köln,code BBBB2222\n"
EVA = "Eva Stone,Rathausplatz 1,20095,Hamburg,code CCCC3333\n"
LIST = "1MV5TER4\ncode 2MV5TER4\n#PORTO 3MV5TER4\n\n4MV5TER4\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stranger: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("note.md").write_text(NOTE, "utf-8")
    Path("guests.csv").write_text(HEAD + ANN + BOB + EVA, "utf-8")
    Path("codes.txt").write_text(LIST, "utf-8")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


def merge(postage: str, *more: str, code: int = 0) -> Result:
    named = ("--postage", postage) if postage else ()
    return run("merge", "note.md", "guests.csv", "--envelopes", "-q", *named, *more, code=code)


def used(path: str = "made.csv") -> list[tuple[str, str]]:
    rows = csv.DictReader(Path(path).read_text("utf-8-sig").splitlines())
    return [(row["who"], row["postage"].partition(" (")[0]) for row in rows]


def pages(path: str) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_each_envelope_gets_the_next_code_and_the_ledger_knows_which() -> None:
    done = merge("codes.txt", "-o", "all.pdf")
    assert [text.partition("#PORTO ")[2].split()[0] for text in pages("all.pdf")] == [
        "1MV5TER4",
        "2MV5TER4",
        "3MV5TER4",
    ]
    assert used() == [("Ann Lee", "code 1MV5TER4"), ("Bob Ray", "code 2MV5TER4"), ("Eva Stone", "code 3MV5TER4")]
    assert done.stderr.count("whether it accepts a printed one is unconfirmed") == 1


def test_a_later_run_goes_on_and_too_few_are_told_before_anything_is_written() -> None:
    merge("codes.txt", "-o", "all.pdf")
    Path("guests.csv").write_text(HEAD + ANN + BOB + EVA + ANN.replace("12", "14") + BOB.replace("4", "6"), "utf-8")
    done = merge("codes.txt", "-o", "more.pdf", code=3)
    assert done.stderr.endswith(
        "--postage: 2 envelopes need postage, and codes.txt has 1 unused (3 are used, by made.csv)\n"
        "  buy 1 more; if envelopes were never mailed, clear their cells in the column `postage` of made.csv\n"
    )
    assert not os.path.exists("more.pdf") and len(used()) == 3
    with open("codes.txt", "a", encoding="utf-8") as stream:
        stream.write("5MV5TER4\n")
    merge("codes.txt", "-o", "more.pdf")
    assert used()[3:] == [("Ann Lee", "code 4MV5TER4"), ("Bob Ray", "code 5MV5TER4")]


def test_a_row_that_is_made_again_keeps_its_stamp_and_that_is_told() -> None:
    merge("codes.txt", "--row", "3")
    done = merge("codes.txt", "--again", "-o", "all.pdf")
    assert "1 envelope has the postage of an earlier run again" in done.stderr
    assert used()[1:] == [("Ann Lee", "code 2MV5TER4"), ("Bob Ray", "code 1MV5TER4"), ("Eva Stone", "code 3MV5TER4")]
    Path("codes.txt").write_text("4MV5TER4\n5MV5TER4\n", "utf-8")
    done = merge("codes.txt", "--again", "-n", code=3)
    assert "codes.txt doesn't have code 2MV5TER4 any more, the postage that Ann Lee had" in done.stderr


def test_rows_alike_get_a_stamp_each() -> None:
    Path("guests.csv").write_text(HEAD + ANN + ANN, "utf-8")
    merge("codes.txt")
    merge("codes.txt", "--again")
    assert [code for _, code in used()] == ["code 1MV5TER4", "code 2MV5TER4"] * 2


def test_a_folder_is_taken_in_the_order_of_its_numbers(folder: Path) -> None:
    (folder / "stamps").mkdir()
    for name, data in (("10.pdf", pdf(40, 20)), ("2.PDF", pdf(41, 20, pages=2)), ("1.png", png(400, 200))):
        (folder / "stamps" / name).write_bytes(data)
    (folder / "stamps" / "3.png").write_bytes(png(400, 200))
    (folder / "stamps" / "read.me").write_bytes(b"")
    done = merge("stamps", "-o", "all.pdf")
    assert used() == [("Ann Lee", "1.png"), ("Bob Ray", "2.PDF#1"), ("Eva Stone", "2.PDF#2")]
    assert "stamps: neither PDF nor PNG, so not used: read.me" in done.stderr
    for index in range(3):
        assert len(pypdf.PdfReader("all.pdf").pages[index]["/Resources"]["/XObject"]) == 1  # type: ignore[index, arg-type]
    Path("guests.csv").write_text(HEAD + ANN.replace("12", "14"), "utf-8")
    done = merge("stamps")
    assert used()[3:] == [("Ann Lee", "10.pdf")]
    assert "stamps/3.png is the same postage as stamps/1.png; it is used once" in done.stderr


def again(data: bytes) -> bytes:
    """The first page, saved by another program: with a title, and its objects in another order."""
    writer, out = pypdf.PdfWriter(), BytesIO()
    writer.add_metadata({"/Title": "Postage"})
    writer.add_page(pypdf.PdfReader(BytesIO(data)).pages[0])
    writer.write(out)
    return out.getvalue()


def test_a_stamp_saved_twice_is_printed_once(folder: Path) -> None:
    one = pdf(40, 20)
    (folder / "stamps").mkdir()
    for name, data in (("a.pdf", one), ("b.pdf", one), ("c.pdf", again(one)), ("d.pdf", pdf(41, 20))):
        (folder / "stamps" / name).write_bytes(data)
    done = merge("stamps", code=3)
    assert "3 envelopes need postage, and stamps has 2 unused" in done.stderr
    twice = pypdf.PdfWriter()
    for data in (one, one, pdf(41, 20)):
        twice.add_page(pypdf.PdfReader(BytesIO(data)).pages[0])
    twice.write("twice.pdf")
    assert "twice.pdf has 2 unused" in merge("twice.pdf", code=3).stderr
    Path("guests.csv").write_text(HEAD + ANN + ANN.replace("12", "14"), "utf-8")
    told = merge("stamps").stderr
    for name in ("b.pdf", "c.pdf"):
        assert f"stamps/{name} is the same postage as stamps/a.pdf; it is used once" in told
    assert [name for _, name in used()] == ["a.pdf", "d.pdf"]


def test_rows_that_name_one_stamp_under_two_names_are_refused(folder: Path) -> None:
    one = pdf(40, 20)
    (folder / "a.pdf").write_bytes(one)
    (folder / "b.pdf").write_bytes(again(one))
    rows = (ANN.replace("code AAAA1111", "a.pdf"), BOB.replace("code BBBB2222", "b.pdf"))
    Path("guests.csv").write_text(HEAD + "".join(rows), "utf-8")
    told = merge("{{stamp}}", code=3).stderr
    assert "b.pdf is the same postage as a.pdf, which another row has, and is valid only once" in told


@pytest.mark.parametrize(
    "command", [("envelope",), ("note", "--with-envelope"), ("note", "--with-envelope", "--together")]
)
def test_files_that_name_one_stamp_print_it_once(folder: Path, command: tuple[str, ...]) -> None:
    (folder / "a.pdf").write_bytes(pdf(40, 20))
    (folder / "b.pdf").write_bytes(again(pdf(40, 20)))
    for name in ("a", "b"):
        to = f"postage: {name}.pdf\nto: |\n  Frau Ann Lee\n  Lindenweg 12\n  80331 München\n"
        Path(f"{name}.md").write_text(NOTE.replace("language: de\n", "language: de\n" + to), "utf-8")
    told = run(*command, "a.md", "b.md", "-q", "-o", "made.pdf" if "--together" in command else "made/", code=3).stderr
    assert "b.md:7:10: the postage b.pdf is that of a.md, too, and is valid only once" in told
    assert len(list(folder.glob("made/*envelope.pdf"))) == ("--together" not in command)


def test_a_copy_of_a_used_stamp_is_used_too(folder: Path) -> None:
    (folder / "sheet.pdf").write_bytes(pdf(40, 20, pages=3))
    merge("sheet.pdf")
    (folder / "copy.pdf").write_bytes((folder / "sheet.pdf").read_bytes())
    Path("guests.csv").write_text(HEAD + ANN.replace("12", "14"), "utf-8")
    assert "1 envelopes need postage" not in merge("copy.pdf", code=3).stderr
    assert "1 envelope needs postage, and copy.pdf has 0 unused (3 are used" in merge("copy.pdf", code=3).stderr


@pytest.mark.parametrize("in_head", [False, True])
def test_a_column_names_each_rows_own(in_head: bool) -> None:
    postage = "{{stamp}}"
    if in_head:
        Path("note.md").write_text(NOTE.replace("envelope: c6", 'envelope: c6\npostage: "{{stamp}}"'), "utf-8")
        postage = ""
    merge(postage)
    assert used() == [("Ann Lee", "code AAAA1111"), ("Bob Ray", "code BBBB2222"), ("Eva Stone", "code CCCC3333")]
    Path("guests.csv").write_text(
        HEAD + ANN.replace("12", "14") + EVA.replace("CCCC", "DDDD").replace("1", "2") * 2, "utf-8"
    )
    done = merge(postage, code=3)
    assert "row 2 (Ann Lee): " in done.stderr and "code AAAA1111 is used already: made.csv, row 2" in done.stderr
    assert "code DDDD3333 is the postage of row 3, too, and is valid only once" in done.stderr
    done = merge(postage, "--skip-bad", code=1)
    assert used()[3:] == [("Eva Stone", "code DDDD3333")]


def test_an_empty_cell_and_a_column_that_is_not_there() -> None:
    Path("guests.csv").write_text(HEAD + ANN.replace("code AAAA1111", ""), "utf-8")
    assert "{{stamp}} is empty, so there is no postage" in merge("{{stamp}}", code=3).stderr
    assert "guests.csv has no column 'stmp'" in merge("{{stmp}}", code=3).stderr


def test_a_row_with_a_fault_leaves_its_stamp_to_another() -> None:
    Path("guests.csv").write_text(HEAD + BOB.replace("Am Markt 4", "Am sehr langen Markt " * 9) + ANN, "utf-8")
    merge("codes.txt", "--skip-bad", code=1)
    assert used() == [("Ann Lee", "code 1MV5TER4")]


def test_single_files_have_the_stamps_of_the_check() -> None:
    merge("codes.txt", "--each", "files")
    assert [code for _, code in used()] == ["code 1MV5TER4", "code 2MV5TER4", "code 3MV5TER4"]
    assert "3MV5TER4" in pages("files/Eva Stone.pdf")[0]


def test_a_ledger_that_had_no_postage_gets_the_column_and_keeps_what_it_has() -> None:
    for options in (("-o", "all.pdf"), ("--each", "files")):
        old = "who;notes;row id;date;what;file;posted;answered\nZoe;rang twice;abc;03.11.2026;note;;;\n"
        Path("made.csv").write_text(old, "utf-8")
        merge("codes.txt", "--row", "2", *options)
        head, first, new = Path("made.csv").read_text("utf-8").splitlines()
        assert head == "who;notes;row id;date;what;file;posted;answered;postage"
        assert first == "Zoe;rang twice;abc;03.11.2026;note;;;" and new.endswith(";;;code 1MV5TER4")
    merge("", "--row", "3", "--again")
    assert Path("made.csv").read_text("utf-8").splitlines()[-1].endswith(";;;")


@pytest.mark.parametrize(
    ("postage", "more", "told"),
    [
        ("codes.txt", ("--ledger", "none"), "postage for a list needs a ledger, so that no stamp is printed twice"),
        ("codes.txt", ("-o", "-"), "postage for a list needs a ledger"),
        ("code 1MV5TER4", (), "a code is valid for one envelope, and this is a list"),
        ("stamps", (), "there is no folder or file stamps"),
        ("codes.txt", ("--each", "files", "--workers", "2"), "stamps are given out by one process"),
    ],
)
def test_what_cannot_be_is_told(postage: str, more: tuple[str, ...], told: str) -> None:
    assert told in merge(postage, *more, code=3).stderr


def test_a_preview_has_none_and_a_dry_run_counts() -> None:
    done = merge("codes.txt", "--preview", "2", "-o", "a.pdf")
    assert "PORTO" not in pages("a.pdf")[0] and "the envelopes have no postage" in done.stderr
    assert "3 stamps or codes would be used" in merge("codes.txt", "-n").stderr
    assert not os.path.exists("made.csv")


def test_letters_alone_need_no_stamps() -> None:
    assert "add --envelopes" in run("merge", "note.md", "guests.csv", "--letters", "--postage", "x", code=2).stderr
    Path("note.md").write_text(NOTE.replace("envelope: c6", "envelope: c6\npostage: nowhere"), "utf-8")
    run("merge", "note.md", "guests.csv", "--letters", "-q")


def test_one_stamp_is_for_one_envelope(folder: Path) -> None:
    (folder / "stamp.pdf").write_bytes(pdf(40, 20))
    for name in ("a.md", "b.md"):
        Path(name).write_text(NOTE.replace("language", "to: Ann Lee; Lindenweg 12; 80331 München\nlanguage"), "utf-8")
    done = run("envelope", "a.md", "--postage", "stamp.pdf", "-q")
    assert "--postage: this postage is valid for one piece of mail: print the envelope only once" in done.stderr
    done = run("envelope", "a.md", "b.md", "--postage", "stamp.pdf", code=2)
    assert "--postage is valid for one envelope, and there are several files" in done.stderr
    done = run("envelope", "guests.csv", "--postage", "stamp.pdf", code=2)
    assert "For a list, use stationery merge LETTER LIST --envelopes --postage" in " ".join(done.stderr.split())
    done = run("envelope", "a.md", "--postage", "stamp.pdf", "--inner", code=2)
    assert "--postage is for the outer envelope" in done.stderr


def test_a_merge_that_nobody_keeps_a_ledger_of_prints_no_postage(folder: Path) -> None:
    """As at the desk: the template names a stamp, and the same one on every envelope would be fraud."""
    from stationery.products.asked_rows import open_people
    from stationery.products.merge import Merge
    from stationery.products.merge_files import Target
    from stationery.products.merge_outcome import Asked
    from stationery.products.merge_pieces import Manner
    from stationery.products.merge_runs import run_merge
    from stationery.reading.fields import read_template
    from stationery.reading.overlay import Overlay
    from tests.products.made import stock

    (folder / "stamp.pdf").write_bytes(pdf(40, 20))
    text = NOTE.replace("envelope: c6", "envelope: c6\npostage: stamp.pdf")
    merge = Merge(
        read_template(text, "note.md"), open_people("guests.csv", "")[0], Overlay(), Manner(("envelopes",)), stock()
    )
    done = run_merge(merge, Target("all.pdf"), Asked())
    assert done.remarks[0].message == "the envelopes have no postage"
    assert all("/XObject" not in page["/Resources"] for page in pypdf.PdfReader("all.pdf").pages)


def test_a_window_envelope_with_nothing_else_to_print_is_made_for_its_postage(folder: Path) -> None:
    (folder / "stamp.pdf").write_bytes(pdf(40, 20))
    head = "to: Ann Lee; 2 Elm St; Salem, OR 97301\nstyle: us-window-9\nenvelope: us-9-double-window\n"
    text = f"---\nfrom: Bo Ek; 1 Main St; Salem, OR 97301\n{head}postage: stamp.pdf\n---\nThank you.\n"
    Path("a.md").write_text(text, "utf-8")
    done = run("letter", "a.md", "--with-envelope", "-q")
    assert "a-envelope.pdf" in done.stdout and "nothing is printed on the envelope" not in done.stderr
    assert pages("a-envelope.pdf") == [""]


def test_check_finds_a_stamp_that_does_not_fit_and_print_prints_it_once(folder: Path) -> None:
    (folder / "stamp.pdf").write_bytes(pdf(80, 20))
    head = NOTE.replace("language", "to: Ann Lee; Lindenweg 12; 80331 München\nlanguage")
    Path("a.md").write_text(head.replace("envelope: c6", "envelope: c6\npostage: stamp.pdf"), "utf-8")
    done = run("check", "a.md", code=1)
    assert "6 mm too wide for the postage zone of Deutsche Post" in done.output
    done = run("print", "a.md", "--what", "envelope", "--copies", "2", code=2)
    assert "--copies 2 would print the postage of a.md again" in done.stderr
