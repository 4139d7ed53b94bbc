"""What the tests of wording share: the store, its languages, and parties as they are typed."""

from datetime import date

from stationery.catalog.languages import Language, language
from stationery.data.store import Store
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Place, Remark
from stationery.model.letter import Party, Written
from stationery.model.prose import Line
from stationery.model.values import value
from stationery.resolve.countries import country_of, ensure_country
from stationery.resolve.dates import read_date
from stationery.resolve.job import AS_TYPED, AddressStyle, Job
from stationery.resolve.recognize import Recognized
from stationery.wording.address.lines import set_address
from stationery.wording.address.usage import Usage
from stationery.wording.dates import remark_on_date, word_date
from stationery.wording.letter import word_letter
from stationery.wording.masthead import Sending, word_sender
from stationery.wording.salutations import salutation as build_salutation
from tests.jobs import STORE

EN: Language = language(STORE, "en-US")
GB: Language = language(STORE, "en-GB")
DE: Language = language(STORE, "de")
FR: Language = language(STORE, "fr")


def typed(text: str, **more: str) -> Party:
    """A party typed as `Ms. Jane Schmoe; Acme Corporation`, its first line being line 3 of ann.md."""
    lines = tuple(Written(line, Place("ann.md", 3 + number)) for number, line in enumerate(text.split("; ")))
    return Party(place=Place("ann.md", 2), lines=lines, **more)  # type: ignore[arg-type]


@value
class Said:
    """What was worded, and what was remarked."""

    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]


@value
class Dated:
    text: str
    day: date | None
    remarks: tuple[Remark, ...]


def address(party: Party, other: Party | None, spoken: Language, store: Store, style: AddressStyle = AS_TYPED) -> Said:
    """The lines of a party's address on mail to or from another."""
    ensure_country(party, store)
    diagnostics = Diagnostics()
    codes = country_of(party, store), country_of(other, store)
    return Said(set_address(party, *codes, Usage(spoken, store, style), diagnostics), diagnostics.remarks)


def salutation(addressed: Recognized, spoken: Language, mark: str) -> tuple[Written, tuple[Remark, ...]]:
    diagnostics = Diagnostics()
    return build_salutation(addressed, spoken, mark, diagnostics), diagnostics.remarks


def dated(written: Written, today: date, spoken: Language) -> Dated:
    found = read_date(written, today, spoken)
    return Dated(word_date(found, spoken), found.day, remark_on_date(found, spoken))


def sending(sender: Party, spoken: Language, store: Store) -> Sending:
    return word_sender(sender, country_of(sender, store), "", Usage(spoken, store), Diagnostics())


def said_of(job: Job) -> tuple[Remark, ...]:
    """What is remarked while a letter is worded."""
    diagnostics = Diagnostics()
    word_letter(job, diagnostics)
    return diagnostics.remarks
