"""The text of a letter file turned into what the page shows: pictures, words, remarks, and marks to be filled in."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, get_args

from stationery.desk.edits import edit
from stationery.desk.forms import find_defaults, read_form
from stationery.desk.origins import Stretch, find_origins
from stationery.desk.signed import sign_as_typed
from stationery.desk.templates import Stand, Stood, stand_alone, template_in
from stationery.desk.vocabulary import in_our_terms, message_in_our_terms, vocabulary
from stationery.etiquette.findings import ERROR, QUESTION, WARNING, Finding
from stationery.model.errors import CannotSet, Remark, StationeryError, each_fault
from stationery.model.letter import Letter
from stationery.model.page import Page
from stationery.products.shown import What
from stationery.reading.spoken_dates import NoMoment, read_spoken
from stationery.studio import Studio

if TYPE_CHECKING:
    from stationery.pdf.svg import Svg

EMAIL = "email"
WHAT: tuple[str, ...] = (*get_args(What), EMAIL)

_MOST = 40_000
"""Characters of a letter that are composed and checked at each key: some 15 pages, in a quarter of a second."""

_PART = re.compile(r"^[a-z ]{3,30}: ")

_OF_THE_POST = "M"
"""What the ids of the post's rules begin with."""

_OF_NO_WORDS = (_OF_THE_POST, "S", "F")

_OF_GREETING = ("S1", "S9", "S11")
"""Rules of how one greets, which the writer may know better."""
_UNTITLED = "S2"
_UNFILLED, _MAY_COME = "N3", ("C2",)
"""The rule of placeholders, and those that miss what a placeholder may stand for."""
_OF_THE_SENDER = ("F1", "E3")
_IGNORED = "ignore:"

Rows = list[dict[str, Any]]
Matters = Callable[[str, str], bool]
"""Whether a remark is told, by what it is about and its words."""
Send = Callable[[str, "Svg"], Any]
"""What is sent of a page's picture, by the page's name: the piece and its number from 0."""


def show(
    studio: Studio,
    text: str,
    file: str,
    wanted: list[str],
    manner: tuple[date, bool],
    send: Send,
    stand: Stand | None = None,
) -> dict[str, Any]:
    """Each wanted piece that can be made, and remarks: what hinders a piece is one of the kind `error`.

    `manner` is the day, and whether zones are shown. The form is what is written, key by key, but for the body, which
    the page has. Of a very long text only the first part is shown; each piece then tells of `about` how many pages it
    would have. A letter for a list is shown as `stand` gives it, or with its fields, and `list` tells for whom.
    """
    form = read_form(text)
    body, form["body"] = form["body"], None
    shown = _show_all(studio, text, file, wanted, manner, send, (form, body, stand))
    _offer_day(shown["remarks"], text, form, manner[0])
    return shown


def _offer_day(remarks: Rows, text: str, form: dict[str, Any], today: date) -> None:
    """Offer the day that is meant by a date without a year, such as Nov 21, where the date can't be read."""
    try:
        day = read_spoken(form["values"]["date"], None, today).day
        new = edit(text, {"date": day.isoformat()}) if day else ""
    except (NoMoment, StationeryError):
        return
    for row in remarks if day and new else ():
        if row["kind"] == "error" and row["line"] == form["lines"].get("date"):
            label = vocabulary()["remarks"]["fix"].replace("{words}", f"{day}")
            row["fixes"] = [{"label": label, "text": new}]


def _show_all(
    studio: Studio,
    text: str,
    file: str,
    wanted: list[str],
    manner: tuple[date, bool],
    send: Send,
    read: tuple[dict[str, Any], str, Stand | None],
) -> dict[str, Any]:
    form, body, stand = read
    remarks: Rows = []
    part = _first_part(text)
    shown = {"pieces": {}, "remarks": remarks, "form": form, "list": None}
    try:
        if template := template_in(part, file):
            shown["list"] = {}
            stood = (stand and stand(template)) or stand_alone(template)
            return {**shown, **_show_for_list(studio, stood, wanted, manner, send), "list": stood.describe()}
    except StationeryError as fault:
        _add_faults(remarks, fault)
        return shown
    letter = _read(studio, part, file, remarks)
    if letter is None:
        return shown
    if remarks and body.strip() and not letter.body:  # its words can't be read, which is told
        wanted = [each for each in wanted if each == "envelope"]
    # How the first part of a letter was tightened tells nothing of the letter.
    matters = None if len(part) == len(text) else lambda about, _: about != "fit"
    pieces = _show(studio, letter, part, wanted, manner, remarks, matters)
    for what, piece in pieces.items():
        if len(part) < len(text):
            piece["about"] = max(1, round(len(piece["pages"]) * len(text) / len(part)))
            piece["pages"][1:] = piece["pages"][1:-1]  # where the text was cut, no page ends
        for number, page in enumerate(piece["pages"]):
            page["svg"] = send(f"{what} {number}", page["svg"])
    if len(part) < len(text):
        said = "this letter is very long; only its first part is shown and checked here"
        _append(remarks, describe(Remark(said, None, "all of it is saved, and printed"), "remark"))
    return {**shown, "pieces": pieces}


def _show_for_list(
    studio: Studio, stood: Stood, wanted: list[str], manner: tuple[date, bool], send: Send
) -> dict[str, Any]:
    """The pieces and remarks of a letter with fields, at the lines of the text that has them."""
    remarks: Rows = []
    for fault in stood.faults:
        _append(remarks, describe(fault, "error"))
    if remarks and not stood.letter.body:  # its words can't be read, which is told
        wanted = [each for each in wanted if each == "envelope"]
    pieces = _show(studio, stood.letter, stood.filled.text, wanted, manner, remarks, stood.matters)
    for what, piece in pieces.items():
        for number, page in enumerate(piece["pages"]):
            page["svg"] = send(f"{what} {number}", page["svg"])
            for stretch in page["words"]:
                stretch[0] = stretch[0] and stood.line(stretch[0])
    for each in remarks:
        each["line"] = each["line"] and stood.line(each["line"])
    for fault in stood.lacking:  # which may be another letter's list
        _append(remarks, describe(fault, "question"))
    return {"pieces": pieces, "remarks": remarks}


def _first_part(text: str) -> str:
    """As much of a text as is composed at each key: up to the end of a line, or of a word, if there is one."""
    if len(text) <= _MOST:
        return text
    end = max(text.rfind("\n", _MOST // 2, _MOST), 0) or max(text.rfind(" ", _MOST // 2, _MOST), 0)
    return text[: end or _MOST]


def _read(studio: Studio, text: str, file: str, remarks: Rows) -> Letter | None:
    """The letter, or as much of it as is understood, with what is wrong among the remarks."""
    try:
        return studio.read_text(text, file)
    except StationeryError as fault:
        _add_faults(remarks, fault)
        return fault.understood if isinstance(fault.understood, Letter) else None


def show_letter(studio: Studio, letter: Letter, text: str, wanted: list[str], today: date) -> dict[str, Any]:
    """The pieces of a letter that was read from the text, as far as they can be made."""
    pieces = _show(studio, letter, text, wanted, (today, False), [])
    for piece in pieces.values():
        for page in piece["pages"]:
            page["svg"] = str(page["svg"])
    return pieces


def _show(
    studio: Studio,
    letter: Letter,
    text: str,
    wanted: list[str],
    manner: tuple[date, bool],
    remarks: Rows,
    matters: Matters | None = None,
) -> dict[str, Any]:
    """The pieces, of the day and with zones or not, each page with its SVG in parts; and those remarks that matter."""
    file, pieces = letter.file, dict[str, Any]()
    today, zones = manner
    for what in wanted:
        try:
            if what == EMAIL:
                made = studio.email(letter, today=today)
                pieces[what] = {"pages": [], "text": made.text, "subject": made.subject, "html": _mail(made.html)}
                _add(remarks, made.remarks, matters)
            elif what in WHAT:
                try:
                    shown = studio.preview(letter, what=_what(what), zones=zones, single=what == "card", today=today)
                except StationeryError as fault:
                    signed = sign_as_typed(letter, fault)
                    if signed is None:
                        raise
                    _add_faults(remarks, fault)
                    shown = studio.preview(signed, what=_what(what), zones=zones, single=what == "card", today=today)
                origins = find_origins(shown.pages, shown.manuscript, text, file)
                pieces[what] = {"pages": list(map(_page, shown.drawn, shown.pages, origins))}
                _add(remarks, shown.remarks, matters)
        except StationeryError as fault:
            _add_faults(remarks, fault)
    return pieces


def _mail(html: str) -> str:
    """What is between the tags of an e-mail's body, for a place where line ends show; links lead nowhere."""
    body = html.partition("<body>\n")[2].partition("</body>")[0].rstrip().replace("<br>\n", "\n")
    return _LINK.sub("<a>", _INNER_END.sub(lambda end: end[1] or "", body))


_LINK = re.compile(r'<a href="[^"]*">')
_INNER_END = re.compile(
    r"(</(?:li|tr|thead|tbody)>|<(?:ul|ol|blockquote|table|thead|tbody|tr)\b[^>]*>)\n|\n(?=</blockquote>)"
)
"""Line ends between tags that would show as blank lines."""


def _what(name: str) -> What:
    return next(each for each in get_args(What) if each == name)


def check(studio: Studio, text: str, file: str, now: datetime) -> Rows:
    """What the rules find in the text; nothing in one that can't be understood, which the pages' remarks say."""
    text = _first_part(text)
    try:
        findings = studio.check(studio.read_text(text, file), now=now)
    except StationeryError:
        return []
    rows = text.split("\n")
    form = read_form(text)
    # Of an envelope alone only what the post asks is told, and of a letter without words yet little else.
    told = () if form["body"].strip() else (_OF_THE_POST,) if form["piece"] == "envelope" else (*_OF_NO_WORDS, "N3")
    if any(each.rule == _UNFILLED for each in findings):
        findings = tuple(each for each in findings if each.rule not in _MAY_COME)
    judged = (each for each in findings if (not told or each.rule.startswith(told)) and not _is_told(each, form))
    return [
        {**_finding(each), "fixes": [*_fixes(each, rows), *_let_be(each, text), *_lead(each, form, file)]}
        for each in judged
    ]


def defaults_of(studio: Studio, text: str, file: str, today: date) -> dict[str, str]:
    """What the form's keys come to where the text says nothing of them."""
    try:
        template = template_in(text, file)
        letter = stand_alone(template).letter if template else _read(studio, _first_part(text), file, [])
    except StationeryError:
        return {}
    found = find_defaults(studio, letter, today, "card" if letter.kind == "note" else "letter") if letter else {}
    if tag := found.get("language", "").lower():
        languages = studio.catalog("languages")
        known = languages.get(tag) or languages.get(tag.partition("-")[0])
        found["language"] = known.name if known else found["language"]
    return found


def _fixes(found: Finding, rows: list[str]) -> list[dict[str, str]]:
    """The text with the finding mended, where its remedy is certain and the words stand once in their line."""
    place = found.place
    if found.instead is None or place is None or not 0 < place.line <= len(rows):
        return []
    written, instead = found.instead
    row = rows[place.line - 1]
    if row.count(written) != 1:
        return []
    words, several = vocabulary()["remarks"], "\n" in instead
    if several:
        before, _, after = row.partition(written)
        if after.strip() or before.strip(" -"):
            return []  # no line of a block or a list
        instead = f"\n{before}".join(instead.split("\n"))
    mended = [*rows[: place.line - 1], row.replace(written, instead), *rows[place.line :]]
    label = words["split"] if several else words["fix"].replace("{words}", instead)
    return [{"label": label, "text": "\n".join(mended)}]


def _let_be(found: Finding, text: str) -> list[dict[str, str]]:
    """The text in which what is meant is left alone, as `check: {ignore: …}` says: a greeting, and what the remedy of
    a finding offers to leave."""
    label = "greeting-meant" if found.rule in _OF_GREETING else "meant"
    if label == "meant" and f"check: {{ignore: [{found.rule}]}}" not in found.remedy:
        return []
    try:
        changed = edit(text, {"check": {"ignore": found.rule}}) if _IGNORED not in text else ""
    except StationeryError:
        return []
    return [{"label": vocabulary()["remarks"][label], "text": changed}] if changed else []


def _lead(found: Finding, form: dict[str, Any], file: str) -> list[dict[str, str]]:
    """The way to where what the sender lacks is written for all letters."""
    place = found.place
    above = [key for key, line in form["lines"].items() if place and place.file == file and line <= place.line]
    no_recipient = not (place and place.line) and not (form["values"]["to"] or "to" in form["parts"])
    if found.rule not in _OF_THE_SENDER or above[-1:] not in ([], ["from"]) or no_recipient:
        return []
    return [{"label": vocabulary()["you"]["title"], "href": "#begin/you"}]


def _is_told(found: Finding, form: dict[str, Any]) -> bool:
    """Whether composing tells it anyway: that the salutation that is built has no title."""
    built = not form["values"]["salutation"] and found.place and found.place.line < form["body_line"]
    return found.rule == _UNTITLED and bool(built)


_LEVELS = {
    ERROR: "warning",  # it holds nothing up, so that it is no "must"
    WARNING: "warning",
    QUESTION: "question",
}


def _finding(found: Finding) -> dict[str, Any]:
    place = found.place
    return {
        "rule": found.rule,
        "level": _LEVELS.get(found.severity, "remark"),
        "message": message_in_our_terms(found.message),
        "remedy": in_our_terms(found.remedy),
        "line": place.line if place else 0,
        "column": place.column if place else 0,
    }


def _page(svg: Svg, page: Page, origins: list[Stretch]) -> dict[str, Any]:
    width, height = round(page.size.width.mm, 2), round(page.size.height.mm, 2)
    return {"svg": svg, "width_mm": width, "height_mm": height, "words": [each.row() for each in origins]}


def _add(remarks: Rows, found: tuple[Remark, ...], matters: Matters | None) -> None:
    for each in found:
        if matters is None or matters(each.about, each.message):
            _append(remarks, describe(each, "remark"))


def _add_faults(remarks: Rows, fault: StationeryError) -> None:
    for each in each_fault(fault):
        _append(remarks, describe(each, "error"))


def _append(remarks: Rows, row: dict[str, Any]) -> None:
    if row not in remarks:
        remarks.append(row)


def describe(said: Remark | StationeryError, kind: str) -> dict[str, Any]:
    """A remark or a fault as the page has it: a date that is none is a fault here, where it can be mended at once."""
    place, message = said.place, said.message
    if isinstance(said, CannotSet) and place and place.line:
        message = _PART.sub("", message)  # each piece has its own name for the line, which is told anyway
    return {
        "message": message_in_our_terms(message),
        "hint": in_our_terms(said.hint),
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "kind": "error" if isinstance(said, Remark) and said.about == "date" else kind,
        "where": os.path.basename(place.file) if place else "",
    }
