"""Blocks as plain text and as HTML, side by side; both say the same words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from stationery.message.html import as_html, needs_html
from stationery.message.text import address_to_show, as_text
from stationery.model.prose import paragraphs
from stationery.reading.markdown import read_body

CASES = [
    ("Thank you.", "Thank you.", "<p>Thank you.</p>"),
    ("One\\\ntwo", "One\ntwo", "<p>One<br>\ntwo</p>"),
    ("One.\n\nTwo.", "One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    ("a < b & c", "a < b & c", "<p>a &lt; b &amp; c</p>"),
    ("*so* and **so**", "*so* and **so**", "<p><em>so</em> and <strong>so</strong></p>"),
    ("***both***", "***both***", "<p><strong><em>both</em></strong></p>"),
    ("abc*de* f", "abc*de* f", "<p>abc<em>de</em> f</p>"),
    ("- a\n- b", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("- a\n\n- b", "- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"),
    ("9. a\n10. b", "9. a\n10. b", '<ol start="9">\n<li>a</li>\n<li>b</li>\n</ol>'),
    ("1. a\n   - b\n   - c", "1. a\n   - b\n   - c", "<ol>\n<li>a\n<ul>\n<li>b</li>\n<li>c</li>\n</ul></li>\n</ol>"),
    (
        "- a\n\n  b\n- c",
        "- a\n\n  b\n\n- c",
        "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>",
    ),
    ("> a\n>\n> b", "> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"),
    ("> - a\n> - b", "> - a\n> - b", "<blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</blockquote>"),
    (
        "see [our page](https://example.org/a?b&c).",
        "see our page <https://example.org/a?b&c>.",
        '<p>see <a href="https://example.org/a?b&amp;c">our page</a>.</p>',
    ),
    (
        "[our *own* page](https://example.org) now",
        "our *own* page <https://example.org> now",
        '<p><a href="https://example.org">our <em>own</em> page</a> now</p>',
    ),
    (
        "write to [me](mailto:a@b.example)",
        "write to me <a@b.example>",
        '<p>write to <a href="mailto:a@b.example">me</a></p>',
    ),
    ("<https://example.org>", "https://example.org", '<p><a href="https://example.org">https://example.org</a></p>'),
]


class Words(HTMLParser):
    """The words of a document's body."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(html.partition("<body>")[2])

    def handle_data(self, data: str) -> None:
        self.words += data.split()


@pytest.mark.parametrize(("body", "text", "html"), CASES, ids=lambda value: value[:24])
def test_text_and_html(body: str, text: str, html: str) -> None:
    found = read_body(body, "a.md")[0]
    assert as_text(found) == f"{text}\n"
    assert f"<body>\n{html}\n</body>" in as_html(found, "", "en")


@pytest.mark.parametrize("body", [body for body, _, _ in CASES])
def test_both_have_every_word_of_the_letter(body: str) -> None:
    found = read_body(body, "a.md")[0]
    words = [word for paragraph in paragraphs(found) for word in paragraph.text.split()]
    assert "".join(Words(as_html(found, "", "en")).words) == "".join(words)
    text = re.sub(r"<(?:https?:|\w+@)[^<>\s]+>|\*|^[> ]*(?:- |\d+\. )?", "", as_text(found), flags=re.MULTILINE)
    assert "".join(text.split()) == "".join(words)


@pytest.mark.parametrize(
    ("body", "needed"),
    [
        ("plain", False), ("plain\\\nbroken", False), ("<https://example.org>", False),
        ("*so*", True), ("**so**", True), ("- a", True), ("1. a", True), ("> a", True),
        ("[here](https://example.org)", True),
    ],
)  # fmt: skip
def test_html_is_needed_for_markup_only(body: str, needed: bool) -> None:
    assert needs_html(read_body(body, "a.md")[0]) is needed


@pytest.mark.parametrize(
    ("words", "link", "shown"),
    [
        ("here", "https://example.org", "https://example.org"),
        ("example.org", "https://example.org/", ""),
        ("https://example.org/", "https://example.org", ""),
        ("https://example.org/ł", "https://example.org/%C5%82", ""),
        ("a@b.example", "mailto:a@b.example", ""),
        ("me", "mailto:a@b.example", "a@b.example"),
        ("(217) 555-0143", "tel:2175550143", ""),
        ("+1 217 555 0143 ext. 9", "tel:+12175550143", ""),
        ("call me", "tel:2175550143", "2175550143"),
    ],
)
def test_an_address_is_shown_where_the_words_do_not_tell_it(words: str, link: str, shown: str) -> None:
    assert address_to_show(words, link) == shown


def test_an_html_document_says_its_language_and_title() -> None:
    html = as_html(read_body("a", "a.md")[0], "A <b> & c", "en-US")
    assert html.startswith('<!DOCTYPE html>\n<html lang="en-US">\n')
    assert "<title>A &lt;b&gt; &amp; c</title>" in html


@pytest.mark.parametrize("link", ['https://example.org/"onclick="x', "https://example.org/<script>"])
def test_an_address_cannot_leave_its_attribute(link: str) -> None:
    from stationery.model.prose import Paragraph, Span

    html = as_html((Paragraph((Span("x<script>", link=link),)),), "", "en")
    assert "<script>" not in html and 'onclick="' not in html
