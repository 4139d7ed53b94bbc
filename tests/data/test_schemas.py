"""The JSON Schemas: they are current, every built-in file and sample passes, and what readers refuse fails."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from stationery.catalog.kinds import kind_of
from stationery.data.json_schema import schema_of
from stationery.data.reference import reference, scaffold
from stationery.data.resources import folders
from stationery.data.schema import Either, Map, Nested, OneOf, Shape, Type
from stationery.model.errors import StationeryError, each_fault
from stationery.products.explain import explain
from stationery.products.schema import find_kind, kind_names
from stationery.products.stock import open_stock
from stationery.reading import choices, interview, letters, parties
from stationery.reading.interview import read_interview
from stationery.reading.letters import read_letter
from stationery.reading.profile import read_profile
from tests.schemas import BEGINS, DATA, FONTS, LAYOUTS, SCHEMAS, due, files_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


class Core(yaml.CSafeLoader):
    """Types scalars as YAML 1.2's core schema does, and with it the editors."""


Core.yaml_implicit_resolvers = {}
for _kind, _pattern, _first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"^(?:{_pattern})$"), list(_first))
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


@cache
def validator(name: str) -> Any:
    schema = schema_of(find_kind(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def faults(name: str, text: str) -> list[str]:
    """What is wrong with a text by its schema, with its scalars as text and as an editor types them."""
    judge = validator(name)
    loaded = (yaml.load(text, loader) for loader in (yaml.CBaseLoader, Core))
    return [f"{list(wrong.absolute_path)}: {wrong.message}" for each in loaded for wrong in judge.iter_errors(each)]


def test_schemas_and_the_lines_that_name_them_are_current() -> None:
    stale = [str(path) for path, _ in due()]
    assert not stale, "renew them with: python -m tests.schemas --write"


def test_every_built_in_file_names_its_schema() -> None:
    known = {path for name in DATA for path in files_of(name)}
    assert {*LAYOUTS.rglob("*.yaml"), *FONTS.rglob("*.yaml")} == known
    for path in known:
        line = path.read_text("utf-8").partition("\n")[0]
        assert line.startswith(BEGINS) and (path.parent / line.removeprefix(BEGINS)).resolve().parent == SCHEMAS


@pytest.mark.parametrize("name", DATA)
def test_every_built_in_file_passes(name: str) -> None:
    assert files_of(name)
    for path in files_of(name):
        assert faults(name, path.read_text("utf-8")) == [], path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("envelopes", "name: M\ncite: x\nheight: 4in\n"),
        ("envelopes", "name: M\ncite: x\nwidth: 9\nheight: 4in\n"),
        ("envelopes", "name: M\ncite: x\nwidht: 9in\nbased_on: dl\n"),
        ("letterheads", "name: M\ncite: x\nbased_on: ruled\nfirst: {align: middle}\n"),
        ("letterheads", "name: M\nbased_on: ruled\n"),
        ("letters", "name: M\ncite: x\nbased_on: nf\nsheets: [{papers: [a4], left: wide}]\n"),
        ("posts", "name: M\nbased_on: usps\nletter: [{zone: z, for: fun}]\n"),
        ("papers", "papers: {a: {name: N, cite: x, width: 5in, height: 7in}}\n"),
        ("letter", "to: Ann\nsubjct: x\n"),
        ("interview", "organization: O\nat: now\nwhere: here\n"),
    ],
)
def test_what_readers_refuse_fails(name: str, text: str) -> None:
    assert faults(name, text)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_the_head_of_every_sample_passes(path: Path) -> None:
    head = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")[0]
    assert faults("letter", head) == []


def test_the_samples_of_interviews_pass() -> None:
    found = [path for path in SAMPLES.rglob("*.yaml") if "organization:" in path.read_text("utf-8")]
    assert found
    for path in found:
        assert faults("interview", path.read_text("utf-8")) == [], path


def unknown(read: Any, text: str) -> bool:
    """Whether a reader finds an unknown key in a text."""
    try:
        read(text, "x")
    except StationeryError as wrong:
        return any("unknown key" in fault.message for fault in each_fault(wrong))
    return False


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("letter", lambda text, file: read_letter(f"---\n{text}---\nWords.\n", file)),
        ("profile", read_profile),
        ("interview", read_interview),
    ],
)
def test_a_head_has_the_keys_that_its_reader_takes_and_no_others(name: str, read: Any) -> None:
    """Each key of the schema is known to the reader, and one that is not in it is refused by both."""
    keys = schema_of(find_kind(name))["properties"]
    accepted = [key for key in keys if not unknown(read, f"{key}: x\n")]
    assert accepted == list(keys)
    assert unknown(read, "nonsense: x\n") and faults(name, "nonsense: x\n")
    taken = {
        "letter": {*letters.KEYS, *letters.ALIASES, *letters.PASSING},
        "profile": {*parties.PARTS, *choices.KEYS, "signature", "lines"},
        "interview": {*interview.KEYS, *interview.ALIASES},
    }[name]
    assert taken <= set(keys)


def _shapes(shape: Shape[Any], seen: set[int]) -> list[Shape[Any]]:
    if id(shape) in seen:
        return []
    seen.add(id(shape))
    found = [shape]
    for each in shape.shapes.values() if isinstance(shape, OneOf) else ():
        found += _shapes(each, seen)
    for key in (*shape.keys.values(), *((shape.free,) if shape.free else ())):
        for type_ in _types(key.type):
            if isinstance(type_, Nested):
                found += _shapes(type_.shape, seen)
    return found


def _types(type_: Type) -> list[Type]:
    if isinstance(type_, Map):
        return _types(type_.of)
    return [inner for each in type_.types for inner in _types(each)] if isinstance(type_, Either) else [type_]


@pytest.mark.parametrize("name", kind_names())
def test_every_key_has_a_sentence(name: str) -> None:
    shapes = _shapes(find_kind(name).shape, set())
    keys = [key for shape in shapes for key in shape.keys.values()]
    assert keys or find_kind(name).shape.free
    for key in keys:
        assert key.says.strip() and not key.says[0].islower()
        assert key.type.description


@pytest.mark.parametrize("name", kind_names())
def test_the_reference_has_every_key(name: str) -> None:
    told = reference(name, find_kind(name)).partition("\n\nIn a file with")[0]
    assert told.startswith(f"## {name}\n")
    for path, key in find_kind(name).shape.keys.items():
        assert (f"`{path}`" if key.same_as else f"| `{path}` |") in told


def paths(name: str) -> list[str]:
    """Each key that the reference lists, with those above it, by each of its names."""
    found = []
    for row in reference(name, find_kind(name)).splitlines():
        if row.startswith("| `"):
            path = row.split("`")[1]
            above = path.rpartition(".")[0]
            also = re.findall("`([^`]+)`", row.partition(" Also: ")[2])
            found += [path, *(f"{above}.{each}" if above else each for each in also)]
    return found


READERS: dict[str, Any] = {
    "letter": lambda text, file: read_letter(f"---\n{text}---\nWords.\n", file),
    "profile": read_profile,
    "interview": read_interview,
}


@pytest.mark.parametrize("name", READERS)
def test_every_key_that_the_reference_lists_is_taken(name: str) -> None:
    found = paths(name)
    assert len(found) > 30 and len(found) < 200
    for path in found:
        *above, last = path.split(".")
        text = "".join(f"{'  ' * depth}{key}:\n" for depth, key in enumerate(above)) + f"{'  ' * len(above)}{last}: x\n"
        try:
            READERS[name](text, "x")
        except StationeryError as wrong:
            for fault in each_fault(wrong):
                assert "unknown key" not in fault.message and "does not belong" not in fault.message, (path, fault)


def test_the_reference_buries_no_key_under_its_other_names() -> None:
    told = reference("letter", find_kind("letter"))
    assert "The same as" not in told and "`to.city`" not in told and "Also: `opening`." in told


def test_the_defaults_in_the_reference_are_what_the_program_does() -> None:
    keys = find_kind("letter").shape.keys
    letter = read_letter("---\nto: Ann\nfrom: Bob\n---\nWords.\n", "x")
    stock = open_stock(folders("layouts", ()), folders("fonts", ()), date(2026, 11, 20))
    done = {each.name.replace(" ", "_"): each.text for each in explain(letter, stock, "letter")}
    done["smart"] = done["curly_quotes"]
    done["as_typed"] = "no" if letter.as_typed is False else "yes"
    told = {
        path: key for path, key in keys.items() if not key.same_as and (key.usual or key.default not in (None, "", ()))
    }
    assert set(told) == {"kind", "address_manner", "justify", "one_page", "smart", "as_typed"}
    for path, key in told.items():
        default = "yes" if key.default is True else key.default
        assert key.usual or (default or "no") == done[path], path
    assert done["one_page"] == "as needed" and "style" in told["justify"].usual


def test_the_reference_says_what_a_based_file_does_to_lists() -> None:
    told = reference("letters", find_kind("letters"))
    assert "- `sheets`: a row changes the base's row with the same `papers`, and a new one is added; no row" in told
    assert "- `flow`: the list takes the place of the base's." in told
    assert "In a file with" not in reference("imb", find_kind("imb"))


@pytest.mark.parametrize("name", ["letters", "envelopes", "letterheads", "posts", "cards", "languages", "fonts"])
def test_a_scaffold_passes(name: str) -> None:
    kind = kind_of(name)
    text = scaffold(kind, "mine", "base", f"../../schemas/{name}.json")
    assert faults(name, text) == [] and text.startswith("# yaml-language-server: $schema=../../schemas/")
