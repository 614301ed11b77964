"""Staff see the whole of a mail where too much may have been cut, and never a return code that was quoted in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from pages_support import BUC, COA, NOW, PageService, app_of, page_service
from starlette.testclient import TestClient

LATER = NOW + timedelta(days=1)
CODE = "A2BP-VT6M-AQ4G-8Y"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PageService]:
    made = page_service(tmp_path)
    yield made
    made.engine.dispose()


def signed_in(service: PageService, organisation: str, staff: str) -> TestClient:
    client = TestClient(app_of(service))
    assert client.post(service.link(organisation, staff)).status_code == 200
    return client


def raw(text: str) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "sanne@example.nl", "Re: [COA-7K3M-2Q] Bericht"
    made.set_content(text, cte="base64")
    made.add_attachment(b"x", maintype="image", subtype="jpeg", filename="rekening.jpg")
    return made.as_bytes()


def kept(service: PageService, case: Any, text: str, at: Any = LATER) -> int:
    with service.at(COA) as desk:
        return desk.work.attachments.add(None, "message/rfc822", raw(text), at, case_id=case.id)


QUOTED = (
    f"En vandaag weer niet.\n\nOp vr 20 nov 2026 om 10:00 schreef Coachcenter <k@coachcenter.example>:\n\n"
    f"> Uw terugkeercode is {CODE}.\n"
)
NOTHING_ABOVE = "> Dit schreef u\n> en dit\n"


def test_the_whole_mail_with_its_quotes_and_without_the_code(service: PageService) -> None:
    case = service.open(COA).case
    number = kept(service, case, QUOTED)
    client = signed_in(service, COA, "directie")
    page = client.get(f"/desk/cases/{case.reference}").text
    assert f"/desk/cases/{case.reference}/mails/{number}" in page and "lees deze helemaal" not in page
    mail = client.get(f"/desk/cases/{case.reference}/mails/{number}").text
    assert "En vandaag weer niet." in mail and "&gt; Uw terugkeercode is ••••" in mail and "rekening.jpg" in mail
    assert CODE not in mail and "sanne@example.nl" not in mail
    assert client.get(f"/desk/cases/{case.reference}/attachments/{number}").status_code == 404
    with service.at(COA) as desk:
        looks = [(look.who, look.what) for look in desk.work.access_log.list(COA)]
    assert ("directie", "read mail") in looks


def test_a_mail_of_which_too_much_may_be_cut_is_marked(service: PageService) -> None:
    case = service.open(COA).case
    kept(service, case, NOTHING_ABOVE)
    assert "lees deze helemaal" in signed_in(service, COA, "directie").get(f"/desk/cases/{case.reference}").text


def test_of_mails_before_the_hand_over_only_the_doubtful_are_shown(service: PageService) -> None:
    case = service.open(COA).case
    plain = kept(service, case, QUOTED, NOW - timedelta(days=1))
    doubtful = kept(service, case, NOTHING_ABOVE, NOW - timedelta(days=1))
    client = signed_in(service, COA, "directie")
    page = client.get(f"/desk/cases/{case.reference}").text
    assert f"/mails/{doubtful}" in page and f"/mails/{plain}" not in page
    assert client.get(f"/desk/cases/{case.reference}/mails/{plain}").status_code == 404


def test_nobody_else_sees_it(service: PageService) -> None:
    case = service.open(COA).case
    number = kept(service, case, QUOTED)
    path = f"/desk/cases/{case.reference}/mails/{number}"
    assert signed_in(service, BUC, "medewerker").get(path).status_code == 404
    other = service.open(COA).case.reference
    assert signed_in(service, COA, "directie").get(f"/desk/cases/{other}/mails/{number}").status_code == 404
