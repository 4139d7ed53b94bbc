"""Wrong: one thing that is wrong with an address, by the rule that says so."""

from __future__ import annotations

from stationery.model.errors import Place
from stationery.model.values import value


@value
class Wrong:
    """One thing that is wrong, by the rule that says so; `severity` and `instead` as of findings.

    `part` is the part of a party that it is about, if it is one. With `no_code`, a country has no postal code of that
    form, so that nothing should be sent there.
    """

    rule: str
    severity: str
    place: Place | None
    message: str
    remedy: str
    instead: tuple[str, str] | None = None
    part: str = ""
    no_code: bool = False
