"""Defaults from layouts/defaults.yaml where the writer chose nothing: for a country, a paper, or anywhere."""

from __future__ import annotations

from stationery.catalog.defaults import defaults
from stationery.data.stock import Stock
from stationery.data.tables import Table
from stationery.model.errors import SourceError
from stationery.model.letter import Party, Written

RECIPIENT = "recipient"
"""A writer who names this as the language leaves it to the recipient's country."""


def default(stock: Stock, key: str, country: str = "") -> str:
    """What is usual for `key`, in the country or anywhere."""
    table = read_defaults(stock)
    by_country = table.table(f"{key}_by_country") if country else None
    return (by_country.text(country) if by_country else "") or table.require(key)


def default_card(stock: Stock, paper: str) -> str:
    """The id of the card of those who write on a paper."""
    table = read_defaults(stock)
    by_paper = table.table("card_by_paper")
    return (by_paper.text(paper) if by_paper else "") or table.require("card")


def read_defaults(stock: Stock) -> Table:
    return defaults(stock.store)


def left_to_recipient(named: Written) -> bool:
    return named.text.strip().lower() == RECIPIENT


def recipients_language(recipient: Party | None, country: str, named: Written, stock: Stock) -> Written:
    """The language of the recipient's country, or of their region in a country of several languages.

    Raises SourceError where the country is not known, or people there write in several languages.
    """
    usual = read_defaults(stock)
    table = usual.table("language_by_country")
    tongue = table.text(country) if table and country else ""
    several = {code.strip() for code in usual.text("several_languages").split(",")}
    if tongue and country not in several:
        return Written(tongue, named.place)
    by_region = usual.table("language_by_region") if country in several else None
    if by_region and recipient and (spoken := by_region.text(f"{country}-{_region(recipient, country, stock)}")):
        return Written(spoken, named.place)
    if not country:
        why = "the recipient's country is not clear from `to`"
    elif country in several:
        why = f"{country} has several languages"
    else:
        why = f"layouts/defaults.yaml names none for {country}"
    fault = SourceError(f"{RECIPIENT!r} does not give a language: {why}", named.place, NAME_LANGUAGE)
    fault.part = "language"
    raise fault


NAME_LANGUAGE = "name the language, such as fr-CH"


def _region(recipient: Party, country: str, stock: Stock) -> str:
    """The code of the recipient's region; empty if it isn't certain."""
    from stationery.catalog.regions import region  # 0.3 ms
    from stationery.resolve.countries import locality_line  # 0.0 ms, loaded already

    written = recipient.region
    if recipient.lines:
        found = locality_line(recipient, country, stock.store)
        written = (found.groupdict().get("region") or "") if found else ""
    known = region(country, written) if written else None
    return known.key if known else ""
