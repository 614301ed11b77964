"""Who may complain, about what and until when: weighed, never refused."""

from __future__ import annotations

from datetime import date

import pytest

from procedures.admissibility import assess, filing_limit_note
from procedures.load import load_all
from procedures.model import ROLES

W4U, BUC, IZW, IBO, COA = (
    "weres-4-u",
    "burgercoaching",
    "iederzijnwerk-arbeidscoaching",
    "ik-ben-er-ook",
    "coachcenter",
)
TODAY = date(2026, 11, 20)
STORY = "De afspraak ging drie keer niet door."
CLIENT = {"role": "client", "concern": STORY}


def weighed(key: str, answers: dict, filed_on: date = TODAY) -> dict[str, str]:
    """Rule to outcome; of two items for one rule the worse one."""
    order = ("ok", "doubt", "outside")
    outcomes: dict[str, str] = {}
    for item in assess(load_all()[key], answers, filed_on):
        assert item.note.endswith(".")
        known = outcomes.get(item.rule, "ok")
        outcomes[item.rule] = max(known, item.outcome, key=order.index)
    return outcomes


ROWS = [
    (W4U, CLIENT, {"W4U-07": "ok"}),
    (W4U, {**CLIENT, "role": "professional"}, {"W4U-06": "ok"}),
    (W4U, {**CLIENT, "role": "authorised", "authorised": True, "in_interest": True}, {"W4U-09": "ok"}),
    (W4U, {**CLIENT, "role": "authorised", "authorised": False, "in_interest": True}, {"W4U-09": "doubt"}),
    (W4U, {**CLIENT, "role": "authorised", "authorised": True}, {"W4U-09": "doubt"}),
    (
        W4U,
        {**CLIENT, "role": "authorised", "authorised": {"unknown": True}, "in_interest": True},
        {"W4U-09": "doubt"},
    ),
    (W4U, {**CLIENT, "role": "parent", "in_interest": True}, {"W4U-09": "doubt"}),
    (W4U, {**CLIENT, "role": "legal_representative"}, {"W4U-09": "doubt"}),
    (W4U, {**CLIENT, "role": "relative"}, {"W4U-10": "doubt"}),
    (W4U, {**CLIENT, "role": "employee"}, {"W4U-10": "doubt"}),
    (W4U, {**CLIENT, "role": "other"}, {"W4U-10": "doubt"}),
    (W4U, {"concern": STORY}, {"W4U-10": "doubt"}),
    (BUC, CLIENT, {"BUC-23": "ok"}),
    (BUC, {**CLIENT, "role": "next_of_kin"}, {"BUC-23": "doubt"}),
    (BUC, {**CLIENT, "role": "parent"}, {"BUC-23": "doubt"}),
    (IZW, {**CLIENT, "service": "find_or_keep_work"}, {"IZW-02": "ok", "IZW-06": "ok"}),
    (IZW, {**CLIENT, "service": "find_or_keep_day_activities"}, {"IZW-02": "ok", "IZW-06": "ok"}),
    (IZW, {**CLIENT, "service": "take_part_in_day_activities"}, {"IZW-03": "outside", "IZW-06": "ok"}),
    (IZW, {**CLIENT, "service": "personal_support"}, {"IZW-03": "outside", "IZW-06": "ok"}),
    (IZW, {**CLIENT, "service": "household_support"}, {"IZW-03": "outside", "IZW-06": "ok"}),
    (IZW, {**CLIENT, "service": "several"}, {"IZW-03": "doubt", "IZW-06": "ok"}),
    (IZW, {**CLIENT, "service": {"unknown": True}}, {"IZW-02": "doubt", "IZW-06": "ok"}),
    (
        IZW,
        {**CLIENT, "role": "authorised", "service": "find_or_keep_work"},
        {"IZW-02": "ok", "IZW-06": "doubt"},
    ),
    (
        IZW,
        {**CLIENT, "role": "legal_representative", "service": "find_or_keep_work"},
        {"IZW-02": "ok", "IZW-06": "ok"},
    ),
    (
        IZW,
        {**CLIENT, "role": "next_of_kin", "service": "find_or_keep_work"},
        {"IZW-02": "ok", "IZW-06": "ok"},
    ),
    (IBO, CLIENT, {"IBO-01": "ok"}),
    (IBO, {**CLIENT, "role": "parent"}, {"IBO-17": "doubt"}),
    (IBO, {**CLIENT, "about": "practical"}, {"IBO-01": "ok", "IBO-03": "ok"}),
    (COA, {**CLIENT, "happened_on": {"date": "2026-11-01"}}, {"COA-02": "ok", "COA-05": "ok"}),
    (COA, {**CLIENT, "happened_on": {"date": "2026-10-20"}}, {"COA-02": "ok", "COA-05": "ok"}),
    (COA, {**CLIENT, "happened_on": {"date": "2026-10-19"}}, {"COA-02": "ok", "COA-05": "doubt"}),
    (
        COA,
        {**CLIENT, "happened_on": {"from": "2026-08-01", "to": "2026-10-25"}},
        {"COA-02": "ok", "COA-05": "ok"},
    ),
    (COA, {**CLIENT, "happened_on": {"unknown": True}}, {"COA-02": "ok", "COA-05": "doubt"}),
    (
        COA,
        {**CLIENT, "role": "next_of_kin", "happened_on": {"date": "2026-11-01"}},
        {"COA-28": "doubt", "COA-05": "ok"},
    ),
    (
        COA,
        {**CLIENT, "happened_on": {"date": "2026-11-01"}, "about": "other_client"},
        {"COA-02": "ok", "COA-03": "ok", "COA-05": "ok"},
    ),
    (
        COA,
        {**CLIENT, "happened_on": {"date": "2026-11-01"}, "about": "practical"},
        {"COA-02": "ok", "COA-12": "doubt", "COA-05": "ok"},
    ),
    (
        COA,
        {
            **CLIENT,
            "happened_on": {"date": "2026-11-01"},
            "about_whom": {"name": None, "kind": "other_client", "staff": None},
        },
        {"COA-02": "ok", "COA-03": "ok", "COA-05": "ok"},
    ),
    (
        COA,
        {"role": "client", "concern": "slecht", "happened_on": {"date": "2026-11-01"}},
        {"COA-02": "ok", "COA-12": "doubt", "COA-05": "ok"},
    ),
]


@pytest.mark.parametrize(("key", "answers", "expected"), ROWS)
def test_outcomes(key, answers, expected):
    assert weighed(key, answers) == expected


@pytest.mark.parametrize(
    ("died", "filed", "outcome"),
    [
        ("2025-11-20", date(2026, 11, 20), "ok"),
        ("2025-11-19", date(2026, 11, 20), "outside"),
        ("2024-02-29", date(2025, 2, 28), "ok"),
        ("2024-02-29", date(2025, 3, 1), "outside"),
        ({"unknown": True}, date(2026, 11, 20), "doubt"),
        ("geen datum", date(2026, 11, 20), "doubt"),
    ],
)
def test_next_of_kin_complain_within_a_year(died, filed, outcome):
    answers = {**CLIENT, "role": "next_of_kin", "date_of_death": died}
    assert weighed(W4U, answers, filed) == {"W4U-08": outcome}


@pytest.mark.parametrize(
    ("happened", "filed", "outcome"),
    [
        ("2026-01-31", date(2026, 2, 28), "ok"),
        ("2026-01-31", date(2026, 3, 1), "doubt"),
        ("2026-12-15", date(2027, 1, 15), "ok"),
        ("2026-12-15", date(2027, 1, 16), "doubt"),
    ],
)
def test_a_month_is_a_calendar_month(happened, filed, outcome):
    assert weighed(COA, {**CLIENT, "happened_on": {"date": happened}}, filed)["COA-05"] == outcome


def test_the_note_on_lateness_is_only_for_those_who_are_late():
    limit = load_all()[COA].filing_limits[0]
    assert "19 november 2026" in filing_limit_note(limit, {"happened_on": {"date": "2026-10-19"}}, TODAY)
    assert filing_limit_note(limit, {"happened_on": {"date": "2026-10-20"}}, TODAY) is None
    assert filing_limit_note(limit, {"happened_on": {"unknown": True}}, TODAY) is None


def test_details_that_belong_to_an_official_complaint():
    answers = {
        **CLIENT,
        "service": "find_or_keep_work",
        "official": "yes",
        "name": "Testa de Vries",
        "street": "Voorbeeldlaan",
        "house_number": "1",
        "city": "Voorbeeldstad",
        "phone": "+31612345678",
    }
    assert weighed(IZW, answers)["IZW-18"] == "ok"
    for name in ("name", "street", "city", "phone"):
        assert weighed(IZW, {**answers, name: {"skipped": True}})["IZW-18"] == "doubt"
    assert "IZW-18" not in weighed(IZW, {**answers, "official": "no"})
    assert weighed(IZW, {**answers, "anonymous": True})["IZW-18"] == "doubt"


@pytest.mark.parametrize("key", [W4U, BUC, IZW, IBO, COA])
def test_nothing_but_a_rule_in_so_many_words_puts_somebody_outside(key):
    for role in ROLES:
        for answers in ({"role": role}, {"role": role, "concern": STORY, "about": "other"}):
            outcomes = weighed(key, answers)
            assert "outside" not in outcomes.values()
            assert all(rule.startswith(load_all()[key].prefix) for rule in outcomes)
