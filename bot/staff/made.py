"""Files that are made when a message to staff leaves, so that nothing of them is kept: drawings, and the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actions.cases.committee import file_of
from actions.cases.desk import CaseDesk
from actions.cases.errors import Refused
from actions.cases.permissions import may_decide
from actions.organisation import StaffUser
from bot.channels.base import Attachment
from bot.staff import pictures
from storage.cases import Case

DOSSIER = "dossier"


def files(desk: CaseDesk, case: Case, viewer: StaffUser, names: Iterable[str]) -> tuple[Attachment, ...]:
    """The files by these names as somebody may see them now; those that are no longer theirs to see are left out."""
    made = []
    for name in names:
        try:
            made.append(dossier(desk, case, viewer) if name == DOSSIER else _picture(desk, case, viewer, name))
        except Refused:
            continue
    return tuple(made)


def dossier(desk: CaseDesk, case: Case, viewer: StaffUser, form: str = "pdf") -> Attachment:
    """All documents of a case for a committee (COA-21), for those who decide. The caller puts the look on record.

    Raises:
        Refused: this person may not see or decide this case.
    """
    from bot.report.dossier import FORMATS  # the PDF library takes its time

    told = file_of(desk, case, viewer)
    if not may_decide(desk, case, viewer):
        raise Refused(f"Het dossier is voor wie beslist: {' of '.join(desk.procedure.decides) or 'niemand'}.")
    return Attachment(f"dossier-{case.reference}.{form}", CONTENT_TYPES[form], FORMATS[form](desk, told))


CONTENT_TYPES = {"pdf": "application/pdf", "md": "text/markdown; charset=utf-8", "json": "application/json"}


def _picture(desk: CaseDesk, case: Case, viewer: StaffUser, name: str) -> Attachment:
    from procedures.drawing_png import png

    drawing: Any = pictures.of_case(desk, case, viewer)[name]
    return Attachment(f"{name}-{case.reference}.png", "image/png", png(drawing))
