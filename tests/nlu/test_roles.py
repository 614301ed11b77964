"""In what role somebody writes."""

from __future__ import annotations

import pytest

from nlu.naw import extract_naw

# question | text => entity=value; ... ("-" for no question, "\n" in a text for a line end)
TABLE = r"""
- | ik ben de moeder van Daan => role=parent
- | Ik ben vader van een dochter van 9 => role=parent
- | wij zijn de ouders van Noor => role=parent
- | Ik ben zijn pleegmoeder => role=parent
- | I'm her mother => role=parent
- | Ik ben Daan's vader => role=parent
- | als ouder vind ik dit slecht => role=parent
- | namens mijn zoon dien ik een klacht in => role=parent
- | on behalf of my son => role=parent
- | ik doe dit voor mijn dochter => role=parent
- | als mentor van mijn broer => role=legal_representative
- | ik ben curator van meneer => role=legal_representative
- | Ik ben de wettelijk vertegenwoordiger van mijn zus => role=legal_representative
- | I am the legal guardian of Noor => role=legal_representative
- | ik ben haar bewindvoerder => role=legal_representative
- | ik ben voogd => role=legal_representative
- | mijn vader is overleden => role=next_of_kin
- | mijn man is vorig jaar overleden => role=next_of_kin
- | het gaat om mijn overleden moeder => role=next_of_kin
- | ik ben nabestaande => role=next_of_kin
- | my husband died last year => role=next_of_kin
- | ik ben weduwe => role=next_of_kin
- | ik ben haar dochter => role=relative
- | ik ben de zus van een cliënt => role=relative
- | ik schrijf namens mijn oma => role=relative
- | Ik bel voor mijn moeder => role=relative
- | ik ben mantelzorger => role=relative
- | I'm his sister => role=relative
- | ik ben gemachtigd door mijn moeder => role=authorised
- | ik heb een volmacht van mijn broer => role=authorised
- | namens mijn buurvrouw => role=authorised
- | I am authorised by my aunt => role=authorised
- | ik ben de huisarts van mevrouw => role=professional
- | Ik ben leerkracht op zijn school => role=professional
- | ik werk bij het wijkteam => role=professional
- | ik ben wijkverpleegkundige => role=professional
- | ik werk bij jullie => role=employee
- | ik ben medewerker van Coachcenter => role=employee
- | I work here => role=employee
- | ik ben de buurvrouw van een cliënt => role=other
- | ik ben een vriend van Piet => role=other
- | I am a client => role=client
- | ik ben cliënt bij jullie => role=client
- | Ik ben sinds kort klant => role=client
- | als cliënt voel ik me niet gehoord => role=client
- | ik ben zelf client => role=client
- | ik ben niet de moeder maar de mentor => role=legal_representative
- | ik ben geen cliënt =>
- | ik ben geen cliënt maar de buurvrouw van een cliënt => role=other
- | ik ben boos als mijn moeder belt =>
- | mijn mentor kwam niet =>
- | als een medewerker belt =>
- | ik ben een man van 40 =>
- | mijn zus zei dat ook =>
- | de moeder van mijn vriend =>
- | zij is de moeder van Daan =>
- | mijn coach is vader geworden =>
- | ik ben moeder geworden =>
- | de klant is koning =>
- | hij behandelt mij als een kind =>
- | ik heb een medewerker gesproken =>
- | mijn hond is overleden =>
- | mijn coach doet net als mijn vader =>
- | ik werk bij de Albert Heijn =>
- | ze zag me niet als cliënt =>
role | moeder => role=parent
role | de ouder => role=parent
role | zijn zus => role=relative
role | cliënt => role=client
role | client => role=client
role | ik zelf => role=client
role | voor mezelf => role=client
role | de klant => role=client
role | mijn zoon krijgt begeleiding => role=parent
role | het gaat om mijn dochter => role=parent
role | mentor => role=legal_representative
role | buurvrouw => role=other
role | familie => role=relative
role | myself => role=client
role | ik ben een collega van een andere instelling => role=professional
role | ik krijg zelf coaching => role=client
role | weet ik niet =>
role | waarom? =>
role | geen van allen =>
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
