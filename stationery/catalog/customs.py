"""Customs: how long a note may take, and the post; read from layouts/engine/agenda.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from stationery.data.schema import (
    BASED,
    CITE,
    SOURCE,
    TEXT,
    TEXTS,
    WHOLE,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Shape,
    notation,
)
from stationery.data.store import Store
from stationery.model.letter import INTERVIEW, Letter
from stationery.model.values import singular, value


@value
class DeliveryEstimate:
    """How long a letter travels: `least` to `most` working days after the day it is posted, an estimate.

    Fewer than `counted_on` are too few to count on it. What is posted after `last_collection` waits a working day.
    """

    name: str
    least: int
    most: int
    counted_on: int
    last_collection: time
    cite: str


@singular
class Customs:
    """All spans are counted from the interview's end, but `follow_up_days` from the note."""

    note_hours: int
    late_hours: int
    reminder_minutes: int
    follow_up_days: int
    mail: Mapping[str, DeliveryEstimate]
    awaited: tuple[str, ...]
    at_work: tuple[str, ...]

    def awaits_reply(self, letter: Letter) -> bool:
        """Whether a letter of this kind, or a note for this occasion, expects a reply."""
        return _word(letter) in self.awaited

    def goes_home(self, letter: Letter) -> bool:
        """Whether a letter of this kind, or a note for this occasion, is private, and goes to the home address."""
        return _word(letter) not in self.at_work

    def post(self, origin: str, destination: str) -> DeliveryEstimate:
        """What a letter's way from one country to another takes; a country that is not known is the other's."""
        origin, destination = origin or destination, destination or origin
        if origin != destination:
            return self.mail["abroad"]
        return self.mail.get(origin) or self.mail["other" if origin else "US"]


def _word(letter: Letter) -> str:
    """The occasion of a letter, or else its kind."""
    return letter.occasion or (INTERVIEW if letter.kind in _AFTER and letter.about_interview else letter.kind)


_AFTER = ("thank-you", "note")
"""Kinds that are written after an interview, and for other occasions, too."""

_AWAITED = ("letter", "follow-up", "reschedule", "acceptance", INTERVIEW)
"""In a file of the user's that doesn't say."""

_AT_WORK = (
    "letter", "thank-you", "withdrawal", "after-rejection", "follow-up", "acceptance", "decline-offer", "reschedule",
    INTERVIEW,
)  # fmt: skip
"""Likewise."""

_ALWAYS = ("US", "other", "abroad")


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise ValueError("write it as 17:00") from None


def _read_mail(row: Entries) -> DeliveryEstimate:
    least, most = row["least"], row["most"]
    if not 0 < least <= most:
        where = row.table.where("least")
        row.table.fault("least: must be at least one working day, and not more than `most`", where)
    counted_on = most if row["counted_on"] is None else row["counted_on"]
    return DeliveryEstimate(row["name"], least, most, counted_on, row["last_collection"], row["cite"])


_COUNTED_ON = Key(WHOLE, "Count on the post only with at least this many working days.", usual="as `most`")
_COUNTED_ON.default = None
_MAIL = Shape(
    {
        "name": Key(TEXT, "The post's name for it.", needed=True),
        "cite": CITE,
        "least": Key(WHOLE, "The minimum number of working days it takes.", 1),
        "most": Key(WHOLE, "The maximum number of working days it takes.", 5),
        "counted_on": _COUNTED_ON,
        "last_collection": Key(
            notation(_time, "time of day, such as `17:00`", time()),
            "The last time of day for mailing; later mail waits a working day.",
            needed=True,
        ),
    },
    _read_mail,
)


def _read(row: Entries) -> Customs:
    mail = row.table.table("mail")
    for country in _ALWAYS if mail is not None else ():
        if mail is not None and country not in mail:
            mail.fault(f"{country!r} is missing")
    (note, late), reminder, follow_up = row["note"], row["reminder"], row["follow_up"]
    mail_ = {key: each for key, each in row["mail"].items() if each}
    return Customs(note, late, reminder, follow_up, mail_, row["replies"] or _AWAITED, row["work_address"] or _AT_WORK)


def _one(key: str, says: str, default: int) -> Nested:
    return Nested(Shape({"cite": CITE, key: Key(WHOLE, says, default)}, lambda row: row[key]))


AGENDA: Kind[Customs] = Kind(
    "engine/agenda.yaml",
    "agenda",
    "Agenda: how long a note may take, and the post.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "cite": Key(TEXT, SOURCE),
            "based_on": BASED,
            "note": Key(
                Nested(
                    Shape(
                        {
                            "cite": CITE,
                            "hours": Key(WHOLE, "Write a note within this many hours of the interview.", 24),
                            "late_hours": Key(WHOLE, "It is late after this many hours.", 48),
                        },
                        lambda row: (row["hours"], row["late_hours"]),
                    )
                ),
                "The thank-you note.",
                needed=True,
            ),
            "reminder": Key(
                _one("minutes", "This many minutes after the interview.", 120),
                "The reminder.",
                needed=True,
            ),
            "follow_up": Key(_one("days", "This many days after the note.", 7), "The follow-up.", needed=True),
            "replies": Key(
                Nested(
                    Shape(
                        {
                            "cite": CITE,
                            "expected": Key(
                                TEXTS,
                                "Kinds of letters, and occasions of notes, that expect a reply; others have none due.",
                                needed=True,
                            ),
                        },
                        lambda row: row["expected"],
                    )
                ),
                "Whose reply the ledger waits for.",
                _AWAITED,
                usual="letter, follow-up, reschedule, acceptance, interview",
            ),
            "work_address": Key(
                Nested(
                    Shape(
                        {
                            "cite": CITE,
                            "used": Key(
                                TEXTS,
                                "Kinds of letters, and occasions of notes, that go to the work address of somebody who"
                                " has a home address, too; others go home.",
                                needed=True,
                            ),
                        },
                        lambda row: row["used"],
                    )
                ),
                "Which letters of a list go to somebody's work address.",
                _AT_WORK,
                usual="letter, thank-you, and the other letters of a job interview",
            ),
            "mail": Key(
                Map(Nested(_MAIL)),
                "Delivery times, by country; `other` and `abroad` cover the rest.",
                needed=True,
            ),
        },
        _read,
    ),
)


def customs(store: Store) -> Customs:
    """The one Customs; a user's layouts/engine/agenda.yaml replaces the built-in one."""
    return store.only(AGENDA)
