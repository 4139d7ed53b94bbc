"""A change of one key of a letter file's head, as a new text in which all else stays: comments, order, every byte.

What is written is read back: a text in which another key would say something else is never given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from stationery.data.tables import Node, Scalar, Table, plain_key
from stationery.data.tables import Sequence as ListNode
from stationery.data.yaml import read_table
from stationery.desk.kept_comments import Rows, begin_items, change_items, keep_comments, rows_of_key
from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.values import value
from stationery.reading.letters import ALIASES, KEYS
from stationery.reading.profile import quote

BODY = "body"
Value = str | bool | Sequence[str] | Mapping[str, str] | None
"""What a form says of a key: words, of one line or several; a switch; a list; some parts of a table; None to take the
key away, as an empty one does."""

ORDER = (
    "kind", "occasion", "language", "style", "paper", "words", "front", "border", "letterhead", "font", "envelope",
    "card", "punctuation", "figures", "spacing", "justify", "one_page", "smart", "address_manner", "country_line",
    "from", "to", "attention", "place", "date", "delivery_notation", "arrival_notation", "reference",
    "your_reference", "our_reference", "interview", "position", "organization", "decision_by", "learned",
    "interviewers", "subject", "salutation", "close", "signature", "signers", "initials", "enclosures", "copies",
    "postage", "postscript", "check", "as_typed",
)  # fmt: skip
"""The keys as the drafts and samples have them one below the other; a new one goes where its neighbors are."""

_BLOCK = ("to", "from")
"""Keys whose words are lines, whatever their number."""

_NAMED = {"letterhead": "name", "signature": "file"}

ENCLOSURES = "enclosures"
_NAMED_FILE = re.compile(r"(?P<name>[^\s:][^:]*): +(?P<file>\S.*\.pdf)", re.IGNORECASE)
"""A row of a form that gives an enclosure's name and its file."""

_INDENT = "  "
_HEAD_KEY = re.compile(r"([A-Za-z][A-Za-z_ -]*):(?:\s|$)")
_PUT_BACK = "put the --- line back above the first line, and below the last of these lines"
_HEADER = re.compile(r"[^#]*?:\s*[|>][-+0-9]*")
_KEY = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s'"#\[{][^:]*?)\s*:(?=\s|$)"""


@value
class Head:
    """The rows of a text that are its head: the first row below the opening `---`, and the row of the closing one."""

    begin: int
    end: int


def find_head(rows: Sequence[str]) -> Head | None:
    """Where the head is; None where the text has none. Raises SourceError for one that never ends."""
    first = next((number for number, row in enumerate(rows) if row.strip()), None)
    if first is None or rows[first].rstrip() != "---":
        return None
    for number in range(first + 1, len(rows)):
        if rows[number].rstrip() in ("---", "..."):
            return Head(first + 1, number)
    raise SourceError("the head that starts here has no end", Place("", first + 1), "end it with a line of ---")


def read_head(text: str) -> Table:
    """The head's table, its keys by their own names; an empty one without a head. Raises SourceError as YAML does."""
    rows = text.split("\n")
    head = find_head(rows)
    if head is None:
        return read_table("", "")
    table = read_table("".join(f"{row}\n" for row in rows[head.begin : head.end]), "", head.begin + 1)
    return table.spell_keys((*KEYS, *ALIASES)).rename_keys(
        {alias: key for alias, key in ALIASES.items() if key not in table.nodes}
    )


def refuse_lost_lines(rows: Sequence[str]) -> None:
    """Raise SourceError where rows without a head begin with keys of one: a second head above would print them."""
    first = next((number for number, row in enumerate(rows) if row.strip() and not _is_comment(row)), None)
    found = _HEAD_KEY.match(rows[first]) if first is not None else None
    if first is not None and found and plain_key(found[1]) in (*KEYS, *ALIASES):
        raise SourceError("the lines of --- around the head are missing", Place("", first + 1), _PUT_BACK)


def edit(text: str, changes: Mapping[str, Value]) -> str:
    """The text with each change made. Raises SourceError, at its line, where the head can't be changed key by key."""
    for key, said in changes.items():
        text = _replace_body(text, said) if key == BODY else _change(text, key, said)
    return text


def _replace_body(text: str, said: Value) -> str:
    if not isinstance(said, str):
        raise SourceError("a letter's body is text", Place(BODY))
    rows = text.split("\n")
    head = find_head(rows)
    above = "" if head is None else "\n".join(rows[: head.end + 1]) + "\n"
    if head is None and said.lstrip().startswith("---"):
        above = "---\n---\n"
    return above + said


def _change(text: str, key: str, said: Value) -> str:
    if key not in KEYS:
        raise SourceError(f"a letter has no {key!r}", Place(key))
    rows = text.split("\n")
    head = find_head(rows)
    if head is None:
        if _is_empty(said):
            return text
        refuse_lost_lines(rows)
        rows, head = ["---", "---", *rows], Head(1, 1)
    before = read_head("\n".join(rows))
    inner = rows[head.begin : head.end]
    said = _name_choice(before, key, said)
    if key == ENCLOSURES and key in before and not _is_plain(before.nodes[key]):
        hint = "change it in the file"
        raise SourceError("enclosures with more than a file can't be changed here", before.key_place(key), hint)
    if before.flow:
        raise SourceError("a head in braces can't be changed here", before.place, "change it in the file")
    if _says("\n".join(rows), before, key, said):
        return text
    for way in (said, _Row(said)) if isinstance(said, str) else (said,):
        changed = _put(inner, before, key, way, head.begin + 1)
        new = "\n".join([*rows[: head.begin], *changed, *rows[head.end :]])
        if _says(new, before, key, said):
            return new
    place = before.key_place(key) if key in before else before.place
    raise SourceError(f"`{key}` can't be changed here without changing more", place, "change it in the file")


def _name_choice(before: Table, key: str, said: Value) -> Value:
    """A choice that may be a name, or a table of its name and settings: what is said of the one goes to the other."""
    named, node = _NAMED.get(key, ""), before.nodes.get(key)
    if key in _BLOCK and isinstance(said, str) and isinstance(node, Table) and "lines" in node:
        return {"lines": said}  # beside them stand an e-mail address and the like, which stay
    if named and isinstance(said, Mapping) and isinstance(node, Scalar) and node.text.strip():
        return {named: node.text.strip(), **said}
    if named and isinstance(said, str) and said.strip() and isinstance(node, Table):
        return {named: said}
    return said


class _Row(str):
    """Lines that have to be in one row, in quotation marks: below them stands what a block would take for more."""

    __slots__ = ()


def _put(rows: list[str], table: Table, key: str, said: Value, first_line: int) -> list[str]:
    """The rows of a table with that key changed. `first_line` is the number of the first row."""
    places = {name: place.line - first_line for name, place in table.key_places.items()}
    if key not in table:
        return rows if _is_empty(said) else _insert(rows, places, key, _write(key, said, None, ""))
    at = places[key]
    end = _end(rows, at, min((other for other in places.values() if other > at), default=len(rows)), table.nodes[key])
    node = table.nodes[key]
    if isinstance(said, Mapping) and isinstance(node, Table) and not node.flow and not _all_gone(node, said):
        first = at + 1
        inner = rows[first:end]
        for name, words in said.items():
            inner = _put_part(inner, name, words)
        return [*rows[:first], *inner, *rows[end:]]
    if _is_empty(said) or (isinstance(said, Mapping) and isinstance(node, Table) and _all_gone(node, said)):
        above = max((name for name in places if places[name] < at), key=lambda name: places[name], default="")
        below = _unindent_comments(rows[end:]) if _is_block(table.nodes.get(above)) else rows[end:]
        return [*rows[:at], *rows_of_key(rows, at, end).above(), *below]
    if isinstance(said, Mapping) and isinstance(node, Table):
        said = {**_texts(node), **said}
    old = rows_of_key(rows, at, end)
    new = _change_items(old, key, said, node, first_line + at)
    if not new:
        row = rows[at].removesuffix(old.beside(0))
        new = _write(table.typed(key), said, node, row, rows[at + 1 : end])
        new = keep_comments(old, [_keep_key(row, new[0]), *new[1:]])
    return [*rows[:at], *new, *rows[end:]]


def _change_items(old: Rows, key: str, said: Value, node: Node, line: int) -> list[str]:
    """The rows of a list with a dash before each item, where each is one row of the form; none of another value."""
    if not isinstance(node, ListNode) or node.flow or isinstance(said, bool | Mapping | None):
        return []
    shown, begins = [list_enclosures(each) for each in node.items], begin_items(old, node, line)
    if not begins or any(len(row) != 1 for row in shown):
        return []
    items = [row for row in _lines(said) if row] if isinstance(said, str) else _join_lines(said)

    def write(item: str, at: int) -> str:
        if ALIASES.get(key, key) == ENCLOSURES and _NAMED_FILE.fullmatch(item):
            return _enclosure(item)
        return _scalar(item, node.items[at] if at >= 0 else None)

    return change_items(old, begins, [row for (row,) in shown], items, write)


def _put_part(rows: list[str], name: str, words: str) -> list[str]:
    """The rows of a nested table with one of its parts changed."""
    indent = next(
        (row[: len(row) - len(row.lstrip())] for row in rows if row.strip() and not _is_comment(row)), _INDENT
    )
    table = read_table("\n".join(row[len(indent) :] if row.startswith(indent) else row for row in rows), "")
    plain = [row[len(indent) :] if row.startswith(indent) else row for row in rows]
    # A row that isn't indented, blank or a comment, gets its own back.
    kept = {id(row): old for row, old in zip(plain, rows, strict=True)}
    changed = _put(plain, table, name, words, 1)
    return [kept.get(id(row), indent + row if row else row) for row in changed]


def _end(rows: list[str], at: int, following: int, node: Node) -> int:
    """The row below a key's value: what is blank or a comment above the next key is not of it."""
    end = following
    block = _is_block(node)
    while end > at + 1:
        row = rows[end - 1]
        indented_text = block and row[:1] in " \t" and row.strip()
        if indented_text or (row.strip() and not _is_comment(row)):
            break
        end -= 1
    return end


def _is_block(node: Node | None) -> bool:
    return isinstance(node, Scalar) and node.style in ("|", ">")


def _unindent_comments(rows: list[str]) -> list[str]:
    """Rows that follow a block, which would take an indented comment for its own text."""
    above = len(list(takewhile(lambda row: not row.strip() or _is_comment(row), rows)))
    return [*(row.lstrip() if row.strip() else row for row in rows[:above]), *rows[above:]]


def _insert(rows: list[str], places: Mapping[str, int], key: str, new: list[str]) -> list[str]:
    """The rows with a new key: below a comment that tells of it, else below the last key that customarily precedes."""
    told = re.compile(rf"#\s*{re.escape(key)}:")
    for number, row in enumerate(rows):
        if told.match(row):
            return [*rows[: number + 1], *new, *rows[number + 1 :]]
    rank = ORDER.index(key) if key in ORDER else len(ORDER)
    nested = key not in ORDER  # a setting of a table goes below the others
    above = [at for name, at in places.items() if nested or (name in ORDER and ORDER.index(name) < rank)]
    if above:
        at = max(above)
        following = min((other for other in places.values() if other > at), default=len(rows))
        end = following
        while end > at + 1 and (not rows[end - 1].strip() or rows[end - 1].startswith("#")):
            end -= 1
    else:
        end = min(places.values(), default=len(rows))
        end -= len(list(takewhile(lambda row: row.startswith("#"), reversed(rows[:end])))) if places else 0
    return [*rows[:end], *new, *rows[end:]]


def _write(key: str, said: Value, node: Node | None, row: str, further: Sequence[str] = ()) -> list[str]:
    """The rows of a key with its value, in the manner of the one that was there."""
    if isinstance(said, bool):
        return [f"{key}: {'yes' if said else 'no'}"]
    if isinstance(said, str):
        lines = _lines(said)
        if isinstance(said, _Row):
            return [f"{key}: {_double(chr(10).join(lines))}"]
        block = isinstance(node, Scalar) and node.style == "|"
        if isinstance(node, ListNode):
            return _write_list(key, [line for line in lines if line], node, further)
        if len(lines) > 1 or block or (key in _BLOCK and node is None and len(lines) == 1 and "\n" in said):
            if block:
                indent = next((each[: len(each) - len(each.lstrip())] for each in further if each.strip()), _INDENT)
                header = row
                if not re.fullmatch(r"\|\s*", (_HEADER.match(row) or [""])[0].rpartition(":")[2].strip()):
                    header = f"{key}: |"
            else:
                indent, header = _INDENT, f"{key}: |"
            return [header, *(indent + line if line else "" for line in lines)]
        return [f"{key}: {_scalar(' '.join(lines), node)}"]
    if isinstance(said, Mapping):
        parts = {name: words for name, words in said.items() if not _is_empty(words)}
        return [f"{key}:", *(_INDENT + each for name, words in parts.items() for each in _write(name, words, None, ""))]
    assert said is not None, "an absent value isn't written"
    items = _join_lines(said)
    if ALIASES.get(key, key) == ENCLOSURES and any(map(_NAMED_FILE.fullmatch, items)):
        return [f"{key}:", *(f"{_INDENT}- {_enclosure(each)}" for each in items)]
    if isinstance(node, Scalar) and len(items) == 1 and node.style != "|":
        return [f"{key}: {_scalar(items[0], node)}"]
    return _write_list(key, items, node, further)


def _enclosure(item: str) -> str:
    """A name, or a name and its file as a table of one row."""
    found = _NAMED_FILE.fullmatch(item)
    return f"{_scalar(found['name'].rstrip(), None)}: {_scalar(found['file'], None)}" if found else _scalar(item, None)


def _is_plain(node: Node) -> bool:
    """Whether enclosures are names and files alone."""
    tables = [each for each in (node.items if isinstance(node, ListNode) else (node,)) if isinstance(each, Table)]
    return all(isinstance(each, Scalar) for table in tables for each in table.nodes.values())


def list_enclosures(node: Node) -> list[str]:
    """The rows of a form for what is enclosed: names, and `name: file`."""
    if isinstance(node, ListNode):
        return [row for each in node.items for row in list_enclosures(each)]
    if isinstance(node, Scalar):
        return [row for row, _ in node.lines()]
    return [f"{key}: {each.text}" if each.text.strip() else key for key, each in _scalars(node)]


def _scalars(node: Table) -> list[tuple[str, Scalar]]:
    """A table's keys with their texts; of a table of file and sides, the file."""
    found = []
    for key, each in node.nodes.items():
        if isinstance(each, Table):
            each = each.nodes.get("file", each)
        if isinstance(each, Scalar):
            found.append((key, each))
    return found


def _write_list(key: str, items: Sequence[str], node: Node | None, further: Sequence[str]) -> list[str]:
    if isinstance(node, ListNode) and node.flow and not any(each.strip() for each in further):
        return [f"{key}: [{', '.join(_scalar(each, None, flow=True) for each in items)}]"]
    indent = _INDENT
    if isinstance(node, ListNode) and not node.flow:
        indent = next((each[: len(each) - len(each.lstrip())] for each in further if each.lstrip()[:1] == "-"), _INDENT)
    return [f"{key}:", *(f"{indent}- {_scalar(each, None)}" for each in items)]


def _scalar(words: str, node: Node | None, *, flow: bool = False) -> str:
    """Words as YAML: in the quotation marks that were there, else plain if they are read back the same, else quoted."""
    style = node.style if isinstance(node, Scalar) else ""
    single = "'" + words.replace("'", "''") + "'"
    ways = {"'": (single,), '"': (_double(words),)}.get(style, (words,))
    for way in (*ways, _double(words)):
        shown = f"x: [{way}]" if flow else f"x: {way}"
        try:
            found = read_table(shown, "").nodes["x"]
        except (StationeryError, KeyError):
            continue
        if isinstance(found, ListNode) and flow and len(found.items) == 1:
            found = found.items[0]
        if isinstance(found, Scalar) and found.text == words:
            return way
    return quote(words)


def _double(words: str) -> str:
    found = quote(words)
    return found if found.startswith('"') else f'"{found}"'


def _keep_key(old: str, new: str) -> str:
    """A new row with the key as it was typed."""
    typed, fresh = re.match(_KEY, old), re.match(_KEY, new)
    return f"{typed[0]}{new[fresh.end() :] if fresh else new}" if typed else new


def _join_lines(said: Sequence[str]) -> list[str]:
    return [" ".join(_lines(each)) for each in said if each.strip()]


def _lines(said: str) -> list[str]:
    rows = [row.strip() for row in said.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    while rows and not rows[0]:
        rows.pop(0)
    return rows


def _is_empty(said: Value) -> bool:
    if said is None or isinstance(said, bool):
        return said is None
    if isinstance(said, str):
        return not said.strip()
    return all(_is_empty(each) for each in (said.values() if isinstance(said, Mapping) else said))


def _all_gone(node: Table, said: Mapping[str, str]) -> bool:
    """Whether nothing of a table is left after a change of some of its parts."""
    return all(name in said for name in node.nodes) and _is_empty(said)


def _texts(node: Table) -> dict[str, str]:
    return {name: each.text for name, each in node.nodes.items() if isinstance(each, Scalar)}


def _is_comment(row: str) -> bool:
    return row.lstrip().startswith("#")


def _says(text: str, before: Table, key: str, said: Value) -> bool:
    """Whether the new text says at `key` what the form says, and all else as before."""
    try:
        after = read_head(text)
    except StationeryError:
        return False
    old = {name: words_of(node) for name, node in before.nodes.items()}
    new = {name: words_of(node) for name, node in after.nodes.items()}
    was, now = old.pop(key, None), new.pop(key, None)
    if old != new:
        return False
    if key == ENCLOSURES and now is not None:
        now = list_enclosures(after.nodes[key])
    if isinstance(said, Mapping):
        kept = was if isinstance(was, dict) else {}
        expected = {name: each for name, each in {**kept, **said}.items() if not _is_empty(each)}
        return (
            {name: _plain(each) for name, each in (now or {}).items()}
            == {name: _plain(each) for name, each in expected.items()}
            if isinstance(now, dict | None)
            else False
        )
    if _is_empty(said):
        return now is None
    if isinstance(said, bool):
        return now == ("yes" if said else "no")
    return _plain(now) == _plain(said)


def _plain(words: object) -> object:
    """What is said, whatever the manner: a list of lines."""
    if isinstance(words, str):
        return [line for line in _lines(words) if line]
    if isinstance(words, Sequence):
        return [line for each in words for line in (" ".join(_lines(str(each))),) if line]
    return words


def words_of(node: Node) -> object:
    """What a node says, without where it stands."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, ListNode):
        return [words_of(each) for each in node.items]
    return {key: words_of(each) for key, each in node.nodes.items()}
