"""Question forms: questions as the form of a page, and what is told beside its answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from stationery.desk.markup import Html, join, options, sentence, tag
from stationery.desk.vocabulary import vocabulary

Words = Mapping[str, str]

_FEW = 8
"""Choices that are shown side by side."""


def draw_form(name: str, page: Mapping[str, Any], words: Words, *, below: str = "", contacts: bool = False) -> Html:
    """The page that asks: its heading, each question, the button; `below` is a quiet line. With `contacts`, one can be
    looked up for an address. What is measured stands beside the page's drawing."""
    rows: list[str] = []
    measures: list[str] = []
    for each in page["questions"]:
        into = measures if each["kind"] == "measure" else rows
        if each.get("part"):
            into.append(tag("h2", each["part"]))
        into.append(_draw_question(each, words, contacts))
    if measures:
        rows.append(tag("div.measures", tag("div.drawing", Html(page["drawing"])), tag("div", *measures)))
    return tag(
        "form.ask",
        tag("p.back", tag("a", words["back"], href="#")),
        tag("h1", page["title"], tabindex=-1),
        tag("p.about", page["about"]),
        *rows,
        tag("p.answers", tag("button.main", page["done"], type="submit")),
        tag("p.quiet", below) if below else None,
        data_kind=name, novalidate=True,
    )  # fmt: skip


def _draw_question(each: Mapping[str, Any], words: Words, contacts: bool) -> Html:
    name, kind = each["name"], each["kind"]
    id = f"q-{name}"
    wrong = tag("p.wrong", id=f"{id}-wrong", role="alert")
    hint = tag("p.hint", each["hint"], id=f"{id}-hint") if each.get("hint") else None
    if kind == "told":
        tools = [tag("button", one["name"], type="button", data_act=one["id"]) for one in each.get("actions", ())]
        told = [tag("p.hint", row) for row in each["told"]]
        return tag("div.question", tag("b", each["label"]), *told, tag("p.answers", *tools) if tools else None, wrong)
    about = f"{id}-hint {id}-wrong" if hint else f"{id}-wrong"
    if kind == "photo":
        field = tag("input", type="file", id=id, accept="image/jpeg,image/png", aria_describedby=about, data_photo=True)
        return tag("div.question", tag("label", each["label"], for_=id), hint, field, wrong)
    usual, needed = each.get("usual", ""), bool(each.get("needed"))
    shared = {
        "id": id,
        "name": name,
        "autocomplete": "off",
        "aria_describedby": about,
        "aria_required": str(needed).lower(),
    }
    renews = each.get("renews") == "yes"
    if kind == "choice" and len(each["among"]) <= _FEW:
        chosen = usual or ("" if any(one.get("svg") for one in each["among"]) else each["among"][0]["id"])
        radios = [
            tag(
                "label",
                tag("input", type="radio", name=name, value=one["id"], checked=one["id"] == chosen),
                tag("span.lay", Html(one["svg"])) if one.get("svg") else None,
                tag("span", one["name"]),
            )
            for one in each["among"]
        ]
        row = tag("div.radios", *radios, data_renews=renews)
        return tag("fieldset.question", tag("legend", each["label"]), hint, row, wrong, aria_describedby=about)
    if kind == "switch":
        box = tag("input", type="checkbox", id=id, name=name, checked=True, aria_describedby=about)
        return tag("div.question", tag("label.switch", box, tag("span", each["label"])), hint, wrong)
    optional = kind in ("text", "lines", "whom") and not needed
    label = tag("label", f"{each['label']} ", tag("small", words["optional"]) if optional else None, for_=id)
    if kind == "choice":
        field = tag(
            "select", options([(one["id"], one["name"]) for one in each["among"]], usual), data_renews=renews, **shared
        )
    elif kind == "lines":
        field = tag("textarea", usual, rows=4, **shared)
    elif kind == "whom":
        field = _draw_whom(name, usual, shared, words, contacts and name != "from")
    else:
        field = tag("input", type="text", value=usual, inputmode="decimal" if kind == "measure" else None, **shared)
    return tag("div.question", label, hint, field, wrong)


def _draw_whom(name: str, usual: str, shared: dict[str, str], words: Words, contacts: bool) -> Html:
    """An address to type or paste, with how it will print beside it; and a contact to look up above it."""
    id = shared["id"]
    shared = {**shared, "aria_describedby": f"{shared['aria_describedby']} {id}-shown"}
    area = tag("textarea", usual, rows=5, spellcheck="false", data_whom=True, **shared)
    shown = tag("div.printed", id=f"{id}-shown", aria_live="polite")
    sought = {"aria_label": words["look-up"], "placeholder": words["look-up"], "aria_controls": f"{id}-found"}
    found = tag("ul.found", id=f"{id}-found")
    finder = tag("div", tag("input", type="search", autocomplete="off", **sought), found) if contacts else None
    return join((finder, tag("div.beside", area, shown)))


def draw_address(found: Mapping[str, Any], words: Words, *, greet: bool) -> Html:
    """How an address will print, whom the letter will greet, and what is to be told of it."""
    labels, greeted = vocabulary()["form"], found["salutation"] if greet else ""
    lines = [tag("span", line) for line in found["lines"]]
    told = (
        tag(
            "p",
            sentence(one["message"]),
            tag("small", sentence(one["hint"])) if one["hint"] else None,
            class_=one["kind"],
        )
        for one in found["remarks"]
    )
    return join((
        *((tag("h2", words["printed"]), tag("address", *lines)) if lines else ()),
        *(tag("p.quiet", f"{labels[f'part-{part}']}: {text}") for part, text in found["contact"].items()),
        tag("p.quiet", words["greeted"].replace("{salutation}", greeted)) if greeted else None,
        *_draw_left_out(found["left_out"], words),
        *told,
    ))  # fmt: skip


def _draw_left_out(rows: Iterable[str], words: Words) -> Iterable[Html]:
    """What of a pasted signature isn't printed, and the switch that prints it."""
    if rows:
        yield tag("p.quiet", words["left-out"].replace("{rows}", " / ".join(rows)))
        box = tag("input", type="checkbox", name="to_all")
        yield tag("p", tag("label.switch", box, tag("span", words["print-all"])))


def draw_result(title: str, told: Iterable[str], picture: str, after: str) -> Html:
    """What came of the answers, in sentences and a picture, and where to go on."""
    return tag(
        "div.ask",
        tag("h1", title, tabindex=-1),
        *(tag("p.about", sentence(each)) for each in told),
        tag("span.lay", Html(picture)),
        tag("p.answers", tag("button.main", after, data_act="back")),
    )
