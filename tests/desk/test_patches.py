"""What is sent of a page is only what the browser doesn't have; put together there, it is the whole page."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stationery.desk import patches
from stationery.desk.patches import Patches
from stationery.pdf.svg import Svg

PARTS = st.lists(st.sampled_from("abcdef"), max_size=6)


def svg(letters: list[str], head: str = "<svg>") -> Svg:
    return Svg(head, {each: f'<path id="{each}"/>' for each in letters}, tuple(f"<g>{each}</g>" for each in letters))


class _Browser:
    """What the page does with an answer."""

    def __init__(self) -> None:
        self.name, self.parts, self.outlines = "", list[str](), dict[str, str]()

    def put(self, sent: dict[str, Any]) -> None:
        if sent["name"] == self.name:
            return
        if "of" in sent:
            assert sent["of"] == self.name
            self.parts[sent["from"] : sent["to"]] = sent["parts"]
            assert not self.outlines.keys() & sent["outlines"].keys()
            self.outlines |= sent["outlines"]
        else:
            self.parts, self.outlines = list(sent["parts"]), sent["outlines"]
        self.name = sent["name"]


@given(st.lists(PARTS, min_size=1, max_size=8))
def test_a_browser_has_each_page_as_it_is(pages: list[list[str]]) -> None:
    desk, browser = Patches(), _Browser()
    for letters in pages:
        browser.put(desk.send(svg(letters), browser.name))
        assert browser.parts == [f"<g>{each}</g>" for each in letters]
        assert browser.outlines.keys() >= set(letters)


def test_a_line_that_changed_is_sent_alone() -> None:
    desk = Patches()
    first = desk.send(svg(["a", "b", "c"]), "")
    again = desk.send(svg(["a", "d", "c"]), first["name"])
    assert again["parts"] == ("<g>d</g>",) and (again["from"], again["to"]) == (1, 2)
    assert list(again["outlines"]) == ["d"]
    assert desk.send(svg(["a", "d", "c"]), again["name"]) == {"name": again["name"], "of": again["name"]}


def test_the_steps_of_an_outline_are_from_wherever_it_stands() -> None:
    path = '<path id="a" d="M10 20L30 25.5Q1 2 3 4ZM40 50C1 2 3 4 40 49Z"/>'
    sent = Patches().send(Svg("<svg>", {"a": path}, ('<use href="#a" x="0"/>',)), "")
    assert sent["outlines"] == {"a": "m10 20l20 5.5q-29 -23.5 -27 -21.5zm30 30c-39 -48 -37 -46 0 -1z"}


def test_what_is_not_known_is_sent_whole(monkeypatch: Any) -> None:
    desk = Patches()
    first = desk.send(svg(["a"]), "of another desk")
    assert "of" not in first
    assert "of" not in desk.send(svg(["a"], '<svg title="other">'), first["name"])
    monkeypatch.setattr(patches, "_MOST", 1)
    desk.send(svg(["b"]), "")
    assert "of" not in desk.send(svg(["a"]), first["name"])


def test_links_lead_nowhere() -> None:
    linked = Svg("<svg>", {}, ('<a href="https://example.org/"><g/></a>', "<a href='x\"y'><g/></a>"))
    assert Patches().send(linked, "")["parts"] == ("<a><g/></a>", "<a><g/></a>")
