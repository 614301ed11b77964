"""The pages as people use them: in a real browser, on a small phone, with the keyboard, offline, in Arabic."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pages_support import COA, IBO, PageService, ScriptedChat, app_of, page_service, served
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE = {"width": 320, "height": 640}

QUESTION = {
    "text": "Wilt u dat dit een officiële klacht wordt?",
    "buttons": [{"title": "Ja, graag", "payload": "/yes"}, {"title": "Nee", "payload": "/no"}],
    "custom": {"asks": "official"},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"chromium is missing at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageService]:
    made = page_service(tmp_path_factory.mktemp("pages"))
    yield made
    made.engine.dispose()


@pytest.fixture
def chat() -> ScriptedChat:
    return ScriptedChat()


@pytest.fixture
def url(service: PageService, chat: ScriptedChat) -> Iterator[str]:
    with served(app_of(service, chat)) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    yield opened
    assert not wrong


def say(page: Page, text: str) -> None:
    page.locator("#field:visible, #line:visible").fill(text)
    page.keyboard.press("Enter")


def texts(page: Page, kind: str) -> list[str]:
    return page.locator(f".item.{kind} .text").all_inner_texts()


# A conversation -----------------------------------------------------------------------------------


def test_from_the_first_message_to_the_reply_of_staff(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.answer = lambda text: [QUESTION] if text == "Mijn coach kwam niet." else [{"text": "Dank u wel."}]
    page.goto(f"{url}/chat/coachcenter")
    assert chat.posts == [] and chat.polls == 0
    say(page, "Mijn coach kwam niet.")
    page.get_by_role("button", name="Ja, graag").click()
    expect(page.locator(".item.bot").last).to_contain_text("Dank u wel.")
    assert [told["message"] for told in chat.got] == ["Mijn coach kwam niet.", "/yes"]
    assert texts(page, "own") == ["Mijn coach kwam niet.", "Ja, graag"]
    assert page.locator(".choice").count() == 0
    chat.say(chat.got[0]["sender"], [{"text": "Dag, ik bel u om 3 uur."}], by="staff")
    expect(page.locator(".item.staff")).to_contain_text("Medewerker")
    assert texts(page, "bot") == [QUESTION["text"], "Dank u wel."]


def test_enter_sends_and_shift_enter_begins_a_line(page: Page, url: str, chat: ScriptedChat) -> None:
    page.goto(f"{url}/chat/coachcenter")
    page.locator("#field").focus()
    page.keyboard.type("een")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("twee")
    page.keyboard.press("Enter")
    expect(page.locator(".item.bot")).to_have_count(1)
    page.keyboard.press("Enter")
    assert [told["message"] for told in chat.got] == ["een\ntwee"]
    assert page.locator(".item.own .text").inner_text() == "een\ntwee"


def test_all_by_keyboard(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.answer = lambda text: [QUESTION] if text == "hoi" else [{"text": "Goed."}]
    page.goto(f"{url}/chat/coachcenter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "leave"
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "field":
            break
    page.keyboard.type("hoi")
    page.keyboard.press("Enter")
    page.wait_for_selector(".choice")
    for _ in range(6):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.textContent") == "Nee":
            break
    page.keyboard.press("Enter")
    expect(page.locator(".item.bot").last).to_contain_text("Goed.")
    assert page.evaluate("document.activeElement.classList.contains('own')")


def test_the_field_suits_the_question(page: Page, url: str, chat: ScriptedChat) -> None:
    wanted = {
        "phone": ("tel", "tel", "Uw telefoonnummer"),
        "postcode": (None, "postal-code", "Uw postcode"),
        "name": (None, "name", "Uw naam"),
        "email": ("email", "email", "Uw mailadres"),
        "address": (None, "address-line1", "Uw straat en huisnummer"),
    }
    chat.answer = lambda text: [{"text": "Vraag", "custom": {"asks": text}}]
    page.goto(f"{url}/chat/coachcenter")
    for asks, (inputmode, autocomplete, label) in wanted.items():
        say(page, asks)
        field = page.get_by_label(label)
        expect(field).to_be_visible()
        assert field.get_attribute("inputmode") == inputmode
        assert field.get_attribute("autocomplete") == autocomplete
    say(page, "weet ik niet")
    expect(page.get_by_label("Uw bericht")).to_be_visible()
    assert page.locator("#line:visible").count() == 0
    assert chat.got[-1]["message"] == "weet ik niet"


def test_what_was_being_typed_survives_the_next_question(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.answer = lambda text: [{"text": "Wat is uw nummer?", "custom": {"asks": "phone"}}]
    chat.wait = 0.4
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    page.keyboard.type("06 123")
    expect(page.locator("#line")).to_be_visible()
    page.keyboard.type("45678")
    assert page.locator("#line").input_value() == "06 12345678"


# Nothing is lost ----------------------------------------------------------------------------------


def test_a_reload_keeps_everything_in_order(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.answer = lambda text: [QUESTION] if text == "een" else [{"text": f"Ik lees {text}"}]
    page.goto(f"{url}/chat/coachcenter")
    say(page, "een")
    page.get_by_role("button", name="Nee").click()
    expect(page.locator(".item.bot")).to_have_count(2)
    chat.say(chat.got[0]["sender"], [{"text": "Van een mens."}], by="staff")
    page.locator("#field").fill("nog niet verstuurd")
    page.reload()
    expect(page.locator(".item.staff")).to_have_count(1)
    order = page.locator(".item .text").all_inner_texts()
    assert order == ["een", QUESTION["text"], "Nee", "Ik lees /no", "Van een mens."]
    assert page.locator("#field").input_value() == "nog niet verstuurd"
    assert len(chat.posts) == 2
    senders = {told["sender"] for told in chat.got}
    say(page, "twee")
    expect(page.locator(".item.bot")).to_have_count(3)
    assert {told["sender"] for told in chat.got} == senders


def test_another_tab_is_another_conversation_unless_the_device_is_one_s_own(
    context: BrowserContext, url: str, chat: ScriptedChat
) -> None:
    first = context.new_page()
    first.goto(f"{url}/chat/coachcenter")
    say(first, "hoi")
    expect(first.locator(".item.bot")).to_have_count(1)
    second = context.new_page()
    second.goto(f"{url}/chat/coachcenter")
    assert second.locator(".item").count() == 0
    assert first.evaluate("localStorage.length") == 0
    first.locator("summary").click()
    first.get_by_label("Dit is mijn eigen toestel").check()
    third = context.new_page()
    third.goto(f"{url}/chat/coachcenter")
    expect(third.locator(".item")).to_have_count(2)
    third.locator("summary").click()
    assert third.locator("#own-device").is_checked()
    third.locator("#own-device").uncheck()
    assert third.evaluate("localStorage.length") == 0


def test_two_tabs_on_one_s_own_device_go_together(context: BrowserContext, url: str, chat: ScriptedChat) -> None:
    first, second = context.new_page(), context.new_page()
    first.goto(f"{url}/chat/coachcenter")
    say(first, "een")
    expect(first.locator(".item.bot")).to_have_count(1)
    first.locator("summary").click()
    first.locator("#own-device").check()
    second.goto(f"{url}/chat/coachcenter")
    expect(second.locator(".item")).to_have_count(2)
    say(second, "twee")
    expect(second.locator(".item.bot")).to_have_count(2)
    expect(first.locator(".item.own")).to_have_count(2)
    say(first, "drie")
    expect(second.locator(".item.own")).to_have_count(3)
    expect(second.locator(".item.bot")).to_have_count(3)
    assert texts(second, "own") == texts(first, "own") == ["een", "twee", "drie"]
    assert [told["message"] for told in chat.got] == ["een", "twee", "drie"]
    first.locator("#own-device").uncheck()
    expect(second.locator("#own-device")).not_to_be_checked()
    assert second.evaluate("localStorage.length") == 0
    first.locator("#own-device").check()
    second.reload()
    first.on("dialog", lambda dialog: dialog.accept())
    first.locator("#wipe").click()
    expect(first.locator(".item")).to_have_count(0)


def test_a_message_is_sent_again_with_the_same_id(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.refuse = [503, 500]
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    expect(page.locator(".item.own .state")).to_contain_text("nog niet verstuurd")
    expect(page.locator("#progress")).to_contain_text("Versturen lukt nu niet")
    expect(page.locator(".item.bot")).to_have_count(1)
    assert len(chat.posts) == 3 and len(set(chat.posts)) == 1
    expect(page.locator(".item.own .state")).to_have_text("verstuurd")


def test_offline_waits_and_then_sends(context: BrowserContext, page: Page, url: str, chat: ScriptedChat) -> None:
    page.goto(f"{url}/chat/coachcenter")
    context.set_offline(True)
    say(page, "een")
    say(page, "twee")
    expect(page.locator(".item.own .state").first).to_contain_text("nog niet verstuurd")
    expect(page.locator(".item.own .state").last).to_contain_text("wacht")
    context.set_offline(False)
    expect(page.locator(".item.bot")).to_have_count(2)
    assert [told["message"] for told in chat.got] == ["een", "twee"]


def test_an_unsent_message_is_sent_after_a_reload(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.refuse = [503] * 2
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    expect(page.locator(".item.own .state")).to_contain_text("nog niet verstuurd")
    page.reload()
    expect(page.locator(".item.bot")).to_have_count(1)
    assert len(set(chat.posts)) == 1 and len(chat.got) == 1


def test_an_answer_that_was_lost_on_the_way_is_not_asked_for_twice(page: Page, url: str, chat: ScriptedChat) -> None:
    lost = []

    def drop_once(route: Any) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch())
        route.abort()

    page.goto(f"{url}/chat/coachcenter")
    page.route("**/webhooks/rest/webhook", drop_once)
    say(page, "hoi")
    expect(page.locator(".item.own .state")).to_have_text("verstuurd")
    expect(page.locator(".item.bot")).to_have_count(1)
    assert len(chat.got) == 1 and len(chat.posts) == 2


def test_a_message_that_cannot_be_sent_says_so(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.refuse = [400]
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    state = page.locator(".item.own .state")
    expect(state).to_contain_text("niet verstuurd")
    state.get_by_role("button", name="Opnieuw").click()
    expect(page.locator(".item.bot")).to_have_count(1)


def test_a_conversation_that_ended_can_begin_anew(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.refuse = [403]
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    page.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(page.locator(".item")).to_have_count(0)
    say(page, "hoi")
    expect(page.locator(".item.bot")).to_have_count(1)


def test_a_file_goes_along(page: Page, url: str, chat: ScriptedChat) -> None:
    page.goto(f"{url}/chat/coachcenter")
    file = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": b"x" * 1000}
    page.locator("#file").set_input_files(file)
    expect(page.locator(".item.own .state")).to_have_text("verstuurd")
    assert chat.got[0]["file"] == "brief.pdf" and chat.got[0]["size"] == 1000
    page.locator("#file").set_input_files(file | {"buffer": b"x" * 10_000_001})
    expect(page.locator("#progress")).to_contain_text("te groot")
    assert len(chat.got) == 1


def test_an_answer_that_is_not_kept_is_shown_all_the_same(page: Page, url: str, chat: ScriptedChat) -> None:
    page.goto(f"{url}/chat/coachcenter")
    page.route("**/webhooks/rest/webhook", lambda route: route.fulfill(json=[{"text": "Het lukt even niet."}]))
    say(page, "hoi")
    expect(page.locator(".item.bot")).to_have_text(re.compile("Het lukt even niet."))


# Safety on a shared device ------------------------------------------------------------------------


def test_leaving_quickly_wipes_the_page_and_the_device(page: Page, url: str, chat: ScriptedChat) -> None:
    page.route(re.compile("^https:"), lambda route: route.fulfill(body="<title>Weer</title>", content_type="text/html"))
    page.goto(f"{url}/privacy/coachcenter")
    page.goto(f"{url}/chat/coachcenter")
    say(page, "iets geheims")
    expect(page.locator(".item.bot")).to_have_count(1)
    page.locator("#leave").click()
    page.wait_for_url(re.compile("^https:"))
    page.go_back()
    assert page.url.endswith("/privacy/coachcenter")
    page.goto(f"{url}/chat/coachcenter")
    assert page.locator(".item").count() == 0
    assert page.evaluate("JSON.stringify([sessionStorage, localStorage])").count("geheims") == 0


def test_wiping_the_device(page: Page, url: str, chat: ScriptedChat) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{url}/chat/coachcenter")
    say(page, "iets geheims")
    expect(page.locator(".item.bot")).to_have_count(1)
    page.locator("summary").click()
    page.locator("#wipe").click()
    expect(page.locator(".item")).to_have_count(0)
    assert "geheims" not in page.evaluate("JSON.stringify([sessionStorage, localStorage])")


def test_no_request_leaves_for_anywhere_else(page: Page, url: str, context: BrowserContext) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    expect(page.locator(".item.bot")).to_have_count(1)
    assert asked and all(address.startswith(url) for address in asked)
    assert context.cookies() == []


# What is shown ------------------------------------------------------------------------------------


def test_text_stays_text_and_only_real_links_are_links(page: Page, url: str, chat: ScriptedChat) -> None:
    evil = "<img src=x onerror=alert(1)> javascript:alert(1) [x](javascript:alert(2)) data:text/html,x"
    chat.answer = lambda text: [{"text": f"{evil}\nZie www.voorbeeld.nl/a?b=1. Of https://voorbeeld.nl/pad.\n\n"
                                 "Bel 0515 543623, 06 114 816 74 of 0800-0432. Bij gevaar: bel 112 of 113. Chatten: 113.nl.\n"
                                 "Zaak COA-7K3M-2Q, postcode 8775 XD, Kerkstraat 112, 20-11-2026, 0612, info@voorbeeld.nl."}]  # fmt: skip
    page.goto(f"{url}/chat/coachcenter")
    say(page, evil)
    expect(page.locator(".item.bot")).to_have_count(1)
    assert page.locator(".item img").count() == 0
    links = page.locator(".item a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links == [
        "https://www.voorbeeld.nl/a?b=1", "https://voorbeeld.nl/pad", "tel:0515543623", "tel:0611481674",
        "tel:08000432", "tel:112", "tel:113", "https://113.nl/",
    ]  # fmt: skip
    assert texts(page, "own") == [evil]


def test_an_address_in_the_read_back_is_no_emergency_number(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.answer = lambda text: [{"text": "Klopt dit?\nHuisnummer: 112", "custom": {"asks": "confirm"}}]
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    expect(page.locator(".item.bot")).to_have_count(1)
    assert page.locator(".item a").count() == 0


def test_number_and_code_can_be_copied(context: BrowserContext, page: Page, url: str, chat: ScriptedChat) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    told = {"reference": "COA-7K3M-2Q", "return_code": "K3M7 Q2WE T45R XY"}
    chat.answer = lambda text: [{"text": "Bewaar dit.", "custom": told}]
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    page.get_by_role("button", name="Kopieer nummer en code").click()
    expect(page.locator(".copy")).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == "COA-7K3M-2Q K3M7 Q2WE T45R XY"


def test_arabic_reads_from_right_to_left_and_english_changes_the_labels(
    page: Page, url: str, chat: ScriptedChat
) -> None:
    said = {"مرحبا": ("شكرا لك. ماذا حدث؟", "ar"), "hello": ("Thank you.", "en")}
    chat.answer = lambda text: [{"text": said[text][0], "custom": {"language": said[text][1]}}]
    page.goto(f"{url}/chat/coachcenter")
    say(page, "مرحبا")
    bubble = page.locator(".item.bot")
    expect(bubble).to_have_count(1)
    assert bubble.get_attribute("lang") == "ar"
    for text in (bubble.locator(".text"), page.locator(".item.own .text")):
        assert text.evaluate("p => getComputedStyle(p).direction") == "rtl"
    say(page, "hello")
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    expect(page.get_by_label("Your message")).to_be_visible()
    assert page.locator("#composer").get_attribute("lang") == "en"


def test_twenty_thousand_characters(page: Page, url: str, chat: ScriptedChat) -> None:
    story = ("Het was een lang verhaal. " * 800)[:20_000].strip()
    page.goto(f"{url}/chat/coachcenter")
    say(page, story)
    expect(page.locator(".item.bot")).to_have_count(1)
    assert chat.got[0]["message"] == story
    page.reload()
    expect(page.locator(".item.bot")).to_have_count(1)
    assert texts(page, "own") == [story]
    assert page.locator("#field").bounding_box()["height"] < 300


def test_waiting_is_shown_and_told(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.wait = 0.8
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    expect(page.locator("#progress")).to_have_text("Even wachten")
    expect(page.locator(".item.own .state")).to_have_text("wordt verstuurd")
    expect(page.locator(".item.bot")).to_have_count(1)
    expect(page.locator("#progress")).to_have_text("")


def test_without_a_script_there_is_a_way_to_reach_somebody(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}/chat/iederzijnwerk-arbeidscoaching")
    assert "0515 543623" in page.locator("body").inner_text()
    assert not page.locator("#composer").is_visible()
    context.close()


# For everybody ------------------------------------------------------------------------------------

CONTRAST = """() => {
  const parse = (c) => {
    const found = c.match(/[\\d.]+/g).map(Number);
    return found.length === 3 ? [...found, 1] : found;
  };
  const luminance = ([r, g, b]) => {
    const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ground = (node) => {
    for (let n = node; n; n = n.parentElement) {
      const colour = parse(getComputedStyle(n).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return [255, 255, 255, 1];
  };
  const bad = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !node.checkVisibility() || node.closest('svg, .unseen, noscript')) continue;
    if (node.closest(':disabled')) continue;
    const style = getComputedStyle(node);
    const [a, b] = [luminance(parse(style.color)), luminance(ground(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) bad.push(`${ratio.toFixed(2)} ${node.className} ${walk.currentNode.textContent.trim().slice(0, 30)}`);
  }
  return bad;
}"""

NAMELESS = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), textarea, select, [role=region]')]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.textContent.trim() || node.labels?.[0]?.textContent.trim()
    || node.getAttribute('aria-label') || document.getElementById(node.getAttribute('aria-labelledby'))))
  .map((node) => node.outerHTML)"""

SMALL_TARGETS = """() => [...document.querySelectorAll('button, .leave, textarea, input:not([type=hidden], [type=checkbox], .unseen), .attach, summary')]
  .filter((node) => node.checkVisibility())
  .filter((node) => node.getBoundingClientRect().height < 43.5).map((node) => node.outerHTML)"""

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

BROKEN_TREE = """() => {
  const wrong = [];
  const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
  if (new Set(ids).size !== ids.length) wrong.push('an id is used twice');
  for (const node of document.querySelectorAll('[aria-describedby], [aria-labelledby], label[for]')) {
    const names = node.getAttribute('for') ?? node.getAttribute('aria-labelledby') ?? node.getAttribute('aria-describedby');
    for (const id of names.split(' ')) if (!document.getElementById(id)) wrong.push(`nothing has the id ${id}`);
  }
  if (document.querySelectorAll('h1').length !== 1) wrong.push('not one h1');
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3')) {
    if (!heading.checkVisibility()) continue;
    const next = Number(heading.tagName[1]);
    if (next > level + 1) wrong.push(`heading skips a level: ${heading.textContent}`);
    level = next;
  }
  if (!document.documentElement.lang) wrong.push('no language');
  if (document.querySelectorAll('main').length !== 1) wrong.push('not one main');
  return wrong;
}"""


def is_for_everybody(page: Page) -> None:
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(BROKEN_TREE) == []
    assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chat_is_for_everybody(browser: Browser, url: str, chat: ScriptedChat, scheme: Any) -> None:
    chat.answer = lambda text: [QUESTION] if "h" in text else [{"text": "Lang" * 60}]
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{url}/chat/coachcenter")
    is_for_everybody(page)
    say(page, "Donaudampfschifffahrtsgesellschaft" * 6)
    page.wait_for_selector(".choice")
    chat.say(chat.got[0]["sender"], [{"text": "Dag!"}], by="staff")
    chat.refuse = [400]
    say(page, "hoi")
    page.wait_for_selector(".failed")
    expect(page.locator(".item.staff")).to_have_count(1)
    page.locator("summary").click()
    is_for_everybody(page)
    log = page.get_by_role("log")
    assert log.get_attribute("aria-live") == "polite" and log.get_attribute("aria-label")
    page.goto(f"{url}/privacy/{IBO}")
    is_for_everybody(page)
    page.goto(f"{url}/desk")
    is_for_everybody(page)
    context.close()


@pytest.mark.parametrize("size", [{"width": 640, "height": 360}, {"width": 320, "height": 256}])
def test_enlarged_or_sideways_the_field_and_the_talk_remain(browser: Browser, url: str, size: Any) -> None:
    # A window of 1280 by 1024 at 200 and 400 per cent, or a phone on its side.
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{url}/chat/coachcenter")
    assert page.evaluate(SIDEWAYS) <= 0
    say(page, "hoi")
    expect(page.locator(".item.bot")).to_be_in_viewport()
    page.locator("#field").scroll_into_view_if_needed()
    expect(page.locator("#field")).to_be_in_viewport()
    context.close()


def test_large_letters_break_nothing(page: Page, url: str, chat: ScriptedChat) -> None:
    chat.answer = lambda text: [QUESTION]
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    page.wait_for_selector(".choice")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SIDEWAYS) <= 0


def test_no_motion_for_who_wants_none(page: Page, url: str) -> None:
    page.goto(f"{url}/chat/coachcenter")
    page.evaluate("document.getElementById('progress').dataset.kind = 'thinking'")
    running = "getComputedStyle(document.getElementById('progress'), '::after').animationName"
    assert page.evaluate(running) == "none"


def test_the_past_is_not_read_aloud_again(page: Page, url: str, chat: ScriptedChat) -> None:
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    expect(page.locator(".item.bot")).to_have_count(1)
    page.add_init_script(
        "new MutationObserver(() => {"
        " const log = document.querySelector('[role=log]');"
        " if (log?.children.length && !window.firstLive) window.firstLive = log.getAttribute('aria-live');"
        "}).observe(document, {childList: true, subtree: true})"
    )
    page.reload()
    expect(page.locator(".item.bot")).to_have_count(1)
    assert page.evaluate("window.firstLive") == "off"
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")


def test_nothing_is_asked_while_nobody_looks(page: Page, url: str, chat: ScriptedChat) -> None:
    page.add_init_script("Object.defineProperty(document, 'hidden', {get: () => Boolean(window.away)})")
    page.clock.install()
    page.goto(f"{url}/chat/coachcenter")
    say(page, "hoi")
    expect(page.locator(".item.bot")).to_have_count(1)
    page.evaluate("window.away = true")
    page.clock.run_for(5_000)
    page.wait_for_timeout(200)
    before = chat.polls
    page.clock.run_for(60_000)
    page.wait_for_timeout(200)
    assert chat.polls == before
    page.evaluate("window.away = false; document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(300)
    assert chat.polls > before


# The desk -----------------------------------------------------------------------------------------


def test_the_desk_in_a_browser(page: Page, url: str, service: PageService) -> None:
    reference = service.official(COA, story="Het ging mis. " * 100).case.reference
    page.goto(url + service.link(COA, "directie"))
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/desk")
    is_for_everybody(page)
    page.get_by_role("link", name=re.compile(reference)).click()
    is_for_everybody(page)
    page.get_by_label("Antwoord aan de klager").fill("Dank u wel. Ik bel u morgen.")
    page.get_by_role("button", name="Stuur antwoord").click()
    outcome = page.get_by_role("status")
    expect(outcome).to_contain_text(reference)
    expect(outcome).to_be_focused()
    expect(page.locator(".talk .ours")).to_contain_text("Ik bel u morgen.")
    page.reload()
    expect(page.locator(".talk .ours")).to_have_count(1)
    page.locator("summary", has_text="Maak een notitie").click()
    page.get_by_label("Notitie").fill("Gebeld.")
    page.locator("form").filter(has=page.get_by_label("Notitie")).get_by_role("button").click()
    expect(page.locator(".history")).to_contain_text("Gebeld.")
    is_for_everybody(page)
    for link in ("Berichten", "Procedure"):
        page.get_by_role("link", name=link).click()
        is_for_everybody(page)
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De balie is voor medewerkers")


def test_the_desk_in_the_dark(browser: Browser, url: str, service: PageService) -> None:
    reference = service.open(COA, danger={"kind": "violence", "why": "geweld", "sentence": "x"}).case.reference
    context = browser.new_context(viewport=PHONE, color_scheme="dark", reduced_motion="reduce")
    page = context.new_page()
    page.goto(url + service.link(COA, "directie"))
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/desk")
    for path in ("/desk", f"/desk/cases/{reference}", "/desk/inbox", "/desk/procedure", "/desk/cases/COA-ZZZZ-ZZ"):
        page.goto(url + path)
        is_for_everybody(page)
    page.goto(f"{url}/desk/cases/{reference}")
    page.get_by_label("Of typ een opdracht").fill("onzin")
    page.get_by_role("button", name="Doe").click()
    expect(page.get_by_role("alert")).to_contain_text("onzin")
    assert page.get_by_label("Of typ een opdracht").input_value() == "onzin"
    is_for_everybody(page)
    context.close()


def test_the_desk_works_without_a_script(browser: Browser, url: str, service: PageService) -> None:
    reference = service.official(COA).case.reference
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, color_scheme="dark")
    page = context.new_page()
    page.goto(url + service.link(COA, "directie"))
    page.get_by_role("button", name="Aanmelden").click()
    page.goto(f"{url}/desk/cases/{reference}")
    page.get_by_role("button", name="Ik neem deze zaak").click()
    assert "U heeft" in page.locator("#outcome").inner_text()
    context.close()


def test_the_list_is_fresh_by_itself(page: Page, url: str, service: PageService) -> None:
    page.clock.install()
    page.goto(url + service.link(COA, "directie"))
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/desk")
    reference = service.open(COA).case.reference
    assert page.get_by_text(reference).count() == 0
    page.clock.run_for(31_000)
    expect(page.get_by_text(reference)).to_be_visible()


def test_the_desk_keeps_nothing_in_the_browser_s_reach(page: Page, url: str, service: PageService) -> None:
    page.goto(url + service.link(COA, "directie"))
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/desk")
    assert page.evaluate("document.cookie") == ""
    assert json.loads(page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")) == {}
