"""A letter in every language: its e-mail, its typefaces, and whose language it is written in."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from stationery.catalog.languages import Language, language
from stationery.model.errors import StationeryError
from stationery.model.interview import Interview
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.prose import Paragraph, Span
from stationery.model.typeface import Face
from stationery.model.values import replace
from stationery.products.draft import choose_language
from stationery.products.email import email_draft
from stationery.products.letter import letter_and_envelope
from stationery.resolve.resolve import resolve
from tests.products.made import SAMPLES, letter, samples, stock

STORE = stock().store

EMAILS = {
    "letter-gb": ("en-GB", "Dear Mr Prosser,", "Yours sincerely,"),
    "letter-ca": ("en-CA", "Dear Dr. Sinclair:", "Sincerely,"),
    "bewerbung": ("de-DE", "Sehr geehrte Frau Dr. Weiß,", "Mit freundlichen Grüßen"),
    "brief-at": ("de-AT", "Sehr geehrte Frau Mag. Gruber,", "Mit freundlichen Grüßen"),
    "brief-ch": ("de-CH", "Sehr geehrter Herr Dr. Aeschbacher", "Mit freundlichen Grüssen"),
    "lettre": ("fr-FR", "Madame,", "Cordialement,"),
    "lettre-ca": ("fr-CA", "Monsieur,", "Cordialement,"),
    "lettre-ch": ("fr-CH", "Madame,", "Avec mes meilleures salutations,"),
    "carta": ("es-ES", "Estimada Sra. Ortega:", "Un cordial saludo,"),
    "carta-mx": ("es-MX", "Estimada Mtra. Cárdenas:", "Un cordial saludo,"),
    "lettera": ("it-IT", "Gentile dott.ssa De Santis,", "Cordiali saluti,"),
    "brief-nl": ("nl-NL", "Geachte mevrouw De Vries,", "Met vriendelijke groet,"),
    "carta-br": ("pt-BR", "Prezada Senhora Prado,", "Atenciosamente,"),
    "carta-pt": ("pt-PT", "Exma. Senhora Dra. Teresa Vilar,", "Com os melhores cumprimentos,"),
    "list": ("pl-PL", "Szanowna Pani Doktor,", "Z poważaniem"),
    "brev-sv": ("sv-SE", "Bästa Ingrid Åkerblom,", "Med vänlig hälsning"),
    "brev-da": ("da-DK", "Kære Søren Østergaard", "Med venlig hilsen"),
}
"""By sample: its language, and how its e-mail opens and closes."""


def test_every_language_has_its_sample() -> None:
    assert {language(STORE, tag).file for tag, _, _ in EMAILS.values()} | {"en"} == set(STORE.names("languages"))
    assert set(EMAILS) <= set(samples())


@pytest.mark.parametrize("name", EMAILS)
def test_its_email(name: str) -> None:
    tag, opening, closing = EMAILS[name]
    made = email_draft(letter(name), stock())
    assert made.manuscript
    paragraphs = made.text.split("\n\n")
    assert made.manuscript.language == tag
    assert paragraphs[0] == opening
    assert closing in paragraphs[-3:]
    assert not set(made.text) & set("\u00a0\u202f\u00ad")


@pytest.mark.parametrize("name", [name for name in EMAILS if name != "bewerbung"])
def test_a_sample_letter_has_nothing_to_be_told(name: str) -> None:
    for made in letter_and_envelope(letter(name), stock(), with_envelope=False):
        assert [remark.message for remark in made.remarks] == []


def _letters_of(spoken: Language) -> str:
    """Every character that the language's file, and its samples, have."""
    text = Path(STORE.files("languages")[spoken.file]).read_text("utf-8")
    for name, (tag, _, _) in EMAILS.items():
        if language(STORE, tag).file == spoken.file:
            text += (SAMPLES / f"{name}.md").read_text("utf-8")
    text += text.upper() + "".join(spoken.typography.quotes + spoken.typography.inner_quotes)
    return "".join(sorted({*text} - {*"\nᵃ"}))


@pytest.mark.parametrize("id_", STORE.names("languages"))
def test_every_typeface_has_the_letters_of_every_language(id_: str) -> None:
    wanted, library = _letters_of(language(STORE, id_)), stock().typefaces
    assert len(wanted) > 50
    assert library.names()
    assert {font: lacking for font in library.names() if (lacking := library.lacks(wanted, Face(font)))} == {}


TO = {
    "fr": Party(name="Mme Anne Petit", locality="Lyon", country="FR"),
    "nl": Party(name="Mevrouw A. de Vries", locality="Hoorn", country="NL"),
    "en": Party(name="Ms. Jane Schmoe", locality="Springfield", country="US"),
    "pt-BR": Party(name="Sra. Ana Souza", locality="Campinas", country="BR"),
}
ME = Party(name="Max Weber", locality="Berlin", country="DE")


def _to(recipient: Party | None, tongue: str) -> Letter:
    body = (Paragraph((Span("..."),)),)
    return Letter("a.md", recipient=recipient, sender=ME, body=body, choices=Choices(language=Written(tongue)))


@pytest.mark.parametrize("tongue", TO)
def test_the_recipients_language_only_if_asked_for(tongue: str) -> None:
    chosen = resolve(_to(TO[tongue], "recipient"), stock())
    assert chosen.language.tag == language(STORE, tongue).tag
    assert (chosen.country, chosen.paper.id, chosen.style.id) == ("DE", "a4", "din5008-b")
    assert resolve(_to(TO[tongue], ""), stock()).language.tag == "de-DE"


@pytest.mark.parametrize(
    ("region", "tag"), [("QC", "fr-CA"), ("Québec", "fr-CA"), ("ON", "en-CA"), ("NB", ""), ("", ""), ("lines", "fr-CA")]
)
def test_in_canada_the_province_gives_the_recipients_language(region: str, tag: str) -> None:
    party = Party(name="Luc Roy", street=("1 rue Haute",), locality="Gatineau", region=region, country="CA")
    if region == "lines":
        lines = ("Luc Roy", "1 rue Haute", "Gatineau QC  J8X 1A1", "Canada")
        party = Party(lines=tuple(map(Written, lines)))
    if tag:
        assert resolve(_to(party, "recipient"), stock()).language.tag == tag
    else:
        with pytest.raises(StationeryError, match="CA has several languages"):
            resolve(_to(party, "recipient"), stock())


@pytest.mark.parametrize(
    ("recipient", "why"),
    [
        (Party(name="Reto Caduff", locality="Chur", country="CH"), "CH has several languages"),
        (Party(name="Jane Schmoe", locality="Springfield"), "is not clear from `to`"),
        (Party(name="Jane Schmoe", locality="Xanadu", country="KZ"), "names none for KZ"),
        (None, "is not clear from `to`"),
    ],
)
def test_no_language_is_guessed_for_a_recipient(recipient: Party | None, why: str) -> None:
    with pytest.raises(StationeryError, match="'recipient' does not give a language") as caught:
        resolve(_to(recipient, "recipient"), stock())
    assert why in str(caught.value)
    assert "name the language" in str(caught.value)


def test_the_recipients_language_of_an_interview_is_that_of_its_place() -> None:
    interview = Interview("i.yaml", language=Written("recipient"), address=TO["fr"])
    assert choose_language(interview, stock(), ME).tag == "fr-FR"
    assert choose_language(replace(interview, language=Written("")), stock(), ME).tag == "de-DE"
    assert choose_language(interview, stock(), ME, Written("es-MX")).tag == "es-MX"


def test_recipients_language_leaves_the_paper_to_the_sender() -> None:
    """Where nobody knows the sender's country, the recipient's does not stand in for it."""
    unknown = replace(_to(TO["fr"], "recipient"), sender=Party(name="Max Weber"))
    assert resolve(unknown, stock()).country == ""
    assert resolve(replace(unknown, choices=Choices(language=Written("fr"))), stock()).country == "FR"


def test_a_plain_us_letter_reads_english_only() -> None:
    """Not even a name without a title makes the program read another language's file as data."""
    code = (
        "import stationery.data.yaml as s, os\n"
        "whole = s.load_table\n"
        "read = []\n"
        "s.load_table = lambda path: (read.append(path), whole(path))[1]\n"
        "import stationery.data.based as based; based.load_table = s.load_table\n"
        "from tests.products.made import letter, stock\n"
        "from stationery.products.letter import letter_and_envelope\n"
        "from stationery.model.letter import Written\n"
        "from stationery.model.values import replace\n"
        "made = letter('thank-you')\n"
        "party = made.recipient\n"
        "party = replace(party, lines=(Written('Jane Schmoe'), *party.lines[1:]))\n"
        "letter_and_envelope(replace(made, recipient=party), stock())\n"
        "print(*sorted({os.path.basename(p) for p in read if os.path.basename(os.path.dirname(p)) == 'languages'}))\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en.yaml"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("¿Por dónde empezaría? Por aquí.", []),
        ("Si viene, ¿qué haremos? ¡Nada!", []),
        ("Por dónde empezaría?", ["'Por dónde empezaría?' ends with ? but has no ¿"]),
        ("Gracias. Qué bien! Sí.", ["'Qué bien!' ends with ! but has no ¡"]),
        ("¿Qué? Y entonces?", ["'Y entonces?' ends with ? but has no ¿"]),
    ],
)
def test_spanish_questions_begin_with_their_mark(text: str, told: list[str]) -> None:
    plain = replace(letter("carta"), body=(Paragraph((Span(text),)),))
    made = letter_and_envelope(plain, stock(), with_envelope=False)[0]
    assert [remark.message for remark in made.remarks] == told


def test_today_is_written_as_each_language_does() -> None:
    made = letter_and_envelope(replace(letter("list"), date=Written("")), stock(), with_envelope=False)[0]
    assert stock().today == date(2026, 11, 23)
    assert made.manuscript
    assert made.manuscript.part("date")[0].text.replace("\u00a0", " ") == "Kraków, 23 listopada 2026 r."
