"""stationery completion: prints the script that lets a shell complete commands, or puts it where the shell reads it."""

from __future__ import annotations

import os
import shlex
import sys

import click

from stationery.cli import settings
from stationery.cli.options import Option, Request, argument, command, option
from stationery.cli.terminal import say, tell
from stationery.model.errors import Place, StationeryError
from stationery.model.values import value

BASH, ZSH, FISH, POWERSHELL = SHELLS = ("bash", "zsh", "fish", "powershell")

_PROGRAM, _VARIABLE = "stationery", "_STATIONERY_COMPLETE"
_FUNCTION = b"_stationery_completion"
"""In every script of ours."""

_MARK = "# stationery completion"
"""Ends the line of ours in a shell's startup file."""

_IN_POWERSHELL = "stationery completion powershell | Out-String | Invoke-Expression"


@value
class Site:
    """Where a shell finds the script: `file`; and the startup file that has a line of ours to read it, where the shell
    does not look in that place by itself."""

    file: str
    startup: str = ""
    line: str = ""


@command(
    argument("shell", type=click.Choice(SHELLS)),
    option("install", Option("--install", "Put the script where the shell reads it.", flag=True)),
)
def completion(request: Request) -> None:
    """Print the script that lets SHELL complete commands, options, and names from the catalog, or install it.

    \b
      stationery completion bash --install              then open a new terminal
      stationery completion fish > ~/.config/fish/completions/stationery.fish
    """
    shell = request.require("shell")
    script = _script(shell)
    if not request.flag("install"):
        say(script, nl=False)
        return
    site = _site(shell)
    if site is None:
        raise click.UsageError(
            "Only PowerShell knows where its startup file is. To install completion, run in PowerShell:\n"
            "  New-Item -ItemType Directory -Force (Split-Path $PROFILE)\n"
            f'  Add-Content $PROFILE "{_IN_POWERSHELL}"\n'
            "To undo it, delete that line from the file."
        )
    if _install(site, script):
        say(site.file)
        if site.startup:
            say(site.startup)
        tell(f"Open a new terminal, type `{_PROGRAM} ` and press Tab.")
    else:
        tell(f"Completion for {shell} is already installed.")
    line = f", and the line that ends in `{_MARK}` from {site.startup}" if site.startup else ""
    tell(f"To undo it, delete {site.file}{line}.")


def installed(shell: str) -> str:
    """The file that has the script for a shell; empty if it isn't installed."""
    site = _site(shell)
    if site is None or _FUNCTION not in _read(site.file):
        return ""
    return site.file if not site.startup or site.line.encode() in _read(site.startup) else ""


def _script(shell: str) -> str:
    """click's script for a shell. Raises StationeryError if this version of click has none."""
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        hint = "update it with: pip install --upgrade click"
        raise StationeryError(f"the installed version of click has no completion for {shell}", None, hint)
    script = made(click.get_current_context().find_root().command, {}, _PROGRAM, _VARIABLE).source()
    return script.strip() + "\n"


def _site(shell: str) -> Site | None:
    """None for a shell whose startup file only the shell itself can find."""
    home = os.path.expanduser("~")
    if shell == FISH:
        base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
        return Site(os.path.join(base, "fish", "completions", f"{_PROGRAM}.fish"))
    if shell == POWERSHELL:
        return None
    file = os.path.join(os.path.abspath(settings.folder()), f"completion.{shell}")
    quoted = shlex.quote(file)
    if shell == BASH:
        return Site(file, os.path.join(home, _bash_startup(home)), f"[ -r {quoted} ] && . {quoted} {_MARK}")
    folder = os.environ.get("ZDOTDIR") or home
    ready = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }"
    return Site(file, os.path.join(folder, ".zshrc"), f"{ready}; [ -r {quoted} ] && . {quoted} {_MARK}")


def _bash_startup(home: str) -> str:
    """On macOS a terminal's shell is a login shell, which reads the first of three files that there is."""
    if sys.platform != "darwin":
        return ".bashrc"
    names = (".bash_profile", ".bash_login", ".profile")
    return next((name for name in names if os.path.exists(os.path.join(home, name))), names[0])


def _install(site: Site, script: str) -> bool:
    """Write the script, and the line that reads it, if they aren't there; whether anything was written."""
    from stationery.cli import files  # 1.0 ms

    there = _read(site.file)
    if there and _FUNCTION not in there:
        hint = "delete it or rename it, then install again"
        raise files.CannotWrite("stationery didn't make this file, so it won't replace it", Place(site.file), hint)
    results: list[tuple[str, bytes]] = []
    if there != script.encode():
        results.append((site.file, script.encode()))
    if site.startup:
        startup = _read(site.startup)
        if site.line.encode() not in startup:
            # A line of ours that reads the script elsewhere is replaced, not doubled.
            rest = b"".join(line for line in startup.splitlines(keepends=True) if not _is_ours(line))
            apart = b"" if not rest or rest.endswith(b"\n") else b"\n"
            results.append((site.startup, rest + apart + site.line.encode() + b"\n"))
    if results:
        files.make_folder(os.path.dirname(site.file))
        files.write(*results)
    return bool(results)


def _is_ours(line: bytes) -> bool:
    return line.rstrip().endswith(_MARK.encode())


def _read(path: str) -> bytes:
    """What is in a file; nothing if there is none."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return b""
    except OSError as wrong:
        from stationery.data.files import reason  # 1.0 ms

        raise StationeryError(f"can't be read: {reason(wrong)}", Place(path)) from None
