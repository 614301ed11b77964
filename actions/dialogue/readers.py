"""How an answer is read, per question. A reader returns what to keep, or None when it is no answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from actions.dialogue.turn import Turn
from nlu import answer_words
from procedures.model import ROLES, Step

Kept = dict[str, Any]
UNKNOWN = {"unknown": True}
SKIPPED = {"skipped": True}

_SKIP = re.compile(
    r"^\W*(?:(?:ik )?(?:wil|zeg|vertel|geef) (?:dat |dit |het |ik )*(?:liever )?niet(?: zeggen| vertellen| geven| kwijt)?|"
    r"(?:dat |dit )?(?:wil|zeg|vertel) ik (?:dat |dit |je |u )?(?:liever )?niet(?: zeggen| vertellen| geven| kwijt)?|"
    r"liever niet|overslaan|sla (?:maar |deze |dit )*over|skip(?: this| it)?|geen|nvt|n\.v\.t\.?|(?:dat )?gaat (?:je|u|jou|jullie) (?:niets|niks) aan|"
    r"none of your business|"
    r"heb ik niet|prefer not(?: to say)?|i(?:'d)? (?:prefer|rather) not(?: to say| say)?|i won'?t say|pass|rather not)\W*$",
    re.IGNORECASE,
)
_ONE_BY_ONE = re.compile(r"\b(een|één|1) voor (een|één|1)\b|\bone by one\b|\blosse? vragen\b|\bapart\b", re.IGNORECASE)
NOBODY = re.compile(
    r"\b(niemand|nog niet|niets|niks|nergens|nog nooit|nooit|geen|nobody|no one|nothing|not yet|never|nee|no)\b",
    re.IGNORECASE,
)


def is_skip(text: str) -> bool:
    """Whether a message says no more than that this question is passed over."""
    return bool(_SKIP.match(text)) or answer_words.means(text, "skip")


def read_answer(turn: Turn, name: str) -> Kept | None:
    """Read the message as the answer to `name`; None when it is no answer to it."""
    choice = turn.said.choice
    if choice is not None:
        asked, _, value = choice.partition(":")
        if asked != name:
            return None
        if value == "skip":
            return _no_details() if name == "details" else {name: SKIPPED}
        if value == "unknown":
            return {name: UNKNOWN}
        return _CHOSEN.get(name, _plain)(turn, name, value)
    if not turn.said.text.strip():
        return None
    if name not in _NO_SKIP and is_skip(turn.said.text):
        return {name: SKIPPED}
    reader = _READERS.get(name, _yes_no)
    kept = reader(turn, name)
    if kept is None and name not in _NO_SKIP and turn.said.intent == "unsure":
        return {name: UNKNOWN}
    return kept


_NO_SKIP = frozenset({"concern", "more", "confirm", "official", "details", "stop_which", "withdraw_sure", "continue"})


# A chosen button -----------------------------------------------------------------------------


def _plain(turn: Turn, name: str, value: str) -> Kept:
    return {name: {"yes": True, "no": False}.get(value, value)}


def _chosen_tried(turn: Turn, name: str, value: str) -> Kept:
    return {name: {"steps": [] if value == "nobody" else _up_to(turn, value), "text": ""}}


def _chosen_outcome(turn: Turn, name: str, value: str) -> Kept:
    return {name: turn.render(f"utter_button_desired_outcome_{value}")}


def _chosen_hearing(turn: Turn, name: str, value: str) -> Kept:
    return {name: {"preference": value, "companion": None}}


def _chosen_opt_in(turn: Turn, name: str, value: str) -> Kept:
    if value == "neutral":
        return {name: True, "others_read": True}
    return {name: value == "yes"}


def _opt_in(turn: Turn, name: str) -> Kept | None:
    if re.search(r"neutraal|leest mee|lezen mee|meelez|reads along|neutral", turn.said.text, re.IGNORECASE):
        return {name: True, "others_read": True}
    return _yes_no(turn, name)


_CHOSEN: dict[str, Callable[[Turn, str, str], Kept]] = {
    "tried": _chosen_tried,
    "desired_outcome": _chosen_outcome,
    "hearing": _chosen_hearing,
    "opt_in": _chosen_opt_in,
    "official": lambda turn, name, value: {name: value},
    "more": lambda turn, name, value: {name: False},
    "details": lambda turn, name, value: {name: value},
}


# Words ---------------------------------------------------------------------------------------


def _yes_no(turn: Turn, name: str) -> Kept | None:
    return {"affirm": {name: True}, "deny": {name: False}, "unsure": {name: UNKNOWN}}.get(turn.said.intent)


def _feels_safe(turn: Turn, name: str) -> Kept | None:
    text = turn.said.text.lower()
    if re.search(r"\b(bang|durf (het )?niet|onveilig|niet veilig|eng|not safe|unsafe|afraid|scared)\b", text):
        return {name: False}
    if re.search(r"\b(wel veilig|voel(t)? (me|mij|zich)? ?(wel )?veilig|gewoon veilig|safe enough)\b", text):
        return {name: True}
    return _yes_no(turn, name)


def _official(turn: Turn, name: str) -> Kept | None:
    text = turn.said.text.lower()
    if re.search(r"\b(nog niet|later misschien|misschien later|not yet|maybe later)\b", text) or answer_words.means(text, "not_yet"):
        return {name: "not_yet"}
    if turn.said.intent in ("affirm", "file_official_complaint"):
        return {name: "yes"}
    if turn.said.intent in ("deny", "keep_informal"):
        return {name: "no"}
    return {name: "not_yet"} if turn.said.intent == "unsure" else None


_FOR_MYSELF = re.compile(
    r"\b(?:ik|i)\b.{0,20}\b(?:krijg|heb|get|have)\b.{0,20}\b(?:hulp|begeleiding|coaching|help|support)\b|"
    r"\b(?:voor )?(?:mezelf|mijzelf|me ?zelf|myself|ikzelf|ik zelf)\b",
    re.IGNORECASE,
)


def _role(turn: Turn, name: str) -> Kept | None:
    role = turn.said.entity("role")
    if role in ROLES:
        return {name: role}
    if _FOR_MYSELF.search(turn.said.text):
        return {name: "client"}
    named = None if turn.said.choice else answer_words.role_of(turn.said.text)
    if named in ROLES and turn.talk.language not in ("nl", "en"):
        return {name: named}
    return {name: UNKNOWN} if turn.said.intent == "unsure" else None


def when(turn: Turn) -> Kept | None:
    """The day or period that the message names, or None."""
    days = sorted(
        e["value"] for e in turn.said.entities if e["entity"] == "date" and e.get("rule") != "birth_date"
    )
    if len(days) == 1 and not turn.said.periods:
        return {"date": days[0]}
    firsts = [*days, *(p["from"] for p in turn.said.periods)]
    lasts = [*days, *(p["to"] for p in turn.said.periods)]
    if not firsts:
        return None
    return {"from": min(firsts), "to": min(max(lasts), max(turn.around.today.isoformat(), min(firsts)))}


def _happened_on(turn: Turn, name: str) -> Kept | None:
    found = when(turn)
    if found is None:
        return {name: UNKNOWN} if turn.said.intent in ("unsure", "deny") else None
    first = found.get("date") or found["from"]
    if date.fromisoformat(first) > turn.around.today and not turn.talk.tries.get(name):
        return None
    return {name: found}


def _date_of_death(turn: Turn, name: str) -> Kept | None:
    found = when(turn)
    if found is None:
        return {name: UNKNOWN} if turn.said.intent == "unsure" else None
    return {name: found.get("date") or found["to"]}


def _step_words(step: Step) -> str:
    words = {
        "medewerker": r"medewerk\w*|coach|begeleid\w+|hulpverlen\w+|trainer|collega\w*|jobcoach|staff|worker|counsel\w+",
        "begeleider": r"begeleid\w+|coach|hulpverlen\w+|counsel\w+|mentor",
        "leidinggevende": r"leidinggevende\w*|manager|teamleid\w+|baas|chef|supervisor|boss",
        "directie": r"directie|directeur|directrice|eigena\w+|bestuur|management|director|owner",
        "vertrouwenspersoon": r"vertrouwenspersoon\w*|confidant|confidential",
        "klachtenfunctionaris": r"klachtenfunctionaris\w*|complaints? officer",
    }
    found = [words[r] for r in (step.handler, step.key) if r in words]
    found += [w for part in step.key.split("-") for w in [words.get(part)] if w]
    if step.key == "generalist":
        found.append(r"generalist|gemeente|wijkteam|municipality")
    if step.key == "gesprek":
        found.append(r"gesprek|gepraat|gesproken|besproken")
    return "|".join(dict.fromkeys(found)) or re.escape(step.key.replace("-", " "))


def steps_named(turn: Turn, text: str) -> list[str]:
    """The steps of this ladder that a text names as talked with, in their order."""
    return [s.key for s in turn.procedure.steps if re.search(rf"\b(?:{_step_words(s)})\b", text, re.IGNORECASE)]


def _up_to(turn: Turn, key: str) -> list[str]:
    """A step that was tried; earlier ones count only where the person named them."""
    return [key] if any(s.key == key for s in turn.procedure.steps) else []


def _tried(turn: Turn, name: str) -> Kept | None:
    text = turn.said.text
    named = steps_named(turn, text)
    intent = turn.said.intent
    if answer_words.means(text, "nobody"):
        return {name: {"steps": [], "text": text}}
    if intent == "unsure" and not named:
        return {name: UNKNOWN}
    if (intent == "deny" and turn.said.confidence >= 0.6) or (NOBODY.search(text) and not named):
        return {name: {"steps": [], "text": text}}
    if NOBODY.search(text) and not re.search(r"\b(wel|maar|but|already|al)\b", text, re.IGNORECASE):
        return {name: {"steps": [], "text": text}}
    if intent == "affirm" and not named:
        first = next((s.key for s in turn.procedure.steps if not s.outside), None)
        return {name: {"steps": [first] if first else [], "text": text}}
    if named or turn.said.words >= 3 or turn.said.entity("person_name") or text[:1].isupper():
        return {name: {"steps": named, "text": text}}
    return None


def _person(turn: Turn, name: str) -> Kept | None:
    found = turn.said.entity("person_name")
    if found is None and turn.said.intent == "affirm":
        return None  # "ja" says that there is somebody, not who
    if found is None and turn.said.intent not in ("deny", "unsure", "stop") and 0 < turn.said.words <= 6:
        found = turn.said.text.strip() if not re.search(r"[\d?]", turn.said.text) else None
    if found is None:
        return {name: UNKNOWN} if turn.said.intent in ("unsure", "deny") else None
    if name == "about_whom":
        return {name: {"name": found, "kind": "staff", "staff": None}}
    return {name: found}


def _free_text(turn: Turn, name: str) -> Kept | None:
    if turn.said.intent == "unsure" and turn.said.words <= 5:
        return {name: UNKNOWN}
    if turn.said.intent == "deny" and turn.said.words <= 3:
        return {name: SKIPPED}
    if turn.said.intent == "affirm" and turn.said.words <= 2 and name not in ("remark",):
        return None
    if name == "desired_outcome" and turn.said.words >= 9 and turn.said.intent in ("express_concern", "add_information"):
        return None  # more of the story, told at this question
    return {name: turn.said.text.strip()}


def _age_band(turn: Turn, name: str) -> Kept | None:
    number = re.search(r"\b(\d{1,3})\b", turn.said.text)
    if number:
        age = int(number[1])
        if 3 <= age <= 110:
            return {name: "under_12" if age < 12 else "12_15" if age < 16 else "16_17" if age < 18 else "adult"}
    return {name: "adult"} if re.search(r"volwassen|adult", turn.said.text, re.IGNORECASE) else None


def _service(turn: Turn, name: str) -> Kept | None:
    scope = turn.procedure.scope
    if scope is None:
        return None
    words = {w for w in re.findall(r"\w{4,}", turn.said.text.lower())}
    scored = []
    for option in scope.options:
        label = set(re.findall(r"\w{4,}", f"{option.key} {option.label.u} {option.label.en}".lower()))
        scored.append((len({w for w in words for known in label if w[:5] == known[:5]}), option.key))
    scored.sort(reverse=True)
    if scored and scored[0][0] and (len(scored) == 1 or scored[0][0] > scored[1][0]):
        return {name: scored[0][1]}
    return {name: UNKNOWN} if turn.said.intent == "unsure" else None


_ABOUT_WORDS = {
    "staff_member": r"coach|begeleid|medewerk|opleider|trainer|persoon|iemand|hij|zij|person|staff",
    "practical": r"prakti|afspra|tijd|bereik|vervoer|practical|appointment",
    "support": r"hulp|begeleiding zelf|inhoud|ondersteun|support|help",
    "other_client": r"andere? (cli|deelnem|klant)|other client",
    "process": r"proces|gang van zaken|procedure|werkwijze|process",
    "organisation": r"organisatie|bedrijf|organi[sz]ation",
}


def _about(turn: Turn, name: str) -> Kept | None:
    for about, words in _ABOUT_WORDS.items():
        if re.search(words, turn.said.text, re.IGNORECASE):
            return {name: about}
    if turn.said.intent == "deny":
        return {name: SKIPPED}
    return {name: "other"} if turn.said.words >= 2 and turn.said.intent not in ("unsure", "deny") else None


# Name, address, place ------------------------------------------------------------------------

_FIELDS = {
    "person_name": "name", "street": "street", "house_number": "house_number", "postcode": "postcode",
    "city": "city", "phone": "phone", "email": "email",
}  # fmt: skip


def details_in(turn: Turn) -> Kept:
    """All name and address details that the message holds, by the name of their answer."""
    return {
        _FIELDS[kind]: value
        for kind in _FIELDS
        if (value := turn.said.entity(kind)) is not None
    }


def _details(turn: Turn, name: str) -> Kept | None:
    found = details_in(turn)
    if found:
        return {**found, name: "given"}
    one_by_one = _ONE_BY_ONE.search(turn.said.text) or answer_words.means(turn.said.text, "one_by_one")
    if one_by_one or turn.said.intent == "affirm":
        return {name: "one_by_one"}
    if is_skip(turn.said.text) or turn.said.intent in ("deny", "request_anonymity"):
        return _no_details()
    return {name: "one_by_one"} if turn.talk.tries.get(name) else None


def _no_details() -> Kept:
    """Whoever gives no details is not asked for each of them again."""
    return {one: SKIPPED for one in ("details", "name", "street", "house_number", "postcode", "city", "phone")}


def _as_written(turn: Turn, name: str, pattern: str) -> Kept | None:
    """Take an answer that cannot be checked as it stands, with a mark, at the second try."""
    text = turn.said.text.strip()
    if turn.talk.tries.get(name) and 0 < len(text) <= 120 and re.search(pattern, text):
        turn.talk.marks[name] = "as_written"
        return {name: text}
    return None


def _name(turn: Turn, name: str) -> Kept | None:
    found = {} if answer_words.intent_of(turn.said.text) else details_in(turn)
    if found:
        # A mere phone number is how to reply: the name is then left out, not asked again.
        return {"name": SKIPPED, **found}
    if turn.said.intent == "unsure":
        return None
    if turn.said.intent in ("deny", "request_anonymity") and turn.said.words <= 4:
        turn.talk.hesitant = True
        return {name: SKIPPED}
    return _as_written(turn, name, r"[^\W\d]")


def _address(turn: Turn, name: str) -> Kept | None:
    found = details_in(turn)
    found.pop("name", None)
    if "street" in found or "house_number" in found:
        if "street" not in found and "postcode" not in found:
            return None if not turn.talk.tries.get(name) else {"street": turn.said.text.strip(), "house_number": SKIPPED}
        return {"street": SKIPPED, "house_number": SKIPPED, **found}
    if turn.said.intent == "deny":
        return {name: SKIPPED}
    kept = _as_written(turn, name, r"\w")
    if kept:
        return {"street": kept[name], "house_number": SKIPPED, **found}
    return None


def _postcode(turn: Turn, name: str) -> Kept | None:
    found = {k: v for k, v in details_in(turn).items() if k in ("postcode", "city", "street", "house_number")}
    if "postcode" in found:
        return found
    if turn.said.intent == "deny":
        return {name: SKIPPED}
    return _as_written(turn, name, r"\d")


def _city(turn: Turn, name: str) -> Kept | None:
    found = {k: v for k, v in details_in(turn).items() if k in ("postcode", "city")}
    if "city" in found:
        return found
    if turn.said.intent == "deny":
        return {name: SKIPPED}
    text = turn.said.text.strip(" .,!")
    if turn.said.intent == "unsure":
        return None
    if 0 < len(text.split()) <= 5 and re.search(r"[^\W\d]", text) and not re.search(r"[?@]", text):
        return {name: text}
    return None


def _phone(turn: Turn, name: str) -> Kept | None:
    found = {k: v for k, v in details_in(turn).items() if k in ("phone", "email")}
    if "phone" in found:
        return found
    if "email" in found:
        return {"phone": SKIPPED, **found}
    if turn.said.intent == "deny":
        return {name: SKIPPED}
    return _as_written(turn, name, r"\d")


def _email(turn: Turn, name: str) -> Kept | None:
    found = turn.said.entity("email")
    if found:
        return {name: found}
    return {name: SKIPPED} if turn.said.intent == "deny" else _as_written(turn, name, r"@")


def _route(turn: Turn, name: str) -> Kept | None:
    """First a talk, or straight to the body outside."""
    text = turn.said.text.lower()
    if re.search(r"\b(gesprek|praten|gepraat|eerst|samen|talk|first)\b", text):
        return {name: "talk"}
    if re.search(r"\b(zelf|meteen|direct|rechtstreeks|buiten|indien\w*|insturen|portaal|klachtenportaal|commissie|"
                 r"klachtencommissie|myself|directly|straight|portal|committee|file)\b", text):  # fmt: skip
        return {name: "outside"}
    return None


def _hearing(turn: Turn, name: str) -> Kept | None:
    text = turn.said.text.lower()
    if re.search(r"apart|alleen|zonder (hem|haar|de ander)|separate|alone", text) or answer_words.means(text, "apart"):
        preference = "apart"
    elif re.search(r"samen|allebei|same[nt]|together|both", text) or answer_words.means(text, "together"):
        preference = "together"
    elif turn.said.intent == "deny":
        preference = "none"
    else:
        return None
    return {name: {"preference": preference, "companion": None}}


_READERS: dict[str, Callable[[Turn, str], Kept | None]] = {
    "role": _role,
    "official": _official,
    "feels_safe": _feels_safe,
    "happened_on": _happened_on,
    "date_of_death": _date_of_death,
    "tried": _tried,
    "your_coach": _person,
    "about_whom": _person,
    "on_behalf_of": _free_text,
    "desired_outcome": _free_text,
    "remark": _free_text,
    "contact_route": _free_text,
    "age_band": _age_band,
    "service": _service,
    "about": _about,
    "details": _details,
    "name": _name,
    "address": _address,
    "postcode": _postcode,
    "city": _city,
    "phone": _phone,
    "email": _email,
    "hearing": _hearing,
    "route": _route,
}
