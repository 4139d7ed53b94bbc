"""A moment into the time of day as a language writes it."""

from __future__ import annotations

from datetime import datetime

from stationery.catalog.languages import Language


def clock_time(moment: datetime, language: Language) -> str:
    """The time of day, by the moment's own time zone, as the language and its region write it."""
    words = language.clock
    text = words.time.replace("{minute}", f"{moment.minute:02}")
    text = text.replace("{two_digit_hour}", f"{moment.hour:02}").replace("{hour}", str(moment.hour))
    text = text.replace("{hour_of_12}", str((moment.hour + 11) % 12 + 1))
    return text.replace("{half}", words.halves[moment.hour // 12]) if words.halves else text
