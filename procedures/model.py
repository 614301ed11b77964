"""What one organisation's complaint procedure says, as frozen values.

Every class here is also the shape of its part of a definition file: ``schema.py`` reads the fields
and their types from these dataclasses, so a field added here can be written in YAML at once.

Three kinds of nothing stay apart. *Absent*: the procedure says nothing, so nothing is promised.
*Unknown*: the procedure is known to say something that nobody has entered yet. *Null*: a term's
start event has not happened, which only a case can have and never a definition. The first two are
listed in ``Procedure.nothing``; a field that is ``None`` or empty is explained there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Unit = Literal["hours", "days", "working_days", "weeks", "months", "years"]
Form = Literal["u", "je"]
Outcome = Literal["ok", "doubt", "outside"]
Kind = Literal["concern", "official_complaint"]
Role = Literal[
    "client",
    "parent",
    "legal_representative",
    "next_of_kin",
    "relative",
    "authorised",
    "professional",
    "employee",
    "other",
]
About = Literal["support", "practical", "staff_member", "other_client", "organisation", "process", "other"]
Detail = Literal["name", "address", "postcode", "city", "phone", "email"]
Confirmation = Literal["authorised", "in_interest", "date_of_death"]
Basis = Literal["own", "law", "own_and_law", "other_body", "public"]
Force = Literal[
    "binding_both", "binding_organisation", "advice", "comply_or_explain", "no_judgement", "unsaid"
]
Bound = Literal["organisation", "complainant", "portal", "committee", "confidant"]

ROLES: tuple[str, ...] = Role.__args__
CONTRACT_ABOUT: tuple[str, ...] = About.__args__


@dataclass(frozen=True, slots=True)
class Text:
    """One message to a person: Dutch with u, Dutch with je, and English."""

    u: str
    je: str
    en: str

    def get(self, language: str, form: str = "u") -> str:
        """The variant for a language and a form of address; every language but Dutch gets English."""
        if language != "nl":
            return self.en
        return self.je if form == "je" else self.u


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a definition was read from; ``version`` and ``date`` are the document's own."""

    document: str
    file: str
    version: str | None = None
    date: date | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """Since when and under which condition the procedure holds."""

    rules: tuple[str, ...]
    in_force_from: date | None = None
    until: date | None = None
    indefinite: bool = False
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody, letter for letter as in the source; ``None`` where the source has nothing.

    ``confirmed_on`` is the day the organisation confirmed it; ``show`` is false where it must be
    confirmed before anybody is told.
    """

    rule: str | None = None
    name: str | None = None
    attention: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    confirmed_on: date | None = None
    show: bool = True
    basis: Basis = "own"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What this organisation calls its people."""

    client: Text
    coach: Text


@dataclass(frozen=True, slots=True)
class Regime:
    """Which law governs the service: said by the source, or only proposed until staff set it."""

    known: bool
    label: str | None = None
    proposed: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScopeOption:
    """One answer to the scope question; ``redirect`` is said where another procedure holds."""

    key: str
    label: Text
    rule: str
    in_scope: bool = False
    doubt: bool = False
    redirect: Text | None = None

    @property
    def outcome(self) -> Outcome:
        """How this answer weighs in admissibility."""
        if self.doubt:
            return "doubt"
        return "ok" if self.in_scope else "outside"


@dataclass(frozen=True, slots=True)
class Scope:
    """The question that decides whether this procedure is the right one."""

    rule: str
    ask: Text
    options: tuple[ScopeOption, ...]


@dataclass(frozen=True, slots=True)
class LimitException:
    """A circumstance that lifts a filing limit, with the question that finds it out."""

    key: str
    rule: str
    ask: Text


@dataclass(frozen=True, slots=True)
class FilingLimit:
    """Until when somebody may file, counted from the day given at the question ``answer``.

    ``lateness`` is what the source says of being late: nothing, that it may be refused, or that it is
    not admissible. Only the last gives ``outside``.
    """

    rule: str
    amount: int
    unit: Unit
    start: str
    answer: str
    lateness: Literal["unsaid", "may", "inadmissible"]
    late_note: str
    warn: Text | None = None
    exception: LimitException | None = None

    @property
    def late_outcome(self) -> Outcome:
        """How lateness weighs in admissibility."""
        return "outside" if self.lateness == "inadmissible" else "doubt"


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Whether somebody in this role may complain here, and what is asked first.

    ``note`` is the Dutch sentence for staff where the outcome is not plain.
    """

    rule: str
    outcome: Outcome
    limit: FilingLimit | None = None
    confirmations: tuple[Confirmation, ...] = ()
    note: str | None = None
    proof: Literal["unasked", "asked"] = "unasked"
    legal_class: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Something a complaint may be about, under a category of the case."""

    about: About
    rule: str
    label: Text


@dataclass(frozen=True, slots=True)
class AgeGate:
    """An age below which something else happens."""

    rule: str
    below_years: int
    outcome: Outcome
    ask: Text
    text: Text


@dataclass(frozen=True, slots=True)
class AdmissibilityTest:
    """A test of this organisation's own; ``key`` is the name of its question, ``yes`` passes."""

    key: str
    rule: str
    ask: Text
    otherwise: Outcome
    note: str


@dataclass(frozen=True, slots=True)
class Completion:
    """The request to complete what is missing, before any consequence follows."""

    rule: str
    amount: int | None = None
    unit: Unit | None = None
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Enough:
    """When a filing may hold too little to act on."""

    rule: str
    description_words: int
    note: str


@dataclass(frozen=True, slots=True)
class Filing:
    """What counts as filing, and what a chat is worth."""

    rules: tuple[str, ...]
    forms: tuple[Literal["oral", "written", "form", "mail", "paper", "signed", "phone", "in_person"], ...]
    chat: Literal["unsaid", "counts", "preparation"] = "unsaid"
    language: str | None = None
    language_text: Text | None = None
    completion: Completion | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """What makes a complaint official here and what that means for the person.

    ``explain`` goes before the question, ``after_yes`` after a yes and before anything is filed.
    ``belonging`` are the details that the source says belong to an official complaint.
    """

    rules: tuple[str, ...]
    outside: bool
    explain: Text
    at_step: str | None = None
    after_yes: Text | None = None
    fields: tuple[Detail, ...] = ("name", "address", "postcode", "city", "phone", "email")
    belonging: tuple[Detail, ...] = ()
    belonging_rule: str | None = None
    must_ask: bool = False
    forward_by_mail: str | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What something costs; amounts in euro, ``share`` in per cent."""

    kind: Literal["free", "fixed", "per_hour", "share", "range", "unsaid"]
    rule: str | None = None
    amount: float | None = None
    amount_to: float | None = None
    payer: str | None = None
    reversible: bool = False
    basis: Basis = "own"
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to go to freely within one step."""

    key: str
    label: Text
    rule: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder; ``offer`` says what it is and how to reach it."""

    number: int
    key: str
    name: Text
    offer: Text
    rules: tuple[str, ...]
    handler: str | None = None
    outside: bool = False
    confidential: bool = False
    official: bool = False
    by_referral: bool = False
    by_objection: bool = False
    person_complained_about: bool = False
    skip_when_unsafe: bool = False
    preconditions: tuple[str, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    channels: tuple[str, ...] = ()
    contact: Contact | None = None
    limit: FilingLimit | None = None
    costs: tuple[Cost, ...] = ()

    @property
    def may_start(self) -> bool:
        """Whether a case can begin here: not where only a referral or an objection leads."""
        return not (self.by_referral or self.by_objection)


@dataclass(frozen=True, slots=True)
class Ladder:
    """How strictly the order of the steps is meant; ``told`` is how it is explained."""

    order: Literal["advice", "asked", "condition", "unsaid"]
    rules: tuple[str, ...]
    told: Text | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """A way outside the ladder or straight to a step of it that may be named at any time."""

    key: str
    name: Text
    text: Text
    rule: str | None = None
    relation: Literal["parallel", "instead", "after"] = "parallel"
    kind: Literal["complaint", "dispute", "support", "disciplinary", "court"] = "complaint"
    basis: Basis = "own"
    checked_on: date | None = None
    contact: Contact | None = None
    costs: tuple[Cost, ...] = ()


@dataclass(frozen=True, slots=True)
class Confidant:
    """The vertrouwenspersoon; ``before_story`` is said before anything is told to this assistant."""

    role: str
    rules: tuple[str, ...]
    before_story: Text
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    rule: str | None = None
    may_take_story: bool = False


@dataclass(frozen=True, slots=True)
class Extension:
    """How a term may be extended; ``then`` is what may follow after this one is used.

    ``notice_amount`` and ``notice_unit`` are set where the notice has a deadline of its own, counted
    back from the end of the term.
    """

    rule: str
    kind: Literal["once", "by_agreement", "any"]
    amount: int | None = None
    unit: Unit | None = None
    needs_reason: bool = False
    needs_agreement: bool = False
    needs_new_date: bool = False
    tell: tuple[str, ...] = ("complainant",)
    notice: Literal["unsaid", "before_end"] = "unsaid"
    notice_amount: int | None = None
    notice_unit: Unit | None = None
    then: Extension | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time that starts at an event; ``key`` is the key of the deadline row.

    ``start_said`` is false where the source does not say when the term starts: ``start`` is then our
    reading and ``other_start`` a second one. ``alarm_unit`` is the unit that staff reminders use where
    the source's own word leaves two readings. A key of its own has a ``name``, as staff read it, and says
    which act of staff meets it (``met_by``, an event of the history). ``promise`` is how the complainant hears of it and holds
    ``{date}``; without it the complainant hears nothing.
    """

    key: str
    rule: str
    amount: int
    unit: Unit
    start: str
    kind: Literal["term", "aim", "statutory", "promise_by_other", "report_threshold"]
    applies_to: tuple[Kind, ...]
    owner: str | None = None
    bound: Bound = "organisation"
    basis: Basis = "own"
    roll_over: bool = False
    start_said: bool = True
    other_start: str | None = None
    alarm_unit: Unit | None = None
    as_soon_as_possible: bool = False
    extension: Extension | None = None
    promise: Text | None = None
    name: Text | None = None
    met_by: Literal["acknowledged", "replied", "invited", "decided", "measure", "step", "closed"] | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that the procedure obliges somebody to send.

    ``to`` holds contract roles of the case (complainant, person_complained_about, companion,
    external) or staff roles, or ``register:NAME``; ``parts`` are Dutch, as a checklist for staff.
    """

    key: str
    rules: tuple[str, ...]
    to: tuple[str, ...]
    parts: tuple[str, ...] = ()
    sender: str | None = None
    with_notices: tuple[str, ...] = ()
    basis: Basis = "own"


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who is heard and how; ``companion`` says who may bring somebody."""

    rules: tuple[str, ...]
    parties: Literal["complainant", "both", "may"]
    mode: Literal["choice", "together", "apart", "unsaid"] = "unsaid"
    on_wish: bool = False
    companion: Literal["none", "complainant", "both"] = "none"
    companion_secrecy: bool = False
    term: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Secrecy:
    """Who must keep silent, about what, and what it never forbids."""

    rules: tuple[str, ...]
    holder: str
    degree: Literal["full", "discretion", "confidant_only", "full_with_danger_exception"]
    binds: tuple[str, ...] = ()
    told: Text | None = None


@dataclass(frozen=True, slots=True)
class NonAdmission:
    """Who decides that a complaint is not taken up, and what the person then gets."""

    rules: tuple[str, ...]
    decider: str | None
    when: str
    needs_reasons: bool = True
    detailed: bool = False
    reasons: tuple[str, ...] = ()
    objection: str | None = None
    objection_rule: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decides, who advises, how strong it is and what it must contain."""

    rules: tuple[str, ...]
    decider: str | None = None
    adviser: str | None = None
    force: Force = "unsaid"
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppealBody:
    """Where somebody can go after the decision."""

    key: str
    name: Text
    rules: tuple[str, ...]
    where: Literal["inside", "outside"]
    force: Force = "unsaid"
    step: str | None = None
    composed: bool = True
    appointed_by: Literal["organisation", "complainant", "both", "standing", "unsaid"] = "unsaid"
    proposal: Text | None = None
    choice: Literal["only", "one_of", "side_by_side"] = "only"
    damages: bool = False
    limit: FilingLimit | None = None
    costs: tuple[Cost, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """What is registered and what it is used for; ``name`` where the source names a register or folder."""

    rules: tuple[str, ...]
    what: Literal["all", "filed", "signals"]
    keeper: str | None = None
    name: str | None = None
    anonymised_use: bool = False
    use: str | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """How long files are kept; ``start_said`` is false where the start is our reading."""

    rule: str
    amount: int
    unit: Unit
    start: str
    start_said: bool = True
    destruction_recorded: bool = False


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """The yearly report: to whom, and its parts in Dutch."""

    rules: tuple[str, ...]
    to: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConsentGate:
    """Something that waits for a yes of the person; ``ask`` may hold ``{who}`` and ``{why}``."""

    key: str
    rule: str
    when: str
    ask: Text


@dataclass(frozen=True, slots=True)
class Duty:
    """An undated duty that keeps a case from being complete."""

    key: str
    rule: str
    role: str
    what: str
    step: str | None = None
    blocks_closing: bool = False


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What the source says about complaining without a name."""

    stance: Literal["unsaid", "confidant_only", "never", "inadmissible", "allowed"]
    rules: tuple[str, ...]
    before_choice: Text | None = None


@dataclass(frozen=True, slots=True)
class BeforeFiling:
    """Something the person must have read before filing."""

    key: str
    rules: tuple[str, ...]
    text: Text
    when: Literal["concern", "official", "both"] = "official"


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works with cases, named by role.

    ``decides`` may extend, not admit, decide, close and reopen. ``danger_contact`` and ``deputy``
    are settings of the organisation, not rules of its source.
    """

    roles: tuple[str, ...]
    decides: tuple[str, ...]
    danger_contact: str
    deputy: str | None = None
    told_of_every_case: tuple[str, ...] = ()
    told_rule: str | None = None
    content_only_for: tuple[str, ...] = ()
    content_rule: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """A question by its name; ``need`` says whether it may be left out of a long conversation."""

    name: str
    when: Literal["concern", "official", "both"]
    need: Literal["required", "useful"]
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said to a question about the procedure, from this procedure's facts alone."""

    ask_procedure: Text
    ask_deadline: Text
    ask_cost: Text
    ask_contact: Text
    ask_independent_body: Text
    ask_official_difference: Text
    ask_consequences: Text
    ask_privacy: Text
    request_confidant: Text

    def __getitem__(self, intent: str) -> Text:
        try:
            return getattr(self, intent)
        except AttributeError:
            raise KeyError(intent) from None

    def __contains__(self, intent: str) -> bool:
        return intent in Answers.__slots__

    def get(self, intent: str, default: Text | None = None) -> Text | None:
        """The text for an intent, or ``default``."""
        return getattr(self, intent, default) if intent in self else default

    def items(self):
        """Pairs of intent and text."""
        return ((intent, self[intent]) for intent in Answers.__slots__)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What happens next, said at the hand-over; may hold ``{key}`` for each term with a date.

    ``at_step`` holds the text for a concern that begins at a step where the ordinary one would not be
    true, such as a confidential step or one outside. How to reach a step outside is not repeated here:
    that is in the ``offer`` of the step.
    """

    concern: Text
    official_complaint: Text
    at_step: dict[str, Text] = field(default_factory=dict)

    def __getitem__(self, kind: str) -> Text:
        if kind not in ("concern", "official_complaint"):
            raise KeyError(kind)
        return getattr(self, kind)

    def text_for(self, kind: str, step_key: str) -> Text:
        """The text for a case of this kind that begins at this step."""
        if kind == "concern" and step_key in self.at_step:
            return self.at_step[step_key]
        return self[kind]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A question that the organisation or a lawyer has yet to answer."""

    id: str
    text: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nothing:
    """A topic on which there is nothing: *absent* from the source, or *unknown* to us."""

    topic: str
    kind: Literal["absent", "unknown"]
    rule: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """One organisation's procedure; ``version`` is that of this definition."""

    key: str
    version: int
    prefix: str
    name: str
    short_name: str
    address: Form
    audience: Literal["children", "adults"]
    source: Source
    vocabulary: Vocabulary
    regime: Regime
    roles: dict[Role, RoleRule]
    official: Official
    ladder: Ladder
    steps: tuple[Step, ...]
    staff: Staff
    questions: tuple[QuestionRef, ...]
    answers: Answers
    handed_over: HandedOver
    rules: dict[str, str]
    address_mixed: bool = False
    address_rule: str | None = None
    validity: Validity | None = None
    scope: Scope | None = None
    subjects: tuple[Subject, ...] = ()
    subjects_otherwise: str | None = None
    filing: Filing | None = None
    filing_limits: tuple[FilingLimit, ...] = ()
    age_gate: AgeGate | None = None
    tests: tuple[AdmissibilityTest, ...] = ()
    enough: Enough | None = None
    anonymity: Anonymity | None = None
    routes_always_open: tuple[Route, ...] = ()
    confidant: Confidant | None = None
    contact: Contact | None = None
    terms: tuple[Term, ...] = ()
    notices: tuple[Notice, ...] = ()
    hearing: Hearing | None = None
    secrecy: tuple[Secrecy, ...] = ()
    non_admission: NonAdmission | None = None
    decision: Decision | None = None
    appeal: tuple[AppealBody, ...] = ()
    register: Register | None = None
    retention: Retention | None = None
    report: YearlyReport | None = None
    consent_gates: tuple[ConsentGate, ...] = ()
    duties: tuple[Duty, ...] = ()
    costs: tuple[Cost, ...] = ()
    before_filing: tuple[BeforeFiling, ...] = ()
    welcome_note: Text | None = None
    open_points: tuple[OpenPoint, ...] = ()
    nothing: tuple[Nothing, ...] = ()

    @property
    def staff_roles(self) -> tuple[str, ...]:
        """The roles of this organisation's staff."""
        return self.staff.roles

    @property
    def decides(self) -> tuple[str, ...]:
        """Staff roles that may extend, not admit, decide, close and reopen."""
        return self.staff.decides

    @property
    def danger_contact(self) -> str:
        """Staff role that gets a danger alert first."""
        return self.staff.danger_contact

    @property
    def deputy(self) -> str | None:
        """Staff role that gets an alert that nobody took."""
        return self.staff.deputy

    @property
    def told_of_every_case(self) -> tuple[str, ...]:
        """Staff roles that hear of each complaint filed."""
        return self.staff.told_of_every_case

    @property
    def filed_by_the_person(self) -> bool:
        """Whether the person still has to file an official complaint: outside, or because a chat only prepares it."""
        return self.official.outside or (self.filing is not None and self.filing.chat == "preparation")

    @property
    def exceptions(self) -> tuple[tuple[FilingLimit, LimitException], ...]:
        """Every exception to a filing limit, with its limit; its question matters only where that has passed."""
        return tuple((limit, limit.exception) for limit in self.filing_limits if limit.exception is not None)

    def own_question(self, name: str) -> Text | None:
        """The sentence of a question that only this procedure has, or ``None``."""
        asks = {test.key: test.ask for test in self.tests}
        asks |= {exception.key: exception.ask for _, exception in self.exceptions}
        return asks.get(name)

    def term(self, key: str) -> Term | None:
        """The term with this deadline key."""
        return next((term for term in self.terms if term.key == key), None)

    def terms_for(self, kind: str) -> tuple[Term, ...]:
        """The terms that give a case of this kind a deadline row: not what others promise, or the person has to do."""
        return tuple(
            term
            for term in self.terms
            if kind in term.applies_to and term.kind in ("term", "aim", "statutory") and term.bound != "complainant"
        )

    def nothing_on(self, topic: str) -> Nothing | None:
        """Why there is nothing on a topic, or ``None`` where the definition says something."""
        return next((item for item in self.nothing if item.topic == topic), None)
