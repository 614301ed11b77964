"""The intent of a message in its context: what was asked, and what else was found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlu.danger import Danger

Ranking = Sequence[tuple[str, float]]

DETAIL_QUESTIONS = frozenset(
    "details name address postcode city phone email your_coach about_whom on_behalf_of happened_on date_of_death"
    " return_code".split()
)
_DETAILS_OF = {
    "details": {"person_name", "street", "house_number", "postcode", "city", "phone", "email"},
    "name": {"person_name", "phone", "email"},
    "address": {"street", "house_number", "postcode", "city"},
    "postcode": {"postcode", "city"},
    "city": {"city", "postcode"},
    "phone": {"phone", "email"},
    "email": {"email", "phone"},
    "your_coach": {"person_name"},
    "about_whom": {"person_name"},
    "on_behalf_of": {"person_name"},
    "happened_on": {"date"},
    "date_of_death": {"date"},
}
_CORRECTING = frozenset({"correct_details"})
_NEVER_A_DETAIL = frozenset({"report_danger", "stop"})

_WORDS: dict[str, str] = {
    "affirm": (
        "ja jaa jaaa jaja jep jup yep yup yes yess jazeker zeker klopt ok oke okee okay okey okè oké akkoord prima goed"
        " inderdaad idd juist jawel ja_graag graag ja_hoor ja_klopt dat_klopt ja_dat_klopt is_goed ja_is_goed"
        " ja_prima natuurlijk tuurlijk yes_please sure correct right of_course evet oui si sí tak так ja_bitte نعم haa"
        " 👍 ✅ 👌"
    ),
    "deny": (
        "nee neen nee_hoor nee_dank_je nee_dank_u nee_bedankt nope no nah nein non hayir hayır nie ні لا maya nop"
        " liever_niet nee_liever_niet helaas_niet niks niets nee_niks nee_dit_was_het dit_was_het dat_was_het"
        " dat_was_alles dit_was_alles meer_niet nee_dat_is_alles dat_is_alles that_is_all that's_all nothing_else"
        " no_thanks no_thank_you 👎 ❌"
    ),
    "unsure": (
        "weet_niet weet_ik_niet ik_weet_het_niet ik_weet_niet wt_niet weet_nie ik_weet_nie geen_idee misschien mss"
        " wellicht twijfel ik_twijfel kweenie kweeni ligt_eraan hangt_ervan_af maybe don't_know i_don't_know"
        " dont_know i_dont_know idk not_sure no_idea perhaps weet_ik_niet_meer geen_flauw_idee"
    ),
    "stop": "stop stoppen stop_maar annuleer annuleren ik_stop ik_wil_stoppen laat_maar quit cancel stop_please",
    "help": "help hulp help_me hoe_werkt_dit",
    "greet": "hoi hallo hey hai hi hello goedemorgen goedemiddag goedenavond goedendag goeiedag dag_allemaal yo hoihoi",
    "thank": "dank dankje dankjewel dank_je_wel dank_u dank_u_wel bedankt thanks thank_you thx merci",
    "request_human": "medewerker mens een_mens persoon human agent iemand_spreken",
}


@cache
def _lexicon() -> dict[str, str]:
    return {phrase.replace("_", " "): intent for intent, phrases in _WORDS.items() for phrase in phrases.split()}


_EDGE = re.compile(r"^[\s.,!?…\"'()]+|[\s.,!?…\"'()]+$")


def plain_word(text: str) -> str | None:
    """Return the intent of a message that is nothing but one well-known word or phrase."""
    if len(text) > 40:
        return None
    return _lexicon().get(re.sub(r"\s+", " ", _EDGE.sub("", text).lower()))


def intent_in_context(
    text: str, ranking: Ranking, *, asked: str | None, found: set[str], periods: bool, danger: Danger | None
) -> tuple[str, float]:
    """Return intent and confidence.

    A certain danger goes before everything; a well-known word before the classifier; a detail that
    the open question asked for makes the message an answer (`give_details`).
    """
    if danger is not None and danger.certain:
        return "report_danger", 1.0
    word = plain_word(text)
    if word is not None:
        return word, 1.0
    top, confidence = ranking[0] if ranking else ("out_of_scope", 0.0)
    if top == "report_danger":
        # The rules weighed this message and saw at most a doubt: the check question decides.
        rest = [(name, c) for name, c in ranking if name != "report_danger"]
        if danger is None and rest:
            top, confidence = rest[0]
    if asked in _DETAILS_OF and top not in _NEVER_A_DETAIL:
        wanted = _DETAILS_OF[asked] & found
        if asked in ("happened_on", "date_of_death") and periods:
            wanted = {"date"}
        if wanted and top not in _CORRECTING and not (text.rstrip().endswith("?") and top.startswith("ask_")):
            return "give_details", max(confidence, 0.9)
    return top, confidence
