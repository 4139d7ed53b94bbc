"""A letter that somebody else signs than it is from: it is told, shown, and mended with one click."""

from __future__ import annotations

from datetime import date

import pytest

from stationery.desk.moves import find_moves
from stationery.desk.pages import show
from stationery.desk.signed import find_signed, join_fixes
from stationery.studio import Studio

DAY = date(2026, 11, 20)
HEAD = "---\nkind: note\nfrom: |\n  {sender}\n  12 Elm St\n  Salem, OR 97301\nto: Rosa\n{more}---\nThank you{rest}\n"


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def write(sender: str = "Jon Lee", more: str = "", rest: str = ".") -> str:
    return HEAD.format(sender=sender, more=more, rest=rest)


def test_another_signer_is_asked_about(studio: Studio) -> None:
    (asked,), moves = find_signed(studio, write(more="signers: Annie\n"), "a.md", DAY)
    assert asked["message"] == "The letter is signed “Annie”, but it is from Jon Lee" and asked["level"] == "question"
    assert [each["label"] for each in asked["fixes"]] == ["It is from Annie", "Sign as Jon Lee"]
    assert [each["text"] for each in asked["fixes"]] == [write("Annie", "signers: Annie\n"), write()]
    assert moves == [] and find_signed(studio, asked["fixes"][0]["text"], "a.md", DAY) == ([], [])


@pytest.mark.parametrize("signed", ["Jon", "Jonathan", "J.", "Jon Lee", "Lee", "Mom", "Annie and Jon"])
def test_names_that_may_be_the_senders(studio: Studio, signed: str) -> None:
    assert find_signed(studio, write(more=f"signers: {signed}\n"), "a.md", DAY)[0] == []


def test_who_signs_for_an_organization_is_nobodys_question(studio: Studio) -> None:
    assert find_signed(studio, write("Acme Corporation", "signers: Annie\n"), "a.md", DAY)[0] == []
    titled = "signers: {name: Annie Roe, title: Assistant}\n"
    assert find_signed(studio, write(more=titled), "a.md", DAY)[0] == []


@pytest.mark.parametrize("words", [".", " for {{gift}}."])
def test_the_page_is_shown_though_another_name_stands_in_the_body(studio: Studio, words: str) -> None:
    text = write(rest=f"{words}\n\nBest,\nMary")
    told = show(studio, text, "a.md", ["letter"], (DAY, False), lambda page, svg: None)
    assert len(told["pieces"]["letter"]["pages"]) == 1
    (fault,) = (each for each in told["remarks"] if each["kind"] == "error")
    asked, signed = find_signed(studio, text, "a.md", DAY)
    (row,) = join_fixes(find_moves(studio, text, "a.md", DAY), signed)
    assert (row["line"], row["message"]) == (fault["line"], fault["message"]) and asked == []
    labels = [each["label"] for each in row["fixes"]]
    assert labels[:2] == ["It is from Mary", "Sign as Jon Lee"] and labels[2:] in ([], ["Leave as typed"])
    for each in row["fixes"][:2]:
        assert find_signed(studio, each["text"], "a.md", DAY) == ([], [])
