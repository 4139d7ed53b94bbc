"""The Intelligent Mail barcode: the published examples, what is refused, and a second opinion."""

from __future__ import annotations

import random
import shutil
import subprocess

import pytest

from stationery.model.errors import SourceError
from stationery.postal.imb import BARS, ROUTINGS, encode

TRACKING = "01234567094987654321"

PUBLISHED = [
    ("", "ATTFATTDTTADTAATTDTDTATTDAFDDFADFDFTFFFFFTATFAAAATDFFTDAADFTFDTDT"),
    ("01234", "DTTAFADDTTFTDTFTFDTDDADADAFADFATDDFTAAAFDTTADFAAATDFDTDFADDDTDFFT"),
    ("012345678", "ADFTTAFDTTTTFATTADTAAATFTFTATDAAAFDDADATATDTDTTDFDTDATADADTDFFTFA"),
    ("01234567891", "AADTFFDFTDADTAADAATFDTDDAAADDTDTTDAFADADDDTFFFDDTTTADFAAADFTDAADA"),
]
"""USPS-B-3200, its examples."""


@pytest.mark.parametrize(("routing", "bars"), PUBLISHED, ids=lambda each: str(len(each)))
def test_the_published_examples(routing: str, bars: str) -> None:
    assert encode(TRACKING, routing) == bars


@pytest.mark.parametrize(
    ("tracking", "routing", "told"),
    [
        ("0123456709498765432", "", "the tracking code has 19 digits, but it needs 20"),
        ("", "", "the tracking code has 0 digits, but it needs 20"),
        (TRACKING + "0", "", "the tracking code has 21 digits, but it needs 20"),
        ("05234567094987654321", "", "the tracking code's second digit is 5, but it can be at most 4"),
        ("0123456709498765432x", "", "the tracking code '0123456709498765432x' has characters other"),
        ("０1234567094987654321", "", "has characters other than the digits"),
        (TRACKING, "1234", "the routing code has 4 digits, but it needs 0, 5, 9 or 11"),
        (TRACKING, "0123456789", "the routing code has 10 digits"),
        (TRACKING, "62701-1234", "the routing code '62701-1234' has characters other"),
    ],
)
def test_what_is_refused(tracking: str, routing: str, told: str) -> None:
    with pytest.raises(SourceError) as raised:
        encode(tracking, routing)
    assert told in raised.value.message


def test_the_least_and_the_greatest_codes_differ_in_each_digit() -> None:
    found = {encode(t, r) for t in ("0" * 20, "94" + "9" * 18) for r in ("", "00000", "99999", "0" * 9, "9" * 11)}
    assert len(found) == 10 and all(len(bars) == BARS and set(bars) <= set("FADT") for bars in found)


def codes(count: int) -> list[tuple[str, str]]:
    dice = random.Random(20261125)

    def digits(length: int) -> str:
        return "".join(dice.choice("0123456789") for _ in range(length))

    return [(digits(1) + dice.choice("01234") + digits(18), digits(dice.choice(ROUTINGS))) for _ in range(count)]


@pytest.mark.skipif(shutil.which("zint") is None, reason="zint is not installed (apt-get install zint)")
def test_zint_says_the_same_of_200_codes() -> None:
    told = codes(200)
    assert len(told) == 200
    for tracking, routing in told:
        assert encode(tracking, routing) == _by_zint(tracking, routing)


def _by_zint(tracking: str, routing: str) -> str:
    """Its text shows three rows of bits, in which every second one is a bar's: what is above, the trackers, below."""
    data = tracking + (f"-{routing}" if routing else "")
    command = ["zint", "--barcode=USPS_IMAIL", f"--data={data}", "--direct", "--filetype=TXT"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    upper, middle, lower = (
        "".join(f"{int(digit, 16):04b}" for digit in row.replace(" ", ""))[: BARS * 2 : 2]
        for row in done.stdout.splitlines()
    )
    assert set(middle) == {"1"}
    return "".join("TDAF"[2 * int(high) + int(low)] for high, low in zip(upper, lower, strict=True))
