"""What the program puts off when it starts is there when it is used."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from stationery.cli.startup import LateInspect, LateModule

ROOT = Path(__file__).resolve().parents[2]

AFTER_THE_START = """
import sys
from stationery.cli import startup
startup.import_shell()
late = [name for name in ("inspect", "ipaddress", "uuid") if isinstance(sys.modules[name], startup.LateModule)]
import click, gettext, inspect, ipaddress, uuid
print(
    late, click.UUID.convert("0" * 32, None, None) == uuid.UUID(int=0), inspect.signature(startup.main),
    ipaddress.ip_address("127.0.0.1").is_loopback, gettext.c2py("n%10==1 && n%100!=11 ? 0 : 1")(22),
)
"""


def test_what_is_put_off_works_when_it_is_used() -> None:
    done = subprocess.run([sys.executable, "-c", AFTER_THE_START], cwd=ROOT, capture_output=True, text=True)
    said = "['inspect', 'ipaddress', 'uuid'] True () -> 'None' True 1\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


def test_a_late_module_is_loaded_once_something_of_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    late: Any = LateModule("colorsys")
    sys.modules["colorsys"] = late
    import colorsys

    assert colorsys is late and "rgb_to_hls" not in vars(late)
    assert colorsys.rgb_to_hls(0, 0, 0) == (0, 0, 0)
    loaded = sys.modules["colorsys"]
    assert type(loaded) is ModuleType and vars(late)["rgb_to_hls"] is loaded.rgb_to_hls
    with pytest.raises(AttributeError):
        colorsys.no_such_function  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("text", ["", "One line.", "  One line ", "Two\n    lines\n", "\ta tab", "\n\n  a\n    b\n\n"])
def test_a_text_is_cleaned_as_by_inspect(text: str) -> None:
    assert LateInspect("inspect").cleandoc(text) == inspect.cleandoc(text)


def test_the_numbers_are_those_of_inspect() -> None:
    numbers = {name: number for name, number in vars(LateInspect).items() if name.startswith("CO_")}
    assert len(numbers) == 9
    assert numbers == {name: getattr(inspect, name) for name in numbers}
