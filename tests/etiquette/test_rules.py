"""Rules one by one, on letters of a few lines: what speaks, of which kinds and media, and where."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from stationery.catalog.envelopes import envelope
from stationery.catalog.posts import post_of
from stationery.catalog.printable_area import safe_area
from stationery.data import resources
from stationery.etiquette.check_context import Cover
from stationery.etiquette.findings import MEDIA, Finding, media_of, of_kinds, speaks
from stationery.etiquette.post import _check_on_the_envelope
from stationery.model.geometry import Point
from stationery.model.page import Page, Text
from stationery.model.prose import Paragraph, Span
from stationery.model.typeface import Face
from stationery.model.units import inch, pt
from stationery.model.values import replace
from stationery.products.check import check
from stationery.products.check_context import Given, names_a_file
from stationery.products.stock import open_stock
from stationery.reading.interview import read_interview
from stationery.reading.letters import KINDS, read_letter

NOW = datetime.fromisoformat("2026-11-20T18:00-06:00")
SENDER = "from: |\n  Ann Lee\n  12 Elm Street\n  Salem, OR 97301\n  ann@example.com\n"
TO = "to: |\n  Ms. Jane Schmoe\n  Acme Corporation\n  1200 Main Street\n  Springfield, IL 62701\n"
BODY = """Thank you for the talk this afternoon. You told me how the counts are made, and it reminded me of my own work.

I am very interested in the position. If you would like to see more of what I have written, please let me know, and I
will send it to you by the next mail, together with the names of two people who have known me for years and will speak.
"""


def found(
    head: str = "", body: str = BODY, *, medium: str = "", to: str = TO, sender: str = SENDER, record: str = ""
) -> list[Finding]:
    kind = "" if "kind:" in head else "kind: thank-you\n"
    text = f"---\n{kind}{sender}{to}{head}\n---\n{body}"
    interview = read_interview(record, "interview.yaml") if record else None
    given = Given(read_letter(text, "ann.md"), tuple(text.split("\n")), interview)
    stock = open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), NOW.date())
    return list(check([given], stock, now=NOW, medium=medium))


def ids(findings: list[Finding]) -> set[str]:
    return {finding.rule for finding in findings}


def test_a_good_note_has_no_findings() -> None:
    assert found() == []


# Which rules speak of what: etiquette-facts, "Which kinds a rule speaks of".
SPOKEN = {
    "T1": {"thank-you", "note"},
    "T2": {"thank-you", "note"},
    "C2": {"thank-you", "note"},
    "C1": {"thank-you", "note", "withdrawal", "after-rejection"},
    "C3": {"thank-you", "withdrawal", "follow-up"},
    "C4": {"thank-you", "follow-up"},
    "C5": {"withdrawal", "decline-offer"},
    "C6": {"after-rejection"},
    "T3": {"follow-up"},
    "S1": set(KINDS),
    "N2": set(KINDS),
    "F5": set(KINDS),
    "M1": set(KINDS),
    "E1": set(KINDS) - {"letter"},
    "C7": set(KINDS) - {"letter"},
    "T4": set(KINDS) - {"letter"},
}


@pytest.mark.parametrize("rule", SPOKEN)
def test_kinds_of_a_rule(rule: str) -> None:
    assert set(of_kinds(rule, KINDS)) == SPOKEN[rule]


@pytest.mark.parametrize(
    ("rule", "media"),
    [
        ("E1", {"email"}),
        ("F2", {"email"}),
        ("F1", {"letter", "card"}),
        ("M2", {"letter", "card"}),
        ("C7", set(MEDIA)),
        ("N1", set(MEDIA)),
        ("S1", set(MEDIA)),
    ],
)
def test_media_of_a_rule(rule: str, media: set[str]) -> None:
    assert set(media_of(rule)) == media


def test_a_plain_letter_gets_only_four_groups() -> None:
    spoken = {rule for rule in "TSNCFEM" if speaks(f"{rule}9", "letter", "letter")}
    assert spoken == set("SNFM")


# How the rules meet each other.
MEETINGS = {
    "full name without title is S2's alone": ("salutation: Dear Jane Schmoe", {"S2"}),
    "a generic salutation is S9's alone": ("salutation: Dear Hiring Manager", {"S9"}),
    "a built salutation is nobody's": ("", set()),
    "first name only": ("salutation: Dear Jane", {"S1"}),
    "another surname": ("salutation: Dear Ms. Smith", {"N1"}),
    "a title after all": ("salutation: Dear Mx. Schmoe", {"S3"}),
    "title and full name": ("salutation: Dear Ms. Jane Schmoe", {"S1"}),
    "a comma in the United States": ('salutation: "Dear Ms. Schmoe,"', {"S10"}),
    "Mr. to a Ms.": ("salutation: Dear Mr. Schmoe", {"S13"}),
    "Mr. to another Ms. is another's name": ("salutation: Dear Mr. Smith", {"N1"}),
    "Mrs. to a Ms.": ("salutation: Dear Mrs. Schmoe", {"S5"}),
    "Mrs. to a Ms. who is Mrs. on record": ("salutation: Dear Mrs. Schmoe\ninterviewers: [Mrs. Jane Schmoe]", {"N1"}),
    "Dr. to a Ms. neither": ("salutation: Dear Dr. Schmoe", set()),
    "a colon there": ('salutation: "Dear Ms. Schmoe:"', set()),
    "an informal close": ("close: Cheers", {"S12"}),
    "thanks as a close": ("close: Many thanks", {"S12"}),
    "a formal close of one's own": ("close: Respectfully yours", set()),
    "a date left out is today": ("", set()),
    "tomorrow": ("date: 2026-11-21", {"T4"}),
    "before the interview": ("date: 2026-11-18\ninterview: 2026-11-20 10:00", {"T4"}),
    # The body says this afternoon, and without a date the letter is today's: T6 each time.
    "23 hours": ("interview: 2026-11-19 19:00", {"T6"}),
    "25 hours": ("interview: 2026-11-19 17:00", {"T1", "T6"}),
    "a zone of its own": ("interview: 2026-11-19 17:00 America/Los_Angeles", {"T6"}),
    "a day counts to its end": ("interview: 2026-11-19", {"T6"}),
    "two days": ("interview: 2026-11-18", {"T1", "T6"}),
    "a decision tomorrow, nothing beside": ("decision_by: 2026-11-21", set()),
    "a wrong weekday in the head": ("date: Monday, November 20, 2026", {"T6"}),
    "the position is not named": ("position: Beekeeper", {"N2"}),
    "the firm is": ("organization: Acme Corporation\nposition: Beekeeper", {"N2"}),
    "silenced": ("salutation: Hi Jane\ncheck: {ignore: [s1]}", set()),
    "nobody knows this rule": ("check: {ignore: [S111]}", {"ignore"}),
}


@pytest.mark.parametrize(
    ("to", "salutation", "expected"),
    [
        ("Mrs. Rosa Reyes", "Dear Grandma,", set()),
        ("Mrs. Rosa Reyes", "Hi Rosa,", set()),
        ("Mrs. Rosa Reyes", "Dear Rosa:", {"S1", "S5"}),
        ("Ms. Jane Hall\n  Cascade Paper Company", "Dear Jane,", {"S1"}),
        ("Ms. Jane Hall\n  Cascade Paper Company", "Dear [Name],", {"N3"}),
        ("Ms. Jane Hall", "Dear Friends,", {"S9"}),
    ],
)
def test_a_first_name_is_no_mistake_in_a_letter_to_a_friend(to: str, salutation: str, expected: set[str]) -> None:
    address = f"to: |\n  {to}\n  1200 Main Street\n  Springfield, IL 62701\n"
    assert ids(found("kind: letter", f"{salutation}\n\nIt is warm. Thank you.", to=address)) == expected


@pytest.mark.parametrize("case", MEETINGS)
def test_how_rules_meet(case: str) -> None:
    head, expected = MEETINGS[case]
    assert ids(found(head)) == expected


def test_an_unknown_rule_is_told_with_the_nearest_one() -> None:
    (finding,) = found("check: {ignore: [S111]}")
    assert str(finding) == "ann.md:13:18: W ignore no rule is called 'S111'"
    assert finding.remedy == "did you mean 'S11'?"


BODIES = {
    "a surname at distance 1": ("I met Ms. Schmo there.", {"N1"}),
    "at distance 2": ("I told them about Schmoo and Mrs. Shmo.", {"N1"}),
    "a man of a similar name": ("I met Mr. Schmo there.", set()),
    "in the genitive it is right": ("I remember Ms. Schmoe’s words, and the Schmoes.", set()),
    "an ordinary word at the start": ("Schmooze is a word that I looked up.", set()),
    "regret is no apology": ("I was sorry to learn that the hall is closed.", set()),
    "another organization": ("I would be proud to work at Globex Industries.", {"N2"}),
    "with an ampersand": ("I would be proud to work at Miller & Sons Company.", {"N2"}),
    "one that shares a word": ("I would be proud to work at Acme Savings Bank.", set()),
    "of generic words": ("I would be proud to work at City Hospital.", {"N2"}),
    "by its legal form": ("What Globex, Inc., does is new to me.", {"N2"}),
    "a former employer": ("At Globex I was a welder for six years.", set()),
    "what was done at one": ("At Prairie Diagnostics I set up the new desk.", set()),
    "what was done at one, with a comma": ("At Baxter International, I was responsible for it.", set()),
    "what one would do at another firm": ("At Globex I would be proud.", {"N2"}),
    "one's manager there": ("My manager at Target, Mrs. Pruitt, can tell you more.", set()),
    "an airport": ("We arrive at O'Hare in June.", set()),
    "where one came as": ("I came to Carle Foundation Hospital as an aide.", set()),
    "a place and a month": ("I shall be in Chicago in May, and free on Mondays.", set()),
    "a person": ("I was glad to meet with Mr. Tom Barker, too.", set()),
    "the firm's own unit": ("I look forward to the talk with the Claims Department.", set()),
    "an interview's other weekday": ("Thank you for the interview on Monday.", set()),
    "a blank in parentheses": ("I want to work at (company name).", {"N3"}),
    "one with an order": ("I have (insert number of years) years of it.", {"N3"}),
    "an aside in parentheses": ("I have two of them (the company knows which).", set()),
    "a blank in braces": ("I want to work at {company}.", {"N3"}),
    "one of a shell": ("I want to work at ${name}.", {"N3"}),
    "empty brackets": ("I want to work at [].", {"N3"}),
    "empty braces": ("I want to work at {}.", {"N3"}),
    "one in angles": ("I want to work at <Company>.", {"N3"}),
    "what was changed in a quotation": ('They write: "[The firm] grows."', set()),
    "one behind an inch": ('I have a 5" pipe of [which size].', {"N3"}),
    "one behind a German quotation": ("I read „Faust“ in [which year].", {"N3"}),
    "a gap in one": ('I admire the "[company name]" and its work.', {"N3"}),
    "signs in a sum": ("It is 2 < x and y > 3.", set()),
    "an address in angles": ("Write to <ann@example.com>.", set()),
    "one in underscores": ("I want to work at __company__.", {"N3"}),
    "bold words": ("That is __important__ to me.", set()),
    "two crosses": ("I have xx years of it.", {"N3"}),
    "a sum of crosses": ("I hope for $xx,xxx a year.", {"N3"}),
    "a Roman number": ("I watched Super Bowl XX there.", set()),
    "a stand-in": ("I want to work at XYZ.", {"N3"}),
    "Company X": ("I want to work at Company X.", {"N3"}),
    "capitals in brackets": ("I want to work at [COMPANY].", {"N3"}),
    "an enclosed garden": ("The enclosed garden is lovely.", set()),
    "an enclosure": ("I enclose two of them.", {"F5"}),
    "enclosing nothing": ("I enclose nothing yet.", set()),
    "a right weekday": ("I can come on Monday, November 23.", set()),
    "a wrong one": ("I can come on Tuesday, November 23.", {"T6"}),
    "a wrong one of a year": (
        "It was Friday, March 5, 2027, in the plan, and Friday, March 6, 2027 elsewhere.",
        {"T6"},
    ),
    "a right one of a year named before it": ("In 2025, Thanksgiving fell on Thursday, November 27.", set()),
    "a right one of last year": ("The party was last year, on Saturday, October 18.", set()),
    "a leap day of a year named before it": ("In 2024, we met on Thursday, February 29.", set()),
    "a wrong one of any year named": ("In 2019, the flood crested on Sunday, August 1.", {"T6"}),
    "a year of its own beside another": ("Since 2025, I have planned it for Thursday, November 27, 2026.", {"T6"}),
    "no such day": ("I can come on Monday, November 31.", {"T6"}),
    "a wrong one in figures": ("I can come on Tuesday, 11/23/2026.", {"T6"}),
    "a right one in figures": ("I can come on Monday, 11/23/2026.", set()),
    "a right one, the day first": ("I can come on Monday, 23/11/2026.", set()),
    "a wrong short one": ("I can come on Tue., Nov. 23, at noon.", {"T6"}),
    "a right short one": ("I can come on Mon., Nov. 23, at noon.", set()),
    "a month at the end": ("I sat in the sun. 23 of us came in May. 23 left.", set()),
    "no leap year": ("The lease ends on February 29, 2027, at noon.", {"T6"}),
    "a leap year": ("The lease ends on February 29, 2028, at noon.", set()),
    "an hour of no clock": ("Let us meet at 25:00.", {"T6"}),
    "a minute of none": ("Let us meet at about 3:75.", {"T6"}),
    "a score, asked": ("They won by 25:20.", {"T6"}),
    "a ratio and a verse": ("I thought of Psalm 119:105, of 3:75, of 24:30, and of a car at 1:87 scale.", set()),
    "midnight": ("The ferry leaves at 24:00.", set()),
    "one mark of exclamation": ("What a view!", set()),
    "two": ("What a view! And what coffee!", {"C9"}),
    "a name in capitals": ("I worked for NASA and the US EPA.", set()),
    "shouting": ("I was SO glad.", {"C9"}),
    "a placeholder": ("I met [Name of the manager].", {"N3"}),
    "marks of a draft": ("I met [[whom]].", {"N3"}),
    "a word of the draft's writer": ("TBD: the tour.", {"N3"}),
    "what was said": ("He said that it was [sic] broken.", set()),
    "two sentences are no emoji": ("It costs 5 € → a bargain.", set()),
    "an emoji": ("It was good 😀 indeed.", {"C9"}),
}


@pytest.mark.parametrize("case", BODIES)
def test_what_a_sentence_brings(case: str) -> None:
    sentence, expected = BODIES[case]
    assert ids(found(body=f"{BODY}\n{sentence}\n")) == expected


def test_thanks_stand_in_the_first_paragraph_or_in_a_line_above_it() -> None:
    words = BODY.removeprefix("Thank you for the talk this afternoon. ")
    assert ids(found(body=words)) == {"C1"}
    assert ids(found(body=f"Thank you for the talk this afternoon\n\n{words}")) == set()
    assert ids(found(body=f"{words}\nThank you for the talk this afternoon.\n")) == {"C1"}


def test_a_colleague_named_in_the_file_is_no_misspelling() -> None:
    body = f"{BODY}\nPlease thank Ms. Schmot for the tour.\n"
    assert ids(found(body=body)) == {"N1"}
    assert ids(found("copies: [Ms. Olga Schmot]", body=body)) == set()


def test_the_place_of_a_word_is_its_own() -> None:
    """Line and column of a word that is part of others before it, on a line that is not its paragraph's first."""
    body = BODY + "\nYou told us about the house,\nand *then* u left.\n"
    (finding,) = found(body=body)
    assert str(finding).startswith("ann.md:21:12: W C9 'u'")


TITLES = {
    "Dr. Jane Schmoe": ("salutation: Dear Ms. Schmoe", {"S4"}),
    "Jane Schmoe": ("", {"S2"}),
    "J. P. Schmoe": ("", {"S11"}),
    "Mrs. Jane Schmoe": ("", {"S5"}),
    "Mx. Jane Schmoe": ("", set()),
    "Dr. Jane Schmoe, M.D.": ("", {"S6"}),
    "Mr. John Schmoe, Esq.": ("", {"S6"}),
    "The Honorable Jane Schmoe": ("salutation: Dear Honorable Schmoe", {"S7"}),
    "The Honorable Dr. Jane Schmoe": ("salutation: Dear Dr. Schmoe", {"S7"}),
    "Prof. Jane Schmoe": ("", {"S8"}),
    "Professor Jane Schmoe": ("", set()),
    "Drs. Jane and Bob Schmoe": ("", set()),
    "The Rev. and Mrs. Paul Schmoe": ("", set()),
    "Ms Jane Schmoe": ("", {"S10"}),
    "Ms. Jane Schmoe": ("", set()),
    "Mr. and Mrs. John Schmoe": ("", set()),
    "Dr. and Mrs. John Schmoe": ("", set()),
    "Dr. and Mr. Schmoe": ("", set()),
    "Mr. and Dr. Schmoe": ("", set()),
    "Mr. Dr. and Mrs. John Schmoe": ("", {"S6"}),
    "Ms. Jane Schmoe, Tom": ("", {"M7"}),
    "Ms. Jane Schmoe, Director": ("", set()),
    "The Reverend Dr. Jane Schmoe": ("salutation: Dear Reverend Schmoe", set()),
    "The President": ("", {"S2"}),
    "The Mayor": ('salutation: "Dear Madam Mayor:"', set()),
    "Bell & Sons Inc.": ("salutation: Dear Bell & Sons Inc.", {"S9"}),
}


@pytest.mark.parametrize("name", TITLES)
def test_titles(name: str) -> None:
    head, expected = TITLES[name]
    assert ids(found(head, to=TO.replace("Ms. Jane Schmoe", name))) == expected


@pytest.mark.parametrize(
    ("short", "title"),
    [("Lt. Col.", "Lieutenant Colonel"), ("Lt. Gov.", "Lieutenant Governor"), ("Sen.", "Senator")],
)
def test_a_rank_is_written_out_and_stays_the_same(short: str, title: str) -> None:
    remedies = [each.remedy for each in found(to=TO.replace("Ms.", short)) if each.rule == "S8"]
    assert remedies == [f"write {title}"]


@pytest.mark.parametrize(
    ("to", "head", "body", "expected"),
    [
        ("Crate and Barrel", "", "It is warm.", "W S2 … if this isn't a name, write the `salutation:` yourself"),
        ("The Honorable Jane Hall", "", "It is warm.", "W S2 … with the office and the surname, as Dear Judge Doe"),
        ("Ms. Jane Hall", "", "I enclose a check for the fund.", "E F5 … list it: enclosures: [Check]"),
        ("Ms. Jane Hall", "", "Enclosed is my résumé.", "E F5 … list it: enclosures: [Résumé]"),
        ("Ms. Jane Hall", "enclosures: [Check]", "Here is my check for $40.", ""),
        ("Ms. Jane Hall", "enclosures: ['Photographs, 6']", "Here are the photographs.", ""),
        ("Ms. Jane Hall", "enclosures: [Check]", "Here is my dog.", "W F5 … say in the body what it is for"),
        ("Ms. Jane Hall", "close: Thanks so much", "Dear Ms. Hall,\n\nIt is warm.", ""),
    ],
)
def test_what_a_private_letter_is_told(to: str, head: str, body: str, expected: str) -> None:
    address = f"to: |\n  {to}\n  1200 Main Street\n  Springfield, IL 62701\n"
    told = [f"{each.severity} {each.rule} … {each.remedy}" for each in found(f"kind: letter\n{head}", body, to=address)]
    start, _, end = expected.partition(" … ")
    assert len(told) == bool(expected)
    assert all(each.startswith(start) and each.endswith(end) for each in told), told


def test_the_languages_own_marks() -> None:
    british = TO.replace("Ms. Jane", "Ms Jane")
    assert ids(found("language: en-GB", to=british)) == set()
    assert ids(found("language: en-GB", to=TO)) == {"S10"}
    assert ids(found('language: en-GB\nsalutation: "Dear Ms Schmoe:"', to=british)) == {"S10"}


TOWNS = {
    "Springfield, IL 62701": set(),
    "Springfield, IL 02134": {"M1"},
    "Boston, MA 2134": {"M1"},
    "Holtsville, NY 501": {"M1"},
    "Springfield, IL 6270": {"M1"},
    "Boston, MA 02134-1000": set(),
}


@pytest.mark.parametrize("town", TOWNS)
def test_postal_codes(town: str) -> None:
    assert ids(found(to=TO.replace("Springfield, IL 62701", town))) == TOWNS[town]


def test_a_lost_zero_comes_with_the_proposal_and_its_line() -> None:
    (finding,) = found(to=TO.replace("Springfield, IL 62701", "Boston, MA 2134"))
    assert (str(finding.place), finding.remedy) == ("ann.md:12:3", "write Boston, MA 02134")


@pytest.mark.parametrize(
    ("town", "message", "remedy"),
    [
        ("Springfield, IL 90210", "ZIP codes in Illinois don't begin like that; 90210 is in California", "look it up"),
        ("Holtsville, NY 501", "may be missing a leading zero", "write Holtsville, NY 00501"),
        ("Springfield, IL 6270", "the ZIP code is too short", "look it up: a ZIP code has five digits"),
    ],
)
def test_what_a_postal_code_is_accused_of(town: str, message: str, remedy: str) -> None:
    (finding,) = found(to=TO.replace("Springfield, IL 62701", town))
    assert message in finding.message and remedy in finding.remedy


def test_who_is_missing_is_a_finding_and_the_rest_is_judged() -> None:
    findings = found("close: Cheers\nsalutation: Dear Ms. Schmoe", to="", sender="")
    assert [finding.rule for finding in findings] == ["F1", "F1", "S12"]
    assert found("close: Cheers\nsalutation: Dear Ms. Schmoe", to="", sender="", medium="email")[0].rule == "S12"


def test_a_letter_that_must_stand_on_one_page_and_cannot() -> None:
    long = "\n\n".join([BODY] * 12)
    assert {"F4", "C7"} <= ids(found("one_page: yes", body=long))
    assert "F4" not in ids(found(body=long))
    assert [each.severity for each in found(body=long) if "pages" in each.message] == ["E"]


LENGTHS = [
    ("letter", 59, {"C7"}),
    ("letter", 60, set()),
    ("letter", 251, {"C7"}),
    ("card", 24, {"C7"}),
    ("card", 25, set()),
    ("card", 81, {"C7"}),
    ("email", 25, set()),
    ("email", 151, {"C7"}),
]


@pytest.mark.parametrize(("medium", "words", "expected"), LENGTHS)
def test_lengths_by_medium(medium: str, words: int, expected: set[str]) -> None:
    begun = "Thank you. You told me of my own. I am interested. Please call."
    body = begun + " And so on it goes" * 0
    rest = words - len(begun.split())
    lines = ["so it went on there"] * (rest // 5) + ["and"] * (rest % 5)
    chunks = [" ".join(lines[at : at + 15]) + "." for at in range(0, len(lines), 15)]
    assert ids(found(body="\n\n".join([body, *chunks]), medium=medium)) & {"C7"} == (
        expected if medium != "letter" or len(chunks) < 4 else expected | {"C7"}
    )


# Post: what our own composing never breaks, on pages made by hand.


def cover(at: Point) -> Cover:
    stock = open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), NOW.date())
    us10 = envelope(stock.store, "us-10")
    words = Text(at, "Ms. Jane Schmoe", Face("x"), pt(12), width=inch(1))
    return Cover(us10, post_of(stock.store, "US"), safe_area(stock.store).on(us10.size), Page(us10.size, (words,)))


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (4.5, 2.0, set()),
        (6.0, 3.6, {"M4"}),  # within 4.75 in of the right edge and 0.625 in of the lower one
        (0.3, 1.0, {"M5"}),  # 17.1 mm are 0.673 in
        (8.5, 2.0, {"M5"}),
    ],
)
def test_words_where_the_post_or_the_printer_wants_none(x: float, y: float, expected: set[str]) -> None:
    note = _note()
    findings = list(_check_on_the_envelope(note, cover(Point(inch(x), inch(y)))))
    assert ids(findings) == expected


def _note():  # type: ignore[no-untyped-def]
    from stationery.model.diagnostics import Diagnostics
    from stationery.products.check_context import note_of
    from stationery.resolve.resolve import resolve
    from stationery.wording.letter import word_letter

    text = f"---\n{SENDER}{TO}---\n{BODY}"
    letter = read_letter(text, "ann.md")
    stock = open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), NOW.date())
    job = resolve(letter, stock)
    return note_of(Given(letter), (), job, word_letter(job, Diagnostics()), NOW, "letter")


def test_a_paper_that_fits_its_envelope_in_no_way(tmp_path: Path) -> None:
    (tmp_path / "envelopes").mkdir()
    small = "name: Gift card\ncite: house style\nwidth: 4.25in\nheight: 2.75in\n"
    (tmp_path / "envelopes" / "gift.yaml").write_text(small, "utf-8")
    text = f"---\nkind: thank-you\nenvelope: gift\n{SENDER}{TO}---\n{BODY}"
    stock = open_stock((resources.folder("layouts"), str(tmp_path)), (resources.folder("fonts"),), NOW.date())
    findings = check([Given(read_letter(text, "ann.md"))], stock, now=NOW)
    assert "M3" in {finding.rule for finding in findings}
    assert any("however you fold it" in finding.message for finding in findings)


@pytest.mark.parametrize(
    ("style", "envelope", "expected"),
    [
        ("us-window-10", "us-10-window", []),
        ("us-window-9", "us-9-double-window", []),
        ("full-block", "us-10-window", ["into the window", "choose the style us-window-10, which is made for it"]),
        ("us-window-10", "us-9-window", ["behind the window's lower edge", "choose the style us-window-9, which"]),
        ("full-block", "ch-c6-right", ["does not fit in", "`stationery fit` lists those that fit"]),
    ],
)
def test_a_window_that_does_not_hold(style: str, envelope: str, expected: list[str]) -> None:
    text = f"---\nkind: thank-you\nstyle: {style}\nenvelope: {envelope}\n{SENDER}{TO}---\n{BODY}"
    stock = open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), NOW.date())
    findings = check([Given(read_letter(text, "ann.md"))], stock, now=NOW)
    told = [finding for finding in findings if finding.rule == "M3"]
    assert bool(told) == bool(expected)
    assert not {"M4", "M5"} & {finding.rule for finding in findings}
    words = " ".join(f"{finding.message} {finding.remedy}" for finding in told)
    assert all(each in words for each in expected), words
    assert all(finding.place and finding.place.file == "ann.md" for finding in told)


def test_what_names_an_interview_file() -> None:
    def letter(text: str) -> bool:
        return names_a_file(read_letter(f"---\ninterview: {text}\n---\n", "x"))

    assert [letter(text) for text in ("a.yaml", "2026-11-20", "sub/A.YML")] == [True, False, True]


# The interview's own day and hour, as the body tells it: certain, where it disagrees.
INTERVIEW = "date: 2026-11-20\ninterview: 2026-11-19 14:00"  # a Thursday
SAID_OF_THE_DAY = {
    "the right weekday": ("Thank you for the interview on Thursday.", set()),
    "another": ("Thank you for the interview on Monday.", {"T6"}),
    "another one's": ("I enjoyed Monday's conversation.", {"T6"}),
    "before it": ("On Monday we spoke of the counts.", {"T6"}),
    "about the position": ("Thank you for meeting with me about the position on Monday.", {"T6"}),
    "the right date": ("Thank you for our conversation on November 19.", set()),
    "another date": ("Thank you for our conversation on November 12.", {"T6"}),
    "another one in figures": ("Thank you for the talk on 11/18 about the position.", {"T6"}),
    "another one of a year": ("Thank you for the talk on 11/18/2026.", {"T6"}),
    "the right one in figures": ("Thank you for the talk on 11/19.", set()),
    "the day that it was moved from": (
        "Thank you for meeting with me yesterday, and for moving the interview from Wednesday at 3 p.m.",
        set(),
    ),
    "the day that it was not": ("Thank you for meeting with me yesterday instead of Wednesday.", set()),
    "a part of a whole": ("Thank you for the talk on 1/2 acre of land.", set()),
    "another day's": ("Thank you for the talk, and I look forward to hearing from you by Monday.", set()),
    "of something else": ("Thank you for telling me about the fire on Monday.", set()),
    "a call of another day": ("Thank you for the call on Monday and the interview on Thursday.", set()),
    "a conversation by phone": ("I enjoyed our phone conversation on Monday.", set()),
    "an invitation of another day": ("Thank you for the invitation on Monday and the interview.", set()),
    "a letter of another day": ("Thank you for your letter of Monday.", set()),
    "this afternoon, a day later": ("Thank you for the talk this afternoon.", {"T6"}),
    "yesterday": ("Thank you for the talk yesterday.", set()),
    "today's work": ("Thank you for the talk. Today I read the counts again.", set()),
    "a morning": ("Thank you for the visit this morning.", {"T6"}),
}


@pytest.mark.parametrize("case", SAID_OF_THE_DAY)
def test_what_is_said_of_the_interviews_day(case: str) -> None:
    sentence, expected = SAID_OF_THE_DAY[case]
    body = BODY.replace("Thank you for the talk this afternoon. ", "Thank you. ")
    findings = [each for each in found(INTERVIEW, f"{body}\n{sentence}\n") if each.rule != "T1"]
    assert ids(findings) == expected
    assert all(finding.severity == "E" for finding in findings)


# The interview was at 14:00: E where a sentence gives thanks for nothing but it, else a question.
SAID_OF_THE_HOUR = {
    "before it": ("Thank you for meeting with me on November 19 at 11:00.", "E"),
    "after it": ("Thank you for the interview yesterday at 4:00 p.m.", "E"),
    "in words": ("Thank you for the talk at three yesterday afternoon.", "E"),
    "in front": ("Thank you for the 10:00 a.m. interview.", "E"),
    "by half an hour": ("Thank you for the interview at 2:30 p.m.", "Q"),
    "without thanks": ("Our conversation at 10:15 stayed with me.", "Q"),
    "the right one": ("Thank you for seeing me at 2 p.m. about the position.", ""),
    "without its half": ("Thank you for the two o'clock conversation.", ""),
    "of a shift": ("Thank you for talking with me about the 7:00 a.m. shift.", ""),
    "of a tour": ("Thank you for the interview and the tour at 4:00 p.m.", ""),
    "a mere number behind the day": ("Thank you for meeting with me on Thursday at 10.", "E"),
    "the right one there": ("Thank you for meeting with me on Thursday at 2 about the position.", ""),
    "in four figures": ("Thank you for meeting with me on Thursday at 1030.", "E"),
    "the right four": ("Thank you for meeting with me on November 19 at 1400.", ""),
    "of an address": ("Thank you for meeting with me on Thursday at 10 Elm Street.", ""),
    "of two hours": ("Thank you for meeting with me on Thursday from 3–4 p.m.", "E"),
    "of two mere numbers": ("Thank you for meeting with me on Thursday from 10 to 11.", "E"),
    "around it": ("Thank you for meeting with me on Thursday from 1 to 3 p.m.", "Q"),
    "across noon, wrong": ("Thank you for meeting with me on Thursday from 11:30 to 1 p.m.", "E"),
    "the right two": ("Thank you for meeting with me on Thursday from 2 to 2:45 p.m.", ""),
    "of a night shift": ("Thank you for talking with me about the shift from 3 to 11 p.m.", ""),
    "to come": ("I look forward to meeting the team at 9:00 a.m. on December 1.", ""),
    "of another meeting": ("Thank you for confirming our second meeting at 10:00 a.m.", ""),
    "elsewhere": ("Thank you for meeting with me at 3:00 p.m. Eastern.", ""),
    "before another talk": ("At 8:00 a.m. I spoke with my manager.", ""),
    "a number": ("Thank you for talking with me at two plants.", ""),
}


@pytest.mark.parametrize("case", SAID_OF_THE_HOUR)
def test_what_is_said_of_the_interviews_hour(case: str) -> None:
    sentence, severity = SAID_OF_THE_HOUR[case]
    body = BODY.replace("Thank you for the talk this afternoon. ", "Thank you. ")
    findings = [each for each in found(INTERVIEW, f"{body}\n{sentence}\n") if each.rule != "T1"]
    assert [(each.rule, each.severity) for each in findings] == ([("T6", severity)] if severity else [])


# What a note says of the people on record, and of the day that they promised (December 4) or decide by (December 8).
RECORD = """organization: Acme Corporation
at: 2026-11-20 14:00 America/Chicago
interviewers:
  - name: Ms. Jane Schmoe
    title: Director of Recruiting
  - Mr. Luis Ortega
promised: 2 weeks
decision_by: 2026-12-08
"""
_TO = "but the letter goes to Ms. Jane Schmoe"
_DAYS = "you hear from them by December 4, 2026, and they decide by December 8, 2026"
AGAINST_THE_RECORD = {
    "Thank you again, Ms. Smith.": f"W N1 the text speaks to 'Ms. Smith', {_TO}",
    "Ms. Smith, I look forward to your call.": f"W N1 the text speaks to 'Ms. Smith', {_TO}",
    "I look forward to hearing from you, Ms. Smith.": f"W N1 the text speaks to 'Ms. Smith', {_TO}",
    "Mr. Schmoe, thank you again.": f"E N1 the text speaks to 'Mr. Schmoe', {_TO}",
    "Thank you again, Luis.": f"E N1 the text speaks to 'Luis', {_TO}",
    "Thank you again, Jean.": f"W N1 the text speaks to 'Jean', which is almost 'Jane'; {_TO[4:]}",
    "Please thank Ms. Ortega.": "W N1 'Ms. Ortega' is 'Mr. Luis Ortega' on record: one of the titles is wrong",
    "I liked what Mrs. Schmoe said.": "W N1 'Mrs. Schmoe' is 'Ms. Jane Schmoe' on record: one of the titles is wrong",
    "I liked what Ms. Schmoe's mother, Mrs. Schmoe, said.": (
        "Q N1 Is 'Mrs. Schmoe' meant to be 'Ms. Jane Schmoe'? The text has both titles."
    ),
    "Mr. Ortiz was kind.": "Q N1 Is 'Mr. Ortiz' meant to be 'Mr. Luis Ortega'? No such name is on record.",
    "Please greet Mrs. Ortega.": "Q N1 Is 'Mrs. Ortega' meant to be 'Mr. Luis Ortega'? That is the name on record.",
    "Your colleague Ms. Park showed me the hall.": "",
    "Thank you for introducing me to your colleague, Ms. Park.": "",
    "Ms. Park, I hear, built the hall.": "",
    "Unlike Mr. Ortega, I began there.": "",
    "Mr. and Mrs. Ortega have a bakery.": "",
    "A reader said: “Thank you, Ms. Park.”": "",
    "Please thank Mr. Ortega for me.": "",
    "You said that I would hear from you by November 27.": f"W T6 'by November 27', but on record {_DAYS}",
    "You wanted to decide within a week.": f"W T6 'within a week', but on record {_DAYS}",
    "You told me that I would hear back by 12/1.": f"W T6 'by 12/1', but on record {_DAYS}",
    "You said that by Friday, December 11, I would hear from you.": "",
    "You said that you would decide by Friday, December 11.": f"W T6 'by Friday, December 11', but on record {_DAYS}",
    "You said that I would hear from you next week.": f"W T6 'next week', but on record {_DAYS}",
    "I look forward to hearing from you by December 1.": f"Q T6 Is 'by December 1' right? On record, {_DAYS}.",
    "I look forward to hearing from you by December 4.": "",
    "You expect to decide within two weeks.": "",
    "You said I would hear from you the week of November 30.": "",
    "You said I would hear from you between December 1 and 4.": "",
    "I must give another firm my decision by December 1.": "",
    "If you would like more, let me know by December 1.": "",
    "You told me how you decide within a day what to count.": "",
    "I will send it by December 1, and look forward to hearing from you.": "",
}


@pytest.mark.parametrize("sentence", AGAINST_THE_RECORD)
def test_what_a_note_says_against_the_record(sentence: str) -> None:
    told = found("interview: interview.yaml", f"{BODY}\n{sentence}\n", record=RECORD)
    expected = AGAINST_THE_RECORD[sentence]
    assert [f"{each.severity} {each.rule} {each.message}" for each in told if each.rule in ("N1", "T6")] == (
        [expected] if expected else []
    )


RECIPIENTS = {
    "Ms. Jane Schmoe\n  Director of Recruitment": (
        "W N1 'Director of Recruitment' here is 'Director of Recruiting' on record"
    ),
    "Ms. Jane Schmoe\n  Recruiting Manager": (
        "Q N1 Is 'Recruiting Manager' the position of this person? On record it is 'Director of Recruiting'."
    ),
    "Ms. Jane Schmoe\n  Dir. of Recruiting": "",
    "Ms. Jane Schmoe\n  Recruiting Department": "",
    "Ms. Louise Ortega": "W N1 'Ms. Louise Ortega' is 'Mr. Luis Ortega' on record: the title and the given name differ",
    "Ms. Jean Schmoe": "W N1 'Ms. Jean Schmoe' is 'Ms. Jane Schmoe' on record: one of the given names is misspelled",
    "Ms. Jan Schmoe": "",
    "Mr. L. Ortega": "",
}


@pytest.mark.parametrize("lines", RECIPIENTS)
def test_a_recipient_who_is_somebody_else_on_record(lines: str) -> None:
    told = found("interview: interview.yaml", to=TO.replace("Ms. Jane Schmoe", lines), record=RECORD)
    expected = RECIPIENTS[lines]
    assert [f"{each.severity} {each.rule} {each.message}" for each in told if each.rule == "N1"] == (
        [expected] if expected else []
    )


def test_each_interviewer_may_have_had_an_hour_of_their_own() -> None:
    body = BODY.replace("this afternoon", "yesterday at 3:00 p.m.")
    told = found(f"{INTERVIEW}\ninterviewers: [Ms. Jane Schmoe, Mr. Luis Ortega]", body)
    assert [each.severity for each in told if each.rule == "T6"] == ["Q"]


SURE_OF_GAPS = {
    "[specific detail]": "E",
    "[something specific you learned]": "E",
    "[name of the hiring manager]": "W",
    "[the one on Elm Street]": "Q",
    "[a check for]": "Q",
    "[I think]": "Q",
    "[and as I promised]": "",
    "[which I regret]": "",
}


@pytest.mark.parametrize("gap", SURE_OF_GAPS)
def test_how_sure_it_is_that_brackets_are_a_gap(gap: str) -> None:
    findings = [each.severity for each in found(body=f"{BODY}\nIt was {gap} there.\n") if each.rule == "N3"]
    assert findings == [severity for severity in [SURE_OF_GAPS[gap]] if severity]


def test_a_year_ago_is_asked_about_unless_it_is_an_interviews() -> None:
    def told(head: str) -> list[str]:
        return [each.message for each in found(head) if each.rule == "T6" and "year" in each.message]

    assert told("kind: letter\ndate: 2025-11-24") == ["the letter is dated November 24, 2025; is the year right?"]
    assert told("interview: 2025-11-24\ndate: 2025-11-24") == []


def test_this_morning_is_wrong_of_an_afternoon() -> None:
    (finding,) = found("interview: 2026-11-20 14:00", BODY.replace("this afternoon", "this morning"))
    assert str(finding) == "ann.md:15:24: E T6 'this morning', but the interview was at 14:00"


@pytest.mark.parametrize(
    ("interview", "ago"),
    [
        ("2026-11-15 20:00", "5 days ago"),  # less than 120 hours
        ("2026-10-23", "28 days ago"),
        ("2026-11-18", "2 days ago; the note is due within 24 hours"),
        ("2026-11-19 08:00", "34 hours ago; the note is due within 24 hours"),
    ],
)
def test_days_are_counted_by_the_calendar(interview: str, ago: str) -> None:
    (finding,) = (each for each in found(f"interview: {interview}", BODY) if each.rule == "T1")
    assert finding.message.startswith(f"the interview was {ago}")


def test_yesterday_is_seen_from_a_typed_date_to_come() -> None:
    body = BODY.replace("this afternoon", "yesterday")
    told = {each.rule: each.message for each in found("interview: 2026-11-19\ndate: 2026-11-24", body)}
    assert told.pop("T4") == "the letter is dated November 24, 2026, but today is November 20, 2026"
    days = "the interview was on November 19, 2026, and the letter is dated November 24, 2026"
    assert told == {"T6": f"'yesterday', but {days}"}


CLASHES = {
    "de": ("Frau Anna Berger", "Sehr geehrter Herr Berger", "Sehr geehrte Frau Berger"),
    "de-AT": ("Herrn Jan Berger", "Sehr geehrte Frau Berger", "Sehr geehrter Herr Berger"),
    "fr": ("Mme Anne Berger", "Monsieur", "Madame"),
    "fr-CH": ("Monsieur Luc Berger", "Chère Madame", "Monsieur"),
    "es": ("Sra. Ana Ruiz", "Estimado Sr. Ruiz", "Estimada Sra. Ruiz"),
    "it": ("Sig.ra Anna Rossi", "Gentile Signor Rossi", "Gentile Signora Rossi"),
    "nl": ("De heer J. Jansen", "Geachte mevrouw Jansen", "Geachte heer Jansen"),
    "pl": ("Pani Anna Nowak", "Szanowny Panie", "Szanowna Pani"),
    "pt": ("Sra. Ana Silva", "Prezado Senhor Silva", "Prezada Senhora Silva"),
    "da": ("Fru Anna Holm", "Kære hr. Holm", "Kære fru Holm"),
    "sv": ("Herr Jan Lind", "Bästa fru Lind", "Bästa herr Lind"),
    "en-GB": ("Mr Jan Lind", "Dear Mrs Lind", "Dear Mr Lind"),
}


@pytest.mark.parametrize("language", CLASHES)
def test_a_title_that_clashes_with_the_recipients(language: str) -> None:
    name, wrong, right = CLASHES[language]
    to = f"to: |\n  {name}\n  1200 Main Street\n  Springfield, IL 62701\n"

    def clashes(salutation: str) -> list[str]:
        head = f"kind: letter\nlanguage: {language}\nsalutation: {salutation}"
        return [finding.severity for finding in found(head, to=to) if finding.rule == "S13"]

    assert clashes(wrong) == ["E"]
    assert clashes(right) == []


def test_a_second_salutation_in_the_body() -> None:
    letter = read_letter(f"---\nkind: thank-you\n{SENDER}{TO}\n---\n{BODY}", "ann.md")
    pasted = Paragraph((Span("Dear Ms. Schmoe:"),))
    stock = open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), NOW.date())
    given = Given(replace(letter, body=(pasted, *letter.body)))
    assert [finding.severity for finding in check([given], stock, now=NOW) if finding.rule == "S14"] == ["E"]
    empty = Given(replace(letter, body=()))
    assert [finding.message for finding in check([empty], stock, now=NOW) if finding.severity == "E"] == [
        "the letter has no text"
    ]


@pytest.mark.parametrize("style", ["full-block", "din5008-b", "nf", "uk", "simplified", "us-window-10"])
def test_a_short_letter_of_lines_has_room_to_sign(style: str) -> None:
    body = "The ladder came.\n\nThe check is in the mail.\n\nI will come on Friday.\n"
    assert "F1" not in ids(found(f"kind: letter\nstyle: {style}", body))


GIFT = """The blue casserole is perfect, and it has had its first Sunday. Come and be fed from it soon.
"""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("kind: note\nsalutation: Hi Jane,\nclose: Cheers", set()),
        ("kind: note\noccasion: gift\nsalutation: Dear Jane,\nclose: With love", set()),
        ("kind: note\noccasion: gift\nsalutation: Dear Mr. Schmoe,\nclose: With love", {"S13"}),
        ("kind: note\noccasion: interview\nsalutation: Hi Jane,\nclose: Cheers", {"S1", "S12", "C1", "C2", "C7"}),
        ("kind: note\nposition: Cook\nsalutation: Hi Jane,\nclose: Cheers", {"S1", "S12", "C1", "C2", "C7", "N2"}),
    ],
)
def test_a_personal_note_is_judged_by_none_of_the_interviews_rules(head: str, expected: set[str]) -> None:
    assert ids(found(head, GIFT)) == expected


def test_what_is_only_inferred_is_no_error_and_waits_for_strict() -> None:
    questions = found(body="I met [[whom]].".replace("[[whom]]", "everyone"))
    assert {"C1", "C2", "C3", "C4"} <= {finding.rule for finding in questions if finding.severity == "Q"}
    assert "E" not in {finding.severity for finding in questions}


LATE = """I must withdraw my application for the position, because I have decided to stay where I am.

You showed me how the counts are made, and I shall remember it. I look forward to hearing how it goes, and thank you.
"""


def test_a_withdrawal_may_thank_at_its_end_and_need_not_offer_help() -> None:
    assert not {finding.rule for finding in found("kind: withdrawal", LATE)} & {"C1", "C3", "C4"}


def test_a_comma_after_the_salutation_is_right_on_cards_and_in_emails() -> None:
    comma = 'salutation: "Dear Ms. Schmoe,"'
    assert "S10" in ids(found(comma))
    assert "S10" not in ids(found(comma, medium="card")) | ids(found(comma, medium="email"))


CATHERINE = "to: |\n  Ms. Catherine Hall\n  Cascade Paper Company\n  1450 NW Front Avenue\n  Portland, OR 97209\n"
NAMED = {
    "her name": ("", "Thank you, Ms. Catherine Hall of Cascade Paper, Inc.", []),
    "a letter less, behind her title": (
        "",
        "Thank you, Ms. Catherin Hall.",
        ["E N1 'Catherin Hall' is almost 'Catherine Hall': one of the two is misspelled"],
    ),
    "another first letter": (
        "",
        "Katherine Hall was kind.",
        ["Q N1 Is 'Katherine Hall' meant to be 'Catherine Hall'? It is almost the same."],
    ),
    "a short surname": ("", "I met Catherine Hal.", ["Q N1 Is 'Hal' meant to be 'Hall'? It is almost the same."]),
    "relatives": ("", "I met Mr. Cathern Hall, Tom Hall, and Catherine Reed.", []),
    "the firm in the plural": (
        "",
        "I toured Cascade Papers Company. Cascade Papers' mill is old.",
        ["Q N2 Is 'Cascade Papers' the right name here? It is almost the same as 'Cascade Paper Company'."],
    ),
    "the firm's own": ("", "Cascade Paper's mill makes papers. A Cascade newspaper says so.", []),
    "another firm in the subject": (
        "subject: Application to Baker Tools, Inc.",
        "I would be proud to work at Baker Tools, Inc., one day.",
        ["Q N2 Is 'Baker Tools, Inc.' the right name here? The letter goes to 'Cascade Paper Company'."],
    ),
    "the firm in the subject": ("subject: Application to Cascade Paper Co., Inc.", "I apply.", []),
    "a position there": ("subject: Application for the Dental Assistant Position", "I apply.", []),
    "a matter of another firm": ("subject: Invoice of Baker Tools, Inc.", "Please pay it.", []),
    "one in a letter that names theirs": ("subject: Position at Baker Tools, Inc.", "Cascade Paper is the second.", []),
}


@pytest.mark.parametrize("case", NAMED)
def test_names_that_are_nearly_right_and_a_subject_of_another_letter(case: str) -> None:
    head, body, expected = NAMED[case]
    told = found(f"kind: letter\n{head}", body, to=CATHERINE)
    assert [f"{each.severity} {each.rule} {each.message}" for each in told] == expected
