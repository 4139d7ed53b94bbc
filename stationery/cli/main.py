"""The group of commands, each loaded when it is called, and the one place that prints errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import StringIO
from typing import Any, NoReturn

import click

from stationery.cli.terminal import flush, is_of_stdout, refuse_stdout, say, tell
from stationery.model.errors import INTERRUPTED, MOST_SHOWN, Several, StationeryError, did_you_mean
from stationery.model.version import __version__

COMMANDS = {
    "desk": "Write, see, and print letters on a page in your browser.",
    "letter": "Make a letter, and its envelope, from a letter file.",
    "note": "Make a note card from a letter file, or make blank cards.",
    "envelope": "Make an envelope from a letter file or an address.",
    "merge": "Make letters and envelopes for all the people of a list.",
    "ledger": "Show who has a letter, what is mailed, whose reply is due.",
    "labels": "Make sheets of labels: addresses, your own, or any words.",
    "address": "Show how an address will be printed; one address or thousands.",
    "fit": "Show which envelopes a letter fits, with or without a window.",
    "contacts": "List an address book, and keep contacts for --to NAME.",
    "email": "Make an e-mail draft from a letter file.",
    "print": "Print at true size, from the right tray, and watch the printer.",
    "preview": "Look at a letter, envelope, or card on the screen.",
    "blank": "Make blank letterhead paper and envelopes to write on by hand.",
    "explain": "Show each choice made for a letter and where it comes from.",
    "check": "Check the etiquette of notes before you send them.",
    "new": "Start a letter file: thank-you, withdrawal, follow-up …",
    "kit": "Prepare for an interview: envelopes, drafts, checklist, calendar.",
    "signature": "Save a picture of your signature, taken from a photo.",
    "printer": "Measure your printer once, so that everything lands in its place.",
    "init": "Set up your name, address, and paper.",
    "catalog": "Show styles, cards, envelopes, papers, letterheads, typefaces.",
    "guide": "Read the manual, chapter by chapter.",
    "schema": "Show what each kind of file can contain; set up your editor.",
    "doctor": "Check that everything is set up, and show how to fix what is not.",
    "completion": "Let your shell complete commands, options, and names.",
}
"""Each command (a module of this package) and its one-line help, so that the help imports no command."""

_BUILT_IN = ("print",)
"""The commands whose names mean something in Python, so that their modules end in an underscore."""

EXAMPLES = """\
Make letters and envelopes to print at home, from plain text files.

  stationery desk                                   write, see, and print them on a page in your browser
  stationery init                                   set up your name and address
  stationery letter thank-you.md --with-envelope    a letter and its envelope
  stationery envelope --to "Ann Lee; 12 Elm St; Salem, OR 97301"

`stationery --help` lists all commands; `stationery letter --help` lists the options of one.
"""


class Shell(click.Group):
    """The commands by name; errors that the user can fix print a message, not a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if cmd_name in _BUILT_IN else cmd_name
        command: click.Command = getattr(import_module(f"stationery.cli.{name}"), name)
        command.short_help = COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"there is no command {args[0]!r}; {did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        named = [CompletionItem(name, help=help_) for name, help_ in COMMANDS.items() if name.startswith(incomplete)]
        return named + click.Command.shell_complete(self, ctx, incomplete)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "stationery",
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run a command and exit with its code: the one place that prints errors."""
        sys.exit(self._exit_code(args, prog_name, complete_var, extra))

    def _exit_code(
        self, args: Sequence[str] | None, prog_name: str | None, complete_var: str | None, extra: dict[str, Any]
    ) -> int:
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            extra.setdefault("color", False)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            flush()
        except click.NoSuchOption as wrong:
            return _show(click.UsageError(_name_nearest(wrong), wrong.ctx))
        except click.MissingParameter as wrong:
            from stationery.cli.first_steps import add_example  # 0.4 ms

            return _show(add_example(wrong))
        except click.BadOptionUsage as wrong:
            from stationery.cli.first_steps import add_value  # 0.4 ms

            return _show(add_value(wrong))
        except click.ClickException as wrong:
            return _show(wrong)
        except StationeryError as fault:
            tell(describe(fault))
            return fault.exit_code
        except MemoryError:
            tell("This needs more memory than there is; is it far larger than a letter?")
            return 1
        except (click.Abort, KeyboardInterrupt):
            tell("Interrupted.")
            return INTERRUPTED
        except BrokenPipeError:
            # Whoever read us has gone. What is still buffered must not complain when Python closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            return 1
        except OSError as wrong:
            if not is_of_stdout(wrong):
                raise
            refusal = refuse_stdout(wrong)
            tell(str(refusal))
            return refusal.exit_code
        return code if isinstance(code, int) else 0


def _name_nearest(wrong: click.NoSuchOption) -> str:
    """The message, with the nearest options in the order of closeness; click has them in the alphabet's. An option that
    is a key of a letter's head is told as that."""
    from stationery.cli.first_steps import OF_LETTERS  # 0.4 ms
    from stationery.reading.letters import ALIASES, KEYS  # 1.7 ms

    key = wrong.option_name.lstrip("-").replace("-", "_")
    if (key in KEYS or key in ALIASES) and wrong.ctx and wrong.ctx.info_name in OF_LETTERS:
        return f"{wrong.message} Write it as a key in the letter's head: `{ALIASES.get(key, key)}: …`"
    command = wrong.ctx.info_name if wrong.ctx else ""
    if key == "list" and command in ("envelope", "labels"):
        return f"{wrong.message} Name the list itself: `stationery {command} guests.csv`"
    if key in ("color", "colour"):
        return f"{wrong.message} Did you mean '--accent'?"
    near = [repr(name) for name in wrong.possibilities or ()]
    either = f"{', '.join(near[:-1])} or {near[-1]}" if len(near) > 1 else "".join(near)
    return f"{wrong.message} Did you mean {either}?" if near else wrong.message


def _show(wrong: click.ClickException) -> int:
    """Print click's own message, and return its exit code."""
    shown = StringIO()
    wrong.show(shown)
    tell(shown.getvalue(), nl=False)
    return wrong.exit_code


def describe(fault: StationeryError) -> str:
    """The message for stderr: of one error, or of all errors in a file and their number; below them the warnings."""
    several = isinstance(fault, Several)
    if not several and not fault.remarks:
        return str(fault)
    count = f"{len(fault.faults)} errors" if isinstance(fault, Several) else "1 error"
    written = fault.written if isinstance(fault, Several) else "nothing was written"
    warnings = list(dict.fromkeys(map(str, fault.remarks)))
    shown = warnings[:MOST_SHOWN]
    if warnings[MOST_SHOWN:]:
        shown.append(f"(and {len(warnings) - MOST_SHOWN:,} more)")
    if warnings:
        count += f", then {len(warnings):,} warning{'s' * (len(warnings) > 1)}"
    return "\n".join((str(fault), *shown, f"{count}; {written}." if written else f"{count}."))


@click.group(
    cls=Shell,
    invoke_without_command=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "auto_envvar_prefix": "STATIONERY",
        "max_content_width": 100,
    },
)
@click.version_option(__version__, message="stationery %(version)s")
@click.pass_context
def stationery(context: click.Context) -> None:
    """Make letters and envelopes to print at home, from plain text files.

    Results go to stdout, remarks and advice to stderr. Exit codes: 0 success, 1 failure, 2 wrong usage, 3 an error in
    a file, 4 a printer error, 130 interrupted.

    You can also set an option in the environment: for --paper of the letter command, use STATIONERY_LETTER_PAPER.
    """
    if context.invoked_subcommand is None:
        say(EXAMPLES, nl=False)
