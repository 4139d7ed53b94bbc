"""The file is the truth: what a desk that runs does with letter files, with others who write them, and when it dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery
from stationery.desk.ports import keep_port, last_port, port_of
from tests.desk.running import Running, next_event
from tests.desk.test_guard import LETTER


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "ann.md").write_text(LETTER)
    return folder


def test_an_edit_by_another_program_is_told_once(letters: Path) -> None:
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        with desk.listen() as stream:
            (letters / "ann.md").write_text(LETTER + "More.\n")
            event = next_event(stream)
            assert (event["type"], event["id"]) == ("changed", opened["id"])
            assert desk.post("/api/open", {"file": opened["id"]})[1]["hash"] == event["hash"]
            (letters / "ann.md").unlink()
            assert next_event(stream) == {"type": "changed", "id": opened["id"], "hash": ""}
            (letters / "ann.md").write_text(LETTER)
            assert next_event(stream) == {"type": "changed", "id": opened["id"], "hash": opened["hash"]}


def test_our_own_saving_is_not_told_as_somebody_elses(letters: Path) -> None:
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        with desk.listen() as stream:
            asked = {"id": opened["id"], "text": LETTER + "Mine.\n", "hash": opened["hash"]}
            _, saved = desk.post("/api/save", asked)
            assert next_event(stream) == {"type": "changed", "id": opened["id"], "hash": saved["hash"]}
            with pytest.raises(TimeoutError):
                next_event(stream, 1.5)


def test_an_edit_on_both_sides_writes_nothing_and_tells_both(letters: Path) -> None:
    theirs = LETTER.replace("Thank you.", "Theirs.")
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        (letters / "ann.md").write_text(theirs)
        asked = {"id": opened["id"], "text": "Mine.", "hash": opened["hash"]}
        status, answer = desk.post("/api/save", asked)
        assert (status, answer["theirs"]) == (409, theirs)
        assert (letters / "ann.md").read_text() == theirs
        assert desk.post("/api/save", {**asked, "hash": answer["hash"]})[0] == 200  # the person has seen both
        assert (letters / "ann.md").read_text() == "Mine."


def test_a_killed_desk_leaves_the_last_saved_text(letters: Path) -> None:
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        hash = opened["hash"]
        for number in range(20):
            asked = {"id": opened["id"], "text": LETTER + f"{number}\n", "hash": hash}
            hash = desk.post("/api/save", asked)[1]["hash"]
        desk.process.send_signal(signal.SIGKILL)
        desk.process.wait(60)
        assert (letters / "ann.md").read_text() == LETTER + "19\n"
        assert [each.name for each in letters.iterdir()] == ["ann.md"]
    (copy,) = (desk.state / "before").iterdir()
    assert copy.read_text() == LETTER


def test_a_desk_killed_while_it_writes_leaves_one_text_or_the_other(letters: Path) -> None:
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        texts, hash = [LETTER], opened["hash"]
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            texts.append(LETTER + "x" * 100_000 + f"{len(texts)}\n")
            hash = desk.post("/api/save", {"id": opened["id"], "text": texts[-1], "hash": hash})[1]["hash"]
        body = json.dumps({"id": opened["id"], "text": LETTER + "last", "hash": hash}).encode()
        rows = "".join(f"{name}: {text}\r\n" for name, text in desk.headers(Content_Length=str(len(body))).items())
        with desk.connect() as connection:
            connection.sendall(f"POST /api/save HTTP/1.1\r\n{rows}\r\n".encode() + body)
            desk.kill()
    assert (letters / "ann.md").read_text() in (texts[-1], LETTER + "last")


def test_the_desk_ends_when_nobody_is_there(letters: Path) -> None:
    with Running(letters, idle=1.5) as desk:
        with desk.listen():
            time.sleep(2.5)
            assert desk.process.poll() is None, "a page is open"
        assert desk.process.wait(60) == 0


def test_ctrl_c_says_goodbye_though_pages_are_open(letters: Path) -> None:
    with Running(letters) as desk:
        streams = [desk.listen() for _ in range(4)]
        idle = desk.connect()
        desk.interrupt()
        for stream in streams:
            assert next_event(stream) == {"type": "bye"}
            stream.close()
        idle.close()


def test_a_stopped_desk_frees_its_port(letters: Path) -> None:
    with Running(letters) as desk, desk.listen():
        desk.interrupt()
    with subprocess.Popen(
        [sys.executable, "-m", "stationery", "desk", str(letters), "--no-browser", "--port", str(desk.port)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as again:  # fmt: skip
        assert again.stdout
        assert again.stdout.readline().startswith(f"http://127.0.0.1:{desk.port}/?token=")
        again.send_signal(signal.SIGINT)
        _, told = again.communicate(timeout=60)
        assert again.returncode == 0
        assert "What the page calls saved is in the letters' files." in told


COMMANDS = {
    "pdf": (["letter"], "ann.pdf"),
    "envelope": (["envelope"], "ann-envelope.pdf"),
    "card": (["note"], "ann-card.pdf"),
    "eml": (["email"], "ann.eml"),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("what", COMMANDS)
def test_what_the_page_makes_equals_the_command_lines(letters: Path, what: str, ending: str) -> None:
    words = LETTER.replace("Thank you.", "Thank *you* for [this](https://a.example).").replace("\n", ending)
    (letters / "ann.md").write_bytes(words.encode())
    with Running(letters) as desk:
        id = desk.open("ann.md")["id"]
        asked = json.dumps({"id": id, "what": what}).encode()
        status, head, data = desk.ask("POST /api/made", desk.headers(), asked)
    assert status == 200
    command, name = COMMANDS[what]
    done = CliRunner().invoke(stationery, [*command, str(letters / "ann.md")])
    assert done.exit_code == 0, done.output
    assert data == (letters / name).read_bytes()
    assert f"filename*=UTF-8''{name}" in head


def test_it_is_made_from_the_saved_file_alone(letters: Path) -> None:
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        asked = json.dumps({"id": opened["id"], "what": "text", "text": "not saved"}).encode()
        assert b"Thank you." in desk.ask("POST /api/made", desk.headers(), asked)[2]
        (letters / "ann.md").write_text(LETTER.replace("date: 2026-11-20", "style: nothing"))
        status, answer = desk.post("/api/made", {"id": opened["id"], "what": "pdf"})
        assert (status, answer["error"]["line"]) == (422, 10)


def test_the_calendar_of_an_interview(letters: Path) -> None:
    (letters / "interview.yaml").write_text("organization: Acme\nat: 2026-11-20 14:00 America/Chicago\n")
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        status, answer = desk.post("/api/made", {"id": opened["id"], "what": "ics"})
        assert (status, answer["error"]["hint"][:30]) == (422, "the draft of an interview kit ")
        text = LETTER.replace("date:", "kind: thank-you\ninterview: interview.yaml\ndate:")
        assert desk.post("/api/save", {"id": opened["id"], "text": text, "hash": opened["hash"]})[0] == 200
        asked = json.dumps({"id": opened["id"], "what": "ics"}).encode()
        status, _, data = desk.ask("POST /api/made", desk.headers(), asked)
        assert status == 200, data
        assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    kit = CliRunner().invoke(
        stationery, ["kit", str(letters / "interview.yaml"), "--no-cards", "-o", str(letters / "kit")]
    )
    assert kit.exit_code == 0, kit.output
    stamped = (b"DTSTAMP", b"CREATED", b"LAST-MODIFIED")
    rows = [
        [row for row in each.split(b"\r\n") if not row.startswith(stamped)]
        for each in (data, (letters / "kit" / "interview.ics").read_bytes())
    ]
    told = next(at for at, row in enumerate(rows[1]) if b"stationery new" in row)
    assert rows[1][told + 1].startswith(b" ")  # for somebody at a terminal alone
    assert rows[0] == rows[1][:told] + rows[1][told + 2 :]


def test_a_read_only_folder_is_told_and_nothing_is_lost(letters: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        letters.chmod(0o500)
        status, answer = desk.post("/api/save", {"id": opened["id"], "text": "x", "hash": opened["hash"]})
        letters.chmod(0o700)
        assert status == 422
        assert "permission" in answer["error"]["message"]


def test_a_desk_takes_the_port_of_the_last_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert last_port(str(tmp_path)) == 0
    keep_port(str(tmp_path), port_of("http://127.0.0.1:45001/?token=x"))
    assert last_port(str(tmp_path / "." / "")) == 45001 and last_port(str(tmp_path / "other")) == 0
    (kept,) = (tmp_path / "state" / "stationery" / "ports").iterdir()
    for text in ("70000", "", "no", "\u00b2"):
        kept.write_text(text, "utf-8")
        assert last_port(str(tmp_path)) == 0
