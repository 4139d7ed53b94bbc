"""The letters of a series, composed fast, against the same letters composed one by one."""

from __future__ import annotations

import io
import re
from datetime import date, datetime

import pypdfium2
import pytest

from stationery.compose.pieces.series import ComposedSeries, flatten
from stationery.data.resources import folders
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Letter, Party, Written
from stationery.model.prose import Heading, Paragraph
from stationery.model.values import replace
from stationery.pdf import molds as molds_module
from stationery.pdf.document import About, OpenDocument
from stationery.pdf.molds import Molds
from stationery.products.letter import Extras, compose_whole
from stationery.products.stock import library_of, open_stock
from stationery.reading.letters import read_letter
from stationery.reading.overlay import Overlay, lay_over
from stationery.resolve.resolve import readdress
from stationery.wording.series import WordedSeries
from tests.pdf.made import elements, reader
from tests.pdf.rasters import difference
from tests.verapdf import judge, reason_to_skip

SENDER = "  Ann Lee\n  12 Elm St\n  Salem, OR 97301\n  ann@lee.example"
BODY = """Thank you for your time, Qxname. The well-known house at 12 High Street, of which "Qxname" told us on May 5,
2026, has been ours since 1998–2004; and the reading rooms are open from 9-5.

A second paragraph that is the same in each letter, with a few more words so that it takes two lines at least, and a
*stressed* word in it.

- one point
- another point

We hope to see you and Qxname again, and remain with our best wishes for the coming year, which will be a good one.

## For Qxname

### What it costs

Nothing.

### When Qxname comes

It is here.
"""
ROWS = (
    ("Mr. Karl Weiß", "Karl", "5 Oak Street"),
    ("Dr. Ann O'Neil", "Ann", "77 West Burnside Road, Apt. 4"),
    ("Robert Featherstonehaugh-Cholmondeley", "Robert", "1 A St"),
    ("J. R. Smith", "J. R.", "9 Elm St"),
    ("Ms. Maria Garcia", "Maria", "PO Box 12"),
)


def _stock():
    stock = open_stock(folders("layouts", ()), folders("fonts", ()), date(2026, 11, 29))
    stock.created = datetime(2026, 11, 29)
    return stock


def _letter(head: str, name: str, body: str) -> Letter:
    to = f"to: |\n  {name}\n  1 Main Street\n  Salem, OR 97301"
    text = f"---\n{head}\nfrom: |\n{SENDER}\n{to}\nsubject: A report\n---\n\n{body}\n"
    return lay_over(read_letter(text, "letter.md"), Overlay())


def _party(name: str, street: str) -> Party:
    lines = (name, street, "Salem, OR 97301")
    return Party(lines=tuple(Written(line) for line in lines))


def _fill(letter: Letter, given: str) -> Letter:
    body = tuple(
        replace(block, spans=tuple(replace(span, text=re.sub("Qxname", given, span.text)) for span in block.spans))
        if isinstance(block, Paragraph | Heading) and "Qxname" in block.text
        else block
        for block in letter.body
    )
    return replace(letter, body=body)


HEADS = (
    "style: full-block",
    "style: modified-block\njustify: yes",
    "style: din5008-b\npaper: a4",
    "font: source-sans-3",
)


@pytest.mark.parametrize("head", HEADS)
def test_each_letter_is_composed_as_alone(head):
    stock, diagnostics = _stock(), Diagnostics()
    first = _letter(head, "Mr. Qxname Qxname", BODY)
    job, manuscript, _ = compose_whole(first, stock, Extras(), diagnostics)
    worded, composed = WordedSeries(job, manuscript), ComposedSeries(job, manuscript, stock.typefaces)
    for name, given, street in (*ROWS, *ROWS):
        letter = replace(_fill(job.letter, given), recipient=_party(name, street))
        again = readdress(job, letter)
        page = composed.compose_next(worded.word(again, diagnostics))
        assert page, f"{name}: not composed as one of the series"
        _, alone, (expected, *more) = _compose_alone(letter, stock)
        assert worded.word(again, diagnostics) == alone
        assert not more
        assert flatten(page).items == expected.items, name
        assert (page.size, page.name, page.media) == (expected.size, expected.name, expected.media)


def _compose_alone(letter, stock):
    job, manuscript, composed = compose_whole(replace(letter, as_typed=True), stock, Extras(), Diagnostics())
    return job, manuscript, composed.pages


def _both_ways(head):
    """The letters of the rows as one file, drawn as a series and one by one."""
    stock, diagnostics = _stock(), Diagnostics()
    job, manuscript, _ = compose_whole(_letter(head, "Mr. Qxname Qxname", BODY), stock, Extras(), diagnostics)
    worded, composed = WordedSeries(job, manuscript), ComposedSeries(job, manuscript, stock.typefaces)
    sinks = io.BytesIO(), io.BytesIO()
    together, alone = (OpenDocument(sink, library_of(stock), "en-US") for sink in sinks)
    for number, (name, given, street) in enumerate((*ROWS, *ROWS)):
        letter = replace(_fill(job.letter, given), recipient=_party(name, street))
        page = composed.compose_next(worded.word(readdress(job, letter), diagnostics))
        assert page
        if number:
            together.add_alike(page, ("Ann Lee", "12 Elm St", "Salem, OR 97301"))
        else:
            together.add([flatten(page)], ("Ann Lee", "12 Elm St", "Salem, OR 97301"))
        alone.add(_compose_alone(letter, stock)[2], ("Ann Lee", "12 Elm St", "Salem, OR 97301"))
    for opened in (together, alone):
        opened.close(About("Letters", stock.created))
    return [sink.getvalue() for sink in sinks]


@pytest.mark.parametrize("head", HEADS[::2])
def test_a_series_looks_and_reads_as_its_letters_do_alone(head):
    together, alone = _both_ways(head)
    for number in range(2 * len(ROWS)):
        one, other = (
            pypdfium2.PdfDocument(data)[number].render(scale=2, rev_byteorder=True).to_pil()
            for data in (together, alone)
        )
        assert difference(one, other) == 0, number
        texts = [reader(data).pages[number].extract_text() for data in (together, alone)]
        assert sorted(texts[0].split()) == sorted(texts[1].split())
    assert [name for name, _ in elements(together)] == [name for name, _ in elements(alone)]


@pytest.mark.parametrize("head", ("style: full-block", "style: din5008-b\npaper: a4\nlanguage: en-US"))
def test_pages_of_one_layout_are_drawn_from_what_the_first_left(head):
    """The same bytes as pages whose groups are drawn each by itself, and a template for nearly all of them."""
    stock, pages = _pages_in_words(head)
    sinks = io.BytesIO(), io.BytesIO()
    quick, slow = (OpenDocument(sink, library_of(stock), "en-US") for sink in sinks)
    for number, page in enumerate(pages):
        for opened, same in ((quick, page), (slow, replace(page, own=page.groups, layout=None, words=()))):
            opened.add_alike(same, ("Ann Lee",)) if number else opened.add([flatten(same)], ("Ann Lee",))
    for opened in (quick, slow):
        opened.close(About("Letters", stock.created))
    assert sinks[0].getvalue() == sinks[1].getvalue()


@pytest.mark.parametrize("head", ("style: full-block", "style: din5008-b\npaper: a4\nlanguage: en-US\nfont: inter"))
def test_files_that_are_cast_have_the_bytes_of_those_that_are_drawn(head, monkeypatch):
    stock, pages = _pages_in_words(head)
    library, molds, sent = library_of(stock), Molds(), ("Ann Lee",)
    spell, cast = molds_module.spell_content, []
    monkeypatch.setattr(molds_module, "spell_content", lambda *given: cast.append(spell(*given)) or cast[-1])
    for page in pages:
        sinks = io.BytesIO(), io.BytesIO()
        alone, drawn = (OpenDocument(sink, library, "en-US") for sink in sinks)
        alone.add_alone(page, lambda page=page: flatten(page), molds, sent, "en-US")
        drawn.add([flatten(page)], sent, "en-US")
        for opened in (alone, drawn):
            opened.close(About("Letter", stock.created))
        assert sinks[0].getvalue() == sinks[1].getvalue()
    assert sum(content is not None for content in cast) >= len(ROWS)


def _pages_in_words(head):
    """Pages of which most are words in a layout."""
    stock, diagnostics = _stock(), Diagnostics()
    plain = re.sub(r" of which .*?1998–2004", "", BODY.partition("## For")[0], flags=re.DOTALL).replace("12 ", "")
    job, manuscript, _ = compose_whole(_letter(head, "Mr. Qxname Qxname", plain), stock, Extras(), diagnostics)
    worded, composed = WordedSeries(job, manuscript), ComposedSeries(job, manuscript, stock.typefaces)
    pages = []
    for number, (name, given, street) in enumerate(ROWS * 4):
        letter = replace(_fill(job.letter, given), recipient=_party(name, f"{number} {street} 50 % (\\)"))
        pages.append(composed.compose_next(worded.word(readdress(job, letter), diagnostics)))
    assert sum(page.layout is not None for page in pages) >= 2 * len(ROWS)
    return stock, pages


@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_a_series_conforms(tmp_path):
    path = tmp_path / "series.pdf"
    path.write_bytes(_both_ways(HEADS[1])[0])
    assert judge([path]) == []
