"""The trip of labels: worded as an envelope, in order, for a measured printer; and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.catalog.labels import label_sheet
from stationery.data.resources import folder
from stationery.incoming.pdf_reader import open_pdf
from stationery.model.contact import Contact
from stationery.model.errors import Place, Remark, Several, SourceError, StationeryError, each_fault
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.page import Text
from stationery.model.units import mm
from stationery.model.values import replace
from stationery.products.envelope import envelope_pdf
from stationery.products.labels import LabelOptions, return_labels, text_labels
from stationery.products.result import Result
from stationery.products.stock import open_stock
from tests.products.made import GUESTS, SENDER, TODAY, address_labels, labels, stock
from tests.verapdf import judge, reason_to_skip

MINE = Letter("labels", sender=SENDER)
SHEET = LabelOptions(Written("avery-5160"))


def contact(party: Party, row: int = 2, *warnings: Remark) -> Contact:
    return Contact(party, file="guests.csv", row=row, warnings=warnings)


def texts(made: Result) -> list[Text]:
    return [item for page in made.pages for item in page.items if isinstance(item, Text)]


def lines(made: Result) -> list[str]:
    return [text.text.strip() for text in texts(made)]


@pytest.mark.parametrize("manner", ["typed", "post"])
@pytest.mark.parametrize("party", GUESTS, ids=["parts", "abroad", "lines"])
def test_an_address_is_worded_as_on_its_envelope(party: Party, manner: str) -> None:
    chosen = replace(MINE, choices=Choices(address_manner=Written(manner)))
    made = address_labels([contact(party)], chosen, stock(), SHEET)
    cover = envelope_pdf(replace(chosen, recipient=party), stock())
    on_it = [each.text.strip() for each in texts(cover) if each.path and each.path[0].role == "DeliveryAddress"]
    assert lines(made) == on_it


def test_the_country_stands_on_labels_abroad_alone_and_the_profile_says_what_is_abroad() -> None:
    assert "GERMANY" in lines(address_labels([contact(GUESTS[1])], MINE, stock(), SHEET))
    german = Letter("labels", sender=replace(SENDER, country="DE", locality="Bonn", region="", postal_code="53113"))
    assert lines(address_labels([contact(GUESTS[1])], german, stock(), SHEET))[-1] == "10969 Berlin"


def test_no_type_is_smaller_than_the_sender_post_reads() -> None:
    """USPS asks for capitals 0.080 in high."""
    made = address_labels([contact(each) for each in GUESTS], MINE, stock(), LabelOptions(Written("avery-5163")))
    assert {text.size.pt for text in texts(made)} == {12.0}
    with pytest.raises(StationeryError, match=r"can't read smaller type \(United States Postal Service"):
        address_labels([contact(GUESTS[0])], MINE, stock(), LabelOptions(Written("avery-5167")))


def test_addresses_keep_their_order_and_copies_stand_together() -> None:
    made = address_labels([contact(each) for each in GUESTS], MINE, stock(), replace(SHEET, copies=2))
    names = [text.text.strip() for text in texts(made) if text.text.startswith(("Ms.", "Herrn", "The"))]
    assert names == [
        "Ms. Jane Schmoe",
        "Ms. Jane Schmoe",
        "Herrn Karl Weiß",
        "Herrn Karl Weiß",
        *["The Buchan Family"] * 2,
    ]


def test_a_return_address_fills_the_sheet_from_the_label_that_it_begins_with() -> None:
    assert lines(return_labels(MINE, stock(), replace(SHEET, start=Written("21")))).count("Ann Lee") == 10
    assert lines(return_labels(MINE, stock(), replace(SHEET, copies=40))).count("Ann Lee") == 40
    with pytest.raises(SourceError, match="no sender"):
        return_labels(Letter("labels"), stock(), SHEET)


def test_one_text_fills_the_sheet_and_several_stand_once_each() -> None:
    fragile = [[Written("Fragile")]]
    assert lines(text_labels(fragile, MINE, stock(), SHEET)) == ["Fragile"] * 30
    made = text_labels([[Written("Ann's jam")], [Written('"Best" jelly'), Written("2026")]], MINE, stock(), SHEET)
    assert lines(made) == ["Ann’s jam", "“Best” jelly", "2026"]
    with pytest.raises(SourceError, match="no text"):
        text_labels([[]], MINE, stock(), SHEET)


def test_what_is_left_of_a_used_sheet_is_told() -> None:
    made = address_labels([contact(each) for each in GUESTS], MINE, stock(), replace(SHEET, start=Written("29")))
    assert len(made.pages) == 2
    assert made.finish[-1] == "The last sheet has 29 labels left; begin there next time with --start 2."
    assert "--start" not in " ".join(return_labels(MINE, stock(), SHEET).finish)


def test_the_faults_of_all_rows_are_told_together_with_their_rows() -> None:
    wide = Party(
        name="x" * 80, street=("1 Elm Street",), locality="Salem", region="OR", postal_code="97301", country="US"
    )
    narrow = replace(wide, name="y" * 80)
    with pytest.raises(Several) as told:
        address_labels([contact(wide, 2), contact(GUESTS[2], 3), contact(narrow, 17)], MINE, stock(), SHEET)
    assert [str(each).partition(" (")[0] for each in each_fault(told.value)] == [
        "guests.csv: line 2", "guests.csv: line 17"
    ]  # fmt: skip


def test_a_row_that_could_not_be_read_is_an_error_and_other_warnings_are_told() -> None:
    place = Place("guests.csv", 5)
    with pytest.raises(SourceError, match=r"guests\.csv: line 5: the row has no name"):
        address_labels([contact(Party(), 5, Remark("the row has no name", place))], MINE, stock(), SHEET)
    with pytest.raises(SourceError, match=r"guests\.csv: line 5: there is no name"):
        address_labels([contact(Party(), 5)], MINE, stock(), SHEET)
    mended = Remark("the ZIP Code is now 02134", place)
    made = address_labels([contact(replace(GUESTS[2], name="Ann Lee"), 5, mended)], MINE, stock(), SHEET)
    assert "guests.csv: line 5 (Ann Lee): the ZIP Code is now 02134" in map(str, made.remarks)
    with pytest.raises(SourceError, match=r"guests\.csv: line 5 \(Ann Lee\): there is no address"):
        address_labels([contact(Party(name="Ann Lee"), 5)], MINE, stock(), SHEET)
    with pytest.raises(SourceError, match="no rows"):
        address_labels([], MINE, stock(), SHEET)


PRINTER = "default: home\nprinters:\n  home: {offset: [1.5mm, -2mm], margins: [20mm, 4mm, 4mm, 4mm]}\n"


def test_pages_are_corrected_for_a_measured_printer_and_clear_of_its_margins(tmp_path: Path) -> None:
    (tmp_path / "printers.yaml").write_text(PRINTER)
    known = open_stock((folder("layouts"),), (folder("fonts"),), TODAY, printers=str(tmp_path / "printers.yaml"))
    plain = return_labels(MINE, known, replace(SHEET, copies=1))
    made = return_labels(MINE, known, replace(SHEET, copies=1, printer=Written("home")))
    assert plain.pages[0].correction is None and made.pages[0].correction is not None
    assert texts(plain)[0].at.x < mm(20) <= texts(made)[0].at.x
    assert made.pdf != plain.pdf and made.finish[0] != plain.finish[0]


def test_a_file_of_labels_says_what_it_is() -> None:
    made = labels()["labels-avery-l7163"]
    read = open_pdf(made.pdf, Place("a.pdf"))
    assert read.metadata is not None and read.metadata.title == "Etiketten"
    assert read.trailer["/Root"]["/Lang"] == "de-DE"
    assert (made.sheet, made.unit) == ("A4", "mm")
    assert made.pdf == labels()["labels-avery-l7163"].pdf


def test_every_label_is_within_its_outline() -> None:
    made, sheet = labels()["labels-avery-5160"], label_sheet(stock().store, "avery-5160")
    for page, numbers in zip(made.pages, ((29, 30), (1,)), strict=True):
        rects = [sheet.label(number) for number in numbers]
        for item in page.items:
            assert isinstance(item, Text)
            assert any(
                r.x < item.at.x and item.at.x + item.width < r.right and r.y < item.at.y < r.bottom for r in rects
            )


@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_labels_meet_both_standards(tmp_path: Path) -> None:
    for name, made in labels().items():
        (tmp_path / f"{name}.pdf").write_bytes(made.pdf)
    assert judge(sorted(tmp_path.glob("*.pdf"))) == []
