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
    from stationery.model.units import Length
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
    option("all", Option("--all", "List all envelopes, not only the three that suit best.", flag=True)),
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
      stationery fit thank-you.md --all
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
        for line in _describe(file, fitting, len(fitting.fits) if request.flag("all") else _MOST):
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


_MOST = 3
"""Envelopes that are named of each kind, unless all are asked for."""


def _describe(file: str, fitting: Fitting, most: int) -> list[str]:
    """The report: what fits best, which windows fail and why, what does not fit, and the weight; at most so many of
    each."""
    paper, sheets = fitting.job.paper, len(fitting.pages)
    count = f"{sheets} sheet{'s' if sheets > 1 else ''} of {paper.name}"
    enclosed = len(fitting.enclosed)
    if enclosed:
        count += f" and {enclosed} enclosed sheet{'s' if enclosed > 1 else ''}"
    lines = [f"{file}: {count}, style {fitting.job.style.id}"]
    holding = sorted((one for one in fitting.fits if one.holds), key=lambda one: _rank(one, fitting))
    good = holding[:most]
    failing = [one for one in fitting.fits if one.folding and not one.holds]
    unheld = [one for one in failing if not fitting.explains(one)]
    failing = [one for one in failing if fitting.explains(one)]
    outside = [one for one in fitting.fits if not one.folding and not one.thick]
    thick = [one for one in fitting.fits if one.thick]
    width = max((len(one.envelope.id) for one in (*good, *failing)), default=0)
    if good:
        lines += ["", "Fits best:" if len(holding) > most else "Fits:"]
        lines += [f"  {one.envelope.id:<{width}}  {_how(one, paper.unit)}" for one in good]
    if len(holding) > most:
        lines.append(f"  and {len(holding) - most} more (list them with --all)")
    if failing:
        lines += ["", "Fits, but the window fails:"]
    for one in failing:
        lines.append(f"  {one.envelope.id:<{width}}  {_how(one, paper.unit)}")
        lines += [f"    {problem.message}" for problem in one.problems]
        lines += [f"    {remedy}" for remedy in dict.fromkeys(problem.remedy for problem in one.problems) if remedy]
    if unheld:
        lines += ["", f"Fits, but the window fails (for details, use --envelope NAME): {_name_some(unheld, most)}"]
    if thick:
        lines += ["", f"Too many sheets for: {_name_some(thick, most)}"]
    if outside:
        lines += ["", f"Does not fit: {_name_some(outside, most)}"]
    weighed = [one for one in fitting.fits if one in good or one in failing]
    return [*lines, "", *_weights(fitting, weighed)] if weighed else lines


def _rank(one: Fit, fitting: Fitting) -> tuple[bool, bool, bool, bool, bool, bool, Length]:
    """The letter's own envelope comes first, then those of its paper's part of the world, within the post's limits,
    and folded in thirds at most; the smallest of them first."""
    assert one.folding is not None
    job, size = fitting.job, one.envelope.size
    return (
        one.envelope.id != job.envelope.text,
        one.envelope.unit != job.paper.unit,
        one.envelope.family != job.cover.family,
        bool(one.limits),
        one.folding.halves > 1,
        one.folding.layers > _THIRDS,
        size.width + size.height,
    )


_THIRDS = 3


def _name_some(fits: list[Fit], most: int) -> str:
    names = [one.envelope.id for one in fits]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


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


def _weights(fitting: Fitting, fits: list[Fit]) -> list[str]:
    """The weight in the lightest and heaviest of these envelopes, and the limits that it exceeds in each."""
    weighed = [(one, one.piece) for one in fits if one.piece]
    if not weighed:
        return []
    light = min(weighed, key=lambda each: each[1].grams)
    heavy = max(weighed, key=lambda each: each[1].grams)
    weight = f"About {weight_words(light[1])} in {light[0].envelope.id}"
    if weight_words(light[1]) != weight_words(heavy[1]):
        weight += f", {weight_words(heavy[1])} in {heavy[0].envelope.id}"
    elif len(weighed) > 1:
        weight = f"About {weight_words(light[1])} in each of them"
    lines = [f"{weight}; at least {light[1].thickness.words('mm')} thick."]
    broken = [(one.envelope.id, ", and ".join(one.limits)) for one, _ in weighed if one.limits]
    for name, limits in broken:
        where = f"{name}: " if len(weighed) > 1 else ""
        lines.append(where + word_limit(fitting.post.name, limits, fitting.limits.otherwise if fitting.limits else ""))
    called = fitting.post.called
    if fitting.limits and fitting.limits.name and not broken:
        lines.append(f"{called[:1].upper()}{called[1:]} accepts it as a {fitting.limits.name}.")
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
