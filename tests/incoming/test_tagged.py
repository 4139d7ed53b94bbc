"""Recipient and sender out of the tags of our own letters and envelopes: the lines as they were typed."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, NullObject

from stationery.catalog.envelopes import envelope
from stationery.catalog.letters import letter_style
from stationery.catalog.windows import SENDER as SHOWN_SENDER
from stationery.catalog.windows import Windows
from stationery.incoming.tagged import Parties, read_parties
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError
from stationery.model.letter import Letter, Written
from stationery.model.values import replace
from stationery.products.envelope import envelope_pdf
from stationery.products.finished_letter import Incoming
from stationery.products.letter import letter_and_envelope
from stationery.reading.letters import read_letter
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_envelope
from tests.incoming.foreign import changed
from tests.jobs import printed
from tests.products.made import fonts, letter, samples, stock, styles_by_turns

SENDER = ("Ann Lee", "12 Elm Street", "Salem, OR 97301")


def parties(data: bytes) -> Parties | None:
    return read_parties(PdfReader(io.BytesIO(data)), Place("x.pdf"))


def on_the_envelope(read: Letter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The delivery address and the return address of the envelope that is made from the letter file."""
    read = read if not windowed(read) else replace(read, choices=replace(read.choices, envelope=Written("us-10")))
    words = word_envelope(resolve(read, stock(), "envelope"), Diagnostics())
    return tuple(line.text for line in words.delivery_address), tuple(line.text for line in words.return_address)


def windowed(read: Letter) -> Windows | None:
    """The windows of a letter's envelope, if it has any; what they show is not printed on it."""
    windows = envelope(stock().store, resolve(read, stock()).envelope).windows
    return windows if windows.windows else None


def assert_both(read: Letter) -> None:
    """The letter and its envelope both tell what stands on an envelope; but one with windows not what these show."""
    to, sender = on_the_envelope(read)
    sheet, *covers = letter_and_envelope(read, stock())
    found = parties(sheet.pdf)
    assert found is not None  # a letter's town keeps its own case, an envelope's has the post's capitals
    assert repr(((*found.attention, *found.recipient), found.sender)).casefold() == repr((to, sender)).casefold()
    windows = windowed(read)
    assert len(covers) == (0 if windows and windows.shows(SHOWN_SENDER) else 1)
    for cover in covers:
        assert parties(cover.pdf) == Parties(() if windows else to, (), sender)


def shows_recipient(style: str) -> bool:
    found = letter_style(stock().store, style)
    parts = {entry.part for entry in found.flow} | {part for field in found.fields for part in field.parts}
    return "inside_address" in parts


@pytest.mark.parametrize("name", samples())
def test_every_sample(name: str) -> None:
    read = letter(name)
    if shows_recipient(read.choices.style.text or "full-block"):
        assert_both(read)
    else:
        found = parties(letter_and_envelope(read, stock())[0].pdf)
        assert found == Parties(), "what does not stand on the paper, the file does not tell"


def test_few_samples_do_not_show_their_recipient() -> None:
    hidden = [name for name in samples() if not shows_recipient(letter(name).choices.style.text or "full-block")]
    assert hidden == ["personal"]


STYLED = [row for row in styles_by_turns() if shows_recipient(row[0])]


def test_no_letterhead_is_left_out() -> None:
    assert {head for _, _, head in STYLED} >= set(stock().store.names("letterheads"))


@pytest.mark.parametrize(("style", "paper", "head"), STYLED)
def test_every_style_on_every_paper_and_every_letterhead(style: str, paper: str, head: str) -> None:
    """The recipient's tags are the style's, the sender's the letterhead's; each is tried with some of the other."""
    assert_both(letter("thank-you", style=style, paper=paper, letterhead=head))


@pytest.mark.parametrize("font", fonts())
def test_every_typeface(font: str) -> None:
    assert_both(letter("bewerbung", font=font))


@pytest.mark.parametrize("place", ["front", "flap"])
@pytest.mark.parametrize("upright", [True, False])
def test_an_envelope_however_it_is_turned(place: str, upright: bool) -> None:
    found = parties(envelope_pdf(letter("thank-you"), stock(), printed(return_to=place, upright=upright)).pdf)
    assert found is not None
    assert (found.recipient, found.sender) == on_the_envelope(letter("thank-you"))


def written(*to: str, head: str = "", sender: tuple[str, ...] = SENDER) -> Letter:
    lines = "".join(f"  {line}\n" for line in to)
    from_ = "".join(f"  {line}\n" for line in sender)
    return read_letter(f"---\nfrom: |\n{from_}to: |\n{lines}{head}date: 2026-11-20\n---\nThank you.\n", "x.md")


LONG = (
    "The Honorable Society for the Affiliated Offices of Fjord-Fishing, Whaling and Official Waffle-Baking, North-East"
)


@pytest.mark.parametrize("paper", ["letter", "half-letter", "a5"])
def test_a_line_that_was_wrapped_comes_back_as_one(paper: str) -> None:
    read = written("Ms. Jane Schmoe", LONG, "1200 Main Street", "Springfield, IL 62701", head=f"paper: {paper}\n")
    sheet = letter_and_envelope(read, stock(), with_envelope=False)[0]
    found = parties(sheet.pdf)
    assert found is not None
    assert found.recipient == ("Ms. Jane Schmoe", LONG, "1200 Main Street", "Springfield, IL 62701")
    baselines = {
        item.at.y for item in sheet.pages[0].items if getattr(item, "path", ()) and "Inside" in item.path[0].role
    }  # type: ignore[union-attr]
    assert len(baselines) > 4, "nothing was wrapped"


def test_a_line_wrapped_at_its_hyphens_comes_back_with_nothing_between() -> None:
    long = "-".join(["Waffelbäckereigenossenschaft"] * 6)
    found = parties(letter_and_envelope(written("Frau Weiß", long, "Ort"), stock(), with_envelope=False)[0].pdf)
    assert found is not None and found.recipient == ("Frau Weiß", long, "Ort")


@pytest.mark.parametrize(
    "line",
    [
        "Office of Affluent Fjords, Suite 1–3",
        "Nguyễn Thị Ánh, Łódź, İstanbul, Ťažký",
        "“Zur alten Post” & Söhne / c/o ‘O’Neill’ [2] (rear) #5",
        "Ελλάδα, Москва, ﬁne — 12½ %",
        "e\u0301cole normale, dépôt nº 7",
    ],
)
def test_letters_of_all_kinds(line: str) -> None:
    import unicodedata

    found = parties(letter_and_envelope(written("Ann", line, "Ort"), stock(), with_envelope=False)[0].pdf)
    assert found is not None
    wanted = unicodedata.normalize("NFC", line.replace("ﬁ", "fi"))
    assert found.recipient == ("Ann", wanted, "Ort")


@pytest.mark.parametrize("style", ["full-block", "us-window-10"])
def test_doubled_spaces_stand_on_the_paper_and_come_back(style: str) -> None:
    to = ("Ann", "St. Andrews NB  E5B 1A3")
    read = written(*to, head=f"style: {style}\n", sender=("Ann Lee", "Halifax NS  B3H 1K2"))
    made = letter_and_envelope(read, stock(), with_envelope=False)[0]
    assert parties(made.pdf) == Parties(to, (), ("Ann Lee", "Halifax NS  B3H 1K2"))


@pytest.mark.parametrize("notice", ["Ms. Ito", "Attention: Ms. Ito"])
def test_an_attention_line_stands_on_the_envelope_as_on_the_letter(notice: str) -> None:
    assert_both(written("Acme Corporation", "1 Main Street", "Salem, OR 97301", head=f"attention: '{notice}'\n"))


def test_a_sender_in_parts_tells_the_country_line_too() -> None:
    read = letter("bewerbung")
    parts = (
        "from: {name: Ann Lee, street: 12 Elm Street, locality: Salem, region: OR, postal_code: '97301', country: US}"
    )
    to = "to: {name: Ina Falk, street: Am Wall 2, locality: Bremen, postal_code: '28195', country: DE}"
    read = read_letter(f"---\n{parts}\n{to}\ndate: 2026-11-20\n---\nThank you.\n", "x.md")
    assert on_the_envelope(read)[1][-1].isupper()
    assert_both(read)


def test_a_sender_who_is_not_on_the_paper_is_not_in_the_file() -> None:
    read = written("Ann", "Ort", head="style: personal\n", sender=("Ann Lee", "99 Secret Street", "Salem, OR 97301"))
    data = letter_and_envelope(read, stock(), with_envelope=False)[0].pdf
    assert parties(data) == Parties()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    assert not any("Secret" in repr(each) for each in writer._objects)


def test_the_particulars_of_the_letterhead_are_no_lines_of_the_address() -> None:
    found = parties(letter_and_envelope(letter("thank-you"), stock())[0].pdf)
    assert found is not None and found.sender == ("Daniel Okafor", "48 Birch Lane, Apt. 3", "Champaign, IL 61820")


def test_what_has_lost_its_tags_is_not_ours() -> None:
    data = letter_and_envelope(letter("thank-you"), stock())[0].pdf
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(data)))
    out = io.BytesIO()
    writer.write(out)
    assert parties(out.getvalue()) is None


def test_two_recipients_are_refused() -> None:
    def twice(writer: PdfWriter) -> None:
        top = writer.root_object["/StructTreeRoot"]["/K"][0].get_object()  # type: ignore[index]
        inside = next(kid for kid in top["/K"] if kid.get_object()["/S"] == "/InsideAddress")
        top["/K"].append(writer._add_object(inside.get_object().clone(writer, force_duplicate=True)))

    with pytest.raises(SourceError, match="2 recipients"):
        parties(changed(letter_and_envelope(letter("thank-you"), stock())[0].pdf, twice))


def test_a_font_that_has_lost_its_letters_is_refused() -> None:
    def forget(writer: PdfWriter) -> None:
        for font in writer.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
            font.get_object()[NameObject("/ToUnicode")] = NullObject()

    with pytest.raises(SourceError, match="doesn't say what one"):
        parties(changed(letter_and_envelope(letter("thank-you"), stock())[0].pdf, forget))


def test_tags_that_turn_in_a_circle_end() -> None:
    def circle(writer: PdfWriter) -> None:
        top = writer.root_object["/StructTreeRoot"]["/K"][0].get_object()  # type: ignore[index]
        top["/K"].append(top.indirect_reference)

    found = parties(changed(letter_and_envelope(letter("thank-you"), stock())[0].pdf, circle))
    assert found is not None and found.recipient[0] == "Ms. Jane Schmoe"


def test_the_language_is_the_letters() -> None:
    read = Incoming(letter_and_envelope(letter("bewerbung"), stock())[0].pdf, "x.pdf").read_tags()
    assert read is not None and read.choices.language == Written("de-DE", Place("x.pdf"))
