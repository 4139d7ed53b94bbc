"""Many from a list, as the page shows it: its parts, the list's columns, what is wrong with rows, and files made."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from stationery.desk.markup import Html, join, options, sentence, tag
from stationery.desk.vocabulary import vocabulary

_MEDIA = ("letters", "envelopes", "cards", "labels", "emails")
_ACCEPTED = ".csv,.tsv,.txt,.xlsx,.xls,.ods,.vcf,.vcard"
_MOST_ROWS = 100
_PIXELS = 2
"""Of the page for each millimeter of a picture."""


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
        tag("span.far", role="status"),
        tag("button", _say("stop"), data_act="stop", hidden=True),
    )
    labels = tag(
        "div.sheet-of",
        tag(
            "div",
            _field("sheet", tag("select", options(sheets.items()), id="many-sheet")),
            _field("start", tag("input", type="number", id="many-start", min=1, value=1, required=True)),
            tag("p.soft", _say("start-about")),
        ),
        tag("div.grid"),
        hidden=True,
    )
    named = {"aria_label": _say("find"), "placeholder": _say("find")}
    find = tag("input", type="search", id="many-find", autocomplete="off", **named)
    letter = (tag("a", _say("edit"), id="many-edit"), tag("a", _say("new"), href="#begin/list"))
    return join((
        tag("p.back", tag("a", vocabulary()["page"]["home"], href="#")),
        tag("h1", _say("heading")),
        _field("letter", tag("select", id="many-letter"), *letter),
        tag("p.notice", hidden=True),
        tag("p.soft", _say("fields", heading="{{Gift}}")),
        tag("div.drop", tag("label", _say("drop"), for_="many-file"), file, tag("b"), tag("p.soft", _say("private"))),
        tag("p.notice.stale", hidden=True),
        tag("section.columns", hidden=True),
        tag("section.people", tag("div.row", tag("h2"), find), tag("p.soft", _say("arrows")), rows, hidden=True),
        tag(
            "section.making",
            tag("h2", _say("make")),
            tag("fieldset", tag("legend", _say("what")), *(_check(each) for each in _MEDIA)),
            labels,
            *(tag("p", _check(each, checked=each == "keeps")) for each in ("household", "skip", "keeps")),
            tag("p", _check("again"), hidden=True),
            tag("p.answers", *buttons),
            tag("ul.plan"), tag("ul.jobs"),
            hidden=True,
        ),
    ))  # fmt: skip


def draw_columns(listed: Mapping[str, Any]) -> Html:
    """The columns of a list; those that need a word first."""
    if not listed["columns"]:
        return Html("")
    sorted_ = sorted(listed["columns"], key=lambda each: not each["unsettled"])
    headings = {each["part"]: each["heading"] for each in sorted_}
    rows = [
        tag(
            "tr",
            tag("th", tag("label", each["heading"] or each["letter"], for_=f"column-{each['letter']}"), scope="row"),
            tag("td.soft", " · ".join(each["samples"])),
            tag("td", *_draw_parts(each, listed["parts"]), _tell_unused(each["part"], headings)),
            data_unsettled=each["unsettled"],
        )
        for each in sorted_
    ]
    one = "-1" if len(rows) == 1 else ""
    summary = _say(f"settled{one}" if listed["settled"] else "unsettled", count=len(rows))
    table = tag("div.wide", tag("table", tag("tbody", *rows)))
    remarks = (tag("p.soft", " ".join(map(sentence, (each["message"], each["hint"])))) for each in listed["remarks"])
    details = tag("details", tag("summary", summary), table, open=not listed["settled"])
    told = "empty" if listed["settled"] and not listed["count"] else "" if listed["has_address"] else "no-address"
    return join((tag("h2", _say("columns")), details, *remarks, told and tag("p", _say(told), data_kind="error")))


def _tell_unused(part: str, headings: Mapping[str, str]) -> Html | None:
    """Of a whole name: that it stands in only for names in parts."""
    if part != "name" or not {"given", "family"} <= headings.keys():
        return None
    return tag("p.soft", _say("spare", given=headings["given"], family=headings["family"]))


def _draw_parts(column: Mapping[str, Any], parts: Iterable[str]) -> Iterator[Html]:
    """What a column is, to choose, and whose, where there are several."""
    whose, _, part = column["part"].rpartition(" ")
    none = _say("which" if column["unsettled"] else "no-part")
    named = options(((each, _say(each) if each else none) for each in ("", *parts)), part)
    about: dict[str, object] = {"data_column": column["heading"]}
    yield tag("select", named, id=f"column-{column['letter']}", **about)
    if column["whose"]:
        about |= {"id": f"whose-{column['letter']}", "data_whose": True}
        own = "" if "work" in column["whose"] else "own"
        among = options(((each, _say_whose(each or own)) for each in column["whose"]), whose)
        yield tag("select", among, aria_label=_say("whose", heading=column["heading"]), **about)


def _say_whose(whose: str) -> str:
    return _say("of-number", number=whose) if whose.isdigit() else _say(f"of-{whose}")


def draw_problems(found: Mapping[str, Any]) -> Html:
    """What is wrong, a line each, which leads to its row; what would be made, and how it is printed."""
    counts = {key: found[key] for key in ("bad", "doubtful", "untitled")}
    said = [key for key, count in counts.items() if count]
    counts["good-but"] = remarked = len(found["rows"]) + len(found["remarks"])
    if not found["checked"]:
        said = []
    elif not (found["bad"] or found["doubtful"] or any(each["kind"] == "error" for each in found["own"])):
        said.insert(0, "good-but" if remarked else "good" if found["checked"] > 1 else "good-1")
    rows = (
        tag(
            "li",
            tag("button.link", _name_row(each, found["by_rows"]), data_row=each["row"]),
            " " + " ".join(sentence(one["message"]) for one in (*each["errors"], *each["remarks"])),
            data_kind="error" if each["errors"] else None,
        )
        for each in found["rows"][:_MOST_ROWS]
    )
    rest = found["rest"]
    slots = {"count": found["checked"], "remarked": remarked, "rows": _count_rows(found), **counts}
    return join((
        *_draw_own(found),
        *_draw_before(found),
        *(tag("li", _say(f"{key}-1" if counts.get(key) == 1 else key, **slots), data_kind=key == "bad" and "error")
          for key in said),
        *rows,
        *(tag("li", sentence(each["message"])) for each in found["remarks"]),
        tag("li", _say("more-rows", count=len(found["rows"]))) if len(found["rows"]) > _MOST_ROWS else None,
        tag("li", tag("button", _say("save-bad"), data_act="save", data_file=rest)) if rest is not None else None,
        *(tag("li", each) for each in found["plan"]),
        *_draw_joinings(found["joinings"]),
        *(tag("li", tag("b", _say(f"print-{each['what']}")), " ", *_say_printing(each)) for each in found["printing"]),
    ))  # fmt: skip


def _count_rows(found: Mapping[str, Any]) -> str:
    unit = "row" if found["by_rows"] else "line"
    return f"{found['checked']} {unit}{'s' * (found['checked'] != 1)}"


def _draw_own(found: Mapping[str, Any]) -> Iterator[Html]:
    """What is the letter's own, once, with the way to mend it there."""
    for each in found["own"]:
        wrong, line = each["kind"] == "error", each["line"]
        name = _say("own-line", line=line) if line else _say("own")
        where = tag("a", name, href=f"#write/{quote(found['letter'], safe='')}") if found["letter"] else tag("b", name)
        words = " ".join(filter(None, map(sentence, (each["message"], each["hint"]))))
        yield tag("li", where, f" {words}", data_kind="error" if wrong else None)
    if any(each["kind"] == "error" for each in found["own"]):
        yield tag("li", _say("own-first"))


def draw_row(shown: Mapping[str, Any]) -> dict[str, Html]:
    """What somebody gets, as pictures and words; and what is to be said of it."""
    pieces = shown["pieces"]
    alt = _say("picture", name=shown.get("name", ""))
    pages = (page for piece in pieces.values() for page in piece["pages"])
    mail = pieces.get("email")
    said = (
        tag("li", " ".join(filter(None, map(sentence, (each["message"], each["hint"])))), data_kind=each["kind"])
        for each in shown["remarks"]
    )
    text = tag("div.mail", tag("p", tag("b", mail["subject"])), mail["text"]) if mail else None
    return {"html": join((*(_draw_page(page, alt) for page in pages), text)), "said": join(said)}


def _draw_page(page: Mapping[str, Any], alt: str) -> Html:
    source = b64encode(page["svg"].encode()).decode()
    width, height = (round(page[f"{side}_mm"] * _PIXELS) for side in ("width", "height"))
    return tag("img", src=f"data:image/svg+xml;base64,{source}", alt=alt, width=width, height=height)


def _name_row(row: Mapping[str, Any], by_rows: bool) -> str:
    return _say("row", row=row["row"], name=row["name"]) if by_rows else str(row["name"])


def _say_printing(each: Mapping[str, Any]) -> Iterator[str]:
    """How a file is printed and cut, in sentences."""
    yield " ".join(map(sentence, each["told"]))
    if each["duplex"]:
        yield f" {_say('fronts')}"


def _draw_before(told: Mapping[str, Any]) -> Iterator[Html]:
    """Who got theirs before, and gets nothing now."""
    for each in told["before"]:
        more = each["count"] - len(each["names"])
        names = ", ".join(each["names"]) + (_say("and-more", count=more) if more else "")
        key = "before-some" if each["missing"] else "before-one" if each["count"] == 1 else "before-many"
        yield tag("li", _say(key, **{**each, "names": names}))


def _draw_joinings(joinings: Mapping[str, Any]) -> Iterator[Html]:
    if joinings["count"]:
        summary = tag(
            "summary",
            _say("joinings" if joinings["count"] > 1 else "joinings-1", count=joinings["count"], rows=joinings["rows"]),
        )
        yield tag("li", tag("details", summary, tag("ul", *(tag("li", sentence(each)) for each in joinings["told"]))))


def draw_files(made: Mapping[str, Any]) -> Html:
    """The files that were made, to be saved or printed, and how."""
    return join(
        tag(
            "li",
            tag("b", each["name"]),
            tag("span.said", _count_pages(each)),
            *(
                tag("button", _say(act), data_act=act, data_file=number)
                for act in ("save", "print")
                if act == "save" or each["what"] not in ("emails", "rest")
            ),
            tag("p.soft", *_say_printing(each)) if each["told"] else None,
        )
        for number, each in enumerate(made["files"], made["at"])
    )


def _count_pages(made: Mapping[str, Any]) -> str:
    what, pages = made["what"], made["pages"]
    name = what if what in ("emails", "rest") else "sheets" if made["duplex"] else "pages"
    return _say(f"count-{name}" if pages != 1 else f"count-{name}-1", count=pages, sheets=-(-pages // 2))


def draw_told(made: Mapping[str, Any]) -> Html:
    """What is told of rows: those that were left out, and apart from them all other remarks."""
    left, rows = made["left_out"], made["left_rows"]
    told = [tag("li", sentence(each["message"]), data_kind="error") for each in left]
    if rows:
        numbers = ", ".join(map(str, rows[:_MOST_ROWS])) + (", …" if len(rows) > _MOST_ROWS else "")
        label = f"{made['unit']}{'s' * (len(rows) > 1)} {numbers}"
        told.insert(0, tag("li", tag("b", _say("left", count=made["skipped"], rows=label))))
        if made["remarks"]:
            told.append(tag("li", tag("b", _say("remarked"))))
    return join((
        None if made["made"] else tag("li", tag("b", _say("nothing"))),
        *_draw_before(made),
        tag("li", _say("kept")) if made["made"] and made["kept"] else None,
        *told,
        *(tag("li", sentence(each["message"])) for each in made["remarks"]),
        *_draw_joinings(made["joinings"]),
    ))  # fmt: skip


def _field(name: str, field: Html, *more: Html) -> Html:
    return tag(
        "p", tag("label", _say(name), for_=f"many-{name}"), field, *(each for one in more for each in (" ", one))
    )


def _check(name: str, *, checked: bool = False) -> Html:
    id = f"many-{name}"
    return tag("span", tag("input", type="checkbox", id=id, checked=checked), tag("label", _say(name), for_=id))
