"""What holds for every text: no error, exact offsets, no overlap, linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.bsn import mask_bsn
from nlu.naw import extract_naw
from nlu.people import identifying_details, third_party_names

QUESTIONS = [
    None, "name", "address", "postcode", "city", "phone", "email", "details", "role", "your_coach", "about_whom",
    "on_behalf_of", "concern", "confirm", "change_which", "happened_on", "unheard_of",
]  # fmt: skip
ENTITIES = {"person_name", "street", "house_number", "postcode", "city", "phone", "email", "role"}
WORDS = (
    "ik heet Jan de van 't Vries mijn naam is : , . ? \n - / ( ) ' 12 b bis 1234 AB 1234AB Kerkstraat straat laan plein 1944"
    " nummer Postbus 06 12345678 +31 0612345678 nul zes twaalf @ example.nl jan@example.nl apenstaartje punt in te op"
    " Utrecht woon niet maar oude nieuwe was nu moeder zoon Daan coach als namens ben geen groet mvg Nummer 15 8775 XD"
    " hs III hoog verdieping bsn 111222333 t/o NL91ABNA0417164300 é 你 🙂 groep 6 school De Klimop geboren op 12-03-2015"
)
PIECES = st.sampled_from(WORDS.split(" "))
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)
LONG = [
    "een twee ", "Jan de Vries ", "a.b.c.", "1234 AB ", "06 ", "12-", "mijn naam is ", "groet ", "\n", "kerkstraat 5 ",
    "van de ", "ik ben de ", "@a.", "niet ", "naam: ", "laan van de ", "A", "mijn moeder is ", "als ", "mijn zoon Daan ",
    "zit op De ", "1. ", "' ", "ik een ", "a@", "- ",
]  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(text=TEXTS, asked=st.sampled_from(QUESTIONS))
def test_spans_are_exact(text: str, asked: str | None) -> None:
    spans = extract_naw(text, asked)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    for span in spans:
        assert span.entity in ENTITIES
        assert span.value and span.text == text[span.start : span.end] and span.start < span.end
    details = [span for span in spans if span.entity != "role"]
    assert all(before.end <= after.start for before, after in pairwise(details))
    assert sum(span.entity == "role" for span in spans) <= 1


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_masking_and_people_never_fail(text: str) -> None:
    masked, found = mask_bsn(text)
    assert found == (masked != text)
    assert mask_bsn(masked) == (masked, False)
    third_party_names(text)
    spans = identifying_details(text)
    assert all(span.text == text[span.start : span.end] for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_with_the_length_only(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    began = time.perf_counter()
    extract_naw(text, "details")
    identifying_details(text)
    assert time.perf_counter() - began < 8
