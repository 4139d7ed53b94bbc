"""Pictures read: alone in their paragraphs, with what they show, a caption and a width; and what is wrong with one."""

from __future__ import annotations

import pytest

from stationery.model.errors import Place
from stationery.model.prose import Figure, Paragraph, Span
from stationery.model.units import ZERO, inch, mm
from stationery.reading.markdown import read_body


def read(text: str) -> Figure:
    (block,), faults = read_body(text, "f")
    assert faults == [] and isinstance(block, Figure)
    return block


def test_a_picture_has_a_description_a_caption_and_a_width() -> None:
    whole = read('![The old bridge](img/bridge.jpg "Our *bridge*"){width=60mm}')
    assert (whole.alt, whole.file, whole.caption) == ("The old bridge", "img/bridge.jpg", (Span("Our *bridge*"),))
    assert (whole.width, whole.share, whole.place) == (mm(60), 0.0, Place("f", 1, 1))
    bare = read("![a](b.png)")
    assert (bare.caption, bare.width, bare.share) == ((), ZERO, 0.0)


@pytest.mark.parametrize(
    ("typed", "width", "share"),
    [
        ("{width=2.5in}", inch(2.5), 0.0), (' {width="50 mm"}', mm(50), 0.0), ("{ width=50% }", ZERO, 0.5),
        ("{width=50 mm}", mm(50), 0.0),
        ("{: width=50%}", ZERO, 0.5), ("\n{width=50mm}", mm(50), 0.0),
    ],
)  # fmt: skip
def test_ways_to_write_a_width(typed: str, width: object, share: float) -> None:
    assert (read(f"![a](b.png){typed}").width, read(f"![a](b.png){typed}").share) == (width, share)


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("old%20bridge.png", "old bridge.png"), ("<old bridge.png>", "old bridge.png"),
        ("<table 1.png>", "table 1.png"),
        ("brücke.png", "brücke.png"), (r"C:\img\b.png", r"C:\img\b.png"), ("../b.svg", "../b.svg"),
    ],
)  # fmt: skip
def test_a_file_is_named_as_it_is(typed: str, file: str) -> None:
    assert read(f"![a]({typed})").file == file


def test_what_only_looks_like_one_is_a_paragraph() -> None:
    (block,), faults = read_body(r"\![a](b c.png)", "f")
    assert faults == [] and isinstance(block, Paragraph) and block.text == "![a](b c.png)"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("![](b.png)", "f:1:1: a picture needs a description for people who can't see it"),
        ("![a]()", "f:1:1: this picture names no file"),
        ("![a](https://e.org/b.png)", "f:1:1: a letter can't fetch the picture https://e.org/b.png"),
        ("![a](data:image/png;base64,AAAA)", "f:1:1: a letter can't fetch the picture data:image/png;base64,AAAA"),
        ("![a](old bridge.png)", "f:1:1: this picture's file name has spaces in it"),
        ("![[b.png]]", "f:1:1: ![[…]] is no picture in a letter"),
        ("![map.PNG](b.png)", "f:1:1: the description 'map.PNG' is a file's name"),
        ("![a|300](b.png)", "f:1:1: the description 'a|300' ends with a size"),
        ('![a](b.png "60mm")', "f:1:1: the caption '60mm' is a width"),
        ("![a](b.png){height=30mm}", "f:1:1: a picture has no setting 'height'"),
        ("![a](b.png){width=60}", "f:1:1: '60' isn't a width for a picture"),
        ("![a](b.png){width=120%}", "f:1:1: '120%' isn't a width for a picture"),
        ("![a](b.png){}", "f:1:1: the braces after this picture are empty"),
        ("see ![a](b.png)", "f:1:5: this picture is in the middle of a paragraph"),
        ("![a](b.png)\nThe caption.", "f:1:1: this picture is in the middle of a paragraph"),
        ("![a](b.png)\n![c](d.png)", "f:1:1: this picture is in the middle of a paragraph"),
        ("- ![a](b.png)", "f:1:3: a picture can't be inside a list or a quotation"),
        ("> ![a](b.png)", "f:1:3: a picture can't be inside a list or a quotation"),
        ("## ![a](b.png)\n\nb", "f:1:4: a letter's body can't have a picture among words"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    assert [f"{each.place}: {each.message}" for each in read_body(text, "f")[1]] == [fault]


def test_a_caption_below_the_picture_is_told_where_it_goes() -> None:
    (fault,) = read_body("![a](b.png)\nThe old bridge", "f")[1]
    assert "a caption goes after its file's name, in quotation marks" in fault.hint
