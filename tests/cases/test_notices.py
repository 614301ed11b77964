"""Every notice with its mandatory parts, adapted by staff before it goes, and what both parties hear."""

from datetime import date, timedelta

import pytest
from cases_support import BUC, COA, IBO, IZW, NOW, W4U, World

from actions.cases import checklist
from actions.cases.complainant import answer_proposal
from actions.cases.notices import Part, compose
from actions.organisation import StaffUser

JORIS = {"name": "Joris Testman", "kind": "staff", "staff": "joris"}


def last(world: World, opened, to: str = "complainant"):
    return world.sent(opened, to)[-1].content


def ok(outcome) -> str:
    assert outcome.ok, outcome.text
    return outcome.text


def refused(outcome) -> str:
    assert not outcome.ok, outcome.text
    return outcome.text


def with_joris(world: World, **addresses) -> None:
    staff = {"directie": StaffUser("directie", ("directie",)), "joris": StaffUser("joris", ("directie",), **addresses)}
    world.settings[COA] = {"staff": staff}


# Parts ---------------------------------------------------------------------------------------

PARTS = [
    Part("Goedendag. Dit is een bericht."), Part("Zo gaat het verder. Eerst praten we.", must=True),
    Part("U mag iemand meenemen.", must=True), Part("Schrijf het hier."),
]  # fmt: skip


def test_own_words_stand_between_the_parts() -> None:
    assert compose(PARTS, "Wij bellen morgen.").split("\n\n")[1] == "Wij bellen morgen."


def test_adapted_draft_goes_as_it_is_and_gets_back_what_must_be_there() -> None:
    adapted = "Beste mevrouw. Dit is een bericht.\n\nZo gaat het verder. Eerst praten we.\nSchrijf het hier."
    assert compose(PARTS, adapted) == f"{adapted}\n\nU mag iemand meenemen."


def test_draft_of_a_notice(world: World) -> None:
    opened = world.open(IZW)
    ref = opened.case.reference
    shown = ok(world.do(IZW, "medewerker", f"concept bevestig {ref}"))
    assert "nog niet verstuurd" in shown and "leidinggevende of de directie" in shown
    assert not world.sent(opened, "complainant") and world.rows(opened)["acknowledge"].status == "open"
    assert world.case(opened).status == "received"
    draft = shown.split("\n\n", 1)[1].rsplit("\n\nSturen:", 1)[0]
    ok(world.do(IZW, "medewerker", f"bevestig {ref} {draft.replace('Goedendag.', 'Dag mevrouw Testerma.')}"))
    sent = last(world, opened)["text"]
    assert sent.startswith("Dag mevrouw Testerma.") and sent.count("Dit is de procedure") == 1


def test_draft_refuses_what_would_be_refused(world: World) -> None:
    opened = world.official(BUC)
    assert "leidinggevende" in refused(world.do(BUC, "medewerker", f"concept besluit {opened.case.reference} x"))
    assert "stuurt niets" in refused(world.do(BUC, "medewerker", f"concept notitie {opened.case.reference} x"))


# Acknowledgement -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        (IZW, ["praat u met de medewerker", "18 december 2026"]),
        (COA, ["uw verhaal te doen", "geheim", "huisarts", "20 december 2026"]),
        (BUC, ["4 januari 2027"]),
        (W4U, ["Klachtenportaal ZORG"]),
        (IBO, ["begeleider"]),
    ],
)
def test_acknowledgement_explains_the_procedure(world: World, key: str, parts: list[str]) -> None:
    opened = world.official(key)
    user = world.organisation(key).with_role(world.case(opened).handler)[0].name
    ok(world.do(key, user, f"bevestig {opened.case.reference}"))
    text = last(world, opened)["text"]
    for part in parts:
        assert part in text, text


# Judgement -----------------------------------------------------------------------------------


def test_judgement_is_checked_and_never_refused(world: World) -> None:
    opened = world.official(BUC)
    told = ok(world.do(BUC, "leidinggevende", f"besluit {opened.case.reference} Bedankt voor uw brief."))
    for part in ("de visie", "de besluiten", "de maatregelen", "de termijn voor de maatregelen"):
        assert part in told.split("Niet gezien:")[1]
    assert world.case(opened).status == "decided" and world.rows(opened)["respond"].status == "met"
    assert "Geschilleninstantie KPZ" in last(world, opened)["text"]


def test_complete_judgement_has_nothing_missing(world: World) -> None:
    opened = world.official(BUC)
    text = ("Wij vinden dat u gelijk heeft. We besluiten dat u een andere coach krijgt. "
            "De maatregel: coaches bellen af. Dit gaat in uiterlijk 1 februari 2027.")  # fmt: skip
    told = ok(world.do(BUC, "leidinggevende", f"besluit {opened.case.reference} {text}"))
    assert "Niet gezien" not in told and "BUC-17" in told


def test_tenor_is_kept_for_the_report(world: World) -> None:
    for text, tenor in (("De klacht is ongegrond.", "not_upheld"), ("U heeft deels gelijk.", "partly"),
                        ("U heeft gelijk.", "upheld"), ("We gaan praten.", "unsaid")):  # fmt: skip
        opened = world.official(BUC)
        world.do(BUC, "leidinggevende", f"besluit {opened.case.reference} {text}")
        assert world.case(opened).statistics["outcome"] == tenor


def test_short_motivation_is_pointed_out(world: World) -> None:
    opened = world.official(IZW)
    assert "uitgebreide motivatie" in ok(world.do(IZW, "directie", f"weiger {opened.case.reference} Niet voor ons."))
    assert world.case(opened).statistics["not_admitted_why"] == "not_ours"


def test_parts_of_a_procedure_without_a_judgement() -> None:
    assert checklist.not_seen(("de reactie op de klacht",), "x") == []


def test_not_admitted_names_where_one_can_go(world: World) -> None:
    for key, user, way in ((COA, "directie", "klachtencommissie"), (BUC, "leidinggevende", "Klachtenportaal Zorg"),
                           (IZW, "directie", "klachtenfunctionaris")):  # fmt: skip
        opened = world.official(key)
        ok(world.do(key, user, f"weiger {opened.case.reference} Dit hoort bij een andere dienst."))
        text = last(world, opened)["text"]
        assert "andere dienst" in text and way in text


# Both parties --------------------------------------------------------------------------------


def test_hearing_invitation_to_both_in_their_own_chat(world: World) -> None:
    with_joris(world, telegram=77)
    opened = world.official(COA, about_whom=JORIS, hearing={"preference": "apart", "companion": None})
    ref = opened.case.reference
    ok(world.do(COA, "directie", f"bevestig {ref}"))
    told = ok(world.do(COA, "directie", f"nodig-uit {ref} 2026-12-01 14:00: In ons kantoor."))
    person = last(world, opened)["text"]
    for part in ("1 december 2026", "In ons kantoor.", "apart van de ander", "meenemen", "geheim", "huisarts"):
        assert part in person
    rows = world.sent(opened, "staff:joris")
    assert [row.kind for row in rows] == ["invitation"] and rows[0].channel == "telegram"
    other = rows[0].content["text"]
    for part in ("1 december 2026", "In ons kantoor.", "apart van de ander", "meenemen", "geheim"):
        assert part in other
    assert "Fenna" not in other and "opdagen" not in other and ref not in other
    assert "(joris)" in told and world.rows(opened)["hearing_invitation"].status == "met"


def test_other_party_without_a_chat_is_a_task_until_it_is_done(world: World) -> None:
    opened = world.official(COA, about_whom={"name": "Joris Testman", "kind": "hired", "staff": None})
    ref = opened.case.reference
    ok(world.do(COA, "directie", f"bevestig {ref}"))
    told = ok(world.do(COA, "directie", f"nodig-uit {ref} 2026-12-08 14:00: In ons kantoor."))
    assert "andere partij" in told and "uiterlijk vrijdag 4 december 2026" in told
    assert world.rows(opened)["hearing_invitation"].status == "open"
    task = [row for row in world.sent(opened, "staff:directie") if row.kind == "task"][-1].content
    ready = task["text"].split("Deze tekst kunt u kopiëren:\n\n")[1]
    for part in ("wil ook uw verhaal horen", "dinsdag 8 december 2026 om 14:00", "In ons kantoor.", "meenemen", "geheim"):
        assert part in ready
    assert ref not in ready and "Fenna" not in ready and "opdagen" not in ready
    assert [dict(button) for button in task["buttons"]] == [{"title": "Is gedaan", "payload": f"gedaan {ref} uitnodiging"}]
    # Asked after until it is done; the clock goes on meanwhile.
    done = world.run_until(NOW + timedelta(days=12))
    assert done.count(("pass_on:uitnodiging", "reminded")) == 3 and ("reminder:hearing_invitation", "reminded") in done
    assert "Is dit gedaan" in [row for row in world.sent(opened, "staff:directie") if row.kind == "task"][-1].content["text"]
    assert "uitnodiging" in refused(world.do(COA, "directie", f"gedaan {ref} iets"))
    ok(world.do(COA, "directie", f"gedaan {ref} uitnodiging Gebeld en per post."))
    assert world.rows(opened)["hearing_invitation"].status == "met"
    assert "uitnodiging" not in refused(world.do(COA, "directie", f"gedaan {ref} uitnodiging"))


def test_not_passed_on_in_time_is_missed_and_told(world: World) -> None:
    opened = world.official(COA, about_whom={"name": "Joris Testman", "kind": "hired", "staff": None})
    ref = opened.case.reference
    ok(world.do(COA, "directie", f"bevestig {ref}"))
    ok(world.do(COA, "directie", f"nodig-uit {ref} 2026-12-08 14:00: In ons kantoor."))
    world.run_until(NOW + timedelta(days=18))
    assert world.rows(opened)["hearing_invitation"].status == "missed"
    assert any("TE LAAT" in row.content["text"] for row in world.sent(opened, "staff:directie"))


def test_where_nobody_is_named_all_parties_are_invited_at_once(world: World) -> None:
    opened = world.official(COA)
    ref = opened.case.reference
    ok(world.do(COA, "directie", f"bevestig {ref}"))
    ok(world.do(COA, "directie", f"nodig-uit {ref} 2026-12-01 14:00: In ons kantoor."))
    assert world.rows(opened)["hearing_invitation"].status == "met"
    assert "Gaat " in world.sent(opened, "staff:directie")[-1].content["text"]


def test_delay_and_decision_are_passed_on_too(world: World) -> None:
    opened = world.official(COA, about_whom={"name": "Joris Testman", "kind": "other_client", "staff": None})
    ref = opened.case.reference
    ok(world.do(COA, "directie", f"verleng {ref} tot 2027-01-15: We spreken nog iemand."))
    ok(world.do(COA, "directie", f"besluit {ref} We passen de planning aan."))
    tasks = [row.content["text"] for row in world.sent(opened, "staff:directie") if row.kind == "task"]
    assert any("15 januari 2027" in text and f"gedaan {ref} uitstel" in text for text in tasks)
    assert any("We passen de planning aan." in text and f"gedaan {ref} besluit" in text for text in tasks)
    ok(world.do(COA, "directie", f"sluit {ref}"))
    done = world.run_until(NOW + timedelta(days=5))
    assert ("pass_on:besluit", "reminded") in done and ("pass_on:uitstel", "reminded") not in done
    ok(world.do(COA, "directie", f"gedaan {ref} besluit"))


def test_delay_and_decision_to_both(world: World) -> None:
    with_joris(world, email="joris@voorbeeld.invalid")
    opened = world.official(COA, about_whom=JORIS)
    ref = opened.case.reference
    ok(world.do(COA, "directie", f"verleng {ref} tot 2027-01-15: We spreken nog iemand."))
    assert "15 januari 2027" in last(world, opened)["text"]
    assert "15 januari 2027" in last(world, opened, "staff:joris")["text"]
    assert "spreken nog iemand" not in last(world, opened, "staff:joris")["text"]
    ok(world.do(COA, "directie", f"besluit {ref} We passen de planning aan."))
    assert "We passen de planning aan." in last(world, opened, "staff:joris")["text"]
    assert "klachtencommissie" in last(world, opened)["text"]


# Committee -----------------------------------------------------------------------------------


def test_the_way_to_the_committee(world: World) -> None:
    opened = world.official(COA)
    ref = opened.case.reference
    assert "geen stukken" in refused(world.do(COA, "directie", f"stukken {ref}"))
    ok(world.do(COA, "directie", f"weiger {ref} Te weinig gegevens."))
    ok(world.do(COA, "directie", f"stap {ref}"))
    with world.at(COA) as desk:
        answer_proposal(desk, world.case(opened), True)
    case = world.case(opened)
    assert (case.step_key, case.status, case.closed_at) == ("klachtencommissie", "in_progress", None)
    assert any("COA-21" in row.content["text"] for row in world.sent(opened, "staff:directie") if row.kind == "task")
    assert "COA-21" in refused(world.do(COA, "directie", f"sluit {ref}"))
    ok(world.do(COA, "directie", f"stukken {ref}"))
    assert "alle stukken" in last(world, opened)["text"]
    assert "al verstuurd" in refused(world.do(COA, "directie", f"stukken {ref}"))
    ok(world.do(COA, "directie", f"besluit {ref} De commissie geeft u gelijk."))
    text = last(world, opened)["text"]
    assert "bindend voor iedereen" in text and "De commissie geeft u gelijk." in text
    assert "niet eens" not in text  # no further appeal is named
    ok(world.do(COA, "directie", f"sluit {ref}"))


def test_the_file_for_the_committee(world: World) -> None:
    from actions.cases.committee import file_of
    from bot.report.dossier import FORMATS

    opened = world.official(COA)
    world.do(COA, "directie", f"notitie {opened.case.reference} Alleen voor ons.")
    world.do(COA, "directie", f"besluit {opened.case.reference} We passen de planning aan.")
    with world.at(COA) as desk:
        told = file_of(desk, world.case(opened), world.user(COA, "directie"))
        text = FORMATS["md"](desk, told).decode()
        assert FORMATS["pdf"](desk, told).startswith(b"%PDF")
    for piece in ("opdagen", "Fenna Testerma", "We passen de planning aan.", "COA-07"):
        assert piece in text
    assert "Alleen voor ons" not in text and "Herinnering" not in text


# Consent -------------------------------------------------------------------------------------


def test_consent_before_others_are_involved(world: World) -> None:
    opened = world.open(IZW)
    ref = opened.case.reference
    refused(world.do(IZW, "medewerker", f"toestemming {ref} de gemeente"))
    assert "IZW-08" in ok(world.do(IZW, "medewerker", f"toestemming {ref} de gemeente: dan weten we meer"))
    question = last(world, opened)
    assert question["custom"]["asks"] == "consent" and "de gemeente" in question["text"]
    assert "dan weten we meer" in question["text"]
    with world.at(IZW) as desk:
        answer_proposal(desk, world.case(opened), True)
    assert world.case(opened).content["consents"][0]["yes"] is True
    assert "de klager zegt ja" in last(world, opened, "staff:medewerker")["text"]


# Closing -------------------------------------------------------------------------------------


def test_directie_hears_of_each_complaint(world: World) -> None:
    opened = world.open(IZW)
    assert "opdagen" in world.sent(opened, "staff:directie")[0].content["text"]


def test_feedback_is_a_task_until_it_is_done(world: World) -> None:
    opened = world.open(IZW)
    ref = opened.case.reference
    ok(world.do(IZW, "leidinggevende", f"sluit {ref} Samen opgelost."))
    tasks = [row.content["text"] for row in world.sent(opened, "staff:directie") if row.kind == "task"]
    assert any("terugkoppelen" in text and "IZW-23" in text for text in tasks)
    assert "Nog te doen" in refused(world.do(IZW, "directie", f"gedaan {ref} iets"))
    ok(world.do(IZW, "directie", f"gedaan {ref} feedback Vandaag besproken."))
    done = world.run_until(world.now + timedelta(days=20))
    assert ("duty:discuss", "reminded") in done and "duty:feedback" not in [what for what, _ in done]


def test_closing_letter_waits_for_the_satisfaction(world: World) -> None:
    from actions.cases.complainant import satisfaction

    opened = world.official(IZW)
    ref = opened.case.reference
    ok(world.do(IZW, "directie", f"besluit {ref} U heeft gelijk."))
    told = ok(world.do(IZW, "directie", f"sluit {ref}"))
    assert "wacht" in told and "27 november 2026" in told and world.case(opened).status == "decided"
    world.run_until(world.now + timedelta(days=3, hours=1))  # Monday: the question goes out
    assert last(world, opened)["custom"]["asks"] == "satisfaction"
    with world.at(IZW) as desk:
        satisfaction(desk, world.case(opened), 4)
    assert world.case(opened).status == "closed"
    text = last(world, opened)["text"]
    for part in ("de stappen", "U heeft gelijk", "Het duurde 3 dagen", "4 van 5"):
        assert part in text


def test_closing_letter_waits_five_working_days_at_most(world: World) -> None:
    opened = world.official(IZW)
    ref = opened.case.reference
    world.do(IZW, "directie", f"besluit {ref} U heeft gelijk.")
    world.do(IZW, "directie", f"sluit {ref} Dank voor het gesprek.")
    world.run_until(world.now + timedelta(days=6))
    assert world.case(opened).status == "decided"
    world.run_until(world.now + timedelta(days=1))
    assert world.case(opened).status == "closed"
    assert "Dank voor het gesprek." in last(world, opened)["text"] and "nog laten weten" in last(world, opened)["text"]
    assert world.case(opened).closed_at.date() == date(2026, 11, 27)


def test_no_letter_waits_elsewhere(world: World) -> None:
    opened = world.official(BUC)
    world.do(BUC, "leidinggevende", f"besluit {opened.case.reference} U heeft gelijk.")
    world.do(BUC, "leidinggevende", f"sluit {opened.case.reference}")
    assert world.case(opened).status == "closed"


# Second route --------------------------------------------------------------------------------


def test_a_notice_that_waits_goes_by_mail_before_its_date(world: World) -> None:
    world.settings[IZW] = {"sends_mail": True}
    opened = world.open(IZW, channel="whatsapp")
    with world.at(IZW) as desk:
        desk.work.addresses.add("email", "fenna@voorbeeld.invalid", case_id=opened.case.id)
    world.do(IZW, "medewerker", f"bevestig {opened.case.reference}")
    with world.at(IZW) as desk:
        desk.work.outbox.park(world.sent(opened, "complainant")[-1].id, "waits for OPEN")
    done = world.run_until(world.now + timedelta(days=5, hours=1))
    assert ("second_route", "by mail") in done
    row = world.sent(opened, "complainant")[-1]
    assert (row.channel, row.kind) == ("email", "acknowledgement")
    assert world.rows(opened)["acknowledge"].status == "open"  # met when it left, not before


def test_without_another_way_somebody_phones(world: World) -> None:
    opened = world.open(IZW, channel="whatsapp")
    world.do(IZW, "medewerker", f"bevestig {opened.case.reference}")
    done = world.run_until(world.now + timedelta(days=5, hours=1))
    assert ("second_route", "task to phone") in done
    assert "Bel de klager" in last(world, opened, "staff:medewerker")["text"]
