"""Post: postal codes that fit, a return address, and an envelope in which letter and address have their place.

Of printers nothing is known here: M6 is never found, and M5 judges an envelope by the area that any printer can reach.
"""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.countries import country, recognition, region_codes
from stationery.etiquette.findings import LETTER, WARNING, Finding
from stationery.etiquette.form import has_address, reaches_out
from stationery.etiquette.note import Cover, Note
from stationery.geometry import Rect, Size
from stationery.letter import Party, Written
from stationery.page import Page, Text
from stationery.units import Length

_LEAST_LINES_ABOVE = 1
"""The line of the town is never the first."""


def post(note: Note) -> Iterator[Finding]:
    if not note.paper_mail:
        return
    for party in (note.letter.recipient, note.letter.sender):
        if party is not None:
            yield from _postal_code(note, party)
    sender = note.letter.sender
    if sender is not None and not has_address(sender):
        yield note.finding(
            "M2", sender.place, "the envelope has no return address", "give street and town in `from`", WARNING
        )
    if note.cover is not None:
        yield from _folded(note, note.cover)
        yield from _on_the_envelope(note, note.cover)


def _postal_code(note: Note, party: Party) -> Iterator[Finding]:
    is_recipient = party is note.letter.recipient
    code = note.addressee.country if is_recipient else note.country
    if not party.lines:
        yield from _stated_code(note, party, code or note.country)
        return
    for each in dict.fromkeys(filter(None, (code, note.country, "US"))):
        found = recognition(note.shelf, each)
        if found is None or found.line is None or not (found.alone or each == code):
            continue
        match = next(
            (match for line in reversed(party.lines) if (match := found.line.fullmatch(line.text.strip()))), None
        )
        if match is not None:
            parts = match.groupdict()
            place = next(line.place for line in party.lines if line.text.strip() == match.string)
            yield from _unfit(
                note, each, parts.get("region") or "", parts.get("postal_code") or "", Written(match.string, place)
            )
            return
        for line in reversed(party.lines[_LEAST_LINES_ABOVE:]):
            for proposal in _with_a_zero(line.text.strip()):
                if found.line.fullmatch(proposal):
                    message = f"{line.text!r}: the postal code seems to have lost a zero; it is printed as typed"
                    yield note.finding("M1", line.place, message, f"write {proposal}")
                    return


def _stated_code(note: Note, party: Party, code: str) -> Iterator[Finding]:
    written, place = party.postal_code, party.where("postal_code")
    if not written or not code:
        return
    form = country(note.shelf, code)
    import re

    if not form.postal_code or re.fullmatch(form.postal_code, written, re.IGNORECASE):
        yield from _unfit(note, code, party.region, written, Written(written, place))
    elif re.fullmatch(form.postal_code, f"0{written}"):
        message = f"postal code {written!r} seems to have lost a zero; it is printed as typed"
        yield note.finding("M1", place, message, f"write 0{written}")
    else:
        message = f"{written!r} is no postal code of {form.code}"
        yield note.finding("M1", place, message, "look it up; it is printed as typed")


def _unfit(note: Note, code: str, region: str, postal_code: str, where: Written) -> Iterator[Finding]:
    codes = region_codes(code, region) if region and postal_code else ""
    if not codes:
        return
    import re

    if not re.match(codes, postal_code):
        message = f"{where.text!r}: no postal code of {region} begins so"
        yield note.finding("M1", where.place, message, "look it up; it is printed as typed")


def _with_a_zero(line: str) -> Iterator[str]:
    """The line with a zero before each of its numbers, the last first."""
    for at in range(len(line) - 1, -1, -1):
        if line[at].isdigit() and (at == 0 or (not line[at - 1].isalnum() and line[at - 1] != "-")):
            yield f"{line[:at]}0{line[at:]}"


def _folded(note: Note, cover: Cover) -> Iterator[Finding]:
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
    message = f"{note.paper.name} does not fit {cover.envelope.name}, however it is folded"
    yield note.finding("M3", place, message, "choose a larger envelope, or a smaller paper")


def _fits(panel: Size, inside: Size, clearance: Length) -> bool:
    """Whether a folded sheet lies in an envelope, either way, with the play it needs in both directions."""
    wide, high = max(panel.width, panel.height), min(panel.width, panel.height)
    return wide + clearance <= inside.width and high + clearance <= inside.height


def _on_the_envelope(note: Note, cover: Cover) -> Iterator[Finding]:
    if cover.page is None:
        yield note.finding("M3", cover.place, f"{cover.envelope.name}: {cover.fault}", cover.hint)
        return
    from stationery.catalog.posts import NOTHING

    taken = cover.post.rects(cover.envelope.size, NOTHING)
    if any(_touches(cover.page, rect) for rect in taken):
        message = f"{cover.envelope.name}: words stand where {cover.post.name} prints its barcode"
        yield note.finding("M4", note.recipient_place, message, "choose a larger envelope")
    if reaches_out(cover.page, cover.safe):
        message = f"{cover.envelope.name}: words stand where some printers cannot print"
        yield note.finding("M5", note.recipient_place, message, "choose a larger envelope")


def _touches(page: Page, rect: Rect) -> bool:
    """Whether a baseline runs through a rectangle."""
    return any(
        rect.y < item.at.y <= rect.bottom and item.at.x < rect.right and item.at.x + item.width > rect.x
        for item in page.items
        if isinstance(item, Text)
    )
