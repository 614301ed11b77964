"""BSNs are found to be left out; telephone numbers, IBANs and references stay."""

from __future__ import annotations

import pytest

from nlu.bsn import MASK, find_bsn, mask_bsn

# 111222333 and 123456782 pass the elfproef and belong to nobody.
MASKED = [
    ("mijn bsn is 111222333", f"mijn bsn is {MASK}"),
    ("BSN: 111.222.333.", f"BSN: {MASK}."),
    ("111 222 333", MASK),
    ("111-222-333", MASK),
    ("1112.22.333", MASK),
    ("11 12 22 333", MASK),
    ("123456782", MASK),
    ("bsn 12345678 2", f"bsn {MASK}"),
    ("sofinummer 1112 22 333", f"sofinummer {MASK}"),
    ("mijn bsn (111222333) en die van hem: 123456782", f"mijn bsn ({MASK}) en die van hem: {MASK}"),
    ("burgerservicenummer 10000005", "burgerservicenummer 10000005"),
    ("bsn is een een een twee twee twee drie drie drie", f"bsn is {MASK}"),
    ("Ik ben 123456782, bel 0612345678", f"Ik ben {MASK}, bel 0612345678"),
    ("klacht over 2025 en 111222333", f"klacht over 2025 en {MASK}"),
    ("groep 6 111222333", f"groep 6 {MASK}"),
]
KEPT = [
    "0612345678",
    "06-12345678",
    "06 12 34 56 78",
    "+31 612345678",
    "+31612345678",
    "020-1234567",
    "0515 543623",
    "06 1234567",
    "NL91ABNA0417164300",
    "NL91 ABNA 0417 1643 00",
    "IZW-7K3M-2Q",
    "dossiernummer 111222333",
    "kenmerk: 123456782",
    "factuurnummer 111222333",
    "klantnr. 123456782",
    "111222334",
    "bsn 111222334",
    "11122233",
    "12345678",
    "01-02-2025",
    "1112223334",
    "A111222333",
    "111222333x",
    "geen nummer",
    "",
]


@pytest.mark.parametrize(("text", "wanted"), MASKED)
def test_masks(text: str, wanted: str) -> None:
    assert mask_bsn(text) == (wanted, wanted != text)


@pytest.mark.parametrize("text", KEPT)
def test_keeps(text: str) -> None:
    assert mask_bsn(text) == (text, False)


def test_eight_digits_only_beside_the_word() -> None:
    # 012345672 passes the elfproef; people leave the leading zero out
    assert mask_bsn("mijn bsn is 12345672") == (f"mijn bsn is {MASK}", True)
    assert mask_bsn("ik heb nummer 12345672") == ("ik heb nummer 12345672", False)


def test_span_says_what_was_written() -> None:
    (span,) = find_bsn("bsn 111.222.333")
    assert (span.entity, span.value, span.text, span.start, span.end) == (
        "bsn",
        "111222333",
        "111.222.333",
        4,
        15,
    )
