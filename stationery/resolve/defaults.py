"""Defaults from layouts/defaults.yaml where the writer chose nothing: for a country, a paper, or anywhere."""

from __future__ import annotations

from stationery.catalog.defaults import defaults
from stationery.data.stock import Stock
from stationery.data.tables import Table
from stationery.model.errors import SourceError
from stationery.model.letter import Written

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


def recipients_language(country: str, named: Written, stock: Stock) -> Written:
    """The language of the recipient's country.

    Raises SourceError where the country is not known, or people there write in several languages.
    """
    usual = read_defaults(stock)
    table = usual.table("language_by_country")
    tongue = table.text(country) if table and country else ""
    several = {code.strip() for code in usual.text("several_languages").split(",")}
    if tongue and country not in several:
        return Written(tongue, named.place)
    if not country:
        why = "the recipient's country is not clear from `to`"
    elif country in several:
        why = f"{country} has several languages"
    else:
        why = f"layouts/defaults.yaml names none for {country}"
    raise SourceError(f"{RECIPIENT!r} does not give a language: {why}", named.place, "name the language, such as fr-CH")
