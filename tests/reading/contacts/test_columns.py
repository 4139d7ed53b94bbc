"""Headings of Google, Outlook, and people in four languages feed the right parts; a row becomes a contact."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.model.contact import Contact
from stationery.model.errors import Several, SourceError
from stationery.model.party import Party, full_name
from stationery.reading.contacts.columns import (
    Columns,
    columns_of,
    columns_path,
    contact_of,
    propose_columns,
    read_columns,
    write_columns,
)
from stationery.reading.contacts.headings import nearest_heading
from stationery.reading.contacts.tables import open_list
from tests.reading.contacts.lists import GOOGLE, GOOGLE_OLD, OUTLOOK, OUTLOOK_COM, write_list


def read(path: str, address: str = "") -> list[Contact]:
    listing = open_list(path)
    columns = columns_of(listing)
    return [contact_of(row, listing, columns, address) for row in listing.rows()]


def parts(party: Party) -> tuple[str, str, str, tuple[str, ...], str, str, str, str]:
    return (
        full_name(party),
        party.title,
        party.organization,
        party.street,
        party.locality,
        party.region,
        party.postal_code,
        party.country,
    )


GOOGLE_ROW = {
    "First Name": "Ann",
    "Middle Name": "B.",
    "Last Name": "Lee",
    "Name Prefix": "Dr.",
    "Name Suffix": "Ph.D.",
    "Organization Name": "Acme",
    "Organization Title": "Director",
    "Organization Department": "Research",
    "E-mail 1 - Value": "ann@acme.com ::: ann@home.org",
    "Phone 1 - Value": "+1 503 555 0100",
    "Address 1 - Label": "Home",
    "Address 1 - Formatted": "1 Main St\nBoston, MA 02134\nUS",
    "Address 1 - Street": "1 Main St",
    "Address 1 - City": "Boston",
    "Address 1 - Region": "MA",
    "Address 1 - Postal Code": "02134",
    "Address 1 - Country": "US",
    "Address 2 - Label": "Work",
    "Address 2 - Street": "5 Oak Ave",
    "Address 2 - Extended Address": "Suite 400",
    "Address 2 - City": "Salem",
    "Address 2 - PO Box": "12",
    "Address 2 - Region": "OR",
    "Address 2 - Postal Code": "97301",
}


def test_google(tmp_path: Path) -> None:
    path = write_list(tmp_path / "google.csv", GOOGLE, GOOGLE_ROW)
    (work,) = read(path)
    street = ("5 Oak Ave", "Suite 400", "PO Box 12")
    assert parts(work.party) == (
        "Dr. Ann B. Lee, Ph.D.", "Director", "Acme", street, "Salem", "OR", "97301", ""
    )  # fmt: skip
    assert (work.party.given, work.party.family, work.party.department) == ("Ann", "Lee", "Research")
    assert work.emails == ("ann@acme.com", "ann@home.org")
    assert work.phones == ("+1 503 555 0100",)
    assert work.row == 2 and dict(work.cells)["Last Name"] == "Lee"
    (home,) = read(path, "home")
    assert parts(home.party) == ("Dr. Ann B. Lee, Ph.D.", "", "", ("1 Main St",), "Boston", "MA", "02134", "US")
    assert work.warnings == home.warnings == ()


def test_the_address_that_google_marks_as_preferred_comes_first(tmp_path: Path) -> None:
    (contact,) = read(write_list(tmp_path / "google.csv", GOOGLE, {**GOOGLE_ROW, "Address 1 - Label": "* Home"}))
    assert contact.party.locality == "Boston"


def test_an_address_that_was_asked_for_and_is_not_there_is_told(tmp_path: Path) -> None:
    row = {key: cell for key, cell in GOOGLE_ROW.items() if not key.startswith("Address 1")}
    (contact,) = read(write_list(tmp_path / "google.csv", GOOGLE, row), "home")
    assert contact.party.locality == "Salem"
    assert [each.message for each in contact.warnings] == [
        "row 2 has no address for 'home'; the one for 'work' was taken"
    ]


def test_google_of_before(tmp_path: Path) -> None:
    row = {
        "Name": "Ms. Ann Lee",
        "Given Name": "Ann",
        "Family Name": "Lee",
        "Name Prefix": "Ms.",
        "Address 1 - Type": "Work",
        "Address 1 - Street": "5 Oak Ave ::: 1 Main St",
        "Address 1 - City": "Salem ::: Bend",
        "Address 1 - Region": "OR",
        "Address 1 - Postal Code": "97301",
        "Organization 1 - Name": "Acme",
        "Organization 1 - Title": "Director",
        "Occupation": "Chemist",
    }
    (contact,) = read(write_list(tmp_path / "google.csv", GOOGLE_OLD, row))
    assert parts(contact.party) == ("Ms. Ann Lee", "Director", "Acme", ("5 Oak Ave",), "Salem", "OR", "97301", "")
    assert [each.message for each in contact.warnings] == [
        "row 2, column AJ (Address 1 - Street): the cell has several values; '5 Oak Ave' was taken",
        "row 2, column AK (Address 1 - City): the cell has several values; 'Salem' was taken",
    ]


def test_an_address_that_google_has_formatted_only_is_taken_by_its_lines(tmp_path: Path) -> None:
    row = {"First Name": "Ann", "Last Name": "Lee", "Address 1 - Formatted": "1 Main St\nSalem, OR 97301"}
    (contact,) = read(write_list(tmp_path / "google.csv", GOOGLE, row))
    assert [line.text for line in contact.party.lines] == ["Ann Lee", "1 Main St", "Salem, OR 97301"]
    assert contact.party.family == "Lee"


@pytest.mark.parametrize(
    ("headings", "country", "encoding"),
    [(OUTLOOK, "Business Country/Region", "cp1252"), (OUTLOOK_COM, "Business Country", "utf-8-sig")],
    ids=["desktop", "outlook.com"],
)
def test_outlook(tmp_path: Path, headings: str, country: str, encoding: str) -> None:
    row = {
        "Title": "Ms.",
        "First Name": "Zoë",
        "Last Name": "Lee",
        "Company": "Acme",
        "Job Title": "Director",
        "Department": "Research",
        "Business Street": "5 Oak Ave",
        "Business Street 2": "Suite 400",
        "Business City": "Salem",
        "Business State": "OR",
        "Business Postal Code": "97301",
        country: "United States of America",
        "Home Street": "1 Main St",
        "Home City": "Boston",
        "Home State": "MA",
        "Home Postal Code": "2134",
        "E-mail Address": "z@acme.com",
        "E-mail 2 Address": "z@home.org",
    }
    path = write_list(tmp_path / "outlook.csv", headings, row, encoding=encoding)
    (work,) = read(path)
    assert parts(work.party) == (
        "Ms. Zoë Lee", "Director", "Acme", ("5 Oak Ave", "Suite 400"), "Salem", "OR", "97301",
        "United States of America",
    )  # fmt: skip
    assert work.emails == ("z@acme.com", "z@home.org")
    (home,) = read(path, "home")
    assert parts(home.party) == ("Ms. Zoë Lee", "", "", ("1 Main St",), "Boston", "MA", "02134", "")
    assert len(home.warnings) == 1 and "(Home Postal Code): 2134 was read as 02134" in home.warnings[0].message
    assert dict(home.cells)["Home Postal Code"] == "02134"


SALEM = ("Ms. Ann Lee", "", "", ("1 Main St",), "Salem", "OR", "97301", "")


@pytest.mark.parametrize(
    ("headings", "cells", "found"),
    [
        ("Mr/Mrs,Full name,Address 1,City,State,Zip", "Ms.|Ann Lee|1 Main St|Salem|OR|97301", SALEM),
        ("Title,First,Last,Address,Town,Region,ZIP Code", "Ms.|Ann|Lee|1 Main St|Salem|OR|97301", SALEM),
        ("zip_code,STATE,city,streetAddress,lastName,firstName,prefix", "97301|OR|Salem|1 Main St|Lee|Ann|Ms.", SALEM),
        ("Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Salutation,First Name,Last Name",
         "1 Main St|Salem|OR|97301|Ms.|Ann|Lee", SALEM),
        ("Guest Name,Address,Address 2,City,State,County,Zip",
         "Ann Lee|1 Main St|Floor 2|Salem|OR|Marion|97301",
         ("Ann Lee", "", "", ("1 Main St", "Floor 2"), "Salem", "OR", "97301", "")),
        ("Company,Job Title,Name,Street,Apt,City,State,Zip",
         "Acme|Director|Ann Lee|1 Main St|4B|Salem|OR|97301",
         ("Ann Lee", "Director", "Acme", ("1 Main St, Apt 4B",), "Salem", "OR", "97301", "")),
        ("Anrede,Titel,Vorname,Nachname,Firma,Straße,Hausnummer,PLZ,Ort,Land",
         "Frau|Dr.|Anna|Weiß|Acme GmbH|Hauptstr.|5|10115|Berlin|Deutschland",
         ("Frau Dr. Anna Weiß", "", "Acme GmbH", ("Hauptstr. 5",), "Berlin", "", "10115", "Deutschland")),
        ("Name,Vorname,Straße und Hausnr.,Postfach,PLZ,Ort",
         "Weiß|Anna|Hauptstr. 5|12 34|10115|Berlin",
         ("Anna Weiß", "", "", ("Hauptstr. 5", "Postfach 12 34"), "Berlin", "", "10115", "")),
        ("Civilité,Nom,Prénom,Société,Fonction,Adresse,Complément d'adresse,Code postal,Ville,Pays",
         "Mme|Dupont|Zoé|Acme|Directrice|12 rue de la Paix|Bât. B|75002|Paris|France",
         ("Mme Zoé Dupont", "Directrice", "Acme", ("12 rue de la Paix", "Bât. B"), "Paris", "", "75002", "France")),
        ("Tratamiento,Nombre,Apellidos,Empresa,Cargo,Calle,Código postal,Ciudad,Provincia,País",
         "Sra.|Ana|García López|Acme|Directora|Calle Mayor 5|28013|Madrid|Madrid|España",
         ("Sra. Ana García López", "Directora", "Acme", ("Calle Mayor 5",), "Madrid", "Madrid", "28013", "España")),
        ("Name,Home Address,City,State,Zip,Home Phone", "Ms. Ann Lee|1 Main St|Salem|OR|97301|503", SALEM),
        ("House Number,Street,City,State,Zip,Name", "1|Main St|Salem|OR|97301|Ms. Ann Lee", SALEM),
    ],
)  # fmt: skip
def test_headings_as_people_write_them(tmp_path: Path, headings: str, cells: str, found: tuple[object, ...]) -> None:
    row = dict(zip(headings.split(","), cells.split("|"), strict=True))
    (contact,) = read(write_list(tmp_path / "list.csv", headings, row))
    assert parts(contact.party) == found
    assert contact.warnings == ()


@pytest.mark.parametrize(
    ("headings", "cells", "lines"),
    [
        ("Name,Address", "Ms. Ann Lee|1 Main St, Salem, OR 97301", "Ms. Ann Lee|1 Main St|Salem, OR 97301"),
        ("Name,Address", "Ann Lee|Ann Lee; 1 Main St; Salem, OR 97301", "Ann Lee|1 Main St|Salem, OR 97301"),
        ("Name,Company,Address", "Ann Lee|Acme|1 Main St\nSalem, OR 97301", "Ann Lee|Acme|1 Main St|Salem, OR 97301"),
        ("Company,Address", "Acme|1 Main St\nSalem, OR 97301", "Acme|1 Main St|Salem, OR 97301"),
        ("Name,Street,City/State/Zip", "Ann Lee|1 Main St|Salem, OR 97301", "Ann Lee|1 Main St|Salem, OR 97301"),
        ('Name,Street,"City, State",Zip', "Ann Lee|1 Main St|Salem, OR|97301", "Ann Lee|1 Main St|Salem, OR 97301"),
        (
            "Name,Straße,PLZ/Ort,Land",
            "A. Weiß|Hauptstr. 5|10115 Berlin|Italy",
            "A. Weiß|Hauptstr. 5|10115 Berlin|Italy",
        ),
    ],
)
def test_addresses_in_fewer_columns_are_lines(tmp_path: Path, headings: str, cells: str, lines: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{headings}\n" + ",".join(f'"{cell}"' for cell in cells.split("|")) + "\n")
    (contact,) = read(str(path))
    assert [line.text for line in contact.party.lines] == lines.split("|")
    assert contact.warnings == ()


def test_an_address_without_commas_is_parted_at_its_box_or_refused(tmp_path: Path) -> None:
    box, street = (
        {"Name": "Bob", "Address": "PO Box 4 Salem OR 97302"},
        {"Name": "Bob", "Address": "1 Elm St Salem OR 97302"},
    )
    parted, refused = read(write_list(tmp_path / "list.csv", "Name,Address", box, street))
    assert [line.text for line in parted.party.lines] == ["Bob", "PO Box 4", "Salem OR 97302"]
    assert [each.message for each in parted.warnings] == [
        "row 2, column B (Address): 'PO Box 4 Salem OR 97302' was read as PO Box 4, and Salem OR 97302 below it"
    ]
    (fault,) = refused.faults
    assert fault.message.startswith("row 3, column B (Address): '1 Elm St Salem OR 97302' is street and town")


def test_an_address_whose_lines_are_not_certain_is_told(tmp_path: Path) -> None:
    (contact,) = read(write_list(tmp_path / "list.csv", "Name,Address", {"Name": "Bob", "Address": "here, or there"}))
    assert [line.text for line in contact.party.lines] == ["Bob", "here, or there"]
    assert contact.warnings[0].message.startswith("row 2, column B (Address): it isn't clear where the lines")


@pytest.mark.parametrize(
    ("cell", "prefix", "title"),
    [
        ("Ms.", "Ms.", ""),
        ("Prof. Dr.", "Prof. Dr.", ""),
        ("Mr. and Mrs.", "Mr. and Mrs.", ""),
        ("Director", "", "Director"),
        ("President", "", "President"),
        ("Secretary", "", "Secretary"),
        ("Head Judge", "", "Head Judge"),
        ("The Honorable", "The Honorable", ""),
        ("The Right Rev.", "The Right Rev.", ""),
        ("The Reverend", "The Reverend", ""),
        ("Drs.", "Drs.", ""),
        ("Mr and Mrs", "Mr and Mrs", ""),
        ("Lt. Col.", "Lt. Col.", ""),
        ("Captain", "Captain", ""),
        ("Judge", "Judge", ""),
    ],
)
def test_title_is_what_its_cells_are(tmp_path: Path, cell: str, prefix: str, title: str) -> None:
    (contact,) = read(write_list(tmp_path / "list.csv", "Name,Title,City", {"Name": "Ann Lee", "Title": cell}))
    assert (contact.party.prefix, contact.party.title) == (prefix, title)
    told = [each.message for each in contact.warnings if each.about == "before"]
    assert not told or told == [f"row 2, column B (Title): {cell!r} is printed before the name"]
    assert bool(told) == (cell in ("Lt. Col.", "Captain", "Judge"))


@pytest.mark.parametrize(("cell", "before"), [("Captain", False), ("Pastor", False), ("The Reverend", True)])
def test_a_rank_beside_an_organization_is_a_job_title(tmp_path: Path, cell: str, before: bool) -> None:
    row = {"Name": "Ann Lee", "Title": cell, "Company": "Acme Air", "City": "Salem"}
    (contact,) = read(write_list(tmp_path / "list.csv", "Name,Title,Company,City", row))
    assert contact.party.prefix == (cell if before else "") and contact.party.title == ("" if before else cell)


def test_a_greeting_is_no_title(tmp_path: Path) -> None:
    (contact,) = read(
        write_list(tmp_path / "list.csv", "Salutation,Name,City", {"Salutation": "Dear Ann", "Name": "Ann Lee"})
    )
    assert full_name(contact.party) == "Ann Lee"
    assert dict(contact.cells)["Salutation"] == "Dear Ann"


@pytest.mark.parametrize(
    ("heading", "code", "region", "country", "read_as"),
    [
        ("Zip", "2134", "MA", "", "02134"),
        ("Zip", "2134", "Massachusetts", "US", "02134"),
        ("Zip", "2134.0", "", "", "02134"),
        ("Zip", "2134-1000", "MA", "", "02134-1000"),
        ("Zip", "97301.0", "OR", "", "97301"),
        ("Zip", "901", "PR", "", "00901"),
        ("Postal Code", "7030", "N.J.", "", "07030"),
        ("Postal Code", "7030", "", "United States", "07030"),
        ("Postal Code", "8001", "", "", "8001"),
        ("Postal Code", "8001", "", "Switzerland", "8001"),
        ("Zip", "8001", "", "Switzerland", "8001"),
        ("Zip", "9730", "OR", "US", "9730"),
        ("Zip", "97301", "OR", "", "97301"),
    ],
)
def test_zip_codes_that_lost_their_zero(
    tmp_path: Path, heading: str, code: str, region: str, country: str, read_as: str
) -> None:
    row = {"Name": "Ann Lee", "City": "X", "State": region, heading: code, "Country": country}
    (contact,) = read(write_list(tmp_path / "list.csv", f"Name,City,State,{heading},Country", row))
    assert contact.party.postal_code == read_as
    told = [f"row 2, column D ({heading}): {code} was read as {read_as}"] if code != read_as else []
    assert [each.message for each in contact.warnings] == told


def test_address_like_headings_that_feed_nothing_are_told() -> None:
    columns = propose_columns(("Name", "Street", "City", "Old address", "Gift", "E-mail label", "Ort der Feier"))
    assert columns.feeds == ((0, "name"), (1, "street"), (2, "locality"))
    assert columns.unmapped == (3, 6)
    assert columns.has_address
    assert not propose_columns(("Name", "Email")).has_address


@pytest.mark.parametrize(
    ("headings", "feeds", "unmapped"),
    [
        ("Title,First Name,Last Name,Suffix,Partner Title,Partner First Name,Partner Last Name,Street Address,"
         "Apt/Floor,City,State/Region,Zip/Postal Code,Country,RSVP",
         "title|given|family|suffix|partner prefix|partner given|partner family|street|unit|locality|region|postal_code"
         "|country", ""),
        ("Name,Spouse Title,Spouse,Plus One", "name|partner prefix|partner name", "Plus One"),
        ("Last Name,Husband,Wife,Address", "family|given|partner name|address", ""),
        ("Mr,Mrs,Surname,Address,City,Zip", "given|partner name|family|street|locality|postal_code", ""),
        ("Bride,Groom,Address", "name|partner name|address", ""),
        ("Her,Him,Surname,Address", "given|partner name|family|address", ""),
        ("Mr,Mrs,First Name,Last Name,Address", "given|family|address", ""),
        ("Mr,Surname,Address", "family|address", "Mr"),
        ("First Name (Spouse),First Name,Last Name,Spouse Phone", "partner given|given|family", ""),
        ("Vorname,Nachname,Vorname des Partners,Nachname Partner/in,Straße,Ort",
         "given|family|partner given|partner family|street|locality", ""),
        ("Nom,Prénom,Prénom du conjoint,Nom du conjoint,Conjoint(e)",
         "family|given|partner given|partner family", "Conjoint(e)"),
        ("Nombre,Apellidos,Nombre de la esposa,Apellidos del cónyuge", "given|family|partner given|partner family", ""),
        ("Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID",
         "name|shipping street|shipping street|shipping locality|shipping region|shipping postal_code|shipping country",
         ""),
        ("First Name,Last Name,Display Name,Primary Email,Home Phone,Home Address,Home Address 2,Home City,Home State,"
         "Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,Work ZipCode,Work Country",
         "given|family|name|email|phone|home street|home street|home locality|home region|home postal_code|home country"
         "|work street|work street|work locality|work region|work postal_code|work country", ""),
        ("Anrede,Vorname,Nachname,Firma,Position,Straße geschäftlich,Straße geschäftlich 2,Ort geschäftlich,"
         "Postleitzahl geschäftlich,Land/Region geschäftlich,Straße privat,Ort privat,Postleitzahl privat",
         "prefix|given|family|organization|title|work street|work street|work locality|work postal_code|work country"
         "|home street|home locality|home postal_code", ""),
        ("Prénom,Nom,Rue (bureau),Ville (bureau),Code postal (bureau),Rue (domicile),Ville (domicile)",
         "given|family|work street|work locality|work postal_code|home street|home locality", ""),
        ("Your name (required),Default Address Address1,Default Address City,Default Address Province Code,"
         "Default Address Zip", "name|street|locality|region|postal_code", ""),
        ("Contact,Firm,Line1,Line2,City,Prov,PC",
         "name|organization|street|street|locality|region|postal_code", ""),
        ("Names for the card,City,Zip", "locality|postal_code", "Names for the card"),
    ],
)  # fmt: skip
def test_headings_of_other_programs(headings: str, feeds: str, unmapped: str) -> None:
    columns = propose_columns(tuple(headings.split(",")))
    assert [part for _, part in columns.feeds] == feeds.split("|")
    assert "|".join(headings.split(",")[index] for index in columns.unmapped) == unmapped


HEADINGS = ("Name", "Where: to", "City", "Zip")


def test_columns_are_kept_and_read_again(tmp_path: Path) -> None:
    path = columns_path(str(tmp_path / "guests.csv"))
    assert path.endswith("guests.columns.yaml")
    for headings in (HEADINGS, tuple(GOOGLE.split(",")), tuple(OUTLOOK_COM.split(",")), ("#1 Name", "- City", "yes")):
        proposed = propose_columns(headings)
        write_columns(path, headings, proposed)
        assert read_columns(path, headings).feeds == proposed.feeds


def test_a_persons_columns_are_followed(tmp_path: Path) -> None:
    path = write_list(
        tmp_path / "guests.csv", "Who,Where to,City,Zip", {"Who": "Ann", "Where to": "1 Main St", "City": "Salem"}
    )
    (tmp_path / "guests.columns.yaml").write_text(
        "# ours\nWho: name\nWhere to: home street\nCity: Home Locality\nZip: ignore\n"
    )
    (contact,) = read(path)
    assert (full_name(contact.party), contact.party.street, contact.party.locality) == ("Ann", ("1 Main St",), "Salem")
    assert columns_of(open_list(path)) == Columns(((0, "name"), (1, "home street"), (2, "home locality")), ())


def test_faults_in_the_columns_name_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "guests.columns.yaml"
    path.write_text("Nmae: name\nWhere: stret\nCity: locality\nZip: locality\nOther:\n")
    with pytest.raises(Several) as wrong:
        read_columns(str(path), ("Name", "Where", "City", "Zip", "Other"))
    assert wrong.value.exit_code == 3
    assert str(wrong.value).replace(str(tmp_path), "") == "\n".join(
        [
            "/guests.columns.yaml:1:1: the list has no heading 'Nmae'",
            "  did you mean 'Name'?",
            "/guests.columns.yaml:2:8: Where: 'stret' isn't part of an address",
            "  did you mean 'street'?",
            "/guests.columns.yaml:4:1: 'City' and 'Zip' both feed 'locality'; only one can",
            "/guests.columns.yaml:5:1: 'Other' has no part",
            "  write `ignore` if it has none",
        ]
    )


def test_a_heading_that_is_not_in_the_file_is_as_it_proposes(tmp_path: Path) -> None:
    path = tmp_path / "guests.columns.yaml"
    path.write_text("Name: name\n")
    assert read_columns(str(path), ("Name", "Gift", "City")) == Columns(((0, "name"), (2, "locality")))
    assert read_columns(str(path), ("Name", "Gift", "Apt or so")) == Columns(((0, "name"),), (2,))
    path.write_text("Town: ignore\nName: name\n")
    assert read_columns(str(path), ("Name", "Town", "Full Name")) == Columns(((0, "name"),))
    path.write_text("- Name\n")
    with pytest.raises(SourceError, match="expected a table"):
        read_columns(str(path), ("Name",))


def write_text(folder: Path, text: str) -> str:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("cell", "name", "given", "family"),
    [
        ("Lee, Ann", "Ann Lee", "Ann", "Lee"),
        ("van der Berg, Jan-Piet", "Jan-Piet van der Berg", "Jan-Piet", "van der Berg"),
        ("O'Neil,  Ann B.", "Ann B. O'Neil", "Ann B.", "O'Neil"),
        ("Lee, Ann and Bob", "Ann and Bob Lee", "", ""),
        ("Lee, Jr.", "Lee, Jr.", "", ""),
        ("Ann Lee, Ph.D.", "Ann Lee, Ph.D.", "", ""),
        ("Ann Lee, Bob Ray", "Ann Lee, Bob Ray", "", ""),
        ("Acme, Inc.", "Acme, Inc.", "", ""),
    ],
)
def test_a_surname_that_stands_first_is_turned_and_told(
    tmp_path: Path, cell: str, name: str, given: str, family: str
) -> None:
    path = write_text(tmp_path, f'Name,Street,City,State,Zip\n"{cell}",1 Main St,Salem,OR,97301\n')
    (contact,) = read(path)
    party = contact.party
    assert (party.name, party.given, party.family) == (name, given, family)
    assert contact.cells[0][1] == (name if name != cell else cell)
    assert [each.message for each in contact.warnings] == (
        [f"row 2, column A (Name): {cell!r} was read as {name!r}"] if name != cell else []
    )


def test_a_row_of_people_is_no_surname_that_stands_first(tmp_path: Path) -> None:
    cell = "Lou, Kay and Max Doe"
    (contact,) = read(write_text(tmp_path, f'Name,Street,City,State,Zip\n"{cell}",1 Main St,Salem,OR,97301\n'))
    assert contact.party.name == cell
    assert "may be a row of people, or a surname and first names" in contact.warnings[0].message


@pytest.mark.parametrize("cell", ["Ray, Bob Jr.", "Ray Jr., Bob", "Ray, Bob, Jr."])
def test_a_suffix_stays_behind_a_name_that_is_turned(tmp_path: Path, cell: str) -> None:
    path = write_text(tmp_path, f'Name,Street,City,State,Zip\n"{cell}",1 Main St,Salem,OR,97301\n')
    (contact,) = read(path)
    party = contact.party
    assert (party.name, party.given, party.family, party.suffix) == ("Bob Ray", "Bob", "Ray", "Jr.")
    assert contact.warnings[0].message == f"row 2, column A (Name): {cell!r} was read as 'Bob Ray Jr.'"


@pytest.mark.parametrize("code", ["9.7301E4", "9.7301E+04", "9,7301e4"])
def test_a_code_that_became_a_number_is_a_fault(tmp_path: Path, code: str) -> None:
    path = write_text(tmp_path, f'Name,Street,City,State,Zip\nAnn Lee,1 Main St,Salem,OR,"{code}"\n')
    (fault,) = read(path)[0].faults
    assert "column E (Zip): " in fault.message and code in fault.message and "perhaps it is 97301" in fault.hint


def test_the_apostrophe_that_makes_a_text_is_taken_off_and_told(tmp_path: Path) -> None:
    path = write_text(tmp_path, "Name,Street,City,State,Zip,Gift\nAnn Lee,1 Main St,Salem,OR,'97301,'97 Merlot\n")
    (contact,) = read(path)
    assert contact.party.postal_code == "97301" and contact.cells[5][1] == "'97 Merlot"
    assert [each.message for each in contact.warnings] == ["row 2, column E: '97301 was read as 97301"]


@pytest.mark.parametrize(
    ("cell", "family", "suffix"),
    [
        ("Hill Jr.", "Hill", "Jr."),
        ("Hill, M.D.", "Hill", "M.D."),
        ("de la Cruz III", "de la Cruz", "III"),
        ("Hill, Jr., M.D.", "Hill", "Jr., M.D."),
        ("Hill", "Hill", ""),
        ("IV", "IV", ""),
        ("MD", "MD", ""),
    ],
)
def test_a_suffix_is_no_part_of_the_surname(tmp_path: Path, cell: str, family: str, suffix: str) -> None:
    path = write_text(tmp_path, f'First Name,Last Name,Street,City,State,Zip\nTom,"{cell}",1 A St,Salem,OR,97301\n')
    (contact,) = read(path)
    party = contact.party
    assert (party.family, party.suffix, party.name) == (family, suffix, f"Tom {family}") and not contact.warnings


@pytest.mark.parametrize(
    ("heading", "near"),
    [("Frist Name", "first name"), ("Adress", "address"), ("Stret Address", "street address"), ("Gift", ""),
     ("Nickname", ""), ("Surnname", "surname"), ("Postal Cod", "postal code"), ("Birthday", "")],
)  # fmt: skip
def test_a_slip_of_the_keys_in_a_heading_is_seen(heading: str, near: str) -> None:
    assert nearest_heading(heading) == near


def test_a_slip_is_no_column_that_is_left_out() -> None:
    assert propose_columns(("Frist Name", "Last Name", "Gift")) == Columns(((1, "family"),), (0,))
    assert propose_columns(("First Name", "Frist Name", "Gift")).unmapped == ()
