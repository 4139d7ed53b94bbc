"""Makes every sample's PDFs and e-mails, and the pictures of README, guide and gallery: `python -m tests.gallery`.

A picture shows a sample's sheets side by side and, below them, the envelope as one reads it. It has 192 dots an inch,
for screens of double density, and nothing around the sheets, so that it stands on light and dark pages.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from stationery.catalog.posts import post_of
from stationery.cli.main import stationery as shell
from stationery.compose.parts.panels import unfold
from stationery.model.letter import Written
from stationery.model.letterhead_sheet import LetterheadSheet
from stationery.model.values import replace
from stationery.products.card import note_pdf, resolve_note
from stationery.products.email import email_draft
from stationery.products.envelope import envelope_pdf
from stationery.products.fit import fit_letter
from stationery.products.letter import letter_and_envelope
from stationery.products.proof import fit_proof, proof_pdf
from stationery.products.specimen import specimen_pdf
from stationery.reading import guide
from stationery.resolve.job import CardOptions
from tests.jobs import printed
from tests.letterheads import two_pages
from tests.products.made import SAMPLES, WANTED, fresh_sample, letter, samples, stock

if TYPE_CHECKING:
    from PIL.Image import Image

    from stationery.model.geometry import Rect

PICTURES = SAMPLES / "pictures"
SHIPPED = Path(guide.FOLDER) / "pictures"
IN_THE_GUIDE = {
    "thank-you": "letter-and-envelope", "note-card": "card", "fit-window-letter": "window",
    "letterheads": "letterheads", "own-paper": "own-paper", "specimen": "specimen", "languages": "languages",
    "shelf": "shelf", "shelf-letters": "shelf-letters", "monograms": "monograms",
    "proof-us-10": "proof-us-10", "proof-avery-5160": "proof-avery-5160",
    "invoice": "invoice", "footbridge": "footbridge", "feed": "feed", "kit": "kit", "japan": "japan",
}  # fmt: skip
"""Pictures that ship with the guide, by what they are called there."""
SITUATIONS = ("thank-you", "withdrawal", "after-rejection")
"""Wanted, withdrawn, rejected: what the guide behind the project speaks of. They are made as e-mail too."""
TONGUES = (
    ("lettre", "carta", "lettera", "brief-nl"),
    ("carta-pt", "list", "brev-sv", "brev-da"),
    ("lettre-ca", "lettre-ch", "brief-at", "brief-ch"),
    ("carta-mx", "carta-br", "letter-ca", "letter-gb"),
)
"""The samples that are there for their language: one picture shows them all."""
DOTS_PER_INCH = 192
GAP, EDGE = 32, 150
"""Pixels between sheets; the gray of a sheet's edge."""
GRAYS, COLORS = 16, 128
FIRST, BESIDE_SIGNATURE = "thank-you", (3.5, 8.4)
"""What the README begins with, and where the envelope lies on that letter, in inches."""


def main() -> None:
    for folder in (PICTURES, SHIPPED):
        folder.mkdir(exist_ok=True)
    for name in samples():
        sheet, cover = fresh_sample(name)
        (SAMPLES / f"{name}.pdf").write_bytes(sheet.pdf)
        (SAMPLES / f"{name}-envelope.pdf").write_bytes(cover.pdf)
        if any(name in row for row in TONGUES):
            continue
        # A feed page is turned clockwise; a picture shows it as one reads it.
        sheets, covers = _rendered(sheet.pdf), [page.rotate(90, expand=True) for page in _rendered(cover.pdf)]
        if name == FIRST:
            _save_at(
                name, [(sheets[0], 0, 0), (covers[0], *(round(inch * DOTS_PER_INCH) for inch in BESIDE_SIGNATURE))]
            )
        else:
            _save(name, [sheets, covers])
    for name in SITUATIONS:
        (SAMPLES / f"{name}.eml").write_bytes(email_draft(letter(name), stock()).eml)
    # The style before its windows; the zones of the USPS; a sheet of labels.
    for name, sheet in (("din5008-b", 0), ("us-10", -1), ("avery-5160", 0)):
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
    _save("shelf", cards_of_the_shelf())
    _save("shelf-letters", letters_of_the_shelf())
    _save("footbridge", footbridge())
    _save("monograms", monograms())
    _save("feed", feed())
    _save("kit", kit())
    _save("japan", japan())
    _save("specimen", [_rendered(specimen_pdf(stock(), ("eb-garamond", "ibm-plex-mono")).pdf)])


def footbridge() -> list[list[Image]]:
    """A letter of two sheets with headings and a picture, in color."""
    return [_rendered(letter_and_envelope(letter("shelf/footbridge"), stock(), with_envelope=False)[0].pdf, "RGB")]


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
        sheets = [_rendered(letter_and_envelope(one, stock())[0].pdf, "RGB")[0] for one in chosen]
        covers = [_rendered(envelope_pdf(one, stock(), printed(upright=True)).pdf, "RGB")[0] for one in chosen]
        across = sheets[0].width // 12, sheets[0].width * 23 // 24
        rows.append([page.crop((across[0], page.height // 30, across[1], page.height * 11 // 50)) for page in sheets])
        rows.append([page.crop((0, 0, across[1] - across[0], page.height * 3 // 10)) for page in covers])
    return rows


CARDS = ("holiday", "merci", "umgezogen", "invitation", "bordered", "monogram", "sympathy")


def cards_of_the_shelf() -> list[list[Image]]:
    """The fronts of the shelf's cards, in color; the flat one has its note there, too."""
    shown = [shelf_front(name) for name in CARDS]
    shown = [page.resize((page.width // 2, page.height // 2)) for page in shown]
    return [shown[:4], shown[4:]]


def letters_of_the_shelf() -> list[list[Image]]:
    """The shelf's letters, in color, as far as they are written; the German one to its foot."""
    from PIL import Image

    made = {name: letter_and_envelope(letter(f"shelf/{name}"), stock(), with_envelope=False)[0] for name in LETTERS}
    pages = {name: _rendered(sheet.pdf, "RGB")[0] for name, sheet in made.items()}
    small = {
        name: page.resize((page.width * 2 // 5, page.height * 2 // 5), Image.Resampling.LANCZOS)
        for name, page in pages.items()
    }
    return [[small[name] for name in LETTERS]]


LETTERS = ("engraved", "firm", "swiss", "typewriter", "literary")


def shelf_front(name: str) -> Image:
    """What one sees of a card as it lies on a table."""
    read = letter(f"shelf/{name}")
    job = resolve_note(read, stock(), CardOptions(single=True), draft=False)
    made = note_pdf(read, stock(), manner=CardOptions(single=True))
    page = _rendered(made.pdf, "RGB")[0]
    rect = unfold(job.card.card, job.card.fold.id, job.card.orientation).panel("front").rect
    page = page.rotate(90, expand=True) if made.pages[0].turn else page
    left, top, right, bottom = (round(side.inch * DOTS_PER_INCH) for side in (rect.x, rect.y, rect.right, rect.bottom))
    return page.crop((left, top, right, bottom))


MONOGRAMS = (
    (
        ("monogram", "middle", "oval", "CJW"),
        ("monogram", "interlaced", "wreath", "EH"),
        ("monogram", "stacked", "octagon", "CJW"),
    ),
    (
        ("monogram-script", "middle", "ring", "CJW"),
        ("monogram", "interlaced", "frame", "RB"),
        ("monogram", "interlaced", "lozenge", "CW"),
    ),
)
"""Letterhead, arrangement, frame, and letters."""


def monograms() -> list[list[Image]]:
    """The front of a card in each arrangement and frame, as far as the monogram reaches; in color."""
    return [[_monogram(*shown) for shown in row] for row in MONOGRAMS]


def _monogram(head: str, arrangement: str, frame: str, letters: str) -> Image:
    chosen = {"letterhead": head, "arrangement": arrangement, "monogram": frame, "letters": letters}
    made = note_pdf(letter("shelf/monogram", **chosen), stock(), manner=CardOptions(single=True))
    page = _rendered(made.pdf, "RGB")[0]
    across, down, half = page.width // 2, page.height * 72 // 100, page.width // 5
    return page.crop((across - half, down - half, across + half, down + half))


def tongue(name: str) -> Image:
    """A letter without the empty lower part of its sheet, small enough that four stand in a row."""
    from PIL import Image

    page = _rendered(fresh_sample(name)[0].pdf)[0]
    page = page.crop((0, 0, page.width, page.height * 17 // 20))
    return page.resize((page.width * 2 // 5, page.height * 2 // 5), Image.Resampling.LANCZOS)


def feed() -> list[list[Image]]:
    """An envelope as one reads it, and its page as the printer draws it in."""
    read = letter("thank-you")
    shown = _rendered(envelope_pdf(read, stock(), printed(upright=True)).pdf)
    return [[*shown, *_rendered(envelope_pdf(read, stock(), printed()).pdf)]]


VERMILION = (226, 88, 62)


def japan() -> list[list[Image]]:
    """An upright envelope and the address side of a postcard, with the boxes that are printed on them when bought."""
    post = post_of(stock().store, "JP")
    assert post.boxes and post.columns and post.columns.sender.boxes
    cover = envelope_pdf(letter("japan/chou-3"), stock(), printed(stamp_box=True))
    card = note_pdf(letter("japan/hagaki"), stock(), manner=CardOptions(single=True))
    shown = [_rendered(cover.pdf, "RGB")[0], _rendered(card.pdf, "RGB")[1]]
    _draw_boxes(shown[0], post.boxes.on(cover.pages[0].size))
    _draw_boxes(shown[1], (*post.boxes.on(card.pages[1].size), *post.columns.sender.boxes.on(card.pages[1].size)))
    return [[page.resize((page.width // 2, page.height // 2)) for page in shown]]


def _draw_boxes(page: Image, boxes: Sequence[Rect]) -> None:
    from PIL import ImageDraw

    for box in boxes:
        edges = [round(edge.inch * DOTS_PER_INCH) for edge in (box.x, box.y, box.right, box.bottom)]
        ImageDraw.Draw(page).rectangle(edges, outline=VERMILION, width=3)


def kit() -> list[list[Image]]:
    """What a kit prepares: the checklist, an envelope, a draft."""
    with TemporaryDirectory() as folder:
        made = CliRunner().invoke(shell, ["kit", str(SAMPLES / "interview.yaml"), "--output", folder])
        assert made.exit_code == 0, made.stderr
        checklist, envelope = (
            next(Path(folder).glob(f"{name}*.pdf")).read_bytes() for name in ("checklist", "envelopes")
        )
    return [[_rendered(checklist)[0]], [_rendered(envelope)[0].rotate(90, expand=True)]]


def _rendered(pdf: bytes, mode: str = "L") -> list[Image]:
    import pypdfium2

    pages: Any = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=DOTS_PER_INCH / 72, grayscale=mode == "L").to_pil().convert(mode) for page in pages]


def _save(name: str, rows: Sequence[Sequence[Image]]) -> None:
    """Save sheets side by side, row below row."""
    places = []
    y = 0
    for row in rows:
        x = 0
        for page in row:
            places.append((page, x, y))
            x += page.width + GAP
        y += max(page.height for page in row) + GAP
    _save_at(name, places)


def _save_at(name: str, places: Sequence[tuple[Image, int, int]]) -> None:
    """Save sheets at their places, later ones on top of others, with nothing around them."""
    from PIL import Image, ImageOps

    mode = places[0][0].mode
    edge, white = (EDGE, 255) if mode == "L" else ((EDGE,) * 3, (255,) * 3)
    size = max(x + page.width for page, x, _ in places), max(y + page.height for page, _, y in places)
    picture, around = Image.new(mode, size, white), Image.new("L", size, 255)
    for page, x, y in places:
        picture.paste(ImageOps.expand(ImageOps.crop(page, 2), border=2, fill=edge), (x, y))
        around.paste(0, (x, y, x + page.width, y + page.height))
    colors = GRAYS if mode == "L" else COLORS
    method = None if mode == "L" else Image.Quantize.MAXCOVERAGE  # which keeps the color of a few thin lines
    few = picture.quantize(colors, method, dither=Image.Dither.NONE)
    few.putpalette([*(few.getpalette() or [])[: 3 * colors], 255, 255, 255])
    few.paste(colors, mask=around)
    path = SHIPPED / f"{IN_THE_GUIDE[name]}.png" if name in IN_THE_GUIDE else PICTURES / f"{name}.png"
    few.save(path, optimize=True, transparency=colors)
    sys.stdout.write(f"{path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}\n")


if __name__ == "__main__":
    main()
