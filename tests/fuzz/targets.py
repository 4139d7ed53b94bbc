"""What is fuzzed: for each kind of input a strategy and a trip, which ends with a result or a StationeryError."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from hypothesis import strategies as st

from stationery import Studio
from stationery.cli.terminal import escape
from stationery.data.yaml import decode
from stationery.imaging.pictures import decode_picture
from stationery.imaging.signature import clean_signature
from stationery.incoming.letterhead import read_letterhead
from stationery.model.errors import Place, Several, StationeryError, each_fault
from stationery.model.geometry import Size
from stationery.model.letter import Letter, Written
from stationery.model.units import inch
from stationery.products.address import Desk, address_party, desk
from stationery.products.catalog import Kind
from stationery.products.email import email_draft
from stationery.products.envelope import envelope_pdf
from stationery.products.finished_letter import Incoming
from stationery.products.letter import letter_pdf
from stationery.reading.addresses import party_from_json, read_address
from stationery.reading.interview import read_interview
from stationery.reading.letters import read_letter
from stationery.reading.profile import read_profile, write_profile
from stationery.reading.resume import read_resume
from stationery.reading.vcard import read_card
from tests.fuzz import binaries, texts
from tests.products.made import stock

NOW = datetime(2026, 11, 20, 16, tzinfo=UTC)
LETTER = Size(inch(8.5), inch(11))


def typed(text: str) -> str:
    """A text as it comes out of a file."""
    return decode(text.encode("utf-8", "surrogatepass"), "typed")


def make_letter(text: str) -> None:
    letter = read_letter(typed(text), "t.md")
    for make in (letter_pdf, envelope_pdf, email_draft):
        try_to(lambda make=make: make(letter, stock()))
    Studio(today=NOW.date(), data=[]).check(letter, now=NOW)


def make_profile(text: str) -> None:
    profile = read_profile(typed(text), "p.yaml")
    again = read_profile(write_profile(profile), "p.yaml")
    assert again.sender.name == profile.sender.name


def make_card(text: str) -> None:
    read_profile(write_profile(read_card(typed(text), "card.vcf")), "p.yaml")


def make_resume(text: str) -> None:
    read_profile(write_profile(read_resume(typed(text), "resume.json")), "p.yaml")


@cache
def _desk() -> Desk:
    return desk(Letter("-"), stock(), Written("US"))


def make_address(text: str) -> None:
    try_to(lambda: read_address(typed(text), "a.txt"))
    address_party(party_from_json(typed(text), Place("rows", 1)), _desk())


def make_catalog(changed: tuple[str, str, str]) -> None:
    kind, id_, text = changed
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "layouts", kind, f"{id_}.yaml")
        file.parent.mkdir(parents=True)
        file.write_bytes(text.encode("utf-8", "replace"))
        studio = Studio(today=NOW.date(), data=[place])
        for each in get_args(Kind):
            try_to(lambda each=each: studio.catalog(cast(Kind, each)))
        letter = read_letter("---\nto: Ann Lee\nfrom: Bo Chan\n---\nThank you.\n", "t.md")
        option = {"letters": "style", "letterheads": "letterhead", "pairings": "font", "languages": "language"}.get(
            kind
        )
        chosen: Any = {option: id_} if option else {}
        try_to(lambda: studio.letter(letter, **chosen))
        if kind == "cards":
            try_to(lambda: studio.card(letter, card=id_))
        if kind in ("envelopes", "posts", "countries"):
            studio.envelope(letter, **({"envelope": id_} if kind == "envelopes" else {}))


def make_letterhead(data: bytes) -> None:
    read_letterhead(data, "paper.pdf", Place("t.md", 3), LETTER, "US Letter", "in")


def make_incoming(data: bytes) -> None:
    try_to(lambda: Incoming(data, "t.pdf").source())
    try_to(lambda: Incoming(data, "t.pdf").read_tags())
    Incoming(data, "t.pdf").address(stock(), style=Written(""), region=None, sender=None)


def make_picture(data: bytes) -> None:
    try_to(lambda: decode_picture(data, "sign.png"))
    clean_signature(data, "sign.png")


def try_to(run: Callable[[], object]) -> None:
    """Run it; what a user can mend is right, and its message fit to be shown."""
    try:
        run()
    except StationeryError as fault:
        for each in each_fault(fault):
            assert each.message and each.exit_code in (1, 3, 4), each
        assert " at 0x" not in str(fault)
        assert escape(str(fault)).encode()
        assert isinstance(fault, Several) or "\n" not in fault.message or len(fault.message) < 20_000


Target = tuple[st.SearchStrategy[Any], Callable[[Any], None]]
TARGETS: dict[str, Target] = {
    "letters": (texts.letter_texts, make_letter),
    "profiles": (texts.profile_texts, make_profile),
    "interviews": (texts.interview_texts, lambda text: read_interview(typed(text), "i.yaml") and None),
    "vcards": (texts.vcard_texts, make_card),
    "resumes": (texts.resume_texts, make_resume),
    "json lines": (texts.json_lines, make_address),
    "data files": (texts.data_files(), make_catalog),
    "letterheads": (binaries.changed(binaries.heads), make_letterhead),
    "finished letters": (binaries.changed(binaries.letters), make_incoming),
    "pictures": (binaries.changed(binaries.pictures), make_picture),
}
