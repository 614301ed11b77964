"""Another language, please."""

from __future__ import annotations

from actions.dialogue import asking
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


def chosen(turn: Turn) -> Handled | None:
    """Answer to the question which language, or a plain request for another one."""
    if turn.talk.asked not in (None, "language") and turn.said.confidence < 0.6 and not turn.said.choice:
        return MAIN_LINE  # one odd word asks for no other language
    choice = (turn.said.choice or "").removeprefix("language:")
    language = choice if choice in turn.texts.languages() else named(turn)
    if language:
        turn.talk.language = language
        turn.talk.foreign_in_a_row = 0
        turn.say("utter_language_changed")
    asking.resume(turn)
    return None


def named(turn: Turn) -> str | None:
    """The language that a message names ("english please"), or else that it is written in."""
    text = turn.said.text.lower()
    names = {
        "en": ("engels", "english"), "nl": ("nederlands", "dutch", "hollands"), "de": ("duits", "deutsch", "german"),
        "fr": ("frans", "français", "francais", "french"), "tr": ("turks", "türkçe", "turkce", "turkish"),
        "ar": ("arabisch", "عربي", "arabic", "3arabi"), "pl": ("pools", "polski", "polsku", "polish"),
        "uk": ("oekraïens", "oekraiens", "українськ", "ukrainian"), "es": ("spaans", "español", "espanol", "spanish"),
        "so": ("somalisch", "somali", "soomaali"), "pap": ("papiaments", "papiamentu", "papiamento"),
    }  # fmt: skip
    for code, words in names.items():
        if any(word in text for word in words):
            return code if code in turn.texts.languages() else "en"
    return turn.said.language if turn.said.language in turn.texts.languages() else None
