"""Settles the two people whom one row names in columns of their own: their titles, and who is there at all."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.model.party import Party
from stationery.model.values import replace
from stationery.reading.contacts.headings import plain_words
from stationery.reading.contacts.partner_headings import TITLED
from stationery.reading.contacts.partners import is_titled, split_titles

_Feeds = Mapping[str, tuple[int, ...]]


def settle_couple(
    headings: tuple[str, ...], feeds: tuple[_Feeds, _Feeds], found: dict[str, str], partner: Party | None
) -> Party | None:
    """The second person, with the title that heads the column (`Mrs`); nobody, where the cell of the first is empty:
    then `found`, the first one by parts, is made the second. Of the first the title is set there as well."""
    own, other = (_find_title(headings, each) for each in feeds)
    if partner and other and not partner.prefix and not is_titled(partner.name):
        partner = replace(partner, prefix=other)
    nameless = not found["given"] and found["name"] in ("", found["family"])
    if partner and nameless and feeds[0].keys() & {"given", "name"}:
        found["family"] = partner.family or found["family"]
        found["prefix"], found["given"], found["suffix"] = partner.prefix, partner.given, partner.suffix
        found["name"] = f"{partner.given} {found['family']}".strip() if partner.given else partner.name
        return None
    if own and not nameless and not is_titled(found["name"]):
        found["prefix"] = own
    return partner


def second_alone(text: str, found: Mapping[str, str]) -> str:
    """What a second person's cell says without the first one, `found` by parts: `Sue May` of `Joe & Sue May` beside Joe
    May, `Mrs. May` of `Mr. and Mrs. May` beside Mr. Joe May. The same, if it names nobody else; empty, if nobody can
    tell which of two titles is the second one's."""
    words = text.split()
    at = next((number for number, word in enumerate(words) if word.casefold() in _ANDS), 0)
    if not 0 < at < len(words) - 1 or any(word.casefold() in _ANDS for word in words[at + 1 :]):
        return text
    before, after = " ".join(words[:at]), " ".join(words[at + 1 :])
    (title, one), (other_title, other) = split_titles(f"{before} "), split_titles(f"{after} ")
    prefix, given, family = _parts(found)
    own = (given.casefold(), f"{given} {family}".casefold()) if given else ()
    if not one:
        if not other_title or other.casefold() not in ("", family.casefold(), *own):
            return text
        if _plain(prefix) == _plain(title):
            return f"{other_title} {family}".strip()
        return f"{title} {family}".strip() if _plain(prefix) == _plain(other_title) else ""
    if one.casefold() in own:
        return after
    return before if other.casefold() in own else text


_ANDS = frozenset(("and", "&", "+", "und", "et", "y"))


def compare_second(found: Mapping[str, str], partner: Party, *, certain: bool) -> tuple[Party | None, str]:
    """The second person, by parts where the name ends in the surname of the first one, `found`; or nobody, and why: it
    is the first one again, or that surname alone. A first name in a column of its own is `certain`."""
    prefix, given, family = _parts(found)
    title, bare = split_titles(f"{partner.name} ")
    title = partner.prefix or title
    alone = bool(bare) and " " not in bare and not partner.family
    if alone and not title and given and bare.casefold() == family.casefold() and not certain:
        return None, f"there is a surname ({bare}) and no first name, so the second person isn't named"
    whole = f"{bare} {family}".strip() if alone else bare
    titles = {_plain(prefix), _plain(title)}
    same = len(titles) == 1 or ("" in titles and not titles & _OF_WIVES)
    name = f"{given} {family}".strip() if given else split_titles(f"{found['name']} ")[1]
    if same and bare and whole.casefold() == name.casefold() and partner.suffix == found["suffix"]:
        whole = " ".join(filter(None, (title, bare)))
        return None, f"{whole} isn't named as a second person: that is the name of the first one"
    family = found["family"]
    first = bare.removesuffix(f" {family}")
    husband = _plain(title) in _OF_WIVES and first.casefold() == given.casefold()
    if partner.family or not family or first == bare or husband or _ANDS.intersection(first.casefold().split()):
        return partner, ""
    first = "" if "." in first else first  # an initial
    return replace(partner, prefix=title, name=bare, given=first, family=family), ""


_OF_WIVES = frozenset(("mrs", "frau", "mme", "sra"))
"""Titles under which somebody may have her husband's name."""


def _parts(found: Mapping[str, str]) -> tuple[str, str, str]:
    """Title, given names, and surname of the first person; of a whole name, where it has two words."""
    title, bare = split_titles(f"{found['name']} ")
    prefix, given, family = found["prefix"] or title, found["given"], found["family"]
    words = bare.split()
    if not (given or family) and len(words) == len(("given", "family")):
        given, family = words
    return prefix, given, family


def _plain(title: str) -> str:
    return title.replace(".", "").casefold()


def _find_title(headings: tuple[str, ...], feeds: _Feeds) -> str:
    """The title that heads the column of a person's name."""
    indexes = (index for part in ("given", "name") for index in feeds.get(part, ()))
    return next((TITLED.get(plain_words(headings[index]), "") for index in indexes), "")
