"""Rows of details, stories, and what is taken back."""

from __future__ import annotations

import pytest

from nlu.naw import extract_naw

# question | text => entity=value; ... ("-" for no question, "\n" in a text for a line end)
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
details | A. Yilmaz - Laan van Meerdervoort 100A - 2517 AB - Den Haag - 070 1234567 => person_name=A. Yilmaz; street=Laan van Meerdervoort; house_number=100-A; postcode=2517 AB; city=Den Haag; phone=+31701234567
details | naam jan de vries adres kerkstraat 12 postcode 3511 ab plaats utrecht telefoon 0612345678 => person_name=jan de vries; street=kerkstraat; house_number=12; postcode=3511 AB; city=utrecht; phone=+31612345678
details | Mijn naam is Anna Kowalska, I live at Kerkstraat 12 in Utrecht, phone 0612345678 => person_name=Anna Kowalska; street=Kerkstraat; house_number=12; city=Utrecht; phone=+31612345678
details | ik heet jan van der berg ik woon op de dorpsstraat twaalf b in den bosch en mijn nummer is nul zes een twee drie vier vijf zes zeven acht => person_name=jan van der berg; street=dorpsstraat; house_number=12-B; city=den bosch; phone=+31612345678
details | JAN DE VRIES, KERKSTRAAT 12, 3511 AB UTRECHT => person_name=JAN DE VRIES; street=KERKSTRAAT; house_number=12; postcode=3511 AB; city=UTRECHT
details | Jan de Vries; Kerkstraat 12; 3511AB; Utrecht; 0612345678 => person_name=Jan de Vries; street=Kerkstraat; house_number=12; postcode=3511 AB; city=Utrecht; phone=+31612345678
details | Jan de Vries/Kerkstraat 12/3511AB Utrecht => person_name=Jan de Vries; street=Kerkstraat; house_number=12; postcode=3511 AB; city=Utrecht
details | Kerkstraat 12 3511 AB Utrecht Jan de Vries => street=Kerkstraat; house_number=12; postcode=3511 AB; city=Utrecht; person_name=Jan de Vries
details | 3511AB Utrecht, Kerkstraat 12, mevrouw A. de Jong, tel. 030-1234567 => postcode=3511 AB; city=Utrecht; street=Kerkstraat; house_number=12; person_name=A. de Jong; phone=+31301234567
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
details | J DE HAAS BEUKENLAAN 2 ERMELO => person_name=J DE HAAS; street=BEUKENLAAN; house_number=2; city=ERMELO
details | hallo ik ben Petra Smit ik woon aan de Lange Nieuwstraat 120 bis te utrecht postcode 3512 pn en ben bereikbaar op 06 - 12 34 56 78 => person_name=Petra Smit; street=Lange Nieuwstraat; house_number=120-BIS; city=utrecht; postcode=3512 PN; phone=+31612345678
details | Fam. de Boer, Jan Steenstraat 4, 1072 NA Amsterdam => person_name=de Boer; street=Jan Steenstraat; house_number=4; postcode=1072 NA; city=Amsterdam
details | Willem van Oranjelaan 7, 5211 CS 's-Hertogenbosch, W. Jansen, w.jansen@example.nl => street=Willem van Oranjelaan; house_number=7; postcode=5211 CS; city='s-Hertogenbosch; person_name=W. Jansen; email=w.jansen@example.nl
details | karin vd berg, molenweg 3a, 6542pt nijmegen, karin@example.nl => person_name=karin vd berg; street=molenweg; house_number=3-A; postcode=6542 PT; city=nijmegen; email=karin@example.nl
details | Naam : P. Bakker Adres : Dorpsweg 1 Woonplaats : Urk Telefoon : 0527-123456 => person_name=P. Bakker; street=Dorpsweg; house_number=1; city=Urk; phone=+31527123456
details | Ahmed (Kerkstraat 12, Zeist) 0612345678 => person_name=Ahmed; street=Kerkstraat; house_number=12; city=Zeist; phone=+31612345678
details | tel 0612345678 naam sanne bakker mail sanne@example.nl => phone=+31612345678; person_name=sanne bakker; email=sanne@example.nl
details | jan klaassen\nkerkstr 5\n1234ab\nons dorp => person_name=jan klaassen; street=kerkstr; house_number=5; postcode=1234 AB; city=ons dorp
details | Mevrouw E. van den Berg-de Wit\nStationsplein 4-III\n1012 AB AMSTERDAM\n020-1234567\ne.vandenberg@example.nl => person_name=E. van den Berg-de Wit; street=Stationsplein; house_number=4-III; postcode=1012 AB; city=AMSTERDAM; phone=+31201234567; email=e.vandenberg@example.nl
details | ik ben jan de vries uit utrecht en mijn telefoon is 0612345678 => person_name=jan de vries; city=utrecht; phone=+31612345678
details | Mo Amrani Bredaseweg 12 Tilburg => person_name=Mo Amrani; street=Bredaseweg; house_number=12; city=Tilburg
details | sanne bakker bredaseweg 12 tilburg 0612345678 => person_name=sanne bakker; street=bredaseweg; house_number=12; city=tilburg; phone=+31612345678
details | Ik wil niet mijn adres geven, wel mijn naam: Jan Bos en 0612345678 => person_name=Jan Bos; phone=+31612345678
details | Jan Bos. Mijn adres geef ik liever niet. => person_name=Jan Bos
details | Lotte Vis, geen vast adres, 0612345678 => person_name=Lotte Vis; phone=+31612345678
details | My name is Tom Barnes, 14 Kerkstraat, 3511 AB Utrecht => person_name=Tom Barnes; postcode=3511 AB; city=Utrecht; street=Kerkstraat; house_number=14
details | ik ben de moeder van daan en heet petra bos, kerkstraat 5 in zeist => role=parent; person_name=petra bos; street=kerkstraat; house_number=5; city=zeist
details | M. Özdemir, Graaf Adolfstraat 3 huis, 1055 AB Amsterdam => person_name=M. Özdemir; street=Graaf Adolfstraat; house_number=3-HUIS; postcode=1055 AB; city=Amsterdam
details | Kees van Dam, t/a Lindelaan 5 => person_name=Kees van Dam; street=Lindelaan; house_number=5
details | anna@example.nl => email=anna@example.nl
details | Utrecht => city=Utrecht
details | Anna => person_name=Anna
details | anna bakker => person_name=anna bakker
details | 3511AB 12bis anna bakker 0612345678 => postcode=3511 AB; house_number=12-BIS; person_name=anna bakker; phone=+31612345678
details | Anna Bakker 12 jaar Kerkstraat 5 Zeist => person_name=Anna Bakker; street=Kerkstraat; house_number=5; city=Zeist
details | bel me 0612345678 of mail a@example.nl mvg anna => phone=+31612345678; email=a@example.nl; person_name=anna
details | heer Jansen, Oude Kerkweg 12, Nieuwegein => person_name=Jansen; street=Oude Kerkweg; house_number=12; city=Nieuwegein
details | Ria, straatnaam is kerklaan nummer 7 plaats Best => person_name=Ria; street=kerklaan; house_number=7; city=Best
- | Ik ben verhuisd van Molenweg 3 in Zeist naar Kerkstraat 5 in Utrecht => street=Kerkstraat; house_number=5; city=Utrecht
- | Mijn adres is niet Kerkstraat 5 in Zeist, maar Molenweg 3 in Utrecht. => street=Molenweg; house_number=3; city=Utrecht
- | dat klopt niet, ik woon in Sneek => city=Sneek
- | Mijn BSN is 111222333 en mijn nummer is 0612345678 => phone=+31612345678
- | Mijn coach Sanne woont in Zeist =>
- | Mijn moeder woont op de Kerkstraat 5 in Zeist => street=Kerkstraat; house_number=5; city=Zeist
- | De coach is gevestigd aan de Molenweg 3 => street=Molenweg; house_number=3
- | Ik heb op 12 mei 2024 gebeld =>
- | Het was 3 november om 14 uur op de Kerkstraat =>
- | kamer 12 op gang 3 is altijd koud =>
- | Ik zit sinds 1 mei 2024 bij jullie =>
- | Ik moest 3 x bellen voor ik Sanne kreeg =>
- | Artikel 7:448 BW zegt dat dat moet =>
- | ik betaalde 1250 eu voor niks =>
- | De factuur van 2024 is 1200 euro =>
- | lijn 12 stopt op het Stationsplein =>
- | bus 5 naar de Kerkstraat was te laat =>
- | Het Plein 1940 project is gestopt =>
- | In groep 8 van de Jan van Galenschool =>
- | mijn dochter van 12 zit op nummer 3 van de wachtlijst =>
- | ik ben nummer 14 op de lijst =>
- | Ze heeft mijn naam verkeerd =>
- | Ik heet zoals mijn opa =>
- | ik ben Piet niet =>
- | ik ben niet Piet =>
- | Hoi Sanne, ik wil een klacht indienen =>
- | Beste meneer Jansen, ik ben niet tevreden =>
- | Geachte directie, mijn begeleidster mevrouw De Wit komt steeds te laat. Groet, H. Smit => person_name=H. Smit
- | Hallo, ik ben de vader van Sem de Boer en heet Karel de Boer => role=parent; person_name=Karel de Boer
- | Ik ben Sanne haar moeder => role=parent
- | Ik ben Sanne, de moeder van Sem => person_name=Sanne; role=parent
- | ik ben de begeleider van Jan =>
- | This is about my coach John =>
- | my coach is called John =>
- | Please call John Smith =>
- | I am called Maria => person_name=Maria
- | Groeten aan iedereen, en bel Sanne eens =>
- | Met vriendelijke groet\n\nDrs. P. van der Laan\nMolenweg 5\n3511 AB Utrecht\nTel. 06-12345678 => person_name=P. van der Laan; street=Molenweg; house_number=5; postcode=3511 AB; city=Utrecht; phone=+31612345678
- | Verstuurd vanaf mijn iPhone =>
- | Groetjes =>
- | mvg =>
- | xx Noor => person_name=Noor
- | Dank je wel Sanne! =>
- | ik ben het zat =>
- | ik ben Max => person_name=Max
- | ik ben max een uur te laat geweest =>
- | Ik ben Roos en ik ben 12 => person_name=Roos
- | Mijn naam: Elif Kaya => person_name=Elif Kaya
- | naam en adres: Elif Kaya, Lindelaan 5, Zeist => person_name=Elif Kaya; street=Lindelaan; house_number=5; city=Zeist
- | Elif Kaya\nLindelaan 5\n3701 AB Zeist => person_name=Elif Kaya; street=Lindelaan; house_number=5; postcode=3701 AB; city=Zeist
details | Naam: J. de Groot ; Adres: Molenstraat 8 ; PC: 5401 AB ; Plaats: Uden ; Tel: 0413-123456 => person_name=J. de Groot; street=Molenstraat; house_number=8; postcode=5401 AB; city=Uden; phone=+31413123456
details | naam=Jan Bos;straat=Kerkweg;nr=4;postcode=1234AB;plaats=Urk => person_name=Jan Bos; street=Kerkweg; house_number=4; postcode=1234 AB; city=Urk
details | 1. Jan Bos 2. Kerkweg 4 3. 1234AB 4. Urk 5. 0612345678 => person_name=Jan Bos; street=Kerkweg; house_number=4; postcode=1234 AB; city=Urk; phone=+31612345678
details | - Jan Bos\n- Kerkweg 4\n- 1234 AB Urk\n- 06-12345678\n- jan@example.nl => person_name=Jan Bos; street=Kerkweg; house_number=4; postcode=1234 AB; city=Urk; phone=+31612345678; email=jan@example.nl
details | * naam Jan Bos * woonplaats Urk => person_name=Jan Bos; city=Urk
details | Jan Bos\nKerkweg 4, Urk\nGeen mail => person_name=Jan Bos; street=Kerkweg; house_number=4; city=Urk
details | Jan Bos kerkweg 4 urk 06.12.34.56.78 janbos@example.nl => person_name=Jan Bos; street=kerkweg; house_number=4; city=urk; phone=+31612345678; email=janbos@example.nl
details | goedemorgen mijn naam is jan bos wonende te urk kerkweg 4 telefoon 0612345678 => person_name=jan bos; city=urk; street=kerkweg; house_number=4; phone=+31612345678
details | wij zijn fam Bos en wonen in Urk, Kerkweg 4 => person_name=Bos; city=Urk; street=Kerkweg; house_number=4
details | Anneke Visser-Bakker, De Wieken 12, 8321 AB Urk => person_name=Anneke Visser-Bakker; street=De Wieken; house_number=12; postcode=8321 AB; city=Urk
details | Ali, Overtoom 12-hs, 1054HJ, Amsterdam => person_name=Ali; street=Overtoom; house_number=12-HS; postcode=1054 HJ; city=Amsterdam
details | ali overtoom 12 hs 1054hj amsterdam => person_name=ali; street=overtoom; house_number=12-HS; postcode=1054 HJ; city=amsterdam
details | Rachida Amrani Korte Nieuwstraat 3 bis 3512 NM Utrecht => person_name=Rachida Amrani; street=Korte Nieuwstraat; house_number=3-BIS; postcode=3512 NM; city=Utrecht
details | Sjoerd Hiemstra It Bosk 4 8775XD Nijhuizum => person_name=Sjoerd Hiemstra; street=It Bosk; house_number=4; postcode=8775 XD; city=Nijhuizum
details | T. de Vries\nPlein '40-'45 3\n1063 KP Amsterdam => person_name=T. de Vries; street=Plein '40-'45; house_number=3; postcode=1063 KP; city=Amsterdam
details | Nora, mail nora@example.nl => person_name=Nora; email=nora@example.nl
details | nora@example.nl, Nora => email=nora@example.nl; person_name=Nora
details | M. el Amrani / 0612345678 / Rotterdam => person_name=M. el Amrani; phone=+31612345678; city=Rotterdam
details | Piet Paulusma 8701 AB 12 => person_name=Piet Paulusma; postcode=8701 AB; house_number=12
details | Kees\nBolsward => person_name=Kees; city=Bolsward
details | mijn naam is Kees de rest zeg ik niet => person_name=Kees
details | mijn gegevens staan al bij jullie =>
details | Kerkweg 4 Urk => street=Kerkweg; house_number=4; city=Urk
details | 06 12345678 Kees => phone=+31612345678; person_name=Kees
details | Mijn naam is Linda, adres hetzelfde als mijn moeder => person_name=Linda
details | jullie hebben mijn adres al. nummer is 0612345678 => phone=+31612345678
details | ik woon bij mijn moeder op de Kerkweg 4 in Urk en heet Sem => street=Kerkweg; house_number=4; city=Urk; person_name=Sem
details | Sem Bos, 11 jaar, Kerkweg 4 => person_name=Sem Bos; street=Kerkweg; house_number=4
details | ja hoor: sem bos kerkweg 4 => person_name=sem bos; street=kerkweg; house_number=4
details | hier komt ie: Sem Bos, Kerkweg 4 Urk => person_name=Sem Bos; street=Kerkweg; house_number=4; city=Urk
details | Natuurlijk! Karin Smit, Dorpsstraat 1, Urk => person_name=Karin Smit; street=Dorpsstraat; house_number=1; city=Urk
details | Sure, it's Mary Jones, Dorpsstraat 1, 8321 AB Urk, +44 20 7946 0018 => person_name=Mary Jones; street=Dorpsstraat; house_number=1; postcode=8321 AB; city=Urk; phone=+442079460018
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
