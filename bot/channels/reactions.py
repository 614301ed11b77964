"""What a reaction to a message of ours (an emoji under it) means as an answer."""

from __future__ import annotations

from typing import Literal

Meaning = Literal["yes", "no", "warm", "other"]

_DECORATION = dict.fromkeys([0xFE0F, 0xFE0E, 0x200D, *range(0x1F3FB, 0x1F400)])
_YES = frozenset("👍👌✅✔☑🆗💯")
_NO = frozenset("👎❌✖✗🚫⛔🙅")
_WARM = frozenset("❤💙💚💛🧡💜🖤🤍♥🙏🙂😊😀😃😄😁🥰😍🤗👏🤝🫶🫡💘")


def meaning(emoji: str) -> Meaning:
    """``yes`` and ``no`` are plain; ``warm`` is a yes only where a wrong one does no harm; ``other`` is no answer."""
    clean = emoji.strip().translate(_DECORATION)[:1]
    if not clean:
        return "other"
    return "yes" if clean in _YES else "no" if clean in _NO else "warm" if clean in _WARM else "other"


def is_one(text: str) -> bool:
    """Whether a text is no more than an emoji that can be an answer."""
    clean = text.strip().translate(_DECORATION)
    return len(clean) == 1 and meaning(clean) != "other"
