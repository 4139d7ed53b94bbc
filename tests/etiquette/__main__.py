"""Prints what the check finds in the corpus: recall and false alarms of each rule.

`python -m tests.etiquette [-v]`; with -v, every note that was missed or accused wrongly.
"""

from __future__ import annotations

import sys

from stationery.catalog.etiquette import rules
from stationery.data import resources
from stationery.data.store import Store
from tests.etiquette.corpus import BAD, GOOD, Judged, judged, notes, scores


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def table(notes_: list[Judged]) -> None:
    known = [*rules(Store((resources.folder("layouts"),))), "ignore"]
    say(f"{'rule':<7}{'wanted':>7}{'found':>7}{'recall':>8}{'false E':>9}{'false W, I':>12}")
    wanted = spoke = errors = others = 0
    for score in scores(known, notes_):
        recall = f"{100 * score.spoke / score.wanted:.0f} %" if score.wanted else "–"
        say(
            f"{score.rule:<7}{score.wanted:>7}{score.spoke:>7}{recall:>8}{score.false_errors:>9}{score.false_others:>12}"
        )
        wanted, spoke = wanted + score.wanted, spoke + score.spoke
        errors, others = errors + score.false_errors, others + score.false_others
    say(f"{'all':<7}{wanted:>7}{spoke:>7}{100 * spoke / max(wanted, 1):>6.0f} %{errors:>9}{others:>12}")


def main() -> None:
    every = [judged(path) for path in notes()]
    good, bad = ([note for note in every if note.kind == kind] for kind in (GOOD, BAD))
    say(f"{len(good)} good notes, {len(bad)} bad ones")
    say(f"errors in good notes: {sum(len(note.errors) for note in good)}\n")
    table(every)
    if "-v" in sys.argv:
        for note in every:
            for rule in sorted(note.expected - note.found):
                say(f"{note.name}: {rule} was missed")
            for finding in note.findings:
                if finding.rule not in note.expected:
                    say(f"{note.name}: unasked: {finding.severity} {finding.rule} {finding.message}")


if __name__ == "__main__":
    main()
