"""The words by which a salutation, a close, and a language are recognized: every language has them."""

from __future__ import annotations

import pytest

from stationery.catalog.languages import language
from tests.jobs import STORE

TAGS = (
    "en",
    "en-GB",
    "en-CA",
    "de",
    "de-AT",
    "de-CH",
    "fr",
    "fr-CA",
    "es",
    "es-MX",
    "it",
    "nl",
    "pt",
    "pt-PT",
    "pl",
    "da",
    "sv",
)


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_knows_its_own_words(tag: str) -> None:
    typed = language(STORE, tag).typed
    assert len(typed.salutations) > 3 and len(typed.greetings) > 2 and len(typed.closes) > 10, typed
    assert len(typed.small_words) > 25 and typed.closes_with_comma


def test_small_words_tell_languages_apart() -> None:
    tags = [tag for tag in TAGS if "-" not in tag]
    for tag in tags:
        own = language(STORE, tag).typed.small_words
        for other in tags:
            assert other == tag or len(own - language(STORE, other).typed.small_words) > 12, (tag, other)
