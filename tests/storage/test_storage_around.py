"""The smaller parts: the vault, attachments, alerts, signing in, the access log, the service's own state."""

from datetime import timedelta

import pytest
from storage_support import NOW, a_case

LATER = NOW + timedelta(minutes=10)


@pytest.fixture
def talk(store):
    return store.conversation()


def test_the_vault_gives_and_forgets(store, talk):
    with store.work() as work:
        case = work.cases.open(**a_case(conversation_id=talk.id))
        work.addresses.add("phone", "+31201234567", case_id=case.id)
        work.addresses.add("email", "tessa@example.org", conversation_id=talk.id)
        assert [a.value for a in work.addresses.of_case(case.id, "email")] == ["tessa@example.org"]
        assert [a.kind for a in work.addresses.of_case(case.id)] == ["whatsapp", "phone", "email"]
        assert [a.kind for a in work.addresses.of_conversation(talk.id)] == ["whatsapp", "email"]
        assert work.addresses.remove(conversation_id=talk.id, kind="email") == 1
        assert work.addresses.remove(case_id=case.id, kind="phone") == 1
        assert [a.kind for a in work.addresses.of_case(case.id)] == ["whatsapp"]
        with pytest.raises(ValueError):
            work.addresses.add("email", "tessa@example.org")
        with pytest.raises(ValueError):
            work.addresses.remove(kind="email")


def test_attachments_open_again(store, talk):
    photo = bytes(range(256)) * 10
    with store.work() as work:
        row = work.attachments.add("brief van Tessa.jpg", "image/jpeg", photo, NOW, conversation_id=talk.id)
        case = work.cases.open(**a_case(conversation_id=talk.id))
        (found,) = work.attachments.of_case(case.id)
        assert (found.name, found.content_type, found.size_bytes) == (
            "brief van Tessa.jpg",
            "image/jpeg",
            2560,
        )
        assert work.attachments.of_conversation(talk.id) == [found]
        assert work.attachments.content(row) == photo
        work.attachments.remove(row)
        assert work.attachments.content(row) is None
        assert work.attachments.of_case(case.id)[0].name is None
        assert work.attachments.content(404) is None


def test_an_alert_is_taken_once(store, talk):
    with store.work() as work:
        row = work.alerts.sound(
            organisation="coachcenter",
            kind="threat",
            why="says somebody will hit",
            sentence="Hij slaat me straks.",
            at=NOW,
            to_staff="directie",
            conversation_id=talk.id,
        )
        assert work.alerts.untaken(NOW - timedelta(seconds=1)) == []
        assert [a.id for a in work.alerts.untaken(NOW)] == [row]
        assert work.alerts.escalate(row, "begeleider", LATER)
        assert work.alerts.untaken(LATER) == []
        assert [a.to_staff for a in work.alerts.untaken(LATER, escalated=True)] == ["begeleider"]
        assert work.alerts.take(row, "begeleider", LATER)
        assert not work.alerts.take(row, "directie", LATER)
        assert not work.alerts.escalate(row, "directie", LATER)
        alert = work.alerts.by_id(row)
        assert (alert.sentence, alert.taken_by, alert.taken_at) == (
            "Hij slaat me straks.",
            "begeleider",
            LATER,
        )
        case = work.cases.open(**a_case(conversation_id=talk.id))
        work.alerts.belong_to(case.id, talk.id)
        assert [a.id for a in work.alerts.of_case(case.id)] == [a.id for a in work.alerts.of_conversation(talk.id)] == [row]
        assert work.alerts.by_id(404) is None


def test_a_sign_in_works_once_and_in_time(store):
    with store.work() as work:
        work.sign_ins.offer("coachcenter", "directie", "token-1", NOW, LATER)
        work.sign_ins.offer("coachcenter", "directie", "token-2", NOW, LATER)
        assert work.sign_ins.offered_since("coachcenter", "directie", NOW) == 2
        assert work.sign_ins.redeem("token-1", NOW) == ("coachcenter", "directie")
        assert work.sign_ins.redeem("token-1", NOW) is None
        assert work.sign_ins.redeem("token-2", LATER) is None
        assert work.sign_ins.redeem("token-3", NOW) is None


def test_a_session_ends(store):
    with store.work() as work:
        for token in ("one", "two", "three"):
            work.sign_ins.begin_session("coachcenter", "directie", token, NOW, LATER)
        session = work.sign_ins.session("one", NOW)
        assert (session.organisation, session.staff, session.expires_at) == ("coachcenter", "directie", LATER)
        assert work.sign_ins.session("one", LATER) is None
        work.sign_ins.end_session("one", NOW)
        assert work.sign_ins.session("one", NOW) is None
        assert work.sign_ins.end_sessions_of("coachcenter", "directie", NOW) == 2
        assert work.sign_ins.session("two", NOW) is None
        assert work.sign_ins.forget_before(LATER + timedelta(days=1)) == 3


def test_the_access_log_tells_who_looked(store):
    with store.work() as work:
        case = work.cases.open(**a_case())
        work.access_log.append("coachcenter", "directie", "read", NOW, case.id)
        work.access_log.append("weres-4-u", "medewerker", "list", LATER)
        first, second = work.access_log.list()
        assert (first.who, first.what, first.reference) == ("directie", "read", case.reference)
        assert second.reference is None
        assert work.access_log.list("coachcenter") == work.access_log.list(case_id=case.id) == [first]
        assert work.access_log.list(since=LATER) == [second]


def test_the_service_remembers(store):
    with store.work() as work:
        assert work.state.get("clock_offset") is None
        work.state.put("clock_offset", "0", NOW)
        work.state.put("clock_offset", "3600", LATER)
        assert (work.state.get("clock_offset"), work.state.since("clock_offset")) == ("3600", LATER)
        work.state.forget("clock_offset")
        assert work.state.get("clock_offset") is None
