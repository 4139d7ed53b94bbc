"""Bad input beside the exact words that stderr says of it: NAME.txt, and NAME.md or NAME.yaml where it has a file.

`pytest --renew-errors` writes the transcripts anew; they are to be read before they are committed.
"""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery
from stationery.data import files
from stationery.pdf import families
from stationery.products.letter import letter_and_envelope
from stationery.reading.letters import read_letter
from tests import enclosed, letterheads
from tests.incoming import foreign
from tests.products.made import stock

HERE = Path(__file__).parent

HANAKO, TARO = "〒150-0001; 東京都渋谷区1-2; 山田花子 様", "鈴木太郎; 〒107-0062; 東京都港区南青山4-5-16"

COMMANDS = {
    "missing-recipient": "letter missing-recipient.md",
    "fields-in-a-letter": "letter merge.md",
    "merge-columns": "merge merge-columns.md guests.csv --where 'Stat=OR' --sort zipp",
    "merge-rows": "merge merge.md guests.csv",
    "merge-sections": "merge merge-sections.md guests.csv",
    "merge-no-address": "merge merge.md gifts.csv",
    "merge-no-rows": "merge merge.md guests.csv --rows 90-99",
    "merge-no-email": "merge merge.md guests.csv --emails --each out",
    "merge-condition": "merge merge.md guests.csv --where OR",
    "merge-style": "merge merge.md guests.csv --style full-blok",
    "ledger-broken": "merge merge.md guests.csv --rows 2-3 --ledger ledger-broken.csv",
    "ledger-no-headings": "merge merge.md guests.csv --rows 2-3 --ledger gifts.csv",
    "ledger-whom": "ledger posted Lee --ledger ledger.csv",
    "ledger-which": "ledger posted 'Ann Lee' --ledger ledger.csv",
    "ledger-whose-day": "ledger answered Bob --on 2020-11-01 --ledger ledger.csv",
    "ledger-nobody": "ledger posted Carl --ledger ledger.csv",
    "unknown-keys": "letter unknown-keys.md",
    "bad-date": "letter bad-date.md",
    "bad-date-option": "letter good.md --date 2026-02-30",
    "unknown-style": "letter unknown-style.md",
    "unknown-style-option": "letter good.md --style full-blok",
    "unknown-envelope": "envelope good.md --envelope us-15",
    "unknown-envelope-family": "envelope good.md --envelope a7",
    "envelope-too-small": "envelope good.md --envelope c7",
    "envelope-not-upright": "envelope good.md --envelope chou-3 --address portrait",
    "envelope-line-too-wide": f"envelope --to 'Ann; {'Long Lane ' * 15}; Bern' --from 'Max; 3000 Bern; Switzerland'",
    "paper-of-another-style": "letter good.md --style din5008-b --paper jis-b5",
    "window-empty": "envelope good.md --envelope us-9-double-window",
    "fit-no-window": "fit good.md --proof fit.pdf",
    "fit-weight": "fit good.md --paper-weight heavy",
    "fit-two-down-a-pipe": "fit good.md --json --proof -",
    "unknown-font": "letter unknown-font.md",
    "font-not-installed": "letter good.md --font nobody",
    "font-misspelled": "catalog fonts eb-garamont --proof",
    "fonts-no-proof": "catalog fonts -o fonts.pdf",
    "unknown-paper": "letter good.md --paper foolscap",
    "unknown-letterhead": "letter good.md --letterhead baroque",
    "unknown-language": "letter good.md --language tlh",
    "language-of-several": "letter language-of-several.md",
    "tab": "letter tab.md",
    "colon": "letter colon.md",
    "not-utf-8": "letter not-utf-8.md",
    "too-large": "letter too-large.md",
    "no-such-file": "letter no-such-file.md",
    "folder": "letter letters",
    "empty": "letter empty.md",
    "markup": "letter markup.md",
    "several": "letter several.md",
    "marks": "letter marks.md",
    "marks-and-more": "letter marks-and-more.md",
    "marks-unquoted": "letter marks-unquoted.md",
    "email-marks": "email marks.md",
    "email-link-too-long": "email long.md --mailto --subject Long",
    "email-not-ours": "email good.md",
    "email-no-address": "email good.md --to jane",
    "picture-missing": "letter picture-missing.md",
    "picture-is-none": "letter picture-is-none.md",
    "picture-too-wide": "letter picture-too-wide.md",
    "signature-missing": "signature add photo.jpg -o sign.png",
    "signature-no-profile": "signature add good.md",
    "signature-is-none": "signature add good.md -o sign.png",
    "signature-heic": "signature add photo.heic -o sign.png",
    "signature-unwritten": "signature add sheet.png -o sign.png",
    "signature-not-ours": "signature add sheet.png -o good.md",
    "signature-not-kept": "signature show",
    "signature-height": "signature add sheet.png --height 3",
    "signed-by-nobody": "letter good.md --signed",
    "particulars-misspelled": "letter good.md --particulars phone,fax",
    "accent-too-light": "envelope good.md --letterhead modern --accent #ff8800",
    "head-font-misspelled": "letter good.md --head-font intr",
    "no-glyph": "letter no-glyph.md",
    "columns-not-installed": f"envelope --to '{HANAKO}' --from '{TARO}' --envelope chou-3",
    "columns-of-latin-letters": f"envelope --to 'Hanako; 1-2-3 Aoyama; Japan' --from '{TARO}' --address vertical",
    "columns-of-another-post": f"envelope --to '{HANAKO}' --from 'Ann; Salem, OR 97301' --address vertical",
    "columns-too-long": f"envelope --to '{HANAKO.replace('1-2', 'の' * 60)}' --from '{TARO}' --envelope chou-4",
    "columns-postcard-for-a-letter": "letter good.md --envelope hagaki --with-envelope",
    "east-not-installed": "envelope --to '李伟; 建国路5号; 100020 北京市; CHINA'",
    "country-line-unknown": "envelope good.md --country-line klingon",
    "manner-unknown": "letter manner.md",
    "address-of-nothing": "address empty.md",
    "address-country": "address good.md --from Atlantis",
    "address-parts": "address parts.yaml",
    "no-sender": "letter no-sender.md",
    "address-too-wide": "envelope address-too-wide.md --envelope us-6-3-4",
    "address-too-long": "envelope address-too-long.md --envelope us-6-3-4",
    "note-too-long": "note note-too-long.md",
    "note-of-nothing": "note",
    "labels-no-room": "labels labels-no-room.csv --sheet avery-l7651",
    "labels-no-such-label": "labels --text Fragile --sheet avery-5160 --start 31",
    "labels-no-such-sheet": "labels --text Fragile --sheet avery-516",
    "unknown-card": "note good.md --card us-a3",
    "too-many-up": "note good.md --up 4 --fold top",
    "folder-missing": "letter good.md -o nowhere/letter.pdf",
    "folder-read-only": "letter good.md",
    "disk-full": "letter good.md --with-envelope",
    "device-full": "letter good.md -o /dev/full",
    "not-ours": "letter good.md -o thesis.pdf",
    "not-a-pdf": "letter good.md -o good.md",
    "profile-unknown": "letter good.md --profile work",
    "profile-exists": "init --no-input --name Anyone",
    "init-without-name": "init --no-input",
    "command-misspelled": "leter good.md",
    "catalog-misspelled": "catalog show us-01",
    "proof-misspelled": "catalog proof din5008-x",
    "envelope-of-nothing": "envelope",
    "two-down-a-pipe": "letter good.md --with-envelope -o -",
    "table-too-wide": "letter table-too-wide.md",
    "table-faults": "letter table-faults.md",
    "enclosures-faults": "letter enclosures-faults.md",
    "enclosed": "letter enclosed.md --with-enclosures",
    "enclosures-together": "letter enclosed.md --separate-enclosures -o -",
    "enclosures-of-envelopes": "merge merge.md guests.csv --envelopes --with-enclosures",
    "qr-faults": "letter qr-faults.md",
    "qr-too-long": "letter qr-too-long.md",
    "qr-no-website": "letter qr-no-website.md",
    "imb-second-digit": "envelope good.md --imb 05234567094987654321",
    "imb-too-short": "envelope good.md --imb '01 234 567094'",
    "imb-without-envelope": "letter good.md --imb 01234567094987654321",
    "imb-wants-a-window": "fit good.md --imb 01234567094987654321",
    "imb-lines": "letter imb-lines.md --style us-window-10 --imb 01234567094987654321",
    "imb-window-of-another-style": "letter good.md --envelope us-10-window --imb 01234567094987654321",
    "imb-window-narrow": "letter good.md --style din5008-b --envelope dl-window --imb 01234567094987654321",
    "endorsement-two-windows": "letter good.md --style us-window-9 --with-envelope --endorsement return-service",
    "endorsement-without-envelope": "letter good.md --endorsement return-service",
    "endorsement-misspelled": "envelope good.md --endorsement retrun-service",
    "endorsement-without-return": "envelope good.md --endorsement return-service --return flap",
    "epoch": "letter good.md",
    "interview-several": "kit interview-several.yaml",
    "interview-skipped": "kit interview-skipped.yaml",
    "interview-twice": "new note --interview interview-twice.yaml",
    "kit-of-nothing": "kit",
    "kit-nobody-to-ask": "kit --new --no-input",
    "draft-misspelled": "new thankyou",
    "draft-exists": "new thank-you -o good.md",
    "draft-language": "new thank-you --language it",
    "check-no-such-rule": "check --explain S77",
    "check-no-moment": "check good.md --now noon",
    "check-nothing": "check",
    "letterhead-keys": "letter letterhead-keys.md",
    "letterhead-missing": "letter letterhead-file.md",
    "letterhead-scripted": "letter letterhead-file.md",
    "letterhead-encrypted": "letter good.md --letterhead paper.pdf",
    "letterhead-broken": "letter good.md --letterhead paper.pdf",
    "letterhead-of-other-size": "letter letterhead-file.md --paper a4 --style full-block",
    "letterhead-on-its-side": "letter good.md --letterhead paper.pdf",
    "letterhead-all-over": "letter good.md --letterhead paper.pdf",
    "letterhead-under-address": "letter good.md --letterhead paper.pdf --style din5008-b --paper a4",
    "letterhead-no-room": "letter letterhead-no-room.md",
    "blank-preprinted": 'blank --letterhead preprinted --from "Ann Lee; 12 Elm Street; Salem, OR 97301"',
    "blank-no-second-page": 'blank --letterhead paper.pdf --continuation --from "Ann Lee; 12 Elm Street; Salem"',
    "pdf-without-source": "letter finished.pdf",
    "pdf-is-none": "letter notes.pdf",
    "pdf-encrypted": "envelope locked.pdf",
    "pdf-replaces-itself": "letter kept.pdf",
    "pdf-source-wrong": "letter kept.pdf -o new.pdf",
    "pdf-picture-missing": "letter kept.pdf -o new.pdf",
    "pdf-no-recipient": "envelope personal.pdf",
    "pdf-nobody-to-ask": "envelope din.pdf --style din5008-b",
    "pdf-which-block": "envelope block.pdf --yes",
    "pdf-scan": "envelope scan.pdf --region 20mm,45mm,85mm,45mm --yes",
    "pdf-region-outside": "envelope din.pdf --region 150mm,45mm,85mm,45mm",
    "pdf-region-wrong": "envelope din.pdf --region 20mm,45mm,85",
    "pdf-region-no-unit": "envelope din.pdf --region 20mm,45mm,85mm,45",
    "pdf-region-and-to": "envelope din.pdf --region 20mm,45mm,85mm,45mm --to 'Ann Lee; Salem'",
    "pdf-broken": "envelope broken.pdf",
    "contact-unknown": "envelope --to 'Jane Shmoe' --book book.vcf",
    "contact-several": "envelope --to 'Ann Lee' --book book.vcf",
    "contact-and-address": "envelope --to 'Ann Lee; Salem' --book book.vcf",
    "contact-no-email": "email good.md --to 'Bob Ray' --book book.vcf",
    "contacts-none": "contacts list",
    "contacts-no-book": "contacts list good.md",
    "contacts-no-names": "contacts list money.csv",
    "contacts-empty-folder": "contacts list empty",
    "schema-misspelled": "schema letterhead",
    "scaffold-exists": "catalog new letterhead mine --based-on ruled",
    "scaffold-base": "catalog new card mine --based-on us-a22",
    "scaffold-of-nothing": "catalog new card mine",
    "own-file-broken": "letter good.md --letterhead mine",
    "own-file-ring": "letter good.md --letterhead mine",
    "own-file-deep": "letter good.md --letterhead a",
}


def picture(width: int, height: int) -> bytes:
    """A gray PNG of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder, and what is in it."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refuse(code: int) -> Callable[[pytest.MonkeyPatch], None]:
    """A system that refuses to write with that error."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        def write(handle: int, data: bytes) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(files, "_all", write)

    return patch


def a_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(os.environ["STATIONERY_CONFIG"], "profile.yaml").write_text("name: Someone Else\n")


def a_typeface(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Path(os.environ["STATIONERY_CONFIG"], "fonts", "nobody.yaml")
    table.parent.mkdir()
    table.write_text("name: Nobody\ncite: house style\npackage: fontpkg_nobody\nfiles: {upright: Nobody.ttf}\n")


def own_letterheads(**texts: str) -> Callable[[pytest.MonkeyPatch], None]:
    """Letterheads of a user's own, by their ids."""

    def write(_: pytest.MonkeyPatch) -> None:
        folder = Path(os.environ["STATIONERY_CONFIG"], "layouts", "letterheads")
        folder.mkdir(parents=True)
        for name, text in texts.items():
            (folder / f"{name}.yaml").write_text(f"name: Mine\ncite: house style\n{text}", "utf-8")

    return write


def a_letterhead(make: Callable[[], bytes]) -> Callable[[pytest.MonkeyPatch], object]:
    return lambda _: Path("paper.pdf").write_bytes(make())


def a_book(_: pytest.MonkeyPatch) -> None:
    """Two people of one name, one without an e-mail address, and a card that can't be read."""
    cards = (
        "N:Lee;Ann;;;\nFN:Ann Lee\nADR:;;12 Elm St;Salem;OR;97301;USA",
        "N:Lee;Ann;;Dr.;\nFN:Dr. Ann Lee\nORG:Acme\nADR;TYPE=work:;;5 Oak Ave;Dayton;OH;45402;USA",
        "N:Schmoe;Jane;;Ms.;\nFN:Ms. Jane Schmoe\nADR:;;1 Main St;Dayton;OH;45402;USA",
        "FN:Bob Ray",
        "EMAIL:x@y.example\nsomething else",
    )
    Path("book.vcf").write_text("".join(f"BEGIN:VCARD\nVERSION:3.0\n{each}\nEND:VCARD\n" for each in cards))


def finished(name: str, text: str, source: str = "") -> None:
    """A letter's PDF, with a source attached if there is one."""
    from stationery.model.page import Attachment

    read = read_letter(text, "x.md")
    kept = Attachment("letter.md", source.encode(), "text/markdown") if source else None
    Path(name).write_bytes(letter_and_envelope(read, stock(), with_envelope=False, source=kept)[0].pdf)


def good(head: str = "") -> str:
    return Path("good.md").read_text("utf-8").replace("---\n", f"---\n{head}", 1)


def locked(_: pytest.MonkeyPatch) -> None:
    data = foreign.changed(foreign.drawn(foreign.din), lambda writer: writer.encrypt("", "x", algorithm="RC4-128"))
    Path("locked.pdf").write_bytes(data)


def a_din_letter(_: pytest.MonkeyPatch) -> None:
    Path("din.pdf").write_bytes(foreign.drawn(foreign.din))


def no_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine where only what stationery itself needs is installed."""
    found = families._package_folder
    monkeypatch.setattr(families, "_package_folder", lambda name: None if "pylopdf" in name else found(name))


def enclosures(_: pytest.MonkeyPatch) -> None:
    Path("resume.pdf").write_bytes(enclosed.real("libreoffice"))
    Path("locked.pdf").write_bytes(enclosed.encrypted())
    Path("sample.docx").write_bytes(b"PK\x03\x04")
    Path("photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")


PREPARED: dict[str, Callable[[pytest.MonkeyPatch], object]] = {
    "not-utf-8": lambda _: Path("not-utf-8.md").write_bytes(
        Path("good.md").read_text("utf-8").replace("—", "é").encode("mac_roman", "replace")
    ),
    "too-large": lambda _: Path("too-large.md").write_bytes(b"A letter. " * 500_000),
    "folder": lambda _: Path("letters").mkdir(),
    "picture-is-none": lambda _: Path("scan.png").write_bytes(b"<html>Not found</html>"),
    "picture-too-wide": lambda _: Path("wide.png").write_bytes(picture(20_000, 2)),
    "signature-heic": lambda _: Path("photo.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    "signature-unwritten": lambda _: Path("sheet.png").write_bytes(picture(900, 600)),
    "signature-not-ours": lambda _: Path("sheet.png").write_bytes(picture(900, 600)),
    "signature-height": lambda _: Path("sheet.png").write_bytes(picture(900, 600)),
    "folder-read-only": refuse(errno.EROFS),
    "disk-full": refuse(errno.ENOSPC),
    "email-link-too-long": lambda _: Path("long.md").write_bytes(Path("good.md").read_bytes() + b"\nOnce more." * 200),
    "email-not-ours": lambda _: Path("good.eml").write_bytes(b"From: ann@example.org\r\n\r\nA year's work.\r\n"),
    "not-ours": lambda _: Path("thesis.pdf").write_bytes(b"%PDF-1.7\n% a year's work\n"),
    "signature-not-kept": a_profile,
    "profile-exists": a_profile,
    "font-not-installed": a_typeface,
    "letterhead-missing": lambda _: Path("papers.pdf").write_bytes(b"%PDF-1.7"),
    "letterhead-scripted": a_letterhead(letterheads.scripted),
    "letterhead-encrypted": a_letterhead(letterheads.encrypted),
    "letterhead-broken": a_letterhead(letterheads.broken),
    "letterhead-of-other-size": a_letterhead(letterheads.good),
    "letterhead-on-its-side": a_letterhead(letterheads.landscape),
    "letterhead-all-over": a_letterhead(letterheads.watermarked),
    "letterhead-under-address": a_letterhead(letterheads.low_head),
    "blank-no-second-page": a_letterhead(letterheads.good),
    "pdf-without-source": lambda _: finished("finished.pdf", good()),
    "pdf-is-none": lambda _: Path("notes.pdf").write_bytes(b"<html>Not found</html>"),
    "pdf-encrypted": locked,
    "pdf-replaces-itself": lambda _: finished("kept.pdf", good(), good()),
    "pdf-source-wrong": lambda _: finished("kept.pdf", good(), good("stile: full-block\n")),
    "pdf-picture-missing": lambda _: finished("kept.pdf", good(), good("signature: pen.png\n")),
    "pdf-no-recipient": lambda _: finished("personal.pdf", good("style: personal\n")),
    "pdf-nobody-to-ask": a_din_letter,
    "pdf-which-block": lambda _: Path("block.pdf").write_bytes(foreign.drawn(foreign.block, foreign.LETTER)),
    "pdf-scan": lambda _: Path("scan.pdf").write_bytes(foreign.content("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI")),
    "pdf-region-outside": a_din_letter,
    "pdf-region-wrong": a_din_letter,
    "pdf-region-no-unit": a_din_letter,
    "pdf-region-and-to": a_din_letter,
    "enclosed": enclosures,
    "pdf-broken": lambda _: Path("broken.pdf").write_bytes(foreign.drawn(foreign.din)[:900]),
    "east-not-installed": no_extras,
    "columns-not-installed": no_extras,
    "scaffold-exists": own_letterheads(mine="based_on: ruled\n"),
    "own-file-broken": own_letterheads(
        mine="based_on: ruled\nacent: red\nfirst: {rows: [{show: name, size: 16}]}\n", other="first: here\n"
    ),
    "own-file-ring": own_letterheads(mine="based_on: other\n", other="based_on: mine\n"),
    "own-file-deep": own_letterheads(
        **{id_: f"based_on: {base}\n" for id_, base in zip("abcd", ("b", "c", "d", "ruled"), strict=True)}
    ),
    **dict.fromkeys(("contact-unknown", "contact-several", "contact-and-address", "contact-no-email"), a_book),
    "contacts-no-names": lambda _: Path("money.csv").write_text("Date,Amount\n2026-01-01,5\n"),
    "contacts-empty-folder": lambda _: Path("empty").mkdir(),
    "epoch": lambda monkeypatch: monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_words_on_stderr(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    for file in (*HERE.glob("*.md"), *HERE.glob("*.yaml"), *HERE.glob("*.csv")):
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    PREPARED.get(name, lambda _: None)(monkeypatch)
    before = contents(tmp_path)
    done = CliRunner().invoke(stationery, shlex.split(COMMANDS[name]))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    said = done.stderr.replace(os.environ["STATIONERY_CONFIG"], "CONFIG")
    transcript = f"$ stationery {COMMANDS[name]}\n{said}exit {done.exit_code}\n"
    golden = HERE / f"{name}.txt"
    if request.config.getoption("--renew-errors"):
        golden.write_text(transcript, "utf-8")
    assert transcript == golden.read_text("utf-8")
    assert done.exit_code != 0
    assert done.stdout == ""
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before, (
        "something was written"
    )


def test_every_case_has_a_transcript_and_the_other_way_round() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(COMMANDS)


def test_every_bad_file_is_used() -> None:
    used = {
        word for command in COMMANDS.values() for word in command.split() if word.endswith((".md", ".yaml", ".csv"))
    }
    assert {path.name for path in (*HERE.glob("*.md"), *HERE.glob("*.yaml"), *HERE.glob("*.csv"))} <= used
