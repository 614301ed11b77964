"""Telephone numbers and mail addresses."""

from __future__ import annotations

import pytest

from nlu.naw import extract_naw

# question | text => entity=value; ... ("-" for no question, "\n" in a text for a line end)
TABLE = r"""
phone | 06-12345678 => phone=+31612345678
phone | 06 12 34 56 78 => phone=+31612345678
phone | 0612345678 => phone=+31612345678
phone | +31612345678 => phone=+31612345678
phone | +31 6 12345678 => phone=+31612345678
phone | +31(0)6-12345678 => phone=+31612345678
phone | 0031612345678 => phone=+31612345678
phone | 31612345678 => phone=+31612345678
phone | 06.12.34.56.78 => phone=+31612345678
phone | 06–12345678 => phone=+31612345678
phone | (06) 12345678 => phone=+31612345678
phone | 06/12345678 => phone=+31612345678
phone | 0 6 1 2 3 4 5 6 7 8 => phone=+31612345678
phone | 612345678 => phone=+31612345678
phone | 020 1234567 => phone=+31201234567
phone | 0515-543623 => phone=+31515543623
phone | (0515) 54 36 23 => phone=+31515543623
phone | 088 1234567 => phone=+31881234567
phone | +32 470 12 34 56 => phone=+32470123456
phone | 0032470123456 => phone=+32470123456
phone | +49 30 901820 => phone=+4930901820
phone | nul zes twaalf drie vier vijf zes zeven acht => phone=+31612345678
phone | nul zes een twee drie vier vijf zes zeven acht => phone=+31612345678
phone | nul zes twaalf vierendertig zesenvijftig achtenzeventig => phone=+31612345678
phone | nul zes, twaalf, vierendertig, zesenvijftig, achtenzeventig => phone=+31612345678
phone | 06 twaalf vierendertig 56 78 => phone=+31612345678
phone | nul zes dubbel een drie vier vijf zes zeven acht => phone=+31611345678
phone | zero six one two three four five six seven eight => phone=+31612345678
phone | nul twintig een twee drie vier vijf zes zeven => phone=+31201234567
phone | mijn nummer is 06-12345678 maar bel na 5 uur => phone=+31612345678
phone | 06-12345678 of 020-1234567 => phone=+31612345678; phone=+31201234567
phone | 06 1234567 =>
phone | 06123456789 =>
phone | 112 =>
phone | 113 =>
phone | 0900-8844 =>
phone | 0800-2000 =>
phone | 12345678 =>
phone | NL91 ABNA 0417 1643 00 =>
phone | NL91ABNA0417164300 =>
phone | 111222333 =>
phone | weet ik niet =>
phone | geen telefoon =>
phone | bel me maar niet =>
phone | nul zes twaalf =>
phone | 000000 =>
- | bel mij op 0612345678 => phone=+31612345678
- | Tel: 06 12345678. => phone=+31612345678
- | ik belde 0900-8844 en 112 =>
- | klantnummer 0612345678 =>
- | dossiernummer: 0201234567 =>
- | op 01-02-2025 12:30 was het gesprek =>
- | van 09:00 tot 10:30 en van 11:00 tot 12:00 =>
- | 2024-10-11 12:13:14 =>
- | mijn rekening is NL20INGB0001234567 =>
- | IBAN nl20 ingb 0001 2345 67 =>
- | bsn 111222333 =>
- | ik ben 0 keer gebeld in 12 weken en 345 dagen =>
- | 0612345678jan@example.nl => email=0612345678jan@example.nl
- | factuur 0031612345678 =>
email | jan@example.nl => email=jan@example.nl
email | Jan.deVries@Example.NL => email=Jan.deVries@example.nl
email | jan punt devries apenstaartje gmail punt com => email=jan.devries@gmail.com
email | jan at gmail dot com => email=jan@gmail.com
email | jan (at) gmail.com => email=jan@gmail.com
email | jan @ gmail.com => email=jan@gmail.com
email | jan_de-vries+klacht@mail.example.nl => email=jan_de-vries+klacht@mail.example.nl
email | mijn mail is jan@example.nl. => email=jan@example.nl
email | <jan@example.nl> => email=jan@example.nl
email | mailto:jan@example.nl => email=jan@example.nl
email | jan123@example.nl,piet@example.nl => email=jan123@example.nl; email=piet@example.nl
email | jan.devries apenstaart example.nl => email=jan.devries@example.nl
email | jan streepje piet apenstaartje ziggo punt nl => email=jan-piet@ziggo.nl
email | jan@example =>
email | @jan =>
email | jan@@example.nl =>
email | heb ik niet =>
email | www.example.nl =>
- | volg me op @jan_klaagt =>
- | ik was at home =>
email | niet jan@example.nl maar piet@example.nl => email=piet@example.nl
email | jan@example.nl is mijn oude, de nieuwe is jan2@example.nl => email=jan2@example.nl
phone | 06 12345678 moet zijn 06 87654321 => phone=+31687654321
phone | niet bellen op 0612345678 =>
phone | Niet 's avonds bellen: 0612345678 => phone=+31612345678
phone | nul zes... twaalf, vierendertig, zesenvijftig, achtenzeventig => phone=+31612345678
phone | mijn 06 is 12345678 => phone=+31612345678
phone | 06 en dan 12345678 => phone=+31612345678
phone | nulzes twaalf vierendertig zesenvijftig achtenzeventig => phone=+31612345678
phone | 06-12345678 (werk) => phone=+31612345678
phone | 0612345678. Liever appen! => phone=+31612345678
phone | 06 1234 5678 => phone=+31612345678
phone | 06 123 45 678 => phone=+31612345678
phone | +31 (0) 6 1234 5678 => phone=+31612345678
phone | 0031 6 12345678 => phone=+31612345678
phone | (020) 123 45 67 => phone=+31201234567
phone | 020-123 45 67 tst 12 => phone=+31201234567
phone | nul twee nul een twee drie vier vijf zes zeven => phone=+31201234567
phone | 0 zes 12345678 => phone=+31612345678
phone | zes twaalf 345678 =>
phone | 06 12 34 56 7 =>
phone | 0909-1234 =>
phone | 144 =>
phone | 0906-12345678 =>
phone | +31 6 1234567 =>
phone | geen =>
phone | mail liever, jan@example.nl => email=jan@example.nl
email | jan dot devries at gmail dot com => email=jan.devries@gmail.com
email | j punt de vries apenstaartje kpn punt nl => email=j.devries@kpn.nl
email | JAN@EXAMPLE.NL => email=JAN@example.nl
email | jan @example.nl => email=jan@example.nl
email | jan@example,nl =>
email | geen mail =>
email | jan@gmail.com of jan@hotmail.com => email=jan@gmail.com; email=jan@hotmail.com
"""


def rows() -> list[tuple[str | None, str, dict[str, list[str]]]]:
    """The rows of the table: question, text, values by entity."""
    result = []
    for line in TABLE.strip().splitlines():
        if not line or line.startswith("#"):
            continue
        left, _, right = line.partition("=>")
        asked, _, text = left.partition("|")
        wanted: dict[str, list[str]] = {}
        for part in filter(None, (piece.strip() for piece in right.split(";"))):
            entity, _, value = part.partition("=")
            wanted.setdefault(entity, []).append(value)
        asked = asked.strip()
        result.append((None if asked == "-" else asked, text.strip().replace("\\n", "\n"), wanted))
    return result


@pytest.mark.parametrize(("asked", "text", "wanted"), rows())
def test_reads(asked: str | None, text: str, wanted: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for span in extract_naw(text, asked):
        assert text[span.start : span.end] == span.text
        found.setdefault(span.entity, []).append(span.value)
    assert found == wanted
