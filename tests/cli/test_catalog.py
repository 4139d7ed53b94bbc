"""stationery catalog, and that one new file is one new choice: a user's envelope, style and typeface."""

from __future__ import annotations

import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from stationery.cli.option_types import names
from stationery.cli.settings import store
from stationery.data import resources

SAMPLE = Path(__file__).resolve().parent.parent.parent / "samples" / "thank-you.md"


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def test_everything_is_listed_by_its_name() -> None:
    said = run("catalog").stdout
    for kind in ("letters", "cards", "envelopes", "letterheads"):
        assert [name for name in store().names(kind) if f"\n  {name} " not in said] == []
    for words in ("us-10", "No. 10", "US Letter", "EB Garamond"):
        assert words in said
    assert "yours" not in said


@pytest.mark.parametrize(
    "name", ["us-10", "letter", "din5008-a", "usps", "eb-garamond", "plain-block", "us-a2", "us-4-bar"]
)
def test_every_measure_has_its_source(name: str) -> None:
    for one in json.loads(run("catalog", "show", name, "--json").stdout):
        measures = [entry for entry in one["entries"] if re.search(r"\d(?:mm|in|pt)\b", entry["value"])]
        assert measures
        assert [entry["key"] for entry in measures if not entry["cite"]] == []


def test_a_measure_is_shown_as_it_is_written() -> None:
    assert "width   9.5in " in run("catalog", "show", "us-10").stdout


def test_a_based_style_is_shown_whole() -> None:
    keys = {entry["key"] for entry in json.loads(run("catalog", "show", "din5008-a", "--json").stdout)[0]["entries"]}
    assert "based_on" in keys
    assert any(key.startswith("flow[") for key in keys)


PROVED = sorted(
    {name for kind in ("letters", "cards", "letterheads") for name in store().names(kind)}
    | {"us-10", "c7", "kaku-2", "japan-post"}
)
"""All proofs of envelopes and posts are tested as pages, tests/compose; these go through the shell as well."""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "eb-garamond",
            "eb-garamond is a typeface, which has no proof\n  to see it: stationery catalog fonts eb-garamond",
        ),
        ("script", "script is a front, which has no proof"),
        ("deckle", "deckle is a border, which has no proof"),
        ("typewriter-face", "no letter style, card"),
    ],
)
def test_what_has_no_proof_is_told_with_what_shows_it(name: str, told: str) -> None:
    assert told in run("catalog", "proof", name, code=3).stderr


@pytest.mark.parametrize("name", PROVED)
def test_proof_of(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("catalog", "proof", name)
    assert done.stdout == f"{name}-proof.pdf\n"
    assert ("for viewing" in done.stderr) != ("print at 100%" in done.stderr)


def test_the_sender_of_a_named_profile_is_shown(
    stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (stranger / "profiles").mkdir()
    (stranger / "profiles" / "work.yaml").write_text("name: Bea Orr\nstreet: 1 Elm St\nlocality: Salem\ncountry: US\n")
    run("catalog", "letterheads", "--mine", "--profile", "work", "-o", "all.pdf")
    run("catalog", "proof", "centered", "--profile", "work", "-o", "one.pdf")
    for path in ("all.pdf", "one.pdf"):
        assert "Bea Orr" in pypdf.PdfReader(path).pages[0].extract_text()
    told = CliRunner().invoke(stationery, ["catalog", "letterheads", "--profile", "work"])
    assert "--profile, --open, and --force need --mine" in told.stderr


def test_one_for_several_is_understood() -> None:
    told = CliRunner().invoke(stationery, ["catalog", "letterhead"])
    assert told.exit_code == 2 and "did you mean 'letterheads'?" in told.stderr


@pytest.mark.parametrize(("called", "id_"), [("#10", "us-10"), ("#8 5/8", "us-8-5-8"), ("DIN lang", "dl")])
def test_what_people_call_an_envelope_is_shown_and_proved(
    called: str, id_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("catalog", "show", called).stdout.startswith(f"{id_} (envelopes), ")
    assert run("catalog", "proof", called).stdout == f"{id_}-proof.pdf\n"


def test_envelopes_are_listed_by_family_with_their_sizes() -> None:
    said = run("catalog").stdout
    families = [line.strip() for line in said.splitlines() if line.startswith("  ") and line.endswith(":")]
    assert families == sorted(set(families)) and "Japan:" in families and len(families) >= 6
    assert re.search(r"\n  us-10 +No\. 10  9\.5in x 4\.125in  \(also #10, no\. 10, ", said)
    assert re.search(r"\n  us-10-window +No\. 10, window  9\.5in x 4\.125in  \(also #10 window, ", said), (
        "not its base's"
    )
    assert "others:" not in families and not re.search(r" x $", said, re.MULTILINE)
    assert said.index("  c6  ") < said.index("  dl  ") < said.index("  c4  ") < said.index("Japan:")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(SAMPLE, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_typefaces_and_pairings_are_told_with_what_they_are_for() -> None:
    said = run("catalog", "fonts").stdout
    for words in ("12 pt on 15.5 pt; minimum 10.5 pt", "Vietnamese", "small capitals", "Typewriter, a pairing:"):
        assert words in said
    told = json.loads(run("catalog", "fonts", "--json").stdout)
    assert [one["id"] for one in told["typefaces"]] == list(names("typefaces"))
    assert [one["id"] for one in told["pairings"]] == list(store().names("pairings"))
    assert all(one["about"] and one["coverage"] and not one["remedy"] for one in told["typefaces"])
    one = json.loads(run("catalog", "fonts", "inter", "--json").stdout)
    assert [each["id"] for each in one["typefaces"]] == ["inter"]


def test_pairings_and_typefaces_complete_the_option() -> None:
    assert names("fonts") == (*store().names("pairings"), *names("typefaces"))


def test_a_specimen_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("catalog", "fonts", "inter", "--proof").stdout == "fonts.pdf\n"
    assert (tmp_path / "fonts.pdf").read_bytes().startswith(b"%PDF-")


def test_a_typeface_that_is_not_installed_is_listed_with_its_remedy(stranger: Path) -> None:
    (stranger / "fonts").mkdir()
    table = "name: Nobody\ncite: house style\npackage: fontpkg_nobody\nfiles: {upright: Nobody.ttf}\n"
    (stranger / "fonts" / "nobody.yaml").write_text(table)
    for command in (["catalog"], ["catalog", "fonts"]):
        assert "(not installed: pip install fontpkg-nobody)" in run(*command).stdout


def test_one_file_is_an_envelope(desk: Path, stranger: Path) -> None:
    (stranger / "layouts" / "envelopes").mkdir(parents=True)
    (stranger / "layouts" / "envelopes" / "us-9.yaml").write_text(
        'name: "No. 9"\ncite: PWG 5101.1\nwidth: 8.875in\nheight: 3.875in\nmedia: na_number-9_3.875x8.875in\n'
    )
    told = json.loads(run("envelope", "thank-you.md", "--envelope", "us-9", "--json").stdout)
    assert told["files"][0]["pages"][0]["width_mm"] == 225.425
    assert "(yours: " in run("catalog").stdout
    run("catalog", "proof", "us-9")


def test_a_window_envelope_is_shown_with_the_size_it_is_based_on_and_its_source() -> None:
    done = CliRunner().invoke(stationery, ("catalog", "show", "us-10-window", "--json"))
    (found,) = json.loads(done.stdout)
    rows = {row["key"]: (row["value"], row["cite"]) for row in found["entries"]}
    assert rows["width"] == ("9.5in", "PWG 5101.1 (CUPS pwg-media.c); USPS DMM P021")
    assert rows["window.x.width"][0] == "4.5in" and rows["folds.letter"][0] == "4in, 7.5in"


def test_one_file_is_a_letter_style(desk: Path, stranger: Path) -> None:
    (stranger / "layouts" / "letters").mkdir(parents=True)
    (stranger / "layouts" / "letters" / "airy.yaml").write_text(
        "name: Airy\ncite: house style\nbased_on: full-block\nchange:\n  - {part: signature, before: 5 lines}\n"
    )
    run("letter", "thank-you.md", "--style", "airy")
    airy = (desk / "thank-you.pdf").read_bytes()
    run("letter", "thank-you.md")
    assert (desk / "thank-you.pdf").read_bytes() != airy


def test_one_file_is_a_typeface(desk: Path, stranger: Path) -> None:
    spec = find_spec("fontpkg_source_sans_3")
    assert spec and spec.submodule_search_locations
    built_in = Path(resources.folder("fonts"), "source-sans-3.yaml").read_text("utf-8")
    (stranger / "fonts").mkdir()
    (stranger / "fonts" / "my-sans.yaml").write_text(built_in.replace("Source Sans 3", "My Sans", 1))
    run("letter", "thank-you.md", "--font", "my-sans")
    assert "my-sans" in run("catalog").stdout


def test_an_envelope_of_ones_own_starts_from_nothing(stranger: Path) -> None:
    run("catalog", "new", "envelope", "mine")
    made = (stranger / "layouts" / "envelopes" / "mine.yaml").read_text("utf-8")
    assert "name: mine\ncite: house style\nwidth: 9.5in\nheight: 4.125in\n" in made and "\nbased_on" not in made
    assert "9.5in" in run("catalog", "show", "mine").stdout
    run("catalog", "new", "country", "nz")
    told = CliRunner().invoke(stationery, ["catalog", "new", "style", "mine"])
    assert told.exit_code == 2 and "such as --based-on full-block" in told.stderr


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [("country", "qq", "no country has the code 'qq'"), ("language", "mine-la", "is not the tag of a language")],
)
def test_no_file_is_made_for_a_country_or_a_language_that_there_is_not(
    stranger: Path, kind: str, name: str, told: str
) -> None:
    done = CliRunner().invoke(
        stationery, ["catalog", "new", kind, name, "--based-on", "us" if kind == "country" else "en"]
    )
    assert done.exit_code == 2 and told in done.stderr
    assert not (stranger / "layouts").exists()


def test_a_typeface_whose_font_file_is_not_there_is_set_aside(stranger: Path) -> None:
    (stranger / "fonts").mkdir()
    (stranger / "fonts" / "mine.yaml").write_text("name: Mine\ncite: x\nfiles: {upright: none.ttf}\n", "utf-8")
    done = CliRunner().invoke(stationery, ["catalog", "fonts"])
    assert done.exit_code == 0 and "mine.yaml:3:18: there is no font file 'none.ttf' in" in done.stderr
    assert "the file is ignored" in done.stderr and "write its name under `files`" in done.stderr


def test_letters_for_a_letterhead_without_a_monogram_are_told(stranger: Path) -> None:
    head = "to: |\n  Ms. Ann Lee\n  1 Elm St\n  Salem, OR 97301\nfrom: |\n  Bo Fox\n  2 Elm St\n  Salem, OR 97301\n"
    file = stranger / "a.md"
    file.write_text(f"---\n{head}---\nThank you.\n", "utf-8")

    def told(*more: str) -> str:
        done = CliRunner().invoke(stationery, ["letter", str(file), "-f", "-o", str(stranger / "a.pdf"), *more])
        assert done.exit_code == 0, done.stderr
        return done.stderr

    shown = told("--letters", "BF")
    assert "--letters: the letterhead plain-block has no monogram, so its letters show nowhere" in shown
    assert "choose a letterhead that has one: correspondence, monogram" in shown
    centered = told("--letters", "BF", "--letterhead", "centered")
    assert "the letterhead centered has no monogram on letters, so its letters show nowhere" in centered
    shown = told("--letters", "BF", "--monogram", "wreath", "--arrangement", "interlaced")
    for each in ("no monogram, so its letters show", "framed monogram, so the frame shows", "so the arrangement shows"):
        assert f"{each} nowhere" in shown
    framed = told("--monogram", "wreath", "--letterhead", "centered")
    assert "centered has no framed monogram" in framed and "has one: monogram, monogram-script" in framed
    named = ["--from", "Bo Fox", "--monogram", "wreath", "-o", str(stranger / "b.pdf")]
    blank = CliRunner().invoke(stationery, ["note", "--blank", "2", *named])
    assert "--monogram: the letterhead centered has no framed monogram" in blank.stderr
    assert "no monogram" not in told("--letters", "BF", "--letterhead", "monogram")
    (stranger / "profile.yaml").write_text("name: Bo Fox\nletterhead: {letters: BF}\n", "utf-8")
    assert "no monogram" not in told()


@pytest.mark.parametrize("command", ["fit", "explain"])
def test_a_command_without_its_file_shows_what_to_type(command: str) -> None:
    done = CliRunner().invoke(stationery, [command])
    assert done.exit_code == 2
    assert f"name a letter file: stationery {command} FILE\n\nTo start one: stationery new letter" in done.stderr


def test_a_command_without_its_words_shows_an_example() -> None:
    done = CliRunner().invoke(stationery, ["catalog", "new"])
    assert "For example: stationery catalog new letterhead mine --based-on ruled\n" in done.stderr


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        ("A.G.", ""),
        ("ag", "set as capitals: AG"),
        ("...", "letters: there are none for the monogram\n  give up to three letters"),
        ("", "letters: there are none for the monogram\n  give up to three letters"),
        ("A.B.C.D.", "three letters at most"),
    ],
)
def test_letters_of_a_monogram_are_read_as_people_write_them(stranger: Path, letters: str, told: str) -> None:
    named = ["--from", "Bo Fox", "--letterhead", "monogram", "--letters", letters]
    done = CliRunner().invoke(stationery, ["note", "--blank", "1", *named, "-o", str(stranger / "a.pdf")])
    assert told in done.stderr and ("letters" in done.stderr) == bool(told)


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (
            ("--letterhead", "ruled", "--monogram", "ring"),
            "--monogram: the letterhead ruled has no framed monogram",
        ),
        (("--letterhead", "centered", "--letters", "BF"), "--letters: the letterhead centered has no monogram on"),
        (
            ("--letterhead", "none", "--monogram", "ring"),
            "--monogram: there is no letterhead, so the frame",
        ),
        (("--monogram", "ring"), "has no framed monogram on envelopes, so the frame shows nowhere"),
        (("--letterhead", "monogram", "--monogram", "ring", "--letters", "BF"), ""),
    ],
)
def test_an_envelope_tells_of_a_monogram_that_it_lacks(stranger: Path, named: tuple[str, ...], told: str) -> None:
    parties = ["--to", "Ann Lee; 1 Main St; Salem, OR 97301", "--from", "Bo Fox; 2 Elm St; Salem, OR 97301"]
    done = CliRunner().invoke(stationery, ["envelope", *parties, *named, "-q", "-o", str(stranger / "a.pdf")])
    assert done.exit_code == 0 and told in done.stderr and bool(told) == ("monogram" in done.stderr)
