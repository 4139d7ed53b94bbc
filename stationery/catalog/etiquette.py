"""Limits: the numbers by which a note is judged, from etiquette.yaml; and the rules' words, from rules.yaml."""

from __future__ import annotations

from stationery.data.schema import (
    BASED,
    CITE,
    LENGTH,
    NUMBER,
    TEXT,
    WHOLE,
    Entries,
    Key,
    Kind,
    Nested,
    Shape,
    Type,
    choices,
)  # fmt: skip
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.units import Length
from stationery.model.values import replace, singular, value

SEVERITIES = {"error": "E", "warning": "W", "question": "Q", "remark": "I"}


@singular
class Limits:
    """Hours, days and words as etiquette.yaml names them; `folds` are panels across and down."""

    note_hours: int
    note_late: int
    mail_days: int
    follow_up_days: int
    similar: float
    distance: int
    short_name: int
    short_distance: int
    least_name: int
    letter_words: tuple[int, int]
    letter_paragraphs: int
    card_words: tuple[int, int]
    email_sentences: int
    email_words: int
    paragraph_words: int
    exclamations: int
    praise: int
    self_openings: int
    least_type: Length
    signature_lines: float
    clearance: Length
    folds: tuple[tuple[int, int], ...]


@value
class Rule:
    """What `--explain` tells of a rule: `severities` are those it may have, the first the usual; `note` is an aside."""

    id: str
    says: str
    severities: tuple[str, ...]
    reason: str
    remedy: str
    cite: str
    note: str = ""


_W, _N, _L = WHOLE, NUMBER, LENGTH
_MEASURES: dict[str, tuple[str, dict[str, Key]]] = {
    "note": (
        "When to write a thank-you note.",
        {"hours": Key(_W, "Within this many hours."), "late": Key(_W, "It is late after this many hours.")},
    ),
    "mail": ("How long a letter takes.", {"working_days": Key(_W, "This many working days.")}),
    "follow_up": ("When to follow up.", {"days": Key(_W, "After this many days.")}),
    "similar": ("How similar two notes may be.", {"most": Key(_N, "The fraction that is alike.")}),
    "names": (
        "When a name may be misspelled.",
        {
            "distance": Key(_W, "The number of letters that may differ."),
            "short": Key(_W, "A name with this many letters is short."),
            "near_short": Key(_W, "The number of letters that may differ in a short name."),
            "least": Key(_W, "Shorter names are not checked."),
        },
    ),
    "letter": (
        "The length of a letter.",
        {
            "least": Key(_W, "The minimum number of words."),
            "most": Key(_W, "The maximum number of words."),
            "paragraphs": Key(_W, "The maximum number of paragraphs."),
        },
    ),
    "card": (
        "The length of a note on a card.",
        {"least": Key(_W, "The minimum number of words."), "most": Key(_W, "The maximum number of words.")},
    ),
    "email": (
        "The length of an e-mail.",
        {"sentences": Key(_W, "The minimum number of sentences."), "most": Key(_W, "The maximum number of words.")},
    ),
    "paragraph": ("The length of a paragraph.", {"most": Key(_W, "The maximum number of words.")}),
    "exclamations": ("Exclamation marks.", {"most": Key(_W, "The maximum number.")}),
    "praise": (
        "Praise.",
        {
            "most": Key(_W, "The maximum number of words of praise."),
            "openings": Key(_W, "The maximum number of sentences that begin with I."),
        },
    ),
    "type": ("Small type.", {"least": Key(_L, "The smallest type size.", needed=True)}),
    "signature": ("The room for a signature.", {"lines": Key(_N, "The number of blank lines.")}),
    "clearance": ("How much smaller than its envelope a card is.", {"both": Key(_L, "Both ways.", needed=True)}),
    "folds": (
        "How a sheet may be folded.",
        {
            "panels": Key(
                Type("texts", "list of panels across and down, such as 1x3", lambda *at: _panels(*at), ()), "The ways."
            )
        },
    ),
}


def _panels(table: Table, key: str, default: object) -> tuple[tuple[int, int], ...]:
    panels = []
    for text in table.texts(key):
        across, _, down = text.partition("x")
        if across.isdecimal() and down.isdecimal() and int(across) and int(down):
            panels.append((int(across), int(down)))
        else:
            table.fault(f"{key}: {text!r} must be written like 1x3: panels across, then down", table.where(key))
    return tuple(panels)


def _all_needed(keys: dict[str, Key]) -> Shape[Entries]:
    return Shape({"cite": CITE, **{key: Key(each.type, each.says, needed=True) for key, each in keys.items()}})


def _read_limits(row: Entries) -> Limits:
    return Limits(
        note_hours=row["note"]["hours"],
        note_late=row["note"]["late"],
        mail_days=row["mail"]["working_days"],
        follow_up_days=row["follow_up"]["days"],
        similar=row["similar"]["most"],
        distance=row["names"]["distance"],
        short_name=row["names"]["short"],
        short_distance=row["names"]["near_short"],
        least_name=row["names"]["least"],
        letter_words=(row["letter"]["least"], row["letter"]["most"]),
        letter_paragraphs=row["letter"]["paragraphs"],
        card_words=(row["card"]["least"], row["card"]["most"]),
        email_sentences=row["email"]["sentences"],
        email_words=row["email"]["most"],
        paragraph_words=row["paragraph"]["most"],
        exclamations=row["exclamations"]["most"],
        praise=row["praise"]["most"],
        self_openings=row["praise"]["openings"],
        least_type=row["type"]["least"],
        signature_lines=row["signature"]["lines"],
        clearance=row["clearance"]["both"],
        folds=row["folds"]["panels"],
    )


ETIQUETTE: Kind[Limits] = Kind(
    "engine/etiquette.yaml",
    "etiquette",
    "Etiquette: the limits that `stationery check` uses.",
    lambda: Shape(
        {
            "based_on": BASED,
            **{key: Key(Nested(_all_needed(keys)), says, needed=True) for key, (says, keys) in _MEASURES.items()},
        },
        _read_limits,
    ),
)


def _read_rule(row: Entries) -> Rule:
    if not row["severity"]:
        row.table.fault("'severity' is missing")
    severities = tuple(SEVERITIES.get(severity, "E") for severity in row["severity"])
    return Rule("", row["says"], severities, row["reason"], row["remedy"], row["cite"], row["note"])


_RULE = Shape(
    {
        "says": Key(TEXT, "The rule in a sentence.", needed=True),
        "severity": Key(
            choices(*SEVERITIES, fault=f"{{key}}: {{word!r}} isn't one of {', '.join(SEVERITIES)}", hint=""),
            "How severe a finding can be, the usual level first.",
        ),
        "reason": Key(TEXT, "The reason for the rule.", needed=True),
        "remedy": Key(TEXT, "What to do.", needed=True),
        "cite": CITE,
        "note": Key(TEXT, "An aside."),
    },
    _read_rule,
)

RULES: Kind[dict[str, Rule]] = Kind(
    "engine/rules.yaml",
    "list of rules",
    "Rules: what `stationery check --explain` says about each rule.",
    Shape(
        {},
        lambda row: {id_: replace(rule, id=id_) for id_, rule in row.items() if rule},
        free=Key(Nested(_RULE), "A rule, by its id."),
    ),
)


def limits(store: Store) -> Limits:
    """A user's etiquette.yaml replaces the built-in one."""
    return store.only(ETIQUETTE)


def rules(store: Store) -> dict[str, Rule]:
    """Every rule by its id, in the order of the file."""
    return store.only(RULES)
