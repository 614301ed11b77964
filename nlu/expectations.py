"""What a question leads one to expect: how much likelier it makes each intent of the answer.

A name, a day or a wish is told in words that elsewhere mean something else ("het klopt niet wat er
staat" as a wish, "een andere coach" as a desired outcome). The classifier reads the words alone; these
factors add what was asked. They move a reading that was in doubt and leave a plain one as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from nlu.asked import FACTS, STORIES, YES_OR_NO

_YES = re.compile(r"\W*(?:ja+|jawel|jazeker|zeker|klopt|yes|yeah|yep|oui|si|tak|evet)\b", re.IGNORECASE)
_NO = re.compile(r"\W*(?:nee+n?|nope|no|nah|non|nie|hayir|hayır)\b(?!\s+idea)", re.IGNORECASE)

# Nothing was filed yet while these are asked, so words of an existing case mean something else.
_NO_CASE_YET: dict[str, float] = {
    "report_resolved": 0.3,
    "report_unresolved": 0.3,
    "add_information": 0.3,
    "withdraw_case": 0.6,
    "greet": 0.4,
}
_FOR_FACTS: dict[str, float] = {
    **_NO_CASE_YET,
    "give_details": 6.0,
    "correct_details": 0.35,
    "express_concern": 0.6,
    "keep_informal": 0.4,
    "compliment": 0.4,
    "state_role": 0.6,
    "out_of_scope": 0.5,
    "request_confidant": 0.7,
}
_FOR_ROLES: dict[str, float] = {**_FOR_FACTS, "state_role": 8.0, "give_details": 1.5}
_FOR_YES_OR_NO: dict[str, float] = {
    **_NO_CASE_YET,
    "affirm": 2.5,
    "deny": 2.5,
    "unsure": 2.0,
    "ask_clarification": 1.3,
    "correct_details": 0.4,
    "express_concern": 0.8,
    "out_of_scope": 0.4,
}
_FOR_STORIES: dict[str, float] = {
    **_NO_CASE_YET,
    "express_concern": 3.0,
    "correct_details": 0.4,
    "out_of_scope": 0.4,
}
# Questions where the group's factors would be wrong.
_APART: dict[str, dict[str, float]] = {
    "resolved": {"report_resolved": 1.0, "report_unresolved": 1.0, "express_concern": 0.6},
    "satisfaction": {"report_resolved": 1.0, "report_unresolved": 1.0, "compliment": 1.0},
    "remark": {"report_resolved": 1.0, "report_unresolved": 1.0, "compliment": 1.5, "express_concern": 1.5},
    "confirm": {"correct_details": 2.0},
    "change_which": {"correct_details": 1.5},
    "official": {"keep_informal": 1.5, "file_official_complaint": 1.2},
    "anonymous": {"request_anonymity": 1.0},
    "concern": {"affirm": 0.6, "give_details": 0.5},
    "withdraw_sure": {"withdraw_case": 1.5},
    "stop_which": {"withdraw_case": 2.0, "stop": 2.0},
}
_YES_SAID, _NO_SAID = 5.0, 5.0


def expected(asked: str | None, text: str) -> Mapping[str, float]:
    """Return a factor per intent for an answer to `asked`; an intent that is not there has 1."""
    factors = _of_question(asked)
    if asked in YES_OR_NO:
        # "Nee, want dan wordt hij boos" stays a no (an explanation changes nothing); only a refused official way is more.
        if _NO.match(text) and asked not in ("official", "confirm"):
            return {**factors, "deny": factors.get("deny", 1.0) * _NO_SAID}
        if _YES.match(text):
            return {**factors, "affirm": factors.get("affirm", 1.0) * _YES_SAID}
    return factors


def _of_question(asked: str | None) -> dict[str, float]:
    if asked is None:
        return {}
    if asked in ("role", "on_behalf_of"):
        group = _FOR_ROLES
    elif asked in FACTS:
        group = _FOR_FACTS
    elif asked in YES_OR_NO:
        group = _FOR_YES_OR_NO
    elif asked in STORIES:
        group = _FOR_STORIES
    else:
        return {}
    return {**group, **_APART.get(asked, {})}
