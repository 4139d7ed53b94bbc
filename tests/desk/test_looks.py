"""Choosing by looking: lists of what can be chosen, small pictures of this letter, and switches."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.desk.running import Running
from tests.desk.served import SAMPLES, ask, open_letter

LOOKS = ("styles", "letterheads", "typefaces", "papers", "envelopes", "cards")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("letters")
    for name in ("thank-you.md", "note-card.md"):
        shutil.copy(SAMPLES / name, folder)
    with Running(folder) as made:
        yield made


@pytest.mark.parametrize("kind", LOOKS)
def test_everything_is_listed_with_the_present_choice_first(served: Running, kind: str) -> None:
    id, text = open_letter(served, "thank-you.md")
    listed = ask(served, "looks", id=id, text=text, kind=kind)
    assert listed["looks"][0]["id"] == listed["chosen"] and listed["who"]
    assert all(each["name"] and each["svg"] is None for each in listed["looks"])


@pytest.mark.parametrize("kind", LOOKS)
def test_every_look_is_a_picture_or_says_why_not(served: Running, kind: str) -> None:
    id, text = open_letter(served, "note-card.md" if kind == "cards" else "thank-you.md")
    names = [each["id"] for each in ask(served, "looks", id=id, text=text, kind=kind)["looks"]]
    drawn = [
        each
        for start in range(0, len(names), 8)
        for each in ask(served, "looks", id=id, text=text, kind=kind, ids=names[start : start + 8])["looks"]
    ]
    assert [each["id"] for each in drawn] == names
    assert all(bool(each["svg"]) is not bool(each["why"]) for each in drawn)
    assert sum(bool(each["svg"]) for each in drawn) > len(drawn) / 2


def test_a_card_shows_its_front_for_letterheads_and_its_words_for_typefaces(served: Running) -> None:
    id, text = open_letter(served, "note-card.md")
    (front,) = ask(served, "looks", id=id, text=text, kind="letterheads", ids=["monogram"])["looks"]
    (inside,) = ask(served, "looks", id=id, text=text, kind="typefaces", ids=["garamond"])["looks"]
    for each in (front, inside):  # the lower half of a card that is folded at its top
        assert 'width="139.7mm" height="107.95mm" viewBox="0 306 396 306"' in each["svg"]
        assert (each["width_mm"], each["height_mm"]) == (139.7, 107.95)
    assert len(inside["svg"]) > 3 * len(front["svg"]) > 3 * 2000


def test_details_have_the_words_on_the_front_and_the_monogram(served: Running) -> None:
    id, text = open_letter(served, "note-card.md")
    told = ask(served, "looks", id=id, text=text, kind="switches")
    assert 'id="front-words"' in told["html"] and "Letterspaced" in told["html"]
    assert told["monogram"] == {"letters": "", "monogram": "", "arrangement": "", "framed": False}  # initials in a line
    changes = {"words": "Thank you\nso much", "letterhead": {"name": "monogram", "letters": "AB", "monogram": "oval"}}
    text = ask(served, "edit", text=text, changes=changes)["text"]
    told = ask(served, "looks", id=id, text=text, kind="switches")
    assert told["front"]["words"] == "Thank you\nso much" and told["monogram"]["letters"] == "AB"
    assert '<option value="oval" selected>Oval</option>' in told["html"]
    remarks = ask(served, "pages", id=id, text=text, show=["card"])["remarks"]
    hint = next(each["hint"] for each in remarks if "isn't printed" in each["message"])
    assert hint.endswith("choose a flat card under “Look, Cards”, and its border under “Look, Details”")
    letter, text = open_letter(served, "thank-you.md")
    told = ask(served, "looks", id=letter, text=text, kind="switches")
    assert told["front"] is told["monogram"] is None


def test_styles_of_letters_come_before_others(served: Running) -> None:
    id, text = open_letter(served, "thank-you.md")
    names = [each["id"] for each in ask(served, "looks", id=id, text=text, kind="styles")["looks"]]
    letters = ["full-block", "modified-block", "personal", "semi-block", "simplified", "us-window-10", "us-window-9"]
    assert names[:7] == letters or sorted(names[:7]) == letters
    assert names.index("checklist") == 7


def test_a_style_changes_the_picture(served: Running) -> None:
    id, text = open_letter(served, "thank-you.md")
    one, other = ask(served, "looks", id=id, text=text, kind="styles", ids=["full-block", "modified-block"])["looks"]
    assert one["svg"] != other["svg"] and (one["width_mm"], one["height_mm"]) == (215.9, 279.4)


def test_a_window_is_told_with_its_place(served: Running) -> None:
    id, text = open_letter(served, "thank-you.md")
    one, other = ask(served, "looks", id=id, text=text, kind="envelopes", ids=["us-10-window", "us-10"])["looks"]
    assert one["windows"] == [{"left": 9.21, "top": 60.61, "width": 47.37, "height": 27.27}] and not other["windows"]


def test_an_envelope_says_how_the_letter_goes_in(served: Running) -> None:
    id, text = open_letter(served, "thank-you.md")
    about = {each["id"]: each["about"] for each in ask(served, "looks", id=id, text=text, kind="envelopes")["looks"]}
    assert about["us-10"] == "9.5 x 4.125 in; folded in thirds, at 3.67 in and 7.33 in from the top"
    assert "slides" in about["us-9-window"] or "window" in about["us-9-window"]
    assert about["us-4-bar"].endswith("the letter doesn't go in")


def test_what_a_style_is_for_has_the_papers_names(served: Running) -> None:
    id, text = open_letter(served, "thank-you.md")
    about = {each["id"]: each["about"] for each in ask(served, "looks", id=id, text=text, kind="styles")["looks"]}
    assert about["din5008-b"] == "for A4" and about["modified-block"] == ""
    assert ask(served, "check", id=id, text=text)["defaults"]["language"] == "English"


def test_usual_envelopes_come_first(served: Running) -> None:
    id, text = open_letter(served, "thank-you.md")
    rows = ask(served, "looks", id=id, text=f"---\nenvelope: c6\n{text[4:]}", kind="envelopes")["looks"]
    first = [each["id"] for each in rows if not each["rest"]]
    assert [each["id"] for each in rows[: len(first)]] == first
    assert first[:2] == ["c6", "us-10"]
    assert set(first[2:]) == {"us-9", "us-11", "us-12", "us-14", "us-monarch", "us-8-5-8"}
    assert {"dl", "us-10-window", "us-4-bar"} <= {each["id"] for each in rows[len(first) :]}


def test_switches_say_what_is_set_and_by_whom(served: Running) -> None:
    id, text = open_letter(served, "thank-you.md")
    rows = {each["key"]: each for each in ask(served, "looks", id=id, text=text, kind="switches")["switches"]}
    assert rows["figures"]["now"] == "lining" and rows["figures"]["who"] == "the typeface EB Garamond"
    assert rows["justify"] == {
        "key": "justify", "among": ["yes", "no"], "now": "no", "who": "the style Full block", "written": False,
    }  # fmt: skip
    text = text.replace("---\n", "---\njustify: yes\n", 1)
    rows = {each["key"]: each for each in ask(served, "looks", id=id, text=text, kind="switches")["switches"]}
    assert rows["justify"]["now"] == "yes" and rows["justify"]["written"]


def test_the_contrast_of_an_accent_is_told(served: Running) -> None:
    black = ask(served, "accent", color="#000000")
    assert (black["contrast"], black["least"], black["why"]) == (21.0, 7.0, "")
    assert black["said"] == "Contrast on white paper: 21 to 1. Good for small type."
    pale = ask(served, "accent", color="#777777")
    assert pale["contrast"] == 4.5 and "choose a darker one" in pale["why"]
    assert ask(served, "accent", color="red")["contrast"] is None


def test_what_is_no_gallery_is_told(served: Running) -> None:
    id, text = open_letter(served, "thank-you.md")
    said = ask(served, "looks", 422, id=id, text=text, kind="style")
    assert said["error"]["hint"] == "did you mean 'styles'?"
    ask(served, "looks", 422, id=id, text=text, kind="styles", ids=["x"] * 9)
