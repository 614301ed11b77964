"""Staff commands: each with its success and its refusal, over real cases."""

from datetime import date, timedelta

import pytest
from cases_support import BUC, COA, IBO, IZW, W4U, World

from storage.outbox import OutboxRow


def last_to_person(world: World, opened) -> OutboxRow:
    return world.sent(opened, "complainant")[-1]


def ok(outcome) -> str:
    assert outcome.ok, outcome.text
    return outcome.text


def refused(outcome) -> str:
    assert not outcome.ok, outcome.text
    assert outcome.text and "\n" not in outcome.text.strip()
    return outcome.text


# Reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["neem {ref}", "take {ref}", "/neem {ref}", "NEEM {low}", "neem [{ref}]", "neem {spaced}", "Take {ref}:"],
)
def test_a_command_however_typed(world: World, line: str) -> None:
    opened = world.open(W4U)
    ref = opened.case.reference
    typed = line.format(ref=ref, low=ref.lower(), spaced=ref.replace("-", " "))
    assert ok(world.do(W4U, "medewerker", typed)) == f"U heeft {ref} nu."
    assert world.case(opened).owner == "medewerker"


def test_reference_may_be_left_out_in_the_thread(world: World) -> None:
    opened = world.open(W4U)
    outcome = world.do(W4U, "medewerker", "antwoord kom-maar-op dinsdag langs", opened.case.reference)
    assert ok(outcome)
    assert "kom-maar-op dinsdag langs" in last_to_person(world, opened).content["text"]
    assert outcome.reference == opened.case.reference


def test_without_a_case_it_is_asked_for(world: World) -> None:
    assert "neem REF" in refused(world.do(W4U, "medewerker", "neem"))


def test_the_one_case_it_can_be_is_named(world: World) -> None:
    opened = world.open(W4U)
    ref = opened.case.reference
    told = refused(world.do(W4U, "medewerker", "antwoord ik bel je morgen"))
    assert f"Bedoelt u {ref} (" in told and f"Typ: antwoord {ref} ik bel je morgen" in told
    second = world.open(W4U).case.reference
    told = refused(world.do(W4U, "medewerker", "zaak"))
    assert ref in told and second in told


def test_a_case_that_somebody_may_not_see_is_not_named(world: World) -> None:
    opened = world.open(BUC, feels_safe=False)
    assert opened.case.reference not in refused(world.do(BUC, "leidinggevende", "neem"))


@pytest.mark.parametrize(("typed", "meant"), [("nemen", "neem"), ("Antwoorden", "antwoord"), ("sluiten", "sluit")])
def test_other_forms_of_the_words(world: World, typed: str, meant: str) -> None:
    opened = world.open(W4U)
    ok(world.do(W4U, "medewerker", f"{typed} {opened.case.reference} Dank u wel."))


def test_nothing_that_decides_is_suggested_for_a_word_far_from_it(world: World) -> None:
    told = refused(world.do(IZW, "directie", "bel klant"))
    assert "besluit" not in told and "onthul REF telefoon REDEN" in told
    assert "weiger" not in refused(world.do(IZW, "directie", "regel dit"))


def test_help_on_one_command(world: World) -> None:
    told = ok(world.do(IZW, "directie", "help verleng"))
    assert told.startswith("verleng REF") and "Bijvoorbeeld: verleng" in told and "neem REF" not in told


def test_no_closing_while_the_person_was_asked_something(world: World) -> None:
    opened = world.open(BUC)
    ref = opened.case.reference
    ok(world.do(BUC, "medewerker", f"stap {ref}"))
    asked = last_to_person(world, opened).content["text"]
    assert "Dan leest ook de vertrouwenspersoon uw verhaal" in asked
    assert "--toch" in refused(world.do(BUC, "leidinggevende", f"sluit {ref} We hebben gebeld."))
    ok(world.do(BUC, "leidinggevende", f"sluit {ref} We hebben gebeld. --toch"))
    letter = last_to_person(world, opened).content["text"]
    assert "Zo is het afgelopen: We hebben gebeld." in letter and "vervalt" in letter and "--toch" not in letter


def test_who_only_hears_of_a_case_is_told_who_acts(world: World) -> None:
    opened = world.open(IZW)
    told = [row.content["text"] for row in world.sent(opened, "staff:directie")]
    assert any("ter informatie" in text and "Eerst aan zet: medewerker." in text for text in told)


def test_unknown_words_and_cases(world: World) -> None:
    assert "Bedoelt u: bevestig" in refused(world.do(W4U, "medewerker", "bevestg W4U-7K3M-2Q"))
    assert "niet bekend" in refused(world.do(W4U, "medewerker", "neem W4U-7K3M-2Q"))
    other = world.open(BUC)
    assert "niet bekend" in refused(world.do(W4U, "medewerker", f"zaak {other.case.reference}"))


def test_help_is_per_role(world: World) -> None:
    assert "besluit REF" in ok(world.do(BUC, "leidinggevende", "help"))
    assert "besluit REF" not in ok(world.do(BUC, "medewerker", "help"))
    assert "balie" in refused(world.do(BUC, "medewerker", "intake"))


# Lists ---------------------------------------------------------------------------------------


def test_most_urgent_first(world: World) -> None:
    calm = world.open(W4U)
    term = world.official(IZW)
    concern = world.open(IZW)
    danger = world.open(IZW, danger={"kind": "violence"})
    lines = ok(world.do(IZW, "directie", "zaken")).splitlines()
    assert [line.split(" · ")[0].lstrip("⚠ ") for line in lines] == [
        danger.case.reference, term.case.reference, concern.case.reference,
    ]  # fmt: skip
    assert calm.case.reference not in "".join(lines)


def test_mine_and_late(world: World) -> None:
    opened = world.open(IZW)
    world.open(IZW)
    assert "geen zaken" in ok(world.do(IZW, "medewerker", "zaken mijn"))
    world.do(IZW, "medewerker", f"neem {opened.case.reference}")
    assert opened.case.reference in ok(world.do(IZW, "medewerker", "cases mine"))
    assert "geen zaken" in ok(world.do(IZW, "medewerker", "zaken laat"))
    world.later(days=9)
    assert "TE LAAT" in ok(world.do(IZW, "medewerker", "zaken laat"))
    assert "zaken mijn" in refused(world.do(IZW, "medewerker", "zaken morgen"))


def test_case_shows_summary_clock_history_and_is_logged(world: World) -> None:
    opened = world.official(IZW)
    text = ok(world.do(IZW, "directie", f"zaak {opened.case.reference}"))
    assert "opdagen" in text and "27 november 2026, loopt (IZW-12)" in text and "geopend" in text
    with world.at(IZW) as desk:
        assert [one.what for one in desk.work.access_log.list(IZW)] == ["read"]


def test_a_long_story_is_cut_in_the_summary_and_whole_in_the_case(world: World) -> None:
    opened = world.open(W4U, story="Het begon in mei. " * 100 + "EINDE")
    assert "EINDE" not in opened.case.content["summary"]
    assert "EINDE" in ok(world.do(W4U, "medewerker", f"zaak {opened.case.reference}"))


# Who has it ----------------------------------------------------------------------------------


def test_take_and_transfer(world: World) -> None:
    opened = world.open(IZW)
    ref = opened.case.reference
    ok(world.do(IZW, "medewerker", f"neem {ref}"))
    assert "al" in refused(world.do(IZW, "medewerker", f"neem {ref}"))
    assert "Mogelijk" in refused(world.do(IZW, "medewerker", f"draag-over {ref} piet"))
    assert "Mogelijk" in refused(world.do(IZW, "medewerker", f"draag-over {ref} klachtenfunctionaris"))
    ok(world.do(IZW, "medewerker", f"draag-over {ref} Leidinggevende"))
    case = world.case(opened)
    assert (case.owner, case.handler) == ("leidinggevende", "leidinggevende")
    assert world.events(opened)[-2:] == ["taken", "transferred"]


def test_never_to_whom_it_is_about(world: World) -> None:
    about = {"name": "leidinggevende", "kind": "staff", "staff": "leidinggevende"}
    opened = world.open(IZW, about_whom=about)
    ref = opened.case.reference
    refused(world.do(IZW, "medewerker", f"draag-over {ref} leidinggevende"))
    for line in (f"zaak {ref}", f"neem {ref}", f"antwoord {ref} hallo", f"sluit {ref}"):
        assert "mag deze zaak niet zien" in refused(world.do(IZW, "leidinggevende", line))
    assert ref not in world.do(IZW, "leidinggevende", "zaken").text


def test_confidential_is_for_its_role_alone(world: World) -> None:
    opened = world.open(BUC, feels_safe=False)
    ref = opened.case.reference
    shown = ok(world.do(BUC, "leidinggevende", f"zaak {ref}"))
    assert "vertrouwelijk" in shown and "opdagen" not in shown
    assert "vertrouwelijk" in ok(world.do(BUC, "medewerker", "zaken"))
    for line in (
        f"neem {ref}",
        f"antwoord {ref} x",
        f"notitie {ref} x",
        f"onthul {ref} naam x",
        f"besluit {ref} x",
    ):
        assert "vertrouwelijk" in refused(world.do(BUC, "leidinggevende", line))
    ok(world.do(BUC, "vertrouwenspersoon", f"neem {ref}"))
    ok(world.do(BUC, "vertrouwenspersoon", f"sluit {ref} Samen opgelost."))


def test_decisions_are_for_those_who_decide(world: World) -> None:
    opened = world.official(BUC)
    ref = opened.case.reference
    for line in (
        f"besluit {ref} x",
        f"weiger {ref} x",
        f"sluit {ref}",
        f"verleng {ref} x",
        f"heropen {ref} x",
    ):
        assert "leidinggevende" in refused(world.do(BUC, "medewerker", line))


# Writing -------------------------------------------------------------------------------------


def test_acknowledge_explains_and_meets_the_term(world: World) -> None:
    opened = world.official(COA)
    ref = opened.case.reference
    world.later(days=3)
    text = ok(world.do(COA, "directie", f"bevestig {ref}"))
    rows = world.rows(opened)
    assert rows["acknowledge"].status == "met"
    # Monday 23 November and ten working days.
    assert rows["hearing_invitation"].due == date(2026, 12, 7)
    assert "7 december" in text
    message = last_to_person(world, opened).content["text"]
    assert "20 november 2026" in message and "huisarts" in message and "20 december 2026" in message
    assert world.case(opened).status == "acknowledged"
    assert world.case(opened).acknowledged_at == world.now
    assert "al bevestigd" in refused(world.do(COA, "directie", f"bevestig {ref}"))


def test_acknowledgement_by_mail_counts_once_it_left(world: World) -> None:
    from actions.cases.delivery import message_sent

    opened = world.open(IZW, channel="email")
    ok(world.do(IZW, "medewerker", f"bevestig {opened.case.reference} Dank voor uw bericht."))
    assert world.rows(opened)["acknowledge"].status == "open"
    refused(world.do(IZW, "medewerker", f"bevestig {opened.case.reference}"))
    row = last_to_person(world, opened)
    assert row.kind == "acknowledgement" and "Dank voor uw bericht." in row.content["text"]
    world.later(hours=1)
    with world.at(IZW) as desk:
        desk.work.outbox.mark_sent(row.id, world.now)
        message_sent(desk, desk.work.outbox.by_id(row.id))
        message_sent(desk, desk.work.outbox.by_id(row.id))
    assert world.rows(opened)["acknowledge"].status == "met"
    assert world.planned(opened) == []


def test_a_message_that_does_not_arrive_becomes_a_task(world: World) -> None:
    from actions.cases.delivery import message_failed

    opened = world.open(IZW, channel="email")
    world.do(IZW, "medewerker", f"bevestig {opened.case.reference}")
    with world.at(IZW) as desk:
        message_failed(desk, desk.work.outbox.by_id(last_to_person(world, opened).id))
    assert "niet aangekomen" in world.sent(opened, "staff:medewerker")[-1].content["text"]
    assert world.rows(opened)["acknowledge"].status == "open"


def test_without_a_talk_staff_pass_it_on(world: World) -> None:
    opened = world.open(IZW, channel="phone", via="medewerker")
    text = ok(world.do(IZW, "medewerker", f"bevestig {opened.case.reference}"))
    assert "Bel, mail of schrijf" in text
    assert world.rows(opened)["acknowledge"].status == "met"


def test_language_and_form_of_the_case(world: World) -> None:
    english = world.open(W4U, language="en")
    world.do(W4U, "medewerker", f"bevestig {english.case.reference}")
    assert last_to_person(world, english).content["text"].startswith("Hello.")
    child = world.open(W4U, age_band="12_15")
    world.do(W4U, "medewerker", f"bevestig {child.case.reference}")
    assert "Je nummer is" in last_to_person(world, child).content["text"]


def test_reply_and_note(world: World) -> None:
    opened = world.open(W4U)
    ref = opened.case.reference
    assert "antwoord" in refused(world.do(W4U, "medewerker", f"antwoord {ref}"))
    ok(world.do(W4U, "medewerker", f"antwoord {ref} Zullen we bellen?\nMet groet"))
    row = last_to_person(world, opened)
    assert row.author == "staff" and "Zullen we bellen?\nMet groet" in row.content["text"]
    before = len(world.sent(opened, "complainant"))
    ok(world.do(W4U, "medewerker", f"notitie {ref} Teruggebeld"))
    refused(world.do(W4U, "medewerker", f"notitie {ref}"))
    assert len(world.sent(opened, "complainant")) == before


def test_invite(world: World) -> None:
    opened = world.official(COA)
    ref = opened.case.reference
    world.do(COA, "directie", f"bevestig {ref}")
    refused(world.do(COA, "directie", f"nodig-uit {ref} kom langs"))
    refused(world.do(COA, "directie", f"nodig-uit {ref} 2026-11-01: te laat"))
    text = ok(world.do(COA, "directie", f"nodig-uit {ref} 2026-12-01 14:00: In ons kantoor."))
    assert "andere partij" in text
    message = last_to_person(world, opened).content["text"]
    assert (
        "dinsdag 1 december 2026 om 14:00" in message
        and "In ons kantoor." in message
        and "meenemen" in message
    )
    assert world.rows(opened)["hearing_invitation"].status == "met"
    assert world.case(opened).content["hearing"]["invited_for"].startswith("2026-12-01T14:00")


@pytest.mark.parametrize(
    "when", ["morgen om 14:00", "over 2 weken", "2026-12-24", "volgende week dinsdag 10:30"]
)
def test_when_in_words(world: World, when: str) -> None:
    opened = world.open(W4U)
    ok(world.do(W4U, "medewerker", f"nodig uit {opened.case.reference} {when}: Kom gerust."))


# Terms ---------------------------------------------------------------------------------------


def test_extension_once_then_by_agreement(world: World) -> None:
    opened = world.official(BUC)
    ref = opened.case.reference
    refused(world.do(BUC, "leidinggevende", f"verleng {ref}"))
    text = ok(world.do(BUC, "leidinggevende", f"verleng {ref} We wachten op een verslag."))
    row = world.rows(opened)["respond"]
    # Ten weeks from Friday 20 November.
    assert (row.due, row.status) == (date(2027, 1, 29), "extended") and "BUC-18" in text
    message = last_to_person(world, opened).content["text"]
    assert "29 januari 2027" in message and "verslag" in message
    assert "nieuwe datum" in refused(world.do(BUC, "leidinggevende", f"verleng {ref} Nog meer tijd nodig."))
    asked = ok(world.do(BUC, "leidinggevende", f"verleng {ref} tot 2027-02-19: Er komt bemiddeling"))
    assert "BUC-19" in asked and world.rows(opened)["respond"].due == date(2027, 1, 29)
    question = last_to_person(world, opened)
    assert question.content["custom"]["asks"] == "agree" and len(question.content["buttons"]) == 2
    refused(world.do(BUC, "leidinggevende", f"verleng {ref} tot 2027-03-19: Nog later"))
    _answer(world, opened, yes=True)
    row = world.rows(opened)["respond"]
    assert (row.due, row.status) == (date(2027, 2, 19), "extended")
    assert [one.due_at.date().isoformat() for one in world.planned(opened) if one.what == "reminder:respond"] == [
        "2027-02-17", "2027-02-19",
    ]  # fmt: skip
    assert world.events(opened).count("extended") == 2


def test_no_keeps_the_term(world: World) -> None:
    opened = world.official(BUC)
    ref = opened.case.reference
    world.do(BUC, "leidinggevende", f"verleng {ref} Verslag.")
    world.do(BUC, "leidinggevende", f"verleng {ref} tot 2027-02-19: Bemiddeling")
    said = _answer(world, opened, yes=False)
    assert "29 januari 2027" in said and world.rows(opened)["respond"].due == date(2027, 1, 29)


def test_extension_only_before_the_end_and_where_allowed(world: World) -> None:
    opened = world.official(BUC)
    world.now += timedelta(days=46)  # after Monday 4 January 2027
    assert "4 januari 2027" in refused(
        world.do(BUC, "leidinggevende", f"verleng {opened.case.reference} te druk")
    )
    none = world.official(IZW)
    assert "kent geen verlenging (IZW-28)" in refused(
        world.do(IZW, "directie", f"verleng {none.case.reference} te druk")
    )


def test_extension_on_the_last_day_is_in_time(world: World) -> None:
    opened = world.official(BUC)
    world.now = world.now.replace(year=2027, month=1, day=4, hour=21)
    ok(world.do(BUC, "leidinggevende", f"verleng {opened.case.reference} We wachten nog."))


def test_aim_goes_to_any_date_more_than_once(world: World) -> None:
    opened = world.official(COA)
    ref = opened.case.reference
    assert "nieuwe datum" in refused(world.do(COA, "directie", f"verleng {ref} Het is druk."))
    for day in ("2027-01-15", "2027-02-15"):
        text = ok(world.do(COA, "directie", f"verleng {ref} tot {day}: Het is druk."))
        assert "andere partij" in text
    assert world.rows(opened)["settle"].due == date(2027, 2, 15)
    refused(world.do(COA, "directie", f"verleng {ref} tot 2027-01-01: terug"))


# Decisions -----------------------------------------------------------------------------------


def test_not_admitted_with_objection_route(world: World) -> None:
    opened = world.official(COA)
    ref = opened.case.reference
    refused(world.do(COA, "directie", f"weiger {ref}"))
    ok(world.do(COA, "directie", f"weiger {ref} Het gaat niet over Coachcenter."))
    message = last_to_person(world, opened).content["text"]
    assert "Het gaat niet over Coachcenter." in message and "klachtencommissie" in message
    assert world.case(opened).status == "not_admitted"
    assert world.planned(opened) == []
    assert "Mogelijk" in refused(world.do(COA, "directie", f"besluit {ref} toch"))


def test_not_admitted_notice_is_met(world: World) -> None:
    opened = world.official(IZW)
    ok(
        world.do(
            IZW,
            "directie",
            f"weiger {opened.case.reference} Dit hoort bij een andere dienst, omdat u daar hulp krijgt.",
        )
    )
    rows = {key: row.status for key, row in world.rows(opened).items()}
    assert rows == {
        "acknowledge": "cancelled",
        "contact": "cancelled",
        "respond": "cancelled",
        "not_admitted_notice": "met",
    }


def test_decide_then_close(world: World) -> None:
    opened = world.official(IZW)
    ref = opened.case.reference
    assert "besluit" in refused(world.do(IZW, "directie", f"sluit {ref}"))
    refused(world.do(IZW, "directie", f"besluit {ref}"))
    ok(world.do(IZW, "directie", f"besluit {ref} U heeft gelijk. U krijgt een andere coach."))
    rows = world.rows(opened)
    assert rows["respond"].status == "met" and rows["not_admitted_notice"].status == "cancelled"
    assert "klachtenfunctionaris" in last_to_person(world, opened).content["text"]
    assert "al besloten" in refused(world.do(IZW, "directie", f"besluit {ref} nog eens"))
    world.later(days=7)
    text = ok(world.do(IZW, "directie", f"sluit {ref}"))
    assert "IZW-23" in text
    message = last_to_person(world, opened).content["text"]
    for part in ("de stappen", "andere coach", "Het duurde 7 dagen", "tevreden"):
        assert part in message
    assert world.case(opened).status == "closed"
    assert "heropen" in refused(world.do(IZW, "directie", f"neem {ref}"))
    ok(world.do(IZW, "directie", f"heropen {ref} Er is nieuwe informatie."))
    assert world.case(opened).status == "in_progress"
    refused(world.do(IZW, "directie", f"heropen {ref} nog eens"))


def test_judgement_names_the_dispute_body(world: World) -> None:
    opened = world.official(BUC)
    text = ok(
        world.do(BUC, "leidinggevende", f"besluit {opened.case.reference} Wij vinden dit ook niet goed.")
    )
    assert "BUC-17" in text
    assert "Geschilleninstantie KPZ" in last_to_person(world, opened).content["text"]


def test_closing_sets_how_long_it_is_kept(world: World) -> None:
    opened = world.official(COA)
    world.do(COA, "directie", f"sluit {opened.case.reference} Samen opgelost.")
    assert world.case(opened).retention_until == date(2028, 11, 20)
    assert world.rows(opened)["settle"].status == "met"


# Steps ---------------------------------------------------------------------------------------


def test_step_inside_moves_at_once(world: World) -> None:
    opened = world.open(IZW)
    ok(world.do(IZW, "medewerker", f"stap {opened.case.reference}"))
    case = world.case(opened)
    assert (case.step_key, case.handler) == ("leidinggevende-of-directie", "directie")
    assert "directie" in last_to_person(world, opened).content["text"]


def test_referral_waits_for_a_yes(world: World) -> None:
    opened = world.official(IZW)
    ref = opened.case.reference
    assert "mag deze zaak niet zien" in refused(world.do(IZW, "klachtenfunctionaris", f"zaak {ref}"))
    assert "eerst gevraagd" in ok(world.do(IZW, "directie", f"stap {ref}"))
    assert world.case(opened).step_key == "leidinggevende-of-directie"
    _answer(world, opened, yes=True)
    case = world.case(opened)
    assert (case.step_key, case.handler) == ("klachtenfunctionaris", "klachtenfunctionaris")
    # Five days, and not working days: the alarm takes the earlier reading (A7-4).
    assert world.rows(opened)["contact"].due == date(2026, 11, 25)
    ok(world.do(IZW, "klachtenfunctionaris", f"antwoord {ref} Ik bel u morgen."))
    assert world.rows(opened)["contact"].status == "met"
    refused(world.do(IZW, "klachtenfunctionaris", f"besluit {ref} x"))


def test_no_leaves_the_step(world: World) -> None:
    opened = world.open(BUC)
    ok(world.do(BUC, "medewerker", f"stap {opened.case.reference}"))
    refused(world.do(BUC, "medewerker", f"stap {opened.case.reference}"))
    _answer(world, opened, yes=False)
    assert world.case(opened).step_key == "gesprek"
    assert "nee" in world.sent(opened, "staff:medewerker")[-1].content["text"]


def test_to_the_confidant_makes_it_confidential(world: World) -> None:
    opened = world.open(BUC)
    world.do(BUC, "medewerker", f"stap {opened.case.reference}")
    _answer(world, opened, yes=True)
    case = world.case(opened)
    assert case.confidential and case.handler == "vertrouwenspersoon"
    assert "vertrouwelijk" in refused(world.do(BUC, "medewerker", f"antwoord {opened.case.reference} x"))


def test_from_the_confidant_outside_stays_confidential(world: World) -> None:
    opened = world.open(IBO, feels_safe=False)
    world.do(IBO, "vertrouwenspersoon", f"stap {opened.case.reference}")
    said = _answer(world, opened, yes=True)
    case = world.case(opened)
    assert (case.step_key, case.confidential) == ("generalist", True)
    assert "generalist" in said


def test_last_step_and_objection(world: World) -> None:
    opened = world.official(W4U)
    assert "laatste stap" in refused(world.do(W4U, "medewerker", f"stap {opened.case.reference}"))
    coa = world.official(COA)
    assert "na een uitspraak" in refused(world.do(COA, "directie", f"stap {coa.case.reference}"))
    world.do(COA, "directie", f"weiger {coa.case.reference} Te weinig gegevens.")
    ok(world.do(COA, "directie", f"stap {coa.case.reference}"))


# The rest ------------------------------------------------------------------------------------


def test_measure(world: World) -> None:
    opened = world.open(IZW)
    ref = opened.case.reference
    refused(world.do(IZW, "medewerker", f"maatregel {ref}"))
    ok(world.do(IZW, "medewerker", f"maatregel {ref} Coaches bellen altijd af."))
    check = next(one for one in world.planned(opened) if one.what == "measure_check")
    assert (check.due_at.date(), check.rule) == (date(2027, 2, 22), "IZW-23")
    world.do(IZW, "leidinggevende", f"sluit {ref} Opgelost.")
    assert "measure_check" in [one.what for one in world.planned(opened)]


def test_plan(world: World) -> None:
    opened = world.open(W4U)
    ref = opened.case.reference
    refused(world.do(W4U, "medewerker", f"plan {ref} morgen bellen"))
    ok(world.do(W4U, "medewerker", f"plan {ref} 2026-11-24 10:00: Hoe gaat het nu?"))
    ok(world.do(W4U, "medewerker", f"plan {ref} --toch 2026-11-25: Tot morgen."))
    assert sorted(one.what for one in world.planned(opened) if "plan" in one.what) == ["plan", "plan_anyway"]
    with world.at(W4U) as desk:
        from actions.cases.complainant import add_information

        add_information(desk, world_case(desk, opened), "Ik schrijf zelf al.")
    assert [one.what for one in world.planned(opened) if "plan" in one.what] == ["plan_anyway"]
    world.run_until(world.now + timedelta(days=6))
    assert "Tot morgen." in last_to_person(world, opened).content["text"]


def test_reveal_is_logged(world: World) -> None:
    opened = world.official(IZW)
    ref = opened.case.reference
    refused(world.do(IZW, "directie", f"onthul {ref} telefoon"))
    refused(world.do(IZW, "directie", f"onthul {ref} schoenmaat nodig"))
    text = ok(world.do(IZW, "directie", f"onthul {ref} telefoon De klager vroeg om een belletje"))
    assert "+31612345678" in text
    with world.at(IZW) as desk:
        event = desk.work.history.of(opened.case.id)[-1]
        logged = desk.work.access_log.list(IZW)[-1]
    assert event.event == "revealed" and "+316" not in event.note and "belletje" in event.note
    assert logged.what == "reveal phone"
    assert "Dorpsstraat 12-B, 1234 AB Proefdorp" in ok(
        world.do(IZW, "directie", f"onthul {ref} adres brief sturen")
    )


def test_channel_of_somebody_anonymous_only_in_danger(world: World) -> None:
    calm = world.open(W4U, anonymous=True, channel="whatsapp")
    assert "gevaar" in refused(
        world.do(W4U, "medewerker", f"onthul {calm.case.reference} kanaal nieuwsgierig")
    )
    danger = world.open(W4U, anonymous=True, danger={"kind": "suicide"}, channel="whatsapp")
    assert "sender-" in ok(world.do(W4U, "medewerker", f"onthul {danger.case.reference} kanaal levensgevaar"))


def world_case(desk, opened):
    return desk.work.cases.by_id(opened.case.id)


def _answer(world: World, opened, *, yes: bool) -> str:
    from actions.cases.complainant import answer_proposal

    with world.at(opened.case.organisation) as desk:
        return answer_proposal(desk, world_case(desk, opened), yes)


# What it is about -------------------------------------------------------------------------------


def test_staff_say_what_it_was_about_for_the_report(world: World) -> None:
    opened = world.open(IZW)
    ref = opened.case.reference
    assert "onderwerp" in ok(world.do(IZW, "directie", f"sluit {ref} Gebeld."))
    assert "proces" in refused(world.do(IZW, "directie", f"onderwerp {ref} weer"))
    assert "een medewerker" in ok(world.do(IZW, "directie", f"onderwerp {ref} coach"))
    case = world.case(opened)
    assert case.content["concern"]["about"] == case.statistics["about"] == "staff_member"
    told = world.open(IZW, about="practical")
    assert "onderwerp" not in ok(world.do(IZW, "directie", f"sluit {told.case.reference} Gebeld."))
