"""Standard streams that can't be written or are closed, signals, and what a terminal is never shown raw."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import COMMANDS, stationery
from stationery.cli.terminal import bold, escape
from stationery.data import files

ROOT = Path(__file__).resolve().parents[2]
PROFILE = 'name: Ann Lee\nstreet: 12 Elm Street\nlocality: Salem\nregion: OR\npostal_code: "97301"\n'
LETTER = """---
kind: thank-you
to: |
  Ms. Jane Schmoe
  Acme Corporation
  1200 Main Street
  Springfield, IL 62701
date: 2026-11-20
---
Thank you for the apples. They were the best of the year.
"""
LINES = [
    "letter t.md", "letter t.md -o -", "letter t.md --json", "note t.md", "envelope t.md", "address t.md",
    "address --json rows.jsonl", "fit t.md", "email t.md", "email t.md --text", "blank", "explain t.md",
    "check t.md --now 2026-11-20T16:00", "new thank-you -o x.md", "kit i.yaml", "signature show",
    "init --no-input --name Bo --profile other", "catalog", "schema", "schema letter", "--help", "--version", "",
    "letter --help", "print --help", "preview t.md -o -", "doctor", "completion bash", "guide", "printer --help",
    "contacts list c.csv", "labels c.csv --sheet avery-5160 -o -", "merge many.md c.csv --letters -o -",
    "ledger", "desk --help",
]  # fmt: skip
"""A line or more of each command, all of which print to stdout."""

posix = pytest.mark.skipif(os.name != "posix", reason="devices and signals of Unix")


@pytest.fixture
def desk(stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (stranger / "profile.yaml").write_text(f"{PROFILE}signature: {{file: sign.png, use: asked}}\n")
    (stranger / "sign.png").write_bytes(b"a picture")
    monkeypatch.chdir(tmp_path)
    Path("t.md").write_text(LETTER)
    Path("rows.jsonl").write_text('{"lines": ["Ann Lee", "12 Elm St", "Salem, OR 97301"]}\n')
    Path("c.csv").write_text("Name,Street,City,State,ZIP\nAnn Lee,12 Elm St,Salem,OR,97301\n")
    Path("many.md").write_text("---\nsubject: Apples\n---\nThank you for the apples.\n")
    Path("made.csv").write_text("date,who,what,file,row id,posted,answered\n2026-11-20,Ann Lee,t: letter,t.pdf,a,,\n")
    Path("i.yaml").write_text(
        "organization: Acme\naddress: |\n  1 Main St\n  Salem, OR 97301\ninterviewers: [Ms. Ann Lee]\n"
    )
    return tmp_path


def run(line: str, *shell: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program itself, in a shell that says what its streams are."""
    command = f"{sys.executable} -m stationery {line}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", " ".join((command, *shell))],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        timeout=120,
    )


def test_each_command_is_tried() -> None:
    assert {line.partition(" ")[0] for line in LINES} >= set(COMMANDS)


@posix
@pytest.mark.parametrize("line", LINES)
def test_a_full_disk_behind_stdout_is_told_in_a_sentence(
    line: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import shlex

    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(SystemExit) as done:
            stationery.main(shlex.split(line))
        assert done.value.code == 1
        monkeypatch.undo()
        said = capsys.readouterr().err
        assert "standard output: can't be written: the disk is full" in said or "-: can't be written" in said, said
        with suppress(OSError):
            full.close()


@posix
@pytest.mark.parametrize(
    ("line", "code"), [("letter t.md", 1), ("--help", 1), ("address t.md", 1), ("letter t.md -o -", 1)]
)
def test_a_closed_stdout_is_told(line: str, code: int, desk: Path) -> None:
    done = run(line, ">&-")
    assert done.returncode == code and "standard output: can't be written: it is closed" in done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_a_closed_stdin_is_told(desk: Path) -> None:
    done = run("letter -", "<&-")
    assert done.returncode == 3 and "standard input is closed" in done.stderr and "Traceback" not in done.stderr
    assert run("new letter", "<&-").returncode in (0, 2)


@posix
@pytest.mark.parametrize("shell", ["2>&-", "2>/dev/full", "<&- 2>&-"])
def test_a_stderr_that_cannot_be_written_changes_nothing_else(shell: str, desk: Path) -> None:
    done = run("letter t.md", shell)
    assert (done.returncode, done.stdout) == (0, "t.pdf\n")
    assert Path("t.pdf").read_bytes().startswith(b"%PDF")
    assert run("letter no.md", shell).returncode == 3


@posix
@pytest.mark.parametrize("output", ["/dev/stdout", "/dev/fd/1", "-"])
def test_stdout_by_its_names_as_a_device(output: str, desk: Path) -> None:
    for shell in ("| head -c 5", "> x.pdf; head -c 5 x.pdf"):
        done = run(f"letter t.md -o {output}", shell)
        assert done.stdout == "%PDF-", done.stdout[:400]
    assert Path("x.pdf").read_bytes().rstrip().endswith(b"%%EOF")


@posix
@pytest.mark.parametrize("options", ["--json", "--with-envelope"])
def test_stdout_as_a_device_takes_one_result_alone(options: str, desk: Path) -> None:
    done = CliRunner().invoke(stationery, ["letter", "t.md", "-o", "/dev/stdout", options])
    assert done.exit_code == 2 and "stdout" in done.output


@posix
def test_a_process_substitution_gets_the_bytes(desk: Path) -> None:
    done = run("letter t.md -o >(head -c 5)", "; sleep 1")
    assert "%PDF-" in done.stdout and done.stderr.count("Traceback") == 0


@posix
def test_a_reader_that_has_gone_is_no_fault(desk: Path) -> None:
    done = run("catalog", "| head -1")
    assert done.stderr == ""


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_no_temporary_file_stays_after_a_signal(number: signal.Signals, desk: Path) -> None:
    """The write is held up before its sync, and the signal comes then."""
    program = (
        "import time, sys, os\n"
        "from stationery.data import files\n"
        "def hold(parts):\n"
        "    print('written', flush=True)\n"
        "    time.sleep(100)\n"
        "files._sync = hold\n"
        "sys.argv = ['stationery', 'letter', 't.md', '-o', 'out.pdf']\n"
        "from stationery.cli.startup import main\n"
        "main()\n"
    )
    Path("out.pdf").write_bytes(files._PDF_BEGINS + b"%%EOF\n")
    old = Path("out.pdf").read_bytes()
    before = set(os.listdir())
    at_work = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert at_work.stdout and at_work.stdout.readline() == b"written\n"
    assert any(name.endswith(".part") for name in os.listdir())
    at_work.send_signal(number)
    assert at_work.wait(timeout=120) == 128 + number
    at_work.stdout.close()
    assert set(os.listdir()) == before and Path("out.pdf").read_bytes() == old


@posix
def test_what_nohup_ignores_stays_ignored(desk: Path) -> None:
    program = "import signal, os\nfrom stationery.cli import startup\nfrom stationery.cli.main import stationery\n"
    program += "stationery.main = lambda: (os.kill(os.getpid(), signal.SIGHUP), print('still here'))\nstartup.main()\n"
    done = subprocess.run(
        ["bash", "-c", f"trap '' HUP; exec {sys.executable} -c \"$0\"", program],
        capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, timeout=120,
    )  # fmt: skip
    assert done.stdout == "still here\n", done.stderr


def test_control_characters_are_shown() -> None:
    assert escape("a\x1b[31mb\x9b\x7f\r\u202e\udcff") == "a\\u001b[31mb\\u009b\\u007f\\u000d\\u202e\\udcff"
    assert escape("Zoë\t“x”\n") == "Zoë\t“x”\n"
    assert escape(bold("a\x1bb")) == "\x1b[1ma\\u001bb\x1b[0m"


@pytest.mark.parametrize(
    "line",
    ["letter t.md --json", "letter e\x1b[31m.md", "letter t.md -o e\x1b.pdf", "email t.md --text", "address esc.md",
     "explain t.md --style \x1b[5m", "letter t.md --\x1b[5m", "\x1b[5m", "check t.md --now 2026-11-20T16:00 --email",
     "envelope t.md", "address --json esc.jsonl", "fit t.md", "letter esc.md", "note esc.md", "letter \udcff.md"],
)  # fmt: skip
def test_nothing_reaches_the_terminal_raw(line: str, desk: Path) -> None:
    red = '"\\e[31mSample\\u009b"'
    Path("t.md").write_text(LETTER.replace("date:", f"enclosures: [{red}]\nposition: {red}\nsubject: {red}\ndate:"))
    Path("esc.md").write_bytes(LETTER.replace("Ms. Jane", "Ms. \x1b[31mJane").encode())
    Path("esc.jsonl").write_text('{"lines": ["Ann \\u001b[31m Lee", "12 Elm St"], "\\u001b": 1}\n')
    done = CliRunner().invoke(stationery, line.split(" "))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.output and not set(done.output) & {"\x1b", "\x9b", "\x7f", "\r"}


def test_a_terminal_that_is_not_utf_8(desk: Path) -> None:
    Path("t.md").write_text(LETTER.replace("Jane Schmoe", "Zoë Žižka"))
    done = run("address t.md", PYTHONIOENCODING="iso-8859-1")
    assert done.returncode == 0 and done.stdout.startswith("Ms. Zo\udceb \\u017di\\u017eka\n")


def test_memory_that_does_not_suffice_is_no_traceback(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stationery.products import letter

    def make(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(letter, "make_letter", make)
    done = CliRunner().invoke(stationery, ["letter", "t.md"])
    assert done.exit_code == 1 and "more memory than there is" in done.output


@posix
def test_a_stale_file_of_the_same_process_number_is_overcome(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from itertools import count

    monkeypatch.setattr(files, "_parts", count(1))
    for number in (1, 2, 3):
        Path(f".stationery-{os.getpid()}-{number}.part").write_bytes(b"somebody else's")
    files.write((str(desk / "a.pdf"), b"a"), (str(desk / "b.pdf"), b"b"))
    assert sorted(path.name for path in desk.glob("*.pdf")) == ["a.pdf", "b.pdf"]
    assert len(list(desk.glob(".stationery-*.part"))) == 3


def test_a_name_as_long_as_the_disk_allows(desk: Path) -> None:
    name = "x" * 251 + ".pdf"
    files.write((name, b"a"))
    files.write((name, b"b"))
    assert Path(name).read_bytes() == b"b"
    name = "ü" * 125 + ".pdf"
    files.write((name, b"a"))
    assert Path(name).exists()


@posix
def test_all_of_a_batch_is_on_the_disk_before_the_first_takes_its_place(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(files, "_sync", lambda parts: seen.append(f"sync {len(parts)}"))
    replace = os.replace
    monkeypatch.setattr(os, "replace", lambda one, other: (seen.append("move"), replace(one, other)))
    files.write(("a.pdf", b"a"), ("b.pdf", b"b"), ("c.pdf", b"c"))
    assert seen == ["sync 3", "move", "move", "move"]


@posix
def test_what_is_private_is_born_and_stays_so(stranger: Path, desk: Path) -> None:
    profile = stranger / "profile.yaml"
    profile.unlink()
    seen: list[int] = []
    replace = os.replace

    def look(part: str, path: str) -> None:
        seen.append(os.stat(part).st_mode & 0o777)
        replace(part, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", look)
        for mode in (None, 0o644, 0o660, 0o400):
            if mode is not None:
                profile.chmod(mode)
            done = CliRunner().invoke(stationery, ["init", "--no-input", "--name", "Ann Lee", "--force"])
            assert done.exit_code == 0, done.output
            assert profile.stat().st_mode & 0o077 == 0
    assert all(mode & 0o077 == 0 for mode in seen) and len(seen) == 4
    assert time.time() - profile.stat().st_mtime < 600
