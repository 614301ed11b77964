"""The state table: every status, and every act in each of them either done or refused with what is possible."""

import pytest
from cases_support import BUC, World

from actions.cases.complainant import withdraw
from actions.cases.states import ENDED, NEXT

TO = {
    "received": (),
    "acknowledged": ("bevestig {ref}",),
    "in_progress": ("bevestig {ref}", "neem {ref}"),
    "decided": ("besluit {ref} Wij vinden dit goed.",),
    "closed": ("besluit {ref} Wij vinden dit goed.", "sluit {ref}"),
    "not_admitted": ("weiger {ref} Dit gaat niet over ons.",),
    "withdrawn": (),
}
ALLOWED = {
    "bevestig {ref}": {"received", "decided"},
    "neem {ref}": {"received", "acknowledged", "in_progress", "decided"},
    "besluit {ref} x": {"received", "acknowledged", "in_progress"},
    "sluit {ref} x": {"decided", "not_admitted"},  # an official complaint gets its judgement first (BUC-17)
    "weiger {ref} x": {"received", "acknowledged", "in_progress"},
    "heropen {ref} x": {"decided", "closed", "not_admitted", "withdrawn"},
    "nodig-uit {ref} 2026-12-01: x": {"received", "acknowledged", "in_progress", "decided"},
    "notitie {ref} x": set(NEXT),
    "antwoord {ref} x": set(NEXT),
}


def in_status(world: World, status: str):
    opened = world.official(BUC)
    for line in TO[status]:
        assert world.do(BUC, "leidinggevende", line.format(ref=opened.case.reference)).ok, line
    if status == "withdrawn":
        with world.at(BUC) as desk:
            withdraw(desk, opened.case)
    assert world.case(opened).status == status
    return opened


def test_table_is_whole() -> None:
    assert set(TO) == set(NEXT)
    assert {after for afters in NEXT.values() for after in afters} < set(NEXT)
    assert all(NEXT[status] for status in ENDED), "whatever has ended can be taken up again"


@pytest.mark.parametrize("status", sorted(NEXT))
def test_every_act_in_every_status(world: World, status: str) -> None:
    for line, allowed in ALLOWED.items():
        opened = in_status(world, status)
        if line.startswith("neem") and status == "in_progress":
            continue  # this member of staff has it already
        outcome = world.do(BUC, "leidinggevende", line.format(ref=opened.case.reference))
        assert outcome.ok is (status in allowed), (status, line, outcome.text)
        if not outcome.ok:
            assert "Mogelijk" in outcome.text, outcome.text
