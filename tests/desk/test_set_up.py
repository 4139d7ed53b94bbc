"""A printer is set up on the page: what is asked, what contradicts, and that it is kept as the command keeps it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from stationery.catalog.papers import paper
from stationery.cli.main import stationery
from stationery.model.errors import Place
from stationery.printing.cups import Target
from stationery.products.calibration import measure_photo
from tests.desk.running import Running
from tests.desk.served import Told, ask
from tests.imaging.photographed import photograph, print_sheet
from tests.imaging.test_sheet_photo import STOCK, draw
from tests.printing.conftest import ensure_queue, server, system
from tests.printing.print_system import PrintSystem
from tests.printing.simulated import any_printer
from tests.printing.test_calibration import PAPERS

__all__ = ["server", "system"]

MEASURES = {
    "left_top": "26.25", "left_bottom": "26.25", "right_top": "23.75", "right_bottom": "23.75", "top_left": "25",
    "top_right": "25", "bottom_left": "25", "bottom_right": "25", "across": "186", "down": "239",
}  # fmt: skip
ANSWERS = {
    "name": "home",
    "paper": "letter",
    "turn": "cw",
    "side": "printed",
    "end": "top",
    "guide": "center",
    **MEASURES,
}


@pytest.fixture
def alone(tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    (tmp_path / "letters").mkdir()
    with Running(tmp_path / "letters") as made:
        yield made


def keep(desk: Running, answers: Mapping[str, str] = ANSWERS, code: int = 200, anyway: tuple[str, ...] = ()) -> Any:
    return ask(desk, "set-up", code, do="keep", answers={**ANSWERS, **answers}, anyway=list(anyway))


def test_each_measure_has_its_mark_in_the_drawing(alone: Running) -> None:
    page = ask(alone, "set-up", answers={})
    asked = {each["name"]: each for each in page["questions"]}
    assert "queue" not in asked and [each["id"] for each in asked["sheet"]["actions"]] == ["save"]
    assert set(re.findall(r'data-mark="(\w+)"', page["html"])) == set(MEASURES)
    assert all(each["svg"] for name in ("turn", "side", "end", "guide") for each in asked[name]["among"])
    assert ask(alone, "set-up", answers={"paper": "a4"})["drawing"] != page["drawing"]


def test_it_is_kept_as_the_command_keeps_it(alone: Running, stranger: Path, tmp_path: Path) -> None:
    told = keep(alone)
    assert told["told"][0] == "Your printer prints 1.25 mm to the right. From now on, that is taken out."
    assert "home is set up" in told["html"] and "<svg" in told["html"]
    kept = (stranger / "printers.yaml").read_bytes()
    (stranger / "printers.yaml").unlink()
    options = [word for key, text in ANSWERS.items() if key != "name" for word in (f"--{key.replace('_', '-')}", text)]
    done = CliRunner().invoke(stationery, ["printer", "add", "home", "--no-input", *options])
    assert done.exit_code == 0, done.output
    assert (stranger / "printers.yaml").read_bytes() == kept
    _, _, saved = alone.ask("POST /api/set-up", alone.headers(), json.dumps({"do": "save", "answers": {}}).encode())
    read = PdfReader(BytesIO(saved)).pages[0].extract_text()
    assert "Then enter what you read under" in read and "stationery printer" not in read


@pytest.mark.parametrize(
    ("answers", "fields", "words"),
    [
        ({"across": "188"}, ["across"], "measure number 9 again"),
        ({"left_top": "soon"}, ["left_top"], "is not a measure"),
        ({"guide": ""}, ["guide"], "missing"),
        ({"name": " "}, ["name"], "give a name"),
        ({key: str(float(text) / 25.4) for key, text in MEASURES.items()}, [], "contradict"),
    ],
)
def test_what_can_t_be_is_told_at_its_answer(
    alone: Running, stranger: Path, answers: dict[str, str], fields: list[str], words: str
) -> None:
    said = keep(alone, answers, 422)
    assert said["fields"] == fields and words in said["error"]["message"] and not said["anyway"]
    assert not (stranger / "printers.yaml").exists()


def test_a_doubt_is_asked_once(alone: Running, stranger: Path) -> None:
    far = {"left_top": "40", "left_bottom": "40", "right_top": "10", "right_bottom": "10"}
    said = keep(alone, far, 422)
    assert "off by 15.0 mm to the right" in said["error"]["message"] and said["anyway"] == "doubt"
    assert not (stranger / "printers.yaml").exists()
    keep(alone, far, anyway=("doubt",))
    said = keep(alone, {}, 422)
    assert said["anyway"] == "name" and said["fields"] == ["name"]
    assert keep(alone, anyway=("name",))["told"][0].startswith("Your printer prints 1.25 mm")


def test_the_printer_is_asked_first_and_prints_its_sheet(
    system: PrintSystem, server: Target, tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_queue(system, "Quick").clear()
    monkeypatch.setenv("LPDEST", "Quick")
    (tmp_path / "letters").mkdir()
    with Running(tmp_path / "letters") as desk, Told(desk) as told:
        asked = {each["name"]: each for each in ask(desk, "set-up", answers={"queue": "Quick"})["questions"]}
        assert asked["queue"]["usual"] == "Quick" and "Its trays: " in " ".join(asked["facts"]["told"])
        job = ask(desk, "set-up", do="print", answers={"queue": "Quick", "paper": "letter"})["job"]
        while (event := told.next(type="job", id=job))["state"] not in ("completed", "failed", "aborted", "canceled"):
            pass
        assert event["state"] == "completed", event
        keep(desk, {"queue": "Quick"})
    (arrived,) = system.printers["quick"].printouts()
    assert "calibration-sheet" in arrived.told["IPP_JOB_NAME"]
    kept = (stranger / "printers.yaml").read_text()
    assert "queue: Quick" in kept and "margins:" in kept


def test_an_envelope_is_tried_as_the_command_tries_it(alone: Running, stranger: Path, tmp_path: Path) -> None:
    said = ask(alone, "set-up", 422, what="test", answers={})
    assert said["error"]["message"] == "no printer is set up here yet"
    keep(alone)
    page = ask(alone, "set-up", what="test", answers={})
    assert page["questions"][1]["usual"] == "us-10"
    assert len(re.findall(r'data-mark="', page["html"])) == 4
    assert ask(alone, "set-up", what="test", answers={"envelope": "us-a7"})["drawing"] != page["drawing"]
    for do, options in (("save-test", []), ("save-outline", ["--plain"])):
        asked = json.dumps({"what": "test", "do": do, "answers": {"printer": "home", "envelope": "us-a7"}})
        _, _, saved = alone.ask("POST /api/set-up", alone.headers(), asked.encode())
        CliRunner().invoke(stationery, ["printer", "test", "us-a7", *options, "-o", str(tmp_path / "test.pdf"), "-f"])
        assert saved.startswith(b"%PDF-") and len(saved) == len((tmp_path / "test.pdf").read_bytes())
    measures = {"left_top": "26", "left_bottom": "26", "top_left": "25", "top_right": "25"}
    told = ask(alone, "set-up", what="test", do="keep", answers={"envelope": "us-a7", **measures})["told"]
    kept = (stranger / "printers.yaml").read_bytes()
    assert told[0].startswith("The envelope A7 (note card) comes out of the printer home 1.00 mm to the right")
    options = [word for key, text in measures.items() for word in (f"--{key.replace('_', '-')}", text)]
    CliRunner().invoke(stationery, ["printer", "test", "us-a7", "--no-input", *options])
    assert (stranger / "printers.yaml").read_bytes() == kept
    far = {**measures, "left_top": "45", "left_bottom": "45"}
    said = ask(alone, "set-up", 422, what="test", do="keep", answers={"envelope": "us-a7", **far})
    assert said["anyway"] == "doubt"
    said = ask(alone, "set-up", 422, what="test", do="keep", answers={"envelope": "us-a7", **far, "top_left": "?"})
    assert said["fields"] == ["top_left"]


def upload(desk: Running, data: bytes, name: str = "sheet.jpg", paper: str = "letter") -> tuple[int, Any]:
    headers = desk.headers(Content_Type="application/octet-stream", X_Stationery_Name=name)
    status, _, body = desk.ask(f"POST /api/photo/{paper}", headers, data)
    return status, json.loads(body)


def test_a_photo_of_the_sheet_is_measured_as_the_command_measures_it(alone: Running, tmp_path: Path) -> None:
    drawn = draw("letter")
    sheet = print_sheet(drawn, any_printer(random.Random(7)), PAPERS["letter"])
    picture = photograph(sheet, random.Random(7), (1200, 1600))
    status, found = upload(alone, picture)
    assert status == 200 and found["measures"].keys() == MEASURES.keys()
    measured = measure_photo(STOCK, picture, "sheet.jpg", paper(STOCK.store, "letter"), Place("photo"))
    assert found["measures"]["left_top"] == f"{measured['--left-top']:.3f}"


def test_what_is_no_photo_of_the_sheet_is_refused(alone: Running) -> None:
    for data in (b"", b"hello", b"\xff\xd8\xff\xe0 no picture"):
        status, found = upload(alone, data)
        assert status == 422 and "sheet.jpg" in found["error"]["message"], found
    assert upload(alone, b"", paper="mischief")[0] == 422
    status, _, _ = alone.ask("POST /api/photo/letter", alone.headers(Content_Type="image/jpeg"), b"x")
    assert status == 415
    headers = alone.headers(Content_Type="application/octet-stream", X_Stationery_Name="a", Content_Length="99000000")
    assert alone.ask("POST /api/photo/letter", headers, b"x")[0] == 413
