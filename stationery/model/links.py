"""What a link's words leave out of its address: paper and plain text have to show it."""

from __future__ import annotations

from urllib.parse import unquote

from stationery.model.prose import Span


def address_to_show(text: str, link: str) -> str:
    """The link's address if the words don't show it, else nothing."""
    scheme, _, bare = link.partition(":")
    if scheme == "tel":
        return "" if _digits(bare) in _digits(text) else bare
    shown = "".join(text.split())
    visible = {whole.removesuffix("/") for whole in (link, bare, bare.removeprefix("//"))}
    if shown.removesuffix("/") in visible | {unquote(whole) for whole in visible}:
        return ""
    return bare if scheme == "mailto" else link


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def words_of(spans: tuple[Span, ...], last: int) -> str:
    """The words of the link that ends with span `last`."""
    first = last
    while first and spans[first - 1].link == spans[last].link:
        first -= 1
    return "".join(span.text for span in spans[first : last + 1])
