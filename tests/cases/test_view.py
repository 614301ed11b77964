"""What a case looks like to whom."""

import pytest
from cases_support import BUC, COA, DETAILS, IBO, IZW, W4U, World

from actions.cases.errors import Erased, NotVisible, Refused
from actions.cases.view import case_json, cases_json, export_json, may_read_outbox

FIELDS = {
    "reference", "organisation", "channel", "language", "kind", "status", "anonymous", "confidential", "danger",
    "procedure_version", "complainant", "concern", "about_person", "step", "admissibility", "hearing", "summary",
    "deadlines", "history",
}  # fmt: skip
OUTLINE = {"reference", "organisation", "step", "status", "deadlines", "confidential"}


def shown(world: World, opened, name: str | None, history: bool = True) -> dict:
    with world.at(opened.case.organisation) as desk:
        viewer = desk.organisation.staff[name] if name else None
        return case_json(desk, desk.work.cases.by_id(opened.case.id), viewer, history)


def test_exactly_the_fields_of_the_contract(world: World) -> None:
    case = shown(
        world, world.official(IZW, happened_on={"from": "2026-11-01", "to": "2026-11-07"}), "directie"
    )
    assert set(case) == FIELDS
    assert set(case["complainant"]) == {"role", "on_behalf_of", "age_band", *DETAILS}
    assert {name: case["complainant"][name] for name in DETAILS} == DETAILS
    assert case["concern"] == {
        "description": "De coach kwam drie keer niet opdagen en belde niet af.", "about": "other", "happened_on": None,
        "happened_period": {"from": "2026-11-01", "to": "2026-11-07"}, "desired_outcome": None, "attachments": 0,
    }  # fmt: skip
    assert case["step"] == {"number": 2, "key": "leidinggevende-of-directie", "handler": "directie"}
    assert set(case["deadlines"][0]) == {"key", "rule", "kind", "due", "status", "why"}
    assert [event["event"] for event in case["history"]] == ["opened", "confirmed", "handed_over"]
    assert set(case["history"][0]) == {"at", "event", "by", "note"}
    assert case["history"][0]["at"] == "2026-11-20T10:00:00+01:00"
    assert "history" not in shown(world, world.open(W4U), None, history=False)


@pytest.mark.parametrize("viewer", [None, "medewerker", "leidinggevende"])
def test_confidential_shows_an_outline_to_others(world: World, viewer: str | None) -> None:
    case = shown(world, world.open(BUC, feels_safe=False), viewer)
    assert set(case) == FIELDS
    assert {name for name, value in case.items() if value is not None} == OUTLINE
    assert case["step"]["key"] == "vertrouwenspersoon"


def test_confidential_is_whole_for_its_role(world: World) -> None:
    case = shown(world, world.open(IBO, feels_safe=False), "vertrouwenspersoon")
    assert "opdagen" in case["concern"]["description"] and case["confidential"] is True


def test_whom_it_is_about_sees_nothing(world: World) -> None:
    about = {"name": "leidinggevende", "kind": "staff", "staff": "leidinggevende"}
    opened = world.open(BUC, about_whom=about)
    with pytest.raises(NotVisible):
        shown(world, opened, "leidinggevende")
    with world.at(BUC) as desk:
        assert cases_json(desk, desk.organisation.staff["leidinggevende"]) == []
        assert len(cases_json(desk, desk.organisation.staff["medewerker"])) == 1
        assert len(cases_json(desk, None, status="closed")) == 0
    assert shown(world, opened, None)["about_person"] == about


def test_somebody_outside_sees_only_what_was_referred(world: World) -> None:
    opened = world.official(IZW)
    with pytest.raises(NotVisible):
        shown(world, opened, "klachtenfunctionaris")
    from actions.cases.moving import move_to

    with world.at(IZW) as desk:
        move_to(desk, opened.case, "klachtenfunctionaris", consent=True)
    assert shown(world, opened, "klachtenfunctionaris")["step"]["number"] == 3


def test_content_for_the_directie_alone(world: World) -> None:
    from actions.organisation import StaffUser

    world.settings[COA] = {"staff": {"d": StaffUser("d", ("directie",)), "b": StaffUser("b", ("balie",))}}
    opened = world.official(COA)
    assert shown(world, opened, "d")["concern"] is not None
    assert shown(world, opened, "b")["concern"] is None


def test_erased(world: World) -> None:
    from storage.retention import erase_case

    opened = world.open(W4U)
    with world.at(W4U) as desk:
        erase_case(desk.work, opened.case, "request", world.now)
    with pytest.raises(Erased, match="erased on 2026-11-20"):
        shown(world, opened, None)
    assert not world.do(W4U, "medewerker", f"antwoord {opened.case.reference} hallo").ok
    assert "erased on" in world.do(W4U, "medewerker", f"zaak {opened.case.reference}").text


def test_own_copy_leaves_out_notes_and_others(world: World) -> None:
    opened = world.open(IZW, about_whom={"name": "Piet Voorbeeld", "kind": "staff", "staff": None})
    ref = opened.case.reference
    world.do(IZW, "medewerker", f"notitie {ref} Lastige klager")
    world.do(IZW, "medewerker", f"antwoord {ref} We bellen u.")
    with world.at(IZW) as desk:
        copy = export_json(desk, desk.work.cases.by_id(opened.case.id), None)
    assert "Lastige" not in str(copy) and "Piet" not in str(copy)
    assert any("We bellen u." in message["text"] for message in copy["messages"])


def test_own_copy_of_a_confidential_case_is_not_for_the_machine(world: World) -> None:
    opened = world.open(BUC, feels_safe=False)
    with world.at(BUC) as desk, pytest.raises(Refused):
        export_json(desk, desk.work.cases.by_id(opened.case.id), None)


def test_texts_of_the_outbox(world: World) -> None:
    open_case, secret = world.open(BUC), world.open(BUC, feels_safe=False)
    with world.at(BUC) as desk:
        for opened, name, readable in (
            (open_case, None, True), (open_case, "medewerker", True), (open_case, "niemand", False),
            (secret, None, False), (secret, "medewerker", False), (secret, "vertrouwenspersoon", True),
        ):  # fmt: skip
            rows = desk.work.outbox.list(case_id=opened.case.id)
            assert rows and all(may_read_outbox(desk, row, name) is readable for row in rows)
