"""The trip of an address alone: formats it line by line and remarks on what seems wrong with it."""

from __future__ import annotations

from stationery.catalog.languages import language as read_language
from stationery.data.stock import Stock
from stationery.data.store import Store
from stationery.etiquette.addresses import find_wrong, find_wrong_lines
from stationery.etiquette.short_address import find_short, is_town_alone
from stationery.model.capitals import capitalize
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import About, Remark, SourceError
from stationery.model.letter import Letter, Party, Written
from stationery.model.party import written_name
from stationery.model.prose import Line, plain
from stationery.model.values import replace, value
from stationery.reading.parties import contact_in
from stationery.resolve.countries import code_of, country_line, country_of, ensure_country, is_country
from stationery.resolve.defaults import default
from stationery.resolve.job import Job, style_of
from stationery.wording.address.lines import set_address
from stationery.wording.address.usage import Usage


@value
class Desk:
    """What is the same for a whole stack of addresses: the country they are sent from (`here` where it is certain), in
    what language, and how they are set."""

    here: str
    usage: Usage

    @property
    def home(self) -> str:
        return self.here or self.usage.language.region


@value
class AddressResult:
    lines: tuple[str, ...]
    remarks: tuple[Remark, ...]


def desk(letter: Letter, stock: Stock, from_country: Written) -> Desk:
    """The desk of a letter's sender and choices; `from_country`, if given, is where it is sent from.

    Raises UnknownName, SourceError for a language or country that there is not.
    """
    store, sender = stock.store, letter.sender
    if from_country:
        if not code_of(from_country.text, store):
            hint = "write its English name or its two-letter code, such as US, DE or GB"
            raise SourceError(f"no country is called {from_country.text!r}", from_country.place, hint)
        sender = Party(country=from_country.text)
    here = country_of(sender, store)
    language = read_language(store, letter.choices.language or Written(default(stock, "language", here)))
    return Desk(here, Usage(language, store, style_of(letter.choices, store)))


def address_party(party: Party, at: Desk) -> AddressResult:
    """The lines of one address, and remarks: of parts without a slot, and of what seems wrong in it.

    Raises SourceError for a country that it states and nobody knows.
    """
    diagnostics, store = Diagnostics(), at.usage.store
    ensure_country(party, store)
    code = country_of(party, store)
    lines = set_address(party, code, at.here, at.usage, diagnostics)
    remark_beyond_limits(lines, code or at.home, at.home, store, diagnostics)
    _remark_on_mailbox(party, diagnostics)
    _remark_on_wrong(party, code, at, diagnostics)
    return AddressResult(tuple(line.text for line in lines), diagnostics.remarks)


def remark_on_parties(job: Job, diagnostics: Diagnostics, *, listed: bool = True) -> None:
    """What seems wrong in both addresses but for the length of their lines, for a result that is made nevertheless. Of
    names in small letters that are `listed`, the list tells."""
    at = Desk(job.origin, Usage(job.language, job.store))
    remark_on_recipient(job, at, diagnostics)
    if job.letter.recipient and not listed:
        _remark_on_capitals(job.letter.recipient, at, diagnostics)
    if sender := job.letter.sender:
        diagnostics.add(*remark_on_sender(sender, at))
        _remark_on_own_country(sender, job.destination, at, diagnostics)


def remark_on_recipient(job: Job, at: Desk, diagnostics: Diagnostics) -> None:
    """What seems wrong in the recipient's address but for the length of its lines."""
    if recipient := job.letter.recipient:
        _remark_on_mailbox(recipient, diagnostics)
        if job.product == "envelope":
            remark_on_mailing(recipient, job, diagnostics)
        elif job.product != "letter":
            _remark_on_short_address(recipient, job, diagnostics)
        _remark_on_wrong(recipient, job.destination, at, diagnostics)
        _remark_on_pair(recipient, job, diagnostics)
        _remark_on_honorific(recipient, job, diagnostics)


def remark_on_sender(sender: Party, at: Desk) -> tuple[Remark, ...]:
    """What seems wrong in a sender's address, whose lines with an e-mail address or a phone number no address shows.

    Raises SourceError for a country that it states and nobody knows.
    """
    ensure_country(sender, at.usage.store)
    lines = tuple(line for line in sender.lines if not contact_in(line.text))
    if lines and lines != sender.lines:
        sender = replace(sender, lines=lines)
    found = find_wrong(sender, at.here, at.home, at.usage.store, at.usage.language)
    return tuple(Remark(each.message, each.place, each.remedy) for each in found)


def _remark_on_honorific(party: Party, job: Job, diagnostics: Diagnostics) -> None:
    """That a name in Japanese characters has none, where the sender's post knows nothing of it, either."""
    if not job.destination or all(line.text.isascii() for line in party.lines):
        return
    from stationery.catalog.posts import post_of  # 1.4 ms
    from stationery.resolve.columns import may_be_in_columns  # 0.2 ms

    post = post_of(job.store, job.destination)
    if may_be_in_columns(party, job.destination, post) and post.columns:
        from stationery.wording.address.columns import remark_on_honorific  # 0.5 ms

        own = [line for line in party.lines if not is_country(line, job.destination, job.store)]
        lines = tuple(plain(line.text, line.place) for line in own)
        remark_on_honorific(lines, post.columns, diagnostics)


def remark_on_mailing(party: Party, job: Job, diagnostics: Diagnostics) -> None:
    """That an envelope's address can't be mailed to: a name alone, or with one line below it that is no address."""
    _remark_on_bare_name(party, diagnostics)
    _remark_on_short_address(party, job, diagnostics)


def _remark_on_bare_name(party: Party, diagnostics: Diagnostics) -> None:
    """That no post can deliver what has a name alone; somebody may hand it over."""
    if party.lines or party.street or party.locality or party.postal_code:
        return
    name = written_name(party)
    message = f"there is only a name, and no address: {name.text!r}"
    remedy = 'add street and town: "Ms. Ann Lee; 1 Main Street; Salem, OR 97301"'
    if name.place and name.place.file == "--to":
        remedy += "; or look the name up in an address book: --book contacts.vcf"
    diagnostics.remark(message, name.place, remedy)


def _remark_on_short_address(party: Party, job: Job, diagnostics: Diagnostics) -> None:
    """That what is mailed has one line below the name, without a street and a postal code. Of a town with its state,
    `remark_on_recipient` tells, whether it is mailed or not."""
    code, lines = job.destination or job.origin or job.language.region, list(party.lines)
    wrong = None if is_town_alone(lines, code) else find_short(lines, code, job.language, job.store)
    if wrong:
        diagnostics.add(Remark(wrong.message, wrong.place, wrong.remedy, "address"))


def _remark_on_capitals(party: Party, at: Desk, diagnostics: Diagnostics) -> None:
    """That a name is typed in small letters, `jane doe`, and prints so. Of the rows of a list another remark tells."""
    name = written_name(party)
    if name.text.istitle() or not any(word.isalpha() and word.islower() for word in name.text.split()):
        return
    from stationery.wording.small_names import find_small_name  # 0.3 ms

    if right := find_small_name(name.text, at.usage.language, at.usage.store):
        message = f"{name.text!r} is printed as typed, in small letters"
        diagnostics.add(Remark(message, name.place, f"write {right}, unless it is meant so", "small"))


def _remark_on_pair(party: Party, job: Job, diagnostics: Diagnostics) -> None:
    """That two titles stand before two given names, so that nobody has a title of their own: Dr. & Mr. Ann & Bob
    Kent. House style, after the addressing of invitations (theknot.com: Dr. Kate Randolph and Mr. Brian Randolph)."""
    name, ands = written_name(party), job.language.and_words
    person = job.addressee.person
    if person is None or not person.together or sum(word in ands for word in name.text.split()) < len(("one", "two")):
        return
    from stationery.wording.card_names import pair_names  # 0.4 ms

    if apart := pair_names(person, job.language):
        message = f"{name.text!r} has two titles before two given names"
        diagnostics.remark(message, name.place, f"write {apart}")


def _remark_on_mailbox(party: Party, diagnostics: Diagnostics) -> None:
    """That an e-mail address, which stood beside the name, is not printed."""
    if party.email and party.where("email") == written_name(party).place:
        message = f"{party.email!r} isn't printed; it is kept for `stationery email`"
        diagnostics.remark(message, party.where("email"), "write it as `email:` to say so yourself")


def remark_beyond_limits(lines: tuple[Line, ...], code: str, home: str, store: Store, diagnostics: Diagnostics) -> None:
    """Remark on lines that are too long, or too many, for the post of the country `code`, as sent from `home`."""
    for each in find_wrong_lines(lines, code, home, store):
        diagnostics.remark(each.message, each.place, each.remedy)


def _remark_on_wrong(party: Party, code: str, at: Desk, diagnostics: Diagnostics) -> None:
    for each in find_wrong(party, code, at.home, at.usage.store, at.usage.language):
        about: About = "code" if each.no_code else "address"
        diagnostics.add(Remark(each.message, each.place, each.remedy, about, each.part))
    _remark_unnamed(party, code, at, diagnostics)


def _remark_unnamed(party: Party, code: str, at: Desk, diagnostics: Diagnostics) -> None:
    """That typed lines go abroad and do not say where to: their last line is all that the sender's post reads."""
    store = at.usage.store
    if not party.lines or not code or code == at.here or not at.here or is_country(party.lines[-1], code, store):
        return
    from stationery.catalog.countries import country  # 0.3 ms
    from stationery.wording.address.blocks import is_inland  # 0.7 ms

    there, sender = country(store, code), country(store, at.here)
    if is_inland(there, sender):
        return
    name, tongue = country_line(there, sender, at.usage.language.tag, store, at.usage.style.country_line)
    message = "the address is abroad, but its last line does not name the country"
    diagnostics.remark(message, party.lines[-1].place, f"add the line {capitalize(name, tongue)}")


def _remark_on_own_country(sender: Party, destination: str, at: Desk, diagnostics: Diagnostics) -> None:
    """That a typed return address doesn't say to which country mail comes back from the country `destination`."""
    store = at.usage.store
    if not sender.lines or not at.here or not destination or destination == at.here:
        return
    if any(is_country(line, at.here, store) for line in sender.lines[1:]):
        return
    from stationery.catalog.countries import country  # 0.3 ms
    from stationery.wording.address.blocks import is_inland  # 0.7 ms

    own, there = country(store, at.here), country(store, destination)
    if is_inland(own, there):
        return
    name, tongue = country_line(own, there, at.usage.language.tag, store, at.usage.style.country_line)
    message = "this mail goes abroad, and your address doesn't name your country, in case it comes back"
    diagnostics.remark(message, sender.lines[-1].place, f"add the line {capitalize(name, tongue)} to your address")
