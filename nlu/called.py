"""What somebody is called who was spoken of before: "hij heet Tom", "Kim heet ze", "she's called Anna"."""

from __future__ import annotations

import re

from nlu.name_lists import first_names

_NAME = r"(?-i:(?P<{0}>[A-ZÀ-Ý][\w'’-]+(?: (?:van|de|der|den|het|ten|ter|el|al))*(?: [A-ZÀ-Ý][\w'’-]+)*|[a-zà-ÿ]{{2,20}}))"
_AFTER_PRONOUN = re.compile(
    r"\b(?:(?:hij|zij|ze|die|diegene) (?:heet|heette|heeten)|(?:zijn|haar|diens) naam is|(?:he|she)(?:'s|’s| is| was) (?:called|named)|"
    r"(?:his|her) name(?:'s|’s| is)) (?:geloof ik |volgens mij |iets van |denk ik )?" + _NAME.format("after"),
    re.IGNORECASE,
)
_BEFORE_PRONOUN = re.compile(r"(?<!\w)" + _NAME.format("before") + r" (?:heet|heette) (?:hij|zij|ze|die)\b", re.IGNORECASE)
_TITLED = re.compile(
    r"\b(?:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|mr\.?|mrs\.?|ms\.?) (?-i:(?P<titled>(?:(?:van|de|der|den|ten|ter) )*[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)*))",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:zoon\w*|dochter\w*|kind\w*|kleinzoon|kleindochter|man|vrouw|partner|vriend\w*|broer\w*|zus\w*|moeder|vader|mama|papa|oma|opa|"
    r"buur\w+|klasgeno\w+|huisgeno\w+|collega|"
    r"son|daughter|child|kids?|husband|wife|brother|sister|mother|father|mum|dad)\b",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"\b(?:\w*coach\w*|begeleid(?:er|ster)\w*|medewerk\w+|hulpverlen\w+|trainer\w*|opleider|mentor|leidinggevende|manager|teamleid\w+|"
    r"directeur|directrice|directie|stagiair\w*|counsel\w+|worker|supervisor|boss|baas)\b",
    re.IGNORECASE,
)
_ONESELF = re.compile(r"\b(?:ik ben|ik heet|(?:mijn|m'n) naam is|met|namens|this is|i am|i'm|my name is)\W*$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:hij|zij|ze|he|she)\b", re.IGNORECASE)


def name_of_staff(text: str, before: str = "") -> str | None:
    """The name that a message gives to the member of staff it goes on about, or None.

    Args:
        text: the message.
        before: what was told earlier; whoever was spoken of last bears the name.
    """
    match = _AFTER_PRONOUN.search(text) or _BEFORE_PRONOUN.search(text) or _TITLED.search(text)
    if match is None:
        return None
    name = next(value for value in match.groupdict().values() if value)
    if not name[0].isupper() and name.lower() not in first_names():
        return None
    spoken = f"{before}\n{text[: match.start()]}"
    staff = max((m.start() for m in _STAFF.finditer(spoken)), default=-1)
    relative = max((m.start() for m in _RELATIVE.finditer(spoken)), default=-1)
    if match.re is _TITLED:
        return name if staff > relative and not _ONESELF.search(text[: match.start()]) else None
    if relative >= 0 and staff < relative:
        return None
    known = staff >= 0 or bool(_PRONOUN.search(spoken))
    return name[0].upper() + name[1:] if known else None
