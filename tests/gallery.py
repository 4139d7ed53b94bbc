"""Makes every sample's PDFs and e-mails, and the pictures in the README: `python -m tests.gallery`.

A picture shows a sample's sheets side by side and, below them, the envelope as one reads it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from stationery.model.letter import Written
from stationery.model.letterhead_sheet import LetterheadSheet
from stationery.model.values import replace
from stationery.products.email import email_draft
from stationery.products.envelope import envelope_pdf
from stationery.products.fit import fit_letter
from stationery.products.letter import letter_and_envelope
from stationery.products.proof import fit_proof, proof_pdf
from stationery.products.specimen import specimen_pdf
from tests.jobs import printed
from tests.letterheads import two_pages
from tests.products.made import SAMPLES, WANTED, fresh_sample, letter, samples, stock

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURES = SAMPLES / "pictures"
SITUATIONS = ("thank-you", "withdrawal", "after-rejection")
"""Wanted, withdrawn, rejected: what the guide behind the project speaks of. They are made as e-mail too."""
TONGUES = (
    ("lettre", "carta", "lettera", "brief-nl"),
    ("carta-pt", "list", "brev-sv", "brev-da"),
    ("lettre-ca", "lettre-ch", "brief-at", "brief-ch"),
    ("carta-mx", "carta-br", "letter-ca", "letter-gb"),
)
"""The samples that are there for their language: one picture shows them all."""
DOTS_PER_INCH, LARGER = 72, 96
GAP, EDGE, PAPER = 14, 190, 232
"""Pixels between sheets; grays of a sheet's edge and of the table it lies on."""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    for name in samples():
        sheet, cover = fresh_sample(name)
        (SAMPLES / f"{name}.pdf").write_bytes(sheet.pdf)
        (SAMPLES / f"{name}-envelope.pdf").write_bytes(cover.pdf)
        if any(name in row for row in TONGUES):
            continue
        # A feed page is turned clockwise; a picture shows it as one reads it.
        _save(name, [_rendered(sheet.pdf), [page.rotate(90, expand=True) for page in _rendered(cover.pdf)]])
    for name in SITUATIONS:
        (SAMPLES / f"{name}.eml").write_bytes(email_draft(letter(name), stock()).eml)
    for name, sheet in (("din5008-b", 0), ("us-10", -1)):  # the style before its windows; the zones of the USPS
        _save(f"proof-{name}", [[_rendered(proof_pdf(Written(name), stock()).pdf)[sheet]]])
    noted = replace(
        letter("several-signers"), delivery_notation=Written("Registered"), arrival_notation=Written("Personal")
    )
    _save("barcode", [_rendered(envelope_pdf(noted, stock(), printed(upright=True, services=WANTED)).pdf)])
    window = fit_letter(letter("window-letter", envelope="us-10-window"), stock())
    pages = _rendered(fit_proof(window, stock()).pdf)
    _save("fit-window-letter", [pages[:2], pages[2:]])
    _save("letterheads", letterheads())
    _save("own-paper", own_paper())
    _save("languages", [[tongue(name) for name in row] for row in TONGUES])
    _save("specimen", [_rendered(specimen_pdf(stock(), ("eb-garamond", "ibm-plex-mono")).pdf)])


def own_paper() -> list[list[Image]]:
    """A letter of two sheets on a letterhead PDF, in color."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "paper.pdf")
        path.write_bytes(two_pages())
        read = letter("long")
        read = replace(read, choices=replace(read.choices, own=LetterheadSheet(None, str(path))))
        return [_rendered(letter_and_envelope(read, stock(), with_envelope=False)[0].pdf, "RGB")]


ACCENTS = {"monogram": "#5b1a2e", "right-column": "#1f4d2b", "ruled": "#1b3a5c"}
"""Letterheads that are shown with an accent; modern has one of its own, the others are shown in black."""


def letterheads() -> list[list[Image]]:
    """The head of a letter in each letterhead, two in a row, and below it the envelope's corner; in color."""
    rows: list[list[Image]] = []
    names = stock().store.names("letterheads")
    for at in range(0, len(names), 2):
        shown = [{"letterhead": name, "accent": ACCENTS.get(name, "")} for name in names[at : at + 2]]
        chosen = [letter("thank-you", **{key: text for key, text in told.items() if text}) for told in shown]
        sheets = [_rendered(letter_and_envelope(one, stock())[0].pdf, "RGB", LARGER)[0] for one in chosen]
        covers = [_rendered(envelope_pdf(one, stock(), printed(upright=True)).pdf, "RGB", LARGER)[0] for one in chosen]
        across = sheets[0].width // 12, sheets[0].width * 23 // 24
        rows.append([page.crop((across[0], page.height // 30, across[1], page.height * 11 // 50)) for page in sheets])
        rows.append([page.crop((0, 0, across[1] - across[0], page.height * 3 // 10)) for page in covers])
    return rows


def tongue(name: str) -> Image:
    """A letter without the empty lower part of its sheet, small enough that four stand in a row."""
    page = _rendered(fresh_sample(name)[0].pdf)[0]
    page = page.crop((0, 0, page.width, page.height * 17 // 20))
    return page.resize((page.width * 3 // 5, page.height * 3 // 5))


def _rendered(pdf: bytes, mode: str = "L", dots: int = DOTS_PER_INCH) -> list[Image]:
    import pypdfium2

    pages: Any = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=dots / 72, grayscale=mode == "L").to_pil().convert(mode) for page in pages]


def _save(name: str, rows: Sequence[Sequence[Image]]) -> None:
    from PIL import Image, ImageOps

    mode = rows[0][0].mode
    edge, paper = (EDGE, PAPER) if mode == "L" else ((EDGE,) * 3, (PAPER,) * 3)
    framed = [[ImageOps.expand(page, border=1, fill=edge) for page in row] for row in rows]
    width = max(sum(page.width + GAP for page in row) for row in framed) + GAP
    height = sum(max(page.height for page in row) + GAP for row in framed) + GAP
    table = Image.new(mode, (width, height), paper)
    y = GAP
    for row in framed:
        x = GAP
        for page in row:
            table.paste(page, (x, y))
            x += page.width + GAP
        y += max(page.height for page in row) + GAP
    path = PICTURES / f"{name}.png"
    table.quantize(16 if mode == "L" else 256).save(path, optimize=True)
    sys.stdout.write(f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}\n")


if __name__ == "__main__":
    main()
