"""What a person wrote, cut out of what mail programs make of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
import yaml
from email_support import ORGANISATION, OURS, SANNE, TOKENS, FakeRecords, reader

from bot.bootstrap import Service
from bot.channels.email.html_text import as_text
from bot.channels.email.parsing import Received
from bot.channels.email.quotes import without_quotes
from bot.channels.email.records import StoredRecords
from bot.channels.email.threads import Sent
from bot.channels.intake import Intake
from bot.settings import Settings


@dataclass
class StoredSamples:
    """Takes a mail in as it would be, without answering it."""

    service: Service

    def take(self, raw: bytes) -> tuple[str, bool, bytes]:
        """The text stored, whether a person must look at the whole, and the whole as it was kept."""
        address = f"{SANNE}#<first-{time.monotonic_ns()}@example.nl>"
        event = reader(FakeRecords({7: Sent(address, None)})).event(raw, 0.0)
        assert isinstance(event, Received)
        intake = Intake(self.service, takes_turns=False)
        asyncio.run(intake.receive("email", ORGANISATION, event.inbound))
        StoredRecords(self.service, ORGANISATION).keep_whole(event.inbound, raw)
        with self.service.unit_of_work(read_only=True) as work:
            stored = work.inbox.find("email", ORGANISATION, event.inbound.external_id, address)
            (message,) = work.inbox.messages(stored.conversation_id)
            (kept,) = work.attachments.of_conversation(stored.conversation_id)
            return message.payload["text"], event.inbound.extra["show_whole"], work.attachments.content(kept.id)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoredSamples]:
    folder = tmp_path_factory.mktemp("samples")
    url = f"sqlite:///{folder / 'v.sqlite'}"
    service = Service(Settings(data_dir=folder, database_url=url, master_key_file=folder / "key"))
    service.prepare()
    yield StoredSamples(service)
    service.close()


SAMPLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "quote_samples.yml").read_text("utf-8"))


def test_there_are_at_least_forty_samples_with_a_name_each() -> None:
    names = [sample["name"] for sample in SAMPLES]
    assert len(set(names)) == len(names) >= 40


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_only_the_persons_own_words_stay(sample: dict[str, Any]) -> None:
    reply = without_quotes(as_text(sample["html"]) if "html" in sample else sample["mail"])
    assert reply.text == sample["said"]
    for flag in ("inline", "forwarded", "doubtful"):
        assert getattr(reply, flag) == sample.get(flag, False), flag


@pytest.mark.parametrize("sample", [s for s in SAMPLES if "mail" in s], ids=lambda sample: sample["name"])
def test_windows_line_ends_and_trailing_spaces_change_nothing(sample: dict[str, Any]) -> None:
    lines = sample["mail"].split("\n")
    padded = "\n".join(line if line.startswith("-- ") else line + "  " for line in lines)
    assert without_quotes(padded).text.split() == sample["said"].split()


@pytest.mark.parametrize(
    "text",
    [
        "Op " * 30_000,
        "> " * 40_000,
        "Van: a\n" * 10_000,
        "a@b " * 20_000,
        "1. x\n> 1. y\n" * 5_000,
        "-" * 60_000,
        "Op 1 " + "x " * 30_000 + ":",
    ],
    ids=lambda text: text[:6],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.perf_counter()
    without_quotes(text)
    assert time.perf_counter() - began < 3


def as_mail(sample: dict[str, Any]) -> bytes:
    """A sample as it would come in, in answer to a mail of ours."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = SANNE, OURS, "Re: Bericht van Coachcenter"
    made["Message-ID"], made["In-Reply-To"] = "<2@example.nl>", TOKENS.message_id(7)
    if "html" in sample:
        made.set_content(sample["html"], subtype="html")
    else:
        made.set_content(sample["mail"])
    return made.as_bytes()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_the_text_comes_in_and_the_whole_mail_is_kept(sample: dict[str, Any], stored: StoredSamples) -> None:
    raw = as_mail(sample)
    text, show_whole, whole = stored.take(raw)
    assert text == sample["said"] and whole == raw
    assert show_whole == sample.get("doubtful", False)
