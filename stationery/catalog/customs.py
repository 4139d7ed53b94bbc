"""Customs: how long a note may take, and the post; read from layouts/agenda.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
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

    def post(self, origin: str, destination: str) -> DeliveryEstimate:
        """What a letter's way from one country to another takes; a country that is not known is the other's."""
        origin, destination = origin or destination, destination or origin
        if origin != destination:
            return self.mail["abroad"]
        return self.mail.get(origin) or self.mail["other" if origin else "US"]


_PARTS = ("note", "reminder", "follow_up", "mail")
_MAIL = ("name", "cite", "least", "most", "counted_on", "last_collection")
_ALWAYS = ("US", "other", "abroad")


def customs(store: Store) -> Customs:
    """The one Customs; a user's layouts/agenda.yaml replaces the built-in one."""
    path = store.single("agenda.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> Customs:
    table.only({"name", "cite", *_PARTS})
    note, reminder, follow_up, mail = (table.needed_table(part) for part in _PARTS)
    for part, known in ((note, ("hours", "late_hours")), (reminder, ("minutes",)), (follow_up, ("days",))):
        part.needed("cite")
        part.only({"cite", *known})
    for country in _ALWAYS:
        mail.needed_table(country)
    read = Customs(
        note_hours=note.whole("hours", 24),
        late_hours=note.whole("late_hours", 48),
        reminder_minutes=reminder.whole("minutes", 120),
        follow_up_days=follow_up.whole("days", 7),
        mail={country: _mail(each) for country in mail if (each := mail.table(country))},
    )
    table.finish()
    return read


def _mail(table: Table) -> DeliveryEstimate:
    table.only(_MAIL)
    least, most = table.whole("least", 1), table.whole("most", 5)
    if not 0 < least <= most:
        table.fault("least: a letter takes at least one working day, and not more than `most`", table.where("least"))
    try:
        last = time.fromisoformat(table.needed("last_collection") or "00:00")
    except ValueError:
        table.fault("last_collection: write it as 17:00", table.where("last_collection"))
        last = time()
    counted_on = table.whole("counted_on", most)
    return DeliveryEstimate(table.needed("name"), least, most, counted_on, last, table.needed("cite"))
