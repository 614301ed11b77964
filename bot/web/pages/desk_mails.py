"""The whole of each mail of a case, with all that was quoted in it: for when too much was cut."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from actions.cases.desk import CaseDesk
from bot.channels.email import mime, quotes
from bot.turn import WHOLE_MAIL
from storage.attachments import Attachment
from storage.cases import Case
from storage.redaction import redact_secrets


@dataclass(frozen=True, slots=True)
class WholeMail:
    """A mail as staff may see it: without a return code that was quoted in it. ``doubtful`` where the program is not sure what of it the person wrote."""

    id: int
    at: datetime
    subject: str
    text: str
    files: tuple[str, ...]
    doubtful: bool


def of_case(desk: CaseDesk, case: Case) -> list[WholeMail]:
    """The mails of a case, oldest first; erased ones are left out.

    Of what came before the hand-over the person may have had something taken out: of that, only mails are shown
    of which the program is not sure that it read them rightly.
    """
    found = (_opened(desk, file) for file in desk.work.attachments.of_case(case.id) if is_mail(file))
    return [mail for mail in found if mail is not None and (mail.doubtful or mail.at > case.received_at)]


def is_mail(file: Attachment) -> bool:
    """Whether a kept file is a whole mail, and not one that somebody sent along."""
    return file.content_type == WHOLE_MAIL and file.name is None


def _opened(desk: CaseDesk, file: Attachment) -> WholeMail | None:
    raw = desk.work.attachments.content(file.id)
    if raw is None:
        return None
    mail = mime.read(raw)
    doubtful = quotes.without_quotes(mail.text).doubtful or mail.encrypted or bool(mail.problems)
    return WholeMail(
        file.id, file.received_at, redact_secrets(mail.subject), redact_secrets(mail.text),
        tuple(one.name for one in mail.files), doubtful,
    )  # fmt: skip
