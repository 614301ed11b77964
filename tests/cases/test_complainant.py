"""What the person does after the hand-over."""

from datetime import date

import pytest
from cases_support import BUC, COA, DETAILS, IBO, IZW, W4U, World

from actions.cases import complainant
from actions.cases.errors import Refused
from actions.cases.official import become_official
from actions.cases.scrub import known_values, without_identity

STORY = "Ik ben Fenna Testerma van Dorpsstraat 12-B in Proefdorp. De coach Piet belde 0612345678 niet."


def act(world: World, opened, name: str, *more):
    with world.at(opened.case.organisation) as desk:
        return getattr(complainant, name)(desk, opened.case, *more)


def to_staff(world: World, opened, name: str) -> str:
    return world.sent(opened, f"staff:{name}")[-1].content["text"]


def test_information_is_kept_verbatim_and_passed_on(world: World) -> None:
    opened = world.open(IZW)
    act(world, opened, "add_information", "  Nog iets: het gebeurde ook in mei.", 2)
    assert "Nog iets: het gebeurde ook in mei." in to_staff(world, opened, "medewerker")
    assert world.case(opened).content["concern"]["attachments"] == 2
    assert world.events(opened)[-1] == "message"


def test_resolved_lets_staff_close_an_official_complaint(world: World) -> None:
    opened = world.official(IZW)
    assert not world.do(IZW, "directie", f"sluit {opened.case.reference}").ok
    act(world, opened, "report_resolved")
    assert "sluit" in to_staff(world, opened, "directie")
    assert world.do(IZW, "directie", f"sluit {opened.case.reference}").ok


def test_unresolved_offers_the_next_step(world: World) -> None:
    told = act(world, world.open(IBO), "report_unresolved", "Het gaat nog steeds mis.")
    assert told.next_step.key == "vertrouwenspersoon"
    last = act(world, world.official(W4U), "report_unresolved", "")
    assert last.next_step is None


def test_the_person_moves_on(world: World) -> None:
    opened = world.open(IBO)
    act(world, opened, "move_to", "vertrouwenspersoon")
    assert world.case(opened).confidential
    with world.at(IBO) as desk:
        assert desk.work.history.of(opened.case.id)[-1].by == "complainant"


def test_withdrawing_ends_all_that_ran(world: World) -> None:
    opened = world.official(IZW)
    act(world, opened, "withdraw")
    assert world.case(opened).status == "withdrawn"
    assert world.planned(opened) == []
    assert {row.status for row in world.rows(opened).values()} == {"cancelled"}
    assert act(world, opened, "withdraw").status == "withdrawn"
    assert world.events(opened).count("withdrawn") == 1


def test_becoming_official_starts_only_the_new_rows(world: World) -> None:
    opened = world.open(IZW)
    world.later(days=3)
    with world.at(IZW) as desk:
        told = become_official(
            desk, opened.case.reference, answers={"role": "client", "official": "yes", **DETAILS},
            official_said={"answer": "yes", "at": world.now.isoformat()},
        )  # fmt: skip
    rows = {key: row.due for key, row in world.rows(opened).items()}
    assert rows == {
        "acknowledge": date(2026, 11, 27), "contact": None, "respond": date(2026, 12, 21),
        "not_admitted_notice": date(2026, 12, 21),
    }  # fmt: skip
    assert {one.key for one in told.deadlines} == {"contact", "respond", "not_admitted_notice"}
    case = world.case(opened)
    assert (case.kind, case.step_key, case.handler) == (
        "official_complaint",
        "leidinggevende-of-directie",
        "directie",
    )
    assert case.content["complainant"]["phone"] == DETAILS["phone"]
    assert "became_official" in world.events(opened)
    assert "21 december" in to_staff(world, opened, "directie")
    with world.at(IZW) as desk, pytest.raises(Refused):
        become_official(desk, case, answers={}, official_said={})


def test_becoming_official_outside_stays_where_it_is(world: World) -> None:
    opened = world.open(W4U)
    with world.at(W4U) as desk:
        told = become_official(desk, opened.case, answers={"role": "client"}, official_said={})
    assert (told.case.kind, told.case.step_key, told.deadlines) == ("official_complaint", "gesprek", [])


def test_becoming_official_after_closing_opens_it_again(world: World) -> None:
    opened = world.open(BUC)
    world.do(BUC, "leidinggevende", f"sluit {opened.case.reference} Klaar.")
    with world.at(BUC) as desk:
        told = become_official(desk, opened.case.reference, answers={"role": "client"}, official_said={})
    assert told.case.status == "in_progress" and [one.key for one in told.deadlines] == ["respond"]


def test_official_confidential_case_stays_with_the_confidant(world: World) -> None:
    opened = world.open(BUC, feels_safe=False)
    with world.at(BUC) as desk:
        told = become_official(desk, opened.case, answers={"role": "client"}, official_said={})
    assert told.case.confidential and told.case.step_key == "vertrouwenspersoon"
    assert {row.to for row in world.sent(opened)} == {"staff:vertrouwenspersoon"}


@pytest.mark.parametrize("key", [W4U, BUC, IZW, IBO, COA])
def test_anonymous_from_the_start_leaves_nothing(world: World, key: str) -> None:
    opened = world.open(
        key, story=STORY, anonymous=True, official="yes", on_behalf_of="mijn dochter Noor", **DETAILS,
        tried={"steps": [], "text": "Fenna belde zelf"}, happened_on={"from": "2026-11-02", "to": "2026-11-08"},
    )  # fmt: skip
    case = world.case(opened)
    kept = str(case.content) + str(world.sent(opened))
    for hidden in ("Fenna", "Testerma", "Dorpsstraat", "Proefdorp", "0612345678", "+316", "Noor"):
        assert hidden not in kept
    assert case.content["concern"]["happened_period"] == {"from": "2026-11-02", "to": "2026-11-08"}
    person = case.content["complainant"]
    assert person["on_behalf_of"] == "dochter" and all(person[name] is None for name in DETAILS)
    assert "anoniem (" in case.content["summary"] and "Piet" in case.content["concern"]["description"]


def test_anonymous_late_leaves_nothing(world: World) -> None:
    opened = world.official(IZW)
    world.do(
        IZW, "directie", f"antwoord {opened.case.reference} Dag mevrouw Testerma, we bellen +31612345678."
    )
    act(world, opened, "add_information", "Groeten, Fenna Testerma")
    known = known_values(DETAILS)
    act(world, opened, "make_anonymous", lambda text: without_identity(text, known))
    case = world.case(opened)
    with world.at(IZW) as desk:
        history = [event.note for event in desk.work.history.of(opened.case.id)]
    kept = str(case.content) + str(history) + str(world.sent(opened))
    for hidden in ("Fenna", "Testerma", "+31612345678", "Dorpsstraat", "fenna@"):
        assert hidden not in kept
    assert case.anonymous and world.events(opened)[-1] == "made_anonymous"
    assert case.content["complainant"]["role"] == "client"


def test_satisfaction(world: World) -> None:
    opened = world.open(IZW)
    act(world, opened, "satisfaction", 4)
    assert world.case(opened).statistics["satisfaction"] == 4
    with pytest.raises(ValueError):
        act(world, opened, "satisfaction", 6)
    world.do(IZW, "leidinggevende", f"sluit {opened.case.reference} Opgelost.")
    assert "4 van 5" in world.sent(opened, "complainant")[-1].content["text"]


def test_going_on_in_another_talk(world: World) -> None:
    opened = world.open(W4U)
    with world.at(W4U) as desk:
        row, _, _ = desk.work.conversations.find_or_begin("telegram", W4U, "another", world.now)
        complainant.adopt(desk, opened.case, row, "telegram")
    world.do(W4U, "medewerker", f"antwoord {opened.case.reference} Daar bent u.")
    sent = world.sent(opened, "complainant")[-1]
    assert (sent.channel, sent.conversation_id, world.case(opened).channel) == ("telegram", row, "web")


def test_a_talk_that_staff_have(world: World) -> None:
    opened = world.open(W4U)
    with world.at(W4U) as desk:
        talk = desk.work.conversations.lock(opened.case.conversation_id)
        talk = desk.work.conversations.set_owner(talk, "staff:medewerker", world.now)
        complainant.incoming(desk, opened.case, talk, "Kunt u even bellen?", 1)
        complainant.incoming(desk, None, talk, "Hallo", 0)
    rows = world.sent(opened, "staff:medewerker")
    assert "Kunt u even bellen?" in rows[-1].content["text"] and "Bijlagen: 1" in rows[-1].content["text"]
    assert world.events(opened)[-1] == "message"


def test_no_proposal_open(world: World) -> None:
    assert act(world, world.open(W4U), "answer_proposal", True) is None
