"""Everything that the built-in data can make, by name: samples, styles, envelopes, typefaces, proofs, blank paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from stationery.catalog.envelopes import envelopes
from stationery.catalog.letters import letter_style
from stationery.data.resources import folder
from stationery.data.stock import Stock
from stationery.imaging.signature import clean_signature
from stationery.model.contact import Contact
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.values import replace
from stationery.products.blank import blank_pdfs
from stationery.products.card import note_and_envelope, note_pdf
from stationery.products.envelope import envelope_pdf
from stationery.products.fit import fit_letter
from stationery.products.labels import LabelOptions, return_labels, text_labels
from stationery.products.letter import letter_and_envelope, letter_pdf
from stationery.products.list_labels import ListLabels
from stationery.products.merge_outcome import Asked
from stationery.products.proof import fit_proof, proof_pdf
from stationery.products.recipients import Roster
from stationery.products.result import Result
from stationery.products.specimen import specimen_pdf
from stationery.products.stock import open_stock
from stationery.reading.letters import read_letter
from stationery.reading.markdown import read_body
from stationery.resolve.job import PostalServices
from tests.imaging.photographs import BLUE, encoded, photographed, written
from tests.jobs import printed

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = date(2026, 11, 23)
WANTED = PostalServices(Written("return-service"), Written("01234567094987654321"))
TABLE = "| Who | What |\n|---|---|\n| Ann | bread |\n| Jane | the soup |\n"
CHOU = Written("chou-3")
IN_JAPAN = Party(
    name="Hanako Yamada", street=("1-2-3 Kasumigaseki",), locality="Chiyoda-ku", region="Tokyo",
    postal_code="100-8926", country="JP",
)  # fmt: skip


@cache
def stock() -> Stock:
    return open_stock((folder("layouts"),), (folder("fonts"),), TODAY)


def letter(name: str, **choices: str) -> Letter:
    """A sample, with other choices than its own."""
    path = SAMPLES / f"{name}.md"
    read = read_letter(path.read_text("utf-8"), str(path) if "/" in name else path.name)
    named = {key: Written(value) for key, value in choices.items()}
    return replace(read, choices=replace(read.choices, **named))


def samples() -> list[str]:
    return sorted(path.stem for path in SAMPLES.glob("*.md"))


def shelf() -> list[str]:
    """The samples that a stationer would show in a window: cards, and letters."""
    return sorted(path.stem for path in (SAMPLES / "shelf").glob("*.md"))


def japan() -> list[str]:
    """The samples with addresses in Japanese."""
    return sorted(path.stem for path in (SAMPLES / "japan").glob("*.md"))


def styles() -> list[tuple[str, str, str]]:
    """Each style on each of its papers, with each letterhead; with none where a field shows the sender instead."""
    store = stock().store
    return [
        (style, paper, head)
        for style in store.names("letters")
        for paper in letter_style(store, style).papers
        for head in (("none",) if _shows_the_sender(style) else store.names("letterheads"))
    ]


def styles_by_turns() -> list[tuple[str, str, str]]:
    """Few of them: each style on each of its papers with one letterhead, each time the next. What a file must have for
    a standard, and what its tags tell, follows from the style or from the letterhead; how both stand together is looked
    at elsewhere."""
    heads: dict[tuple[str, str], list[str]] = {}
    for style, paper, head in styles():
        heads.setdefault((style, paper), []).append(head)
    return [(*where, known[number % len(known)]) for number, (where, known) in enumerate(heads.items())]


def envelope_samples() -> list[str]:
    """One envelope of each family: a file differs from another of its family only in its size, and pages are cheaper
    to look at than files."""
    found: dict[str, str] = {}
    for cover in envelopes(stock().store).values():
        found.setdefault(cover.family, cover.id)
    return list(found.values())


def _shows_the_sender(style: str) -> bool:
    return any("sender" in field.parts for field in letter_style(stock().store, style).fields)


def fonts() -> list[str]:
    """All that `font:` can name: pairings and typefaces."""
    return [*stock().store.names("pairings"), *stock().typefaces.names()]


@cache
def made_sample(name: str) -> tuple[Result, ...]:
    return fresh_sample(name)


def fresh_sample(name: str) -> tuple[Result, ...]:
    """A sample and its envelope; one that names a card stands on it."""
    read = letter(name)
    return note_and_envelope(read, stock()) if read.choices.card else letter_and_envelope(read, stock())


def everything() -> Iterator[tuple[str, Result]]:
    """Name and file of all of it."""
    for name in samples():
        sheet, cover = made_sample(name)
        yield name, sheet
        yield f"{name}-envelope", cover
        yield f"{name}-upright", envelope_pdf(letter(name), stock(), printed(upright=True))
    for style, paper, head in styles_by_turns():
        chosen = letter("thank-you", style=style, paper=paper, letterhead=head, language="en-US")
        yield f"{style}-{paper}-{head}", letter_and_envelope(chosen, stock(), with_envelope=False)[0]
    for name in envelope_samples():
        chosen = letter("half-letter", envelope=name)
        yield f"envelope-{name}", envelope_pdf(chosen, stock(), printed(stamp_box=True))
        yield f"flap-{name}", envelope_pdf(chosen, stock(), printed(return_to="flap"))
        yield f"proof-{name}", proof_pdf(Written(name), stock())
    inland = replace(chosen, sender=IN_JAPAN, recipient=IN_JAPAN, choices=replace(chosen.choices, envelope=CHOU))
    yield "upright-chou-3", envelope_pdf(inland, stock(), printed(stamp_box=True))
    yield "upright-flap-chou-3", envelope_pdf(inland, stock(), printed(return_to="flap"))
    for name in stock().store.names("posts"):
        yield f"proof-{name}", proof_pdf(Written(name), stock())
    for name in stock().store.names("letters"):
        yield f"proof-{name}", proof_pdf(Written(name), stock())
    for head in stock().store.names("letterheads"):
        chosen = letter("thank-you", letterhead=head, accent="#5b1a2e")
        yield f"proof-{head}", proof_pdf(Written(head), stock())
        yield f"flap-{head}", envelope_pdf(chosen, stock(), printed(return_to="flap"))
        for part, made in zip(("sheets", "later", "covers"), blank(chosen), strict=True):
            yield f"blank-{head}-{part}", made
        yield f"coded-{head}", letter_pdf(letter("invitation", letterhead=head, qr="website"), stock())
    for name in ("us-10", "us-6-3-4", "us-a7"):
        noted = replace(letter("several-signers", envelope=name), arrival_notation=Written("Personal"))
        yield f"noted-{name}", envelope_pdf(noted, stock(), printed(services=WANTED))
    yield "long-table", letter_pdf(long_table(), stock())
    pictured = letter("shelf/footbridge")
    yield "pictured", letter_pdf(pictured, stock())
    yield "pictured-untitled", letter_pdf(replace(pictured, subject=Written("")), stock())
    tabled = replace(letter("note-card"), body=read_body(TABLE, "card.md")[0])
    yield "card-with-table", note_and_envelope(tabled, stock())[0]
    for frame in ("frame", "plain"):
        chosen = letter("thank-you", letterhead="monogram", monogram=frame, letters="WMA")
        yield f"monogram-{frame}", letter_and_envelope(chosen, stock(), with_envelope=False)[0]

    for font in fonts():
        for name in ("modified-block", "bewerbung"):
            sheet, cover = letter_and_envelope(letter(name, font=font), stock())
            yield f"{name}-in-{font}", sheet
            yield f"{name}-in-{font}-envelope", cover
    yield "specimen", specimen_pdf(stock())
    yield from labels().items()
    for name in ("avery-5160", "avery-l7651", "avery-5294"):
        yield f"proof-{name}", proof_pdf(Written(name), stock())
    for kind, picture in signatures().items():
        yield f"signed-{kind}", letter_pdf(letter("thank-you", letterhead="ruled"), stock(), picture)
        yield f"signed-card-{kind}", note_pdf(letter("note-card"), stock(), signature=picture)
    told = letter("thank-you", letterhead="modern", particulars="email, phone", head_font="crimson-pro")
    for made in letter_and_envelope(told, stock()):
        yield f"told-{len(made.pages)}-{made.sheet}", made
    for name, style in (("thank-you", "us-window-9"), ("window-letter", "us-window-10"), ("bewerbung", "uk")):
        yield f"fit-{style}", fit_proof(fit_letter(letter(name, style=style), stock()), stock())
    for style in ("us-window-10", "us-window-9"):
        barred, bars = letter("invitation", style=style), PostalServices(tracking=WANTED.tracking)
        yield f"barred-{style}", letter_and_envelope(barred, stock(), with_envelope=False, services=bars)[0]
        yield f"fit-barred-{style}", fit_proof(fit_letter(barred, stock(), services=bars), stock())


@cache
def signatures() -> dict[str, bytes]:
    """Pictures of a signature of every kind: black and blue ink without its paper, a scan in color, one in gray."""
    ink = written(1200, 900)
    photographs = {"black": photographed(ink), "blue": photographed(ink, BLUE)}
    cleaned = {kind: clean_signature(encoded(picture), kind).png for kind, picture in photographs.items()}
    return {**cleaned, "rgb": encoded(photographs["blue"]), "gray": encoded(photographs["black"].convert("L"), "PNG")}


def long_table() -> Letter:
    """A letter with a table over several sheets, and a link and an empty cell in it."""
    rows = "".join(f"| {number} | gauge {number} | {number * 37 % 90}.5 | |\n" for number in range(60))
    text = (
        f"The gauges:\n\n| Day | Where | Level | [Note](https://example.org) |\n|:-:|---|--:|---|\n{rows}\nThat is all."
    )
    return replace(letter("invoice"), body=read_body(text, "long.md")[0])


GUESTS = (
    Party(prefix="Ms.", given="Jane", family="Schmoe", title="Director of Recruiting", organization="Acme Corporation",
          street=("1200 Main Street, Suite 400",), locality="Springfield", region="IL", postal_code="62701"),
    Party(prefix="Herrn", given="Karl", family="Weiß", street=("Lindenstraße 4",), locality="Berlin",
          postal_code="10969", country="DE"),
    Party(lines=(Written("The Buchan Family"), Written("9 Elm Street"), Written("Salem, OR 97301"))),
)  # fmt: skip
SENDER = Party(
    name="Ann Lee", street=("12 Elm Street",), locality="Salem", region="OR", postal_code="97301", country="US"
)
JAM = (("Plum jam", "August 2026"), ("Quince jelly", "October 2026"))


def labels() -> dict[str, Result]:
    """Addresses on a used sheet, on a round one and on A4; a return address; words."""
    contacts = [Contact(party, file="guests.csv", row=row) for row, party in enumerate(GUESTS, 2)]
    mine = Letter("labels", sender=SENDER)
    german = replace(mine, choices=Choices(language=Written("de-DE")))
    words = [[Written(line) for line in text] for text in JAM]

    def options(sheet: str, start: str = "1", copies: int = 0) -> LabelOptions:
        return LabelOptions(Written(sheet), Written(start), copies)

    return {
        "labels-avery-5160": address_labels(contacts, mine, stock(), options("avery-5160", "29")),
        "labels-avery-5294": address_labels(contacts, mine, stock(), options("avery-5294")),
        "labels-avery-l7163": address_labels(contacts, german, stock(), options("avery-l7163")),
        "labels-return": return_labels(mine, stock(), options("avery-5167", "7", 3)),
        "labels-text": text_labels(words, mine, stock(), options("avery-5163")),
    }


def blank(chosen: Letter, copies: int = 2) -> tuple[Result, ...]:
    """Its sheets, continuation sheets and envelopes."""
    return blank_pdfs(chosen, stock(), copies, continuation=True, envelopes=True)


def address_labels(contacts: Iterable[Contact], letter: Letter, usual: Stock, options: LabelOptions) -> Result:
    """Labels for all of these, as for a list of theirs."""
    all_ = tuple(contacts)
    return ListLabels(Roster("guests.csv", (), lambda: all_), letter, usual, options).make(Asked())
