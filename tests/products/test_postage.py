"""Postage on an envelope, by ruler: stamps as large as the post made them, codes in their rows, and what is refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as pillow

from stationery.catalog.demands import postage_code
from stationery.catalog.envelopes import envelope
from stationery.catalog.postage import postage_look
from stationery.catalog.posts import POSTAGE, post
from stationery.catalog.printers import Margins
from stationery.model.errors import DoesNotFit, SourceError, StationeryError
from stationery.model.geometry import Rect, sheet
from stationery.model.page import Imported, Item, Picture, Text
from stationery.model.units import Length, inch, mm
from stationery.products.envelope import envelope_pdf
from stationery.products.result import Result
from stationery.reading.letters import read_letter
from stationery.resolve.job import EnvelopeOptions, Options, Written
from tests.products.made import stock
from tests.stamps import pdf, png
from tests.verapdf import judge, reason_to_skip

HOMES = {
    "DE": ("Hauptstraße 3", "10115 Berlin"),
    "US": ("1 Main Street", "Salem, OR 97301"),
    "NL": ("Kerkstraat 5", "1234 AB Utrecht"),
    "SE": ("Storgatan 5", "111 22 Stockholm", "Sweden"),
    "JP": ("1-2-3 Ginza", "Chuo-ku, Tokyo 104-0061", "Japan"),
    "FR": ("3, rue de la Paix", "75002 PARIS", "France"),
}
STORE = stock().store
INSET = inch(0.27)


def make(
    folder: Path, written: str, /, *, home: str = "DE", to: str = "", envelope: str = "dl", **options: object
) -> Result:
    """An envelope within the country, or `to` another one, with that postage in the letter's head."""
    lines = "\n".join(f"  {line}" for line in ("Ann Lee", *HOMES[to or home]))
    home_ = "\n".join(f"  {line}" for line in ("Bo Ek", *HOMES[home]))
    language = {"DE": "de", "NL": "nl", "SE": "sv", "FR": "fr"}.get(home, "en")
    country = "" if not to else f"\n  {to}"
    text = (
        f"---\nfrom: |\n{home_}\nto: |\n{lines}{country}\nlanguage: {language}\nenvelope: {envelope}\n{written}\n---\n"
    )
    asked = Options(envelope=EnvelopeOptions(**options))  # type: ignore[arg-type]
    return envelope_pdf(read_letter(text, str(folder / "ann.md")), stock(), asked)


def stamps(made: Result) -> list[Imported | Picture]:
    return [item for page in made.pages for item in page.items if isinstance(item, Imported | Picture)]


def codes(made: Result) -> list[Text]:
    items: list[Item] = [item for page in made.pages for item in page.items]
    return [item for item in items if isinstance(item, Text) and item.path and item.path[0].role == "Postage"]


def write(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return f"postage: {name}"


def near(rect: Rect) -> tuple[float, ...]:
    return tuple(round(each.mm, 2) for each in (rect.x, rect.y, rect.width, rect.height))


def test_a_stamp_lies_in_the_corner_as_far_as_printers_reach(tmp_path: Path) -> None:
    """DL is 220 mm wide, 17.1 mm of its right end can't be printed on; a stamp is stuck 0.27 in below the edge."""
    made = make(tmp_path, write(tmp_path, "stamp.pdf", pdf(50, 20)))
    (shown,) = stamps(made)
    assert near(shown.rect) == (220 - 17.1 - 50, 6.86, 50, 20)
    assert [tag.role for tag in shown.path] == ["Postage", "Figure"] and shown.alt == "Frankierung"
    told = [each for each in made.remarks if "is valid for one piece of mail" in each.message]
    assert len(told) == 1 and told[0].place and told[0].place.line == 12


def test_its_white_margin_may_lie_where_printers_do_not_reach(tmp_path: Path) -> None:
    (shown,) = stamps(make(tmp_path, write(tmp_path, "stamp.pdf", pdf(50, 20, margin=4))))
    assert near(shown.rect) == (220 - 17.1 + 4 - 50, 6.86, 50, 20)


def test_a_picture_is_as_large_as_its_resolution_says_and_every_pixel_is_kept(tmp_path: Path) -> None:
    """300 dpi are 11,811 dots a meter in a PNG, which are a hair less; 300 dpi are meant."""
    (shown,) = stamps(make(tmp_path, write(tmp_path, "stamp.png", png(600, 240))))
    assert isinstance(shown, Picture)
    assert (shown.rect.width, shown.rect.height) == (inch(2), inch(0.8))
    image = shown.image
    assert (image.width, image.height, image.components, len(image.samples)) == (600, 240, 1, 144_000)
    assert image.samples.count(b"\xff") == 2 * 600 + 2 * 238


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_mode_are_drawn_as_they_look(mode: str, tmp_path: Path) -> None:
    data = BytesIO()
    picture = pillow.new("L", (300, 120), 255)
    picture.paste(0, (20, 20, 200, 100))
    if mode == "I;16":
        picture = picture.convert("I").point(lambda value: value * 256).convert("I;16")
    picture.convert(mode).save(data, "PNG", dpi=(300, 300))
    (shown,) = stamps(make(tmp_path, write(tmp_path, "stamp.png", data.getvalue())))
    assert isinstance(shown, Picture) and shown.image.components == 1
    assert shown.image.samples.count(b"\0") == 180 * 80


def test_a_page_is_taken_as_it_is_cropped_and_turned(tmp_path: Path) -> None:
    (shown,) = stamps(make(tmp_path, write(tmp_path, "a.pdf", pdf(50, 20, crop=40))))
    assert near(shown.rect)[2:] == (50, 20)
    (shown,) = stamps(make(tmp_path, write(tmp_path, "b.pdf", pdf(20, 50, turn=90))))
    assert near(shown.rect)[2:] == (50, 20)
    write(tmp_path, "c.pdf", pdf(50, 20, pages=3))
    (shown,) = stamps(make(tmp_path, "postage: c.pdf#2"))
    assert isinstance(shown, Imported) and shown.form.number == 2


@pytest.mark.parametrize(
    ("home", "id", "size"),
    [("US", "us-10", 25), ("US", "us-a2", 25), ("FR", "c6", 40), ("JP", "chou-3", 25), ("JP", "you-4", 25)],
)
def test_it_lies_in_the_zone_and_clear_of_both_addresses(home: str, id: str, size: int, tmp_path: Path) -> None:
    made = make(tmp_path, write(tmp_path, "stamp.pdf", pdf(size, 25)), home=home, envelope=id)
    (shown,) = stamps(made)
    page = made.pages[0]
    id_of = {"US": "usps", "FR": "la-poste", "JP": "japan-post"}[home]
    (zone,) = post(STORE, id_of).rects(page.size, POSTAGE)
    assert zone.contains(shown.rect) and sheet(page.size).contains(shown.rect)
    texts = [item for item in page.items if isinstance(item, Text)]
    assert texts and not any(
        shown.rect.overlaps(Rect(item.at.x, item.at.y - item.size, item.width, item.size)) for item in texts
    )


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        ("a.pdf", pdf(80, 45), "a.pdf is 80 x 45 mm, 6 mm too wide and 5 mm too high for the postage zone", "crop"),
        ("a.pdf", pdf(75.5, 20), "1.5 mm too wide for the postage zone of Deutsche Post (74 x 40 mm)", "crop"),
        ("a.png", png(600, 240, dpi=0), "a.png doesn't say how large it is on paper", "set the resolution"),
        ("a.png", png(120, 60, dpi=72), "a.png is too coarse for postage: 120 x 60 pixels at 72 dpi", "screenshot"),
        ("a.png", png(5000, 4000), "a.png has 5,000 x 4,000 pixels", "scale it down"),
        ("a.png", png(300, 120, ink=255), "a.png shows nothing", "right file"),
        ("a.png", b"\x89PNG\r\n\x1a\nnothing", "a.png", "PNG"),
        ("a.png", b"\xff\xd8\xff\xe0 a JPEG", "a.png is a JPEG", "PDF or PNG"),
        ("a.pdf", b"", "a.pdf: the file is empty", "save the postage again"),
        ("a.pdf", b"hello", "a.pdf is neither a PDF nor a PNG", "that the post gave you"),
        ("a.pdf", b"%PDF-1.4 nothing", "a.pdf", ""),
        ("a.pdf", pdf(50, 20, pages=5), "a.pdf has 5 pages", "a.pdf#2"),
        ("a.pdf", b"x" * 5_000_001, "a.pdf is larger than 5 MB", "PDF or PNG"),
    ],
)
def test_what_is_no_stamp_is_told_at_its_line(name: str, data: bytes, message: str, hint: str, tmp_path: Path) -> None:
    with pytest.raises(StationeryError) as told:
        make(tmp_path, write(tmp_path, name, data))
    assert message in told.value.message and hint in told.value.hint
    assert told.value.place and told.value.place.line == 12


def test_pages_that_are_not_there_and_no_file(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", pdf(50, 20))
    with pytest.raises(SourceError, match=r"a\.pdf has no page 3: it has 1 page"):
        make(tmp_path, "postage: a.pdf#3")
    with pytest.raises(SourceError, match="no such file"):
        make(tmp_path, "postage: b.pdf")
    with pytest.raises(SourceError, match="there is no file 1MV5TER4") as told:
        make(tmp_path, "postage: 1MV5TER4")
    assert 'postage: "code 1MV5TER4"' in told.value.hint
    with pytest.raises(SourceError, match="no such file") as told:
        make(tmp_path, "postage: Forever")
    assert told.value.hint.startswith("for a stamp that you put on by hand, leave it empty")


def test_never_over_a_window(tmp_path: Path) -> None:
    """The window of a double-window envelope, moved into the corner, is 20 mm high from 5 mm below the edge on."""
    written = write(tmp_path, "stamp.pdf", pdf(50, 20))
    own = tmp_path / "layouts" / "envelopes"
    own.mkdir(parents=True)
    (own / "odd.yaml").write_text(
        "name: Odd\ncite: test\nwidth: 220mm\nheight: 110mm\n"
        "window: {cite: test, x: {from_right: 20mm, width: 90mm}, y: {from_top: 15mm, height: 45mm}}\n"
    )
    from stationery.data.resources import folder
    from stationery.products.stock import open_stock

    odd = open_stock((folder("layouts"), str(tmp_path / "layouts")), (folder("fonts"),), stock().today)
    text = "---\nfrom: Bo Ek; Hauptstraße 3; 10115 Berlin\nto: Ann Lee; Lindenweg 1; 80331 München\nlanguage: de\n"
    letter = read_letter(f"{text}envelope: odd\n{written}\n---\n", str(tmp_path / "ann.md"))
    with pytest.raises(DoesNotFit) as told:
        envelope_pdf(letter, odd)
    assert "Odd: stamp.pdf (50 x 20 mm) would reach 5 mm into the window" in told.value.message


def test_a_window_envelope_with_a_stamp_alone_is_printed(tmp_path: Path) -> None:
    written = write(tmp_path, "stamp.pdf", pdf(50, 20))
    made = make(tmp_path, written, envelope="dl-window", return_to="none")
    assert len(made.pages[0].items) == 1 and stamps(made)


def test_the_margin_of_an_unknown_printer_is_told_and_that_of_a_known_one_refused(tmp_path: Path) -> None:
    """74 mm reach the edge, where some printers leave 17.1 mm blank."""
    written = write(tmp_path, "stamp.pdf", pdf(74, 30))
    made = make(tmp_path, written)
    assert near(stamps(made)[0].rect) == (146, 6.5, 74, 30)
    assert any(
        each.message == "the postage is 0 mm from the right edge, and some printers leave up to 17.1 mm blank there"
        for each in made.remarks
    )
    margins: Margins = (mm(4), mm(4), mm(4), mm(20))
    with pytest.raises(DoesNotFit, match=r"20 mm of the postage \(stamp.pdf\) would lie in the margin"):
        make(tmp_path, written, margins=margins)


def test_a_draft_has_a_box_and_an_inner_envelope_nothing(tmp_path: Path) -> None:
    written = write(tmp_path, "stamp.pdf", pdf(50, 20))
    made = make(tmp_path, written, inner=True, invitation=Written("script"))
    assert not stamps(made) and any("inner envelope" in each.message for each in made.remarks)
    outer = make(tmp_path, written, invitation=Written("script"))
    assert near(stamps(outer)[0].rect)[:2] == (152.9, 6.86)
    boxed = make(tmp_path, written, stamp_box=True)
    assert boxed.pages[0].items[-1] == stamps(boxed)[0]
    assert any("no box for a stamp" in each.message for each in boxed.remarks)


def test_the_options_postage_wins(tmp_path: Path) -> None:
    write(tmp_path, "b.pdf", pdf(30, 20))
    made = make(tmp_path, "postage: missing.pdf", postage=Written(str(tmp_path / "b.pdf")))
    assert near(stamps(made)[0].rect)[2:] == (30, 20)


@pytest.mark.parametrize(
    ("home", "to", "written", "rows"),
    [
        ("DE", "", 'postage: "code 1MV5TER4"', ("#PORTO", "1MV5TER4")),
        ("DE", "", 'postage: "#PORTO 1MV5TER4"', ("#PORTO", "1MV5TER4")),
        ("DE", "", 'postage: "code #PORTO 1MV5TER4"', ("#PORTO", "1MV5TER4")),
        ("DE", "", 'postage: "#PORTO1MV5TER4"', ("#PORTO", "1MV5TER4")),
        ("NL", "", "postage: code ABC DEF GH9", ("ABC", "DEF", "GH9")),
        ("NL", "US", "postage: |\n  Code: ABC\n  DEF\n  GH9", ("ABC", "DEF", "GH9", "PNL")),
        ("NL", "US", "postage: code ABC DEF GH9 PNL", ("ABC", "DEF", "GH9", "PNL")),
        ("SE", "", "postage: code ABCD1234EFGH", ("ABCD", "1234", "EFGH")),
    ],
)
def test_codes_stand_in_their_rows(home: str, to: str, written: str, rows: tuple[str, ...], tmp_path: Path) -> None:
    made = make(tmp_path, written, home=home, to=to, envelope="c6")
    shown = codes(made)
    assert tuple(item.text.strip() for item in shown) == rows
    look = postage_look(STORE)
    left, step = shown[0].at.x, look.size * look.leading
    assert all(item.at.x == left and item.face.family == look.font for item in shown)
    down = [(item.at.y - shown[0].at.y).mm for item in shown]
    assert down == pytest.approx([(step * number).mm for number in range(len(rows))], abs=1e-4)
    widest = max(item.width for item in shown)
    assert round((left + widest).mm, 2) == round((envelope(STORE, "c6").size.width - mm(17.1)).mm, 2)
    told = [each for each in made.remarks if "whether it accepts a printed one is unconfirmed" in each.message]
    assert len(told) == 1 and told[0].place and told[0].place.line >= 11


def test_four_rows_of_a_dutch_code_are_within_30_by_40_mm(tmp_path: Path) -> None:
    shown = codes(make(tmp_path, "postage: code ABCDEFGH9", home="NL", to="US", envelope="c6"))
    assert max(item.width for item in shown) < mm(30)
    assert shown[-1].at.y - shown[0].at.y + shown[0].size < mm(40)


@pytest.mark.parametrize(
    ("home", "to", "code", "message", "hint"),
    [
        ("DE", "", "1MV5TE4", "the code '1MV5TE4' has 7 characters", "(Mobile Briefmarke) has 8 characters"),
        ("DE", "", "1MV5TER44", "has 9 characters", "has 8 characters"),
        ("DE", "", "1MV5TERx", "character 8 of the code '1MV5TERx' is 'x'", "in capitals"),
        ("DE", "", "1MV5-ER4", "character 5 of the code '1MV5-ER4' is '-'", "A-Z and 0-9"),
        ("DE", "US", "1MV5TER4", "is for mail within the country", "put a stamp on it"),
        ("NL", "", "ABCDEFGH0", "character 9 of the code 'ABCDEFGH0' is '0'", "A-Z and 1-9"),
        ("SE", "", "ABCD1234", "has 8 characters", "digitalt frimärke) has 12 characters"),
        ("FR", "", "ABCD1234", "no postage codes of La Poste are known", "PDF or PNG"),
    ],
)
def test_what_is_no_code_of_the_post_is_told(
    home: str, to: str, code: str, message: str, hint: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError) as told:
        make(tmp_path, f"postage: code {code}", home=home, to=to, envelope="c6")
    assert message in told.value.message and hint in told.value.hint


def test_a_comment_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="postage: nothing is written here") as told:
        make(tmp_path, "postage: # PORTO 1MV5TER4")
    assert "in quotation marks" in told.value.hint
    with pytest.raises(StationeryError, match="the text after # would be lost, as a comment"):
        make(tmp_path, "postage: #PORTO 1MV5TER4")


def test_every_code_says_that_printing_it_is_unconfirmed() -> None:
    found = [code for id_ in STORE.names("posts") if (code := postage_code(STORE, post(STORE, id_)))]
    assert len(found) == 3
    for code in found:
        assert "unconfirmed" in code.cite and code.letters and code.length in (8, 9, 12)


def test_a_code_in_a_file_of_ones_own_is_read_with_care(tmp_path: Path) -> None:
    from stationery.data.store import Store

    (tmp_path / "posts").mkdir()
    text = (Path(STORE.folders[0]) / "posts" / "postnl.yaml").read_text("utf-8")
    own = tmp_path / "posts" / "postnl.yaml"
    for old, new, told in (
        ("rows: [3, 3, 3]", "rows: [PNL]", "`rows`: none of them is a number of characters"),
        ("valid: 5 days", "domestic: yes", "`abroad` is for a code that is valid abroad"),
        ("  alphabet: A-Z 1-9\n", "", "alphabet"),
    ):
        assert old in text
        own.write_text(text.replace(old, new), "utf-8")
        store = Store((STORE.folders[0], str(tmp_path)))
        with pytest.raises(StationeryError, match=told):
            postage_code(store, post(store, "postnl"))


def test_lengths_of_the_look() -> None:
    look = postage_look(STORE)
    assert look.inset == INSET == Length.parse("0.27in")


@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
@pytest.mark.slow
def test_verapdf_finds_nothing_with_a_clean_stamp_or_a_code(tmp_path: Path) -> None:
    files = []
    write(tmp_path, "stamp.pdf", pdf(50, 20))
    write(tmp_path, "stamp.png", png(600, 240, mode="RGB", ink=(200, 30, 30)))
    for number, written in enumerate(("stamp.pdf", "stamp.png", "code 1MV5TER4")):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(make(tmp_path, f"postage: {written}").pdf)
        files.append(path)
    assert judge(files) == []
