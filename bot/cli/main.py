"""Reads the command line, runs one command, and turns every failure into one clear line."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from bot import logs
from bot.cli import cases, checks, delivery, nlu, procedures, reporting, running, settling, talking, whatsapp
from bot.cli.errors import CommandFailed, WrongUsage
from bot.settings import SettingsError, load_settings
from procedures.findings import DefinitionError

GROUPS = (running, talking, nlu, cases, delivery, procedures, settling, checks, whatsapp, reporting)


def parser() -> argparse.ArgumentParser:
    """All commands of all groups."""
    top = argparse.ArgumentParser(prog="voordeur", description="The front door for complaints.")
    top.add_argument("--verbose", action="store_true", help="log more, to stderr")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for group in GROUPS:
        group.add_to(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 on success, 2 on wrong usage, 1 on any other failure."""
    arguments = parser().parse_args(argv)
    logs.configure(logging.INFO if arguments.verbose or arguments.command == "run" else logging.WARNING)
    try:
        from storage.errors import StorageError

        try:
            return arguments.run(arguments, load_settings()) or 0
        except (CommandFailed, SettingsError, DefinitionError, StorageError) as error:
            print(f"voordeur: {_one_line(error)}", file=sys.stderr)
            return 2 if isinstance(error, WrongUsage) else 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _one_line(error: Exception) -> str:
    """What went wrong, on one line; of many faults in definitions the first, and where the rest are told."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    if isinstance(error, DefinitionError) and len(lines) > 1:
        return f"{lines[0]} (and {len(lines) - 1} more; `voordeur procedures check` lists them)"
    return ("; " if isinstance(error, SettingsError) else " ").join(lines)


if __name__ == "__main__":
    sys.exit(main())
