"""One mail that asks several things, and its answers taken apart again; pure, knows no dialogue.

Questions are numbered, their choices lettered, so that ``2: b`` can mean one thing only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.channels.email.courtesies import PARTING
from bot.channels.email.words import Form, all_around_questions, around_questions

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: its ``asks`` name, its sentence, and its buttons (``title``, ``payload``)."""

    asks: str
    text: str
    options: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one mail: ``(asks, text)`` in the order of the mail, and what stood outside them.

    An answer by letter has the title of that choice as its text. A question may have no answer; one answered
    twice has both, the later one last.
    """

    given: tuple[tuple[str, str], ...]
    rest: str = ""


def render_questions(questions: Sequence[Question], language: str = "nl", form: Form = "u") -> str:
    """Return the part of a mail that asks these questions, numbered from 1 in the order given."""
    if not questions:
        return ""
    words = around_questions(language, form)
    several = len(questions) > 1
    parts = [words.many.format(count=len(questions)) if several else words.one]
    for number, question in enumerate(questions, 1):
        lines = [f"{number}. {question.text}" if several else question.text]
        lines += [f"   {letter}) {option['title']}" for letter, option in zip(_LETTERS, question.options, strict=False)]
        parts.append("\n".join(lines))
    if several:
        chooses = any(question.options for question in questions)
        parts.append(f"{words.how} {words.how_choices}" if chooses else words.how)
    return "\n\n".join(parts)


# Taking the answers apart ------------------------------------------------------------------------

# "1. x", "1) x", "1: x", "1 - x", "(1) x", "#1 x", "1b", "Vraag 1: x",
# , "Antwoord op 1: x", "**1.** x", "ad 1 x", "1️⃣ x"
_NUMBERED = re.compile(
    r"^[\s>*_•\-–]*(?:(?:vraag|antwoord(?: op)?(?: vraag)?|question|answer(?: to)?|ad|nr\.?|nummer|no\.?)\s*)?[(#]?\s*"
    r"(?P<number>\d{1,2})(?P<mark>\ufe0f?\u20e3|\s*[.):=]+\**(?=\D|$)\s*|\s*\*+[.):]*\s*|\s+[-–—=>]+\s*|"
    r"(?=[a-zA-Z][).\s]*$)|\s+(?=\S))"
    r"(?P<said>.*)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^[\s>*_]*(?:vraag|antwoord|question|answer|ad)\b", re.IGNORECASE)
_SURE_MARK = re.compile(r"[.):=\u20e3*–—-]")
# All on one line: "1. ja 2. nee 3. 0612345678", "1 ja, 2 nee"
_WITHIN = re.compile(r"(?<![\d\w.,:/+-])(\d{1,2})\s*(?:[.):=]|\s[-–]\s)(?:\s*(?=[^\s\d])|\s+(?=\d))")
_LETTER = re.compile(r"^\W*([a-z])\W*(?:$|[):.]\s+.*$)", re.IGNORECASE | re.DOTALL)
_NOT_SAID = re.compile(r"^[\W_]*$")


def split_answers(text: str, questions: Sequence[Question]) -> Answers:
    """Take a mail's answers apart by the numbers of the questions it answers.

    Answers may come in any order, on lines of their own, on one line, or under the questions as they were
    quoted; the questions' own words and choices are left out. A single question takes the whole text.

    Args:
        text: what the person wrote, without quotes (answers between them as ``1. answer``).
        questions: as they were asked, in that order.
    """
    if len(questions) == 1:
        said = _choice_title(_without_question(text.strip(), questions[0]), questions[0])
        return Answers(((questions[0].asks, said),) if said else ())
    lines = _own_lines(text.split("\n"), questions)
    blocks, before = _numbered_blocks(lines, questions)
    if len(blocks) == 1 and "\n" not in blocks[0][1].strip():
        blocks = _on_one_line(blocks[0], len(questions)) or blocks
    if not blocks:
        inside = _on_one_line((0, " ".join(line.strip() for line in lines if line.strip())), len(questions))
        if inside:
            blocks, before = inside, []
    given: list[tuple[str, str]] = []
    rest = [line for line in before]
    for place, (number, block) in enumerate(blocks):
        question = questions[number - 1]
        said = block
        if place == len(blocks) - 1:
            said, after = _without_parting(said)
            rest += [after] if after else []
        said = _without_question(said, question)
        if not _NOT_SAID.match(said):
            given.append((question.asks, _choice_title(said, question)))
    return Answers(tuple(given), "\n".join(rest).strip())


def payload_of(answer: str, question: Question) -> str | None:
    """The payload of the choice that an answer names by its title, or None."""
    for option in question.options:
        if _bare(option["title"]) == _bare(answer):
            return option["payload"]
    return None


def _numbered_blocks(lines: Sequence[str], questions: Sequence[Question]) -> tuple[list[tuple[int, str]], list[str]]:
    """The pieces that begin with a question's number, and the lines before the first of them."""
    found: list[tuple[int, list[str]]] = []
    before: list[str] = []
    for line in lines:
        match = _NUMBERED.match(line)
        number = int(match["number"]) if match else 0
        if match and 1 <= number <= len(questions) and _is_a_number_of_a_question(match, line, found):
            found.append((number, [match["said"]]))
        elif found:
            found[-1][1].append(line)
        else:
            before.append(line)
    return [(number, "\n".join(block).strip()) for number, block in found], before


def _is_a_number_of_a_question(match: re.Match[str], line: str, found: Sequence[tuple[int, object]]) -> bool:
    """A bare number before words may be part of an answer ("3 weken geleden", "12 november"): it must be next."""
    if (
        _NAMED.match(line)
        or _SURE_MARK.search(match["mark"])
        or re.fullmatch(r"[a-z][).\s]*", match["said"], re.IGNORECASE)
    ):
        return True
    due = found[-1][0] + 1 if found else 1
    return int(match["number"]) == due and not re.match(
        r"(?:x\b|keer|maal|dag|week|weken|maand|jaar|uur|minu|januari|februari|maart|april|mei|juni|juli|augustus|"
        r"september|oktober|"
        r"november|december|days?|weeks?|months?|years?|times?|hours?)", match["said"], re.IGNORECASE,
    )  # fmt: skip


def _on_one_line(block: tuple[int, str], count: int) -> list[tuple[int, str]]:
    """Several answers in a running line; nothing where there is one number at most."""
    first, text = block
    text = f"{first}. {text}" if first else text
    marks = [m for m in _WITHIN.finditer(text) if 1 <= int(m[1]) <= count]
    numbers = [int(m[1]) for m in marks]
    if len(marks) < 2 or len(set(numbers)) != len(numbers) or text[: marks[0].start()].count(" ") > 8:
        return []
    ends = [m.start() for m in marks[1:]] + [len(text)]
    return [(int(m[1]), text[m.end() : end].strip(" ,;\n")) for m, end in zip(marks, ends, strict=True)]


def _own_lines(lines: Sequence[str], questions: Sequence[Question]) -> list[str]:
    """Leave out our own choices and sentences where a mail program repeated them without a mark."""
    choices = {
        _bare(f"{letter}) {o['title']}") for q in questions for letter, o in zip(_LETTERS, q.options, strict=False)
    }
    ours = {
        _bare(sentence)
        for w in all_around_questions()
        for sentence in (w.one, w.many.format(count=len(questions)), w.how, w.how_choices, f"{w.how} {w.how_choices}")
    }
    kept = []
    for line in lines:
        bare = _bare(line)
        if bare and (bare in ours or (bare in choices and re.match(r"^[\s>]*[a-z]\)", line))):
            continue
        kept.append(line)
    return kept


def _without_question(said: str, question: Question) -> str:
    """Leave out the question's own words at the head of an answer."""
    words = [re.escape(word) for word in question.text.split()]
    if not words:
        return said.strip()
    found = re.match(r"[\s>]*" + r"[\s>]+".join(words) + r"[\s>:]*", said, re.IGNORECASE)
    return said[found.end() :].strip() if found else said.strip()


def _without_parting(said: str) -> tuple[str, str]:
    """Part the last answer from the greeting under it; the greeting may hold a name."""
    lines = said.split("\n")
    for place in range(1, len(lines)):
        if PARTING.match(lines[place]):
            return "\n".join(lines[:place]).strip(), "\n".join(lines[place:]).strip()
    return said, ""


def _choice_title(said: str, question: Question) -> str:
    """The title of the choice that a letter names, else what was said."""
    found = _LETTER.match(said)
    if found and question.options:
        place = _LETTERS.index(found[1].lower())
        if place < len(question.options):
            option = question.options[place]
            rest = said[found.end(1) :].strip(" ).:\n")
            if not rest or _bare(rest) == _bare(option["title"]):
                return option["title"]
    return said


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
