"""What a message at the read-back says should be otherwise: a detail, a name as spelled, a day, a wish."""

from __future__ import annotations

import re
from datetime import date

from actions.dialogue import plain
from actions.dialogue.readback import PARTS
from actions.dialogue.readers import WANTS_OUTCOME, details_in, name_as_spelled, when
from actions.dialogue.turn import Turn

_QUESTION_OF = {"street": "address", "house_number": "address"}


def brings_details(turn: Turn) -> bool:
    return bool(details_in(turn)) or when(turn) is not None


def apply(turn: Turn) -> bool:
    """Change what the message corrects ("nee, huisnummer 14", "het was woensdag"); whether anything was."""
    found = details_in(turn)
    text = turn.said.text
    number = re.search(
        r"\b(?:huis)?nummer (?:is |moet (?:zijn )?|wordt )?(\d{1,5}(?:[\s-]?[a-z]\w{0,3})?)(?![\w-])", text, re.IGNORECASE
    )
    if number and not {"house_number", "phone"} & set(found) and "street" in turn.answers:
        found["house_number"] = re.sub(r"^(\d+)[\s-]?([a-z]\w*)$", lambda m: f"{m[1]}-{m[2].upper()}", number[1])
    if spelled := name_as_spelled(text):
        found["name"] = spelled
    found |= _wish(turn)
    if found:
        for name in found:
            turn.talk.marks.pop(_QUESTION_OF.get(name, name), None)
        turn.answers.update(found)
    moment = when(turn)
    if moment is not None and date.fromisoformat(moment.get("date") or moment["from"]) <= turn.around.today:
        turn.answers["happened_on"] = moment
        return True
    role = turn.said.entity("role")
    if role and turn.said.intent in ("correct_details", "state_role", "deny"):
        turn.answers["role"] = role
        return True
    return bool(found)


_WISHES = re.compile(
    r"\b((?:ik|we|wij) (?:wil|willen|zou(?:den)?|hoop|hopen) [^.!?\n]{3,160}|i (?:want|would like|hope) [^.!?\n]{3,160})", re.IGNORECASE
)
_LABELLED_WISH = re.compile(
    r"\b(?:wens|wat ik (?:wil|hoop)|wish) (?:is|moet(?: zijn)?|wordt|klopt niet)[ :,]+([^\n]{3,160}?)(?: zijn)?\W*$", re.IGNORECASE
)


def _wish(turn: Turn) -> dict[str, str]:
    """Another outcome than the one that was read back: "ik wil geen excuses maar uitleg"."""
    text = turn.said.text
    if labelled := _LABELLED_WISH.search(text):
        return {"desired_outcome": labelled[1].strip()}
    wish = _WISHES.search(text)
    otherwise = plain.has_but(text) or re.search(r"\b(?:fout|verkeerd|liever|in plaats|instead|rather)\b", text, re.IGNORECASE)
    if wish and otherwise and WANTS_OUTCOME.search(wish[1]):
        return {"desired_outcome": wish[1].strip()}
    return {}


_WRONG = re.compile(
    r"\b(?:anders|verkeerd\w*|fout\w*|niet goed|niet juist|klop(?:t|pen) niet|niet klop(?:t|pen)|kloppen? er niet|onjuist|"
    r"aanpassen|wijzig\w*|verander\w*|wrong|incorrect|not right|change|different\w*|misspel\w*)\b",
    re.IGNORECASE,
)


def part_said_to_be_wrong(turn: Turn) -> str:
    """The part that a message calls wrong without saying what it should be ("mijn naam is anders gespeld")."""
    said = turn.said
    if said.choice is not None or said.words > 10 or not _WRONG.search(said.text):
        return ""
    if brings_details(turn) or name_as_spelled(said.text) or _wish(turn) or re.search(r"\d", said.text):
        return ""
    named = [part for part in PARTS if part in turn.answers and part != "concern" and _is_named(turn, part)]
    if "happened_on" in turn.answers and re.search(r"\b(?:datum|dag|date|day)\b", said.text, re.IGNORECASE):
        named.append("happened_on")
    if "street" in turn.answers and re.search(r"\b(?:adres|straat|huisnummer|address|street)\b", said.text, re.IGNORECASE):
        named.append("address")
    return named[0] if len(named) == 1 else ""


def _is_named(turn: Turn, part: str) -> bool:
    """Whether the message names a part by the word that the read-back has for it ("telefoonnummer": Telefoon)."""
    title = re.findall(r"\w{4,}", turn.render(f"utter_part_{part}").lower())
    return any(word.startswith(known) for word in re.findall(r"\w{4,}", turn.said.text.lower()) for known in title)
