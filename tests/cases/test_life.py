"""From hand-over to closing and after: what is asked, when, and when the person is left in peace."""

from datetime import date, datetime, timedelta

import pytest
from cases_support import BUC, COA, IBO, IZW, W4U, World

from actions.cases import complainant
from actions.cases.proposals import open_question
from actions.organisation import StaffUser
from procedures.terms import AMSTERDAM

OFFICE = range(9, 17)


def act(world: World, opened, name: str, *more):
    with world.at(opened.case.organisation) as desk:
        return getattr(complainant, name)(desk, world.case(opened), *more)


def asked(world: World, opened) -> list[str]:
    """The questions that the person got, in order."""
    return [row.content["custom"]["asks"] for row in world.sent(opened, "complainant") if "asks" in row.content["custom"]]


def days(world: World, count: int) -> list[str]:
    return [what for what, outcome in world.run_until(world.now + timedelta(days=count))]


# Is it solved? -------------------------------------------------------------------------------


def test_asked_after_contact_with_one_reminder_and_then_peace(world: World) -> None:
    opened = world.open(W4U)
    world.do(W4U, "medewerker", f"antwoord {opened.case.reference} We bellen.")
    done = days(world, 60)
    assert [what for what in done if "internal" not in what] == ["solved", "question_reminder"]
    assert asked(world, opened) == ["resolved", "resolved"]
    assert open_question(world.case(opened)) == "resolved"  # left open, in peace
    texts = [row.content["text"] for row in world.sent(opened, "complainant")]
    assert "Is het opgelost?" in texts[1] and "geen bericht meer" in texts[2] and "Is het opgelost?" in texts[2]


def test_counted_from_the_last_message(world: World) -> None:
    opened = world.open(W4U)
    world.do(W4U, "medewerker", f"antwoord {opened.case.reference} We bellen.")
    world.run_until(world.now + timedelta(days=4))
    world.do(W4U, "medewerker", f"antwoord {opened.case.reference} Nog eens.")
    (planned,) = [one for one in world.planned(opened) if one.what == "solved"]
    assert planned.due_at.astimezone(AMSTERDAM).date() == date(2026, 12, 1)


def test_not_when_the_person_writes_first(world: World) -> None:
    opened = world.open(W4U)
    world.do(W4U, "medewerker", f"antwoord {opened.case.reference} We bellen.")
    act(world, opened, "add_information", "Er is nog iets.")
    days(world, 20)
    assert asked(world, opened) == []


def test_after_a_talk_on_the_next_working_day(world: World) -> None:
    opened = world.open(IZW)
    world.do(IZW, "medewerker", f"nodig-uit {opened.case.reference} 2026-11-27 14:00: Op kantoor.")
    (planned,) = [one for one in world.planned(opened) if one.what == "solved"]
    assert planned.due_at.astimezone(AMSTERDAM).isoformat().startswith("2026-11-30T09:00")


def test_after_going_outside(world: World) -> None:
    opened = world.open(IBO, feels_safe=False)
    world.do(IBO, "vertrouwenspersoon", f"stap {opened.case.reference}")
    act(world, opened, "answer_proposal", True)
    days(world, 15)
    assert "generalist" in world.sent(opened, "complainant")[-1].content["text"]
    told = act(world, opened, "report_unresolved", "")
    assert told.next_step.key == "klachtencommissie"
    assert open_question(world.case(opened)) is None


def test_not_where_a_decision_is_coming(world: World) -> None:
    opened = world.official(IZW)
    world.do(IZW, "directie", f"antwoord {opened.case.reference} We kijken ernaar.")
    assert "solved" not in [one.what for one in world.planned(opened)]


@pytest.mark.parametrize("kept", [{"opt_in": False}, {"others_read": True}])
def test_nobody_is_written_to_who_did_not_want_it(world: World, kept: dict) -> None:
    opened = world.open(W4U, channel="whatsapp", **kept)
    world.do(W4U, "medewerker", f"antwoord {opened.case.reference} We bellen.")
    before = len(world.sent(opened, "complainant"))
    days(world, 30)
    assert len(world.sent(opened, "complainant")) == before


# Surveys -------------------------------------------------------------------------------------


def test_survey_after_closing_and_three_months_later(world: World) -> None:
    opened = world.open(BUC)
    world.do(BUC, "leidinggevende", f"sluit {opened.case.reference} Samen opgelost.")
    due = {one.what: one.due_at.astimezone(AMSTERDAM) for one in world.planned(opened)}
    assert due["survey"].isoformat().startswith("2026-11-23T09:00")
    assert due["survey_later"].isoformat().startswith("2027-02-22T09:00")  # 20 February is a Saturday
    days(world, 4)
    act(world, opened, "satisfaction", 5)
    days(world, 100)
    act(world, opened, "satisfaction", 3)
    statistics = world.case(opened).statistics
    assert (statistics["satisfaction"], statistics["satisfaction_later"]) == (5, 3)
    assert world.events(opened).count("survey_sent") == 2 and world.events(opened).count("survey_answered") == 2


def test_buttons_of_the_survey_are_one_tap(world: World) -> None:
    opened = world.open(W4U, language="en")
    world.do(W4U, "medewerker", f"sluit {opened.case.reference}")
    days(world, 4)
    buttons = world.sent(opened, "complainant")[-1].content["buttons"]
    assert [one["payload"] for one in buttons] == [f"satisfaction:{score}" for score in "12345"]
    assert buttons[4]["title"] == "5 very satisfied"


def test_no_survey_after_taking_back_or_without_a_talk(world: World) -> None:
    taken_back = world.open(W4U)
    act(world, taken_back, "withdraw")
    told = world.open(W4U, channel="phone", via="medewerker")
    world.do(W4U, "medewerker", f"sluit {told.case.reference}")
    assert not days(world, 5)
    assert asked(world, taken_back) == []


def test_not_happy_can_open_it_again(world: World) -> None:
    opened = world.open(W4U)
    world.do(W4U, "medewerker", f"sluit {opened.case.reference}")
    days(world, 4)
    act(world, opened, "satisfaction", 1)
    assert "heropen" in world.sent(opened, "staff:medewerker")[-1].content["text"]
    with world.at(W4U) as desk:
        assert complainant.may_offer_reopening(desk, world.case(opened), 1)
    told, new = act(world, opened, "wants_reopening")
    assert "weer open" in told and not new
    case = world.case(opened)
    assert (case.status, case.closed_at, case.retention_until) == ("in_progress", None, None)
    assert world.events(opened)[-1] == "reopened"
    assert "survey_later" not in [one.what for one in world.planned(opened)]


# Opening again -------------------------------------------------------------------------------


def test_within_the_term_of_the_organisation(world: World) -> None:
    world.settings[BUC] = {"reopen_days": 30}
    opened = world.open(BUC)
    ref = opened.case.reference
    world.do(BUC, "leidinggevende", f"sluit {ref} Klaar.")
    world.later(days=30)
    assert world.do(BUC, "leidinggevende", f"heropen {ref} Er is nieuws.").ok
    assert world.case(opened).status == "in_progress"


def test_after_the_term_a_linked_new_case(world: World) -> None:
    world.settings[BUC] = {"reopen_days": 30}
    opened = world.official(BUC)
    ref = opened.case.reference
    world.do(BUC, "leidinggevende", f"besluit {ref} U heeft gelijk.")
    world.do(BUC, "leidinggevende", f"sluit {ref} Klaar.")
    world.later(days=31)
    outcome = world.do(BUC, "leidinggevende", f"heropen {ref} Het gebeurt weer.")
    assert outcome.ok and outcome.reference != ref and ref in outcome.text
    with world.at(BUC) as desk:
        new = desk.work.cases.by_reference(outcome.reference)
        talk = desk.work.conversations.by_id(opened.case.conversation_id)
    assert new.content["earlier"] == [ref] and "Het gebeurt weer." in new.content["concern"]["description"]
    assert new.conversation_id == talk.id and talk.case_id == new.id and new.key_id != opened.case.key_id
    assert f"Eerdere zaak van dezelfde persoon: {ref}" in new.content["summary"]
    assert world.case(opened).content["later"] == [new.reference] and world.case(opened).status == "closed"
    # Erasing the old one leaves the new one readable and its person reachable.
    from storage.retention import erase_case

    with world.at(BUC) as desk:
        erase_case(desk.work, desk.work.cases.by_id(opened.case.id), "retention", world.now)
    assert world.do(BUC, "medewerker", f"antwoord {new.reference} We bellen u.").ok


def test_the_person_hears_that_it_is_too_long_ago(world: World) -> None:
    world.settings[W4U] = {"reopen_days": 10}
    opened = world.open(W4U)
    world.do(W4U, "medewerker", f"sluit {opened.case.reference}")
    world.later(days=11)
    told, new = act(world, opened, "wants_reopening")
    assert new and "te lang geleden" in told and world.case(opened).status == "closed"


# Silence, escalation, and hours --------------------------------------------------------------


def test_a_proposal_without_an_answer(world: World) -> None:
    opened = world.open(BUC)
    world.do(BUC, "medewerker", f"stap {opened.case.reference}")
    done = days(world, 40)
    assert done.count("proposal_reminder") == 1
    assert asked(world, opened) == ["agree", "agree"]
    assert "niet geantwoord" in [
        row.content["text"] for row in world.sent(opened, "staff:medewerker") if "geantwoord" in row.content["text"]
    ][0]
    assert world.case(opened).step_key == "gesprek"


def test_missed_goes_up_the_ladder_until_it_is_done(world: World) -> None:
    opened = world.official(IZW)
    world.do(IZW, "directie", f"bevestig {opened.case.reference}")
    world.run_until(datetime(2027, 1, 11, 12, 0, tzinfo=AMSTERDAM))
    texts = [row.content["text"] for row in world.sent(opened, "staff:leidinggevende")]
    assert sum("NOG STEEDS TE LAAT" in text and "schriftelijke reactie" in text for text in texts) >= 2
    (told,) = [row for row in world.sent(opened, "complainant") if "schriftelijke reactie" in row.content["text"]
               and row.kind == "missed"]  # fmt: skip
    assert "de leidinggevende gevraagd" in told.content["text"]  # who looks at it now
    world.do(IZW, "directie", f"besluit {opened.case.reference} U heeft gelijk.")
    before = len(world.sent(opened, "staff:leidinggevende"))
    days(world, 20)
    assert len(world.sent(opened, "staff:leidinggevende")) == before


def test_a_case_that_nobody_takes_is_said_again(world: World) -> None:
    opened = world.open(W4U)
    done = days(world, 30)
    assert 3 <= done.count("internal_follow_up") <= 6
    world.do(W4U, "medewerker", f"neem {opened.case.reference}")
    assert days(world, 20) == []


def test_nothing_at_night_or_in_the_weekend(world: World) -> None:
    """A year of cases of all kinds that nobody touches: each message goes out in office hours."""
    opened = [world.open(key, channel="whatsapp") for key in (W4U, BUC, IZW, IBO, COA)]
    world.now = datetime(2026, 11, 20, 23, 40, tzinfo=AMSTERDAM)
    opened += [world.official(key) for key in (BUC, IZW, COA)]
    started = world.now
    days(world, 150)
    for one in opened:
        for row in world.sent(one):
            if row.at <= started or row.kind == "alert":
                continue
            local = row.at.astimezone(AMSTERDAM)
            with world.at(one.case.organisation) as desk:
                assert desk.calendar.is_working_day(local.date()) and local.hour in OFFICE, (row.kind, local)


def test_danger_does_not_wait_for_the_morning(world: World) -> None:
    from actions.alerts import TAKE_WITHIN

    world.now = datetime(2026, 11, 22, 3, 0, tzinfo=AMSTERDAM)  # Sunday night
    opened = world.open(IZW, danger={"kind": "suicide"})
    with world.at(IZW) as desk:
        alert = desk.work.alerts.sound(
            organisation=IZW, kind="suicide", why="Iemand wil niet meer leven.", sentence="x", at=world.now,
            to_staff="directie", conversation_id=opened.case.conversation_id, case_id=opened.case.id,
        )  # fmt: skip
        desk.work.follow_ups.schedule(
            organisation=IZW, rule="alert", what="alert_escalation", to="staff:leidinggevende",
            due_at=world.now + TAKE_WITHIN, case_id=opened.case.id, data={"alert": alert, "next": [["leidinggevende"]]},
        )  # fmt: skip
    assert ("alert_escalation", "passed on") in world.run_until(world.now + timedelta(minutes=11))


# Somebody is away ----------------------------------------------------------------------------


def test_the_deputy_steps_in(world: World) -> None:
    staff = {name: StaffUser(name, ("medewerker",), deputy=other) for name, other in (("an", "bo"), ("bo", None))}
    world.settings[W4U] = {"staff": staff}
    opened = world.open(W4U)
    world.do(W4U, "an", f"neem {opened.case.reference}")
    assert world.do(W4U, "an", "afwezig tot 2026-12-04").ok
    act(world, opened, "add_information", "Nog iets.")
    (row,) = [row for row in world.sent(opened, "staff:bo") if "Nog iets." in row.content["text"]]
    assert row.content["text"].startswith("Voor an (afwezig tot en met vrijdag 4 december 2026):")
    assert not any("Nog iets." in row.content["text"] for row in world.sent(opened, "staff:an"))
    world.later(days=15)
    act(world, opened, "add_information", "En nog iets.")
    assert any("En nog iets." in row.content["text"] for row in world.sent(opened, "staff:an"))


def test_a_coach_alone_names_one(world: World) -> None:
    world.settings[BUC] = {
        "staff": {"an": StaffUser("an", ("medewerker",)), "chef": StaffUser("chef", ("leidinggevende",))}
    }
    assert "Noem wie u vervangt" in world.do(BUC, "an", "afwezig tot 2026-12-04").text
    assert "werkt hier niet" in world.do(BUC, "an", "afwezig tot 2026-12-04: piet").text
    assert "al voorbij" in world.do(BUC, "an", "afwezig tot 2026-11-04: chef").text
    assert world.do(BUC, "an", "afwezig tot 2026-12-04: chef").ok
    opened = world.open(BUC)
    assert [row.to for row in world.sent(opened) if row.kind == "handover"] == ["staff:chef"]
    assert world.do(BUC, "an", "terug").ok
    opened = world.open(BUC)
    assert [row.to for row in world.sent(opened) if row.kind == "handover"] == ["staff:an"]


def test_no_deputy_for_whom_it_is_about_or_what_is_confidential(world: World) -> None:
    world.settings[BUC] = {
        "staff": {
            "an": StaffUser("an", ("medewerker",), away_until="2026-12-31", deputy="chef"),
            "chef": StaffUser("chef", ("leidinggevende",)),
            "vp": StaffUser("vp", ("vertrouwenspersoon",), away_until="2026-12-31", deputy="chef"),
        }
    }  # fmt: skip
    about = world.open(BUC, about_whom={"name": "chef", "kind": "staff", "staff": "chef"})
    assert not world.sent(about, "staff:chef")
    confidential = world.open(BUC, feels_safe=False)
    assert {row.to for row in world.sent(confidential)} == {"staff:vp"}


# Measures ------------------------------------------------------------------------------------


def test_measure_is_asked_of_staff_and_person(world: World) -> None:
    opened = world.open(IZW)
    ref = opened.case.reference
    assert "geen maatregel" in world.do(IZW, "directie", f"werkt {ref} ja").text
    world.do(IZW, "directie", f"maatregel {ref} Altijd afbellen.")
    world.do(IZW, "directie", f"sluit {ref} Klaar.")
    days(world, 105)  # the later survey came on the same day, so this one made room for it
    assert asked(world, opened) == ["satisfaction", "satisfaction", "measure_helped"]
    assert "werkt" in [row.content["text"] for row in world.sent(opened, "staff:directie") if row.kind == "reminder"][-1]
    act(world, opened, "measure_felt", "partly")
    assert "ja, nee of deels" in world.do(IZW, "directie", f"werkt {ref} misschien").text
    assert world.do(IZW, "directie", f"werkt {ref} ja").ok
    (measure,) = world.case(opened).statistics["measures"]
    assert (measure["staff"], measure["person"]) == ("yes", "partly")


# Extensions (BUC-18, BUC-19, COA-18) ----------------------------------------------------------


def refuse(world: World, key: str, user: str, line: str) -> str:
    outcome = world.do(key, user, line)
    assert not outcome.ok, outcome.text
    return outcome.text


def test_every_refusal_of_an_extension_says_why(world: World) -> None:
    opened = world.official(BUC)
    ref = opened.case.reference
    assert "BUC-18" in refuse(world, BUC, "leidinggevende", f"verleng {ref}")
    assert "leidinggevende" in refuse(world, BUC, "medewerker", f"verleng {ref} te druk")
    late = refuse(world, BUC, "leidinggevende", f"verleng {ref} tot 2027-02-20: te druk")
    assert "29 januari 2027" in late and "BUC-18" in late
    assert world.do(BUC, "leidinggevende", f"verleng {ref} tot 2027-01-20: te druk").ok
    assert "nieuwe datum" in refuse(world, BUC, "leidinggevende", f"verleng {ref} nog drukker")
    assert "na woensdag 20 januari 2027" in refuse(world, BUC, "leidinggevende", f"verleng {ref} tot 2027-01-10: x")
    concern = world.open(BUC)
    assert "geen termijn" in refuse(world, BUC, "leidinggevende", f"verleng {concern.case.reference} druk")
    for key, user, rule in ((IZW, "directie", "IZW-28"), (W4U, "medewerker", "W4U-17"), (IBO, "begeleider", "IBO-17")):
        other = world.official(key)
        assert rule in refuse(world, key, user, f"verleng {other.case.reference} te druk")
    world.do(BUC, "leidinggevende", f"besluit {ref} U heeft gelijk.")
    assert "geen termijn" in refuse(world, BUC, "leidinggevende", f"verleng {ref} tot 2027-03-01: toch")


def test_further_extension_waits_for_a_yes_also_over_the_old_end(world: World) -> None:
    opened = world.official(BUC)
    ref = opened.case.reference
    world.do(BUC, "leidinggevende", f"verleng {ref} We wachten op een verslag.")
    world.do(BUC, "leidinggevende", f"verleng {ref} tot 2027-02-19: Er komt bemiddeling")
    world.run_until(datetime(2027, 2, 2, 12, 0, tzinfo=AMSTERDAM))
    assert world.rows(opened)["respond"].status == "missed"
    said = act(world, opened, "answer_proposal", True)
    assert "19 februari" in said
    assert world.rows(opened)["respond"].status == "missed"  # agreed after the end: it was missed before


def test_aim_that_was_missed_is_moved_no_more(world: World) -> None:
    opened = world.official(COA)
    world.run_until(datetime(2026, 12, 22, 12, 0, tzinfo=AMSTERDAM))
    assert "tot en met die dag" in refuse(world, COA, "directie", f"verleng {opened.case.reference} tot 2027-02-01: x")


def test_one_silence_is_one_apology(world: World) -> None:
    """The written response and the message that it is not taken up end on one day: the person hears it once."""
    opened = world.official(IZW)
    world.do(IZW, "directie", f"bevestig {opened.case.reference}")
    world.run_until(datetime(2026, 12, 22, 12, 0, tzinfo=AMSTERDAM))
    rows = world.rows(opened)
    assert rows["respond"].status == rows["not_admitted_notice"].status == "missed"
    told = [row.content["text"] for row in world.sent(opened, "complainant") if row.kind == "missed"]
    assert len(told) == 1 and "een schriftelijke reactie" in told[0] and "18 december 2026" in told[0]
    late = [row.content["text"] for row in world.sent(opened, "staff:leidinggevende") if "TE LAAT" in row.content["text"]]
    assert len(late) == 1
