"""How an answer is read, per question. A reader returns what to keep, or None when it is no answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from actions.dialogue import plain
from actions.dialogue.turn import Turn
from nlu import answer_words
from nlu.naw import extract_naw
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
_TOO_MUCH = re.compile(r"\bte ?veel\b|\btoo much\b|\ballemaal\?|\balles\?", re.IGNORECASE)
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
    if kept is None and name not in _NO_SKIP and _unsure(turn):
        return {name: UNKNOWN}
    return kept


def _unsure(turn: Turn) -> bool:
    """Whether somebody does not know: "weet ik niet", and no longer text that only begins so."""
    return turn.said.intent == "unsure" and (turn.said.words <= 3 or plain.is_unsure(turn.said.text))


_NO_SKIP = frozenset({"concern", "more", "confirm", "official", "details", "stop_which", "withdraw_sure", "continue"})


_WISH = re.compile(
    r"\b(?:wil|willen|graag|liever|kan|kun|mag|mogen|spreken|bellen|want|would|can|may|speak)\b|\?", re.IGNORECASE
)


def answers_with_a_person(turn: Turn) -> bool:
    """Whether a message that sounds like asking for somebody rather answers the open question.

    "Met de vertrouwenspersoon" tells with whom was talked; "eerst een gesprek" chooses the talk.
    """
    if turn.said.choice is not None:
        return False
    if turn.talk.asked == "tried":
        return not _WISH.search(turn.said.text)
    return turn.talk.asked == "route" and "?" not in turn.said.text and _route(turn, "route") is not None


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
    """Yes or no: in so many words, or with an explanation behind it; what only sounds like one is no answer."""
    said = turn.said
    if plain.is_yes(said.text):
        return {name: True}
    if plain.is_no(said.text):
        return {name: False}
    if said.intent == "unsure":
        return {name: UNKNOWN} if _unsure(turn) else None
    if said.intent == "affirm" and not plain.asks(said.text) and not plain.begins_no(said.text):
        if plain.begins_yes(said.text) or said.words <= 3 or said.confidence >= _EXPLAINED:
            return {name: True}
    if said.intent == "deny" and "?" not in said.text and not _WITH_NOBODY.search(said.text):
        if plain.begins_no(said.text) or said.words <= 3 or said.confidence >= _EXPLAINED:
            return {name: False}
    return None


_EXPLAINED = 0.85
"""How sure a longer text must be to mean yes or no where it begins with neither."""
_WITH_NOBODY = re.compile(r"\bmet (?:nog )?niemand\b|\bniemand (?:verteld|gesproken)\b|\bwith (?:nobody|no one)\b", re.IGNORECASE)
"""Says with whom was talked, whatever was asked."""


def _feels_safe(turn: Turn, name: str) -> Kept | None:
    """Whether the coach may read it: only a yes without a but says so."""
    text = turn.said.text.lower()
    if not re.search(r"\b(?:niet|nooit|not) (?:meer |echt )?(?:bang|onveilig|afraid|scared)\b", text) and re.search(r"\b(bang|durf (het )?niet|onveilig|niet veilig|eng|not safe|unsafe|afraid|scared)\b", text):
        return {name: False}
    if re.search(r"\b(wel veilig|voel(t)? (me|mij|zich)? ?(wel )?veilig|gewoon veilig|safe enough)\b", text):
        return {name: True}
    kept = _yes_no(turn, name)
    if kept == {name: True} and plain.has_but(text):
        return {name: UNKNOWN}
    return kept


def _official(turn: Turn, name: str) -> Kept | None:
    text = turn.said.text.lower()
    if re.search(r"\b(nog niet|later misschien|misschien later|not yet|maybe later)\b", text) or answer_words.means(text, "not_yet"):
        return {name: "not_yet"}
    if turn.said.intent == "keep_informal":
        return {name: "no"}
    if turn.said.intent == "file_official_complaint" and "?" not in text:
        return {name: "yes"}
    kept = _yes_no(turn, name)
    if kept is None or not isinstance(kept[name], bool):
        return kept and {name: "not_yet"}
    return {name: "yes" if kept[name] else "no"}


WANTS_OUTCOME = re.compile(
    r"excuus|excuses|verontschuldig|sorry|uitleg|oploss|andere (?:coach|begeleid|trainer)|gesprek|geld terug|vergoed|schade|"
    r"voorkom|niet (?:meer|nog eens|weer) gebeur|beter|herstel|apolog|explan|solution|another (?:coach|counsel)|refund",
    re.IGNORECASE,
)
"""What people hope for when they complain."""

_FOR_MYSELF = re.compile(
    r"\b(?:ik|i)\b.{0,20}\b(?:krijg|heb|get|have)\b.{0,20}\b(?:hulp|begeleiding|coaching|help|support)\b|"
    r"\b(?:voor )?(?:mezelf|mijzelf|me ?zelf|myself|ikzelf|ik zelf)\b",
    re.IGNORECASE,
)


_OTHER_ROLE_WORDS = {
    "client": re.compile(r"\b(?:ex|oud|voormalig\w*|former)[- ]?(?:cli[eë]nt\w*|klant\w*|deelnemer\w*|leerling\w*)\b", re.IGNORECASE),
    "employee": re.compile(r"^\W*(?:ik ben )?(?:een |hun |jullie )?(?:ex-?|oud-?)?collega\W*$", re.IGNORECASE),
    "other": re.compile(r"^\W*(?:iets |iemand )?anders\W*$|^\W*geen van (?:deze|die|allen?)\W*$|^\W*none of these\W*$", re.IGNORECASE),
}
"""What people answer here beside the roles that are read in any message."""


OWN_CHILD = re.compile(
    r"\b(?:mijn|me|mn|m'n|onze|ons|my|our) (?:\w+ )?(?:zoon(?:tje)?s?|zonen|dochter(?:tje)?s?|kind(?:eren|je)?|jongste|oudste|son|daughter|child|kids?)\b",
    re.IGNORECASE,
)
_OWN_PARTNER = re.compile(
    r"\b(?:mijn|me|mn|m'n|my) (?:man|vrouw|partner|vriend(?:in)?|broer(?:tje)?|zus(?:je)?|husband|wife|brother|sister)\b", re.IGNORECASE
)


def _role(turn: Turn, name: str) -> Kept | None:
    role = turn.said.entity("role")
    if OWN_CHILD.search(turn.said.text) and role in (None, "relative", "parent"):
        return {name: "parent"}
    if role is None and _OWN_PARTNER.search(turn.said.text):
        return {name: "relative"}
    if role in ROLES:
        return {name: role}
    if _FOR_MYSELF.search(turn.said.text):
        return {name: "client"}
    for other, words in _OTHER_ROLE_WORDS.items():
        if words.search(turn.said.text):
            return {name: other}
    named = None if turn.said.choice else answer_words.role_of(turn.said.text)
    if named in ROLES and turn.talk.language not in ("nl", "en"):
        return {name: named}
    return None


_DEATH = re.compile(r"\b(?:overleden|overleed|gestorven|stierf|overlijden|begraven|uitvaart|died|passed away|funeral|death)\b", re.IGNORECASE)
_BEGINNING = re.compile(r"\b(?:sinds|vanaf|since|from)(?: (?:begin|eind|half|mid|early|late))?\s*$", re.IGNORECASE)
_CLAUSE = re.compile(r"[.!?;\n,]|\b(?:maar|en toen|but|and then|en (?=in |op |vorige|daarna|nu ))", re.IGNORECASE)


def _clause(text: str, start: int, end: int) -> str:
    """The part of a sentence in which something stands."""
    first = max((m.end() for m in _CLAUSE.finditer(text) if m.end() <= start), default=0)
    last = min((m.start() for m in _CLAUSE.finditer(text) if m.start() >= end), default=len(text))
    return text[first:last]


def died_on(turn: Turn) -> str | None:
    """The day of a death that the message tells of."""
    text = turn.said.text
    days = [e for e in turn.said.entities if e["entity"] == "date" and _DEATH.search(_clause(text, e["start"], e["end"]))]
    return days[-1]["value"] if days else None


def when(turn: Turn) -> Kept | None:
    """The day or period that the message names, or None.

    The day somebody was born or died is not when it happened; where more is told, neither is the beginning of
    the support ("sinds maart …, in september …").
    """
    text, asked_now = turn.said.text, turn.talk.asked == "happened_on"
    told = [e for e in turn.said.entities if e["entity"] == "date" and e.get("rule") != "birth_date"] + list(turn.said.periods)
    if not asked_now:
        told = [t for t in told if not _DEATH.search(_clause(text, t["start"], t["end"]))]
    later = [t for t in told if not _BEGINNING.search(text[: t["start"]]) and not _BEGINNING.match(t.get("text", "").split(" ")[0])]
    if later:
        told = later
    days = sorted(t["value"] for t in told if "value" in t)
    periods = [t for t in told if "from" in t]
    if len(days) == 1 and not periods:
        return {"date": days[0]}
    firsts = [*days, *(p["from"] for p in periods)]
    lasts = [*days, *(p["to"] for p in periods)]
    if not firsts:
        return None
    return {"from": min(firsts), "to": min(max(lasts), max(turn.around.today.isoformat(), min(firsts)))}


def _happened_on(turn: Turn, name: str) -> Kept | None:
    found = when(turn)
    if found is None:
        return {name: UNKNOWN} if turn.said.intent == "deny" and (turn.said.words <= 3 or plain.begins_no(turn.said.text)) else None
    first = found.get("date") or found["from"]
    if date.fromisoformat(first) > turn.around.today and not turn.talk.tries.get(name):
        return None
    return {name: found}


def _date_of_death(turn: Turn, name: str) -> Kept | None:
    found = when(turn)
    if found is None:
        return None
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
    if not named and (only_details(turn) or only_a_day(turn)):
        return None  # says who or when, and not with whom was talked
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
    if intent == "affirm" or "?" in text or intent in ("bot_challenge", "ask_clarification"):
        told = named or turn.said.words >= 3 and not plain.asks(text)
        return {name: {"steps": named, "text": text}} if told else None
    return {name: {"steps": named, "text": text}}


def _person(turn: Turn, name: str) -> Kept | None:
    """Who somebody is: a name, or the words by which staff know the person ("die nieuwe met de baard")."""
    said = turn.said
    found = said.entity("person_name")
    if found is None and said.intent == "affirm":
        return None  # "ja" says that there is somebody, not who
    if found is None and said.intent not in ("deny", "unsure", "stop") and could_be_a_name(said.text):
        found = said.text.strip()
    if found is None:
        return {name: UNKNOWN} if plain.is_no(said.text) or said.intent == "deny" and said.words <= 3 else None
    if name == "about_whom":
        return {name: {"name": found, "kind": "staff", "staff": None}}
    return {name: found}


_TELLS = frozenset(
    "ik jij hij zij ze wij we jullie is was zijn waren heeft had heb hebben wordt werd word kwam komt kom komen ging gaat ga gaan "
    "praten praat doet deed doe wil wilde wilt kan kon moet mag zegt zei belt belde bellen weet durf durft vind vindt denk snap "
    "laat liet geen niet niks niets nooit altijd eerst later want omdat dat nog toen stoppen spreken helpen wie wat waar hoe "
    "i he she they we you is was are were has had have does did do want can must may says said know think not never always first "
    "talk because".split()
)
"""Words that no name has in it: whoever uses one tells something."""


def could_be_a_name(text: str) -> bool:
    """Whether a short text can be what somebody is called by."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return 0 < len(words) <= 6 and not re.search(r"[\d?]", text) and not _TELLS & set(words)


def _on_behalf_of(turn: Turn, name: str) -> Kept | None:
    """For whom: a name or a relation; of a longer text the relation in it."""
    if turn.said.words > 6:
        told = _RELATION_TOLD.search(turn.said.text)
        return {name: told[0]} if told else None
    return _free_text(turn, name)


_RELATION_TOLD = re.compile(
    r"\b(?:mijn|onze|my|our) (?:\w+ )?(?:dochter(?:tje)?|zoon(?:tje)?|kind(?:eren)?|moeder|vader|man|vrouw|partner|broer(?:tje)?|"
    r"zus(?:je)?|opa|oma|oom|tante|buurvrouw|buurman|leerling|daughter|son|child|mother|father|husband|wife)\b",
    re.IGNORECASE,
)


def _free_text(turn: Turn, name: str) -> Kept | None:
    if turn.said.intent == "unsure" and turn.said.words <= 5:
        return {name: UNKNOWN}
    if turn.said.intent == "deny" and turn.said.words <= 3:
        return {name: SKIPPED}
    if plain.asks(turn.said.text) and turn.said.text.lower().lstrip().startswith(_QUESTION_WORDS):
        return None
    if turn.said.intent == "affirm" and turn.said.words <= 2 and name not in ("remark",):
        return None
    if name in ("desired_outcome", "remark") and (only_details(turn) or only_a_day(turn)):
        return None  # says who or when, and not what is hoped for
    if name == "desired_outcome" and turn.said.words >= 9 and turn.said.intent in ("express_concern", "add_information"):
        return None  # more of the story, told at this question
    return {name: turn.said.text.strip()}


_QUESTION_WORDS = ("wie ", "wat ", "waar", "wanneer", "hoe ", "hoeveel", "welke", "mag ", "kan ", "moet ", "en hoe", "who ", "what ", "where", "when", "how ", "may ", "can ")


def _age_band(turn: Turn, name: str) -> Kept | None:
    number = re.search(r"\b(\d{1,3})\b", turn.said.text)
    if number:
        age = int(number[1])
        if 3 <= age <= 110:
            return {name: "under_12" if age < 12 else "12_15" if age < 16 else "16_17" if age < 18 else "adult"}
    return {name: "adult"} if re.search(r"volwassen|adult", turn.said.text, re.IGNORECASE) else None


def _same_stem(word: str, known: str) -> bool:
    """Whether two words begin alike: "mee" and "meedoen", "huishouden" and "huishoudenplus"."""
    return word[:5] == known[:5] or (len(word) < 5 and known.startswith(word))


def _service(turn: Turn, name: str) -> Kept | None:
    scope = turn.procedure.scope
    if scope is None:
        return None
    words = set(re.findall(r"[^\W_]{3,}", turn.said.text.lower()))
    scored = []
    for option in scope.options:
        label = set(re.findall(r"[^\W_]{3,}", f"{option.key} {option.label.u} {option.label.en}".lower()))
        scored.append((len({w for w in words if any(_same_stem(w, known) for known in label)}), option.key))
    scored.sort(reverse=True)
    if scored and scored[0][0] and (len(scored) == 1 or scored[0][0] > scored[1][0]):
        return {name: scored[0][1]}
    return None


_ABOUT_WORDS = {
    "other_client": r"andere? (?:cli|deelnem|klant)|other client",
    "support": r"\bhulp\b|begeleiding|inhoud|ondersteun|support|\bhelp\b",
    "staff_member": r"\bcoach|begeleid(?:er|st)|medewerk|opleider|trainer|persoon|iemand|\bhij\b|\bzij\b|person|staff",
    "practical": r"prakti|afspra|\btijd|bereik|vervoer|appointment",
    "process": r"proces|gang van zaken|procedure|werkwijze",
    "organisation": r"organisatie|bedrijf|organi[sz]ation",
    "other": r"^\W*(?:over )?(?:nog )?(?:iets |wat )?anders\b|\b(?:something|anything) else\b",
}


def _about(turn: Turn, name: str) -> Kept | None:
    for about, words in _ABOUT_WORDS.items():
        if re.search(words, turn.said.text, re.IGNORECASE):
            return {name: about}
    return {name: SKIPPED} if turn.said.intent == "deny" and turn.said.words <= 3 else None


# Name, address, place ------------------------------------------------------------------------

_FIELDS = {
    "person_name": "name", "street": "street", "house_number": "house_number", "postcode": "postcode",
    "city": "city", "phone": "phone", "email": "email",
}  # fmt: skip


def details_in(turn: Turn) -> Kept:
    """All name and address details that the message holds, by the name of their answer."""
    found = {
        _FIELDS[kind]: value
        for kind in _FIELDS
        if (value := turn.said.entity(kind)) is not None
    }
    return _read_as_a_row(turn, found) if _is_a_row(turn, found) else found


_BESIDE_DETAILS = frozenset(
    "mijn m'n me is naam adres nummer telefoon telefoonnummer tel mob mail email mailadres en op dit het dat ik ben heet woon in my name"
    " number phone address and the".split()
)
_BESIDE_A_DAY = frozenset("op was het dat dit in rond ongeveer om sinds of de ergens around on about it was".split())
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def only_details(turn: Turn) -> Kept:
    """Name, address and ways to reply, where a message holds nothing else; else nothing."""
    text = turn.said.text
    if turn.said.choice is not None or not re.search(r"\d|@", text):
        return {}
    spans = [span for span in extract_naw(text, "details") if span.entity in _FIELDS]
    if not {"phone", "email", "postcode", "street"} & {span.entity for span in spans}:
        return {}
    for span in reversed(spans):
        text = f"{text[: span.start]} {text[span.end :]}"
    if any(word not in _BESIDE_DETAILS for word in _LETTERS.findall(text.lower())):
        return {}
    return {_FIELDS[span.entity]: span.value for span in spans} | details_in(turn)


def only_a_day(turn: Turn) -> bool:
    """Whether a message says no more than when."""
    told = [e for e in turn.said.entities if e["entity"] == "date"] + list(turn.said.periods)
    text = turn.said.text
    for one in told:
        text = text.replace(one.get("text") or text[one["start"] : one["end"]], " ")
    return bool(told) and all(word in _BESIDE_A_DAY for word in _LETTERS.findall(text.lower()))


def _is_a_row(turn: Turn, found: Kept) -> bool:
    """Whether somebody typed all details in a row, perhaps before they were asked."""
    said = turn.said
    return bool(
        {"phone", "email", "postcode", "street"} & set(found) and said.intent in ("give_details", "correct_details", "state_role")
        and turn.talk.asked not in ("name", "your_coach", "about_whom", "on_behalf_of") and said.words <= 25
    )  # fmt: skip


_BELGIAN_PLACE = re.compile(r"\b([1-9]\d{3})\s+([A-ZÀ-Ý][\w'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+)*)")
_BOX = re.compile(r"\b(\d{1,4}\s?[a-zA-Z]?)\s+(bus|bte)\s*(\w{1,4})\b", re.IGNORECASE)


def _read_as_a_row(turn: Turn, found: Kept) -> Kept:
    """Read a row of details as the answer to the question for all of them; a Belgian address stands as it is written."""
    text = turn.said.text
    row = {_FIELDS[span.entity]: span.value for span in extract_naw(text, "details") if span.entity in _FIELDS}
    found = {**row, **found}
    if "postcode" not in found and (str(found.get("phone", "")).startswith("+32") or _BOX.search(text)):
        if place := _BELGIAN_PLACE.search(text):
            found |= {"postcode": place[1], "city": found.get("city") or place[2]}
            turn.talk.marks["postcode"] = "as_written"
        if box := _BOX.search(text):
            found["house_number"] = f"{box[1]} {box[2].lower()} {box[3]}"
            turn.talk.marks["address"] = "as_written"
    return found


_SPELLED = re.compile(
    r"(?:naam (?:is |was |klopt )?(?:fout|verkeerd|niet(?: goed)?|anders)(?: gespeld)?[ :,;.-]*(?:het (?:is|moet zijn)|moet zijn|dat is)?|"
    r"naam is niet [^,.;]{2,40}(?:,| maar)|"
    r"anders gespeld|gespeld(?: als)?|spelled|schrijf je(?: als)?|naam (?:is|moet zijn|wordt)|heet|name is)(?! anders)[: ]+([^\d,.;!?:]{2,60})",
    re.IGNORECASE,
)
_MUST_BE = re.compile(r"\bnaam (?:moet|hoort|should) (?!zijn|be)([^\d,.;!?:]{2,60}?) (?:te )?(?:zijn|worden|be)\b", re.IGNORECASE)


def name_as_spelled(text: str) -> str | None:
    """The name that a message spells out, where it says that it does ("naam is fout: Jan de Vries")."""
    if not re.search(r"\b(naam|heet|name)\b", text, re.IGNORECASE):
        return None
    spelled = _MUST_BE.search(text) or _SPELLED.search(text)
    name = spelled[1].strip() if spelled else ""
    if not name or re.match(r"(?:anders|verkeerd|fout|niet|wrong|maar|gespeld|geschreven|spelled|written)\b", name, re.IGNORECASE):
        return None
    return name if could_be_a_name(name) else None


def name_in(text: str) -> str | None:
    """The name that a bare text is, read as somebody's own."""
    return next((span.value for span in extract_naw(text, "name") if span.entity == "person_name"), None)


def _details(turn: Turn, name: str) -> Kept | None:
    found = details_in(turn)
    if found:
        return {**found, name: "given"}
    one_by_one = (
        _ONE_BY_ONE.search(turn.said.text) or _TOO_MUCH.search(turn.said.text) or answer_words.means(turn.said.text, "one_by_one")
    )
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
    if spelled := name_as_spelled(turn.said.text):
        found["name"] = spelled
    if found:
        # A mere phone number is how to reply: the name is then left out, not asked again.
        return {"name": SKIPPED, **found}
    if turn.said.intent == "unsure":
        return None
    if turn.said.intent in ("deny", "request_anonymity") and turn.said.words <= 4:
        turn.talk.hesitant = True
        return {name: SKIPPED}
    return _as_written(turn, name, r"[^\W\d]") if could_be_a_name(turn.said.text) else None


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
    if re.search(r"\b(meteen|direct|rechtstreeks|buiten|indien\w*|insturen|portaal|klachtenportaal|commissie|"
                 r"klachtencommissie|myself|directly|straight|portal|committee|file|outside)\b", text):  # fmt: skip
        return {name: "outside"}
    return {name: "outside"} if _BY_ONESELF.search(text) else None


_BY_ONESELF = re.compile(r"^\W*(?:ik )?zelf\W*$|\bzelf (?:doen|regelen|sturen|opsturen|indien\w*)\b|\b(?:doe|dien|stuur|regel|ga) (?:ik )?(?:het |dit |dat |mijn klacht )?(?:liever |wel )?zelf\b")
"""Does it without help; "ik ben de cliënt zelf" says who writes."""


def _hearing(turn: Turn, name: str) -> Kept | None:
    text = turn.said.text.lower()
    if re.search(r"apart|alleen|zonder (hem|haar|de ander)|separate|alone", text) or answer_words.means(text, "apart"):
        preference = "apart"
    elif re.search(r"\b(geen|niet|hoeft niet|liever niet|no talk|don'?t want)\b", text) or turn.said.intent == "deny":
        preference = "none"
    elif re.search(r"samen|allebei|same[nt]|\b(?:hem|haar|coach|begeleid\w+|medewerk\w+|trainer|opleider|ander\w?) erbij\b|together|both", text) or answer_words.means(text, "together"):
        preference = "together"
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
    "on_behalf_of": _on_behalf_of,
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
