"""The corpus: good and bad notes of our own, and what the check finds in each.

In the head of a note, comments say what is expected: `# expect: S1 C7` the rules that must speak (only in `bad/`),
`# as: email` the medium, `# now: 2026-11-20T18:00-06:00` the moment. A good note may have remarks, and no error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from unittest.mock import patch

from stationery.cli import related_files
from stationery.data import resources
from stationery.data.stock import Stock
from stationery.etiquette.check_context import Beside
from stationery.etiquette.findings import Finding
from stationery.model.letter import Letter
from stationery.model.values import value
from stationery.products import check as checking
from stationery.products.check_context import beside
from stationery.products.stock import open_stock

HERE = Path(__file__).parent / "corpus"
GOOD, BAD = "good", "bad"
USUAL_NOW = "2026-11-20T18:00-06:00"

_COMMENT = re.compile(r"^# (expect|as|now): (.+)$", re.MULTILINE)


@value
class Judged:
    """One note of the corpus, the rules it is to break, and the findings."""

    name: str
    kind: str
    expected: frozenset[str]
    findings: tuple[Finding, ...]

    @property
    def found(self) -> frozenset[str]:
        return frozenset(finding.rule for finding in self.findings)

    @property
    def errors(self) -> frozenset[str]:
        return frozenset(finding.rule for finding in self.findings if finding.severity == "E")


def notes() -> list[Path]:
    return sorted(HERE.rglob("*.md"))


@cache
def judged(path: Path) -> Judged:
    said = dict(_COMMENT.findall(path.read_text("utf-8").partition("\n---\n")[0]))
    now = datetime.fromisoformat(said.get("now", USUAL_NOW))
    with patch.object(related_files, "read_letter", _read_once), patch.object(checking, "beside", _beside_once):
        given = related_files.gather(str(path))
        findings = checking.check([given], _stock(now), now=now, medium=said.get("as", ""))
    kind = path.relative_to(HERE).parts[0]
    return Judged(path.relative_to(HERE).as_posix(), kind, frozenset(said.get("expect", "").split()), findings)


_read_once = cache(related_files.read_letter)
"""Each note is compared with all of its folder; so every one of them is read once, not as often as there are others."""
_known: dict[tuple[str, bool, date], Beside] = {}


def _beside_once(letter: Letter, checked: bool, stock: Stock, today: date) -> Beside:
    key = letter.file, checked, today
    if key not in _known:
        _known[key] = beside(letter, checked, stock, today)
    return _known[key]


@cache
def _stock(now: datetime) -> Stock:
    return open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), now.date())


@value
class Score:
    """Of one rule: how often it was wanted, how often it then spoke, and how often it spoke unasked, as what."""

    rule: str
    wanted: int
    spoke: int
    false_errors: int
    false_others: int


def scores(rules: Iterable[str], of: Iterable[Judged]) -> list[Score]:
    wanted: Counter[str] = Counter()
    spoke: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for note in of:
        wanted.update(note.expected)
        spoke.update(note.expected & note.found)
        errors.update(note.errors - note.expected)
        others.update(note.found - note.errors - note.expected)
    return [Score(rule, wanted[rule], spoke[rule], errors[rule], others[rule]) for rule in rules]
