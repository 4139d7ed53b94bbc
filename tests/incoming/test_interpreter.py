"""The interpreter of content streams by ruler: what a listener is told, where, and that the work ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject

from stationery.incoming import interpreter
from stationery.incoming.content_bounds import find_ink
from stationery.incoming.content_stream import Contents, TooLongError
from stationery.incoming.interpreter import Glyph, Interpreter, Listener, Path, Shown, State, TooDeepError
from stationery.incoming.matrices import UNIT, Box, join_boxes

SHEET: Box = (0.0, 0.0, 600.0, 800.0)
EVERYTHING = (
    interpreter.STATE | interpreter.MATRIX | interpreter.TEXT | interpreter.COLORS | interpreter.PATHS
    | interpreter.SHOWN | interpreter.MARKS
)  # fmt: skip


def stream(operators: str, **entries: Any) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(operators.encode())
    made.update({NameObject(f"/{key}"): each for key, each in entries.items()})
    return made


def numbers(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(each) for each in values])


def resources(**kinds: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject({
        NameObject(f"/{kind}"): DictionaryObject({NameObject(f"/{key}"): each for key, each in named.items()})
        for kind, named in kinds.items()
    })  # fmt: skip


def form(operators: str, forms: dict[str, Any] | None = None, matrix: Sequence[float] = UNIT) -> DecodedStreamObject:
    return stream(
        operators,
        Subtype=NameObject("/Form"),
        BBox=numbers(*SHEET),
        Matrix=numbers(*matrix),
        Resources=resources(XObject=forms or {}),
    )


class HalfEm:
    """A font whose every code is half an em wide."""

    def read(self, data: bytes) -> Iterator[Shown]:
        return (Shown(chr(code), 0.5, code == 32) for code in data)


class Told(Listener):
    """Writes down what it is told."""

    follows = EVERYTHING

    def __init__(self) -> None:
        self.log: list[str] = []

    def font(self, of: Any) -> HalfEm:
        return HalfEm()

    def run(self, glyphs: Sequence[Glyph], matrix: Sequence[float], state: State) -> None:
        a, _, _, _, e, f = matrix
        text = "".join(each.code.text or "?" for each in glyphs)
        self.log.append(f"{text} {e:g} {f:g} to {glyphs[-1].ends * a + e:g}")

    def fontless(self) -> None:
        self.log.append("fontless")

    def path(self, path: Path, operator: bytes, state: State) -> None:
        self.log.append(f"{operator.decode()} {path.boxes()} {state.fill} {'seen' if state.seen else 'white'}")

    def picture(self, of: Any, state: State) -> None:
        self.log.append(f"picture {state.matrix}")

    def begin_form(self, form: Any, state: State) -> bool:
        self.log.append(f"form {state.matrix[4:]}")
        return True

    def end_form(self) -> None:
        self.log.append("end form")

    def begin_marked(self, operands: Any, content: Any) -> None:
        self.log.append(f"mark {operands[0]}")

    def end_marked(self) -> None:
        self.log.append("end mark")


def told(operators: str, steps: int = 1000, deepest: int = 3, **kinds: dict[str, Any]) -> list[str]:
    listener, contents = Told(), Contents()
    kinds.setdefault("Font", {"F": DictionaryObject()})
    content = contents.read(stream(operators), resources(**kinds))
    Interpreter(listener, contents, most_steps=steps, deepest=deepest).interpret(content, State(UNIT))
    return listener.log


@pytest.mark.parametrize(
    ("operators", "log"),
    [
        ("BT /F 10 Tf 100 200 Td (abc) Tj ET", ["abc 100 200 to 115"]),
        ("2 0 0 2 0 0 cm BT /F 10 Tf 100 200 Td (abc) Tj ET", ["abc 200 400 to 230"]),
        ("BT /F 10 Tf (a) Tj (b) Tj ET", ["a 0 0 to 5", "b 5 0 to 10"]),
        ("BT /F 10 Tf [(a) -1000 (b)] TJ ET", ["a 0 0 to 5", "b 15 0 to 20"]),
        ("BT /F 10 Tf 3 Tc (ab) Tj ET", ["ab 0 0 to 16"]),
        ("BT /F 10 Tf 3 Tw (a b) Tj ET", ["a b 0 0 to 18"]),
        ("BT /F 10 Tf 50 Tz (ab) Tj ET", ["ab 0 0 to 5"]),
        ("BT /F 10 Tf 12 TL 0 100 Td (a) Tj T* (b) Tj (c) ' ET", ["a 0 100 to 5", "b 0 88 to 5", "c 0 76 to 5"]),
        (
            "BT /F 10 Tf 12 TL 2 0 0 3 10 100 Tm (a) Tj T* (b) Tj T* (c) Tj ET",
            ["a 10 100 to 20", "b 10 64 to 20", "c 10 28 to 20"],
        ),
        ("BT /F 10 Tf 12 TL 2 0 0 3 10 100 Tm (a) Tj (b) ' ET", ["a 10 100 to 20", "b 10 64 to 20"]),
        ('BT /F 10 Tf 0 -12 TD (a) Tj 1 2 (b c) " ET', ["a 0 -12 to 5", "b c 0 -24 to 22"]),
        ("q /F 10 Tf Q BT (a) Tj ET", ["fontless"]),
        ("Q Q BT /F 10 Tf (a) Tj ET", ["a 0 0 to 5"]),
        ("1 2 3 4 re f", ["f [(1.0, 2.0, 4.0, 6.0)] /DeviceGray seen"]),
        ("1 1 1 rg 1 2 3 4 re f", ["f [(1.0, 2.0, 4.0, 6.0)] /DeviceRGB white"]),
        ("0 0 0 0 k 0 0 m 5 5 l h B*", ["B* [(0.0, 0.0, 5.0, 5.0)] /DeviceCMYK white"]),
        ("1 2 3 4 re n 5 5 m 6 6 l S", ["S [(5.0, 5.0, 6.0, 6.0)] /DeviceGray seen"]),
        ("/P <</MCID 1>> BDC EMC", ["mark /P", "end mark"]),
        ("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI", [f"picture {UNIT}"]),
        ("/Nothing Do 7 unknown", []),
    ],
)
def test_operators(operators: str, log: list[str]) -> None:
    assert told(operators) == log


def test_a_form_begins_with_the_state_around_it_and_leaves_it_alone() -> None:
    inner = form("1 g 5 0 0 5 0 0 cm BT (a) Tj ET", matrix=(1, 0, 0, 1, 7, 8))
    inner[NameObject("/Resources")] = resources(Font={})
    around = "/F 10 Tf 1 0 0 1 100 0 cm /X Do BT (b) Tj ET 0 0 1 1 re f"
    log = told(around, XObject={"X": inner}, Font={"F": resources()})
    assert log == [
        "form (107.0, 8.0)",
        "a 107 8 to 132",
        "end form",
        "b 100 0 to 105",
        "f [(0.0, 0.0, 1.0, 1.0)] /DeviceGray seen",
    ]


def test_a_form_without_resources_uses_those_of_whoever_shows_it() -> None:
    inner = form("BT /F 10 Tf (a) Tj ET")
    del inner["/Resources"]
    assert told("/X Do", XObject={"X": inner}, Font={"F": resources()})[1] == "a 0 0 to 5"


def nested(deep: int, uses: int, bottom: str, moved: bool = False) -> DecodedStreamObject:
    """A form that shows a form, and so on, each of them several times."""
    made = form(bottom)
    for level in range(deep):
        move = f"1 0 0 1 {11**level / 1e10:.10f} 0 cm " if moved else ""
        made = form(f"{move}/X Do " * uses, {"X": made})
    return made


def test_forms_too_deep_and_too_much_work_end() -> None:
    with pytest.raises(TooDeepError):
        told("/X Do", XObject={"X": nested(3, 1, "")})
    with pytest.raises(TooLongError):
        told("/X Do", deepest=20, XObject={"X": nested(12, 10, "")})


def ink(of: DecodedStreamObject) -> tuple[Box, ...]:
    contents = Contents()
    return find_ink(contents.read(stream("/X Do"), resources(XObject={"X": of})), SHEET, UNIT, contents)


def test_forms_that_show_one_another_ten_times_twelve_deep_leave_their_ink_once() -> None:
    assert ink(nested(12, 10, "10 20 30 40 re f")) == ((10, 20, 40, 60),)


def test_forms_that_show_one_another_at_ever_new_places_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stationery.incoming.content_bounds._MOST_STEPS", 200_000)
    assert len(ink(nested(2, 10, "10 20 30 40 re f", moved=True))) == 100
    assert ink(nested(12, 10, "", moved=True)) == ()
    (left, bottom, right, top) = join_boxes(list(ink(nested(12, 10, "10 20 30 40 re f", moved=True))))
    assert (bottom, top) == (20, 60) and 10 < left < right


def test_the_bounds_of_a_form_stand_where_its_ink_would(monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many forms each is one box, found once: it holds the form's ink, in its colors, and nothing else."""
    two = form("1 g 0 0 500 500 re f 0 g 10 20 30 40 re f 100 200 1 1 re f")
    exact = ink(form("q 0.5 0 0 2 100 -10 cm /X Do Q", {"X": two}))
    monkeypatch.setattr("stationery.incoming.content_bounds._MOST_VISITS", 0)
    assert ink(form("q 0.5 0 0 2 100 -10 cm /X Do Q", {"X": two})) == (join_boxes(list(exact)),)
    assert ink(form("1 g /X Do", {"X": form("0 0 9 9 re f")})) == ()
