"""The numbers for help: for this kind of danger, this age and this hour."""

from __future__ import annotations

from actions.dialogue.turn import Turn
from procedures.crisis_lines import Line, lines_for

_EMERGENCY = "emergency"


def numbers(turn: Turn, kind: str) -> str:
    """The lines for this kind of danger, age and hour, one per line of text."""
    return "\n".join(_shown(turn, line) for line in _lines(turn, kind))


def line_now(turn: Turn) -> Line:
    """The line where somebody answers now, beside the emergency number where there is one."""
    open_now = [line for line in _lines(turn, turn.talk.danger.get("kind") or "violence") if line.open_now]
    return next((line for line in open_now if line.key != _EMERGENCY), open_now[0])


def told(turn: Turn, key: str, line: Line) -> str:
    """A sentence about one line: its name, number and hours."""
    language = _language(turn)
    return turn.render(key, line=line.names[language], number=line.number, hours=line.hours[language])


def chat(turn: Turn, key: str, line: Line) -> str:
    """A sentence about where to chat with a line; empty where that cannot be done."""
    if line.chat is None:
        return ""
    hours = line.chat_hours.get(_language(turn))
    return turn.render(key, chat=f"{line.chat} ({hours})" if hours else line.chat)


def _lines(turn: Turn, kind: str) -> list[Line]:
    band = turn.answers.get("age_band")
    if not isinstance(band, str):
        band = "12_15" if turn.talk.child else None
    return lines_for(kind, band, turn.around.now)


def _shown(turn: Turn, line: Line) -> str:
    language = _language(turn)
    purpose = line.purpose.get(turn.talk.language, turn.talk.form)
    if line.opens_at is not None:
        since = line.opens_at.strftime("%H.%M").removesuffix(".00")
        return turn.render(
            "utter_danger_line_later", line=line.names[language], number=line.number, since=since, purpose=purpose
        )
    text = turn.render(
        "utter_danger_line", line=line.names[language], number=line.number, hours=line.hours[language], purpose=purpose
    )
    return f"{text} {chat(turn, 'utter_danger_chat', line)}" if line.chat else text


def _language(turn: Turn) -> str:
    """Names and hours are kept in Dutch and English."""
    return "nl" if turn.talk.language == "nl" else "en"
