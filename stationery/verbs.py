"""The verbs of the package, `stationery.letter()` and so on: each asks the Studio of those who make none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Unpack, overload

from stationery.data.resources import configuration
from stationery.etiquette.findings import Finding
from stationery.model.errors import Place
from stationery.model.letter import Letter
from stationery.products.email import EmailResult
from stationery.products.fitting import Fitting
from stationery.products.merge_result import MergeResult
from stationery.products.result import Result
from stationery.reading.arguments import NONE
from stationery.reading.options import (
    ForCard,
    ForEmail,
    ForEnvelope,
    ForFit,
    ForLabels,
    ForLetter,
    ForMerge,
    Head,
)
from stationery.studio import TURN, Medium, Path, Studio, read_either

if TYPE_CHECKING:
    from stationery.products.catalog import Entry, Kind
    from stationery.products.contacts import Listed

_usual: dict[str, Studio] = {}


def default_studio() -> Studio:
    """The Studio of those who make none: one for each configuration folder that this process has had."""
    with TURN:
        return _usual.setdefault(configuration(), Studio())


@overload
def read(path: Path, /) -> Letter: ...


@overload
def read(*, body: str = "", **head: Unpack[Head]) -> Letter: ...


def read(path: Path | None = None, /, *, body: str = "", **head: Unpack[Head]) -> Letter:
    """The letter in a file, or of words; as Studio.read."""
    return read_either(path, body, head)


def letter(letter: Letter | Path = NONE, **options: Unpack[ForLetter]) -> Result:
    """The letter's PDF; as Studio.letter."""
    return default_studio().letter(letter, **options)


def envelope(letter: Letter | Path = NONE, **options: Unpack[ForEnvelope]) -> Result:
    """The letter's envelope; as Studio.envelope."""
    return default_studio().envelope(letter, **options)


def card(letter: Letter | Path = NONE, **options: Unpack[ForCard]) -> Result:
    """The letter as a note on a card; as Studio.card."""
    return default_studio().card(letter, **options)


def merge(
    letter: Path, people: Path | Iterable[Mapping[str, object]], to: Path = NONE, /, **options: Unpack[ForMerge]
) -> MergeResult:
    """A letter and an envelope for each row of a list; as Studio.merge."""
    return default_studio().merge(letter, people, to, **options)


def labels(people: Path | Iterable[Mapping[str, object]] | None = None, /, **options: Unpack[ForLabels]) -> Result:
    """Sheets of labels; as Studio.labels."""
    return default_studio().labels(people, **options)


def contacts(
    book: Path, *, name: str | None = None, address: Literal["work", "home"] | None = None
) -> tuple[Listed, ...]:
    """The contacts in an address book; as Studio.contacts."""
    return default_studio().contacts(book, name=name, address=address)


def email(letter: Letter | Path = NONE, **options: Unpack[ForEmail]) -> EmailResult:
    """The letter as an e-mail's draft; as Studio.email."""
    return default_studio().email(letter, **options)


def check(
    letter: Letter | Path = NONE,
    *,
    now: datetime | None = None,
    medium: Medium | None = None,
    beside: Iterable[Letter | Path] = (),
) -> tuple[Finding, ...]:
    """What the rules of etiquette find; as Studio.check."""
    return default_studio().check(letter, now=now, medium=medium, beside=beside)


def fit(letter: Letter | Path = NONE, **options: Unpack[ForFit]) -> Fitting:
    """Which envelopes the letter goes into; as Studio.fit."""
    return default_studio().fit(letter, **options)


def catalog(kind: Kind) -> dict[str, Entry]:
    """What there is to choose from; as Studio.catalog."""
    return default_studio().catalog(kind)


def schema(kind: str) -> dict[str, object]:
    """The JSON Schema of a kind of file: `letter`, `profile`, `interview`, or a kind of data file, such as `envelopes`.

    Your own files change nothing in it. Raises UnknownName.
    """
    from stationery.products.schema import describe_kind  # 0.6 ms

    with TURN:
        return describe_kind(kind, Place("kind"))
