"""Sentences without the people in them."""

import pytest

from nlu.redaction import without_people


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("mijn coach Wendy de Boer komt niet, ik ben Jan Smit uit Zwolle", ("Wendy", "Boer", "Jan", "Smit", "Zwolle")),
        ("Lindelaan 4, 1234 AB, bel 0612345678", ("Lindelaan", "1234", "0612345678")),
        ("zaak IZW-7K3M-2Q, mail jan@example.nl of @jansmit", ("7K3M", "example", "jansmit")),
        ("mijn zoon Daan zit op basisschool De Regenboog", ("Daan", "Regenboog")),
        ("het was bij de groep in utrecht", ("utrecht",)),
        ("I'm from Breda and my coach is Tom", ("Breda", "Tom")),
        ("gisteren zei Ximbolo dat het niet mocht", ("Ximbolo",)),
        ("zie https://example.org/p?id=3 voor het bewijs", ("example",)),
    ],
)
def test_nobody_can_be_recognised(text, hidden):
    left = without_people(text)
    assert not [word for word in hidden if word in left]


@pytest.mark.parametrize(
    "text", ["het is een warboel", "UWV heeft gebeld over mijn WMO", "hij is 9 jaar en wil niet meer", "", "👍"]
)
def test_what_names_nobody_stays(text):
    assert without_people(text) == text
