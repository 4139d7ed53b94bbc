"""A whole letter into its manuscript."""

from datetime import date
from typing import Any

import pytest

from stationery.catalog.languages import Language
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Several, SourceError, UnknownName
from stationery.model.letter import Choices, Letter, Party, Signer, Written
from stationery.model.manuscript import PAGE_SLOT, PARTS, Manuscript
from stationery.model.prose import Line, Paragraph, Span
from stationery.model.values import replace
from stationery.resolve.countries import country_of
from stationery.resolve.job import Job
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_envelope, word_letter
from tests.jobs import STOCK, spoken_job, with_capitals
from tests.wording.spoken import DE, EN, STORE, said_of, typed

TODAY = date(2026, 11, 20)
ME = typed("Ann Lee; 12 Oak Street; Springfield, IL 62704; ann@lee.example; (217) 555-0143")
TO = typed("Ms. Jane Schmoe; Director of Recruiting; Acme Corporation; 1200 Main Street; Springfield, IL 62701")
LETTER = Letter("ann.md", recipient=TO, body=(Paragraph((Span('It\'s "so" -- thanks.'),)),))


def _worded(letter: Letter = LETTER, sender: Party | None = ME, **more: Any) -> Manuscript:
    return word_letter(_job(letter, sender, **more), Diagnostics())


def _job(
    letter: Letter = LETTER,
    sender: Party | None = ME,
    spoken: Language = EN,
    punctuation: str = "mixed",
    capitals: frozenset[str] = frozenset(),
    without: frozenset[str] = frozenset(),
    hyphenate: bool = False,
) -> Job:
    found = spoken_job(replace(letter, sender=sender), spoken)
    return replace(
        found,
        punctuation=found.punctuation if letter.choices.punctuation else spoken.punctuations[punctuation],
        letter_style=with_capitals(found.style, capitals),
        shown=frozenset(PARTS) - without,
        justify=hyphenate,
    )


def _envelope(letter: Letter) -> Manuscript:
    return word_envelope(resolve(letter, STOCK, "envelope"), Diagnostics())


def _texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in lines]


def test_the_parts_of_a_letter() -> None:
    found = _worded()
    assert [part.name for part in found.parts] == ["date", "inside_address", "salutation", "close"]
    assert _texts(found.part("date")) == ["November 20, 2026"]
    assert _texts(found.part("inside_address")) == [line.text for line in TO.lines]
    assert _texts(found.part("salutation")) == ["Dear Ms. Schmoe:"]
    assert _texts(found.part("close")) == ["Sincerely,"]
    assert said_of(_job()) == ()


def test_places_travel_with_the_words() -> None:
    found = _worded()
    assert found.part("inside_address")[3].place == Place("ann.md", 6)
    assert found.part("salutation")[0].place == Place("ann.md", 3)
    assert found.place == Place("ann.md")


def test_no_line_ends_inside_a_name_or_a_date() -> None:
    found = _worded()
    assert found.part("salutation")[0].text == "Dear Ms.\u00a0Schmoe:"
    assert found.part("date")[0].text == "November\u00a020, 2026"


def test_title_author_and_continuation() -> None:
    found = _worded()
    assert (found.language, found.title) == ("en-US", "Letter to Ms. Jane Schmoe, November 20, 2026")
    assert found.author == "Ann Lee"
    assert _texts(found.continuation) == ["Ms. Jane Schmoe", f"Page {PAGE_SLOT}", "November 20, 2026"]


@pytest.mark.parametrize("names", ["Mr. David Cole; and Mrs. Ellen Cole", "Mr. David Cole and Mrs. Ellen Cole"])
def test_later_sheets_name_both_people(names: str) -> None:
    found = _worded(replace(LETTER, recipient=typed(f"{names}; 5 Oak Lane; Salem, OR 97301")))
    assert found.title == "Letter to Mr. David Cole and Mrs. Ellen Cole, November 20, 2026"
    assert _texts(found.continuation)[0] == "Mr. David Cole and Mrs. Ellen Cole"
    assert _texts(found.part("inside_address"))[: names.count(";") + 1] == names.split("; ")


def test_masthead_takes_particulars_out_of_typed_lines() -> None:
    found = _worded()
    assert found.masthead is not None
    assert found.masthead.name.text == "Ann Lee"
    assert _texts(found.masthead.address) == ["12 Oak Street", "Springfield, IL 62704"]
    links = [(line.text, line.spans[0].link) for line in found.masthead.particulars]
    assert links == [("ann@lee.example", "mailto:ann@lee.example"), ("(217) 555-0143", "tel:2175550143")]
    assert _texts(found.return_address) == ["Ann Lee", "12 Oak Street", "Springfield, IL 62704"]
    assert found.return_line is not None
    assert found.return_line.text == "Ann Lee · 12 Oak Street · Springfield, IL 62704"


def test_a_sender_in_parts() -> None:
    sender = Party(
        prefix="Dr.", given="Ann", family="Lee", suffix="Ph.D.", title="Analyst", street=("12 Oak Street",),
        locality="Springfield", region="IL", postal_code="62704", country="US", phone="+1 217 555 0143 ext. 9",
        email="ann@lee.example", website="lee.example",
    )  # fmt: skip
    found = _worded(sender=sender)
    assert found.masthead is not None
    assert (found.masthead.name.text, found.author) == ("Ann Lee, Ph.D.", "Ann Lee")
    assert _texts(found.masthead.address) == ["12 Oak Street", "Springfield, IL 62704"]
    links = [line.spans[0].link for line in found.masthead.particulars]
    assert links == ["tel:+12175550143", "mailto:ann@lee.example", "https://lee.example"]
    assert _texts(found.return_address) == ["Dr. Ann Lee, Ph.D.", "12 Oak Street", "Springfield, IL 62704"]
    assert [(each.name.text, each.title and each.title.text) for each in found.signers] == [
        ("Ann Lee, Ph.D.", "Analyst")
    ]


def test_body_and_the_writers_words_are_printed_with_real_marks() -> None:
    letter = replace(LETTER, subject=Written('"Data"'), postscript=Written("it's"), enclosures=(Written("3"),))
    found = _worded(letter)
    assert found.body[0] == Paragraph((Span("It’s “so”—thanks."),))
    assert _texts(found.part("subject")) == ["“Data”"]
    assert _texts(found.part("postscript")) == ["P.S. it’s"]
    assert _texts(found.part("enclosures")) == ["Enclosures (3)"]


def test_smart_switched_off() -> None:
    found = _worded(replace(LETTER, choices=Choices(smart=False)))
    assert isinstance(found.body[0], Paragraph)
    assert found.body[0].text.replace("\u00a0", " ") == 'It\'s "so" -- thanks.'


def test_of_addresses_only_quotes_and_apostrophes_become_those_of_print() -> None:
    recipient = typed('Ms. O\'Neill; 5--7 "Rose" St; Springfield, IL 62701')
    found = _worded(replace(LETTER, recipient=recipient))
    assert _texts(found.part("inside_address")) == ["Ms. O’Neill", "5--7 “Rose” St", "Springfield, IL 62701"]
    assert _texts(found.part("salutation")) == ["Dear Ms. O’Neill:"]
    found = _worded(replace(LETTER, recipient=recipient, choices=Choices(smart=False)))
    assert [line.text for line in found.part("inside_address")] == [line.text for line in recipient.lines]


@pytest.mark.parametrize(
    ("written", "punctuation", "expected"),
    [("Dear Jane", "mixed", "Dear Jane:"), ("Dear Jane,", "mixed", "Dear Jane,"), ("Dear Jane", "open", "Dear Jane")],
)
def test_salutation_override(written: str, punctuation: str, expected: str) -> None:
    letter = replace(LETTER, recipient=typed("Jane"), salutation=Written(written, Place("ann.md", 9)))
    found = _worded(letter, punctuation=punctuation)
    assert _texts(found.part("salutation")) == [expected]
    assert said_of(_job(letter, punctuation=punctuation)) == ()


def test_attention_names_the_person() -> None:
    letter = replace(LETTER, recipient=typed("Acme Corporation; 1 Oak St"), attention=Written("Dr. Ann Roe"))
    found = _worded(letter)
    assert _texts(found.part("attention")) == ["Attention: Dr. Ann Roe"]
    assert _texts(found.part("salutation")) == ["Dear Dr. Roe:"]
    assert _texts(found.delivery_address) == ["Attention: Dr. Ann Roe", "Acme Corporation", "1 Oak St"]


def test_capitals_and_parts_left_out() -> None:
    letter = replace(LETTER, recipient=typed("Jane Schmoe"), subject=Written("Straße"))
    without = frozenset({"salutation", "close"})
    found = _worded(letter, capitals=frozenset({"subject", "signature"}), without=without)
    assert [part.name for part in found.parts] == ["date", "inside_address", "subject"]
    assert _texts(found.part("subject")) == ["STRASSE"]
    assert found.signers[0].name.text == "ANN LEE"
    assert said_of(_job(letter, capitals=frozenset({"subject", "signature"}), without=without)) == ()


def test_signers_as_stated() -> None:
    letter = replace(LETTER, signers=(Signer(Written("Ann Lee"), Written("Chair")), Signer(Written("Bo Roe"))))
    found = [(each.name.text, each.title.text if each.title else "") for each in _worded(letter).signers]
    assert found == [("Ann Lee", "Chair"), ("Bo Roe", "")]


def test_a_german_letter() -> None:
    sender = Party(
        name="Max Weber", street=("Weg 1",), locality="Berlin", postal_code="10115", country="DE", phone="030 1234567"
    )
    letter = replace(LETTER, recipient=typed("Frau Dr. Anna Müller; Weg 2; 50667 Köln"), your_reference=Written("A 17"))
    found = _worded(letter, sender, spoken=DE)
    assert _texts(found.part("date")) == ["Berlin, 20. November 2026"]
    assert _texts(found.part("salutation")) == ["Sehr geehrte Frau Dr. Müller,"]
    assert _texts(found.part("close")) == ["Mit freundlichen Grüßen"]
    assert found.title == "Brief an Frau Dr. Anna Müller, 20. November 2026"
    labels = [(entry.label, entry.line.text.replace("\u00a0", " ")) for entry in found.information]
    assert labels == [("Ihr Zeichen", "A 17"), ("Datum", "20. November 2026")]  # the letterhead has the rest
    firm = replace(sender, organization="Weber GmbH")
    labels = [entry.label for entry in _worded(letter, firm, spoken=DE).information]
    assert labels == ["Ihr Zeichen", "Telefon", "Datum"]  # the name is at the head of the sheet
    assert found.return_line is not None
    assert found.return_line.text == "Max Weber · Weg 1 · 10115 Berlin"


def test_on_the_letterhead_of_a_firm_the_organization_is_the_name() -> None:
    """The person stands below it, or in the information block."""
    sender = Party(name="Max Weber", organization="Weber GmbH", street=("Weg 1",), locality="Ulm", country="DE")
    letter = replace(LETTER, sender=sender, choices=replace(LETTER.choices, letterhead=Written("firm")))
    for style, told in (("din5008-b", ["Weg 1", "Ulm"]), ("full-block", ["Max Weber", "Weg 1", "Ulm"])):
        styled = replace(letter, choices=replace(letter.choices, style=Written(style)))
        found = _worded(styled, sender, spoken=DE)
        assert found.masthead and found.masthead.name.text == "Weber GmbH"
        assert [line.text for line in found.masthead.address][: len(told)] == told
        assert found.signers[0].name.text == "Max Weber"
    typed_ = typed("Max Weber; Weber GmbH; Weg 1; 10115 Berlin")
    found = _worded(replace(letter, sender=typed_), typed_, spoken=DE)
    assert found.masthead and found.masthead.name.text == "Max Weber"


def test_the_town_of_typed_lines() -> None:
    found = _worded(sender=typed("Max Weber; Weg 1; 10115 Berlin"), spoken=DE)
    assert _texts(found.part("date")) == ["Berlin, 20. November 2026"]
    assert _texts(_worded(replace(LETTER, place=Written("Rome"))).part("date")) == ["Rome, November 20, 2026"]


def test_hyphenation_only_when_asked_for() -> None:
    letter = replace(LETTER, body=(Paragraph((Span("the opportunity"),)),))
    assert _worded(letter).body == letter.body
    assert _worded(letter, hyphenate=True).body == (Paragraph((Span("the op\u00adpor\u00adtu\u00adnity"),)),)


def test_what_a_letter_needs_is_told_together() -> None:
    letter = Letter("ann.md", date=Written("2026-02-30", Place("ann.md", 3)))
    with pytest.raises(Several) as caught:
        _worded(letter, None)
    assert [fault.message.partition("?")[0] for fault in caught.value.faults[:2]] == [
        "the letter has no sender",
        "the letter has no recipient",
    ]
    assert caught.value.faults[2].place == Place("ann.md", 3)
    assert caught.value.exit_code == 3


def test_a_private_letter_needs_only_its_salutation() -> None:
    letter = Letter("ann.md", salutation=Written("Dear Aunt May"))
    personal = replace(letter, choices=Choices(style=Written("personal")))
    found = _worded(personal, without=frozenset({"inside_address"}))
    assert _texts(found.part("salutation")) == ["Dear Aunt May:"]
    assert found.title == "Letter, November 20, 2026"
    with pytest.raises(SourceError, match="the letter has no recipient"):
        _worded(letter)


def test_a_recipient_without_a_name() -> None:
    nobody = Party(Place("ann.md", 2), street=("12 Oak Street",), locality="Springfield")
    with pytest.raises(SourceError, match="the recipient has no name") as caught:
        _worded(replace(LETTER, recipient=nobody))
    assert caught.value.place == Place("ann.md", 2)
    with pytest.raises(SourceError, match="the recipient has no name"):
        _envelope(Letter("ann.md", recipient=nobody, sender=ME))


def test_an_unknown_punctuation() -> None:
    letter = replace(LETTER, choices=Choices(punctuation=Written("opne", Place("ann.md", 5))))
    with pytest.raises(UnknownName, match="did you mean 'open'") as caught:
        _worded(letter, punctuation="opne")
    assert caught.value.place == Place("ann.md", 5)


def test_words_that_are_no_date_are_remarked() -> None:
    letter = replace(LETTER, date=Written("Holy Thursday", Place("ann.md", 4)))
    found = _worded(letter)
    assert _texts(found.part("date")) == ["Holy Thursday"]
    assert said_of(_job(letter))[0].place == Place("ann.md", 4)


def test_envelopes() -> None:
    found = _envelope(Letter("ann.md", recipient=TO, sender=ME))
    assert _texts(found.delivery_address) == [line.text for line in TO.lines]
    assert _texts(found.return_address) == ["Ann Lee", "12 Oak Street", "Springfield, IL 62704"]
    assert found.title == "Envelope to Ms. Jane Schmoe"
    alone = _envelope(Letter("ann.md", recipient=TO))
    assert (alone.return_address, alone.masthead, alone.parts) == ((), None, ())


def test_the_senders_country() -> None:
    assert country_of(ME, STORE) == "US"
