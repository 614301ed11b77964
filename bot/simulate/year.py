"""A year of plausible cases: people arrive, staff act, the clock moves, and follow-ups are carried out on the way."""

from __future__ import annotations

import heapq
import logging
import random
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from bot.bootstrap import Service
from bot.follow_ups import rehearse
from bot.simulate.people import Person, material, somebody
from bot.simulate.talk import Talk, TalkStuck
from bot.staff.commands import execute
from procedures.terms import AMSTERDAM, instant_at

log = logging.getLogger(__name__)

_AFTERWARDS = timedelta(days=130)
"""How long after the year's end the last cases are played on: until the question three months later."""

_LOOK_AGAIN_DAYS = (2, 5, 9, 16, 28, 45, 95, 125)
"""Days after the intake on which somebody looks whether there is news."""


def simulate(
    service: Service, cases: int, seed: int, *, keys: Sequence[str] | None = None, year: int | None = None
) -> dict[str, Any]:
    """Fill a year and move the clock past it.

    The same seed gives the same people, stories and acts; references and codes are random all the same.

    Args:
        cases: how many people come to the door.
        keys: the organisations, in turn; all where not given.
        year: the calendar year in which they come; that of the clock where not given. A database in which
            something happened already goes on from its own clock.
    """
    from rich.console import Console
    from rich.progress import Progress

    played = _Year(service, random.Random(seed), list(keys or service.procedures), year, seed)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(f"{cases} cases", total=cases)
        played.play(cases, lambda: progress.advance(bar))
    return {
        "cases": played.filed, "stuck": played.stuck, "refused": played.refused, "acts": played.acts, "seed": seed,
        "year": played.start.year, "until": service.clock.now().astimezone(AMSTERDAM).isoformat(timespec="seconds"),
    }  # fmt: skip


class _Year:
    """The events of the year in the order of their moments."""

    def __init__(self, service: Service, dice: random.Random, keys: list[str], year: int | None, seed: int) -> None:
        self._service, self._dice, self._keys, self._seed = service, dice, keys, seed
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()
        self.filed = self.stuck = self.acts = self.refused = 0
        with service.unit_of_work() as work:
            self._before = len(work.cases.list(with_content=False))
            now = service.clock.now()
            if not self._before:
                self.start = date(year or now.astimezone(AMSTERDAM).year, 1, 1)
                service.clock.set(instant_at(self.start, 0), work)
                work.commit()
            else:
                self.start = now.astimezone(AMSTERDAM).date()

    def play(self, cases: int, arrived: Callable[[], None]) -> None:
        for number in range(cases):
            at = self._moment(number, cases)
            person = somebody(self._dice, key := self._keys[number % len(self._keys)])
            dice = random.Random(f"{self._seed} {number}")
            self._at(at, partial(self._arrive, key, person, number, dice))
            self._at(at, arrived)
        while self._events:
            at, _, act = heapq.heappop(self._events)
            rehearse(self._service, at)
            act()
        end = instant_at(self.start.replace(month=12, day=31), 12) + _AFTERWARDS
        if end > self._service.clock.now():
            rehearse(self._service, end)

    def _moment(self, number: int, cases: int) -> datetime:
        """Spread over the year, mostly in the day; some write in the evening or at night."""
        day = self.start + timedelta(days=int(360 * (number + self._dice.random()) / cases))
        hour = self._dice.choices((10, 14, 20, 2), (5, 5, 4, 1))[0] + self._dice.randint(-1, 1)
        return instant_at(day, hour, self._dice.randrange(60))

    def _at(self, moment: datetime, act: Callable[[], Any]) -> None:
        heapq.heappush(self._events, (moment, next(self._order), act))

    def _later(self, days: float, act: Callable[[], Any]) -> None:
        """So many days from now, moved into office hours."""
        at = self._service.clock.now().astimezone(AMSTERDAM) + timedelta(days=days)
        day = at.date() + timedelta(days=max(0, at.weekday() - 4) and 7 - at.weekday())
        self._at(max(instant_at(day, 10), self._service.clock.now()), act)

    # The person ------------------------------------------------------------------------------

    def _arrive(self, key: str, person: Person, number: int, dice: random.Random) -> None:
        talk = Talk(self._service, key, f"simulated-{self._seed}-{self._before}-{number}")
        try:
            talk.say("English" if person.language == "en" else "hallo")
            talk.say(person.story)
            talk.answer_until("filed", person.answer)
        except TalkStuck as stuck:
            self.stuck += 1
            log.warning("person %d at %s: %s", number, key, stuck)
            return
        self.filed += 1
        if person.kind == "compliment":
            return
        _Handling(self, talk, person, dice).begin()
        for days in _LOOK_AGAIN_DAYS:
            self._later(days + dice.random(), lambda: self._look(talk, person, dice))

    def _look(self, talk: Talk, person: Person, dice: random.Random) -> None:
        """Read what came in and perhaps answer it."""
        talk.news()
        asked = talk.asks
        if asked is None or dice.random() > person.patience:
            return
        answers = {
            "satisfaction": f"satisfaction:{min(5, max(1, person.content + dice.randint(-1, 1)))}",
            "resolved": f"resolved:{'yes' if person.content >= 3 else dice.choice(('no', 'partly'))}",
            "measure_helped": f"measure_helped:{dice.choice(('yes', 'yes', 'partly', 'no'))}",
            "reopen": f"reopen:{dice.choice(('yes', 'no', 'no'))}",
            "agree": f"agree:{dice.choice(('yes', 'yes', 'no'))}",
            "consent": "consent:yes",
            "next_step": "next_step:no",
        }
        if asked in answers:
            talk.say(answers[asked])
            if talk.asks in ("reopen", "next_step"):
                talk.say(answers[talk.asks])

    # Staff -----------------------------------------------------------------------------------

    def do(self, talk: Talk, line: str, *, decides: bool = False) -> bool:
        """A command of whoever may give it, on the case of this talk; whether it was carried out."""
        service, key = self._service, talk.organisation
        with service.unit_of_work() as work:
            case = work.cases.by_reference(talk.reference or "")
            if case is None or case.erased_at is not None:
                return False
            desk = service.desk(work, key)
            roles = [*(desk.procedure.decides if decides else ()), case.handler, *desk.procedure.staff_roles]
            users = [user for role in roles for user in desk.organisation.with_role(role)]
            for user in dict.fromkeys(users):
                outcome = execute(desk, user, line.replace("REF", case.reference, 1))
                if outcome.ok:
                    work.commit()
                    self.acts += 1
                    return True
                work.rollback()
        self.refused += 1
        return False

    def status(self, talk: Talk) -> str:
        with self._service.unit_of_work(read_only=True) as work:
            case = work.cases.by_reference(talk.reference or "")
            return case.status if case else "gone"

    def is_late(self, talk: Talk) -> bool:
        with self._service.unit_of_work(read_only=True) as work:
            case = work.cases.by_reference(talk.reference or "")
            return case is not None and any(one.status == "missed" for one in work.cases.deadlines(case.id))


class _Handling:
    """How staff handle one case: mostly in time, sometimes late, now and then with a measure."""

    def __init__(self, year: _Year, talk: Talk, person: Person, dice: random.Random) -> None:
        self._year, self._talk, self._person, self._dice = year, talk, person, dice
        self._words = material()["staff"]

    def begin(self) -> None:
        dice, later = self._dice, self._year._later
        slow = dice.random() < 0.12
        later(dice.uniform(0.2, 2.5) + 12 * slow, lambda: self._do("neem REF"))
        later(dice.uniform(0.5, 4) + 12 * slow, lambda: self._do("bevestig REF"))
        later(dice.uniform(2, 8) + 8 * slow, lambda: self._do(f"antwoord REF {dice.choice(self._words['reply'])}"))
        ending = dice.choices(("settle", "refuse", "withdraw", "leave"), (86, 5, 5, 4))[0]
        if ending == "refuse":
            later(dice.uniform(6, 18), lambda: self._do(f"weiger REF {self._words['not_admit']}", decides=True))
        elif ending == "withdraw":
            later(dice.uniform(4, 20), self._withdraw)
        elif ending == "settle":
            self._settle(slow)

    def _settle(self, slow: bool) -> None:
        dice, later = self._dice, self._year._later
        if self._talk.organisation == "coachcenter":
            later(dice.uniform(8, 12), lambda: self._do(f"nodig-uit REF over 5 dagen: {self._words['invite']}", decides=True))
        took = dice.uniform(8, 26) + (dice.uniform(10, 35) if slow or dice.random() < 0.1 else 0)
        if dice.random() < 0.15:
            later(took - 3, lambda: self._do(f"verleng REF {self._words['extend']}", decides=True))
        if self._person.kind == "official_complaint":
            tenor = dice.choices(("decide_upheld", "decide_partly", "decide_not"), (5, 3, 3))[0]
            later(took, lambda: self._do(f"besluit REF {self._words[tenor]}", decides=True))
        later(took + 1, self._explain)
        if dice.random() < 0.3:
            later(took + 1, self._measure)
        later(took + dice.uniform(2, 9), lambda: self._do(f"sluit REF {dice.choice(self._words['close'])}", decides=True))

    def _explain(self) -> None:
        if self._year.is_late(self._talk):
            self._do(f"toelichting REF {self._dice.choice(self._words['explain'])}", decides=True)

    def _measure(self) -> None:
        if self._do(f"maatregel REF {self._dice.choice(self._words['measure'])}", decides=True):
            answer = self._dice.choice(("ja", "ja", "deels", "nee"))
            self._year._later(96, lambda: self._do(f"werkt REF {answer}", decides=True))

    def _withdraw(self) -> None:
        self._talk.say("ik wil mijn klacht intrekken" if self._person.language == "nl" else "I want to withdraw my complaint")
        if self._talk.asks == "withdraw_sure":
            self._talk.say("withdraw_sure:yes")

    def _do(self, line: str, *, decides: bool = False) -> bool:
        return self._year.do(self._talk, line, decides=decides)
