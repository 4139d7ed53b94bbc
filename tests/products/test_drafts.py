"""Every draft in every language, filled as a writer fills it, passes the check without a finding."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from stationery.catalog.languages import language
from stationery.data.resources import folder
from stationery.data.stock import Stock
from stationery.model.interview import Interview
from stationery.model.letter import Written
from stationery.model.party import Party
from stationery.model.prose import paragraphs
from stationery.model.values import replace
from stationery.products.check import check
from stationery.products.check_context import Given
from stationery.products.clock import clock
from stationery.products.draft import Details, Drafting, file_names, people, start_draft
from stationery.products.letter import letter_pdf
from stationery.products.stock import open_stock
from stationery.reading.interview import read_interview
from stationery.reading.letters import KINDS, read_letter
from stationery.wording.dates import say_when
from stationery.wording.drafts import find_placeholders, follow_of
from tests.products.made import SAMPLES

INTERVIEWS = {"en": "interview", "de": "gespraech", "fr": "entretien", "es": "entrevista"}
LEARNED = {
    "en": "how the drivers read the charts before the managers do",
    "de": "wie die Kinder am Nachmittag selbst bestimmen, was vorgelesen wird",
    "fr": "comment vous choisissez les livres de la vitrine avec les élèves du quartier",
    "es": "cómo los vecinos ayudan a poner nombre a las personas de las fotografías",
}
EXPERIENCE = {
    "en": "When I ran the bookmobile, I learned to look at the door first, and I would bring that habit with me.",
    "de": "In meiner Ausbildung habe ich eine ähnliche Runde geleitet und dabei gelernt, wie gut das Zuhören tut.",
    "fr": "Pendant mon stage, j’ai tenu un rayon de la même manière, et les lecteurs revenaient pour en parler.",
    "es": "En mis prácticas hice algo parecido con las cartas de un pueblo, y aprendí a escuchar antes de ordenar.",
}
KINDS_OF_LETTERS = [kind for kind in KINDS if kind != "letter"]
OCCASIONS = ("gift", "hospitality", "birthday", "congratulations", "sympathy", "holiday", "other")
WAYS = {"thank-you": 3}
PARTS = {
    "en": ("this morning", "this afternoon", "this evening", "yesterday", "on Friday", "on November 20, 2026"),
    "de": ("heute Vormittag", "heute Nachmittag", "heute Abend", "gestern", "am Freitag", "am 20. November 2026"),
    "fr": ("ce matin", "cet après-midi", "ce soir", "hier", "vendredi", "le 20 novembre 2026"),
    "es": ("esta mañana", "esta tarde", "esta tarde", "ayer", "el viernes", "el 20 de noviembre de 2026"),
}

FILLED = [
    *((tongue, kind, number, "") for tongue in INTERVIEWS for kind in KINDS_OF_LETTERS
      for number in range(WAYS.get(kind, 1))),
    *((tongue, "note", 0, occasion) for tongue in INTERVIEWS for occasion in OCCASIONS),
]  # fmt: skip


@cache
def stock_of(today: date) -> Stock:
    return open_stock((folder("layouts"),), (folder("fonts"),), today)


def interview_of(tongue: str) -> Interview:
    path = SAMPLES / f"{INTERVIEWS[tongue]}.yaml"
    found = read_interview(path.read_text("utf-8"), path.name)
    return replace(found, interviewers=found.interviewers[:1])


def moment(interview: Interview, kind: str, days: int = 0) -> datetime:
    """When a letter of this kind is written: a follow-up and an answer to their decision later than the thanks."""
    assert interview.at
    later = {"follow-up": 30, "after-rejection": 30, "acceptance": 30, "decline-offer": 30, "reschedule": -3}
    return interview.at + timedelta(days=days + later.get(kind, 0), hours=4)


def fill_in(text: str, tongue: str) -> str:
    """The draft with words in every mark that is left."""
    marks = {"en": "the third of May", "de": "den dritten Mai", "fr": "le trois mai", "es": "el tres de mayo"}
    head, rule, body = text.partition("\n---\n")
    return head + rule + re.sub(r"\[\[.*?\]\]", marks[tongue], body)


def start(
    tongue: str, kind: str, number: int = 0, occasion: str = "", *, interview: Interview | None = None, days: int = 0
) -> tuple[str, Interview, datetime]:
    known = interview or interview_of(tongue)
    now = moment(known, kind, days)
    stock = stock_of(now.date())
    personal = bool(occasion)
    details = Details("" if personal else known.file, LEARNED[tongue], EXPERIENCE[tongue], occasion=occasion)
    by = Drafting(stock, language(stock.store, Written(tongue)), clock(known, None, stock), details)
    return start_draft(Written(kind), known, people(known)[0], by, number), known, now


@pytest.mark.parametrize(("tongue", "kind", "number", "occasion"), FILLED)
def test_filled_it_passes_the_check_without_a_finding(tongue: str, kind: str, number: int, occasion: str) -> None:
    text, interview, now = start(tongue, kind, number, occasion)
    text = fill_in(text, tongue)
    assert find_placeholders(text) == []
    given = Given(read_letter(text, "x.md"), tuple(text.split("\n")), None if occasion else interview)
    found = check([given], stock_of(now.date()), now=now)
    personal = {"C7"} if occasion else set()  # a card for a friend may be short; the marks stand for more words
    assert [str(finding) for finding in found if finding.rule not in personal] == []


@pytest.mark.parametrize("tongue", INTERVIEWS)
@pytest.mark.parametrize("number", range(3))
def test_a_thank_you_letter_is_short_and_on_one_page(tongue: str, number: int) -> None:
    text, _, now = start(tongue, "thank-you", number)
    letter = read_letter(text, "x.md")
    assert 90 <= sum(len(paragraph.text.split()) for paragraph in paragraphs(letter.body)) <= 150
    assert len(letter_pdf(letter, stock_of(now.date())).pages) == 1


@pytest.mark.parametrize("tongue", INTERVIEWS)
def test_the_day_is_said_as_a_letter_says_it(tongue: str) -> None:
    stock = stock_of(date(2026, 11, 20))
    spoken = language(stock.store, Written(tongue))
    at = datetime(2026, 11, 20, 14)
    said = [say_when(at.replace(hour=hour), at.date(), spoken) for hour in (9, 14, 19)]
    said += [say_when(at, at.date() + timedelta(days), spoken) for days in (1, 2, 7)]
    assert tuple(said) == PARTS[tongue]
    assert say_when(at, at.date() - timedelta(7), spoken) == PARTS[tongue][1], "a kit is made before the interview"


@pytest.mark.parametrize("tongue", INTERVIEWS)
@pytest.mark.parametrize(("kind", "number"), [("thank-you", 0), ("thank-you", 1), ("thank-you", 2), ("note", 0)])
def test_a_draft_that_is_finished_a_day_too_late_is_found_out(tongue: str, kind: str, number: int) -> None:
    text, interview, now = start(tongue, kind, number)
    given = Given(read_letter(text, "x.md"), tuple(text.split("\n")), interview)
    later = now + timedelta(hours=18)
    found = check([given], stock_of(later.date()), now=later)
    assert [finding.rule for finding in found] == ["T6"]


@pytest.mark.parametrize("tongue", INTERVIEWS)
@pytest.mark.parametrize("hour", [9, 14, 19])
@pytest.mark.parametrize("days", [0, 1, 4])
def test_no_word_for_the_day_disagrees_with_the_interview(tongue: str, hour: int, days: int) -> None:
    known = interview_of(tongue)
    assert known.at
    other = replace(known, at=known.at.replace(hour=hour))
    text, _, now = start(tongue, "thank-you", interview=other, days=days)
    given = Given(read_letter(text, "x.md"), tuple(text.split("\n")), other)
    found = check([given], stock_of(now.date()), now=now)
    assert [str(finding) for finding in found if finding.rule != "T1"] == []


UNSAID = {
    "en": r"\bshall\b|same day|such good|so openly|whom\b",
    "de": r"zu tun\b.*mit Ihnen|mit Ihnen zu tun",
    "fr": r"\bchez\b",
    "es": r"el mismo día",
}


@pytest.mark.parametrize("tongue", INTERVIEWS)
def test_nothing_stiff_or_brash_is_said(tongue: str) -> None:
    for path in sorted(Path(folder("layouts"), "drafts", tongue).glob("*.md")):
        if path.stem == "checklist":
            continue
        body = path.read_text("utf-8").split("\n---\n", 1)[1]
        prose = re.sub(r"\{\{.*?\}\}|\[\[.*?\]\]", "", body)
        assert not re.search(UNSAID[tongue], prose), path


@pytest.mark.parametrize("kind", ["thank-you", "withdrawal", "follow-up"])
def test_a_french_letter_closes_with_a_whole_sentence_that_repeats_the_title(kind: str) -> None:
    text, _, now = start("fr", kind)
    made = letter_pdf(read_letter(fill_in(text, "fr"), "x.md"), stock_of(now.date()))
    words = "".join(page.describe() for page in made.pages)
    assert "agréer, Madame, l’" in words
    assert "{salutation}" not in words


@pytest.mark.parametrize("tag", ["en-GB", "en-CA", "de-AT", "de-CH", "fr-CA", "fr-CH", "es-MX", "en-AU", "es-AR"])
def test_a_region_says_the_day_in_its_languages_words(tag: str) -> None:
    spoken = language(stock_of(date(2026, 11, 20)).store, Written(tag))
    assert say_when(datetime(2026, 11, 20, 14), date(2026, 11, 20), spoken) == PARTS[tag[:2]][1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("libraire", "de libraire"),
        ("Analyste de données", "d’Analyste de données"),
        ("économiste", "d’économiste"),
        ("historien", "d’historien"),
        ("harpiste", "de harpiste"),
        ("", ""),
    ],
)
def test_a_position_in_french_follows_de(name: str, said: str) -> None:
    store = stock_of(date(2026, 11, 20)).store
    assert follow_of(name, language(store, Written("fr-CA"))) == said
    assert follow_of(name, language(store, Written("de"))) == name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("John Lee III", "letter-lee.md"),
        ("Ms. Ann Lee, PhD", "letter-lee.md"),
        ("The Smith Family", "letter-smith.md"),
        ("Human Resources Department", "letter-human-resources-department.md"),
        ("Acme Corp.", "letter-acme-corp.md"),
    ],
)
def test_a_draft_is_named_by_what_tells_it_apart(name: str, file: str) -> None:
    assert file_names("letter", (Party(name=name),), named=True) == (file,)
