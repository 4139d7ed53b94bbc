"""stationery address, from the outside: files, parts, lines, and a stream of JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

LINES = "Ms. Ann Lee\n12 Oak Street, Apt. 3\nBoston, MA 02134\n"
PARTS = "name: Anna Groß\nstreet: Weg 1\nlocality: Gießen\npostal_code: 35390\ncountry: Germany\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: str | bytes = "", code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ("address", *arguments), input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def stream(*rows: str | dict[str, Any], options: tuple[str, ...] = (), code: int = 0) -> list[dict[str, Any]]:
    given = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    return [json.loads(row) for row in run("--json", *options, given=given, code=code).stdout.splitlines()]


def test_lines_from_the_pipe() -> None:
    assert run(given=LINES).stdout == LINES
    assert run("-", given=LINES.replace("\n", "; ").strip("; ")).stdout == LINES
    assert run("--manner", "post", given=LINES).stdout == "MS ANN LEE\n12 OAK ST APT 3\nBOSTON MA 02134\n"


def test_parts_and_the_country_line() -> None:
    assert run(given=PARTS).stdout == "Anna Groß\nWeg 1\n35390 Gießen\nGERMANY\n"
    assert run("--from", "DE", given=PARTS).stdout == "Anna Groß\nWeg 1\n35390 Gießen\n"
    assert run("--from", "Austria", "--language", "de", given=PARTS).stdout.endswith("35390 Gießen\nDEUTSCHLAND\n")
    assert run("--country-line", "fr", given=PARTS).stdout.endswith("\nALLEMAGNE\n")


def test_a_letter_file_with_its_choices(desk: Path) -> None:
    head = "from: {name: Ann, country: US}\naddress_manner: post\ncountry_line: fr\nto:\n"
    inside = "".join(f"  {row}\n" for row in PARTS.splitlines())
    (desk / "ann.md").write_text(f"---\n{head}{inside}---\nHello.\n", "utf-8")
    assert run("ann.md").stdout == "ANNA GROSS\nWEG 1\n35390 GIESSEN\nALLEMAGNE\n"
    assert run("ann.md", "--manner", "typed", "--from", "DE").stdout == "Anna Groß\nWeg 1\n35390 Gießen\n"


def test_the_profile_says_where_it_is_sent_from(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("name: Max\ncountry: DE\n")
    assert run(given=PARTS).stdout.endswith("35390 Gießen\n")


def test_what_is_wrong_is_told_and_nothing_is_changed() -> None:
    done = run(given=LINES.replace("02134", "2134"))
    assert done.stdout == LINES.replace("02134", "2134")
    assert done.stderr == (
        "-:3: 'Boston, MA 2134': the postal code may be missing a leading zero; it is printed as typed\n"
        "  write Boston, MA 02134\n"
    )


def test_typed_lines_that_go_abroad_without_saying_where_to() -> None:
    done = run("--from", "DE", "--language", "en", given=LINES)
    assert done.stdout == LINES
    assert "does not name the country\n  add the line UNITED STATES\n" in done.stderr
    assert "does not name" not in run("--from", "DE", given=f"{LINES}USA\n").stderr
    assert run("--from", "PR", given=LINES).stderr == run("--from", "US", given=LINES).stderr == ""


def test_a_stream_answers_line_by_line() -> None:
    whole = {"name": "Ann Lee", "street": ["12 Oak Street", "Apt 3"], "locality": "Boston", "region": "MA"}
    first, second, third = stream(
        whole | {"postal_code": "02134", "country": "US"},
        {"name": "田中 由紀", "street": "坂下1-13-22", "locality": "板橋区", "region": "東京都", "country": "JP",
         "postal_code": "174-0043", "title": None, "suffix": ""},
        {"lines": ["Ann Lee", "12 Oak Street", "Boston, MA 2134"]},
    )  # fmt: skip
    assert first == {"lines": ["Ann Lee", "12 Oak Street", "Apt 3", "Boston, MA 02134"], "warnings": []}
    assert second["lines"] == ["〒174-0043", "東京都", "板橋区", "坂下1-13-22", "田中 由紀", "JAPAN"]
    assert len(second["warnings"]) == 1 and "in Japan have no line for the city '板橋区'" in second["warnings"][0]
    assert third["lines"][-1] == "Boston, MA 2134" and "write Boston, MA 02134" in third["warnings"][0]


def test_whole_numbers_are_taken_as_written() -> None:
    (found,) = stream({"name": "Max", "locality": "Dresden", "street": "Weg 1", "postal_code": 1067, "country": "DE"})
    assert found["lines"][2] == "1067 Dresden" and "write 01067" in found["warnings"][0]


BAD = {
    "{": "this isn't valid JSON",
    "[1]": "this isn't a JSON object",
    '"Ann"': "this isn't a JSON object",
    "[" * 100_000: "this isn't valid JSON",
    '{"nmae": "Ann"}': "unknown part 'nmae'; did you mean 'name'?",
    '{"zip": "02134"}': "did you mean 'postal_code'?",
    '{"street": 12.5}': 'not 12.5; write it in quotation marks: "street": "12.5"',
    '{"name": 1.5}': "name: expected text",
    '{"name": true}': "name: expected text",
    '{"name": ["Ann"]}': "name: expected text",
    '{"street": {"a": 1}}': "street: expected text or a list of texts",
    '{"name": "Ann", "name": "Bob"}': "'name' is given twice",
    '{"name": "Ann", "country": "Atlantis"}': "no country is called 'Atlantis'",
    '{"name": "\\ud800"}': "an invalid character",
    "{}": "the address is empty",
    '{"lines": ["Ann"], "street": "12 Oak"}': "'street' and 'lines' can't be used together",
}


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_bad_line_is_an_error_with_its_number_and_stops_nothing(bad: str) -> None:
    found = stream('{"name": "Ann"}', "", bad, '{"name": "Bob"}', code=1)
    assert [row.get("lines") for row in found] == [["Ann"], None, ["Bob"]]
    assert BAD[bad] in found[1]["error"] and found[1]["line"] == 3


def test_a_line_that_is_no_text_is_an_error_too() -> None:
    done = run("--json", given=b'{"name": "Ann"}\n{"name": "\xff"}\n', code=1)
    assert json.loads(done.stdout.splitlines()[1]) == {
        "error": "this line is not UTF-8; save the file as UTF-8",
        "line": 2,
    }
    assert run("--json", given=b'\xef\xbb\xbf{"name": "Ann"}\n').stdout == '{"lines": ["Ann"], "warnings": []}\n'


def test_a_file_of_json_and_one_that_is_not_there(desk: Path) -> None:
    (desk / "all.jsonl").write_text('{"name": "Ann"}\n' * 3)
    assert run("--json", "all.jsonl").stdout.count("\n") == 3
    assert "there is no such file" in run("--json", "none.jsonl", code=3).stderr


def test_nothing_in_nothing_out() -> None:
    assert run("--json", given="").stdout == ""


def test_an_envelope_in_the_posts_manner_tells_what_is_wrong() -> None:
    arguments = ("envelope", "--to", LINES.replace("02134", "90210"), "--address-manner", "post")
    done = CliRunner().invoke(stationery, arguments)
    assert done.exit_code == 0
    assert "90210 is in California" in done.stderr


def test_a_letters_inside_address_is_in_the_posts_manner_only_in_a_window(desk: Path) -> None:
    """In a field of the style it is the post that reads it; in the flow of the letter it is the reader."""
    from stationery.model.diagnostics import Diagnostics
    from stationery.reading.letters import read_letter
    from stationery.resolve.resolve import resolve
    from stationery.wording.letter import word_letter
    from tests.products.made import stock

    def inside(style: str) -> str:
        head = f"style: {style}\naddress_manner: post\nfrom: |\n  Ann\n  1 Elm Street\n  Salem, OR 97301\n"
        text = f"---\n{head}to: |\n" + "".join(f"  {row}\n" for row in LINES.splitlines()) + "---\nHello.\n"
        letter = read_letter(text, "ann.md")
        lines = word_letter(resolve(letter, stock()), Diagnostics()).part("inside_address")
        return "; ".join(line.text for line in lines)

    assert inside("full-block") == "; ".join(LINES.splitlines())
    assert inside("din5008-b") == "MS ANN LEE; 12 OAK ST APT 3; BOSTON MA 02134"
