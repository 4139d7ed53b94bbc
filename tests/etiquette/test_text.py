"""Sentences, words and phrases: the ground that the rules stand on."""

from __future__ import annotations

import pytest

from stationery.catalog.languages import language
from stationery.catalog.patterns import NEEDED, Phrases, patterns
from stationery.data import resources
from stationery.data.store import Store
from stationery.etiquette.text import apart, bare, keys_of, sentences_of

STORE = Store((resources.folder("layouts"),))
ENGLISH = language(STORE, "en-US")

SENTENCES = {
    "One. Two! Three?": ["One.", "Two!", "Three?"],
    "Dr. Lee met Ms. Ng at No. 9. They spoke.": ["Dr. Lee met Ms. Ng at No. 9.", "They spoke."],
    "A. J. Cronin wrote it.": ["A. J. Cronin wrote it."],
    "He said “Go.” Then he went.": ["He said “Go.”", "Then he went."],
    "At 2 p.m. we left, i.e. early.": ["At 2 p.m. we left, i.e. early."],
    "It cost $5.50. Cheap": ["It cost $5.50.", "Cheap"],
    "": [],
    "…": [],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text: str) -> None:
    assert [sentence.text for sentence in sentences_of(text, ENGLISH)] == SENTENCES[text]


def test_words_know_where_they_begin() -> None:
    (sentence,) = sentences_of("So—“well”, it’s fine", ENGLISH)
    assert [(word.text, word.key, word.start) for word in sentence.words] == [
        ("So", "so", 0), ("well", "well", 4), ("it’s", "it's", 11), ("fine", "fine", 16),
    ]  # fmt: skip
    assert sentence.words[0].first
    assert not sentence.words[1].first


PHRASES = [
    ("thank you", "i thank you", (1, 3)),
    ("thank … for", "thank you all very much for it", (0, 6)),
    ("thank … for", "thank a b c d e f for", None),
    ("withdraw*", "i am withdrawing it", (2, 3)),
    ("i|we enclose", "we enclose it", (0, 2)),
    ("my _ friend", "my old friend", (0, 3)),
    ("my _ friend", "my friend", None),
    ("no|not opening*", "no openings", (0, 2)),
    ("a, a b c", "a b c", (0, 3)),  # the longest
]


@pytest.mark.parametrize(("phrase", "text", "expected"), PHRASES)
def test_phrases(phrase: str, text: str, expected: tuple[int, int] | None) -> None:
    assert Phrases([each.strip() for each in phrase.split(",")]).find(text.split()) == expected


@pytest.mark.parametrize("id_", STORE.names("engine/patterns"))
def test_every_languages_patterns_are_whole(id_: str) -> None:
    found = patterns(STORE, language(STORE, id_))
    assert found is not None
    for group in NEEDED:
        assert found.texts(group), group
        for text in found.texts(group):
            first = text.split()[0]
            assert first not in ("…", "_"), f"{group}: {text!r} begins with a gap"
            assert all("*" not in form[:-1] for word in text.split() for form in word.split("|")), text


def test_a_variant_has_the_patterns_of_its_language() -> None:
    assert patterns(STORE, language(STORE, "en-GB")) is patterns(STORE, language(STORE, "en-US"))


class Read(list[str]):
    """Words that count how often one of them is looked at."""

    looks = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        self.looks += len(range(*at.indices(len(self)))) if isinstance(at, slice) else 1
        return super().__getitem__(at)


def test_no_text_is_slow() -> None:
    """A phrase's beginning, over and over: twice the words are twice the looks, not four times."""
    found = patterns(STORE, ENGLISH)
    assert found is not None
    short, long = (Read(["my", "would", "be", "very", "glad", "to", "pay"] * times) for times in (100, 200))
    for group in NEEDED:
        list(found.phrases(group).all(short))
        list(found.phrases(group).all(long))
    assert len(short) < short.looks and long.looks < 2.1 * short.looks


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("schmoe", "schmoe", 0),
        ("schmoe", "schmo", 1),
        ("schmoe", "shcmoe", 2),
        ("schmoe", "smith", 3),
        ("a", "abcd", 3),
    ],
)
def test_distances(one: str, other: str, distance: int) -> None:
    assert apart(one, other, 2) == distance


def test_the_genitive_is_the_same_name() -> None:
    endings = patterns(STORE, ENGLISH).words("possessives")  # type: ignore[union-attr]
    assert [bare(key, endings) for key in keys_of("Schmoe’s Schmoe's the Joneses' Lee")] == [
        "schmoe", "schmoe", "the", "joneses", "lee",
    ]  # fmt: skip


def test_what_is_drawn_to_a_word_is_not_part_of_it() -> None:
    endings = patterns(STORE, language(STORE, "fr")).words("possessives")  # type: ignore[union-attr]
    assert [bare(key, endings) for key in keys_of("l’Atelier d'Acme qu'Anne d' les")] == [
        "atelier", "acme", "anne", "d", "les",
    ]  # fmt: skip
