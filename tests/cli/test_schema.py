"""stationery schema and catalog new: what a file may say, and a file of one's own to begin with."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from stationery.catalog.letterheads import letterhead
from stationery.cli.main import stationery
from stationery.cli.settings import store
from stationery.products.schema import kind_names

SAMPLE = str(Path(__file__).resolve().parents[2] / "samples" / "thank-you.md")


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def config() -> Path:
    return Path(os.environ["STATIONERY_CONFIG"])


def test_all_kinds_are_listed_with_a_line_each() -> None:
    rows = run("schema").stdout.splitlines()
    assert [row.split()[0] for row in rows] == list(kind_names())
    assert all(row.endswith(".") for row in rows)


@pytest.mark.parametrize("name", kind_names())
def test_every_schema_can_be_printed(name: str) -> None:
    schema = json.loads(run("schema", name).stdout)
    assert schema["$schema"].endswith("2020-12/schema") and schema["description"]


def test_a_schema_is_written_into_the_configuration_folder() -> None:
    path = run("schema", "letter", "--write").stdout.strip()
    assert Path(path) == config() / "schemas" / "letter.json" and json.loads(Path(path).read_text("utf-8"))
    assert len(run("schema", "--write").stdout.splitlines()) == len(kind_names())
    assert {each.stem for each in (config() / "schemas").iterdir()} == set(kind_names())


def test_a_reference_is_told_in_markdown() -> None:
    told = run("schema", "cards", "--reference").stdout
    assert "## cards" in told and "| `width` | length | required | The short edge of its front. |" in told
    assert "| `margins.side` | length | required |" in told


@pytest.mark.parametrize(
    ("noun", "kind", "base"),
    [
        ("style", "letters", "modified-block"),
        ("envelope", "envelopes", "us-10-window"),
        ("post", "posts", "usps"),
        ("card", "cards", "us-a2"),
        ("letterhead", "letterheads", "ruled"),
        ("pairing", "pairings", "garamond"),
        ("country", "countries", "us"),
        ("language", "languages", "fr-ca"),
        ("typeface", "fonts", "inter"),
    ],
)
def test_a_scaffold_is_a_choice_at_once(noun: str, kind: str, base: str) -> None:
    name = {"countries": "fi", "languages": "fi"}.get(kind, "mine")
    path = Path(run("catalog", "new", noun, name, "--based-on", base).stdout.strip())
    text = path.read_text("utf-8")
    line = text.partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((path.parent / line).read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(yaml.safe_load(text))
    assert (path.parent / line).resolve() == (config() / "schemas" / f"{kind}.json").resolve()
    assert run("catalog", "show", name).stdout


def test_a_scaffold_that_says_what_differs_is_used() -> None:
    path = Path(run("catalog", "new", "letterhead", "mine", "--based-on", "ruled").stdout.strip())
    with path.open("a", encoding="utf-8") as stream:
        stream.write("first:\n  rows:\n    - {show: name, size: 16pt}\n")
    run("letter", SAMPLE, "--letterhead", "mine", "--dry-run")
    assert letterhead(store(), "mine").first.rows[0].size.pt == 16  # type: ignore[union-attr]


@pytest.mark.parametrize("arguments", [("card", "Mine", "--based-on", "us-a2"), ("card", "mine"), ("stamp", "mine")])
def test_a_scaffold_is_refused(arguments: tuple[str, ...]) -> None:
    run("catalog", "new", *arguments, code=2)
    assert not (config() / "layouts").exists()


def test_a_broken_file_is_told_once_and_the_others_are_listed() -> None:
    path = config() / "layouts" / "envelopes" / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("name: [Mine\n", "utf-8")
    done = run("catalog")
    assert "us-10-window" in done.stdout and done.stderr.count("mine.yaml") == 1 and "is ignored" in done.stderr
    run("envelope", "--to", "Ann Lee; 12 Elm Street; Salem, OR 97301", "--envelope", "#10", "--dry-run")
    run("envelope", "--to", "Ann Lee; 12 Elm Street; Salem, OR 97301", "--envelope", "mine", "--dry-run", code=3)


def test_a_broken_typeface_is_told_once_and_the_others_are_listed() -> None:
    path = config() / "fonts" / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("name: Mine\ncite: house style\n", "utf-8")
    for command in (("catalog",), ("catalog", "fonts")):
        done = run(*command)
        assert "eb-garamond" in done.stdout and done.stderr.count("mine.yaml") == 1
