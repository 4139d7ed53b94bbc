"""The corpus of good and bad notes: what must be found is found, and no good note is accused of an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.catalog.etiquette import Rule, rules
from stationery.data import resources
from stationery.data.store import Store
from stationery.etiquette.findings import NEVER_ERRORS, QUESTION, REMARK
from tests.etiquette.corpus import BAD, GOOD, HERE, TUNED, judged, notes, scores

ELSEWHERE = {"F6", "M3", "M4", "M5", "S14"}
"""Seen to fire in test_rules.py: our own composing keeps them, and the catalog has no envelope that breaks them; the
reading takes care of a second salutation before any rule does. F6, of businesses in Germany, is in test_foot.py."""
SILENT = {"M6"}
"""Never reported, as rules.yaml says: `check` does not query the printer."""

FEWEST = 60


def table() -> dict[str, Rule]:
    return rules(Store((resources.folder("layouts"),)))


def name(path: Path) -> str:
    return path.relative_to(HERE).as_posix()


def of(kind: str) -> list[Path]:
    """The tuned notes of a kind: what the check does with sealed ones is measured, not fixed."""
    return [path for path in notes() if path.relative_to(HERE).parts[:2] == (TUNED, kind)]


def test_the_corpus_is_there() -> None:
    assert len(notes()) >= FEWEST
    assert len(of(GOOD)) > 20
    assert len(of(BAD)) > 40


@pytest.mark.parametrize("path", of(GOOD), ids=name)
def test_a_good_note_is_not_accused_of_an_error(path: Path) -> None:
    assert [str(finding) for finding in judged(path).findings if finding.severity == "E"] == []


@pytest.mark.parametrize("path", of(BAD), ids=name)
def test_what_is_wrong_with_a_bad_note_is_found_and_no_other_error(path: Path) -> None:
    note = judged(path)
    assert note.expected, "a bad note says in its head what is expected"
    assert note.expected <= note.found
    assert note.errors <= note.expected


def test_every_rule_is_seen_to_fire_more_than_once() -> None:
    found = {score.rule: score.spoke for score in scores(table(), map(judged, notes()))}
    assert {rule for rule, spoke in found.items() if spoke < 2} == ELSEWHERE | SILENT


def test_every_finding_has_a_severity_that_its_rule_may_have_and_a_remedy() -> None:
    known = table()
    for path in notes():
        for finding in judged(path).findings:
            if finding.rule != "ignore":
                assert finding.severity in known[finding.rule].severities, finding
            assert finding.remedy, finding
            assert finding.place, finding


def test_rules_that_are_never_errors_are_those_of_the_table() -> None:
    assert {rule.id for rule in table().values() if "E" not in rule.severities} == NEVER_ERRORS


GUESSED = ("C1", "C2", "C3", "C4", "C5", "C6", "N5")


@pytest.mark.parametrize("rule", GUESSED)
def test_what_is_only_inferred_is_asked(rule: str) -> None:
    asked = [
        finding
        for path in notes()
        for finding in judged(path).findings
        if finding.rule == rule and finding.severity != REMARK
    ]
    assert asked
    assert all(finding.severity == QUESTION and "?" in finding.message for finding in asked)
