"""Rows left in a body: lines that print as one paragraph, and a close above the letter's own, are told; prose isn't."""

from __future__ import annotations

from datetime import date

import pytest

from stationery.desk.moves import find_moves
from stationery.model.errors import StationeryError
from stationery.model.letter import Letter
from stationery.resolve.job import Options
from stationery.resolve.resolve import resolve
from stationery.studio import Studio

DAY = date(2026, 11, 29)
HEAD = """\
---
kind: note
from: |
  Pat O'Brien
  1 Main St
  Salem, OR 97301
to: |
  Ms. Jane Doe
  5 Elm St
  Salem, OR 97301
---
"""
PROSE = "Thank you for the evening at your house, and for the cake, which we have finished by now.\n\n"


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def resolve_body(studio: Studio, body: str) -> Letter:
    with studio.trip(studio.read_text(HEAD + body, "a.md"), today=DAY) as (stock, letter):
        return resolve(letter, stock, "letter", Options(draft=True)).letter


ADDRESS = "Our new address is\n12 Elm St\nSalem, OR 97301\n"
VERSE = "Roses are red,\nViolets are blue,\nSugar is sweet,\nAnd so are you.\n"


@pytest.mark.parametrize(
    ("body", "line", "count"),
    [
        (ADDRESS, 12, 3),
        (PROSE + ADDRESS, 14, 3),
        (PROSE + "Write to us at:\n12 Elm St\nSalem, OR 97301\n", 15, 2),
        (
            PROSE + "From next week on, please write to us at our new house, which is here:\n12 Elm St\nSalem, 97301",
            15,
            2,
        ),
        (PROSE + "12 Elm St\nSalem, OR 97301\n\nLove,\nPat", 14, 2),
        (VERSE, 12, 4),
        ("Dear Jane,\n\n" + VERSE + "\nLove,\nPat", 14, 4),
        ("Q: What is a saw for?\nA: For the trees in your garden, if they are as old as you say.\n", 12, 2),
        (PROSE + "(a) alpha\n(b) beta\n", 14, 2),
        ("I. One\nII. Two\n", 12, 2),
        ("2019. A year.\n2020. Another.\n", 12, 2),
        ("When: at noon.\nWhere: in the hall.\n", 12, 2),
        (PROSE.replace(" at your", "\nat your") + VERSE, 15, 4),
        (PROSE + "> Who would have thought my shriveled heart\n> Could have recovered greenness?\n", 14, 2),
        (PROSE + "He said:\n\n" + VERSE.replace("\n", "\n> ").join(("> ", "— A. Nonymous\n")), 16, 5),
        ("To our house:\nTake I-5 south.\nTurn left on Elm.\nGo two miles.\n", 13, 3),
    ],
)
def test_lines_that_print_as_one_paragraph_are_told(studio: Studio, body: str, line: int, count: int) -> None:
    (remark,) = (each for each in resolve_body(studio, body).remarks if each.about == "lines")
    assert remark.message.startswith(f"these {count} lines, from ") and remark.place and remark.place.line == line
    (move,) = (each for each in find_moves(studio, HEAD + body, "a.md", DAY) if each["message"] == remark.message)
    assert move["line"] == line and [each["label"] for each in move["fixes"]] == ["Keep as lines"]
    mended = move["fixes"][0]["text"]
    kept = studio.read_text(mended, "a.md")
    assert mended.replace("\\\n", "\n") == HEAD + body and mended != HEAD + body
    blocks = [each for block in kept.body for each in getattr(block, "blocks", (block,))]
    assert sum("\n" in getattr(block, "text", "") for block in blocks) == 1
    assert not any(each.about == "lines" for each in resolve_body(studio, mended.removeprefix(HEAD)).remarks)


def test_the_remark_on_lines_names_the_other_places(studio: Studio) -> None:
    remarks = resolve_body(studio, f"{PROSE}Q: Who?\nA: We do.\n\nQ: When?\nA: Now.\n\nQ: Why?\nA: So.\n").remarks
    (told,) = (each.message for each in remarks if each.about == "lines")
    assert told.endswith("print as one paragraph; so do those from lines 17 and 20 on")


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for the evening at your house, and\nfor the cake, which we have\nfinished by now.\n",
        "Thank you for Tuesday.\nThe cake was very good.\nWe hope to see you soon.\n",
        "1. One\n2. Two\n\n(1) one\n(2) two\n",
        "(a) alpha\\\n(b) beta\n",
        "I met A. Roe, B. Lee, and\nC. Hall at the house of\nD. Lee.\n\nNote: it was\nlate.\n",
        "I saw your house, and the tree in front of\nIt is so beautiful, the garden as well, that\n"
        "I was, as you know, speechless for an hour.\n\nWe saw the new house, and the garden behind\nit as well.\n",
        "Sincerely yours,\nPat O'Brien\nAnalyst\n",
        "> The landlord furnishes heat\n> from October on.\n\n> It is warm.\n> It is dry.\n",
        "> Roses are red,\\\n> Violets are blue.\n",
    ],
)
def test_prose_is_no_lines(studio: Studio, body: str) -> None:
    assert not any(each.about == "lines" for each in resolve_body(studio, PROSE + body).remarks)


@pytest.mark.parametrize(
    ("end", "close", "name"),
    [
        ("Lots of love,\nPat and the kids", "Lots of love,", "Pat and the kids"),
        ("Love you to the moon & back,\nPat and the kids", "Love you to the moon & back,", "Pat and the kids"),
        ("Love always, Pat", "Love always,", "Pat"),
        ("See you soon, Pat & Sam", "See you soon,", "Pat & Sam"),
    ],
)
def test_a_close_of_the_writers_own_words_is_the_close(studio: Studio, end: str, close: str, name: str) -> None:
    letter = resolve_body(studio, PROSE + end)
    assert letter.close.text == close and len(letter.body) == 1
    assert [each.name.text for each in letter.signers] == [name]
    assert any("the body has its own close" in each.message for each in letter.remarks)


def test_a_close_that_another_signs_is_told_but_prints_as_typed(studio: Studio) -> None:
    for end in ("Big squeezes,\nGrandma", "Love and kisses, Grandma"):
        letter = resolve_body(studio, PROSE + end)
        assert len(letter.body) == 2 and not letter.close
        assert letter.remarks[-1].message.endswith("prints in the body, above the letter's own close and name")
    for end in ("Thanks again, Jane", "In the end,\nPat and I left.", "We saw Tom, Ann, and Pat"):
        assert not any("close" in each.message for each in resolve_body(studio, PROSE + end).remarks), end


@pytest.mark.parametrize(
    ("body", "told", "last"),
    [
        ("Dear Rosa,\n\nThank you.\n\nLove,\nBear\n", 2, "Love,\nBear"),
        ("1 Main St\nSalem\n\nDear Rosa,\nThank you for the pie.\n", 1, "Dear Rosa,\nThank you for the pie."),
        ("We sang.\n\nP.S. One.\nP.P.S. Two.\n", 0, "P.S. One.\nP.P.S. Two."),
        ("Take care of the dog.\n\nHe wrote:\nThank you, and so on.\n", 0, "He wrote: Thank you, and so on."),
    ],
)
def test_a_second_salutation_or_close_as_typed_is_told(studio: Studio, body: str, told: int, last: str) -> None:
    with studio.trip(studio.read_text(HEAD.replace("kind:", "as_typed: yes\nkind:") + body, "a.md"), today=DAY) as trip:
        stock, letter = trip
        found = resolve(letter, stock, "letter", Options(draft=True)).letter
    assert sum("the letter's own" in each.message for each in found.remarks) == told
    assert getattr(found.body[-1], "text", "") == last


@pytest.mark.parametrize(
    ("close", "name"),
    [
        ("Love,", "Bear"),
        ("With love always,", "Uncle Patty"),
        ("Hugs,", "Mom and Dad"),
        ("Sincerely,", "Patty"),
        ("Sincerely,", "Patty O'Brien"),
    ],
)
def test_a_nickname_of_the_senders_signs_and_is_told(studio: Studio, close: str, name: str) -> None:
    letter = resolve_body(studio, f"{PROSE}{close}\n{name}")
    assert [each.name.text for each in letter.signers] == [name] and letter.close.text == close
    said = f"the letter is from Pat O'Brien, and signed {name!r}, as in the body"
    assert [each.message for each in letter.remarks if each.about != "typed"] == [said]


@pytest.mark.parametrize(
    ("end", "message"),
    [
        ("Sincerely,\n\npat", None),
        ("Sincerely,\n\nannie", "the letter is signed 'annie' in the body, but it is from Pat O'Brien"),
        ("Love,\nannie", "the letter is signed 'annie' in the body, but it is from Pat O'Brien"),
        ("Sincerely,\n\nBear", "the letter is signed 'Bear' in the body"),
        ("Love,\nJane", "the letter is signed 'Jane' in the body"),
        ("Love,\nAnn O'Brien", 'the letter is signed "Ann O\'Brien" in the body'),
        ("Love\n\nAnn B. Lee, Ph.D.", "the letter is signed 'Ann B. Lee, Ph.D.' in the body"),
        ("Love,\n\nThe O'Briens", None),
        ("Love,\nThe O'Brien Family", None),
        ("Love,\n\nThe Smiths", "the letter is signed 'The Smiths' in the body"),
        ("Best wishes,\n\nfor a long and happy life.", None),
        ("Best wishes\nto your daughter", None),
        ("Thank you,\n\nSincerely,\nPat", None),
        ("Love,\nPat\n\nLove,\nPat", "the body has two closes: 'Love,' here, and another one in line 17"),
        ("Love,\n\nLove,\nPat", "the body has two closes: 'Love,' here, and another one in line 16"),
        ("Love,\nPat O'Brien\n\nPat O'Brien", '"Pat O\'Brien" is below the close twice, here and in line 15'),
    ],
)
def test_who_signs_otherwise_or_twice_is_told(studio: Studio, end: str, message: str | None) -> None:
    if message is None:
        assert not [each for each in resolve_body(studio, PROSE + end).remarks if each.about != "typed"]
        return
    with pytest.raises(StationeryError) as raised:
        resolve_body(studio, PROSE + end)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("row", "is_head"),
    [
        ("See you on Monday, December 7, 2026.", False),
        ("Until Monday, December 7, 2026", False),
        ("Salem, December 7, 2026", True),
        ("Monday, December 7, 2026", True),
    ],
)
def test_a_sentence_that_ends_with_a_date_is_no_date_line(studio: Studio, row: str, is_head: bool) -> None:
    letter = resolve_body(studio, f"{row}\n\nThe house is ready for all of us.")
    assert len(letter.body) == (1 if is_head else 2)
