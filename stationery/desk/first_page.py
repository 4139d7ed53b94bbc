"""First page: index.html as it is sent, with its words in place and the fields of the form."""

from __future__ import annotations

import re
from html import escape

from stationery.desk.markup import Html, join, options, tag
from stationery.desk.vocabulary import vocabulary

_TAG = re.compile(r"<[^<>]*\bdata-w[^<>]*>")
_WORDS = re.compile(r' data-w(-\w+)?="(\w+)\.([\w-]+)"')
_FORM = 'id="form" aria-labelledby="tab-form" tabindex="-1" hidden>'
_SEND = 'id="send" data-list="" aria-labelledby="tab-send" tabindex="-1" hidden>'
_BOTH = '<dialog id="both" aria-labelledby="both-title">'
_APPLE = re.compile(r"Mac|iPhone|iPad")
_KEYS = {"bold": "B", "italic": "I", "list": "+8", "quote": "+9", "undo": "Z", "redo": "+Z"}
"""The keys of what a button does; with a plus, those of the shift key."""
_DRAWN = {
    "undo": "M7 4 3 8l4 4M3.5 8H12a4.5 4.5 0 0 1 0 9H8",
    "redo": "m13 4 4 4-4 4M16.5 8H8a4.5 4.5 0 0 0 0 9h4",
    "list": "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
    "quote": "M4 4v12M8 6h9M8 10h9M8 14h6",
}
"""The drawings on buttons without words, 20 by 20."""

_FIRST, _LONGER = "more", {"to": 4, "from": 4, "body": 10, "enclosures": 2, "copies": 2, "postscript": 2}
"""What the fields that few need begin with; and the rows of those with several lines."""
PRINTED, FILES = ("letter", "envelope", "card"), ("pdf", "envelope", "card", "eml", "ics")
"""What is printed, and what is saved, of one letter."""
_UNSPELLED = ("to", "from")
_LISTED = ("postage", "language")
_NO_FIELD = ("unreadable",)


def draw_first_page(file: str, agent: str) -> str:
    """The page in `file` for the browser that calls itself `agent`, which tells what its command key is."""

    def speak(found: re.Match[str]) -> str:
        apple, inside, named = bool(_APPLE.search(agent)), "", False

        def put(words: re.Match[str]) -> str:
            nonlocal inside, named
            how, area, key = words.groups()
            said = escape(vocabulary()[area][key].replace("{key}", _say_key(_KEYS.get(key, ""), apple=apple)))
            if how is None:
                inside, named = said, True
                return ""
            if how == "-title":
                inside = _draw_icon(_DRAWN[key]) if key in _DRAWN else inside
                return f' title="{said}"' + ("" if named else f' aria-label="{said}"')
            return f' {"aria-label" if how == "-label" else how[1:]}="{said}"'

        return _WORDS.sub(put, found[0]) + inside

    with open(file, encoding="utf-8") as stream:
        text = stream.read()
    drawn = _TAG.sub(speak, text).replace(_FORM, f"{_FORM}{_draw_form()}")
    return drawn.replace(_SEND, f"{_SEND}{_draw_sending()}").replace(_BOTH, f"{_BOTH}{_draw_both()}")


def _draw_icon(path: str) -> Html:
    return Html(f'<svg viewBox="0 0 20 20" aria-hidden="true"><path d="{path}"/></svg>')


def _say_key(key: str, *, apple: bool) -> str:
    shift, letter = key.startswith("+"), key.removeprefix("+")
    if apple:
        return f"{'⇧' * shift}⌘{letter}"
    return f"Ctrl+{'Shift+' * shift}{letter}"


def _draw_form() -> Html:
    """The fields of a letter, key by key, in the order of their words; below `more` are those that few need."""
    words = vocabulary()["form"]
    keys = [each for each in words if "-" not in each and each not in _NO_FIELD]
    at = keys.index(_FIRST)
    more = tag("details.more", tag("summary", words[_FIRST]), *map(_draw_field, keys[at + 1 :]))
    lost = tag("p.notice", words["unreadable"], hidden=True)
    return join((lost, tag("div.fields", *map(_draw_field, keys[:at]), more)))


def _draw_field(key: str) -> Html:
    words, id, about = vocabulary()["form"], f"f-{key}", vocabulary()["form"].get(f"{key}-about")
    shared = {"id": id, "data_key": key, "aria_describedby": f"{id}-about" if about else None}
    if key == "kind":
        field = tag("select", options(vocabulary()["kinds"].items()), **shared)
    elif key in _LONGER:
        field = tag("textarea", rows=_LONGER[key], spellcheck=str(key not in _UNSPELLED).lower(), **shared)
    else:
        field = tag("input", type="text", autocomplete="off", list=f"{id}-list" if key in _LISTED else None, **shared)
    among = tag("datalist", id=f"{id}-list") if key in _LISTED else None
    told = tag("small", about, among, id=f"{id}-about") if about else None
    beside = tag("div", field, tag("div.parts", hidden=True), told)
    return tag(f"div.formed.{key}", tag("label", words[key], for_=id), beside)


def _draw_sending() -> Html:
    """Where a letter is printed, and its files are made."""
    words, pages = vocabulary()["send"], vocabulary()["pages"]

    def button(part: str, said: str = "", kind: str = "button", *, hidden: bool = False) -> Html:
        return tag(kind, said, data_part=part, hidden=hidden)

    whats = (tag("button", pages[each], data_of=each) for each in PRINTED)
    enclosed = tag("label.switch", tag("input", type="checkbox", data_part="pages"), words["enclosed"])
    copies = tag("input", type="number", id="copies", min=1, max=99, value=1)
    buttons = (
        button("pdf", words["save"], "button.main", hidden=True), button("now", kind="button.main", hidden=True),
        button("fix"), button("look", words["look"], hidden=True),
    )  # fmt: skip
    files = [tag("button", words[each], data_of=each, data_file=each) for each in FILES]
    return join((
        tag(
            "section.print",
            tag("h2", words["print"]),
            tag("div.kinds", *whats, role="group", aria_label=words["what"], data_part="whats"),
            tag("figure.loading", data_part="loading"),
            tag("p", enclosed, tag("small"), hidden=True, data_part="enclosed"),
            tag("p", tag("label", words["copies"], for_="copies"), copies, hidden=True),
            tag("p.answers", *buttons),
            tag("pre.plan", tabindex=0, aria_label=words["plan"], data_part="plan"),
        ),
        tag(
            "section.files",
            tag("h2", words["files"]),
            tag("div.made", *files, tag("button", words["copy"], data_of="text", data_part="copy"), data_part="made"),
            tag("p.soft", words["mail-about"], data_of="eml"),
        ),
    ))  # fmt: skip


def _draw_both() -> Html:
    """Both texts of a letter that was changed in two places, and which one stays."""
    words = vocabulary()["both"]
    sides = (
        tag("section", tag("h3", words[side]),
            tag("div.text", id=side, tabindex=0, role="region", aria_label=words[side]))
        for side in ("mine", "theirs")
    )  # fmt: skip
    answers = (("mine", "keep"), ("theirs", "take"), ("", "cancel"))
    return join((
        tag("h2", words["title"], id="both-title"),
        tag("p", words["about"]),
        tag("div.texts", *sides),
        tag("p.answers", *(tag("button", words[key], data_answer=answer) for answer, key in answers)),
    ))  # fmt: skip
