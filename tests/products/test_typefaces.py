"""Letters and envelopes in each typeface and pairing, read back; and the specimen, a sheet a face."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pytest

from stationery.data.resources import folder
from stationery.data.stock import Stock
from stationery.model.errors import CannotSet, SourceError, UnknownName
from stationery.model.letter import Written
from stationery.model.page import Page, Text
from stationery.products.envelope import envelope_pdf
from stationery.products.letter import letter_and_envelope
from stationery.products.result import Result
from stationery.products.specimen import specimen_pdf, typefaces
from stationery.products.stock import open_stock
from stationery.reading.letters import read_letter
from stationery.resolve.resolve import resolve
from tests.jobs import printed
from tests.products.made import TODAY, fonts, letter, stock
from tests.verapdf import judge, reason_to_skip


def texts(pages: tuple[Page, ...]) -> list[Text]:
    return [item for page in pages for item in page.items if isinstance(item, Text)]


def families(made: Result, role: str) -> set[str]:
    return {item.face.family for item in texts(made.pages) if item.path and item.path[0].role == role}


def words(pdf: bytes) -> str:
    """All words of a file, without the spaces, which a reader guesses, and without hyphens of one kind or another."""
    import pypdfium2

    pages = pypdfium2.PdfDocument(pdf)
    read = "".join(page.get_textpage().get_text_bounded() for page in pages)
    return re.sub(r"[\s\u00ad\ufffe\u200b]", "", unicodedata.normalize("NFC", read))


def users(tmp_path: Path, **files: str) -> Stock:
    """A stock with a user's files; `fonts__x` stands for fonts/x.yaml."""
    for name, text in files.items():
        path = tmp_path.joinpath(*name.split("__")).with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return open_stock((folder("layouts"), str(tmp_path / "layouts")), (folder("fonts"), str(tmp_path / "fonts")), TODAY)


# Letters


@pytest.mark.parametrize("font", fonts())
@pytest.mark.parametrize("name", ["modified-block", "bewerbung"])
def test_a_letter_in_each_reads_back(font: str, name: str) -> None:
    for made in letter_and_envelope(letter(name, font=font), stock()):
        read = words(made.pdf)
        for item in texts(made.pages):
            written = unicodedata.normalize("NFC", item.text)
            assert re.sub(r"[\s\u00ad\u200b]|-$", "", written) in read  # a line may end with a word's own hyphen
        bottom = made.pages[0].size.height
        assert all(item.at.y < bottom for item in texts(made.pages[:1]))


@pytest.mark.parametrize(
    ("font", "head", "body", "cover"),
    [
        ("garamond", "eb-garamond", "eb-garamond", "source-sans-3"),
        ("source", "source-sans-3", "source-serif-4", "source-sans-3"),
        ("handwritten", "eb-garamond", "dancing-script", "source-sans-3"),
        ("typewriter", "ibm-plex-mono", "ibm-plex-mono", "ibm-plex-mono"),
        # A typeface is for all but the envelope.
        ("inter", "inter", "inter", "source-sans-3"),
    ],
)
def test_who_sets_what(font: str, head: str, body: str, cover: str) -> None:
    sheet, envelope = letter_and_envelope(letter("thank-you", font=font), stock())
    assert families(sheet, "Letterhead") == {head}
    assert families(sheet, "Body") == {body}
    assert families(envelope, "DeliveryAddress") == {cover}
    assert families(envelope, "ReturnAddress") == {head}


def test_garamond_is_what_one_gets_unasked() -> None:
    asked, unasked = (
        letter_and_envelope(letter("thank-you", **choice), stock()) for choice in ({"font": "garamond"}, {})
    )
    assert [made.pdf for made in asked] == [made.pdf for made in unasked]


def test_a_large_eyed_face_is_set_smaller() -> None:
    sizes = {}
    for font in ("eb-garamond", "inter"):
        sheet = letter_and_envelope(letter("modified-block", font=font), stock(), with_envelope=False)[0]
        sizes[font] = {item.size.pt for item in texts(sheet.pages) if item.path and item.path[0].role == "Body"}
    assert sizes == {"eb-garamond": {12.0}, "inter": {9.75}}


def test_an_envelope_alone_takes_a_pairing_or_one_typeface_for_all_of_it() -> None:
    paired = envelope_pdf(letter("thank-you"), stock(), printed(font=Written("source")))
    assert families(paired, "DeliveryAddress") == families(paired, "ReturnAddress") == {"source-sans-3"}
    alone = envelope_pdf(letter("thank-you"), stock(), printed(font=Written("inter")))
    assert families(alone, "DeliveryAddress") == families(alone, "ReturnAddress") == {"inter"}


# The user's own

MINE = "name: Mine\ncite: house style\nletterhead: inter\nbody: crimson-pro\nenvelope: source-sans-3\n"


def test_one_file_is_a_pairing(tmp_path: Path) -> None:
    own = users(tmp_path, layouts__pairings__mine=MINE)
    sheet = letter_and_envelope(letter("thank-you", font="mine"), own)[0]
    assert families(sheet, "Letterhead") == {"inter"}
    assert families(sheet, "Body") == {"crimson-pro"}


def test_the_masthead_is_looked_at_in_its_own_typeface(tmp_path: Path) -> None:
    """Not in the body's, which may have what the letterhead's has not."""
    alone = "name: Alone\ncite: house style\npackage: fontpkg_caveat\nfiles: {upright: 'files/Caveat[wght].ttf'}\n"
    pair = MINE.replace("inter", "alone").replace("crimson-pro", "eb-garamond")
    own = users(tmp_path, fonts__alone=alone + "fallback: []\n", layouts__pairings__mine=pair)
    text = "---\nfrom: |\n  Nguyễn Văn An\n  12 Elm Street\n  Salem, OR 97301\nto: |\n  Jane Schmoe\n  1 Main Street\n"
    text += "  Springfield, IL 62701\nfont: mine\n---\nThank you.\n"
    with pytest.raises(CannotSet, match=r"letter\.md:3:3: the character ễ.* can't be printed: alone"):
        letter_and_envelope(read_letter(text, "letter.md"), own)


def test_a_style_may_name_a_pairing(tmp_path: Path) -> None:
    style = "name: Mine\ncite: house style\nbased_on: full-block\nfont: source\n"
    own = users(tmp_path, layouts__letters__mine=style)
    sheet, cover = letter_and_envelope(letter("thank-you", style="mine"), own)
    assert families(sheet, "Letterhead") == {"source-sans-3"}
    assert families(sheet, "Body") == {"source-serif-4"}
    assert families(cover, "DeliveryAddress") == {"source-sans-3"}


def test_a_typeface_that_a_pairing_names_and_nobody_has_is_told_at_its_place(tmp_path: Path) -> None:
    own = users(tmp_path, layouts__pairings__mine=MINE.replace("inter", "intern"))
    with pytest.raises(
        UnknownName, match=r"mine\.yaml:3:13: there is no typeface named 'intern'\n  did you mean 'inter'"
    ):
        resolve(letter("thank-you", font="mine"), own)


NOT_HERE = "name: Nobody\ncite: house style\npackage: fontpkg_of_nobody\nfiles: {upright: Nobody.ttf}\n"


def test_a_typeface_that_is_not_installed_is_listed_and_choosing_it_tells_the_remedy(tmp_path: Path) -> None:
    own = users(tmp_path, fonts__nobody=NOT_HERE, layouts__pairings__mine=MINE.replace("inter", "nobody"))
    listed = {one.id: one.remedy for one in typefaces(own)}
    assert listed["nobody"] == "pip install fontpkg-of-nobody"
    assert [name for name, remedy in listed.items() if remedy] == ["nobody"]
    for font in ("nobody", "mine"):
        told = "'nobody' comes from the Python package fontpkg-of-nobody, which is not installed\n  pip install"
        with pytest.raises(SourceError, match=told):
            resolve(letter("thank-you", font=font), own)
    with pytest.raises(SourceError, match="not installed"):
        specimen_pdf(own, ("nobody",))
    made = specimen_pdf(own)
    assert [str(remark) for remark in made.remarks] == [
        "nobody is not installed, so it has no sheet\n  pip install fontpkg-of-nobody"
    ]


def test_a_name_that_nothing_has_is_answered_with_pairings_and_typefaces() -> None:
    with pytest.raises(UnknownName) as told:
        resolve(letter("thank-you", font="comic-sans"), stock())
    assert "pairing: garamond," in told.value.hint
    assert "typeface: " in told.value.hint and " caveat, " in told.value.hint
    with pytest.raises(UnknownName, match="did you mean 'typewriter'"):
        resolve(letter("thank-you", font="typewrite"), stock())


# The specimen


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_each_typeface_has_one_sheet(paper: str) -> None:
    names = stock().typefaces.names()
    for name in names:
        made = specimen_pdf(stock(), (name,), Written(paper))
        assert len(made.pages) == 1
        lowest = max(item.at.y for item in texts(made.pages))
        assert lowest < made.pages[0].size.height * 0.95
        widest = max(item.at.x + item.width for item in texts(made.pages))
        assert widest <= made.pages[0].size.width
    assert len(specimen_pdf(stock(), (), Written(paper)).pages) == len(names)


def test_nothing_on_a_sheet_is_set_in_another_typeface() -> None:
    """What a face has not is left out, and never set in its fallback."""
    for name in stock().typefaces.names():
        for item in texts(specimen_pdf(stock(), (name,)).pages):
            if item.face.family == name:
                assert stock().typefaces.has(item.text, item.face), item.text


def test_a_sheet_shows_what_the_face_has() -> None:
    garamond, mono = (
        "".join(item.text for item in texts(specimen_pdf(stock(), (name,)).pages))
        for name in ("eb-garamond", "ibm-plex-mono")
    )
    for shown in ("Łukasz", "Nguyễn", "Γιώργος", "Дмитрий", "small capitals", "old-style figures", "12 pt on 15.5 pt"):
        assert shown in garamond
    assert "Дмитрий" in mono
    for left_out in ("Γιώργος", "small capitals", "old-style"):
        assert left_out not in mono


def test_what_has_no_room_goes_on_to_another_sheet() -> None:
    assert len(specimen_pdf(stock(), ("caveat",), Written("a5")).pages) > 1


def test_an_unknown_typeface_has_no_specimen() -> None:
    with pytest.raises(UnknownName, match="did you mean 'inter'"):
        specimen_pdf(stock(), ("intr",))


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_the_specimen_meets_both_standards(tmp_path: Path) -> None:
    for paper in ("letter", "a5"):
        (tmp_path / f"{paper}.pdf").write_bytes(specimen_pdf(stock(), (), Written(paper)).pdf)
    assert judge(sorted(tmp_path.glob("*.pdf"))) == []


def test_numbers_in_a_row_are_kept_apart() -> None:
    """Tracked and kerned letters have two of them: `34-80` is no number (ISO 32000-1, 7.3.3)."""
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(specimen_pdf(stock(), ("eb-garamond",)).pdf)).pages:
        content = page.get_contents()
        assert content is not None
        data = content.get_data()
        assert b"TJ" in data
        assert not re.search(rb"\d-\d", data)
