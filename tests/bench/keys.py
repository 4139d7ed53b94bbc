"""Prints how long it takes from a key to the new picture in a real browser, for a letter with its envelope.

`python -m tests.bench.keys [COUNT]`.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.desk.browser import ROOT, chromium, open_letter, reason_to_skip, running

WORDS = "We talked about ships and trains and roads, and about people. "
PAUSE = 120
"""Milliseconds between two keys: a quick typist's."""
WATCH = """() => {
  window.took = []; window.asked = []; window.bytes = []; window.blank = 0;
  let began = 0;
  document.addEventListener("input", () => { began = performance.now(); }, true);
  new MutationObserver(() => {
    if (!began) return;
    const from = began;
    began = 0;
    requestAnimationFrame(() => {  // after the frame was painted
      const after = new MessageChannel();
      after.port1.onmessage = () => took.push(performance.now() - from);
      after.port2.postMessage(0);
    });
  }).observe(document.querySelector("#stage"), {childList: true, subtree: true});
  const look = () => { if (!document.querySelector("#stage svg")) blank += 1; requestAnimationFrame(look); };
  look();
  const ask = window.fetch;
  window.fetch = async (path, options) => {
    const from = performance.now();
    const answer = await ask(path, options);
    if (String(path).endsWith("/pages")) {
      asked.push(performance.now() - from);
      bytes.push(Number(answer.headers.get("content-length")));
    }
    return answer;
  };
}"""


def measure(count: int) -> None:
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above) / "letters"
        folder.mkdir()
        shutil.copy(ROOT / "samples" / "thank-you.md", folder)
        with running(folder) as desk, chromium() as browser:
            page = open_letter(browser.new_page(viewport={"width": 1280, "height": 800}), desk, "thank-you.md")
            page.wait_for_timeout(1500)
            page.evaluate(WATCH)
            page.evaluate(
                "() => { const text = document.querySelector('#text'); text.focus();"
                " const at = text.value.indexOf('this afternoon'); text.setSelectionRange(at, at); }"
            )
            for size, what in (("fit", "a letter of one page"), ("two", "the letter beside its envelope")):
                page.evaluate(f"document.querySelector('[data-size={size}]').click()")
                page.wait_for_timeout(1500)
                type_keys(page, desk.process.pid, count, what)
    sys.stdout.write(f"{'load of the computer':28}{os.getloadavg()[0]:5.1f}\n")


def type_keys(page: Any, server: int, count: int, what: str) -> None:
    page.evaluate("took = []; asked = []; bytes = []; blank = 0")
    metrics = page.context.new_cdp_session(page)
    metrics.send("Performance.enable")
    before, server_before = measures(metrics), seconds_of(server)
    for number in range(count):
        page.keyboard.type(WORDS[number % len(WORDS)])
        page.wait_for_timeout(PAUSE)
    page.wait_for_timeout(500)
    after, server_after = measures(metrics), seconds_of(server)
    sys.stdout.write(f"{what}\n")
    tell("key to picture", page.evaluate("took"))
    tell("of that, asking the desk", page.evaluate("asked"))
    sizes = statistics.median(page.evaluate("bytes"))
    sys.stdout.write(f"{'bytes of an answer':28}{sizes:5.0f}\n")
    if server_after is not None and server_before is not None:  # composing, checking, saving, watching
        spent = (server_after - server_before) * 1000 / count
        sys.stdout.write(f"{'processor time of the desk':28}{spent:5.1f} ms a key\n")
    for name in ("Task", "Script", "Layout", "RecalcStyle"):
        spent = (after[f"{name}Duration"] - before[f"{name}Duration"]) * 1000 / count
        sys.stdout.write(f"{f'the page: {name}':28}{spent:5.1f} ms a key\n")
    sys.stdout.write(f"{'frames without a picture':28}{page.evaluate('blank'):5}\n")


def measures(metrics: Any) -> dict[str, float]:
    return {each["name"]: each["value"] for each in metrics.send("Performance.getMetrics")["metrics"]}


def seconds_of(process: int) -> float | None:
    """Processor time of a process so far; None where the system doesn't tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(what: str, took: list[float]) -> None:
    ordered = sorted(took)
    most = ordered[int(len(ordered) * 0.95)]
    sys.stdout.write(f"{what:28}{statistics.median(took):5.0f} ms, 95 % under {most:.0f} ms ({len(took)} keys)\n")


if __name__ == "__main__":
    sys.exit(reason_to_skip() or measure(int(sys.argv[1]) if len(sys.argv) > 1 else 120))
