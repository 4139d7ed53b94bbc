"""The initials of a sender, for a monogram; and what is told where it isn't certain which surname is the father's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.catalog.languages import Language
from stationery.catalog.languages import language as language_of
from stationery.catalog.letterheads import shows_monogram
from stationery.catalog.surnames import paternal_surname
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.letter import Party, Written
from stationery.resolve.chosen import source_at
from stationery.resolve.person import Person, is_organization, recognize_name
from stationery.wording.address.usage import Usage

if TYPE_CHECKING:
    from stationery.resolve.job import Job

_GIVEN_INITIALS = 2
_MOST_INITIALS = 3
_SURNAMES_AND = frozenset(("y", "e", "i"))
"""Between two surnames, or two people, where the father's surname is the first: Spanish, and Catalan."""
_LEAST_WORDS = 3
"""Of a name that may have two surnames."""
_GERMAN, _GERMAN_PARTICLES = "de", ("von", "vom", "zu", "zum", "zur")
_PIECES = {"blank card": "card"}


def find_initials(sender: Party, name: Written, usage: Usage, country: str) -> str:
    """The initials of a person, at most three: given names first, then the surname. Of several people they are those of
    their first names, of a couple with one name their surname's. An organization has none.

    Of the two surnames that people have where Spanish or Portuguese is spoken, the father's counts.
    """
    language = usage.language
    paternal = paternal_surname(usage.store, language, country)
    and_words = language.and_words | _SURNAMES_AND if paternal == "first" else language.and_words
    given, family, couple = sender.given.split(), sender.family.split(), False
    if sender.lines or sender.name or not (given or family):
        if is_organization(name.text, language):
            return ""
        text = _join_surnames(name.text, language) if paternal == "first" else name.text
        person: Person | None = recognize_name(text, language, None)
        couple = bool(person and person.together)
        people = []
        while person:
            people += _part_people(person.bare, and_words)
            person = person.companion
        bare = _leave_out_ranks(people[0] if people else [], name.text, usage)
        bare = [word for word in bare if word not in language.particles]
        surnames = 2 if len(bare) > _GIVEN_INITIALS and paternal else 1
        given, family = bare[:-surnames], bare[-surnames:]
    elif paternal == "first":
        people = _part_people(sender.given, and_words)
        family = [word for word in family if word not in _SURNAMES_AND]
    else:
        people = _part_people(f"{sender.given} {sender.family}", and_words)
    family = [word for word in family if word not in language.particles] or family
    first = len(family) > 1 and paternal == "first"
    surname = family[:1] if first else family[-1:]
    given = _leave_out_ranks(given, name.text, usage)
    words = surname if couple else [*given[:_GIVEN_INITIALS], *surname]
    if len(people) > 1:
        words = [each[0] for each in people[:_MOST_INITIALS]]
    initials = [word.lstrip("\"'“(")[:1].upper() for word in words if word not in language.particles]
    return "".join(initial for initial in initials if initial.isalpha())


def _leave_out_ranks(words: list[str], name: str, usage: Usage) -> list[str]:
    """The words without the ranks of German nobility, which belong to the surname (Freifrau von Hohenstein): in German
    one before another word, in any other language only before `von` or `zu`, which makes it certain."""
    german = usage.language
    if german.tag.partition("-")[0] != _GERMAN:
        if not any(f" {word} " in name for word in _GERMAN_PARTICLES):
            return words
        german = language_of(usage.store, _GERMAN)
    ranks = german.surname_particles - german.particles
    kept, all_ = [], name.split()
    for word in words:
        number = all_.index(word) if word in all_ else -1
        after = all_[number + 1] if 0 <= number < len(all_) - 1 else ""
        if word in ranks and after and (after in _GERMAN_PARTICLES or german is usage.language):
            continue
        kept.append(word)
    return kept


def _join_surnames(name: str, language: Language) -> str:
    """`José Ortega y Gasset` without the word between his surnames: a person's two names before it, one after it.

    `Ana y José García` and `Ana García y José López` are two people, and stay so.
    """
    words = name.split()
    ands = [number for number, word in enumerate(words) if word in _SURNAMES_AND]
    if len(ands) != 1 or "," in name:
        return name
    names = [not (word.endswith(".") or word in language.particles) for word in words]
    if sum(names[: ands[0]]) < 2 or sum(names[ands[0] + 1 :]) != 1:
        return name
    return " ".join((*words[: ands[0]], *words[ands[0] + 1 :]))


def _part_people(names: str, and_words: frozenset[str]) -> list[list[str]]:
    """The words of each person's name: `Emma and Paul Novak` are Emma, and Paul Novak."""
    people: list[list[str]] = [[]]
    for word in names.replace(",", " , ").split():
        if word in and_words or word in (",", "&", "+"):
            people.append([])
        else:
            people[-1].append(word)
    return [each for each in people if each]


def remark_on_initials(job: Job, sender: Party, name: Written, diagnostics: Diagnostics) -> None:
    """Tell which initials a monogram has where a name may have two surnames or two given names, and how to have others.

    Nothing is told where the writer chose the letters, or where nothing shows a monogram.
    """
    if job.letterhead is None or job.letter.choices.letters or job.letterhead.table.text("letters"):
        return
    piece, usage = _PIECES.get(job.product, job.product), Usage(job.language, job.store)
    if job.letter.choices.monogram or job.letter.choices.arrangement:
        _remark_without_initials(job, sender, name, usage, diagnostics)
    if len(name.text.split()) < _LEAST_WORDS or not shows_monogram(job.letterhead, piece=piece):
        return
    doubt = _find_doubt(sender, name, usage, job.origin)
    if doubt:
        used, other, why = doubt
        hint = f"for {other}, write --letters {other}, or in the file `letterhead: {{letters: {other}}}`"
        diagnostics.add(Remark(f"the monogram of {name.text} is {used}: {why}", name.place, hint))


def _remark_without_initials(job: Job, sender: Party, name: Written, usage: Usage, diagnostics: Diagnostics) -> None:
    """Tell of a frame or an arrangement that was chosen for the monogram of a sender who has no initials."""
    piece, head = _PIECES.get(job.product, job.product), job.letterhead
    if head is None or not shows_monogram(head, framed=True, piece=piece):
        return  # which is told where the letterhead is chosen
    if find_initials(sender, name, usage, job.origin):
        return
    begins = "".join(word[0] for word in name.text.split() if word[0].isupper())[:_MOST_INITIALS]
    hint = f"choose up to three letters, such as --letters {begins or 'AB'}"
    for what, chosen in (("frame", job.letter.choices.monogram), ("arrangement", job.letter.choices.arrangement)):
        if chosen.place and source_at(chosen.place, job.letter.file) in ("option", "file"):
            diagnostics.remark(f"{name.text} has no initials, so the {what} shows nowhere", chosen.place, hint)


def _find_doubt(sender: Party, name: Written, usage: Usage, country: str) -> tuple[str, str, str] | None:
    """The initials that are used, those that may be meant, and why; None where it is certain."""
    from stationery.catalog.two_surnames import fold_name, iberian_surnames  # 0.3 ms

    language = usage.language
    used = find_initials(sender, name, usage, country)
    paternal = paternal_surname(usage.store, language, country)
    parted = not (sender.lines or sender.name) and bool(sender.given and sender.family)
    person = recognize_name(name.text, language, None)
    text = f"{sender.given} {sender.family}" if parted else _join_surnames(person.bare, language)
    if len(used) < _GIVEN_INITIALS or person.together or person.companion or "," in text:
        return None
    words = [word for word in text.split() if word not in language.particles and word not in _SURNAMES_AND]
    if len(words) < _LEAST_WORDS or len(_part_people(text, language.and_words)) > 1:
        return None
    *given, first, last = words
    if parted:
        family = [word for word in sender.family.split() if word not in language.particles | _SURNAMES_AND]
        if len(family) == 1:
            return None
    known = iberian_surnames(usage.store)
    if paternal:
        if parted or fold_name(first) in known or len(text.split()) != len(person.bare.split()):
            return None
        other = "".join(word[0].upper() for word in (*[*given, first][:_GIVEN_INITIALS], last))
        return (used, other, f"{first} is read as a surname") if other != used else None
    if fold_name(first) not in known or fold_name(last) not in known:
        return None
    other = "".join(word[0].upper() for word in (*given[:_GIVEN_INITIALS], first))
    return (used, other, f"{first} and {last} may be two surnames, the father's first") if other != used else None
