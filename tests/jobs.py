"""Jobs for tests: a letter resolved with the built-in data, and what a test wants otherwise put in its place."""

from __future__ import annotations

from datetime import date

from stationery.catalog.gaps import NO_GAP
from stationery.catalog.languages import Language
from stationery.catalog.letters import FlowPart, LetterStyle
from stationery.data.resources import folder
from stationery.data.stock import Stock
from stationery.data.store import Store
from stationery.model.diagnostics import Diagnostics
from stationery.model.letter import Letter, Written
from stationery.model.manuscript import PARTS
from stationery.model.page import Page
from stationery.model.values import replace
from stationery.products.letter_pages import compose_letter_pages
from stationery.products.stock import open_stock
from stationery.resolve.job import AS_USUAL, EnvelopeOptions, Job, Options, PostalServices, Product
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_letter

TODAY = date(2026, 11, 20)
LAYOUTS, FONTS = (folder("layouts"),), (folder("fonts"),)


def stock(today: date = TODAY) -> Stock:
    return open_stock(LAYOUTS, FONTS, today)


STOCK = stock()
STORE: Store = STOCK.store


def job(letter: Letter, product: Product = "letter", options: Options = AS_USUAL, **changes: object) -> Job:
    return replace(resolve(letter, STOCK, product, options), **changes)


def spoken_job(letter: Letter, spoken: Language, product: Product = "letter", today: date = TODAY) -> Job:
    """A job in a language, whatever the letter says, that shows every part."""
    named = replace(letter, choices=replace(letter.choices, language=Written(spoken.tag)))
    found = resolve(named, stock(today) if today != TODAY else STOCK, product)
    return replace(found, shown=frozenset(PARTS) if product == "letter" else found.shown)


def with_capitals(style: LetterStyle, parts: frozenset[str]) -> LetterStyle:
    """A style whose flow has just those parts in capitals."""
    flow = [replace(entry, capitals=entry.part in parts) for entry in style.flow]
    missing = parts - {entry.part for entry in flow}
    return replace(style, flow=(*flow, *(FlowPart(part, NO_GAP, capitals=True) for part in sorted(missing))))


_NO_SERVICES = PostalServices()


def printed(services: PostalServices = _NO_SERVICES, **envelope: object) -> Options:
    """Options of an envelope: how it is printed, and what the post is to do."""
    return Options(envelope=EnvelopeOptions(**envelope), services=services)  # type: ignore[arg-type]


def composed_pages(letter: Letter, of: Stock) -> tuple[Page, ...]:
    """The pages of a letter, before anything is drawn."""
    found, unsaid = resolve(letter, of), Diagnostics()
    return compose_letter_pages(found, word_letter(found, unsaid), of, unsaid).pages
