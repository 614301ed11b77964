"""Where a case begins, and what comes after."""

from __future__ import annotations

import pytest

from procedures import ladder
from procedures.load import load_all

W4U, BUC, IZW, IBO, COA = (
    "weres-4-u",
    "burgercoaching",
    "iederzijnwerk-arbeidscoaching",
    "ik-ben-er-ook",
    "coachcenter",
)


def tried(*steps: str) -> dict:
    return {"tried": {"steps": list(steps), "text": "al geprobeerd"}}


STARTS = [
    (W4U, {}, "concern", "gesprek"),
    (W4U, tried("gesprek"), "concern", "klachtenportaal-zorg"),
    (W4U, {}, "official_complaint", "klachtenportaal-zorg"),
    (BUC, {}, "concern", "gesprek"),
    (BUC, tried("gesprek"), "concern", "vertrouwenspersoon"),
    (BUC, tried("gesprek", "vertrouwenspersoon"), "concern", "klacht"),
    (BUC, tried("gesprek", "vertrouwenspersoon", "klacht"), "concern", "geschilleninstantie-kpz"),
    (BUC, {"feels_safe": False}, "concern", "vertrouwenspersoon"),
    (BUC, {"feels_safe": False}, "official_complaint", "klacht"),
    (IZW, {}, "concern", "medewerker"),
    (IZW, tried("medewerker"), "concern", "leidinggevende-of-directie"),
    # The klachtenfunctionaris is reached by referral alone, so the case begins where it is referred.
    (IZW, tried("medewerker", "leidinggevende-of-directie"), "concern", "leidinggevende-of-directie"),
    (IZW, {}, "official_complaint", "leidinggevende-of-directie"),
    (IBO, {"feels_safe": True}, "concern", "begeleider"),
    (IBO, {"feels_safe": False}, "concern", "vertrouwenspersoon"),
    (IBO, {"feels_safe": {"unknown": True}}, "concern", "begeleider"),
    (IBO, tried("begeleider"), "concern", "vertrouwenspersoon"),
    (IBO, {"feels_safe": False, **tried("vertrouwenspersoon")}, "concern", "generalist"),
    (IBO, tried("begeleider", "vertrouwenspersoon", "generalist"), "concern", "klachtencommissie"),
    (IBO, {}, "official_complaint", "klachtencommissie"),
    (COA, {}, "concern", "directie"),
    (COA, tried("directie"), "concern", "directie"),
    (COA, {}, "official_complaint", "directie"),
    (COA, {"tried": {"unknown": True}}, "concern", "directie"),
    (COA, {"tried": {"skipped": True}}, "compliment", "directie"),
]


@pytest.mark.parametrize(("key", "answers", "kind", "expected"), STARTS)
def test_start(key, answers, kind, expected):
    assert ladder.start_step(load_all()[key], answers, kind).key == expected


@pytest.mark.parametrize("key", [W4U, BUC, IZW, IBO, COA])
def test_following_the_ladder_passes_every_step_once(key):
    procedure = load_all()[key]
    passed = [procedure.steps[0].key]
    while (following := ladder.next_step(procedure, passed[-1])) is not None:
        passed.append(following.key)
    assert passed == [step.key for step in procedure.steps]


def test_an_unknown_step_is_refused():
    procedure = load_all()[COA]
    with pytest.raises(KeyError):
        ladder.step(procedure, "rechter")
    with pytest.raises(KeyError):
        ladder.next_step(procedure, "rechter")
    assert ladder.step(procedure, "directie").number == 1
