"""Dates: how a language writes a day, and the names of months and weekdays."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.catalog.usages import usages
from stationery.catalog.wordlists import listed
from stationery.data.tables import Table
from stationery.model.values import singular


@singular
class Dates:
    """How the language writes a date in its region: patterns with `{day}`, `{month}`, `{year}`, and the names in them.

    `long` may have `{two_digit_day}`, a day with its zero. `numeric` is empty where such a date could be read in two
    ways. The names' keys are in small letters. `first_day` is what stands for the first of a month (`1er`), `alone`
    the date line without a place; both may be empty.
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


_KEYS = {
    "cite", "regions", "long", "weekday", "numeric", "months", "short_months", "weekdays", "short_weekdays",
    "ordinals", "fillers", "with_place", "place_is_custom", "first_day", "alone", "usages",
}  # fmt: skip
_USAGE_KEYS = ("regions", "long", "months", "short_months")


def read_dates(table: Table, region: str) -> Dates:
    """The dates of a region: by the usage that names it, where it is not among the table's own regions.

    In all others the language's usual pattern stands, but for `first_day`, which is the custom of the own regions.
    """
    table.only(_KEYS)
    table.needed("cite")
    months, weekdays = listed(table, "months"), listed(table, "weekdays")
    for key, names, count in (("months", months, 12), ("weekdays", weekdays, 7)):
        if len(names) != count:
            table.fault(f"{key}: {count} names are wanted, not {len(names)}", table.where(key))
    for key in ("with_place", "alone"):
        if "{date}" not in table.text(key, "{date}"):
            table.fault(f"{key}: {{date}} must stand in it", table.where(key))
    own = region in listed(table, "regions")
    long, here, numbers = table.needed("long"), months, _numbers(table, "short_months", months)
    for usage, chosen in usages(table, region, _USAGE_KEYS):
        names = listed(usage, "months") or months
        if len(names) != 12:
            usage.fault(f"months: 12 names are wanted, not {len(names)}", usage.where("months"))
        more = _numbers(usage, "short_months", names)
        if chosen and not own:
            long, here, numbers = usage.text("long", long), names, {**numbers, **more}
    return Dates(
        long=long,
        weekday=table.needed("weekday"),
        numeric=table.text("numeric"),
        with_place=table.needed("with_place"),
        place_is_custom=bool(table.flag("place_is_custom")),
        months=here,
        weekdays=weekdays,
        month_numbers=numbers,
        weekday_numbers=_numbers(table, "short_weekdays", weekdays),
        ordinals=listed(table, "ordinals"),
        fillers=listed(table, "fillers"),
        first_day=table.text("first_day") if own else "",
        alone=table.text("alone"),
    )


def _numbers(table: Table, key: str, names: tuple[str, ...]) -> dict[str, int]:
    """The number, from 1, of each name and of each short form, which is the beginning of one, or says whose it is:
    `Januar = Jänner`."""
    found = {name.casefold(): number for number, name in enumerate(names, 1)}
    for form, _, whole in (form.partition(" = ") for form in listed(table, key)):
        begun = (whole or form).casefold()
        number = next((found[name.casefold()] for name in names if name.casefold().startswith(begun)), 0)
        if number:
            found[form.casefold()] = number
        else:
            table.fault(f"{key}: {form!r} begins none of the names", table.where(key), f"write it as {form} = NAME")
    return found
