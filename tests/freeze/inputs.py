# ruff: noqa: E501
"""What the cases read: samples, files with faults, PDFs and photographs of others, and some letters of our own."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from tests import letterheads
from tests.freeze.run import ROOT
from tests.imaging.photographs import BLUE, encoded, photographed, written
from tests.incoming import foreign

SENDER = "from: |\n  Ann Lee\n  12 Elm Street\n  Salem, OR 97301\n  ann@lee.example\n  (503) 555-0101\n"
RECIPIENT = "to: |\n  Ms. Jane Schmoe\n  Acme Corporation\n  1200 Main Street\n  Springfield, IL 62701\n"
WORDS = "Thank you for the apples. They were the best of the year — and the last.\n"
PROFILE = """\
name: Ann Lee
street: 12 Elm Street
locality: Salem
region: OR
postal_code: "97301"
country: US
email: ann@lee.example
phone: (503) 555-0101
website: https://lee.example
"""
GERMAN_PROFILE = """\
name: Eva Muster
street: Hauptstraße 1
postal_code: "10115"
locality: Berlin
country: DE
language: de
letterhead: {name: monogram, letters: EMB, monogram: plain}
"""
ROWS = "".join(f"| {number} | gauge {number} | {number * 37 % 90}.5 | |\n" for number in range(60))

HEADS = {
    "paper": "paper.pdf",
    "paper-reserve": "{file: paper.pdf, reserve: {top: 60mm, bottom: 25mm}, name: modern}",
    "paper-plain": "{file: paper.pdf, continuation: plain}",
    "preprinted": "{preprinted: 55mm, continuation: {top: 20mm}}",
    "preprinted-all": "{name: preprinted, reserve: {top: 55mm, bottom: 20mm, right: 50mm}, continuation: preprinted}",
    "monogram": '{name: monogram, letters: AL, monogram: frame, accent: "#5b1a2e", particulars: [phone, email], '
    "font: inter}",
    "centered-qr": "{name: centered, qr: contact}",
    "none": "none",
    "faulty": "{file: paper.pdf, preprinted: yes, reserve: {head: 50mm}}",
}


def letter(head: str = "", words: str = WORDS, sender: str = SENDER, recipient: str = RECIPIENT) -> str:
    return f"---\n{head}{sender}{recipient}date: 2026-11-20\n---\n{words}"


LONG = "\n\n".join(f"Paragraph {number}. " + WORDS.strip() * 4 for number in range(14)) + "\n"
TEXTS = {
    "plain.md": letter(),
    "mine.md": letter(sender=""),
    "mine-signed.md": letter("signature: yes\n", sender=""),
    "mine-unsigned.md": letter("signature: no\n", sender=""),
    "picture.md": letter("signature: sign.png\n"),
    "undated.md": letter().replace("date: 2026-11-20\n", ""),
    "two-sheets.md": letter(words=LONG),
    "table.md": letter(
        words=f"The gauges:\n\n| Day | Where | Level | [Note](https://example.org) |\n|:-:|---|--:|---|\n{ROWS}\nThat's all.\n"
    ),
    "small-table.md": letter(words="Bring:\n\n| Who | What |\n|---|---|\n| Ann | bread |\n| Jane | the soup |\n"),
    "codes.md": letter(
        words="Here:\n\n![The page](qr:https://example.org/atlas)\n\nand a card of mine:\n\n![Me](qr:contact)\n"
    ),
    "markup.md": letter(
        words="*Thank* you, **much**, for [this](https://example.org) “and” that -- it's ½ of 3 x 4.\n\n- one\n- two\n  - three\n"
        "\n1. first\n2. second\n\n> He said so.\n\nA line\\\nbroken.\n"
    ),
    "draft.md": letter(
        'position: "[[the position]]"\n',
        "Thank you for [[what you are thankful for, in a sentence that is long enough to go over the end of its line]].\n\n"
        "- *[[one thing]]*\n- a [link to [[another]]](https://example.org)\n",
    ),
    "noted.md": letter("arrival_notation: Personal\ndelivery_notation: By hand\n"),
    "notations.md": letter(
        "enclosures: [Resume, 3 letters]\ncopies: [Mr. Bo Chan, Ms. Ida May]\npostscript: Do come.\ninitials: AL/bc\n"
        "our_ref: A 7\nyour_ref: B 8\nsubject: Apples\n"
    ),
    "signers.md": letter("signers:\n  - Ann Lee\n  - {name: Bo Chan, title: Cook}\n"),
    "manner.md": letter("address_manner: post\n"),
    "choices.md": letter(
        "style: modified-block\nfont: garamond\nenvelope: us-9\nletterhead: ruled\njustify: yes\npunctuation: open\n"
        "language: en-GB\ncountry_line: fr\naddress_manner: post\n"
    ),
    "abroad-de.md": letter(recipient="to: |\n  Max Muster\n  Weg 1\n  01067 Dresden\n  GERMANY\n"),
    "inland-de.md": letter(
        "language: de\n",
        "vielen Dank für die Äpfel.\n",
        "from: |\n  Eva Muster\n  Hauptstraße 1\n  10115 Berlin\n  Germany\n",
        "to: |\n  Herrn Max Muster\n  Weg 1\n  01067 Dresden\n  Germany\n",
    ),
    "japan.md": letter(
        sender="from: |\n  Hanako Yamada\n  1-2-3 Kasumigaseki\n  Chiyoda-ku, Tokyo 100-8926\n  Japan\n",
        recipient="to: |\n  Taro Suzuki\n  1-1 Chiyoda\n  Chiyoda-ku, Tokyo 100-8111\n  Japan\n",
    ),
    "zip.md": letter(recipient="to: |\n  Ms. Jane Schmoe\n  240 River Street\n  Northampton, MA 01060-1234\n"),
    "east.md": letter(recipient="to: |\n  李伟\n  建国路5号\n  100020 北京市\n  CHINA\n"),
    "parts.md": letter(
        recipient="to:\n  prefix: Dr.\n  given: Ann\n  family: O'Neill\n  title: Head\n  department: Maps\n"
        "  organization: City Library\n  street: [1200 North Main Street, Suite 400]\n  locality: St. Louis\n"
        '  region: Missouri\n  postal_code: "63101"\n  country: US\n'
    ),
    "lines.txt": "Ms. Ann Lee\n12 Oak St Apt 3\nBoston MA 02134\n",
    "one-line.txt": "Ann Lee; 12 Elm St; Salem, OR 97301\n",
    "parts.txt": "name: Anna Groß\nstreet: Weg 1\nlocality: Gießen\npostal_code: 35390\ncountry: DE\n",
    "bad.jsonl": '{"name": "Ann"}\n{"nome": "Bo"}\nnot json\n{"lines": ["Bo", "1 Oak St", "Salem, OR 97301"]}\n',
    "answers-init.txt": "Jana Nowak\nLindenweg 4\n\nLeipzig\n\n04155\n\njana@example.com\n\n\n",
    "answers-short.txt": "Ann Lee\n",
    "yes.txt": "y\n" * 20,
    "no.txt": "n\n" * 20,
    "resume.json": '{"basics": {"name": "Ann Lee", "email": "ann@lee.example", "phone": "503 555 0101", "location": '
    '{"address": "12 Elm Street", "postalCode": "97301", "city": "Salem", "countryCode": "US", "region": "OR"}}}',
    "ann.vcf": "BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nN:Lee;Ann;;;\nADR:;;12 Elm Street;Salem;OR;97301;USA\n"
    "EMAIL:ann@lee.example\nTEL:+1 503 555 0101\nEND:VCARD\n",
    "profile.yaml": PROFILE,
    "profile-de.yaml": GERMAN_PROFILE,
    "profile-ruled.yaml": f'{PROFILE}letterhead: {{name: ruled, accent: "#1b3a5c"}}\nfont: source\nenvelope: us-9\n',
    "profile-else.yaml": "name: Someone Else\n",
    "us-9.yaml": 'name: "No. 9"\ncite: PWG 5101.1\nwidth: 8.875in\nheight: 3.875in\nmedia: na_number-9_3.875x8.875in\n',
    "airy.yaml": "name: Airy\ncite: house style\nbased_on: full-block\nchange:\n  - {part: signature, before: 5 lines}\n",
    "broken.yaml": "name: [Broken\n",
    "nobody.yaml": "name: Nobody\ncite: house style\npackage: fontpkg_nobody\nfiles: {upright: Nobody.ttf}\n",
    **{f"head-{name}.md": letter(f"letterhead: {head}\n", LONG) for name, head in HEADS.items()},
}
GOOD = (ROOT / "tests" / "errors" / "good.md").read_text("utf-8")


def picture(width: int, height: int) -> bytes:
    """A white PNG of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PAPERS = {
    **letterheads.GOOD,
    **letterheads.HINDERED,
    **{name: make for name, (make, _) in letterheads.REFUSED.items()},
    "a4": letterheads.a4,
    "three-pages": letterheads.three_pages,
    "low-head": letterheads.low_head,
}


@cache
def _din() -> bytes:
    return foreign.drawn(foreign.din)


@cache
def _photograph(*ink: tuple[int, int, int]) -> Any:
    return photographed(written(1200, 900), *ink)


MADE: dict[str, Callable[[], bytes]] = {
    "photo.jpg": lambda: encoded(_photograph(BLUE)),
    "black.jpg": lambda: encoded(_photograph()),
    "rgb.png": lambda: encoded(_photograph(BLUE), "PNG"),
    "gray.png": lambda: encoded(_photograph(BLUE).convert("L"), "PNG"),
    "din.pdf": _din,
    "block.pdf": lambda: foreign.drawn(foreign.block, foreign.LETTER),
    "turned.pdf": lambda: foreign.turned(_din(), 90),
    "cropped.pdf": lambda: foreign.cropped(_din(), 20),
    "scan.pdf": lambda: foreign.content("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI"),
    "locked.pdf": lambda: foreign.changed(_din(), lambda writer: writer.encrypt("", "x", algorithm="RC4-128")),
    "torn.pdf": lambda: _din()[:900],
    "html.pdf": lambda: b"<html>Not found</html>",
    "html.png": lambda: b"<html>Not found</html>",
    "thesis.pdf": lambda: b"%PDF-1.7\n% a year's work\n",
    "papers.pdf": lambda: b"%PDF-1.7",
    "ours-not.eml": lambda: b"From: ann@example.org\r\n\r\nA year's work.\r\n",
    "sheet.png": lambda: picture(900, 600),
    "wide.png": lambda: picture(20_000, 2),
    "photo.heic": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "too-large.md": lambda: b"A letter. " * 500_000,
    "latin-1.md": lambda: GOOD.replace("—", "é").encode("latin-1", "replace"),
    "long-mail.md": lambda: GOOD.encode() + b"\nOnce more." * 200,
    "personal-good.md": lambda: GOOD.replace("---\n", "---\nstyle: personal\n", 1).encode(),
    "empty": lambda: b"",
    **{f"papers/{name}.pdf": make for name, make in PAPERS.items()},
}


def write_inputs(folder: Path, wanted: Iterable[str]) -> None:
    """Those that are wanted, by name: to make them all takes longer than to run a few cases."""
    (folder / "errors").mkdir(parents=True)
    (folder / "papers").mkdir()
    for name in sorted(set(wanted)):
        (folder / name).write_bytes(_input(name))


def _input(name: str) -> bytes:
    if name in MADE:
        return MADE[name]()
    if name in TEXTS:
        return TEXTS[name].encode()
    return (ROOT / ("tests" if name.startswith("errors/") else "samples") / name).read_bytes()
