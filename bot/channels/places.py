"""Where channels speak to, and how one says that it is not well."""

from __future__ import annotations

from urllib.parse import urlsplit


class Unwell(Exception):
    """A channel does not work; the text says what is wrong, ``mend`` what to do about it.

    ``partly`` is True where messages still come in and go out.
    """

    def __init__(self, text: str, mend: str = "", *, partly: bool = False) -> None:
        super().__init__(text)
        self.mend = mend
        self.partly = partly


def is_loopback(url: str) -> bool:
    """Whether an address is this machine's own; in demo nothing else is spoken to."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")
