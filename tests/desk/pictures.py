"""Makes the pictures of the desk that README and guide show: `python -m tests.desk.pictures` (it needs Chromium).

One evening's thank-you letter, done as a person would do it: the day, the sender and the answers are always the same.
"""

from __future__ import annotations

import os
import re
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from stationery.reading import guide
from tests.desk.browser import RunningDesk, chromium, reason_to_skip

SHIPPED = Path(guide.FOLDER) / "pictures"
WIDTH, HEIGHT, DENSITY, COLORS = 1200, 750, 1.5, 128
"""CSS pixels of the page, dots in each, and how many colors a picture has: more are not seen, and make it large."""
EVENING = """
import sys
from datetime import datetime
from stationery.cli import settings
from stationery.cli.main import stationery
settings.now = lambda: datetime(2026, 11, 20, 19, 30).astimezone()
stationery(["desk", *sys.argv[1:]])
"""
TO = "Ms. Jane Schmoe\nDirector of Recruiting\nAcme Corporation\n1200 Main Street, Suite 400\nSpringfield, IL 62701"
FROM = "Daniel Okafor\n48 Birch Lane, Apt. 3\nChampaign, IL 61820"
GAP = re.compile(r"\[\[.*?\]\]", re.DOTALL)
IN_THE_GAP = "Since the library project, I go and look at the door first, and then at the counts."
LEARNED = "how the drivers look at the charts before the managers do"


def main() -> None:
    if reason := reason_to_skip():
        raise SystemExit(reason)
    with TemporaryDirectory() as place:
        letters = Path(place, "letters")
        letters.mkdir()
        os.environ["XDG_CONFIG_HOME"] = str(Path(place, "configuration"))
        desk = RunningDesk(letters, program=["-c", EVENING])
        try:
            with chromium() as browser:
                _write_a_letter(browser, desk)
        finally:
            desk.kill()


def _write_a_letter(browser: Any, desk: RunningDesk) -> None:
    page = browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=DENSITY, reduced_motion="reduce",
        color_scheme="light",
    )  # fmt: skip
    page.goto(desk.url)
    page.wait_for_selector("#choices a")
    page.wait_for_timeout(300)
    _save(page, "desk-home", 480)
    page.click("a[href='#begin/thank-you']")
    page.fill("#q-to", TO)
    page.wait_for_selector("#q-to-shown address")
    page.fill("#q-position", "Data Analyst")
    page.fill("#q-learned", LEARNED)
    page.fill("#q-from", FROM)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    _save(page, "desk-begin")
    page.click(".ask button.main")
    page.wait_for_selector("#stage svg", state="attached")
    page.click("#tab-form")
    page.fill(".formed.body textarea", GAP.sub(IN_THE_GAP, page.input_value(".formed.body textarea")))
    page.evaluate("document.activeElement.blur(); document.querySelector('#form').scrollTop = 0")
    page.click("#sizes [data-size=two]")
    page.wait_for_selector("#stage figure:nth-of-type(2) svg", state="attached")
    page.wait_for_timeout(1500)
    _save(page, "desk")
    page.click("#tab-send")
    page.click("#tab-envelope")
    page.click("#sizes [data-size=fit]")
    page.click("#send .kinds button:nth-child(2)")
    page.wait_for_selector("#send .lay svg")
    page.wait_for_timeout(1500)
    _save(page, "desk-send", 575)


def _save(page: Any, name: str, height: int = HEIGHT) -> None:
    from PIL import Image

    seen = page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": height})
    picture = Image.open(BytesIO(seen)).convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
    path = SHIPPED / f"{name}.png"
    picture.save(path, optimize=True)
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    main()
