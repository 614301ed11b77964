"""The monthly digest for staff: how many came in, what runs, what is late, how satisfied people were."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from statistics import mean

from actions import notify
from actions.cases import words
from actions.cases.desk import CaseDesk
from bot.report.ledger import Row, rows_of
from procedures.calendar import dutch_day


def send(desk: CaseDesk) -> bool:
    """Send last month's figures to whoever decides, once; tell whether there was anything to send."""
    first = desk.today.replace(day=1)
    last = first - timedelta(days=1)
    name = f"digest {desk.organisation.key}"
    month = f"{last.year}-{last.month:02}"
    if desk.work.state.get(name) == month:
        return False
    desk.work.state.put(name, month, desk.now)
    text = digest(desk, last)
    if text is None:
        return False
    told = {user.name: user for role in desk.procedure.decides for user in desk.organisation.with_role(role)}
    notify.to_staff(desk, told.values(), text, kind="digest")
    return bool(told)


def digest(desk: CaseDesk, last: date) -> str | None:
    """The text on the month that ended on this day; None where there was nothing at all."""
    rows = rows_of(desk, date(last.year - 1, last.month, 1), last)
    first = last.replace(day=1)
    came = [row for row in rows if first <= row.received <= last]
    ended = [row for row in rows if row.closed is not None and first <= row.closed <= last]
    running = [row for row in rows if row.status in ("received", "acknowledged", "in_progress", "decided")]
    if not came and not ended and not running:
        return None
    month = dutch_day(last, weekday=False).split(" ", 1)[1]
    kinds = Counter(row.kind for row in came)
    parts = [f"{count} keer {words.KINDS[kind]}" for kind, count in sorted(kinds.items())]
    lines = [
        f"Overzicht van {month}",
        f"Binnengekomen: {len(came)}" + (f" ({', '.join(parts)})" if parts else ""),
        f"Afgesloten: {len(ended)}",
        f"Loopt nog: {len(running)}, waarvan te laat: {sum(map(_is_late, running))}",
    ]
    scores = [row.statistics["satisfaction"] for row in ended if row.statistics.get("satisfaction")]
    if scores:
        lines.append(f"Tevredenheid: gemiddeld {mean(scores):.1f} van 5, bij {len(scores)}".replace(".", ",", 1))
    lines.append("Alles zien: zaken open. Wat te laat is: zaken laat")
    return "\n".join(lines)


def _is_late(row: Row) -> bool:
    return any(one.status == "missed" for one in row.deadlines)
