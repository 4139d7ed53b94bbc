"""python -m tests.freeze"""

from __future__ import annotations

from tests.freeze import clock  # isort: skip  # The clock first, before anybody takes it.

import argparse
import fnmatch
import gc
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.freeze.cases import cases
from tests.freeze.inputs import write_inputs
from tests.freeze.run import NO_PIXELS, Case, Row, run

LIST = Path(__file__).with_name("list.txt")
assert clock.NOW


def matches(name: str, pattern: str) -> bool:
    return not pattern or pattern in name or fnmatch.fnmatchcase(name, pattern)


def run_hashed(case: Case, work: Path, known: dict[str, Row], keep: bool = False) -> tuple[str, list[Row], float]:
    began = time.process_time()
    rows = run(case, work, known)
    if gc.get_count()[0] > 200_000:
        gc.collect()
    return case.name, rows if keep else [Row(r.name, r.bytes, r.pixels) for r in rows], time.process_time() - began


_one: Callable[[Case], tuple[str, list[Row], float]]


def _run_one(case: Case) -> tuple[str, list[Row], float]:
    """What a forked process calls: by name, so that what is known need not be sent to it for each case."""
    return _one(case)


def make(
    chosen: list[Case], work: Path, known: dict[str, Row], workers: int, keep: bool = False, slowest: int = 0
) -> list[Row]:
    global _one

    def one(case: Case) -> tuple[str, list[Row], float]:
        return run_hashed(case, work, known, keep)

    _one = one
    # As the program itself does: garbage is little, and looking for it costs a sixth of the time.
    gc.disable()
    if workers > 1 and len(chosen) > 1:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            done = list(pool.imap_unordered(_run_one, chosen, chunksize=2))
    else:
        done = [_one(case) for case in chosen]
    for name, _, seconds in sorted(done, key=lambda each: -each[2])[:slowest]:
        say(f"{seconds:6.2f} s  {name}")
    if slowest:
        kinds: Counter[str] = Counter()
        for name, _, seconds in done:
            kinds[name.partition("/")[0]] += seconds  # type: ignore[assignment]
        for kind, seconds in kinds.most_common():
            say(f"{seconds:6.1f} s  {kind}")
    rows = sorted((row for _, found, _ in done for row in found), key=lambda row: row.name)
    twice = [name for name, count in Counter(row.name for row in rows).items() if count > 1]
    assert not twice, f"rows of the same name: {twice}"
    return rows


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def listed() -> dict[str, Row]:
    return {
        name: Row(name, data, seen)
        for name, data, seen in (line.split("\t") for line in LIST.read_text("utf-8").splitlines())
    }


def compare(before: dict[str, Row], rows: list[Row], only_pixels: bool) -> int:
    now = {row.name: row for row in rows}
    changed = [name for name in now if name in before and now[name].bytes != before[name].bytes]
    pages = [name for name in changed if NO_PIXELS not in (now[name].pixels, before[name].pixels)]
    groups = {
        "pixels equal, bytes differ": [n for n in pages if now[n].pixels == before[n].pixels],
        "pixels differ": [n for n in pages if now[n].pixels != before[n].pixels],
        "text differs": [n for n in changed if n not in set(pages)],
        "added": [n for n in now if n not in before],
        "missing": [n for n in before if n not in now],
    }
    for title, names in groups.items():
        if names:
            say(f"{title} ({len(names)}):")
            for name in names:
                say(f"  {name}")
    wrong = sum(len(names) for title, names in groups.items() if not (only_pixels and title.startswith("pixels equal")))
    say(f"{len(now)} rows made, {len(before)} in the list; " + (f"{wrong} differ" if wrong else "nothing changed"))
    return 1 if wrong else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.freeze", description="Prove that nothing changed.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", nargs="?", const="", metavar="PATTERN", help="renew the list, or these rows of it")
    what.add_argument("--check", nargs="?", const="", metavar="PATTERN", help="compare with the list")
    what.add_argument("--show", metavar="NAME", help="make these rows' files, into a folder")
    parser.add_argument("--into", type=Path, default=Path("freeze"), metavar="DIR", help="the folder of --show")
    parser.add_argument("--pixels", action="store_true", help="bytes of pages may differ")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--slowest", type=int, default=0, metavar="N", help="tell the N slowest cases")
    asked = parser.parse_args()
    began, into = time.perf_counter(), asked.into.absolute()
    pattern = next(each for each in (asked.write, asked.check, asked.show) if each is not None)
    with tempfile.TemporaryDirectory(prefix="freeze-") as folder:
        work = Path(folder).resolve()
        known = {} if asked.write == "" or not LIST.exists() else listed()
        chosen = [
            case
            for case in cases()
            if matches(case.name, pattern)
            or any(name.startswith(f"{case.name}/") and matches(name, pattern) for name in known if pattern)
        ]
        write_inputs(work / "inputs", (name for case in chosen for name in case.inputs()))
        rows = [
            row
            for row in make(chosen, work, known, asked.workers, asked.show is not None, asked.slowest)
            if matches(row.name, pattern)
        ]
    seconds = time.perf_counter() - began
    if asked.show is not None:
        for row in rows:
            path = into / row.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(row.data)
            say(str(path))
        return 0 if rows else 1
    if asked.write is not None:
        left = [row for row in known.values() if not matches(row.name, pattern)]
        LIST.write_text("".join(row.line() for row in sorted([*left, *rows], key=lambda row: row.name)), "utf-8")
        say(f"{len(rows)} rows in {seconds:.0f} s")
        return 0
    code = compare({name: row for name, row in known.items() if matches(name, pattern)}, rows, asked.pixels)
    say(f"{seconds:.0f} s")
    return code


if __name__ == "__main__":
    sys.exit(main())
