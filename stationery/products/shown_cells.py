"""Cells of a spreadsheet that aren't text: a merge prints days, times, and amounts as a letter has them, and tells."""

from __future__ import annotations

from collections.abc import Collection

from stationery.catalog.languages import Language
from stationery.model.contact import Look
from stationery.model.errors import Place, Remark
from stationery.model.field import Field, field_key
from stationery.model.values import replace
from stationery.products.recipients import Recipient, Roster
from stationery.wording.cells import word_look

_OF_TIME = {
    "day": ("dates are", "a date"),
    "moment": ("dates and times are", "a date and time"),
    "time": ("times are", "a time"),
}
_ODD = "numbers are printed plain, for it isn't certain how the spreadsheet shows them"
_OLD = (".xls", ".xlsb")
_TRUTH = "write words in the column; an empty cell leaves out what is in {{{{#{0}}}}} … {{{{/{0}}}}}"


def show_cells(
    recipient: Recipient, roster: Roster, fields: Collection[Field], language: Language
) -> tuple[Recipient, tuple[Remark, ...]]:
    """The recipient with the words of such cells in place of their values, for these fields; and what is told."""
    used = {field.key: field for field in fields}
    values, told = dict(recipient.values), list[Remark]()
    for contact in recipient.contacts:
        for index, look in contact.looks:
            heading, text = contact.cells[index]
            field = used.get(field_key(heading))
            if not field or values.get(field.key) != text or roster.column_of_key(field.key) != index:
                continue
            values[field.key] = word_look(look, language) or text
            told += _tell(look, field, text, roster)
    return replace(recipient, values=values), tuple(told)


def _tell(look: Look, field: Field, text: str, roster: Roster) -> tuple[Remark, ...]:
    where, place = roster.where(field), Place(roster.file)
    if look.kind == "truth":
        message = f"{where} is {text}, which is printed as it stands and isn't empty"
        return (Remark(message, place, _TRUTH.format(field.name)),)
    if look.kind == "odd":
        hint = "type it as text, as it is to be printed"
        hint += "; or save the list as XLSX, to have it printed as it is shown" * roster.file.lower().endswith(_OLD)
        return (Remark(f"{where}: its {_ODD}", place, hint),)
    if look.kind in _OF_TIME:
        message = f"{where}: its {_OF_TIME[look.kind][0]} printed as the language of the letter writes them"
        return (Remark(message, place, f"type {_OF_TIME[look.kind][1]} as text to have it printed otherwise"),)
    return ()
