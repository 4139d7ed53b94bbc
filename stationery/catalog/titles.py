"""Titles: what a language calls people by, and the salutations that it opens a letter with."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.catalog.wordlists import listed
from stationery.data.tables import Table
from stationery.model.values import singular, value


@value
class Title:
    """A title of address. `spoken` is its form in the salutation; empty for one that is never said there.

    `before` says what follows it there: `family`, `given` or `full`. `opening` is a salutation of its own, in which
    `{title}` stands for a second title. `uncertain` is true of one that may be a given name too.
    """

    spoken: str
    social: bool = False
    before: str = "family"
    opening: str = ""
    uncertain: bool = False


@singular
class Openings:
    """Salutations, with slots `{title}`, `{family}` and `{name}` (the whole name).

    `titled` is empty where no title goes without a salutation of its own. `by_name` says that people are usually
    addressed by their name alone. `couple` is for two titles before one name (Mr. and Mrs.), empty where such a title
    is said as it was written. `combined` are those of one person with two titles, `pairs` those of two persons, by
    both titles as they are spoken. Two that are in no pair are joined by `joint`, the second one `after` it as a
    whole, `lowered` (its first letter small) or `elided` (without the words before its first slot).
    """

    titled: str
    named: str
    organization: str
    by_name: bool
    couple: str
    combined: Mapping[frozenset[str], str]
    pairs: Mapping[frozenset[str], str]
    joint: str
    after: str


_OPENINGS = ("titled", "named", "organization", "by_name", "couple", "by_title", "pairs", "joined")
_AFTER = ("elided", "lowered", "whole")
_PLUS = " + "


def title_key(form: str) -> str:
    """The key of a written title in `Language.titles`: small letters, but for an abbreviation in capitals (`COL`)."""
    return form if form.isupper() and form.isalnum() else form.casefold()


def read_titles(table: Table) -> tuple[dict[str, Title], frozenset[str]]:
    """A language's titles by their written forms in small letters, and the words after which no line may end."""
    bare = {form: form.removesuffix(".") for form in listed(table, "without_period")}
    social = {bare.get(form, form) for form in listed(table, "social")}
    given, full = frozenset(listed(table, "before_given_name")), frozenset(listed(table, "before_full_name"))
    uncertain = frozenset(listed(table, "also_given_names"))
    openings = table.needed_table("openings").table("by_title")
    rows = table.needed_table("titles")
    titles: dict[str, Title] = {}
    words: set[str] = set()
    for key in rows:
        spoken = bare.get(key, key)
        before = "given" if key in given else "full" if key in full else "family"
        opening = openings.text(key) if openings else ""
        title = Title(spoken, spoken in social, before, opening, key in uncertain)
        for form in (key, *listed(rows, key)):
            titles.setdefault(title_key(form), title)
            *first, last = form.split(" ")
            words.update((last, *(word for word in first if word.endswith("."))))
    for form in listed(table, "unspoken"):
        titles.setdefault(title_key(form), Title(""))
        words.add(form.rpartition(" ")[2])
    _check(openings, frozenset(rows))
    return titles, frozenset(words)


def _check(openings: Table | None, titles: frozenset[str]) -> None:
    for key in openings or ():
        for title in key.split(_PLUS):
            if openings and title not in titles:
                openings.fault(f"by_title: {title!r} is none of the titles", openings.where(key))


def read_openings(table: Table) -> Openings:
    openings = table.needed_table("openings")
    openings.only(_OPENINGS)
    joined = openings.table("joined")
    if joined:
        joined.only(("by", "then"))
    mark = joined.scalar("by") if joined else None
    by_title = openings.table("by_title")
    return Openings(
        titled=openings.text("titled"),
        named=openings.needed("named"),
        organization=openings.needed("organization"),
        by_name=bool(openings.flag("by_name")),
        couple=openings.text("couple"),
        combined=_by_two(by_title) if by_title else {},
        pairs=_by_two(openings.needed_table("pairs")) if "pairs" in openings else {},
        joint=mark.text if mark else "",
        after=joined.choice("then", _AFTER, "whole") if joined else "whole",
    )


def _by_two(rows: Table) -> dict[frozenset[str], str]:
    """What is said for each two titles, whichever stands first: `Madame + Monsieur`; `Madame + Madame` is one alone."""
    return {frozenset(key.split(_PLUS)): rows.text(key) for key in rows if _PLUS in key}


def read_offices(table: Table) -> dict[str, str]:
    """The words of each office, in small letters, and the title that they give."""
    rows = table.table("offices")
    return {form.casefold(): spoken for spoken in rows or () for form in listed(rows, spoken)} if rows else {}
