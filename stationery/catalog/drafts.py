"""Draft: the beginning of a letter file in one language, with slots for what is known; read from layouts/drafts/.

A slot is `{{name}}`, or `{{name|what to write}}` with the words of the mark that takes its place while nothing is
known. With a question mark, `{{name?}}`, its whole line can go. Nothing else may stand between double braces, so that
no slot stays behind unseen.
"""

from __future__ import annotations

import os
import re

from stationery.catalog.languages import Language
from stationery.data.schema import NAME, OWN_CITE, TEXT, Entries, Key, Kind, Nested, Shape
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import MOST_BYTES, decode, load_table
from stationery.model.errors import Place, SourceError, StationeryError, UnknownName, did_you_mean, raise_faults
from stationery.model.field import FIELD
from stationery.model.party import Written
from stationery.model.values import value

PARTIES = ("from", "to")
"""Slots that stand alone on a line of the head, for as many lines as a party takes."""

SLOTS = (
    *PARTIES, "language", "interview", "organization", "position", "of_position", "format", "address", "decision_by",
    "learned", "experience",
    "when", "weekday", "day", "time", "until", "zone", "interviewers", "promised", "reminder", "note_due", "follow_up",
    "mail_first", "mail_last", "mail_name", "envelope", "envelope_file", "envelope_pages",
    "printer", "loading", "card_file", "card_envelope_file", "card_envelope", "undersheet_file", "calendar_file",
    "drafts", "file",
)  # fmt: skip

SLOT = FIELD
"""As in a template of letters to a list; here the words are those of a mark, and there are no sections."""

CHECKLIST = "checklist"

_FOLDER = "drafts"
_VARIANT = re.compile(r"\.[a-z0-9]+$")
"""`thank-you.2` is another wording, `note.gift` one for an occasion."""


@value
class Draft:
    """`text` is a letter file with slots in it; `file` where it stands."""

    kind: str
    text: str
    file: str


@value
class Event:
    """An event's words, with slots."""

    summary: str
    description: str


@value
class CalendarWords:
    interview: Event
    note: Event
    follow_up: Event


def kinds(store: Store) -> tuple[str, ...]:
    """Every kind of letter that any language has a draft of."""
    found = {
        _VARIANT.sub("", name.removesuffix(".md"))
        for folder in store.folders
        for language in _list_files(os.path.join(folder, _FOLDER))
        for name in _list_files(os.path.join(folder, _FOLDER, language))
        if name.endswith(".md")
    }
    return tuple(sorted(found - {CHECKLIST}))


def drafts(store: Store, kind: Written, language: Language, occasion: str = "") -> tuple[Draft, ...]:
    """The drafts of a kind in a language: `thank-you.md`, and `thank-you.2.md` … where it is worded in several ways.

    For an occasion, it is the one of that occasion: `note.gift.md`. Raises UnknownName for a kind, an occasion, or a
    language that has none.
    """
    paths = _files(store, language, ".md")
    wanted = re.compile(rf"{re.escape(kind.text)}(\.\d+)?" if not occasion else re.escape(f"{kind.text}.{occasion}"))
    names = [name for name in paths if wanted.fullmatch(name)]
    if not names and occasion and any(_VARIANT.sub("", name) == kind.text for name in paths):
        raise _no_draft(f"{kind.text}.{occasion}", language)
    if not names:
        known = {_VARIANT.sub("", name) for name in paths} - {CHECKLIST}
        if kind.text in kinds(store) or kind.text == CHECKLIST:
            raise _no_draft(kind.text, language)
        raise UnknownName(f"no draft is called {kind.text!r}", kind.place, did_you_mean(kind.text, known))

    def read(path: str) -> Draft:
        return store.once(f"draft {path}", lambda: _read(kind.text, path))

    return tuple(read(paths[name]) for name in sorted(names, key=lambda name: (len(name), name)))


def has_draft(store: Store, name: str, language: Language) -> bool:
    """Whether there is a draft of that very name, such as `note.gift`."""
    return name in _files(store, language, ".md")


def calendar_words(store: Store, language: Language) -> CalendarWords:
    """The words of the calendar file in a language. Raises UnknownName where it has none."""
    path = find_data(store, language, "calendar")
    if not path:
        raise _no_draft("calendar", language, ".yaml")
    return store.once(f"calendar {path}", lambda: _read_calendar(load_table(path)))


def find_data(store: Store, language: Language, name: str) -> str:
    """The path of a language's data file beside its drafts; empty where it has none."""
    return _files(store, language, ".yaml").get(name, "")


def _no_draft(kind: str, language: Language, ending: str = ".md") -> UnknownName:
    hint = f"layouts/drafts/{language.file}/{kind}{ending} would be one; or choose another language, such as `en`"
    return UnknownName(f"there is no draft of {kind!r} in {language.name}", None, hint)


def _files(store: Store, language: Language, ending: str) -> dict[str, str]:
    """Id to path, the variant of a language (`en-gb`) over the language, and the user's folder over the built-in."""
    paths = {}
    for tag in dict.fromkeys((language.file.partition("-")[0], language.file)):
        for folder in store.folders:
            inside = os.path.join(folder, _FOLDER, tag)
            for name in _list_files(inside):
                if name.endswith(ending):
                    paths[name.removesuffix(ending)] = os.path.join(inside, name)
    return paths


def _list_files(folder: str) -> list[str]:
    return sorted(os.listdir(folder)) if os.path.isdir(folder) else []


def _read(kind: str, path: str) -> Draft:
    try:
        with open(path, "rb") as stream:
            text = decode(stream.read(MOST_BYTES + 1), path)
    except OSError as wrong:
        raise SourceError(f"can't be read: {wrong.strerror}", Place(path)) from None
    check_slots(text, path)
    return Draft(kind, text, path)


def check_slots(text: str, file: str, first_line: int = 1) -> None:
    """Raise SourceError for each slot of `text` that nothing could ever fill."""
    faults: list[StationeryError] = []
    head = 0
    for number, row in enumerate(text.split("\n"), first_line):
        head += row == "---"
        for slot in SLOT.finditer(row):
            place = Place(file, number, slot.start() + 1)
            if slot["sign"] or "[" in (slot["words"] or "") or "]" in (slot["words"] or ""):
                hint = "write it as {{name}}, {{name|what to write}} or {{name?}}"
                faults.append(SourceError("this isn't a slot", place, hint))
            elif slot["name"] not in SLOTS:
                hint = did_you_mean(slot["name"], SLOTS)
                faults.append(SourceError(f"unknown slot {slot['name']!r}", place, hint))
            elif slot["name"] in PARTIES and (head != 1 or row != slot[0]):
                message = f"the slot {slot['name']!r} must be alone on a line of the head"
                faults.append(SourceError(message, place))
            elif head > 1 and not (slot["words"] or slot["optional"]):
                hint = f"write {{{{{slot['name']}|what to write}}}}, or {{{{{slot['name']}?}}}} for a line that can go"
                faults.append(SourceError("this slot has no text for when the value is unknown", place, hint))
        rest = SLOT.sub("", row)
        if "{{" in rest or "}}" in rest:
            column = row.find("{{") if "{{" in row else row.find("}}")
            hint = "write it as {{name}}, {{name|what to write}} or {{name?}}, on one line"
            faults.append(SourceError("this isn't a slot", Place(file, number, column + 1), hint))
    raise_faults(faults)


def _read_event(row: Entries) -> Event:
    for name in ("summary", "description"):
        try:
            check_slots(row[name], row.table.file, row.table.where(name).line)
        except StationeryError as fault:
            row.table.note(fault)
    return Event(row["summary"], row["description"])


_EVENT = Shape(
    {
        "summary": Key(TEXT, "The event's title.", needed=True),
        "description": Key(TEXT, "The event's description; a line with a slot that has no value is left out."),
    },
    _read_event,
)

CALENDAR: Kind[CalendarWords] = Kind(
    "drafts",
    "calendar",
    "The words of an interview's calendar file in one language: layouts/drafts/LANGUAGE/calendar.yaml.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "interview": Key(Nested(_EVENT), "The interview.", needed=True),
            "note": Key(Nested(_EVENT), "When a thank-you note is due.", needed=True),
            "follow_up": Key(Nested(_EVENT), "When to follow up.", needed=True),
        },
        lambda row: CalendarWords(row["interview"], row["note"], row["follow_up"]),
    ),
)


def _read_calendar(table: Table) -> CalendarWords:
    found = CALENDAR.shape.read(table)
    table.finish()
    return found
