"""Turns tracking and routing digits into the 65 bars of the Intelligent Mail barcode (USPS-B-3200, Rev. H).

The digits become one number, the number ten characters of 13 bits with a check sequence spread over them, and the bits
the halves of bars: an upper one makes an ascender (A), a lower one a descender (D), both a full bar (F), none a
tracker (T).
"""

from __future__ import annotations

from functools import cache

from stationery.model.errors import SourceError

TRACKING = 20
ROUTINGS = (0, 5, 9, 11)
"""How many digits a routing code may have: none, ZIP, ZIP+4, and that with the delivery point."""

BARS = 65

_SECOND = 4
"""The greatest second digit of a barcode identifier: it is written in base 5."""

_CODEWORDS = (636, *[1365] * 8)
"""How many values the last codeword can take, and each one before it; the first takes the rest."""

_FIVE_OF_13, _TWO_OF_13 = 1287, 78
_ALL_BITS = 0x1FFF
_GENERATOR, _BEGIN, _CHECK_BITS = 0x0F35, 0x07FF, 11

_HALVES = """
    H2E3 B10A0 J12C8 F5G11 I9D1 A1F12 C5B8 E4J11 G3I10 D9H6 F11B4 I5C12 J10A2
    H1G7 D6E9 A3I6 G4C7 B1J9 H10F2 E0D8 G2A4 I11B0 J8D12 C6H7 F1E10 B12G9
    H3I0 F8J7 E6C10 D4A5 I4F7 H11B9 G0J6 A6E8 C1D2 F9I12 E11G1 J5H4 D3B2
    A7C0 B3E1 G10D5 I7J4 C11F6 A8H12 E2I1 F10D0 J3A9 G5C4 H8B7 F0E5 C3A10
    G12J2 D11B6 I8H9 F4A11 B5C2 J1E12 I3G6 H0D7 E7H5 A12B11 C9J0 G8F3 D10I2
"""
"""The character (A to J) and its bit behind each bar's lower half and its upper half, from left to right."""


def encode(tracking: str, routing: str = "") -> str:
    """The bars of 20 tracking digits and 0, 5, 9 or 11 routing digits, as letters F, A, D and T from left to right.

    Raises SourceError if they aren't digits, if there are too many or too few, or if the second is greater than 4.
    """
    _ensure_digits("tracking", tracking)
    _ensure_digits("routing", routing)
    if len(tracking) != TRACKING:
        hint = (
            "2 for the barcode identifier, 3 for the service type, 6 or 9 for the mailer, 9 or 6 for the serial number"
        )
        raise SourceError(f"the tracking code has {len(tracking)} digits, but it needs {TRACKING}", hint=hint)
    if int(tracking[1]) > _SECOND:
        hint = "check the barcode identifier that the USPS assigned"
        raise SourceError(
            f"the tracking code's second digit is {tracking[1]}, but it can be at most {_SECOND}", hint=hint
        )
    if len(routing) not in ROUTINGS:
        hint = "give a ZIP Code (5), a ZIP+4 (9), a ZIP+4 with delivery point (11), or none"
        raise SourceError(f"the routing code has {len(routing)} digits, but it needs 0, 5, 9 or 11", hint=hint)
    number = _number(tracking, routing)
    check = _check_sequence(number)
    return _bars(_characters(_codewords(number, check), check))


def _ensure_digits(what: str, code: str) -> None:
    if code and not (code.isascii() and code.isdigit()):
        raise SourceError(f"the {what} code {code!r} has characters other than the digits 0 to 9", hint="remove them")


def _number(tracking: str, routing: str) -> int:
    """Shorter routings come first in the count of all, so that each has numbers of its own."""
    begin = 1 + sum([10**length for length in (5, 9) if length < len(routing)])
    number = int(routing) + begin if routing else 0
    number = (number * 10 + int(tracking[0])) * 5 + int(tracking[1])
    return number * 10**18 + int(tracking[2:])


def _check_sequence(number: int) -> int:
    """The remainder of the number's 102 bits by the generator, 11 bits."""
    check = _BEGIN
    for place in range(101, -1, -1):
        carried = (check >> (_CHECK_BITS - 1)) ^ (number >> place & 1)
        check = check << 1 & (1 << _CHECK_BITS) - 1
        if carried:
            check ^= _GENERATOR & (1 << _CHECK_BITS) - 1
    return check


def _codewords(number: int, check: int) -> list[int]:
    """Ten of them, from first to last; the first tells the check sequence's highest bit, the last is doubled."""
    codewords = []
    for values in _CODEWORDS:
        number, rest = divmod(number, values)
        codewords.append(rest)
    codewords.append(number)
    codewords.reverse()
    codewords[-1] *= 2
    if check >> (_CHECK_BITS - 1):
        codewords[0] += 659
    return codewords


def _characters(codewords: list[int], check: int) -> list[int]:
    """Each codeword as 13 bits, of which 5 or 2 are set; turned around where the check sequence has a bit."""
    table = (*_of_13(5, _FIVE_OF_13), *_of_13(2, _TWO_OF_13))
    return [table[word] ^ (_ALL_BITS if check >> place & 1 else 0) for place, word in enumerate(codewords)]


@cache
def _of_13(bits: int, count: int) -> tuple[int, ...]:
    """All numbers of 13 bits with so many set: pairs that mirror each other first, then palindromes, downward."""
    pairs, alone = [], []
    for number in range(1 << 13):
        mirrored = int(f"{number:013b}"[::-1], 2)
        if number.bit_count() == bits and mirrored >= number:
            if mirrored == number:
                alone.append(number)
            else:
                pairs += [number, mirrored]
    patterns = (*pairs, *reversed(alone))
    assert len(patterns) == count
    return patterns


def _bars(characters: list[int]) -> str:
    bars = []
    for halves in _HALVES.split():
        letter = next(place for place in range(1, len(halves)) if halves[place].isalpha())
        lower, upper = (
            characters[ord(half[0]) - ord("A")] >> int(half[1:]) & 1 for half in (halves[:letter], halves[letter:])
        )
        bars.append("TDAF"[lower + 2 * upper])
    return "".join(bars)
