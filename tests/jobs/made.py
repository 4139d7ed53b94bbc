"""Everything that the built-in data can make, by name: samples, styles, envelopes, typefaces, proofs, blank paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from stationery.catalog.letters import letter_style
from stationery.jobs.blank import blank_pdfs
from stationery.jobs.card import note_and_envelope
from stationery.jobs.envelope import envelope_pdf
from stationery.jobs.fit import fit_letter
from stationery.jobs.fit_proof import fit_proof
from stationery.jobs.letter import letter_and_envelope
from stationery.jobs.made import Made
from stationery.jobs.proof import proof_pdf
from stationery.jobs.specimen import specimen_pdf
from stationery.letter import Letter, Written
from stationery.reading.letters import read_letter
from stationery.resources import folder
from stationery.values import replace
from stationery.workshop import Workshop

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = date(2026, 11, 23)


@cache
def workshop() -> Workshop:
    return Workshop((folder("layouts"),), (folder("fonts"),), TODAY)


def letter(name: str, **choices: str) -> Letter:
    """A sample, with other choices than its own."""
    read = read_letter((SAMPLES / f"{name}.md").read_text("utf-8"), f"{name}.md")
    named = {key: Written(value) for key, value in choices.items()}
    return replace(read, choices=replace(read.choices, **named))


def samples() -> list[str]:
    return sorted(path.stem for path in SAMPLES.glob("*.md"))


def styles() -> list[tuple[str, str, str]]:
    """Each style on each of its papers, with each letterhead; with none where a field shows the sender instead."""
    shelf = workshop().shelf
    return [
        (style, paper, head)
        for style in shelf.names("letters")
        for paper in letter_style(shelf, style).papers
        for head in (("none",) if _shows_the_sender(style) else shelf.names("letterheads"))
    ]


def _shows_the_sender(style: str) -> bool:
    return any("sender" in field.parts for field in letter_style(workshop().shelf, style).fields)


def fonts() -> list[str]:
    """All that `font:` can name: pairings and typefaces."""
    return [*workshop().shelf.names("pairings"), *workshop().library.names()]


@cache
def made_sample(name: str) -> tuple[Made, ...]:
    return fresh_sample(name)


def fresh_sample(name: str) -> tuple[Made, ...]:
    """A sample and its envelope; one that names a card stands on it."""
    read = letter(name)
    return note_and_envelope(read, workshop()) if read.choices.card else letter_and_envelope(read, workshop())


def everything() -> Iterator[tuple[str, Made]]:
    """Name and file of all of it."""
    for name in samples():
        sheet, cover = made_sample(name)
        yield name, sheet
        yield f"{name}-envelope", cover
        yield f"{name}-upright", envelope_pdf(letter(name), workshop(), upright=True)
    for style, paper, head in styles():
        chosen = letter("thank-you", style=style, paper=paper, letterhead=head, language="en-US")
        yield f"{style}-{paper}-{head}", letter_and_envelope(chosen, workshop(), with_envelope=False)[0]
    for name in workshop().shelf.names("envelopes"):
        chosen = letter("half-letter", envelope=name)
        yield f"envelope-{name}", envelope_pdf(chosen, workshop(), stamp_box=True)
        yield f"flap-{name}", envelope_pdf(chosen, workshop(), return_to="flap")
        yield f"proof-{name}", proof_pdf(Written(name), workshop())
    for name in workshop().shelf.names("letters"):
        yield f"proof-{name}", proof_pdf(Written(name), workshop())
    for head in workshop().shelf.names("letterheads"):
        chosen = letter("thank-you", letterhead=head, accent="#5b1a2e")
        yield f"proof-{head}", proof_pdf(Written(head), workshop())
        yield f"flap-{head}", envelope_pdf(chosen, workshop(), return_to="flap")
        for part, made in zip(("sheets", "later", "covers"), blank(chosen), strict=True):
            yield f"blank-{head}-{part}", made
    for frame in ("frame", "plain"):
        chosen = letter("thank-you", letterhead="monogram", monogram=frame, letters="WMA")
        yield f"monogram-{frame}", letter_and_envelope(chosen, workshop(), with_envelope=False)[0]

    for font in fonts():
        for name in ("modified-block", "bewerbung"):
            sheet, cover = letter_and_envelope(letter(name, font=font), workshop())
            yield f"{name}-in-{font}", sheet
            yield f"{name}-in-{font}-envelope", cover
    yield "specimen", specimen_pdf(workshop())
    for name, style in (("thank-you", "us-window-9"), ("window-letter", "us-window-10"), ("bewerbung", "uk")):
        yield f"fit-{style}", fit_proof(fit_letter(letter(name, style=style), workshop()), workshop())


def blank(chosen: Letter, copies: int = 2) -> tuple[Made, ...]:
    """Its sheets, continuation sheets and envelopes."""
    return blank_pdfs(chosen, workshop(), copies, continuation=True, envelopes=True)
