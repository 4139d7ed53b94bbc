"""The files that a letter encloses, attached to its e-mail, as far as mailboxes take them."""

from __future__ import annotations

import os

from stationery.message.attachments import measure_attachment
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import SourceError
from stationery.model.letter import EnclosedFile, Letter
from stationery.model.message import Attachment
from stationery.reading.enclosures import read_any

MOST_BYTES = 25_000_000
"""Of a whole message, as it is sent: Gmail, Yahoo, and Outlook.com refuse more; some companies much less."""

SAFE_BYTES = 20_000_000
"""iCloud Mail refuses more."""


def attach_enclosures(letter: Letter, used: int, diagnostics: Diagnostics) -> tuple[Attachment, ...]:
    """The files, each once, in the order of the letter. `used` is how many bytes the message has without them.

    Remarks on what is attached, on what can't be read, and on what would make the message too large for mailboxes.
    """
    found: list[Attachment] = []
    told: list[str] = []
    seen: set[str] = set()
    size = used
    for enclosed in letter.enclosed:
        path = os.path.realpath(enclosed.path)
        if path in seen:
            continue
        seen.add(path)
        try:
            data = read_any(enclosed, MOST_BYTES + 1)
        except SourceError as fault:
            diagnostics.remark(f"{fault.message}, so it isn't attached", fault.place, fault.hint)
            continue
        if size + measure_attachment(len(data)) > MOST_BYTES:
            _remark_on_size(enclosed, len(data), diagnostics)
        else:
            size += measure_attachment(len(data))
            found.append(Attachment(os.path.basename(enclosed.file.text.replace("\\", "/")), data))
            told.append(f"{enclosed.name.text} ({enclosed.file.text})")
    if told:
        diagnostics.remark(f"attached: {', '.join(told)}", letter.enclosed[0].file.place)
    if size > SAFE_BYTES:
        message = f"with its attachments, the e-mail is {_mb(size)} large; some mailboxes take no more than 20 MB"
        diagnostics.remark(message, letter.enclosed[0].file.place, "make the files smaller, or send a link to them")
    bare = [each.text for each in letter.enclosures if each not in {enclosed.name for enclosed in letter.enclosed}]
    if bare:
        row = f"Résumé: {bare[0]}" if os.path.splitext(bare[0])[1] else f"{bare[0]}: file.pdf"
        hint = f"or name a file in the letter: `enclosures: [{{{row}}}]`"
        message = f"attach these enclosures yourself in your mail program: {', '.join(bare)}"
        diagnostics.remark(message, letter.enclosures[0].place, hint)
    return tuple(found)


def _remark_on_size(enclosed: EnclosedFile, size: int, diagnostics: Diagnostics) -> None:
    large = f"{_mb(size)} large" if size <= MOST_BYTES else f"larger than {_mb(MOST_BYTES)}"
    message = f"{enclosed.file.text} isn't attached: it is {large}, and most mailboxes refuse an e-mail over 25 MB"
    hint = "make it smaller, or send a link to it; in an e-mail, a file takes about a third more than on disk"
    diagnostics.remark(message, enclosed.file.place, hint)


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"
