"""Japanese addresses told apart, line by line: postcode, place, organization, name."""

from __future__ import annotations

import pytest

from stationery.catalog.posts import post
from stationery.model.prose import plain
from stationery.wording.address.columns import tell_apart
from tests.jobs import STORE

CASES = [
    # In the order of Japan.
    (
        "〒100-8926|東京都千代田区霞が関1-2-3|総務株式会社|山田花子 様",
        "100-8926",
        "東京都千代田区霞が関1-2-3",
        "総務株式会社",
        "山田花子 様",
    ),
    # The code in the line of the place, without a mark, without a hyphen, in wide figures.
    ("100-8926 東京都千代田区1-2-3|山田花子様", "100-8926", "東京都千代田区1-2-3", "", "山田花子様"),
    ("〒1008926|東京都千代田区1-2-3|山田花子様", "100-8926", "東京都千代田区1-2-3", "", "山田花子様"),
    ("〒１００－８９２６|千代田区一丁目|山田花子様", "100-8926", "千代田区一丁目", "", "山田花子様"),
    # The name first.
    ("山田花子 様|東京都千代田区1-2-3|100-8926", "100-8926", "東京都千代田区1-2-3", "", "山田花子 様"),
    # Two names; a department and an office; an organization that is the addressee.
    ("〒100-8926|千代田区1-2-3|山田 太郎 様|花子 様", "100-8926", "千代田区1-2-3", "", "山田 太郎 様|花子 様"),
    (
        "〒100-8926|千代田区1-2|千代田区役所|総務課 課長|山田花子 殿",
        "100-8926",
        "千代田区1-2",
        "千代田区役所|総務課 課長",
        "山田花子 殿",
    ),
    (
        "〒100-8926|千代田区1-2|霞が関ビル12階|総務株式会社 御中",
        "100-8926",
        "千代田区1-2|霞が関ビル12階",
        "",
        "総務株式会社 御中",
    ),
    # No honorific: the last line, or the first, whichever can be no place.
    ("〒107-0062|東京都港区南青山4-5-6|鈴木太郎", "107-0062", "東京都港区南青山4-5-6", "", "鈴木太郎"),
    ("鈴木太郎|東京都港区南青山4-5-6|〒107-0062", "107-0062", "東京都港区南青山4-5-6", "", "鈴木太郎"),
    ("鈴木太郎|東京都港区南青山4-5-6|南青山ビル301号室", "", "東京都港区南青山4-5-6|南青山ビル301号室", "", "鈴木太郎"),
    # Two codes: neither is taken out of its line.
    ("〒100-8926|〒107-0062|東京都港区1-2|山田花子 様", "", "〒100-8926|〒107-0062|東京都港区1-2", "", "山田花子 様"),
    # A telephone number is no code.
    ("東京都港区1-2|電話 03-1234-5678|山田花子 様", "", "東京都港区1-2|電話 03-1234-5678", "", "山田花子 様"),
]


@pytest.mark.parametrize(("lines", "code", "place", "organization", "names"), CASES)
def test_what_each_line_is(lines: str, code: str, place: str, organization: str, names: str) -> None:
    by = post(STORE, "japan-post")
    assert by.columns
    told = tell_apart(tuple(plain(line) for line in lines.split("|")), by.columns, by.boxes)
    found = ["|".join(line.text for line in part) for part in (told.place, told.organization, told.names)]
    assert [told.code, *found] == [code, place, organization, names]


def test_without_boxes_the_code_stays_in_its_line() -> None:
    by = post(STORE, "japan-post")
    assert by.columns
    told = tell_apart((plain("〒100-8926"), plain("千代田区1-2"), plain("山田花子 様")), by.columns, None)
    assert told.code == "" and [line.text for line in told.place] == ["〒100-8926", "千代田区1-2"]
