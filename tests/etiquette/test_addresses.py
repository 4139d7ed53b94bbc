"""What is wrong in an address: its postal code, a part that is missing, a line that is too long."""

from __future__ import annotations

import pytest

from stationery.catalog.languages import language
from stationery.data.address_metadata import codes
from stationery.etiquette.address_lines import find_strange_lines
from stationery.etiquette.addresses import find_wrong, find_wrong_lines
from stationery.etiquette.short_address import find_short
from stationery.model.errors import Place
from stationery.model.letter import Party
from stationery.model.prose import plain
from stationery.model.values import replace
from stationery.resolve.countries import country_of
from tests.wording.spoken import STORE, typed

ENGLISH = language(STORE, "en-US")
WHOLE = {"name": "Ann Lee", "street": ("12 Oak Street",), "locality": "Boston", "region": "MA", "postal_code": "02134"}


def told(code: str, **changes: object) -> list[tuple[str, str, str]]:
    party = Party(country=code, **(WHOLE | changes))  # type: ignore[arg-type]
    found = find_wrong(party, country_of(party, STORE), "US", STORE, ENGLISH)
    return [(each.rule, each.message, each.remedy) for each in found]


def test_a_whole_address_is_left_in_peace() -> None:
    assert told("US") == told("US", region="Massachusetts") == told("US", postal_code="02134-1000") == []


@pytest.mark.parametrize(
    ("code", "changes", "rule", "message", "remedy"),
    [
        ("US", {"postal_code": "2134"}, "M1", "missing a leading zero", "write 02134"),
        ("US", {"postal_code": "501", "region": "NY"}, "M1", "missing a leading zero", "write 00501"),
        ("US", {"postal_code": "90210"}, "M1", "90210 is in California", "look it up"),
        ("US", {"postal_code": "9021O"}, "M1", "'9021O' is not a postal code in the US", "look it up"),
        ("US", {"postal_code": "6270", "region": "IL"}, "M1", "'6270' is not a postal code in the US", "look it up"),
        ("US", {"region": "Oregan", "postal_code": "9720"}, "M1", "'9720' is not a", "has five digits"),
        ("DE", {"locality": "APO", "region": "AE", "postal_code": "09114"}, "M7", "'DE' isn't printed", "leave out DE"),
        ("US", {"postal_code": ""}, "M7", "needs a ZIP code", "give `postal_code`"),
        (
            "US",
            {"region": "Masachusetts"},
            "M7",
            "'Masachusetts' is not a US state; 02134 is in Massachusetts",
            "write Boston, MA 02134",
        ),
        ("CA", {"region": "ON", "postal_code": "M5V 2T6", "locality": ""}, "M7", "needs a city", "give `locality`"),
        ("CA", {"region": "BC", "postal_code": "M5V 2T6"}, "M1", "in Ontario", "look it up"),
        ("DE", {"region": "", "postal_code": "1067"}, "M1", "missing a leading zero", "write 01067"),
        ("LV", {"region": "", "postal_code": "1010"}, "M1", "its letters are missing", "write LV-1010"),
        ("GB", {"region": "", "postal_code": "SW1A"}, "M1", "'SW1A' is not a postal code in GB", "look it up"),
        ("JP", {"region": "東京都", "locality": "", "postal_code": "600-8216"}, "M1", "in 京都府", "look it up"),
        ("IT", {"region": "RM", "postal_code": "20121"}, "M1", "in Milano", "look it up"),
    ],
)
def test_what_is_wrong(code: str, changes: dict[str, str], rule: str, message: str, remedy: str) -> None:
    found, *others = told(code, **changes)
    assert [each[2] for each in others] == ["did you mean 'Oregon'?"] * (changes.get("region") == "Oregan")
    assert found[0] == rule and message in found[1] and remedy in found[2], found


@pytest.mark.parametrize("code", ["CH-3003", "ch 3003", "3003"])
def test_a_prefix_is_no_fault(code: str) -> None:
    assert told("CH", region="", postal_code=code) == []


def test_typed_lines_are_judged_where_their_country_is_certain() -> None:
    def judged(lines: str, code: str = "") -> list[str]:
        return [each.remedy for each in find_wrong(typed(lines), code, "US", STORE, language(STORE, "en-US"))]

    assert judged("Ann Lee; 12 Oak Street; Boston, MA 02134") == []
    assert judged("Ann Lee; 12 Oak Street; Boston, MA 2134") == ["write Boston, MA 02134"]
    assert judged("Max Muster; Weg 1; 1067 Dresden; GERMANY", "DE") == ["write 01067 Dresden"]
    assert judged("Ann Lee; 12 Oak Street; Springfield, Ilinois 62701") == ["write Springfield, IL 62701"]
    assert judged("Ann Lee; 12 Oak Street; Springfield, Illinois 62701") == []
    assert judged("Ann Lee; 12 Oak Street; Washington, D.C. 20001") == []
    assert judged("Ann Lee; Weg 1; Dorf, IX 62701", "DE") == []
    assert judged("Somebody; somewhere else") == []


@pytest.mark.parametrize(
    ("lines", "code", "home", "message", "instead"),
    [
        ("Lena Müller; Weg 1; 80335 München; Deutschland", "DE", "US", "USPS wants GERMANY", "GERMANY"),
        ("Lena Müller; Weg 1; 80335 München; Allemagne", "DE", "US", "USPS wants GERMANY", "GERMANY"),
        ("Lena Müller; Weg 1; 80335 München; Germany", "DE", "US", "", ""),
        ("Léa Noël; 1 rue X; 75001 Paris; Frankreich", "FR", "DE", "", ""),
        ("Lena Müller; Weg 1; München 80335; GERMANY", "DE", "US", "before the town", "80335 München"),
        ("Lena Müller; 80335 München; GERMANY", "DE", "US", "there is no street or P.O. box", ""),
        ("Ann Lee; Salem, OR 97301", "US", "US", "there is no street or P.O. box", ""),
        ("Acme Inc.; Salem, OR 97301", "US", "US", "", ""),  # may have a ZIP code of its own
        ("Mr. Lee; Salem, OR 97301", "US", "US", "there is no street or P.O. box", ""),
        ("The Lee Family; Salem, OR 97301", "US", "US", "there is no street or P.O. box", ""),
        ("PFC Bo Ray; APO AE 09114", "US", "US", "there is no unit or box", ""),
        ("General Dynamics Mission Systems; Reston, VA 20190", "US", "US", "", ""),
        ("Mr. Lee; Salem, Oregon", "US", "US", "this address has no street and no ZIP code", ""),
        ("Ann Lee; 1 Elm St; Salem OR 9730", "US", "US", "the ZIP code is too short", ""),
        ("Ann Lee; 3 Park Row; LEEDS; LS1 4AP; england", "GB", "US", "USPS wants UNITED KINGDOM", "UNITED KINGDOM"),
        ("Ann Lee; 3 Park Row; LEEDS; ls1 4ap", "GB", "US", "ls1 4ap is in small letters", "LS1 4AP"),
        ("Ann Lee; Acme; 500 Oak Street, Suite 1200", "US", "US", "city, state, and ZIP code is missing below", ""),
        ("Ann Lee; 3 River Road", "US", "US", "city, state, and ZIP code is missing below '3 River Road'", ""),
        ("Ann Lee; 3 River Road; Salem", "US", "US", "this address has no ZIP code", ""),
        ("Ann Lee; 1450 NW Front Avenue", "", "US", "city, state, and ZIP code is missing below '1450 NW Front", ""),
        ("Lotte Vos; Dam 1; 1012 NW Amsterdam", "NL", "US", "", ""),
        ("Dana Cole; Box 3322; APO AE 09114; Germany", "US", "US", "'APO AE 09114' is a US address wherever", ""),
    ],
)
def test_what_is_told_once_of_typed_lines(lines: str, code: str, home: str, message: str, instead: str) -> None:
    assert country_of(typed(lines), STORE) in (code, "")
    found = list(find_wrong(typed(lines), code, home, STORE, ENGLISH))
    assert len(found) == bool(message), found
    for each in found:
        assert message in each.message and (each.instead or ("", ""))[1] == instead


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Springfield", "this address has no street and no ZIP code"),
        ("New York", "this address has no street and no ZIP code"),
        ("c/o Acme", "this address has no street and no ZIP code"),
        ("Mrs. Jones", "there are only names, and no address: 'Mr. Lee' and 'Mrs. Jones'"),
        ("and Guest", "there are only names, and no address: 'Mr. Lee' and 'and Guest'"),
        ("Germany", "there are only a name and a country, and no address: 'Mr. Lee' and 'Germany'"),
        ("By hand", ""),
        ("Personal", ""),
        ("3 River Road", ""),  # told by find_wrong
    ],
)
def test_one_line_below_a_name_is_no_address_to_mail_to(line: str, told: str) -> None:
    found = find_short(list(typed(f"Mr. Lee; {line}").lines), "US", ENGLISH, STORE)
    assert (found.message if found else "") == told and (found is None or "unless you deliver it" in found.remedy)


@pytest.mark.parametrize(
    ("lines", "message", "instead"),
    [
        ("Dear Jane,|1 A St|Salem, OR 97301", "'Dear Jane,' is a greeting, not a name", "Jane"),
        ("To: Jane Doe|1 A St|Salem, OR 97301", "'To: Jane Doe' begins with a label", ""),
        ("Ann Lee|555-1212|1 A St|Salem, OR 97301", "'555-1212' seems to be a phone number", ""),
        ("Ann Lee|1 A St|Salem, OR 97301|(503) 55", "'(503) 55' seems to be a phone number", ""),
        (
            "Ann Lee|1 A St|Tel. 503 555 0100 Fax 503 555 0101|Salem, OR 97301",
            "Fax 503 555 0101' seems to be a phone",
            "",
        ),
        ("Ann Lee|Fax: 503-555-0101|1 A St|Salem, OR 97301", "'Fax: 503-555-0101' seems to be a phone", ""),
        ("Ann Lee|503-555-0100 (office)|1 A St|Salem, OR 97301", "(office)' seems to be a phone number", ""),
        ("Ann Lee|1 A St|Salem, OR 97301|ann.lee@example", "seems to be an incomplete e-mail address", ""),
        ("Ann Lee|1 A St|Salem, OR 97301|example.com", "'example.com' seems to be a website", ""),
        (
            "Ann Lee|1 A St|springfield ilinois 62701",
            "'ilinois' is not a US state; 62701 is in",
            "springfield, IL 62701",
        ),
        ("Ann Lee|1 A St|Salem Oregno 97304", "'Oregno' is not a US state; 97304 is in", "Salem, OR 97304"),
        ("Ann Lee|1 A St|Mount Vernon 05354", "'Mount Vernon 05354' has no state", ""),
        ("Ann Lee|1 A St|Bath New Hampsire 03740", "'New Hampsire' is not a US state", "Bath, NH 03740"),
        ("Ann Lee|1 A St|Bath Virgina 03740", "no state is called 'Virgina'", "Bath, VA 03740"),
        ("Acme|1 A St|Austin TX, 78756|Hours: Mon-Fri 8am-5pm", "'Hours: Mon-Fri 8am-5pm' is below the line of", ""),
        ("Ann Lee|1 A St|New York 10001|Suite 400|USA", "'Suite 400' is below the line of the town and its ZIP", ""),
        ("Contact us|Acme|1 A St|Austin, TX 78756", "'Contact us' is where the name belongs", ""),
    ],
)
def test_what_is_no_line_of_an_address(lines: str, message: str, instead: str) -> None:
    found = list(find_wrong(typed(lines.replace("|", "; ")), "US", "US", STORE, ENGLISH))
    assert len(found) == 1 and message in found[0].message
    assert (found[0].instead[1] if found[0].instead else "") == instead


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("Ann Lee|1 A St|Kyoto 604-8273", "JP"),
        ("St. Ann's|Dearborn|Salem, OR 97301", "US"),
        ("Dear & Sons|Ulm", "US"),
        ("Mobil Oil|Tel Aviv St 12|Salem, OR 97301", "US"),
    ],
)
def test_lines_that_only_look_so(lines: str, code: str) -> None:
    found = find_wrong(typed(lines.replace("|", "; ")), code, code, STORE, ENGLISH)
    assert not any("seems to be" in each.message or "greeting" in each.message for each in found)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("Ann Lee|1 A St|Austin, TX 78756|Attn: Bob 2", "US"),
        ("Ann Lee|1 A St|Austin, TX 78756|Travis County|USA", "US"),
        ("Ann Lee|1 A St|Honolulu, HI 96801|Hawaii", "US"),
        ("Ann Lee|1 A St|Austin, TX 78756|PERSONAL AND CONFIDENTIAL", "US"),
        ("Ann Lee|1 A St|Austin, TX 78756|78756-1234-56|C001", "US"),
        ("Lena Müller|Weg 1|80335 München|Bayern|GERMANY", "DE"),
        ("Léa Noël|1 rue X|75001 Paris|CEDEX 08|FRANCE", "FR"),
        ("Ana Ruiz|Calle Mayor 1|28770 Colmenar Viejo|Madrid|SPAIN", "ES"),
        ("A. Sharma|12 MG Road|Bengaluru 560001|Karnataka|INDIA", "IN"),
        ("John Smith|1 High St|Salisbury|SP1 1AA|Wiltshire", "GB"),
    ],
)
def test_what_may_be_below_the_town(lines: str, code: str) -> None:
    assert list(find_wrong(typed(lines.replace("|", "; ")), code, "US", STORE, ENGLISH)) == []


def test_nothing_is_said_where_nothing_is_known() -> None:
    for code in codes():
        assert list(find_wrong(Party(country=code, name="Ann"), code, "US", STORE, language(STORE, "en-US"))) == [], (
            code
        )


def test_lines_are_counted_and_measured() -> None:
    place = Place("ann.md", 4)
    lines = tuple(plain("x" * width, place) for width in (38, 39, 10))
    (found,) = find_wrong_lines(lines, "FR", "FR", STORE)
    assert "39 characters; the post in FR takes at most 38" in found.message and found.place == place
    assert not [*find_wrong_lines(lines, "US", "US", STORE)] and not [*find_wrong_lines(lines, "", "US", STORE)]
    six = tuple(plain("x", Place("ann.md", number)) for number in range(7))
    assert not [*find_wrong_lines(six[:6], "FR", "FR", STORE)]
    (found,) = find_wrong_lines(six, "FR", "FR", STORE)
    assert found.place == Place("ann.md", 6) and "7 lines" in found.message
    assert not [*find_wrong_lines(six, "FR", "US", STORE)], "the country's line is not counted"


@pytest.mark.parametrize(
    ("lines", "people", "asked"),
    [
        ("Ann Lee; Bob Ray; 12 Elm St; Salem, OR 97301", (), True),
        ("Ann Lee; Bob Ray; 12 Elm St; Salem, OR 97301", (Party(name="Ann Lee"), Party(name="Bob Ray")), False),
        ("The Mayor; City Hall; 12 Elm St; Salem, OR 97301", (), False),
    ],
)
def test_a_second_person_is_asked_about_only_where_nobody_knows(
    lines: str, people: tuple[Party, ...], asked: bool
) -> None:
    found = find_strange_lines(replace(typed(lines), people=people), "US", "US", STORE, ENGLISH)
    assert any("a second person?" in each.message for each in found) == asked
