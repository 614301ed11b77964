"""The five definitions: they load, say what the sources say, and nothing of one stands in another."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from procedures.lint import check
from procedures.lint.walk import contacts, texts
from procedures.load import DEFINITIONS, load_all, load_file
from procedures.model import ROLES, Procedure
from procedures.show import explain

KEYS = ("weres-4-u", "burgercoaching", "iederzijnwerk-arbeidscoaching", "ik-ben-er-ook", "coachcenter")
ROOT = Path(__file__).parents[2]

STEPS = {
    "weres-4-u": [("gesprek", "medewerker", ""), ("klachtenportaal-zorg", None, "outside official")],
    "burgercoaching": [
        ("gesprek", "medewerker", ""),
        ("vertrouwenspersoon", "vertrouwenspersoon", "confidential"),
        ("klacht", "leidinggevende", "official"),
        ("geschilleninstantie-kpz", None, "outside"),
    ],
    "iederzijnwerk-arbeidscoaching": [
        ("medewerker", "medewerker", ""),
        ("leidinggevende-of-directie", "directie", "official"),
        ("klachtenfunctionaris", "klachtenfunctionaris", "by_referral"),
    ],
    "ik-ben-er-ook": [
        ("begeleider", "begeleider", "person_complained_about"),
        ("vertrouwenspersoon", "vertrouwenspersoon", "confidential"),
        ("generalist", None, "outside"),
        ("klachtencommissie", None, "outside official"),
    ],
    "coachcenter": [
        ("directie", "directie", "official"),
        ("klachtencommissie", None, "outside by_objection"),
    ],
}
STAFF = {
    "weres-4-u": {"medewerker"},
    "burgercoaching": {"medewerker", "leidinggevende", "vertrouwenspersoon"},
    "iederzijnwerk-arbeidscoaching": {"medewerker", "leidinggevende", "directie", "klachtenfunctionaris"},
    "ik-ben-er-ook": {"begeleider", "vertrouwenspersoon"},
    "coachcenter": {"directie"},
}
ROWS = {
    ("weres-4-u", "concern"): set(),
    ("weres-4-u", "official_complaint"): set(),
    ("burgercoaching", "concern"): set(),
    ("burgercoaching", "official_complaint"): {"respond"},
    ("iederzijnwerk-arbeidscoaching", "concern"): {"acknowledge"},
    ("iederzijnwerk-arbeidscoaching", "official_complaint"): {
        "acknowledge",
        "respond",
        "not_admitted_notice",
        "contact",
    },
    ("ik-ben-er-ook", "concern"): set(),
    ("ik-ben-er-ook", "official_complaint"): set(),
    ("coachcenter", "concern"): set(),
    ("coachcenter", "official_complaint"): {"acknowledge", "hearing_invitation", "settle"},
}
# Words that belong to these organisations alone; in the definition of another they would be a leak.
OWN_WORDS = {
    r"We're 4 U|W4U-": {"weres-4-u"},
    r"BurgerCoaching|burgercoaching|BUC-|wouter@": {"burgercoaching"},
    r"IederZijnWerk|iederzijnwerk|IZW-|Kolk|Nijhuizum|0515|klant\b": {"iederzijnwerk-arbeidscoaching"},
    r"Ik ben er ook|IBO-|Kivits|06 114|erisietsmisgegaan|generalist|Jeugdstem|Jeugdwet": {"ik-ben-er-ook"},
    r"Coachcenter|coachcenter|COA-|Leidsestraatweg|opleider": {"coachcenter"},
    r"klachtenfunctionaris": {"iederzijnwerk-arbeidscoaching", "burgercoaching"},
    r"[Kk]lachtenportaal": {"weres-4-u", "burgercoaching"},
    r"KPZ|klachtenportaalzorg\.nl|[Gg]eschilleninstantie": {"burgercoaching"},
    r"[Kk]lachtencommissie": {"ik-ben-er-ook", "coachcenter"},
}


@pytest.fixture(scope="module")
def five() -> dict[str, Procedure]:
    return load_all()


def test_the_five_are_there_and_without_findings(five):
    assert set(five) == set(KEYS)
    for key in KEYS:
        assert check(DEFINITIONS / f"{key}.yml") == []
        assert five[key].key == key


def test_loading_takes_less_than_a_second():
    started = time.perf_counter()
    for key in KEYS:
        load_file(DEFINITIONS / f"{key}.yml")
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("key", KEYS)
def test_steps_are_those_of_the_contract(five, key):
    for number, (step, (name, handler, marks)) in enumerate(zip(five[key].steps, STEPS[key], strict=True), 1):
        assert (step.number, step.key, step.handler) == (number, name, handler)
        for mark in (
            "outside",
            "official",
            "confidential",
            "by_referral",
            "by_objection",
            "person_complained_about",
        ):
            assert getattr(step, mark) == (mark in marks.split()), (step.key, mark)


@pytest.mark.parametrize("key", KEYS)
def test_staff_and_roles(five, key):
    procedure = five[key]
    assert set(procedure.staff_roles) == STAFF[key]
    assert set(procedure.roles) == set(ROLES)
    deciders = {"leidinggevende", "directie"} & STAFF[key] or STAFF[key]
    assert set(procedure.decides) == deciders


@pytest.mark.parametrize(("key", "kind"), ROWS)
def test_deadline_rows(five, key, kind):
    assert {term.key for term in five[key].terms_for(kind)} == ROWS[key, kind]


@pytest.mark.parametrize("key", KEYS)
def test_own_contacts_stand_letter_for_letter_in_the_source(five, key):
    source = (ROOT / "docs" / "sources" / f"{key}.txt").read_text(encoding="utf-8")
    for _, contact in contacts(five[key]):
        if contact.basis != "own":
            continue
        for value in (contact.address, contact.phone, contact.email, contact.website):
            assert value is None or value in source, value


@pytest.mark.parametrize(("words", "owners"), OWN_WORDS.items())
def test_nothing_of_one_organisation_stands_in_another(words, owners):
    for key in KEYS:
        found = re.search(words, (DEFINITIONS / f"{key}.yml").read_text(encoding="utf-8"))
        assert bool(found) == (key in owners), (key, found)


def test_the_rule_ids_of_the_sources_are_all_listed(five):
    counts = {procedure.prefix: len(procedure.rules) for procedure in five.values()}
    assert counts == {"W4U": 17, "BUC": 25, "IZW": 28, "IBO": 17, "COA": 28}
    for procedure in five.values():
        numbers = range(1, len(procedure.rules) + 1)
        assert list(procedure.rules) == [f"{procedure.prefix}-{n:02d}" for n in numbers]


@pytest.mark.parametrize("key", KEYS)
def test_dutch_texts_have_short_sentences(five, key):
    long = []
    for where, text in texts(five[key]):
        for form in ("u", "je"):
            words = [_words(sentence) for sentence in _sentences(getattr(text, form))]
            if words and max(words) > 14 and "Veilig Thuis" not in getattr(text, form):
                long.append((where, form, max(words)))
            assert not words or sum(words) / len(words) <= 12, where
    assert long == []


def _sentences(content: str) -> list[str]:
    content = re.sub(r"Naam (?=[A-Z])", "Naam. ", content)
    content = content.replace("mr. ", "").replace("J. G. H. ", "").replace("t.a.v. ", "")
    return [sentence for sentence in re.split(r"(?<=[.?!:])\s+", content) if sentence.strip()]


def _words(sentence: str) -> int:
    return len(re.findall(r"[\w€@./'’{}-]+", sentence))


@pytest.mark.parametrize("key", KEYS)
def test_texts_never_refuse_blame_or_promise_too_much(five, key):
    never = re.compile(
        r"\b(helaas|u moet|je moet|te laat|begrijp precies|garandeer|beloven|beloof|kalm|gegarandeerd|"
        r"unfortunately|you must|too late)\b",
        re.IGNORECASE,
    )
    for where, text in texts(five[key]):
        for form in ("u", "je", "en"):
            assert not never.search(getattr(text, form)), (where, form)


@pytest.mark.parametrize("key", KEYS)
def test_what_is_absent_is_said_to_be_absent(five, key):
    procedure = five[key]
    name = procedure.short_name
    for topic, intent in (("cost", "ask_cost"), ("confidant", "request_confidant")):
        item = procedure.nothing_on(topic)
        if item is not None:
            assert re.search(rf"procedure van {re.escape(name)}", procedure.answers[intent].u), intent
            assert "procedure" in procedure.answers[intent].en


def test_organisations_without_terms_name_no_date(five):
    for key in ("weres-4-u", "ik-ben-er-ook"):
        for kind in ("concern", "official_complaint"):
            assert "{" not in five[key].handed_over[kind].u


def test_the_dates_that_exist_are_named_at_the_hand_over(five):
    izw = five["iederzijnwerk-arbeidscoaching"].handed_over
    assert "{acknowledge}" in izw["concern"].u
    assert all(
        name in izw["official_complaint"].u
        for name in ("{acknowledge}", "{respond}", "{not_admitted_notice}")
    )
    assert "{respond}" in five["burgercoaching"].handed_over["official_complaint"].en
    coa = five["coachcenter"].handed_over["official_complaint"].je
    assert "{acknowledge}" in coa and "{settle}" in coa and "streeft" in coa


def test_a_portal_that_the_source_gives_no_address_for_gets_none(five):
    w4u = five["weres-4-u"]
    assert all(step.contact is None for step in w4u.steps) and w4u.contact is None
    assert w4u.nothing_on("contact_website").kind == "unknown"
    assert five["ik-ben-er-ook"].steps[2].contact is None


def test_another_language_than_dutch_gets_english(five):
    text = five["coachcenter"].answers["ask_cost"]
    assert text.get("fr", "je") == text.get("en", "u") == text.en
    assert text.get("nl", "je") == text.je != text.get("nl", "u")


def test_extra_definitions_are_read_beside_the_five(tmp_path):
    made_up = Path(__file__).parent / "definitions" / "de-haven.yml"
    (tmp_path / "de-haven.yml").write_text(made_up.read_text(encoding="utf-8"), encoding="utf-8")
    assert set(load_all(tmp_path)) == {*KEYS, "de-haven"}
    (tmp_path / "de-haven.yml").unlink()
    assert set(load_all(tmp_path)) == set(KEYS)


def test_where_a_procedure_names_no_length_of_keeping_it_is_an_open_point() -> None:
    for procedure in load_all().values():
        assert ("keep_months" in explain(procedure)) == (procedure.retention is None), procedure.key
