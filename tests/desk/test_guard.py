"""The attacks that a server on loopback meets, against a desk that runs: refused or harmless, nothing read, nothing
run."""

from __future__ import annotations

import json
import os
import re
import socket
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.running import Running, read_answer

LETTER = """---
from: |
  Jonas Hale
  12 Elm Street
  Salem, OR 97301
to: |
  Ms. Ann Lee
  1 Main Street
  Salem, OR 97301
date: 2026-11-20
---
Thank you.
"""
SECRET = "the words of nobody's letter"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    above = tmp_path_factory.mktemp("desk")
    letters = above / "letters"
    letters.mkdir()
    (letters / "ann.md").write_text(LETTER)
    (above / "secret.md").write_text(LETTER.replace("Thank you.", SECRET))
    (letters / "link.md").symlink_to(above / "secret.md")
    (letters / "below").symlink_to(above, target_is_directory=True)
    return letters


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[Running]:
    with Running(folder, seconds=1.0, body=100_000) as running:
        yield running


def state_of(desk: Running, *more: str, **headers: str | None) -> int:
    status, _, body = desk.ask("POST /api/state", desk.headers(**headers), b"{}", *more)
    if status != 200:
        assert b"ann.md" not in body
    return status


def test_our_own_page_is_answered(desk: Running) -> None:
    status, head, _ = desk.get("/")
    assert status == 200
    assert state_of(desk) == 200
    assert state_of(desk, Host=f"localhost:{desk.port}", Origin=f"http://localhost:{desk.port}") == 200
    for row in ("content-security-policy: default-src 'self'", "x-frame-options: deny", "cache-control: no-store"):
        assert row in head.lower()
    assert "access-control" not in head.lower()


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "0.0.0.0:{port}",
        "localhost.:{port}",
        "LOCALHOST:{port}",
        "127.1:{port}",
        "127.0.0.1",
        "localhost:80",
        "127.0.0.1:{other}",
        "user@127.0.0.1:{port}",
        "127.0.0.1:{port}, evil.example",
        "[::]:{port}",
        "",
    ],
)
def test_a_forged_host_is_refused_on_every_request(desk: Running, host: str) -> None:
    forged = host.format(port=desk.port, other=desk.port + 1)
    assert state_of(desk, Host=forged) == 403
    assert state_of(desk, Host=forged, Origin=f"http://{forged}") == 403
    for path in ("/", "/static/index.html", "/api/events", f"/?token={desk.token}"):
        status, head, body = desk.ask(f"GET {path}", desk.headers(Host=forged, Origin=None, Content_Type=None))
        assert status == 403
        assert "set-cookie" not in head.lower()
        assert b"<html" not in body.lower()


def test_a_request_with_no_host_or_two_is_refused(desk: Running) -> None:
    assert state_of(desk, Host=None) in (400, 403)
    assert state_of(desk, f"Host: {desk.host}") in (400, 403)
    assert state_of(desk, "Host: evil.example") in (400, 403)
    with desk.connect() as old:  # HTTP/1.0 needs no Host, but we do
        old.sendall(f"GET / HTTP/1.0\r\nCookie: {desk.cookie}\r\n\r\n".encode())
        assert read_answer(old)[0] == 403


def test_a_whole_address_in_the_request_line_says_nothing(desk: Running) -> None:
    status, _, _ = desk.ask("GET http://evil.example/", desk.headers(Origin=None, Content_Type=None))
    assert status == 404
    status, _, _ = desk.ask(f"GET http://{desk.host}/", desk.headers(Host="evil.example", Origin=None))
    assert status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_an_event_source_from_elsewhere_hears_nothing(desk: Running, site: str) -> None:
    headers = desk.headers(Origin=None, Content_Type=None, Sec_Fetch_Site=site, Accept="text/event-stream")
    status, _, body = desk.ask("GET /api/events", headers)
    assert (status, b"retry" in body) == (403, False)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "strange"])
def test_a_write_from_another_page_is_refused(desk: Running, site: str) -> None:
    assert state_of(desk, Sec_Fetch_Site=site) == 403
    assert state_of(desk, f"Sec-Fetch-Site: {site}") == 403  # a second one, after ours


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:{other}", "https://{host}", None])
def test_another_origin_is_refused(desk: Running, origin: str | None) -> None:
    named = origin and origin.format(other=desk.port + 1, host=desk.host)
    assert state_of(desk, Origin=named) == 403
    assert state_of(desk, Origin=named, Sec_Fetch_Site=None) == 403  # of a browser that doesn't tell


@pytest.mark.parametrize("token", ["", "wrong", "{short}", "{token}x", "%ff", "{token}&token={token}"])
def test_a_wrong_token_opens_nothing(desk: Running, token: str) -> None:
    given = token.format(token=desk.token, short=desk.token[:-1])
    status, head, _ = desk.ask(f"GET /?token={given}", {"Host": desk.host})
    assert status == 403
    assert "set-cookie" not in head.lower()


@pytest.mark.parametrize(
    "cookie", [None, "", "stationery_desk_{port}=", "stationery_desk_{port}=wrong", "other={token}"]
)
def test_without_the_cookie_nothing_is_read(desk: Running, cookie: str | None) -> None:
    given = cookie and cookie.format(port=desk.port, token=desk.token)
    assert state_of(desk, Cookie=given) == 403
    for path in ("/", "/static/index.html", "/api/events"):
        assert desk.ask(f"GET {path}", desk.headers(Cookie=given, Origin=None, Content_Type=None))[0] == 403


def test_the_token_becomes_a_cookie_that_scripts_and_others_do_not_have(desk: Running) -> None:
    status, head, _ = desk.ask(f"GET /?token={desk.token}", {"Host": desk.host})
    assert status == 303
    assert "location: /\r\n" in head
    assert f"set-cookie: {desk.cookie}; Path=/; HttpOnly; SameSite=Strict\r\n" in head


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/json", None]
)
def test_what_a_form_can_send_is_not_taken(desk: Running, kind: str | None) -> None:
    assert state_of(desk, Content_Type=kind) == 415
    assert state_of(desk, Content_Type=kind, Sec_Fetch_Site="cross-site", Origin="http://evil.example") == 403
    assert state_of(desk, "Content-Type: text/plain") == 415  # a second one


def test_a_list_needs_a_header_that_no_form_sends(desk: Running) -> None:
    assert state_of(desk, Content_Type="application/octet-stream") == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(desk: Running, method: str) -> None:
    status, head, _ = desk.ask(f"{method} /api/state", desk.headers())
    assert status in (403, 405)
    assert "access-control" not in head.lower()


@pytest.mark.parametrize(
    "path",
    [
        "/static/../routes.py",
        "/static/..%2froutes.py",
        "/static/%2e%2e/routes.py",
        "/static/..%5croutes.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/C:%5cwindows%5cwin.ini",
        "/static/index.html%00.js",
        "/static/",
        "/../../../../etc/passwd",
        "/secret.md",
        "/ann.md",
    ],
)
def test_no_path_leads_to_a_file(desk: Running, path: str) -> None:
    status, _, body = desk.get(path)
    assert status in (400, 404)
    assert b"root:" not in body
    assert b"def " not in body


@pytest.mark.parametrize(
    "id",
    [
        "ann.md",
        "../secret.md",
        "below/secret.md",
        "link.md",
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "C:secret.md",
        "\\\\server\\share\\letter.md",
        "//server/share/letter.md",
        "\\\\?\\C:\\letter.md",
        "file:///etc/passwd",
        "ann.md\0",
        "CON",
        "",
    ],
)
def test_a_path_is_no_id(desk: Running, id: str) -> None:
    for path, asked in (
        ("/api/open", {"file": id}),
        ("/api/pages", {"id": id, "text": LETTER}),
        ("/api/save", {"id": id, "text": "x", "hash": ""}),
    ):
        status, answer = desk.post(path, asked)
        assert status == 422
        assert answer["error"]["message"] == "the desk has no such letter"


def test_links_are_not_listed_and_not_followed(desk: Running, folder: Path) -> None:
    _, state = desk.post("/api/state", {})
    assert [each["name"] for each in state["files"]] == ["ann.md"]


@pytest.mark.parametrize("how", ["the file", "the folder"])
def test_a_link_swapped_in_after_opening_is_neither_read_nor_written(tmp_path: Path, how: str) -> None:
    letters, outside = tmp_path / "letters", tmp_path / "outside"
    (letters / "ann").mkdir(parents=True)
    outside.mkdir()
    (letters / "ann" / "ann.md").write_text(LETTER)
    (outside / "ann.md").write_text(SECRET)
    with Running(letters) as desk:
        opened = desk.open("ann/ann.md")
        (letters / "ann" / "ann.md").unlink()
        if how == "the file":
            (letters / "ann" / "ann.md").symlink_to(outside / "ann.md")
        else:
            (letters / "ann").rmdir()
            (letters / "ann").symlink_to(outside, target_is_directory=True)
        for path, asked in (
            ("/api/open", {"file": opened["id"]}),
            ("/api/save", {"id": opened["id"], "text": "x", "hash": opened["hash"]}),
            ("/api/save", {"id": opened["id"], "text": "x", "hash": ""}),
        ):
            status, answer = desk.post(path, asked)
            assert status == 422
            assert SECRET not in json.dumps(answer)
    assert (outside / "ann.md").read_text() == SECRET


def test_a_pipe_swapped_in_keeps_nobody_waiting(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "ann.md").write_text(LETTER)
    with Running(letters) as desk:
        opened = desk.open("ann.md")
        (letters / "ann.md").unlink()
        os.mkfifo(letters / "ann.md")
        assert desk.post("/api/open", {"file": opened["id"]})[0] == 422


def test_giant_bodies_are_refused(desk: Running) -> None:
    giant = b'{"text": "' + b"x" * 200_000 + b'"}'
    assert desk.ask("POST /api/state", desk.headers(), giant)[0] == 413
    assert desk.ask("POST /api/state", desk.headers(Content_Length="999999999"), b"{}")[0] == 413
    assert desk.ask("POST /api/state", desk.headers(Content_Length="9" * 5000), b"{}")[0] == 400
    chunked = b"".join(b"10000\r\n" + b"x" * 65_536 + b"\r\n" for _ in range(4)) + b"0\r\n\r\n"
    assert desk.ask("POST /api/state", desk.headers(Transfer_Encoding="chunked"), chunked)[0] in (0, 413)
    deep = b"[" * 90_000
    assert desk.ask("POST /api/state", desk.headers(), deep)[0] == 400
    assert state_of(desk) == 200


def test_giant_heads_are_refused(desk: Running) -> None:
    assert desk.ask("GET /", desk.headers(X="x" * 200_000))[0] in (0, 400)
    assert desk.ask("GET /" + "x" * 200_000, desk.headers())[0] in (0, 400)
    assert state_of(desk) == 200


def test_slow_bodies_and_slow_heads_are_cut_off(desk: Running) -> None:
    rows = "".join(f"{name}: {text}\r\n" for name, text in desk.headers(Content_Length="20").items())
    for begun, answered in (
        (f"POST /api/state HTTP/1.1\r\n{rows}\r\n".encode() + b'{"a"', 408),
        (f"POST /api/state HTTP/1.1\r\n{rows}".encode(), 0),
        (b"", 0),
    ):
        with desk.connect() as slow:
            slow.sendall(begun)
            assert read_answer(slow)[0] == answered


def test_a_slow_head_after_an_answer_is_cut_off(desk: Running) -> None:
    """The time that a kept connection has ends with its first byte; ours begins there."""
    with desk.connect() as slow:
        rows = "".join(f"{name}: {text}\r\n" for name, text in desk.headers(Origin=None, Content_Type=None).items())
        slow.sendall(f"GET /nothing HTTP/1.1\r\n{rows}\r\n".encode())
        assert slow.recv(4096).startswith(b"HTTP/1.1 404")
        with pytest.raises((BrokenPipeError, ConnectionResetError)):  # one letter at a time, without end
            for _ in range(100):
                slow.sendall(b"G")
                time.sleep(0.2)


def test_many_slow_connections_leave_room_for_us_afterward(desk: Running) -> None:
    waiting = [desk.connect() for _ in range(100)]
    time.sleep(1.5)
    assert state_of(desk) == 200
    for each in waiting:
        each.close()


def test_only_loopback_is_listened_on(desk: Running) -> None:
    ports = Path("/proc/net/tcp")
    if not ports.exists():
        pytest.skip("no list of sockets on this system")
    listening = [row.split()[1] for row in ports.read_text().splitlines()[1:] if row.split()[3] == "0A"]
    assert [each for each in listening if each.endswith(f":{desk.port:04X}")] == [f"0100007F:{desk.port:04X}"]


def test_a_script_in_a_name_is_only_a_name(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    name = "<img src=x onerror=alert(1)>.md"
    (letters / name).write_text(LETTER)
    (letters / 'a"\r\nX-Evil: 1\r\n.md').write_text(LETTER)
    (letters / os.fsdecode(b"caf\xe9.md")).write_text(LETTER)
    with Running(letters) as desk:
        status, head, body = desk.ask("POST /api/state", desk.headers(), b"{}")
        assert status == 200
        assert "content-type: application/json" in head.lower()
        assert "x-content-type-options: nosniff" in head.lower()
        assert {each["name"] for each in json.loads(body)["files"]} == {
            name, 'a"\r\nX-Evil: 1\r\n.md', "caf?.md",
        }  # fmt: skip
        for each in json.loads(body)["files"]:
            assert desk.post("/api/open", {"file": each["id"]})[0] == 200
            for what in ("pdf", "text"):
                asked = json.dumps({"id": each["id"], "what": what}).encode()
                status, head, _ = desk.ask("POST /api/made", desk.headers(), asked)
                assert status == 200
                assert "x-evil" not in head.lower().split("content-disposition")[0]
                assert "\r\nx-evil" not in head.lower()


HOSTILE = LETTER.replace(
    "Thank you.",
    """Click [here](javascript:alert(1)), or [there](data:text/html,<script>alert(1)</script>), or [a](vbscript:x).

\\<script>alert(1)\\</script> \\<img src=x onerror=alert(1)> <svg/onload=alert(1)> ]]> --> "onmouseover="alert(1)

[mail](mailto:a@b.example?body=%22%3E%3Cscript%3E) &lt;script&gt;alert(1)&lt;/script&gt; <https://a.example/"onclick="x>
""",
)


@pytest.mark.parametrize("hostile", [HOSTILE, HOSTILE.replace("<svg/onload", "\\<svg/onload")])
def test_hostile_markdown_becomes_words(desk: Running, folder: Path, hostile: str) -> None:
    id = desk.open("ann.md")["id"]
    show = ["letter", "envelope", "card", "email"]
    status, shown = desk.post("/api/pages", {"id": id, "text": hostile, "show": show, "serial": 1})
    assert status == 200
    for text in (hostile, hostile.partition("Click")[0] + "Click."):
        _, shown = desk.post("/api/pages", {"id": id, "text": text, "show": show, "serial": 1})
        for piece in shown["pieces"].values():
            for page in piece["pages"]:
                _assert_harmless(_join(page["svg"]))
    assert "letter" in shown["pieces"]


def test_hostile_words_everywhere_are_drawn(desk: Running) -> None:
    """Without what a letter refuses, so that there is a page: all the rest is text in it."""
    words = '\\<script>alert(1)\\</script> \\<b onclick=x> ]]> --> "onmouseover="alert(1) [x](https://a.example/\'"x)'
    text = LETTER.replace("Thank you.", words).replace("Ms. Ann Lee", 'Ms. Ann "><script>alert(1)</script> Lee')
    text = text.replace("date:", "subject: '\"><script>alert(1)</script>'\ndate:")
    _, shown = desk.post("/api/pages", {"id": desk.open("ann.md")["id"], "text": text, "show": ["letter", "envelope"]})
    assert set(shown["pieces"]) == {"letter", "envelope"}, shown["remarks"]
    for piece in shown["pieces"].values():
        for page in piece["pages"]:
            _assert_harmless(_join(page["svg"]))


def _join(sent: dict[str, Any]) -> str:
    """A page's picture as the browser puts it together, the steps of each glyph in the place of what refers to them."""
    outlines, parts = sent["outlines"], "".join(sent["parts"])
    drawn = re.sub(r'<use href="#(.*?)"', lambda found: f'<path d="{outlines[found[1]]}"', parts)
    return f"{sent['head']}{drawn}</svg>"


def _assert_harmless(svg: str) -> None:
    for element in ET.fromstring(svg).iter():
        name = element.tag.rpartition("}")[2].lower()
        assert name in {"svg", "path", "g", "rect", "text", "a", "image"}
        for key, value in element.attrib.items():
            key = key.rpartition("}")[2].lower()
            assert not key.startswith("on")
            assert key != "style", "our own policy forbids styles within a page"
            if key == "href":
                assert value.startswith(("#", "https://", "http://", "mailto:", "tel:", "data:image/png;base64,"))


@pytest.mark.parametrize("path", ["/etc/passwd", "../../secret.md", "/dev/zero", "/proc/self/environ", "//server/x"])
@pytest.mark.parametrize("key", ["signature", "interview", "letterhead"])
def test_files_that_a_letter_names_are_not_shown(desk: Running, key: str, path: str) -> None:
    text = LETTER.replace("date:", f"{key}: {path}\ndate:")
    status, shown = desk.post("/api/pages", {"id": desk.open("ann.md")["id"], "text": text, "show": ["letter"]})
    assert status == 200
    assert "root:" not in json.dumps(shown)
    assert SECRET not in json.dumps(shown)
    assert "XDG_STATE" not in json.dumps(shown)


def test_half_a_character_is_refused(desk: Running) -> None:
    id = desk.open("ann.md")["id"]
    status, _ = desk.post("/api/pages", {"id": id, "text": "\ud800", "show": ["letter"]})
    assert status == 422


def test_a_desk_on_one_file_knows_no_other(tmp_path: Path) -> None:
    (tmp_path / "ann.md").write_text(LETTER)
    (tmp_path / "ben.md").write_text(LETTER)
    with Running(tmp_path, file=str(tmp_path / "ann.md")) as desk:
        _, state = desk.post("/api/state", {})
        assert [each["name"] for each in state["files"]] == ["ann.md"]


def test_a_taken_port_is_told(folder: Path) -> None:
    from click.testing import CliRunner

    from stationery.cli.main import stationery

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(stationery, ["desk", str(folder), "--port", port, "--no-browser"])
    assert result.exit_code == 1
    assert f"port {port} is taken" in result.output
