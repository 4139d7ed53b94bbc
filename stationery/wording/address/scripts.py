"""The language of an address that is not in Latin letters: which characters are Japanese, Chinese, Korean."""

from __future__ import annotations

from stationery.catalog.countries import country
from stationery.data.store import Store
from stationery.model.errors import Place
from stationery.model.prose import Line, Span
from stationery.model.typeface import is_east_asian

_KANA = range(0x3041, 0x3100)
_HANGUL = range(0xAC00, 0xD7B0)
_USUAL = "zh"


def language_of_script(text: str, code: str, store: Store) -> str:
    """The language of East Asian characters: Japanese where there are kana, Korean where there is hangul, else that of
    the country `code`, else Chinese. Empty for a text without any."""
    if not any(map(is_east_asian, text)):
        return ""
    own = country(store, code).language if code else ""
    if own.startswith(("ja", "zh", "ko")):
        return own
    codes = {ord(letter) for letter in text}
    return "ja" if any(code in _KANA for code in codes) else "ko" if any(code in _HANGUL for code in codes) else _USUAL


def in_script(text: str, place: Place | None, language: str) -> Line:
    """A line, in that language if it has East Asian characters."""
    eastern = language and any(map(is_east_asian, text))
    return Line((Span(text, language=language if eastern else ""),), place)
