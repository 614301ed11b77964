"""The monthly digest: once, to whoever decides, on last month."""

from datetime import UTC, datetime

from cases_support import IZW, W4U, World

from bot.report import digest


def test_once_a_month_to_whoever_decides(world: World) -> None:
    opened = world.open(IZW)
    world.official(IZW)
    world.run_until(datetime(2026, 12, 1, 9, 0, tzinfo=UTC))
    with world.at(IZW) as desk:
        assert digest.send(desk) and not digest.send(desk)
        rows = [row for row in desk.work.outbox.list(IZW) if row.kind == "digest"]
    assert {row.to for row in rows} == {"staff:leidinggevende", "staff:directie"}
    text = rows[0].content["text"]
    assert "Overzicht van november 2026" in text and "Binnengekomen: 2" in text and "te laat: 2" in text
    assert opened.case.reference not in text and "Fenna" not in text


def test_nothing_to_say(world: World) -> None:
    with world.at(W4U) as desk:
        assert not digest.send(desk)
