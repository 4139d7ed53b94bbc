"""The fixed words around a body."""

import pytest

from stationery.catalog.languages import Language, language
from stationery.model.capitals import capitalize
from stationery.model.letter import Letter, Written
from stationery.wording.notations import (
    attention,
    close,
    copies,
    enclosures,
    postscript,
    references,
    run_in_copies,
    run_in_enclosures,
)
from tests.wording.spoken import DE, EN, GB, STORE


def _written(*texts: str) -> tuple[Written, ...]:
    return tuple(Written(text) for text in texts)


@pytest.mark.parametrize(
    ("spoken", "items", "lines"),
    [
        (EN, (), []),
        (EN, ("1",), ["Enclosure"]),
        (EN, ("yes",), ["Enclosure"]),
        (EN, ("Encls.",), ["Encls."]),
        (EN, ("no",), []),
        (EN, ("0",), []),
        (EN, ("2",), ["Enclosures (2)"]),
        (EN, ("Writing sample",), ["Enclosure: Writing sample"]),
        (EN, ("Writing sample", "Résumé"), ["Enclosures (2)", "Writing sample", "Résumé"]),
        (DE, ("1",), ["Anlage"]),
        (DE, ("3",), ["3 Anlagen"]),
        (DE, ("Lebenslauf", "Zeugnis"), ["Anlagen", "Lebenslauf", "Zeugnis"]),
    ],
)
def test_enclosures(spoken: Language, items: tuple[str, ...], lines: list[str]) -> None:
    assert [line.text for line in enclosures(_written(*items), spoken)] == lines


@pytest.mark.parametrize(
    ("tongue", "items", "line"),
    [
        ("en-US", ("Résumé", "Writing sample"), "Enclosures: Résumé, Writing sample"),
        ("en-CA", ("Résumé", "Sample"), "Encl.: Résumé, Sample"),
        ("en-US", ("Letters, 1990", "Résumé"), "Enclosures: Letters, 1990; Résumé"),
        ("de", ("Lebenslauf", "Zeugnisse"), "Anlagen: Lebenslauf, Zeugnisse"),
        ("fr", ("CV", "Copie"), "Pièces jointes : CV, Copie"),
        ("fr-CA", ("CV", "Copie"), "p. j. CV, Copie"),
        ("es", ("CV", "Carta"), "Anexos: CV, Carta"),
        ("sv", ("CV", "Brev"), "Bilagor: CV, Brev"),
        ("en-US", ("Résumé",), ""),
    ],
)
def test_enclosures_run_in(tongue: str, items: tuple[str, ...], line: str) -> None:
    assert "".join(each.text for each in run_in_enclosures(_written(*items), language(STORE, tongue))) == line


def test_copies_run_in() -> None:
    assert [line.text for line in run_in_copies(_written("Ann Lee", "Bo Lee"), EN)] == ["cc: Ann Lee, Bo Lee"]


def test_copies_one_a_line() -> None:
    assert [line.text for line in copies(_written("Ann Lee", "Bob Roe"), EN)] == ["cc: Ann Lee", "cc: Bob Roe"]


@pytest.mark.parametrize(
    "written", ["Call me.", "P.S. Call me.", "PS: Call me.", "PS Call me.", "P. S. Call\nme.", "p.s. Call me."]
)
def test_postscript_is_not_doubled(written: str) -> None:
    assert [line.text for line in postscript(Written(written), EN)] == ["P.S. Call me."]


def test_a_word_that_begins_like_a_postscript() -> None:
    assert postscript(Written("Psalm 23"), EN)[0].text == "P.S. Psalm 23"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("Ms. Jane Schmoe", "Attention: Ms. Jane Schmoe"),
        ("Attn: Ms. Jane Schmoe", "Attn: Ms. Jane Schmoe"),
        ("ATTENTION Jane", "ATTENTION Jane"),
        ("Attenborough", "Attention: Attenborough"),
    ],
)
def test_attention(written: str, line: str) -> None:
    assert attention(Written(written), EN)[0].text == line


def test_references() -> None:
    letter = Letter("a.md", your_reference=Written("A 17"), our_reference=Written("B 2"), reference=Written("Claim 9"))
    assert [line.text for line in references(letter, EN)] == ["Your ref: A 17", "Our ref: B 2", "Claim 9"]
    assert references(letter, DE)[0].text == "Ihr Zeichen: A 17"


@pytest.mark.parametrize(
    ("spoken", "mark", "written", "line"),
    [
        (EN, ",", "", "Sincerely,"),
        (EN, "", "", "Sincerely"),
        (EN, ",", "With thanks", "With thanks,"),
        (EN, ",", "With thanks!", "With thanks!"),
        (GB, ",", "", "Yours sincerely,"),
        (DE, "", "", "Mit freundlichen Grüßen"),
    ],
)
def test_close(spoken: Language, mark: str, written: str, line: str) -> None:
    assert close(Letter("a.md", close=Written(written)), spoken, mark)[0].text == line


@pytest.mark.parametrize(
    ("text", "language", "capitals"),
    [
        ("Straße", "de-DE", "STRASSE"),
        ("ışık işi", "tr-TR", "IŞIK İŞİ"),
        ("Ελένη Παπαδοπούλου", "el-GR", "ΕΛΕΝΗ ΠΑΠΑΔΟΠΟΥΛΟΥ"),
        ("Μαΐου", "el-GR", "ΜΑΪΟΥ"),
        ("Éva Żółć", "en-US", "ÉVA ŻÓŁĆ"),
    ],
)
def test_capitals(text: str, language: str, capitals: str) -> None:
    assert capitalize(text, language) == capitals
