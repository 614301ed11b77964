"""The drawings: valid XML, complete, readable without seeing them, and with every text inside its box."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from procedures.chart import (
    DUTCH_INFORMAL,
    ENGLISH,
    ChartDeadline,
    ChartEvent,
    ChartStep,
    ladder,
    timeline,
)
from procedures.drawing_png import png
from procedures.drawing_svg import svg as svg_of
from procedures.drawing_text import text_width

SVG = "{http://www.w3.org/2000/svg}"
TODAY = date(2026, 11, 27)
STEPS = [
    ChartStep(1, "gesprek", "Een gesprek met een medewerker", "medewerker"),
    ChartStep(2, "vertrouwenspersoon", "De vertrouwenspersoon", "vertrouwenspersoon", confidential=True),
    ChartStep(
        3,
        "klacht",
        "Een officiële klacht bij de leidinggevende",
        "leidinggevende",
        official=True,
        terms=(
            "U krijgt binnen 6 weken antwoord.",
            "Dat kan één keer 4 weken langer duren, met uitleg waarom.",
        ),
    ),
    ChartStep(4, "geschilleninstantie", "De geschilleninstantie", None, outside=True),
]
EVENTS = [
    ChartEvent(date(2026, 11, 24), "U kreeg bericht."),
    ChartEvent(date(2026, 11, 20), "Uw klacht kwam binnen."),
]
DEADLINES = [
    ChartDeadline(date(2026, 12, 18), "Antwoord op uw klacht", "open", rule="IZW-16"),
    ChartDeadline(date(2026, 11, 27), "Bericht dat we uw klacht hebben", "met", "term", "IZW-12"),
    ChartDeadline(None, "Uitnodiging voor een gesprek"),
    ChartDeadline(date(2026, 12, 20), "Alles klaar", "extended", "aim"),
    ChartDeadline(date(2026, 11, 25), "Bericht van de klachtenfunctionaris", "missed"),
    ChartDeadline(date(2026, 12, 19), "Bericht als het niet doorgaat", "cancelled"),
]

texts = st.text(max_size=120)
steps = st.builds(
    ChartStep,
    number=st.integers(1, 99),
    key=st.just("key"),
    title=texts,
    handler=st.none() | texts,
    outside=st.booleans(),
    official=st.booleans(),
    confidential=st.booleans(),
    terms=st.lists(texts, max_size=3),
)
days = st.dates(date(2024, 1, 1), date(2033, 12, 31))
few = settings(max_examples=30, deadline=None)


def ladder_svg(*told: Any, **how: Any) -> str:
    return svg_of(ladder(*told, **how))


def timeline_svg(*told: Any, **how: Any) -> str:
    return svg_of(timeline(*told, **how))


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def drawn(svg: str) -> list[ElementTree.Element]:
    return list(parse(svg).iter(f"{SVG}text"))


def written(svg: str) -> str:
    """Everything that is drawn, as one line."""
    return " ".join(element.text or "" for element in drawn(svg))


def told(svg: str) -> str:
    return parse(svg).findtext(f"{SVG}desc") or ""


@cache
def real_font(bold: bool):
    """The widest font of the family list, as it really is."""
    ft2font = pytest.importorskip("matplotlib.ft2font")
    font_manager = pytest.importorskip("matplotlib.font_manager")
    weight = "bold" if bold else "normal"
    return ft2font.FT2Font(
        font_manager.findfont(font_manager.FontProperties(family="DejaVu Sans", weight=weight))
    )


def real_width(text: str, size: float, bold: bool) -> float:
    font = real_font(bold)
    font.set_size(1000, 72)
    advances = (font.load_char(ord(char), flags=2).linearHoriAdvance for char in text)  # unhinted
    return sum(advances) / 65536 / 1000 * size


def right_edges(svg: str) -> list[tuple[str, float, float]]:
    """Each drawn text with where it ends in the widest font and where it must end at the latest."""
    root = parse(svg)
    boxes = [
        (float(box.get("x")), float(box.get("y")), float(box.get("width")), float(box.get("height")))
        for box in root.iter(f"{SVG}rect")
        if box.get("x")
    ]
    edges = []
    for element in root.iter(f"{SVG}text"):
        if element.get("text-anchor"):
            continue
        x, y = float(element.get("x")), float(element.get("y"))
        text, size = element.text or "", float(element.get("font-size"))
        around = [
            left + width
            for left, top, width, height in boxes
            if left < x < left + width and top < y < top + height
        ]
        limit = min([*around, float(root.get("width"))])
        edges.append((text, x + text_width(text, size, bold=bool(element.get("font-weight"))), limit))
    return edges


# --- the ladder ----------------------------------------------------------------------------------------


def test_the_ladder_holds_every_step_and_term() -> None:
    svg = ladder_svg(STEPS, here=3)
    for step in STEPS:
        assert step.title in written(svg)
        assert f"Stap {step.number}: {step.title}" in told(svg)
        for term in step.terms:
            assert term in written(svg)
            assert term in told(svg)
    assert [element.text for element in drawn(svg) if element.get("text-anchor")] == ["1", "2", "3", "4"]


def test_what_a_border_means_stands_there_in_words() -> None:
    for step, words in zip(
        STEPS[1:], ["vertrouwelijk", "officiële klacht", "buiten de organisatie"], strict=True
    ):
        assert words in written(ladder_svg([step], None))
        assert words in told(ladder_svg([step], None)).lower()
    plain = written(ladder_svg(STEPS[:1], None))
    assert not any(word in plain for word in ("vertrouwelijk", "officiële", "buiten"))


def test_borders_differ_without_colour() -> None:
    def boxes(step: ChartStep) -> list[tuple[str | None, str | None]]:
        shapes = parse(ladder_svg([step], None)).iter(f"{SVG}rect")
        return [(box.get("stroke-width"), box.get("stroke-dasharray")) for box in shapes if box.get("x")]

    looks = [tuple(boxes(step)) for step in STEPS]
    assert len(set(looks)) == len(looks)


def test_one_marker_shows_where_you_are() -> None:
    assert written(ladder_svg(STEPS, here=3)).count("u bent hier") == 1
    assert "Dat kan één keer 4 weken langer duren, met uitleg waarom. U bent hier. Stap 4" in told(
        ladder_svg(STEPS, here=3)
    )
    assert "u bent hier" not in written(ladder_svg(STEPS, here=None))


def test_a_place_that_is_no_step_is_refused() -> None:
    with pytest.raises(ValueError, match="5"):
        ladder_svg(STEPS, here=5)


def test_a_step_without_handler_names_none() -> None:
    assert "Bij" not in written(ladder_svg(STEPS[3:], None))


def test_the_words_follow_the_reader() -> None:
    assert "je bent hier" in written(ladder_svg(STEPS, 1, words=DUTCH_INFORMAL))
    english = ladder_svg(STEPS, 1, words=ENGLISH)
    assert "you are here" in written(english)
    assert parse(english).get("lang") == "en"


# --- the timeline --------------------------------------------------------------------------------------


def test_the_timeline_holds_everything_in_order() -> None:
    line = written(timeline_svg(EVENTS, DEADLINES, TODAY))
    expected = [
        "vrijdag 20 november 2026 Uw klacht kwam binnen.",
        "dinsdag 24 november 2026 U kreeg bericht.",
        "Uiterlijk woensdag 25 november 2026 Bericht van de klachtenfunctionaris (niet op tijd)",
        "Vandaag, vrijdag 27 november 2026",
        "Uiterlijk vrijdag 27 november 2026 Bericht dat we uw klacht hebben (op tijd gedaan) · IZW-12",
        "Uiterlijk vrijdag 18 december 2026 Antwoord op uw klacht (loopt nog) · IZW-16",
        "Uiterlijk zaterdag 19 december 2026 Bericht als het niet doorgaat (vervallen)",
        "Streefdatum zondag 20 december 2026 Alles klaar (verlengd)",
        "Nog geen datum Uitnodiging voor een gesprek (begint later)",
    ]
    places = [line.find(text) for text in expected]
    assert -1 not in places
    assert places == sorted(places)


def test_a_screen_reader_hears_the_same_timeline() -> None:
    spoken = told(timeline_svg(EVENTS, DEADLINES, TODAY))
    for item in (*EVENTS, *DEADLINES):
        assert item.text in spoken
    assert "Vandaag, vrijdag 27 november 2026" in spoken


def test_a_timeline_in_english() -> None:
    svg = timeline_svg([], DEADLINES[:1], TODAY, words=ENGLISH)
    assert "At the latest Friday 18 December 2026" in written(svg)
    assert "Today, Friday 27 November 2026" in written(svg)


def test_a_timeline_without_anything_says_so() -> None:
    assert "Er is nog niets gebeurd." in written(timeline_svg([], [], TODAY))


# --- both ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "svg", [ladder_svg(STEPS, 2), timeline_svg(EVENTS, DEADLINES, TODAY)], ids=["ladder", "timeline"]
)
def test_a_drawing_has_a_name_a_description_and_only_black_and_white(svg: str) -> None:
    root = parse(svg)
    ids = {element.get("id") for element in root if element.get("id")}
    assert root.get("role") == "img"
    assert set((root.get("aria-labelledby") or "").split()) == ids
    assert root.findtext(f"{SVG}title")
    colours = {
        element.get(name) for element in root.iter() for name in ("fill", "stroke") if element.get(name)
    }
    assert colours <= {"black", "white", "none"}


def test_two_drawings_in_one_page_have_ids_of_their_own() -> None:
    first, second = parse(ladder_svg(STEPS, 1)), parse(ladder_svg(STEPS, 2))
    assert first.get("aria-labelledby") != second.get("aria-labelledby")


def test_markup_in_a_text_stays_text() -> None:
    nasty = "<script>alert('x')</script> & \"meer\" ]]>"
    step = ChartStep(1, "k", nasty, nasty, terms=[nasty])
    for svg in (ladder_svg([step], 1, title=nasty), timeline_svg([ChartEvent(TODAY, nasty)], [], TODAY)):
        assert not list(parse(svg).iter(f"{SVG}script"))
        assert "alert('x')" in told(svg)
    assert parse(ladder_svg([step], 1, title=nasty)).findtext(f"{SVG}title") == nasty


@pytest.mark.parametrize(
    "text",
    [
        "Het is leidinggevende-of-directie die uw klacht leest, en niet iemand anders van de organisatie.",
        "https://www.voorbeeld.test/een/heel/lang/adres/dat/niet/op/een/regel/past?en=nog&meer=daarachter",
        "iemand.met.een.hele.lange.naam.van.ver.weg@een-organisatie-met-een-lange-naam.voorbeeld.test",
        "W" * 120,
        "ⓗ" * 60 + "漢字" * 40,
    ],
)
def test_long_texts_stay_inside(text: str) -> None:
    step = ChartStep(1, "k", text, text, confidential=True, official=True, outside=True, terms=[text, text])
    for svg in (
        ladder_svg([step], 1, title=text),
        timeline_svg([ChartEvent(TODAY, text)], [ChartDeadline(None, text)], TODAY, title=text),
    ):
        assert all(edge <= limit - 5 for _, edge, limit in right_edges(svg))
        letters = "".join(written(svg).split())
        assert "".join(text.split()) in letters


@pytest.mark.parametrize("bold", [False, True])
def test_the_width_used_is_never_less_than_that_of_the_widest_font(bold: bool) -> None:
    signs = [chr(code) for code in (*range(32, 127), *range(0xA1, 0x180))] + list("–—‘’“”•€…")
    too_narrow = [
        sign for sign in signs if text_width(sign, 1, bold=bold) < real_width(sign, 1, bold) - 0.005
    ]
    assert not too_narrow


@few
@given(st.lists(steps, min_size=1, max_size=4), st.booleans())
def test_any_ladder_is_valid_and_stays_inside(some: list[ChartStep], marked: bool) -> None:
    svg = ladder_svg(some, some[0].number if marked else None)
    height = float(parse(svg).get("height"))
    assert all(float(element.get("y")) < height for element in drawn(svg))
    assert all(edge <= limit for _, edge, limit in right_edges(svg))


@few
@given(st.lists(st.builds(ChartEvent, days, texts), max_size=4), days, texts)
def test_any_timeline_is_valid_and_stays_inside(events: list[ChartEvent], today: date, title: str) -> None:
    svg = timeline_svg(events, DEADLINES, today, title=title)
    height = float(parse(svg).get("height"))
    assert all(float(element.get("y")) < height for element in drawn(svg))
    assert all(edge <= limit for _, edge, limit in right_edges(svg))


def test_the_same_case_gives_the_same_drawing() -> None:
    assert ladder_svg(STEPS, 1) == ladder_svg(STEPS, 1)
    assert timeline_svg(EVENTS, DEADLINES, TODAY) == timeline_svg(EVENTS, DEADLINES, TODAY)


# --- as a picture in a chat ----------------------------------------------------------------------------


def pixels(content: bytes) -> Any:
    return Image.open(io.BytesIO(content)).convert("L")


def test_a_picture_has_the_shape_of_the_drawing_and_no_colour() -> None:
    for drawing in (ladder(STEPS, 2), timeline(EVENTS, DEADLINES, TODAY)):
        content = png(drawing)
        picture = Image.open(io.BytesIO(content))
        assert picture.format == "PNG"
        assert abs(picture.width / picture.height - drawing.width / drawing.height) < 0.01
        assert all(red == green == blue for _, (red, green, blue) in picture.convert("RGB").getcolors())
        assert picture.convert("L").getextrema() == (0, 255)
        assert len(content) < 300_000


def test_where_you_are_can_be_seen() -> None:
    without, with_marker = pixels(png(ladder(STEPS, None))), pixels(png(ladder(STEPS, 3)))
    changed = ImageChops.difference(without, with_marker).point(lambda tone: 255 * (tone > 100)).getbbox()
    assert changed is not None and changed[1] > without.height / 4  # at the third step and nowhere above it


def test_every_kind_of_border_and_mark_looks_different() -> None:
    looks = {png(ladder([replace(step, number=1, title="x", handler=None, terms=())], None)) for step in STEPS}
    assert len(looks) == len(STEPS)
    marks = {png(timeline([], [ChartDeadline(TODAY, "x", status)], TODAY)) for status in ENGLISH.status}
    assert len(marks) == len(ENGLISH.status)


def test_a_very_long_course_stays_a_picture_that_a_chat_takes() -> None:
    picture = pixels(png(timeline([ChartEvent(TODAY, f"Nummer {n}") for n in range(90)], [], TODAY)))
    assert picture.width + picture.height <= 10_000 and picture.height <= 20 * picture.width


def test_the_same_drawing_gives_the_same_picture() -> None:
    assert png(ladder(STEPS, 1)) == png(ladder(STEPS, 1))


@few
@given(st.lists(steps, min_size=1, max_size=3))
def test_any_text_can_be_drawn(some: list[ChartStep]) -> None:
    assert png(ladder(some, some[0].number))
