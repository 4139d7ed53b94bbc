"""Titles: what a language calls people by, and the salutations that it opens a letter with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stationery.data.schema import FLAG, SOURCE, SPACED, TEXT, WORDS, Entries, Key, Map, Nested, Shape, choice
from stationery.model.values import singular, value


@value
class Title:
    """A title of address. `spoken` is its form in the salutation; empty for one that is never said there.

    `before` says what follows it there: `family`, `given` or `full`. `opening` is a salutation of its own, in which
    `{title}` stands for a second title. `uncertain` is true of one that may be a given name too, `plural` of one for
    several persons, `office` of one after which no given name is said, `kin` of a relative (Aunt).
    """

    spoken: str
    social: bool = False
    before: str = "family"
    opening: str = ""
    uncertain: bool = False
    plural: bool = False
    office: bool = False
    kin: bool = False


@singular
class Openings:
    """Salutations, with slots `{title}`, `{family}` and `{name}` (the whole name).

    `titled` is empty where no title goes without a salutation of its own. `by_name` says that people are usually
    addressed by their name alone. `couple` is for two titles before one name (Mr. and Mrs.), empty where such a title
    is said as it was written. `combined` are those of one person with two titles, `pairs` those of two persons, by
    both titles as they are spoken. Two that are in no pair are joined by `joint`, the second one `after` it as a
    whole, `lowered` (its first letter small) or `elided` (without the words before its first slot). A name loses its
    `article`. `nameless` are the offices that are greeted without a name (Dear Madam President).
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
    article: str = ""
    nameless: tuple[str, ...] = ()


_AFTER = ("elided", "lowered", "whole")
_PLUS = " + "


def title_key(form: str) -> str:
    """The key of a written title in `Language.titles`: small letters, but for an abbreviation in capitals (`COL`)."""
    return form if form.isupper() and form.isalnum() else form.casefold()


def build_titles(row: Entries) -> tuple[dict[str, Title], frozenset[str]]:
    """A language's titles by their written forms in small letters, and the words after which no line may end."""
    bare = {form: form.removesuffix(".") for form in row["without_period"]}
    social = {bare.get(form, form) for form in row["social"]}
    given, full = frozenset(row["before_given_name"]), frozenset(row["before_full_name"])
    uncertain = frozenset(row["also_given_names"])
    plural, office = frozenset(row["plural_titles"]), frozenset(row["office_titles"])
    rows, openings = row["titles"], row["openings"]["by_title"]
    titles: dict[str, Title] = {}
    words: set[str] = set()
    for key, forms in rows.items():
        canonical = bare.get(key, key)
        before = "given" if key in given else "full" if key in full else "family"
        opening = openings.get(key, "")
        title = Title(canonical, canonical in social, before, opening, key in uncertain, key in plural, key in office)
        for form in (key, *forms):
            titles.setdefault(title_key(form), title)
            *first, last = form.split(" ")
            whole = not (last.islower() and len(first) > 1)  # `The Earl of` ends with no title
            words.update(word for word in (*first, last) if word.endswith(".") or (word == last and whole))
    for form in row["unspoken"]:
        titles.setdefault(title_key(form), Title(""))
        words.add(form.rpartition(" ")[2])
    _check(row["openings"], frozenset(rows))
    return titles, frozenset(words)


def _check(openings: Entries, titles: frozenset[str]) -> None:
    for key in openings["by_title"]:
        for title in key.split(_PLUS):
            if title not in titles:
                by_title = openings.table.require_table("by_title")
                by_title.fault(f"by_title: {title!r} isn't one of the titles", by_title.where(key))


OPENINGS: Shape[Entries] = Shape(
    {
        "cite": Key(TEXT, SOURCE),
        "titled": Key(
            TEXT, "The salutation with a {title} and a {family} name.", usual="no salutation for a title alone"
        ),
        "named": Key(TEXT, "The salutation with the whole {name}.", needed=True),
        "organization": Key(TEXT, "The salutation of a letter to an organization.", needed=True),
        "by_name": Key(FLAG, "Whether people are usually addressed by name alone."),
        "couple": Key(TEXT, "The title of two people with the same name.", usual="as written"),
        "by_title": Key(
            Map(TEXT), "Salutations for particular titles; `Madame + Docteur` is one person with two titles."
        ),
        "pairs": Key(Map(TEXT), "Salutations of two people, by both titles, such as `Madame + Monsieur`."),
        "joined": Key(
            Nested(
                Shape(
                    {
                        "by": Key(SPACED, "The words between two salutations."),
                        "then": Key(choice(*_AFTER), "How the second one follows.", "whole"),
                    },
                    lambda row: (row["by"], row["then"]),
                )
            ),
            "How the salutations of two people are joined if no pair is listed.",
        ),
        "article": Key(TEXT, "The article that a name loses in a salutation, as in The Home Depot."),
        "nameless": Key(WORDS, "The offices that are greeted without a name, as in Dear Madam President."),
    }
)


def build_openings(row: Entries) -> Openings:
    joint, after = row["joined"] or ("", "whole")
    return Openings(
        titled=row["titled"],
        named=row["named"],
        organization=row["organization"],
        by_name=row["by_name"],
        couple=row["couple"],
        combined=_read_pairs(row["by_title"]),
        pairs=_read_pairs(row["pairs"]),
        joint=joint,
        after=after,
        article=row["article"],
        nameless=row["nameless"],
    )


def _read_pairs(rows: Mapping[str, str]) -> dict[frozenset[str], str]:
    """What is said for each two titles, whichever stands first: `Madame + Monsieur`; `Madame + Madame` is one alone."""
    return {frozenset(key.split(_PLUS)): salutation for key, salutation in rows.items() if _PLUS in key}


def collect_forms(names: Iterable[str], rows: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Every written form of some titles, by `title_key`; a word that is no title stands for itself."""
    return frozenset(title_key(form) for name in names for form in (name, *rows.get(name, ())))


def build_offices(rows: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The words of each office, in small letters, and the title that they give."""
    return {form.casefold(): title for title, forms in rows.items() for form in forms}
