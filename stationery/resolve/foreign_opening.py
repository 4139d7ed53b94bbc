"""Notices a salutation in another language than its letter's at the beginning of a body."""

from __future__ import annotations

from stationery.catalog.languages import LANGUAGES, Language, language
from stationery.catalog.typedwords import fold
from stationery.data.store import Store
from stationery.model.errors import Remark, SourceError, StationeryError
from stationery.model.letter import Letter
from stationery.resolve.body_language import tag_for
from stationery.resolve.typed_rows import AS_TYPED, Row, find_opening, is_salutation


def notice_opening(
    row: Row, letter: Letter, own: Language, store: Store, faults: list[StationeryError]
) -> tuple[Remark, ...]:
    """Note a fault for a row that is a salutation in another language; a remark for one that goes on with text, since
    that is less certain."""
    found = _find_languages(row, own, store)
    if not found:
        return ()
    words = [fold(word.strip(".,;:!?")) for word in letter.typed.text.split()]
    other = max(found, key=lambda each: sum(word in each.typed.small_words for word in words))
    tag = tag_for(other, letter, store)
    alone = is_salutation(row, other)
    written = row.text if alone else find_opening(row, other)
    message = f"the body begins with a salutation in another language ({other.name}) than the letter ({own.name})"
    hint = f"write `language: {tag}` in the head, or use --language {tag}; or remove it from the body"
    if not alone:
        return (Remark(f"{message}: {written!r}", row.place, f"{hint}; there would be two salutations"),)
    meant = f"to greet in this language, write `salutation: {written}` in the head instead; {AS_TYPED}"
    faults.append(SourceError(f"{message}: {written!r}", row.place, f"{hint}; {meant}"))
    return ()


def _find_languages(row: Row, own: Language, store: Store) -> list[Language]:
    """The other languages in which a row begins with a salutation; the files without its first word aren't read."""
    word = row.text.replace("’", "'").split()[0].strip(",:!")
    found = []
    for id in store.names("languages"):
        if (
            "-" in id
            or id == own.tag.partition("-")[0]
            or word.casefold() not in store.source(LANGUAGES, id).casefold()
        ):
            continue
        other = language(store, id)
        if is_salutation(row, other) or find_opening(row, other):
            found.append(other)
    return found
