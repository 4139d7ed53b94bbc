"""The same letter for KOMA-Script's letter class and for Typst, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from stationery.model.letter import Letter
from stationery.model.prose import paragraphs

KOMA = r"""\documentclass[paper=letter,fontsize=11pt,fromalign=left,foldmarks=false]{scrlttr2}
\usepackage[utf8]{inputenc}
\setkomavar{fromname}{%(name)s}
\setkomavar{fromaddress}{%(from)s}
\date{November 20, 2026}
\begin{document}
\begin{letter}{%(to)s}
\opening{Dear Ms. Schmoe:}
%(body)s
\closing{Sincerely,}
\encl{Writing sample}
\end{letter}
\end{document}
"""

TYPST = r"""#set page(paper: "us-letter", margin: 1in)
#set text(size: 11pt)
#align(right)[%(name)s \ %(from)s]
November 20, 2026

%(to)s

Dear Ms. Schmoe:

%(body)s

Sincerely,

#v(3em)
%(name)s

Enclosure
"""


def pdflatex(letter: Letter, folder: Path) -> list[str] | None:
    """The command that sets the letter with scrlttr2, or None where there is no such thing."""
    if not shutil.which("pdflatex") or not shutil.which("kpsewhich"):
        return None
    found = subprocess.run(["kpsewhich", "scrlttr2.cls"], capture_output=True, text=True)
    if not found.stdout.strip():
        return None
    _write(folder / "koma.tex", KOMA, letter, r"\\ ", "#$%&_{}", "\\")
    return ["pdflatex", "-interaction=batchmode", "-halt-on-error", "koma.tex"]


def typst(letter: Letter, folder: Path) -> list[str] | None:
    """The command in which Python imports the typst wheel and compiles the letter, or None without it."""
    if find_spec("typst") is None:
        return None
    _write(folder / "letter.typ", TYPST, letter, " \\ ", "#$*_@<>", "\\")
    return [sys.executable, "-c", "import typst; typst.compile('letter.typ', output='typst.pdf')"]


def _write(path: Path, frame: str, letter: Letter, parted: str, special: str, escape: str) -> None:
    def plain(text: str) -> str:
        return "".join(escape + character if character in special else character for character in text)

    assert letter.sender and letter.recipient
    sender = [plain(line.text) for line in letter.sender.lines]
    words = {
        "name": sender[0],
        "from": parted.join(sender[1:]),
        "to": parted.join(plain(line.text) for line in letter.recipient.lines),
        "body": "\n\n".join(plain(paragraph.text) for paragraph in paragraphs(letter.body)),
    }
    path.write_text(frame % words, "utf-8")
