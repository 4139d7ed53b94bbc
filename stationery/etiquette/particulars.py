"""Particulars: what a business has to state on its letters by law, looked for at foot, head, and in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationery.catalog.particulars import LegalForm, legal_forms
from stationery.etiquette.check_context import CheckContext, party_texts
from stationery.etiquette.findings import CARD, WARNING, Finding
from stationery.model.late_pattern import late

_PARTNERSHIP = late(r"\s*(?:&|und|\+)\s*Co\b")
"""A GmbH & Co. KG is a partnership, which other laws speak of."""


def particulars(note: CheckContext) -> Iterator[Finding]:
    letter = note.letter
    sender = letter.sender
    if sender is None or note.medium == CARD or letter.choices.own:
        return  # what is printed on the writer's own paper, nobody here has read
    first = sender.lines[:1] if sender.lines else ()
    name = " ".join(line.text for line in first) or f"{sender.organization} {sender.name}"
    form = _find_form(name, note)
    if form is None:
        return
    foot = letter.choices.foot
    said = [f"{line.label} {line.text.text}" for column in (foot.columns if foot else ()) for line in column]
    said += [*party_texts(sender), *note.text.texts]
    words = "\n".join(said)
    missing = [each.what for each in form.demands if not any(_says(word, words) for word in each.words)]
    if missing:
        message = f"by law, a letter from {name.strip()} must also state: {', '.join(missing)} ({form.law})"
        place = (foot.place if foot else None) or (first[0].place if first else sender.place)
        yield note.finding("F6", place, message, severity=WARNING)


def _find_form(name: str, note: CheckContext) -> LegalForm | None:
    for form in legal_forms(note.store):
        if form.country != note.job.from_country:
            continue
        for each in form.names:
            found = re.search(rf"(?<!\w){re.escape(each)}(?!\w)", name)
            if found and not _PARTNERSHIP.match(name, found.end()):
                return form
    return None


def _says(word: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", words, re.IGNORECASE) is not None
