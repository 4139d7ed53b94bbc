"""Interview files: moments in zones and at daylight saving, durations, spans, people; faults with their places."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from stationery.model.errors import Several, SourceError, StationeryError
from stationery.model.interview import address_to, display_name, due, ends
from stationery.model.party import Party
from stationery.reading.interview import read_interview
from stationery.reading.interviewers import split_entries

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


def read(text: str) -> object:
    return read_interview(f"organization: Acme\n{text}\n", "i.yaml")


def moment(at: str) -> datetime:
    found = read_interview(f"organization: Acme\nat: {at}\n", "i.yaml").at
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("at", "utc"),
    [
        ("2026-11-20 14:00 America/Chicago", "2026-11-20 20:00"),
        ("2026-11-20T14:00-06:00", "2026-11-20 20:00"),
        ("2026-11-20 14:00 -06", "2026-11-20 20:00"),
        ("2026-11-20T14:00-0600", "2026-11-20 20:00"),
        ("2026-11-20T20:00Z", "2026-11-20 20:00"),
        ("2026-11-20 20:00 UTC", "2026-11-20 20:00"),
        ("2026-11-20, 2:30 pm America/Chicago", "2026-11-20 20:30"),
        ("2026-11-20 2 p.m. America/Chicago", "2026-11-20 20:00"),
        ("2026-11-20 12:15 am America/Chicago", "2026-11-20 06:15"),
        ("2026-07-20 14:00 America/Chicago", "2026-07-20 19:00"),
        ("2026-07-20 14:00 America/Phoenix", "2026-07-20 21:00"),
        ("2026-07-20 14:00 Asia/Kathmandu", "2026-07-20 08:15"),
        ("2026-07-20 14:00 America/Argentina/Buenos_Aires", "2026-07-20 17:00"),
        ("2026-11-01T01:30-05:00[America/Chicago]", "2026-11-01 06:30"),
        ("2026-11-01T01:30-06:00[America/Chicago]", "2026-11-01 07:30"),
        ("2026-11-01 00:59 America/Chicago", "2026-11-01 05:59"),
        ("2026-11-01 02:00 America/Chicago", "2026-11-01 08:00"),
        ("2026-03-08 01:59 America/Chicago", "2026-03-08 07:59"),
        ("2026-03-08 03:00 America/Chicago", "2026-03-08 08:00"),
        ("2026-03-29 03:00 Europe/Berlin", "2026-03-29 01:00"),
        ("11/29/2026 2:00 PM America/New_York", "2026-11-29 19:00"),
        ("11/12/2026 2:00 PM EST", "2026-11-12 19:00"),
        ("11/12/2026 14:00 Europe/London", "2026-12-11 14:00"),
        ("Nov 29, 2026 at 2pm EST", "2026-11-29 19:00"),
        ("Sunday, November 29th, 2026, 2 p.m. Eastern time", "2026-11-29 19:00"),
        ("2pm on Nov. 29 2026 PST", "2026-11-29 22:00"),
        ("29 November 2026 14:00 CET", "2026-11-29 13:00"),
        ("29.11.2026 14 Uhr Europe/Berlin", "2026-11-29 13:00"),
        ("29. November 2026 14:30 europe/berlin", "2026-11-29 13:30"),
        ("Nov 29, 2026 noon America/New York", "2026-11-29 17:00"),
        ("July 10, 2026 2pm CDT", "2026-07-10 19:00"),
        ("Nov 29, 2026 2pm UTC-5", "2026-11-29 19:00"),
        ("Nov 29, 2026 2pm -05:00", "2026-11-29 19:00"),
        ("2026-11-29 2pm MST", "2026-11-29 21:00"),
        ("July 10, 2026 2pm MST", "2026-07-10 21:00"),
    ],
)
def test_moments(at: str, utc: str) -> None:
    assert moment(at).astimezone(UTC).replace(tzinfo=None) == datetime.fromisoformat(utc)


def test_the_zone_is_kept_so_that_days_are_those_of_the_place() -> None:
    assert str(moment("2026-11-20 22:00 Pacific/Auckland").tzinfo) == "Pacific/Auckland"
    assert moment("2026-11-20 22:00 Pacific/Auckland").date() == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("at", "message", "hint"),
    [
        ("2026-11-20", "isn't a date and time", "2026-11-20 14:00 America/Chicago"),
        (
            "Friday at two",
            "means another day when the file is read again",
            "2026-11-20 14:00 America/Chicago",
        ),
        ("11/30/2026 2-3pm EST", "has a start and an end", "write only the start here: 2026-11-20 14:00"),
        ("Nov 30, 2026 2 pm to 3:30 pm EST", "has a start and an end", "write only the start here"),
        ("2026-11-30 14:00 - 15:00 EST", "has a start and an end", "write only the start here"),
        ("2026-11-30 14:00-15:00", "has a start and an end", "write only the start here"),
        ("Nov 30, 2026 2 pm Chicago time", "no time zone named 'Chicago time'", "did you mean 'America/Chicago'?"),
        ("2026-11-20 14:00", "the time zone is missing", "2026-11-20T14:00-06:00"),
        ("2026-02-30 14:00 UTC", "isn't a valid date and time", ""),
        ("2026-11-20 24:00 UTC", "isn't a valid date and time", ""),
        ("2026-11-20 14:60 UTC", "isn't a valid date and time", ""),
        ("2026-11-20 13:00 pm UTC", "isn't a valid date and time", ""),
        ("2026-11-20 14:00 America/Chigaco", "there is no time zone named", "did you mean 'America/Chicago'?"),
        ("2026-11-20 14:00 Chicago", "there is no time zone named", "did you mean 'America/Chicago'?"),
        ("2026-11-20 14:00 XYZT", "there is no time zone named", "the offset, such as -06:00"),
        ("2026-11-20 14:00 CST", "more than one time zone is called CST", "write America/Chicago or Asia/Shanghai"),
        ("2026-07-10 14:00 EST", "America/New_York has EDT on 2026-07-10, not EST", "write EDT, or the zone's name"),
        ("Nov 29 2pm EST", "'Nov 29 2pm EST' has no year", "2026-11-20 14:00"),
        ("Nov 29, 2026 EST", "the time of day is missing", "2026-11-20 14:00"),
        ("2pm EST", "the day is missing", "2026-11-20 14:00"),
        ("Nov 29, 2026 2pm", "the time zone is missing", "2026-11-20T14:00-06:00"),
        ("Nov 29, 2026 2:00 EST", "can be morning or afternoon", "write 2:00 am or 2:00 pm"),
        ("Nov 31, 2026 2 pm EST", "there is no such day", "2026-11-20 14:00"),
        ("Nov 29, 2026 14 pm EST", "either am or pm", "2026-11-20 14:00"),
        ("Monday, Nov 29, 2026 2pm EST", "is a Sunday, not a Monday", "leave out its name"),
        ("11/12/2026 2pm Asia/Tokyo", "can mean two days", "write 2026-11-12 or 2026-12-11"),
        ("2026-11-20 14:00 -05:00 America/Chicago", "doesn't match America/Chicago", "write -06:00"),
        ("2026-03-08 02:30 America/Chicago", "there is no 02:30 in America/Chicago", "did you mean 03:30?"),
        ("2026-03-29 02:30 Europe/Berlin", "there is no 02:30 in Europe/Berlin", "did you mean 03:30?"),
        ("2026-11-01 01:30 America/Chicago", "twice on 2026-11-01", "2026-11-01T01:30-05:00[America/Chicago] or 2"),
        ("2026-10-25 02:30 Europe/Berlin", "twice on 2026-10-25", "+02:00[Europe/Berlin] or 2026-10-25T02:30+01:00"),
    ],
)
def test_a_moment_that_is_none_is_told_at_its_place(at: str, message: str, hint: str) -> None:
    with pytest.raises(SourceError) as caught:
        moment(at)
    assert message in caught.value.message and hint in caught.value.hint
    assert str(caught.value.place) == "i.yaml:2:5"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45 minutes", 45), ("45", 45), ("45 min", 45), ("1 h", 60), ("1.5 hours", 90), ("1 h 30 min", 90),
        ("2 hours", 120), ("1:15", 75), ("1 hour and 15 minutes", 75), ("90m", 90),
    ],
)  # fmt: skip
def test_durations(text: str, minutes: int) -> None:
    assert read_interview(f"organization: Acme\nduration: {text}\n", "i").duration == minutes


@pytest.mark.parametrize("text", ["long", "0 minutes", "2 days", "25 h", "-5 minutes", "h"])
def test_no_durations(text: str) -> None:
    with pytest.raises(SourceError, match="isn't a possible length for an interview"):
        read(f"duration: {text}")


def test_an_hour_is_usual() -> None:
    assert read_interview("organization: Acme", "i").duration == 60


@pytest.mark.parametrize(
    ("begins", "minutes", "over"),
    [
        ("2026-11-20 14:00 America/Chicago", 45, "2026-11-20T14:45:00-06:00"),
        ("2026-03-08 01:30 America/Chicago", 60, "2026-03-08T03:30:00-05:00"),
        ("2026-11-01T01:30-05:00[America/Chicago]", 60, "2026-11-01T01:30:00-06:00"),
        ("2026-11-01 00:30 America/Chicago", 90, "2026-11-01T01:00:00-06:00"),
        ("2026-12-31 23:30 UTC", 60, "2027-01-01T00:30:00+00:00"),
    ],
)
def test_an_interview_ends_by_the_clock_of_the_world(begins: str, minutes: int, over: str) -> None:
    found = ends(read_interview(f"organization: Acme\nat: {begins}\nduration: {minutes} min\n", "i"))
    assert found and found.isoformat() == over


FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-04", date(2026, 12, 4)),
        ("2026-12-04T17:00-06:00", date(2026, 12, 4)),
        ("2 weeks", date(2026, 12, 4)),
        ("1 week", date(2026, 11, 27)),
        ("within 10 days", date(2026, 11, 30)),
        ("in 1 month", date(2026, 12, 20)),
        ("5 working days", date(2026, 11, 27)),
        ("1 business day", date(2026, 11, 23)),
        ("soon", None),
        ("2026-02-30", None),
        ("9999 months", None),
        ("3 working weeks", None),
        ("", None),
    ],
)
def test_days_and_spans(text: str, day: date | None) -> None:
    assert due(text, FRIDAY) == day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Dec 4", "2026-12-04"), ("December 4, 2026", "2026-12-04"), ("Jan 5", "2027-01-05"),
        ("12/4", "2026-12-04"), ("12/4/2026", "2026-12-04"), ("Friday, Dec 4", "2026-12-04"), ("two weeks", "2 weeks"),
        ("in a week", "in 1 week"), ("2 weeks", "2 weeks"),
    ],
)  # fmt: skip
def test_a_promise_in_other_words(text: str, iso: str) -> None:
    file = f"organization: Acme\nat: 2026-11-20 14:00 America/Chicago\npromised: {text}\n"
    assert read_interview(file, "i").promised.text == iso


@pytest.mark.parametrize("text", ["soon", "Friday", "tomorrow", "Dec 32", "Thursday, Dec 4", "Dec 4 or so"])
def test_a_promise_that_is_none(text: str) -> None:
    file = f"organization: Acme\nat: 2026-11-20 14:00 America/Chicago\npromised: {text}\n"
    with pytest.raises(SourceError, match="promised: "):
        read_interview(file, "i")


def test_a_month_after_the_31st_ends_with_its_month() -> None:
    assert due("1 month", date(2026, 1, 31)) == date(2026, 2, 28)
    assert due("1 month", date(2028, 1, 31)) == date(2028, 2, 29)
    assert due("12 months", date(2028, 2, 29)) == date(2029, 2, 28)


def test_working_days_ask_who_knows_them() -> None:
    assert due("1 working day", FRIDAY, lambda day: day > date(2026, 11, 29)) == date(2026, 11, 30)


def test_all_faults_at_once_in_the_order_of_the_lines() -> None:
    text = (
        "organisation: Acme\nat: soon\nduration: long\npromised: later\ndecision_by: Friday\n"
        "interviewers: [{title: Boss}, Ann, Ann]\naddress: {name: Jane, street: 1 Main St}\nlanguage: [en]\n"
    )
    with pytest.raises(Several) as caught:
        read_interview(text, "i.yaml")
    assert [fault.place.line for fault in caught.value.faults if fault.place] == [1, 1, 2, 3, 4, 5, 6, 6, 7, 8]
    assert "did you mean 'organization'?" in str(caught.value)


def test_people_by_name_by_parts_and_as_typed() -> None:
    found = read_interview(
        "company: Acme\ninterviewers:\n  - Ms. Jane Schmoe\n  - {prefix: Dr., given: Ana, family: Cruz, title: Head}\n"
        "  - |\n    Mr. Li Wei\n    9 Side Street\n    Salem, OR 97301\n",
        "i.yaml",
    )
    assert [display_name(person) for person in found.interviewers] == ["Ms. Jane Schmoe", "Dr. Ana Cruz", "Mr. Li Wei"]
    assert [line.text for line in found.interviewers[2].lines][1:] == ["9 Side Street", "Salem, OR 97301"]
    block = read_interview("organization: Acme\ninterviewer: |\n  Ms. Jane Schmoe\n  Dr. Ana Cruz\n", "i")
    assert [display_name(person) for person in block.interviewers] == ["Ms. Jane Schmoe", "Dr. Ana Cruz"]


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (Party(name="Jane Schmoe", suffix="Ph.D."), "Jane Schmoe, Ph.D."),
        (Party(prefix="Mr.", given="John", family="Rich", suffix="III"), "Mr. John Rich III"),
        (Party(family="Cruz"), "Cruz"),
        (Party(), ""),
    ],
)
def test_called(person: Party, name: str) -> None:
    assert display_name(person) == name


@pytest.mark.parametrize("lines", ["|\n  Acme\n  1 Main St\n  Salem, OR 97301", "Acme; 1 Main St; Salem, OR 97301;"])
def test_an_interviewer_at_the_organizations_address_typed(lines: str) -> None:
    found = read_interview(
        f"organization: Acme\naddress: {lines}\n"
        "interviewers: [{name: Dr. Lee, title: Head, email: lee@acme.example}]\n",
        "i",
    )
    to = address_to(found, found.interviewers[0])
    assert [line.text for line in to.lines] == ["Dr. Lee", "Head", "Acme", "1 Main St", "Salem, OR 97301"]
    assert to.email == "lee@acme.example" and to.name == ""


def test_an_interviewer_at_the_organizations_address_in_parts() -> None:
    found = read_interview((SAMPLES / "panel.yaml").read_text("utf-8"), "panel.yaml")
    to = address_to(found, found.interviewers[0])
    assert (to.family, to.title, to.organization, to.street, to.postal_code) == (
        "Marsh", "Curator of Education", "Saguaro Valley Museum", ("300 Mission Road",), "85745",
    )  # fmt: skip


def test_an_address_of_ones_own_wins() -> None:
    found = read_interview(
        "organization: Acme\naddress: |\n  1 Main St\n  Salem, OR 97301\n"
        "interviewers: [{name: Dr. Lee, street: 2 Side St, locality: Salem}]\n",
        "i",
    )
    to = address_to(found, found.interviewers[0])
    assert (to.street, to.organization, to.lines) == (("2 Side St",), "Acme", ())


@pytest.mark.parametrize("name", ["interview.yaml", "panel.yaml"])
def test_samples_are_understood(name: str) -> None:
    found = read_interview((SAMPLES / name).read_text("utf-8"), name)
    assert found.at and found.address and found.interviewers and found.sender
    assert found.at.utcoffset() in (timedelta(hours=-6), timedelta(hours=-7))


@pytest.mark.parametrize(
    "text", ["", "- a list", "at: {2026: x}", "organization: &a x", "organization: a\nat: '" + "9" * 99 + "'"]
)
def test_nonsense_is_told_as_a_fault_of_the_file(text: str) -> None:
    with pytest.raises(StationeryError):
        read_interview(text, "i.yaml")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ms. Jane Schmoe, Mr. Tom Bell", ["Ms. Jane Schmoe", "Mr. Tom Bell"]),
        ("Ms. Jane Schmoe and Mr. Tom Bell", ["Ms. Jane Schmoe", "Mr. Tom Bell"]),
        ("Peter Lindqvist, Ruth Okoye", ["Peter Lindqvist", "Ruth Okoye"]),
        ("Jane Schmoe & Tom Bell", ["Jane Schmoe", "Tom Bell"]),
        ("Frau Anna Weber und Herr Dr. Max Lang", ["Frau Anna Weber", "Herr Dr. Max Lang"]),
        ("Ms. Jane Schmoe, Director of Sales and Marketing", None),
        ("Jane Schmoe, Vice President", None),
        ("Jane Schmoe, Ph.D.", None),
        ("Lindqvist, Peter", None),
        ("Peter Lindqvist, Jr.", None),
        ("Mr. and Mrs. Lee", None),
        ("Jane and Tom Bell", None),
        ("Dr. Ana Cruz y Vega", None),
    ],
)
def test_several_people_in_one_line(line: str, names: list[str] | None) -> None:
    found = read_interview(f"organization: Acme\ninterviewers:\n  - {line}\n", "i")
    assert [person.name for person in found.interviewers] == (names or [line])
    assert bool(found.remarks) == bool(names)


@pytest.mark.parametrize(
    "entry", ["Jane & Tom", "Ms. Schmoe, Director, Mr. Bell, Engineer", "{name: 'Jane Schmoe & Tom Bell', title: Chef}"]
)
def test_people_who_cannot_be_told_apart_are_an_error(entry: str) -> None:
    with pytest.raises(StationeryError, match="more than one person"):
        read_interview(f"organization: Acme\ninterviewers:\n  - {entry}\n", "i")


@pytest.mark.parametrize(
    ("where", "american"),
    [
        ('address: "1200 Main St; Springfield, IL 62701"', True),
        ('address: {street: 1200 Main St, locality: Springfield, region: IL, postal_code: "62701"}', True),
        ("address: {street: 1200 Main St, locality: Springfield, country: USA}", True),
        ('from: "Ann Lee; 12 Elm St; Salem, OR 97301"', True),
        ('address: "88 Nanjing Road; Shanghai 200000; China"\nfrom: "Ann Lee; 12 Elm St; Salem, OR 97301"', False),
        ("format: by phone", False),
    ],
)
def test_CST_is_of_the_United_States_where_the_address_is(where: str, american: bool) -> None:
    text = f"organization: Acme\nat: Nov 30, 2026 2pm CST\n{where}\n"
    if american:
        assert str(read_interview(text, "i.yaml").at) == "2026-11-30 14:00:00-06:00"
    else:
        with pytest.raises(SourceError, match="more than one time zone is called CST"):
            read_interview(text, "i.yaml")


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("Dr. Ana Ruiz, VP; Sam Hill, Design Lead", ("Dr. Ana Ruiz, VP", "Sam Hill, Design Lead")),
        ("Ana Ruiz - Head Chef; Mr. Sam Hill", ("Ana Ruiz - Head Chef", "Mr. Sam Hill")),
        ("Ana Ruiz (Product Lead) and Bo Fox (HR Manager)", ("Ana Ruiz (Product Lead)", "Bo Fox (HR Manager)")),
        ("Ana Ruiz, VP of Product; Design", None),
        ("Jane Doe, Director; Recruiting and Staffing", None),
        ("Jane Doe, VP; Machine Learning", None),
        ("Jane Schmoe, Director of Recruiting", None),
        ("Jane Doe (Research and Development Lead)", None),
    ],
)
def test_a_line_is_split_where_each_part_is_certainly_a_person(line: str, entries: tuple[str, ...] | None) -> None:
    assert split_entries(line) == (entries or (line,))


def test_a_line_of_several_with_titles_is_a_fault() -> None:
    with pytest.raises(StationeryError, match="seems to be more than one person"):
        read_interview("organization: Acme\ninterviewers:\n  - Dr. Ana Ruiz, VP; Sam Whitaker, Design Lead\n", "")
