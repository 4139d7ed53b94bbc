"""Ordinal numbers whose letters stand raised: only right after figures, at a word's end."""

import pytest

from stationery.model.prose import Span
from stationery.wording.ordinals import raise_ordinals
from tests.wording.spoken import EN, FR


def _shown(text: str, link: str = "") -> str:
    spans = raise_ordinals((Span(text, link=link),), FR.typography.ordinals)
    return "".join(f"^{span.text}^" if span.superior else span.text for span in spans)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("le 1er décembre", "le 1^er^ décembre"),
        ("la 1re fois, la 2e.", "la 1^re^ fois, la 2^e^."),
        ("les 2es rangs", "les 2^es^ rangs"),
        ("le 21e siècle", "le 21^e^ siècle"),
        ("article 1er", "article 1^er^"),
        ("1ère 2eme 1e5 x2e 1er-mars 3e’ 12345e", "1ère 2eme 1e5 x2e 1er-mars 3e’ 12345e"),
        ("XXe siècle", "XXe siècle"),
    ],
)
def test_letters_after_figures_are_raised(typed: str, expected: str) -> None:
    assert _shown(typed) == expected


def test_links_stay_as_they_are() -> None:
    assert _shown("2e", link="https://x.fr/2e") == "2e"


def test_english_raises_none() -> None:
    assert EN.typography.ordinals == ()
