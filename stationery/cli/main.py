"""The group of commands, each loaded by name when it is called, and the one door for errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from stationery.model.errors import INTERRUPTED, Several, StationeryError, did_you_mean
from stationery.model.version import __version__

COMMANDS = {
    "letter": "Make a letter (and its envelope) from a letter file.",
    "note": "Make a note card from a letter file; blank cards and ruled sheets.",
    "envelope": "Make an envelope, from a letter file or from an address.",
    "address": "Show how an address will be set; in a pipe, thousands of them.",
    "fit": "Tell which envelopes a letter fits, and whether a window holds.",
    "email": "Make an e-mail's draft from a letter file.",
    "blank": "Make empty letterhead paper and envelopes, to write on by hand.",
    "explain": "Show what is chosen for a letter, and who chose it.",
    "check": "Look over notes before they are sent: the rules of etiquette.",
    "new": "Begin a letter file: thank-you, withdrawal, follow-up …",
    "kit": "Prepare an interview: envelopes, drafts, checklist, calendar.",
    "signature": "Keep the picture of your signature, out of a photograph of it.",
    "init": "Say once who you are: name, address, paper.",
    "catalog": "Show styles, cards, envelopes, papers, letterheads, typefaces.",
    "schema": "Tell what each kind of file may say, for your editor.",
}
"""Each command, which is a module of this room, and its help in one line: the help imports no command."""

EXAMPLES = """\
Letters and envelopes that a person prints at home, from a file one can read.

  stationery init                                   say once who you are
  stationery letter thank-you.md --with-envelope    a letter and its envelope
  stationery envelope --to "Ann Lee; 12 Elm St; Salem, OR 97301"

`stationery --help` lists all commands, `stationery letter --help` the options of one.
"""


class Shell(click.Group):
    """Commands by name, and a way out that tells a user's fault in words, without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"stationery.cli.{cmd_name}"), cmd_name)
        command.short_help = COMMANDS[cmd_name]
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-") and not ctx.resilient_parsing:
            ctx.fail(f"no command is called {args[0]!r}; {did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        named = [CompletionItem(name, help=told) for name, told in COMMANDS.items() if name.startswith(incomplete)]
        return named + click.Command.shell_complete(self, ctx, incomplete)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = "stationery",
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run, and leave with an exit code of `house.md`: the one door for errors."""
        sys.exit(self._exit_code(args, prog_name, complete_var, extra))

    def _exit_code(
        self, args: Sequence[str] | None, prog_name: str | None, complete_var: str | None, extra: dict[str, Any]
    ) -> int:
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            extra.setdefault("color", False)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.ClickException as wrong:
            wrong.show()
            return wrong.exit_code
        except StationeryError as fault:
            click.echo(told(fault), err=True)
            return fault.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted.", err=True)
            return INTERRUPTED
        except BrokenPipeError:
            # Whoever read us has gone. What is still buffered must not complain when Python closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            return 1
        return code if isinstance(code, int) else 0


def told(fault: StationeryError) -> str:
    """What stderr says of a fault: its words, or those of all faults of a file and how many they are."""
    if isinstance(fault, Several):
        return f"{fault}\n{len(fault.faults)} faults; nothing was written."
    return str(fault)


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
    """Letters and envelopes that a person prints at home, from a file one can read.

    Results go to stdout, remarks and advice to stderr. Exit codes: 0 done, 1 it could not be done, 2 wrong usage,
    3 a file says what cannot be understood, 4 the printer, 130 interrupted.

    Each option may also stand in the environment: --paper of the command letter as STATIONERY_LETTER_PAPER.
    """
    if context.invoked_subcommand is None:
        click.echo(EXAMPLES, nl=False)
