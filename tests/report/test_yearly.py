"""The yearly report: its parts, its numbers, its formats, and that it stays the same."""

import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from cases_support import ALL, BUC, COA, IBO, IZW, W4U, World
from openpyxl import load_workbook
from pypdf import PdfReader

from actions.cases import complainant
from bot.report.document import blocks
from bot.report.yearly import FORMATS, yearly
from storage.retention import erase_case

NEXT_YEAR = datetime(2027, 3, 15, 9, 0, tzinfo=UTC)


def report(world: World, key: str, year: int = 2026) -> dict:
    with world.at(key) as desk:
        return yearly(desk, year)


def fill_izw(world: World) -> list:
    """One of everything, from an autumn at IederZijnWerk."""
    quick, late, refused, withdrawn = (world.official(IZW, about="support") for _ in range(4))
    concern = world.open(IZW, about="practical")
    compliment = world.open(IZW, kind="compliment")
    world.do(IZW, "directie", f"bevestig {quick.case.reference}")
    world.do(IZW, "directie", f"besluit {quick.case.reference} U heeft gelijk. Voortaan bellen we af.")
    world.do(IZW, "directie", f"maatregel {quick.case.reference} Altijd afbellen.")
    world.do(IZW, "directie", f"werkt {quick.case.reference} ja")
    world.do(IZW, "directie", f"weiger {refused.case.reference} Dit gaat niet over onze dienst.")
    with world.at(IZW) as desk:
        complainant.withdraw(desk, withdrawn.case)
        complainant.satisfaction(desk, quick.case, 4)
    world.run_until(world.now + timedelta(days=50))
    world.do(IZW, "directie", f"toelichting {late.case.reference} We wachten op een verslag van de gemeente.")
    world.do(IZW, "directie", f"besluit {late.case.reference} Deels gelijk.")
    world.now = NEXT_YEAR
    return [quick, late, refused, withdrawn, concern, compliment]


def test_the_four_parts(world: World) -> None:
    fill_izw(world)
    told = report(world, IZW)
    parts = told["parts"]
    assert (parts["filed"], parts["concerns"], parts["limit_weeks"]) == (4, 1, 6)
    assert parts["late"] == 1
    assert parts["late_why"] == [
        {"key": "waiting_for_others", "name": "wachten op anderen of op een verslag", "count": 1}
    ]
    assert parts["not_handled"] == 1 and parts["not_handled_why"][0]["key"] == "not_ours"
    assert parts["withdrawn"] == 1
    assert parts["satisfaction"]["answers"] == 1 and parts["satisfaction"]["mean"] == 4
    text = FORMATS["md"](told).decode()
    for piece in ("(IZW-24)", "a. Ingediende klachten: 4", "b. Niet binnen 6 weken", "c. Wel ingediend", "d. Tevredenheid"):
        assert piece in text


def test_terms_kept_and_missed(world: World) -> None:
    fill_izw(world)
    terms = {one["key"]: one for one in report(world, IZW)["terms"]}
    assert terms["respond"]["kept"] == 1 and terms["respond"]["missed"] == 1
    assert terms["acknowledge"]["kept"] == 1 and terms["acknowledge"]["missed"] == 2
    assert terms["contact"]["not_started"] >= 1


def test_measures_tenor_and_lead_times(world: World) -> None:
    fill_izw(world)
    told = report(world, IZW)
    assert told["measures"]["taken"] == 1 and told["measures"]["staff_say"]["yes"] == 1
    assert {one["key"] for one in told["tenor"]} == {"upheld", "partly"}
    assert told["lead_times"]["to_decision"]["count"] == 2 and told["lead_times"]["to_decision"]["longest"] == 50


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_twice(world: World, name: str) -> None:
    fill_izw(world)
    assert FORMATS[name](report(world, IZW)) == FORMATS[name](report(world, IZW))


def test_numbers_survive_erasure(world: World) -> None:
    opened = fill_izw(world)
    before = report(world, IZW)
    for one in opened:
        with world.at(IZW) as desk:
            erase_case(desk.work, desk.work.cases.by_id(one.case.id), "retention", world.now)
    after = report(world, IZW)
    assert before == after


def test_nobody_is_in_it(world: World) -> None:
    opened = fill_izw(world)
    told = json.dumps(report(world, IZW), ensure_ascii=False)
    for hidden in ("Fenna", "opdagen", "gemeente", "Dorpsstraat", *(one.case.reference for one in opened)):
        assert hidden not in told


def test_cross_tables_hide_small_numbers(world: World) -> None:
    for _ in range(6):
        world.open(W4U, about="support")
    world.open(W4U, about="practical")
    told = report(world, W4U)
    cells = [cell for row in told["cross"]["subject_by_kind"]["rows"] for cell in row["cells"]]
    assert 1 not in cells and None in cells
    assert told["totals"]["concern"] == 7
    assert "verborgen" in FORMATS["md"](told).decode()


def test_texts_only_from_five(world: World) -> None:
    def explain(count: int) -> None:
        for _ in range(count):
            opened = world.official(BUC)
            world.do(BUC, "leidinggevende", f"toelichting {opened.case.reference} Het verslag kwam laat.")

    explain(4)
    assert report(world, BUC)["texts"] == []
    explain(1)
    assert report(world, BUC)["texts"] == ["Het verslag kwam laat."] * 5


def test_jeugdwet_where_it_applies(world: World) -> None:
    world.official(IBO)
    law = report(world, IBO)["jeugdwet"]
    assert law["number"] == 1 and "begeleider" in law["scheme"]
    assert "Jeugdwet" in FORMATS["md"](report(world, IBO)).decode()
    assert "jeugdwet" not in report(world, COA)
    world.settings[IBO] = {"jeugdwet": False}
    assert "jeugdwet" not in report(world, IBO)
    world.settings[COA] = {"jeugdwet": True}
    assert "jeugdwet" in report(world, COA)


@pytest.mark.parametrize("key", ALL)
def test_an_empty_year_is_a_report_too(world: World, key: str) -> None:
    told = report(world, key, 2025)
    assert told["totals"]["received"] == 0
    for write in FORMATS.values():
        assert write(told)


def test_year_is_that_of_amsterdam(world: World) -> None:
    world.now = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half past midnight on 1 January there
    world.open(W4U)
    assert report(world, W4U, 2026)["totals"]["received"] == 0
    assert report(world, W4U, 2027)["totals"]["received"] == 1


def test_pdf_can_be_read(world: World) -> None:
    fill_izw(world)
    reader = PdfReader(io.BytesIO(FORMATS["pdf"](report(world, IZW))))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Jaarverslag klachten 2026" in text and "Waar het over ging" in text and "bladzijde 1" in text
    assert reader.trailer["/Root"].get("/Lang") == "nl"


def test_pdf_has_no_colour(world: World) -> None:
    fill_izw(world)
    reader = PdfReader(io.BytesIO(FORMATS["pdf"](report(world, IZW))))
    for page in reader.pages:
        for line in page.get_contents().get_data().decode("latin-1").splitlines():
            words = line.split()
            if words[-1:] in (["rg"], ["RG"]) and len(words) == 4:
                assert len(set(words[:3])) == 1, line


def test_workbook_has_a_sheet_for_each_table(world: World) -> None:
    fill_izw(world)
    book = load_workbook(io.BytesIO(FORMATS["xlsx"](report(world, IZW))))
    assert book.sheetnames[0] == "Verslag" and "Termijnen" in book.sheetnames
    assert book["Alle meldingen"]["B5"].value == 6


def test_not_settled_yet_counts_by_the_day_it_holds_to(world: World) -> None:
    world.official(IZW)
    world.now = datetime(2026, 12, 1, tzinfo=UTC)
    assert report(world, IZW)["parts"]["late"] == 0
    world.now = datetime(2027, 1, 5, tzinfo=UTC)
    assert report(world, IZW)["parts"]["late"] == 1
    world.now = datetime(2031, 1, 5, tzinfo=UTC)
    assert report(world, IZW)["as_of"] == "2027-02-25"


def test_a_late_decision_is_late_once(world: World) -> None:
    """Where there was a decision after all, the notice that it is not taken up fell away and was not missed."""
    opened = world.official(IZW)
    world.do(IZW, "directie", f"bevestig {opened.case.reference}")
    world.run_until(datetime(2027, 1, 5, 12, 0, tzinfo=UTC))
    world.do(IZW, "directie", f"besluit {opened.case.reference} U heeft gelijk.")
    terms = {one["key"]: one for one in report(world, IZW)["terms"]}
    assert (terms["respond"]["missed"], terms["not_admitted_notice"]["missed"]) == (1, 0)
    assert terms["not_admitted_notice"]["cancelled"] == 1


def test_no_heading_stands_alone_at_the_end_of_a_page(world: World) -> None:
    fill_izw(world)
    told = report(world, IZW)
    headings = {block.text for block in blocks(told) if block.kind == "heading"}
    for page in PdfReader(io.BytesIO(FORMATS["pdf"](told))).pages:
        lines = [line.strip() for line in page.extract_text().split("\n") if line.strip()]
        before_foot = [line for line in lines if "bladzijde" not in line and not line.startswith("Jaarverslag klachten")]
        assert before_foot and before_foot[-1] not in headings
