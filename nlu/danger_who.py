"""Of whom a text about danger speaks: somebody who gives help, or somebody of the person's own."""

from __future__ import annotations

import re
from functools import cache

from nlu.danger_data import word_class
from nlu.danger_text import canonical


def speaks_of_staff(text: str) -> bool:
    """Whether a text names somebody who gives help: begeleider, coach, trainer; in any of the languages."""
    return bool(staff_words().search(canonical(text).text))


def speaks_of_relative(text: str) -> bool:
    """Whether a text names somebody of the person's own: family, a partner, a neighbour; "ik" is nobody else."""
    return bool(relative_words().search(_I.sub(" ", canonical(text).text)))


_I = re.compile(r"(?<= )(?:ik )+")


@cache
def staff_words() -> re.Pattern[str]:
    """Return the words for somebody who gives help, as they stand in a canonical text."""
    dutch, others = word_class("danger_rules_nl", "staff"), word_class("danger_rules_more", "staff")
    return re.compile(f" (?:{dutch}|{others})(?:'s|s)? ")


@cache
def relative_words() -> re.Pattern[str]:
    """Return the words for somebody of the person's own, as they stand in a canonical text."""
    return re.compile(f" (?:{word_class('danger_rules_more', 'relative')}) ")
