"""What a template of a merge still has to be filled in by hand: XXX, ___, [name], TBD. Told before letters are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Protocol

from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark, StationeryError
from stationery.model.field import FIELD, field_key
from stationery.model.late_pattern import late
from stationery.model.letter import Letter
from stationery.model.party import STAND_IN
from stationery.model.values import replace
from stationery.products.merge_pieces import Manner
from stationery.products.recipients import Recipient, Roster
from stationery.reading.fields import Filled, Template
from stationery.reading.stand_ins import StandIns
from stationery.resolve.resolve import resolve
from stationery.resolve.typed_rows import may_have_gaps
from stationery.wording.letter import word_letter

if TYPE_CHECKING:
    from stationery.etiquette.findings import Finding

_NAMED = late(r"['\"](?:<<|[\[{$%])+([^\W\d_][^\[\]<>{}$%]*)")
"""What stands in brackets: `[name]`."""

_OWN_MARKS = "[["
"""These are refused, not told."""

_HINT = "fill it in; if it is to be printed, put `check: {ignore: [N3]}` in the head of the letter"


class Templated(Protocol):
    """What is the same for all recipients of a merge."""

    template: Template
    roster: Roster
    manner: Manner
    stock: Stock

    def write(self, filled: Filled, recipient: Recipient) -> Letter: ...


def tell_unfinished(merge: Templated) -> tuple[Remark, ...]:
    """A remark for each placeholder that the check finds in the template, with fields and without."""
    template = merge.template
    if not may_have_gaps(FIELD.sub("", template.text)):
        return ()  # it takes 30 ms to look closer
    stand_ins = StandIns(dict.fromkeys(field.key for field in template.names), {}).values
    found = (each for values in (stand_ins, {}) for each in _find(merge, values))
    remarks = sorted(
        dict.fromkeys(found), key=lambda each: (each.place.line, each.place.column) if each.place else (0, 0)
    )
    return tuple(replace(each, hint=_HINT * (each is remarks[-1])) for each in remarks)


def _order(remark: Remark) -> tuple[int, int]:
    return (remark.place.line, remark.place.column) if remark.place else (0, 0)


def _find(merge: Templated, values: Mapping[str, str]) -> Iterator[Remark]:
    filled = merge.template.fill_in(values)
    try:
        findings = tuple(_judge(merge, merge.write(filled, Recipient((), STAND_IN, values, 1)), filled.text))
    except StationeryError:
        return  # which is told of the rows
    headings = merge.roster.heading_keys
    for each in findings:
        named = _NAMED.search(each.message)
        if named and field_key(named[1]) in headings:
            continue  # the error that tells how a field is written says it
        place = filled.place(each.place) if each.place else None
        yield Remark(each.message, place)


def _judge(merge: Templated, letter: Letter, text: str) -> Iterable[Finding]:
    from stationery.etiquette.findings import ERROR  # 2 ms
    from stationery.etiquette.unfinished import unfinished  # 6 ms
    from stationery.products.check_context import Given, note_of  # 5 ms

    if not letter.body or any(rule.text.upper() == "N3" for rule in letter.ignored_rules):
        return ()
    letter = replace(letter, sender=letter.sender or STAND_IN, marks=())
    job = resolve(letter, merge.stock)
    now = datetime.combine(merge.stock.today, time(), UTC)
    medium = "card" if merge.manner.media[0] == "cards" else "letter"
    given = Given(job.letter, tuple(text.split("\n")))
    note = note_of(given, (), job, word_letter(job, Diagnostics()), now, medium)
    return (each for each in unfinished(note) if each.severity == ERROR and _OWN_MARKS not in each.message)
