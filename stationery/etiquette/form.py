"""Form: what a letter on paper must have and an e-mail must not; no overflow; enclosures listed and mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.catalog.patterns import Patterns
from stationery.catalog.typedwords import is_bare
from stationery.etiquette.check_context import CheckContext, party_texts
from stationery.etiquette.findings import CARD, LETTER, REMARK, WARNING, Finding
from stationery.etiquette.text import Sentence, keys_of, quote
from stationery.model.geometry import Rect
from stationery.model.letter import Party, Written
from stationery.model.page import Page, Picture, Text
from stationery.model.units import ZERO

_CLOSING = ("Close", "Signature", "Initials", "Enclosures", "Copies", "Postscript")
_BODY = "Body"
_LEAST_ADDRESS = 3
"""Lines of an address: a name, a street, a town."""
_NO_ENCLOSURES = ("0", "no", "false")
_LINE = 1.2
"""A line of type by its size, as a pen sees it: without any air that a style adds."""
_LONGEST_THING = 3
"""Words of an enclosure that a remedy names as the letter does."""
_HEADER_WORDS = 8
"""The first paragraph of an e-mail is a header if it has no more words."""


def form(note: CheckContext) -> Iterator[Finding]:
    if note.asks("F1") and note.medium == LETTER:
        yield from _check_formal(note)
    if note.asks("F2"):
        yield from _check_header(note)
    if note.asks("F3"):
        yield from _check_typeface(note)
    if note.asks("F4"):
        yield from _check_overflow(note)
    if note.patterns is not None:
        yield from _check_enclosures(note, note.patterns)


def _check_formal(note: CheckContext) -> Iterator[Finding]:
    sender, recipient = note.letter.sender, note.letter.recipient
    if sender is None:
        hint = "run `stationery init` once, or give `from:` in the file"
        yield note.finding("F1", None, "there is no sender", hint)
    elif not has_address(sender):
        yield note.finding(
            "F1", sender.place, "the sender has no address", "give a street and town in `from` or the profile"
        )
    if recipient is None:
        yield note.finding(
            "F1",
            None,
            "there is no recipient, so there is no inside address",
            "write `to:` with the address lines below it",
        )
    elif not has_address(recipient):
        yield note.finding(
            "F1", recipient.place, "the inside address is only a name", "write the street and town below it"
        )
    if note.pages:
        yield from _check_parts_shown(note)


def _check_parts_shown(note: CheckContext) -> Iterator[Finding]:
    """What the style left out, and the room for the pen."""
    roles = {tag.role for page in note.pages for item in page.items for tag in getattr(item, "path", ())[:1]}
    for role, what in (("Date", "date"), ("InsideAddress", "inside address")):
        if role not in roles and "Information" not in roles:
            yield note.finding(
                "F1", note.letter.choices.style.place, f"the letter has no {what}", "choose a style that shows it"
            )
    room = _room_to_sign(note.pages)
    if room is not None and room < note.limits.signature_lines - 0.01:
        message = f"{room:.1f} lines are left for the signature"
        yield note.finding("F1", note.whole, message, "shorten the letter; it is set too tightly")


def _room_to_sign(pages: tuple[Page, ...]) -> float | None:
    """Blank lines above the typed name, measured in the name's own size, whatever stands between the paragraphs.

    None where a picture signs, or the style has no close.
    """
    for page in pages:
        if any(isinstance(item, Picture) and _is(item, "Signature") for item in page.items):
            return None
        texts = [item for item in page.items if isinstance(item, Text)]
        above = [item for item in texts if _is(item, "Close")] or [item for item in texts if _is(item, _BODY)]
        names = [item for item in texts if _is(item, "Signature")]
        if above and names:
            line = names[0].size * _LINE
            return (min(item.at.y for item in names) - max(item.at.y for item in above)) / line - 1
    return None


def _is(item: Text | Picture, role: str) -> bool:
    return bool(item.path) and item.path[0].role == role


def has_address(party: Party) -> bool:
    """Whether a party has more than a name: lines with a number among them, or street or town."""
    if party.lines:
        rest = [line.text for line in party.lines[1:]]
        return len(party.lines) >= _LEAST_ADDRESS or any(mark.isdigit() for text in rest for mark in text)
    return bool(party.street or party.locality or party.postal_code)


def _check_header(note: CheckContext) -> Iterator[Finding]:
    """Date and address in the first words of an e-mail's body."""
    lines = {tuple(keys_of(text)) for text in party_texts(note.letter.recipient) if text}
    own = {tuple(keys_of(text)) for text in party_texts(note.letter.sender) if text}
    for number, text in enumerate(note.text.texts[:2]):
        rows = [row for row in text.split("\n") if row.strip()]
        if number and len(rows) < 2 and len(keys_of(text)) > _HEADER_WORDS:
            break
        address = [row for row in rows if tuple(keys_of(row)) in lines | own]
        if _is_date(text, note) or _is_date(rows[0], note):
            yield note.finding(
                "F2", note.text.places[number], "an e-mail needs no date line", "take it out: the header has the date"
            )
        typed = any(_stand(row, text) for row in (*lines, *own) if len(row) > 2)
        if typed or len(address) >= 2 or (len(rows) > 2 and address):
            yield note.finding(
                "F2", note.text.places[number], "an e-mail needs no address block", "begin with the salutation"
            )


def _stand(row: tuple[str, ...], text: str) -> bool:
    """Whether a line of the address with a number in it stands in a text."""
    keys = tuple(keys_of(text))
    numbered = any(mark.isdigit() for key in row for mark in key)
    return numbered and any(keys[at : at + len(row)] == row for at in range(len(keys) - len(row) + 1))


def _is_date(text: str, note: CheckContext) -> bool:
    """Whether a text is nothing but a date."""
    dates = note.language.dates
    keys = keys_of(text)
    if not keys or len(keys) > 5 or not any(key in dates.month_numbers for key in keys):
        return len(keys) == 1 and keys[0].replace("-", "").isdecimal() and keys[0].count("-") == 2
    names = dates.month_numbers.keys() | dates.weekday_numbers.keys() | set(dates.fillers)
    return all(key in names or key.rstrip("abcdefghijklmnopqrstuvwxyz").isdecimal() for key in keys)


def _check_typeface(note: CheckContext) -> Iterator[Finding]:
    sizes = [item.size for page in note.pages for item in page.items if isinstance(item, Text) and _is(item, _BODY)]
    least = min(note.limits.least_type, note.usual_size or note.limits.least_type)
    if sizes and min(sizes) < least:
        message = f"the body is set in {min(sizes).words('pt')}; {least.words('pt')} is the smallest that reads easily"
        yield note.finding("F3", note.body_place, message, "shorten it", REMARK)
    mine = note.letter.choices.font
    for other in note.others:
        theirs = other.letter.choices.font
        if (
            mine.text != theirs.text
            and party_texts(other.letter.sender) == party_texts(note.letter.sender)
            and (mine or theirs)
        ):
            message = f"the typeface differs from that of {other.letter.file}"
            yield note.finding("F3", mine.place, message, "choose the same `font` for all", REMARK)
            break


def _check_overflow(note: CheckContext) -> Iterator[Finding]:
    if note.overflow:
        remedy = "shorten it, or allow a second page (one_page: no)"
        if note.medium == CARD:
            remedy = "shorten it, choose a larger card or a smaller typeface, or write a letter instead"
        yield note.finding("F4", None, note.overflow, remedy)
    if len(note.pages) < 2:
        return
    last = {item.path[0].role for item in note.pages[-1].items if isinstance(item, Text) and item.path}
    if last and _BODY not in last and last & set(_CLOSING):
        message = "the close is alone on the last page"
        yield note.finding("F4", None, message, "shorten the letter by a few lines")


def _check_enclosures(note: CheckContext, patterns: Patterns) -> Iterator[Finding]:
    listed = [item for item in note.letter.enclosures if item.text.lower() not in _NO_ENCLOSURES]
    phrases = patterns.phrases("enclosing")
    mentioned = None
    for sentence in note.text.sentences:
        match = phrases.find(sentence.keys)
        if match and not set(sentence.keys[match[1] : match[1] + 1]) & patterns.words("negations"):
            mentioned = sentence, match
            break
    if mentioned and not listed:
        sentence, (at, end) = mentioned
        phrase = quote(sentence, at, end)
        message = f"an enclosure is mentioned ({phrase!r}), but none is listed"
        remedy = f"list it: enclosures: [{_find_enclosed(note, sentence, end, patterns) or 'Writing sample'}]"
        yield note.finding("F5", note.text.place(sentence, at), message, remedy)
    postscript = keys_of(note.letter.postscript.text)
    if listed and not (mentioned or (postscript and phrases.find(postscript)) or _hands_over(note, listed, patterns)):
        unnamed = listed[0].text.isdecimal() or is_bare(listed[0].text, note.language.typed.enclosures)
        which = "an enclosure is noted" if unnamed else f"{listed[0].text!r} is listed as an enclosure"
        message = f"{which}, but no sentence seems to mention it"
        yield note.finding("F5", listed[0].place, message, "say in the body what it is for", WARNING)


def _find_enclosed(note: CheckContext, sentence: Sentence, at: int, patterns: Patterns) -> str:
    """What is enclosed, by the words behind `I enclose a`; empty where that isn't plain."""
    words = sentence.words[at : at + _LONGEST_THING + 2]
    if len(words) < 2 or words[0].key not in patterns.words("articles") | patterns.words("myself"):
        return ""
    thing: list[str] = []
    for word in words[1:]:
        if word.key in note.language.typed.small_words | patterns.words("unnamed") | patterns.words("spoken_you"):
            break
        thing.append(word.text)
        if word.closed:
            break
    name = " ".join(thing)
    return name[:1].upper() + name[1:] if len(thing) <= _LONGEST_THING else ""


def _hands_over(note: CheckContext, listed: list[Written], patterns: Patterns) -> bool:
    """Whether a sentence hands over what is listed, by its own name: `Here is my check for $40`."""
    small = note.language.typed.small_words | patterns.words("unnamed")
    things = {key for item in listed for key in keys_of(item.text) if key not in small}
    things |= {key.removesuffix("s") for key in things}
    return any(
        not things.isdisjoint({*sentence.keys, *(key.removesuffix("s") for key in sentence.keys)})
        and patterns.phrases("handing").find(sentence.keys)
        for sentence in note.text.sentences
    )


def reaches_out(page: Page, within: Rect) -> bool:
    """Whether words of a page stand outside a rectangle, by their baselines and widths."""
    for item in page.items:
        if isinstance(item, Text):
            if item.pieces and not item.turn:
                continue  # digits in their boxes stand where these are printed
            if item.pieces:  # a column, which runs down from where it begins
                if not within.contains(Rect(item.at.x, item.at.y, ZERO, item.width)):
                    return True
                continue
            left, right = item.at.x, item.at.x + max(item.width, ZERO)
            if left < within.x or right > within.right or item.at.y < within.y or item.at.y > within.bottom:
                return True
    return False
