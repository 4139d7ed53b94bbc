"""Language: the words a letter is built with in one language, read from layouts/languages/."""

from __future__ import annotations

from collections.abc import Mapping

from stationery.catalog.clockwords import CLOCK, ClockWords, build_clock
from stationery.catalog.datewords import DATES, Dates, build_dates
from stationery.catalog.relatives import RELATIVES, Relatives, add_relatives
from stationery.catalog.titles import (
    OPENINGS,
    Openings,
    Title,
    build_offices,
    build_openings,
    build_titles,
    collect_forms,
)
from stationery.catalog.typedwords import TYPED, TypedWords, build_typed
from stationery.catalog.typemarks import TYPOGRAPHY, Typography
from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    SPACED,
    TEXT,
    WORDS,
    Entries,
    Key,
    Kind,
    Map,
    Nested,
    Shape,
    choice,
    notation,
    read_words,
)  # fmt: skip
from stationery.data.store import Store
from stationery.model.errors import Place, UnknownName, did_you_mean
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
    `degrees` maps a suffix (`Ph.D.`) to the title that it gives, `households` a line (`The {family} Family`) to its
    opening, the first of them the one that is made for a family of three. `couple_titles` are the two titles, as they
    are spoken, that say that their bearers are married if they share a surname (Mr. and Mrs.), of the one whose given
    name is written first. `and_word` joins two names; before the beginnings in `and_before`, another one
    does; `serial_comma` says whether a comma stands before it in a list of three.
     `post_nominals` follow a name without a comma; `surnames_first`, in small letters, are those that stand
    before the given name. `abroad` are the titles, in small letters, that are understood in letters of other languages
    too. A subject line has the label `subject_label`, with the slot `{subject}`; `subject_first` says that it stands
    above the salutation. `for_women` and `for_men` are words that address nobody else, by `title_key`. A close may
    repeat the salutation in its slot `{salutation}`; `closing_words`, in small letters, are those by which a last
    paragraph is known to be the close itself. `of` is how a name follows `de` in French: as a rule, with elision, and
    the beginnings, in small letters, before which it is elided. `paternal` says which of two surnames is the father's,
    `first` or `last`, where people have two. `children` are titles of those who are named beside their parents.
    """

    tag: str
    file: str
    name: str
    regions: tuple[str, ...]
    hyphenation: str
    capitalized_nouns: bool
    capitalized_offices: bool
    titles: Mapping[str, Title]
    title_words: frozenset[str]
    for_women: frozenset[str]
    for_men: frozenset[str]
    offices: Mapping[str, str]
    and_words: frozenset[str]
    generations: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    surname_particles: frozenset[str]
    post_nominals: frozenset[str]
    degrees: Mapping[str, str]
    households: Mapping[str, str]
    surnames_in_s: frozenset[str]
    couple_titles: tuple[str, ...]
    and_word: str
    and_before: Mapping[str, tuple[str, ...]]
    serial_comma: bool
    surnames_first: frozenset[str]
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
    typed: TypedWords
    shared_titles: Mapping[str, str]
    of: tuple[str, str, tuple[str, ...]] = ("", "", ())
    paternal: str = ""
    children: frozenset[str] = frozenset()
    relatives: Relatives = Relatives()

    @property
    def region(self) -> str:
        """The tag's region, as `US`."""
        return _region(self.tag)

    @property
    def locale(self) -> str:
        return self.tag.replace("-", "_")


_WORDS = {
    "cards": "The cards of a series.",
    "copy": "The copy notation, with {name}.",
    "draft": "DRAFT across a print.",
    "enclosure": "The notation of an enclosure that is not named.",
    "enclosures": "The notation of several enclosures, with {count}.",
    "attention": "The attention line, with {name}.",
    "envelope_to": "The title of an envelope's PDF, with {name}.",
    "envelopes_to": "The title of a PDF with the envelopes of a merge, with {count}.",
    "labels": "The title of sheets of labels.",
    "letter": "The title of a letter's PDF, with {date}.",
    "letter_to": "The title of a letter's PDF, with {name}.",
    "letters_to": "The title of a PDF with the letters of a merge, with {count}.",
    "listed_enclosures": "The heading above named enclosures.",
    "note": "The title of a note's PDF.",
    "note_to": "The title of a note's PDF, with {name}.",
    "notes_to": "The title of a PDF with the notes of a merge, with {count}.",
    "one_enclosure": "The notation of an enclosure that is named, with {item}.",
    "our_reference": "The writer's reference, with {text}.",
    "page": "The number of a later sheet, with {page}.",
    "picture": "In an e-mail, what stands in place of a picture, with {alt}.",
    "postage": "What postage on an envelope is called, for those who can't see it.",
    "postscript": "What begins a postscript.",
    "reference": "The reference line, with {text}.",
    "separator": "The separator between parts of a heading in one line.",
    "your_reference": "The recipient's reference, with {text}.",
}
_LATER = {"picture": "[{alt}]", "postage": "Postage"}
"""Words that people's own files of languages may lack, because they came later."""
_INFORMATION = ("your_reference", "our_reference", "reference", "name", "phone", "email", "website", "date")
_SUBJECT = "{subject}"
_SLOTS = {
    "enclosures": "{count}", "one_enclosure": "{item}", "copy": "{name}", "attention": "{name}", "reference": "{text}",
    "your_reference": "{text}", "our_reference": "{text}", "page": "{page}", "letter": "{date}", "letter_to": "{name}",
    "envelope_to": "{name}", "note_to": "{name}", "letters_to": "{count}", "notes_to": "{count}",
    "envelopes_to": "{count}", "picture": "{alt}",
}  # fmt: skip


def language(store: Store, tag: str | Written) -> Language:
    """The language of a BCP 47 tag: `en-GB` is read from en-gb.yaml, `en-AU` from the file that names its region.

    A tag without a region gets the first that its file names. Raises UnknownName where the tag was written.
    """
    text, place = (tag.text, tag.place) if isinstance(tag, Written) else (tag, None)
    asked = _normalize(text)
    return store.once(f"language {asked}", lambda: _read(store, asked, text, place))


def may_be_titled(store: Store, id: str, form: str) -> bool:
    """Whether a language may have a title among those understood abroad, which is seen without reading the rest."""
    folded = form.casefold()
    titles = store.once(f"abroad {id}", lambda: read_words(store.glance(LANGUAGES, id, "abroad"), "abroad", ()))
    return any(folded == each.casefold() for each in titles)


def may_join(store: Store, id: str, word: str) -> bool:
    """Whether a word is one between two names in a language, which is seen without reading the rest."""
    words: tuple[str, ...] = store.once(f"and {id}", lambda: read_words(store.glance(LANGUAGES, id, "and"), "and", ()))
    return word in words


def regions_of(store: Store, id: str) -> tuple[str, ...]:
    """The regions whose usage a language's file is, seen without reading the rest."""
    found: tuple[str, ...] = read_words(store.glance(LANGUAGES, id, "regions"), "regions", ())
    return found


def _normalize(tag: str) -> str:
    """`EN_us` as `en-US`."""
    first, *rest = tag.strip().replace("_", "-").split("-")
    return "-".join([first.lower(), *(_set_case(part) for part in rest)])


def _set_case(part: str) -> str:
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part


def _region(tag: str) -> str:
    return next((part for part in tag.split("-")[1:] if len(part) == 2 or part.isdigit()), "")


def _in_english(store: Store, id: str) -> str:
    table = store.glance(LANGUAGES, id, "in_english")
    return table.text("in_english") or ("English" if id == "en" else id)


def _by_name(store: Store, written: str) -> str:
    """The id of the language that is called so, in itself or in English; empty if none is."""
    plain = written.strip().casefold()
    for id in store.names("languages"):
        names = [store.glance(LANGUAGES, id, key).text(key) for key in ("name", "in_english")]
        if plain and plain in (name.casefold() for name in names):
            return id
    return ""


def _read(store: Store, tag: str, written: str, place: Place | None) -> Language:
    id = _file(store, tag)
    called = "" if id else _by_name(store, written)
    if called:
        return language(store, called)
    if not id:
        names = store.names("languages")
        hint = did_you_mean(tag.lower(), names)
        if not hint.startswith("did you mean"):
            listed = ", ".join(f"{_in_english(store, id)} ({id})" for id in names if "-" not in id)
            hint = f"choose from: {listed}; a country may follow, as in en-GB"
        raise UnknownName(f"no language is called {written!r}", place, hint, names)
    table = store.table(LANGUAGES, id)
    built = _build(LANGUAGES.shape.read(table), tag, id)
    store.finish(LANGUAGES, table)
    return built


def _file(store: Store, tag: str) -> str:
    """The id of the file that serves a tag, or nothing."""
    files = store.files("languages")
    parts = tag.lower().split("-")
    for length in range(len(parts), 1, -1):
        if "-".join(parts[:length]) in files:
            return "-".join(parts[:length])
    region = _region(tag)
    if region and parts[0] in files and region in regions_of(store, parts[0]):
        return parts[0]
    if region:
        for id in files:
            if id.startswith(f"{parts[0]}-") and region in regions_of(store, id):
                return id
    return parts[0] if parts[0] in files else ""


def _build(row: Entries, tag: str, id: str) -> Language:
    table, regions = row.table, row["regions"]
    if not regions:
        table.fault("'regions' is missing: the countries that write it this way, the most common first")
    elif not _region(tag):
        tag = f"{tag}-{regions[0]}"
    titles, title_words = build_titles(row)
    relatives = row["relatives"] or Relatives()
    bare = {form: form.removesuffix(".") for form in row["without_period"]}
    label, first = row["subject_line"] or (_SUBJECT, False)
    return Language(
        tag=tag,
        file=id,
        name=row["name"],
        regions=regions,
        hyphenation=row["hyphenation"],
        capitalized_nouns=row["capitalized_nouns"],
        capitalized_offices=row["capitalized_offices"],
        titles=add_relatives(titles, relatives),
        title_words=title_words,
        for_women=collect_forms(row["for_women"], row["titles"]),
        for_men=collect_forms(row["for_men"], row["titles"]),
        offices=build_offices(row["offices"]),
        and_words=frozenset(row["and"]),
        generations=frozenset(row["generations"]),
        suffixes=frozenset(row["suffixes"]),
        particles=frozenset(row["particles"]),
        surname_particles=frozenset(row["surname_particles"]),
        post_nominals=frozenset(row["post_nominals"]),
        degrees={suffix: title for title, suffixes in row["degrees"].items() for suffix in suffixes},
        households=row["households"],
        surnames_in_s=frozenset(row["surnames_in_s"]),
        couple_titles=tuple(bare.get(title, title) for title in row["couple_titles"]),
        and_word=next(iter(row["and"]), "&"),
        and_before=row["and_before"],
        serial_comma=row["serial_comma"],
        surnames_first=frozenset(name.casefold() for name in row["surnames_first"]),
        organizations=frozenset(row["organizations"]),
        attention_marks=tuple(sorted(row["attention_marks"], key=len, reverse=True)),
        postscript_marks=tuple(sorted(row["postscript_marks"], key=len, reverse=True)),
        openings=build_openings(row["openings"]),
        punctuations=row["punctuation"],
        closes=row["closes"],
        closing_words=tuple(words.casefold() for words in row["closing_words"]),
        capital_alone=row["particle_alone"] == "capital",
        subject_label=label,
        subject_first=first,
        abroad=frozenset(form.casefold() for form in row["abroad"]),
        words=row["words"],
        information=row["information"],
        subjects=row["subjects"],
        dates=build_dates(row["dates"], _region(tag)),
        clock=build_clock(row["clock"], _region(tag)),
        typography=row["typography"],
        typed=build_typed(row["typed"]),
        of=row["of"] or ("", "", ()),
        paternal=row["paternal_surname"],
        children=frozenset(row["children"]),
        relatives=relatives,
        shared_titles=row["shared_titles"],
    )


def _read_words(row: Entries) -> dict[str, str]:
    for key, slot in _SLOTS.items():
        if row[key] and slot not in row[key]:
            row.table.fault(f"{key}: {slot} is missing", row.table.where(key))
    return dict(row)


def _read_subject(row: Entries) -> tuple[str, bool]:
    """The pattern of a subject line, and whether it stands above the salutation, where the style leaves it open."""
    if _SUBJECT not in row["label"]:
        row.table.fault(f"label: {_SUBJECT} is missing", row.table.where("label"))
    return row["label"], row["place"] == _ABOVE


def _read_subjects(text: str) -> dict[str, tuple[str, ...]]:
    """Each kind's subjects, out of one text: a row `kind: fullest | plainer` for each, which is quick to be read."""
    by_kind: dict[str, tuple[str, ...]] = {}
    for row in text.split("\n"):
        kind, _, subjects = row.partition(":")
        by_kind[kind.strip()] = tuple(subject.strip() for subject in subjects.split("|"))
    if not any(by_kind.get("letter", ())):
        raise ValueError("'letter' is missing; it applies to any e-mail")
    return by_kind


_ABOVE = "above the salutation"
_MARKS = Nested(
    Shape(
        {
            "salutation": Key(TEXT, "The punctuation mark after the salutation."),
            "close": Key(TEXT, "The punctuation mark after the close."),
        },
        into=Punctuation,
    )
)
_PUNCTUATION = Shape(
    {
        "cite": CITE,
        "mixed": Key(_MARKS, "In business letters, as is usual.", needed=True),
        "open": Key(_MARKS, "Without marks.", needed=True),
        "friendly": Key(_MARKS, "In private letters, if different."),
    },
    lambda row: {key: row[key] for key in ("mixed", "open", "friendly") if row[key]},
)
_SUBJECT_LINE = Shape(
    {
        "cite": CITE,
        "label": Key(TEXT, f"The subject line, with {_SUBJECT}.", _SUBJECT),
        "place": Key(choice(_ABOVE, "as the style has it"), "Its place.", ""),
    },
    _read_subject,
)
_OF = Shape(
    {
        "usual": Key(TEXT, "As a rule, with {name}.", needed=True),
        "elided": Key(TEXT, "With elision, with {name}.", needed=True),
        "before": Key(WORDS, "The beginnings of a name before which it is elided.", needed=True),
    },
    lambda row: (row["usual"], row["elided"], tuple(start.casefold() for start in row["before"])),
)
_CLOSES = Map(TEXT, needed="default")


def _declare() -> Shape[Entries]:
    """Made when it is first asked for: an English letter and its envelope need it once."""
    keys = {
        key: Key(SPACED if key == "separator" else TEXT, says, _LATER.get(key), needed=key not in _LATER)
        for key, says in sorted(_WORDS.items())
    }
    information = {key: Key(TEXT, f"The label of `{key}`.", needed=True) for key in _INFORMATION}
    return Shape(
        {
            "name": Key(TEXT, "Its name in the language itself.", needed=True),
            "in_english": Key(TEXT, "What it is called in English.", usual="nothing else than its name"),
            "cite": CITE,
            "based_on": BASED,
            "regions": Key(WORDS, "The countries (ISO 3166) that write it this way, the most common first."),
            "hyphenation": Key(TEXT, "The id of its hyphenation patterns.", usual="it is not hyphenated"),
            "capitalized_nouns": Key(FLAG, "Whether nouns begin with a capital."),
            "capitalized_offices": Key(
                FLAG, "Whether small letters after Mr. or Ms. can only be a name, since an office would have capitals."
            ),
            "dates": Key(Nested(DATES), "How a date is written.", needed=True),
            "clock": Key(Nested(CLOCK), "How a time of day is written.", usual="as in ISO 8601"),
            "openings": Key(Nested(OPENINGS), "The salutations.", needed=True),
            "punctuation": Key(Nested(_PUNCTUATION), "The punctuation after salutation and close.", needed=True),
            "closes": Key(_CLOSES, "The close of each kind of letter; `default` applies to the others.", needed=True),
            "titles": Key(Map(WORDS), "The titles, each with its other spellings.", needed=True),
            "social": Key(WORDS, "Titles without rank or academic degree."),
            "for_women": Key(WORDS, "Titles, and words of salutations, for women only."),
            "for_men": Key(WORDS, "Titles, and words of salutations, for men only."),
            "unspoken": Key(WORDS, "Titles that are never used in a salutation."),
            "before_given_name": Key(WORDS, "Titles that precede the given name."),
            "before_full_name": Key(WORDS, "Titles that precede the whole name."),
            "also_given_names": Key(WORDS, "Titles that can also be given names."),
            "plural_titles": Key(WORDS, "Titles of several people, such as Drs."),
            "office_titles": Key(WORDS, "Titles of an office, said without a given name even where no Mr. or Ms. is."),
            "degrees": Key(Map(WORDS), "By title, the degrees after a name that give it."),
            "post_nominals": Key(WORDS, "Honors and degrees that follow a name without a comma."),
            "households": Key(
                Map(TEXT),
                "By the line that names a {family}, its salutation. A merge makes the first of these lines. A line of"
                " {families}, such as The Smiths, has two: for a surname that is certain | for one that isn't.",
            ),
            "surnames_in_s": Key(WORDS, "Surnames that end as a plural does, such as Woods."),
            "couple_titles": Key(
                WORDS, "The titles of a married couple, first that of the one whose given name is written."
            ),
            "surnames_first": Key(WORDS, "Surnames that come before the given name, as in Chinese and Hungarian."),
            "children": Key(WORDS, "Titles of children, beside their parents and on an inner envelope, as Master."),
            "shared_titles": Key(
                Map(TEXT),
                "By title, how two people with it and one surname are named on an inner envelope, with {family}.",
            ),
            "without_period": Key(WORDS, "Titles that lose their period in a salutation."),
            "offices": Key(Map(WORDS), "By title, the offices that give it."),
            "and": Key(WORDS, "The words between two names."),
            "and_before": Key(Map(WORDS), "Another word between two names, by the beginnings of the second one."),
            "serial_comma": Key(FLAG, "Whether a comma comes before that word in a list of three or more."),
            "generations": Key(WORDS, "Generational suffixes, such as Jr."),
            "suffixes": Key(WORDS, "What may follow a name, such as PhD."),
            "particles": Key(WORDS, "Words within a family name, such as van."),
            "surname_particles": Key(WORDS, "Words with which a family name begins."),
            "paternal_surname": Key(
                choice("first", "last"),
                "Which of a person's two surnames is the father's.",
                "",
                usual="people have one",
            ),
            "particle_alone": Key(
                choice("capital", "as written"), "How such a word is written without a given name before it.", ""
            ),
            "organizations": Key(WORDS, "Words that identify an organization."),
            "attention_marks": Key(WORDS, "What begins an attention line."),
            "postscript_marks": Key(WORDS, "What begins a postscript."),
            "fronts": Key(Map(TEXT), "The words on a card's front, by what they are for.", apart=True),
            "tags": Key(Map(TEXT), "The words on a gift tag, `for` and `from`, each with {name}.", apart=True),
            "words": Key(Nested(Shape(keys, _read_words)), "The words used to build a letter.", needed=True),
            "information": Key(Nested(Shape(information, dict)), "The labels in the information block.", needed=True),
            "subjects": Key(
                notation(_read_subjects, "rows of `kind: fullest | plainer`", {}),
                "The subjects of an e-mail of each kind.",
                needed=True,
            ),
            "typography": Key(Nested(TYPOGRAPHY), "Quotation marks and non-breaking spaces.", needed=True),
            "typed": Key(Nested(TYPED), "The words by which a salutation or a close in the body is recognized."),
            "abroad": Key(WORDS, "The titles also recognized in letters in other languages."),
            "subject_line": Key(Nested(_SUBJECT_LINE), "The label and the place of a subject line."),
            "of": Key(Nested(_OF), "How a name follows the word for of, where that depends on the name."),
            "relatives": Key(Nested(RELATIVES), "What relatives and guests are called."),
            "closing_words": Key(WORDS, "The words that show a last paragraph to be the close."),
        }
    )


LANGUAGES: Kind[Entries] = Kind(
    "languages", "language", "A language: the words used to build a letter, its dates and its punctuation.", _declare
)
