"""Prints what a cold start costs beside its rivals, and where the time of a letter or a keystroke goes, once warm.

`python -m tests.bench [ROUNDS]`. Medians of interleaved runs; the ratios are what can be compared between machines.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

from stationery.cli import settings
from stationery.model.diagnostics import Diagnostics
from stationery.pdf.document import OpenDocument
from stationery.products.letter_pages import compose_letter_pages
from stationery.products.preview import draw_svgs, preview
from stationery.products.result import draw_job
from stationery.products.stock import open_stock
from stationery.reading.letters import read_letter
from stationery.resolve.job import Options
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_letter
from tests.bench import rivals
from tests.bench.clock import Stopwatch, cold, quietly

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "samples" / "thank-you.md"
PROGRAM = "from stationery.cli.startup import main; main()"
LETTER_GOAL, TYPST_GOAL, WARM_GOAL = 0.65, 3.0, 5.0
"""Cold: of pdflatex with scrlttr2, or times a Python that compiles with Typst; warm: milliseconds."""


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def starts(rounds: int, folder: Path) -> None:
    """Cold starts, ours and the rivals'."""
    letter = read_letter(SAMPLE.read_text("utf-8"), str(SAMPLE))
    shutil.copy(SAMPLE, folder)
    ours = [sys.executable, "-c", PROGRAM]
    commands = {
        "python": [sys.executable, "-c", "pass"],
        "stationery --version": [*ours, "--version"],
        "stationery letter": [*ours, "letter", SAMPLE.name, "-q"],
        "stationery letter --with-envelope": [*ours, "letter", SAMPLE.name, "-q", "--with-envelope"],
    }
    for name, rival in (("pdflatex scrlttr2", rivals.pdflatex), ("python + typst", rivals.typst)):
        command = rival(letter, folder)
        if command:
            commands[name] = command
        else:
            say(f"({name} is not installed)")
    taken = cold(commands, str(folder), rounds)
    say(f"cold, medians of {rounds} interleaved runs, ms")
    for name, spent in taken.items():
        say(f"  {name:<36}{spent:8.1f}")
    ours_cold = taken["stationery letter"]
    for name, goal in (("pdflatex scrlttr2", LETTER_GOAL), ("python + typst", TYPST_GOAL)):
        if name in taken:
            say(f"  letter / {name:<27}{ours_cold / taken[name]:8.2f}   (goal: at most {goal:g})")


def trips(rounds: int) -> None:
    """One letter's time by its steps, warm; each time other words, so that nothing is found ready made."""
    source = SAMPLE.read_text("utf-8")
    stock = open_stock(settings.layouts(), settings.fonts(), date(2026, 11, 20))
    watch = Stopwatch()

    def trip(number: int) -> None:
        text = source.replace("Schmoe", f"Schm{'aeiou'[number % 5]}{number + 1000}").replace(
            "three", f"{number + 1003}"
        )
        steps = Stopwatch() if number < 0 else watch
        letter = steps("read", lambda: read_letter(text, "x.md"))
        job, told = steps("resolve", lambda: resolve(letter, stock)), Diagnostics()
        manuscript = steps("word", lambda: word_letter(job, told))
        composed = steps("compose", lambda: compose_letter_pages(job, manuscript, stock, told))
        steps("draw", lambda: draw_job(composed, manuscript, job, stock, job.paper, told))

    finish, finishing = OpenDocument.close, Stopwatch()
    with patch.object(OpenDocument, "close", lambda *these: finishing("finish", lambda: finish(*these))):
        quietly(trip, rounds, warm=30)
    taken = watch.medians() | finishing.medians()
    taken["draw"] -= taken["finish"]
    whole = sum(taken.values())
    say(f"warm, medians of {rounds} letters that vary, ms")
    for step, spent in taken.items():
        say(f"  {step:<36}{spent:8.3f}   {100 * spent / whole:3.0f} %")
    say(f"  {'together':<36}{whole:8.3f}   (goal: under {WARM_GOAL:g})")


KEYSTROKE_GOAL = 10.0


def keystrokes(rounds: int) -> None:
    """A letter that is being typed, warm: read, composed and drawn as SVG at each keystroke."""
    source = SAMPLE.read_text("utf-8")
    stock = open_stock(settings.layouts(), settings.fonts(), date(2026, 11, 20))
    typed, watch = "and what I saw there has stayed with me since. ", Stopwatch()

    def stroke(number: int) -> None:
        steps = Stopwatch() if number < 0 else watch
        text = source.rstrip("\n") + "\n\n" + typed[: number % len(typed)] + f"{number + 1000}\n"
        letter = steps("read", lambda: read_letter(text, "x.md"))
        options = Options()
        shown = steps("resolve, word, compose", lambda: preview(letter, stock, "letter", options))
        steps("draw as SVG", lambda: draw_svgs(shown, stock))

    quietly(stroke, rounds, warm=30)
    taken = watch.medians()
    whole = sum(taken.values())
    say(f"a keystroke's page as SVG, warm, medians of {rounds}, ms")
    for step, spent in taken.items():
        say(f"  {step:<36}{spent:8.3f}   {100 * spent / whole:3.0f} %")
    say(f"  {'together':<36}{whole:8.3f}   (goal: under {KEYSTROKE_GOAL:g})")


STREAM = 10_000
STREAM_GOAL = 5.0
"""Addresses, and the seconds in which they should be set, on one core."""


def addresses(folder: Path) -> None:
    """`stationery address --json` over many addresses of many countries, as a pipe has them, its start included."""
    parts = {"name": "Ann Lee", "street": ["12 Oak Street", "Unit 3"], "locality": "Salem", "postal_code": "97301"}
    countries = ("US", "Germany", "TR", "FR", "JP", "GB", "Brazil", "CN")
    rows = ({**parts, "name": f"Ann Lee {each}", "country": countries[each % 8]} for each in range(STREAM))
    (folder / "addresses.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    command = [sys.executable, "-c", PROGRAM, "address", "--json", "--from", "US", "addresses.jsonl"]
    posted = [*command, "--manner", "post"]
    say(f"stationery address --json, {STREAM} addresses, s")
    for name, spent in cold({"as typed": command, "in the post's manner": posted}, str(folder), 3).items():
        say(f"  {name:<36}{spent / 1000:8.2f}   (goal: under {STREAM_GOAL:g})")


def imports() -> None:
    """What the shell and a letter import, in modules and milliseconds."""
    say("imports (slowed by the measuring), ms")
    for name, program in (
        ("the shell", "import stationery.cli.main"),
        ("with the trips", "import stationery.products.letter"),
    ):
        command = [sys.executable, "-X", "importtime", "-c", program]
        for _ in range(2):
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows = [row for row in done.stderr.splitlines() if "|" in row and "cumulative" not in row]
        own = sum(int(row.split("|")[0].removeprefix("import time:")) for row in rows)
        say(f"  {name:<36}{own / 1000:8.1f}   {len(rows)} modules, Python's own among them")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as place:
        # As installed: compiled once, in the round that is not counted, whatever is set here.
        os.environ |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{place}/compiled", "STATIONERY_CONFIG": place}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        starts(rounds, Path(place))
        imports()
        addresses(Path(place))
    trips(rounds * 20)
    keystrokes(rounds * 20)


if __name__ == "__main__":
    main()
