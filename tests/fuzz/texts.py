"""Strategies for texts: letters and their heads, profiles, interviews, vCards, résumés, lines of JSON, data files."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import strategies as st

from stationery.data.resources import folder
from stationery.reading import interview, letters, parties
from stationery.reading.choices import KEYS as CHOICES

ODD = (
    "", " ", "\t", "\n", "\r\n", "\0", "\x1b[31m", "\x7f", "\x9b", "\u00a0", "\u00ad", "\u200b", "\u200d",
    "\u202e", "\u2028", "\ufeff", "\ufffd", "\ud800", "\U0010ffff", "e\u0301\u0301", "שלום", "مرحبا", "漢字", "😀",
    "ﬁ", "ß", "İ", "ǅ", "x" * 300, "-", "---", "...", "#", "[[", "]]", "[[mark]]", "[", "](", "![", "<b>",
    "&amp;", "&#0;", "*", "**", "_", "`", "~~", "|", "|-|-|", "\\", "> ", "- ", "1. ", "999999999. ",
    "<http://x>", "https://x.org/" + "a" * 90, "a@b.c", "'", '"', "“", "%", "{", "}", "{date}", "!!str", "&a",
    "*a", "? ", ": ", "0", "-1", "1e999", "9" * 400, "nan", "yes", "no", "null", "~", "2026-02-30",
    "2026-11-20", "14:00", "12mm", "-3in", "0pt", "1/0in", "2 lines", "DE", "Germany", "OR 97301", "02134",
    "Ms.", "Dr.", "Jr.", "and", "&", "PO Box", "c/o",
)  # fmt: skip
"""What has broken programs before, and what this one takes for something."""

TAKEN = (
    "yes", "no", "2026-11-20", "12mm", "letter", "a4", "din5008-b", "personal", "us-10", "de", "fr-CA", "left", "post",
)  # fmt: skip
"""Values that some keys take."""

pieces = st.sampled_from(ODD) | st.text(max_size=12) | st.text("abc ABC,.;:-()0123456789\n", max_size=30)
plain_words = st.text("abcdefgh ABC.,;-'äé0123456789", min_size=1, max_size=40)
_odd_words = st.lists(pieces | plain_words, max_size=6).map("".join)
words = st.one_of(plain_words, _odd_words, st.text("abc \n[]()*_`<>&|#-+.\\\"'", max_size=30))


def quoted(text: str) -> str:
    """A text as YAML has it in quotation marks, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


values = (
    words.map(quoted)
    | st.sampled_from(TAKEN)
    | pieces.map(lambda text: text.replace("\n", " "))
    | st.lists(words.map(quoted), max_size=3).map(lambda items: f"[{', '.join(items)}]")
    | st.lists(st.tuples(plain_words, words.map(quoted)), max_size=3).map(
        lambda rows: "{" + ", ".join(f"{quoted(key)}: {text}" for key, text in rows) + "}"
    )
    | st.lists(plain_words | words.map(lambda text: " ".join(text.split())), max_size=6).map(
        lambda rows: "|\n" + "".join(f"  {row}\n" for row in rows)
    )
)


def table(keys: tuple[str, ...]) -> st.SearchStrategy[str]:
    """A YAML table with some of these keys, seldom others."""
    names = st.one_of(*[st.sampled_from(keys)] * 9, plain_words)
    rows = st.lists(st.tuples(names, values), max_size=7, unique_by=lambda row: row[0])
    return rows.map(lambda found: "".join(f"{key}: {value}\n" for key, value in found))


bodies = st.lists(words | plain_words | st.sampled_from(["\n\n", "\n", "  \n"]), max_size=12).map("".join)
_TO = "to: |\n  Ms. Ann Lee\n  1 Main Street\n  Salem, OR 97301\n"
_FROM = "from: |\n  Bo Chan\n  1 Oak Street\n  Salem, OR 97301\n"
letter_texts = st.builds(
    lambda to, from_, head, body: f"---\n{to}{from_}{head}---\n{body}",
    st.sampled_from([_TO, _TO, _TO, ""]),
    st.sampled_from([_FROM, _FROM, _FROM, ""]),
    table(tuple(key for key in letters.KEYS if key not in ("to", "from"))) | st.just(""),
    bodies,
)
_PARTS = tuple(part for part in parties.PARTS if part != "name")
profile_texts = table((*_PARTS, *CHOICES, "signature")).map(lambda rest: f"name: Ann Lee\n{rest}") | table(
    ("lines", *parties.PARTS)
)
interview_texts = st.builds(
    lambda rest: "organization: Acme\n" + rest, table((*interview.KEYS, *interview.ALIASES))
) | table(tuple(interview.KEYS))

_CARD_KEYS = ("FN", "N", "ADR", "TEL", "EMAIL", "URL", "ORG", "TITLE", "X-ABADR", "item1.ADR", "NOTE")
_PARAMETERS = ("", ";TYPE=home", ";TYPE=pref,work", ";PREF=1", ";CC=us", ";ENCODING=QUOTED-PRINTABLE", ';LABEL="a;b:c"')
vcard_texts = st.lists(
    st.builds(
        lambda key, one, charset, value: f"{key}{one}{charset}:{value}",
        st.sampled_from(_CARD_KEYS),
        st.sampled_from(_PARAMETERS),
        st.just("") | pieces.map(lambda text: f";CHARSET={text}"),
        words | st.lists(words, max_size=8).map(";".join),
    )
    | words,
    max_size=8,
).map(lambda rows: "\r\n".join(["BEGIN:VCARD", "FN:Ann Lee", *rows, "END:VCARD"]))

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
_parts = st.sampled_from(("lines", *parties.PARTS))
json_lines = (
    st.dictionaries(_parts, words | st.lists(words, max_size=4) | _json, max_size=8).map(json.dumps)
    | _json.map(json.dumps)
    | words
)
resume_texts = (
    st.dictionaries(
        st.just("basics"),
        st.dictionaries(st.sampled_from(["name", "email", "phone", "url", "location"]), _json | words, max_size=5),
        max_size=1,
    ).map(json.dumps)
    | json_lines
)

_KINDS = ("letters", "envelopes", "posts", "cards", "letterheads", "pairings", "countries", "languages")
_DATA = sorted(path for kind in _KINDS for path in Path(folder("layouts")).glob(f"{kind}/*.yaml"))


@st.composite
def data_files(draw: st.DrawFn) -> tuple[str, str, str]:
    """A built-in data file with a line or two changed: its kind, its id and its text."""
    path = draw(st.sampled_from(_DATA))
    rows = path.read_text("utf-8").split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(rows) - 1))
        match draw(st.integers(0, 4)):
            case 0:
                del rows[at]
            case 1:
                rows.insert(at, draw(words | values))
            case 2:
                key, colon, _ = rows[at].partition(":")
                rows[at] = f"{key}{colon} {draw(values)}" if colon else draw(words)
            case 3:
                rows[at] = f"  {rows[at]}"
            case _:
                rows.insert(at, rows[draw(st.integers(0, len(rows) - 1))])
        rows = rows or [""]
    return path.parent.name, path.stem, "\n".join(rows)
