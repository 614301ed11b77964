"""A name in a case is a colleague's, perhaps: out at once, and a second person confirms it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.cases.opening import open_case
from actions.organisation import StaffUser
from bot.bootstrap import Service
from bot.settings import Settings
from bot.staff.commands import execute

KEY = "iederzijnwerk-arbeidscoaching"


@pytest.fixture
def service(tmp_path: Any) -> Any:
    made = Service(
        Settings(
            data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'v.sqlite'}", master_key_file=tmp_path / "key"
        )
    )
    made.prepare()
    organisation = made.organisations[KEY]
    bram = StaffUser("bram", ("medewerker",))
    made.organisations[KEY] = replace(organisation, staff={**organisation.staff, "bram": bram})
    yield made
    made.close()


def opened(service: Any, **answers: Any) -> str:
    told = {"role": "client", "about_whom": {"name": "Bram", "kind": "staff", "staff": None}, **answers}
    with service.unit_of_work() as work:
        case = open_case(
            service.desk(work, KEY), conversation=None, channel="phone", language="nl", answers=told,
            story=["Bram kwam drie keer niet opdagen."], via="directie",
        ).case  # fmt: skip
        work.commit()
    return case.reference


def do(service: Any, name: str, line: str) -> tuple[bool, str]:
    with service.unit_of_work() as work:
        outcome = execute(service.desk(work, KEY), service.organisations[KEY].staff[name], line)
        if outcome.ok:
            work.commit()
    return outcome.ok, outcome.text


def asked(service: Any) -> list[tuple[str, Any]]:
    with service.unit_of_work(read_only=True) as work:
        rows = [row for row in work.outbox.list(KEY) if row.kind == "task"]
    return [(row.to, row.content) for row in rows if "misschien over" in row.content["text"]]


def test_the_namesake_is_out_at_once_and_a_colleague_is_asked(service: Any) -> None:
    reference = opened(service)
    assert not do(service, "bram", f"zaak {reference}")[0]
    told = asked(service)
    assert told and "staff:bram" not in [to for to, _ in told]
    assert [one["payload"] for one in told[0][1]["buttons"]] == [f"betreft {reference} bram ja", f"betreft {reference} bram nee"]
    # Whoever it is about cannot say it is somebody else.
    assert not do(service, "bram", f"betreft {reference} bram nee")[0]
    ok, text = do(service, "medewerker", f"betreft {reference} bram nee")
    assert ok and "mag de zaak nu zien" in text
    ok, text = do(service, "bram", f"zaak {reference}")
    assert ok and "gaat niet over bram" in text, "who let him in stands in the history"


def test_confirmed_means_out_for_good(service: Any) -> None:
    reference = opened(service)
    assert do(service, "medewerker", f"betreft {reference} bram ja")[0]
    assert not do(service, "bram", f"zaak {reference}")[0]
    ok, text = do(service, "medewerker", f"betreft {reference} piet nee")
    assert not ok and "bram" in text


def test_where_somebody_does_not_feel_safe_nobody_is_let_in(service: Any) -> None:
    reference = opened(service, feels_safe=False)
    ok, text = do(service, "leidinggevende", f"betreft {reference} bram nee")
    assert not ok and "niet veilig" in text
    assert not do(service, "bram", f"zaak {reference}")[0]


def test_nobody_is_asked_where_no_colleague_has_that_name(service: Any) -> None:
    opened(service, about_whom={"name": "Joost", "kind": "staff", "staff": None})
    assert asked(service) == []
