"""References, return codes, and what is hidden from texts that are kept or shown."""

import math
import re

import pytest

from storage.references import (
    HIDDEN,
    find_reference,
    find_return_code,
    new_reference,
    new_return_code,
    normal_return_code,
    redact_secrets,
)


def test_references_have_their_shape_and_no_confusing_letters():
    made = {new_reference("IZW") for _ in range(500)}
    assert len(made) == 500
    for reference in made:
        assert re.fullmatch(r"IZW-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}", reference)


def test_return_codes_have_sixty_bits_and_hold_no_word():
    made = {new_return_code() for _ in range(500)}
    assert len(made) == 500
    for code in made:
        assert re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{2}", code)
        assert not re.search(r"[A-Z]{3}", code)
    in_a_row = (2 * (24 / 32) ** 3) - (24 / 32) ** 4
    assert 3 * (20 + math.log2(1 - in_a_row)) + 10 > 60


@pytest.mark.parametrize(
    "typed", ["7K3M-2QPX-9TRV-W4", "7k3m2qpx9trvw4", " 7K3M 2qpx–9TRV w4", "7k3m.2qpx.9trv.w4"]
)
def test_a_return_code_is_compared_without_its_clothes(typed):
    assert normal_return_code(typed) == "7K3M2QPX9TRVW4"


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("het gaat om IZW-7K3M-2Q", "IZW-7K3M-2Q"),
        ("izw 7k3m 2q, weet u al iets?", "IZW-7K3M-2Q"),
        ("IZW7K3M2Q", "IZW-7K3M-2Q"),
        ("COA-7K3M-2Q", "COA-7K3M-2Q"),
        ("BUC-7K3M-2Q", None),
        ("IZW-7K3M-2QX", None),
        ("IZW-7K1M-2Q", None),
        ("geen idee", None),
    ],
)
def test_a_reference_is_found_however_it_was_typed(text, reference):
    assert find_reference(text, ["IZW", "COA"]) == reference


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("IZW-7K3M-2Q en 7k3m-2qpx-9trv-w4", "7K3M2QPX9TRVW4"),
        ("mijn code is 7K3M 2QPX 9TRV W4.", "7K3M2QPX9TRVW4"),
        ("7K3M-2QPX-9TRV", None),
        ("rechtvaardhedens", None),
    ],
)
def test_a_return_code_is_found_in_a_sentence(text, code):
    assert find_return_code(text) == code


def test_every_new_code_is_found_and_hidden():
    for code in (new_return_code() for _ in range(300)):
        assert find_return_code(f"hier: {code.lower()}") == normal_return_code(code)
        assert redact_secrets(f"code {code}, graag") == f"code {HIDDEN}, graag"
        assert redact_secrets(code.replace("-", "")) == HIDDEN


@pytest.mark.parametrize(
    "text",
    [
        "Ik woon op Kerkstraat 12-B, 1012 AB Amsterdam, bel 0201234567.",
        "Het gaat om IZW-7K3M-2Q van 20 november 2026.",
        "NL91 ABNA 0417 1643 00",
        "arbeidsongeschiktheidsverzekeringsmaatschappij",
        "https://www.example.org/klachten/een-heel-lange-pagina-over-klachten-2026",
        "tessa@example.org",
        "Mijn begeleider kwam weer niet, 3 keer in 2 weken!",
    ],
)
def test_ordinary_text_stays(text):
    assert redact_secrets(text) == text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("postgresql://voordeur:geheim@db/voordeur", f"postgresql://{HIDDEN}@db/voordeur"),
        ("bot123456789:AAHfiqksKZ8WmR2zSjiQ7eJ0pYtR5bKQxYz", f"bot{HIDDEN}"),
        ("token 0123456789abcdef0123456789abcdef", f"token {HIDDEN}"),
        ("sleutel AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", f"sleutel {HIDDEN}"),
    ],
)
def test_keys_and_passwords_are_hidden(text, hidden):
    assert redact_secrets(text) == hidden
