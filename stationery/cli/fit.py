"""stationery fit: shows which envelopes a letter fits, how to fold it, and whether a window shows the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from stationery.cli import files, options, settings, source
from stationery.cli.option_groups import OPTIONS
from stationery.cli.options import Option, Request, argument, command, option, under
from stationery.cli.output import tell_json
from stationery.cli.terminal import say, tell
from stationery.postal.weight import paper_weight, weight_words
from stationery.products.delivery_warnings import word_limit
from stationery.products.fit import fit_letter

if TYPE_CHECKING:
    from stationery.products.fitting import Fit, Fitting


@command(
    argument("file"),
    option("envelope", help="Check only this envelope, with details about its window."),
    "style",
    "paper",
    *under(OPTIONS, "letterhead"),
    "font",
    *under(OPTIONS, "from_"),
    "imb",
    "imb_routing",
    option(
        "paper_weight",
        Option("--paper-weight", "The paper weight: 24lb (bond), or 90g (per square meter).", metavar="WEIGHT"),
    ),
    option(
        "proof",
        Option("--proof", "Draw the folded sheet behind the window, slid to each side.", metavar="PATH"),
    ),
    "as_json",
    "force",
    "profile",
)
def fit(request: Request) -> None:
    """Show which envelopes the letter in FILE (- for stdin) fits, how to fold it, and what it weighs.

    In a window envelope, the folded sheet can slide to each side. The whole address must stay visible, as far from the
    window's edges as the post requires, and nothing else may show. With --imb, the barcode must show too. Without
    --envelope, stationery checks the envelope named in the file, or else all of them. The exit code is 1 if the letter
    does not fit or its address does not stay in the window.

    \b
      stationery fit thank-you.md
      stationery fit thank-you.md --style us-window-10 --envelope us-10-window --proof window.pdf
    """
    file, proof, as_json = request.require("file"), request.text("proof"), request.flag("as_json")
    if proof == files.PIPE and as_json:
        raise click.UsageError("--json and --proof - both write to stdout; name a file with --proof.")
    written = source.letter(file, source.read_requested(request))
    stock, services = settings.stock(), request.services()
    if services:
        options.needs_window(written, stock, "use a window style")
    fitting = fit_letter(written, stock, _weight(request.text("paper_weight")), services)
    if proof is not None:
        from stationery.products.proof import fit_proof  # 6.0 ms

        result = fit_proof(fitting, stock)
        path = files.destination(proof, "fit-proof.pdf")
        files.may_write(path, request.flag("force"))
        files.write((path, result.pdf))
        if path != files.PIPE:
            tell(path)
    if as_json:
        tell_json(_as_data(file, fitting))
    elif proof != files.PIPE:
        for line in _describe(file, fitting):
            say(line)
    if not fitting.holds:
        raise SystemExit(1)


def _weight(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        return paper_weight(text)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--paper-weight") from None


def _describe(file: str, fitting: Fitting) -> list[str]:
    """The report: what fits, which windows fail and why, what does not fit, and the weight."""
    paper, sheets = fitting.job.paper, len(fitting.pages)
    count = f"{sheets} sheet{'s' if sheets > 1 else ''} of {paper.name}"
    enclosed = len(fitting.enclosed)
    if enclosed:
        count += f" and {enclosed} enclosed sheet{'s' if enclosed > 1 else ''}"
    lines = [f"{file}: {count}, style {fitting.job.style.id}"]
    good = [one for one in fitting.fits if one.holds]
    failing = [one for one in fitting.fits if one.folding and not one.holds]
    unheld = [one for one in failing if not fitting.explains(one)]
    failing = [one for one in failing if fitting.explains(one)]
    outside = [one for one in fitting.fits if not one.folding and not one.thick]
    thick = [one for one in fitting.fits if one.thick]
    width = max((len(one.envelope.id) for one in (*good, *failing)), default=0)
    if good:
        lines += ["", "Fits:"]
        lines += [f"  {one.envelope.id:<{width}}  {_how(one, paper.unit)}" for one in good]
    if failing:
        lines += ["", "Fits, but the window fails:"]
    for one in failing:
        lines.append(f"  {one.envelope.id:<{width}}  {_how(one, paper.unit)}")
        lines += [f"    {problem.message}" for problem in one.problems]
        lines += [f"    {remedy}" for remedy in dict.fromkeys(problem.remedy for problem in one.problems) if remedy]
    if unheld:
        names = ", ".join(one.envelope.id for one in unheld)
        lines += ["", f"Fits, but the window fails (for details, use --envelope NAME): {names}"]
    if thick:
        lines += ["", f"Too many sheets for: {', '.join(one.envelope.id for one in thick)}"]
    if outside:
        lines += ["", f"Does not fit: {', '.join(one.envelope.id for one in outside)}"]
    return [*lines, "", *_weights(fitting)]


def _how(one: Fit, unit: str) -> str:
    assert one.folding is not None
    words = one.folding.words(unit)
    if one.holds and one.gap is not None:
        words += (
            f"; the address stays {one.gap.words('mm')} from the window's edges ({one.required.words('mm')} required)"
        )
        if one.barred:
            words += ", and so does the barcode, as far as required"
        if one.within_tolerance:
            words += f"; less if the window is off by its tolerance of {one.within_tolerance.words('mm')}"
    return words


def _weights(fitting: Fitting) -> list[str]:
    """The weight in the lightest and heaviest envelopes that fit, and the limits it exceeds."""
    weighed = [(one, one.piece) for one in fitting.fits if one.piece and (one.holds or fitting.explains(one))]
    if not weighed:
        return []
    light = min(weighed, key=lambda each: each[1].grams)
    heavy = max(weighed, key=lambda each: each[1].grams)
    weight = f"About {weight_words(light[1])} in {light[0].envelope.id}"
    if light[0] is not heavy[0]:
        weight += f", {weight_words(heavy[1])} in {heavy[0].envelope.id}"
    lines = [f"{weight}; {light[1].thickness.words('mm')} thick at minimum."]
    breaking: dict[str, list[str]] = {}
    for one, _ in weighed:
        for limit in one.limits:
            breaking.setdefault(limit, []).append(one.envelope.id)
    name = fitting.limits.name if fitting.limits else ""
    for limit, covers in breaking.items():
        where = f"{', '.join(covers)}: " if len(weighed) > 1 else ""
        lines.append(where + word_limit(fitting.post.name, limit, fitting.limits.otherwise if fitting.limits else ""))
    if name and not breaking:
        lines.append(f"{fitting.post.name} accepts it as a {name}.")
    return lines


def _as_data(file: str, fitting: Fitting) -> dict[str, Any]:
    return {
        "file": file,
        "paper": fitting.job.paper.id,
        "sheets": len(fitting.pages),
        "enclosed_sheets": len(fitting.enclosed),
        "style": fitting.job.style.id,
        "post": fitting.post.name,
        "envelopes": [_fit_as_data(one) for one in fitting.fits],
    }


def _fit_as_data(one: Fit) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": one.envelope.id,
        "name": one.envelope.name,
        "window": bool(one.envelope.windows.windows),
        "fits": one.folding is not None,
        "holds": one.holds,
    }
    if one.folding is None or one.piece is None:
        return data
    size = one.folding.size
    if one.barred and one.envelope.windows.windows:
        data["barcode"] = True
    return data | {
        "folds_mm": [round(fold.mm, 3) for fold in one.folding.packet.folds],
        "folded_across": one.folding.halves > 1,
        "packet_mm": [round(size.width.mm, 3), round(size.height.mm, 3)],
        "address_from_window_mm": None if one.gap is None else round(one.gap.mm, 3),
        "wanted_mm": round(one.required.mm, 3),
        "problems": [
            {"message": problem.message, "by_mm": round(problem.by.mm, 3), "remedy": problem.remedy}
            for problem in one.problems
        ],
        "grams": round(one.piece.grams, 1),
        "ounces": round(one.piece.ounces, 3),
        "thickness_mm": round(one.piece.thickness.mm, 2),
        "post_limits": list(one.limits),
    }
