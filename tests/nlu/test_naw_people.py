"""Other people in a story, and what makes the writer recognisable."""

from __future__ import annotations

import pytest

from nlu.people import identifying_details, third_party_names

THIRD = [
    ("mijn zoon Daan zit in groep 6", [("Daan", "child")]),
    ("mijn zoon daan kreeg geen hulp", [("daan", "child")]),
    ("mijn zoon daan de wit kreeg niks", [("daan de wit", "child")]),
    ("mijn dochtertje Noor de Wit", [("Noor de Wit", "child")]),
    ("mijn kinderen Daan en Noor", [("Daan", "child"), ("Noor", "child")]),
    ("Mijn zoon van 8, Daan, durft niet", [("Daan", "child")]),
    ("Mijn dochter (8) heet Noor", [("Noor", "child")]),
    ("Noor, mijn dochter, is bang", [("Noor", "child")]),
    ("mijn zoontje van 6 Daan", [("Daan", "child")]),
    ("mijn man Piet Jansen en ik", [("Piet Jansen", "family")]),
    ("mijn broer Bas wil dat niet", [("Bas", "family")]),
    ("begeleider Sanne kwam niet, Sanne zei niks", [("Sanne", "staff"), ("Sanne", "staff")]),
    ("juf Petra", [("Petra", "staff")]),
    ("de coach van mijn zoon heet Piet", [("Piet", "staff")]),
    ("Mijn zoon Sem en zijn begeleidster Iris", [("Sem", "child"), ("Iris", "staff")]),
    ("mevrouw Bakker belde", [("Bakker", "other")]),
    ("mijn buurvrouw Tineke", [("Tineke", "other")]),
    ("my daughter Emma and her coach Lisa", [("Emma", "child"), ("Lisa", "staff")]),
    ("Daan zit in groep 6 en wordt gepest", [("Daan", "child")]),
    ("Ik heet Petra en mijn zoon heet Daan", [("Daan", "child")]),
    ("Daans juf zei dat mijn zoon Daan huilde", [("Daan", "child"), ("Daan", "child")]),
    ("mijn zoon is heel boos", []),
    ("mijn zoon zegt dat hij bang is", []),
    ("mijn moeder is boos", []),
    ("de coach kwam niet", []),
    ("coach Utrecht", []),
    ("mijn zoon gaat naar Zwolle", []),
]
IDENTIFYING = [
    ("mijn zoon Daan zit in groep 6 van de Klimop", ["Daan", "de Klimop"]),
    ("zij gaat naar basisschool De Regenboog", ["De Regenboog"]),
    ("hij zit op De Vlinder", ["De Vlinder"]),
    ("zij zit op het Vechtdal College", ["het Vechtdal College"]),
    ("De Regenboog is zijn school", ["De Regenboog"]),
    ("school: De Klimop, groep 4", ["De Klimop"]),
    ("geboren op 12-03-2015", ["12-03-2015"]),
    ("geboortedatum: 12 maart 2015", ["12 maart 2015"]),
    ("Daan (12-03-2015)", ["Daan", "12-03-2015"]),
    ("Ik heet Jan de Vries. Jan is boos.", ["Jan de Vries", "Jan"]),
    ("mijn mail is jan@example.nl en 0612345678", ["jan@example.nl", "0612345678"]),
    ("ik woon op de Kerkstraat 5 in Zeist", ["Kerkstraat", "5", "Zeist"]),
    ("mijn bsn is 111222333", ["111222333"]),
    ("begeleider Sanne kwam niet", []),
    ("coach Piet en juf Petra", []),
    ("op 12-03-2025 belde ik", []),
    ("mijn kind gaat naar de basisschool", []),
    ("hij zit op voetbal", []),
    ("ik ben de moeder", []),
]


@pytest.mark.parametrize(("text", "wanted"), THIRD)
def test_third_parties(text: str, wanted: list[tuple[str, str]]) -> None:
    found = third_party_names(text)
    assert all(span.entity == "third_party" and text[span.start : span.end] == span.text for span in found)
    assert [(span.text, span.rule) for span in found] == wanted


@pytest.mark.parametrize(("text", "wanted"), IDENTIFYING)
def test_identifying(text: str, wanted: list[str]) -> None:
    found = identifying_details(text)
    assert all(text[span.start : span.end] == span.text for span in found)
    assert [span.text for span in found] == wanted
