"""Failures that a command reports in one line."""


class CommandFailed(Exception):
    """The command could not do what was asked; the text says why."""


class WrongUsage(CommandFailed):
    """What was typed is no use of the command; the text says how it is written."""
