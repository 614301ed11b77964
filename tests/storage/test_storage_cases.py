"""Cases, their deadlines and their history."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from storage_support import NOW, a_case

from storage.deadlines import NewDeadline
from storage.errors import NotFound, StaleVersion
from storage.references import new_return_code

ACKNOWLEDGE = NewDeadline(
    "acknowledge",
    "COA-07",
    "term",
    "Tien werkdagen na 20 november 2026.",
    date(2026, 11, 20),
    date(2026, 12, 4),
    "directie",
)
HEARING = NewDeadline("hearing_invitation", "COA-15", "term", "Telt vanaf de ontvangstbevestiging.")


@pytest.fixture
def case(store):
    with store.work() as work:
        opened = work.cases.open(**a_case())
        work.commit()
    return opened


def test_an_opened_case_reads_back(store, case):
    assert re.fullmatch(r"COA-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}", case.reference)
    with store.work(read_only=True) as work:
        assert work.cases.by_id(case.id) == case
        assert work.cases.by_reference(case.reference, lock=True) == case
        assert work.cases.by_reference("COA-AAAA-AA") is None
    assert case.content["complainant"]["name"] == "Tessa Testpersoon"


def test_a_saved_case_reads_back(store, case):
    changed = replace(
        case,
        status="acknowledged",
        owner="directie",
        acknowledged_at=NOW,
        retention_until=date(2028, 11, 20),
        content={"summary": "Kort"},
        statistics={"about": "staff_member", "satisfaction": 7},
    )
    with store.work() as work:
        saved = work.cases.save(changed)
        work.commit()
    with store.work() as work:
        assert work.cases.by_id(case.id) == saved
    assert saved.version == 2


def test_an_older_version_is_refused(store, case):
    with store.work() as work:
        work.cases.save(case)
        with pytest.raises(StaleVersion):
            work.cases.save(case)
        with pytest.raises(StaleVersion):
            work.cases.save(case, expected_version=7)


def test_a_second_case_needs_a_second_key(store):
    talk = store.conversation()
    with store.work() as work:
        assert work.cases.open(**a_case(conversation_id=talk.id)).key_id == talk.key_id
        with pytest.raises(ValueError, match="next key"):
            work.cases.open(**a_case(conversation_id=talk.id))


def test_a_return_code_opens_the_case_however_it_is_typed(store):
    code = new_return_code()
    with store.work() as work:
        case = work.cases.open(**a_case(return_code=code))
        other = work.cases.open(**a_case())
        assert work.cases.by_return_code(case.reference, code.lower().replace("-", " ")) == case
        assert work.cases.by_return_code(case.reference, new_return_code()) is None
        assert work.cases.by_return_code(other.reference, code) is None
        assert work.cases.by_return_code("COA-AAAA-AA", code) is None
        work.cases.set_return_code(case.id, None)
        assert work.cases.by_return_code(case.reference, code) is None
        with pytest.raises(NotFound):
            work.cases.set_return_code(404, code)


def test_cases_are_listed_by_organisation_and_status(store, case):
    with store.work() as work:
        closed = work.cases.open(**a_case(status="closed"))
        work.cases.open(**a_case(organisation="weres-4-u", prefix="W4U"))
        assert len(work.cases.list()) == 3
        assert [c.id for c in work.cases.list("coachcenter")] == [case.id, closed.id]
        assert [c.id for c in work.cases.list("coachcenter", "closed")] == [closed.id]
        assert [c.id for c in work.cases.list("coachcenter", ["closed", "received"])] == [case.id, closed.id]
        assert [c.id for c in work.cases.list("coachcenter", open_only=True)] == [case.id]
        assert work.cases.list("coachcenter", with_content=False)[0].content is None


def test_cases_are_found_by_year_conversation_and_retention(store):
    talk = store.conversation()
    with store.work() as work:
        case = work.cases.open(**a_case(conversation_id=talk.id, retention_until=date(2027, 1, 1)))
        start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
        assert [c.id for c in work.cases.received_between("coachcenter", start, end)] == [case.id]
        assert work.cases.received_between("coachcenter", start, NOW) == []
        assert work.cases.of_conversation(talk.id) == [case]
        assert work.cases.past_retention(date(2027, 1, 1)) == []
        assert [c.id for c in work.cases.past_retention(date(2027, 1, 2))] == [case.id]


def test_deadlines_run_and_end(store, case):
    with store.work() as work:
        acknowledge, hearing = work.cases.add_deadlines(case.id, [ACKNOWLEDGE, HEARING])
        assert (acknowledge.status, acknowledge.due, hearing.due) == ("open", date(2026, 12, 4), None)
        assert work.cases.running_until(date(2026, 12, 3)) == []
        assert work.cases.running_until(date(2026, 12, 4)) == [acknowledge]
        assert work.cases.running_until(date(2026, 12, 4), "weres-4-u") == []
        assert work.cases.end_deadlines(case.id, "acknowledge", "met", NOW) == 1
        assert work.cases.end_deadlines(case.id, "acknowledge", "missed") == 0
        work.cases.set_deadline_due(hearing.id, date(2026, 12, 18), "Nieuw.", start_on=date(2026, 12, 4))
        met, running = work.cases.deadlines(case.id)
        assert (met.status, met.met_at) == ("met", NOW)
        assert (running.due, running.start_on, running.status) == (
            date(2026, 12, 18),
            date(2026, 12, 4),
            "open",
        )
        work.cases.set_deadline_due(running.id, date(2027, 1, 8), "Verlengd.", status="extended")
        assert [d.status for d in work.cases.running_until(date(2027, 1, 8))] == ["extended"]
        work.cases.set_deadline_status(running.id, "missed")
        assert work.cases.deadlines_of([case.id, 404]) == {case.id: work.cases.deadlines(case.id), 404: []}
        with pytest.raises(ValueError):
            work.cases.set_deadline_status(running.id, "forgotten")


def test_history_keeps_the_order_and_the_words(store, case):
    with store.work() as work:
        work.history.append(case.id, "opened", "complainant", None, NOW)
        work.history.append(
            case.id, "note", "staff", "Tessa gebeld.", NOW + timedelta(hours=1), actor="directie"
        )
        opened, note = work.history.of(case.id)
        assert (opened.event, opened.by, opened.note, opened.actor) == ("opened", "complainant", None, None)
        assert (note.note, note.actor, note.at) == ("Tessa gebeld.", "directie", NOW + timedelta(hours=1))
        assert work.history.redact(case.id, lambda text: text.replace("Tessa", "[weggelaten]")) == 1
        assert work.history.of(case.id)[1].note == "[weggelaten] gebeld."
        with pytest.raises(NotFound):
            work.history.append(404, "opened", "system", "", NOW)
