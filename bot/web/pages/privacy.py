"""What happens with personal data, told from the organisation's own procedure and from what the program does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from actions.organisation import Organisation
from bot.web.pages.contacts import ContactLine, contact_lines
from bot.web.pages.rendering import not_found, page
from bot.web.pages.texts import with_name, words
from procedures.model import Procedure, Secrecy
from procedures.retention import FOR_EVER
from procedures.words import length

_UNITS = {
    "hours": ("hour", "hours"), "days": ("day", "days"), "working_days": ("working day", "working days"),
    "weeks": ("week", "weeks"), "months": ("month", "months"), "years": ("year", "years"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with its sentences; ``items`` are a list, ``contact`` the lines of somebody to reach."""

    heading: str
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    contact: tuple[ContactLine, ...] = ()


def routes(service: Any) -> list[Route]:
    """The address of the privacy page of each organisation."""

    async def privacy(request: Request) -> Response:
        key = request.path_params["key"]
        procedure = service.procedures.get(key)
        if procedure is None:
            return not_found(request)
        language = "en" if request.query_params.get("lang") == "en" else "nl"
        return page("privacy.html", **content(procedure, language, service.organisations[key]))

    return [Route("/privacy/{key}", privacy, name="privacy")]


def content(procedure: Procedure, language: str, organisation: Organisation) -> dict[str, Any]:
    """What the template of the privacy page is filled with."""
    said = _Said(procedure, language)
    channels = [
        (said["channel_web"], said["channel_web_shows"]),
        ("WhatsApp", said["channel_whatsapp_shows"]),
        ("Telegram", said["channel_telegram_shows"]),
        (said["channel_email"], said["channel_email_shows"]),
    ]
    return {
        "procedure": procedure,
        "language": language,
        "t": said,
        "before": [_procedure(said), _readers(said), _secrecy(said), *_confidant(said), _anonymity(said)],
        "channels": channels,
        "after": [
            Section(said["machine_heading"], (said["machine"],)),
            _kept(said, organisation),
            _rights(said),
            _contact(said),
        ],
    }


class _Said(Mapping[str, str]):
    """The texts of this page for one procedure and language, and the procedure's own texts."""

    def __init__(self, procedure: Procedure, language: str) -> None:
        self.procedure = procedure
        self.language = language
        self._words = words("privacy", language, procedure.address)

    def __getitem__(self, name: str) -> str:
        return with_name(self._words[name], self.procedure.short_name)

    def __iter__(self):
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def own(self, text: Any) -> str:
        """A text of the procedure itself."""
        return " ".join(text.get(self.language, self.procedure.address).split())

    def gap(self, topic: str) -> str:
        """What is said where the procedure has nothing on a topic."""
        item = self.procedure.nothing_on(topic)
        return self["unknown"] if item is not None and item.kind == "unknown" else self["absent"]


def _procedure(said: _Said) -> Section:
    return Section(said["procedure_heading"], (said.own(said.procedure.answers.ask_privacy),))


def _readers(said: _Said) -> Section:
    p = said.procedure
    sentences = [said["readers_program"]]
    items: tuple[str, ...] = ()
    if p.staff.content_only_for:
        sentences.append(said["readers_only"].replace("{roles}", _joined(p.staff.content_only_for, said)))
    else:
        sentences.append(said["readers_roles"])
        confidential = {step.handler for step in p.steps if step.confidential}
        referred = {step.handler for step in p.steps if step.by_referral}
        items = tuple(r for r in p.staff_roles if r not in confidential | referred)
    secret = [one.told for one in p.secrecy]
    after = [said.own(item.text) for item in p.before_filing if item.text not in secret]
    if p.staff.told_of_every_case:
        after.append(said["readers_told"].replace("{roles}", _joined(p.staff.told_of_every_case, said)))
    after.append(said["readers_about"])
    if any("person_complained_about" in notice.to for notice in p.notices):
        after.append(said["readers_person_told"])
    after.append(said["readers_danger"])
    if any(step.outside or step.by_referral for step in p.steps):
        after.append(said["readers_outside"])
    after.append(said["readers_owner"])
    return Section(said["readers_heading"], tuple(sentences), items, tuple(dict.fromkeys(after)))


def _secrecy(said: _Said) -> Section:
    found = [_secrecy_sentence(said, one) for one in said.procedure.secrecy]
    return Section(said["secrecy_heading"], tuple(found) or (said.gap("secrecy"),))


def _secrecy_sentence(said: _Said, one: Secrecy) -> str:
    if one.told is not None:
        return said.own(one.told)
    holder = one.holder[:1].upper() + one.holder[1:]
    return said[f"secrecy_{one.degree}"].replace("{holder}", holder)


def _confidant(said: _Said) -> list[Section]:
    confidant = said.procedure.confidant
    if confidant is None:
        return []
    lines = tuple(contact_lines(confidant, said))
    return [Section(said["confidant_heading"], (said.own(confidant.before_story),), contact=lines)]


def _anonymity(said: _Said) -> Section:
    anonymity = said.procedure.anonymity
    own = said.own(anonymity.before_choice) if anonymity and anonymity.before_choice else said.gap("anonymity")
    return Section(said["anonymous_heading"], (own, said["anonymous_program"], said["anonymous_honest"]))


def _kept(said: _Said, organisation: Organisation) -> Section:
    retention = said.procedure.retention
    sentences = []
    if retention is None:
        gap = said.procedure.nothing_on("retention")
        sentences.append(said["unknown"] if gap and gap.kind == "unknown" else said["kept_absent"])
        months = organisation.keep_months
        kept = said["kept_by_setting"].replace("{length}", _length(months, "months", said))
        sentences.append(said["kept_till_erased"] if months == FOR_EVER else kept)
    else:
        sentences.append(said["kept_for"].replace("{length}", _length(retention.amount, retention.unit, said)))
        if not retention.start_said:
            sentences.append(said["kept_reading"])
    sentences.append(said["kept_unfinished"].replace("{days}", str(organisation.unfinished_days)))
    return Section(said["kept_heading"], tuple(sentences))


def _rights(said: _Said) -> Section:
    names = ("rights_list", "rights_month", "rights_how", "law_note", "rights_authority")
    return Section(said["rights_heading"], tuple(said[name] for name in names))


def _contact(said: _Said) -> Section:
    lines = tuple(contact_lines(said.procedure.contact, said))
    return Section(said["contact_heading"], () if lines else (said.gap("contact"),), contact=lines)


def _length(amount: int, unit: str, said: _Said) -> str:
    if said.language == "nl":
        return length(amount, unit)
    return f"{amount} {_UNITS[unit][0 if amount == 1 else 1]}"


def _joined(roles: tuple[str, ...], said: _Said) -> str:
    both = "of" if said.language == "nl" else "or"
    return roles[0] if len(roles) == 1 else f"{', '.join(roles[:-1])} {both} {roles[-1]}"
