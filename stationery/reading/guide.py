"""The guide's chapters, in their order, as plain text for a terminal and as HTML pages for a browser."""

from __future__ import annotations

import html
import os
import re
import textwrap
from collections.abc import Iterator

from stationery.model.values import value

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "guide")
_CONTENTS = "contents.md"
_ENTRY = re.compile(r"^- \[(?P<title>[^]]+)\]\((?P<topic>[a-z-]+)\.md\): (?P<about>.+)$", re.MULTILINE)
_LINK = re.compile(r"!?\[(?P<words>[^]]*)\]\((?P<to>[^)\s]+)\)")
_PICTURE = re.compile(r'<img [^>]*alt="(?P<alt>[^"]*)"[^>]*>')
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_ITEM = re.compile(r"^(?:[-*]|\d+\.) ")
_DIVIDER = re.compile(r"\|[\s:|-]+\|")


@value
class Chapter:
    """One chapter: the word that asks for it, its title, what it is about in a line, and its Markdown."""

    topic: str
    title: str
    about: str
    text: str


def chapters() -> tuple[Chapter, ...]:
    """All chapters, in the order of the table of contents."""
    rows = _ENTRY.finditer(_read(_CONTENTS))
    return tuple(Chapter(row["topic"], row["title"], row["about"], _read(f"{row['topic']}.md")) for row in rows)


def _read(name: str) -> str:
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


def as_text(markdown: str, width: int) -> str:
    """A chapter for a terminal of `width` columns: filled paragraphs, examples indented, a table row by row."""
    return "\n".join(_lines(_COMMENT.sub("", markdown), width)).strip() + "\n"


def _lines(markdown: str, width: int) -> Iterator[str]:
    rows = iter(markdown.split("\n"))
    held: list[str] = []
    head: list[str] = []
    for row in rows:
        begins = row.startswith(("```", "#", "|", "<")) or _ITEM.match(row)
        if held and (begins or not row.strip()):
            yield from _fill(held, width)
            held = []
        if row.startswith("```"):
            while (row := next(rows, "```")) != "```":
                yield f"    {row}".rstrip()
        elif row.startswith("#"):
            title = _plain(row.lstrip("# "))
            yield from (title, ("=" if row.startswith("# ") else "-") * len(title))
        elif row.startswith("|"):
            cells = [_plain(cell.strip()) for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
            if _DIVIDER.fullmatch(row):
                continue
            if not head:
                head = cells
                continue
            yield from _table_row(head, cells, width)
        elif row.startswith("<"):
            yield from (f"[{picture['alt']}]" for picture in _PICTURE.finditer(row))
        elif row.strip():
            held.append(row)
        else:
            yield ""
        if not row.startswith("|"):
            head = []
    if held:
        yield from _fill(held, width)


def _table_row(head: list[str], cells: list[str], width: int) -> Iterator[str]:
    """The first cell, and below it the others, those between it and the last with what the head calls them."""
    yield cells[0]
    for number, cell in enumerate(cells[1:], 1):
        if cell and number + 1 < len(cells) and head[number]:
            cell = f"{head[number]}: {cell}"
        yield from textwrap.wrap(cell, width - 4, initial_indent="    ", subsequent_indent="    ")


def _fill(rows: list[str], width: int) -> list[str]:
    words = _plain(" ".join(row.strip() for row in rows))
    item = _ITEM.match(words)
    return textwrap.wrap(
        words,
        width,
        subsequent_indent=" " * len(item[0]) if item else "",
        break_on_hyphens=False,
        break_long_words=False,
    )


def _plain(words: str) -> str:
    """Words without the marks of Markdown; a link to another chapter names the command that shows it. Code stays."""
    words = _LINK.sub(_target, words).replace("\\|", "|").replace("<br>", " ")
    pieces = re.split(r"(`[^`]*`)", words)
    pieces[::2] = [re.sub(r"(?<![\w*])\*(?=\S)([^*]+)\*", r"\1", piece.replace("**", "")) for piece in pieces[::2]]
    return "".join(pieces)


def _target(link: re.Match[str]) -> str:
    to, words = link["to"], link["words"]
    if to.startswith("#"):
        return words
    topic, markdown, _ = to.partition(".md")
    if not markdown or "/" in topic:
        return words if words == to else f"{words} ({to})"
    return f"{words} (stationery guide {topic})"


def as_html(chapter: Chapter, all_: tuple[Chapter, ...]) -> str:
    """A chapter as a page of HTML, with links to the others, which stand beside it as TOPIC.html."""
    from markdown_it import MarkdownIt

    body = str(MarkdownIt("commonmark", {"html": True}).enable("table").render(chapter.text))
    body = re.sub(r'href="([a-z-]+)\.md(#[^"]*)?"', r'href="\1.html\2"', body)
    body = re.sub(r"<h([23])>(.*?)</h\1>", _with_anchor, body)
    links = "".join(
        f'<li><a href="{each.topic}.html"{" aria-current=page" * (each is chapter)}>{html.escape(each.title)}</a></li>'
        for each in all_
    )
    return _PAGE.format(title=html.escape(chapter.title), links=links, body=body)


def _with_anchor(heading: re.Match[str]) -> str:
    """A heading that links can name, as GitHub names it."""
    level, words = heading[1], heading[2]
    bare = re.sub(r"<[^>]+>", "", words)
    return f'<h{level} id="{anchor_of(html.unescape(bare))}">{words}</h{level}>'


def anchor_of(heading: str) -> str:
    """What GitHub makes of a heading's words: small letters, hyphens for spaces, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title} · stationery</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.05rem/1.55 Georgia, serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem;
  display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 3rem; }}
nav ul {{ list-style: none; padding: 0; font: 0.95rem/1.9 system-ui, sans-serif; position: sticky; top: 2rem; }}
nav [aria-current] {{ font-weight: bold; }}
h1, h2, h3 {{ line-height: 1.2; }}
pre {{ overflow-x: auto; padding: 0.8rem 1rem; border: 1px solid #8886; border-radius: 4px; font-size: 0.85rem; }}
table {{ border-collapse: collapse; font-size: 0.95rem; }}
th, td {{ text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0; border-bottom: 1px solid #8885; }}
img {{ max-width: 100%; height: auto; }}
@media (max-width: 50rem) {{ body {{ display: block; }} nav ul {{ position: static; columns: 2; }} }}
</style>
</head>
<body>
<nav aria-label="Chapters"><ul>{links}</ul></nav>
<main>{body}</main>
</body>
</html>
"""
