"""Every feature of the format can be said as data: by the five, or by made-up organisations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from procedures import ladder, show
from procedures.admissibility import assess
from procedures.lint import check
from procedures.load import load_all, load_file
from procedures.model import Procedure

MADE_UP = Path(__file__).parent / "definitions"
W4U, BUC, IZW, IBO, COA = (
    "weres-4-u",
    "burgercoaching",
    "iederzijnwerk-arbeidscoaching",
    "ik-ben-er-ook",
    "coachcenter",
)
KOM, HAV = "het-kompas", "de-haven"


@pytest.fixture(scope="module")
def all_of_them() -> Iterator[dict[str, Procedure]]:
    yield {**load_all(), KOM: load_file(MADE_UP / f"{KOM}.yml"), HAV: load_file(MADE_UP / f"{HAV}.yml")}


def outcomes(procedure: Procedure, **answers) -> dict[str, str]:
    return {item.rule: item.outcome for item in assess(procedure, answers, date(2026, 11, 20))}


FEATURES = {
    1: lambda p: (
        p[W4U].roles["next_of_kin"].limit
        and p[W4U].roles["authorised"].confirmations
        and p[KOM].roles["parent"].proof == "asked"
        and p[KOM].roles["parent"].legal_class
    ),
    2: lambda p: (
        outcomes(p[KOM], age_band="12_15")["KOM-05"] == "doubt"
        and outcomes(p[KOM], age_band="adult")["KOM-05"] == "ok"
        and p[KOM].age_gate.text
    ),
    3: lambda p: {s.about for s in p[KOM].subjects} == {"staff_member", "process", "other_client"},
    4: lambda p: (
        outcomes(p[KOM], affects_you=False)["KOM-07"] == "outside"
        and outcomes(p[KOM], affects_you={"unknown": True})["KOM-07"] == "doubt"
    ),
    5: lambda p: (
        outcomes(p[KOM], service="municipal")["KOM-03"] == "outside"
        and outcomes(p[KOM], service="not_known")["KOM-03"] == "doubt"
    ),
    6: lambda p: (
        (p[COA].filing_limits[0].lateness, p[KOM].filing_limits[0].lateness, p[KOM].steps[1].limit.lateness)
        == ("unsaid", "inadmissible", "may")
    ),
    7: lambda p: (
        outcomes(p[KOM], happened_on={"date": "2026-01-05"})["KOM-10"] == "outside"
        and outcomes(p[KOM], happened_on={"date": "2026-01-05"}, could_not_earlier=True)["KOM-11"] == "doubt"
    ),
    8: lambda p: (
        p[KOM].steps[1].limit.start == "reaction_sent"
        and p[KOM].term("reply_to_reaction").bound == "complainant"
    ),
    9: lambda p: (
        set(p[KOM].filing.forms) == {"paper", "signed", "form"}
        and p[KOM].filing.chat == "preparation"
        and p[HAV].filing.chat == "counts"
    ),
    10: lambda p: p[IZW].official.must_ask and p[HAV].official.at_step is None,
    11: lambda p: p[KOM].official.belonging == ("name", "email") and p[KOM].filing.completion.amount == 2,
    12: lambda p: (
        (p[IBO].anonymity.stance, p[KOM].anonymity.stance, p[HAV].anonymity.stance, p[COA].anonymity)
        == ("confidant_only", "inadmissible", "allowed", None)
        and p[KOM].anonymity.before_choice
    ),
    13: lambda p: p[KOM].filing.language == "nl" and p[KOM].filing.language_text.en,
    14: lambda p: (
        (p[BUC].ladder.order, p[IBO].ladder.order, p[KOM].ladder.order) == ("advice", "asked", "condition")
        and ladder.start_step(p[KOM], {"feels_safe": False}, "concern").key == "klachtbrief"
        and len(p[HAV].steps[0].addressees) == 2
    ),
    15: lambda p: {route.relation for route in p[KOM].routes_always_open} == {"instead", "parallel"},
    16: lambda p: (
        {route.kind for route in p[KOM].routes_always_open} == {"dispute", "disciplinary", "court"}
        and {body.choice for body in p[KOM].appeal} == {"one_of", "side_by_side"}
    ),
    17: lambda p: (
        p[COA].appeal[0].appointed_by == "organisation"
        and p[KOM].appeal[0].appointed_by == "both"
        and p[KOM].appeal[0].proposal
        and not p[KOM].appeal[0].composed
    ),
    18: lambda p: (
        {cost.kind for cost in (*p[KOM].steps[2].costs, *p[KOM].costs, *p[KOM].appeal[1].costs)}
        == {"fixed", "per_hour", "share", "range", "free", "unsaid"}
        and p[KOM].steps[2].costs[0].reversible
    ),
    19: lambda p: (
        {term.unit for term in (*p[KOM].terms, *p[COA].terms)}
        == {"hours", "days", "working_days", "weeks", "months", "years"}
    ),
    20: lambda p: (
        {term.start for key in (KOM, COA, IBO) for term in p[key].terms}
        >= {
            "receipt",
            "written_filing",
            "acknowledgement_sent",
            "reaction_sent",
            "step_reached:commissie",
            "ruling",
            "closing",
            "decision",
            "form_filed_elsewhere",
        }
        and p[COA].filing_limits[0].start == "event"
        and p[W4U].roles["next_of_kin"].limit.start == "death"
        and p[KOM].term("respond").other_start == "talk_held"
    ),
    21: lambda p: (
        {term.kind for key in (KOM, IZW, IBO) for term in p[key].terms}
        == {"term", "aim", "statutory", "promise_by_other", "report_threshold"}
    ),
    22: lambda p: (
        p[KOM].term("respond").other_start
        and p[KOM].term("carry_out").alarm_unit == "days"
        and "{date}" in p[KOM].term("respond").promise.u
    ),
    23: lambda p: (
        (
            p[BUC].term("respond").extension.kind,
            p[BUC].term("respond").extension.then.kind,
            p[COA].term("settle").extension.kind,
            p[IZW].term("respond").extension,
        )
        == ("once", "by_agreement", "any", None)
    ),
    24: lambda p: (
        (p[KOM].term("respond").extension.notice_amount, p[KOM].term("respond").extension.notice_unit)
        == (5, "days")
    ),
    25: lambda p: (
        p[KOM].term("carry_out").start == "ruling" and p[KOM].term("told_of_measures").start == "decision"
    ),
    26: lambda p: (
        {term.bound for key in (KOM, IBO) for term in p[key].terms}
        == {"organisation", "complainant", "portal", "committee"}
    ),
    27: lambda p: (
        p[KOM].nothing_on("contact_phone").kind == "unknown"
        and p[KOM].nothing_on("contact_email").kind == "absent"
        and p[KOM].nothing_on("retention") is None
        and "nog niet" in show.gap_text(p[KOM], "contact_phone").u
        and "staat niet in" in show.gap_text(p[KOM], "contact_email").u
    ),
    28: lambda p: p[HAV].terms == () and "geen termijnen" in show.explain(p[HAV]),
    29: lambda p: (
        len(p[KOM].notices[0].to) == 3
        and p[KOM].notices[0].parts
        and p[KOM].notices[1].with_notices == ("judgement",)
    ),
    30: lambda p: (
        (p[COA].non_admission.when, p[IZW].non_admission.when) == ("at_once", "not_admitted_notice")
        and p[KOM].non_admission.reasons
    ),
    31: lambda p: (
        p[KOM].hearing.on_wish
        and (p[KOM].hearing.companion, p[COA].hearing.companion) == ("complainant", "both")
        and (p[KOM].hearing.mode, p[COA].hearing.mode) == ("together", "choice")
    ),
    32: lambda p: (
        "companion" in p[COA].secrecy[0].binds
        and p[IBO].secrecy[0].degree == "full_with_danger_exception"
        and "{who}" in p[KOM].consent_gates[0].ask.u
    ),
    33: lambda p: (
        p[KOM].decision.force == "comply_or_explain"
        and p[IZW].decision.adviser == "klachtenfunctionaris"
        and {body.force for body in (*p[KOM].appeal, *p[COA].appeal)}
        == {"advice", "no_judgement", "binding_organisation", "binding_both"}
    ),
    34: lambda p: p[KOM].duties[0].blocks_closing and p[KOM].duties[0].step == "docent",
    35: lambda p: "register:map Klachten" in p[KOM].notices[0].to and p[KOM].register.name == "map Klachten",
    36: lambda p: (
        p[KOM].retention.destruction_recorded
        and p[KOM].retention.start == "closing"
        and not p[COA].retention.start_said
    ),
    37: lambda p: p[IZW].report.parts and p[KOM].register.anonymised_use,
    38: lambda p: (
        p[KOM].regime.label == "Wkkgz"
        and {term.basis for term in p[KOM].terms} == {"own", "law", "other_body"}
        and p[BUC].term("respond").basis == "own_and_law"
        and p[W4U].regime.proposed == ("Wkkgz",)
    ),
    39: lambda p: (
        p[KOM].validity.condition
        and p[KOM].validity.until == date(2029, 8, 31)
        and p[KOM].source.version == "2.1"
        and p[W4U].validity.indefinite
    ),
    40: lambda p: p[KOM].before_filing[0].key == "cost" and "geheimhouding" in p[COA].official.after_yes.u,
    41: lambda p: (
        (p[KOM].vocabulary.client.u, p[IZW].vocabulary.client.u, p[KOM].address, p[IZW].address)
        == ("leerling", "klant", "je", "u")
    ),
    42: lambda p: (
        p[KOM].steps[1].contact.confirmed_on == date(2026, 1, 15) and p[COA].contact.confirmed_on is None
    ),
}


def test_all_features_are_tried():
    assert list(FEATURES) == list(range(1, 43))


@pytest.mark.parametrize("number", FEATURES)
def test_feature(all_of_them, number):
    assert FEATURES[number](all_of_them)


@pytest.mark.parametrize("name", [KOM, HAV])
def test_made_up_definitions_are_without_findings(name):
    assert check(MADE_UP / f"{name}.yml") == []


def test_every_procedure_can_be_explained(all_of_them):
    for procedure in all_of_them.values():
        text = show.explain(procedure)
        assert all(rule in text for rule in procedure.rules)
        assert all(point.id in text for point in procedure.open_points)
        assert all(word in text for word in ("Afwezig:", "Onbekend:", "Nul:"))
        assert "None" not in text and procedure.name in text
        assert all(show.topic_name(item.topic) in text for item in procedure.nothing)
