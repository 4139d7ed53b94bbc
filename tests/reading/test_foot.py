"""The foot of a sheet as it is written: columns, labels, and IBANs, which are checked and grouped."""

from __future__ import annotations

import pytest

from stationery.model.errors import SourceError
from stationery.model.foot import Foot
from stationery.model.iban import group_iban
from stationery.reading.letters import read_letter
from stationery.reading.profile import Profile, read_profile, write_profile


def read(words: str) -> Foot:
    foot = read_letter(f"---\nletterhead:\n  name: ruled\n  foot: {words}\n---\nHello.\n", "ann.md").choices.foot
    assert foot
    return foot


def rows(foot: Foot) -> list[list[tuple[str, str]]]:
    return [[(line.label, line.text.text) for line in column] for column in foot.columns]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("[[Sitz: Hamburg, HRB 123]]", [[("Sitz", "Hamburg"), ("", "HRB 123")]]),
        ("\n    - |\n      Sitz: Ulm\n\n      HRB 1\n    - Mo-Fr", [[("Sitz", "Ulm"), ("", "HRB 1")], [("", "Mo-Fr")]]),
        ("{Sitz: Hamburg, USt-IdNr.: DE1}", [[("Sitz", "Hamburg"), ("USt-IdNr.", "DE1")]]),
        ("Hours 9-5", [[("", "Hours 9-5")]]),
        ("'Sitz: Ulm; HRB 1; Mo-Fr;'", [[("Sitz", "Ulm"), ("", "HRB 1"), ("", "Mo-Fr")]]),
        ("['HRB 1; Mo-Fr', [A; B]]", [[("", "HRB 1"), ("", "Mo-Fr")], [("", "A; B")]]),
        ("[[IBAN: DE89370400440532013000]]", [[("IBAN", "DE89 3704 0044 0532 0130 00")]]),
        ("[[IBAN gb82west12345698765432]]", [[("", "IBAN GB82 WEST 1234 5698 7654 32")]]),
        ("[['Konto: DE89370400440532013000']]", [[("Konto", "DE89 3704 0044 0532 0130 00")]]),
        ("[['Bank: IBAN DE89370400440532013000']]", [[("Bank", "IBAN DE89 3704 0044 0532 0130 00")]]),
        ("[['Volksbank, IBAN DE89370400440532013000, BIC COLSDE33']]",
         [[("", "Volksbank, IBAN DE89 3704 0044 0532 0130 00, BIC COLSDE33")]]),
        ("[[IBAN DE89 3704 0044 0532 0130 00 BIC COLSDE33]]",
         [[("", "IBAN DE89 3704 0044 0532 0130 00 BIC COLSDE33")]]),
        ("[[NO9386011117947 / GB82WEST12345698765432]]",
         [[("", "NO93 8601 1117 947 / GB82 WEST 1234 5698 7654 32")]]),
        ("[['USt-IdNr.: DE123456789', 'Gläubiger-ID: DE98ZZZ09999999999', SE123456789001]]",
         [[("USt-IdNr.", "DE123456789"), ("Gläubiger-ID", "DE98ZZZ09999999999"), ("", "SE123456789001")]]),
        ("{sheets: all, columns: [[A], [B]]}", [[("", "A")], [("", "B")]]),
    ],
)  # fmt: skip
def test_columns_of_lines(words: str, found: list[list[tuple[str, str]]]) -> None:
    assert rows(read(words)) == found


@pytest.mark.parametrize(
    ("iban", "told"),
    [
        ("DE89370400440532013001", "has a typing mistake: its check digits don't match"),
        ("DE8937040044053201300", "has 21 characters; one of DE has 22"),
        ("DE8", "isn't an IBAN"),
        ("ABCD", "isn't an IBAN"),
    ],
)
def test_a_wrong_iban_is_told_where_it_stands(iban: str, told: str) -> None:
    with pytest.raises(SourceError, match=told) as fault:
        read(f"[[IBAN: {iban}]]")
    assert fault.value.place and fault.value.place.line == 4


@pytest.mark.parametrize(
    "line",
    [
        "Konto: DE89370400440532013001",
        "Bankverbindung: IBAN DE89370400440532013001",
        "IBAN DE89 3704 0044 0532 0130 01 · BIC COLSDE33",
        "Sparkasse DE89 3704 0044 0532 0130 01",
        "IBAN DE89 3704 0044 0532 0130 0, BIC COLSDE33",
        "Konto: DE8937040044053201300",
    ],
)
def test_a_wrong_iban_is_told_wherever_in_a_line_it_stands(line: str) -> None:
    with pytest.raises(SourceError, match=r"the IBAN 'DE.* (has a typing mistake|has 21 characters)") as fault:
        read(f"['{line}']")
    assert "BIC" not in fault.value.message


@pytest.mark.parametrize(
    "iban", ["AT611904300234573201", "CH9300762011623852957", "NO9386011117947", "FR14 2004 1010 0505 0001 3M02 606"]
)
def test_ibans_of_other_countries(iban: str) -> None:
    assert group_iban(iban).replace(" ", "") == iban.replace(" ", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [("[[A], [B], [C], [D], [E]]", "the foot has 5 columns; it can have 4"), ("[]", "the foot has no lines"),
     ("{columns: [[A]], sheets: some}", "some"), ("{sheets: all}", "the foot has no lines"),
     ("{colums: [[A]]}", "unknown key 'colums'\n  did you mean 'columns'")],
)  # fmt: skip
def test_what_is_no_foot_is_told(words: str, told: str) -> None:
    with pytest.raises(SourceError) as fault:
        read(words)
    assert told in str(fault.value)


def test_a_profile_is_written_as_it_is_read(tmp_path: object) -> None:
    foot = "{sheets: all, columns: [[Sitz: Ulm, B], [C]]}"
    text = f"name: Ann Lee\nletterhead: {{logo: /a/b.svg, height: 12mm, alt: A mark, foot: {foot}}}\n"
    first = read_profile(text, "/home/ann/profile.yaml")
    again = read_profile(write_profile(Profile(first.sender, first.choices)), "/home/ann/profile.yaml")
    assert first.choices.foot and again.choices.foot and first.choices.logo and again.choices.logo
    assert rows(again.choices.foot) == rows(first.choices.foot) and again.choices.foot.sheets == "all"
    assert (again.choices.logo.path, again.choices.logo.height) == (first.choices.logo.path, first.choices.logo.height)
