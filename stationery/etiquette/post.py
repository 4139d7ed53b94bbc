"""Post: postal codes that fit, a return address, and an envelope in which letter and address have their place.

Printers are not known here: M6 is never reported, and M5 uses the area that every printer can reach.
"""

from __future__ import annotations

from collections.abc import Iterator

from stationery.etiquette.addresses import find_wrong, find_wrong_lines
from stationery.etiquette.check_context import CheckContext, Cover
from stationery.etiquette.findings import LETTER, WARNING, Finding
from stationery.etiquette.form import has_address, reaches_out
from stationery.model.geometry import Rect, Size
from stationery.model.letter import Party
from stationery.model.page import Page, Text
from stationery.model.units import Length


def post(note: CheckContext) -> Iterator[Finding]:
    if not note.paper_mail:
        return
    for party in (note.letter.recipient, note.letter.sender):
        if party is not None:
            yield from _check_place(note, party)
    sender = note.letter.sender
    if sender is not None and not has_address(sender):
        yield note.finding(
            "M2", sender.place, "the envelope has no return address", "give a street and town in `from`", WARNING
        )
    if note.cover is not None:
        yield from _check_fold(note, note.cover)
        yield from _check_on_the_envelope(note, note.cover)


def _check_place(note: CheckContext, party: Party) -> Iterator[Finding]:
    code = note.addressee.country if party is note.letter.recipient else note.country
    faults = list(find_wrong(party, code, note.country, note.store, note.language))
    if party is note.letter.recipient and note.asks("M8"):
        faults += find_wrong_lines(note.delivery, code or note.country, note.country, note.store)
    for each in faults:
        yield note.finding(each.rule, each.place, each.message, each.remedy, each.severity, each.instead)


def _check_fold(note: CheckContext, cover: Cover) -> Iterator[Finding]:
    if note.medium != LETTER or note.paper is None:
        return
    if cover.window is not None:
        place = note.letter.choices.envelope.place or note.letter.choices.style.place
        for message, remedy in cover.window:
            yield note.finding("M3", place, message, remedy)
        return
    inside = cover.envelope.size
    for across, down in note.limits.folds:
        panel = Size(note.paper.size.width * (1 / across), note.paper.size.height * (1 / down))
        if _fits(panel, inside, note.limits.clearance):
            return
    place = note.letter.choices.envelope.place or note.letter.choices.paper.place
    message = f"{note.paper.name} does not fit in {cover.envelope.name}, however you fold it"
    yield note.finding("M3", place, message, "choose a larger envelope, or a smaller paper")


def _fits(panel: Size, inside: Size, clearance: Length) -> bool:
    """Whether a folded sheet lies in an envelope, either way, with the play it needs in both directions."""
    wide, high = max(panel.width, panel.height), min(panel.width, panel.height)
    return wide + clearance <= inside.width and high + clearance <= inside.height


_MOVE = "`stationery envelope LETTER --fix` (or --printer NAME) places it again, or choose a larger envelope"


def _check_on_the_envelope(note: CheckContext, cover: Cover) -> Iterator[Finding]:
    if cover.page is None:
        yield note.finding("M3", cover.place, f"{cover.envelope.name}: {cover.fault}", cover.hint)
        return
    from stationery.catalog.posts import NOTHING  # 1.4 ms

    taken = cover.post.rects(cover.envelope.size, NOTHING)
    if any(_touches(cover.page, rect) for rect in taken):
        message = f"{cover.envelope.name}: there is text where {cover.post.called} prints its barcode"
        yield note.finding("M4", note.recipient_place, message, "choose a larger envelope")
    for message in cover.outside:
        yield note.finding("M5", note.recipient_place, f"{cover.envelope.name}: {message}", _MOVE)
    if not cover.outside and reaches_out(cover.page, cover.safe):
        message = f"{cover.envelope.name}: there is text where some printers cannot print"
        yield note.finding("M5", note.recipient_place, message, "choose a larger envelope")


def _touches(page: Page, rect: Rect) -> bool:
    """Whether a baseline runs through a rectangle."""
    return any(
        rect.y < item.at.y <= rect.bottom and item.at.x < rect.right and item.at.x + item.width > rect.x
        for item in page.items
        if isinstance(item, Text)
    )
