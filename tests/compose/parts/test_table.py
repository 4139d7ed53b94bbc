"""Tables composed with FixedPitch, half an em for each character, and checked by ruler."""

from __future__ import annotations

from itertools import pairwise

import pytest

from stationery.catalog.typesetting import setting
from stationery.compose.pieces.card import SetCard
from stationery.model.errors import DoesNotFit, Place
from stationery.model.manuscript import Manuscript, Part
from stationery.model.page import Page, Rule, Text, describe
from stationery.model.prose import Paragraph, Span, Tabulation, is_figures
from stationery.model.units import Length
from stationery.model.values import replace
from stationery.reading.markdown import read_body
from tests.compose.manuscripts import STORE, compose, lines, manuscript, order
from tests.compose.notes import composed as composed_card

LOOK = setting(STORE).table
SMALL = "| Item | Hours |\n|---|---|\n| Map | 3 |\n| Survey | 12.5 |\n"


def letter(markdown: str, **changes: object) -> Manuscript:
    body, faults = read_body(markdown, "ann.md", 7)
    assert faults == []
    return manuscript(body=body, **changes)


def composed(markdown: str, **choices: object) -> tuple[Page, ...]:
    return compose(letter(markdown), order(**choices)).pages  # type: ignore[arg-type]


def cells(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and any(tag.role == "TR" for tag in item.path)]


def rules(page: Page) -> list[Rule]:
    return [item for item in page.items if isinstance(item, Rule) and item.thickness == LOOK.thickness]


def repeated(page: Page) -> list[str]:
    return [item.text.strip() for item in page.items if isinstance(item, Text) and not item.path]


def test_three_hairlines_of_the_tables_width_and_no_upright_one() -> None:
    (page,) = composed(f"Before.\n\n{SMALL}\nAfter.")
    found = rules(page)
    assert len(found) == 3
    assert {(rule.start.x, rule.end.x) for rule in found} == {(found[0].start.x, found[0].end.x)}
    assert all(rule.start.y == rule.end.y for rule in found)


def test_a_narrow_table_is_as_wide_as_its_words_want() -> None:
    (page,) = composed(SMALL)
    size = cells(page)[0].size
    # "Survey" (6) and "Hours" (5), half an em each, and the gap between.
    assert (rules(page)[0].end.x - rules(page)[0].start.x) / size == pytest.approx(3 + LOOK.gap + 2.5)


def test_columns_of_numbers_end_at_one_edge_unless_the_writer_says_otherwise() -> None:
    (page,) = composed(SMALL)
    hours = [item for item in cells(page) if item.path[-1].key == 1]
    assert len({round((item.at.x + item.width).pt, 3) for item in hours}) == 1
    assert {item.face.features for item in hours[1:]} == {setting(STORE).tabular_figures}
    (page,) = composed(SMALL.replace("|---|---|", "|---|:---|"))
    assert len({item.at.x for item in cells(page) if item.path[-1].key == 1}) == 1


def test_what_counts_as_numbers() -> None:
    assert is_figures(["3", "", "$1,512.00", "−4 %", "—"])
    assert not is_figures(["3", "three"]) and not is_figures(["", "—"])


def test_the_text_below_stands_on_the_grid() -> None:
    """A table takes a whole number of lines, whatever it holds."""
    wide = "| A | B |\n|---|---|\n" + "| x | " + "many words " * 20 + "|\n| y | z |\n| u | v |\n"
    for markdown in (SMALL, wide):
        page = composed(f"Before.\n\n{markdown}\nAfter.")[0]
        before, after = (
            item for item in page.items if isinstance(item, Text) and item.text.strip() in ("Before.", "After.")
        )
        leading = order().style.sheet("letter").leading
        taken = (after.at.y - before.at.y) / leading
        assert taken == pytest.approx(round(taken), abs=1e-4)


def test_cells_are_tagged_row_by_row_and_read_so() -> None:
    wide = "| A | B |\n|---|---|\n| " + "left words " * 12 + "| " + "right words " * 12 + "|\n| y | z |\n"
    (page,) = composed(wide)
    paths = list(dict.fromkeys(tuple(f"{tag.role}{tag.key}" for tag in item.path[2:]) for item in cells(page)))
    assert paths == [
        ("THead0", "TR0", "TH0"), ("THead0", "TR0", "TH1"),
        ("TBody0", "TR1", "TD0"), ("TBody0", "TR1", "TD1"),
        ("TBody0", "TR2", "TD0"), ("TBody0", "TR2", "TD1"),
    ]  # fmt: skip
    read = " ".join(item.text for item in cells(page))
    assert read.split() == ["A", "B", *["left", "words"] * 12, *["right", "words"] * 12, "y", "z"]
    assert "Body/Table/TBody/TR/TD" in describe((page,))


def test_an_empty_cell_still_is_a_cell() -> None:
    (page,) = composed("| A | B |\n|---|---|\n| | 3 |\n")
    assert [item.path[-1].role for item in cells(page)] == ["TH", "TH", "TD", "TD"]


def test_a_short_letter_with_a_table_keeps_its_usual_margins() -> None:
    sheet = order().style.sheet("letter")
    assert sheet.short_margin > sheet.left
    assert rules(composed(f"Few words.\n\n{SMALL}")[0])[0].start.x == sheet.left
    (page,) = composed("Few words.")
    assert {item.at.x for item in page.items if isinstance(item, Text)} == {sheet.short_margin}


def test_a_long_table_goes_on_below_its_head_which_is_read_once() -> None:
    rows = "".join(f"| row {number} | {number} |\n" for number in range(70))
    pages = composed(f"First.\n\n| What | Count |\n|---|---|\n{rows}\nLast.")
    assert len(pages) >= 2
    for page in pages[1:]:
        if cells(page):
            assert repeated(page)[-2:] == ["What", "Count"]
    assert [item.text.strip() for page in pages for item in cells(page) if item.path[-1].role == "TH"] == [
        "What", "Count",
    ]  # fmt: skip
    told = [item.text.strip() for page in pages for item in cells(page) if item.path[-1].role == "TD"]
    assert told == [word for number in range(70) for word in (f"row {number}", str(number))]
    for page in pages:
        assert all(item.at.y <= page.size.height - order().style.sheet("letter").bottom for item in cells(page))
        lows = sorted({item.at.y for item in cells(page)})
        assert all(low < high for low, high in pairwise(lows))


def test_a_short_table_is_not_parted() -> None:
    six = SMALL + "| Visit | 2 |\n| Talk | 1 |\n| Walk | 4 |\n| Rest | 8 |\n"
    parted = 0
    for words in range(150, 700, 25):
        pages = composed("word " * words + "\n\n" + six + "\nAfter that a few words more, and then it ends.")
        assert sum(1 for page in pages if cells(page)) == 1
        parted += len(pages) > 1
    assert parted > 5, "few letters were long enough to try it"


def test_a_table_too_wide_is_refused_at_its_place() -> None:
    with pytest.raises(DoesNotFit, match=r"the table is \d+% wider than the text") as raised:
        composed("One.\n\n| " + " | ".join(["incomprehensibilities"] * 6) + " |\n|" + "-|" * 6 + "\n|" + "1|" * 6)
    assert raised.value.place == Place("ann.md", 9, 1)


def test_a_card_takes_a_small_table_and_refuses_a_wide_or_high_one() -> None:
    parts = (Part("salutation", lines("Dear Ms. Schmoe,")), Part("close", lines("Yours,")))
    found = composed_card(letter(SMALL, parts=parts))
    assert any(isinstance(item, Text) and item.text.startswith("Survey") for item in (*found.outside, *found.inside))
    with pytest.raises(DoesNotFit, match="wider than the text"):
        composed_card(letter("| " + "incomprehensibilities | " * 3 + "\n|-|-|-|\n|1|2|3|", parts=parts))
    with pytest.raises(DoesNotFit, match="words too long"):
        composed_card(letter(SMALL + "| x | 1 |\n" * 40, parts=parts))


def test_a_table_too_wide_for_a_cards_largest_type_is_set_smaller() -> None:
    parts = (Part("salutation", lines("Dear Ms. Schmoe,")), Part("close", lines("Yours,")))
    small = composed_card(letter(SMALL, parts=parts))
    wide = composed_card(letter("| " + "counterproductive | " * 3 + "\n|-|-|-|\n|1|2|3|", parts=parts))

    def size(found: SetCard) -> Length:
        items = (*found.outside, *found.inside)
        return next(item.size for item in items if isinstance(item, Text) and item.path[-1].role == "TH")

    assert size(wide) < size(small)


def test_cells_are_looked_at_for_characters_and_counted_as_words() -> None:
    block = letter(SMALL).body[0]
    assert isinstance(block, Tabulation)
    from stationery.model.prose import paragraphs

    assert [found.text for found in paragraphs((Paragraph((Span("a"),)), block))] == [
        "a", "Item", "Hours", "Map", "3", "Survey", "12.5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("decimal", "numbers"),
    [
        (".", ("31.5", "12", "6.25", "1,512.00", "100%")),
        (",", ("31,5", "12", "6,25", "1.512,00", "100 %")),
    ],
)
def test_numbers_are_aligned_at_the_decimal_mark_of_the_language(decimal: str, numbers: tuple[str, ...]) -> None:
    body, _ = read_body("| Item | Sum |\n|---|---:|\n" + "".join(f"| a | {each} |\n" for each in numbers), "ann.md", 7)
    (table,) = body
    assert isinstance(table, Tabulation)
    (page,) = compose(manuscript(body=(replace(table, decimal=decimal),)), order()).pages
    found = [text for text in cells(page) if text.text.strip() in numbers]
    marks = set()
    for text in found:
        number = text.text.strip()
        whole = number.rpartition(decimal)[0] or number.rstrip(" %")
        marks.add(round((text.at.x.pt + len(whole) * text.size.pt / 2), 2))
    assert len(found) == len(numbers) and len(marks) == 1
    right = max(rule.end.x.pt for rule in rules(page))
    assert all(text.at.x.pt + len(text.text.strip()) * text.size.pt / 2 <= right + 0.01 for text in found)
