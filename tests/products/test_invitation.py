"""The envelopes of invitations, by ruler: centered, in the post's read area; and the names on the inner one."""

from __future__ import annotations

from typing import Any

import pytest

import stationery
from stationery.catalog.accents import accent_color
from stationery.catalog.inviting import HANDS
from stationery.catalog.posts import ADDRESS, NOTHING, POSTAGE, post
from stationery.model.errors import DoesNotFit, Place, SourceError, StationeryError
from stationery.model.geometry import Rect
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.page import Drawing, Text
from stationery.model.values import replace
from stationery.products.card import note_pdf
from stationery.products.envelope import envelope_pdf
from stationery.products.result import Result
from stationery.resolve.job import CardOptions, EnvelopeOptions, Options
from tests.products.made import letter, stock
from tests.wording.spoken import typed

STOCK = stock()
ME = typed("Clara Whitcomb; 6 Lighthouse Lane; Rockport, ME 04856")
UNCERTAIN = ("Dr. Ana de la Cruz", "Mr. and Mrs. William van der Berg Jr.")
STREET = "1200 Main Street; Springfield, IL 62701"


def made(
    name: str | Party, hand: str = "script", *, inner: bool = False, envelope: str = "us-a7", where: str = "none"
) -> Result:
    choices = Choices(envelope=Written(envelope))
    recipient = name if isinstance(name, Party) else typed(f"{name}; {STREET}")
    letter = Letter("guest", recipient=recipient, sender=ME, choices=choices)
    options = EnvelopeOptions(
        upright=True, invitation=Written(hand), inner=inner, return_to="flap" if where == "flap" else "none"
    )
    return envelope_pdf(letter, STOCK, Options(envelope=options), check_address=True)


def words(found: Result, page: int = 0) -> list[Text]:
    return [item for item in found.pages[page].items if isinstance(item, Text)]


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("envelope", ["us-a7", "us-a2", "us-10"])
@pytest.mark.parametrize("name", ["Ms. Jo Li", "Dr. and Mrs. Bartholomew Cholmondeley"])
def test_every_line_is_centered_and_where_the_post_reads_it(hand: str, envelope: str, name: str) -> None:
    found = made(name, hand, envelope=envelope)
    size, usps = found.pages[0].size, post(STOCK.store, "usps")
    (reads,) = usps.rects(size, ADDRESS)
    for text in words(found):
        assert abs((text.at.x + text.width * 0.5 - size.width * 0.5).pt) < 0.6
        box = Rect(text.at.x, text.at.y - text.size * 0.65, text.width, text.size * 0.65)
        assert reads.y <= box.y and box.bottom <= reads.bottom
        assert not any(box.overlaps(zone) for kind in (NOTHING, POSTAGE) for zone in usps.rects(size, kind))
    assert any("one left margin" in remark.message for remark in found.remarks)


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("Dr. Ann Franks; Mr. William Smith", "Dr. Franks and Mr. Smith"),
        ("Mr. and Mrs. William van der Berg Jr.", "Mr. and Mrs. William van der Berg Jr."),
        ("Mr. and Mrs. William Smith", "Mr. and Mrs. Smith"),
        ("Ms. Michelle Franks and Mr. William Smith", "Ms. Franks and Mr. Smith"),
        ("Dr. Ana de la Cruz", "Dr. Ana de la Cruz"),
        ("Mr. William Smith Jr.", "Mr. Smith"),
        ("The Lee Family", "The Lee Family"),
        ("Jane Schmoe", "Jane Schmoe"),
        ("Miss Ella Smith; Master Tom Smith", "Miss Smith and Master Smith"),
        ("Mr. and Mrs. William Smith; Miss Ella Smith", "Mr. and Mrs. Smith and Miss Smith"),
        ("Ms. Ann Lee and Guest", "Ms. Lee and Guest"),
        ("Ms. Ann Lee; and Guest", "Ms. Lee and Guest"),
        ("Ms. Ann Lee + 1", "Ms. Lee and Guest"),
        ("Mr. & Mrs. J. R. Smith, Jr. and Guest", "Mr. & Mrs. Smith and Guest"),
        ("Mr. and Mrs. John Smith, and Guest", "Mr. and Mrs. Smith and Guest"),
        ("Mr. John Smith, Jr. plus one", "Mr. John Smith, Jr. plus one"),
        ("Mr. and Mrs. William Smith and Family", "Mr. and Mrs. Smith and Family"),
        ("Mr. and Mrs. William and Ann Smith", "Mr. and Mrs. Smith"),
        ("Drs. Ann and Bo Kim", "The Doctors Kim"),
        ("Dr. Eva Stone and Dr. Hugo Stone", "The Doctors Stone"),
        ("Dr. Eva Stone and Dr. Hugo Kim", "Dr. Stone and Dr. Kim"),
        ("Dr. and Mrs. Paul O'Brien", "Dr. and Mrs. O\N{RIGHT SINGLE QUOTATION MARK}Brien"),
        ("M. et Mme Luc Bernard", "M. et Mme Bernard"),
        ("Mr. Tom Smith; Mr. Bob Smith", "Mr. Tom Smith and Mr. Bob Smith"),
        ("Ms. Ann Lee; Director of Sales", "Ms. Lee"),
        ("Mr. Tom & Ms. Ann Ng", "Mr. Ng & Ms. Ng"),
        ("Dr. Tom and Mrs. Ann Ng", "Dr. Ng and Mrs. Ng"),
        ("Senator Warren and Mr. Bob Ng", "Senator Warren and Mr. Ng"),
        ("Miss Lily Smith and Master Ben Smith", "Miss Smith and Master Smith"),
        (Party(prefix="Master", given="Ben", family="Smith", locality="Salem"), "Master Smith"),
        ("Master Sgt. Ben Smith", "Master Sgt. Smith"),
        ("The Doctors Stone", "The Doctors Stone"),
        ("The Rev. and Mrs. John Lee", "The Rev. and Mrs. Lee"),
    ],
)
def test_the_inner_envelope_has_titles_and_surnames_alone(name: str | Party, inner: str) -> None:
    found = made(name, inner=True)
    assert [text.text for text in words(found)] == [inner]
    assert any("has no title" in remark.message for remark in found.remarks) == (name == "Jane Schmoe")
    assert any("is not certain" in remark.message for remark in found.remarks) == (name in UNCERTAIN)
    words_of = name if isinstance(name, str) else ""
    assert any("has words besides a name" in remark.message for remark in found.remarks) == ("plus" in words_of)
    assert any("a guest without a name" in remark.message for remark in found.remarks) == ("+" in words_of)
    doubtful = [each.message for each in found.remarks if "is 'Tom' a surname" in each.message]
    assert bool(doubtful) == (" Ng" in inner and "Tom" in words_of)
    assert all("It is a given name on the inner envelope" in each for each in doubtful)


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("The Honorable Mary Anne Smith-Jones", "The Honorable Mary Anne Smith-Jones"),
        ("The Rev. Jo Li and Mrs. Ann Li", "The Rev. Jo Li and Mrs. Li"),
    ],
)
def test_a_title_without_a_surname_alone_is_told_with_what_to_do(name: str, inner: str) -> None:
    found = made(name, inner=True)
    assert words(found)[0].text == inner
    (told,) = (remark for remark in found.remarks if "isn't used with a surname alone" in remark.message)
    assert "--to with office and surname" in told.hint


def test_words_of_a_list_are_in_full_and_a_country_has_no_capitals_in_script() -> None:
    """As they are with --to."""
    home = Party(
        name="Ms. Jo Li", street=("1 Main Street",), locality="Springfield", region="Illinois", postal_code="62701"
    )
    abroad = Party(
        name="Mr. Karl Weiß", street=("Lindenstraße 4",), locality="Berlin", postal_code="10969", country="Germany"
    )
    assert [text.text for text in words(made(home))][-1] == "Springfield, Illinois 62701"
    found = made(abroad)
    assert words(found)[-1].text == "Germany"
    assert any("posts ask for the country in capitals" in remark.message for remark in found.remarks)
    assert words(made(abroad, "roman"))[-1].text == "GERMANY"
    assert not any("in capitals" in remark.message for remark in made(home).remarks)


@pytest.mark.parametrize(
    ("name", "untitled"),
    [
        ("Jane Schmoe", "'Jane Schmoe' has no title"),
        ("Ms. Ann Lee and Tom Ray", "'Tom Ray' has no title"),
        ("Ann and Tom Lee", "'Ann' and 'Tom Lee' have no title"),
        ("The Doctors Stone", ""),
        ("Master Ben Smith", ""),
        ("Ms. Ann Lee and Guest", ""),
        ("The Lee Family", ""),
    ],
)
def test_capitals_and_guests_without_a_title(name: str, untitled: str) -> None:
    found = made(name, "roman")
    assert words(found)[0].text == f"{name.upper()} "
    told = [each.message for each in found.remarks if "invitations name guests with theirs" in each.message]
    assert told == ([f"{untitled}; invitations name guests with theirs"] if untitled else [])


@pytest.mark.parametrize(
    ("hand", "font", "inner", "family"),
    [
        ("script", "caveat", False, "caveat"),
        ("script", "caveat", True, "caveat"),
        ("script", "handwritten", False, "dancing-script"),
        ("roman", "inter", False, "inter"),
        ("script", "inter", False, "dancing-script"),
    ],
)
def test_the_font_is_that_of_the_address_where_it_suits_the_hand(
    hand: str, font: str, inner: bool, family: str
) -> None:
    letter = Letter("guest", typed(f"Ms. Jo Li; {STREET}"), ME, choices=Choices(envelope=Written("us-a7")))
    chosen = EnvelopeOptions(Written(font, Place("--font")), invitation=Written(hand), inner=inner)
    found = envelope_pdf(letter, STOCK, Options(envelope=chosen), check_address=True)
    (*return_address, name) = words(found) if inner else words(found)[:-2]
    assert name.face.family == family
    assert all(STOCK.typefaces.purpose(line.face.family) != "personal" for line in return_address)
    told = any("the address isn't in inter" in each.message for each in found.remarks)
    assert told == ((hand, font) == ("script", "inter"))


def test_capitals_of_a_script_are_refused() -> None:
    letter = Letter("guest", typed(f"Ms. Jo Li; {STREET}"), ME, choices=Choices(envelope=Written("us-a7")))
    chosen = EnvelopeOptions(Written("caveat", Place("--font")), invitation=Written("roman"))
    with pytest.raises(SourceError, match="an address in capitals can't be read in caveat"):
        envelope_pdf(letter, STOCK, Options(envelope=chosen))


def test_the_return_address_goes_on_the_flap() -> None:
    found = made("Ms. Jo Li", where="flap")
    assert len(found.pages) == 2 and any("Rockport" in text.text for text in words(found, 1))


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="an invitation's address is written on the envelope"):
        made("Ms. Jo Li", envelope="us-10-window")
    with pytest.raises(DoesNotFit, match="no room in the middle"):
        made("Ms. " + "Featherstonehaugh" * 6 + " Lee")
    with pytest.raises(StationeryError, match="there is no invitation style called 'copperplate'"):
        made("Ms. Jo Li", "copperplate")


def test_words_and_border_of_a_card_without_letterhead_take_the_accent() -> None:
    """Of the invitation on the shelf, which has its words and a border alone."""
    page = note_pdf(letter("shelf/invitation"), stock(), manner=CardOptions(single=True)).pages[0]
    gold = accent_color("#6b4e16")
    assert [item.color for item in page.items if isinstance(item, Text)] == [gold, gold]
    assert any(isinstance(item, Drawing) and item.stroke == gold for item in page.items)
    with pytest.raises(SourceError, match="contrast"):
        note_pdf(letter("shelf/invitation", accent="#ff0000"), stock(), manner=CardOptions(single=True))


def test_words_that_are_nearly_a_purpose_are_told() -> None:
    told = [remark.message for remark in note_pdf(letter("note-card", words="thankyou"), stock()).remarks]
    assert any("'thankyou' is printed as typed on the card's front" in each for each in told)
    hints = {"xmas": "write christmas for", "Merry Chrismas": "is 'Christmas' meant instead of 'Chrismas'?"}
    hints |= {
        "Thnak you": "is 'Thank' meant",
        "Happy Birtday": "is 'Birthday' meant",
        "Congradulations": "is 'Congratulations' meant",
    }
    for typed_words, hint in hints.items():
        told = [remark.hint for remark in note_pdf(letter("note-card", words=typed_words), stock()).remarks]
        assert any(hint in each for each in told)
    for words in (
        "thank-you",
        "Thank you",
        "merci",
        "Holidays",
        "With Love",
        "Well done",
        "Once",
        "Invites",
        "We carried on",
    ):
        made = note_pdf(letter("note-card", words=words), stock())
        assert not any("as typed" in remark.message for remark in made.remarks)


def test_a_backslash_and_an_n_end_a_line_of_the_words() -> None:
    made = note_pdf(letter("note-card", words=r"Thank you\nso much"), stock())
    shown = [item.text for page in made.pages for item in page.items if isinstance(item, Text)]
    assert "Thank you " in shown and "so much" in shown
    assert any(remark.message.startswith(r"\n in the words") for remark in made.remarks)


@pytest.mark.parametrize(
    ("what", "choices"),
    [
        ("monogram", {"letterhead": "monogram", "letters": "CW"}),
        ("letterhead", {"letterhead": "centered", "border": "deckle"}),
        ("", {"letterhead": "none"}),
        ("", {}),
    ],
)
def test_words_in_the_place_of_a_chosen_letterhead_are_told(what: str, choices: dict[str, str]) -> None:
    note = letter("note-card", words="thank-you", **choices)
    chosen = {key: Written(text, Place(f"--{key}")) for key, text in choices.items()}
    note = replace(note, choices=replace(note.choices, **chosen))
    told = [each for each in note_pdf(note, stock()).remarks if "the front of the card in its place" in each.message]
    assert [each.message.split()[1] for each in told] == ([what] if what else [])
    assert all("--fold none" in each.hint for each in told)
    if "border" in choices:
        flat = note_pdf(replace(note, body=note.body[:1]), stock(), manner=CardOptions(Written("none")))
        assert not any("in its place" in remark.message for remark in flat.remarks)


def test_no_title_stands_alone_on_a_line_of_a_flap() -> None:
    sender = typed("Mrs. Alexandra Konstantinopoulou-Featherstonehaugh; 12 Elm Street; Salem, OR 97301")
    choices = Choices(envelope=Written("us-a2"), letterhead=Written("ruled"))
    guest = Letter("guest", recipient=typed(f"Ms. Jo Li; {STREET}"), sender=sender, choices=choices)
    options = EnvelopeOptions(upright=True, invitation=Written("script"), return_to="flap")
    lines = [text.text.strip() for text in words(envelope_pdf(guest, STOCK, Options(envelope=options)), 1)]
    assert lines[0].split() == ["Mrs.", "Alexandra"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({}, "inner: which envelope is the inner one?\n  add `envelope`: it is a little smaller"),
        ({"envelope": "us-a6", "return_": "flap"}, "return_: a return address on the flap is for the outer envelope"),
        ({"envelope": "us-a6", "postage": "#A1"}, "postage: postage is for the outer envelope"),
    ],
)
def test_an_inner_envelope_from_python_says_what_it_lacks(options: dict[str, Any], told: str) -> None:
    words = {"to": "Mr. and Mrs. John Smith\n1 Main St\nSalem, OR 97301", "from": "Bo Fox"}
    studio = stationery.Studio()
    with pytest.raises(stationery.StationeryError) as fault:
        studio.envelope(studio.read(body="Hello.", **words), inner=True, **options)
    assert str(fault.value).startswith(told)


def test_capitals_in_script_are_refused_with_what_to_do() -> None:
    choices = Choices(envelope=Written("us-a7"), address_manner=Written("post"))
    letter = Letter("guest", recipient=typed(f"Ms. Jo Li; {STREET}"), sender=ME, choices=choices)
    asked = EnvelopeOptions(invitation=Written("script"))
    with pytest.raises(SourceError, match="can't be read in script") as told:
        envelope_pdf(letter, STOCK, Options(envelope=asked))
    assert "--invitation roman" in told.value.hint


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("12 Elm St, Apt 4; Salem, OR 97301", "the street and the state are"),
        ("12 Elm Ave. NW; Salem, Oregon 97301", "the street is"),
        ("12 Elm Street; Salem, OR 97301", "the state is"),
        ("12 St. Paul Street; St. Louis, Missouri 63101", ""),
        ("12 Dr. King Drive, Apartment 4; Washington, DC 20001", ""),
        ("PSC 802 Box 74; APO AE 09499", ""),
    ],
)
def test_abbreviations_in_an_invitations_address_are_told(address: str, what: str) -> None:
    found = made(typed(f"Ms. Jo Li; {address}"))
    told = [each.message for each in found.remarks if "words in full" in each.message]
    assert told == ([f"{what} abbreviated; invitations are addressed with words in full"] if what else [])


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Dr. & Mr. Ann & Bob Kent", "write Dr. Ann Kent and Mr. Bob Kent"),
        ("Mr. and Mrs. Tom and Sue Baker", "write Mr. and Mrs. Tom Baker, or Mr. Tom Baker and Mrs. Sue Baker"),
        ("Mr. and Mrs. Tom Baker and Family", None),
        ("Drs. Ann and Bo Kim", None),
        ("Dr. Ann Kent and Mr. Bob Kent", None),
    ],
)
def test_two_titles_before_two_given_names_are_told(name: str, remedy: str | None) -> None:
    told = [each.hint for each in made(name).remarks if "two titles" in each.message]
    assert told == ([remedy] if remedy else [])
