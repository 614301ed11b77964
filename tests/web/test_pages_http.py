"""The pages over HTTP: what they say, what they never let through, and who may see what."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest
from pages_support import (
    ALL,
    BUC,
    COA,
    IBO,
    IZW,
    NOW,
    W4U,
    PageService,
    ScriptedChat,
    app_of,
    page_service,
)
from sqlalchemy import event
from starlette.testclient import TestClient

from actions import alerts
from bot.web.pages.desk_forms import command_line, forms
from bot.web.pages.desk_list import rows
from bot.web.pages.texts import all_texts

EVIL = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>{{ 7*7 }}"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PageService]:
    made = page_service(tmp_path)
    yield made
    made.engine.dispose()


@pytest.fixture
def client(service: PageService) -> TestClient:
    return TestClient(app_of(service))


def signed_in(service: PageService, organisation: str, staff: str) -> TestClient:
    client = TestClient(app_of(service))
    answer = client.post(service.link(organisation, staff))
    assert answer.status_code == 200
    return client


def seal(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get("/desk").text)
    assert found
    return found[1]


def act(client: TestClient, reference: str, **fields: str):
    return client.post(f"/desk/cases/{reference}", data={"csrf": seal(client), **fields})


# Every page ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/chat/coachcenter", "/privacy/coachcenter", "/desk", "/chat/bestaat-niet"])
def test_every_page_carries_strict_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/chat/coachcenter", "/privacy/ik-ben-er-ook", "/desk"])
def test_no_page_holds_a_script_or_a_style_or_loads_from_elsewhere(client: TestClient, path: str) -> None:
    html = client.get(path).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    loaded = re.findall(r'<(?:script|img|iframe|link)[^>]*(?:src|href)="([^"]+)"', html)
    assert loaded and all(address.startswith("/static/") for address in loaded)


def test_an_unknown_organisation_is_a_page_that_says_so(client: TestClient) -> None:
    for path in ("/chat/bestaat-niet", "/privacy/bestaat-niet"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Deze bladzijde is er niet" in answer.text


def test_files_are_small_packed_and_kept_by_the_browser(client: TestClient) -> None:
    html = client.get("/chat/coachcenter").text
    paths = set(re.findall(r'"(/static/[^"]+)"', html))
    answers = [client.get(path) for path in paths]
    assert all(answer.status_code == 200 and "immutable" in answer.headers["cache-control"] for answer in answers)
    assert all(answer.headers["x-content-type-options"] == "nosniff" for answer in answers)
    assert sum(int(answer.headers["content-length"]) for answer in answers) + len(html) < 40_000
    plain = client.get(next(iter(paths)), headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize("path", ["/static/x/..%2f..%2fapp.py", "/static/x/geen.js", "/static/x//etc/passwd"])
def test_nothing_but_our_files_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_files_of_an_older_version_are_not_kept(client: TestClient) -> None:
    answer = client.get("/static/000000000000/base.css", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["cache-control"] == "no-cache"
    assert b":root" in (answer.content or gzip.decompress(answer.content))


# The chat page ------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ALL)
def test_the_chat_page_of_each_organisation(client: TestClient, service: PageService, key: str) -> None:
    html = client.get(f"/chat/{key}").text
    procedure = service.procedures[key]
    assert procedure.short_name in unescape(html)
    assert 'href="tel:112"' in html and f'href="/privacy/{key}"' in html
    other = [p for k, p in service.procedures.items() if k != key]
    assert not any(p.short_name in unescape(html) for p in other)
    said = unescape(re.sub(r'data-settings="[^"]*"|<[^>]+>', " ", html))
    wrong = r"\b[Uu]w?\b" if procedure.address == "je" else r"\b([Jj]e|[Jj]ouw?|[Jj]ij)\b"
    assert not re.search(wrong, said)


def test_each_visit_gets_a_sender_of_its_own(client: TestClient) -> None:
    def sender() -> str:
        told = re.search(r'data-settings="([^"]+)"', client.get("/chat/coachcenter").text)
        assert told
        return json.loads(unescape(told[1]))["sender"]

    assert sender() != sender()


def test_without_a_script_the_contact_is_there(client: TestClient) -> None:
    html = client.get("/chat/iederzijnwerk-arbeidscoaching").text
    inside = re.search(r"<noscript>(.*?)</noscript>", html, re.DOTALL)
    assert inside and "0515 543623" in inside[1] and 'href="tel:0515543623"' in inside[1]
    nothing = re.search(r"<noscript>(.*?)</noscript>", client.get("/chat/weres-4-u").text, re.DOTALL)
    assert nothing and "staat niet in de procedure" in nothing[1]


def test_an_evil_name_stays_text(service: PageService) -> None:
    service.procedures[COA] = replace(service.procedures[COA], short_name=EVIL, name=EVIL)
    client = TestClient(app_of(service))
    for path in ("/chat/coachcenter", "/privacy/coachcenter"):
        html = client.get(path).text
        assert "<script>alert" not in html and "<img" not in html
        assert "{{ 7*7 }}" in unescape(unescape(html))


# The privacy page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ALL)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_privacy_page_keeps_to_its_own_procedure(service: PageService, key: str, language: str) -> None:
    client = TestClient(app_of(service))
    said = unescape(client.get(f"/privacy/{key}?lang={language}").text)
    assert f'<html lang="{language}">' in said
    assert "30 dagen" in said or "30 days" in said
    assert "één maand" in said or "one month" in said
    for other, procedure in service.procedures.items():
        if other != key:
            assert procedure.short_name not in said
            for contact in (procedure.contact, procedure.confidant):
                if contact is not None and contact.email:
                    assert contact.email not in said


def test_what_the_procedure_does_not_say_is_not_promised(client: TestClient) -> None:
    assert "staat niet in de procedure" in client.get("/privacy/weres-4-u").text
    assert "Hoe lang We&#39;re 4 U een zaak bewaart, staat niet in de procedure" in client.get("/privacy/weres-4-u").text
    assert "Nu wissen we die 24 maanden na het einde. Dat is een instelling" in client.get("/privacy/weres-4-u").text
    coachcenter = client.get("/privacy/coachcenter").text
    assert "Dat is een instelling" not in coachcenter
    assert "nog 2 jaar" in coachcenter and "Wanneer die tijd begint, staat niet in de procedure" in coachcenter
    assert "for 2 years" in client.get("/privacy/coachcenter?lang=en").text.lower()
    told = client.get("/privacy/iederzijnwerk-arbeidscoaching").text
    assert "horen ook de medewerker en de leidinggevende ervan" in told
    assert "vertelt die persoon volgens de procedure wel iets" in told


# Signing in ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/desk", "/desk/inbox", "/desk/procedure", "/desk/cases/COA-AAAA-22"])
def test_without_a_session_a_page_says_how_to_get_in(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 401
    assert "voordeur desk-link" in answer.text


def test_a_link_is_used_up_by_its_button_alone_and_once(client: TestClient, service: PageService) -> None:
    link = service.link(COA, "directie")
    for _ in range(3):
        assert "Aanmelden" in client.get(link).text
    answer = client.post(link, follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == "/desk"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "path=/" in cookie
    assert client.get("/desk").status_code == 200
    again = TestClient(app_of(service)).post(link)
    assert again.status_code == 403 and "werkt niet meer" in again.text
    assert "set-cookie" not in again.headers


def test_a_made_up_link_and_one_sent_from_another_site_open_nothing(client: TestClient, service: PageService) -> None:
    assert client.post("/desk/sign-in/verzonnen").status_code == 403
    answer = client.post(service.link(COA, "directie"), headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


def test_in_production_the_cookie_is_bound_to_https_and_host(tmp_path: Path) -> None:
    service = page_service(tmp_path, environment="production")
    answer = TestClient(app_of(service)).post(service.link(COA, "directie"), follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-desk=") and "secure" in cookie.lower()


def test_signing_out_ends_the_session_on_the_server(service: PageService) -> None:
    client = signed_in(service, COA, "directie")
    kept = dict(client.cookies)
    assert client.post("/desk/sign-out", data={"csrf": "0" * 64}).status_code == 401
    client.post("/desk/sign-out", data={"csrf": seal(client)})
    assert TestClient(app_of(service), cookies=kept).get("/desk").status_code == 401


def test_who_left_the_organisation_is_out_at_once(service: PageService) -> None:
    client = signed_in(service, COA, "directie")
    service.organisations[COA] = replace(service.organisations[COA], staff={})
    assert client.get("/desk").status_code == 401


def test_a_moved_clock_signs_nobody_out(service: PageService) -> None:
    client = signed_in(service, COA, "directie")
    service.clock.at = NOW.replace(year=2028)
    assert client.get("/desk").status_code == 200


# The list -----------------------------------------------------------------------------------------


def test_the_most_urgent_case_comes_first(service: PageService) -> None:
    concern = service.open(COA).case.reference
    official = service.official(COA).case.reference
    danger = service.open(COA, danger={"kind": "violence", "why": "geweld", "sentence": "x"}).case.reference
    client = signed_in(service, COA, "directie")
    html = client.get("/desk").text
    assert html.index(danger) < html.index(official) < html.index(concern)
    assert "gevaar" in html and "Uiterlijk vrijdag 4 december 2026" in html


def test_the_filters(service: PageService) -> None:
    mine = service.official(COA).case.reference
    other = service.open(COA).case.reference
    client = signed_in(service, COA, "directie")
    act(client, mine, command="neem")
    act(client, other, command="sluit")
    assert mine in client.get("/desk?zaken=mijn").text
    assert other in client.get("/desk?zaken=dicht").text and mine not in client.get("/desk?zaken=dicht").text
    assert mine not in client.get("/desk?zaken=laat").text
    service.clock.at = NOW.replace(year=2027)
    late = client.get("/desk?zaken=laat").text
    assert mine in late and "te laat" in late
    assert client.get("/desk?zaken=onzin").status_code == 200


def test_a_long_list_asks_the_database_no_more_than_a_short_one(service: PageService) -> None:
    def statements() -> int:
        asked: list[str] = []
        event.listen(service.engine, "before_cursor_execute", note := lambda *told: asked.append(told[2]))
        with service.unit_of_work(read_only=True) as work:
            desk = service.desk(work, COA)
            assert rows(desk, desk.organisation.staff["directie"], "open")
        event.remove(service.engine, "before_cursor_execute", note)
        return len(asked)

    service.open(COA)
    few = statements()
    for _ in range(12):
        service.open(COA)
    assert statements() <= few + 2


# A case -------------------------------------------------------------------------------------------


def test_an_evil_story_stays_text_everywhere(service: PageService) -> None:
    reference = service.official(COA, story=EVIL, name=EVIL, city=EVIL).case.reference
    client = signed_in(service, COA, "directie")
    act(client, reference, command="notitie", text=EVIL)
    refused = act(client, reference, command="verleng", text=EVIL)
    for html in (
        client.get("/desk").text, client.get(f"/desk/cases/{reference}").text, client.get("/desk/inbox").text,
        refused.text, client.post("/desk/command", data={"csrf": seal(client), "line": EVIL}).text,
    ):  # fmt: skip
        assert "<script>alert" not in html and "<img" not in html and "&lt;script&gt;" in html


def test_a_reply_leaves_and_is_shown(service: PageService) -> None:
    reference = service.official(COA).case.reference
    client = signed_in(service, COA, "directie")
    answer = act(client, reference, command="antwoord", text="Dank u wel.\r\nIk bel u morgen.")
    assert answer.status_code == 200
    assert 'role="status"' in answer.text and "Ik bel u morgen." in answer.text
    with service.at(COA) as desk:
        case = desk.work.cases.by_reference(reference)
        assert case is not None
        texts = [row.content["text"] for row in desk.work.outbox.after(case.conversation_id, 0)]
    assert any("Dank u wel.\nIk bel u morgen." in text for text in texts)


def test_a_refused_command_changes_nothing_and_keeps_what_was_written(service: PageService) -> None:
    reference = service.open(COA).case.reference
    client = signed_in(service, COA, "directie")
    answer = act(client, reference, command="nodig-uit", when="gisteren", text="Komt u langs bij ons?")
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text and ">Komt u langs bij ons?</textarea>" in answer.text
    with service.at(COA) as desk:
        assert "invited" not in [event.event for event in desk.work.history.of(service_case(desk, reference).id)]


def service_case(desk, reference: str):
    case = desk.work.cases.by_reference(reference)
    assert case is not None
    return case


@pytest.mark.parametrize("fields", [{}, {"csrf": "0" * 64}, {"csrf": "é"}])
def test_a_form_without_the_seal_does_nothing(service: PageService, fields: dict[str, str]) -> None:
    reference = service.open(COA).case.reference
    client = signed_in(service, COA, "directie")
    answer = client.post(f"/desk/cases/{reference}", data={"command": "neem", **fields})
    assert answer.status_code == 403 and "niet verwerkt" in answer.text
    with service.at(COA) as desk:
        assert service_case(desk, reference).owner is None


def test_a_form_from_another_site_or_session_does_nothing(service: PageService) -> None:
    reference = service.open(COA).case.reference
    client, other = signed_in(service, COA, "directie"), signed_in(service, COA, "directie")
    told = {"csrf": seal(client), "command": "neem"}
    answer = client.post(f"/desk/cases/{reference}", data=told, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert other.post(f"/desk/cases/{reference}", data=told).status_code == 403
    too_long = {"csrf": seal(client), "command": "notitie", "text": "x" * 300_000}
    assert client.post(f"/desk/cases/{reference}", data=too_long).status_code == 403


def test_another_organisation_does_not_know_the_case(service: PageService) -> None:
    reference = service.open(COA).case.reference
    client = signed_in(service, BUC, "leidinggevende")
    answer = client.get(f"/desk/cases/{reference}")
    assert answer.status_code == 404 and reference not in answer.text
    assert act(client, reference, command="neem").status_code == 409
    assert reference not in client.get("/desk").text


def test_whom_it_is_about_does_not_know_of_it(service: PageService) -> None:
    told = {"name": "medewerker", "kind": "staff", "staff": "medewerker"}
    reference = service.open(BUC, about_whom=told).case.reference
    client = signed_in(service, BUC, "medewerker")
    assert client.get(f"/desk/cases/{reference}").status_code == 404
    assert reference not in client.get("/desk").text + client.get("/desk/inbox").text


def test_of_a_confidential_case_others_see_the_outline(service: PageService) -> None:
    reference = service.open(IBO, story="Iets heel geheims.", feels_safe=False).case.reference
    confidant = signed_in(service, IBO, "vertrouwenspersoon").get(f"/desk/cases/{reference}").text
    assert "Iets heel geheims." in confidant and "Stuur antwoord" in confidant
    case = service.open(BUC, story="Ook geheim.", confidant_only=True).case
    client = signed_in(service, BUC, "medewerker")
    page = client.get(f"/desk/cases/{case.reference}").text
    assert case.confidential and "vertrouwelijk" in page
    assert "Ook geheim." not in page and "Testerma" not in page and "Stuur antwoord" not in page
    assert "Ook geheim." not in client.get("/desk").text + client.get("/desk/inbox").text


def test_every_look_at_a_case_is_noted(service: PageService) -> None:
    reference = service.open(COA).case.reference
    signed_in(service, COA, "directie").get(f"/desk/cases/{reference.lower()}")
    with service.at(COA) as desk:
        looks = desk.work.access_log.list(COA)
    assert [(look.who, look.what, look.reference) for look in looks] == [("directie", "read", reference)]


def test_a_stranger_s_file_is_only_ever_saved(service: PageService) -> None:
    case = service.open(COA).case
    with service.at(COA) as desk:
        number = desk.work.attachments.add(
            "<b>foto</b>.html", "text/html", b"<script>alert(1)</script>", NOW, case_id=case.id
        )
    client = signed_in(service, COA, "directie")
    assert "&lt;b&gt;foto" in client.get(f"/desk/cases/{case.reference}").text
    answer = client.get(f"/desk/cases/{case.reference}/attachments/{number}")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]
    other = service.open(COA).case.reference
    assert client.get(f"/desk/cases/{other}/attachments/{number}").status_code == 404
    assert signed_in(service, BUC, "medewerker").get(answer.url.path).status_code == 404


def test_the_dossier_is_there_for_those_who_decide(service: PageService) -> None:
    reference = service.official(IZW).case.reference
    client = signed_in(service, IZW, "directie")
    act(client, reference, command="notitie", text="Alleen voor ons.")
    assert f'href="/desk/cases/{reference}/dossier.pdf"' in client.get(f"/desk/cases/{reference}").text
    file = client.get(f"/desk/cases/{reference}/dossier.pdf")
    assert file.content.startswith(b"%PDF") and "attachment" in file.headers["content-disposition"]
    assert file.headers["cache-control"] == "no-store"
    text = client.get(f"/desk/cases/{reference}/dossier.md").text
    assert "Fenna Testerma" in text and "Alleen voor ons" not in text
    assert client.get(f"/desk/cases/{reference}/dossier.exe").status_code == 404
    other = signed_in(service, IZW, "medewerker")
    assert "dossier.pdf" not in other.get(f"/desk/cases/{reference}").text
    refused = other.get(f"/desk/cases/{reference}/dossier.pdf")
    assert refused.status_code == 409 and "voor wie beslist: " in unescape(refused.text)
    with service.at(IZW) as desk:
        case = desk.work.cases.by_reference(reference)
        assert case is not None
        looks = [(look.who, look.what) for look in desk.work.access_log.list(case_id=case.id)]
    assert looks.count(("directie", "dossier")) == 2 and ("medewerker", "dossier") not in looks


def test_new_messages_are_read_by_looking(service: PageService) -> None:
    service.open(COA)
    client = signed_in(service, COA, "directie")
    assert 'class="count"' in client.get("/desk").text
    assert "Nieuw" in client.get("/desk/inbox").text
    assert 'class="count"' not in client.get("/desk").text
    assert "Nieuw" not in client.get("/desk/inbox").text


def test_an_alert_stands_out_and_is_answered_on_the_spot(service: PageService) -> None:
    with service.at(COA) as desk:
        row, _, _ = desk.work.conversations.find_or_begin("web", COA, "sender-alert", NOW)
        around = SimpleNamespace(
            now=NOW, procedure=desk.procedure, organisation=desk.organisation, channel="web",
            conversation_id=row, work=desk.work,
        )  # fmt: skip
        alerts.danger(around, kind="threat", why="een bedreiging", sentence="Hij staat voor mijn deur.")
    client = signed_in(service, COA, "directie")
    assert "Er wacht een dringend bericht" in client.get("/desk").text
    inbox = client.get("/desk/inbox").text
    found = re.search(r'name="reference" value="(A-\w+)"', inbox)
    assert found and "Hij staat voor mijn deur." in inbox
    told = {"csrf": seal(client), "from": "inbox", "command": "antwoord", "reference": found[1], "text": "Ik bel u nu."}
    answer = client.post("/desk/command", data=told)
    assert answer.status_code == 200 and "Berichten aan u" in answer.text
    with service.at(COA) as desk:
        assert any("Ik bel u nu." in one.content["text"] for one in desk.work.outbox.after(row, 0))


def test_the_procedure_page_names_what_is_open(service: PageService) -> None:
    html = unescape(signed_in(service, IZW, "directie").get("/desk/procedure").text)
    procedure = service.procedures[IZW]
    assert "<svg" in html and "Open punten" in html
    assert all(point.text in html for point in procedure.open_points)


# Forms and commands -------------------------------------------------------------------------------


def test_forms_are_those_that_the_person_may_use(service: PageService) -> None:
    opened = service.official(BUC)

    def commands(staff: str) -> set[str]:
        with service.at(BUC) as desk:
            case = service_case(desk, opened.case.reference)
            return {form.command for form in forms(desk, case, desk.organisation.staff[staff])}

    assert {"antwoord", "neem", "notitie"} <= commands("medewerker")
    assert not {"besluit", "sluit", "verleng", "weiger"} & commands("medewerker")
    assert {"besluit", "sluit", "verleng", "weiger"} <= commands("leidinggevende")


def test_every_form_is_a_command_that_staff_could_type(service: PageService) -> None:
    from bot.staff.words import BY_WORD

    for key in ALL:
        opened = service.official(key)
        with service.at(key) as desk:
            case = service_case(desk, opened.case.reference)
            for user in desk.organisation.staff.values():
                assert all(form.command in BY_WORD for form in forms(desk, case, user))


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({"command": "neem"}, "neem R"),
        ({"command": "antwoord", "text": "Dag.\nTot morgen."}, "antwoord R Dag.\nTot morgen."),
        ({"command": "nodig-uit", "when": "2026-12-01T10:00", "text": "Kom."}, "nodig-uit R 2026-12-01T10:00: Kom."),
        ({"command": "verleng", "when": "2026-12-31", "text": "Druk."}, "verleng R tot 2026-12-31: Druk."),
        ({"command": "verleng", "text": "Druk."}, "verleng R Druk."),
        ({"command": "plan", "when": "2026-12-01T10:00", "text": "Dag.", "anyway": "1"},
         "plan R 2026-12-01T10:00: Dag. --toch"),
        ({"command": "onthul", "field": "telefoon", "text": "Bellen."}, "onthul R telefoon Bellen."),
        ({"command": "draag-over", "name": "directie"}, "draag-over R directie"),
    ],
)  # fmt: skip
def test_a_form_becomes_a_command(told: dict[str, str], line: str) -> None:
    assert command_line("R", told) == line


@pytest.mark.parametrize(
    ("key", "staff", "fields"),
    [
        (COA, "directie", {"command": "bevestig"}),
        (COA, "directie", {"command": "nodig-uit", "when": "2026-12-01T10:00", "text": "Komt u langs?"}),
        (COA, "directie", {"command": "verleng", "when": "2026-12-31", "text": "Er is meer tijd nodig."}),
        (BUC, "leidinggevende", {"command": "verleng", "text": "Er is meer tijd nodig."}),
        (COA, "directie", {"command": "plan", "when": "2026-12-01T10:00", "text": "Hoe gaat het?", "anyway": "1"}),
        (COA, "directie", {"command": "onthul", "field": "telefoon", "text": "Ik wil bellen."}),
        (COA, "directie", {"command": "maatregel", "text": "Voortaan bellen we af."}),
        (COA, "directie", {"command": "weiger", "text": "Dit gaat niet over ons."}),
        (COA, "directie", {"command": "besluit", "text": "U heeft gelijk."}),
        (BUC, "medewerker", {"command": "draag-over", "name": "leidinggevende"}),
        (BUC, "medewerker", {"line": "notitie Gebeld."}),
    ],
)
def test_forms_work_with_the_real_commands(service: PageService, key: str, staff: str, fields: dict[str, str]) -> None:
    reference = service.official(key).case.reference
    answer = act(signed_in(service, key, staff), reference, **fields)
    assert answer.status_code == 200, re.findall(r'<p class="lines">(.*?)</p>', answer.text, re.DOTALL)[:1]


# Words --------------------------------------------------------------------------------------------


def test_the_words_are_plain_and_keep_to_one_form_of_address() -> None:
    for part, texts in all_texts().items():
        for name, text in texts.items():
            assert not re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?|[Jj]ullie)\b", text.u), (part, name)
            assert not re.search(r"\b([Uu]|[Uu]w)\b", text.je), (part, name)
            for said in (text.u, text.je, text.en):
                assert said
                for sentence in re.split(r"[.!?:]\s+", said):
                    assert len(sentence.split()) <= 15, (part, name, sentence)


def test_the_scripted_chat_answers_a_repeated_message_once(service: PageService) -> None:
    chat = ScriptedChat()
    client = TestClient(app_of(service, chat))
    told = {"sender": "s", "message": "hoi", "metadata": {"organisation": W4U, "message_id": "1"}}
    first, second = (client.post("/webhooks/rest/webhook", json=told).json() for _ in range(2))
    assert first == second and len(chat.got) == 1
