"""Tells of a column with the names of children that no letter prints: somebody may expect them on the envelope."""

from __future__ import annotations

from collections.abc import Iterator

from stationery.model.errors import Place, Remark
from stationery.model.field import Field, field_key
from stationery.products.recipients import Roster, Selection
from stationery.reading.fields import Template

_CHILDREN = ("children", "kids", "child", "children s names", "kids names", "kinder", "enfants", "hijos")
_KEYS = frozenset(map(field_key, _CHILDREN))


def tell_children(
    roster: Roster, template: Template, selection: Selection, *, lettered: bool = True
) -> Iterator[Remark]:
    """A remark for such a column that has anything in it, once. Envelopes of a list alone have no letter."""
    used = {field.key for field in template.names}
    for heading in roster.headings:
        key = field_key(heading)
        if key not in _KEYS or key in used:
            continue
        if any(roster.values_of(contact).get(key, "").strip() for contact in roster.contacts(selection)):
            where = roster.where(Field(heading, key, Place(roster.file)))
            message = f"{where} isn't printed: the letter has no field for it"
            hint = f"write {{{{{heading}}}}} in the letter where they should be named"
            if not lettered:
                message = f"{where} isn't printed"
                hint = "write their names with their parents' if they should be on the envelope"
            yield Remark(message, Place(roster.file), hint)
