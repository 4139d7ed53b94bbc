"""How long a merge takes beside Typst and reportlab, with the same words.

`python -m tests.bench.merge [LETTERS] [ROUNDS] [one-body]`. Whole processes in turn, medians: milliseconds a letter (by
the clock and of the processors), the peak of memory, bytes a letter. The ratios are what can be compared between
machines. Typst comes with `pip install -e '.[bench]'`.

With `one-body`, only the address and the salutation differ, as in the mail merge of speedata's typesetting-benchmark
(github.com/speedata/typesetting-benchmark, with 500 and 5,000 records).

Measured on November 29, 2026, on two processors that were busy with other work (a load of 8; under one of 15, ours take
up to twice as long, and Typst a fifth longer), Python 3.11, Typst 0.15.2; single runs, start included, CPU milliseconds
a letter:

| letters | ours | Typst, tagged | peak MiB, ours and Typst | bytes |
|---|---|---|---|---|
| 1,000, two of four paragraphs with fields | 1.54 | 1.30: we lose | 44, 306 | 1,158, 3,193 |
| 10,000 | 1.47 | | 48 | |
| 500, one body | 1.29 | 1.30 | 41, 180 | 813, 3,190 |
| 500 single files, with fields | 4.4 | 3.3: we lose | 47, 52 | 9,376, 14,075 |

Of 1,000 letters with fields, 0.3 ms a letter of ours are the start and the first three letters. 30,000 took 55 MiB.

By the clock Typst gains more where a processor is idle, for it uses all of them.
Later the same day with nothing else running, medians of three interleaved runs, ours to Typst by the clock and in CPU
time: 1,000 letters with fields 1.83 and 1.23, in two processes (--split) 1.14 by the clock; 500 of one body 1.49 and
1.00; single files 1.41 and 1.26.
"""

from __future__ import annotations

import csv
import json
import os
import platform
import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from stationery.model.values import value

ROOT = Path(__file__).resolve().parent.parent.parent

BODY = (
    "Thank you for taking the time to meet with me on Tuesday, {given}. I enjoyed learning about the work that {firm}"
    " does in {city}, and how your group plans to grow in the coming year.",
    "Your description of the team's approach to planning confirmed my interest in the position. My experience in"
    " scheduling and in writing clear reports would let me contribute from the first week, and I look forward to"
    " working with people who care about the details as much as you do.",
    "After our talk I read the two reports you mentioned. The second one, on the rebuilding of the reading rooms,"
    " raises a question that I would like to discuss with you: whether the catalog could be opened to visitors in the"
    " evenings, as other houses do with success and at little cost.",
    "If there is anything else that {firm} would like to know before the decision is made, please write or call. I can"
    " be reached at any time. Thank you again for your kind reception, and for the tour of the building.",
)
HEADINGS = ("prefix", "given", "family", "firm", "street", "city", "state", "zip")
ONE_FOR_ALL = {"given": "as we had agreed", "firm": "your house", "city": "town"}
"""What a body has in the place of its fields, if all have the same."""

NAMES = {"given": "first name", "family": "last name", "firm": "company"}

HEAD = """---
font: source-sans-3
from: |
  Ann Lee
  12 Elm St
  Salem, OR 97301
  ann@lee.example
date: 2026-11-29
---
"""

TYPST = r"""
#set page(paper: "us-letter", margin: 1in)
#set text(font: "Source Sans 3", size: 11pt, fallback: true)
#let rows = csv("list.csv", row-type: dictionary)
#for (number, row) in rows.enumerate() {
  if number > 0 { pagebreak() }
  [Ann Lee \ 12 Elm St \ Salem, OR 97301 \ ann\@lee.example #parbreak() November 29, 2026 #parbreak()]
  [#row.Prefix #row.at("First Name") #row.at("Last Name") \ #row.Company \ #row.Street \ #row.City, #row.State #row.ZIP]
  parbreak()
  [Dear #row.Prefix #row.at("Last Name"):]
  BODY
  parbreak()
  [Sincerely,]
  v(3em)
  [Ann Lee]
}
"""

RUN_TYPST = "import typst; typst.compile('letters.typ', output='typst.pdf')"
RUN_TYPST_EACH = "from tests.bench.merge import compile_each; compile_each('letters.typ', 'list.csv', 'typst-each')"
RUN_REPORTLAB = (
    "from tests.bench.merge import ONE_FOR_ALL, draw_with_reportlab; "
    "draw_with_reportlab('list.csv', 'reportlab.pdf', ONE_FOR_ALL if {} else {{}})"
)
RUN_OURS = "from stationery.cli.startup import main; main()"


@value
class Work:
    """A command, and what it makes, a file or a folder; why it cannot be run, if so."""

    command: tuple[str, ...]
    made: str
    lacking: str = ""


@value
class Spent:
    """Milliseconds by the clock and of the processors, and the peak in MiB."""

    clock: float
    cpu: float
    peak: float


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def write_list(path: Path, count: int) -> None:
    """People whom nobody knows, each with other words."""
    chance = random.Random(7)
    syllables = (
        "an",
        "bel",
        "car",
        "do",
        "el",
        "fin",
        "gar",
        "hol",
        "is",
        "jo",
        "ken",
        "lor",
        "mar",
        "nor",
        "ol",
        "pe",
    )

    def word(length: int) -> str:
        return "".join(chance.choice(syllables) for _ in range(length)).capitalize()

    given, family, towns = ([word(size) for _ in range(many)] for size, many in ((2, 300), (3, 2_000), (3, 400)))
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(("Prefix", "First Name", "Last Name", "Company", "Street", "City", "State", "ZIP"))
        for _ in range(count):
            firm = f"{word(3)} {chance.choice(('Partners', 'Books', 'Press', 'Group', 'Works'))}"
            street = f"{chance.randrange(1, 9_999)} {word(2)} Street"
            names = chance.choice(("Ms.", "Mr.", "Dr.")), chance.choice(given), chance.choice(family)
            rows.writerow((*names, firm, street, chance.choice(towns), "OR", chance.randrange(97_001, 97_920)))


def write_letters(folder: Path, *, one_body: bool = False) -> None:
    fields = {name: f"{{{{{NAMES.get(name, name)}}}}}" for name in HEADINGS} | (ONE_FOR_ALL if one_body else {})
    (folder / "letter.md").write_text(HEAD + "\n\n".join(text.format(**fields) for text in BODY) + "\n", "utf-8")
    columns = {"given": "First Name", "family": "Last Name", "firm": "Company", "city": "City"}
    words = {name: f'#row.at("{columns.get(name, name)}")' for name in HEADINGS} | (ONE_FOR_ALL if one_body else {})
    body = "\n".join(f"  parbreak()\n  [{text.format(**words)}]" for text in BODY)
    (folder / "letters.typ").write_text(TYPST.replace("  BODY", body), "utf-8")


def draw_with_reportlab(list_: str, path: str, words: Mapping[str, str] = {}) -> None:
    """The same letters, as plainly as can be; `words` are for all, in the place of fields."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(path, pagesize=(612, 792), invariant=1)
    with open(list_, newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            name = f"{row['Prefix']} {row['First Name']} {row['Last Name']}"
            town = f"{row['City']}, {row['State']} {row['ZIP']}"
            lines = ["Ann Lee", "12 Elm St", "Salem, OR 97301", "", "November 29, 2026", "", name, row["Company"]]
            lines += [row["Street"], town, "", f"Dear {row['Prefix']} {row['Last Name']}:", ""]
            for text in BODY:
                own = {"given": row["First Name"], "firm": row["Company"], "city": row["City"]}
                filled = text.format(**{**own, **words})
                lines += [*simpleSplit(filled, "Helvetica", 11, 468), ""]
            canvas.setFont("Helvetica", 11)
            y = 720.0
            for line in (*lines, "Sincerely,", "", "", "Ann Lee"):
                canvas.drawString(72, y, line)
                y -= 14.5
            canvas.showPage()
    canvas.save()


def compile_each(template: str, list_: str, folder: str) -> None:
    """A file for each row by one compiler, which keeps what it has read."""
    import typst

    os.makedirs(folder, exist_ok=True)
    text = (
        Path(template)
        .read_text("utf-8")
        .replace('csv("list.csv", row-type: dictionary)', "(json(bytes(sys.inputs.row)),)")
    )
    Path("one.typ").write_text(text, "utf-8")
    compiler = typst.Compiler("one.typ")
    with open(list_, newline="", encoding="utf-8") as stream:
        for number, row in enumerate(csv.DictReader(stream)):
            made = compiler.compile(sys_inputs={"row": json.dumps(row)})
            Path(folder, f"{number}.pdf").write_bytes(made)


def plan(count: int, *, one_body: bool = False) -> dict[str, Work]:
    ours = (sys.executable, "-c", RUN_OURS, "merge", "letter.md", "list.csv", "--letters", "--ledger",
            "none", "--force", "-q")  # fmt: skip
    reportlab = (sys.executable, "-c", RUN_REPORTLAB.format(one_body))
    no_typst = "" if find_spec("typst") else "typst is not installed: pip install -e '.[bench]'"
    no_reportlab = "" if find_spec("reportlab") else "reportlab is not installed: pip install -e '.[bench]'"
    return {
        "stationery merge": Work((*ours, "-o", "ours.pdf"), "ours.pdf"),
        "stationery merge, a tenth": Work((*ours, "-o", "tenth.pdf", "--first", str(max(count // 10, 1))), "tenth.pdf"),
        "stationery merge, 2 workers": Work(
            (*ours, "-o", "parts.pdf", "--split", str(max(count // 2, 1)), "--workers", "2"), "parts-001.pdf"
        ),
        "stationery merge --each": Work((*ours, "--each", "each"), "each"),
        "stationery --each, 2 workers": Work((*ours, "--each", "each2", "--workers", "2"), "each2"),
        "typst --each, tagged": Work((sys.executable, "-c", RUN_TYPST_EACH), "typst-each", no_typst),
        "typst, tagged": Work((sys.executable, "-c", RUN_TYPST), "typst.pdf", no_typst),
        "reportlab canvas, untagged": Work(reportlab, "reportlab.pdf", no_reportlab),
    }


def run(work: Work, folder: Path) -> Spent:
    """Time of a whole process, and of nobody else's."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795910400"}
    begun = perf_counter()
    child = os.fork()
    if not child:
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execve(work.command[0], work.command, environment)
    _, status, used = os.wait4(child, 0)
    spent = perf_counter() - begun
    if status:
        raise SystemExit(f"{' '.join(work.command)} failed")
    return Spent(1000 * spent, 1000 * (used.ru_utime + used.ru_stime), used.ru_maxrss / 1024)


def size(path: Path) -> int:
    return sum(each.stat().st_size for each in path.iterdir()) if path.is_dir() else path.stat().st_size


def compare(
    works: dict[str, Work], folder: Path, rounds: int, run_: Callable[[Work, Path], Spent] = run
) -> dict[str, Spent]:
    """Medians of all that can be run, one after the other in each round."""
    taken: dict[str, list[Spent]] = {name: [] for name, work in works.items() if not work.lacking}
    for _ in range(rounds):
        for name, spent in taken.items():
            spent.append(run_(works[name], folder))
    return {
        name: Spent(*(statistics.median(getattr(each, part) for each in spent) for part in ("clock", "cpu", "peak")))
        for name, spent in taken.items()
    }


def show(works: dict[str, Work], taken: dict[str, Spent], count: int, folder: Path) -> None:
    say(f"{'a letter':<32}{'ms':>8}{'CPU ms':>9}{'x':>7}{'peak MiB':>10}{'bytes':>8}")
    ours = taken["stationery merge"]
    for name, work in works.items():
        if work.lacking:
            say(f"{name:<32} skipped: {work.lacking}")
            continue
        spent, letters = taken[name], count // 10 if name.endswith("tenth") else count
        ratio = ours.cpu / count / (spent.cpu / letters)
        made = letters // 2 if work.made.endswith("-001.pdf") else letters
        bytes_ = size(folder / work.made) // max(made, 1)
        say(f"{name:<32}{spent.clock / letters:8.2f}{spent.cpu / letters:9.2f}{ratio:7.2f}{spent.peak:10.1f}{bytes_:8}")
    say("x: our merge, in CPU time, to that row; above 1.00 we lose")
    show_goals(taken, count)


GOALS = (
    ("stationery merge", "typst, tagged", 0.6),
    ("stationery merge, 2 workers", "typst, tagged", 0.25),
    ("stationery merge --each", "typst --each, tagged", 0.77),
)
"""By the clock, our row, another one, and how much of its time we mean to take; for the second, with 10,000 letters."""


def show_goals(taken: dict[str, Spent], count: int) -> None:
    """Which goals are met, and which are missed."""
    for ours, other, goal in GOALS:
        if ours in taken and other in taken:
            took = taken[ours].clock / taken[other].clock
            verdict = "met" if took <= goal else "missed"
            say(f"{ours} takes {took:.2f} of the time of {other}; the goal of {goal:.2f} is {verdict}")


def describe() -> str:
    def of(name: str) -> str:
        try:
            return f"{name} {version(name)}"
        except PackageNotFoundError:
            return f"no {name}"

    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    return f"{machine}; {', '.join(map(of, ('uharfbuzz', 'typst', 'reportlab')))}"


def main(arguments: list[str]) -> None:
    numbers = [int(each) for each in arguments if each.isdigit()]
    count, rounds = (*numbers, *(1_000, 3)[len(numbers) :])[:2]
    one_body = "one-body" in arguments
    with tempfile.TemporaryDirectory(prefix="stationery-bench-") as name:
        folder = Path(name)
        write_list(folder / "list.csv", count)
        write_letters(folder, one_body=one_body)
        works = plan(count, one_body=one_body)
        say(describe())
        differing = "one body for all" if one_body else "two of four paragraphs with fields"
        say(f"{count:,} letters of 190 words, {differing}; medians of {rounds} interleaved runs")
        show(works, compare(works, folder, rounds), count, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
