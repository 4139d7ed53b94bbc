"""From a question to a letter file with a draft: every kind, with a profile and without, and what is wrong."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from stationery.desk.begin import When, read_interview, trim_learned, trim_role
from stationery.desk.kit_people import write_people
from stationery.desk.questions import kinds
from stationery.model.errors import SourceError
from stationery.reading.letters import read_letter
from stationery.reading.profile import read_profile
from tests.desk.running import Running

TO = "Ms. Jane Schmoe\nDirector of Recruiting\nAcme Corporation\n1200 Main Street, Suite 400\nSpringfield, IL 62701"
FROM = "Daniel Okafor\n48 Birch Lane, Apt. 3\nChampaign, IL 61820\ndaniel@example.com\n(217) 555-0142"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Running]:
    (tmp_path / "letters").mkdir()
    with Running(tmp_path / "letters") as running:
        yield running


@pytest.fixture(scope="module")
def desk_for_faults(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk for all answers that write nothing; without anybody's profile."""
    above = tmp_path_factory.mktemp("faults")
    (above / "letters").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STATIONERY_CONFIG", str(above / "config"))
        patch.setenv("LC_ALL", "C.UTF-8")
        running = Running(above / "letters")
    with running:
        yield running


def begin(desk: Running, what: str, **answers: str) -> dict[str, Any]:
    status, found = desk.post("/api/begin", {"what": what, "answers": answers})
    assert status == 200, found
    assert isinstance(found, dict)
    return found


def text_of(desk: Running, id: str) -> str:
    text = desk.post("/api/open", {"file": id})[1]["text"]
    assert isinstance(text, str)
    return text


def shown(desk: Running, id: str, what: str) -> dict[str, Any]:
    answer = desk.post("/api/pages", {"id": id, "text": text_of(desk, id), "show": [what]})[1]
    assert what in answer["pieces"], answer["remarks"]
    assert isinstance(answer, dict)
    return answer


def test_each_kind_asks_three_to_six_questions(desk: Running) -> None:
    _, asked = desk.post("/api/questions", {})
    assert asked["profile"] is None
    assert asked["kinds"].keys() == set(kinds())
    for kind in asked["kinds"].values():
        assert 3 <= len(kind["questions"]) <= 7  # with the sender and whether to remember it
        for question in kind["questions"]:
            assert question["label"]
            assert question["kind"] in ("whom", "text", "lines", "choice", "switch")


def test_a_thank_you_after_an_interview(desk: Running) -> None:
    begun = begin(
        desk, "thank-you", to=TO, when="today", position="Data Analyst", learned="how you plan your routes",
        **{"from": FROM, "remember": "yes"},
    )  # fmt: skip
    assert begun["written"] == ["thank-you-schmoe.md"]
    text = text_of(desk, begun["id"])
    letter = read_letter(text, "x.md")
    assert letter.recipient and [line.text for line in letter.recipient.lines] == TO.split("\n")
    assert letter.sender is None
    assert "the Data Analyst position at Acme Corporation" in text
    assert "how you plan your routes" in text
    assert "this afternoon" in text or "today" in text or "this morning" in text
    found = desk.post("/api/check", {"id": begun["id"], "text": text})[1]
    assert found["defaults"]["salutation"] == "Dear Ms. Schmoe:"
    assert desk.post("/api/state", {})[1]["profile"]["name"] == "Daniel Okafor"


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("a Data Analyst", "Data Analyst"),
        ("the  Data Analyst position", "Data Analyst"),
        ("An Engineer role.", "Engineer"),
        ("the position of welder", "welder"),
        ("position as an Engineer", "Engineer"),
        ("Head of Positions", ""),
        ("Data Analyst", ""),
        ("A/B Tester", ""),
        ("Positions Editor", ""),
    ],
)
def test_a_position_is_written_without_what_the_draft_says_around_it(typed: str, role: str) -> None:
    answers, told = trim_role({"position": typed})
    assert answers["position"] == (role or typed)
    typed = " ".join(typed.split()).rstrip(".")
    said = f"“{typed}” is written as “{role}”, as the letter says “the {role} position”"
    assert [each.message for each in told] == ([said] if role else [])


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("That nurses wrote it.", "that nurses wrote it."),
        ("What has stayed with me most is the shop floor", "the shop floor"),
        ("what stayed with me is that you bake", "that you bake"),
        ("the shop floor, and what has stayed with me is it", ""),
    ],
)
def test_a_sentence_that_the_draft_begins_is_begun_once(typed: str, left: str) -> None:
    answers, told = trim_learned({"learned": typed})
    assert (answers["learned"], len(told)) == (left or typed, bool(left))


@pytest.mark.parametrize(
    ("said", "day"), [("Friday", 27), ("last Friday", 27), ("on Monday", 23), ("yesterday", 28), ("Sunday 2pm", 29)]
)
def test_a_day_of_the_week_on_which_one_was_interviewed_is_the_last_one(said: str, day: int) -> None:
    read = read_interview({"when": said}, When(datetime(2026, 11, 29, 12, tzinfo=UTC)))
    assert read.at and read.at.date() == date(2026, 11, day)


def test_the_sender_is_remembered_as_init_does(desk: Running, stranger: Path) -> None:
    begin(desk, "letter", to=TO, **{"from": FROM, "remember": "yes"})
    profile = read_profile((stranger / "profile.yaml").read_text(), "profile.yaml")
    assert [line.text for line in profile.sender.lines] == FROM.split("\n")[:3]
    assert (profile.sender.email, profile.sender.phone) == ("daniel@example.com", "(217) 555-0142")
    assert (stranger / "profile.yaml").stat().st_mode & 0o077 == 0
    _, asked = desk.post("/api/questions", {})
    assert asked["profile"]["name"] == "Daniel Okafor"
    assert "from" not in [each["name"] for each in asked["kinds"]["letter"]["questions"]]
    status, answer = desk.post("/api/begin", {"what": "letter", "answers": {"to": TO, "from": FROM, "remember": "yes"}})
    assert (status, answer["error"]["message"]) == (422, "your profile exists already")


def test_a_sender_who_is_not_remembered_stands_in_the_letter(desk: Running, stranger: Path) -> None:
    begun = begin(desk, "letter", to=TO, subject="A question", words="Could you tell me *more*?", **{"from": FROM})
    text = text_of(desk, begun["id"])
    assert not (stranger / "profile.yaml").exists()
    assert text.endswith("---\nCould you tell me *more*?\n")
    assert "from: |\n  Daniel Okafor\n" in text and "`stationery" not in text
    assert "subject: A question\n" in text
    shown(desk, begun["id"], "letter")


def test_a_letter_to_everyone_on_a_list_has_no_recipient(desk: Running) -> None:
    begun = begin(desk, "list", words="Thank you for the {{Gift}}.", **{"as": "card", "from": FROM})
    assert (begun["show"], begun["written"]) == ("many", ["note-to-all.md"])
    text = text_of(desk, begun["id"])
    assert "to:" not in text and text.endswith("---\nThank you for the {{Gift}}.\n")
    assert "[[" in text_of(desk, begin(desk, "list", **{"from": FROM})["id"])


def test_the_usual_envelope_and_card_have_names(desk: Running) -> None:
    kinds = desk.post("/api/questions", {})[1]["kinds"]
    among = {
        each["catalog"]: each["among"] for kind in kinds.values() for each in kind["questions"] if "catalog" in each
    }
    assert among["envelopes"][0] == {"id": "", "name": "The usual one (No. 10)"}
    assert "us-10" not in [each["id"] for each in among["envelopes"]] and among["envelopes"][1]["id"].startswith("us-")
    assert among["cards"][0]["name"] == "The usual one (A2 note card)" and among["cards"][2]["id"].startswith("us-")


def test_a_sender_s_email_and_phone_are_no_lines_of_the_address(desk: Running) -> None:
    _, found = desk.post("/api/address", {"text": FROM, "as": "from"})
    assert found["lines"] == FROM.split("\n")[:3] and found["remarks"] == []
    assert found["contact"] == {"email": "daniel@example.com", "phone": "(217) 555-0142"}
    assert "E-mail: daniel@example.com" in found["html"]
    assert desk.post("/api/address", {"text": FROM, "as": "to"})[1]["left_out"] == FROM.split("\n")[3:]


def test_a_name_alone_asks_for_the_address_and_is_greeted_as_a_card_greets(desk: Running) -> None:
    _, found = desk.post("/api/address", {"text": "Jane", "as": "to"})
    assert [each["message"][:35] for each in found["remarks"]] == ["this is a name without an address: "]
    assert found["salutation"] == "Dear Jane:"
    assert desk.post("/api/address", {"text": "Jane", "as": "to", "card": True})[1]["salutation"] == "Dear Jane,"
    begun = begin(desk, "letter", to="Jane", **{"from": FROM})
    (said,) = shown(desk, begun["id"], "letter")["remarks"]
    assert said["hint"] == "if that is how you greet them, it is right; otherwise write the greeting in “Salutation”"


def test_a_date_that_is_none_is_a_fault(desk: Running) -> None:
    begun = begin(desk, "letter", to=TO, words="Hello.", **{"from": FROM})
    text = text_of(desk, begun["id"]).replace("---\n", "---\ndate: Febtober 99\n", 1)
    answer = desk.post("/api/pages", {"id": begun["id"], "text": text, "show": ["letter"]})[1]
    (said,) = (each for each in answer["remarks"] if each["kind"] == "error")
    assert said["message"].startswith("cannot read 'Febtober 99' as a date") and said["hint"].startswith(
        "write the date as"
    )


def test_only_an_envelope(desk: Running) -> None:
    begun = begin(desk, "envelope", to="Ann Lee; 12 Elm St; Salem, OR 97301", envelope="us-a7", **{"from": FROM})
    assert begun["show"] == "envelope"
    page = shown(desk, begun["id"], "envelope")["pieces"]["envelope"]["pages"][0]
    assert (page["width_mm"], page["height_mm"]) == (184.15, 133.35)


@pytest.mark.parametrize("occasion", ["gift", "wedding", "sympathy", "other"])
def test_a_note_card(desk: Running, occasion: str) -> None:
    begun = begin(desk, "note", to=TO, occasion=occasion, words="Thank you for the lamp.", **{"from": FROM})
    assert begun["show"] == "card"
    text = text_of(desk, begun["id"])
    assert f"occasion: {occasion}\n" in text
    assert text.endswith("---\nThank you for the lamp.\n")
    shown(desk, begun["id"], "card")


def test_a_note_that_is_greeted_and_signed_among_its_words(desk: Running) -> None:
    """The draft's own close gives way to the writer's."""
    words = "Dear Jane,\n\nThank you for the lamp.\n\nLove,\nDaniel"
    begun = begin(desk, "note", to=TO, occasion="gift", words=words, **{"from": FROM})
    text = text_of(desk, begun["id"])
    assert text.endswith("---\nThank you for the lamp.\n") and begun["remarks"][0]["message"].startswith("your own")
    assert "\nsalutation: Dear Jane,\nclose: Love,\nsigners: Daniel\n" in text and "Warmly" not in text
    shown(desk, begun["id"], "card")


def test_a_kit_for_an_interview(desk: Running) -> None:
    folder = Path(desk.post("/api/state", {})[1]["folder"])
    begun = begin(
        desk, "kit", where="Acme Corporation\n1200 Main Street\nSpringfield, IL 62701",
        at="2026-12-04 14:00 America/Chicago", position="Data Analyst",
        interviewers="Ms. Jane Schmoe, Director of Recruiting; Mr. Al Roe, Head Cook, al@a.example", **{"from": FROM},
    )  # fmt: skip
    names = {each.name for each in (folder / "interview-kit").iterdir()}
    assert {"checklist.pdf", "interview.ics", "thank-you-schmoe.md", "thank-you-roe.md"} <= names
    assert "title: Head Cook\n    email: al@a.example\n" in (folder / "interview.yaml").read_text()
    assert (folder / "interview.yaml").read_text().count("at: ") == 1
    assert "Ms. Jane Schmoe" in text_of(desk, begun["id"])
    shown(desk, begun["id"], "letter")
    assert 'data-act="print:interview-kit/checklist.pdf"' in begun["html"] and ">Calendar file<" in begun["html"]
    assert 'href="#write/interview-kit%2Fthank-you-roe.md"' in begun["html"] and begun["remarks"] == []
    letters = desk.post("/api/state", {})[1]["letters"]
    assert letters.count('href="#begin/kit%3Ainterview-kit"') == 1
    assert ">Acme Corporation<" in letters and ">Interview kit, Dec 4, 2026<" in letters
    page = desk.post("/api/ask", {"what": "kit:interview-kit"})[1]["html"]
    assert (
        ">Acme Corporation, Dec 4, 2026, 2:00 PM (America/Chicago)<" in page
        and begun["at"] == "#begin/kit%3Ainterview-kit"
    )
    assert ">Blank cards: A2" in page and ">Envelopes: No. 10<" in page and ">Envelopes: A2" in page
    assert b"stationery new" not in (folder / "interview-kit" / "interview.ics").read_bytes()
    asked = json.dumps({"what": "kit", "do": "save:interview-kit/checklist.pdf"}).encode()
    assert desk.ask("POST /api/set-up", desk.headers(), asked)[2].startswith(b"%PDF")
    for name in (
        "interview-kit/../interview.yaml",
        "interview-kit/thank-you-roe.md",
        "../x-kit/a.pdf",
        "interview.yaml",
    ):
        assert desk.post("/api/set-up", {"what": "kit", "do": f"save:{name}"})[0] == 422
    again = begin(desk, "kit", where="Bolt Inc.", at="Dec 5, 2026 at 9am America/Chicago", **{"from": FROM})
    assert "interview-2.yaml" in again["written"]
    twin = {"where": "acme corporation", "at": "Dec 4, 2026 at 2pm America/Chicago", "from": FROM}
    twin["interviewers"] = "Jane Roe"  # whose missing title is told with it, so that one answer settles both
    status, told = desk.post("/api/begin", {"what": "kit", "answers": twin})
    assert (status, told["anyway"]) == (422, "twin interviewers")
    assert "in the folder “interview-kit”" in told["error"]["message"]
    assert ["no title before Jane Roe" in each["message"] for each in told["others"]] == [True]
    assert "interview-3.yaml" not in [each.name for each in folder.iterdir()]
    assert desk.post("/api/begin", {"what": "kit", "answers": twin, "anyway": ["twin interviewers"]})[0] == 200


def test_a_kit_is_corrected(desk: Running) -> None:
    folder = Path(desk.post("/api/state", {})[1]["folder"])
    answers = {
        "where": "Acme Corporation\n1200 Main Street\nSpringfield, IL 62701", "at": "2026-12-04 14:00 America/Chicago",
        "interviewers": "Ms. Jane Schmoe, Director of Recruiting\nMr. Al Roe, al@a.example\nMs. Bo Fox", "from": FROM,
    }  # fmt: skip
    begin(desk, "kit", **answers)
    file, made = folder / "interview.yaml", folder / "interview-kit"
    file.write_text(file.read_text() + "language: en-GB\n")
    mine, own = (made / "thank-you-roe.md").read_text() + "Mine.\n", (made / "notes.pdf")
    (made / "thank-you-roe.md").write_text(mine)
    own.write_bytes((made / "checklist.pdf").read_bytes())
    before = {each.name for each in made.iterdir()}
    link = 'href="#begin/mend%3Ainterview-kit"'
    assert link in desk.post("/api/ask", {"what": "kit:interview-kit"})[1]["html"]
    form = desk.post("/api/ask", {"what": "mend:interview-kit"})[1]["html"]
    assert answers["interviewers"] in form and "Lower Main" not in form
    answers["interviewers"] = "Ms. Jane Schmidt, Director of Recruiting\nMr. Al Roe"
    told = begin(desk, "mend:interview-kit", **answers)
    gone = {"thank-you-schmoe.md", "thank-you-fox.md"}
    assert {each.name for each in made.iterdir()} == before - gone | {"thank-you-schmidt.md"}
    assert (made / "thank-you-roe.md").read_text() == mine and "has your own changes" in told["html"]
    assert "Schmidt" in file.read_text() and file.read_text().count("language: en-GB\n") == 1
    kept = [re.sub(r"-[0-9a-f]{8}-\d{8}-\d{6}\..*", "", each.name) for each in (desk.state / "before").iterdir()]
    assert {"interview", "checklist", "thank-you-schmoe", "thank-you-fox"} <= set(kept) and "notes" not in kept
    assert [each.name for each in folder.iterdir() if "interview-2" in each.name] == []
    file.write_text(f"{file.read_text()}# She is kind.\n")
    assert link not in desk.post("/api/ask", {"what": "kit:interview-kit"})[1]["html"]
    assert desk.post("/api/ask", {"what": "mend:interview-kit"})[1]["html"] == ""
    assert desk.post("/api/begin", {"what": "mend:interview-kit", "answers": answers})[0] == 422


@pytest.mark.parametrize(("hour", "said"), [(10, 10), (17, 12)])
def test_what_was_today_was_not_later_than_now(hour: int, said: int) -> None:
    interview = read_interview({"when": "today"}, When(datetime(2026, 11, 20, hour, 32)))
    assert interview.at and interview.at.hour == said


@pytest.mark.parametrize(
    ("answers", "where", "words"),
    [
        ({"promised": "soon"}, "promised", "'soon' is neither a date"),
        ({"promised": "last Friday"}, "promised", "'last Friday' is neither a date"),
        ({"interviewers": "Jane Roe"}, "interviewers", "there is no title before Jane Roe"),
        ({"at": "Dec 9, 2026 at 2am America/Chicago"}, "at", "at night"),
        ({"where": "Acme\n1 King St\nHonolulu, HI 96813", "at": "Dec 9, 2026 at 2pm"}, "at", "but HI has another one"),
    ],
)
def test_what_seems_wrong_with_a_kit_is_told_at_its_answer(
    desk: Running, answers: dict[str, str], where: str, words: str
) -> None:
    usual = {"where": "Acme", "at": "Dec 9, 2026 at 2pm America/Chicago", "from": FROM}
    status, told = desk.post("/api/begin", {"what": "kit", "answers": {**usual, **answers}})
    assert (status, told["error"]["where"], told.get("anyway", where)) == (422, where, where)
    assert words in told["error"]["message"] and "promised" not in told["error"]["message"]
    assert "`" not in told["error"]["hint"]


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ("Dr. Ola Nnamdi, Chief of Staff, ola@b.example", [("Dr. Ola Nnamdi", "Chief of Staff", "ola@b.example")]),
        ("Dr. Ola Nnamdi; Chief of Staff, ola@b.example", [("Dr. Ola Nnamdi", "Chief of Staff", "ola@b.example")]),
        ("Ms. Ann Cho <ann@gull.example>", [("Ms. Ann Cho", "", "ann@gull.example")]),
        (
            "Dr. Ana Ruiz (Dean) <a@x.example>, Bo Fox (Head), b@x.example",
            [("Dr. Ana Ruiz", "Dean", "a@x.example"), ("Bo Fox", "Head", "b@x.example")],
        ),
        (
            "Ms. Ann Cho, CFO; Mr. Bo Fox, Head <b@x.example>",
            [("Ms. Ann Cho", "CFO", ""), ("Mr. Bo Fox", "Head", "b@x.example")],
        ),
        ("ann@gull.example", "has no name"),
        ("Ann Cho, @anncho", "isn’t a whole e-mail address"),
        ("Ann Cho; Bo", "more than one person"),
        ("Ann Cho, a@x.example, b@x.example", "two e-mail addresses"),
    ],
)
def test_an_interviewers_email_is_no_part_of_the_name(row: str, people: list[tuple[str, str, str]] | str) -> None:
    if isinstance(people, str):
        with pytest.raises(SourceError, match=people):
            write_people(row)
    else:
        assert [tuple(each.values()) for each in write_people(row)] == people


def test_all_that_is_wrong_with_a_kit_is_told_at_once(desk: Running) -> None:
    answers = {"where": "Acme", "at": "tomorrow", "promised": "soon", "interviewers": "ann@x.example", "from": FROM}
    status, told = desk.post("/api/begin", {"what": "kit", "answers": answers})
    where = [told["error"]["where"], *(each["where"] for each in told["others"])]
    assert (status, where, "anyway" in told) == (422, ["at", "interviewers", "promised"], False)
    answers |= {"at": "Dec 4, 2026 at 2pm America/Chicago", "promised": "next Friday", "interviewers": ""}
    assert "“next Friday” is read as Friday, " in begin(desk, "kit", **answers)["html"]


def test_all_that_seems_wrong_with_a_kit_is_told_at_once(desk: Running) -> None:
    answers = {"where": "Acme", "at": "Dec 9, 2026 at 2am America/Chicago", "from": FROM, "interviewers": "Jane Roe"}
    status, told = desk.post("/api/begin", {"what": "kit", "answers": answers})
    assert (status, told["anyway"], [each["where"] for each in told["others"]]) == (
        422,
        "at interviewers",
        ["interviewers"],
    )
    assert desk.post("/api/begin", {"what": "kit", "answers": answers, "anyway": [told["anyway"]]})[0] == 200


def test_nothing_is_ever_replaced(desk: Running) -> None:
    first = begin(desk, "letter", to=TO, **{"from": FROM})
    second = begin(desk, "letter", to=TO, **{"from": FROM})
    assert (first["written"], second["written"]) == (["letter-schmoe.md"], ["letter-schmoe-2.md"])
    asked = {"what": "letter", "answers": {"to": TO, "from": FROM}, "once": "0.5"}
    assert desk.post("/api/begin", {**asked, "answers": {"from": FROM}})[0] == 422  # and may be answered once more
    third, again = (desk.post("/api/begin", asked)[1]["written"] for _ in range(2))
    assert third == again == ["letter-schmoe-3.md"]


@pytest.mark.parametrize(
    ("what", "answers", "where", "words"),
    [
        ("letter", {"from": FROM}, "to", "missing"),
        ("letter", {"to": TO}, "from", "missing"),
        ("letter", {"to": f"{TO}\n\n{TO}", "from": FROM}, "to", ""),
        ("thank-you", {"to": TO, "from": FROM, "when": "sometime"}, "when", "sometime"),
        ("thank-you", {"to": TO, "from": FROM, "when": "2036-01-01"}, "when", "still to come"),
        ("kit", {"where": TO, "from": FROM}, "at", "missing"),
        (
            "kit",
            {
                "where": TO,
                "from": FROM,
                "at": "Dec 4, 2026 at 9am America/Chicago",
                "interviewers": "Dr Priya Raman and Tom Beck, Engineering",
            },
            "interviewers",
            "more than one person",
        ),
        ("kit", {"where": TO, "from": FROM, "at": "Dec 4"}, "at", "no time of day"),
        ("kit", {"where": TO, "from": FROM, "at": "Dec 4 at 2pm XYZ"}, "at", ""),
        ("note", {"to": TO, "from": FROM, "occasion": "mischief"}, "occasion", "isn't one"),
        ("mischief", {"to": TO}, "", "can't begin"),
    ],
)
def test_what_is_wrong_is_told_at_its_answer(
    desk_for_faults: Running, what: str, answers: dict[str, str], where: str, words: str
) -> None:
    desk = desk_for_faults
    folder = Path(desk.post("/api/state", {})[1]["folder"])
    status, answer = desk.post("/api/begin", {"what": what, "answers": answers})
    assert status == 422
    assert answer["error"]["where"] == where
    assert words in answer["error"]["message"]
    assert not list(folder.iterdir())


def test_an_address_is_split_before_ones_eyes(desk: Running) -> None:
    _, found = desk.post("/api/address", {"text": TO})
    assert found["lines"] == TO.split("\n")
    assert found["parts"]["name"] == "Ms. Jane Schmoe"
    assert found["parts"]["organization"] == "Acme Corporation"
    assert (found["parts"]["locality"], found["parts"]["postal_code"]) == ("Springfield", "62701")
    assert found["salutation"] == "Dear Ms. Schmoe:"
    _, found = desk.post("/api/address", {"text": "Ann Lee, 12 Elm St, Salem, OR 97301"})
    assert found["lines"] == ["Ann Lee", "12 Elm St", "Salem, OR 97301"]
    _, found = desk.post("/api/address", {"text": "Ann Lee, 12 Elm St, who knows, where 12, 4"})
    assert found["lines"] == []
    assert found["remarks"][0]["kind"] == "error"
    assert desk.post("/api/address", {"text": " "})[1]["remarks"] == []


def test_contacts_are_found_by_their_words(desk: Running, stranger: Path) -> None:
    assert desk.post("/api/contacts", {"find": ""})[1] == {"contacts": [], "more": False, "any": False}
    (stranger / "contacts").mkdir()
    for number, (name, town) in enumerate([("Ann Lee", "Salem"), ("Anna Löwe", "Bend"), ("Ben Ode", "Salem")]):
        given, family = name.split()
        card = f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nN:{family};{given};;;\nADR:;;12 Elm St;{town};OR;97301;USA\n"
        (stranger / "contacts" / f"{number}.vcf").write_text(f"{card}EMAIL:{given}@example.com\nEND:VCARD\n")
    _, found = desk.post("/api/contacts", {"find": "ann"})
    assert [each["name"] for each in found["contacts"]] == ["Ann Lee", "Anna Löwe"]
    assert found["contacts"][0]["lines"][0] == "Ann Lee"
    assert found["contacts"][0]["email"] == "Ann@example.com"
    assert [each["name"] for each in desk.post("/api/contacts", {"find": "lowe"})[1]["contacts"]] == ["Anna Löwe"]
    assert len(desk.post("/api/contacts", {"find": "salem"})[1]["contacts"]) == 2
    shutil.rmtree(stranger / "contacts")
    assert desk.post("/api/contacts", {"find": ""})[1]["contacts"] == []
