"""Rules: runs every kind of rule and drops the findings that the file ignores."""

from __future__ import annotations

from collections.abc import Iterable

from stationery.etiquette.check_context import CheckContext
from stationery.etiquette.content import content
from stationery.etiquette.email import email
from stationery.etiquette.findings import WARNING, Finding, order, speaks
from stationery.etiquette.form import form
from stationery.etiquette.names import names
from stationery.etiquette.panel import panel
from stationery.etiquette.particulars import particulars
from stationery.etiquette.post import post
from stationery.etiquette.record import record
from stationery.etiquette.salutation import salutation
from stationery.etiquette.timing import timing
from stationery.etiquette.unfinished import unfinished
from stationery.etiquette.voice import voice
from stationery.model.errors import MOST_SHOWN, did_you_mean
from stationery.model.letter import Letter

KINDS = (timing, salutation, names, record, unfinished, panel, content, voice, form, particulars, email, post)


def judge(note: CheckContext) -> tuple[Finding, ...]:
    """What the rules find in a letter, in the order of the file's lines, each finding once."""
    ignored = {written.text.upper() for written in note.letter.ignored_rules}
    findings = (finding for kind in KINDS for finding in kind(note))
    kept = (
        finding for finding in findings if finding.rule not in ignored and speaks(finding.rule, note.kind, note.medium)
    )
    return tuple(sorted(dict.fromkeys(kept), key=order))


def find_unknown_ignores(letter: Letter, known: Iterable[str]) -> list[Finding]:
    """A warning for each unknown rule that the file ignores."""
    ids = tuple(known)
    unknown = [written for written in letter.ignored_rules if written.text.upper() not in ids]
    return [
        Finding(
            "ignore",
            WARNING,
            written.place,
            f"no rule is called {written.text!r}",
            did_you_mean(written.text.upper(), ids) if number < MOST_SHOWN else "",  # the search is slow
        )
        for number, written in enumerate(unknown)
    ]
