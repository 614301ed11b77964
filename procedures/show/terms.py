"""Terms, with what is our reading and what has no date yet, and notices."""

from __future__ import annotations

from procedures.model import Extension, Procedure, Term
from procedures.show.common import Lines, cite, event_words
from procedures.words import BASES, KINDS, STAFF_OR_PARTY, TERM_KINDS, length


def terms(p: Procedure) -> Lines:
    """Every term, its start, whom it binds and how it is extended."""
    if not p.terms:
        yield "Deze procedure heeft geen termijnen. Er wordt dus geen datum beloofd."
    for term in p.terms:
        yield from _term(term)


def _term(term: Term) -> Lines:
    soon = "zo snel mogelijk, uiterlijk " if term.as_soon_as_possible else ""
    called = f" ({term.name.u})" if term.name else ""
    yield f"- {term.key}{called}: {soon}{length(term.amount, term.unit)} na {event_words(term.start)}{cite(term.rule)}"
    yield f"  Soort: {TERM_KINDS[term.kind]}. Van: {BASES[term.basis]}. Bindt: {_BOUND[term.bound]}."
    yield f"  Geldt voor: {', '.join(KINDS[kind] for kind in term.applies_to)}."
    if not term.start_said:
        other = f" Andere lezing: na {event_words(term.other_start)}." if term.other_start else ""
        yield f"  Het begin staat niet in de bron. Dit is onze lezing.{other}"
    if term.start not in ("receipt", "written_filing"):
        yield "  Zolang dat niet is gebeurd, is er geen datum (nul: het begin is er nog niet)."
    if term.roll_over:
        yield "  Eindigt deze op een vrije dag, dan geldt de eerste werkdag daarna (Algemene termijnenwet)."
    if term.extension is not None:
        yield from (f"  {line}" for line in _extension(term.extension))
    if term.promise is None:
        yield "  Wordt niet aan de klager beloofd."


_BOUND = {
    "organisation": "de organisatie",
    "complainant": "de klager",
    "portal": "het portaal",
    "committee": "de commissie",
    "confidant": "de vertrouwenspersoon",
}


def _extension(extension: Extension) -> Lines:
    how = {
        "once": "één keer",
        "by_agreement": "alleen met akkoord",
        "any": "mogelijk, met een nieuwe termijn",
    }
    longest = f" {length(extension.amount, extension.unit)}" if extension.amount and extension.unit else ""
    reason = ", met de reden" if extension.needs_reason else ""
    told = f" Gemeld aan: {', '.join(STAFF_OR_PARTY.get(who, who) for who in extension.tell)}."
    before = " Voor het einde gemeld." if extension.notice == "before_end" else ""
    if extension.notice_amount and extension.notice_unit:
        before = f" Uiterlijk {length(extension.notice_amount, extension.notice_unit)} voor het einde gemeld."
    yield f"Verlengen: {how[extension.kind]}{longest}{reason}.{told}{before}{cite(extension.rule)}"
    if extension.then is not None:
        yield from _extension(extension.then)


def notices(p: Procedure) -> Lines:
    """The messages that must be sent."""
    for notice in p.notices:
        who = ", ".join(STAFF_OR_PARTY.get(one, one) for one in notice.to)
        together = f", samen met {', '.join(notice.with_notices)}" if notice.with_notices else ""
        parts = f": {'; '.join(notice.parts)}" if notice.parts else ""
        yield f"- {notice.key} aan {who}{together}{parts}{cite(*notice.rules)}"
