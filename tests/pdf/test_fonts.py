"""Typefaces found, measured and shaped; what they lack, and what stands in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from stationery.data.resources import folder
from stationery.model.errors import CannotSet, SourceError, StationeryError, UnknownName
from stationery.model.typeface import Face
from stationery.pdf.families import list_typefaces, load_family
from stationery.pdf.fonts import Library
from tests.pdf.made import SANS, SERIF, library, page, pdf, words

BUILT_IN = (
    "caveat", "crimson-pro", "dancing-script", "eb-garamond", "ibm-plex-mono", "inter", "source-sans-3",
    "source-serif-4",
)  # fmt: skip
ENGRAVERS = ("archivo", "cinzel", "great-vibes")
"""An extra, listed where it is installed."""


def ems(text: str, face: Face = SERIF) -> float:
    return library().advance(text, face, "en-US")


def a_font(name: str) -> str:
    """The path of a built-in typeface's file."""
    return library().describe(name).files[0]


def with_users(tmp_path: Path, **files: str) -> Library:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return Library((folder("fonts"), str(tmp_path)))


# What is there


def test_the_built_in_typefaces() -> None:
    assert tuple(name for name in library().names() if name not in ENGRAVERS) == BUILT_IN


@pytest.mark.parametrize("name", library().names())
def test_a_typeface_says_what_it_is(name: str) -> None:
    said = library().describe(name)
    assert said.name
    assert said.about
    assert said.cite
    assert said.least_size < said.body_size
    assert all(os.path.isfile(path) for path in said.files)
    assert all(other in library().names() for other in said.fallback)


@pytest.mark.parametrize("name", library().names())
def test_what_a_table_claims_is_true_of_its_files(name: str) -> None:
    family = load_family(name, list_typefaces(library().folders)[name])
    assert family.coverage == library().coverage(name)
    assert family.features == library().features(name)
    assert ("true italic" in (family.features or ())) == any(cut == "italic" for cut, _ in family.files)
    assert family.least_size < family.body_size < family.body_leading


def test_there_is_a_choice() -> None:
    kinds = [library().describe(name).kind for name in BUILT_IN]
    assert [kinds.count(kind) for kind in ("serif", "sans", "script", "typewriter")] == [3, 2, 2, 1]


def test_a_feature_that_the_files_have_not_is_not_found() -> None:
    """The claims above are compared with what is looked for in the files; that it can be absent is seen here."""
    assert library().features("ibm-plex-mono") == ("true italic", "lining figures")
    assert "true italic" not in library().features("caveat")
    assert not library().has("Łódź, Привет", Face("dancing-script"))
    assert library().has("e\u0301 Łódź", Face("dancing-script"))


def test_every_purpose_has_a_typeface() -> None:
    assert {library().describe(name).purpose for name in library().names()} == {"body", "envelope", "personal"}


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        ("eb-garamond", ("Western European", "Central European", "Vietnamese", "Greek", "Cyrillic")),
        ("source-sans-3", ("Western European", "Central European", "Vietnamese", "Greek", "Cyrillic")),
        ("dancing-script", ("Western European", "Central European", "Vietnamese")),
        ("caveat", ("Western European", "Central European", "Cyrillic")),
        ("ibm-plex-mono", ("Western European", "Central European", "Vietnamese", "Cyrillic")),
    ],
)
def test_coverage(name: str, scripts: tuple[str, ...]) -> None:
    assert library().coverage(name) == scripts


def test_an_unknown_typeface_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"there is no typeface named 'eb-garamont'\n  did you mean 'eb-garamond'\?"):
        library().describe("eb-garamont")
    with pytest.raises(UnknownName):
        library().advance("word", Face("nobody"), "en")


# How wide and high


def test_heights_are_those_of_the_font() -> None:
    measures = library().measures(SERIF)
    assert (measures.ascender, measures.descender) == (1.007, -0.298)
    assert (measures.capital_height, measures.x_height) == (0.65, 0.4)
    assert (measures.body_size, measures.least_size) == (12, 10.5)


def test_kerning_draws_letters_together() -> None:
    assert ems("AV") < ems("A") + ems("V")
    assert ems("To") < ems("T") + ems("o")


def test_words_are_shaped_one_by_one() -> None:
    assert ems("To AV") == pytest.approx(ems("To") + ems(" ") + ems("AV"))
    assert ems("A\u00a0V") == pytest.approx(ems("A") + ems(" ") + ems("V"))


def test_a_division_point_has_no_width_and_breaks_no_kerning() -> None:
    assert ems("A\u00adV") == ems("AV")
    assert ems("AV\u00ad") == ems("AV")


def test_a_drawn_division_is_as_wide_as_a_hyphen() -> None:
    drawn = sum(run.advance for run in library().glyph_runs("infor\u00ad", SERIF, "en"))
    assert drawn == ems("infor-")


def test_standard_ligatures_are_on_and_discretionary_ones_off() -> None:
    glyphs = [len(cluster.text) for cluster in library().glyph_runs("ffi", SERIF, "en")[0].clusters]
    assert max(glyphs) > 1
    assert [len(cluster.text) for cluster in library().glyph_runs("st", SERIF, "en")[0].clusters] == [1, 1]


@pytest.mark.parametrize("feature", ["smcp", "onum", "lnum"])
def test_features_are_switched_on(feature: str) -> None:
    featured = Face("eb-garamond", features=(feature,))
    plain = [run.clusters for run in library().glyph_runs("word 1234", SERIF, "en")]
    assert [run.clusters for run in library().glyph_runs("word 1234", featured, "en")] != plain or feature == "lnum"


def test_weight_and_slope_have_their_own_widths() -> None:
    widths = {
        ems("weights", Face("source-sans-3", strong, slope)) for strong in (False, True) for slope in (False, True)
    }
    assert len(widths) == 4


def test_a_face_without_italics_emphasizes_upright() -> None:
    assert ems("word", Face("caveat", emphasis=True)) == ems("word", Face("caveat"))
    assert ems("word", Face("caveat", strong=True, emphasis=True)) == ems("word", Face("caveat", strong=True))


@pytest.mark.parametrize("name", BUILT_IN)
def test_thin_spaces_are_thinner_than_a_space_is_wide(name: str) -> None:
    face = Face(name)
    assert 0 < ems("\u200a", face) < ems("\u2009", face) < 0.25
    assert 0 < ems("\u202f", face) < ems(" ", face) * 0.65


def test_decomposed_letters_are_composed_first() -> None:
    assert ems("e\u0301") == ems("é")


def test_postscript_names_tell_weights_and_slopes_apart() -> None:
    faces = [Face("eb-garamond", strong, slope) for strong in (False, True) for slope in (False, True)]
    names = {library().glyph_runs("x", face, "en")[0].instance.postscript_name for face in faces}
    assert "EBGaramond_600wght" in names
    assert len(names) == 4


# What is lacking


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Łukasz Nguyễn", ""),
        ("a\u00a0b\u00adc\u2011d\u202fe\u200bf", ""),
        ("ვა and ვ", "ვა"),
        ("x\u20e3", "\u20e3"),
        ("tab\there", "\t"),
    ],
)
def test_lacks(text: str, lacking: str) -> None:
    assert library().lacks(text, SERIF) == lacking


def test_what_a_face_lacks_its_fallback_sets() -> None:
    script = Face("dancing-script")
    assert library().lacks("Łódź, Привет", script) == ""
    used = {run.instance.postscript_name for run in library().glyph_runs("aПb", script, "en")}
    assert used == {"DancingScript_400wght", "CaveatRoman_400wght"}


def test_a_mark_stays_with_its_letter() -> None:
    runs = library().glyph_runs("aП\u0301b", Face("dancing-script"), "ru")
    assert [run.instance is runs[0].instance for run in runs] == [True, False, True]
    assert "".join(cluster.text for cluster in runs[1].clusters) == "П\u0301"


def test_a_missing_glyph_is_never_drawn() -> None:
    with pytest.raises(CannotSet, match=r"no available typeface has ვ \(U\+10D5\); tried eb-garamond"):
        pdf(page(words(20, 30, "ვ")))


# The user's own

TABLE = """\
name: Mine
cite: house style
files: {upright: kept/Mine.ttf}
"""


def test_a_typeface_is_one_file_more(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    shutil.copy(a_font("source-sans-3"), tmp_path / "kept" / "Mine.ttf")
    fonts = with_users(tmp_path, mine=TABLE)
    assert "mine" in fonts.names()
    assert fonts.advance("word", Face("mine"), "en") == ems("word", SANS)
    assert fonts.lacks("\u1f00", Face("mine")) == ""
    assert pdf(page(words(20, 30, "word", face=Face("mine"))), fonts=fonts)


def test_a_font_laid_there_without_a_table_is_a_typeface_too(tmp_path: Path) -> None:
    shutil.copy(a_font("caveat"), tmp_path / "My Own_Hand.TTF")
    fonts = with_users(tmp_path)
    assert "my-own-hand" in fonts.names()
    assert fonts.advance("word", Face("my-own-hand"), "en") == ems("word", Face("caveat"))
    assert fonts.describe("my-own-hand").fallback == ("eb-garamond", "source-sans-3")


def test_a_users_table_replaces_a_built_in_one(tmp_path: Path) -> None:
    text = f"name: My Caveat\ncite: house style\nfiles: {{upright: {a_font('caveat')!r}}}\n"
    assert with_users(tmp_path, caveat=text).describe("caveat").name == "My Caveat"


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (TABLE + "weight: bold\n", r"mine\.yaml:4:1: unknown key 'weight'"),
        (TABLE.replace("cite: house style\n", ""), "'cite' is missing"),
        (TABLE.replace("upright", "italics"), r"unknown key 'italics'"),
        (TABLE + "body_size: 12\n", "'12' isn't a length"),
        (TABLE + "purpose: fun\n", "purpose: 'fun' isn't one of the choices"),
        (TABLE + "kind: gothic\n", "kind: 'gothic' isn't one of the choices"),
        (
            TABLE + "features: [small capital]\n",
            r"'small capital' isn't one of the features\n  did you mean 'small capitals'",
        ),
        (TABLE + "package: fontpkg_of_nobody\n", r"package fontpkg-of-nobody, which is not installed\n  pip install"),
        (TABLE, r"there is no font file 'Mine\.ttf'"),
        (TABLE + "fallback: [nobody]\n", "there is no font file 'Mine.ttf'"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(tmp_path: Path, table: str, told: str) -> None:
    with pytest.raises(StationeryError, match=told):
        with_users(tmp_path, mine=table).advance("word", Face("mine"), "en")


def test_an_unknown_fallback_is_told_at_its_table(tmp_path: Path) -> None:
    text = f"name: Mine\ncite: house style\nfiles: {{upright: {a_font('caveat')!r}}}\nfallback: [nobody]\n"
    with pytest.raises(UnknownName, match=r"mine\.yaml: there is no typeface named 'nobody'"):
        with_users(tmp_path, mine=text).lacks("Ω田", Face("mine"))


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font at all")
    with pytest.raises(SourceError, match=r"broken\.ttf isn't a font\n  use a TrueType or OpenType file"):
        with_users(tmp_path).measures(Face("broken"))


def test_an_axis_that_the_font_has_not_is_told(tmp_path: Path) -> None:
    text = f"name: Mine\ncite: house style\nfiles: {{upright: {a_font('caveat')!r}}}\naxes: {{regular: {{opsz: 12}}}}\n"
    with pytest.raises(SourceError, match=r"has no axis 'opsz'\n  it has: wght"):
        with_users(tmp_path, mine=text).measures(Face("mine"))


TONGUES = sorted({path.stem for path in (Path(folder("layouts")) / "languages").glob("*.yaml")})
NAMES = "Lena Hoffmann Steffi Fjord affine Auflage Büffel Schifffahrt"


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("name", [name for name in BUILT_IN if library().small_capitals(NAMES, Face(name))])
def test_each_small_letter_of_small_capitals_becomes_one(name: str, tongue: str) -> None:
    """Whatever forms the face has for the language: in German an f apart from its neighbors stayed small."""
    small = Face(name, features=("lnum", "smcp"))
    alone = {letter: library().glyph_runs(letter, small, "")[0].clusters[0].glyphs[0][0] for letter in set(NAMES)}
    for word in NAMES.split():
        (run,) = library().glyph_runs(word, small, tongue)
        assert [cluster.text for cluster in run.clusters] == list(word)
        assert [cluster.glyphs[0][0] for cluster in run.clusters] == [alone[letter] for letter in word], word


@pytest.mark.parametrize("family", ["eb-garamond", "source-serif-4"])
@pytest.mark.parametrize(
    ("word", "joined"),
    [
        ("Auf\u200clage", []),
        ("auf\u200cfinden", ["fi"]),
        ("Stoff\u200clager", ["ff"]),
        ("Schiff", ["ff"]),
        ("treffen", ["ff"]),
        ("finden", ["fi"]),
        ("Pflicht", ["fl"]),
    ],
)
def test_german_letters_join_but_at_seams(family: str, word: str, joined: list[str]) -> None:
    (run,) = library().glyph_runs(word, Face(family), "de-DE")
    assert [cluster.text for cluster in run.clusters if len(cluster.text) > 1] == joined
    (english,) = library().glyph_runs("".join(joined), Face(family), "en-US") if joined else (None,)
    drawn = [cluster.glyphs[0][0] for cluster in run.clusters]
    assert english is None or english.clusters[0].glyphs[0][0] in drawn, "the very ligature"
    assert "".join(cluster.text for cluster in run.clusters) == word.replace("\u200c", "")
    assert not run.lacking


@pytest.mark.parametrize(("family", "raised"), [("eb-garamond", True), ("source-serif-4", True), ("caveat", False)])
def test_letters_of_an_ordinal_are_raised_by_the_faces_own_glyphs_or_not_at_all(family: str, raised: bool) -> None:
    (plain,) = library().glyph_runs("er", Face(family), "fr-FR")
    (superior,) = library().glyph_runs("er", Face(family, features=("sups",)), "fr-FR")
    assert [cluster.text for cluster in superior.clusters] == ["e", "r"]
    assert (superior.advance < plain.advance * 0.9) is raised
    assert (superior.clusters != plain.clusters) is raised
