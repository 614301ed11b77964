"""Whole rows of details, and what is taken back."""

from __future__ import annotations

import pytest

from nlu.naw import extract_naw

# asked | text => entity=value; ... ("-" for no question, "\\n" for a line end)
TABLE = r"""
details | Jan de Vries, Dorpsstraat 12b, 1234 AB Utrecht, 06-12345678, jan@example.nl => person_name=Jan de Vries; street=Dorpsstraat; house_number=12-B; postcode=1234 AB; city=Utrecht; phone=+31612345678; email=jan@example.nl
details | jan de vries kerkstraat 12 3511ab utrecht 0612345678 => person_name=jan de vries; street=kerkstraat; house_number=12; postcode=3511 AB; city=utrecht; phone=+31612345678
details | Jan de Vries\nBrink 3\n9401HS Assen\n0612345678 => person_name=Jan de Vries; street=Brink; house_number=3; postcode=9401 HS; city=Assen; phone=+31612345678
details | ik ben jan en ik woon in assen op de kerkstraat 5, mijn nummer is 0612345678 => person_name=jan; city=assen; street=kerkstraat; house_number=5; phone=+31612345678
details | naam: Fatima El Idrissi\nadres: Lindelaan 4\npostcode: 1234 AB\nwoonplaats: Ons Dorp\ntel: 06 12345678 => person_name=Fatima El Idrissi; street=Lindelaan; house_number=4; postcode=1234 AB; city=Ons Dorp; phone=+31612345678
details | 0612345678 sanne@example.nl Sanne Bakker Utrecht => person_name=Sanne Bakker; city=Utrecht; phone=+31612345678; email=sanne@example.nl
details | 1234 ab 12 jan bakker => postcode=1234 AB; house_number=12; person_name=jan bakker
details | mevr. Bakker, Postbus 12, 8775 XD Nijhuizum => person_name=Bakker; postcode=8775 XD; city=Nijhuizum
details | Jan Jansen Albert Cuypstraat 12 1072AB Amsterdam => person_name=Jan Jansen; street=Albert Cuypstraat; house_number=12; postcode=1072 AB; city=Amsterdam
details | Jan de Vries Brink 3 9401HS Assen => person_name=Jan de Vries; street=Brink; house_number=3; postcode=9401 HS; city=Assen
details | Piet Bakker\nJan van Galenstraat 4-2\n1056 AB Amsterdam => person_name=Piet Bakker; street=Jan van Galenstraat; house_number=4-2; postcode=1056 AB; city=Amsterdam
details | Kerkstraat 5, Utrecht, Jan de Vries => street=Kerkstraat; house_number=5; city=Utrecht; person_name=Jan de Vries
details | utrecht, jan de vries, 06 12345678 => city=utrecht; person_name=jan de vries; phone=+31612345678
details | A. Yilmaz - Laan van Meerdervoort 100A - 2517 AB - Den Haag - 070 1234567 => person_name=A. Yilmaz; street=Laan van Meerdervoort; house_number=100-A; postcode=2517 AB; city=Den Haag
details | naam jan de vries adres kerkstraat 12 postcode 3511 ab plaats utrecht telefoon 0612345678 => person_name=jan de vries; street=kerkstraat; house_number=12; postcode=3511 AB; city=utrecht; phone=+31612345678
details | Mijn naam is Anna Kowalska, I live at Kerkstraat 12 in Utrecht, phone 0612345678 => person_name=Anna Kowalska; street=Kerkstraat; house_number=12; city=Utrecht; phone=+31612345678
details | ik heet jan van der berg ik woon op de dorpsstraat twaalf b in den bosch en mijn nummer is nul zes een twee drie vier vijf zes zeven acht => person_name=jan van der berg; street=dorpsstraat; house_number=12-B; city=den bosch; phone=+31612345678
details | JAN DE VRIES, KERKSTRAAT 12, 3511 AB UTRECHT => person_name=JAN DE VRIES; street=KERKSTRAAT; house_number=12; postcode=3511 AB; city=UTRECHT
details | Jan de Vries; Kerkstraat 12; 3511AB; Utrecht; 0612345678 => person_name=Jan de Vries; street=Kerkstraat; house_number=12; postcode=3511 AB; city=Utrecht; phone=+31612345678
details | Jan de Vries/Kerkstraat 12/3511AB Utrecht => person_name=Jan de Vries; street=Kerkstraat; house_number=12; postcode=3511 AB; city=Utrecht
details | Kerkstraat 12 3511 AB Utrecht Jan de Vries => street=Kerkstraat; house_number=12; postcode=3511 AB; city=Utrecht; person_name=Jan de Vries
details | 3511AB Utrecht, Kerkstraat 12, mevrouw A. de Jong, tel. 030-1234567 => postcode=3511 AB; city=Utrecht; street=Kerkstraat; house_number=12; person_name=A. de Jong
details | Sanne, 0612345678 => person_name=Sanne; phone=+31612345678
details | sanne 0612345678 => person_name=sanne; phone=+31612345678
details | Sanne Bakker en mijn mail is sanne@example.nl => person_name=Sanne Bakker; email=sanne@example.nl
details | alleen mijn mail: jan@example.nl => email=jan@example.nl
details | bel maar op 0612345678 => phone=+31612345678
details | de Vries, Kerkstraat 5 => person_name=de Vries; street=Kerkstraat; house_number=5
details | Van der Meer Molenstraat 5 Best => person_name=Van der Meer; street=Molenstraat; house_number=5; city=Best
details | Voornaam: Jan\nAchternaam: de Vries\nStraat: Kerkstraat\nHuisnummer: 5\nPostcode: 3511 AB\nPlaats: Utrecht => person_name=Jan de Vries; street=Kerkstraat; house_number=5; postcode=3511 AB; city=Utrecht
details | Fatima Yilmaz, Plein 1944 12, 6511 JD Nijmegen => person_name=Fatima Yilmaz; street=Plein 1944; house_number=12; postcode=6511 JD; city=Nijmegen
details | Jan Bos, Nummer 15, 8775 XD Nijhuizum, 0515 543623 => person_name=Jan Bos; street=Nummer; house_number=15; postcode=8775 XD; city=Nijhuizum; phone=+31515543623
details | dat wil ik niet zeggen =>
details | nee =>
details | liever niet =>
details | ik blijf anoniem =>
details | weet ik niet =>
details | waarom moet dat allemaal? =>
details | ok =>
details | wie kan dit lezen =>
details | moet dat echt =>
details | geen van allen =>
details | stop maar =>
details | Ik wil eerst een medewerker spreken =>
details | none of your business =>
# taken back, corrected, old
address | Niet Dorpsstraat 5 maar Kerkstraat 7 => street=Kerkstraat; house_number=7
address | Lindelaan 5 in plaats van Kerkstraat 3 => street=Lindelaan; house_number=5
address | Ik woon niet op nummer 12 maar op nummer 14 => house_number=14
address | het is 14, niet 12 => house_number=14
address | nummer 14, niet 12 => house_number=14
address | Kerkstraat 12, eh nee 14 => street=Kerkstraat; house_number=14
address | Kerkstraat 12, sorry Kerkstraat 14 => street=Kerkstraat; house_number=14
- | Mijn oude adres was Kerkweg 3, mijn nieuwe is Lindelaan 5 => street=Lindelaan; house_number=5
- | Mijn nieuwe adres is Lindelaan 5, het oude was Kerkweg 3 => street=Lindelaan; house_number=5
- | Ik woon niet meer in Utrecht maar in Zeist => city=Zeist
- | Eerst woonde ik in Assen, nu in Emmen => city=Emmen
- | vroeger woonde ik in Assen maar nu woon ik in Emmen => city=Emmen
- | verhuisd van Kerkstraat 3 naar Lindelaan 5 => street=Lindelaan; house_number=5
- | Ik ben verhuisd van Utrecht naar Zeist => city=Zeist
- | Mijn oude nummer is 0612345678, mijn nieuwe 0687654321 => phone=+31687654321
- | Ik heet niet Jan maar Johan => person_name=Johan
- | mijn naam is niet Jan Smit maar Johan Smit => person_name=Johan Smit
- | mijn naam is Johan, niet Jan => person_name=Johan
- | jan@example.nl klopt niet, het moet piet@example.nl zijn => email=piet@example.nl
- | I don't live in Utrecht but in Zeist => city=Zeist
- | My old number is 0612345678 and my new number is 0687654321 => phone=+31687654321
- | Ik heet geen Piet =>
- | ik kan niet komen, mijn nummer is 0612345678 => phone=+31612345678
- | Ik ben niet blij. Jan de Vries belt me nooit. =>
phone | 0612345678, nee sorry 0687654321 => phone=+31687654321
phone | geen 06-12345678 maar 06-87654321 => phone=+31687654321
phone | niet op 0612345678 bellen maar op 0687654321 => phone=+31687654321
phone | 06-12345678 is niet meer mijn nummer =>
phone | mijn nieuwe nummer is 0687654321, het oude was 0612345678 => phone=+31687654321
phone | 0612345678 (oud) 0687654321 (nieuw) => phone=+31687654321
postcode | niet 1234 AB maar 1234 BA => postcode=1234 BA
postcode | 1234 AB moet 1234 BA zijn => postcode=1234 BA
postcode | not 1234 AB but 1234 BA => postcode=1234 BA
details | Kerkstraat 5, 1234 AB Utrecht is mijn oude adres. Nieuw: Laan 7, 5678 CD Zeist => street=Laan; house_number=7; postcode=5678 CD; city=Zeist
details | Oud adres: Kerkstraat 5, 1234 AB Utrecht\nNieuw adres: Lindelaan 7, 5678 CD Zeist => street=Lindelaan; house_number=7; postcode=5678 CD; city=Zeist
details | Jan Jansen, niet meer Kerkstraat 5 maar Lindelaan 7 Zeist => person_name=Jan Jansen; street=Lindelaan; house_number=7; city=Zeist
change_which | huisnummer 12 moet 14 zijn => house_number=14
change_which | het huisnummer is 14 => house_number=14
change_which | mijn achternaam is Jansen met ss => person_name=Jansen
change_which | de postcode is 1234 AB => postcode=1234 AB
confirm | nee, mijn telefoonnummer is 0612345678 => phone=+31612345678
confirm | ja klopt =>
confirm | nee huisnummer is 12b => house_number=12-B
"""


def rows() -> list[tuple[str | None, str, dict[str, list[str]]]]:
    """The table's rows: question, text, values by entity."""
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
        assert text[span.start:span.end] == span.text
        found.setdefault(span.entity, []).append(span.value)
    assert found == wanted
