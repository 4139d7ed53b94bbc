"""Findings whose remedy is certain come with the text as it would be."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from stationery.desk.gaps import offer_to_fill
from stationery.desk.moves import find_moves
from stationery.desk.pages import check, show
from stationery.studio import Studio

LETTER = """---
kind: letter
from: |
  Ann Lee
  12 Elm St
  Salem, OR 97301
to: |
  Ms. Rosa Diaz
  1 Main St
  {last}
date: 2026-11-20
salutation: "{salutation}"  # as she likes it
---
Hello there.
"""


def fixes(last: str = "Salem, OR 97301", salutation: str = "Dear Ms. Diaz:") -> list[str]:
    text = LETTER.format(last=last, salutation=salutation)
    found = check(Studio(), text, "a.md", datetime(2026, 11, 20, 12))
    return [fix["text"] for each in found for fix in each["fixes"]]


@pytest.mark.parametrize(
    "wrong, right",
    [
        ({"salutation": "To whom it may concern:"}, {"salutation": "Dear Ms. Diaz:"}),
        ({"salutation": "Dear Ms Diaz:"}, {"salutation": "Dear Ms. Diaz:"}),
        ({"salutation": "Dear Ms. Diaz!"}, {"salutation": "Dear Ms. Diaz:"}),
        ({"last": "Salem, OR 973O1"}, {"last": "Salem, OR 97301"}),
        ({"last": "Salem, Oregon 97301,"}, {"last": "Salem, Oregon 97301"}),
        ({"last": "12 Elm St, Ste 300, Salem, OR 97301"}, {"last": "12 Elm St, Ste 300\n  Salem, OR 97301"}),
    ],
)
def test_certain_remedies(wrong: dict[str, str], right: dict[str, str]) -> None:
    """The words alone change: the comment beside them stays."""
    whole = {"last": "Salem, OR 97301", "salutation": "Dear Ms. Diaz:"}
    assert LETTER.format(**whole | right) in fixes(**wrong)


def test_what_is_meant_so_is_said_by_a_button() -> None:
    text = LETTER.format(last="Salem, OR 97301", salutation="Dear Mrs. Diaz:").replace("Ms. Rosa", "Mrs. Rosa")

    def found(text: str) -> list[dict[str, Any]]:
        listed = check(Studio(), text, "a.md", datetime(2026, 11, 20, 12))
        return [each for each in listed if each["rule"] == "S5"]

    (said,) = found(text)
    assert said["remedy"] == "write Ms., or keep it if she uses it herself"
    meant = next(fix["text"] for fix in said["fixes"] if fix["label"] == "It’s meant")
    assert "check:\n  ignore: S5\n---\nHello" in meant and found(meant) == []


def test_nothing_wrong_and_nothing_certain() -> None:
    assert fixes() == []
    assert fixes(last="Salem 97301") == []


def test_words_that_cannot_be_understood() -> None:
    assert check(Studio(), "---\nkind: [\n---\n", "a.md", datetime(2026, 11, 20)) == []


NOTE = LETTER.replace("kind: letter", "kind: note").replace('salutation: "{salutation}"  # as she likes it\n', "{more}")
WORDS = "Thank you for the vase. It stands on the table."
MOVES = [
    ("", f"Dear Rosa,\n\n{WORDS}\n\nLove,\nAnn\n", ["Move to “Salutation” and “Close”"],
     ["salutation: Dear Rosa,\nclose: Love,\nsigners: Ann\n"]),
    ("close: Warmly  # or not\n", f"{WORDS}\n\nLove, Ann\n", ["Write “Love,”", "Keep “Warmly”"],
     ["close: Love,  # or not\nsigners: Ann\n", "close: Warmly  # or not\nsigners: Ann\n"]),
    ("", f"{WORDS}\n\nLove,\nRosa Fay\n", ["Write “Rosa Fay”", "Keep “Ann Lee”"],
     ["close: Love,\nsigners: Rosa Fay\n", "close: Love,\n"]),
    ("", f"{WORDS}\n\nLove,\nRosalind\n", ["Move to “Close”"], ["close: Love,\nsigners: Rosalind\n"]),
    ("", f"{WORDS}\n\nBest,\nAnn Lee\n\nP.S. Come soon.\n", ["Move to “Close” and “Postscript”"],
     ["close: Best,\npostscript: P.S. Come soon.\n"]),
    ("", f"{WORDS}\n\nBest,\nAnn Lee\nData Analyst\n", ["Move to “Close”"],
     ["close: Best,\nsigners:\n  name: Ann Lee\n  title: Data Analyst\n"]),
]  # fmt: skip


@pytest.mark.parametrize(("more", "body", "labels", "heads"), MOVES)
def test_what_the_body_has_of_a_letter_is_moved(more: str, body: str, labels: list[str], heads: list[str]) -> None:
    whole = NOTE.format(last="Salem, OR 97301", more=more).replace("Hello there.\n", body)
    day = date(2026, 11, 20)
    (found,) = find_moves(Studio(), whole, "a.md", day)
    *fixes, as_typed = found["fixes"]
    assert [each["label"] for each in fixes] == labels and as_typed["label"] == "Leave as typed"
    assert find_moves(Studio(), as_typed["text"], "a.md", day) == []
    for fix, head in zip(fixes, heads, strict=True):
        assert fix["text"] == NOTE.format(last="Salem, OR 97301", more=head).replace("Hello there.\n", f"{WORDS}\n")
        assert find_moves(Studio(), fix["text"], "a.md", day) == []
    told = show(Studio(), whole, "a.md", ["card"], (day, False), lambda page, svg: None)["remarks"]
    assert (found["line"], found["message"]) in [(each["line"], each["message"]) for each in told]


def test_an_emoji_hinders_no_move() -> None:
    more, body, labels, heads = MOVES[1]
    whole = NOTE.format(last="Salem, OR 97301", more=more).replace("Hello there.\n", body.replace(WORDS, f"{WORDS} 🎉"))
    (found,) = find_moves(Studio(), whole, "a.md", date(2026, 11, 20))
    assert [each["label"] for each in found["fixes"]] == [*labels, "Leave as typed"]
    assert found["fixes"][0]["text"].endswith(f"{WORDS} 🎉\n") and heads[0] in found["fixes"][0]["text"]


def test_what_would_print_otherwise_stays() -> None:
    """The letterhead shows a phone number that stands below the name; and what is to stay as it is typed stays."""
    titled = f"{WORDS}\n\nBest,\nAnn Lee\n(217) 555-0142\n"
    for more, body in (("", titled), ("as_typed: yes\n", MOVES[0][1]), ("", f"{WORDS}\n"), ("x: [\n", WORDS)):
        text = NOTE.format(last="Salem, OR 97301", more=more).replace("Hello there.\n", body)
        found = find_moves(Studio(), text, "a.md", date(2026, 11, 20))
        assert [fix["label"] for each in found for fix in each["fixes"]] == ["Leave as typed"] * (body == titled)


def test_an_interview_of_last_year_may_be_of_this_one() -> None:
    text = LETTER.format(last="Salem, OR 97301", salutation="Dear Ms. Diaz:").replace(
        "kind: letter", "kind: thank-you\ninterview: 2025-11-19"
    )
    told = [each["message"] for each in check(Studio(), text, "a.md", datetime(2026, 11, 20, 12))]
    assert any(each.endswith("days ago; is the year right?") for each in told) and not any(
        "late" in each for each in told
    )


def test_a_greeting_by_name_is_no_must_and_may_be_meant() -> None:
    """What is told to do is not what stands there already."""
    sender = "from: |\n  Jon Lee\n  12 Elm St\n  Salem, OR 97301\n"
    text = f"---\nkind: thank-you\n{sender}to: Dana\n---\nThank you for today.\n"
    told = check(Studio(), text, "a.md", datetime(2026, 11, 20, 12))
    (found,) = (each for each in told if each["rule"] == "S1")
    assert found["level"] == "warning" and "Dear Dana" not in found["remedy"] and "whole name" in found["remedy"]
    (fix,) = found["fixes"]
    assert fix["label"] == "That is how I greet them" and "check:\n  ignore: S1\n" in fix["text"]
    assert "S1" not in [each["rule"] for each in check(Studio(), fix["text"], "a.md", datetime(2026, 11, 20, 12))]


@pytest.mark.parametrize("where", ["head", "body"])
def test_a_close_that_is_not_formal_is_mended_where_it_stands(where: str) -> None:
    text = LETTER.format(last="Salem, OR 97301", salutation="Dear Ms. Diaz:").replace("Hello there.", "Thank you.")
    text = text.replace("\nfrom", "\nclose: Cheers\nfrom", 1) if where == "head" else f"{text}\nCheers,\nAnn Lee\n"
    told = check(Studio(), text, "a.md", datetime(2026, 11, 20, 12))
    (found,) = (each for each in told if each["rule"] == "S12")
    assert found["remedy"] == ("leave out “Close” to use Sincerely" if where == "head" else "write Sincerely")


@pytest.mark.parametrize(
    "below, filled",
    [
        ("  Acme Corporation\n", "Acme Corporation"),
        ("", None),
        ("  Director of Recruiting\n  Northwind Traders\n", "Northwind Traders"),
        ("  Director\n  Marketing\n", None),
        ("  North Wing\n  Northwind Traders\n", None),
    ],
)
def test_an_organization_left_open_is_offered_where_the_address_has_it(below: str, filled: str | None) -> None:
    text = LETTER.format(last="Salem, OR 97301", salutation="Dear Ms. Diaz:").replace("  1 Main", f"{below}  1 Main")
    text = text.replace("Hello there.", "[[The day]] at [[the organization]] was good.\n\nI like [[the organization]].")
    studio, now = Studio(), datetime(2026, 11, 20, 12)
    told = offer_to_fill(studio, check(studio, text, "a.md", now), text, "a.md", now.date())
    offered = {(fix["label"], fix["text"]) for each in told for fix in each["fixes"]}
    whole = text.replace("[[the organization]]", str(filled))
    assert offered == ({(f"Write “{filled}”", whole)} if filled else set())


def test_a_missing_recipient_is_told_in_the_same_words_by_all() -> None:
    """So that the page tells it once; and who writes has nothing to do with it."""
    text, now = (
        "---\nfrom: |\n  Ann Lee\n  12 Elm St\n  Salem, OR 97301\n---\nHello there.\n",
        datetime(2026, 11, 20, 12),
    )
    told = show(Studio(), text, "a.md", ["letter", "envelope"], (now.date(), False), lambda page, svg: None)["remarks"]
    (found,) = (each for each in check(Studio(), text, "a.md", now) if each["rule"] == "F1")
    assert [each["message"] for each in told] == [found["message"]] == ["there is no recipient"]
    assert found["fixes"] == []


def test_a_missing_title_is_told_once() -> None:
    untitled = LETTER.format(last="Salem, OR 97301", salutation="Dear Rosa Diaz:").replace("Ms. Rosa", "Rosa")
    built, now = untitled.replace('salutation: "Dear Rosa Diaz:"', ""), datetime(2026, 11, 20, 12)
    assert "S2" in [each["rule"] for each in check(Studio(), untitled, "a.md", now)]
    assert "S2" not in [each["rule"] for each in check(Studio(), built, "a.md", now)]
    remarks = show(Studio(), built, "a.md", ["letter"], (now.date(), False), lambda page, svg: None)["remarks"]
    assert any("no title is given" in each["message"] for each in remarks)


@pytest.mark.parametrize("lacking", ["  12 Elm St\n  Salem, OR 97301\n", "  1 Main St\n  {last}\n"])
def test_what_the_sender_lacks_leads_to_about_you(lacking: str) -> None:
    text = LETTER.replace(lacking, "").format(last="Salem, OR 97301", salutation="Dear Ms. Diaz:")
    told = [each for each in check(Studio(), text, "a.md", datetime(2026, 11, 20, 12)) if each["rule"] == "F1"]
    ways = [fix for each in told for fix in each["fixes"]]
    assert told and ways == ([{"label": "About you", "href": "#begin/you"}] if "Elm" in lacking else [])
    assert all("the profile" not in each["remedy"] for each in told)


@pytest.mark.parametrize(
    ("typed", "day"), [("Nov 3", "2026-11-03"), ("Dec 28", "2026-12-28"), ("Nov 31", ""), ("Michaelmas", "")]
)
def test_a_date_without_a_year_is_offered_with_one(typed: str, day: str) -> None:
    text = LETTER.format(last="Salem, OR 97301", salutation="Dear Ms. Diaz:").replace("2026-11-20", typed)
    found = show(Studio(), text, "a.md", ["letter"], (date(2026, 11, 20), False), lambda *_: "")["remarks"]
    assert [each["kind"] for each in found] == ["error"]
    offered = [fix["text"] for each in found for fix in each.get("fixes", ())]
    assert offered == ([text.replace(f"date: {typed}", f"date: {day}")] if day else [])


def test_what_must_be_mended_in_a_letter_with_fields_is_told() -> None:
    body = "# 4 is the apartment\n\nIt is `code` here. Hi {{name}}.\n\n---\n"
    text = LETTER.format(last="{{city}}", salutation="Dear {{name}}:").replace("date: 2026-11-20", "date: {{day}}")
    wrong = text.replace("Hello there.\n", body)

    def told(text: str) -> tuple[list[tuple[str, int]], list[str]]:
        found = show(Studio(), text, "a.md", ["letter", "envelope"], (date(2026, 11, 20), False), lambda *_: "")
        return [(each["kind"], each["line"]) for each in found["remarks"]], list(found["pieces"])

    assert told(text) == ([], ["letter", "envelope"])
    assert told(wrong)[0] == [("error", 14), ("error", 16), ("error", 18)]
    assert told(text.replace("kind: letter", "kind: {{kind}}\ntypeface: x"))[0] == [("error", 3)]


def test_an_e_mail_is_shown_as_its_draft_has_it() -> None:
    body = "It is *so* **good**:\n\n- one\n- [two](https://example.com)\n\nEnd\\\nhere.\n"
    text = LETTER.format(last="Salem, OR 97301", salutation="Dear Ms. Diaz:")
    shown = [
        show(Studio(), each, "a.md", ["email"], (date(2026, 11, 20), False), lambda *_: "")["pieces"]["email"]["html"]
        for each in (text, text.replace("Hello there.\n", body))
    ]
    assert shown[0] == ""
    words = (
        "<p>It is <em>so</em> <strong>good</strong>:</p>\n<ul><li>one</li><li><a>two</a></li></ul>\n<p>End\nhere.</p>\n"
    )
    assert words in shown[1]
