"""Staff who answer by mail: a word is a command, their own words go to the person only where that was meant."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest
from email_support import BOSS, OURS, SANNE, mail
from email_world import KEY, World, plain
from smtp_server import Taken

from actions.cases import complainant

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")

COLLEAGUE = "joris@coachcenter.example"
WORDS = "Wanneer hoor ik iets?"


@dataclass
class AtWork:
    """A case that came by mail, and the mails that the directie got about it."""

    world: World
    handover: Taken
    news: Taken
    count: int = 0

    @property
    def case(self) -> Any:
        return self.world.read(lambda work: work.cases.by_id(1))

    def to_person(self) -> list[str]:
        """What staff sent to the person."""
        rows = self.world.read(lambda work: work.outbox.list(to=["complainant"]))
        return [row.content["text"] for row in rows if row.author == "staff"]

    async def replies(self, text: str, to: Taken, **headers: str) -> str:
        """Answer one of our mails, with that mail quoted below; what the directie got back."""
        self.count += 1
        own_id = f"<staff{self.count}@coachcenter.example>"
        quoted = "\n".join(f"> {line}" for line in plain(to).splitlines())
        told = {"In_Reply_To": to.message["Message-ID"], "subject": f"Re: {to.message['Subject']}", **headers}
        self.world.deliver(
            mail(text.replace("[quote]", f"Op vr 20 nov 2026 om 10:00 schreef Coachcenter <{OURS}>:\n\n{quoted}"),
                 sender=BOSS, message_id=own_id, **told)
        )  # fmt: skip
        if "Auto_Submitted" in headers:
            await self.world.until(lambda: not self.world.dovecot.folder_of(self.world.user, "INBOX"))
            return ""
        answered = lambda: [one for one in self.world.smtp.taken if one.message["In-Reply-To"] == own_id]  # noqa: E731
        await self.world.until(answered)
        return plain(answered()[0])


@pytest.fixture
async def at_work(world: World) -> AtWork:
    world.deliver(mail("Dit is een zaak over te laat komen.", message_id="<1@example.nl>"))
    handover = await world.sent(1, BOSS)
    await world.sent(1, SANNE)
    with world.service.unit_of_work() as work:
        complainant.add_information(world.service.desk(work, KEY), work.cases.by_id(1), WORDS)
        work.commit()
    world.channels.delivery.wake()
    return AtWork(world, handover, await world.saying(WORDS, BOSS))


async def test_one_word_above_the_quoted_mail_is_the_command(at_work: AtWork) -> None:
    told = await at_work.replies("neem\n\nMet vriendelijke groet,\nDe directie\n\n[quote]", at_work.handover)
    assert at_work.case.reference in told and at_work.case.owner == "directie"
    assert at_work.to_person() == []


async def test_the_number_of_a_choice_is_the_command_too(at_work: AtWork) -> None:
    await at_work.replies("1\n\n[quote]", at_work.handover)
    assert at_work.case.owner == "directie"


async def test_words_under_what_the_person_wrote_go_to_the_person_alone(at_work: AtWork) -> None:
    await at_work.replies("Ik bel u morgen.\n\n-- \nDe directie\n020 123 45 67\n\n[quote]", at_work.news)
    (sent,) = at_work.to_person()
    assert "Ik bel u morgen." in sent
    assert WORDS not in sent and "020 123" not in sent and "schreef" not in sent
    assert (await at_work.world.saying("Ik bel u morgen.", SANNE)).recipients == [SANNE]


async def test_words_below_the_quoted_mail_go_too(at_work: AtWork) -> None:
    await at_work.replies("[quote]\n\nIk bel u morgen.\n\n-- \nDe directie\n020 123 45 67\n", at_work.news)
    (sent,) = at_work.to_person()
    assert sent.endswith("\n\nIk bel u morgen."), "no number of a choice, no signature, nothing quoted"


async def test_what_the_program_asked_for_is_completed(at_work: AtWork) -> None:
    asked = await at_work.replies("antwoord\n\n[quote]", at_work.handover)
    assert "antwoord" in asked and at_work.to_person() == []
    prompt = await at_work.world.saying(asked.strip().splitlines()[0], BOSS)
    await at_work.replies("Wij bellen u vrijdag.\n\n[quote]", prompt)
    assert "Wij bellen u vrijdag." in at_work.to_person()[0]


NOT_FOR_THE_PERSON = {
    "chatter under the hand-over": ("Wat een verhaal zeg. Ik kijk er morgen naar.\n\n[quote]", "handover", {}),
    "thanks under the hand-over": ("Dank!\n\n[quote]", "handover", {}),
    "a colleague reads it too": ("Joris, pak jij dit op?\n\n[quote]", "news", {"Cc": f"Joris <{COLLEAGUE}>"}),
    "passed on to a colleague": (
        f"Kun jij dit doen?\n\n---------- Doorgestuurd bericht ----------\nVan: Coachcenter <{OURS}>\n"
        f"Onderwerp: Bericht\nAan: {BOSS}\n\nFenna schrijft: hallo\n",
        "news", {"subject": "FW: Bericht"},
    ),
    "an absence without any header": ("Ik ben afwezig tot 3 december. Bij spoed: bel het kantoor.\n\n[quote]", "news", {}),
    "talk about an answer": ("Antwoord volgt later vandaag.\n\n[quote]", "news", {}),
    "talk about a decision": ("Besluit is nog niet genomen.\n\n[quote]", "news", {}),
    "only a signature below": ("[quote]\n\n-- \nDe directie\n020 123 45 67\n", "news", {}),
    "nothing but the quote": ("[quote]", "news", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", NOT_FOR_THE_PERSON)
async def test_what_was_not_meant_for_the_person_stays(at_work: AtWork, name: str) -> None:
    text, which, headers = NOT_FOR_THE_PERSON[name]
    before = at_work.case
    told = await at_work.replies(text, getattr(at_work, which), **headers)
    assert at_work.to_person() == [] and at_work.case.status == before.status and at_work.case.owner == before.owner
    assert "niets" in told or "geen opdracht" in told


@pytest.mark.parametrize("text", ["Ik ben afwezig tot 3 december.", "neem", "antwoord Ik ben er niet."])
async def test_an_out_of_office_does_nothing_and_gets_no_answer(at_work: AtWork, text: str) -> None:
    before = len(at_work.world.smtp.taken)
    await at_work.replies(f"{text}\n\n[quote]", at_work.news, Auto_Submitted="auto-replied")
    await asyncio.sleep(0.5)
    assert at_work.to_person() == [] and at_work.case.owner is None
    assert len(at_work.world.smtp.taken) == before


async def test_thanks_under_news_about_a_case_close_nothing(at_work: AtWork) -> None:
    with at_work.world.service.unit_of_work() as work:
        complainant.report_resolved(at_work.world.service.desk(work, KEY), work.cases.by_id(1))
        work.commit()
    at_work.world.channels.delivery.wake()
    news = await at_work.world.saying("dat het is opgelost", BOSS)
    assert "sluit" in plain(news)
    told = await at_work.replies("Fijn om te horen!\n\n[quote]", news)
    assert "niets doorgestuurd" in told and at_work.case.status == "received" and at_work.to_person() == []
    await at_work.replies("sluit Fijn dat het is opgelost.\n\n[quote]", news)
    assert at_work.case.status == "closed"


async def test_two_machines_that_answer_each_other_stop(at_work: AtWork) -> None:
    """A mailbox that answers by itself and does not say so: after a few times it gets nothing back."""
    for _ in range(3):
        await at_work.replies("Uw bericht is goed ontvangen. Wij lezen het spoedig.", at_work.handover)
    before = len(at_work.world.smtp.taken)
    at_work.world.deliver(
        mail("Uw bericht is goed ontvangen. Wij lezen het spoedig.", sender=BOSS, message_id="<weer@x>",
             In_Reply_To=at_work.handover.message["Message-ID"])
    )  # fmt: skip
    await at_work.world.until(lambda: not at_work.world.dovecot.folder_of(at_work.world.user, "INBOX"))
    await asyncio.sleep(0.5)
    assert len(at_work.world.smtp.taken) == before
