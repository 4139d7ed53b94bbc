"""Envelopes and postcards in columns as files: what is read back, what the standards say, and when columns are set."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

import pytest

from stationery.catalog.columns import is_written_in_columns
from stationery.model.errors import CannotSet, DoesNotFit
from stationery.model.letter import Letter, Written
from stationery.model.page import Page, Text
from stationery.model.units import mm
from stationery.model.values import replace
from stationery.pdf import families
from stationery.pdf.svg import draw_svg
from stationery.products.card import note_pdf
from stationery.products.check import check_envelope
from stationery.products.envelope import envelope_pdf
from stationery.products.result import Result
from stationery.products.stock import library_of
from stationery.reading.letters import read_letter
from stationery.resolve.job import CardOptions
from tests import jobs
from tests.jobs import printed
from tests.products.made import letter, stock
from tests.verapdf import judge, reason_to_skip

pytestmark = pytest.mark.skipif(
    find_spec("pylopdf_fonts_jp") is None, reason="no typeface for Japanese is here: pip install 'stationery[cjk]'"
)

SENDER = ["107-0062", "東京都港区南青山4-5-16", "鈴木太郎"]
SENDER_LINES = ("鈴木太郎", "〒107-0062", "東京都港区南青山4-5-16")
TO = ["150-0001", "東京都渋谷区神宮前5-10-1", "ジャイルビル302号室", "カミヤ・デザイン株式会社", "神宮寺 さくら 様"]


@pytest.fixture(scope="module")
def cover() -> Result:
    return envelope_pdf(letter("japan/chou-3"), stock())


@pytest.fixture(scope="module")
def card() -> Result:
    return note_pdf(letter("japan/hagaki"), stock(), manner=CardOptions(single=True))


def columns(page: Page) -> list[str]:
    return [item.text.strip() for item in page.items if isinstance(item, Text) and item.pieces and item.turn]


def to_japan(lines: str, envelope: str = "chou-3", sender: str = "; ".join(SENDER_LINES)) -> Letter:
    both = {"from": sender, "to": lines}
    head = "".join(f"{key}: |\n" + "".join(f"  {line}\n" for line in text.split("; ")) for key, text in both.items())
    return read_letter(f"---\n{head}envelope: {envelope}\n---\n", "to.md")


def test_the_address_is_read_back_in_its_order(cover: Result) -> None:
    import pypdfium2

    text = pypdfium2.PdfDocument(io.BytesIO(cover.pdf))[0].get_textpage().get_text_bounded()
    read = " ".join(text.split())
    assert read == " ".join(["〒107-0062", *SENDER[1:], *TO])


def test_wide_and_narrow_figures_are_read_as_they_are_written() -> None:
    import pypdfium2

    made = envelope_pdf(to_japan("〒１５０－０００１; 渋谷区神宮前５－１０－１; 山田花子 様"), stock())
    text = pypdfium2.PdfDocument(io.BytesIO(made.pdf))[0].get_textpage().get_text_bounded()
    assert "".join(text.split()).endswith("150-0001渋谷区神宮前５－１０－１山田花子様")


def test_a_postcards_address_side_is_read_back(card: Result) -> None:
    import pypdfium2

    text = pypdfium2.PdfDocument(io.BytesIO(card.pdf))[1].get_textpage().get_text_bounded()
    read = "".join(text.split())
    to = ["604-8571", "京都府京都市中京区寺町通御池上る488", "メゾン御池301号室", "山田花子様"]
    assert read == "".join([*SENDER, *to])
    assert [page.size.width < page.size.height for page in card.pages] == [True, True]


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_both_meet_the_standards(cover: Result, card: Result, tmp_path: Path) -> None:
    paths = [tmp_path / "chou-3.pdf", tmp_path / "hagaki.pdf"]
    for path, made in zip(paths, (cover, card), strict=True):
        path.write_bytes(made.pdf)
    assert judge(paths) == []


def test_the_finished_envelope_stands_in_the_posts_zones(cover: Result) -> None:
    from stationery.model.errors import Place

    assert check_envelope(cover.pdf, Place("chou-3.pdf"), stock()) == ()


def test_the_screen_shows_the_same(cover: Result) -> None:
    shown = draw_svg(cover.pages[0], library_of(stock()), language="en")
    for words in (*SENDER[1:], *TO):
        assert f">{words} </text>" in shown
    assert shown.count("rotate(90.0000)") == 6  # the words of each column
    assert shown.count("rotate(-270.0000)") == 4  # hyphens


def test_what_is_told(cover: Result) -> None:
    feed = "the postcode digits are 12 mm below the top edge; feed the envelope with that edge first"
    assert [remark.message for remark in cover.remarks] == [feed]
    made = envelope_pdf(to_japan("〒150-0001; 東京都渋谷区1-2; 山田花子"), stock(), check_address=True)
    told = [(remark.message, remark.place and remark.place.line) for remark in made.remarks]
    assert told == [("'山田花子' has no honorific", 9), (feed, None)]
    assert columns(made.pages[0])[-1] == "山田花子"  # never added


@pytest.mark.parametrize(
    ("lines", "envelope", "address", "vertical"),
    [
        ("〒150-0001; 東京都渋谷区1-2; 山田花子 様", "chou-3", "", True),
        ("〒150-0001; 東京都渋谷区1-2; 山田花子 様", "kaku-2", "", True),
        ("〒150-0001; 東京都渋谷区1-2; 山田花子 様", "hagaki", "", True),
        ("〒150-0001; 東京都渋谷区1-2; 山田花子 様", "you-4", "", False),
        ("〒150-0001; 東京都渋谷区1-2; 山田花子 様", "you-4", "vertical", True),
        ("〒150-0001; 東京都渋谷区1-2; 山田花子 様", "chou-3", "portrait", False),
        ("〒150-0001; 東京都渋谷区1-2; 山田花子 様", "chou-3", "landscape", False),
        ("Ms. Hanako Yamada; 1-2-3 Kasumigaseki; Chiyoda-ku, Tokyo 100-8926; Japan", "chou-3", "", False),
        ("李小龍 先生; 建国路5号; 100020 北京市; CHINA", "chou-3", "", False),
    ],
)
def test_when_columns_are_set(lines: str, envelope: str, address: str, vertical: bool) -> None:
    """By themselves on an upright face, for an address in Japanese characters that stays in Japan."""
    made = envelope_pdf(to_japan(lines, envelope), stock(), printed(address=Written(address)))
    assert bool(columns(made.pages[0])) == vertical


def test_what_is_written_in_columns() -> None:
    assert is_written_in_columns("1-2 東京") and is_written_in_columns("ひろば")
    assert not any(map(is_written_in_columns, ("Tokyo 1-2", "", "서울 종로", "서울 鐘路")))


def test_a_sender_in_latin_letters_keeps_his_lines() -> None:
    sender = "Taro Suzuki; 4-5-6 Aoyama; Minato-ku, Tokyo 107-0062; Japan"
    made = envelope_pdf(to_japan("〒150-0001; 東京都渋谷区1-2; 山田花子 様", sender=sender), stock())
    (page,) = made.pages
    back = [item for item in page.items if isinstance(item, Text) and item.path[0].role == "ReturnAddress"]
    assert len(back) == 3 and not any(item.pieces for item in back)


def test_where_columns_can_not_be_set() -> None:
    latin = to_japan("Ms. Hanako Yamada; 1-2-3 Kasumigaseki; Chiyoda-ku, Tokyo 100-8926; Japan")
    with pytest.raises(DoesNotFit, match="only an address in Japanese characters"):
        envelope_pdf(latin, stock(), printed(address=Written("vertical")))
    ours = to_japan("〒150-0001; 東京都渋谷区1-2; 山田花子 様", sender="Ann Lee; 12 Elm Street; Salem, OR 97301")
    with pytest.raises(DoesNotFit, match="the United States Postal Service doesn't read addresses in columns"):
        envelope_pdf(ours, stock(), printed(address=Written("vertical")))


@pytest.mark.parametrize(
    ("sender", "width"), [("", 120), ("鈴木太郎; 港区南青山4-5-16", 120), ("Ann Lee; Main St 1", 235)]
)
def test_a_letter_from_nobody_known_stays_in_japan_by_its_characters(sender: str, width: int) -> None:
    read = to_japan("〒150-0001; 東京都渋谷区1-2; 山田花子 様", sender=sender or "Ann")
    read = read if sender else replace(read, sender=None)
    assert envelope_pdf(read, stock()).pages[0].size.width == mm(width)


def test_a_form_that_a_name_asks_for_is_set_or_refused() -> None:
    """葛 has two forms in this typeface; 田 has one, and no other is taken for it."""
    plain, other = (columns_glyph(f"葛{variation}城 様") for variation in ("", "\U000e0100"))
    assert plain != other
    with pytest.raises(CannotSet):
        columns_glyph("田\U000e0105 様")


def columns_glyph(name: str) -> int:
    made = envelope_pdf(to_japan(f"〒150-0001; 東京都渋谷区1-2; {name}"), stock())
    (text,) = [item for item in made.pages[0].items if isinstance(item, Text) and item.text.strip() == name]
    first = next(text.spread())
    (run,) = library_of(stock()).settable(first.text, first.face, "ja")
    return run.clusters[0].glyphs[0][0]


def test_a_landscape_card_keeps_its_lines() -> None:
    made = note_pdf(letter("japan/hagaki"), stock(), manner=CardOptions(single=True, orientation=Written("landscape")))
    assert columns(made.pages[1]) == [] and made.pages[1].size.width > made.pages[1].size.height


def test_parts_have_their_prefecture_and_town_in_one_column() -> None:
    sender = "{name: 鈴木太郎, street: 南青山4-5, region: 東京都, locality: 港区, postal_code: 107-0062, country: JP}"
    to = "{name: 山田花子 様, street: 坂下1-13, region: 東京都, locality: 板橋区, postal_code: 174-0043, country: JP}"
    read = read_letter(f"---\nfrom: {sender}\nto: {to}\nenvelope: chou-4\n---\n", "parts.md")
    told = columns(envelope_pdf(read, stock()).pages[0])
    assert told == ["東京都港区", "南青山4-5", "鈴木太郎", "東京都板橋区", "坂下1-13", "山田花子 様"]


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    found = families._package_folder
    monkeypatch.setattr(families, "_package_folder", lambda name: None if "pylopdf" in name else found(name))
    with pytest.raises(CannotSet) as raised:
        envelope_pdf(letter("japan/chou-3"), jobs.stock())
    assert "pip install 'stationery[cjk]'" in raised.value.hint


def test_a_typeface_of_the_writers_own_choice_is_used() -> None:
    made = envelope_pdf(letter("japan/chou-3"), stock(), printed(font=Written("source-sans-3")))
    faces = {item.face.family for item in made.pages[0].items if isinstance(item, Text) and item.turn}
    assert faces == {"noto-sans-jp"}
