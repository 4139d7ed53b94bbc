"""Rows of a body, as they are looked at for what is typed there by hand."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import pytest

from stationery.catalog.languages import language
from stationery.catalog.patterns import patterns
from stationery.data import resources
from stationery.data.store import Store
from stationery.model.errors import Place, StationeryError
from stationery.model.letter import Letter, Written
from stationery.reading.mail_lines import find_mail_lines
from stationery.reading.markdown import may_have_mail_lines
from stationery.resolve.job import Options
from stationery.resolve.resolve import resolve
from stationery.resolve.typed_rows import find_opening, list_rows, may_have_gaps
from stationery.studio import Studio


@pytest.mark.parametrize("blank", ["", "\\", "**", "____", " \u00a0"])
def test_a_row_without_words_is_none(blank: str) -> None:
    rows = list_rows(Written(f"{blank}\nHi, Ann\\\nthere", Place("a.md", 5)))
    assert [(row.text, row.place.line) for row in rows] == [("Hi, Ann", 6), ("there", 7)]


@pytest.mark.parametrize(
    ("row", "opening"),
    [
        ("Hello there, Ann.", "Hello there, Ann."),
        ("Good morning, sunshine. The soup was great.", "Good morning, sunshine."),
        ("Good morning, Mr. J. Smith. The soup was great.", "Good morning, Mr. J. Smith."),
        ("Good evening, my dear friend! The soup was great.", "Good evening, my dear friend!"),
        ("Good morning, Ann, the soup was great.", "Good morning, Ann,"),
        ("Good morning, it was nice. And more.", "Good morning,"),
        ("Hi there, many thanks. And more.", "Hi there,"),
        ("Good morning, the soup was great", "Good morning,"),
        ("Good morning: all is well. And more.", "Good morning:"),
        ("Hello, yes. And more.", ""),
    ],
)
def test_a_greeting_takes_whom_it_calls_along(row: str, opening: str) -> None:
    english = language(Store((resources.folder("layouts"),)), "en-US")
    assert find_opening(list_rows(Written(row, Place("a.md", 1)))[0], english) == opening


PROFILE = """\
name: Pat O'Brien
street: 1 Main St
locality: Salem
region: OR
postal_code: "97301"
country: US
phone: 971-555-1234
"""
DATE, ADDRESS, SALUTATION = "November 29, 2026\n", "Ms. Jane Hall\n12 Elm St\nSalem, OR 97301\n", "Dear Ms. Hall:\n"
TEXT, CLOSE = "Thank you for the saw.\n", "Sincerely,\n\nPat O'Brien\n"
WHOLE = f"{DATE}\n{ADDRESS}\n{SALUTATION}\n{TEXT}\n{CLOSE}"
OURS, OTHER = "Pat O'Brien\n1 Main St\nSalem, OR 97301\n", "99 Other Road\nSalem, OR 97302\n"


def resolve_whole(text: str, stranger: Path) -> Letter:
    (stranger / "profile.yaml").write_text(PROFILE, "utf-8")
    studio = Studio()
    with studio.trip(studio.read_text(text, "a.txt"), today=date(2026, 11, 29)) as (stock, letter):
        return resolve(letter, stock, "letter", Options(draft=True)).letter


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"{DATE}{ADDRESS}\n{SALUTATION}\n{TEXT}\n{CLOSE}",
        f"{DATE}{ADDRESS}{SALUTATION}{TEXT}{CLOSE}",
        f"{OURS}{ADDRESS}{SALUTATION}{TEXT}{CLOSE}",
        f"{DATE}{ADDRESS}{SALUTATION}{TEXT}{CLOSE}".replace("\n", "\n\n"),
        f"{OURS}{ADDRESS}{SALUTATION}{TEXT}{CLOSE}".replace("\n", "\n\n"),
        WHOLE.replace("\n12", "\v12").replace("\nSalem", "\vSalem").replace(",\n\nPat", ",\v\vPat"),
        WHOLE.replace("\n12", "\u202812").replace("\nSalem", "\u2028Salem"),
        f"{OTHER}\n{WHOLE}",
        f"Pat O'Brien\n{OTHER}\n{WHOLE}",
        WHOLE.replace(f"\n{SALUTATION}", f"\nAttention: Claims Department\n\n{SALUTATION}"),
        f"{WHOLE}\n971-555-1234\n",
    ],
)
def test_a_whole_letter_is_known_however_its_rows_are_parted(text: str, stranger: Path) -> None:
    letter = resolve_whole(text, stranger)
    assert letter.recipient and letter.sender and letter.close.text == "Sincerely,"
    assert [line.text for line in letter.recipient.lines] == ADDRESS.splitlines()
    assert letter.salutation.text == SALUTATION.strip()
    assert letter.attention.text == ("Attention: Claims Department" if "Claims" in text else "")
    assert [getattr(block, "text", "") for block in letter.body] == [TEXT.strip()]
    (told,) = (remark.message for remark in letter.remarks if remark.about == "typed")
    assert ("sender's address (other than your profile's)" in told) == ("Other" in text)
    assert ("name below it with phone number" in told) == ("971" in text)
    shown = [line.text for line in letter.sender.lines] or list(letter.sender.street)
    assert ("99 Other Road" in shown) == ("Other" in text) and letter.sender.phone == "971-555-1234"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (f"{DATE}\n{SALUTATION}\n{TEXT}", "a.txt:3: the letter has no head, and no recipient's address is", "name, st"),
        ("Three things to do:\n\n1. Call\n", "a.txt:1: the letter has no head\n", "start with a line of ---"),
        (WHOLE.replace(TEXT, f"{TEXT}\n----\n"), "a.txt:11:1: a letter's body can't have a", "remove it"),
        (WHOLE.replace("saw", "s\x01w"), "a.txt:9:20: there is an invisible character (U+0001) here", "delete it"),
        (WHOLE.replace(f"\n{SALUTATION}", f"\nWith a map\n\n{SALUTATION}"), "a.txt:7:1: 'With a map' is", "begin"),
        (WHOLE.replace(SALUTATION, "").replace("saw.", "saw" * 20), "a.txt:8:1: no salutation is recognized", "Dear M"),
        (f"{WHOLE}\n{WHOLE}", "a.txt:21:1: the salutation 'Dear Ms. Hall:' is here a second time (line 7)", "one of"),
        (f"{WHOLE}P.S. Bring:\n- one\n- two\n", "a.txt:14:1: there is a list below 'P.S. Bring:'; a postscript", "one"),
        (f"From: Pat <p@x.org>\nTo: Jane\n{WHOLE}", "a.txt:1: lines 1 to 2 are the head of an e-mail", "take"),
        ("<!DOCTYPE html>\n<p>Hi</p>\n", "a.txt:1: this is a web page (HTML)", "open it in a browser"),
        (f"{WHOLE}Cell: 971-555-7777\n", "the sender's phone number is '971-555-1234'", "remove this line, or"),
        (f"Joan Roe\n{OTHER}\n{DATE}\nTom\nThe Inn\n\n{SALUTATION}\n{TEXT}", "a.txt:1:1: 'Joan Roe' above", "re"),
        (f"{WHOLE}\nbcc: Tom Roe\n", "'bcc: Tom Roe' is below the name", "a letter doesn't show blind copies"),
        (f"Joan Roe\n{OTHER}\n{WHOLE}", "a.txt:1:1: 'Joan Roe' above the salutation is not in the sender's", "remove"),
    ],
)  # fmt: skip
def test_what_is_not_known_of_a_whole_letter_is_named(text: str, message: str, hint: str, stranger: Path) -> None:
    with pytest.raises(StationeryError) as raised:
        resolve_whole(text, stranger)
    assert message in str(raised.value) and hint in str(raised.value)
    assert str(raised.value).count("a.txt:") == 1
    understood = raised.value.understood
    assert not ("\x01" in text and isinstance(understood, Letter) and understood.recipient is None)


HEAD = f"---\nto: |\n  {ADDRESS.strip().replace(chr(10), chr(10) + '  ')}\n---\n{SALUTATION}\n"


@pytest.mark.parametrize(
    ("tail", "left", "close", "signs"),
    [
        ("You say:\n\n> We love it.\nSincerely,\nPat O'Brien\n", ["You say:", ""], "Sincerely,", ""),
        ("You say:\n> We love it.\nSo do we.\n\nLove,\nPat\n", ["You say:", "", "So do we."], "Love,", "Pat"),
        ("You say:\n\n| a | b |\n|---|---|\n| 1 | 2 |\nLove,\nPat\n", ["You say:", ""], "Love,", "Pat"),
        (f"{TEXT}\nSincerely,\nPat\n\nSent from my iPhone\n", [TEXT.strip()], "Sincerely,", "Pat"),
        (f"{TEXT}\nPat\n\nGet Outlook for iOS\n", [TEXT.strip()], "", "Pat"),
        (f"{TEXT}\n- Pat\n", [TEXT.strip()], "", "Pat"),
        (f"{TEXT}\nCheers!\n~ Pat\n", [TEXT.strip()], "Cheers!", "Pat"),
        (f"{TEXT.strip()} Sincerely, Pat O'Brien\n", [TEXT.strip()], "Sincerely,", ""),
        (f"{TEXT}\nLove, Pat\nEnclosures\n", [TEXT.strip()], "Love,", "Pat"),
        (f"{TEXT.strip()} Thanks again! Pat\n", [f"{TEXT.strip()} Thanks again! Pat"], "", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("headless", [True, False])
def test_the_end_of_a_letter_is_taken_once(
    tail: str, left: list[str], close: str, signs: str, headless: bool, stranger: Path
) -> None:
    text = (WHOLE[: WHOLE.index(TEXT)] if headless else HEAD) + tail
    if not headless and "So do we" in tail:
        return  # Markdown's writers leave the sign out
    letter = resolve_whole(text, stranger)
    assert [getattr(block, "text", "") for block in letter.body] == left
    assert (letter.close.text, "".join(signer.name.text for signer in letter.signers)) == (close, signs)
    told = [remark.message for remark in letter.remarks]
    assert any("prints in the body" in message for message in told) == ("Thanks again" in tail)
    assert any("a mail program adds it" in message for message in told) == ("iOS" in tail or "iPhone" in tail)
    assert any("set apart from" in message for message in told) == ("You say" in tail)


@pytest.mark.parametrize(
    ("row", "added"),
    [
        ("Get Outlook for iOS <https://aka.ms/o0ukef>", True),
        ("Sent from Yahoo Mail for iPhone", True),
        ("Von meinem iPhone gesendet", True),
        ("Envoyé à partir d’Outlook pour Android", True),
        ("Enviado desde mi iPad.", True),
        ("Sent via certified mail", False),
        ("Sent with love from all of us", False),
        ("Get well soon", False),
        ("Get a Pixel phone, and call me", False),
    ],
)
def test_a_line_of_a_mail_program_is_known(row: str, added: bool) -> None:
    assert find_mail_lines(["Thank you.", "", row]) == ([2] if added else [])
    assert may_have_mail_lines(f"Thank you.\n\n{row}\n") or not added
    assert find_mail_lines([row, *["Thank you for the saw."] * 20]) == []


def test_a_close_that_markdown_takes_into_a_quotation_is_an_error(stranger: Path) -> None:
    with pytest.raises(StationeryError, match=r"a.txt:11:1: 'Sincerely' is in the quotation above it"):
        resolve_whole(f"{HEAD}You say:\n> We love it.\nSincerely\nPat O'Brien\n", stranger)
    for above, is_told in (("", True), ("Your grandson wrote me a letter. It began:\n\n", False)):
        told = resolve_whole(f"{HEAD}{TEXT}\n{above}Dear Mr. Roe,\n\nThank you.\n", stranger).remarks
        said = "'Dear Mr. Roe,' is a second salutation, and prints in the text"
        assert any(each.message == said for each in told) is is_told


@pytest.mark.parametrize(
    ("rows", "delivery", "arrival"),
    [
        ("VIA CERTIFIED MAIL, RETURN RECEIPT REQUESTED\n\n", "VIA CERTIFIED MAIL, RETURN RECEIPT REQUESTED", ""),
        ("Via Email\nVia Fax: 971-555-0100\n\n", "Via Email\nVia Fax: 971-555-0100", ""),
        ("Personal & Confidential\n", "", "Personal & Confidential"),
        ("BY HAND\n\nPRIVATE\n\n", "BY HAND", "PRIVATE"),
        ("Special Delivery Cakes\n", "", ""),
    ],
)
def test_notations_above_a_salutation_are_taken(rows: str, delivery: str, arrival: str, stranger: Path) -> None:
    letter = resolve_whole(WHOLE.replace(ADDRESS, f"{rows}{ADDRESS}"), stranger)
    assert (letter.delivery_notation.text, letter.arrival_notation.text) == (delivery, arrival)
    assert letter.recipient and (letter.recipient.lines[0].text == "Ms. Jane Hall") == bool(delivery or arrival)


@pytest.mark.parametrize("above", [1, 3])
def test_contact_details_between_bars_are_no_line_of_an_address(above: int, stranger: Path) -> None:
    lines = OTHER.replace("99", "Ann Lee\n99").splitlines()
    lines.insert(above, "ann.lee.of.salem@mail.example.com | 971-555-0110 | linkedin.com/in/annlee")
    studio = Studio(today=date(2026, 11, 29))
    text = "\n".join([*lines, "", WHOLE.replace("Pat O'Brien", "Ann Lee")])
    with studio.trip(studio.read_text(text, "a.txt"), today=date(2026, 11, 29)) as (stock, letter):
        sender = resolve(letter, stock, "letter", Options(draft=True)).letter.sender
    assert sender and [line.text for line in sender.lines] == ["Ann Lee", *OTHER.splitlines()]
    assert (sender.phone, sender.website) == ("971-555-0110", "linkedin.com/in/annlee")


def test_each_line_of_a_letter_without_blank_lines_is_a_paragraph(stranger: Path) -> None:
    long = "Thank you for the saw, which came on Monday. It has already done what no other saw in this house ever did."
    text = [
        f"{long} We will keep it for good.",
        "You wrote:",
        "> Keep it dry.",
        "We do.",
        "Bring it back.",
        "Days\tCost",
    ]
    text += ["One\t5", "- a nail", "See you.", "Love,", "Pat"]
    letter = resolve_whole(f"{DATE}{ADDRESS}{SALUTATION}" + "\n".join(text), stranger)
    left = [getattr(block, "text", "") for block in letter.body]
    assert left == [
        text[0],
        "You wrote:",
        "",
        "We do.",
        "Bring it back. Days Cost One 5",
        "",
        "See you.",
    ]
    assert any(each.about == "columns" and each.place and each.place.line == 11 for each in letter.remarks)


@pytest.mark.parametrize("tag", ["en", "de", "fr", "es"])
def test_a_glance_finds_every_gap_that_the_check_knows(tag: str) -> None:
    store = Store((resources.folder("layouts"),))
    known = patterns(store, language(store, tag))
    assert known
    for group, manner in {"placeholders": "{}", "x_names": "{}", "blanks": "({})", "blank_starts": "({} …)"}.items():
        texts = known.texts(group)
        assert texts
        for text in texts:
            words = [word.replace("*", "").split("|") for word in text.split()]
            for number in range(max(map(len, words))):
                said = " ".join(word[min(number, len(word) - 1)] for word in words)
                said = said.upper() if said in ("todo", "tbd", "tbc") else said
                assert may_have_gaps(f"So {manner.format(said)}."), said


@pytest.mark.parametrize(
    "text",
    [
        "Call (503) 555-0142 (in the afternoon), or pay $45 or 3 % of it.",
        "He (Tom) said it costs US$ 12 (see page 3), and x-rays are extra; Alex, too.",
        "Todo está en orden, y todos están bien (véase abajo).",
    ],
)
def test_ordinary_words_are_no_gap(text: str) -> None:
    assert not may_have_gaps(text)


SENDER, RECIPIENT = "Ann Lee\n12 Elm Street\nSalem, OR 97301\n", "Mr. Bob Hall\n5 Oak Lane\nSalem, OR 97302\n"
BLOCKS = [
    "VIA CERTIFIED MAIL\nPERSONAL AND CONFIDENTIAL\n",
    "Policy number: 88-1204\nDate of loss: November 19\n",
    "Order 4711\nCustomer number 12\n",
    "Attention: Claims Department\n",
    "Attn: Ms. Joan Poe\n",
    "Subject: the oak tree\n",
    "November 24, 2026\n",
    "503-555-0133\nann@example.com\n",
    "971-555-7777\n",
    "Mrs. Ellen Cole\n8 Pine Road\nBend, OR 97701\n",
]
ENDS = [
    "Enclosures: Sketch, Photo\n",
    "cc: Mr. Lowell Finch\n",
    "AL:jk\n",
    "P.S. It rained.\n",
    "Treasurer, Elm Club\n",
]
TEXTS = [
    "You wrote:\n> We love the house.\n> It is dry.\n",
    "Your card says:\n\n> We love the house.\n",
    "It costs:\n\n| Part | Price |\n|---|---|\n| Blade | 12 |\n",
    "Days\tCost\nOne\t5\n",
    "We bring:\n- one saw\n- two nails\n",
    "We hope to see all of you soon, as we did last year. Until then!\n",
]
MAIL = ["Sent from my iPhone\n", "Get Outlook for iOS\n", ""]
LABELS = {"enclosures", "subject", "phone"}


def shuffle(seed: int) -> str:
    """A letter with up to two blocks among its own above the salutation, and some below the name."""
    choose = random.Random(seed)
    parts = [SENDER, DATE, RECIPIENT]
    for block in choose.sample(BLOCKS, choose.choice([0, 1, 1, 2])):
        parts.insert(choose.randint(0, len(parts)), block)
    gap = choose.choice(["\n", "\n", ""])
    above = gap.join(parts)
    text = gap.join([TEXT, *choose.sample(TEXTS, choose.choice([0, 1, 2]))])
    below = choose.choice(["\n", ""]).join(choose.sample(ENDS, choose.choice([0, 1, 2])))
    signed = choose.choice(["Sincerely,\n\nAnn Lee\n", "Sincerely,\nAnn Lee\n", "Ann\n", "Love, Ann\n"])
    return f"{above}\nDear Mr. Hall:\n\n{text}{gap}{signed}{below}{choose.choice(MAIL)}"


@pytest.mark.parametrize("known", [False, True])
def test_no_word_of_a_pasted_letter_vanishes(known: bool, stranger: Path) -> None:
    if known:
        profile = PROFILE.replace("Pat O'Brien", "Ann Lee").replace("1 Main St", "12 Elm Street")
        (stranger / "profile.yaml").write_text(profile.replace("phone: 971-555-1234\n", ""), "utf-8")
    studio, printed = Studio(today=date(2026, 11, 29)), 0
    for seed in range(60):
        text = shuffle(seed)
        try:
            result = studio.letter(studio.read_text(text, "a.txt"))
        except StationeryError as fault:
            assert "a.txt:" in str(fault) or "has no sender" in str(fault), text
            continue
        printed += 1
        pages = " ".join(page.describe() for page in result.pages)
        shown = {*re.findall(r"\w+", pages.casefold()), *LABELS}
        assert pages.count("Sincerely") + pages.count("Love,") == 1, text
        told = {remark.place.line for remark in result.remarks if remark.place}
        for number, line in enumerate(text.splitlines(), 1):
            assert number in told or shown.issuperset(re.findall(r"\w+", line.casefold())), (line, text)
    assert 10 < printed < 60


@pytest.mark.parametrize(
    ("above", "message"),
    [
        (f"{SENDER}\n{DATE}\nOn paper\nFrom us all\n\n{RECIPIENT}", "a.txt:7:1: 'On paper' and the line below it are"),
        (f"{SENDER}\n{DATE}\n{RECIPIENT}\n{BLOCKS[1]}", "a.txt:11:1: 'Policy number: 88-1204' and the line below"),
        (f"{SENDER}\n{RECIPIENT}\n{BLOCKS[9]}", "a.txt:5:1: 'Mr. Bob Hall' and the 2 lines below it are"),
        (f"{SENDER}\n{DATE}\n{BLOCKS[6]}\n{RECIPIENT}", "a.txt:7:1: the date above the salutation is 'November 29"),
    ],
)  # fmt: skip
def test_lines_above_a_salutation_that_have_no_place_are_named(above: str, message: str, stranger: Path) -> None:
    with pytest.raises(StationeryError) as raised:
        Studio().letter(Studio().read_text(f"{above}\nDear Mr. Hall:\n\n{TEXT}\nSincerely,\n\nAnn Lee\n", "a.txt"))
    assert message in str(raised.value)


@pytest.mark.parametrize("town", ["The Big House\n", "Acme\nSalem, Oregon\n", "Director: Sales\nAcme\n"])
def test_an_address_without_a_postal_code_is_still_one(town: str, stranger: Path) -> None:
    text = f"{OURS}\n971-555-1234\n\n{DATE}\nTom Hall\n{town}\n{SALUTATION}\n{TEXT}\n{CLOSE}"
    letter = resolve_whole(text, stranger)
    assert letter.recipient and letter.recipient.lines[0].text == "Tom Hall"


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("16 Orchard Street\nKeene, NH 03431", "Ann Lee"),
        ("12 Elm Street\nApt 3\nSalem, OR 97301", "Ann Lee"),
        ("84 Lumber\n1019 Route 519\nEighty Four, PA 15330", "84 Lumber"),
    ],
)
def test_the_name_below_the_close_is_the_senders_where_no_other_is(lines: str, shown: str, stranger: Path) -> None:
    signed = "" if shown != "Ann Lee" else "\nAnn Lee\n"
    text = f"{lines}\n{DATE}\n{RECIPIENT}\n{SALUTATION}\n{TEXT}\nSincerely,\n"
    studio = Studio(today=date(2026, 11, 29))
    page = studio.letter(studio.read_text(f"{text}{signed}", "a.txt")).pages[0].describe()
    assert shown in page and all(line in page for line in lines.splitlines())
    with pytest.raises(StationeryError, match=r"a.txt:1:1: the sender's address has no name: it begins with '1 Main"):
        studio.letter(studio.read_text(text.replace(lines, "1 Main St\nSalem, OR 97301"), "a.txt"))


@pytest.mark.parametrize(("call", "taken"), [("Jane,", True), ("Jane Hall,", True), ("Salem now,", False)])
def test_a_name_alone_below_its_address_is_the_salutation(call: str, taken: bool, stranger: Path) -> None:
    text = WHOLE.replace(SALUTATION, f"{call}\n")
    if taken:
        assert resolve_whole(text, stranger).salutation.text == call
    else:
        with pytest.raises(StationeryError, match="no salutation is recognized"):
            resolve_whole(text, stranger)


def test_a_pasted_letter_without_a_sender_says_where_to_write_it(stranger: Path) -> None:
    studio = Studio(today=date(2026, 11, 29))
    with pytest.raises(StationeryError) as raised:
        studio.letter(studio.read_text(WHOLE, "a.txt"))
    assert "has no sender" in str(raised.value) and "name, street, and city at the top" in str(raised.value)


def test_a_typed_sender_who_lives_abroad_writes_from_there(stranger: Path) -> None:
    ours = "Pat O'Brien\nHauptstra\u00dfe 5\n10115 Berlin\nGermany\n"
    studio = Studio(today=date(2026, 11, 29))
    for text, abroad in ((f"{OURS}\n{WHOLE}", False), (f"{ours}\n{WHOLE}", True)):
        made = studio.letter(studio.read_text(text, "a.txt"))
        assert (
            any(remark.message.startswith("the address is abroad, but its last line") for remark in made.remarks)
            == abroad
        )
        assert not any("Germany" in remark.message for remark in made.remarks)
