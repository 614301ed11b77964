"""Streets, house numbers, places and postcodes."""

from __future__ import annotations

import pytest

from nlu.naw import extract_naw

# question | text => entity=value; ... ("-" for no question, "\n" in a text for a line end)
TABLE = r"""
address | dorpsstraat 5 => street=dorpsstraat; house_number=5
address | Plein 1944 12 => street=Plein 1944; house_number=12
address | Plein 1944 nr 12 => street=Plein 1944; house_number=12
address | Plein 1944 12a => street=Plein 1944; house_number=12-A
address | plein 1944 12 => street=plein 1944; house_number=12
address | Laan 1940-1945 12 => street=Laan 1940-1945; house_number=12
address | Plein '40-'45 12 => street=Plein '40-'45; house_number=12
address | 2e Hugo de Grootstraat 8 hs => street=2e Hugo de Grootstraat; house_number=8-HS
address | 1e Helmersstraat 12-hs => street=1e Helmersstraat; house_number=12-HS
address | Eerste Helmersstraat 12-2 => street=Eerste Helmersstraat; house_number=12-2
address | Nummer 15 => street=Nummer; house_number=15
address | Nummer 15, 8775 XD Nijhuizum => street=Nummer; house_number=15; postcode=8775 XD; city=Nijhuizum
address | nummer 15, 8775 xd nijhuizum => street=nummer; house_number=15; postcode=8775 XD; city=nijhuizum
address | Nummer 15 Nijhuizum => street=Nummer; house_number=15; city=Nijhuizum
address | Nummer 15a 8775XD Nijhuzum => street=Nummer; house_number=15-A; postcode=8775 XD; city=Nijhuzum
address | Laan van Meerdervoort 100-A => street=Laan van Meerdervoort; house_number=100-A
address | laan van meerdervoort 100 a => street=laan van meerdervoort; house_number=100-A
address | jan van galenstraat 12 2 hoog => street=jan van galenstraat; house_number=12
address | Kerkstraat 12, 2 hoog => street=Kerkstraat; house_number=12
address | Kerkstraat 12 tweede verdieping => street=Kerkstraat; house_number=12
address | Kerkstraat 12 drie hoog achter => street=Kerkstraat; house_number=12
address | Kerkstraat 12, 3e etage => street=Kerkstraat; house_number=12
address | Kerkstraat 12 1-hoog => street=Kerkstraat; house_number=12
address | Kerkstraat 12 2hoog => street=Kerkstraat; house_number=12
address | Kerkstraat 12 begane grond => street=Kerkstraat; house_number=12
address | Kerkstraat 12 boven => street=Kerkstraat; house_number=12
address | Kerkstraat 12-2 hoog => street=Kerkstraat; house_number=12
address | Kerkstraat 12b => street=Kerkstraat; house_number=12-B
address | Kerkstraat 12 b => street=Kerkstraat; house_number=12-B
address | Kerkstraat 12-b => street=Kerkstraat; house_number=12-B
address | Kerkstraat 12B. => street=Kerkstraat; house_number=12-B
address | Kerkstraat 12/b => street=Kerkstraat; house_number=12-B
address | Kerkstraat 12 bis => street=Kerkstraat; house_number=12-BIS
address | Kerkstraat 12bis => street=Kerkstraat; house_number=12-BIS
address | Kerkstraat 12-bis => street=Kerkstraat; house_number=12-BIS
address | Kerkstraat 15-III => street=Kerkstraat; house_number=15-III
address | Kerkstraat 15 iii => street=Kerkstraat; house_number=15-III
address | Kerkstraat 15III => street=Kerkstraat; house_number=15-III
address | Kerkstraat 15 II => street=Kerkstraat; house_number=15-II
address | Kerkstraat 12-2 => street=Kerkstraat; house_number=12-2
address | Kerkstraat 12 - 2 => street=Kerkstraat; house_number=12-2
address | Kerkstraat 12 2 => street=Kerkstraat; house_number=12-2
address | Kerkstraat 12/2 => street=Kerkstraat; house_number=12-2
address | Kerkstraat 12 hs => street=Kerkstraat; house_number=12-HS
address | Kerkstraat 12hs => street=Kerkstraat; house_number=12-HS
address | Kerkstraat 12 A2 => street=Kerkstraat; house_number=12-A2
address | Kerkstraat 12a2 => street=Kerkstraat; house_number=12-A2
address | Kerkstraat 12, toevoeging c => street=Kerkstraat; house_number=12-C
address | Kerkstraat 12 toevoeging C => street=Kerkstraat; house_number=12-C
address | Kerkstraat huisnummer 12 toevoeging bis => street=Kerkstraat; house_number=12-BIS
address | Kerkstraat nummer 12 => street=Kerkstraat; house_number=12
address | Kerkstraat nr. 12 => street=Kerkstraat; house_number=12
address | Kerkstraat, nr 12 => street=Kerkstraat; house_number=12
address | Kerkstraat no 12 => street=Kerkstraat; house_number=12
address | Kerkstraat, 12 => street=Kerkstraat; house_number=12
address | Kerkstr. 5b => street=Kerkstr.; house_number=5-B
address | kerkstr 5 => street=kerkstr; house_number=5
address | 's-Gravelandseweg 10 => street='s-Gravelandseweg; house_number=10
address | Oudegracht 12 bis => street=Oudegracht; house_number=12-BIS
address | Burg. van Leeuwenlaan 3 => street=Burg. van Leeuwenlaan; house_number=3
address | Burgemeester de Vlugtlaan 3 => street=Burgemeester de Vlugtlaan; house_number=3
address | Dr. Schaepmanstraat 3 => street=Dr. Schaepmanstraat; house_number=3
address | Prof. Lorentzlaan 3 => street=Prof. Lorentzlaan; house_number=3
address | St. Jansstraat 3 => street=St. Jansstraat; house_number=3
address | Achter de Kerk 5 => street=Achter de Kerk; house_number=5
address | Aan de Wind 5 => street=Aan de Wind; house_number=5
address | Op de Wal 7 => street=Op de Wal; house_number=7
address | Onder de Linden 3 => street=Onder de Linden; house_number=3
address | de Wieken 12 => street=de Wieken; house_number=12
address | De Wieken 12 => street=De Wieken; house_number=12
address | It Noard 4 => street=It Noard; house_number=4
address | Brink 3 => street=Brink; house_number=3
address | Markt 1 => street=Markt; house_number=1
address | Grote Markt 1 => street=Grote Markt; house_number=1
address | Achterom 5 => street=Achterom; house_number=5
address | Zuideinde 4 => street=Zuideinde; house_number=4
address | Nieuwezijds Voorburgwal 147 => street=Nieuwezijds Voorburgwal; house_number=147
address | Hof van Holland 3 => street=Hof van Holland; house_number=3
address | Van der Helstplein 12 => street=Van der Helstplein; house_number=12
address | van der helstplein 12 => street=van der helstplein; house_number=12
address | Oude Delft 95 => street=Oude Delft; house_number=95
address | Weg naar Rhijnauwen 3 => street=Weg naar Rhijnauwen; house_number=3
address | Koninginneweg 25-hs => street=Koninginneweg; house_number=25-HS
address | Singel 12 => street=Singel; house_number=12
address | Dorpsstraat => street=Dorpsstraat
address | 12b => house_number=12-B
address | 12 => house_number=12
address | kerkstraat twaalf => street=kerkstraat; house_number=12
address | kerkstraat twaalf b => street=kerkstraat; house_number=12-B
address | kerkstraat honderdvijfentwintig => street=kerkstraat; house_number=125
address | kerkstraat honderd vijfentwintig bis => street=kerkstraat; house_number=125-BIS
address | Prinsengracht t/o 345 => street=Prinsengracht; house_number=345-TO
address | Postbus 123 =>
address | Postbus 123, 1000 AB Amsterdam => postcode=1000 AB; city=Amsterdam
address | Antwoordnummer 10088 =>
address | Ik woon op de Kerkstraat 12 => street=Kerkstraat; house_number=12
address | ik woon aan de oude kerkweg 12 => street=oude kerkweg; house_number=12
address | mijn adres is Kerkstraat 12 => street=Kerkstraat; house_number=12
address | het is kerkstraat 12 hoor => street=kerkstraat; house_number=12
address | Kerkstraat 12 in Utrecht => street=Kerkstraat; house_number=12; city=Utrecht
address | Kerkstraat 12, Utrecht => street=Kerkstraat; house_number=12; city=Utrecht
address | Kerkstraat 12, 3511 AB Utrecht => street=Kerkstraat; house_number=12; postcode=3511 AB; city=Utrecht
address | Kerkstraat 12b 3511ab utrecht => street=Kerkstraat; house_number=12-B; postcode=3511 AB; city=utrecht
address | 3511 AB 12 => postcode=3511 AB; house_number=12
address | 3511AB, 12b => postcode=3511 AB; house_number=12-B
address | 3511ab nr 12 => postcode=3511 AB; house_number=12
address | Brink 3, 9401 HS Assen => street=Brink; house_number=3; postcode=9401 HS; city=Assen
address | dorpsstraat 5, 1234 ab Ons Dorp => street=dorpsstraat; house_number=5; postcode=1234 AB; city=Ons Dorp
address | ik woon in de Kerkstraat naast nummer 4 => street=Kerkstraat
address | weet ik niet =>
address | wil ik niet zeggen =>
address | geen vast adres =>
address | ik heb 3 adressen gehad =>
address | dakloos =>
address | waarom moet je dat weten? =>
address | nee =>
address | Gaat je niks aan =>
address | ik woon in een flat =>
address | Straatweg 5 => street=Straatweg; house_number=5
address | Molenweg 5 te Assen => street=Molenweg; house_number=5; city=Assen
address | Hoge Rijndijk 12-A => street=Hoge Rijndijk; house_number=12-A
address | Lange Voorhout 74 => street=Lange Voorhout; house_number=74
address | Anne Franklaan 6 => street=Anne Franklaan; house_number=6
address | Dorpsstraat 5\n1234 AB\nUtrecht => street=Dorpsstraat; house_number=5; postcode=1234 AB; city=Utrecht
address | De Ruyterkade 5 => street=De Ruyterkade; house_number=5
address | straat: Kerkstraat huisnummer: 5 => street=Kerkstraat; house_number=5
address | Straat: De Wieken\nHuisnummer: 12a => street=De Wieken; house_number=12-A
address | I live at Kerkstraat 12 => street=Kerkstraat; house_number=12
address | Dorpsstraat 99999 => street=Dorpsstraat; house_number=99999
address | Dorpsstraat 12 c, derde verdieping => street=Dorpsstraat; house_number=12-C
address | Rijksstraatweg 12 A-3 => street=Rijksstraatweg; house_number=12-A-3
# in sentences
- | Ik woon op de Jan van Galenstraat 12 in Amsterdam => street=Jan van Galenstraat; house_number=12; city=Amsterdam
- | ik woon op de jan van galenstraat 12 in amsterdam => street=jan van galenstraat; house_number=12; city=amsterdam
- | ik woon aan de kerkstraat 5 => street=kerkstraat; house_number=5
- | ik woon al 12 jaar aan de kerkstraat 5b => street=kerkstraat; house_number=5-B
- | Ik woon op De Dam 5 => street=De Dam; house_number=5
- | wij wonen in de Lindelaan 7 te Zeist => street=Lindelaan; house_number=7; city=Zeist
- | ik woon in de Kerkstraat => street=Kerkstraat
- | Mijn adres is Achterom 5, 1234 AB Delft => street=Achterom; house_number=5; postcode=1234 AB; city=Delft
- | Stuur het naar Brink 3, 9401 HS Assen => street=Brink; house_number=3; postcode=9401 HS; city=Assen
- | Nummer 15, 8775 XD Nijhuizum => street=Nummer; house_number=15; postcode=8775 XD; city=Nijhuizum
- | Ik woon aan Nummer 15 in Nijhuizum => street=Nummer; house_number=15; city=Nijhuizum
- | Mijn huisnummer is 12 => house_number=12
- | ik woon op nummer 12 => house_number=12
- | ik woon naast nummer 4 =>
- | Mijn coach woont naast nummer 4 =>
- | de winkel tegenover nummer 12 =>
- | ik heb 3 keer gebeld =>
- | op het schoolplein 12 kinderen =>
- | in de kerkstraat 5 keer gestopt =>
- | ik wacht al 12 weken op een plek =>
- | we waren onderweg 2 uur kwijt =>
- | het gesprek was om 12:30 =>
- | ik woon op kamer 12 =>
- | hij zit in groep 6 =>
- | ik was van 2 tot 4 bij de coach =>
- | ik woon op de derde verdieping =>
- | het kostte 40 euro =>
- | Op mijn weg 2 keer verdwaald =>
- | Er zijn op de markt 3 mensen weggelopen =>
- | bij de supermarkt 2 flessen =>
- | Coachcenter zit op Leidsestraatweg 77, 2594 BB Den Haag => street=Leidsestraatweg; house_number=77; postcode=2594 BB; city=Den Haag
# places
city | den bosch => city=den bosch
city | Den Haag => city=Den Haag
city | 's-Gravenhage => city='s-Gravenhage
city | 's-Hertogenbosch => city='s-Hertogenbosch
city | Bergen op Zoom => city=Bergen op Zoom
city | alphen aan den rijn => city=alphen aan den rijn
city | alphen a/d rijn => city=alphen a/d rijn
city | In Utrecht => city=Utrecht
city | ik woon in Assen => city=Assen
city | Utrecht hoor => city=Utrecht
city | Bergen (NH) => city=Bergen (NH)
city | Hengelo Gld => city=Hengelo Gld
city | Xyzdorp => city=Xyzdorp
city | Nijhuizum => city=Nijhuizum
city | Ljouwert => city=Ljouwert
city | Súdhorn => city=Súdhorn
city | best => city=best
city | Echt => city=Echt
city | Ee => city=Ee
city | utrecht, 3511 ab => city=utrecht; postcode=3511 AB
city | 3511 AB Utrecht => postcode=3511 AB; city=Utrecht
city | The Hague => city=The Hague
city | weet ik niet =>
city | wil ik niet zeggen =>
city | nee =>
city | geen idee =>
city | ergens in de buurt van Zwolle =>
city | Nederland =>
city | waarom? =>
city | ja =>
city | niet in Utrecht maar in Zeist => city=Zeist
- | ik woon in utrecht => city=utrecht
- | Ik woon in Bergen op Zoom. => city=Bergen op Zoom
- | ik kom uit Groningen => city=Groningen
- | woonachtig te 's-Gravenhage => city='s-Gravenhage
- | Ik ben verhuisd naar Zwolle => city=Zwolle
- | I live in The Hague => city=The Hague
- | woonplaats: Ons Dorp => city=Ons Dorp
- | ik woon in de buurt van Utrecht =>
- | Ik woon in de gemeente Utrecht =>
- | ik woon in een flat =>
- | Ik woon in angst =>
- | De vestiging in Utrecht is altijd dicht =>
- | Ik moest helemaal naar Zwolle komen =>
- | mijn coach werkt in Assen =>
- | de trein naar Best was te laat =>
- | Ik woon het liefst alleen =>
- | ik woon in bij mijn ouders =>
# postcodes
postcode | 1234 AB => postcode=1234 AB
postcode | 1234ab => postcode=1234 AB
postcode | 1234 ab => postcode=1234 AB
postcode | 1234 A B => postcode=1234 AB
postcode | 12 34 AB => postcode=1234 AB
postcode | 1234-AB => postcode=1234 AB
postcode | mijn postcode is 1234ab => postcode=1234 AB
postcode | NL-1234 AB => postcode=1234 AB
postcode | 1234 in => postcode=1234 IN
postcode | twaalf vierendertig a b => postcode=1234 AB
postcode | een twee drie vier a b => postcode=1234 AB
postcode | 1234 a van anna b van bernard => postcode=1234 AB
postcode | 0234 AB =>
postcode | 1234 SA =>
postcode | 1234 SD =>
postcode | 1234ss =>
postcode | 1234 =>
postcode | 123 AB =>
postcode | 12345 AB =>
postcode | 1234 ABC =>
postcode | weet ik niet =>
postcode | AB 1234 =>
- | postcode 1234ab => postcode=1234 AB
- | Ik woon op 1234 AB in Utrecht => postcode=1234 AB; city=Utrecht
- | sinds 2019 in Utrecht =>
- | In 2024 is het misgegaan =>
- | ik heb 1200 km gereden =>
- | artikel 1401 BW =>
- | Zaak 2024 AB is gesloten =>
- | ik verdien 2000 en de rest niet =>
- | in 2023 op een maandag =>
- | 1500 eu betaald =>
- | al sinds 2020 al bezig =>
- | mijn kenmerk is 1234 AB =>
- | ik betaalde € 1234 en toen =>
- | vanaf 2019 ik heb dat al gezegd =>
- | in 2019 ab en toe =>
address | Oudegracht aan de Werf 7 => street=Oudegracht aan de Werf; house_number=7
address | lange nieuwstraat 120bis => street=lange nieuwstraat; house_number=120-BIS
address | Dr. J.M. den Uyllaan 5 => street=Dr. J.M. den Uyllaan; house_number=5
address | J.F. Kennedylaan 10 => street=J.F. Kennedylaan; house_number=10
address | Johan de Wittlaan 7 => street=Johan de Wittlaan; house_number=7
address | Sint Janskerkhof 3 => street=Sint Janskerkhof; house_number=3
address | Vrijheidslaan 3-1 => street=Vrijheidslaan; house_number=3-1
address | Da Costakade 12 => street=Da Costakade; house_number=12
address | Ten Katestraat 12 => street=Ten Katestraat; house_number=12
address | Ter Meulenplein 3 => street=Ter Meulenplein; house_number=3
address | 't Hoogt 3 => street='t Hoogt; house_number=3
address | Het Nieuwe Diep 4 => street=Het Nieuwe Diep; house_number=4
address | De Hoef 3 => street=De Hoef; house_number=3
address | Keizersgracht 123 A => street=Keizersgracht; house_number=123-A
address | Keizersgracht 123A-2 => street=Keizersgracht; house_number=123-A-2
address | ik woon op de 2e Kerkstraat 4 => street=2e Kerkstraat; house_number=4
address | Rozenstraat 5, eerste verdieping links => street=Rozenstraat; house_number=5
address | Rozenstraat 5 II => street=Rozenstraat; house_number=5-II
address | Rozenstraat 5 rood => street=Rozenstraat; house_number=5-ROOD
address | rozenstraat 5 achter => street=rozenstraat; house_number=5
address | Wilhelminapark 12 => street=Wilhelminapark; house_number=12
address | Park Seminarie 3 => street=Park Seminarie; house_number=3
address | Boulevard Heuvelink 12 => street=Boulevard Heuvelink; house_number=12
address | Oosterstrjitte 4 => street=Oosterstrjitte; house_number=4
address | de Ring 5 => street=Ring; house_number=5
address | Kerkstraat 1 t/m 3 => street=Kerkstraat; house_number=1
address | Kerkstraat 12 app 3 => street=Kerkstraat; house_number=12
address | kerkstraat5 => street=kerkstraat; house_number=5
address | Kerkstraat12b => street=Kerkstraat; house_number=12-B
address | molenstraat 5, maar ik verhuis volgende maand => street=molenstraat; house_number=5
address | Dat is Kerkstraat 5 in Zeist, postcode 3701AB => street=Kerkstraat; house_number=5; city=Zeist; postcode=3701 AB
address | Kerkstraat 5 (oud adres: Molenweg 3) => street=Kerkstraat; house_number=5
address | Laan van Meerdervoort, niet Meerdervoortlaan => street=Laan van Meerdervoort
address | Beukenlaan en niet Beukenweg => street=Beukenlaan
address | Kerkstraat vijf a => street=Kerkstraat; house_number=5-A
address | Kerkstraat één => street=Kerkstraat; house_number=1
address | geen idee, ergens in Zeist => city=Zeist
city | Nee, niet Sneek maar Snits, zo schrijf ik dat. => city=Snits
city | vroeger Zeist, nu Utrecht => city=Utrecht
address | kerkstr.5 => street=kerkstr.; house_number=5
address | Kerkstraat 5, 2e verdieping => street=Kerkstraat; house_number=5
address | Kerkstraat 5 twee hoog => street=Kerkstraat; house_number=5
address | Kerkstraat 5 1e etage => street=Kerkstraat; house_number=5
address | Kerkstraat 5-1e => street=Kerkstraat; house_number=5
address | Kerkstraat 5 bg => street=Kerkstraat; house_number=5-BG
address | Kerkstraat 5 zw => street=Kerkstraat; house_number=5-ZW
address | laan van de vrijheid 12 => street=laan van de vrijheid; house_number=12
address | Laan der Verenigde Naties 40 => street=Laan der Verenigde Naties; house_number=40
address | Weg door Jonkerbos 12 => street=Weg door Jonkerbos; house_number=12
address | Van Goghlaan 3 => street=Van Goghlaan; house_number=3
address | Prins Hendrikkade 33 => street=Prins Hendrikkade; house_number=33
address | Rue de la Loi 16 => street=Rue de la Loi; house_number=16
address | Bergweg-Zuid 4 => street=Bergweg-Zuid; house_number=4
address | Zuidlaarderweg 4-a => street=Zuidlaarderweg; house_number=4-A
address | ik woon op Achterom nummer 5 => street=Achterom; house_number=5
address | ik woon tegenover nummer 12 =>
address | naast Kerkstraat 4 => street=Kerkstraat
address | schuin tegenover Kerkstraat 4 => street=Kerkstraat
address | P.O. Box 123 =>
address | postbus 12 =>
address | mijn postadres is Postbus 12, 8321 AB Urk => postcode=8321 AB; city=Urk
address | huisnr 12-c => house_number=12-C
address | het nummer is 12 => house_number=12
address | 12, 8321 AB => house_number=12; postcode=8321 AB
address | 8321AB 12a Urk => postcode=8321 AB; house_number=12-A; city=Urk
address | Postcode 8321 AB huisnummer 12 => postcode=8321 AB; house_number=12
postcode | 8775xd => postcode=8775 XD
postcode | 8775 x d => postcode=8775 XD
postcode | 8775, XD => postcode=8775 XD
postcode | achtduizend zevenhonderd vijfenzeventig =>
postcode | zevenentachtig vijfenzeventig x d => postcode=8775 XD
postcode | 8775XD, Nijhuizum => postcode=8775 XD; city=Nijhuizum
postcode | 1000 AA => postcode=1000 AA
postcode | 9999 XL => postcode=9999 XL
postcode | 1234 sd =>
postcode | 0999 AB =>
postcode | 1234 5 =>
city | hengelo (o) => city=hengelo (o)
city | Hengelo O => city=Hengelo O
city | bergen l => city=bergen l
city | Bergen NH => city=Bergen NH
city | Den Haag (Scheveningen) => city=Den Haag
city | 's Gravenzande => city='s Gravenzande
city | capelle a/d ijssel => city=capelle a/d ijssel
city | nieuwerkerk aan den ijssel => city=nieuwerkerk aan den ijssel
city | sint-oedenrode => city=sint-oedenrode
city | ik woon op Texel => city=Texel
city | Ameland => city=Ameland
city | Antwerpen, België => city=Antwerpen
city | UTRECHT => city=UTRECHT
city | amsterdm => city=amsterdm
city | vlakbij Zwolle =>
city | tussen Zwolle en Meppel =>
city | liever niet =>
city | zeg ik niet =>
city | de stad =>
city | een dorp in Drenthe =>
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
