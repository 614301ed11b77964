"""The chat page and the desk in a real browser: from the first message to the staff's reply."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bench.__main__ import free_port

pytestmark = pytest.mark.browser
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, trained_engine: object) -> Iterator[tuple[str, str]]:
    """The service in a process of its own: its address, and what it printed."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "--port", str(port)],
        env={**os.environ, "VOORDEUR_DATA_DIR": str(tmp_path_factory.mktemp("front"))},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    printed = ""
    for line in process.stdout:
        printed += line
        if line.startswith("Not set up"):
            break
    yield f"http://127.0.0.1:{port}", printed
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "the Debian package chromium is missing: run `make setup-system`"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


def test_from_first_message_to_staff_reply(running: tuple[str, str], browser: Browser) -> None:
    address, printed = running
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}/chat/ik-ben-er-ook")
    log = page.get_by_role("log")

    def say(text: str, then: str) -> None:
        page.locator("#field:visible, #line:visible").first.fill(text)
        page.keyboard.press("Enter")
        expect(log).to_contain_text(then, timeout=15_000)

    say("mijn begeleider vergeet steeds onze afspraak", "Wil je nog iets toevoegen")
    page.get_by_role("button", name="Nee, dit was het").last.click()
    expect(log).to_contain_text("Wie ben jij")
    page.get_by_role("button", name="Ik krijg zelf hulp").last.click()
    expect(log).to_contain_text("officiële klacht wordt")
    page.get_by_role("button", name="Nee, gewoon vertellen").last.click()
    expect(log).to_contain_text("Voelt het veilig")
    page.get_by_role("button", name="Ja", exact=True).last.click()
    for _ in range(6):
        if page.get_by_role("button", name="Ja, dit klopt").count():
            break
        page.wait_for_timeout(300)
        page.locator("#field:visible, #line:visible").first.fill("weet ik niet")
        page.keyboard.press("Enter")
        page.wait_for_timeout(700)
    page.get_by_role("button", name="Ja, dit klopt").last.click()
    expect(log).to_contain_text("Je nummer is IBO-", timeout=15_000)
    reference = re.search(r"IBO-\w{4}-\w{2}", log.inner_text())
    assert reference

    link = re.search(r"ik-ben-er-ook begeleider: (\S+)", printed)
    assert link
    desk = browser.new_page(viewport={"width": 390, "height": 800})
    desk.goto(link[1])
    desk.get_by_role("button", name="Aanmelden").click()
    desk.get_by_role("link", name=re.compile(reference[0])).first.click()
    expect(desk.locator("body")).to_contain_text("mijn begeleider vergeet steeds onze afspraak")
    desk.goto(desk.url)
    field = desk.locator("#line").first
    field.fill(f"antwoord {reference[0]} Dank je wel, ik bel je morgen.")
    field.press("Enter")
    expect(log).to_contain_text("ik bel je morgen", timeout=20_000)
