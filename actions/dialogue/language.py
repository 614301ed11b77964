"""Another language, please."""

from __future__ import annotations

import re
import unicodedata

from actions.dialogue import asking, speech
from actions.dialogue.choices import options_for
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


def chosen(turn: Turn) -> Handled | None:
    """Answer to the question which language, or a plain request for another one."""
    if turn.talk.asked not in (None, "language") and turn.said.confidence < 0.6 and not turn.said.choice:
        return MAIN_LINE  # one odd word asks for no other language
    choice = (turn.said.choice or "").removeprefix("language:")
    if not choice and _LITTLE_DUTCH.search(turn.said.text):
        _ask_which(turn)
        return None
    language = choice if choice in turn.texts.languages() else named(turn)
    if language:
        turn.talk.language = language
        turn.talk.foreign_in_a_row = 0
        turn.say("utter_language_changed")
        speech.welcome_in_this_language(turn)
    asking.resume(turn)
    return None


_LITTLE_DUTCH = re.compile(
    r"\b(?:beetje|bietje|weinig|geen|niet|slecht|not|no|little)\b(?:\W+\w+){0,3}?\W+(?:nederlands|hollands|dutch)\b"
    r"|\b(?:nederlands|hollands|dutch)\b(?:\W+\w+){0,2}?\W+(?:niet|slecht|moeilijk|beetje|weinig|bad|difficult)\b",
    re.IGNORECASE,
)
"""Somebody who says so names Dutch, and asks for another language."""


def _ask_which(turn: Turn) -> None:
    speech.welcome_if_new(turn)
    if turn.talk.asked != "language":
        turn.talk.paused = turn.talk.asked
    turn.say("utter_ask_language")
    turn.ask("language", options_for(turn, "language"))


def _of_danger(turn: Turn) -> str | None:
    """The other language that a message about danger is in: help is given in it at once, however short it is."""
    heard, found = turn.said, turn.said.danger
    if heard.choice is not None or not found or not found.get("rule"):
        return None
    language = _SPELT.get(found["rule"].partition("-")[0], found["rule"].partition("-")[0])
    if language in (turn.talk.language, "nl") or language not in turn.texts.languages():
        return None
    return language if heard.language == language or heard.words <= _SHORT else None


_SPELT = {"arlatn": "ar", "uklatn": "uk"}
"""Rules for languages that are also written in Latin letters."""
_SHORT = 4
"""Words up to which a message is too short for its language to be heard by itself."""


def follow(turn: Turn) -> None:
    """Follow the language of the conversation: at the start and in another script at once, later after two messages."""
    talk, heard = turn.talk, turn.said
    new = talk.phase == "new"
    if (language := _of_danger(turn)) is not None:
        talk.language = language
        talk.foreign_in_a_row = 0
        return
    other_script = heard.language != talk.language and (new or heard.words > 1) and _in_another_script(heard.text)
    if heard.choice or (heard.words < 4 and not other_script) or heard.language == talk.language:
        talk.foreign_in_a_row = 0 if heard.language == talk.language else talk.foreign_in_a_row
        return
    if heard.language not in turn.texts.languages():
        return
    talk.foreign_in_a_row += 1
    if new or other_script or talk.foreign_in_a_row >= 2:
        talk.language = heard.language
        talk.foreign_in_a_row = 0
        speech.welcome_in_this_language(turn)


def _in_another_script(text: str) -> bool:
    """Whether most letters are of no Latin script: then nobody can take the message for Dutch."""
    letters = [char for char in text if char.isalpha()]
    foreign = sum(not unicodedata.name(char, "LATIN").startswith("LATIN") for char in letters)
    return len(letters) >= 2 and foreign * 2 > len(letters)


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
