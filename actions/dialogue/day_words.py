"""A date in words, in every language of the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from procedures.calendar import dutch_day


@dataclass(frozen=True, slots=True)
class DayWords:
    """Names of the days from Monday and of the months, and their order in ``pattern``."""

    days: tuple[str, ...]
    months: tuple[str, ...]
    pattern: str

    def of(self, day: date) -> str:
        return self.pattern.format(
            weekday=self.days[day.weekday()], day=day.day, month=self.months[day.month - 1], year=day.year
        )


def _words(days: str, months: str, pattern: str) -> DayWords:
    return DayWords(tuple(days.split()), tuple(months.split()), pattern)


DAY_WORDS: Mapping[str, DayWords] = {
    "en": _words(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        "January February March April May June July August September October November December",
        "{weekday} {day} {month} {year}",
    ),
    "de": _words(
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "{weekday}, {day}. {month} {year}",
    ),
    "fr": _words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "{weekday} {day} {month} {year}",
    ),
    "tr": _words(
        "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "{day} {month} {year} {weekday}",
    ),
    "ar": _words(
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "{weekday} {day} {month} {year}",
    ),
    "pl": _words(
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "{weekday}, {day} {month} {year}",
    ),
    "uk": _words(
        "понеділок вівторок середа четвер п'ятниця субота неділя",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "{weekday}, {day} {month} {year}",
    ),
    "es": _words(
        "lunes martes miércoles jueves viernes sábado domingo",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "{weekday} {day} de {month} de {year}",
    ),
    "so": _words(
        "Isniin Talaado Arbaco Khamiis Jimce Sabti Axad",
        "Janaayo Febraayo Maarso Abriil Maajo Juun Luuliyo Agoosto Sebtembar Oktoobar Nofembar Desembar",
        "{weekday} {day} {month} {year}",
    ),
    "pap": _words(
        "djaluna djamars djárason djaweps djabièrnè djasabra djadumingu",
        "yanüari febrüari mart aprel mei yüni yüli ougùstùs sèptèmber òktober novèmber desèmber",
        "{weekday} {day} di {month} {year}",
    ),
}


def in_words(language: str, day: date) -> str:
    """Return "vrijdag 27 november 2026", "Friday 27 November 2026"; English for a language without names here."""
    if language == "nl":
        return dutch_day(day)
    return DAY_WORDS.get(language, DAY_WORDS["en"]).of(day)


_NAMES_CHANGE = frozenset({"pl", "uk"})
"""Languages whose names of months above stand as behind a day, which alone would be wrong."""


def whole(language: str, first: date, last: date) -> str | None:
    """A stretch that is a whole month or year, as people say it: "september 2026", "2025"; None for any other."""
    if first.day != 1 or (last + timedelta(days=1)).day != 1 or first.year != last.year:
        return None
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    if first.month != last.month or language in _NAMES_CHANGE:
        return None
    if language == "nl":
        return dutch_day(first).split(" ", 2)[2]
    return f"{DAY_WORDS.get(language, DAY_WORDS['en']).months[first.month - 1]} {first.year}"
