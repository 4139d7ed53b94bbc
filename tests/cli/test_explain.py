"""stationery explain: every choice has its source; a dozen samples word for word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery

SAMPLES = Path(__file__).parents[2] / "samples"
GOLDEN = Path(__file__).with_name("explain")
NAMES = (
    "thank-you", "bewerbung", "abroad", "brief-ch", "executive", "invitation", "lettre-ca", "long", "modified-block",
    "note-card", "personal", "window-letter",
)  # fmt: skip


def run(*arguments: str, **env: str) -> str:
    done = CliRunner().invoke(stationery, ["explain", *arguments], env=env)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_of_a_sample(name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    monkeypatch.chdir(SAMPLES)
    shown, file = run(f"{name}.md"), GOLDEN / f"{name}.txt"
    if request.config.getoption("--renew-explain"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, "utf-8")
    assert shown == file.read_text("utf-8")


def sources(*arguments: str, **env: str) -> dict[str, tuple[str, str]]:
    rows = json.loads(run(*arguments, "--json", **env))
    return {row["name"]: (row["value"], row["source"]) for row in rows if row["kind"] == "choice"}


def test_each_kind_of_source(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("name: Ann Lee\nfont: inter\njustify: yes\ncountry_line: fr\n", "utf-8")
    file = stranger / "ann.md"
    head = "style: modified-block\nletterhead: {name: ruled, accent: '#5b1a2e'}\none_page: no\ndate: 2026-11-20"
    file.write_text(f"---\n{head}\nto: |\n  Ms. Jane Schmoe\n  1 Main St\n  Salem, OR 97301\n---\nHello.\n", "utf-8")
    found = sources(str(file), "--envelope", "us-9", "--no-justify", STATIONERY_LETTER_PAPER="a4")
    assert found["envelope"] == ("us-9", "option")
    assert found["justify"] == ("no", "option")
    assert found["paper"] == ("a4", "environment")
    assert found["style"] == ("modified-block", "file")
    assert found["letterhead"] == ("ruled", "file") and found["accent"] == ("#5b1a2e", "file")
    assert found["one page"] == ("no", "file")
    assert found["font"] == ("inter", "profile") and found["country line"] == ("fr", "profile")
    assert found["punctuation"] == ("mixed", "style")
    assert found["address manner"] == ("typed", "house")


def test_a_message_names_the_variable_that_chose(stranger: Path) -> None:
    file = SAMPLES / "thank-you.md"
    done = CliRunner().invoke(stationery, ["letter", str(file), "-n"], env={"STATIONERY_LETTER_STYLE": "full-blok"})
    assert done.exit_code == 3
    assert done.stderr.startswith("STATIONERY_LETTER_STYLE: no letter style is called 'full-blok'")


def test_a_name_that_the_catalog_has_not_is_told_as_by_letter() -> None:
    file = str(SAMPLES / "thank-you.md")
    told = [CliRunner().invoke(stationery, [each, file, "--paper", "b4"]).stderr for each in ("explain", "letter")]
    assert told[0] == told[1] != ""


def rows(*arguments: str) -> dict[str, tuple[str, str]]:
    return {row["name"]: (row["value"], row["said"]) for row in json.loads(run(*arguments, "--json"))}


def test_every_row_says_where_it_comes_from(stranger: Path) -> None:
    file = stranger / "ann.md"
    file.write_text("---\nkind: note\nto: Ann Lee\nfrom: Bob\nsalutation: Hi Ann\nclose: Love\n---\nHello.\n", "utf-8")
    found = rows(str(file))
    assert [name for name, (_, said) in found.items() if not said] == []
    assert found["kind"] == ("note", str(file)) and found["made as"] == ("card", "the kind note")
    assert rows(str(file), "--as", "letter")["made as"] == ("letter", "--as")
    assert found["salutation"] == ("Hi Ann", f"{file}:5:13") and found["close"] == ("Love", f"{file}:6:8")
    assert found["post"][1].startswith(("the sender's country", "house default"))


def test_the_envelopes_typeface_comes_from_the_pairing() -> None:
    file = str(SAMPLES / "thank-you.md")
    assert rows(file, "--font", "typewriter")["envelope font"] == ("ibm-plex-mono", "the pairing typewriter")
    assert rows(file, "--font", "inter")["envelope font"][1] == "house default"
    assert rows(file)["post"] == ("United States Postal Service", "the sender's country, US")
    assert "curly quotes" in rows(file) and "smart" not in rows(file)


def test_defaults_of_ones_own_state_what_differs_and_are_named(stranger: Path) -> None:
    (stranger / "layouts").mkdir()
    own = stranger / "layouts" / "defaults.yaml"
    own.write_text("cite: house style\nstyle: full-block\nenvelope_font: inter\ncard: us-a6\n", "utf-8")
    file = stranger / "ann.md"
    to = "to: |\n  Frau Anna Groß\n  Weg 1\n  35390 Gießen\n"
    file.write_text(f"---\n{to}from: |\n  Bo Fox\n  Weg 2\n  35390 Gießen\n  Germany\n---\nHello.\n", "utf-8")
    rows = {row["name"]: row for row in json.loads(run(str(file), "--json"))}
    assert rows["style"]["value"] == "full-block"  # and not the built-in style for Germany
    assert (rows["language"]["value"], rows["language"]["source"]) == ("de-DE", "country")
    assert "(your defaults)" in rows["style"]["said"] and f"{own}:3" in rows["envelope font"]["said"], rows
    assert f"{own}:4:7 (your defaults)" in run(str(file), "--as", "card")
    own.write_text("cite: house style\nlanguage_by_country: {DE: en-GB}\n", "utf-8")
    rows = {row["name"]: row for row in json.loads(run(str(file), "--json"))}
    assert (rows["language"]["value"], rows["style"]["value"]) == ("en-GB", "din5008-b")
    assert f"{own}:2" in rows["language"]["said"] and rows["style"]["said"] == "the sender's country, DE"
