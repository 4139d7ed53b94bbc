"""Checks spelling with hunspell, if it is installed; names in the letter file are skipped."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from stationery.etiquette.findings import WARNING, Finding
from stationery.model.errors import StationeryError

if TYPE_CHECKING:
    from stationery.data.stock import Stock
    from stationery.products.check_context import Given

_PROGRAM = "hunspell"
_PATIENCE = 30


class NotChecked(StationeryError):
    """hunspell is not installed, or has no dictionary for the language."""


def check_spelling(given: Given, stock: Stock) -> list[Finding]:
    """A warning for each word of the body that hunspell does not know, at its first place."""
    from stationery.etiquette.text import text_of  # 7.4 ms
    from stationery.products.check import words_of_the_file  # 34.5 ms
    from stationery.resolve.resolve import resolve  # 13.9 ms

    language = resolve(given.letter, stock, "blank").language
    text = text_of(given.letter.body, language, given.rows)
    known = words_of_the_file(given)
    unknown = _find_unknown(
        sorted({word.text for sentence in text.sentences for word in sentence.words}), language.locale
    )
    findings, seen = [], set()
    for sentence in text.sentences:
        for index, word in enumerate(sentence.words):
            wrong = next((part for part in _parts(word.text) if part in unknown), "")
            if not wrong or wrong in seen or wrong.casefold().removesuffix("'s") in known:
                continue
            seen.add(wrong)
            message = f"{wrong!r} is not in the dictionary ({language.locale})"
            findings.append(
                Finding("spelling", WARNING, text.place(sentence, index), message, "correct it, unless it is a name")
            )
    return findings


def _parts(word: str) -> list[str]:
    """A word and the parts that hyphens join, with plain apostrophes, as hunspell splits it."""
    plain = word.replace("’", "'")
    return [plain, *(plain.split("-") if "-" in plain else ())]


def _find_unknown(words: list[str], locale: str) -> set[str]:
    """The words that hunspell does not know."""
    try:
        done = subprocess.run(
            [_PROGRAM, "-l", "-i", "utf-8", "-d", locale],
            input="\n".join(part for word in words for part in _parts(word)) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        hint = f"install {_PROGRAM} and its dictionary for {locale}, or leave out --spell"
        raise NotChecked(f"the spelling was not checked: {_PROGRAM} is not installed", None, hint) from None
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise NotChecked(
            f"the spelling was not checked: {_PROGRAM} did not answer ({wrong.__class__.__name__})"
        ) from None
    if done.returncode:
        message = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[0]
        hint = f"install the hunspell dictionary for {locale}, or choose another `language`"
        raise NotChecked(f"the spelling was not checked: {message}", None, hint)
    return {line.strip().replace("’", "'") for line in done.stdout.splitlines() if line.strip()}
