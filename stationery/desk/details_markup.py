"""The details of a look as the page shows them: a card's front, the monogram, switches, accent color, and logo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from stationery.catalog.accents import LEAST_CONTRAST
from stationery.catalog.monograms import ARRANGEMENTS, FRAMES
from stationery.desk.markup import Html, join, options, tag
from stationery.desk.vocabulary import vocabulary

_FIRST_COLOR = "#1f4e8c"


def _say(key: str, **slots: object) -> str:
    words = vocabulary()["looks"].get(key, "")
    for slot, text in slots.items():
        words = words.replace(f"{{{slot}}}", str(text))
    return words


def draw_details(told: Mapping[str, Any]) -> Html:
    return join(
        (
            _draw_front(told["front"]) if told["front"] else None,
            _draw_monogram(told["monogram"]) if told["monogram"] else None,
            *map(_draw_switch, told["switches"]),
            _draw_accent(told["accent"], told["letterhead"]),
            _draw_logo(told["logo"]),
        )
    )


def _draw_front(front: Mapping[str, Any]) -> Html:
    """The words on the front of a card, how they are set, and its border."""
    words = tag("textarea", front["words"], name="words", id="front-words", rows=2, aria_describedby="words-about")
    return tag(
        "fieldset",
        tag("legend", _say("on-front")),
        tag("p.soft", _say("words-about"), id="words-about"),
        tag("p", tag("label", _say("words"), for_="front-words"), words),
        _draw_choice("front", front["front"], front["fronts"]),
        _draw_choice("border", front["border"], front["borders"]),
    )


def _draw_monogram(monogram: Mapping[str, Any]) -> Html:
    """The letters of a monogram, how they stand, and the frame around them."""
    shared = {"id": "monogram-letters", "autocomplete": "off", "aria_describedby": "letters-about"}
    letters = tag("input", type="text", name="letters", value=monogram["letters"], data_heading=True, **shared)
    return tag(
        "fieldset",
        tag("legend", _say("monogram")),
        tag("p.soft", _say("letters-about"), id="letters-about"),
        tag("span", tag("label", _say("letters"), for_="monogram-letters"), letters),
        *(
            _draw_choice(key, monogram[key], {each: _say(f"{key}-{each}") for each in among}, data_heading=True)
            for key, among in (("monogram", FRAMES), ("arrangement", ARRANGEMENTS))
            if monogram["framed"]
        ),
    )


def _draw_choice(key: str, now: str, among: Mapping[str, str], **more: object) -> Html:
    """One of some names, or what is usual."""
    choices = options((("", _say("usual")), *among.items()), now)
    named = _say("frame" if key == "monogram" else key)
    select = tag("select", choices, name=key, id=f"choose-{key}", **more)
    return tag("span", tag("label", named, for_=f"choose-{key}"), select)


def say_contrast(found: Mapping[str, Any]) -> str:
    """How a color reads on white paper; empty for what is no color."""
    if found.get("contrast") is None:
        return ""
    slots = {"contrast": f"{found['contrast']:g}", "least": f"{found['least']:g}", "color": found["color"]}
    return _say("pale" if found["why"] else "contrast", **slots)


def _draw_switch(each: Mapping[str, Any]) -> Html:
    key, now = each["key"], each["now"]
    by = "usually-house" if each["who"] == vocabulary()["who"]["house"] else "usually"
    usual = _say(by, what=_say(now), who=each["who"]) if now and not each["written"] else _say("usual")
    choices = [("", usual), *((value, _say(value)) for value in each["among"])]
    chosen, about = now if each["written"] else "", _say(f"{key}-about")

    def choice(value: str, words: str) -> Html:
        id = f"switch-{key}-{value or 'usual'}"
        box = tag("input", type="radio", name=key, id=id, value=value, checked=value == chosen)
        return tag("span", box, tag("label", words, for_=id))

    return tag(
        "fieldset",
        tag("legend", _say(key)),
        *(choice(*each) for each in choices),
        tag("p.soft", about) if about else None,
    )


def _draw_logo(logo: Mapping[str, Any]) -> Html:
    """Its file, of those beside the letter or by its name; and if there is one, its height."""
    about = tag("p.soft", _say("logo-about"), id="logo-about")
    files = tag("datalist", *(tag("option", value=each) for each in logo["files"]), id="logos")
    rows = [_draw_field("logo", logo["file"], files, list="logos")]
    if logo["file"]:
        size = {key: logo[key] for key in ("least", "usual", "most")}
        rows.append(
            _draw_field("height", logo["height"], tag("small", _say("height-about", **size), id="height-about"))
        )
    return tag("fieldset", tag("legend", _say("logo")), about, *rows)


def _draw_field(key: str, value: str, after: Html, **more: str) -> Html:
    shared = {"id": f"logo-{key}", "aria_describedby": f"{key}-about", "autocomplete": "off"}
    field = tag("input", type="text", name=key, value=value, data_heading=True, **shared, **more)
    return tag("span", tag("label", _say("logo-file" if key == "logo" else key), for_=f"logo-{key}"), field, after)


def _draw_accent(accent: Mapping[str, Any], letterhead: str) -> Html:
    color = accent["color"]
    well = tag("input", type="color", id="accent", value=color or _FIRST_COLOR, aria_describedby="contrast")
    named = tag("label", color or _say("choose-accent"), for_="accent")
    clear = tag("button", _say("no-accent"), data_clear=True) if accent["written"] else None
    said = say_contrast(accent) or _say("accent-usual", least=f"{LEAST_CONTRAST:g}")
    contrast = tag("p.soft", said, id="contrast", aria_live="polite", data_bad=bool(accent.get("why")))
    about = tag("p.soft", _say("accent-about", letterhead=letterhead))
    return tag("fieldset", tag("legend", _say("accent")), about, tag("span", well, named, clear), contrast)
