"""The checklist's style: a larger title, air above heads, lines to write on."""

from __future__ import annotations

from datetime import date

from stationery import Studio
from stationery.model.page import Rule, Text

BODY = "Friday.\n\n**Before**\n\n- Pack a pen.\n\n- Go.\n\n\\_\\_\\_ \\_\\_\\_ \\_\\_\\_\n\n**After**\n\nWrite.\n"


def test_the_checklist_has_a_hierarchy_and_room_to_write() -> None:
    head = {"to": "Ms. Ann Lee", "from": "Dana Reyes", "subject": "Your interview", "style": "checklist"}
    studio = Studio(today=date(2026, 11, 20))
    (page,) = studio.letter(studio.read(body=BODY, salutation="-", **head)).pages
    words = {item.text.strip(): item for item in page.items if isinstance(item, Text)}
    rules = [item for item in page.items if isinstance(item, Rule)]
    assert len(rules) == 3
    assert {rule.end.x - rule.start.x for rule in rules} == {rules[0].end.x - rules[0].start.x}
    first, second, third = (rule.start.y for rule in rules)
    assert abs((third - second) / (second - first) - 1) < 0.01
    assert words["Your interview"].size / words["Friday."].size > 1.5
    above = words["Before"].at.y - words["Friday."].at.y
    below = words["Pack a pen."].at.y - words["Before"].at.y
    assert above > below * 1.4
    assert not any("_" in text for text in words)
