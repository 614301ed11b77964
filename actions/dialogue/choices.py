"""Buttons: which one a message chooses, and which ones each question has."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from actions.dialogue.talk import Option, Talk
from actions.dialogue.turn import Turn

TAKES_A_NUMBER = frozenset(
    "details name address postcode city phone email happened_on date_of_death age_band return_code concern"
    " on_behalf_of".split()
)
"""Questions whose answer may itself be a number: there a bare number chooses no button."""

_NUMBER = re.compile(r"^\s*#?\s*(\d{1,2})(?:\s*[.)]|\ufe0f?\u20e3)?\s*$")
_KEYCAPS = re.compile("[\ufe0f\u20e3]")


def chosen(talk: Talk, text: str) -> str | None:
    """Return the payload that a message chooses, by payload, title or number, or None.

    A payload of an earlier question is honoured as well: old buttons stay on people's screens.
    """
    clean = text.strip()
    if not clean or len(clean) > 200:
        return None
    for option in talk.options:
        if clean == option["payload"] or _same(clean, option["title"]):
            return option["payload"]
    if re.fullmatch(r"[a-z_]+:[a-z0-9_\-]+", clean) and _was_offered(talk, clean):
        return clean
    if talk.asked not in TAKES_A_NUMBER:
        number = _NUMBER.match(_KEYCAPS.sub("", clean))
        if number and 1 <= int(number[1]) <= len(talk.options):
            return talk.options[int(number[1]) - 1]["payload"]
    return None


def _was_offered(talk: Talk, payload: str) -> bool:
    return payload.split(":", 1)[0] in {*talk.asked_before, *GLOBAL}


def _same(text: str, title: str) -> bool:
    def bare(s: str) -> str:
        return re.sub(r"[\W_]+", " ", s).strip().casefold()

    return bare(text) == bare(title) and bool(bare(text))


GLOBAL = frozenset({"do"})
"""Payloads that hold at any time: ``do:human``, ``do:skip``, ``do:anonymous`` and the like."""

Builder = Callable[[Turn], Sequence[Option]]


def yes_no(name: str, *, unknown: bool = True) -> Builder:
    """Yes, no and (where it makes sense) "I don't know"."""

    def build(turn: Turn) -> list[Option]:
        options = [turn.option("utter_button_yes", f"{name}:yes"), turn.option("utter_button_no", f"{name}:no")]
        if unknown:
            options.append(turn.option("utter_button_unknown", f"{name}:unknown"))
        return options

    return build


def listed(name: str, *values: str, skip: bool = False, unknown: bool = False) -> Builder:
    """One button per value, titled by the sentence ``utter_button_NAME_VALUE``."""

    def build(turn: Turn) -> list[Option]:
        options = [turn.option(f"utter_button_{name}_{value}", f"{name}:{value}") for value in values]
        if unknown:
            options.append(turn.option("utter_button_unknown", f"{name}:unknown"))
        if skip:
            options.append(turn.option("utter_button_skip", f"{name}:skip"))
        return options

    return build


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def _service(turn: Turn) -> list[Option]:
    scope = turn.procedure.scope
    assert scope is not None
    options = [
        {"title": _title(turn.from_procedure(option.label)), "payload": f"service:{option.key}"} for option in scope.options
    ]
    return [*options, turn.option("utter_button_unknown", "service:unknown")]


def _about(turn: Turn) -> list[Option]:
    seen: dict[str, str] = {}
    for subject in turn.procedure.subjects:
        seen.setdefault(subject.about, _title(turn.from_procedure(subject.label)))
    seen.setdefault("other", turn.render("utter_button_about_other"))
    return [
        *({"title": title, "payload": f"about:{about}"} for about, title in seen.items()),
        turn.option("utter_button_skip", "about:skip"),
    ]


def _tried(turn: Turn) -> list[Option]:
    inside = [step for step in turn.procedure.steps if not step.outside and not step.by_referral]
    return [
        turn.option("utter_button_tried_nobody", "tried:nobody"),
        *({"title": _title(turn.from_procedure(step.name)), "payload": f"tried:{step.key}"} for step in inside),
        turn.option("utter_button_skip", "tried:skip"),
    ]


_LANGUAGES = {
    "nl": "Nederlands", "en": "English", "tr": "Türkçe", "pl": "Polski", "ar": "العربية", "uk": "Українська",
    "de": "Deutsch", "fr": "Français", "es": "Español", "so": "Soomaali", "pap": "Papiamentu",
}  # fmt: skip
"""Each by its own name."""


def _languages(turn: Turn) -> list[Option]:
    """The language that was heard, Dutch and English first, then all others."""
    first = dict.fromkeys([turn.said.language, "nl", "en"])
    codes = [*(code for code in first if code in _LANGUAGES), *(code for code in _LANGUAGES if code not in first)]
    return [{"title": _LANGUAGES[code], "payload": f"language:{code}"} for code in codes]


def _stop_which(turn: Turn) -> list[Option]:
    """The ways to stop that there are now: a case can be withdrawn, a story passed on as it stands."""
    if turn.talk.has_case:
        values = ["pause", "withdraw", "no_messages", "go_on"]
    else:
        passes_on = ["pass_on"] if turn.talk.story and turn.around.told_by is None else []
        values = ["pause", *passes_on, "wipe", *(["no_messages"] if turn.around.pushes else []), "go_on"]
    return [turn.option(f"utter_button_stop_which_{value}", f"stop_which:{value}") for value in values]


OPTIONS: dict[str, Builder] = {
    "concern": lambda turn: [],
    "begin": lambda turn: [
        *(turn.option(f"utter_button_begin_{about}", f"concern:{about}") for about in ("staff_member", "practical", "other")),
        turn.option("utter_button_human", "do:human"),
    ],
    "whose": listed("role", "client", "parent", "relative", "employee", "other", skip=True),
    "more": lambda turn: [turn.option("utter_button_no_more", "more:no")],
    "others_read": yes_no("others_read"),
    "opt_in": listed("opt_in", "yes", "neutral", "no"),
    "role": listed(
        "role", "client", "parent", "legal_representative", "relative", "next_of_kin", "authorised", "professional",
        "employee", "other", skip=True,
    ),
    "age_band": listed("age_band", "under_12", "12_15", "16_17", "adult", skip=True),
    "authorised": yes_no("authorised"),
    "in_interest": yes_no("in_interest"),
    "service": _service,
    "about": _about,
    "tried": _tried,
    "feels_safe": yes_no("feels_safe"),
    "official": listed("official", "yes", "no", "not_yet"),
    "anonymous": yes_no("anonymous", unknown=False),
    "happened_on": lambda turn: [turn.option("utter_button_unknown", "happened_on:unknown")],
    "praise": listed("praise", "yes", "no"),
    "date_of_death": lambda turn: [turn.option("utter_button_unknown", "date_of_death:unknown")],
    "your_coach": lambda turn: [turn.option("utter_button_unknown", "your_coach:unknown")],
    "about_whom": listed("about_whom", skip=True, unknown=True),
    "on_behalf_of": listed("on_behalf_of", skip=True),
    "desired_outcome": listed(
        "desired_outcome", "explanation", "apology", "solution", "prevent", "heard", "talk", "other_coach",
        unknown=True,
    ),
    "details": listed("details", "one_by_one", skip=True),
    "name": lambda turn: [
        turn.option("utter_button_anonymous", "do:anonymous"), turn.option("utter_button_skip", "name:skip")
    ],
    "address": listed("address", skip=True),
    "postcode": listed("postcode", skip=True),
    "city": listed("city", skip=True),
    "phone": listed("phone", skip=True),
    "email": listed("email", skip=True),
    "hearing": listed("hearing", "together", "apart", "none", unknown=True),
    "danger_now": yes_no("danger_now"),
    "staff_look": yes_no("staff_look", unknown=False),
    "continue": listed("continue", "yes", "human", "stop"),
    "confirm": listed("confirm", "yes", "change"),
    "stop_which": _stop_which,
    "withdraw_sure": listed("withdraw_sure", "yes", "no"),
    "wipe_sure": listed("wipe_sure", "yes", "no"),
    "resolved": listed("resolved", "yes", "no", "partly"),
    "satisfaction": listed("satisfaction", "1", "2", "3", "4", "5"),
    "consent": yes_no("consent", unknown=False),
    "agree": yes_no("agree", unknown=False),
    "language": _languages,
    "return_code": listed("return_code", skip=True),
    "route": listed("route", "outside", "talk"),
    "confidant_story": listed("confidant_story", "here", "self", "organisation"),
}  # fmt: skip


def options_for(turn: Turn, name: str) -> list[Option]:
    """The buttons of a question; a question of the procedure's own gets yes, no and unknown."""
    return list(OPTIONS.get(name, yes_no(name))(turn))
