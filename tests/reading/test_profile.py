"""The profile: written and read back without a loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stationery.data.yaml import read_table
from stationery.model.errors import Several, StationeryError
from stationery.model.letter import Choices, Party, Signature, Written
from stationery.reading.profile import Profile, quote, read_profile, sign_profile, write_profile

TRAPS = ["NO", "02134", "yes: no", 'a "b" c', "it's", "a # b", "#a", "&a", "*a", "- a", "? a", "@a", "`a`", "%a", "!a",
         "[a]", "{a}", "|", ">", "~", "null", "1e3", "14:30", "a:", "\\", "a\\nb", "Łódź", "Ελλάδα", "12½ Elm", "= a",
         "---", "...", "a\u00a0b", "O’Brien", "x,", "<<", "ÿ\u0301", "😀", "yes"]  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_traps_survive(trap: str) -> None:
    profile = Profile(Party(name=trap, region=trap, street=(trap, "b")))
    sender = read_profile(write_profile(profile), "f").sender
    assert (sender.name, sender.region, sender.street) == (trap, trap, (trap, "b"))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_quoting(text: str) -> None:
    node = read_table(f"a: {quote(text)}\nb:\n  - {quote(text)}\n", "f").node("a")
    assert getattr(node, "text", None) == text


def test_plain_text_stays_plain() -> None:
    party = Party(name="Ann Lee", street=("12 Elm Street",), locality="Salem", email="ann@lee.example")
    profile = Profile(party, Choices(paper=Written("letter"), justify=False))
    assert write_profile(profile) == (
        'name: Ann Lee\nstreet:\n  - "12 Elm Street"\nlocality: Salem\nemail: ann@lee.example\n'
        "paper: letter\njustify: no\n"
    )


@pytest.mark.parametrize("word", ["NO", "yes", "Null", "off"])
def test_words_that_other_readers_type_are_quoted(word: str) -> None:
    assert quote(word) == f'"{word}"'


def test_lines_survive() -> None:
    profile = Profile(Party(lines=(Written("Ann Lee"), Written("Elm: 12")), email="a@b.cd"))
    sender = read_profile(write_profile(profile), "f").sender
    assert [line.text for line in sender.lines] == ["Ann Lee", "Elm: 12"]
    assert sender.email == "a@b.cd"


def test_choices() -> None:
    choices = read_profile("name: Ann\npaper: a4\nlang: de\nenvelope: dl\nfont: X\nletterhead: plain\n", "f").choices
    assert [choices.paper.text, choices.language.text, choices.envelope.text] == ["a4", "de", "dl"]
    assert choices.paper.place is not None


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["f:1: 'name' is missing"]),
        ("email: a@b.cd", ["f:1:1: 'name' is missing"]),
        ("name: Ann\npapr: a4", ["f:2:1: unknown key 'papr'"]),
        ("nmae: Ann\nemail: x\njustify: z", [
            "f:1:1: 'name' is missing",
            "f:1:1: unknown key 'nmae'",
            "f:2:8: email: 'x' isn't an e-mail address",
            "f:3:10: justify: 'z' isn't yes or no",
        ]),
    ],
)  # fmt: skip
def test_faults(text: str, faults: list[str]) -> None:
    with pytest.raises(StationeryError) as caught:
        read_profile(text, "f")
    found = caught.value.faults if isinstance(caught.value, Several) else (caught.value,)
    assert sorted(str(fault).split("\n")[0] for fault in found) == faults


def test_keys_in_any_case_and_a_signature_that_stands_there_is_replaced() -> None:
    text = "Name: Ann Lee\nPostal Code: '97301'\nSignature: old.png\nPaper: a4\n"
    read = read_profile(text, "p.yaml")
    assert (read.sender.name, read.sender.postal_code, read.choices.paper.text) == ("Ann Lee", "97301", "a4")
    changed = sign_profile(text, "p.yaml", Signature(Written("new.png")))
    assert changed == text.replace("Signature: old.png", "signature: new.png")
