"""What people paste into a body that isn't Markdown: bullets turned into lists, HTML and footnotes refused by name."""

from __future__ import annotations

import re
from itertools import pairwise

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.reading.sign_here import find_signatures

_BULLETS = "•◦▪●‣·■□❖➢\uf0b7\uf0a7\uf0d8"
"""U+F0B7, U+F0A7, and U+F0D8 are a word processor's bullets in its symbol fonts."""
_BULLET = re.compile(rf"( *)([{_BULLETS}][ \t\u00a0\u202f]*|–[ \t\u00a0\u202f]+)(?=\S)")
_NUMBER = re.compile(r"( *)\((\d{1,3})\)([ \t\u00a0]+)(?=\S)")

_UNDERSCORES = re.compile(r"[ \t]*_{3,}[ \t]*")
_MOST_BELOW_LINE, _LONGEST_BELOW_LINE, _MOST_WORDS_OF_CLOSE = 12, 70, 6

_ITEM = re.compile(r"( {0,3})(\d{1,9})([.)])([ \t])")
_SMALL_NUMBER = 99
_SIGN = re.compile(r"( {0,3})([->])[ ]+[$€£]?\d")

_FOOTNOTE = re.compile(r"(?<!\\)(?<!\[)\[\^[^\]\s]{1,40}\](:?)")
_ELEMENT = re.compile(r"(?<!\]\()<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]{0,500})?/?>")
"""Not what stands in the parentheses of a link or a picture: `![a map](<table 1.png>)`."""
_COMMENT = re.compile("<!--")
_MARKDOWN = {
    "b strong": "write **words** for bold",
    "i em cite dfn var": "write *words* for italics",
    "br": "end the line with a \\ to break it",
    "p div span section article main center body html": "leave a blank line between paragraphs",
    "a": "write [words](https://example.org) for a link",
    "ul ol li menu dl dt dd": "begin each item of a list with `- `, or with `1. `",
    "table thead tbody tfoot tr td th caption col colgroup": "write a table with bars: | a | b |, below it |---|---|",
    "blockquote q": "begin a quotation's lines with `> `",
    "img picture svg": "write ![what it shows](FILE) for a picture",
    "h1 header title": "write the subject in the head: `subject: …`; ## begins a heading",
    "h2 h3 h4 h5 h6": "write ## before a heading",
}
"""What Markdown has for HTML's elements."""
_OTHERS = (
    "abbr address area aside audio base bdi bdo button canvas code data datalist del details dialog embed fieldset"
    " figcaption figure font footer form frame frameset head hgroup hr iframe input ins kbd label legend link map mark"
    " meta meter nav noscript object optgroup option output param pre progress rp rt ruby s samp script search select"
    " slot small source strike style sub summary sup template textarea time tt track u video wbr"
)
"""Elements without a counterpart, from the HTML standard, with obsolete ones that people still paste."""
_ELEMENTS = {
    **dict.fromkeys(_OTHERS.split(), "remove it"),
    **{name: hint for several, hint in _MARKDOWN.items() for name in several.split()},
}


def find_foreign(text: str, file: str, first_line: int) -> list[StationeryError]:
    """A fault for each HTML element and each footnote in a body; a \\ before it makes it print."""
    faults: list[StationeryError] = []
    opened: set[str] = set()
    for match in _ELEMENT.finditer(text):
        name = match[2].lower()
        hint = _ELEMENTS.get(name)
        if hint and not (match[1] and name in opened) and not _is_escaped(text, match.start()):
            opened.add(name)
            message = f"a letter's body can't have HTML: {match[0].split()[0].rstrip('>')}>"
            hint = f"{hint}; to print the brackets, put a \\ before the <"
            faults.append(SourceError(message, _place(text, match.start(), file, first_line), hint))
    for match in _COMMENT.finditer(text):
        if not _is_escaped(text, match.start()):
            hint = "remove it: it would print; a line of the head that begins with # is a comment"
            place = _place(text, match.start(), file, first_line)
            faults.append(SourceError("a letter's body can't have HTML comments: <!--", place, hint))
    for match in _FOOTNOTE.finditer(text):
        if not match[1] and not _is_escaped(text, match.start()):
            hint = "put the note into the sentence, in parentheses; to print the brackets, put a \\ before the ["
            place = _place(text, match.start(), file, first_line)
            faults.append(SourceError("a letter's body can't have footnotes", place, hint))
    return faults


def drop_foreign(text: str) -> str:
    """A faulty body without its footnotes' marks, of the same length, so that nothing else is said of them."""
    return _FOOTNOTE.sub(lambda match: "x" * len(match[0]), text)


def drop_signature_line(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> str:
    """The body without the underscores between a close and a name, where paper has the room to sign; a remark tells.

    Certain are those near the end, with a short row above that ends in a comma, and short rows below.
    """
    rows = text.split("\n")
    written = [number for number, row in enumerate(rows) if row.strip()]
    for at in range(1, len(written)):
        number = written[at]
        if not _UNDERSCORES.fullmatch(rows[number]) or len(written) - at > _MOST_BELOW_LINE:
            continue
        above, below = rows[written[at - 1]].strip(), [rows[other] for other in written[at + 1 :]]
        if above.endswith(",") and len(above.split()) <= _MOST_WORDS_OF_CLOSE and all(map(_is_short, below)):
            rows[number] = ""
            hint = "`as_typed: yes` in the head leaves the body as it is typed"
            diagnostics.remark(
                "this line to sign on is left out: the letter leaves room", Place(file, number + first_line, 1), hint
            )
    for number, name in find_signatures(rows).items():
        message = f"{rows[number].strip()!r} is left out: the letter leaves room to sign"
        if name:
            message = f"{rows[number].strip()!r} is printed as the name {name!r}: the letter leaves room to sign"
        rows[number] = name
        hint = "`as_typed: yes` in the head leaves the body as it is typed"
        diagnostics.remark(message, Place(file, number + first_line, 1), hint)
    return "\n".join(rows)


def keep_numbers(text: str) -> str:
    """The body with a \\ in each row that begins with a number, as `1986. What a season`, and is no item of a list.

    A list begins with 0 or 1, or with a small number and has a second item, or goes on with a greater one
    after an item's.
    """
    rows = text.split("\n")
    seen: set[int] = set()
    at = 0
    while at < len(rows):
        first = _ITEM.match(rows[at])
        if not first:
            at += 1
            continue
        run, blank = [at], False
        for row in range(at + 1, len(rows)):
            if not rows[row].strip():
                blank = True
            elif item := _ITEM.match(rows[row]):
                if blank and int(item[2]) <= _SMALL_NUMBER < int(first[2]):
                    break  # a list below a year
                run.append(row)
                blank = False
            elif blank and not rows[row].startswith(" "):
                break
        numbers = [int(match[2]) for row in run if (match := _ITEM.match(rows[row]))]
        listed = numbers[0] in (0, 1) or (
            numbers[0] <= _SMALL_NUMBER and (len(run) > 1 or any(each < numbers[0] for each in seen))
        )
        if listed:
            seen.update(numbers)
        else:
            for row in run:
                rows[row] = _ITEM.sub(r"\1\2\\\3\4", rows[row], count=1)
        at = run[-1] + 1
    return "\n".join(rows)


def keep_signs(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> str:
    """The body with a \\ before a minus or a greater-than sign at the beginning of a row, where no other row begins
    so: `- 5 degrees outside`, `> 50 people`. A remark tells."""
    rows = text.split("\n")
    for number, row in enumerate(rows):
        match = _SIGN.match(row)
        if not match or sum(each.lstrip(" ").startswith(match[2]) for each in rows) > 1:
            continue
        if number + 1 < len(rows) and rows[number + 1].startswith("  "):
            continue
        rows[number] = f"{match[1]}\\{row[len(match[1]) :]}"
        other = "a list" if match[2] == "-" else "a quotation"
        message = f"{row.strip()[:20]!r} is printed as typed, not as {other}"
        diagnostics.remark(message, Place(file, number + first_line, 1), "`as_typed: yes` in the head makes it one")
    return "\n".join(rows)


def tell_numbers(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> None:
    """Remark on the first list whose numbers leave some out: they are printed one after the other."""
    rows = text.split("\n")
    items = [(at, match) for at, row in enumerate(rows) if (match := _ITEM.match(row))]
    for (above, before), (at, item) in pairwise(items):
        between = rows[above + 1 : at]
        parted = any(not row.strip() and after.strip() and not after[:1].isspace() for row, after in pairwise(between))
        written, usual = int(item[2]), int(before[2]) + 1
        if parted or before[1] != item[1] or before[3] != item[3] or written in (usual, usual - 1):
            continue
        hint = "put text between the two, or a \\ before the period of each number, to print the numbers as typed"
        message = (
            f"{item[2]}{item[3]} follows {before[2]}{before[3]} in one list, whose items are numbered without gaps"
        )
        diagnostics.remark(message, Place(file, first_line + at, len(item[1]) + 1), hint)
        return


def _is_short(row: str) -> bool:
    return len(row) <= _LONGEST_BELOW_LINE


def set_bullets(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> str:
    """The body with Markdown's list marks in the place of pasted bullets, each as wide; a remark tells of each list.

    Two lines are a list: with only blank lines or an item's further lines between for a bullet that can be nothing
    else, one right below the other for a dash or a number in parentheses.
    """
    rows = text.split("\n")
    at = 0
    while at < len(rows):
        marks = _list_at(rows, at)
        if len(marks) < 2:
            at += 1
            continue
        first, shown = marks[0], ""
        for row in marks:
            rows[row], mark = _as_item(rows[row])
            shown = shown or mark
        message = f"the {len(marks)} lines that begin with {shown} are set as a list"
        column = len(rows[first]) - len(rows[first].lstrip(" ")) + 1
        hint = "`as_typed: yes` in the head prints them as typed"
        diagnostics.remark(message, Place(file, first + first_line, column), hint)
        at = marks[-1] + 1
    return "\n".join(rows)


def _as_item(row: str) -> tuple[str, str]:
    """A row with Markdown's mark, and the mark that it had."""
    if match := _NUMBER.match(row):
        return f"{match[1]}{match[2]}) {' ' * len(match[3])}{row[match.end() :]}", f"({match[2]})"
    match = _BULLET.match(row)
    assert match, "only rows with a bullet come here"
    return f"{match[1]}-{' ' * max(len(match[2]) - 1, 1)}{row[match.end() :]}", match[2].strip()[:1]


def _list_at(rows: list[str], at: int) -> list[int]:
    """The rows of the list that begins at a row; fewer than two are none."""
    if match := _NUMBER.match(rows[at]):
        begun = int(match[2])
        interrupts = at > 0 and bool(rows[at - 1].strip())
        if interrupts and begun != 1:  # Markdown begins a list within a paragraph with 1 only
            return []
        marks = [at]
        for row in range(at + 1, len(rows)):
            following = _NUMBER.match(rows[row])
            if not following or int(following[2]) != begun + len(marks):
                break
            marks.append(row)
        return marks
    match = _BULLET.match(rows[at])
    if not match:
        return []
    mark, indent, marks = match[2][0], len(match[1]), [at]
    certain, parted = mark in _BULLETS, False
    for row in range(at + 1, len(rows)):
        if not rows[row].strip():
            if not certain:
                break
            parted = True
            continue
        following = _BULLET.match(rows[row])
        if following and following[2][0] == mark and len(following[1]) == indent:
            marks.append(row)
            parted = False
        elif parted or not certain:
            break
    return marks


def _is_escaped(text: str, at: int) -> bool:
    before = text[:at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _place(text: str, at: int, file: str, first_line: int) -> Place:
    return Place(file, first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at))
