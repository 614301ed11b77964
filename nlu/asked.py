"""Kinds of questions, by the names that ``asks`` and ``--asked`` give them."""

from __future__ import annotations

FACTS = frozenset(
    "details name address postcode city phone email your_coach about_whom on_behalf_of role happened_on date_of_death"
    " return_code desired_outcome tried service about age_band contact_route hearing satisfaction".split()
)
"""Answered with a fact: who, where, when, which, how, how much, or what is wished."""

YES_OR_NO = frozenset(
    "others_read opt_in in_interest danger_now authorised feels_safe official anonymous consent confirm resolved agree"
    " withdraw_sure continue staff_look wipe_sure".split()
)
"""Answered with yes or no, often with the reason behind it."""

STORIES = frozenset("concern more remark".split())
"""Answered with a story."""
