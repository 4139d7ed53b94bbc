"""Letters and envelopes of a merge, made as a series, against the same made one by one in the general way."""

from __future__ import annotations

import random
from datetime import date, datetime
from typing import get_args

import pytest

from stationery.data.resources import folders
from stationery.model.errors import About, StationeryError
from stationery.products.merge import Merge, Skip
from stationery.products.merge_pieces import Manner
from stationery.products.merge_report import Report, Told, _Said
from stationery.products.rosters import make_roster
from stationery.products.stock import open_stock
from stationery.reading.contacts.columns import propose_columns
from stationery.reading.fields import read_template
from stationery.reading.mappings import MappingList
from stationery.reading.overlay import Overlay

SENDER = "---\nfrom: |\n  Ann Lee\n  12 Elm St\n  Salem, OR 97301"
STORY = """
Thank you for the {{gift}}, which we use every day; the house at {{street}} is well known to us since 1998–2004.

Our "reading rooms" are open from 9-5, and nobody's company is missed there as much as yours, as we often say when we
sit together in the evening.

With {{company}} we have always had the best of times, and we hope that {{first name}} and all others in {{city}} will
come again.
"""
SECTIONS = """{{#company}}
All of us think that {{company}} is a very good house to work for.
{{/company}}
{{^company}}
You have no company, which is fine by us all.
{{/company}}
"""
ADDRESS = """  {{prefix}} {{first name}} {{last name}}
  {{company}}
  {{street}}
  {{city}}, {{state}} {{zip}}"""
GERMAN = """---
from: |
  Anna Weiß
  Lindenstraße 5
  04109 Leipzig
language: de
style: din5008-b
paper: a4
envelope: c5
---
vielen Dank für die schönen Stunden, die wir in {{city}} bei Ihnen und Ihren Freunden verbringen durften; wir denken
gern an {{first name}} zurück.

Mit den besten Wünschen für das neue Jahr.
"""
TEMPLATES = {
    "plain": f"{SENDER}\nsubject: Annual report for {{{{company}}}}\n---\n{STORY}",
    "greeted": f"{SENDER}\n---\nDear {{{{first name}}}},\n{STORY}\nSincerely,\n",
    "salutation": f"{SENDER}\n---\n{{{{salutation}}}}\n{STORY}",
    "headed": f"{SENDER}\nsalutation: Dear {{{{first name}}}} {{{{last name}}}}\nstyle: modified-block\n---\n{STORY}",
    "sections": f"{SENDER}\njustify: yes\n---\n{STORY}\n{SECTIONS}",
    "addressed": f"{SENDER}\nto: |\n{ADDRESS}\n---\n{STORY}",
    "german": GERMAN,
    "fonts": f"{SENDER}\nfont: source-sans-3\n---\n- one point\n- another point\n\n*Stressed words* stand in this.\n\n"
    "We hope that {{first name}} and all others in {{city}} will come again, and stay for as long as they like.\n",
}
GIFTS = ("tea set", "book", "wonderful old lamp", "Müller's vase", "umbrella (blue)", "red & white wine")
NAMES = (
    ("Ms.", "Mary", "O'Neil"),
    ("Mr.", "Karl", "Weiß"),
    ("Dr.", "Jean-Luc", "d'Arc"),
    ("", "J. R.", "Smith"),
    ("Mr. and Mrs.", "Ann", "Lee"),
    ("", "Łukasz", "Żółć"),
    ("Prof.", "Ana", "de la Cruz"),
    ("Ms.", "Ying", "Wang"),
    ("", "", ""),
    ("", "ROBERT", "GARCIA"),
    ("Rev.", "Robert", "Featherstonehaugh-Cholmondeley"),
)
PLACES = (
    ("Salem", "OR", "97301", ""),
    ("Portland", "OR", "97201", "USA"),
    ("St. Paul", "MN", "55101", ""),
    ("Boston", "MA", "2134", ""),
    ("Leipzig", "", "04109", "Germany"),
    ("London", "", "SW1A 2AA", "United Kingdom"),
    ("New York", "NY", "97301", ""),
    ("Paris", "", "75001", "France"),
    ("東京", "", "100-0001", "Japan"),
)
FIRMS = ("Acme Inc.", "Smith & Sons", "AT&T", "Dr. Oetker GmbH", "", "", "The *Stars*", "Powell Books", "R & D, Ltd.")


def guests(count: int, seed: int) -> list[dict[str, object]]:
    chance = random.Random(seed)
    rows: list[dict[str, object]] = []
    for number in range(count):
        prefix, first, last = chance.choice(NAMES)
        city, state, code, country = chance.choice(PLACES)
        firm = chance.choice(FIRMS) if first else "Powell Books"
        street = f"{number + 1} {chance.choice(('Elm Street', 'West Burnside Road, Apt. 4', 'A St', 'Hauptstraße'))}"
        rows.append(
            {
                "Prefix": prefix,
                "First Name": first or "you",
                "Last Name": last,
                "Company": firm,
                "Street": street,
                "City": city,
                "State": state,
                "ZIP": code,
                "Country": country,
                "Gift": chance.choice(GIFTS),
            }
        )
        if not first:
            rows[-1]["First Name"] = ""
    return rows


def make(template: str, rows: list[dict[str, object]], media, *, alike: bool):
    """What each row gets, or why not; what is remarked; how many were made as a series."""
    stock = open_stock(folders("layouts", ()), folders("fonts", ()), date(2026, 11, 29))
    stock.created = datetime(2026, 11, 29)
    listing = MappingList(rows)
    roster = make_roster(listing, propose_columns(listing.headings))
    merge = Merge(read_template(template, "letter.md"), roster, Overlay(), Manner(media), stock)
    report = Report(roster.file)
    made, count = [], 0
    one = merge._series.make

    def count_series(recipient):
        nonlocal count
        found = one(recipient) if alike else None
        count += found is not None
        return found

    merge._series.make = count_series
    for recipient in merge.roster.recipients():
        report.checked += 1
        try:
            pieces = merge.make(recipient, report)
        except Skip:
            made.append("skipped")
        except StationeryError as fault:
            report.fault(recipient, fault)
            made.append(str(fault))
        else:
            made.append([_show(piece) for piece in (pieces.letters, pieces.envelopes) if piece])
    return made, report, count


def _show(piece):
    return (piece.pages_alone, piece.sender, piece.language, piece.title, piece.author, piece.finish, piece.sheet.id)


@pytest.mark.parametrize("media", [("letters", "envelopes"), ("envelopes",)], ids="-".join)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_series_makes_what_the_general_way_makes(name, media):
    rows = guests(120 if media[0] == "letters" else 60, len(name))
    made, report, count = make(TEMPLATES[name], rows, media, alike=True)
    expected, usual, _ = make(TEMPLATES[name], rows, media, alike=False)
    for row, (one, other) in enumerate(zip(made, expected, strict=True), 2):
        assert one == other, row
    assert report.remarks == usual.remarks
    assert report.fault_remarks == usual.fault_remarks
    least = 20 if media[0] == "letters" else 5 if name != "salutation" else 0
    assert count >= least, f"only {count} of {len(rows)} rows were made as a series"


def test_a_value_that_is_a_salutation_is_left_to_the_general_way():
    template = f"{SENDER}\n---\n{{{{gift}}}} is what we have been thinking of ever since, and it will stay so.\n"
    rows = guests(12, 1)
    for row, gift in zip(rows[-3:], ("Dear Ann", "P.S. a lamp", "2 lamps"), strict=True):
        row["Gift"] = gift
    made, *_ = make(template, rows, ("letters",), alike=True)
    expected, *_ = make(template, rows, ("letters",), alike=False)
    assert made == expected


READ = {
    "run in": "Dear {{first name}}, we thank you for the {{gift}}, which we use.\n\nCome again.\n",
    "short": "Thank you, {{first name}}!\n\n*{{gift}}* it is, and **{{company}}** as well.\n\nSee you in {{city}}.\n",
    "list": "We thank you for these:\n\n- the {{gift}}\n- {{company}}\n\n> {{gift}} by {{city}}\n\nCome again.\n",
    "postscript": "We thank you, and hope that you come again.\n\nP.S. Give our best to {{city}} and {{gift}}.\n",
    "end": "We thank you, and hope that you come again.\n\n{{gift}}, as ever,\n{{company}}\n",
    "last": "We thank you, and hope that you come again.\n\n{{gift}} Give our best to {{city}}.\n",
}
ODD = ("Sincerely", "P.S.", "Enclosure", "Dear Ann", "1.", "cc", "(a) lamp", "AT&T", "Yours", "Sehr geehrte Frau Lee")


@pytest.mark.parametrize("name", READ)
def test_letters_whose_rows_may_be_more_than_words_are_read_and_come_out_the_same(name):
    known = {"Prefix": "Ms.", "Last Name": "Lee", "City": "Salem", "State": "OR", "ZIP": "97301", "Country": ""}
    gifts = ("Book", "Lamp", "Tea set", "Red wine", *ODD, "Umbrella")
    rows = [
        {**known, "First Name": "Ann", "Street": f"{at} Elm St", "Company": f"Powell {at}", "Gift": gift}
        for at, gift in enumerate(gifts, 1)
    ]
    template = f"{SENDER}\nclose: Sincerely\n---\n{READ[name]}"
    made, report, count = make(template, rows, ("letters",), alike=True)
    expected, usual, _ = make(template, rows, ("letters",), alike=False)
    assert made == expected
    assert report.remarks == usual.remarks
    assert report.fault_remarks == usual.fault_remarks
    assert count >= 2, f"only {count} of {len(rows)} rows were made as a series"


def test_a_report_tells_each_kind_of_remark():
    told, kinds = Told("l.csv"), get_args(About)
    for about in kinds:
        told.add(_Said(f"of {about}", None, "", about), "2")
    assert {each.about for each in told.remarks(9)} == set(kinds)
