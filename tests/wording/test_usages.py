"""Every language and every usage: salutations, dates, closes, notations, subject lines, points of division."""

from __future__ import annotations

from datetime import date

import pytest

from stationery.catalog.languages import language
from stationery.catalog.letters import letter_style
from stationery.compose.pieces.letter_flow import flow_of
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place
from stationery.model.letter import Letter, Party, Written
from stationery.model.manuscript import PAGE_SLOT, Manuscript
from stationery.model.prose import Paragraph, Span
from stationery.model.values import replace
from stationery.resolve.recognize import recognize
from stationery.wording.hyphenation import hyphenate
from stationery.wording.letter import word_letter
from stationery.wording.notations import close, copies, enclosures, postscript, subject
from tests.jobs import spoken_job
from tests.wording.spoken import STORE, dated, salutation, typed
from tests.wording.usages import (
    ASKED,
    CLOSES,
    DATES,
    DIVIDED,
    FIRSTS,
    NOTATIONS,
    SALUTATIONS,
    SUBJECTS,
    WEEKDAYS,
)

TODAY = date(2026, 11, 20)
GENDERED = ("Estimada ", "Estimado ", "Prezada ", "Prezado ", "Exma. Senhora ", "Exmo. ", "Sehr ", "Szanowna ")
TAGS = tuple(SALUTATIONS)


def test_every_language_has_its_cases() -> None:
    served = {language(STORE, tag).file for tag in TAGS}
    assert served == set(STORE.names("languages"))
    assert set(DATES) == set(CLOSES) == set(NOTATIONS) == set(SUBJECTS) == set(TAGS)
    for tag, cases in SALUTATIONS.items():
        assert set(ASKED) <= set(cases), tag


@pytest.mark.parametrize(
    ("tag", "lines", "expected"),
    [(tag, *case) for tag, cases in SALUTATIONS.items() for case in cases.values()],
)
def test_salutations(tag: str, lines: str, expected: str) -> None:
    spoken = language(STORE, tag)
    found, remarks = salutation(recognize(typed(lines), spoken, STORE), spoken, spoken.punctuations["mixed"].salutation)
    assert found.text == expected.removeprefix("*")
    assert bool(remarks) == expected.startswith("*")
    assert all(told.hint and told.place for told in remarks)


@pytest.mark.parametrize("tag", TAGS)
def test_two_people_may_stand_on_lines_of_their_own(tag: str) -> None:
    """With the `and` before the second name, behind the first one, or on a line between them."""
    lines, expected = SALUTATIONS[tag]["two"]
    spoken = language(STORE, tag)
    word = next(word for word in lines.split() if word in spoken.and_words)
    mark = spoken.punctuations["mixed"].salutation
    for parted in (f"; {word} ", f" {word}; ", f"; {word}; "):
        two = f"{lines.replace(f' {word} ', parted)}; Weg 5"
        found, remarks = salutation(recognize(typed(two), spoken, STORE), spoken, mark)
        assert (found.text, remarks) == (expected, ()), parted


@pytest.mark.parametrize("tag", TAGS)
def test_without_a_title_no_gender_is_said(tag: str) -> None:
    """Anna and Max are spoken to in the same words: a given name decides nothing."""
    spoken = language(STORE, tag)
    for title in ("", *(form for form in ("Dr.", "dr") if not spoken.titles.get(form.casefold(), None))):
        said = []
        for name in ("Anna Berg", "Max Berg"):
            found, _ = salutation(recognize(typed(f"{title} {name}".strip()), spoken, STORE), spoken, "")
            said.append(found.text.replace("Anna", "N").replace("Max", "N"))
        assert said[0] == said[1]
        assert not said[0].startswith(
            ("Estimada ", "Estimado ", "Prezada ", "Prezado ", "Exma. Senhora ", "Geachte heer ")
        )


@pytest.mark.parametrize("tag", TAGS)
def test_date_lines(tag: str) -> None:
    alone, with_place, forms = DATES[tag]
    spoken = language(STORE, tag)
    assert _text(_worded(tag, sender=Party(name="Ann Lee")), "date") == alone
    assert _text(_worded(tag, place=Written("Ulm")), "date") == with_place
    for form in forms:
        found = dated(Written(form, Place("a.md", 1)), date(2020, 1, 1), spoken)
        assert (found.day, found.remarks) == (TODAY, ()), form


@pytest.mark.parametrize("tag", [tag for tag, (_, with_place, _) in DATES.items() if not tag.startswith("en")])
def test_the_senders_town_stands_before_the_date(tag: str) -> None:
    sender = Party(name="Ann Lee", street=("Weg 1",), locality="Ulm", country="DE")
    assert _text(_worded(tag, sender=sender), "date") == DATES[tag][1]


@pytest.mark.parametrize(("tag", "printed", "written"), [(tag, *case) for tag, case in FIRSTS.items()])
def test_the_first_of_a_month(tag: str, printed: str, written: str) -> None:
    spoken = language(STORE, tag)
    for form in (printed, written):
        assert dated(Written(form), TODAY, spoken).text == printed


@pytest.mark.parametrize(("tag", "written"), list(WEEKDAYS.items()))
def test_weekdays(tag: str, written: str) -> None:
    found = dated(Written(written), TODAY, language(STORE, tag))
    assert (found.text, found.day, found.remarks) == (written, TODAY, ())


@pytest.mark.parametrize("tag", TAGS)
def test_closes(tag: str) -> None:
    spoken = language(STORE, tag)
    mark = spoken.punctuations["mixed"].close
    for medium, expected in zip(("", "email"), CLOSES[tag], strict=True):
        assert [line.text for line in close(Letter("a.md"), spoken, mark, greeting="Madame,", medium=medium)] == [
            expected
        ]


@pytest.mark.parametrize(
    ("greeting", "expected"),
    [
        ("Madame, Monsieur,", "Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées."),
        ("Cher Monsieur,", "Je vous prie d’agréer, cher Monsieur, l’expression de mes salutations distinguées."),
        ("Bonjour Anne,", "Je vous prie d’agréer l’expression de mes salutations distinguées."),
        ("", "Je vous prie d’agréer l’expression de mes salutations distinguées."),
    ],
)
def test_the_french_close_repeats_the_salutation(greeting: str, expected: str) -> None:
    assert close(Letter("a.md"), language(STORE, "fr"), ",", greeting=greeting)[0].text == expected


@pytest.mark.parametrize(
    ("tag", "text", "built"),
    [
        ("fr", "Dans l'attente de vous lire, je vous prie d'agréer, Madame, mes salutations distinguées.", False),
        ("fr", "Veuillez agréer, Madame, l’expression de ma considération.", False),
        ("fr", "Si vous recevez cette lettre, écrivez-moi.", True),
        ("es", "Sin otro particular, le saluda atentamente", False),
        ("es", "Gracias.", True),
        ("de", "Mit freundlichen Grüßen", True),
    ],
)
def test_a_close_in_the_last_paragraph_is_not_doubled(tag: str, text: str, built: bool) -> None:
    letter = Letter("a.md", body=(Paragraph((Span("Bonjour."),)), Paragraph((Span(text),))))
    assert bool(close(letter, language(STORE, tag), ",", greeting="Madame,")) == built


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Ms Jane Schmoe; Acme Ltd", "Yours sincerely,"),
        ("Acme Ltd; 12 Oak Street", "Yours faithfully,"),
        ("Acme Ltd; Attn: Ms Jane Schmoe", "Yours sincerely,"),
    ],
)
def test_in_britain_an_organization_has_a_close_of_its_own(lines: str, expected: str) -> None:
    letter = Letter("a.md", recipient=typed(lines))
    spoken = language(STORE, "en-GB")
    worded = word_letter(spoken_job(replace(letter, sender=Party(name="Ann Lee")), spoken), Diagnostics())
    assert _text(worded, "close") == expected


@pytest.mark.parametrize("tag", TAGS)
def test_notations(tag: str) -> None:
    spoken = language(STORE, tag)
    found = []
    for items in (("1",), ("2",), ("A",), ("A", "B")):
        found.append("/".join(line.text for line in enclosures(tuple(map(Written, items)), spoken)))
    found.append(copies((Written("C"),), spoken)[0].text)
    found.append(postscript(Written("D"), spoken)[0].text)
    found.append(_worded(tag).continuation[1].text.replace(PAGE_SLOT, "2"))
    assert tuple(found) == NOTATIONS[tag]


@pytest.mark.parametrize("tag", TAGS)
def test_a_postscripts_mark_is_not_doubled(tag: str) -> None:
    spoken = language(STORE, tag)
    mark = spoken.words["postscript"]
    assert postscript(Written(f"{mark} D"), spoken)[0].text == f"{mark} D"


@pytest.mark.parametrize("tag", TAGS)
def test_subject_lines(tag: str) -> None:
    spoken = language(STORE, tag)
    line, first = SUBJECTS[tag]
    assert [each.text for each in subject(Written("Plan"), spoken)] == [line]
    assert [each.text for each in subject(Written(line), spoken)] == [line]
    parts = [entry.part for entry in flow_of(letter_style(STORE, "full-block"), _worded(tag))]
    assert (parts.index("subject") < parts.index("salutation")) == first


def test_a_subject_that_begins_like_its_label_is_labeled_too() -> None:
    assert subject(Written("Objet trouvé"), language(STORE, "fr"))[0].text == "Objet : Objet trouvé"


def test_the_air_stays_where_it_was_when_subject_and_salutation_change_places() -> None:
    style = letter_style(STORE, "full-block")
    before = [entry.before for entry in style.flow]
    assert [entry.before for entry in flow_of(style, _worded("fr"))] == before
    assert flow_of(style, _worded("en-US")) == style.flow
    din = letter_style(STORE, "din5008-b")
    assert flow_of(din, _worded("fr")) == din.flow


@pytest.mark.parametrize(
    ("tag", "at"), [("fr", "left"), ("fr-CH", "left"), ("es", "center"), ("en-US", "center"), ("pl", "center")]
)
def test_a_close_that_is_a_sentence_stands_at_the_left(tag: str, at: str) -> None:
    flow = flow_of(letter_style(STORE, "modified-block"), _worded(tag))
    assert {entry.part: entry.at for entry in flow}["close"] == at
    assert {entry.part: entry.at for entry in flow}["signature"] == "center"


@pytest.mark.parametrize(("tag", "word", "expected"), [(tag, *case) for tag, case in DIVIDED.items()])
def test_points_of_division(tag: str, word: str, expected: str) -> None:
    found = hyphenate((Span(f"x {word}"),), language(STORE, tag), frozenset())
    assert found[0].text.removeprefix("x ").replace("\u00ad", "|") == expected


@pytest.mark.parametrize("tag", TAGS)
def test_attention_marks_are_known_again(tag: str) -> None:
    spoken = language(STORE, tag)
    for mark in spoken.attention_marks:
        found = recognize(typed(f"Acme Ltd.; {mark} Jane Schmoe"), spoken, STORE)
        assert found.person and found.person.written == "Jane Schmoe", mark


def _worded(tag: str, sender: Party | None = None, **more: Written) -> Manuscript:
    spoken = language(STORE, tag)
    sender = sender or Party(name="Ann Lee", locality="")
    letter = Letter("a.md", recipient=typed("Jane Schmoe; Weg 1"), subject=Written("Plan"), **more)  # type: ignore[arg-type]
    return word_letter(spoken_job(replace(letter, sender=sender), spoken), Diagnostics())


def _text(manuscript: Manuscript, part: str) -> str:
    return manuscript.part(part)[0].text.replace("\u00a0", " ")
