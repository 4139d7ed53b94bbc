"""Names of the catalog in another spelling than their id's."""

from __future__ import annotations

from pathlib import Path

from stationery.data import resources
from stationery.data.stock import Stock
from stationery.model.letter import Choices, Written
from stationery.products.stock import open_stock
from stationery.resolve.spelling import spell_names
from tests.products.made import stock


def spelled(choices: Choices, at: Stock | None = None) -> Choices:
    return spell_names(choices, (at or stock()).store, ("inter", "eb-garamond"))


def test_case_spaces_and_signs_do_not_matter() -> None:
    choices = Choices(style=Written("Full Block"), envelope=Written("US #10"), font=Written("EB_Garamond"))
    found = spelled(choices)
    assert (found.style.text, found.envelope.text, found.font.text) == ("full-block", "us-10", "eb-garamond")


def test_what_no_catalog_has_stays_to_be_told() -> None:
    choices = Choices(style=Written("Fool Block"), letterhead=Written("My Paper.pdf"))
    assert spelled(choices) is choices


def test_a_file_that_is_called_so_is_the_one(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    mine = "name: Mine\ncite: house style\nbased_on: full-block\n"
    (tmp_path / "letters" / "Full_Block.yaml").write_text(mine, "utf-8")
    folders = (resources.folder("layouts"), str(tmp_path))
    own = open_stock(folders, (resources.folder("fonts"),), stock().today)
    choices = Choices(style=Written("Full_Block"))
    assert spelled(choices, own) is choices and spelled(choices).style.text == "full-block"
