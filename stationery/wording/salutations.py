"""A recipient turned into the salutation; never a guess."""

from __future__ import annotations

from stationery.catalog.languages import Language, Title
from stationery.errors import Remark
from stationery.letter import Written
from stationery.wording.recognize import Person, Recognized

ENDINGS = ",:;.!?…–—"
"""A salutation or close that the writer ended with one of these gets no other mark."""


def marked(text: str, mark: str) -> str:
    """Written words with the style's mark, unless they have one."""
    return text if text.endswith(tuple(ENDINGS)) else text + mark


def salutation(addressed: Recognized, spoken: Language, mark: str) -> tuple[Written, tuple[Remark, ...]]:
    """The salutation for who is addressed, and what the writer should know of it."""
    if addressed.person is None:
        return _to_organization(addressed.organization, spoken, mark)
    person = addressed.person
    title = _office(person, addressed, spoken) or _best(person.titles)
    opening = _opening(person, spoken)
    other = _best(tuple(each for each in person.titles if not each.opening))
    if opening:
        said = other.spoken if other else ""
        text = _filled(opening.opening, title=said, family=person.family or person.bare)
        return _finished(text, person, mark, certain=bool(person.family))
    if title and spoken.openings["titled"]:
        said = _together(person) or title.spoken
        text = _filled(spoken.openings["titled"], title=said, family=_after(title, person))
        return _finished(text, person, mark, certain=bool(person.family) or title.before == "full")
    text = marked(_filled(spoken.openings["named"], name=_spoken_name(person)), mark)
    return Written(text, person.place), (_untitled(person, text, spoken),)


def _to_organization(name: Written, spoken: Language, mark: str) -> tuple[Written, tuple[Remark, ...]]:
    pattern = spoken.openings["organization"]
    text = marked(_filled(pattern, name=name.text), mark)
    remark = Remark(
        f"no person is named; the salutation is {text!r}",
        name.place,
        "name one with `attention:`, or write the `salutation:` yourself",
    )
    return Written(text, name.place), (remark,)


def _finished(text: str, person: Person, mark: str, *, certain: bool) -> tuple[Written, tuple[Remark, ...]]:
    text = marked(text, mark)
    if certain:
        return Written(text, person.place), ()
    remark = Remark(
        f"which words of {person.bare!r} are the surname cannot be told; the salutation has the full name: {text!r}",
        person.place,
        "state the surname with `family:`, or write the `salutation:` yourself",
    )
    return Written(text, person.place), (remark,)


def _untitled(person: Person, text: str, spoken: Language) -> Remark:
    if any(not title.spoken for title in person.titles):
        return Remark(
            f"{person.titles_written!r} is never said in a salutation, and no office stands below the name; "
            f"the salutation is {text!r}",
            person.place,
            "write the office below the name (Senator, Judge …), or the `salutation:` yourself",
        )
    known = ", ".join(dict.fromkeys(title.spoken for title in spoken.titles.values() if title.social))
    return Remark(
        f"no title says how {person.bare!r} is addressed; the salutation is {text!r}",
        person.place,
        f"write the title before the name ({known}, Dr. …) if you know it",
    )


def _opening(person: Person, spoken: Language) -> Title | None:
    """The title that brings a salutation of its own, unless two persons are named."""
    if person.together:
        return None
    return next((title for title in person.titles if title.opening), None)


def _best(titles: tuple[Title, ...]) -> Title | None:
    """The first title of profession or rank; else the first one that is said at all."""
    said = [title for title in titles if title.spoken]
    return next((title for title in said if not title.social), said[0] if said else None)


def _office(person: Person, addressed: Recognized, spoken: Language) -> Title | None:
    """The title of the office below the name of somebody Honorable."""
    if all(title.spoken for title in person.titles):
        return None
    role = addressed.role.casefold()
    for office, said in sorted(spoken.offices.items(), key=lambda item: -len(item[0])):
        if role == office or role.startswith((f"{office},", f"{office} of ", f"{office} for ")):
            return Title(said)
    return None


def _after(title: Title, person: Person) -> str:
    """What follows a title: the surname, or for a knight the given name, for a sister the whole name."""
    if title.before == "full":
        return person.bare
    if title.before == "given" and len(person.bare.split()) > 1:
        return person.bare.split()[0]
    return person.family or person.bare


def _together(person: Person) -> str:
    return person.titles_written if person.together else ""


def _spoken_name(person: Person) -> str:
    """The name with its titles but those that are never said."""
    if any(not title.spoken for title in person.titles):
        return person.bare
    return f"{person.titles_written} {person.bare}".strip()


def _filled(pattern: str, **words: str) -> str:
    """A pattern with its slots filled; an empty slot leaves no space behind."""
    for slot, word in words.items():
        pattern = pattern.replace(f"{{{slot}}}", word)
    return " ".join(pattern.split())
