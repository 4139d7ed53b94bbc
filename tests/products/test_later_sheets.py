"""The heads of later sheets with a long name, in every style: no two of their texts touch."""

from __future__ import annotations

from itertools import combinations

import pytest

from stationery.catalog.letters import letter_style
from stationery.model.page import Item, Text
from stationery.reading.letters import read_letter
from tests.jobs import composed_pages
from tests.products.made import stock
from tests.products.test_letterheads import ink

LONGEST = "The Honorable Dr. Bartholomew Maximilian Featherstonehaugh-Cholmondeley III"
SHORTER = "Dr. Maximilian Christopher Guttenberg-Schwarzen"
"""A field for a window takes no longer one."""
LONG = """---
from: |
  Ann Lee
  12 Elm Street
  Salem, OR 97301
to: |
  {name}
  556 Elm Street
  Chester, VT 05143
date: 2026-11-27
salutation: Hello,
subject: The bridge
style: {style}
---
{body}
"""
BODY = "\n\n".join(["What frightens people is the railing, and they are right about that, every winter. " * 6] * 10)


def touching(items: tuple[Item, ...]) -> list[tuple[str, str]]:
    words = [item for item in items if isinstance(item, Text)]
    return [(one.text, other.text) for one, other in combinations(words, 2) if ink(one).overlaps(ink(other))]


@pytest.mark.parametrize("style", stock().store.names("letters"))
def test_no_texts_of_a_later_head_touch(style: str) -> None:
    fields = letter_style(stock().store, style).fields
    name = SHORTER if any("inside_address" in field.parts for field in fields) else LONGEST
    written = read_letter(LONG.format(name=name, style=style, body=BODY), "long.md")
    page = composed_pages(written, stock())[1]
    words = [item.text for item in page.items if isinstance(item, Text)]
    assert "Page 2" in words and touching(page.items) == []
    shown = " ".join(words).replace("-", " ")
    assert all(part in shown for part in name.replace("-", " ").split()), shown[:200]
