"""About you: who is remembered as the sender can be seen and changed; all else of the profile stays."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from stationery.desk.about_you import ask_about_you, keep_you, link_to_you
from stationery.desk.begin import Doubtful, When, begin
from stationery.desk.known_people import show_address
from stationery.desk.sheets import Sheets
from stationery.model.errors import SourceError
from stationery.reading.profile import read_profile
from stationery.studio import Studio

DAY = date(2026, 11, 29)
WHOLE = "Jon Lee\n12 Elm St\nSalem, OR 97301\njon@example.com\n(503) 555-0142"


@pytest.mark.parametrize("before", ["", "# Mine.\nlines:\n  - Jon\nfont: ibm-plex-mono\n"])
def test_the_sender_is_changed_and_the_rest_stays(stranger: Path, before: str) -> None:
    path = stranger / "profile.yaml"
    if before:
        path.write_text(before)
        assert ">Jon</textarea>" in ask_about_you(Studio(), DAY)["html"]
    assert "Letters are from Jon Lee now" in keep_you(Studio(), {"from": WHOLE}, DAY).replace(
        "Saved: letters", "Letters"
    )
    profile = read_profile(path.read_text(), "profile.yaml")
    assert [each.text for each in profile.sender.lines] == WHOLE.split("\n")[:3]
    assert (profile.sender.email, profile.sender.phone) == ("jon@example.com", "(503) 555-0142")
    assert bool(profile.choices.font) == bool(before)
    assert f">{WHOLE}</textarea>" in ask_about_you(Studio(), DAY)["html"]


def test_what_is_not_changed_is_not_written(stranger: Path) -> None:
    parts = "# Mine.\nname: Ines Weber\nstreet: Talweg 3\npostal_code: 04109\nlocality: Leipzig\ncountry: DE\n"
    (stranger / "profile.yaml").write_text(parts)
    shown = "Ines Weber\nTalweg 3\n04109 Leipzig\nGermany"
    assert f">{shown}</textarea>" in ask_about_you(Studio(), DAY)["html"]
    keep_you(Studio(), {"from": shown}, DAY)
    assert (stranger / "profile.yaml").read_text() == parts
    with pytest.raises(SourceError, match="missing"):
        keep_you(Studio(), {"from": " "}, DAY)


def test_what_seems_wrong_is_held_back(stranger: Path) -> None:
    for last, words in (("pat@example", "whole e-mail address"), ("Salem, ZZ 97301", "is not a US state")):
        with pytest.raises(SourceError, match=words):
            keep_you(Studio(), {"from": f"Pat O'Brien\n2 Main St\nSalem, OR 97301\n{last}"}, DAY)
    assert not (stranger / "profile.yaml").exists()
    keep_you(Studio(), {"from": "Pat O'Brien\n2 Main St\nSalem, ZZ 97301"}, DAY, ["from"])
    assert "ZZ" in (stranger / "profile.yaml").read_text()


ABROAD, HOME = "Tom Baker\nSchönhauser Allee 12\n10119 Berlin\nGermany", "Tom Baker\n12 Elm St\nSomerville, MA 02143"


def test_another_language_is_no_surprise(stranger: Path) -> None:
    """It is told before it changes, can be chosen, and is that of a draft then; one's way home is never abroad."""
    path = stranger / "profile.yaml"
    assert "the language Deutsch now" in keep_you(Studio(), {"from": ABROAD}, DAY)
    assert "the language English now" in keep_you(Studio(), {"from": HOME}, DAY, ["language"])
    with pytest.raises(Doubtful, match="changes from English to Deutsch") as told:
        keep_you(Studio(), {"from": ABROAD, "language": ""}, DAY)
    assert (told.value.anyway, "Somerville" in path.read_text()) == ("language", True)
    assert "Deutsch" not in keep_you(Studio(), {"from": ABROAD, "language": "en"}, DAY)
    assert read_profile(path.read_text(), "profile.yaml").choices.language.text == "en"
    assert 'value="en" selected' in ask_about_you(Studio(), DAY)["html"]
    (stranger / "letters").mkdir()
    sheets = Sheets(str(stranger / "letters"))
    answers = {"to": "Ms. Ann Lee\n12 Elm St\nSpringfield, IL 62701", "when": "today"}
    begun = begin(Studio(), sheets, "thank-you", answers, When(datetime(2026, 11, 29, 12)))
    assert "Thank you for" in sheets.read(begun.id).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Tom Baker\nHauptstr. 5\n10119 Berlin", "or add your country"),
        ("Tom Baker\n1 Elm St\nBath, ME 04530\n(617) 555-0199 (cell)", "write only the number: (617) 555-0199"),
        ("Tom Baker\nCalle Mayor 4\n28013 Madrid\nSpain\n@tombaker", "'Spain' is not the last line"),
    ],
)
def test_what_seems_wrong_with_an_address_abroad(stranger: Path, typed: str, words: str) -> None:
    remarks = show_address(Studio(), typed, DAY, sender=True)["remarks"]
    assert any(words in each["message"] + each["hint"] for each in remarks), remarks
    assert not show_address(Studio(), ABROAD, DAY, sender=True)["remarks"]


def test_what_leads_there() -> None:
    assert link_to_you("From Jon") == '<a href="#begin/you">From Jon</a>'
    assert ">About you<" in link_to_you("")
