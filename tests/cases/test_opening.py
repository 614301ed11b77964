"""Opening: the step, who gets it, the rows, the follow-ups and the hand-over, for each organisation and kind."""

from datetime import date

import pytest
from cases_support import ALL, BUC, COA, IBO, IZW, W4U, World

from actions.organisation import StaffUser

CONCERN_STEPS = {
    W4U: ("gesprek", "medewerker", False),
    BUC: ("gesprek", "medewerker", False),
    IZW: ("medewerker", "medewerker", False),
    IBO: ("begeleider", "begeleider", False),
    COA: ("directie", "directie", False),
}
OFFICIAL_STEPS = {
    W4U: ("klachtenportaal-zorg", "medewerker"),
    BUC: ("klacht", "leidinggevende"),
    IZW: ("leidinggevende-of-directie", "directie"),
    IBO: ("klachtencommissie", "begeleider"),
    COA: ("directie", "directie"),
}


@pytest.mark.parametrize("key", ALL)
def test_concern_begins_at_the_first_step(world: World, key: str) -> None:
    opened = world.open(key)
    step, handler, confidential = CONCERN_STEPS[key]
    case = opened.case
    assert (case.step_key, case.handler, case.confidential) == (step, handler, confidential)
    assert case.kind == "concern" and case.status == "received"
    assert [user.name for user in opened.handler_staff] == [handler]
    assert world.events(opened) == ["opened", "confirmed", "handed_over"]


@pytest.mark.parametrize("key", ALL)
def test_official_complaint_begins_at_the_official_step(world: World, key: str) -> None:
    opened = world.official(key)
    assert (opened.case.step_key, opened.case.handler) == OFFICIAL_STEPS[key]
    assert opened.case.kind == "official_complaint"
    assert opened.case.official_at == world.now


ROWS = {
    (IZW, "concern"): {"acknowledge": "2026-11-27"},
    (IZW, "official"): {
        "acknowledge": "2026-11-27", "respond": "2026-12-18", "not_admitted_notice": "2026-12-18", "contact": None,
    },
    (BUC, "concern"): {},
    (BUC, "official"): {"respond": "2027-01-04"},
    (COA, "concern"): {},
    (COA, "official"): {"acknowledge": "2026-12-04", "hearing_invitation": None, "settle": "2026-12-20"},
    (W4U, "concern"): {}, (W4U, "official"): {}, (IBO, "concern"): {}, (IBO, "official"): {},
}  # fmt: skip


@pytest.mark.parametrize(("key", "kind"), list(ROWS))
def test_deadline_rows(world: World, key: str, kind: str) -> None:
    opened = world.official(key) if kind == "official" else world.open(key)
    rows = {one.key: one.due and one.due.isoformat() for one in opened.deadlines}
    assert rows == ROWS[key, kind]
    for one in opened.deadlines:
        assert one.why.endswith(".") and one.status == "open"


@pytest.mark.parametrize(("key", "kind"), list(ROWS))
def test_reminders_or_an_internal_look(world: World, key: str, kind: str) -> None:
    opened = world.official(key) if kind == "official" else world.open(key)
    planned = [one.what for one in world.planned(opened)]
    for row, due in ROWS[key, kind].items():
        wanted = 2 if due else 0
        assert planned.count(f"reminder:{row}") == wanted, row
        assert planned.count(f"missed:{row}") == bool(due)
        assert planned.count(f"tell_missed:{row}") == bool(due)
    assert ("internal_follow_up" in planned) == (not ROWS[key, kind])


def test_internal_look_comes_after_two_working_days(world: World) -> None:
    planned = world.planned(world.open(W4U))
    assert [one.due_at.isoformat() for one in planned] == ["2026-11-24T08:00:00+00:00"]


def test_statutory_row_only_where_the_law_applies(world: World) -> None:
    world.settings[W4U] = {"wkkgz": True}
    rows = world.open(W4U).deadlines
    assert [(one.key, one.kind, one.internal, one.due) for one in rows] == [
        ("statutory", "statutory", True, date(2027, 1, 4))
    ]
    world.settings[IZW] = {"wkkgz": True}
    assert [one.key for one in world.open(IZW).deadlines] == ["acknowledge"]


def test_begins_at_the_first_step_not_tried(world: World) -> None:
    opened = world.open(IZW, tried={"steps": ["medewerker"], "text": "gebeld"})
    assert opened.case.step_key == "leidinggevende-of-directie"


def test_talk_instead_of_the_outside_step_stays_official(world: World) -> None:
    opened = world.official(W4U, route="talk")
    assert (opened.case.kind, opened.case.step_key) == ("official_complaint", "gesprek")
    assert opened.deadlines == []


@pytest.mark.parametrize("key", [IBO, BUC])
def test_unsafe_begins_with_the_confidant_alone(world: World, key: str) -> None:
    opened = world.open(key, feels_safe=False)
    assert (opened.case.step_key, opened.case.confidential) == ("vertrouwenspersoon", True)
    assert {row.to for row in world.sent(opened)} == {"staff:vertrouwenspersoon"}


def test_unsafe_keeps_the_named_begeleider_out(world: World) -> None:
    world.settings[IBO] = {
        "staff": {
            "sanne": StaffUser("sanne", ("begeleider",)),
            "daan": StaffUser("daan", ("begeleider",)),
            "noor": StaffUser("noor", ("vertrouwenspersoon",)),
        }
    }
    opened = world.open(IBO, feels_safe=False, your_coach="Sanne")
    assert opened.hidden_from == ["sanne"]
    assert opened.case.content["about_person"] == {"name": "Sanne", "kind": "staff", "staff": "sanne"}
    nobody_known = world.open(IBO, feels_safe=False, your_coach="Piet")
    assert nobody_known.hidden_from == ["sanne", "daan"]


def test_left_for_the_confidant_is_confidential(world: World) -> None:
    opened = world.open(BUC, confidant_only=True)
    assert opened.case.confidential and opened.case.handler == "vertrouwenspersoon"
    assert {row.to for row in world.sent(opened)} == {"staff:vertrouwenspersoon"}


def test_whom_it_is_about_never_handles_it(world: World) -> None:
    opened = world.official(BUC, about_whom={"name": "de leidinggevende", "kind": "staff", "staff": None})
    assert opened.hidden_from == ["leidinggevende"]
    assert opened.case.handler == "medewerker"
    assert "staff:leidinggevende" not in {row.to for row in world.sent(opened)}


def test_about_the_only_one_stays_unassigned(world: World) -> None:
    opened = world.official(COA, about_whom={"name": "directie", "kind": "staff", "staff": "directie"})
    assert opened.case.handler is None and opened.handler_staff == []
    assert world.sent(opened) == []


def test_confidant_is_the_last_who_is_left(world: World) -> None:
    opened = world.open(IBO, about_whom={"name": "begeleider", "kind": "staff", "staff": "begeleider"})
    assert opened.case.handler == "vertrouwenspersoon"
    assert opened.case.confidential and opened.case.step_key == "vertrouwenspersoon"


def test_directie_hears_of_every_complaint(world: World) -> None:
    assert {row.to for row in world.sent(world.open(IZW))} == {"staff:medewerker", "staff:directie"}
    opened = world.open(IZW, about_whom={"name": "directie", "kind": "staff", "staff": "directie"})
    assert {row.to for row in world.sent(opened)} == {"staff:medewerker"}


def test_compliment_is_passed_on_and_closed(world: World) -> None:
    opened = world.open(IZW, kind="compliment", story="De coach heeft mij heel goed geholpen.")
    assert (opened.case.kind, opened.case.status) == ("compliment", "closed")
    assert opened.deadlines == [] and world.planned(opened) == []
    assert [row.to for row in world.sent(opened)] == ["staff:medewerker"]
    assert world.events(opened)[-1] == "closed"


def test_group_gets_a_notice_without_content(world: World) -> None:
    world.settings[W4U] = {"telegram_group": -100123}
    rows = [row for row in world.sent(world.open(W4U)) if row.to == "staff_group"]
    assert len(rows) == 1 and "opdagen" not in rows[0].content["text"]
    world.settings[IBO] = {"telegram_group": -100123}
    assert world.sent(world.open(IBO, feels_safe=False), "staff_group") == []


def test_filing_goes_on_by_mail_or_becomes_a_task(world: World) -> None:
    tasks = [row for row in world.sent(world.official(COA)) if row.kind == "task"]
    assert "info@coachcenter.nl" in tasks[0].content["text"]
    world.settings[COA] = {"sends_mail": True}
    with world.at(COA) as desk:
        from actions.cases.opening import forward

        forward(desk, world_case := desk.work.cases.list(COA)[0], [desk.organisation.staff["directie"]])
    rows = [row for row in _rows(world, world_case) if row.kind == "forward"]
    assert (rows[0].channel, rows[0].content["address"]) == ("email", "info@coachcenter.nl")


def _rows(world: World, case) -> list:
    with world.at(case.organisation) as desk:
        return desk.work.outbox.list(case_id=case.id)


def test_admissibility_is_listed(world: World) -> None:
    content = world.official(COA, happened_on={"date": "2026-09-01"}).case.content
    assert {"rule": "COA-05", "outcome": "doubt"}.items() <= next(
        item for item in content["admissibility"] if item["rule"] == "COA-05"
    ).items()


def test_staff_can_take_a_story_down(world: World) -> None:
    opened = world.open(W4U, channel="phone", via="medewerker")
    assert (opened.case.channel, opened.case.conversation_id) == ("phone", None)
    with world.at(W4U) as desk:
        first = desk.work.history.of(opened.case.id)[0]
    assert (first.by, first.actor) == ("staff", "medewerker")


def test_return_code_opens_the_case_and_is_nowhere_else(world: World) -> None:
    opened = world.open(W4U)
    with world.at(W4U) as desk:
        found = desk.work.cases.by_return_code(opened.case.reference, opened.return_code)
    assert found is not None and found.id == opened.case.id
    assert opened.return_code not in str(world.sent(opened)) + str(found.content)


def test_about_the_confidant_goes_past_the_confidant(world: World) -> None:
    about = {"name": "vertrouwenspersoon", "kind": "staff", "staff": "vertrouwenspersoon"}
    opened = world.open(BUC, feels_safe=False, about_whom=about)
    assert (opened.case.step_key, opened.case.confidential) == ("klacht", False)
    assert {row.to for row in world.sent(opened)} == {"staff:leidinggevende"}
