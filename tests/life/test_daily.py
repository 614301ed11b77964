"""The day's work: unfinished talks, retention, and that it is done once a day and survives being asked again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.cases.opening import open_case
from bot.bootstrap import Service
from bot.daily import daily, next_at
from bot.follow_ups import rehearse
from bot.settings import Settings
from bot.staff.commands import execute

W4U, COA, IZW = "weres-4-u", "coachcenter", "iederzijnwerk-arbeidscoaching"
BEGIN = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
STORY = "Er belde niemand terug."


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(
        Settings(
            data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'v.sqlite'}", master_key_file=tmp_path / "k",
            clock=BEGIN,
        )
    )  # fmt: skip
    made.prepare()
    yield made
    made.close()


def begin(service: Service, channel: str = "web", phase: str = "intake", **answers: Any) -> int:
    """A talk in which something was told and nothing was handed over."""
    from dataclasses import replace

    with service.unit_of_work() as work:
        row, _, _ = work.conversations.find_or_begin(channel, W4U, f"sender-{channel}-{phase}", service.clock.now())
        talk = work.conversations.lock(row)
        state = {"talk": {"phase": phase, "story": [STORY], "language": "nl", "form": "u", "asked": "more"},
                 "answers": answers, "seen": 0}  # fmt: skip
        work.conversations.save(replace(talk, last_inbound_at=service.clock.now()), state, at=service.clock.now())
        work.commit()
    return row


def texts(service: Service, talk: int) -> list[str]:
    with service.unit_of_work(read_only=True) as work:
        return [(row.content or {}).get("text") or "" for row in work.outbox.after(talk, 0)]


def after(service: Service, days: float) -> None:
    rehearse(service, service.clock.now() + timedelta(days=days))


def test_unfinished_is_reminded_once_on_a_working_day(service: Service) -> None:
    talk = begin(service)
    after(service, 2.5)  # Sunday night
    assert texts(service, talk) == []
    after(service, 1)
    (text,) = texts(service, talk)
    assert "zondag 20 december 2026" in text
    after(service, 20)
    assert len(texts(service, talk)) == 1


@pytest.mark.parametrize("answers", [{"others_read": True}, {"opt_in": False}])
def test_no_reminder_where_others_read_along(service: Service, answers: dict[str, Any]) -> None:
    talk = begin(service, "telegram", **answers)
    after(service, 10)
    assert texts(service, talk) == []


def test_wiped_after_the_days_that_were_told(service: Service) -> None:
    talk = begin(service)
    after(service, 30)
    with service.unit_of_work(read_only=True) as work:
        assert work.conversations.by_id(talk).state["talk"]["story"] == [STORY]
    after(service, 1.5)
    with service.unit_of_work(read_only=True) as work:
        assert not work.conversations.by_id(talk).state
        assert work.conversations.find("web", W4U, "sender-web-intake") is None
    assert texts(service, talk) == [""]  # the reminder went as well


def test_second_intake_is_wiped_and_the_first_case_stays_reachable(service: Service) -> None:
    with service.unit_of_work() as work:
        row, _, _ = work.conversations.find_or_begin("telegram", W4U, "12345", service.clock.now())
        desk = service.desk(work, W4U)
        opened = open_case(
            desk, conversation=work.conversations.by_id(row), channel="telegram", language="nl",
            answers={"role": "client"}, story=[STORY],
        )  # fmt: skip
        talk = work.conversations.rekey(work.conversations.by_id(row), service.clock.now())
        state = {"talk": {"phase": "intake", "story": ["Iets nieuws."], "language": "nl", "form": "u"}, "answers": {}}
        work.conversations.save(talk, state, at=service.clock.now())
        work.commit()
    after(service, 32)
    with service.unit_of_work() as work:
        talk = work.conversations.by_id(row)
        assert talk.case_id == opened.case.id and talk.state["talk"]["reference"] == opened.case.reference
        assert "Iets nieuws." not in str(talk.state)
        assert [one.value for one in work.addresses.of_conversation(row, "telegram")][-1] == "12345"
        desk = service.desk(work, W4U)
        user = desk.organisation.staff["medewerker"]
        assert execute(desk, user, f"antwoord {opened.case.reference} We bellen u.").ok


def test_kept_as_long_as_the_procedure_says(service: Service) -> None:
    with service.unit_of_work() as work:
        desk = service.desk(work, COA)
        row, _, _ = work.conversations.find_or_begin("web", COA, "s", desk.now)
        opened = open_case(
            desk, conversation=work.conversations.by_id(row), channel="web", language="nl",
            answers={"role": "client", "official": "yes"}, story=[STORY],
        )  # fmt: skip
        assert execute(desk, desk.organisation.staff["directie"], f"sluit {opened.case.reference} Klaar.").ok
        work.commit()
    rehearse(service, datetime.fromisoformat("2028-11-20T12:00:00+01:00"))
    with service.unit_of_work(read_only=True) as work:
        assert work.cases.by_id(opened.case.id).erased_at is None
    rehearse(service, datetime.fromisoformat("2028-11-21T12:00:00+01:00"))
    with service.unit_of_work(read_only=True) as work:
        left = work.cases.by_id(opened.case.id)
    assert left.erased_at is not None and left.content is None and left.statistics["role"] == "client"


@pytest.mark.parametrize(("months", "gone"), [(None, "2028-11-21"), (6, "2027-05-21"), (0, None)])
def test_where_the_procedure_is_silent_the_setting_says_how_long(tmp_path: Path, months: int | None, gone: str | None) -> None:
    told = {} if months is None else {W4U: {"keep_months": months}}
    made = Service(
        Settings(data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'v.sqlite'}", master_key_file=tmp_path / "k",
                 clock=BEGIN, raw_organisations=told)
    )  # fmt: skip
    made.prepare()
    try:
        with made.unit_of_work() as work:
            desk = made.desk(work, W4U)
            row, _, _ = work.conversations.find_or_begin("web", W4U, "s", desk.now)
            opened = open_case(
                desk, conversation=work.conversations.by_id(row), channel="web", language="nl",
                answers={"role": "client"}, story=[STORY],
            )  # fmt: skip
            assert execute(desk, desk.organisation.staff["medewerker"], f"sluit {opened.case.reference}").ok
            work.commit()
        for day in ("2027-05-20", "2027-05-21", "2028-11-20", "2028-11-21", "2030-01-02"):
            with made.unit_of_work() as work:
                made.clock.set(datetime.fromisoformat(f"{day}T12:00:00+01:00"), work)
                work.commit()
            daily(made)
            with made.unit_of_work(read_only=True) as work:
                erased = work.cases.by_id(opened.case.id).erased_at is not None
            assert erased == (gone is not None and day >= gone), day
    finally:
        made.close()


def test_a_length_of_keeping_that_is_no_number_is_named() -> None:
    from bot.settings import SettingsError, build_organisations
    from procedures.load import load_all

    with pytest.raises(SettingsError, match="keep_months"):
        build_organisations(Settings(raw_organisations={W4U: {"keep_months": "twee jaar"}}), load_all())


def test_once_a_day_from_nine(service: Service) -> None:
    assert next_at(service) >= BEGIN
    assert daily(service) and not daily(service)
    assert next_at(service).isoformat().startswith("2026-11-21T08:00")  # nine in Amsterdam
    with service.unit_of_work() as work:
        service.clock.set(datetime.fromisoformat("2026-11-21T08:59:00+01:00"), work)
        work.commit()
    assert not daily(service)
    with service.unit_of_work() as work:
        service.clock.set(datetime.fromisoformat("2026-11-21T09:00:01+01:00"), work)
        work.commit()
    assert daily(service)


def test_trouble_in_one_part_leaves_the_others(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    from actions.cases import unfinished

    begin(service)

    def fail(*_: Any) -> bool:
        raise RuntimeError("made up")

    monkeypatch.setattr(unfinished, "remind", fail)
    after(service, 4)
    with service.unit_of_work(read_only=True) as work:
        assert work.state.get("daily") == "2026-11-24"


def test_a_closing_letter_goes_when_its_wait_is_over(service: Service) -> None:
    """Carrying it out ends everything that waits for the case, itself included: it must be done all the same."""
    with service.unit_of_work() as work:
        desk = service.desk(work, IZW)
        row, _, _ = work.conversations.find_or_begin("web", IZW, "s", desk.now)
        opened = open_case(
            desk, conversation=work.conversations.by_id(row), channel="web", language="nl",
            answers={"role": "client", "official": "yes"}, story=[STORY],
        )  # fmt: skip
        ref, user = opened.case.reference, desk.organisation.staff["directie"]
        assert execute(desk, user, f"besluit {ref} U heeft gelijk.").ok
        assert "wacht" in execute(desk, user, f"sluit {ref}").text
        work.commit()
    after(service, 10)
    with service.unit_of_work(read_only=True) as work:
        assert work.cases.by_id(opened.case.id).status == "closed"
        (letter,) = [one for one in work.follow_ups.of_case(opened.case.id) if one.what == "closing_letter"]
        assert (letter.status, letter.outcome) == ("done", "closed without an answer")
    assert [text for text in texts(service, row) if "heeft " + ref + " afgesloten" in text]
