"""Danger: what is noticed, what is asked gently, what is never danger."""

import json
import time
from pathlib import Path

import pytest

from nlu.danger import HEEDED, KINDS, SURE, detect_danger

SENTENCES = Path(__file__).parents[1] / "evaluation" / "danger.jsonl"

DIRECT = [
    ("suicide", "ik wil nie meer leven"),
    ("suicide", "wil er niet meer zijn"),
    ("suicide", "kms"),
    ("suicide", "k wil doooood"),
    ("suicide", "ik denk aan zelfm**rd"),
    ("suicide", "zelf moord plegen is het enige"),
    ("self_harm", "ik snij mezelf"),
    ("self_harm", "ik snijd me zelf elke avond"),
    ("violence", "hij slaat me"),
    ("violence", "HIJ SLAAAAT ME"),
    ("violence", "hij slaat Fatima"),
    ("violence", "hij heeft me gisteren geknepen"),
    ("violence", "mn begelijder heeft mn kind gesgopt"),
    ("sexual", "hij zit aan me"),
    ("sexual", "mn begeleider raakt me aan"),
    ("sexual", "hij heeft mijn zusje verkracgt"),
    ("threat", "hij dreigt me wat aan te doen"),
    ("threat", "🔪 hij staat voor de deur"),
    ("child_unsafe", "ik durf niet naar huis"),
    ("neglect", "mama heeft al 3 dagen geen eten"),
    ("neglect", "er ligt iemand op de grond en ademt niet"),
    ("neglect", "ik krijg mijn medicijnen niet en ga dood"),
    ("neglect", "ze sluiten hem op"),
    ("suicide", "i want to die"),
    ("violence", "my coach hit my son"),
    ("suicide", "Ich will nicht mehr leben"),
    ("violence", "il me frappe"),
    ("suicide", "yaşamak istemiyorum"),
    ("violence", "المشرف يضرب ابني"),
    ("violence", "yadribni"),
    ("suicide", "nie chce zyc"),
    ("violence", "він мене б'є"),
    ("suicide", "quiero morir"),
    ("violence", "wuu i garaacaa"),
    ("violence", "e ta dal mi"),
    ("violence", "hij heeft mij tegen de muur geduwd en geschopt"),
    ("violence", "hij werd tegen de kast gesmeten door de nachtdienst"),
    ("sexual", "hij dwingt mij om hem te kussen"),
    ("threat", "hij zei dat hij mij kapot schiet"),
]

SIGNS = [
    ("suicide", "voor wie doe ik het eigenlijk nog"),
    ("suicide", "straks heeft niemand meer last van mij"),
    ("suicide", "I don't see the point of going on"),
    ("sexual", "hij zegt dat het ons geheimpje is"),
    ("sexual", "ik mag het van hem aan niemand vertellen"),
    ("violence", "mijn oma schrikt als je je hand optilt"),
    ("threat", "ze zei dat ik nog wel zou merken wat er gebeurt als ik klaag"),
    ("neglect", "mijn zoon kan niet zonder toezicht en toch laten ze hem uren alleen"),
    ("child_unsafe", "de kinderen slapen in de auto"),
]

NEVER = [
    "ik ga kapot van de stress",
    "ik ben doodmoe",
    "ik word er niet goed van",
    "ik vermoord hem nog eens",
    "ik schrik me dood",
    "het is om je op te hangen",
    "dat slaat nergens op",
    "mijn zoon is geslagen voor het examen",
    "hij slaat me niet, hij komt gewoon niet",
    "mijn vader is overleden",
    "hij slaat met de deur",
    "hij sloeg op tafel",
    "in de film slaat hij haar",
    "ze hing gewoon op",
    "hij dreigt mijn contract op te zeggen",
    "this waiting is killing me",
    "mijn jobcoach duwt me naar werk dat ik niet wil",
    "ik was doodsbang voor het examen",
    "I don't want to hurt myself",
    "",
    "👍",
]


@pytest.mark.parametrize(("kind", "text"), DIRECT)
def test_direct_danger_is_certain(kind, text):
    danger = detect_danger(text)
    assert danger is not None and danger.certain and danger.kind == kind


@pytest.mark.parametrize(("kind", "text"), SIGNS)
def test_signs_of_danger_are_noticed(kind, text):
    danger = detect_danger(text)
    assert danger is not None and danger.kind == kind


@pytest.mark.parametrize("text", NEVER)
def test_never_danger_even_if_the_classifier_thinks_so(text):
    assert detect_danger(text) is None
    if text and text.isascii():
        found = detect_danger(text, "report_danger", 0.99)
        assert found is None or not _vetoed(text)


def _vetoed(text):
    words = ("dood", "slaat", "sloeg", "kapot", "vermoord", "killing", "geslagen", "hing")
    return any(word in text for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "hij doet me niks hoor",
        "ik ben doodsbang",
        "voor mij hoeft het allemaal niet meer",
        "ik ben bang voor mijn begeleider",
        "wat doen jullie als hij mij slaat",
        "hij slaat me niet hoor",
        "hij slaat me niet meer",
    ],
)
def test_gently_asked(text):
    danger = detect_danger(text)
    assert danger is not None and not danger.certain


@pytest.mark.parametrize(
    ("text", "dangerous"),
    [
        ("vroeger sloeg mijn vader me", False),
        ("mijn ex bedreigde me drie jaar geleden", False),
        ("vijf jaar geleden sloeg mijn begeleider me", True),
        ("toen ik 9 was heeft een medewerker van jullie aan mij gezeten", True),
        ("vroeger sloeg mijn vader me en nu weer", True),
        ("hij heeft me nooit geslagen", False),
        ("niemand slaat me", False),
        ("hij slaat me niet alleen thuis maar ook op de groep", True),
        ("ik durf niet te zeggen dat hij me slaat", True),
        ("als ik niet meewerk krijg ik een klap", True),
        ("ik zeg niet dat hij me slaat", False),
    ],
)
def test_time_and_denial(text, dangerous):
    danger = detect_danger(text)
    assert (danger is not None and danger.certain) is dangerous
    if not dangerous:
        assert danger is None


def test_place_is_that_of_the_words():
    text = "Ik wil een klacht indienen.   Hij   heeft mij GESLAGEN gisteren."
    danger = detect_danger(text)
    assert "mij GESLAGEN" in text[danger.start : danger.end]
    long = "Ik heb lang gewacht. " * 400 + text
    danger = detect_danger(long)
    assert "mij GESLAGEN" in long[danger.start : danger.end]


def test_most_serious_certain_danger_is_returned():
    assert detect_danger("Ik ben bang voor hem. Hij slaat me. Ik wil niet meer leven.").kind == "suicide"


def test_why_holds_nothing_personal():
    danger = detect_danger("Hij slaat Fatima van der Berg uit Almere")
    assert danger.kind in KINDS and danger.rule
    assert "Fatima" not in danger.why and danger.why.endswith(".")


def test_classifier_alone():
    text = "er is iets heel ergs aan de hand met mijn broertje"
    assert detect_danger(text, "report_danger", SURE).certain is True
    assert detect_danger(text, "report_danger", HEEDED).certain is False
    assert detect_danger(text, "report_danger", 0.1) is None
    assert detect_danger("hij slaat me", "express_concern", 0.99).certain is True
    assert detect_danger("ik ben bang voor mijn begeleider", "report_danger", 0.95).certain is True
    assert detect_danger("hij doet me niks hoor", "report_danger", 0.95).certain is False


def test_recall_and_precision():
    """At least 97 in 100 dangers seen, 95 in 100 sightings right, and no direct danger missed."""
    rows = [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 250 and sum(r["label"] == "none" for r in rows) >= 0.4 * len(rows)
    found = {r["text"]: detect_danger(r["text"]) for r in rows}
    dangers = [r for r in rows if r["label"] in KINDS]
    missed = [r["text"] for r in dangers if found[r["text"]] is None]
    wrong = [r["text"] for r in rows if r["label"] == "none" and found[r["text"]] is not None]
    asked = [r["text"] for r in rows if r["label"] == "check"]
    seen = sum(d is not None for d in found.values())
    assert not missed
    assert len([t for t in asked if found[t]]) >= 0.85 * len(asked)
    assert 1 - len(wrong) / seen >= 0.97, wrong
    certain = [r for r in dangers if found[r["text"]].certain]
    assert len(certain) >= 0.95 * len(dangers)
    assert sum(found[r["text"]].kind == r["label"] for r in certain) >= 0.93 * len(certain)


def test_no_content_makes_it_fail():
    odd = ("\n\n", "?" * 500, "a" * 9000, "slaat " * 900, "\u0000", "العربية 😀 ok", "*****", "'s", "z*", "1234567")
    for text in odd:
        detect_danger(text)


def test_fast_enough():
    texts = ["Mijn begeleider komt nooit op tijd en hij luistert niet naar me", "ja", "hij slaat me elke dag"]
    detect_danger(texts[0])
    start = time.perf_counter()
    for _ in range(100):
        for text in texts:
            detect_danger(text)
    assert (time.perf_counter() - start) / 300 < 0.004


def test_every_rule_can_be_reached_and_explained():
    """The index finds what trying all rules finds; every rule has a kind, a reason and known marks."""
    from nlu.danger import _index
    from nlu.danger_data import rules
    from nlu.danger_rule import MARKS
    from nlu.danger_text import canonical

    assert len({rule.name for rule in rules()}) == len(rules())
    for rule in rules():
        assert rule.kind in KINDS and rule.why.endswith(".") and rule.marks <= MARKS, rule.name
    assert len(_index().always) <= 5
    for row in SENTENCES.read_text(encoding="utf-8").splitlines()[::6]:
        form = canonical(json.loads(row)["text"])
        matching = {rule.name for rule in rules() if rule.pattern.search(form.text)}
        assert matching <= {rule.name for rule in _index().candidates(form.words)}, form.text
