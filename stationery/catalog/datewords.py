"""Dates: how a language writes a day, and the names of months and weekdays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from stationery.catalog.usages import pick, usages_of
from stationery.data.schema import CITE, FLAG, TEXT, WORDS, Entries, Key, Map, Shape
from stationery.model.values import singular

AGO = ("morning", "afternoon", "evening", "yesterday", "weekday", "date")
"""What `ago` has words for: a part of today, the day before, a day of the last week, and any other day."""


@singular
class Dates:
    """How the language writes a date in its region: patterns with `{day}`, `{month}`, `{year}`, and the names in them.

    `long` may have `{two_digit_day}`, a day with its zero. `numeric` is empty where such a date could be read in two
    ways. The names' keys are in small letters. `first_day` is what stands for the first of a month (`1er`), `alone`
    the date line without a place; both may be empty. `relative` are the words for a day seen from today, in small
    letters, with its distance; one of the `coming` or `past` words makes a day of the week one. `ago` says in a
    sentence when something was: by AGO, with slots `{weekday}` and `{date}`.
    """

    long: str
    weekday: str
    numeric: str
    with_place: str
    place_is_custom: bool
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    month_numbers: Mapping[str, int]
    weekday_numbers: Mapping[str, int]
    ordinals: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    first_day: str = ""
    alone: str = ""
    relative: Mapping[str, int] = MappingProxyType({})
    coming: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    ago: Mapping[str, str] = MappingProxyType({})

    def write(self, day: date) -> str:
        """A day in full."""
        number = self.first_day if day.day == 1 and self.first_day else str(day.day)
        text = self.long.replace("{two_digit_day}", f"{day.day:02}").replace("{day}", number)
        return text.replace("{month}", self.months[day.month - 1]).replace("{year}", str(day.year))

    @property
    def month_first(self) -> bool:
        """Whether a date in figures has the month first, too."""
        return self.long.find("{month}") < self.long.replace("{two_digit_day}", "{day}").find("{day}")


def build_dates(row: Entries, region: str) -> Dates:
    """The dates of a region: by the usage that names it, where it is not among the table's own regions.

    In all others the language's usual pattern stands, but for `first_day`, which is the custom of the own regions.
    """
    table, months, weekdays = row.table, row["months"], row["weekdays"]
    for key, names, count in (("months", months, 12), ("weekdays", weekdays, 7)):
        if len(names) != count:
            table.fault(f"{key}: {count} names are required, not {len(names)}", table.where(key))
    for key in ("with_place", "alone"):
        if "{date}" not in (row[key] or "{date}"):
            table.fault(f"{key}: {{date}} is missing", table.where(key))
    ago = row["ago"]
    if ago and set(ago) != set(AGO):
        table.fault(f"ago: the keys are {', '.join(AGO)}", table.where("ago"))
    own = region in row["regions"]
    long, here, numbers = row["long"], months, _numbers(row, "short_months", months)
    for usage, chosen in pick(row["usages"], region):
        names = usage["months"] or months
        if len(names) != 12:
            usage.table.fault(f"months: 12 names are required, not {len(names)}", usage.table.where("months"))
        more = _numbers(usage, "short_months", names)
        if chosen and not own:
            long, here, numbers = usage["long"] or long, names, {**numbers, **more}
    return Dates(
        long=long,
        weekday=row["weekday"],
        numeric=row["numeric"],
        with_place=row["with_place"],
        place_is_custom=row["place_is_custom"],
        months=here,
        weekdays=weekdays,
        month_numbers=numbers,
        weekday_numbers=_numbers(row, "short_weekdays", weekdays),
        ordinals=row["ordinals"],
        fillers=row["fillers"],
        first_day=row["first_day"] if own else "",
        alone=row["alone"],
        relative=_distances(row),
        coming=tuple(word.casefold() for word in row["coming"]),
        past=tuple(word.casefold() for word in row["past"]),
        ago=ago,
    )


DATES: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "regions": Key(WORDS, "The countries that write dates this way."),
        "long": Key(TEXT, "The usual pattern, with {day} or {two_digit_day}, {month} and {year}.", needed=True),
        "weekday": Key(TEXT, "The pattern with {weekday}.", needed=True),
        "numeric": Key(TEXT, "The pattern in figures.", usual="ambiguous, because such a date can be read in two ways"),
        "months": Key(WORDS, "The twelve months."),
        "short_months": Key(WORDS, "Short forms of months: the first letters of one, or `Januar = Jänner`."),
        "weekdays": Key(WORDS, "The seven days of the week, from Monday."),
        "short_weekdays": Key(WORDS, "Short forms of the days of the week."),
        "ordinals": Key(WORDS, "What may follow the number of a day, such as `st`."),
        "fillers": Key(WORDS, "Words that may appear between the parts of a date."),
        "with_place": Key(TEXT, "The date line, with {place} and {date}.", needed=True),
        "place_is_custom": Key(FLAG, "Whether the date line usually includes the place."),
        "first_day": Key(TEXT, "How the first of a month is written, such as `1er`."),
        "alone": Key(TEXT, "The date line without a place.", usual="the {date}"),
        "relative": Key(WORDS, "Words for a day seen from today, with its distance in days: `tomorrow = 1`."),
        "coming": Key(WORDS, "Words that with a day of the week mean the next one, such as `next`."),
        "past": Key(WORDS, "Words that with a day of the week mean the last one, such as `last`."),
        "ago": Key(Map(TEXT), "How a sentence says when something was: `yesterday`, `on {weekday}`, `on {date}`."),
        "usages": Key(
            usages_of(
                {
                    "long": Key(TEXT, "The pattern there."),
                    "months": Key(WORDS, "The twelve months there."),
                    "short_months": Key(WORDS, "Short forms of months there."),
                }
            ),
            "Differences in some countries, each under a name of its own.",
        ),
    }
)


def _distances(row: Entries) -> dict[str, int]:
    """How many days each relative word is from today."""
    distances: dict[str, int] = {}
    for each in row["relative"]:
        words, _, days = each.partition(" = ")
        if days.lstrip("-").isdecimal():
            distances[words.casefold()] = int(days)
        else:
            where = row.table.where("relative")
            row.table.fault(f"relative: {each!r} says no number of days", where, "write it as tomorrow = 1")
    return distances


def _numbers(row: Entries, key: str, names: tuple[str, ...]) -> dict[str, int]:
    """The number, from 1, of each name and of each short form, which is the beginning of one, or says whose it is:
    `Januar = Jänner`."""
    numbers = {name.casefold(): number for number, name in enumerate(names, 1)}
    for form, _, whole in (form.partition(" = ") for form in row[key]):
        begun = (whole or form).casefold()
        number = next((numbers[name.casefold()] for name in names if name.casefold().startswith(begun)), 0)
        if number:
            numbers[form.casefold()] = number
        else:
            table = row.table
            table.fault(
                f"{key}: {form!r} doesn't begin any of the names", table.where(key), f"write it as {form} = NAME"
            )
    return numbers
