"""About you: who is remembered as the sender can be seen and changed; all else of the profile stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stationery.desk.about_you import ask_about_you, keep_you, link_to_you
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
    assert "Letters are from Jon Lee now" in keep_you(Studio(), WHOLE, DAY).replace("Saved: letters", "Letters")
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
    keep_you(Studio(), shown, DAY)
    assert (stranger / "profile.yaml").read_text() == parts
    with pytest.raises(SourceError, match="missing"):
        keep_you(Studio(), " ", DAY)


def test_what_seems_wrong_is_held_back(stranger: Path) -> None:
    for last, words in (("pat@example", "whole e-mail address"), ("Salem, ZZ 97301", "is not a US state")):
        with pytest.raises(SourceError, match=words):
            keep_you(Studio(), f"Pat O'Brien\n2 Main St\nSalem, OR 97301\n{last}", DAY)
    assert not (stranger / "profile.yaml").exists()
    keep_you(Studio(), "Pat O'Brien\n2 Main St\nSalem, ZZ 97301", DAY, anyway=True)
    assert "ZZ" in (stranger / "profile.yaml").read_text()


def test_what_leads_there() -> None:
    assert link_to_you("From Jon") == '<a href="#begin/you">From Jon</a>'
    assert ">About you<" in link_to_you("")
