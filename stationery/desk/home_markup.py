"""Home, as the first page shows it: what there is to send, each with a drawing, and the letters that there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from stationery.desk.markup import Html, join, tag
from stationery.desk.vocabulary import vocabulary

_DRAWINGS = {
    "thank-you": (
        '<path d="M14 5h36v46H14z"/>'
        '<path d="M20 12h12M20 19h24M20 25h24M20 31h18"/>'
        '<path d="M27 44c3-5 5-5 5-1s3 2 6-2" class="hue"/>'
    ),
    "letter": '<path d="M14 5h36v46H14z"/><path d="M20 12h9M20 20h24M20 26h24M20 32h24M20 38h15"/>',
    "envelope": (
        '<path d="M6 13h52v32H6z"/>'
        '<path d="M11 18h9M11 22h7"/>'
        '<path d="M28 31h16M28 36h12"/>'
        '<path d="M48 17h6v7h-6z" class="hue"/>'
    ),
    "note": ('<path d="M12 50V12l20-5v38z"/><path d="M32 12h20v38H12"/><path d="M38 24h8M38 30h8" class="hue"/>'),
    "kit": (
        '<path d="M10 16h30v36H10z"/>'
        '<path d="M16 16V9h30v36h-6M22 9V4h30v36h-6"/>'
        '<path d="M16 25h18M16 31h12" class="hue"/>'
    ),
    "merge": (
        '<path d="M6 8h22v40H6zM6 18h22M6 28h22M6 38h22M15 8v40"/>'
        '<path d="M34 28h8m-3-3 3 3-3 3" class="hue"/>'
        '<path d="M48 14h11v8H48zM48 25h11v8H48zM48 36h11v8H48z"/>'
    ),
}


def draw_choices() -> Html:
    """Each leads to the page that asks for what it needs."""
    return join(map(_draw_choice, _DRAWINGS))


def _draw_choice(name: str) -> Html:
    words = vocabulary()["choices"]
    drawing = Html(f'<svg viewBox="0 0 64 56" aria-hidden="true">{_DRAWINGS[name]}</svg>')
    link = "#many" if name == "merge" else f"#begin/{name}"
    return tag("li", tag("a", drawing, tag("b", words[name]), tag("span", words[f"{name}-about"]), href=link))


def draw_letters(files: Iterable[Mapping[str, Any]], now: datetime) -> Html:
    """The letters that there are, and how long ago each was changed."""
    return join(_draw_letter(each, now) for each in files)


def name_letter(kind: str, to: str, *, for_list: bool = False) -> str:
    """What a letter is, and to whom: `Thank-you note to Ms. Ann Lee`."""
    words = vocabulary()
    named = words["kinds"].get(kind) or words["pages"].get(kind) or words["kinds"]["letter"]
    if for_list:
        return words["home"]["list"].replace("{kind}", named)
    return words["home"]["to"].replace("{kind}", named).replace("{name}", to) if to else named


def _draw_letter(file: Mapping[str, Any], now: datetime) -> Html:
    to, fault = file["to"], file["fault"]
    changed = datetime.fromtimestamp(file["changed"], now.tzinfo)
    link = tag(
        "a",
        tag("span.whom", tag("span.sign") if fault else None, to or file["called"]),
        tag("span.kind", name_letter(file["kind"], "") if to else None),
        tag("span.name", file["name"]),
        tag("time", _say_past(changed, now), datetime=changed.isoformat()),
        tag("span.broken", f"{vocabulary()['remarks']['error']}: {fault}") if fault else None,
        href=f"#write/{quote(file['name'], safe='')}",
    )
    return tag("li", link)


def _say_past(then: datetime, now: datetime) -> str:
    """`5 minutes ago`; the date, where it is a week or more."""
    minutes = max(round((now - then).total_seconds() / 60), 0)
    hours, days = round(minutes / 60), round(minutes / 1440)
    if days >= _DAYS:
        return f"{then:%b} {then.day}, {then.year}"
    for count, what in ((days, "day"), (hours, "hour"), (minutes, "minute")):
        if count:
            return vocabulary()["home"][f"{what}{'s' * (count > 1)}-ago"].replace("{count}", str(count))
    return vocabulary()["home"]["now"]


_DAYS = 7
