"""The course of a case and its steps as pictures in a staff member's own chat or mail, and the dossier as a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cases_support import BUC, COA, DETAILS, IZW, World
from PIL import Image

from actions.cases.desk import CaseDesk
from actions.cases.opening import open_case
from bot.bootstrap import Service
from bot.channels import staff_chat
from bot.channels.base import Attachment, Inbound
from bot.delivery.outgoing import outbound
from bot.settings import Settings
from bot.staff import made, pictures
from tests.conftest import NOW

PRIVATE, GROUP = 4242, -1001234567890
STAFF = {
    "telegram": ({"telegram": PRIVATE}, str(PRIVATE)),
    "whatsapp": ({"whatsapp": "+31612345670"}, "whatsapp:+31612345670"),
    "email": ({"email": "lead@voorbeeld.invalid"}, "lead@voorbeeld.invalid"),
}


def all_of(drawing: Any) -> str:
    return " ".join([drawing.title, *drawing.told])


@pytest.mark.parametrize("key", [BUC, COA, IZW])
def test_no_name_is_on_any_picture(world: World, key: str) -> None:
    """Whoever looks over a shoulder learns the dates and no more."""
    opened = world.official(key, about_whom={"name": "Joris Testman", "kind": "staff"})
    ref = opened.case.reference
    lead = {BUC: "leidinggevende", COA: "directie", IZW: "directie"}[key]
    world.do(key, lead, f"neem {ref}")
    world.do(key, lead, f"antwoord {ref} Dag Fenna Testerma, Joris belt u.")
    world.do(key, lead, f"notitie {ref} Fenna gebeld.")
    with world.at(key) as desk:
        drawings = pictures.of_case(desk, desk.work.cases.by_id(opened.case.id), world.user(key, lead))
    shown = " ".join(map(all_of, drawings.values()))
    for name in ("Fenna", "Testerma", "Joris", "Testman", "Dorpsstraat", "Proefdorp", "612345678"):
        assert name not in shown
    assert ref in drawings["tijdlijn"].title and "U bent hier." in all_of(drawings["stappen"])


def test_in_words_for_who_cannot_see_them(world: World) -> None:
    opened = world.official(IZW)
    outcome = world.do(IZW, "directie", f"tijdlijn {opened.case.reference}")
    assert outcome.ok and outcome.made == pictures.KINDS
    assert "Uiterlijk vrijdag 27 november 2026: ontvangstbevestiging (loopt nog) · IZW-12" in outcome.text
    assert "Stap 2: " in outcome.text and "U bent hier." in outcome.text
    english = world.do(IZW, "directie", f"timeline {opened.case.reference}")
    assert english.text == outcome.text
    shown = world.do(IZW, "directie", f"zaak {opened.case.reference}")
    assert ("Tijdlijn", f"tijdlijn {opened.case.reference}") in shown.buttons


def test_what_happened_more_than_once_on_a_day_stands_there_once(world: World) -> None:
    opened = world.open(IZW)
    for _ in range(3):
        world.do(IZW, "directie", f"notitie {opened.case.reference} Gebeld.")
    text = world.do(IZW, "directie", f"tijdlijn {opened.case.reference}").text
    assert text.count("notitie") == 1 and "notitie (3 keer)" in text


def test_of_a_very_long_course_the_last_part_is_drawn() -> None:
    events = [{"at": f"2026-{month:02}-{day:02}T10:00:00+01:00", "event": "note", "by": "staff"}
              for month in (9, 10, 11) for day in range(1, 29)]  # fmt: skip
    drawing = pictures.timeline(events, [], date(2026, 12, 1))
    assert len(drawing.told) == 52 and "34 eerdere gebeurtenissen" in drawing.told[0]
    assert "28 november 2026" in drawing.told[-2]


def test_of_a_confidential_case_others_get_the_dates_alone(world: World) -> None:
    opened = world.open(BUC, feels_safe=False)
    ref = opened.case.reference
    outcome = world.do(BUC, "medewerker", f"tijdlijn {ref}")
    assert outcome.ok and "geopend" not in outcome.text and "Er is nog niets gebeurd" in outcome.text
    refused = world.do(BUC, "leidinggevende", f"dossier {ref}")
    assert not refused.ok and "vertrouwelijk" in refused.text
    assert world.do(BUC, "vertrouwenspersoon", f"dossier {ref}").ok
    about = world.open(BUC, about_whom={"name": "leidinggevende", "kind": "staff", "staff": "leidinggevende"})
    for line in ("tijdlijn", "dossier"):
        hidden = world.do(BUC, "leidinggevende", f"{line} {about.case.reference}")
        assert not hidden.ok and not hidden.made


def test_the_dossier_is_for_those_who_decide(world: World) -> None:
    opened = world.official(IZW)
    ref = opened.case.reference
    refused = world.do(IZW, "medewerker", f"dossier {ref}")
    assert not refused.ok and "directie" in refused.text
    world.do(IZW, "directie", f"notitie {ref} Alleen voor ons.")
    with world.at(IZW) as desk:
        case = desk.work.cases.by_id(opened.case.id)
        file = made.dossier(desk, case, world.user(IZW, "directie"), "md")
        assert made.files(desk, case, world.user(IZW, "medewerker"), ["dossier"]) == ()
    text = (file.content or b"").decode()
    assert "niet opdagen" in text and "Fenna Testerma" in text and "Alleen voor ons" not in text
    assert file.name == f"dossier-{ref}.md"
    assert world.do(IZW, "directie", f"dossier {ref}").ok
    with world.at(IZW) as desk:
        assert "dossier" in [look.what for look in desk.work.access_log.list(case_id=opened.case.id)]


# In the chats ------------------------------------------------------------------------------------------


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    staff = {name: {"roles": ["directie"], **where} for name, (where, _) in STAFF.items()}
    built = Service(
        Settings(
            data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'v.sqlite'}", master_key_file=tmp_path / "k",
            clock=NOW, raw_organisations={COA: {"staff": staff, "staff_group": {"telegram": GROUP}}},
        )
    )  # fmt: skip
    built.prepare()
    yield built
    built.close()


def a_case(service: Service) -> str:
    with service.unit_of_work() as work:
        desk: CaseDesk = service.desk(work, COA)
        row, _, _ = work.conversations.find_or_begin("web", COA, "sender-1", desk.now)
        opened = open_case(
            desk, conversation=work.conversations.by_id(row), channel="web", language="nl",
            answers={"role": "client", "official": "yes", **DETAILS}, story=["Er belde niemand terug."],
        )  # fmt: skip
        work.commit()
    return opened.case.reference


def typed(service: Service, name: str, text: str, *, address: str | None = None, number: int = 1) -> dict[str, Any]:
    """What somebody types in the own chat, or elsewhere; what leaves for it, by addressee."""
    channel, own = name, STAFF[name][1]
    extra = {"sender": own, "authenticated": True, "explicit": True}
    with service.unit_of_work(read_only=True) as work:
        before = max((row.id for row in work.outbox.list(COA)), default=0)
    user = service.organisations[COA].staff[name]
    staff_chat.take(service, channel, COA, user, Inbound(f"m{number}", address or own, text, extra=extra))
    with service.unit_of_work(read_only=True) as work:
        rows = [row for row in work.outbox.list(COA) if row.id > before]
        return {row.to: outbound(service, work, row) for row in rows}


def opened_picture(file: Attachment) -> Image.Image:
    picture = Image.open(io.BytesIO(file.content or b""))
    picture.load()
    return picture


@pytest.mark.parametrize("name", list(STAFF))
def test_they_come_along_in_every_staff_chat(service: Service, name: str) -> None:
    ref = a_case(service)
    message = typed(service, name, f"tijdlijn {ref}")[f"staff:{name}"]
    assert [file.name for file in message.attachments] == [f"tijdlijn-{ref}.png", f"stappen-{ref}.png"]
    for file in message.attachments:
        assert file.content_type == "image/png" and opened_picture(file).width > 700
    shown = typed(service, name, f"zaak {ref}", number=2)[f"staff:{name}"]
    assert {"title": "Tijdlijn", "payload": f"tijdlijn {ref}"} in [dict(button) for button in shown.buttons]
    (file,) = typed(service, name, f"dossier {ref}", number=3)[f"staff:{name}"].attachments
    assert file.content_type == "application/pdf" and (file.content or b"").startswith(b"%PDF")


def test_in_the_group_they_go_to_the_asker_alone(service: Service) -> None:
    ref = a_case(service)
    went = typed(service, "telegram", f"/tijdlijn {ref}", address=str(GROUP))
    assert len(went["staff:telegram"].attachments) == 2
    assert went["staff_group"].attachments == () and not went["staff_group"].buttons
    assert "eigen chat" in went["staff_group"].text


def test_who_lost_sight_of_the_case_meanwhile_gets_no_file(service: Service) -> None:
    ref = a_case(service)
    typed(service, "telegram", f"tijdlijn {ref}")
    with service.unit_of_work() as work:
        case = work.cases.by_reference(ref)
        from dataclasses import replace

        work.cases.save(replace(case, content={**case.content, "hidden_from": ["telegram"]}))
        work.commit()
    with service.unit_of_work(read_only=True) as work:
        row = [one for one in work.outbox.list(COA) if one.to == "staff:telegram"][-1]
        assert outbound(service, work, row).attachments == ()
