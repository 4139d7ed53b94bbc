"""Finds what a mail program adds below a text: `Sent from my iPhone`, `Get Outlook for iOS`."""

from __future__ import annotations

import re

from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place

_DEVICE = (
    r"(?:.*\b(?:i?phone|smartphone|handy|mobiltelefon|mobilgerät|i?pad|tablet|android|galaxy|samsung|pixel|blackberry"
    r"|mail (?:for|für|pour|para) windows|outlook|gmail|(?:yahoo|proton|aol|icloud|zoho) ?mail|yahoo|aol|protonmail"
    r"|móvil|mobile|ios|téléphone|teléfono)\b.*)"
)
_ADDED = re.compile(
    rf"[ \t]*(?:(?:Sent (?:from|via|with|using)|Gesendet (?:von|mit|über|aus)|Envoyé (?:de|depuis|à partir|avec|via)"
    rf"|Enviado (?:desde|con))\b{_DEVICE}|Von meinem {_DEVICE} gesendet|Diese Nachricht wurde von {_DEVICE} gesendet"
    r"|(?:Get|Holen Sie sich|Hol dir|Obtenez|Télécharger|Obtener|Descargar) Outlook (?:for|für|pour|para) \w+"
    r"|Outlook für \w+ (?:herunterladen|beziehen))\.?[ \t]*",
    re.IGNORECASE,
)
_HTTP = re.compile(r"[ \t]*<?https?://\S+>?[ \t]*$")
_MOST_BELOW, _LONGEST = 12, 90
"""Rows from such a line to the end, and its characters."""


def find_mail_lines(rows: list[str]) -> list[int]:
    """The rows near the end that a mail program added."""
    written = [number for number, row in enumerate(rows) if row.strip()]
    found = []
    for number in written[max(len(written) - _MOST_BELOW, 1) :]:
        row = _HTTP.sub("", rows[number])
        if len(row) <= _LONGEST and _ADDED.fullmatch(row) and not row.rstrip().endswith(("?", "!", ",")):
            found.append(number)
    return found


def drop_mail_lines(text: str, file: str, first_line: int, diagnostics: Diagnostics) -> str:
    """The body without such lines; a remark tells of each."""
    rows = text.split("\n")
    for number in find_mail_lines(rows):
        message = f"{rows[number].strip()!r} is left out: a mail program adds it"
        hint = "`as_typed: yes` in the head leaves the body as it is typed"
        diagnostics.remark(message, Place(file, number + first_line, 1), hint)
        rows[number] = ""
    return "\n".join(rows)
