"""Files written for the web page, played on a phone and by mail: the same case, and what must be heard is heard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conversations.by_mail import play_by_mail
from tests.conversations.play import Mismatch, check_end, listed, play

HERE = Path(__file__).parent
STAFF = "staff"
"""What these files test happens in the staff's own chat: it is the same wherever the person writes."""

FILES = [
    file
    for file in sorted(HERE.glob("*/*.yml"))
    if file.parent.name != STAFF and "channel" not in yaml.safe_load(file.read_text("utf-8"))
]
LIKE_WEB = ("kind", "status", "anonymous", "confidential", "danger", "language", "complainant", "concern", "about_person",
            "step", "admissibility", "hearing", "deadlines")  # fmt: skip
OF_THE_PAGE = {
    "zien wij niet wie u bent",  # a mail shows who writes
    "Vertelt u gerust wat er is gebeurd",  # a mail asks all that is missing at once, whatever came first
    "اسمك", "رقم الهاتف",  # all details in one message: a mail asked for the name already
}  # fmt: skip
"""What is said in the web chat alone."""


NOT_ON_A_PHONE = {
    # Who reads along is asked there, which takes the place of a useful question.
    "child/ik-ben-er-ook__fourteen",
    "child/ik-ben-er-ook__sixteen",
    "child/weres-4-u__je_in_a_formal_organisation",
    # What a phone shows is said in other words.
    "anonymous/weres-4-u__asked",
    "questions/burgercoaching__who_reads_this",
    # There an acknowledgement counts, and starts the next term, only once the platform has taken it.
    "notices/coachcenter__COA-07_acknowledgement",
}


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


@pytest.mark.parametrize("channel", ["whatsapp", "telegram"])
@pytest.mark.parametrize("file", [file for file in FILES if _name(file) not in NOT_ON_A_PHONE], ids=_name)
def test_the_same_talk_on_a_phone(service: Any, file: Path, channel: str) -> None:
    play(service, file, channel)


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_the_same_talk_by_mail(service: Any, file: Path) -> None:
    story = yaml.safe_load(file.read_text("utf-8"))
    web, mail = play_by_mail(service, story, file.stem)
    try:
        # A mail asks everything at once: how many questions that are is not counted.
        check_end(mail, {name: value for name, value in (story.get("end") or {}).items() if name != "questions_at_most"})
    except Mismatch as problem:
        raise Mismatch(f"{problem}\n\n{mail.transcript()}") from None
    heard = "\n".join([*mail.heard, *mail.news]).lower()
    pieces = [piece for step in story["steps"] if "staff" not in step for piece in listed(step.get("hears"))]
    unheard = [piece for piece in pieces if piece.lower() not in heard and piece not in OF_THE_PAGE]
    assert not unheard, f"{unheard}\n{mail.transcript()}"
    assert (web.reference is None) == (mail.reference is None), mail.transcript()
    if web.reference is not None:
        viewer = "vertrouwenspersoon" if web.case()["confidential"] else None
        expected, found = web.case(viewer), mail.case(viewer)
        different = {name: (expected[name], found[name]) for name in LIKE_WEB if expected[name] != found[name]}
        assert not different, f"{different}\n{mail.transcript()}"
