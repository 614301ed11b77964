"""What a message tells beside its answer: facts that need not be asked again."""

from __future__ import annotations

import re
from datetime import date

from actions.dialogue.readers import OWN_CHILD, WANTS_OUTCOME, details_in, died_on, steps_named, when
from actions.dialogue.turn import Turn
from nlu.called import name_of_staff
from nlu.people import third_party_names
from procedures.model import ROLES

OFFICIAL_WORDS = re.compile(
    r"\b(?:offici[eë]le?|formele?|schriftelijke) (?:\w+ )?(?:klacht|melding)|\bklacht (?:\w+ ){0,3}(?:officieel|formeel|schriftelijk)\b|"
    r"\b(?:officieel|formeel|schriftelijk) (?:\w+ ){0,3}(?:klacht|klagen|klaag|melden|indienen|vastleggen|maken)\b|"
    r"\bmaak (?:het|dit|er) (?:\w+ ){0,3}officieel\b|\bklacht (?:\w+ ){0,2}bij de directie\b|"
    r"\b(?:official|formal|written) complaint\b|\bcomplain (?:\w+ ){0,2}(?:officially|formally|in writing)\b|"
    r"\b(?:file|make|lodge) (?:\w+ ){0,3}(?:officially|formally|official)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(geen|niet|nog geen|hoeft niet|liever geen|no|not|without)\b[^.!?]{0,30}$", re.IGNORECASE)
_TRIED = re.compile(
    r"\b(?:al|reeds|eerder|vorige week|gisteren|meerdere keren|vaak|already|before)\b[^.!?]{0,60}\b"
    r"(?:besproken|gesproken|gepraat|gebeld|gezegd|gemaild|aangekaart|verteld|geklaagd|talked|spoken|told|emailed|called)\b"
    r"|\b(?:besproken|gesproken|gepraat|aangekaart|overlegd) (?:met|bij)\b|\btalked to\b|\bspoke (?:to|with)\b"
    r"|\bnog met niemand\b",
    re.IGNORECASE,
)
_TALKED_WITH = re.compile(
    r"\b(?:ik|we|wij)\b[^.!?]{0,30} (?:met|bij|tegen|aan) ([^.!?,]{3,40}?)\b(?:(?:er)?over gehad|(?:er)?over gesproken|(?:er)?over gepraat|"
    r"besproken|gezegd|verteld|gemeld|aangekaart)\b",
    re.IGNORECASE,
)
"""Whom the writer told of it: "ik heb het er met de begeleider zelf over gehad"."""
_WANTS = re.compile(
    r"(?:^|[.!?,;]\s*|\ben )((?:ik|we|wij) (?:wil|willen|zou(?:den)?|wens|hoop|verlang|eis)(?: graag| dat)? [^.!?\n]{3,160}|"
    r"i (?:want|would like|hope) [^.!?\n]{3,160})",
    re.IGNORECASE,
)
_OUTCOME_ALONE = re.compile(
    r"^\W*(?:(?:ik|wil|graag|alleen|gewoon|liever|just|only|i want) )*(?:een |mijn |an |a |my )?"
    r"(?:excuus|excuses|verontschuldig\w+|geld terug|vergoeding|andere (?:coach|begeleid\w+|trainer)|apology|refund|another (?:coach|counsel\w+))\b(?!.*\?)",
    re.IGNORECASE,
)
"""Says in a few words what is hoped for, whatever was asked."""
_FEW = 6
MANAGER_HINT = re.compile(
    r"\b(?:directie|directeur|directrice|leidinggevende|manager|teamleid\w+|eigena(?:ar|res)|director|supervisor|owner)\b",
    re.IGNORECASE,
)
"""Who would handle it may be whom it is about."""
STAFF_HINT = re.compile(
    r"\b(coach|begeleid(?:er|ster|sters)|medewerk(?:er|ster)|trainer|opleider|jobcoach|hulpverlener|counsel\w+)\b",
    re.IGNORECASE,
)
CHILD_HINT = re.compile(
    r"\bik (?:ben|word) (?:pas |al |net |bijna )?(?:[5-9]|1[0-7]|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|"
    r"veertien|vijftien|zestien|zeventien)\b(?! (?:weken|maanden|dagen|uur|minuten|keer))|"
    r"\bin groep [3-8]\b|\bmijn (?:juf|meester)\b|\bmn (?:juf|meester)\b|\bi(?:'m| am) (?:[5-9]|1[0-7])\b|"
    r"\bik zit (?:op|in) (?:de )?(?:basisschool|brugklas|groep|de tweede|vmbo|havo)\b|"
    r"\b(?:mama|papa|mam|pap) (?:weet|mag|zegt|vindt|wil)\b",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"\b(mijn|onze|mn|m'n|my|our) ((?:oudste |jongste )?(?:dochter(?:tje)?|zoon(?:tje)?|kind(?:eren)?|moeder|vader|man|vrouw|partner|"
    r"broer(?:tje)?|zus(?:je)?|opa|oma|oom|tante|buurvrouw|buurman|leerling|daughter|son|child|mother|father|husband|wife))\b",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\b(?:mijn|onze|mn|m'n|my|our) (?:\w+ )?(?:dochter(?:tje)?|zoon(?:tje)?|kind(?:eren)?|daughter|son|child)\b(?: \w+){0,3} "
    r"(?:(?:krijgt|heeft|zit|gaat|wordt|gets|has|goes|is)\b[^.!?]{0,60}\b(?:begeleid\w*|coach\w*|hulp|therapie|support|counsel\w*)|"
    r"(?:komt|kwam|gaat|ging)\b[^.!?]{0,40}\b(?:bij|naar|van) jullie\b)",
    re.IGNORECASE,
)
_PARENT_OF = re.compile(
    r"\b(?:moeder|vader|ouder|mama|papa|oma|opa|zus|broer|voogd|mentor|mother|father|parent|guardian) (?:van|of) "
    r"((?-i:[A-ZÀ-Ý][\w'’-]+(?: (?:van|de|der|den|[A-ZÀ-Ý][\w'’-]+))*))",
    re.IGNORECASE,
)
_CHILD_WITH_STAFF = re.compile(
    r"\b(?:coach|begeleid\w+|trainer|hulpverlen\w+|jullie|juf|meester|counsel\w+)\b[^.!?]{0,60}\b(?:tegen|met|aan|bij|van|naar|over|to|at|with) "
    r"(?:mijn|me|mn|m'n|onze|my|our) (?:\w+ )?(?:zoon(?:tje)?|dochter(?:tje)?|kind(?:eren)?|son|daughter|child)\b|"
    r"\b(?:coach|begeleid\w+|trainer|hulpverlen\w+) van (?:mijn|me|mn|m'n|onze) (?:\w+ )?(?:zoon(?:tje)?|dochter(?:tje)?|kind(?:eren)?)\b",
    re.IGNORECASE,
)
"""What staff did to the writer's own child: a parent writes."""
_TOLD_TO_DO_THIS = re.compile(
    r"\b(?:vindt|vind|vond) (?:het |dit )?(?:goed|prima|ok[eé]|fijn)[^.!?]{0,6} dat ik [^.!?]{0,40}\b(?:schrijf|doe|meld|indien|klaag|bel|mail|zeg)\b|"
    r"\b(?:met|heb) (?:zijn|haar|diens|de) (?:toestemming|machtiging)\b|\btoestemming (?:van|gegeven)\b|\bheeft (?:mij|me) gemachtigd\b|"
    r"\b(?:agrees|is fine|is ok(?:ay)?)(?: with)? (?:that|me) [^.!?]{0,30}\b(?:writ\w+|do\w*|report\w*|complain\w*)\b|\bwith (?:his|her|their) permission\b",
    re.IGNORECASE,
)
_FOR_SOMEBODY = frozenset({"parent", "legal_representative", "next_of_kin", "relative", "authorised"})
_NOT_THE_CHILD = re.compile(
    r"\b(?:mijn|me|mn|m'n|my) (?:man|vrouw|partner|vriend(?:in)?|moeder|vader|broer|zus|opa|oma|oom|tante|husband|wife|mother|father|brother|sister)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?:ik zit )?in groep ([3-7])\b|\b(brugklas)\b", re.IGNORECASE)
"""A school year that says in which band of ages a child is; the oldest of group 8 are twelve."""
_AGE = re.compile(
    r"\bik (?:ben|word) (?:pas |al |net |bijna )?(\d{1,2}|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|"
    r"vijftien|zestien|zeventien)\b(?! (?:weken|maanden|dagen|uur|minuten|keer))|\bi(?:'m| am) (\d{1,2})\b(?! (?:weeks|months|days))",
    re.IGNORECASE,
)
DETAILS = frozenset({"name", "street", "house_number", "postcode", "city", "phone", "email", "address", "details"})
"""What says who the person is and where to reach it; it stands in fields of its own and not in the story."""
_NUMBERS = {
    "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13,
    "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
}  # fmt: skip


def wants_official(text: str) -> bool:
    """Whether a message asks in so many words to file officially.

    "Ik wil een klacht indienen" alone is no such request: then the question is asked (IZW-17).
    """
    found = OFFICIAL_WORDS.search(text)
    return bool(found) and not _REFUSED.search(text[: found.start()]) and not text.strip().endswith("?")


def harvest(turn: Turn, *, from_story: bool, others: bool = False) -> list[str]:
    """Keep the facts that a message of the person holds; return the names of the new ones.

    With `others` the message answers who somebody else is: a name in it is not the person's own.

    An answer that stands already is not overwritten: a story mentions many things, and what the
    person said when asked goes before it.
    """
    said, answers = turn.said, turn.answers
    found: dict[str, object] = {}
    if wants_official(said.text):
        found["official"] = "yes"
    elif said.intent == "keep_informal" and said.confidence >= 0.6 and turn.talk.asked != "official":
        found["official"] = "no"
    if (role := said.entity("role")) in ROLES:
        found["role"] = role
    elif from_story and (_PARENT.search(said.text) or _CHILD_WITH_STAFF.search(said.text)):
        found["role"] = "parent"
    if found.get("role") == "relative" and OWN_CHILD.search(said.text) and not _NOT_THE_CHILD.search(said.text):
        found["role"] = "parent"
    if _TOLD_TO_DO_THIS.search(said.text) and found.get("role", answers.get("role")) in ("relative", "other", "authorised"):
        found |= {"role": "authorised", "authorised": True}
        if answers.get("role") in ("relative", "other"):
            answers.pop("role")
    if answers.get("anonymous") is not True:
        found.update(details_in(turn))
        if others:
            found.pop("name", None)
    if from_story:
        found.update(_from_story(turn))
    if said.choice is None and said.words <= _FEW and _OUTCOME_ALONE.match(said.text):
        found.setdefault("desired_outcome", said.text.strip())
    notice_child(turn)
    new = [name for name in found if name not in answers]
    answers.update({name: found[name] for name in new})
    if "official" in new:
        turn.talk.official_said = {"at": turn.around.now.isoformat(), "answer": str(found["official"]), "how": "volunteered"}
    return new


def relation_told(turn: Turn) -> None:
    """For whom somebody speaks, where the story says it: "mijn dochter" need not be asked again."""
    role = turn.answers.get("role")
    if isinstance(role, str) and role in _FOR_SOMEBODY and "on_behalf_of" not in turn.answers:
        text = f"{turn.talk.text()}\n{turn.said.text}"
        if told := _RELATION.search(text):
            turn.answers["on_behalf_of"] = f"{told[1].lower()} {told[2].lower()}"
        elif (told := _PARENT_OF.search(text)) and turn.answers.get("anonymous") is not True:
            turn.answers["on_behalf_of"] = told[1]


def _from_story(turn: Turn) -> dict[str, object]:
    said = turn.said
    found: dict[str, object] = {}
    moment = when(turn)
    if moment is not None and date.fromisoformat(moment.get("date") or moment["from"]) <= turn.around.today:
        # Of several days the last counts (A7-9), and the whole stretch is kept.
        found["happened_on"] = moment
    if day := died_on(turn):
        found["date_of_death"] = day
    if talked := _TALKED_WITH.search(said.text):
        inside = [s.key for s in turn.procedure.steps if s.key in steps_named(turn, talked[1]) and not s.outside]
        if inside:
            found["tried"] = {"steps": inside, "text": said.text}
    if _TRIED.search(said.text):
        steps = steps_named(turn, " ".join(m.group(0) for m in _TRIED.finditer(said.text)) + " " + said.text)
        inside = [s.key for s in turn.procedure.steps if s.key in steps and not s.outside]
        if inside or re.search(r"\bnog met niemand\b", said.text, re.IGNORECASE):
            found["tried"] = {"steps": inside, "text": said.text}
    for wish in _WANTS.finditer(said.text):
        if WANTS_OUTCOME.search(wish.group(1)):
            found["desired_outcome"] = wish.group(1).strip()
            break
    found |= _about_staff(turn)
    return found


def name_told(turn: Turn) -> bool:
    """Keep the name that somebody gives to whom it is about, at any moment; whether there was one."""
    if turn.said.choice is not None or "about_whom" in turn.answers:
        return False
    found = _about_staff(turn)
    for name, value in found.items():
        turn.answers.setdefault(name, value)
    return bool(found)


def _about_staff(turn: Turn) -> dict[str, object]:
    """Whom of the organisation it is about: by name, or by a role that one person holds."""
    text = turn.said.text
    earlier = [one for one in turn.talk.story if one != text]
    named = [s.value for s in third_party_names(text) if s.rule == "staff"]
    name = named[0] if named else name_of_staff(text, "\n".join(earlier))
    holder = _only_holder(turn, "\n".join([*earlier, text]))
    known = turn.answers.get("about_whom")
    if name and isinstance(known, dict) and known.get("staff") and _BLAMED.search("\n".join(earlier)):
        turn.answers["about_whom"] = {**known, "name": name}  # told first by the role, now by name
    if name is None and holder is None:
        return {}
    role, staff = holder or (None, None)
    found: dict[str, object] = {"about_whom": {"name": name or role, "kind": "staff", "staff": staff}}
    if name and holder is None and "begeleider" in turn.procedure.staff_roles:
        found["your_coach"] = name
    return found


_BLAMED = re.compile(
    r"(?:^|[.!?,;:\n]\s*|\b(?:dat|omdat|want|en|door) )(?:de|mijn|onze|jullie|hun|die) (leidinggevende|manager|teamleider|directeur|directrice|directie)\b"
    r"(?! (?:gebeld|gesproken|gemaild|gevraagd))[^.!?\n]{0,40}?\b(?:niet|nooit|geen|niks|schreeuw\w*|scheld\w*|schold|dreig\w*|lieg\w*|loog|negeer\w*|"
    r"onbeleefd|onbeschoft|gemeen|boos|kleineer\w*)\b",
    re.IGNORECASE,
)
_ROLES = ("leidinggevende", "manager", "teamleider", "directeur", "directrice", "directie")
_ROLE_OF = {"manager": "leidinggevende", "teamleider": "leidinggevende", "directeur": "directie", "directrice": "directie"}


def _only_holder(turn: Turn, text: str) -> tuple[str, str] | None:
    """The role that is complained about and who holds it, where that is one person."""
    low = text.lower()
    if not any(word in low for word in _ROLES):
        return None  # a long story is not searched in vain at every message
    blamed = _BLAMED.search(text)
    if blamed is None or STAFF_HINT.search(text):
        return None  # somebody else may be the one it is about
    said = blamed[1].lower()
    users = turn.around.organisation.with_role(_ROLE_OF.get(said, said))
    return (said, users[0].name) if len(users) == 1 else None


def notice_child(turn: Turn) -> None:
    """Notice that a child may be writing, and how old it says it is."""
    text = turn.said.text
    if not CHILD_HINT.search(text):
        return
    turn.talk.child = True
    turn.talk.form = "je"
    age = _AGE.search(text)
    word = age and (age.group(1) or age.group(2) or "").lower()
    years = _NUMBERS.get(word or "", int(word) if word and word.isdigit() else 0)
    if not years and (group := _GROUP.search(text)) and not OWN_CHILD.search(text):
        years = 12 if group[2] else int(group[1]) + 4
    if 3 <= years < 18 and "age_band" not in turn.answers:
        turn.answers["age_band"] = "under_12" if years < 12 else "12_15" if years < 16 else "16_17"
        turn.answers.setdefault("role", "client")
