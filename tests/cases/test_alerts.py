"""Alerts: whom they reach, what they hold, and what happens when nobody takes them."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from cases_support import ALL, BUC, COA, IBO, IZW, W4U, World

from actions import alerts
from actions.alerts import alert_id_of, alert_reference
from actions.cases import alert_acts
from actions.organisation import StaffUser
from storage.retention import erase_conversation

SENTENCE = "Hij slaat me. Ik ben Fenna Testerma en mijn nummer is 06 12345678."
FIRST = {
    W4U: "medewerker",
    BUC: "leidinggevende",
    IZW: "directie",
    IBO: "vertrouwenspersoon",
    COA: "directie",
}


@contextmanager
def around(world: World, key: str, sender: str = "somebody", channel: str = "web"):
    with world.at(key) as desk:
        row, _, _ = desk.work.conversations.find_or_begin(channel, key, sender, world.now)
        yield SimpleNamespace(
            now=world.now, procedure=desk.procedure, organisation=desk.organisation, channel=channel,
            conversation_id=row, work=desk.work,
        )  # fmt: skip


def sound(world: World, key: str, **more) -> str | None:
    answers = {"name": "Fenna Testerma", **more.pop("answers", {})}
    told = {"kind": "violence", "why": "Iemand zegt geslagen te worden.", "sentence": SENTENCE, **more}
    with around(world, key) as here:
        return alerts.danger(here, answers=answers, **told).reference


def rows(world: World, key: str) -> list:
    with world.at(key) as desk:
        return [row for row in desk.work.outbox.list(key) if row.kind == "alert"]


@pytest.mark.parametrize("number", [1, 31, 32, 12345, 32**4 + 7])
def test_reference_reads_back(number: int) -> None:
    assert alert_id_of(alert_reference(number).lower()) == number


@pytest.mark.parametrize("text", ["A-", "A-0O1I", "B-2222", "A-22", "", "A-2222 x"])
def test_no_reference(text: str) -> None:
    assert alert_id_of(text) is None


@pytest.mark.parametrize("key", ALL)
def test_goes_to_the_danger_contact_without_name_or_number(world: World, key: str) -> None:
    name = sound(world, key)
    (row,) = rows(world, key)
    assert row.to == f"staff:{FIRST[key]}" and row.priority > 0
    text = row.content["text"]
    assert "Hij slaat me" in text and "geweld" in text and f"antwoord {name}" in text
    for hidden in ("Fenna", "Testerma", "12345678"):
        assert hidden not in text


def test_untaken_goes_to_the_deputy_after_ten_minutes(world: World) -> None:
    sound(world, IZW)
    assert world.run_until(world.now + timedelta(minutes=9)) == []
    assert world.run_until(world.now + timedelta(minutes=1)) == [("alert_escalation", "passed on")]
    assert [row.to for row in rows(world, IZW)] == ["staff:directie", "staff:leidinggevende"]


@pytest.mark.parametrize("sentence", ["Mijn begeleider slaat me.", "Hij bedreigt me.", "O treinador me bate"])
def test_never_to_a_helper_who_may_be_meant(world: World, sentence: str) -> None:
    sound(world, IBO, sentence=sentence, kind="threat")
    world.run_until(world.now + timedelta(days=3))
    assert {row.to for row in rows(world, IBO)} == {"staff:vertrouwenspersoon"}
    assert not world.do(IBO, "begeleider", "zaken").text.startswith("⚠")


_NO_HELPER_MEANT = [("Papa slaat me.", "violence"), ("Ik wil niet meer leven.", "suicide")]


@pytest.mark.parametrize(("sentence", "kind"), _NO_HELPER_MEANT)
def test_to_the_deputy_where_no_helper_is_meant(world: World, sentence: str, kind: str) -> None:
    sound(world, IBO, sentence=sentence, kind=kind, answers={"feels_safe": True})
    with around(world, IBO) as here:
        talk = here.work.conversations.lock(here.conversation_id)
        here.work.conversations.save(talk, {"answers": {"feels_safe": True}}, at=world.now)
    world.run_until(world.now + timedelta(minutes=11))
    assert [row.to for row in rows(world, IBO)] == ["staff:vertrouwenspersoon", "staff:begeleider"]


@pytest.mark.parametrize(("sentence", "kind"), _NO_HELPER_MEANT)
def test_again_to_the_first_where_nobody_asked_whether_the_helper_is_safe(world: World, sentence: str, kind: str) -> None:
    sound(world, IBO, sentence=sentence, kind=kind)
    world.run_until(world.now + timedelta(minutes=11))
    assert [row.to for row in rows(world, IBO)] == ["staff:vertrouwenspersoon"] * 2


def test_a_wish_to_die_because_of_the_helper_does_not_reach_that_helper(world: World) -> None:
    sound(world, IBO, sentence="Ik wil dood.", kind="suicide", story="mijn begeleider pest mij al maanden")
    world.run_until(world.now + timedelta(days=3))
    assert {row.to for row in rows(world, IBO)} == {"staff:vertrouwenspersoon"}


def test_never_to_somebody_whose_name_is_in_the_words(world: World) -> None:
    staff = {name: StaffUser(name, ("directie",)) for name in ("tom", "ans")}
    world.settings[COA] = {"staff": staff}
    sound(world, COA, sentence="Tom heeft me geslagen.")
    world.run_until(world.now + timedelta(days=2))
    assert {row.to for row in rows(world, COA)} == {"staff:ans"}


def test_untaken_is_said_every_day_until_somebody_takes_it(world: World) -> None:
    name = sound(world, COA)
    world.run_until(world.now + timedelta(days=3))
    assert len(rows(world, COA)) == 4  # at once, after ten minutes, and on the two days after
    assert world.do(COA, "directie", "zaken").text.startswith(f"⚠ {name} · geweld · sinds")
    assert "Hij slaat me" in world.do(COA, "directie", f"zaak {name}").text
    world.do(COA, "directie", f"neem {name}")
    world.run_until(world.now + timedelta(days=3))
    assert len(rows(world, COA)) == 4  # at once, after ten minutes, and on the two days after
    assert "⚠" not in world.do(COA, "directie", "zaken").text


def test_what_a_wiped_talk_leaves(world: World) -> None:
    name = sound(world, IZW)
    with around(world, IZW) as here:
        erase_conversation(here.work, here.work.conversations.lock(here.conversation_id), world.now)
    assert "Hij slaat me" in world.do(IZW, "directie", f"zaak {name}").text
    refused = world.do(IZW, "directie", f"antwoord {name} hallo")
    assert not refused.ok and "gewist" in refused.text
    assert world.do(IZW, "directie", f"neem {name}").ok
    world.run_until(world.now + timedelta(days=31))
    with world.at(IZW) as desk:
        assert alert_acts.forget(desk)
        assert [one.sentence for one in desk.work.alerts.open_of(IZW)] == []


def test_who_wants_a_person_after_danger_does_not_get_the_helper(world: World) -> None:
    sound(world, IBO, sentence="Mijn begeleider slaat me.")
    with around(world, IBO) as here:
        alerts.wants_a_person(here, answers={}, story="Mijn begeleider slaat me.")
    assert rows(world, IBO)[-1].to == "staff:vertrouwenspersoon"


def test_taken_goes_no_further(world: World) -> None:
    name = sound(world, IZW)
    assert world.do(IZW, "directie", f"neem {name.lower()}").ok
    assert not world.do(IZW, "directie", f"neem {name}").ok
    assert world.run_until(world.now + timedelta(minutes=11)) == [("alert_escalation", "taken")]


def test_with_nobody_next_it_is_repeated(world: World) -> None:
    sound(world, COA)
    assert world.run_until(world.now + timedelta(minutes=11)) == [("alert_escalation", "repeated")]
    assert [row.to for row in rows(world, COA)] == ["staff:directie"] * 2


def test_never_to_whom_it_is_about(world: World) -> None:
    sound(world, IZW, answers={"about_whom": {"name": "de directie", "kind": "staff", "staff": None}})
    assert [row.to for row in rows(world, IZW)] == ["staff:leidinggevende"]
    world.run_until(world.now + timedelta(minutes=11))
    assert "staff:directie" not in [row.to for row in rows(world, IZW)]


def test_nobody_left_leaves_an_alert_on_record(world: World) -> None:
    assert (
        sound(world, COA, answers={"about_whom": {"name": "directie", "kind": "staff", "staff": "directie"}})
        is None
    )
    assert rows(world, COA) == []
    with around(world, COA) as here:
        assert len(here.work.alerts.of_conversation(here.conversation_id)) == 1


def test_confidential_reaches_the_confidant_alone(world: World) -> None:
    opened = world.open(BUC, feels_safe=False)
    sound(world, BUC, reference=opened.case.reference)
    sound(world, BUC, answers={"confidant_only": True})
    world.run_until(world.now + timedelta(minutes=11))
    assert {row.to for row in rows(world, BUC)} == {"staff:vertrouwenspersoon"}


def test_the_same_danger_again_is_added_and_not_begun_anew(world: World) -> None:
    first = sound(world, IZW)
    assert sound(world, IZW, again=True) == first
    assert len(rows(world, IZW)) == 2 and "Nog een bericht" in rows(world, IZW)[1].content["text"]
    world.do(IZW, "directie", f"neem {first}")
    sound(world, IZW, again=True)
    assert rows(world, IZW)[-1].to == "staff:directie"


def test_staff_answer_through_the_talk(world: World) -> None:
    name = sound(world, IZW)
    assert not world.do(IZW, "medewerker", f"antwoord {name} hallo").ok
    assert not world.do(IZW, "directie", f"antwoord {name}").ok
    assert not world.do(IZW, "directie", f"sluit {name}").ok
    outcome = world.do(IZW, "directie", f"antwoord {name} Ik lees mee. Kunt u praten?")
    assert outcome.ok
    with world.at(IZW) as desk:
        told = [row for row in desk.work.outbox.list(IZW) if row.to == "complainant"]
        (alert,) = desk.work.alerts.of_conversation(told[0].conversation_id)
    assert told[0].content["text"].endswith("Ik lees mee. Kunt u praten?")
    assert alert.taken_by == "directie"


def test_an_alert_of_another_organisation_is_unknown(world: World) -> None:
    name = sound(world, IZW)
    assert "niet bekend" in world.do(BUC, "leidinggevende", f"neem {name}").text


def test_somebody_who_turns_out_to_be_meant_may_no_longer_answer(world: World) -> None:
    name = sound(world, IZW)
    with world.at(IZW) as desk:
        from actions.cases.opening import open_case

        conversation = desk.work.conversations.find("web", IZW, "somebody")
        open_case(
            desk, conversation=conversation, channel="web", language="nl", story=["Het gaat over de directie."],
            answers={"role": "client", "about_whom": {"name": "directie", "kind": "staff", "staff": "directie"}},
        )  # fmt: skip
    assert not world.do(IZW, "directie", f"antwoord {name} hallo").ok
    assert world.do(IZW, "leidinggevende", f"antwoord {name} hallo").ok


def test_wants_a_person(world: World) -> None:
    with around(world, IZW) as here:
        name = alerts.wants_a_person(here, answers={})
    (row,) = rows(world, IZW)
    assert row.to == "staff:medewerker" and f"antwoord {name}" in row.content["text"]
    # Friday morning: the next working morning is Monday.
    assert world.run_until(world.now + timedelta(days=2)) == []
    assert world.run_until(world.now + timedelta(days=1)) == [("alert_escalation", "repeated")]


def test_wants_a_person_about_a_case_reaches_its_owner(world: World) -> None:
    opened = world.open(IZW)
    world.do(IZW, "leidinggevende", f"neem {opened.case.reference}")
    with around(world, IZW) as here:
        alerts.wants_a_person(here, reference=opened.case.reference, answers={})
    assert rows(world, IZW)[-1].to == "staff:leidinggevende"


def test_alert_goes_to_the_own_chat(world: World) -> None:
    world.settings[W4U] = {"staff": {"medewerker": StaffUser("medewerker", ("medewerker",), telegram=12345)}}
    sound(world, W4U)
    (row,) = rows(world, W4U)
    assert (row.channel, row.status) == ("telegram", "waiting")


def test_taking_a_case_takes_its_alert(world: World) -> None:
    opened = world.open(IZW)
    sound(world, IZW, reference=opened.case.reference)
    assert world.case(opened).danger
    world.do(IZW, "medewerker", f"neem {opened.case.reference}")
    with world.at(IZW) as desk:
        assert desk.work.alerts.of_case(opened.case.id)[0].taken_by == "medewerker"


def test_other_people_by_then_still_hear_of_it(world: World) -> None:
    sound(world, IZW)
    world.settings[IZW] = {"staff": {"piet": replace(world.user(IZW, "directie"), name="piet")}}
    assert world.run_until(world.now + timedelta(minutes=11)) == [("alert_escalation", "repeated")]
    assert rows(world, IZW)[-1].to == "staff:piet"


def test_who_it_is_about_is_asked_again_when_it_is_passed_on(world: World) -> None:
    name = sound(world, IZW)
    with around(world, IZW) as here:
        talk = here.work.conversations.lock(here.conversation_id)
        about = {"name": "leidinggevende", "kind": "staff", "staff": "leidinggevende"}
        here.work.conversations.save(talk, {"answers": {"about_whom": about}}, at=world.now)
    world.run_until(world.now + timedelta(minutes=11))
    assert {row.to for row in rows(world, IZW)} == {"staff:directie"}
    assert not world.do(IZW, "leidinggevende", f"neem {name}").ok


def test_trouble_with_names_keeps_no_alarm_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str) -> list:
        raise ValueError(text)

    monkeypatch.setattr("nlu.people.identifying_details", broken)
    sound(world, IZW)
    text = rows(world, IZW)[0].content["text"]
    assert "Hij slaat me" in text and "Testerma" not in text and "12345678" not in text
