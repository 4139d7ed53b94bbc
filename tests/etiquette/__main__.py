"""Prints what the check finds in the corpus: recall and false alarms, on tuned notes and on sealed ones.

`python -m tests.etiquette [-v]`; with -v, every note that was missed or accused wrongly.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from stationery.catalog.etiquette import rules
from stationery.data import resources
from stationery.data.store import Store
from tests.etiquette.corpus import (
    BAD,
    GOOD,
    SEALED,
    TUNED,
    Judged,
    firm_sentences,
    judged,
    notes,
    noticed,
    scores,
)


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")


def table(notes_: list[Judged]) -> None:
    known = [*rules(Store((resources.folder("layouts"),))), "ignore"]
    say(f"{'rule':<7}{'wanted':>7}{'found':>7}{'recall':>8}{'false E':>9}{'false Q, W, I':>15}")
    wanted = spoke = errors = others = 0
    for score in scores(known, notes_):
        recall = f"{100 * score.spoke / score.wanted:.0f} %" if score.wanted else "–"
        say(
            f"{score.rule:<7}{score.wanted:>7}{score.spoke:>7}{recall:>8}{score.false_errors:>9}{score.false_others:>15}"
        )
        wanted, spoke = wanted + score.wanted, spoke + score.spoke
        errors, others = errors + score.false_errors, others + score.false_others
    say(f"{'all':<7}{wanted:>7}{spoke:>7}{100 * spoke / max(wanted, 1):>6.0f} %{errors:>9}{others:>15}")


def rates(part: str, notes_: list[Judged]) -> None:
    good, bad = ([note for note in notes_ if note.kind == kind] for kind in (GOOD, BAD))
    wanted = sum(len(note.expected) for note in bad)
    found = wanted - sum(len(note.missed) for note in bad)
    errors = [note for note in notes_ if note.errors]
    say(f"{part}: {len(good)} good notes, {len(bad)} bad ones")
    say(f"  found: {found} of {wanted} mistakes")
    say(f"  wrong errors: {sum(len(note.wrong) for note in notes_)}, in {sum(1 for n in notes_ if n.wrong)} notes")
    say(f"  notes with errors: {len(errors)}; said though forbidden: {sum(len(note.unasked) for note in notes_)}")


def firms() -> None:
    with TemporaryDirectory() as folder:
        heard = [(sentence, noticed(sentence, Path(folder))) for sentence in firm_sentences()]
    for wrong, label in ((True, "another organization"), (False, "the right one or none")):
        of = [(sentence, found) for sentence, found in heard if sentence.wrong == wrong]
        say(f"  sentences that name {label}: {sum(1 for _, found in of if found)} of {len(of)} noticed")
        if "-v" in sys.argv:
            for sentence, found in of:
                if bool(found) != wrong:
                    say(f"    {sentence.organization}: {sentence.text} {' '.join(f.message for f in found)}")


def main() -> None:
    every = [judged(path) for path in notes()]
    for part in (TUNED, SEALED):
        rates(part, [note for note in every if note.part == part])
    firms()
    for part in (TUNED, SEALED):
        say(f"\n{part}")
        table([note for note in every if note.part == part])
    if "-v" in sys.argv:
        for note in every:
            for rule in sorted(note.missed):
                say(f"{note.name}: {rule} was missed")
            for rule in sorted(note.unasked):
                say(f"{note.name}: {rule} is forbidden")
            for finding in note.findings:
                if finding.rule not in note.expected:
                    say(f"{note.name}: unasked: {finding.severity} {finding.rule} {finding.message}")


if __name__ == "__main__":
    main()
