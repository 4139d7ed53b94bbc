"""A letter's e-mail: the same words without the header, a subject, and whom it is from and to."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from stationery.catalog.languages import Language, language
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.letter import Choices, Letter, Party, Signer, Written
from stationery.model.message import Mailbox, Message
from stationery.model.prose import Listing, Paragraph, Quotation, Span, paragraphs
from stationery.model.values import replace
from stationery.reading.letters import KINDS
from stationery.wording.email import word_email
from stationery.wording.letter import word_letter
from tests.jobs import spoken_job
from tests.wording.spoken import DE, EN, GB, STORE, typed

ME = typed("Ann Lee; 12 Oak Street; Springfield, IL 62704; ann@lee.example; (217) 555-0143")
TO = Party(Place("ann.md", 2), prefix="Ms.", given="Jane", family="Schmoe", organization="Acme", email="j@acme.example")
BODY = (Paragraph((Span('It\'s "so" -- No. 7, thanks.'),)),)
LANGUAGES = [language(STORE, id) for id in STORE.names("languages")]
LETTER = Letter(
    "ann.md", kind="thank-you", recipient=TO, sender=ME, body=BODY, date=Written("2026-11-20"),
    position=Written("Data Analyst"),
)  # fmt: skip


def worded(letter: Letter = LETTER, spoken: Language = EN, **more: Any) -> Message:
    return said_and_told(letter, spoken, **more)[0]


def said_and_told(letter: Letter = LETTER, spoken: Language = EN, **more: Any) -> tuple[Message, tuple[Remark, ...]]:
    job, diagnostics = spoken_job(letter, spoken, "email"), Diagnostics()
    message = word_email(job, word_letter(job, diagnostics), diagnostics, **more)
    return message, diagnostics.remarks


def said(message: Message) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(message.blocks)]


def told(letter: Letter = LETTER, **more: Any) -> list[str]:
    return [remark.message for remark in said_and_told(letter, **more)[1]]


def test_it_mirrors_the_letter_and_has_no_header() -> None:
    assert said(worded()) == [
        "Dear Ms. Schmoe:",
        "It’s “so”—No. 7, thanks.",
        "Sincerely,",
        "Ann Lee\n(217) 555-0143\nann@lee.example",
    ]


def test_what_only_paper_shows_is_left_out_and_what_the_writer_must_do_is_told() -> None:
    letter = replace(
        LETTER, reference=Written("A 17"), initials=Written("AL"), delivery_notation=Written("BY HAND"),
        arrival_notation=Written("PERSONAL"), place=Written("Springfield"), subject=Written("Our talk"),
        enclosures=(Written("Plan"), Written("Letter")), copies=(Written("Dr. Haddad", Place("ann.md", 9)),),
    )  # fmt: skip
    message = worded(letter)
    assert said(message) == said(worded())
    assert told(letter) == [
        "add the copy recipients to Cc in your mail program: Dr. Haddad",
    ]
    assert said_and_told(letter)[1][0].place == Place("ann.md", 9)


def test_nothing_is_remarked_of_what_an_email_does_not_show() -> None:
    letter = replace(LETTER, date=Written("Holy Thursday"), subject=Written("x"))
    assert told(letter) == []


def test_a_postscript_comes_last() -> None:
    assert said(worded(replace(LETTER, postscript=Written("One more thing."))))[-1] == "P.S. One more thing."


def test_titles_and_several_signers() -> None:
    one = replace(LETTER, signers=(Signer(Written("Ann Lee"), Written("Analyst")),))
    assert said(worded(one))[-1] == "Ann Lee\nAnalyst\n(217) 555-0143\nann@lee.example"
    two = replace(one, signers=(*one.signers, Signer(Written("Bo Li"))))
    assert said(worded(two))[-3:] == ["Ann Lee\nAnalyst", "Bo Li", "(217) 555-0143\nann@lee.example"]


def test_phone_and_email_only_whatever_the_letterhead_shows() -> None:
    sender = Party(name="Ann Lee", title="Analyst", phone="555 0143", email="a@lee.example", website="lee.example")
    assert said(worded(replace(LETTER, sender=sender)))[-1] == "Ann Lee\nAnalyst\n555 0143\na@lee.example"


@pytest.mark.parametrize(
    ("spoken", "punctuation", "salutation", "close"),
    [
        (EN, "", "Dear Ms. Schmoe:", "Sincerely,"),
        (EN, "open", "Dear Ms. Schmoe", "Sincerely"),
        (GB, "", "Dear Ms Schmoe,", "Yours sincerely,"),
        (DE, "", "Sehr geehrte Frau Schmoe,", "Mit freundlichen Grüßen"),
    ],
)
def test_salutation_and_close_are_the_letters(spoken: Language, punctuation: str, salutation: str, close: str) -> None:
    letter = replace(LETTER, choices=Choices(punctuation=Written(punctuation)))
    if spoken is DE:
        letter = replace(letter, recipient=replace(TO, prefix="Frau"))
    found = said(worded(letter, spoken))
    assert (found[0], found[-2]) == (salutation, close)


def test_spaces_are_common_ones_in_every_block() -> None:
    words = (Span("on November 20 with Dr. Lee, z.\u202fB. in\u00adside"),)
    blocks = (Paragraph(words), Listing(((Paragraph(words),),)), Quotation((Paragraph(words),)))
    text = "".join(said(worded(replace(LETTER, body=blocks))))
    assert not set(text) & set("\u00a0\u202f\u00ad")
    assert text.count("z. B. inside") == 3


@pytest.mark.parametrize(
    ("kind", "position", "subject"),
    [
        ("thank-you", "Data Analyst", "Thank you – Data Analyst interview"),
        ("thank-you", "", "Thank you for the interview"),
        ("withdrawal", "Data Analyst", "Withdrawal – Data Analyst, Ann Lee"),
        ("withdrawal", "", "Withdrawal of my application, Ann Lee"),
        ("follow-up", "Data Analyst", "Following up – Data Analyst interview"),
        ("letter", "Data Analyst", "A letter from Ann Lee"),
        ("note", "", "A note from Ann Lee"),
    ],
)
def test_a_subject_is_proposed_and_that_is_told(kind: str, position: str, subject: str) -> None:
    letter = replace(LETTER, kind=kind, position=Written(position))
    assert worded(letter).subject == subject
    assert told(letter) == [f"no subject is given; using {subject!r}"]


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda each: each.tag)
def test_every_kind_has_its_subject_in_every_language(spoken: Language) -> None:
    assert set(spoken.subjects) == set(KINDS)
    for kind, position in product(KINDS, ("Data Analyst", "")):
        subject = worded(replace(LETTER, kind=kind, position=Written(position)), spoken).subject
        assert subject and "{" not in subject, kind
        if position and kind != "letter":
            assert position in subject, kind
        if kind == "withdrawal":
            assert "Ann Lee" in subject


def test_the_option_wins_over_the_file_over_what_is_proposed() -> None:
    letter = replace(LETTER, subject=Written("Our 'talk'"))
    assert worded(letter).subject == "Our ‘talk’"
    assert worded(letter, subject=Written("Hello")).subject == "Hello"
    assert told(letter, subject=Written("Hello")) == []


@pytest.mark.parametrize(
    "text", ["A\r\nBcc: x@y.z", "A\nBcc: x@y.z", "A\rBcc: x@y.z", "A\u2028Bcc: x@y.z", "A\x00\x85Bcc: x@y.z"]
)
def test_no_line_end_comes_into_a_header(text: str) -> None:
    message = worded(replace(LETTER, subject=Written(text), sender=Party(name=text, email="a@b.example")))
    assert message.subject == "A Bcc: x@y.z"
    assert message.sender and "\n" not in message.sender.name and "\r" not in message.sender.name


def test_from_and_to() -> None:
    message = worded()
    assert message.sender == Mailbox("Ann Lee", "ann@lee.example")
    assert message.recipient == Mailbox("Ms. Jane Schmoe", "j@acme.example")
    assert worded(to=Written("jane@home.example")).recipient == Mailbox("Ms. Jane Schmoe", "jane@home.example")


def test_an_address_typed_among_the_lines_is_taken() -> None:
    letter = replace(LETTER, recipient=typed("Ms. Jane Schmoe; Acme Corporation; j@acme.example"))
    assert worded(letter).recipient == Mailbox("Ms. Jane Schmoe", "j@acme.example")


def test_what_is_not_known_is_left_out_and_told() -> None:
    letter = replace(LETTER, recipient=replace(TO, email=""), sender=Party(name="Ann Lee"), subject=Written("x"))
    message = worded(letter)
    assert (message.sender, message.recipient) == (None, None)
    assert told(letter) == [
        "the sender has no e-mail address; From is left out",
        "the recipient has no e-mail address; To is left out",
    ]


def test_a_domain_beyond_ascii_becomes_what_mail_carries() -> None:
    assert worded(to=Written("jane@bücher.example")).recipient == Mailbox(
        "Ms. Jane Schmoe", "jane@xn--bcher-kva.example"
    )


@pytest.mark.parametrize(
    "address", ["jané@acme.example", "ja..ne@acme.example", "(x)@acme.example", "jane@acme..example"]
)
def test_an_address_that_not_every_program_takes_is_told(address: str) -> None:
    letter = replace(LETTER, recipient=replace(TO, email=address), subject=Written("x"))
    assert worded(letter).recipient is None
    assert told(letter) == [f"{address!r} is not an e-mail address that every mail program accepts; To is left out"]


@pytest.mark.parametrize("address", ["jane", "jane@", "@acme.example", "Jane <j@acme.example>", "a@b.c, d@e.f"])
def test_an_option_that_is_no_address_is_an_error(address: str) -> None:
    with pytest.raises(SourceError, match="is not an e-mail address"):
        worded(to=Written(address, Place("--to")))


def test_without_a_recipient_a_salutation_will_do() -> None:
    letter = replace(LETTER, recipient=None, salutation=Written("Dear all"))
    assert said(worded(letter))[0] == "Dear all:"
    assert worded(letter, to=Written("all@acme.example")).recipient == Mailbox("", "all@acme.example")
