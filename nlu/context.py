"""The intent of a message in its context: what was asked, what else was found in it, what else it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlu import answer_words
from nlu.danger import Danger
from nlu.expectations import expected

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

UNDERSTOOD = 0.45
"""Confidence from which a reading is acted on. Of the held-back messages 97 in 100 are read with at least
this, 96 in 100 of them rightly; under it most are wrong, so there a question costs less than a guess
(docs/evaluation.md, Calibration)."""

ALSO = 0.2
"""Confidence in a whole message from which a second meaning is named."""
ALSO_IN_A_SENTENCE = 0.6
"""The same in one sentence of it, which has fewer words to go by; a question needs no more than `UNDERSTOOD`."""
REQUEST_IN_A_SENTENCE = 0.75
"""From here a request in one sentence goes before the story around it."""

_ASKED_FIRST = 0.8
"""Most confidence such a reading has: it asks and does not alarm."""
_NEVER_DOUBTED = frozenset({"report_danger", "deny", "affirm", "unsure", "request_confidant", "request_anonymity"})
_YES_NO_UNSURE = frozenset({"affirm", "deny", "unsure"})

_ROOM = 0.2
"""Least share that the other meanings have once danger is ruled out: a tenth of nothing proves nothing."""

_REQUESTS = frozenset(
    "file_official_complaint request_anonymity request_human request_confidant withdraw_case keep_informal".split()
)
_STORIES = frozenset("express_concern report_unresolved state_role give_details greet".split())
_NEVER_SECOND = frozenset(
    "affirm deny unsure greet thank goodbye out_of_scope give_details report_danger ask_clarification help stop".split()
)

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
    "change_language": (
        "nederlands nederlands_graag in_het_nederlands_graag liever_nederlands hollands dutch dutch_please english"
        " english_please in_english in_english_please engels engels_graag in_het_engels_graag liever_engels"
    ),
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
    known = _lexicon().get(re.sub(r"\s+", " ", _EDGE.sub("", text).lower()))
    return known or answer_words.intent_of(text)


def weighed(ranking: Ranking, asked: str | None, text: str) -> Ranking:
    """Return the ranking with what the open question makes likelier or less likely, likeliest first."""
    factors = expected(asked, text)
    if not factors or not ranking:
        return ranking
    changed = [(name, confidence * factors.get(name, 1.0)) for name, confidence in ranking]
    rest = max(0.0, 1.0 - sum(confidence for _, confidence in ranking))
    total = sum(confidence for _, confidence in changed) + rest
    return sorted(((name, confidence / total) for name, confidence in changed), key=lambda r: -r[1])


def also_meant(intent: str, ranking: Ranking, by_sentence: Ranking) -> list[tuple[str, float]]:
    """Return what a message means besides `intent`, likeliest first: a story may end in a question."""
    found: dict[str, float] = {}
    for readings, at_least in ((ranking, ALSO), (by_sentence, ALSO_IN_A_SENTENCE)):
        for name, confidence in readings:
            if confidence >= (min(at_least, UNDERSTOOD) if name.startswith("ask_") else at_least) and name != intent and name not in _NEVER_SECOND:
                found[name] = max(confidence, found.get(name, 0.0))
    return sorted(found.items(), key=lambda r: -r[1])


def intent_in_context(
    text: str,
    ranking: Ranking,
    *,
    asked: str | None,
    found: set[str],
    periods: bool,
    danger: Danger | None,
    by_sentence: Ranking = (),
) -> tuple[str, float]:
    """Return intent and confidence.

    A certain danger goes before everything; a well-known word before the classifier; a request in
    a sentence of its own before the story that explains it; a detail that the open question asked
    for makes the message an answer (`give_details`).
    """
    if danger is not None and danger.certain:
        return "report_danger", 1.0
    word = plain_word(text)
    if word is not None:
        return word, 1.0
    ranking = weighed(ranking, asked, text)
    top, confidence = ranking[0] if ranking else ("out_of_scope", 0.0)
    if danger is not None and asked != "danger_now" and (top not in _NEVER_DOUBTED or confidence < UNDERSTOOD):
        # The gentle question comes first, however little the classifier leans that way.
        leaning = dict(ranking).get("report_danger", 0.0)
        return "report_danger", min(max(leaning, UNDERSTOOD), _ASKED_FIRST)
    if top == "report_danger" and danger is not None and asked == "danger_now":
        top, confidence = next(((n, c) for n, c in ranking if n in _YES_NO_UNSURE), (top, confidence))
    if top == "report_danger":
        # The rules weighed this message and saw at most a doubt: the check question decides.
        rest = [(name, c) for name, c in ranking if name != "report_danger"]
        if danger is None and rest:
            top, confidence = rest[0][0], rest[0][1] / max(1.0 - confidence, _ROOM)
    if top in _STORIES and by_sentence:
        name, sure = max(((n, c) for n, c in by_sentence if n in _REQUESTS), key=lambda r: r[1], default=(top, 0.0))
        if sure >= REQUEST_IN_A_SENTENCE:
            top, confidence = name, sure
    if asked in _DETAILS_OF and top not in _NEVER_A_DETAIL:
        wanted = _DETAILS_OF[asked] & found
        if asked in ("happened_on", "date_of_death") and periods:
            wanted = {"date"}
        if wanted and top not in _CORRECTING and not (text.rstrip().endswith("?") and top.startswith("ask_")):
            return "give_details", max(confidence, 0.9)
    return top, confidence
