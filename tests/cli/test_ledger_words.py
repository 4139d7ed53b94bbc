"""What `stationery ledger` takes for one letter, for a name, and for a day; and how a record is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_ledger import at, rows, run

__all__ = ["at"]

_HEAD = "date,who,what,file,row id,posted,answered\n"


def ledger(*lines: str) -> None:
    Path("made.csv").write_text(_HEAD + "".join(f"2026-11-01,{line},,,,\n" for line in lines), "utf-8")


def posted() -> list[bool]:
    return [bool(row["posted"]) for row in rows()]


def test_labels_and_envelopes_are_no_mail_by_themselves() -> None:
    ledger("Al Fox,x: card", "Al Fox,x: label", "Bo Ray,x: label", "Bo Ray,x: envelope", "Cy Poe,x: label")
    run("ledger", "posted", "--all")
    assert posted() == [True, False, False, True, True]
    ledger("Al Fox,x: card", "Al Fox,x: card envelope", "Al Fox,x: label")
    run("ledger", "posted", "Fox")
    assert posted() == [True, False, False]
    assert run("ledger").stdout.splitlines()[2].split("  ")[-1] == "made Nov 1"


def test_an_e_mail_is_sent_and_one_reply_answers_both() -> None:
    ledger("Al Fox,x: letter", "Al Fox,x: e-mail", "Bo Ray,x: e-mail")
    assert "Left out 2 e-mails: row 3 (Al Fox), row 4 (Bo Ray)." in run("ledger", "posted", "--all").stderr
    done = run("ledger", "mailed", "--all", "--what", "EMAIL")
    assert "Recorded: Al Fox (x: e-mail), sent on Tuesday, November 3." in done.stderr and posted() == [True] * 3
    run("ledger", "answered", "Fox")
    assert [bool(row["answered"]) for row in rows()] == [True, True, False]


def test_posting_is_taken_back() -> None:
    ledger("Al Fox,x: letter", "Bo Ray,x: letter", "Cy Poe,x: letter")
    run("ledger", "posted", "Al", "--on", "2026-11-02")
    told = run("ledger", "posted", "--all").stderr
    assert "To take it back: stationery ledger unmailed --row 3-4\n" in told
    assert "Recorded: Cy Poe (x: letter), not mailed." in run("ledger", "unposted", "--row", "3-4").stderr
    assert posted() == [True, False, False]
    assert "no letter was mailed on Tuesday, November 3" in run("ledger", "unposted", "--all", code=3).stderr
    run("ledger", "unposted", "--all", "--on", "yesterday")
    assert not any(posted()) and "Nothing is mailed." in run("ledger", "unposted", "Al").stderr
    run("ledger", "unposted", "Al", "--on", "today", code=2)


@pytest.mark.parametrize(("text", "who"), [("jose", "José Díaz"), ("DÍAZ", "José Díaz"), ("soren", "Søren Ek")])
def test_names_are_found_without_their_accents(text: str, who: str) -> None:
    ledger("José Díaz,x: letter", "Søren Ek,x: letter", "Ann Lee,x: letter")
    assert f"Recorded: {who} " in run("ledger", "posted", text).stderr


def test_a_day_in_figures(stranger: Path) -> None:
    ledger("Al Fox,x: letter")
    assert (
        "can mean two days\n  write 2026-11-02 or 2027-02-11"
        in run("ledger", "posted", "Al", "--on", "11/2", code=3).stderr
    )
    (stranger / "profile.yaml").write_text("name: Bo Chan\nstreet: 1 Oak Street\nlocality: Salem\ncountry: US\n")
    told = run("ledger", "posted", "Al", "--on", "12/1", code=3).stderr
    assert "'12/1' is Tuesday, December 1, which is still to come" in told
    told = run("ledger", "posted", "Al", "--on", "11/2").stderr
    assert "mailed on Monday, November 2." in told
    told = run("ledger", "answered", "Al", "--on", "2025-11-03", code=3).stderr
    assert "2025-11-03 is before the letter to Al Fox was mailed, on 2026-11-02\n  check the year" in told
