"""One check per rule of the five sources: what the definition does with it."""

from __future__ import annotations

from datetime import date

import pytest

from procedures import ladder
from procedures.admissibility import assess
from procedures.load import load_all
from procedures.model import Procedure

KEYS = {
    "W4U": "weres-4-u",
    "BUC": "burgercoaching",
    "IZW": "iederzijnwerk-arbeidscoaching",
    "IBO": "ik-ben-er-ook",
    "COA": "coachcenter",
}
FILED = date(2026, 11, 20)


def step(p: Procedure, key: str):
    return ladder.step(p, key)


def notice(p: Procedure, key: str):
    return next(one for one in p.notices if one.key == key)


def asked(p: Procedure, name: str):
    return next((one for one in p.questions if one.name == name), None)


def outcome(p: Procedure, rule: str, **answers) -> set[str]:
    return {item.outcome for item in assess(p, answers, FILED) if item.rule == rule}


def about(p: Procedure, rule: str) -> set[str]:
    return {subject.about for subject in p.subjects if subject.rule == rule}


def length(p: Procedure, key: str) -> tuple[int, str, str]:
    term = p.term(key)
    return term.amount, term.unit, term.start


def absent(p: Procedure, *topics: str) -> bool:
    return all(p.nothing_on(topic) is not None and p.nothing_on(topic).kind == "absent" for topic in topics)


CHECKS = {
    "W4U-01": lambda p: (
        p.validity.in_force_from == date(2017, 7, 1)
        and p.validity.indefinite
        and p.source.version is None
        and p.short_name == "We're 4 U"
    ),
    "W4U-02": lambda p: p.questions[0].name == "concern",
    "W4U-03": lambda p: step(p, "gesprek").number == 1 and not p.terms,
    "W4U-04": lambda p: (
        step(p, "klachtenportaal-zorg").outside and "mag" in step(p, "klachtenportaal-zorg").offer.u
    ),
    "W4U-05": lambda p: p.register.what == "signals" and "beide kanten" in p.answers["ask_consequences"].u,
    "W4U-06": lambda p: outcome(p, "W4U-06", role="professional") == {"ok"},
    "W4U-07": lambda p: outcome(p, "W4U-07", role="client") == {"ok"},
    "W4U-08": lambda p: outcome(p, "W4U-08", role="next_of_kin", date_of_death="2025-11-19") == {"outside"},
    "W4U-09": lambda p: p.roles["authorised"].confirmations == ("authorised", "in_interest"),
    "W4U-10": lambda p: outcome(p, "W4U-10", role="relative") == {"doubt"},
    "W4U-11": lambda p: asked(p, "tried").need == "required",
    "W4U-12": lambda p: about(p, "W4U-12") == {"staff_member"},
    "W4U-13": lambda p: about(p, "W4U-13") == {"support", "organisation"},
    "W4U-14": lambda p: about(p, "W4U-14") == {"process"},
    "W4U-15": lambda p: (
        '"more" bij "ik heb een klacht"' in step(p, "klachtenportaal-zorg").offer.u
        and p.nothing_on("contact_website").kind == "unknown"
    ),
    "W4U-16": lambda p: (
        not p.terms_for("official_complaint") and "{" not in p.handed_over["official_complaint"].u
    ),
    "W4U-17": lambda p: absent(
        p,
        "contact",
        "acknowledgement",
        "filing_form",
        "details",
        "hearing",
        "secrecy",
        "anonymity",
        "consent",
        "non_admission",
        "appeal",
        "retention",
        "report",
        "minors",
        "confidant",
        "cost",
        "law",
        "decision_term",
    ),
    "BUC-01": lambda p: "hoort graag" in p.welcome_note.u,
    "BUC-02": lambda p: p.ladder.order == "advice" and "hoeft niet" in p.ladder.told.u,
    "BUC-03": lambda p: ladder.next_step(p, "vertrouwenspersoon").key == "klacht",
    "BUC-04": lambda p: p.register.anonymised_use,
    "BUC-05": lambda p: about(p, "BUC-05") == {"staff_member", "process"},
    "BUC-06": lambda p: (
        {one.key for one in step(p, "gesprek").addressees} >= {"persoon", "collega", "leidinggevende"}
    ),
    "BUC-07": lambda p: (
        p.secrecy[0].degree == "confidant_only"
        and step(p, "vertrouwenspersoon").confidential
        and p.nothing_on("confidant_flyer").kind == "unknown"
    ),
    "BUC-08": lambda p: step(p, "klacht").number == 3,
    "BUC-09": lambda p: set(p.filing.forms) == {"written", "oral"},
    "BUC-10": lambda p: (
        any("BUC-10" in point.rules for point in p.open_points)
        and "www.klachtenportaal.nl" not in step(p, "klacht").offer.u
    ),
    "BUC-11": lambda p: asked(p, "desired_outcome") is not None,
    "BUC-12": lambda p: p.regime.known and p.regime.label == "Wkkgz",
    "BUC-13": lambda p: (
        p.contact.email == p.confidant.email == "wouter@burgercoaching.nl"
        and "ook de organisatie" in p.confidant.before_story.u
    ),
    "BUC-14": lambda p: (
        p.routes_always_open[0].key == "klachtenportaal-zorg"
        and p.routes_always_open[0].relation == "instead"
    ),
    "BUC-15": lambda p: (
        "hulp" in step(p, "klacht").offer.u and "klachtenfunctionaris" in step(p, "klacht").offer.u
    ),
    "BUC-16": lambda p: p.term("respond").start == "written_filing",
    "BUC-17": lambda p: length(p, "respond")[:2] == (6, "weeks") and len(p.decision.parts) == 3,
    "BUC-18": lambda p: (
        (p.term("respond").extension.kind, p.term("respond").extension.amount) == ("once", 4)
        and p.term("respond").extension.needs_reason
    ),
    "BUC-19": lambda p: p.term("respond").extension.then.needs_agreement,
    "BUC-20": lambda p: step(p, "geschilleninstantie-kpz").outside and notice(p, "dispute_route"),
    "BUC-21": lambda p: p.appeal[0].force == "binding_both" and p.appeal[0].damages,
    "BUC-22": lambda p: (
        step(p, "geschilleninstantie-kpz").contact.website == "https://klachtenportaalzorg.nl/contact/"
    ),
    "BUC-23": lambda p: [role for role, rule in p.roles.items() if rule.outcome == "ok"] == ["client"],
    "BUC-24": lambda p: p.address_mixed and p.address == "u",
    "BUC-25": lambda p: absent(
        p,
        "acknowledgement",
        "filing_limit",
        "details",
        "hearing",
        "anonymity",
        "non_admission",
        "retention",
        "report",
        "contact_phone",
        "contact_address",
        "cost",
        "minors",
    ),
    "IZW-01": lambda p: p.source.version == "3" and p.source.date == date(2024, 1, 25),
    "IZW-02": lambda p: outcome(p, "IZW-02", service="find_or_keep_work") == {"ok"},
    "IZW-03": lambda p: (
        outcome(p, "IZW-03", service="household_support") == {"outside"}
        and all(
            "www.iederzijnwerk.nl" in one.redirect.u for one in p.scope.options if one.outcome == "outside"
        )
    ),
    "IZW-04": lambda p: "als het goed gaat" in p.welcome_note.u,
    "IZW-05": lambda p: step(p, "medewerker").number == 1,
    "IZW-06": lambda p: (
        [role for role, rule in p.roles.items() if rule.outcome == "ok"]
        == ["client", "legal_representative", "next_of_kin"]
    ),
    "IZW-07": lambda p: (
        {one.role for one in step(p, "leidinggevende-of-directie").addressees}
        == {"leidinggevende", "directie"}
    ),
    "IZW-08": lambda p: any(gate.rule == "IZW-08" and "{who}" in gate.ask.u for gate in p.consent_gates),
    "IZW-09": lambda p: (
        step(p, "klachtenfunctionaris").by_referral and p.decision.adviser == "klachtenfunctionaris"
    ),
    "IZW-10": lambda p: (
        set(p.filing.forms) == {"phone", "mail", "in_person", "form", "written"} and p.filing.chat == "unsaid"
    ),
    "IZW-11": lambda p: asked(p, "concern") and asked(p, "desired_outcome"),
    "IZW-12": lambda p: (
        length(p, "acknowledge") == (5, "working_days", "receipt")
        and p.term("acknowledge").applies_to == ("concern", "official_complaint")
    ),
    "IZW-13": lambda p: (
        (p.contact.address, p.contact.phone) == ("Nummer 15, 8775 XD Nijhuizum", "0515 543623")
    ),
    "IZW-14": lambda p: (
        length(p, "contact") == (5, "days", "step_reached:klachtenfunctionaris")
        and "5 dagen" in p.term("contact").promise.u
    ),
    "IZW-15": lambda p: "op schrift" in p.official.explain.u,
    "IZW-16": lambda p: (
        length(p, "respond") == (4, "weeks", "written_filing") and p.term("respond").extension is None
    ),
    "IZW-17": lambda p: p.official.must_ask and asked(p, "official").need == "required",
    "IZW-18": lambda p: p.official.belonging == ("name", "address", "city", "phone"),
    "IZW-19": lambda p: (
        "IZW-19" in notice(p, "closing").rules and notice(p, "closing").to == ("complainant",)
    ),
    "IZW-20": lambda p: len(notice(p, "closing").parts) == 4,
    "IZW-21": lambda p: (
        length(p, "not_admitted_notice") == (4, "weeks", "receipt") and p.non_admission.detailed
    ),
    "IZW-22": lambda p: p.told_of_every_case == ("directie",),
    "IZW-23": lambda p: {duty.key for duty in p.duties} == {"discuss", "feedback"},
    "IZW-24": lambda p: (
        p.term("settle_for_report").kind == "report_threshold"
        and length(p, "settle_for_report")[:2] == (6, "weeks")
        and len(p.report.parts) == 4
    ),
    "IZW-25": lambda p: p.nothing_on("klachtenregeling").kind == "unknown",
    "IZW-26": lambda p: "medewerker" in p.official.after_yes.u and "discretie" in p.official.after_yes.u,
    "IZW-27": lambda p: p.address == "u" and p.vocabulary.client.u == "klant",
    "IZW-28": lambda p: absent(
        p,
        "confidant",
        "cost",
        "filing_limit",
        "appeal",
        "retention",
        "anonymity",
        "extension",
        "minors",
        "complaints_officer_phone",
    ),
    "IBO-01": lambda p: outcome(p, "IBO-01", role="client") == {"ok"},
    "IBO-02": lambda p: len(p.steps) == 4 and p.ladder.order == "asked",
    "IBO-03": lambda p: about(p, "IBO-03") == {"support", "practical", "staff_member"},
    "IBO-04": lambda p: set(step(p, "begeleider").channels) == {"in_person", "whatsapp", "email"},
    "IBO-05": lambda p: ladder.start_step(p, {"feels_safe": False}, "concern").key == "vertrouwenspersoon",
    "IBO-06": lambda p: p.anonymity.stance == "confidant_only",
    "IBO-07": lambda p: any(gate.rule == "IBO-07" for gate in p.consent_gates),
    "IBO-08": lambda p: step(p, "vertrouwenspersoon").confidential,
    "IBO-09": lambda p: (
        p.secrecy[0].degree == "full_with_danger_exception"
        and "gevaar" in step(p, "vertrouwenspersoon").offer.je
    ),
    "IBO-10": lambda p: (
        (p.confidant.name, p.confidant.email, p.confidant.phone)
        == ("Aileen Kivits", "info@akivitsbegeleiding.nl", "06 114 816 74")
    ),
    "IBO-11": lambda p: (
        step(p, "generalist").contact is None and p.nothing_on("step_contact:generalist").kind == "unknown"
    ),
    "IBO-12": lambda p: (
        len(step(p, "klachtencommissie").preconditions) == 3
        and ladder.start_step(p, {}, "official_complaint").key == "klachtencommissie"
    ),
    "IBO-13": lambda p: (
        "www.erisietsmisgegaan.nl" in step(p, "klachtencommissie").offer.je
        and '"ik ben cliënt en wil mijn onvrede melden"' in step(p, "klachtencommissie").offer.en
    ),
    "IBO-14": lambda p: "formulier" in step(p, "klachtencommissie").offer.je,
    "IBO-15": lambda p: (
        p.term("portal_contact").kind == "promise_by_other"
        and p.term("portal_contact").promise is None
        and not p.terms_for("official_complaint")
    ),
    "IBO-16": lambda p: "Samen bekijk je" in step(p, "klachtencommissie").offer.je,
    "IBO-17": lambda p: absent(
        p,
        "step_terms",
        "acknowledgement",
        "filing_limit",
        "details",
        "hearing",
        "retention",
        "report",
        "contact",
        "minors",
        "decision",
    ),
    "COA-01": lambda p: "leren" in p.welcome_note.u,
    "COA-02": lambda p: outcome(p, "COA-02", role="client") == {"ok"},
    "COA-03": lambda p: about(p, "COA-03") == {"staff_member", "other_client", "organisation"},
    "COA-04": lambda p: p.steps[0].key == "directie",
    "COA-05": lambda p: (
        outcome(p, "COA-05", role="client", happened_on={"date": "2026-10-19"}) == {"doubt"}
        and p.filing_limits[0].lateness == "unsaid"
    ),
    "COA-06": lambda p: (
        p.official.forward_by_mail == "info@coachcenter.nl"
        and p.contact.address == "Leidsestraatweg 77, 2594 BB Den Haag"
    ),
    "COA-07": lambda p: (
        length(p, "acknowledge") == (10, "working_days", "receipt")
        and p.term("acknowledge").as_soon_as_possible
    ),
    "COA-08": lambda p: p.staff.content_only_for == ("directie",) and p.secrecy[0].degree == "full",
    "COA-09": lambda p: (
        "Dit verbiedt u niet te praten met uw huisarts, een advocaat, de politie, Veilig Thuis "
        "of iemand die u vertrouwt." in p.official.after_yes.u
    ),
    "COA-10": lambda p: p.non_admission.decider == "directie" and p.decides == ("directie",),
    "COA-11": lambda p: p.non_admission.when == "at_once" and p.non_admission.needs_reasons,
    "COA-12": lambda p: outcome(p, "COA-12", role="client", about="practical") == {"doubt"},
    "COA-13": lambda p: p.decision.decider == "directie" and len(p.decision.parts) == 2,
    "COA-14": lambda p: (p.hearing.parties, p.hearing.mode) == ("both", "choice"),
    "COA-15": lambda p: length(p, "hearing_invitation") == (10, "working_days", "acknowledgement_sent"),
    "COA-16": lambda p: p.hearing.companion == "both" and p.hearing.companion_secrecy,
    "COA-17": lambda p: (
        length(p, "settle")[:2] == (30, "days")
        and p.term("settle").kind == "aim"
        and not p.term("settle").start_said
    ),
    "COA-18": lambda p: (
        p.term("settle").extension.kind == "any"
        and p.term("settle").extension.tell == ("complainant", "person_complained_about")
    ),
    "COA-19": lambda p: (
        step(p, "klachtencommissie").by_objection and p.non_admission.objection == "klachtencommissie"
    ),
    "COA-20": lambda p: p.appeal[0].appointed_by == "organisation" and not p.appeal[0].composed,
    "COA-21": lambda p: notice(p, "file_sent").to == ("complainant",),
    "COA-22": lambda p: "COA-22" in p.appeal[0].rules,
    "COA-23": lambda p: p.appeal[0].force == "binding_both",
    "COA-24": lambda p: any(duty.rule == "COA-24" for duty in p.duties),
    "COA-25": lambda p: (
        (p.retention.amount, p.retention.unit, p.retention.start) == (2, "years", "last_event")
        and p.register.what == "all"
    ),
    "COA-26": lambda p: "info@coachcenter.nl" in p.answers["ask_contact"].u,
    "COA-27": lambda p: (
        p.term("acknowledge").amount + p.term("hearing_invitation").amount == 20
        and any("COA-27" in point.rules for point in p.open_points)
    ),
    "COA-28": lambda p: absent(
        p,
        "confidant",
        "cost",
        "contact_phone",
        "complainants_other_than_client",
        "anonymity",
        "report",
        "minors",
        "law",
        "dispute_body_by_law",
    ),
}


def test_every_rule_has_a_check():
    listed = {rule for procedure in load_all().values() for rule in procedure.rules}
    assert listed == set(CHECKS) and len(CHECKS) == 115


@pytest.mark.parametrize("rule", CHECKS)
def test_rule(rule):
    assert CHECKS[rule](load_all()[KEYS[rule[:3]]])
