"""Names: the writer's own, those asked for, and those of others that stay out."""

from __future__ import annotations

import pytest

from nlu.naw import extract_naw

# question | text => entity=value; ... ("-" for no question, "\n" in a text for a line end)
TABLE = r"""
# bare answers
name | fatima el idrissi => person_name=fatima el idrissi
name | jan => person_name=jan
name | Jan => person_name=Jan
name | JAN DE VRIES => person_name=JAN DE VRIES
name | jan de vries => person_name=jan de vries
name | Jan van 't Hof => person_name=Jan van 't Hof
name | Jan van ’t Hof => person_name=Jan van ’t Hof
name | Annelies van der Meer-de Boer => person_name=Annelies van der Meer-de Boer
name | J.G.H. van der Kolk => person_name=J.G.H. van der Kolk
name | J. G. H. van der Kolk => person_name=J. G. H. van der Kolk
name | de heer J.G.H. van der Kolk => person_name=J.G.H. van der Kolk
name | mevrouw Van der Sluis => person_name=Van der Sluis
name | Mevr. drs. A.B. van 't Hof-Jansen => person_name=A.B. van 't Hof-Jansen
name | mw. Yilmaz => person_name=Yilmaz
name | dhr. P. de Groot => person_name=P. de Groot
name | familie Bakker => person_name=Bakker
name | prof. dr. ir. Koen Visser => person_name=Koen Visser
name | mr. J. van Dijk => person_name=J. van Dijk
name | Sanne de Wit MSc => person_name=Sanne de Wit
name | Karin in 't Veld => person_name=Karin in 't Veld
name | Piet op de Beek => person_name=Piet op de Beek
name | Abdel el Khattabi => person_name=Abdel el Khattabi
name | Youssef Ben Ali => person_name=Youssef Ben Ali
name | Nguyễn Thị Hoa => person_name=Nguyễn Thị Hoa
name | Özlem Yılmaz => person_name=Özlem Yılmaz
name | Łukasz Wiśniewski => person_name=Łukasz Wiśniewski
name | D'Angelo Pinas => person_name=D'Angelo Pinas
name | Sean O'Brien => person_name=Sean O'Brien
name | Wil Jansen => person_name=Wil Jansen
name | Ben => person_name=Ben
name | Said => person_name=Said
name | Bo => person_name=Bo
name | Xi => person_name=Xi
name | Wim de Lange => person_name=Wim de Lange
name | jan de groot => person_name=jan de groot
name | Tess Lang => person_name=Tess Lang
name | Roos Klein => person_name=Roos Klein
name | Maria Goede => person_name=Maria Goede
name | Mohammed => person_name=Mohammed
name | Jansen => person_name=Jansen
name | jansen-van der berg => person_name=jansen-van der berg
name | Anne-Marie => person_name=Anne-Marie
name | Jan Willem van den Berg => person_name=Jan Willem van den Berg
name | Maria da Silva => person_name=Maria da Silva
name | Piet hoor => person_name=Piet
name | Sanne! => person_name=Sanne
name | Sanne :) => person_name=Sanne
name | gewoon Piet => person_name=Piet
name | Kim met een K => person_name=Kim
name | Jan. Achternaam zeg ik niet. => person_name=Jan
name | Jan (niet mijn echte naam) => person_name=Jan
name | Jan, 12 jaar => person_name=Jan
name | Alleen mijn voornaam: Bo => person_name=Bo
name | ja hoi ik ben Sanne => person_name=Sanne
name | Hoi, Sanne Bakker => person_name=Sanne Bakker
name | dat is Jan de Vries => person_name=Jan de Vries
name | Mijn naam is Jan maar iedereen noemt me Jantje => person_name=Jan
name | noem me maar bo => person_name=bo
name | zeg maar Bo => person_name=Bo
name | Zet maar mevrouw Bakker neer => person_name=Bakker
name | ik heet Jan jansen => person_name=Jan jansen
name | ik ben fatima => person_name=fatima
name | Fatima en ik ben de moeder van Noor => person_name=Fatima; role=parent
name | mijn naam is jan jansen ik ben boos => person_name=jan jansen
name | Tijn van de Laar, maar noem me Tijn => person_name=Tijn van de Laar
name | Voornaam Jan achternaam de Vries => person_name=Jan de Vries
name | achternaam: de Vries, voornaam: Jan => person_name=Jan de Vries
name | IK HEET JAN DE VRIES => person_name=JAN DE VRIES
name | Ik heet Meryem. => person_name=Meryem
name | It's John Smith => person_name=John Smith
name | my name is anna kowalska => person_name=anna kowalska
name | you can call me Al => person_name=Al
name | call me Jo => person_name=Jo
name | Mr. John Smith => person_name=John Smith
name | Jan de Vries 06-12345678 => person_name=Jan de Vries; phone=+31612345678
name | Ik ben Jan en ik woon in Utrecht => person_name=Jan; city=Utrecht
name | mn naam is Daan => person_name=Daan
name | m'n naam is Daan Bos => person_name=Daan Bos
name | naam: Jan Bos => person_name=Jan Bos
name | Jan van der Berg-Smit, geboren Smit => person_name=Jan van der Berg-Smit
name | Van Dijk => person_name=Van Dijk
name | de Vries => person_name=de Vries
name | Marie-José Ooms e/v De Bruijn => person_name=Marie-José Ooms e/v De Bruijn
name | sjoerdtje van der meer => person_name=sjoerdtje van der meer
name | Jan  de   Vries => person_name=Jan de Vries
name | Mevrouw A. de Jong => person_name=A. de Jong
name | Elif => person_name=Elif
name | Christian => person_name=Christian
name | Mees Wil => person_name=Mees Wil
name | Jan Best => person_name=Jan Best
# no name
name | weet ik niet =>
name | wil ik niet zeggen =>
name | dat wil ik liever niet =>
name | nee =>
name | Nee, liever niet. =>
name | anoniem =>
name | Anoniem =>
name | ik blijf liever anoniem =>
name | liever anoniem graag =>
name | geen naam =>
name | waarom? =>
name | waarom wil je dat weten =>
name | hoezo moet dat =>
name | ik ben boos =>
name | ik ben zijn moeder => role=parent
name | mijn naam is niet belangrijk =>
name | mijn naam zeg ik niet =>
name | mijn naam is haas =>
name | mijn naam gaat niemand iets aan =>
name | moet ik dat zeggen =>
name | stop =>
name | help =>
name | later =>
name | ok =>
name | Ja =>
name | niemand =>
name | geheim =>
name | dat gaat je niks aan =>
name | prefer not to say =>
name | I'd rather not =>
name | no =>
name | why do you need that? =>
name | wie leest dit? =>
name | geen idee =>
name | skip =>
name | overslaan =>
name | 0612345678 => phone=+31612345678
name | hallo =>
name | medewerker =>
name | ik wil een mens spreken =>
name | mijn coach heet Piet =>
name | terug =>
name | 3 =>
name | ??? =>
name | 👍 =>
name | Dat vertel ik later =>
name | moet ik mijn echte naam geven =>
# in sentences, nobody asked
- | Ik heet Jan de Vries en ik woon op de Kerkstraat 5 in Utrecht. => person_name=Jan de Vries; street=Kerkstraat; house_number=5; city=Utrecht
- | ik heet jan de vries en ik heb een klacht => person_name=jan de vries
- | Mijn naam is Fatima El Idrissi. => person_name=Fatima El Idrissi
- | Hallo, met Jan de Vries => person_name=Jan de Vries
- | U spreekt met mevrouw Bakker => person_name=Bakker
- | Hoi ik ben Sanne en ik heb een vraag => person_name=Sanne
- | ik ben sanne en ik heb een vraag => person_name=sanne
- | I'm John Smith and I want to complain => person_name=John Smith
- | My name is Anna. => person_name=Anna
- | Groetjes, Sanne => person_name=Sanne
- | Er belt niemand terug.\nGroet,\nJ. de Vries => person_name=J. de Vries
- | Met vriendelijke groet, Fatima Yilmaz => person_name=Fatima Yilmaz
- | Mvg Piet Bakker => person_name=Piet Bakker
- | Alvast bedankt, Karin => person_name=Karin
- | Ik, Jan de Vries, dien een klacht in. => person_name=Jan de Vries
- | Ondergetekende, Jan de Vries, dient een klacht in => person_name=Jan de Vries
- | Naam: Jan de Vries\nTelefoon: 06-12345678 => person_name=Jan de Vries; phone=+31612345678
- | ik heet trouwens Joke => person_name=Joke
- | Mijn naam is dus Karel. => person_name=Karel
- | Mijn coach Piet kwam niet opdagen =>
- | ik heb Sanne gebeld =>
- | Mijn coach heet Karin =>
- | De begeleider heet Jan de Vries =>
- | haar naam is Petra =>
- | De naam van mijn coach is Petra =>
- | naam van mijn zoon: Daan =>
- | ik ben boos op Jan =>
- | Ik ben Nederlander =>
- | ik ben klaar met Sanne =>
- | Ik ben moe =>
- | ik ben autistisch =>
- | Ik ben Turkse =>
- | ik heet u welkom =>
- | zo heet het programma =>
- | Doe de groeten aan Sanne =>
- | groeten uit Zwolle =>
- | Ik was daar met Jan en Piet =>
- | met Jan heb ik geen klachten =>
- | Piet zei dat ik moest wachten =>
- | Sanne is mijn coach =>
- | Mijn zoon Daan zit in groep 6 =>
- | It's Monday again =>
- | I'm Dutch =>
- | I'm Sorry =>
- | Ik ben Zaterdag geweest =>
- | Dit is Schandalig =>
- | This is Unacceptable. =>
- | Ik ben ZZP'er =>
- | ik ben van der Valk gewend =>
- | ik ben bij Sanne geweest =>
- | Hier is Jan weer niet geweest =>
- | Ik heb met Sanne de Wit gesproken. =>
- | mijn naam wordt steeds verkeerd geschreven =>
- | De naam Jan kwam steeds voorbij =>
# the coach or someone else that was asked for
your_coach | Sanne => person_name=Sanne
your_coach | sanne => person_name=sanne
your_coach | mijn coach is Sanne de Wit => person_name=Sanne de Wit
your_coach | dat is piet => person_name=piet
your_coach | Mevrouw De Groot => person_name=De Groot
your_coach | ze heet Karin, achternaam weet ik niet => person_name=Karin
your_coach | weet ik niet =>
your_coach | heb ik niet =>
your_coach | geen vaste =>
your_coach | coach piet => person_name=piet
about_whom | het gaat over mevrouw Bakker van de receptie => person_name=Bakker
about_whom | over Jan van Dijk => person_name=Jan van Dijk
about_whom | de directie =>
about_whom | niemand in het bijzonder =>
about_whom | de planner =>
on_behalf_of | mijn zoon Daan => person_name=Daan; role=parent
on_behalf_of | voor mijn moeder => role=relative
on_behalf_of | mijn buurvrouw Tineke de Bruin => person_name=Tineke de Bruin; role=other
name | Van den Berg, niet Van der Berg => person_name=Van den Berg
name | niet Jan maar Johan => person_name=Johan
name | ik heette Jansen maar nu heet ik Bakker => person_name=Bakker
name | vroeger Piet Jansen, nu Petra Jansen => person_name=Petra Jansen
name | Mijn oude naam was Jansen, mijn nieuwe naam is Bakker => person_name=Bakker
name | Jansen, sorry Janssen => person_name=Janssen
name | mijn nmaam is Karin => person_name=Karin
name | ik hete Karin => person_name=Karin
name | Karin,  => person_name=Karin
name | "Karin" => person_name=Karin
name | karin... => person_name=karin
name | - Karin => person_name=Karin
name | Karin 😊 => person_name=Karin
name | ik ben karin smit => person_name=karin smit
name | mevr smit => person_name=smit
name | Mw. K. Smit => person_name=K. Smit
name | dr karin smit => person_name=karin smit
name | K Smit => person_name=K Smit
name | KS => person_name=KS
name | K.S. => person_name=K.S.
name | Karin en Piet Smit => person_name=Karin
name | Smit, Karin => person_name=Smit
name | Jan-Peter Balk => person_name=Jan-Peter Balk
name | Jan Peter van der Meer de Walcheren => person_name=Jan Peter van der Meer de Walcheren
name | ik heet Anna en mijn zoon heet Daan => person_name=Anna
name | De naam is Bond, James Bond => person_name=Bond
name | Hoi! Ik ben Joep. Leuk! => person_name=Joep
name | Xiao Mei => person_name=Xiao Mei
name | Nguyen => person_name=Nguyen
name | Oleksandra Kovalenko => person_name=Oleksandra Kovalenko
name | Abdirahman Mohamed Ali => person_name=Abdirahman Mohamed Ali
name | Bouchra El Ouali => person_name=Bouchra El Ouali
name | bouchra el ouali => person_name=bouchra el ouali
name | Dewi Soerjadi => person_name=Dewi Soerjadi
name | w. van 't hek => person_name=w. van 't hek
name | Truus => person_name=Truus
name | grietje de boer-jansen => person_name=grietje de boer-jansen
name | ik ben Truus, de oma van Sem => person_name=Truus; role=relative
name | Hoezo wil je mijn naam weten? =>
name | Mag dat ook zonder naam? =>
name | nvt =>
name | x =>
name | - =>
name | . =>
name | 1 =>
name | doe maar zonder =>
name | later misschien =>
name | ik zeg het niet =>
name | dat zeg ik niet =>
name | wil liever onbekend blijven =>
name | zonder naam graag =>
name | niet nodig =>
name | moet dat? =>
name | no name =>
name | anonymous =>
name | i don't want to say =>
name | why? =>
name | liever niet hoor =>
name | Geen zin in =>
name | mijn begeleider weet mijn naam =>
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
