"""A merge that comes after others: which things each row has got, what changed since, and runs at the same time."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stationery.data.turns import Span, Turns
from tests.cli.test_ledger import ANN, BOB, EVA, HEAD, NOTE, at, merge, pages, rows, run
from tests.cli.test_ledger import _start as start

__all__ = ["at"]

INVITED = NOTE.replace("kind: thank-you\noccasion: wedding\n", "")


def guests(*people: str) -> None:
    Path("guests.csv").write_text(HEAD + "".join(people))


def test_the_ids_of_an_earlier_version_are_told_as_such() -> None:
    """It had nothing but the id, made of other words: nobody can tell whether the letter is the same."""
    merge("--letters")
    made = Path("made.csv").read_text("utf-8-sig")
    ids = [row["row id"] for row in rows()]
    for number, id in enumerate(ids):
        made = made.replace(id, f"{'abcd'[number] * 20}")
    Path("made.csv").write_text(made)
    done = merge("--letters", "-n")
    assert "for Ms. Ann Lee, Mr. Bob Ray, and Dr. Eva Stone, and a ledger of an earlier version" in done.stderr
    assert "can't tell whether words and options are the same, so it is made again\n  mail only one" in done.stderr
    assert "so it is left out\n" in merge("--letters", "--skip-changed").stderr


def test_a_row_that_changed_is_told_by_name_and_made_again(at: Callable[[str], None]) -> None:
    merge("--letters")
    run("ledger", "posted", "Bob")
    at("2026-11-04")
    guests(ANN, BOB.replace("a book", "two books"), EVA.replace("Eva", "Ewa").replace("3 Elm", "3 Oak"))
    told = merge("--letters", "-n").stderr
    assert (
        "guests.csv: row 3 (Mr. Bob Ray) was made and mailed on November 3, 2026; since then Gift (now 'two books')"
        " has changed, so it is made again\n"
    ) in told
    done = merge("--letters", "--skip-changed")
    assert "'two books') has changed, so it is left out\n  without --skip-changed, a new one is made\n" in done.stderr
    assert "Ewa Stone" in pages(done.stdout.strip())[0] and len(rows()) == 4  # two cells differ: somebody else
    done = merge("--letters")
    assert "the first was already mailed; --skip-changed leaves it out" in done.stderr
    assert len(pages(done.stdout.strip())) == 1
    assert "changed" not in merge("--letters").stderr
    merge("--letters", "--row", "3", "--again")
    assert "Mr. Bob Ray    note: letter  made Nov 4  made again Nov 4\n" in run("ledger").stdout
    guests(ANN, BOB, EVA)
    assert "row 3 (Mr. Bob Ray) was made on November 4, 2026; since then Gift (now" in merge("--letters").stderr


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((ANN,), (ANN.replace("Ann", "Anne"),), "row 2 (Ms. Anne Lee) was made on November 3, 2026; since then First"),
        ((ANN,), (ANN.replace("1 Elm St", "5 Oak St").replace("97301", "97302"),), "Street (now '5 Oak St'), ZIP (now"),
        ((ANN,), (ANN.replace(",\n", ",x\n"),), ""),
        ((ANN,), (ANN, ANN.replace("1 Elm", "5 Elm")), ""),  # another of the same name
        ((ANN,), (ANN, ANN.replace("a vase", "a cup")), ""),  # a second gift
        ((ANN, BOB), (ANN, BOB.replace("Bob", "Tim").replace("Ray", "Poe")), ""),  # who lives there now
        (
            (ANN, BOB),
            (ANN, BOB.replace("Bob", "Bop").replace("Ray", "Rays")),
            "since then First Name (now 'Bop'), Last",
        ),
        ((ANN, BOB), (ANN, BOB.replace("Ray", "Poe")), "since then Last Name (now 'Poe') has changed"),
        ((ANN,), (ANN, ANN.replace("Ann", "Tom")), ""),  # who lives there, too
    ],
)
def test_only_a_row_that_the_list_no_longer_has_has_changed(
    before: tuple[str, ...], after: tuple[str, ...], told: str
) -> None:
    guests(*before)
    merge("--letters")
    guests(*after)
    done = merge("--letters", "-n").stderr
    assert told in done if told else "since then" not in done
    assert told in merge("--letters", "--row", str(len(after) + 1), "-n").stderr


def test_new_words_are_told_once_for_all_and_may_be_left_out() -> None:
    guests(ANN, BOB)
    merge("--letters")
    Path("note.md").write_text(NOTE.replace("so much", "very much"))
    guests(ANN, BOB, EVA)
    message = (
        "'note' was made on November 3, 2026 with other words or options for Ms. Ann Lee and Mr. Bob Ray, so it is"
    )
    done = merge("--letters", "--skip-changed")
    assert f"{message} left out" in done.stderr and len(pages(done.stdout.strip())) == 1
    assert f"{message} made again" in merge("--letters").stderr


def test_things_are_told_apart(at: Callable[[str], None]) -> None:
    guests(ANN, BOB)
    merge("--letters", "--envelopes")
    for some in (["--letters"], ["--envelopes"]):
        assert "Left out Ms. Ann Lee and Mr. Bob Ray: already made on" in merge(*some).stderr
    at("2026-11-04")
    guests(ANN, EVA, BOB)
    merge("--letters", "-o", "eva.pdf")
    done = merge("--letters", "--envelopes", "--labels", "avery-5160")
    assert done.stdout.split() == ["note-guests-2-envelopes.pdf", "note-guests-2-labels.pdf"]
    assert "For Ms. Ann Lee and Mr. Bob Ray, letters and envelopes were already made on Tuesday" in done.stderr
    assert "For Dr. Eva Stone, letters were already made on Wednesday, November 4; only envelopes and" in done.stderr
    assert "The files don't match one by one: they have 1 envelope and 3 labels, each in the order" in done.stderr
    assert [(row["who"][4:7], row["what"]) for row in rows()[2:]] == [
        ("Eva", "note: letter"),
        ("Ann", "note: label"),
        ("Eva", "note: envelope, label"),
        ("Bob", "note: label"),
    ]
    assert rows()[4]["file"] == "note-guests-2-envelopes.pdf; note-guests-2-labels.pdf"
    assert len(pages("note-guests-2-envelopes.pdf")) == 1
    assert "already made" in merge("--letters", "--envelopes", "--labels", "avery-5160").stderr
    assert len(pages(merge("--cards", "--envelopes").stdout.split()[1])) == 3  # of another size


def test_cards_and_their_envelopes_alone() -> None:
    Path("note.md").write_text(NOTE.replace("thank-you", "note"))
    merge("--cards")
    assert merge().stdout == "note-guests-cards-envelopes.pdf\n"
    assert {row["what"] for row in rows()[3:]} == {"note: card envelope"}
    assert merge("--envelopes").stdout == ""
    merge("--letters", "--envelopes")
    assert rows()[-1]["what"] == "note: letter, envelope"


@pytest.mark.parametrize("workers", [(), ("--workers", "2")])
def test_only_what_is_missing_of_files_of_their_own(workers: tuple[str, ...]) -> None:
    if workers and not hasattr(os, "fork"):
        pytest.skip("this system can't copy a process")
    Path("note.md").write_text(INVITED)
    merge("--letters", "--each", "out", "--row", "2")
    before = os.stat("out/Ms. Ann Lee.pdf")
    os.rename("out/Ms. Ann Lee.pdf", "out/Ms. Ann Lee-letter.pdf")
    done = merge("--letters", "--envelopes", "--each", "out", *workers)
    assert len(done.stdout.split("\n")) == 6 and not os.path.exists("out/Ms. Ann Lee.pdf")
    assert os.stat("out/Ms. Ann Lee-letter.pdf").st_mtime == before.st_mtime
    assert [(row["what"], row["file"], row["answered"]) for row in rows()[1:3]] == [
        ("note: envelope", "out/Ms. Ann Lee-envelope.pdf", ""),
        ("note: letter, envelope", "out/Mr. Bob Ray.pdf; out/Mr. Bob Ray-envelope.pdf", ""),
    ]


def test_a_window_envelope_with_nothing_to_print_is_made_with_its_letter() -> None:
    Path("note.md").write_text(
        NOTE.replace("---\nThank", "envelope: us-9-double-window\nstyle: us-window-9\n---\nThank")
    )
    merge("--letters", "--envelopes")
    assert rows()[0]["what"] == "note: letter, plain envelope"
    assert "Left out" in merge("--letters", "--envelopes").stderr


def test_an_email_to_another_address_is_another_one() -> None:
    people = HEAD.replace("Status", "Email") + ANN.replace(",\n", ",ann@example.org\n")
    Path("guests.csv").write_text(people)
    merge("--letters", "--emails", "--each", "out")
    assert "already made" in merge("--letters", "--each", "out").stderr
    assert "already made" in merge("--emails", "--each", "out").stderr
    Path("guests.csv").write_text(people.replace("ann@", "lee@"))
    assert "already made" in merge("--letters", "--each", "out").stderr
    assert merge("--letters", "--emails", "--each", "out").stdout == "out/Ms. Ann Lee.eml\n"


def test_the_newest_of_several_files_is_looked_for(at: Callable[[str], None]) -> None:
    merge("--letters", "-o", "old.pdf")
    at("2026-11-04")
    merge("--letters", "--again", "-o", "new.pdf")
    lines = Path("made.csv").read_text().splitlines()
    Path("made.csv").write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n")  # sorted in a spreadsheet
    os.unlink("old.pdf")
    told = merge("--letters").stderr
    assert "not there any more" not in told and "already made on Wednesday, November 4" in told
    os.unlink("new.pdf")
    assert "new.pdf is not there any more." in merge("--letters").stderr


def test_all_that_are_posted_are_the_newest_that_go_by_mail(at: Callable[[str], None]) -> None:
    people = HEAD.replace("Status", "Email")
    lines = [each.replace(",\n", f",{each[4:7].lower()}@example.org\n") for each in (ANN, BOB, EVA)]
    Path("guests.csv").write_text(people + "".join(lines))
    merge("--letters")
    merge("--emails", "--each", "out", "--row", "2")
    at("2026-11-04")
    merge("--letters", "--again", "--row", "3")
    Path("guests.csv").write_text(people + "".join(lines).replace("a lamp", "a cup"))
    merge("--letters")
    done = run("ledger", "posted", "--all")
    assert "Left out 1 e-mail: row 5 (Ms. Ann Lee). --all --what e-mail marks them as sent.\n" in done.stderr
    assert (
        "Left out earlier copies: row 3 (Mr. Bob Ray), made again in row 6; row 4 (Dr. Eva Stone), made again in row 7."
        " --row marks one as mailed.\n"
    ) in done.stderr
    assert [bool(row["posted"]) for row in rows()] == [True, False, False, False, True, True]
    assert [line.split("  ")[-1] for line in run("ledger").stdout.splitlines()] == [
        "mailed Nov 4", "made again Nov 4", "made again Nov 4", "not sent", "mailed Nov 4", "mailed Nov 4",
    ]  # fmt: skip
    assert "All are mailed already." in run("ledger", "posted", "--all").stderr
    run("ledger", "posted", "--row", "3")


def test_of_several_things_what_is_mailed_is_said_to_be_and_a_label_is_no_letter() -> None:
    for each in (("--cards",), ("--letters",), ("--labels", "avery-5160")):
        merge(*each)
    run("ledger", "mailed", "--all")
    before = Path("made.csv").read_bytes()
    for what in ("card", "letter"):
        told = run("ledger", "mailed", "Ann Lee", "--what", what).stderr
        assert told == f"made.csv already says: Ms. Ann Lee (note: {what}), mailed on Tuesday, November 3.\n"
    assert run("ledger", "mailed", "Ann Lee").stderr.count("already says") == 2
    assert Path("made.csv").read_bytes() == before
    run("ledger", "mailed", "Ann Lee", "--what", "label")
    assert [row["what"] for row in rows() if row["posted"] and row["who"] == "Ms. Ann Lee"][-1] == "note: label"


@pytest.mark.parametrize(
    ("head", "due"),
    [
        ("kind: thank-you", False),
        ("kind: thank-you\ninterview: 2026-11-02 14:00", True),
        ("kind: note\noccasion: sympathy", False),
        ("kind: note\noccasion: interview", True),
        ("kind: follow-up", True),
        ("kind: withdrawal\nposition: Analyst", False),
        ("subject: Application", True),
    ],
)
def test_only_some_letters_expect_a_reply(at: Callable[[str], None], head: str, due: bool) -> None:
    Path("note.md").write_text(NOTE.replace("kind: thank-you\noccasion: wedding", head))
    merge("--letters", "--row", "2")
    run("ledger", "posted", "--all")
    at("2026-11-20")
    assert bool(run("ledger", "due").stdout) == due
    run("ledger", "answered", "Ann")
    assert rows()[0]["answered"] == "2026-11-20"


def test_a_stamp_belongs_to_the_envelope_of_its_row() -> None:
    Path("codes.txt").write_text("code 1MV5TER4\ncode 2MV5TER4\ncode 3MV5TER4\ncode 4MV5TER4\n")
    people = "name,street,zip,city,gift\nAnn Lee,Lindenweg 12,80331,München,a\nBob Ray,Am Markt 4,50667,Köln,b\n"
    Path("guests.csv").write_text(people, "utf-8")
    sender = "from: |\n  Erika Muster\n  Hauptstraße 3\n  10115 Berlin\n"
    Path("note.md").write_text(f"---\n{sender}language: de\nenvelope: c6\n---\nDanke für {{{{gift}}}}.\n", "utf-8")

    def used() -> list[str]:
        return [row["postage"] for row in rows()]

    merge("--envelopes", "--postage", "codes.txt", "--row", "2")
    done = merge("--letters", "--envelopes", "--postage", "codes.txt")
    assert used() == ["code 1MV5TER4", "", "code 2MV5TER4"] and "only letters are made now" in done.stderr
    merge("--letters", "--envelopes", "--postage", "codes.txt", "--again")
    assert used()[3:] == ["code 1MV5TER4", "code 2MV5TER4"]
    Path("guests.csv").write_text(people.replace(",b", ",c"), "utf-8")
    assert "since then gift (now 'c') has" in merge("--envelopes", "--postage", "codes.txt").stderr
    assert used()[5:] == ["code 3MV5TER4"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_merge_waits_for_another_of_the_same_rows_and_leaves_out_what_that_one_made(tmp_path: Path) -> None:
    """Two at once, however they meet, make each letter once; a killed one is no hindrance."""
    shutil.copy("guests.csv", "list.csv")
    runs = [start("merge", "note.md", "list.csv", "--letters", "--each", "out") for _ in range(3)]
    assert [each.wait() for each in runs] == [0, 0, 0]
    assert len(rows()) == 3 and len({row["row id"] for row in rows()}) == 3
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_merge_that_waits_says_so_once() -> None:
    told: list[object] = []

    class Enough(Exception):
        pass

    def wait(began: object) -> None:
        told.append(began)
        raise Enough

    one, other, third = Turns("x.lock"), Turns("x.lock"), Turns("x.lock")
    one.take([Span(1, 2, 10), Span(7)])
    with pytest.raises(Enough):
        other.take([Span(1, 10, 12)], wait)
    one.release()
    assert told == [None] and not os.path.exists("x.lock")
    third.take([Span(1, 10, 12)], wait)
    third.release()


HOLDS = """
import sys
from stationery.data.turns import Span, Turns
turns = Turns("x.lock")
turns.take([Span(1, 2, 10), Span(7)])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_who_holds_it_is_told_with_its_time_and_a_killed_one_holds_nothing() -> None:
    import subprocess

    from tests.cli.test_ledger import ROOT

    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS], env=os.environ | {"PYTHONPATH": str(ROOT)}, stdin=-1, stdout=-1, text=True
    )
    assert holder.stdout and holder.stdout.readline() == "held\n"
    apart = Turns("x.lock")
    apart.take([Span(1, 11, 20), Span(2)], lambda began: pytest.fail("other rows don't wait"))
    apart.release()
    assert os.path.exists("x.lock")
    told: list[float] = []

    def wait(began: object) -> None:
        told.append(abs(began.timestamp() - os.stat("x.lock").st_mtime))  # type: ignore[attr-defined]
        holder.kill()
        holder.wait()

    turns = Turns("x.lock")
    turns.take([Span(1, 5, 6)], wait)
    turns.release()
    assert told and told[0] < 600 and not os.path.exists("x.lock")


def test_what_was_mailed_is_told_where_it_is_made_again() -> None:
    guests(ANN, BOB)
    merge("--letters", "-o", "all.pdf")
    run("ledger", "posted", "Bob")
    assert "--again makes them again; 1 of them was already mailed.\n" in merge("--letters").stderr
    os.unlink("all.pdf")
    told = merge("--letters").stderr
    assert "all.pdf is not there any more.\nTo make these 2 again: --again --rows 2-3\n" in told
    done = merge("--letters", "--again", "-n")
    assert "1 of those made now was already mailed\n  without --again, a run leaves it out" in done.stderr
    guests(ANN.replace("a vase", "a cup"), BOB.replace("a book", "a cup"))
    assert "1 of them were already mailed" not in merge("--letters", "-n", "--row", "3").stderr
    assert "made now was already mailed" in merge("--letters", "--again", "-n").stderr
    assert "1 of them was already mailed; --skip-changed leaves out" in merge("--letters", "-n").stderr
    Path("note.md").write_text(NOTE.replace("so much", "very much"))
    done = merge("--letters", "-n")
    assert "for Ms. Ann Lee and Mr. Bob Ray (1 already mailed), so it is made again" in done.stderr


def test_one_recipient_is_no_them() -> None:
    guests(ANN)
    merge("--letters")
    assert "--again makes it again.\n" in merge("--letters").stderr
    run("ledger", "posted", "--all")
    assert "--again makes it again; it was already mailed.\n" in merge("--letters").stderr


def test_an_empty_ledger_and_an_empty_list_are_told() -> None:
    Path("made.csv").touch()
    guests()
    done = run("ledger", "show", "--list", "guests.csv", "--ledger", "made.csv")
    assert done.stderr == (
        "made.csv: this ledger has no letter yet.\n"
        "guests.csv: the list has headings and no rows\n  add a row below the headings\n"
    )
    assert run("ledger", "mailed", "--all").stderr == "made.csv: this ledger has no letter yet.\n"


def test_other_headings_and_another_spelling_are_no_change() -> None:
    guests(ANN, BOB)
    merge("--letters")
    head = "Title,First Name,Last Name,Address,Town,ST,Zip Code,Gift,Status\n"
    spelled = (ANN + BOB).replace("1 Elm St", "1 Elm Street").replace("2 Elm St", "2 Elm St.")
    for text in (HEAD + spelled, head + ANN + BOB):
        Path("guests.csv").write_text(text)
        done = merge("--letters")
        assert "Left out Ms. Ann Lee and Mr. Bob Ray: already made" in done.stderr and "changed" not in done.stderr
    Path("guests.csv").write_text(head + ANN.replace("1 Elm St", "1 Elm Road") + BOB.replace("a book", "a cup"))
    done = merge("--letters")
    assert done.stdout and "Left out" not in done.stderr


_COUPLE = (ANN.replace("Ms.", "Mrs."), ANN.replace("Ms.,Ann", "Mr.,Tom"))


def test_who_got_a_letter_together_gets_none_alone_and_the_other_way_round(at: Callable[[str], None]) -> None:
    guests(*_COUPLE, BOB)
    assert "written to as a couple\n  if they aren't married to each other" in merge("--letters", "--household").stderr
    run("ledger", "posted", "--all")
    guests(*_COUPLE, BOB, EVA)
    done = merge("--letters")
    assert "rows 2 and 3 share what was made for Mr. and Mrs. Tom Lee on November 3, 2026, so nothing is" in done.stderr
    assert "--household makes one for such rows" in done.stderr and "since then" not in done.stderr
    assert [row["who"] for row in rows()] == ["Mr. and Mrs. Tom Lee", "Mr. Bob Ray", "Dr. Eva Stone"]
    assert len(pages(merge("--letters", "--again").stdout.split()[0])) == 4
    Path("made.csv").unlink()
    merge("--letters")
    done = merge("--letters", "--household")
    assert "rows 2 and 3 (Mr. and Mrs. Tom Lee): one for each was made on November 3, 2026, so nothing" in done.stderr
    assert len(rows()) == 4


_TIM = ANN.replace("Ms.,Ann", "Mr.,Tim").replace("Lee", "Cole")
_EARLIER = "guests.csv: row 2 (Ms. Ann Lee) was made {}on November 3, 2026; now it shares a household with row 3, so"


@pytest.mark.parametrize("mailed", [True, False])
def test_a_household_that_grew_is_told_and_the_new_letter_takes_the_place_of_the_first(mailed: bool) -> None:
    guests(ANN)
    merge("--letters")
    if mailed:
        run("ledger", "posted", "--all")
    guests(ANN, _TIM)
    told = _EARLIER.format("and mailed " * mailed)
    done = merge("--letters", "--household", "--skip-changed")
    assert (
        f"{told} nothing is made for either\n  without --skip-changed, one is made; without --household" in done.stderr
    )
    assert done.stdout == "" and len(rows()) == 1
    done = merge("--letters", "--household")
    first = "the first was already mailed" if mailed else "mail only one of the two"
    assert f"{told} one is made for both together\n  {first}; --skip-changed leaves them out" in done.stderr
    lines = run("ledger").stdout.splitlines()
    assert lines[0].endswith("mailed Nov 3" if mailed else "made again Nov 3") and lines[1].endswith("not mailed")
    run("ledger", "posted", "--all")
    assert [bool(row["posted"]) for row in rows()] == [mailed, True]
    assert "rows 2 and 3 share what was made for Ms. Ann Lee and Mr. Tim Cole" in merge("--letters").stderr
    assert "Left out" in merge("--letters", "--household").stderr and len(rows()) == 2
    guests(ANN, _TIM, BOB.replace("2 Elm", "1 Elm").replace("a book", "a vase"))
    done = merge("--letters", "--household", "-n")
    assert (
        "rows 2 and 3 (Ms. Ann Lee and Mr. Tim Cole) were made and mailed on November 3, 2026; now they" in done.stderr
    )
    assert "one is made for all 3 together" in done.stderr


def test_one_of_a_household_whose_row_changed_is_told_whichever_rows_are_chosen() -> None:
    guests(ANN, BOB)
    merge("--letters")
    cup = [each.replace("a vase", "a cup") for each in (ANN, _TIM)]
    guests(*cup, BOB)
    told = "row 2 (Ms. Ann Lee) was made on November 3, 2026; since then Gift (now 'a cup') has changed, and it shares"
    done = merge("--letters", "--household", "--skip-changed")
    assert f"{told} a household with row 3, which gets nothing either, so it is left out" in done.stderr
    done = merge("--letters", "--household", "--where", "Last Name!=Ray", "-n")
    assert f"{told} a household with row 3, so it is made again" in done.stderr and "perhaps" not in done.stderr
    Path("note.md").write_text(NOTE.replace("so much", "very much"))
    done = merge("--letters", "--household", "-n")
    assert "other words or options for Ms. Ann Lee (who shares a household with row 3) and Mr. Bob Ray," in done.stderr
    Path("note.md").write_text(NOTE)
    merge("--letters", "--household")
    assert run("ledger").stdout.splitlines()[0].endswith("made again Nov 3")


def test_a_household_in_another_company_is_told_and_the_first_letter_keeps_its_place() -> None:
    guests(ANN, _TIM)
    merge("--letters", "--household")
    guests(ANN, _TIM, _TIM.replace("1 Elm", "8 Elm"))
    done = merge("--letters", "-n")
    assert "since then" not in done.stderr  # another of the same name
    assert "note-guests.pdf: this file has 1 earlier letter and is kept" in done.stderr
    guests(ANN, _TIM.replace("1 Elm", "9 Elm"), BOB.replace("2 Elm", "1 Elm").replace("a book", "a vase"))
    done = merge("--letters", "--household")
    assert "row 2 (Ms. Ann Lee and Mr. Tim Cole) was made on November 3, 2026; now it shares a household" in done.stderr
    assert rows()[1]["who"] == "Ms. Ann Lee and Mr. Bob Ray" and "made again" not in run("ledger").stdout
    told = "row 3 (Mr. Tim Cole) shares what was made on November 3, 2026 for Ms. Ann Lee and Mr. Tim Cole; since then"
    assert f"{told} the row has changed, so one is made\n" in done.stderr


def test_a_row_of_ones_own_beside_the_row_of_a_couple_changes_nothing() -> None:
    head = HEAD.replace("Status", "Spouse")
    Path("guests.csv").write_text(head + ANN.replace("a vase,", "a vase,Tom Ray"))
    merge("--letters")
    Path("guests.csv").write_text(
        head + ANN.replace("a vase,", "a vase,Tom Ray") + ANN.replace("Ms.,Ann,Lee", ",Tom,Ray")
    )
    done = merge("--letters", "--household")
    assert "rows 2 and 3 (Ms. Ann Lee and Tom Ray): the same was made on November 3, 2026, so nothing" in done.stderr
    assert len(rows()) == 1


def test_nothing_is_said_to_be_made_for_a_row_that_has_a_fault() -> None:
    people = HEAD.replace("Status", "Email") + ANN.replace(",\n", ",ann@example.org\n") + BOB.replace("97301", "97302")
    Path("guests.csv").write_text(people)
    merge("--letters")
    Path("guests.csv").write_text(people.replace("97301", "9730"))
    done = merge("--letters", "--skip-bad", code=1)
    assert "'9730' is not a postal code" in done.stderr and "made again" not in done.stderr
    Path("guests.csv").write_text(people.replace("ann@", "ann@@"))
    done = merge("--letters", "--emails", "--each", "out", "--skip-bad", code=1)
    assert "only e-mails are made now" not in done.stderr and "row 2 (Ms. Ann Lee)" in done.stderr
