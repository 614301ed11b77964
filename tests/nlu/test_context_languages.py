"""Plain answers, orders and stories in the nine languages beside Dutch and English."""

from __future__ import annotations

from datetime import datetime

import pytest

from nlu import answer_words
from nlu.context import plain_word
from nlu.language import Language, detect_language
from nlu.reading import read
from nlu.untrained import is_untrained, ranking_by_place

NOW = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
LANGUAGES = ("ar", "de", "es", "fr", "pap", "pl", "so", "tr", "uk")
NOISE = [("goodbye", 0.9), ("express_concern", 0.05)]
"""What a classifier may make of words it never saw."""

ANSWERS = {
    # language: yes, no, I don't know, stop, a person, thanks, official complaint
    "de": ("Ja, genau!", "Nein danke", "weiß ich nicht", "aufhören", "Mensch", "Vielen Dank", "offizielle Beschwerde"),
    "fr": ("Oui, d'accord", "non merci", "je sais pas", "arrêter", "humain", "Merci beaucoup", "plainte officielle"),
    "tr": ("evet", "HAYIR", "bilmiyorum", "dur", "insan", "teşekkürler", "resmi şikâyet"),
    "ar": ("نعم، صحيح", "لا شكراً", "لا أعرف", "توقف", "موظف", "شكرًا", "شكوى رسمية"),
    "pl": ("tak", "Nie, dziękuję", "nie wiem", "koniec", "człowiek", "dziękuję", "oficjalna skarga"),
    "uk": ("так", "ні, дякую", "не знаю", "стоп", "людина", "дякую", "офіційна скарга"),
    "es": ("Sí, claro", "No, gracias", "no sé", "parar", "persona", "gracias", "queja oficial"),
    "so": ("haa", "maya", "ma aqaan", "jooji", "qof", "mahadsanid", "cabasho rasmi ah"),
    "pap": ("Sí, ta bon", "nò", "mi no sa", "stòp", "un hende", "masha danki", "keho ofisial"),
}
INTENTS = ("affirm", "deny", "unsure", "stop", "request_human", "thank", "file_official_complaint")

ORDERS = {
    # language: skip, back, repeat, read aloud, one by one, with nobody, not yet
    "de": ("überspringen", "zurück", "wiederholen", "vorlesen", "einzeln", "mit niemandem", "noch nicht"),
    "fr": ("passer", "retour", "répéter", "relire", "un par un", "personne", "pas encore"),
    "tr": ("atla", "geri", "tekrar", "oku", "tek tek", "kimseyle", "henüz değil"),
    "ar": ("تخطي", "رجوع", "كرر", "اقرأ", "واحدًا واحدًا", "لا أحد", "ليس بعد"),
    "pl": ("pomiń", "wstecz", "powtórz", "odczytaj", "po kolei", "z nikim", "jeszcze nie"),
    "uk": ("пропустити", "назад", "повтори", "прочитай", "по черзі", "ні з ким", "ще ні"),
    "es": ("saltar", "atrás", "repetir", "leer", "uno por uno", "con nadie", "todavía no"),
    "so": ("ka bood", "dib", "ku celi", "akhri", "mid mid", "cidna", "mar dambe"),
    "pap": ("salta", "bèk", "ripití", "lesa", "un pa un", "ku niun hende", "ainda nò"),
}
MEANINGS = ("skip", "back", "repeat", "read_aloud", "one_by_one", "nobody", "not_yet")

ROLES = [
    ("ich bin die Mutter von Tom", "parent"), ("je suis le père", "parent"), ("annesiyim", "parent"),
    ("أنا والدته", "parent"), ("jestem matką", "parent"), ("я мама", "parent"), ("soy la madre", "parent"),
    ("hooyo ayaan ahay", "parent"), ("mi ta su mama", "parent"), ("ich selbst", "client"), ("yo mismo", "client"),
    ("aniga", "client"), ("kendim", "client"), ("meine Mutter ist Klientin", None), ("Tom", None),
]  # fmt: skip

FIRST_MESSAGES = {
    "de": ["Guten Tag, ich möchte eine Beschwerde einreichen", "Mein Betreuer kommt immer zu spät", "Niemand ruft mich zurück und ich bin sauer"],
    "fr": ["Bonjour, je voudrais faire une plainte", "Mon accompagnateur arrive toujours en retard", "Personne ne me rappelle et je suis fâché"],
    "tr": ["Merhaba, bir şikayetim var", "Danışmanım her zaman geç geliyor", "Kimse beni geri aramıyor, çok kızgınım"],
    "ar": ["مرحبا، أريد تقديم شكوى", "المرافق يتأخر دائما عن الموعد", "لا أحد يتصل بي وأنا غاضب جدا"],
    "pl": ["Dzień dobry, chcę złożyć skargę", "Mój opiekun zawsze się spóźnia", "Nikt do mnie nie oddzwania i jestem zły"],
    "uk": ["Добрий день, я хочу подати скаргу", "Мій куратор завжди запізнюється", "Ніхто мені не передзвонює і я злий"],
    "es": ["Buenos días, quiero presentar una queja", "Mi acompañante siempre llega tarde", "Nadie me llama y estoy muy enfadado"],
    "so": ["Salaam, waxaan rabaa inaan cabasho gudbiyo", "Kaaliyahaygu mar walba wuu soo daahaa", "Qofna ima soo waco, aad baan u xanaaqsanahay"],
    "pap": ["Bon dia, mi ke entregá un keho", "Mi guiadó ta yega lat semper", "Niun hende no ta yama mi bèk i mi ta rabiá"],
}


def test_every_language_has_words() -> None:
    assert tuple(answer_words.languages()) == LANGUAGES
    assert set(ANSWERS) == set(ORDERS) == set(FIRST_MESSAGES) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_answers(language: str) -> None:
    for text, intent in zip(ANSWERS[language], INTENTS, strict=True):
        assert plain_word(text) == intent, text
        assert read(text, NOISE, asked="role", now=NOW, language=language).intent == intent, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_orders(language: str) -> None:
    for text, meaning in zip(ORDERS[language], MEANINGS, strict=True):
        assert answer_words.means(text, meaning), text
        assert answer_words.means(f" {text.upper()}. ", meaning) or language == "tr", text


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_roles(text: str, role: str | None) -> None:
    assert answer_words.role_of(text) == role


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_message_shows_its_language(language: str) -> None:
    for text in FIRST_MESSAGES[language]:
        heard = detect_language(text)
        assert heard.code == language, (text, heard)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_a_story_whatever_the_classifier_says(language: str) -> None:
    for text in FIRST_MESSAGES[language]:
        reading = read(text, NOISE, asked=None, now=NOW, language="nl")
        assert reading.intent == "express_concern", text
        assert [name for name, _ in reading.ranking] == ["express_concern"]


def test_one_foreign_word_is_no_other_language() -> None:
    """"Merci" and "hola" are said in Dutch talks, too."""
    for text in ("merci", "hola", "danke", "stop", "ok", "Ahmed", "tak", "si"):
        assert detect_language(text, default="nl").code == "nl"


def test_dutch_and_english_stay_with_the_classifier() -> None:
    for text in ("mijn begeleider komt altijd te laat", "ik wil een officiële klacht indienen", "my coach is always late"):
        for spoken in ("nl", "en"):
            assert not is_untrained(detect_language(text, default=spoken), spoken)
    assert read("tot ziens en bedankt", NOISE, asked=None, now=NOW, language="nl").intent == "goodbye"


def test_doubtful_foreign_text_stays_with_the_classifier() -> None:
    assert not is_untrained(Language("de", 0.6, "second_opinion"), "nl")
    assert is_untrained(Language("de", 0.6, "second_opinion"), "de")


def test_the_place_in_the_talk() -> None:
    assert ranking_by_place("wie lange dauert das?", "role")[0][0] == "ask_clarification"
    assert ranking_by_place("متى؟", "tried")[0][0] == "ask_clarification"
    assert ranking_by_place("mit meiner Schwester", "tried")[0][0] == "give_details"
    assert ranking_by_place("Guten Tag", None)[0][0] == "out_of_scope"
    for wish in ("Je voudrais parler en français", "Können wir Deutsch sprechen?", "أريد أن أتكلم بالعربية", "chcę pisać po polsku"):
        assert ranking_by_place(wish, None)[0][0] == "change_language", wish
    assert ranking_by_place("er kam nie, warum?", "more")[0][0] == "express_concern"


def test_back_to_dutch_or_english() -> None:
    for language in LANGUAGES:
        for text in ("Nederlands", "nederlands graag", "English", "English please"):
            assert read(text, NOISE, asked="role", now=NOW, language=language).intent == "change_language"


def test_details_and_days_are_read_in_any_language() -> None:
    reading = read("Anna Beispiel, Dorpsstraat 5, 1234 AB Utrecht, 0612345678", NOISE, asked="details", now=NOW, language="de")
    assert reading.intent == "give_details"
    assert {e["entity"] for e in reading.entities} >= {"postcode", "phone", "house_number"}
    for text in ("3-11-2026", "3.11.2026", "03/11/2026"):
        reading = read(text, NOISE, asked="happened_on", now=NOW, language="uk")
        assert [e["value"] for e in reading.entities if e["entity"] == "date"] == ["2026-11-03"], text


def test_danger_goes_before_everything() -> None:
    reading = read("Ich will nicht mehr leben", NOISE, asked="more", now=NOW, language="de")
    assert reading.intent == "report_danger"


def test_a_word_of_several_meanings_has_no_intent() -> None:
    assert plain_word("personne") is None
    assert plain_word("Willem") is None
    assert answer_words.intent_of("ja " * 40) is None
