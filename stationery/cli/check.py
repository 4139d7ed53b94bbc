"""stationery check: checks letter files against the rules of etiquette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.terminal import bold, say, tell
from stationery.model.errors import Place, UnknownName, did_you_mean

if TYPE_CHECKING:
    from stationery.data.stock import Stock
    from stationery.etiquette.findings import Finding

MEDIA = ("letter", "card", "email")


@command(
    argument("files", metavar="FILE…", nargs=-1),
    option(
        "medium",
        Option("--as", "What the file will become; by default, a card if it is a note, or else a letter.", among=MEDIA),
    ),
    "now",
    option("strict", Option("--strict", "Exit with code 1 on warnings and questions too.", flag=True)),
    option("explain", Option("--explain", "Explain the rule ID and its source; `all` for every rule.", metavar="ID")),
    option("spell", Option("--spell", "Also check the spelling, with hunspell.", flag=True)),
    *under(OPTIONS, "as_json", "profile"),
)
def check(request: Request) -> int:
    """Check the notes in FILE… before you send them; the files are not changed. Of a finished envelope (PDF), check
    where its addresses stand.

    Each finding has a place, a severity, a rule, and a remedy. An error (E) is certain; a warning (W) may have its
    reasons; a question (Q) asks about something that the check can only infer; a remark (I) is an aside. To turn off a
    rule, write `check: {ignore: [C7]}` in the file. The exit code is 1 if there are errors.

    \b
      stationery check thank-you.md                     check it as a letter
      stationery check note-1.md note-2.md --as email   as e-mail, and compare them
      stationery check thank-you-envelope.pdf           is it within the post's zones, and your printer's?
      stationery check --explain S7                     explain the rule and its source
    """
    from stationery.cli import settings  # 6.5 ms
    from stationery.cli.output import tell_json  # 1.1 ms

    files, explain, as_json = request.texts("files"), request.text("explain"), request.flag("as_json")
    if explain is not None:
        _explain(explain, as_json)
        return 0
    if not files:
        from stationery.cli.first_steps import ask_for_file  # 0.4 ms

        raise ask_for_file(otherwise="; --explain ID explains a rule")
    from stationery.cli import related_files  # 34.8 ms
    from stationery.products.check import check as judge  # 32.5 ms

    moment = settings.moment(request.text("now"))
    stock = settings.stock(moment.date())
    given = []
    findings: list[Finding] = []
    for path in dict.fromkeys(files):
        of_envelope = _check_finished(path, stock)
        if of_envelope is None:
            given.append(related_files.gather(path, request.require("profile")))
        else:
            findings += of_envelope
    findings += judge(given, stock, now=moment, medium=request.text("medium") or "")
    unspelled = None
    if request.flag("spell"):
        from stationery.cli import spelling  # 4.3 ms

        try:
            findings += [finding for each in given for finding in spelling.check_spelling(each, stock)]
        except spelling.NotChecked as fault:
            unspelled = fault
        from stationery.etiquette.findings import order  # 0.4 ms

        findings.sort(key=order)
    if as_json:
        tell_json(_as_data(findings, unspelled is None and request.flag("spell")))
    else:
        _tell(findings)
        _count(findings, len(dict.fromkeys(files)))
    if unspelled:
        raise unspelled
    failing = "EWQ" if request.flag("strict") else "E"
    return 1 if any(finding.severity in failing for finding in findings) else 0


def _check_finished(path: str, stock: Stock) -> tuple[Finding, ...] | None:
    """The findings of a finished envelope; None for what a letter is read from: a letter file, or a PDF with one."""
    if not path.lower().endswith(".pdf"):
        return None
    from stationery.products.check import check_envelope  # 32.5 ms
    from stationery.reading.files import PDF_BEGINS, read_text_or_pdf  # 3.5 ms

    data = read_text_or_pdf(path)
    return check_envelope(data, Place(path), stock) if data.startswith(PDF_BEGINS) else None


def _tell(findings: list[Finding]) -> None:
    from stationery.catalog.etiquette import rules  # 7.0 ms
    from stationery.cli import settings  # 4.7 ms

    known = rules(settings.store())
    explained: set[str] = set()
    for finding in findings:
        say(str(finding))
        rule = known.get(finding.rule)
        if rule and finding.reasoned and finding.rule not in explained:
            say(f"  why: {rule.reason}")
            explained.add(finding.rule)
        if finding.remedy:
            say(f"  do:  {finding.remedy}")


def _count(findings: list[Finding], files: int) -> None:
    """Print one line on stderr: the number of findings of each severity."""
    names = (("E", "error"), ("W", "warning"), ("Q", "question"), ("I", "remark"))
    counts = [(sum(1 for each in findings if each.severity == severity), name) for severity, name in names]
    summary = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count)
    what = "one file" if files == 1 else f"{files} files"
    tell(f"{what}: {summary or 'nothing to improve'}")


def _as_data(findings: list[Finding], spelled: bool) -> dict[str, object]:
    from stationery.catalog.etiquette import rules  # 7.1 ms
    from stationery.cli import settings  # 4.7 ms

    known = rules(settings.store())
    return {
        "spelling_checked": spelled,
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "file": finding.place.file if finding.place else "",
                "line": finding.place.line if finding.place else 0,
                "column": finding.place.column if finding.place else 0,
                "message": finding.message,
                "reason": known[finding.rule].reason if finding.rule in known and finding.reasoned else "",
                "remedy": finding.remedy,
            }
            for finding in findings
        ],
    }


def _explain(id_: str, as_json: bool) -> None:
    from stationery.catalog.etiquette import rules  # 7.4 ms
    from stationery.cli import settings  # 8.1 ms
    from stationery.cli.output import tell_json  # 1.1 ms
    from stationery.etiquette.findings import media_of, of_kinds  # 0.5 ms
    from stationery.reading.letters import KINDS  # 9.1 ms

    known = rules(settings.store())
    if id_.lower() != "all" and id_.upper() not in known:
        hint = did_you_mean(id_.upper(), known) or "`--explain all` lists every rule"
        raise UnknownName(f"there is no rule {id_!r}", Place("--explain"), hint)
    chosen = list(known.values()) if id_.lower() == "all" else [known[id_.upper()]]
    words = {"E": "error", "W": "warning", "Q": "question", "I": "remark"}
    rows = [
        {
            "rule": rule.id,
            "says": rule.says,
            "severity": " or ".join(words[severity] for severity in rule.severities),
            "reason": rule.reason,
            "remedy": rule.remedy,
            "source": rule.cite,
            "kinds": ", ".join(of_kinds(rule.id, KINDS)),
            "media": ", ".join(media_of(rule.id)),
            "note": rule.note,
        }
        for rule in chosen
    ]
    if as_json:
        tell_json(rows)
        return
    for number, row in enumerate(rows):
        if number:
            say()
        say(f"{bold(row['rule'])} ({row['severity']}): {row['says']}")
        for key in ("reason", "remedy", "source", "kinds", "media", "note"):
            if row[key]:
                say(f"  {key + ':':<8} {row[key]}")
