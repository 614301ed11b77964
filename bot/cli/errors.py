"""Failures that a command reports in one line."""


class CommandFailed(Exception):
    """The command could not do what was asked; the text says why."""
