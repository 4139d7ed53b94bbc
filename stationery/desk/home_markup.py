"""Home: the letters that there are, as the first page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from stationery.desk.kits import KIT, read_kit, say_day
from stationery.desk.markup import Html, join, tag
from stationery.desk.vocabulary import vocabulary


def draw_letters(files: Iterable[Mapping[str, Any]], now: datetime, within: str) -> Html:
    """The letters that there are `within` a folder, and how long ago each was changed; above those of an interview kit
    a row of its own."""
    rows, kits = [], set[str]()
    for each in files:
        folder, _, name = each["name"].partition("/")
        if folder.endswith(KIT) and "/" not in name and folder not in kits:
            kits.add(folder)
            rows.append(_draw_kit(folder, within, _draw_time(each, now)))
        rows.append(_draw_letter(each, now))
    return join(rows)


def name_letter(kind: str, to: str, *, for_list: bool = False) -> str:
    """What a letter is, and to whom: `Thank-you note to Ms. Ann Lee`."""
    words = vocabulary()
    named = words["kinds"].get(kind) or words["pages"].get(kind) or words["kinds"]["letter"]
    if for_list:
        return words["home"]["list"].replace("{kind}", named)
    return words["home"]["to"].replace("{kind}", named).replace("{name}", to) if to else named


def _draw_kit(folder: str, within: str, time: Html) -> Html:
    words, known = vocabulary()["kit"], read_kit(within, folder)
    firm = known.organization.text if known else ""
    kind = words["on"].replace("{day}", say_day(known.at)) if known and known.at else words["kit"]
    parts = (tag("span.whom", firm or kind), tag("span.kind", kind if firm else None), tag("span.name", f"{folder}/"))
    return tag("li", tag("a", *parts, time, href=f"#begin/{quote(f'kit:{folder}', safe='')}"))


def _draw_letter(file: Mapping[str, Any], now: datetime) -> Html:
    to, fault = file["to"], file["fault"]
    link = tag(
        "a",
        tag("span.whom", tag("span.sign") if fault else None, to or file["called"]),
        tag("span.kind", name_letter(file["kind"], "") if to else None),
        tag("span.name", file["name"]),
        _draw_time(file, now),
        tag("span.broken", f"{vocabulary()['remarks']['error']}: {fault}") if fault else None,
        href=f"#write/{quote(file['name'], safe='')}",
    )
    return tag("li", link)


def _draw_time(file: Mapping[str, Any], now: datetime) -> Html:
    changed = datetime.fromtimestamp(file["changed"], now.tzinfo)
    return tag("time", _say_past(changed, now), datetime=changed.isoformat())


def _say_past(then: datetime, now: datetime) -> str:
    """`5 minutes ago`; the date, where it is a week or more."""
    minutes = max(round((now - then).total_seconds() / 60), 0)
    hours, days = round(minutes / 60), round(minutes / 1440)
    if days >= _DAYS:
        return say_day(then)
    for count, what in ((days, "day"), (hours, "hour"), (minutes, "minute")):
        if count:
            return vocabulary()["home"][f"{what}{'s' * (count > 1)}-ago"].replace("{count}", str(count))
    return vocabulary()["home"]["now"]


_DAYS = 7
