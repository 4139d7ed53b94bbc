"""The one door for all that is printed: results to stdout, remarks to stderr, control characters shown escaped."""

from __future__ import annotations

import sys
from types import TracebackType

import click

from stationery.model.errors import Place, StationeryError
from stationery.model.late_pattern import late

STDOUT = "standard output"
"""What messages call it."""

_UNSEEN = late("\x1b\\[[014]m|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls (not tab and newline), what turns the direction of text around, and bytes of file names that are no text;
before them the marks for bold and underlined that `bold` makes, which pass."""


def escape(text: str) -> str:
    r"""The text with control characters shown, as JSON writes them: `\u001b`."""
    if text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: found[0] if len(found[0]) > 1 else f"\\u{ord(found[0]):04x}", text)


def bold(text: str) -> str:
    """The text to be printed in bold, if `say` prints it on a terminal."""
    return click.style(escape(text), bold=True)


def underline(text: str) -> str:
    return click.style(escape(text), underline=True)


def say(text: str = "", *, nl: bool = True) -> None:
    """Print to stdout. Raises CannotWrite, in the user's words."""
    try:
        _print(escape(text), nl, err=False)
    except BrokenPipeError:
        raise
    except OSError as wrong:
        raise refuse_stdout(wrong) from None


def page(text: str) -> None:
    """Print to stdout, page by page if it is a terminal."""
    if sys.stdout.isatty():
        click.echo_via_pager(escape(text))
    else:
        say(text, nl=False)


def tell(text: str, *, nl: bool = True) -> None:
    """Print to stderr. If that can't be written, the work goes on: there is nobody to tell."""
    try:
        _print(escape(text), nl, err=True)
    except OSError:
        return


def say_bytes(data: bytes) -> None:
    """Write to stdout, all of it at once. Raises CannotWrite, in the user's words."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as wrong:
        raise refuse_stdout(wrong) from None


def prints_to_terminal() -> bool:
    """Whether stdout is a terminal, so that somebody sees what is printed."""
    return sys.stdout.isatty()


def tells_to_terminal() -> bool:
    """Whether stderr is a terminal, so that somebody sees a progress bar."""
    return sys.stderr.isatty()


def flush() -> None:
    """Write what is still buffered. Raises CannotWrite, in the user's words."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as wrong:
        raise refuse_stdout(wrong) from None


def refuse_stdout(wrong: OSError) -> StationeryError:
    """The system's error in the user's words."""
    from stationery.data.files import CannotWrite, reason  # 1.0 ms

    return CannotWrite(f"can't be written: {reason(wrong)}", Place(STDOUT))


def _print(text: str, nl: bool, *, err: bool) -> None:
    try:
        click.echo(text, nl=nl, err=err)
    except UnicodeEncodeError:  # a terminal that is not UTF-8
        stream = sys.stderr if err else sys.stdout
        click.echo(text.encode(stream.encoding, "backslashreplace").decode(stream.encoding), nl=nl, err=err)


def is_of_stdout(wrong: OSError) -> bool:
    """Whether the error is click's, printing a help or a version."""
    trace: TracebackType | None = wrong.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code is click.echo.__code__
