"""The public face: the verbs of a Studio, what they refuse, what they keep, and that threads get the same bytes."""

from __future__ import annotations

import ast
import os
import pickle
import stat
import subprocess
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from PIL import Image

import stationery
from stationery.cli import settings
from stationery.data.files import CannotWrite
from stationery.data.mapping import table_of
from stationery.model.errors import each_fault
from stationery.products.catalog import Kind
from stationery.reading.letters import read_letter
from stationery.reading.options import ForCard, ForEmail, ForEnvelope, ForFit, ForLetter, ForMerge, Head
from stationery.verbs import default_studio

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
DAY = date(2026, 11, 20)
TO = "Ms. Ann Lee\n1 Main Street\nSalem, OR 97301"
FROM = "Bob Roe\n5 Oak Street\nSalem, OR 97302"


def studio(**settings: Any) -> stationery.Studio:
    return stationery.Studio(**{"today": DAY, "data": [], **settings})


def words(**head: Any) -> stationery.Letter:
    return stationery.read(**{"to": TO, "from_": FROM, "body": "Thank **you** for the day.", **head})


def shown(made: stationery.Result) -> str:
    return made.pages[0].describe().replace("\u00a0", " ")


def faults(call: Callable[[], object]) -> list[tuple[str, str, str]]:
    """Place, message and hint of all that is raised."""
    with pytest.raises(stationery.StationeryError) as raised:
        call()
    return [(str(each.place), each.message, each.hint) for each in each_fault(raised.value)]


# The face itself.


def test_the_names_are_few_sorted_and_there() -> None:
    assert stationery.__all__ == sorted(stationery.__all__) and len(stationery.__all__) <= 28
    for name in stationery.__all__:
        assert getattr(stationery, name) is not None
    assert set(stationery.__all__) <= set(dir(stationery))
    with pytest.raises(AttributeError, match="letters"):
        stationery.letters  # type: ignore[attr-defined]  # noqa: B018


def test_the_names_that_mypy_sees_are_the_same() -> None:
    tree = ast.parse((ROOT / "stationery" / "__init__.py").read_text("utf-8"))
    imported = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module != "importlib")
    seen = {alias.asname for node in imported for alias in node.names}
    assert seen == set(stationery.__all__)


def test_importing_stationery_brings_in_nothing_else() -> None:
    """Less than a millisecond: no other module is looked for."""
    program = "import sys; before = set(sys.modules); import stationery; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-S", "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["stationery"], done.stderr


def test_each_class_is_called_as_one_imports_it() -> None:
    stationery.Studio()
    for name in stationery.__all__:
        found = getattr(stationery, name)
        if isinstance(found, type) and name != "Studio":
            assert (found.__module__, found.__qualname__) == ("stationery", name)
    with pytest.raises(stationery.UnknownName) as raised:
        studio().letter(words(), style="din5008-c")
    shown = "".join(traceback.format_exception(raised.value))
    assert "\nstationery.UnknownName: style: no letter style is called 'din5008-c'" in shown


def test_the_catalog_stays_a_verb_when_the_folder_of_that_name_is_imported() -> None:
    program = (
        "import stationery, stationery.catalog.papers, importlib\n"
        "from stationery.catalog.papers import papers\n"
        "print(len(stationery.catalog('papers')), importlib.import_module('stationery.catalog').__name__)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.split() == ["8", "stationery.catalog"], done.stderr


@pytest.mark.slow
def test_those_who_use_it_are_checked_by_their_types(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(
        "import stationery\nfrom stationery.catalog.papers import papers\n"
        "studio = stationery.Studio(profile='work', data=['a'])\n"
        "result = studio.letter(studio.read(to='Ann', body='x'), style='nf', punctuation='open', justify=None)\n"
        "path: str = result.write('a.pdf')\n"
        "name: str = stationery.catalog('envelopes')['us-10'].name\n"
        "told: str = stationery.email('a.md').text + result.pages[0].describe()\n"
        "holds: bool = stationery.fit('a.md', envelope='us-10').holds\n"
    )
    (tmp_path / "bad.py").write_text(
        "import stationery\n"
        "stationery.letter('a.md', stile='nf')\n"
        "stationery.letter('a.md', punctuation='closed')\n"
        "stationery.letter('a.md', justify='yes')\n"
        "stationery.catalog('envelope')\n"
        "stationery.read('a.md', to='Ann')\n"
        "stationery.check('a.md', now='noon')\n"
    )
    config = tmp_path / "mypy.ini"
    config.write_text("[mypy]\nstrict = true\n")
    command = [sys.executable, "-m", "mypy", "--config-file", str(config), "--no-error-summary"]
    environment = {**os.environ, "MYPYPATH": str(ROOT)}
    for name, wrong in (("good.py", []), ("bad.py", [2, 3, 4, 5, 6, 7])):
        done = subprocess.run(
            [*command, str(tmp_path / name)], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        lines = [int(row.split(":")[1]) for row in done.stdout.splitlines() if row.startswith(name) and "error" in row]
        assert sorted(set(lines)) == wrong, done.stdout + done.stderr


# The verbs.


def test_one_call_does_the_whole_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ann.md").write_text((SAMPLES / "thank-you.md").read_text("utf-8"), "utf-8")
    assert stationery.letter("ann.md").write("ann.pdf") == "ann.pdf"
    assert stationery.letter(Path("ann.md")).write(Path("ann.pdf")) == "ann.pdf"
    assert (tmp_path / "ann.pdf").read_bytes().startswith(b"%PDF-")
    assert default_studio() is default_studio()


def test_a_letter_of_a_file_and_of_the_same_words_are_the_same() -> None:
    text = f"---\nto: |\n  {TO}\nfrom: |\n  {FROM}\ncc: [Al, Bo]\nstyle: full-block\n---\nThank **you** for the day.\n"
    filed = read_letter(text.replace("\n1", "\n  1").replace("\n5", "\n  5").replace("\nSalem", "\n  Salem"), "ann.md")
    said = words(cc=["Al", "Bo"], style="full-block")
    assert studio().letter(said).pdf == studio().letter(filed).pdf


@pytest.mark.parametrize("options", [{"style": "din5008-b", "paper": "a4"}, {"font": "inter", "justify": True}, {}])
def test_options_are_the_shells_and_make_the_same_pages(options: dict[str, Any], tmp_path: Path) -> None:
    from click.testing import CliRunner

    from stationery.cli.main import stationery as command

    path, made = SAMPLES / "long.md", tmp_path / "x.pdf"
    flags = [
        each for name, value in options.items() for each in ((f"--{name}",) if value is True else (f"--{name}", value))
    ]
    done = CliRunner().invoke(command, ["letter", str(path), "-o", str(made), *flags])
    assert done.exit_code == 0, done.stderr
    assert made.read_bytes() == stationery.letter(path, **options).pdf


def test_the_options_win_then_the_file_then_the_profile(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text(
        "name: Usual\nstreet: 1 A St\nlocality: Salem\nstyle: full-block\nfont: inter\n"
    )
    ours = stationery.Studio(today=DAY)
    letter = ours.read(to=TO, body="x", style="semi-block")
    shown = ours.letter(letter, paper="a4").pages[0].describe()
    assert "Usual" in shown and "inter" in shown
    assert (
        shown
        == ours.letter(ours.read(to=TO, body="x", style="semi-block", font="inter"), paper="a4").pages[0].describe()
    )
    other = ours.letter(letter, from_="Other; 2 B St; Salem", font="eb-garamond").pages[0].describe()
    assert "Usual" not in other and "Other" in other and "inter" not in other


def test_a_profile_is_named_or_is_a_file(stranger: Path, tmp_path: Path) -> None:
    (stranger / "profiles").mkdir()
    (stranger / "profiles" / "work.yaml").write_text("name: Worker\nstreet: 1 A St\nlocality: Salem\n")
    (tmp_path / "club.yaml").write_text("name: Member\nstreet: 1 A St\nlocality: Salem\n")
    letter = stationery.read(to=TO, body="x")
    assert "Worker" in stationery.Studio(profile="work", today=DAY).letter(letter).pages[0].describe()
    assert "Member" in studio(profile=tmp_path / "club.yaml").letter(letter).pages[0].describe()
    assert faults(lambda: studio().letter(letter))[0][1] == "the letter has no sender"
    assert faults(lambda: stationery.Studio(profile="home").letter(letter))[0][:2] == (
        "profile", "there is no profile named 'home'",
    )  # fmt: skip
    assert faults(lambda: studio(profile="no/such.yaml"))[0][:2] == ("no/such.yaml", "there is no such file")
    assert faults(lambda: studio(data=[tmp_path, "no"]))[0][:2] == ("no", "there is no such folder")


def test_an_envelope_a_card_an_e_mail_a_fit(tmp_path: Path) -> None:
    ours, letter = studio(), words()
    assert ours.envelope(letter, envelope="us-10", return_="flap").sheet == "No. 10"
    assert len(ours.envelope(letter, endorsement="return-service").pages) == 1
    assert ours.card(letter, card="us-a6", up=1).finish
    draft = ours.email(letter, subject="Thanks", to="ann@example.org")
    assert draft.text.startswith("Dear Ms. Lee:") and (draft.subject, draft.recipient) == ("Thanks", "ann@example.org")
    path = draft.write(tmp_path / "x.eml")
    assert draft.write(path) == path and Path(path).read_bytes() == draft.eml
    assert ours.fit(letter, envelope="us-10-window", style="us-window-10").holds
    failing = ours.fit(letter, envelope="us-10-window")
    assert not failing.holds and failing.fits[0].problems[0].remedy
    assert ours.fit(letter, paper_weight="24lb").fits[0].piece


def test_a_check_has_its_moment_and_compares_with_what_stands_beside() -> None:
    ours, letter = studio(), words(kind="thank-you", interview="2026-11-20 14:00", organization="Acme")
    soon = ours.check(letter, now=datetime(2026, 11, 20, 18, tzinfo=UTC))
    late = ours.check(letter, now=datetime(2026, 11, 25, 18))
    assert {each.rule for each in late} > {each.rule for each in soon}
    another = words(kind="thank-you", to=TO.replace("Ann", "Al"), interview="2026-11-20 14:00", organization="Acme")
    compared = ours.check(letter, now=datetime(2026, 11, 20, 18, tzinfo=UTC), beside=[another])
    (finding,) = (each for each in compared if each.rule not in {found.rule for found in soon})
    assert "letter 2" in finding.message


def test_a_file_is_checked_with_exact_places(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text((SAMPLES / "thank-you.md").read_text("utf-8").replace("Thank you", "Thank you, \\\n teh teh", 1))
    ours, moment = studio(), datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert ours.check(ours.read(path), now=moment) == ours.check(path, now=moment)


def test_the_source_is_attached_if_it_is_still_there(tmp_path: Path) -> None:
    path, ours = tmp_path / "ann.md", studio()
    path.write_bytes((SAMPLES / "thank-you.md").read_bytes())
    letter = ours.read(path)
    made = ours.letter(letter, attach_source=True)
    assert made.pdf == ours.letter(path, attach_source=True).pdf != ours.letter(path).pdf
    again = ours.read(made.write(tmp_path / "ann.pdf"))
    assert ours.letter(again).pages == ours.letter(letter).pages
    path.write_text(path.read_text("utf-8") + "And more.\n", "utf-8")
    for gone in (letter, words()):
        ((place, message, hint),) = faults(lambda: ours.letter(gone, attach_source=True))  # noqa: B023
        assert place == "attach_source" and "no file to attach" in message and hint


def test_the_catalog_has_ids_names_and_measures_of_every_kind(tmp_path: Path) -> None:
    ours = studio()
    for kind in get_args(Kind):
        entries = ours.catalog(kind)
        assert entries and all(entry.id == name and entry.name and entry.measures for name, entry in entries.items())
    measures = {each.key: each for each in ours.catalog("envelopes")["us-10"].measures}
    assert measures["width"].value == "9.5in" and "PWG" in measures["width"].cite
    assert faults(lambda: ours.catalog("envelope"))[0][2] == "did you mean 'envelopes'?"  # type: ignore[arg-type]
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "My Own.ttf").write_bytes(b"")
    assert studio(data=[tmp_path]).catalog("fonts")["my-own"].measures == ()


def test_a_broken_file_that_is_set_aside_is_remarked_and_mending_it_ends_that(tmp_path: Path) -> None:
    (tmp_path / "layouts" / "envelopes").mkdir(parents=True)
    broken = tmp_path / "layouts" / "envelopes" / "mine.yaml"
    broken.write_text("name: Mine\ncite: house style\nwidth: 9in\nheight: high\n", "utf-8")
    ours = studio(data=[tmp_path])
    assert ours.data_faults == () and "mine" not in ours.catalog("papers")
    ours.fit(words())  # tries every envelope, and finds the broken one
    (fault,) = ours.data_faults
    assert (str(fault.place), "is ignored" in fault.message) == (f"{broken}:4:9", True)
    for result in (ours.letter(words()), ours.email(words())):
        assert result.remarks[-1] == fault and result.remarks.count(fault) == 1
    broken.write_text("name: Mine\ncite: house style\nwidth: 9in\nheight: 4in\n", "utf-8")
    assert fault not in ours.letter(words()).remarks
    ours.fit(words())
    assert ours.data_faults == ()


def test_the_schema_of_every_kind_of_file_and_none_of_another() -> None:
    for kind in ("letter", "profile", "interview", *get_args(Kind)):
        found = stationery.schema(kind)
        assert found["type"] == "object" and found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    changed = stationery.schema("envelopes")
    changed.clear()
    assert stationery.schema("envelopes")["title"]
    ((place, message, hint),) = faults(lambda: stationery.schema("envelope"))
    assert (place, message) == ("kind", "there is no kind of file 'envelope'") and "envelopes" in hint


# What is refused.


def test_an_option_that_there_is_not_is_told_with_the_nearest() -> None:
    assert faults(lambda: studio().letter(words(), stile="nf", papr="a4")) == [
        ("papr", "letter() has no option with this name", "did you mean 'paper'?"),
        ("stile", "letter() has no option with this name", "did you mean 'style'?"),
    ]
    with pytest.raises(stationery.UnknownName) as raised:
        studio().envelope(words(), style="nf")
    assert raised.value.candidates == tuple(sorted(ForEnvelope.__optional_keys__))


@pytest.mark.parametrize(
    ("option", "wrong", "message", "hint"),
    [
        ("style", "din5008-c", "no letter style is called 'din5008-c'", "did you mean 'din5008-b'?"),
        ("paper", "a44", "no paper is called 'a44'", "did you mean 'a4'?"),
        ("envelope", "us-10-windw", "no envelope is called 'us-10-windw'", "did you mean 'us-10-window'?"),
        ("letterhead", "rulde", "no letterhead is called 'rulde'", "did you mean 'ruled'?"),
        ("punctuation", "close", "'close' isn't one of the choices", "choose from: mixed, open"),
        ("justify", "yes", "expected True or False, not 'yes'", ""),
        ("style", 7, "expected text, not 7", ""),
        ("today", "2026-11-20", "expected a date, not '2026-11-20'", ""),
        ("date", 7, "expected a date or its text, not 7", ""),
        ("imb", "01234567094987654321", "a letter shows the barcode only in its envelope's window, and this envelope"
         " has no window", "choose a window envelope, or print the barcode with envelope()"),
    ],
)  # fmt: skip
def test_what_an_option_does_not_take_is_told(option: str, wrong: object, message: str, hint: str) -> None:
    assert faults(lambda: studio().letter(words(), **{option: wrong})) == [(option, message, hint)]  # type: ignore[misc]


def test_names_that_would_have_been_understood_are_a_field() -> None:
    for option, known in (("style", "din5008-b"), ("paper", "a4"), ("envelope", "us-10"), ("font", "inter")):
        with pytest.raises(stationery.UnknownName) as raised:
            studio().letter(words(), **{option: "no-such"})  # type: ignore[misc]
        assert known in raised.value.candidates and list(raised.value.candidates) == sorted(raised.value.candidates)


def test_words_are_refused_as_those_of_a_file_are_each_by_its_key() -> None:
    told = faults(
        lambda: stationery.read(to=TO, tu="x", body="# Head", cc=[object()], subject="a\x00", date=[1], enclosures={})  # type: ignore[call-overload]
    )
    assert [place for place, _, _ in told] == ["body:1:1", "cc", "date", "enclosures", "subject:1:2", "tu"]
    assert faults(lambda: stationery.read(to={"name": "Ann", "stret": "x"}))[0][0] == "to.stret"
    assert faults(lambda: stationery.read(to="Ann", body="\ud800"))[0][0] == "body:1:1"
    with pytest.raises(TypeError, match="not both"):
        stationery.read("ann.md", to="Ann")  # type: ignore[call-overload]


def test_places_to_fill_in_stop_words_too_and_a_draft_shows_them() -> None:
    letter = words(to="Ann Lee\n[[street]]\nSalem", body="For [[what]].")
    assert [place for place, *_ in faults(lambda: studio().letter(letter))] == ["body:1:5", "to:2:1"]
    assert "[[what]]" in "".join(studio().letter(letter, draft=True).pages[0].describe())


def test_all_that_is_wrong_with_a_file_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ann.md"
    path.write_text("---\nto: Ann Lee\nstyel: nf\n---\n# No\n")
    ours = studio()
    told = [
        message for _, message, _ in faults(lambda: ours.letter(path, font="no-such", from_=FROM.replace("\n", ";")))
    ]
    assert [message for message in told if not message.startswith("there is no pairing")] == [
        "unknown key 'styel'", "a letter's body can't have a title (#)",
    ]  # fmt: skip
    assert any(message.startswith("there is no pairing or typeface called 'no-such'") for message in told)


def test_a_file_of_somebody_else_is_replaced_only_by_force_and_keeps_its_mode(tmp_path: Path) -> None:
    made, path = studio().letter(words()), tmp_path / "thesis.pdf"
    path.write_bytes(b"%PDF-1.7 somebody's")
    path.chmod(0o600)
    with pytest.raises(stationery.CannotWrite, match="didn't make this file") as raised:
        made.write(path)
    assert raised.value.hint == "choose another name, or replace it with force=True"
    made.write(path, force=True)
    assert path.read_bytes() == made.pdf and stat.S_IMODE(path.stat().st_mode) == 0o600
    made.write(path)
    with pytest.raises(CannotWrite, match="the folder doesn't exist"):
        made.write(tmp_path / "no" / "x.pdf")
    assert os.listdir(tmp_path) == ["thesis.pdf"]


# Names: one for one thing, in the shell and in Python.


SHELL_ONLY = {
    "output", "open", "dry-run", "json", "force", "quiet",  # what becomes of the result
    "profile",  # the Studio's
    "with-envelope", "separate-enclosures", "unsigned", "no-justify", "more-pages", "no-attach-source", "lang", "blank",
    "undersheet",
    "region", "yes", "proof", "letters", "envelopes", "cards", "emails", "preview", "no-input", "text",
    "mailto", "print", "fix", "queue",  # what asks a print queue
    "where", "sort", "first", "skip", "row", "rows", "household", "with-partners", "skip-hidden", "skip-bad", "list",
    "all",  # how much of it is printed
    "workers",  # copies of the shell's process
    "book", "which-address",  # of a list or an address book, which have their own verb
}  # fmt: skip


@pytest.mark.parametrize(
    ("command", "options", "here_only"),
    [
        ("letter", ForLetter, set()),
        ("envelope", ForEnvelope, set()),
        ("note", ForCard, set()),
        ("email", ForEmail, set()),
        ("merge", ForMerge, {"media"}),
        ("fit", ForFit, {"language"}),
    ],
)
def test_options_have_the_shells_names(command: str, options: Any, here_only: set[str]) -> None:
    """But for `today`, which the shell has from the clock, and for what is the shell's own."""
    here = {name.strip("_").replace("_", "-") for name in options.__optional_keys__} - {"today"}
    shell = getattr(import_module(f"stationery.cli.{command}"), command)
    flags = {
        flag for each in shell.params if isinstance(each, click.Option) for flag in (*each.opts, *each.secondary_opts)
    }
    there = {flag[2:] for flag in flags if flag.startswith("--")}
    missing = there - here - SHELL_ONLY
    assert missing <= SHELL_BUT_NOT_HERE.get(command, set()) and here - there == here_only


SHELL_BUT_NOT_HERE = {
    "letter": {"endorsement", "to"},  # it stands on the envelope, which is made by its own verb; read(to=…)
    "envelope": {"to", "style"},  # read(to=…); an address in somebody else's PDF
    "note": {"envelope", "to", "together", "address", "return"},  # read(to=…); a list's; of the envelope, as above
}


def test_the_head_has_every_key_of_a_letters_head() -> None:
    from stationery.reading import letters

    assert {name.removesuffix("_") for name in Head.__optional_keys__} == {*letters.KEYS}


# What a Studio keeps.


def test_the_signature_that_a_profile_keeps_is_asked_for_as_in_the_shell(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("name: Bob\nstreet: 1 A St\nlocality: Salem\nsignature: mine.png\n")
    stroke = Image.new("RGBA", (300, 100))
    stroke.paste((0, 0, 0, 255), (10, 40, 290, 60))
    stroke.save(stranger / "mine.png")
    ours, letter = stationery.Studio(today=DAY), stationery.read(to=TO, body="x")
    assert "picture" in shown(ours.letter(letter)) and "picture" in shown(ours.letter(letter, signed=True))
    assert "picture" not in shown(ours.letter(letter, signed=False))
    assert "picture" not in shown(ours.letter(letter, from_=FROM))
    assert faults(lambda: studio().letter(words(), signed=True))[0][:2] == (
        "signed", "there is no saved signature to sign this letter with",
    )  # fmt: skip


def test_today_is_the_calls_or_the_studios_or_the_computers(monkeypatch: pytest.MonkeyPatch) -> None:
    letter, ours = words(), studio()
    assert "November 20, 2026" in shown(ours.letter(letter))
    assert "December 24, 2026" in shown(ours.letter(letter, today=date(2026, 12, 24)))
    assert "December 24, 2026" in shown(ours.letter(letter, today=datetime(2026, 12, 24, 9)))
    assert "March 3, 2026" in shown(ours.letter(letter, date=date(2026, 3, 3)))
    assert "November 20, 2026" in shown(ours.letter(words(date="2026-03-03"), date="today"))

    class Clock(date):
        days = iter((date(2026, 1, 1), date(2026, 1, 2)))

        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return next(cls.days)

    monkeypatch.setattr("stationery.studio.date", Clock)
    clocked = studio(today=None)
    assert "January 1, 2026" in shown(clocked.letter(letter))
    assert "January 2, 2026" in shown(clocked.letter(letter))


def test_a_studio_with_a_day_never_looks_at_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            raise AssertionError("the clock was read")

    monkeypatch.setattr("stationery.studio.date", Clock)
    ours, letter = studio(), words()
    ours.letter(letter)
    ours.check(letter, now=datetime(2026, 11, 20, 9))
    ours.catalog("papers")


def test_a_changed_file_is_seen_and_one_that_does_not_change_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "layouts" / "letterheads").mkdir(parents=True)
    profile, head = tmp_path / "profile.yaml", tmp_path / "layouts" / "letterheads" / "mine.yaml"
    profile.write_text("name: First\nstreet: 1 A St\nlocality: Salem\n")
    ours, letter = studio(data=[tmp_path]), stationery.read(to=TO, body="x")
    first = ours.letter(letter).pages[0].describe()
    assert "First" in first and faults(lambda: ours.letter(letter, letterhead="mine"))
    kept = ours._stock
    assert ours.letter(letter).pages[0].describe() == first and ours._stock is kept
    head.write_text((ROOT / "layouts" / "letterheads" / "ruled.yaml").read_text("utf-8"))
    ruled = ours.letter(letter, letterhead="mine").pages[0].describe()
    head.write_text((ROOT / "layouts" / "letterheads" / "centered.yaml").read_text("utf-8"))
    assert ours.letter(letter, letterhead="mine").pages[0].describe() != ruled
    profile.write_text("name: Second\nstreet: 1 A St\nlocality: Salem\n")
    assert "Second" in ours.letter(letter).pages[0].describe()
    head.unlink()
    assert faults(lambda: ours.letter(letter, letterhead="mine"))[0][0] == "letterhead"


@pytest.mark.slow
def test_eight_threads_on_one_studio_make_the_same_bytes_as_one_after_another() -> None:
    """25 letters for each: other words, styles, papers, typefaces and languages, and their envelopes."""
    looks: list[dict[str, Any]] = [
        {"style": "full-block"},
        {"style": "din5008-b", "paper": "a4", "font": "inter"},
        {"font": "source-serif-4", "justify": True, "language": "de"},
        {"letterhead": "monogram", "language": "fr"},
        {"font": "ibm-plex-mono", "draft": True},
    ]
    letters = [words(body=f"Letter {number}: **thanks** to *you*.", initials=f"x{number}") for number in range(200)]
    jobs = [(letter, looks[number % 5]) for number, letter in enumerate(letters)]

    def make(ours: stationery.Studio, job: tuple[stationery.Letter, dict[str, Any]]) -> bytes:
        letter, look = job
        made = ours.letter(letter, **look).pdf
        return made + ours.envelope(letter).pdf if look.get("letterhead") else made

    alone, shared = studio(), studio()
    expected = [make(alone, job) for job in jobs]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda job: make(shared, job), reversed(jobs)))
    assert found[::-1] == expected


@pytest.mark.slow
def test_studios_may_be_made_and_first_used_in_threads_of_a_new_process() -> None:
    """Where all libraries are brought in for the first time at once."""
    program = (
        "import stationery, datetime\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "def make(number):\n"
        "    ours = stationery.Studio(today=datetime.date(2026, 11, 20), data=[])\n"
        f"    return ours.letter({str(SAMPLES / 'long.md')!r}).pdf\n"
        "with ThreadPoolExecutor(8) as threads:\n"
        "    print(len(set(threads.map(make, range(8)))))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "1\n", done.stderr


def test_results_can_be_pickled() -> None:
    letter = words()
    assert pickle.loads(pickle.dumps(letter)) == letter
    made = studio().letter(letter)
    assert pickle.loads(pickle.dumps(made)).pdf == made.pdf


def test_the_configuration_folder_is_where_click_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STATIONERY_CONFIG")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert settings.folder() == click.get_app_dir("stationery")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/x/y")
    assert settings.folder() == click.get_app_dir("stationery")


# Values as a file would have them.


def test_python_values_are_the_table_that_a_file_of_them_would_be() -> None:
    given = {
        "text": "a", "lines": "a\n\n  b", "flag": True, "number": 7, "day": date(2026, 3, 1), "none": None,
        "moment": datetime(2026, 3, 1, 9, 30), "list": ["a", "b\nc"], "map": {"deep": {"er": "x"}},
    }  # fmt: skip
    table = table_of(given, "letter")
    assert table.flag("flag") is True and (table.text("number"), table.text("day")) == ("7", "2026-03-01")
    assert table.text("moment") == "2026-03-01 09:30" and "none" not in table
    scalar = table.scalar("lines")
    assert scalar and [(text, str(place)) for text, place in scalar.lines()] == [("a", "lines:1:1"), ("b", "lines:3:3")]
    assert [str(each.place) for each in table.scalars("list")] == ["list", "list"]
    inner = table.require_table("map").require_table("deep")
    assert str(inner.where("er")) == "map.deep.er"
    table.finish()


GUESTS = [
    {"name": "Ms. Ann Lee", "street": "12 Elm Street", "city": "Salem", "state": "OR", "zip": "97301"},
    {"name": "Mr. Bob Ray", "street": "4 Oak Avenue", "city": "Boston", "state": "MA", "zip": "02134"},
]
"""Mappings as a program has them."""


def test_labels_for_a_list_for_words_and_for_the_sender() -> None:
    studio = stationery.Studio(data=[])
    made = studio.labels(GUESTS, sheet="avery-5160", sort="zip", from_="Bob Roe; 5 Oak Street; Salem, OR 97302")
    words = made.pages[0].describe()
    assert words.index("Bob Ray") < words.index("Ann Lee")
    own = studio.labels(sheet="avery-5167", start=71, from_="Bob Roe; 5 Oak Street; Salem, OR 97302")
    assert own.pages[0].describe().count("Bob Roe") == 10
    assert studio.labels(text="Fragile", sheet="5163").pages[0].describe().count("Fragile") == 10


@pytest.mark.parametrize(
    ("people", "options", "message"),
    [
        (None, {}, "which sheet of labels"),
        (GUESTS, {"sheet": "5160", "text": "x"}, "not both"),
        (None, {"sheet": "5160", "first": 3}, "`first` is for the rows of a list"),
        (GUESTS, {"sheet": "5160", "where": "Status=x"}, "no column 'Status'"),
        (GUESTS, {"sheet": "5160", "start": 31}, "there is no label 31"),
        (GUESTS, {"sheet": "5160", "start": 0}, "a whole number"),
    ],
)
def test_labels_that_can_not_be_made(people: Any, options: Any, message: str) -> None:
    with pytest.raises(stationery.StationeryError, match=message):
        stationery.Studio(data=[]).labels(people, **options)


def test_labels_beside_the_letters_of_a_merge(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text(
        "---\nfrom: Bob Roe; 5 Oak Street; Salem, OR 97302\n---\nCome on Friday, {{name}}.\n"
    )
    made = stationery.Studio(data=[]).merge(
        tmp_path / "note.md", GUESTS, tmp_path / "all.pdf", media=["letters"], labels="avery-5160", start=30
    )
    assert [os.path.basename(path) for path in made.files] == ["all.pdf", "all-labels.pdf"]
    with pytest.raises(stationery.StationeryError, match="which sheet"):
        stationery.Studio(data=[]).merge(tmp_path / "note.md", GUESTS, tmp_path / "all.pdf", media="labels")
    with pytest.raises(stationery.StationeryError, match="sheets for all"):
        stationery.Studio(data=[]).merge(tmp_path / "note.md", GUESTS, each=str(tmp_path / "out"), labels="avery-5160")


def test_contacts_are_listed_and_found(tmp_path: Path) -> None:
    book = tmp_path / "book.csv"
    book.write_text("First Name,Last Name,Street,City,State,ZIP\nAnn,Lee,12 Elm Street,Salem,OR,97301\nAnn,Ray,,,,\n")
    studio = stationery.Studio(data=[])
    assert [each.name for each in studio.contacts(book)] == ["Ann Lee", "Ann Ray"]
    (found,) = studio.contacts(book, name="lee")
    assert found.lines == ("12 Elm Street", "Salem, OR 97301") and found.country == "US"
    with pytest.raises(stationery.UnknownName, match="2 contacts are called 'Ann'"):
        studio.contacts(book, name="Ann")
    with pytest.raises(stationery.StationeryError, match="isn't one of the choices"):
        studio.contacts(book, address="office")  # type: ignore[arg-type]
