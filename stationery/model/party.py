"""Party: a person or an organization with an address; and Written, words with the Place where they stand."""

from __future__ import annotations

from stationery.model.errors import Place
from stationery.model.typeface import is_east_asian
from stationery.model.values import value


@value
class Written:
    """A piece of text and where it was written. Empty text is falsy."""

    text: str
    place: Place | None = None

    def __bool__(self) -> bool:
        return bool(self.text)


@value
class Party:
    """A recipient or a sender: either `lines`, typed as on an envelope, or parts; never both.

    Parts are named as in the postal world (UPU S42, the address metadata). `title` is the role ("Director of
    Recruiting"); the title of address ("Ms.", "Dr.") is `prefix`. Next to typed lines, `family`, `email`, `phone`,
    `fax` and `website` may be given. A fax number has its label: `Fax (503) 555-0103`.

    A household of several names has `others`, the lines of names below the first one (in parts), and `people`, each of
    those who are named as a Party of its own, where the lines alone do not say how to greet them.
    """

    place: Place | None = None
    lines: tuple[Written, ...] = ()
    name: str = ""
    prefix: str = ""
    given: str = ""
    family: str = ""
    suffix: str = ""
    title: str = ""
    organization: str = ""
    department: str = ""
    street: tuple[str, ...] = ()
    dependent_locality: str = ""
    locality: str = ""
    region: str = ""
    postal_code: str = ""
    sorting_code: str = ""
    country: str = ""
    email: str = ""
    phone: str = ""
    fax: str = ""
    website: str = ""
    places: tuple[tuple[str, Place], ...] = ()
    others: tuple[str, ...] = ()
    people: tuple[Party, ...] = ()

    def where(self, part: str) -> Place | None:
        """The Place of one part, or of the whole party."""
        return next((place for name, place in self.places if name == part), self.place)


STAND_IN = Party(name="—")
"""For a sender or a recipient who is missing, where a letter is judged nevertheless."""


def full_name(party: Party, *, prefix: bool = True) -> str:
    """The name of a party given in parts: `Dr. Ann Lee, Ph.D.`"""
    titled = party.prefix if prefix else ""
    name = party.name or f"{party.given} {party.family}".strip()
    whole = f"{titled} {name}".strip() if name else ""
    return with_suffix(whole, party.suffix)


_GENERATIONS = ("jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th")


def with_suffix(name: str, suffix: str) -> str:
    """A name with what comes after it: `Ann Lee, Ph.D.`, but `William Foster III`, where Americans write no comma."""
    if not (name and suffix):
        return name
    first = suffix.replace(",", " ").split()[0] if suffix.strip(" ,") else ""
    return f"{name} {suffix}" if first.rstrip(".").casefold() in _GENERATIONS else f"{name}, {suffix}"


_POSTCODE = "〒"
_COUNTRY = ("日本", "日本国", "Japan", "JAPAN")


def name_line(lines: tuple[Written, ...]) -> Written:
    """The line with the name: the first; or the last, where the address begins with its postcode or its place, as it
    does in Japan."""
    first = lines[0].text
    if first.isascii() and not first.replace("-", "").strip().isdigit():
        return lines[0]
    begins = first.lstrip().startswith(_POSTCODE) or any(map(str.isdigit, first))
    if len(lines) == 1 or not begins or not any(is_east_asian(letter) for line in lines for letter in line.text):
        return lines[0]
    return lines[-2] if lines[-1].text.strip() in _COUNTRY else lines[-1]


def written_name(party: Party) -> Written:
    """The name of a party, as in its first line, or in the last one of an address in the order of Japan."""
    if party.lines:
        return name_line(party.lines)
    return Written(full_name(party) or party.organization or party.department, party.place)
