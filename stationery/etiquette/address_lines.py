"""What is strange in the typed lines of an address: no postal code, a country that is none, a second person, an e-mail.

Lines are printed as typed, so each is only asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stationery.catalog.below_town import may_end_address
from stationery.catalog.languages import Language
from stationery.catalog.recognition import line_of, recognition
from stationery.catalog.regions import Region, region, regions
from stationery.data.address_metadata import country_words, fact, known
from stationery.data.store import Store
from stationery.etiquette.below_town import find_below_town
from stationery.etiquette.findings import WARNING
from stationery.etiquette.line_order import check_order
from stationery.etiquette.no_line import check_contact, check_greeting
from stationery.etiquette.us_states import find_state_slip
from stationery.etiquette.wrong import Wrong
from stationery.model.errors import did_you_mean
from stationery.model.late_pattern import late
from stationery.model.letter import Party, Written
from stationery.model.typeface import is_east_asian
from stationery.model.values import replace
from stationery.reading.parties import contact_in
from stationery.resolve.countries import code_of, is_country, is_military
from stationery.resolve.person import is_organization, recognize_name

_FEWEST_LINES = 3
"""A name, a street and a town: with fewer lines, and no digit in them, nobody meant an address."""

_LONGEST_CODE = 3
"""Letters of an abbreviated country, as DE, UK, USA."""

_ENGLISH_POSTS = {"US": "USPS"}
"""Posts that want the country's English name, by the sender's country."""

_LETTERS_FOR_FIGURES = str.maketrans("OoIl", "0011")
_ZIP, _FEWEST_FIGURES = 5, 3

_UNSEEN = late("[\u00ad\u200b\u2060\ufeff]|(?<=[\x20-\u024f])[\u200c\u200d]")
_LIKE_A_CODE = late(
    r"(?:^|\s)(?:[A-Z]{1,3}-)?(?:\d{4,6}(?:-\d{3,4})?|\d{3} \d\d|\d\d-\d{3}|[A-Z]\d[A-Z] ?\d[A-Z]\d"
    r"|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})(?=\s|$)"
)
_STREET_END = late(
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|highway|hwy|parkway|pkwy"
    r"|(?:suite|apt|unit|floor|room)\.? \S+)\.?$",
    re.IGNORECASE,
)
_US_STREET = late(r"\d+[A-Z]? \w+\.?|(?:p\.? ?o\.? ?)?box \d+", re.IGNORECASE)
"""A short one without such an end, as `1200 Broadway`, or a box."""
_CONTACTS = {"email": "an e-mail address", "phone": "a phone number", "website": "a website"}
_TWO_WORDS = late(r"[^\W\d_]\w+(?:-\w+)? (?:[^\W\d_]\. )?[^\W\d_]['’\w-]+")

_FEWEST_DIGITS = 4
"""Of a postal code that is figures alone."""

_POSTAL_MARK = "〒"
_JAPANESE = late(r"〒\s*(\d[\d\s‐-―−－ー-]*)")
_JAPANESE_DIGITS = 7


def find_strange_lines(party: Party, code: str, home: str, store: Store, language: Language) -> Iterator[Wrong]:
    """What is strange in typed lines. `code` is their country, empty if nobody knows; `home` the one then supposed."""
    lines = list(party.lines)
    for line in lines:
        found = _UNSEEN.search(line.text) if not line.text.isascii() else None
        if found:
            message = f"there is an invisible character (U+{ord(found[0]):04X}) in {_show(line.text)!r}"
            yield Wrong("M7", WARNING, line.place, message, "delete it, or type the line again")
    for line in lines[1:]:
        contact = contact_in(line.text) if not line.text.isalpha() else None
        if contact:
            message = f"{line.text!r} is {_CONTACTS[contact[0]]}, and is printed as a line of the address"
            yield Wrong("M7", WARNING, line.place, message, f"take it out of the lines, and give it as `{contact[0]}:`")
            lines.remove(line)
    for line in lines[1:]:
        if wrong := check_contact(line, code or home):
            yield wrong
            lines.remove(line)
    if not party.people:
        yield from _check_second_person(lines, language, store)
    if wrong := check_greeting(lines[0], language):
        yield wrong
        lines[0] = replace(lines[0], text=lines[0].text.rstrip(" ,"))
    for at, line in enumerate(lines):
        bare = line.text.rstrip(" ,")
        if bare and line.text.rstrip().endswith(","):
            message = f"{line.text!r} ends with a comma; it is printed as typed"
            yield Wrong("M7", WARNING, line.place, message, f"write {bare}", (line.text, bare))
            lines[at] = replace(line, text=bare)
    if parts := next(filter(None, map(_split, lines[:0:-1])), None):
        whole, rows = parts
        message = f"{whole.text!r} is street and town in one line; it is printed as typed"
        remedy = f"write each on a line of its own: {' / '.join(rows)}"
        yield Wrong("M7", WARNING, whole.place, message, remedy, (whole.text, "\n".join(rows)))
        return
    if len(lines) < _FEWEST_LINES and not any(any(map(str.isdigit, line.text)) for line in lines[1:]):
        return
    if len(lines) >= _FEWEST_LINES and is_military(lines[-2].text) and code_of(lines[-1].text, store) not in ("", "US"):
        yield _no_country_there(lines.pop(), lines[-1].text, home)
    elif is_country(lines[-1], code, store):
        yield from _check_country_line(lines.pop(), code, home, store)
    elif len(lines) >= _FEWEST_LINES and _is_no_country(lines, store):
        yield _no_country(lines.pop(), store)
    if known(code or home) and len(lines) > _FEWEST_LINES and not _is_eastern(lines):
        yield from find_below_town(lines, code or home, language, store)
    if wrong := _count_digits(lines):
        yield wrong
    elif known(code or home):
        yield from _check_code(lines if _is_eastern(lines) else lines[1:], code or home, store)
        yield from check_order(lines, code or home, language, store)


def _split(line: Written) -> tuple[Written, list[str]] | None:
    """A line with what it would be as several, where each is certain."""
    first, comma, rest = line.text.partition(",")
    if not comma or not any(map(str.isdigit, first if "," not in rest else line.text)):
        return None  # the usual `Salem, OR 97301` is one line
    if not any(map(_may_have_code, rest.split(","))):
        return None  # so is `1200 Main Street, Suite 400`
    from stationery.reading.one_line import split_street  # 1.2 ms

    rows = split_street(line.text)
    return (line, rows) if rows else None


def _may_have_code(piece: str) -> bool:
    """Whether a piece may have a postal code: four digits, or a word with letters and digits, as in `SW1A 1AA`."""
    if sum(map(str.isdigit, piece)) >= _FEWEST_DIGITS:
        return True
    return any(any(map(str.isdigit, word)) and not word.isdigit() for word in piece.split())


def _check_second_person(lines: list[Written], language: Language, store: Store) -> Iterator[Wrong]:
    """Two names without titles, one below the other: the second one may be a person or anything else."""
    if len(lines) <= _FEWEST_LINES or any("." in line.text.partition(" ")[0] for line in lines[:2]):
        return
    if not all(_TWO_WORDS.fullmatch(line.text) for line in lines[:2]) or lines[0].text.startswith("The "):
        return  # The Mayor, above City Hall, is nobody's name
    if any(is_organization(line.text, language) for line in lines[:2]) or len(lines[2].text.split()) == 1:
        return
    if not any(map(str.isdigit, lines[2].text)) or recognize_name(lines[0].text, language, store).titles:
        return
    second = lines[1]
    message = f"is {second.text!r} a second person? The salutation names only the first line"
    remedy = "write both on the first line, joined by `and`, or each with a title; or write the `salutation:` yourself"
    yield Wrong("M7", WARNING, second.place, message, remedy)


def _check_country_line(line: Written, code: str, home: str, store: Store) -> Iterator[Wrong]:
    """An abbreviated country; and one whose name isn't English, as the post that takes the letter in wants it."""
    abbreviated = sum(map(str.isalpha, line.text)) <= _LONGEST_CODE
    post = _ENGLISH_POSTS.get(home, "")
    if code == home or not (abbreviated or post):
        return
    from stationery.catalog.country_names import code_by_name, country_names  # 0.3 ms

    names = country_names(store, "en")
    whole = (names.printed.get(code, code) if names else code).upper()
    if abbreviated:
        message = f"{line.text!r} abbreviates the country; write its full name for the post"
    elif code_by_name(store, line.text.strip(), "en") != code:
        message = f"{post} wants {whole} as the country, not {line.text!r}"
    else:
        return
    yield Wrong("M7", WARNING, line.place, message, f"write {whole}", (line.text, whole))


def _is_no_country(lines: list[Written], store: Store) -> bool:
    """Whether a last line stands where the country does: it has no digit, and the line above ends an address."""
    last, above = lines[-1].text, lines[-2].text
    if any(map(str.isdigit, last)) or ":" in last or not any(map(str.isalpha, last)):
        return False
    if not _LIKE_A_CODE.search(above) or _STREET_END.search(above) or region("US", last.strip()):
        return False
    return not may_end_address(last, store)


def _no_country(line: Written, store: Store) -> Wrong:
    from stationery.catalog.country_names import country_names  # 0.3 ms

    names = country_names(store, "en")
    folded = {name.casefold(): name for name in names.printed.values()} if names else {}
    hint = did_you_mean(line.text.casefold(), folded)
    near = next((name for fold, name in folded.items() if f"'{fold}'" in hint or f'"{fold}"' in hint), "")
    remedy = f"did you mean {near!r}?" if near else "write the country's English name as the last line"
    return Wrong("M7", WARNING, line.place, f"no country is called {line.text!r}; it is printed as typed", remedy)


def _no_country_there(line: Written, above: str, home: str) -> Wrong:
    """The country where a base is, below an address that the post of the United States carries as its own."""
    message = (
        f"{above!r} is a US address wherever it is; {line.text!r} below it sends the mail to another country's post"
    )
    remedy = f"leave out {line.text}" if home == "US" else f"write UNITED STATES instead of {line.text}"
    return Wrong("M7", WARNING, line.place, message, remedy)


_TOWN_AND_CODE = late(r"(?P<town>[^\W\d][^\d,]*?),?\s+(?P<code>\d{5}(?:-\d{4})?)")
_CODE_ALONE = late(r"\d{5}(?:-\d{4})?")


def _find_parted_town(lines: list[Written]) -> Wrong | None:
    """A United States address whose town has no state in its line, or has it and the ZIP code in lines of their own."""
    last, above = lines[-1], lines[-2] if len(lines) > 1 else None
    if above and _CODE_ALONE.fullmatch(last.text):
        alone = region("US", above.text.strip()) and len(lines) >= _FEWEST_LINES
        town = f"{lines[-3].text.rstrip(',')}, {above.text}" if alone else above.text
        message = f"{last.text!r} is on a line of its own; town, state, and ZIP code belong in one"
        return Wrong("M7", WARNING, last.place, message, f"write {town} {last.text}")
    match = _TOWN_AND_CODE.fullmatch(last.text)
    if match is None or any(region("US", words) for words in _endings(match["town"])):
        return None
    if found := find_state_slip(match["town"].rstrip(" ,"), match["code"]):
        message = f"{last.text!r}: {found.message}"
        return Wrong("M7", WARNING, last.place, message, found.remedy, (last.text, found.right))
    if near := _find_near_state(match["town"]):
        written, state = near
        proposal = f"{match['town'].rstrip(',').removesuffix(written).rstrip(' ,')}, {state.key} {match['code']}"
        message = f"{last.text!r}: no state is called {written!r}; it is printed as typed"
        remedy = f"if you mean {state.name}, write {proposal}"
        return Wrong("M7", WARNING, last.place, message, remedy, (last.text, proposal))
    message = f"{last.text!r} has no state; it is printed as typed"
    return Wrong("M7", WARNING, last.place, message, f"write {match['town']}, the state, and {match['code']}")


def _find_near_state(town: str) -> tuple[str, Region] | None:
    """The last words of a line below which a state is probably meant, and that one: `ilinois` is Illinois."""
    from difflib import get_close_matches  # 1.5 ms

    names = {each.name.casefold(): each for each in regions("US")}
    words = town.rstrip(" ,").replace(",", ", ").split()
    for count in (2, 1):
        written = " ".join(words[-count:])
        near = get_close_matches(written.casefold(), names, 1, _NEAR) if len(words) > count else []
        if near:
            return written, names[near[0]]
    return None


_NEAR = 0.85
"""The share of letters that are alike."""


def _endings(town: str) -> list[str]:
    """The last one, two, and three words of a line, any of which may be a state."""
    words = town.replace(",", " ").replace(".", "").split()
    return [" ".join(words[-count:]) for count in (1, 2, 3)]


def _count_digits(lines: list[Written]) -> Wrong | None:
    """A Japanese postal code, which follows its mark, with more or fewer than seven digits."""
    for line in lines:
        if _POSTAL_MARK in line.text and (found := _JAPANESE.search(line.text)):
            digits = sum(map(str.isdigit, found[1]))
            if digits != _JAPANESE_DIGITS:
                message = f"{found[0].strip()}: a Japanese postal code has {_JAPANESE_DIGITS} digits, this has {digits}"
                message += "; it is printed as typed"
                return Wrong("M1", WARNING, line.place, message, "look it up", no_code=True)
    return None


def _check_code(lines: list[Written], code: str, store: Store) -> Iterator[Wrong]:
    """No postal code in the last lines, or one that its country has not; or the lines of two addresses."""
    form = fact(code, "zip")
    if not form or "Z" not in fact(code, "require") or not lines:
        return
    recognized = recognition(store, code)
    pattern = recognized.line if recognized and recognized.line else line_of(code)
    matches = [(line, pattern.fullmatch(line.text)) for line in lines] if pattern else []
    towns = [line for line, match in matches if match and match.groupdict().get("postal_code", "-")]
    # In East Asian characters, an address goes from the largest part to the smallest, and may begin with the code.
    near = lines if _is_eastern(lines) else lines[-2:]
    if len(towns) > 1:
        message = f"{towns[0].text!r} and {towns[1].text!r} both look like the last line of an address"
        yield Wrong(
            "M7", WARNING, towns[1].place, message, "give one address; make a separate letter or envelope for each"
        )
    recognizes = pattern.fullmatch(towns[0].text) if pattern and towns and towns[0] in near else None
    if recognizes and (written := recognizes.groupdict().get("postal_code")):
        yield from _tell_small_code(towns[0], written)
        return
    parted = _find_parted_town(lines) if code == "US" else None
    if parted:
        yield parted
        return
    first = any(row.startswith(("%Z", f"{code}-%Z")) for row in fact(code, "fmt").split("%n"))
    whole = re.compile(rf"(?<![\w-])(?:{code}-)?(?:{form})(?![\w-])", re.IGNORECASE)
    for line in near:
        found = whole.search(line.text)
        if found and (first or found.start() or found.end() == len(line.text)):
            yield from _tell_small_code(line, found[0])
            return
    last = lines[-1]
    name = "ZIP code" if fact(code, "zip_name_type") == "zip" or code == "US" else "postal code"
    if code == "US" and _is_street(last.text):
        message = f"the line with city, state, and ZIP code is missing below {last.text!r}"
        yield Wrong("M7", WARNING, last.place, message, "add it, such as Salem, OR 97301")
        return
    odd = re.search(r"^(?:[A-Z]{1,3}-)?\d[\d-]+(?= )" if first else r"(?<![\w-])\d[\d-]+$", last.text)
    if odd and len(lines) > 1:
        message = f"{last.text!r}: {odd[0]} is not a {name} in {country_words(code)}; it is printed as typed"
        remedy = "look it up, or add the country as the last line"
        yield Wrong("M1", WARNING, last.place, message, remedy, part="postal_code", no_code=True)
        return
    proposal = _with_figures(last.text) if code == "US" else ""
    if proposal:
        message = f"{last.text!r}: the ZIP code has a letter in it; it is printed as typed"
        yield Wrong(
            "M1", WARNING, last.place, message, f"write {proposal}", (last.text, proposal), "postal_code", no_code=True
        )
        return
    if _LIKE_A_CODE.search(last.text) and not _STREET_END.search(last.text):
        message = f"{last.text!r} does not look like the last line of an address in {country_words(code)}"
        yield Wrong("M7", WARNING, last.place, message, "if the address is abroad, add the country as the last line")
        return
    yield Wrong(
        "M7", WARNING, last.place, f"this address has no {name}", "look it up, and add it to the line of the town"
    )


def _tell_small_code(line: Written, code: str) -> Iterator[Wrong]:
    """A postal code such as `ls1 4ap`, which posts want in capitals."""
    capitals = code.upper()
    if code != capitals:
        message = f"the postal code {code} is in small letters; it is printed as typed"
        yield Wrong("M7", WARNING, line.place, message, f"write {capitals}", (code, capitals))


def _is_street(line: str) -> bool:
    """Whether a last line is a street's in the United States: a number, and how a street or its unit ends."""
    return any(map(str.isdigit, line)) and bool(_STREET_END.search(line) or _US_STREET.fullmatch(line))


def _is_eastern(lines: list[Written]) -> bool:
    return any(map(is_east_asian, "".join(line.text for line in lines)))


def _with_figures(line: str) -> str:
    """A line whose ZIP code has an O for a zero, or an I or l for a one, with figures; empty if it has none."""
    head, _, code = line.rpartition(" ")
    figures = code.translate(_LETTERS_FOR_FIGURES)
    alike = len(code) == _ZIP and figures.isdecimal() and sum(map(str.isdigit, code)) >= _FEWEST_FIGURES
    return f"{head} {figures}" if alike and figures != code else ""


def _show(text: str) -> str:
    return "".join(letter if letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in text)
