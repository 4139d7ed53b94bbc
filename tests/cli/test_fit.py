"""stationery fit, from the outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from tests.products.made import SAMPLES


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("thank-you", "window-letter", "long"):
        (tmp_path / f"{name}.md").write_text((SAMPLES / f"{name}.md").read_text("utf-8"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ("fit", *arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def test_a_window_that_holds_is_told_with_its_distance() -> None:
    lines = run("window-letter.md", "--envelope", "us-10-window").stdout.splitlines()
    assert lines == [
        "window-letter.md: 1 sheet of US Letter, style us-window-10",
        "",
        "Fits:",
        "  us-10-window  folded at 4 in and 7.5 in from the top; the address stays 3.8 mm from the window's edges "
        "(3.2 mm required)",
        "",
        "About 10 g (0.35 oz) in us-10-window; at least 0.6 mm thick.",
        "The United States Postal Service accepts it as a machinable letter.",
    ]


def test_a_window_that_does_not_hold_is_exit_code_1() -> None:
    told = run("thank-you.md", "--envelope", "us-10-window", code=1).stdout
    assert "slides 3.5 mm behind the window's lower edge" in told
    assert "choose the style us-window-10, which is made for it, or a plain envelope" in told


def test_the_three_best_envelopes_are_listed_and_how_many_more_there_are() -> None:
    lines = run("thank-you.md").stdout.splitlines()
    assert lines[2:7] == [
        "Fits best:",
        "  us-10  folded in thirds, at 3.67 in and 7.33 in from the top",
        "  us-9   folded in thirds, at 3.67 in and 7.33 in from the top",
        "  us-11  folded in thirds, at 3.67 in and 7.33 in from the top",
        "  and 38 more (list them with --all)",
    ]
    assert "Does not fit: us-4-bar, us-6-3-4, c7 and 4 more" in lines
    assert lines[8].startswith("Fits, but the window fails (for details, use --envelope NAME): us-9-double-window, ")
    assert lines[8].endswith(" and 16 more")
    assert lines[-1] == "The United States Postal Service accepts it as a machinable letter."


def test_all_envelopes_in_one_list() -> None:
    told = run("thank-you.md", "--all").stdout
    assert (
        "  us-10 " in told
        and "  us-9x12 " in told
        and "ch-c6-right-old" in told
        and " more (" not in told
        and " more\n" not in told
    )
    assert "us-10x13: United States Postal Service: length 13 in, more than 11.5 in, and height 10 in" in told


def test_json() -> None:
    found = json.loads(run("thank-you.md", "--json").stdout)
    assert (found["paper"], found["sheets"], found["style"]) == ("letter", 1, "full-block")
    by_id = {entry["id"]: entry for entry in found["envelopes"]}
    assert by_id["us-10"]["fits"] and by_id["us-10"]["holds"] and not by_id["us-10"]["window"]
    assert by_id["us-10"]["folds_mm"] == [93.133, 186.267]
    failing = by_id["us-10-window"]
    assert failing["fits"] and not failing["holds"] and failing["window"]
    assert [problem["by_mm"] for problem in failing["problems"]] == pytest.approx([0.335, 6.699], abs=0.01)
    assert failing["wanted_mm"] == 3.175
    assert not by_id["us-4-bar"]["fits"]


def test_json_of_a_failing_window_is_exit_code_1_too() -> None:
    found = json.loads(run("thank-you.md", "--envelope", "us-4-bar", "--json", code=1).stdout)
    assert found["envelopes"] == [
        {"id": "us-4-bar", "name": "4-bar (A1, note card)", "window": False, "fits": False, "holds": False}
    ]


def test_heavier_paper_weighs_more() -> None:
    """Letter is 0.06032 m²: 5.43 g at 90 g, 12.06 g at 200 g."""

    def grams(weight: str) -> float:
        done = run("thank-you.md", "--envelope", "us-10", "--json", "--paper-weight", weight)
        return float(json.loads(done.stdout)["envelopes"][0]["grams"])

    assert grams("200g") - grams("90g") == pytest.approx(6.6, abs=0.11)
    assert grams("24lb") == pytest.approx(grams("90.2g"), abs=0.1)


def test_a_paper_weight_that_is_none_is_wrong_usage() -> None:
    assert (
        "isn't a paper weight; write it as 24lb (bond) or 90g"
        in run("thank-you.md", "--paper-weight", "x", code=2).stderr
    )


def test_a_heavy_letter_is_told_with_its_limit() -> None:
    told = run("long.md", "--envelope", "us-10", "--paper-weight", "900g").stdout
    assert (
        "United States Postal Service: " in told
        and ", and weighs about 114 g (4.02 oz), " in told
        and "more than 3.5 oz; it goes as" in told
    )


def test_the_proof_is_drawn_and_not_over_a_strangers_file(desk: Path) -> None:
    done = run("window-letter.md", "--envelope", "us-10-window", "--proof", "window.pdf")
    assert done.stderr == "window.pdf\n"
    assert (desk / "window.pdf").read_bytes().startswith(b"%PDF")
    (desk / "mine.pdf").write_bytes(b"%PDF-1.4 mine")
    run("window-letter.md", "--envelope", "us-10-window", "--proof", "mine.pdf", code=1)
    assert (desk / "mine.pdf").read_bytes() == b"%PDF-1.4 mine"


def test_from_the_pipe() -> None:
    done = CliRunner().invoke(stationery, ("fit", "-"), input=Path("thank-you.md").read_bytes())
    assert done.exit_code == 0 and done.stdout.startswith("-: 1 sheet")
