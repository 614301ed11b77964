"""The whole life of one case of each procedure, played in a rehearsal and written down to be read."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from bot.bootstrap import Service
from bot.follow_ups import rehearse
from bot.settings import ROOT, Settings
from bot.simulate.talk import Talk
from bot.staff.commands import execute
from bot.staff.showing import case_text
from procedures.calendar import dutch_day
from procedures.terms import local_day
from storage.outbox import OutboxRow

_SCRIPTS = Path(__file__).with_name("scripts")
_BEGIN = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
_FROM = {"bot": "Assistent", "system": "Assistent", "staff": "Medewerker"}
_DATE = re.compile(r"\d\d-\d\d-\d{4} \d\d:\d\d")


def write_all(folder: Path) -> Iterator[Path]:
    """Write a story for each procedure with a script, and give each file."""
    folder.mkdir(parents=True, exist_ok=True)
    for script in sorted(_SCRIPTS.glob("*.yml")):
        file = folder / f"{script.stem}.md"
        file.write_text(story(script.stem), "utf-8")
        yield file


def story(organisation: str, dialogue: Any = None) -> str:
    """The life of one case as Markdown, played on a database that is thrown away.

    Args:
        dialogue: the loaded model, where there is one already.
    """
    script = yaml.safe_load((_SCRIPTS / f"{organisation}.yml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        service = Service(
            Settings(
                data_dir=folder, database_url=f"sqlite:///{folder / 'story.sqlite'}", clock=_BEGIN,
                master_key_file=folder / "master.key", models_dir=ROOT / "models",
            )
        )  # fmt: skip
        if dialogue is not None:
            service.__dict__["dialogue"] = dialogue
        try:
            service.prepare()
            return _Story(service, organisation, script).told()
        finally:
            service.close()


class _Story:
    def __init__(self, service: Service, organisation: str, script: dict[str, Any]) -> None:
        self._service, self._key, self._script = service, organisation, script
        self._talk = Talk(service, organisation, "story")
        self._lines: list[str] = []
        self._day = ""
        self._staff_seen = 0

    def told(self) -> str:
        procedure = self._service.procedures[self._key]
        self._lines += [
            f"# {procedure.short_name}: {self._script['title'][0].lower()}{self._script['title'][1:]}", "",
            self._script["why"], "",
            "De mensen in dit verhaal zijn verzonnen. De rest is echt: het is gespeeld met `voordeur simulate "
            "--stories docs/stories`.", "",
        ]  # fmt: skip
        for step in self._script["steps"]:
            self._step(step)
        self._end()
        text = "\n".join(self._lines).rstrip() + "\n"
        return self._plain(text)

    def _step(self, step: dict[str, Any]) -> None:
        if step.get("tell") and "pass" not in step:
            self._new_day()
            self._aside(step["tell"])
        if "pass" in step:
            self._time_passes(step)
        elif "say" in step:
            self._new_day()
            self._say(str(step["say"]), step.get("shown"))
        elif "answers" in step:
            self._intake(step["answers"])
        else:
            self._new_day()
            self._staff_types(step["staff"]["as"], step["staff"]["do"])
            self._person_reads(self._talk.news())
        self._staff_reads()

    def _time_passes(self, step: dict[str, Any]) -> None:
        """What the clock did until a moment, day by day; what the step tells stands on the last of those days."""
        until = datetime.fromisoformat(step["pass"])
        rehearse(self._service, until)
        went = sorted([*((row, True) for row in self._talk.news()), *((row, False) for row in self._new_to_staff())],
                      key=lambda one: one[0].id)  # fmt: skip
        told = False
        for row, to_person in went:
            last = local_day(row.at) == local_day(went[-1][0].at)
            self._new_day(local_day(row.at))
            if last and not told and step.get("tell"):
                self._aside(step["tell"])
                told = True
            if to_person:
                self._person_reads([row])
            else:
                self._staff_member_reads(row)
        if not told and step.get("tell"):
            self._new_day()
            self._aside(step["tell"])

    def _intake(self, answers: dict[str, str]) -> None:
        """The questions of the intake, in short: each with what was answered."""
        def answer(asked: str) -> str:
            return answers.get(asked) or _USUAL.get(asked, "weet ik niet")

        while not self._talk.reference:
            asked = self._talk.asks or ""
            self._say(answer(asked), self._title(answer(asked)))

    def _title(self, payload: str) -> str | None:
        """What stands on the button of a payload."""
        return self._titles.get(payload)

    def _say(self, text: str, shown: str | None = None) -> None:
        self._quote("Klager", shown or text)
        rows = self._talk.say(text)
        self._person_reads(rows)

    def _person_reads(self, rows: list[OutboxRow]) -> None:
        self._titles = {}
        for row in rows:
            content = row.content or {}
            who = _FROM.get(row.author, "Assistent")
            buttons = content.get("buttons") or []
            self._titles |= {one["payload"]: one["title"] for one in buttons}
            shown = " ".join(f"[{one['title']}]" for one in buttons)
            self._quote(who, f"{content.get('text') or ''}\n{shown}".strip())

    _titles: dict[str, str] = {}

    def _staff_types(self, name: str, line: str) -> None:
        self._lines += [f"**{name.capitalize()} typt:** `{line}`", ""]
        with self._service.unit_of_work() as work:
            desk = self._service.desk(work, self._key)
            user = desk.organisation.staff[name]
            outcome = execute(desk, user, line.replace("REF", self._talk.reference or ""))
            if outcome.ok:
                work.commit()
        self._lines += [*(f"> {part}" if part else ">" for part in outcome.text.split("\n")), ""]

    def _staff_reads(self) -> None:
        """What reached staff since the last look."""
        for row in self._new_to_staff():
            self._staff_member_reads(row)

    def _new_to_staff(self) -> list[OutboxRow]:
        with self._service.unit_of_work(read_only=True) as work:
            rows = [row for row in work.outbox.list(self._key, limit=10_000) if row.id > self._staff_seen]
        self._staff_seen = max([self._staff_seen, *(row.id for row in rows)])
        return [row for row in rows if row.to.startswith("staff:")]

    def _staff_member_reads(self, row: OutboxRow) -> None:
        name = row.to.removeprefix("staff:").capitalize()
        self._quote(f"Aan {name}", (row.content or {}).get("text") or "")

    def _new_day(self, on: date | None = None) -> None:
        day = dutch_day(on or local_day(self._service.clock.now()))
        if day != self._day:
            self._day = day
            self._lines += [f"## {day.capitalize()}", ""]

    def _aside(self, text: str) -> None:
        self._lines += [f"*{text}*", ""]

    def _quote(self, who: str, text: str) -> None:
        lines = [line.strip() for line in text.strip().split("\n")]
        self._lines += [f"**{who}:** {lines[0]}", *(f"{line}" if line else "" for line in lines[1:]), ""]

    def _end(self) -> None:
        """Where the case stands at the end: the clock and the history as staff see them."""
        with self._service.unit_of_work() as work:
            desk = self._service.desk(work, self._key)
            case = work.cases.by_reference(self._talk.reference or "")
            assert case is not None
            users = [desk.organisation.staff[name] for name in desk.organisation.staff]
            from actions.cases.permissions import may_see

            user = next(one for one in users if may_see(desk, case, one))
            text = case_text(desk, user, case)
        self._lines += ["## Zo staat de zaak in het dossier", ""]
        shown = text[text.index("Nu: ") :]
        self._lines += [line for line in shown.split("\n")]

    def _plain(self, text: str) -> str:
        """The same text each time: the reference is random, and the minute is that of the rehearsal."""
        reference = self._talk.reference or "-"
        prefix = reference.split("-")[0]
        text = text.replace(reference, f"{prefix}-0000-00")
        return _DATE.sub(lambda found: found[0][:10], text)


_USUAL = {
    "more": "more:no", "others_read": "others_read:no", "opt_in": "opt_in:yes", "in_interest": "in_interest:yes",
    "authorised": "authorised:yes", "on_behalf_of": "on_behalf_of:skip", "confirm": "confirm:yes",
    "route": "route:talk", "name": "name:skip", "tried": "tried:nobody", "feels_safe": "feels_safe:yes",
    "email": "email:skip", "role": "role:parent", "confidant_story": "confidant_story:here",
}  # fmt: skip
