"""Splits the text of a vCard file into cards, and each card into its properties.

Versions 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350, RFC 9554), as phones and mail programs write them: folded lines,
quoted-printable with soft line breaks, CHARSET, groups, parameters bare or named. What only a broken program writes is
told, and the rest of the card is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationery.model.late_pattern import late
from stationery.model.values import value

Fault = tuple[int, str]
"""A line of the file, and what is wrong with it."""

_BEGIN, _END = "BEGIN:VCARD", "END:VCARD"
_SURROGATE = late("[\ud800-\udfff]")
_UNSEEN = late(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Controls, and marks of direction, which address books put around what was pasted; nobody means to print them."""

_RUN_ON = ("PHOTO", "LOGO", "SOUND", "KEY", "NOTE")
"""Properties that some programs don't fold, so that what follows is more of them; nothing of them is printed."""

_NAME = late(r"(?:([\w.-]+)\.)?([\w-]+)", re.ASCII)
_PARAMETER = late(r';\s*(?:([^=;:"]+)=)?((?:"(?:\\["\\]|[^"])*"|[^;:"])*)')
_LABEL = late(r"_\$!<(.*)>!\$_")
_ESCAPE = late(r"\\(.)", re.DOTALL)
_LAST = 101
"""The rank of a property that no PREF names; those run from 1 to 100."""


@value
class Property:
    """One property of a card. `marks` are its types in lower case, and the user's own label; `prefer` is less where the
    property is preferred."""

    line: int
    group: str
    name: str
    marks: frozenset[str]
    prefer: int
    country: str
    label: str
    value: str

    def parts(self, separator: str = ";") -> list[str]:
        """The value split at separators that no backslash precedes; each part without its escapes."""
        found = re.findall(rf"(?:^|{separator})((?:\\.|[^{separator}\\]|\\$)*)", self.value, re.DOTALL)
        return [unescape(part) for part in found]

    def lists(self) -> list[list[str]]:
        """The same, each part split at the commas that no backslash precedes; empty ones are left out."""
        parts = re.findall(r"(?:^|;)((?:\\.|[^;\\]|\\$)*)", self.value, re.DOTALL)
        found = [re.findall(r"(?:^|,)((?:\\.|[^,\\]|\\$)*)", part, re.DOTALL) for part in parts]
        return [[text for each in part if (text := one_row(unescape(each)))] for part in found]

    def text(self) -> str:
        return one_row(unescape(self.value))


@value
class Block:
    """One card as its properties; `faults` are lines that can't be read."""

    line: int
    properties: tuple[Property, ...]
    faults: tuple[Fault, ...] = ()


def split_cards(text: str) -> Iterator[Block]:
    """The cards of a file in their order. What stands between cards is told in a Block without properties.

    Bytes that are not UTF-8 may be in the text as surrogates (`surrogateescape`).
    """
    open_: list[Property] | None = None
    faults: list[Fault] = []
    start = inner = stray = 0
    last = ""
    for number, row in _unfold(text):
        head = row.strip().upper().replace(" ", "")
        if head == _BEGIN:
            if open_ is not None and last == "AGENT":
                inner += 1
                continue
            if open_ is not None:
                yield Block(start, tuple(open_), (*faults, (start, "the card has no end: END:VCARD is missing")))
            open_, faults, start, inner, last = [], [], number, 0, ""
        elif open_ is None:
            if row.strip() and not stray:
                stray = number
                yield Block(number, (), ((number, f"this line belongs to no card: {_show(row)}"),))
        elif head == _END and inner:
            inner -= 1
        elif head == _END:
            yield Block(start, tuple(open_), tuple(faults))
            open_, stray = None, 0
        elif not inner and row.strip():
            read = _read_property(row, number)
            if isinstance(read, Property):
                open_.append(read)
                last = read.name
            elif last not in _RUN_ON:
                faults.append(read)
    if open_ is not None:
        yield Block(start, tuple(open_), (*faults, (start, "the card has no end: END:VCARD is missing")))


def has_card(text: str) -> bool:
    """Whether any line of a text begins a card."""
    return re.search(r"^[\ufeff \t]*BEGIN *: *VCARD[ \t\r]*$", text, re.IGNORECASE | re.MULTILINE) is not None


def unescape(text: str) -> str:
    if "\\" not in text:
        return text.strip()
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text).strip()


def one_row(text: str) -> str:
    return " ".join(text.split())


def _unfold(text: str) -> Iterator[tuple[int, str]]:
    """The file's logical lines, each with the number of its first row: a row that begins with a blank goes on with the
    one before, as does one after a quoted-printable row that ends with `=` (vCard 2.1)."""
    pieces: list[str] = []
    first, soft, quoted = 0, False, False
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    for number, row in enumerate(text.split("\n"), 1):
        if soft and row.strip().upper() not in (_BEGIN, _END):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(row)
        elif row[:1] in (" ", "\t") and pieces and pieces != [""]:
            pieces.append(row[1:])
        else:
            if pieces:
                yield first, "".join(pieces)
            pieces, first = [row], number
            quoted = "QUOTED-PRINTABLE" in row.partition(":")[0].upper()
        soft = quoted and row.rstrip().endswith("=")
        if soft:
            pieces[-1] = pieces[-1].rstrip()
    if pieces:
        yield first, "".join(pieces)


def _read_property(row: str, line: int) -> Property | Fault:
    named = _NAME.match(row)
    at = named.end() if named else 0
    parameters: list[tuple[str, str]] = []
    while found := _PARAMETER.match(row, at):
        parameters.append(((found[1] or "TYPE").strip().upper(), found[2]))
        at = found.end()
    if named is None or row[at : at + 1] != ":":
        return line, f"this line can't be read: {_show(row)}"
    texts, charset = dict(reversed(parameters)), ""
    for key, text in parameters:
        if key == "CHARSET":
            charset = text.strip('"')
    value = row[at + 1 :].strip()
    if any(key in ("ENCODING", "TYPE") and text.upper() == "QUOTED-PRINTABLE" for key, text in parameters):
        value = _decode_quoted(value, charset)
    elif _SURROGATE.search(value):
        value = _decode(value.encode("utf-8", "surrogateescape"), charset or "cp1252")
    marks: set[str] = set()
    prefer = _LAST
    for key, text in parameters:
        if key == "TYPE":
            marks |= {mark.strip().lower() for mark in text.replace('"', "").split(",")}
        elif key == "PREF" and (rank := text.strip().strip('"')).isascii() and rank.isdigit():
            prefer = min(prefer, int(rank))
    return Property(
        line,
        (named[1] or "").lower(),
        named[2].upper(),
        frozenset(marks),
        min(prefer, 1) if "pref" in marks else prefer,
        _plain_parameter(texts.get("CC", "")).strip().upper(),
        _plain_parameter(texts.get("LABEL", "")),
        value if value.isprintable() else _UNSEEN.sub("", value),
    )


def _plain_parameter(text: str) -> str:
    """The text of a parameter without its quotation marks; line ends and quotation marks may be written as RFC 6868
    has them (`^n`), or with a backslash."""
    text = text.strip()
    if not text:
        return ""
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        text = text[1:-1]
    if _SURROGATE.search(text):
        text = _decode(text.encode("utf-8", "surrogateescape"), "cp1252")
    text = re.sub(r"\^([n^'])", lambda found: {"n": "\n", "^": "^", "'": '"'}[found[1]], text)
    return _UNSEEN.sub("", unescape(text))


def _decode_quoted(value: str, charset: str) -> str:
    from quopri import decodestring

    return _decode(decodestring(value.encode("utf-8", "surrogateescape")), charset or "utf-8")


def _decode(data: bytes, charset: str) -> str:
    for each in (charset, "utf-8", "cp1252"):
        try:
            text = data.decode(each)
            text.encode()  # some odd encodings give surrogates
            return text
        except (LookupError, ValueError):  # no such encoding, not even a name, or other bytes than it has
            continue
    return data.decode("latin-1")


def own_label(text: str) -> str:
    """A label as the user has it: Apple writes its own ones as `_$!<Work>!$_`."""
    found = _LABEL.fullmatch(text.strip())
    return (found[1] if found else text).strip().lower()


def _show(row: str) -> str:
    row = _SURROGATE.sub("\ufffd", row.strip())
    return repr(row if len(row) <= 40 else f"{row[:39]}…")
