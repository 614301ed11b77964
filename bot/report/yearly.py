"""The yearly report of one organisation: read, counted, and written in the format asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from actions.cases.desk import CaseDesk
from bot.report import document, figures, ledger, markdown


def yearly(desk: CaseDesk, year: int) -> dict[str, Any]:
    """The figures of a year; see :func:`bot.report.figures.count`."""
    rows = ledger.rows_of(desk, date(year, 1, 1), date(year, 12, 31))
    on = figures.as_of(year, desk.today)
    return figures.count(desk.procedure, rows, year, on, jeugdwet=under_jeugdwet(desk))


def under_jeugdwet(desk: CaseDesk) -> bool:
    """Whether the report has the parts of the Jeugdwet: the organisation's setting, else the procedure's regime."""
    if desk.organisation.jeugdwet is not None:
        return desk.organisation.jeugdwet
    regime = desk.procedure.regime
    return "Jeugdwet" in (regime.label, *regime.proposed)


def as_json(told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def as_markdown(told: dict[str, Any]) -> bytes:
    return markdown.render(document.blocks(told)).encode()


def as_xlsx(told: dict[str, Any]) -> bytes:
    from bot.report import workbook

    return workbook.render(document.blocks(told))


def as_pdf(told: dict[str, Any]) -> bytes:
    from bot.report import pdf

    return pdf.render(document.blocks(told), f"Jaarverslag klachten {told['year']}: {told['name']}")


FORMATS: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "json": as_json,
    "md": as_markdown,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
}
