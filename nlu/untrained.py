"""A message in a language that the classifier was not trained on: what its place in the talk says.

Scores of a classifier over words it never saw mean nothing. So such a message is a story where a story
is awaited, else an answer to the open question, and a question where it ends in a question mark;
plain words (``nlu.answer_words``), details, dates and danger are read in every language as ever.
"""

from __future__ import annotations

from nlu import answer_words
from nlu.language import Language

TRAINED = frozenset({"nl", "en"})
_SURE = 0.75  # below it a language other than the conversation's own is no ground to leave the classifier
_STORY_WORDS = 3
_STORY_QUESTIONS = frozenset({None, "concern", "more"})

Ranking = list[tuple[str, float]]


def is_untrained(heard: Language, spoken: str | None) -> bool:
    """Whether the classifier cannot read this message.

    Args:
        heard: the message's language as detected.
        spoken: the conversation's language so far.
    """
    return heard.code not in TRAINED and (heard.code == spoken or heard.confidence >= _SURE)


def ranking_by_place(text: str, asked: str | None) -> Ranking:
    """Return the intent that the open question lends a message, as a ranking of one."""
    if answer_words.names_language(text):
        return [("change_language", 0.8)]
    if asked in _STORY_QUESTIONS:
        return [("express_concern", 0.6)] if len(text.split()) >= _STORY_WORDS else [("out_of_scope", 0.3)]
    if text.rstrip().endswith(("?", "؟")):
        return [("ask_clarification", 0.6)]
    return [("give_details", 0.5)]
