"""What falls due: reminders, missed terms, the internal look and alerts that nobody took."""

from datetime import UTC, datetime, timedelta

from cases_support import BUC, COA, IZW, W4U, World


def whats(done: list[tuple[str, str]]) -> list[str]:
    return [what for what, outcome in done]


def texts(world: World, opened, to: str) -> list[str]:
    return [row.content["text"] for row in world.sent(opened, to)]


def test_reminders_two_working_days_before_and_on_the_last_day(world: World) -> None:
    opened = world.open(IZW)
    done = world.run_until(datetime(2026, 11, 27, 12, 0, tzinfo=UTC))
    assert whats(done) == ["reminder:acknowledge", "reminder:acknowledge"]
    reminders = [text for text in texts(world, opened, "staff:medewerker") if text.startswith("Herinnering")]
    assert (
        len(reminders) == 2
        and "vandaag" in reminders[1]
        and f"bevestig {opened.case.reference}" in reminders[1]
    )
    assert world.events(opened).count("reminded") == 2
    assert not world.sent(opened, "complainant")


def test_missed_is_told_on_the_next_working_morning(world: World) -> None:
    opened = world.open(IZW)  # due Friday 27 November
    world.run_until(datetime(2026, 11, 28, 12, 0, tzinfo=UTC))
    assert world.rows(opened)["acknowledge"].status == "missed"
    assert not world.sent(opened, "complainant")
    world.run_until(datetime(2026, 11, 30, 8, 0, tzinfo=UTC))
    (told,) = texts(world, opened, "complainant")
    assert "27 november 2026" in told and "ontvangstbevestiging" in told
    assert any("TE LAAT" in text for text in texts(world, opened, "staff:leidinggevende"))
    assert world.events(opened)[-2:] == ["missed", "escalated"]
    world.do(IZW, "medewerker", f"bevestig {opened.case.reference}")
    assert world.rows(opened)["acknowledge"].status == "missed"


def test_done_in_the_night_is_not_told_as_missed(world: World) -> None:
    opened = world.open(IZW)
    world.run_until(datetime(2026, 11, 29, 12, 0, tzinfo=UTC))
    world.do(IZW, "medewerker", f"bevestig {opened.case.reference}")
    before = len(world.sent(opened, "complainant"))
    assert ("tell_missed:acknowledge", "done in the meantime") in world.run_until(
        datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
    )
    assert len(world.sent(opened, "complainant")) == before


def test_nothing_is_sent_about_what_was_met(world: World) -> None:
    opened = world.open(IZW)
    world.do(IZW, "medewerker", f"bevestig {opened.case.reference}")
    assert world.run_until(datetime(2026, 12, 10, tzinfo=UTC)) == []


def test_missed_aim_is_told_as_an_aim(world: World) -> None:
    opened = world.official(COA)
    world.do(COA, "directie", f"bevestig {opened.case.reference}")
    world.do(COA, "directie", f"nodig-uit {opened.case.reference} 2026-11-27 10:00: Kom langs.")
    world.run_until(datetime(2026, 12, 21, 9, 0, tzinfo=UTC))
    assert "streven" in texts(world, opened, "complainant")[-1]


def test_extended_term_is_watched_at_its_new_end(world: World) -> None:
    opened = world.official(BUC)
    world.do(BUC, "leidinggevende", f"verleng {opened.case.reference} Verslag komt nog.")
    done = world.run_until(datetime(2027, 1, 27, 12, 0, tzinfo=UTC))
    assert whats(done) == ["reminder:respond"]


def test_internal_look_only_where_nobody_did_anything(world: World) -> None:
    idle, busy = world.open(W4U), world.open(W4U)
    world.do(W4U, "medewerker", f"antwoord {busy.case.reference} We bellen.")
    done = world.run_until(world.now + timedelta(days=5))
    assert done == [("internal_follow_up", "reminded")]
    assert "nog opgepakt" in texts(world, idle, "staff:medewerker")[-1]
    assert not world.sent(idle, "complainant")


def test_statutory_row_reminds_staff_and_never_the_person(world: World) -> None:
    world.settings[W4U] = {"wkkgz": True}
    opened = world.open(W4U)
    world.do(W4U, "medewerker", f"antwoord {opened.case.reference} We bellen.")
    world.run_until(datetime(2027, 1, 6, tzinfo=UTC))
    assert world.rows(opened)["statutory"].status == "missed"
    assert "missed" not in [row.kind for row in world.sent(opened, "complainant")]


def test_measure_is_asked_about(world: World) -> None:
    opened = world.open(IZW)
    world.do(IZW, "directie", f"maatregel {opened.case.reference} Altijd afbellen.")
    world.run_until(datetime(2027, 2, 22, 12, tzinfo=UTC))
    assert "Altijd afbellen" in texts(world, opened, "staff:directie")[-1]
    asked = world.sent(opened, "complainant")[-1].content
    assert asked["custom"]["asks"] == "measure_helped" and "Altijd afbellen" not in asked["text"]


def test_planned_message_of_somebody_who_may_no_longer_see_it(world: World) -> None:
    opened = world.open(BUC)
    world.do(BUC, "medewerker", f"plan {opened.case.reference} --toch 2026-11-25: Hoe gaat het?")
    from actions.cases.complainant import move_to

    with world.at(BUC) as desk:
        move_to(desk, opened.case, "vertrouwenspersoon")
    assert ("plan_anyway", "no longer theirs") in world.run_until(world.now + timedelta(days=6))


def test_erased_case_is_left_alone(world: World) -> None:
    from storage.retention import erase_case

    opened = world.open(IZW)
    with world.at(IZW) as desk:
        follow_up = desk.work.follow_ups.of_case(opened.case.id)[0]
    with world.at(IZW) as desk:
        erase_case(desk.work, desk.work.cases.by_id(opened.case.id), "request", world.now)
    from actions.cases.due import carry_out

    with world.at(IZW) as desk:
        assert carry_out(desk, follow_up) == ("skipped", "erased")
