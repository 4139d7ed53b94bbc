"""Language: the words a letter is built with in one language, read from layouts/languages/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stationery.catalog.shelf import Shelf
from stationery.errors import Place, SourceError, UnknownName, did_you_mean
from stationery.letter import Written
from stationery.tables import Table
from stationery.values import singular, value


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
class Dates:
    """How the language writes a date: patterns with `{day}`, `{month}`, `{year}`, and the names in them.

    `numeric` is empty where such a date could be read in two ways. The names' keys are in small letters.
    """

    regions: tuple[str, ...]
    long: str
    weekday: str
    numeric: str
    with_place: str
    place_is_custom: bool
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    month_numbers: Mapping[str, int]
    weekday_numbers: Mapping[str, int]
    ordinals: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()


@value
class Punctuation:
    """The marks after the salutation and after the close."""

    salutation: str
    close: str


@singular
class Typography:
    """Quotes as opening and closing mark, and the words that hold to their neighbor.

    `thin_pairs` maps the first half of an abbreviation (`z.`) to the halves that may follow it (`B.`).
    """

    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    apostrophe: str
    elisions: frozenset[str]
    units: frozenset[str]
    before_number: frozenset[str]
    thin_pairs: Mapping[str, frozenset[str]]


@singular
class Language:
    """`tag` is the whole BCP 47 tag (`en-US`), `file` the id of the data, `locale` Babel's name (`en_US`).

    `titles` maps each written form, by `title_key`, to its Title; `offices` each office's words to its title.
    `subjects` are what an e-mail of each kind is called, with slots `{position}` and `{name}`, the fullest first.
    """

    tag: str
    file: str
    name: str
    regions: tuple[str, ...]
    hyphenation: str
    capitalized_nouns: bool
    titles: Mapping[str, Title]
    title_words: frozenset[str]
    offices: Mapping[str, str]
    and_words: frozenset[str]
    generations: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    organizations: frozenset[str]
    attention_marks: tuple[str, ...]
    postscript_marks: tuple[str, ...]
    openings: Mapping[str, str]
    punctuations: Mapping[str, Punctuation]
    closes: Mapping[str, str]
    words: Mapping[str, str]
    information: Mapping[str, str]
    subjects: Mapping[str, tuple[str, ...]]
    dates: Dates
    typography: Typography

    @property
    def region(self) -> str:
        """The tag's region, as `US`."""
        return _region(self.tag)

    @property
    def locale(self) -> str:
        return self.tag.replace("-", "_")


_TOP = {
    "name", "cite", "based_on", "regions", "hyphenation", "capitalized_nouns", "dates", "openings", "punctuation",
    "closes", "titles", "social", "unspoken", "before_given_name", "before_full_name", "also_given_names", "offices",
    "and", "generations", "suffixes", "particles", "organizations", "attention_marks", "words", "postscript_marks",
    "information", "subjects", "typography", "without_period",
}  # fmt: skip
_DATES = {
    "cite", "regions", "long", "weekday", "numeric", "months", "short_months", "weekdays", "short_weekdays",
    "ordinals", "fillers", "with_place", "place_is_custom",
}  # fmt: skip
_WORDS = {
    "enclosure", "enclosures", "one_enclosure", "listed_enclosures", "copy", "postscript", "attention", "reference",
    "your_reference", "our_reference", "page", "letter", "letter_to", "envelope_to", "note", "note_to",
    "cards", "separator", "draft",
}  # fmt: skip
_INFORMATION = ("your_reference", "our_reference", "reference", "name", "phone", "email", "website", "date")
_TYPOGRAPHY = {
    "cite", "quotes", "inner_quotes", "apostrophe", "elisions", "units", "before_number", "thin_pairs",
}  # fmt: skip
_OPENINGS = ("titled", "named", "organization", "by_title")
_SLOTS = {
    "enclosures": "{count}", "one_enclosure": "{item}", "copy": "{name}", "attention": "{name}", "reference": "{text}",
    "your_reference": "{text}", "our_reference": "{text}", "page": "{page}", "letter": "{date}", "letter_to": "{name}",
    "envelope_to": "{name}", "note_to": "{name}",
}  # fmt: skip


def language(shelf: Shelf, tag: str | Written) -> Language:
    """The language of a BCP 47 tag: `en-GB` is read from en-gb.yaml, `en-AU` from the file that names its region.

    A tag without a region gets the first that its file names. Raises UnknownName where the tag was written.
    """
    text, place = (tag.text, tag.place) if isinstance(tag, Written) else (tag, None)
    asked = _normal(text)
    return shelf.once(f"language {asked}", lambda: _read(shelf, asked, text, place))


def title_key(form: str) -> str:
    """The key of a written title in `Language.titles`: small letters, but for an abbreviation in capitals (`COL`)."""
    return form if form.isupper() and form.isalnum() else form.casefold()


def _normal(tag: str) -> str:
    """`EN_us` as `en-US`."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(_cased(part) for part in rest)])


def _cased(part: str) -> str:
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part


def _region(tag: str) -> str:
    return next((part for part in tag.split("-")[1:] if len(part) == 2 or part.isdigit()), "")


def _read(shelf: Shelf, tag: str, written: str, place: Place | None) -> Language:
    id = _file(shelf, tag)
    if not id:
        names = shelf.names("languages")
        raise UnknownName(f"no language is called {written!r}", place, did_you_mean(tag.lower(), names))
    table = shelf.table("languages", id)
    if table.text("based_on"):
        base = shelf.table("languages", table.text("based_on"), table.where("based_on"))
        if base.text("based_on"):
            raise SourceError("a file may be based on one that stands alone only", table.where("based_on"))
        _inherit(table, base)
    found = _built(table, tag, id)
    table.finish()
    return found


def _file(shelf: Shelf, tag: str) -> str:
    """The id of the file that serves a tag, or nothing."""
    files = shelf.files("languages")
    parts = tag.lower().split("-")
    for length in range(len(parts), 1, -1):
        if "-".join(parts[:length]) in files:
            return "-".join(parts[:length])
    region = _region(tag)
    if region:
        for id in files:
            if id.startswith(f"{parts[0]}-") and region in _list(shelf.table("languages", id), "regions"):
                return id
    return parts[0] if parts[0] in files else ""


def _inherit(table: Table, base: Table) -> None:
    """Add to a table what only its base states; tables within them likewise."""
    for key, node in base.nodes.items():
        mine = table.nodes.get(key)
        if mine is None:
            table.take(key, base)
        elif isinstance(mine, Table) and isinstance(node, Table):
            _inherit(mine, node)


def _built(table: Table, tag: str, id: str) -> Language:
    table.only(_TOP)
    table.needed("name")
    table.needed("cite")
    regions = _list(table, "regions")
    if not regions:
        table.fault("'regions' is missing: the countries whose usage this is, the most usual first")
    elif not _region(tag):
        tag = f"{tag}-{regions[0]}"
    titles, title_words = _titles(table)
    words = table.needed_table("words")
    words.only(_WORDS)
    said = _texts(words, sorted(_WORDS))
    for key, slot in _SLOTS.items():
        if said.get(key) and slot not in said[key]:
            words.fault(f"{key}: {slot} must stand in it", words.where(key))
    information = table.needed_table("information")
    information.only(_INFORMATION)
    return Language(
        tag=tag,
        file=id,
        name=table.text("name"),
        regions=regions,
        hyphenation=table.text("hyphenation"),
        capitalized_nouns=bool(table.flag("capitalized_nouns")),
        titles=titles,
        title_words=title_words,
        offices=_offices(table),
        and_words=frozenset(_list(table, "and")),
        generations=frozenset(_list(table, "generations")),
        suffixes=frozenset(_list(table, "suffixes")),
        particles=frozenset(_list(table, "particles")),
        organizations=frozenset(_list(table, "organizations")),
        attention_marks=tuple(sorted(_list(table, "attention_marks"), key=len, reverse=True)),
        postscript_marks=tuple(sorted(_list(table, "postscript_marks"), key=len, reverse=True)),
        openings=_openings(table),
        punctuations=_punctuations(table),
        closes=_closes(table),
        words=said,
        information=_texts(information, _INFORMATION),
        subjects=_subjects(table),
        dates=_dates(table.needed_table("dates")),
        typography=_typography(table.needed_table("typography")),
    )


def _list(table: Table, key: str) -> tuple[str, ...]:
    """A list of words, or one text in which commas part them: to read, and quicker to be read."""
    return tuple(word.strip() for text in table.texts(key) for word in text.split(",") if word.strip())


def _texts(table: Table, keys: Iterable[str]) -> dict[str, str]:
    return {key: table.needed(key) if key != "separator" else _spaced(table, key) for key in keys}


def _spaced(table: Table, key: str) -> str:
    """Text whose outer spaces count."""
    found = table.scalar(key)
    return found.text if found else table.needed(key)


def _subjects(table: Table) -> dict[str, tuple[str, ...]]:
    """Each kind's subjects, out of one text: a row `kind: fullest | plainer` for each, which is quick to be read."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table.needed("subjects").split("\n"):
        kind, _, said = row.partition(":")
        found[kind.strip()] = tuple(subject.strip() for subject in said.split("|"))
    if "subjects" in table and not any(found.get("letter", ())):
        table.fault("subjects: 'letter' is missing, which serves any e-mail", table.where("subjects"))
    return found


def _openings(table: Table) -> dict[str, str]:
    openings = table.needed_table("openings")
    openings.only(_OPENINGS)
    openings.needed("named")
    openings.needed("organization")
    return {key: openings.text(key) for key in ("titled", "named", "organization")}


def _punctuations(table: Table) -> dict[str, Punctuation]:
    rows = table.needed_table("punctuation")
    rows.needed("cite")
    rows.only({"cite", "mixed", "open", "friendly"})
    found = {}
    for key in ("mixed", "open", "friendly"):
        if key == "friendly" and key not in rows:
            continue  # not every language writes its private letters otherwise
        row = rows.needed_table(key)
        row.only({"salutation", "close"})
        found[key] = Punctuation(row.text("salutation"), row.text("close"))
    return found


def _closes(table: Table) -> dict[str, str]:
    closes = table.needed_table("closes")
    closes.needed("default")
    return {kind: closes.text(kind) for kind in closes}


def _titles(table: Table) -> tuple[dict[str, Title], frozenset[str]]:
    """Titles by their written forms in small letters, and the words after which no line may end."""
    bare = {form: form.removesuffix(".") for form in _list(table, "without_period")}
    social = {bare.get(form, form) for form in _list(table, "social")}
    given, full = frozenset(_list(table, "before_given_name")), frozenset(_list(table, "before_full_name"))
    uncertain = frozenset(_list(table, "also_given_names"))
    openings = table.needed_table("openings").table("by_title")
    rows = table.needed_table("titles")
    titles: dict[str, Title] = {}
    words: set[str] = set()
    for key in rows:
        spoken = bare.get(key, key)
        before = "given" if key in given else "full" if key in full else "family"
        opening = openings.text(key) if openings else ""
        title = Title(spoken, spoken in social, before, opening, key in uncertain)
        for form in (key, *_list(rows, key)):
            titles.setdefault(title_key(form), title)
            *first, last = form.split(" ")
            words.update((last, *(word for word in first if word.endswith("."))))
    for form in _list(table, "unspoken"):
        titles.setdefault(title_key(form), Title(""))
        words.add(form.rpartition(" ")[2])
    return titles, frozenset(word for word in words if word[:1].isupper())


def _offices(table: Table) -> dict[str, str]:
    rows = table.table("offices")
    return {form.casefold(): spoken for spoken in rows or () for form in _list(rows, spoken)} if rows else {}


def _dates(table: Table) -> Dates:
    table.only(_DATES)
    table.needed("cite")
    months, weekdays = _list(table, "months"), _list(table, "weekdays")
    for key, names, count in (("months", months, 12), ("weekdays", weekdays, 7)):
        if len(names) != count:
            table.fault(f"{key}: {count} names are wanted, not {len(names)}", table.where(key))
    return Dates(
        regions=_list(table, "regions"),
        long=table.needed("long"),
        weekday=table.needed("weekday"),
        numeric=table.text("numeric"),
        with_place=table.needed("with_place"),
        place_is_custom=bool(table.flag("place_is_custom")),
        months=months,
        weekdays=weekdays,
        month_numbers=_numbers(months, _list(table, "short_months")),
        weekday_numbers=_numbers(weekdays, _list(table, "short_weekdays")),
        ordinals=tuple(_list(table, "ordinals")),
        fillers=tuple(_list(table, "fillers")),
    )


def _numbers(names: tuple[str, ...], short: tuple[str, ...]) -> dict[str, int]:
    """The number, from 1, of each name and of each short form, which is the beginning of one or listed in its order."""
    found = {name.casefold(): number for number, name in enumerate(names, 1)}
    for form in short:
        number = next((found[name.casefold()] for name in names if name.casefold().startswith(form.casefold())), 0)
        if number:
            found[form.casefold()] = number
    return found


def _typography(table: Table) -> Typography:
    table.only(_TYPOGRAPHY)
    table.needed("cite")
    pairs: dict[str, set[str]] = {}
    for pair in _list(table, "thin_pairs"):
        first, _, second = pair.partition(" ")
        pairs.setdefault(first, set()).add(second.partition(" ")[0])
    return Typography(
        quotes=_pair(table, "quotes"),
        inner_quotes=_pair(table, "inner_quotes"),
        apostrophe=table.needed("apostrophe"),
        elisions=frozenset(_list(table, "elisions")),
        units=frozenset(_list(table, "units")),
        before_number=frozenset(_list(table, "before_number")),
        thin_pairs={first: frozenset(seconds) for first, seconds in pairs.items()},
    )


def _pair(table: Table, key: str) -> tuple[str, str]:
    """An opening and a closing mark; a space in one (French guillemets) is kept."""
    marks = [mark.text for mark in table.scalars(key)]
    if len(marks) != 2:
        table.fault(f"{key}: two marks are wanted, the opening and the closing one", table.where(key))
        return ('"', '"')
    return (marks[0], marks[1])
