"""The corpus: good and bad notes of our own, and what the check finds in each.

`tuned/` holds the notes that the patterns were written against, `sealed/` those that they were not: write new ones
there, and do not change a pattern for one of them; a note that a pattern was changed for moves to `tuned/`.
In the head of a note, comments say what is expected: `# expect: S1 C7` the rules that must speak (only in `bad/`),
`# never: C1 C3` rules that must not (but as a remark), `# as: email` the medium, `# now:
2026-11-20T18:00-06:00` the moment. A good note may have questions and remarks, and no error.
`# seen: 2026-11-28` is a note that has been read since it was written, though no pattern was changed for it.
`sealed/firms.yaml` has sentences that name the right organization or another one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import yaml

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
TUNED, SEALED = "tuned", "sealed"
GOOD, BAD = "good", "bad"
FIRMS = HERE / SEALED / "firms.yaml"
USUAL_NOW = "2026-11-20T18:00-06:00"

_COMMENT = re.compile(r"^# (expect|never|as|now): (.+)$", re.MULTILINE)


@value
class Judged:
    """One note of the corpus, the rules it is to break, those that must be silent, and the findings."""

    name: str
    part: str
    kind: str
    expected: frozenset[str]
    never: frozenset[str]
    findings: tuple[Finding, ...]

    @property
    def found(self) -> frozenset[str]:
        return frozenset(finding.rule for finding in self.findings)

    @property
    def errors(self) -> frozenset[str]:
        return frozenset(finding.rule for finding in self.findings if finding.severity == "E")

    @property
    def wrong(self) -> frozenset[str]:
        """The errors of which it is accused and has not made."""
        return self.errors - self.expected

    @property
    def missed(self) -> frozenset[str]:
        return self.expected - self.found

    @property
    def unasked(self) -> frozenset[str]:
        """What was said of it that its head forbids; a remark accuses and asks nothing."""
        return self.never & {finding.rule for finding in self.findings if finding.severity != "I"}


def notes() -> list[Path]:
    return sorted(HERE.rglob("*.md"))


@cache
def judged(path: Path) -> Judged:
    said = dict(_COMMENT.findall(path.read_text("utf-8").partition("\n---\n")[0]))
    now = datetime.fromisoformat(said.get("now", USUAL_NOW))
    with patch.object(related_files, "read_letter", _read_once), patch.object(checking, "beside", _beside_once):
        given = related_files.gather(str(path))
        findings = checking.check([given], _stock(now), now=now, medium=said.get("as", ""))
    part, kind = path.relative_to(HERE).parts[:2]
    expected, never = (frozenset(said.get(key, "").split()) for key in ("expect", "never"))
    return Judged(path.relative_to(HERE).as_posix(), part, kind, expected, never, findings)


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


@value
class FirmSentence:
    """A sentence of a note to an organization, and whether it names another one."""

    language: str
    organization: str
    text: str
    wrong: bool


_NOTE = """---
kind: thank-you
language: {language}
from: |
  Robin Vale
  robin.vale@example.com
to: |
  Ms. Kim Larkin
  {organization}
  1 Bridge Road
  Salem, OR 97301
date: 2026-11-20
interview: 2026-11-20 10:00
---
{thanks}

{text}
"""
_THANKS = {
    "en": "Thank you for talking with me today.",
    "de": "vielen Dank für das Gespräch von heute.",
    "fr": "Je vous remercie de l'entretien de ce matin.",
    "es": "Muchas gracias por la entrevista de hoy.",
}


def firm_sentences() -> list[FirmSentence]:
    return [
        FirmSentence(language, row["to"], row["says"], right == "wrong")
        for language, kinds in yaml.safe_load(FIRMS.read_text("utf-8")).items()
        for right, rows in kinds.items()
        for row in rows
    ]


def noticed(sentence: FirmSentence, folder: Path) -> tuple[Finding, ...]:
    """What N2 says of the sentence's organization, in a note that is otherwise in order."""
    path = folder / f"{sha256(repr(sentence).encode()).hexdigest()[:16]}.md"
    told = {"language": sentence.language, "organization": sentence.organization, "text": sentence.text}
    path.write_text(_NOTE.format(thanks=_THANKS[sentence.language], **told), "utf-8")
    now = datetime.fromisoformat(USUAL_NOW)
    given = related_files.gather(str(path))
    found = checking.check([given], _stock(now), now=now)
    path.unlink()
    return tuple(finding for finding in found if finding.rule == "N2" and names_another(finding))


def names_another(finding: Finding) -> bool:
    """Whether the finding is about a name that stands in the text, rather than about one that is nowhere in it."""
    return "the right name" in finding.message
