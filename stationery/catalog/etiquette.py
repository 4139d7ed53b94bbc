"""Limits: the numbers by which a note is judged, from etiquette.yaml; and the rules' words, from rules.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.units import Length
from stationery.model.values import singular, value

SEVERITIES = {"error": "E", "warning": "W", "remark": "I"}


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


def limits(store: Store) -> Limits:
    """A user's etiquette.yaml replaces the built-in one."""
    path = store.single("etiquette.yaml")[-1]
    return store.once(path, lambda: _limits(load_table(path)))


def rules(store: Store) -> dict[str, Rule]:
    """Every rule by its id, in the order of the file."""
    path = store.single("rules.yaml")[-1]
    return store.once(path, lambda: _rules(load_table(path)))


_LIMITS = {
    "note": ("hours", "late"),
    "mail": ("working_days",),
    "follow_up": ("days",),
    "similar": ("most",),
    "names": ("distance", "short", "near_short", "least"),
    "letter": ("least", "most", "paragraphs"),
    "card": ("least", "most"),
    "email": ("sentences", "most"),
    "paragraph": ("most",),
    "exclamations": ("most",),
    "praise": ("most", "openings"),
    "type": ("least",),
    "signature": ("lines",),
    "clearance": ("both",),
    "folds": ("panels",),
}


def _limits(table: Table) -> Limits:
    table.only(_LIMITS)
    rows = {}
    for key, names in _LIMITS.items():
        rows[key] = table.needed_table(key)
        if key in table:
            rows[key].only({"cite", *names})
            for name in ("cite", *names):
                if name not in rows[key]:
                    rows[key].fault(f"{name!r} is missing")

    def whole(key: str, name: str) -> int:
        return rows[key].whole(name, 0)

    found = Limits(
        note_hours=whole("note", "hours"),
        note_late=whole("note", "late"),
        mail_days=whole("mail", "working_days"),
        follow_up_days=whole("follow_up", "days"),
        similar=rows["similar"].number("most", 1.0),
        distance=whole("names", "distance"),
        short_name=whole("names", "short"),
        short_distance=whole("names", "near_short"),
        least_name=whole("names", "least"),
        letter_words=(whole("letter", "least"), whole("letter", "most")),
        letter_paragraphs=whole("letter", "paragraphs"),
        card_words=(whole("card", "least"), whole("card", "most")),
        email_sentences=whole("email", "sentences"),
        email_words=whole("email", "most"),
        paragraph_words=whole("paragraph", "most"),
        exclamations=whole("exclamations", "most"),
        praise=whole("praise", "most"),
        self_openings=whole("praise", "openings"),
        least_type=rows["type"].needed_length("least"),
        signature_lines=rows["signature"].number("lines", 0.0),
        clearance=rows["clearance"].needed_length("both"),
        folds=_folds(rows["folds"]),
    )
    table.finish()
    return found


def _folds(table: Table) -> tuple[tuple[int, int], ...]:
    found = []
    for text in table.texts("panels"):
        across, _, down = text.partition("x")
        if across.isdecimal() and down.isdecimal() and int(across) and int(down):
            found.append((int(across), int(down)))
        else:
            table.fault(f"panels: {text!r} is not written as 1x3, panels across and down", table.where("panels"))
    return tuple(found)


def _rules(table: Table) -> dict[str, Rule]:
    found = {}
    for id_ in table:
        row = table.needed_table(id_)
        row.only({"says", "severity", "reason", "remedy", "cite", "note"})
        severities = row.texts("severity")
        for severity in severities:
            if severity not in SEVERITIES:
                row.fault(f"severity: {severity!r} is none of {', '.join(SEVERITIES)}", row.where("severity"))
        if not severities:
            row.fault("'severity' is missing")
        found[id_] = Rule(
            id_,
            row.needed("says"),
            tuple(SEVERITIES.get(severity, "E") for severity in severities),
            row.needed("reason"),
            row.needed("remedy"),
            row.needed("cite"),
            row.text("note"),
        )
    table.finish()
    return found
