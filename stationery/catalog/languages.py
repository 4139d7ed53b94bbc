"""Language: the words a letter is built with in one language, read from layouts/languages/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from stationery.catalog.clockwords import ClockWords, read_clock
from stationery.catalog.datewords import Dates, read_dates
from stationery.catalog.titles import Openings, Title, read_offices, read_openings, read_titles
from stationery.catalog.typemarks import Typography, read_typography
from stationery.catalog.wordlists import listed
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.errors import Place, SourceError, UnknownName, did_you_mean
from stationery.model.letter import Written
from stationery.model.values import singular, value


@value
class Punctuation:
    """The marks after the salutation and after the close."""

    salutation: str
    close: str


@singular
class Language:
    """`tag` is the whole BCP 47 tag (`en-US`), `file` the id of the data, `locale` a dictionary's name (`en_US`).

    `titles` maps each written form, by `title_key`, to its Title; `offices` each office's words to its title.
    `subjects` are what an e-mail of each kind is called, with slots `{position}` and `{name}`, the fullest first.
    After a title, what begins with one of `surname_particles` is the surname; `capital_alone` says that such a word has
    a capital where no given name stands before it (Dutch: mevrouw De Vries).
    `abroad` are the titles, in small letters, that are understood in letters of other languages too. A subject line
    has the label `subject_label`, with the slot `{subject}`; `subject_first` says that it stands above the salutation.
    A close may repeat the salutation in its slot `{salutation}`; `closing_words`, in small letters, are those by which
    a last paragraph is known to be the close itself.
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
    surname_particles: frozenset[str]
    organizations: frozenset[str]
    attention_marks: tuple[str, ...]
    postscript_marks: tuple[str, ...]
    openings: Openings
    punctuations: Mapping[str, Punctuation]
    closes: Mapping[str, str]
    closing_words: tuple[str, ...]
    subject_label: str
    subject_first: bool
    abroad: frozenset[str]
    capital_alone: bool
    words: Mapping[str, str]
    information: Mapping[str, str]
    subjects: Mapping[str, tuple[str, ...]]
    dates: Dates
    clock: ClockWords
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
    "information", "subjects", "typography", "without_period", "abroad", "subject_line", "closing_words",
    "surname_particles", "particle_alone", "clock",
}  # fmt: skip
_WORDS = {
    "enclosure", "enclosures", "one_enclosure", "listed_enclosures", "copy", "postscript", "attention", "reference",
    "your_reference", "our_reference", "page", "letter", "letter_to", "envelope_to", "note", "note_to",
    "cards", "separator", "draft",
}  # fmt: skip
_INFORMATION = ("your_reference", "our_reference", "reference", "name", "phone", "email", "website", "date")
_SUBJECT = "{subject}"
_SLOTS = {
    "enclosures": "{count}", "one_enclosure": "{item}", "copy": "{name}", "attention": "{name}", "reference": "{text}",
    "your_reference": "{text}", "our_reference": "{text}", "page": "{page}", "letter": "{date}", "letter_to": "{name}",
    "envelope_to": "{name}", "note_to": "{name}",
}  # fmt: skip


def language(store: Store, tag: str | Written) -> Language:
    """The language of a BCP 47 tag: `en-GB` is read from en-gb.yaml, `en-AU` from the file that names its region.

    A tag without a region gets the first that its file names. Raises UnknownName where the tag was written.
    """
    text, place = (tag.text, tag.place) if isinstance(tag, Written) else (tag, None)
    asked = _normal(text)
    return store.once(f"language {asked}", lambda: _read(store, asked, text, place))


def may_be_titled(store: Store, id: str, form: str) -> bool:
    """Whether a language may have a title among those understood abroad: by its file's text, which is seen far
    quicker than its table is read."""
    text = store.source("languages", id)
    start = text.find("\nabroad:")
    if start < 0:
        return False
    rest = text[start + 1 :]
    end = re.search(r"\n(?=[^\s#])", rest)
    return form in (rest[: end.start()] if end else rest)


def _normal(tag: str) -> str:
    """`EN_us` as `en-US`."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(_cased(part) for part in rest)])


def _cased(part: str) -> str:
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part


def _region(tag: str) -> str:
    return next((part for part in tag.split("-")[1:] if len(part) == 2 or part.isdigit()), "")


def _read(store: Store, tag: str, written: str, place: Place | None) -> Language:
    id = _file(store, tag)
    if not id:
        names = store.names("languages")
        raise UnknownName(f"no language is called {written!r}", place, did_you_mean(tag.lower(), names), names)
    table = store.table("languages", id)
    if table.text("based_on"):
        base = store.table("languages", table.text("based_on"), table.where("based_on"))
        if base.text("based_on"):
            raise SourceError("a file may be based on one that stands alone only", table.where("based_on"))
        _inherit(table, base)
    found = _built(table, tag, id)
    table.finish()
    return found


def _file(store: Store, tag: str) -> str:
    """The id of the file that serves a tag, or nothing."""
    files = store.files("languages")
    parts = tag.lower().split("-")
    for length in range(len(parts), 1, -1):
        if "-".join(parts[:length]) in files:
            return "-".join(parts[:length])
    region = _region(tag)
    if region and parts[0] in files and region in listed(store.table("languages", parts[0]), "regions"):
        return parts[0]
    if region:
        for id in files:
            if id.startswith(f"{parts[0]}-") and region in listed(store.table("languages", id), "regions"):
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
    regions = listed(table, "regions")
    if not regions:
        table.fault("'regions' is missing: the countries whose usage this is, the most usual first")
    elif not _region(tag):
        tag = f"{tag}-{regions[0]}"
    titles, title_words = read_titles(table)
    words = table.needed_table("words")
    words.only(_WORDS)
    said = _texts(words, sorted(_WORDS))
    for key, slot in _SLOTS.items():
        if said.get(key) and slot not in said[key]:
            words.fault(f"{key}: {slot} must stand in it", words.where(key))
    information = table.needed_table("information")
    information.only(_INFORMATION)
    label, first = _subject(table)
    return Language(
        tag=tag,
        file=id,
        name=table.text("name"),
        regions=regions,
        hyphenation=table.text("hyphenation"),
        capitalized_nouns=bool(table.flag("capitalized_nouns")),
        titles=titles,
        title_words=title_words,
        offices=read_offices(table),
        and_words=frozenset(listed(table, "and")),
        generations=frozenset(listed(table, "generations")),
        suffixes=frozenset(listed(table, "suffixes")),
        particles=frozenset(listed(table, "particles")),
        surname_particles=frozenset(listed(table, "surname_particles")),
        organizations=frozenset(listed(table, "organizations")),
        attention_marks=tuple(sorted(listed(table, "attention_marks"), key=len, reverse=True)),
        postscript_marks=tuple(sorted(listed(table, "postscript_marks"), key=len, reverse=True)),
        openings=read_openings(table),
        punctuations=_punctuations(table),
        closes=_closes(table),
        closing_words=tuple(words.casefold() for words in listed(table, "closing_words")),
        capital_alone=table.choice("particle_alone", ("capital", "as written"), "") == "capital",
        subject_label=label,
        subject_first=first,
        abroad=frozenset(form.casefold() for form in listed(table, "abroad")),
        words=said,
        information=_texts(information, _INFORMATION),
        subjects=_subjects(table),
        dates=read_dates(table.needed_table("dates"), _region(tag)),
        clock=read_clock(table.table("clock"), _region(tag)),
        typography=read_typography(table.needed_table("typography")),
    )


def _texts(table: Table, keys: Iterable[str]) -> dict[str, str]:
    return {key: table.needed(key) if key != "separator" else _spaced(table, key) for key in keys}


def _spaced(table: Table, key: str) -> str:
    """Text whose outer spaces count."""
    found = table.scalar(key)
    return found.text if found else table.needed(key)


def _subject(table: Table) -> tuple[str, bool]:
    """The pattern of a subject line, and whether it stands above the salutation, where the style leaves it open."""
    row = table.table("subject_line")
    if row is None:
        return _SUBJECT, False
    row.only(("cite", "label", "place"))
    row.needed("cite")
    label = row.text("label", _SUBJECT)
    if _SUBJECT not in label:
        row.fault(f"label: {_SUBJECT} must stand in it", row.where("label"))
    return label, row.choice("place", ("above the salutation", "as the style has it"), "") == "above the salutation"


def _subjects(table: Table) -> dict[str, tuple[str, ...]]:
    """Each kind's subjects, out of one text: a row `kind: fullest | plainer` for each, which is quick to be read."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table.needed("subjects").split("\n"):
        kind, _, said = row.partition(":")
        found[kind.strip()] = tuple(subject.strip() for subject in said.split("|"))
    if "subjects" in table and not any(found.get("letter", ())):
        table.fault("subjects: 'letter' is missing, which serves any e-mail", table.where("subjects"))
    return found


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
