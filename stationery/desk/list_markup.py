"""Many from a list, as the page shows it: its parts, the list's columns, what is wrong with rows, and files made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from stationery.desk.markup import Html, join, options, sentence, tag
from stationery.desk.vocabulary import vocabulary

_MEDIA = ("letters", "envelopes", "cards")
_ACCEPTED = ".csv,.tsv,.txt,.xlsx,.xls,.ods,.vcf,.vcard"
_MOST_ROWS = 100


def _say(key: str, **slots: object) -> str:
    words = vocabulary()["many"].get(key, key.replace("_", " "))
    for slot, text in slots.items():
        words = words.replace(f"{{{slot}}}", str(text))
    return words


def draw_many(sheets: Mapping[str, str]) -> Html:
    """The page, before there is a list; `sheets` of labels have their names."""
    file = tag("input", type="file", id="many-file", accept=_ACCEPTED)
    step = (
        tag("button", "←", data_by=-1, aria_label=_say("before")),
        tag("p.place", aria_live="polite"),
        tag("button", "→", data_by=1, aria_label=_say("after")),
    )
    rows = tag("div.rows", tag("div.step", *step), tag("ul.said"), tag("div.pictures"),
               tabindex=0, role="group", aria_label=_say("rows"))  # fmt: skip
    buttons = (
        tag("button", _say("check"), data_act="look"),
        tag("button.main", _say("now"), data_act="make"),
        tag("progress", hidden=True, aria_label=_say("progress")),
        tag("button", _say("stop"), data_act="stop", hidden=True),
    )
    labels = tag(
        "details",
        tag("summary", _say("labels")),
        _field("sheet", tag("select", options(sheets.items()), id="many-sheet")),
        _field("start", tag("input", type="number", id="many-start", min=1, value=1)),
        tag("button", _say("make-labels"), data_act="labels"),
    )
    return join((
        tag("h1", _say("heading")),
        _field("letter", tag("select", id="many-letter"), tag("a", _say("new"), href="#begin/list")),
        tag("p.notice", hidden=True),
        tag("p.soft", _say("fields", heading="{{Gift}}")),
        tag("div.drop", tag("label", _say("drop"), for_="many-file"), file, tag("p.soft", _say("private"))),
        tag("section.columns", hidden=True),
        tag("section.people", tag("h2"), tag("p.soft", _say("arrows")), rows, hidden=True),
        tag(
            "section.making",
            tag("h2", _say("make")),
            tag("fieldset", tag("legend", _say("what")), *(_check(each) for each in _MEDIA)),
            tag("p", _check("household")),
            tag("p.answers", *buttons),
            tag("p", _check("skip")),
            tag("ul.plan"), labels, tag("ul.jobs"),
            hidden=True,
        ),
    ))  # fmt: skip


def draw_columns(listed: Mapping[str, Any]) -> Html:
    """The columns of a list; those that need a word first."""
    if not listed["columns"]:
        return Html("")
    sorted_ = sorted(listed["columns"], key=lambda each: not each["unsettled"])
    rows = [
        tag(
            "tr",
            tag("th", tag("label", each["heading"] or each["letter"], for_=f"column-{each['letter']}"), scope="row"),
            tag("td.soft", " · ".join(each["samples"])),
            tag("td", _draw_parts(each, listed["parts"])),
            data_unsettled=each["unsettled"],
        )
        for each in sorted_
    ]
    summary = _say("settled" if listed["settled"] else "unsettled", count=len(rows))
    table = tag("div.wide", tag("table", tag("tbody", *rows)))
    remarks = (tag("p.soft", each["message"]) for each in listed["remarks"])
    details = tag("details", tag("summary", summary), table, open=not listed["settled"])
    return join((tag("h2", _say("columns")), details, *remarks))


def _draw_parts(column: Mapping[str, Any], parts: Iterable[str]) -> Html:
    among = ["", *dict.fromkeys((*parts, *filter(None, (column["part"],))))]
    none = _say("which" if column["unsettled"] else "no-part")
    named = options(((each, _say(each) if each else none) for each in among), column["part"])
    return tag("select", named, id=f"column-{column['letter']}", data_column=column["heading"])


def draw_problems(found: Mapping[str, Any]) -> Html:
    """What would be made, and what is wrong, a line each; a row's line leads to it."""
    counts = {key: found[key] for key in ("bad", "doubtful", "untitled")}
    said = [key for key, count in counts.items() if count]
    if not (found["bad"] or found["doubtful"]):
        said.insert(0, "good")
    rows = (
        tag(
            "li",
            tag("button.link", _say("row", row=each["row"], name=each["name"]), data_row=each["row"]),
            " " + " ".join(sentence(one["message"]) for one in (*each["errors"], *each["remarks"])),
            data_kind="error" if each["errors"] else None,
        )
        for each in found["rows"][:_MOST_ROWS]
    )
    return join((
        *(tag("li", each) for each in found["plan"]),
        *(tag("li", _say(key, count=found["checked"], **counts), data_kind=key == "bad" and "error") for key in said),
        *rows,
    ))  # fmt: skip


def draw_files(made: Mapping[str, Any]) -> Html:
    """The files that were made, to be saved or printed."""
    return join(
        tag(
            "li",
            tag("b", each["name"]),
            tag("span.said", _say("pages", count=each["pages"])),
            *(tag("button", _say(act), data_act=act, data_file=number) for act in ("save", "print")),
        )
        for number, each in enumerate(made["files"], made.get("at", 0))
    )


def draw_told(made: Mapping[str, Any]) -> Html:
    """What is told of rows: those that were left out, and apart from them all other remarks."""
    left, rows = made.get("left_out", []), made.get("left_rows", [])
    told = [tag("li", sentence(each["message"]), data_kind="error") for each in left]
    if rows:
        numbers = ", ".join(map(str, rows[:_MOST_ROWS])) + (", …" if len(rows) > _MOST_ROWS else "")
        label = f"{made['unit']}{'s' * (len(rows) > 1)} {numbers}"
        told.insert(0, tag("li", tag("b", _say("left", count=made["skipped"], rows=label))))
        if made["remarks"]:
            told.append(tag("li", tag("b", _say("remarked"))))
    return join((*told, *(tag("li", sentence(each["message"])) for each in made["remarks"])))


def _field(name: str, field: Html, *more: Html) -> Html:
    return tag(
        "p", tag("label", _say(name), for_=f"many-{name}"), field, *(each for one in more for each in (" ", one))
    )


def _check(name: str) -> Html:
    id = f"many-{name}"
    return tag("span", tag("input", type="checkbox", id=id), tag("label", _say(name), for_=id))
