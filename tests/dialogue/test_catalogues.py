"""The bot's texts: complete in every language, short enough for buttons, and plain."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from actions.dialogue import day_words, helper_words, orders, readers
from actions.dialogue.texts import ROOT, load_texts
from nlu import answer_words
from nlu.context import plain_word

TEXTS = load_texts().by_language
ENGLISH = {key: forms[""] for key, forms in TEXTS["en"].items()}
DUTCH = TEXTS["nl"]
OTHERS = sorted(set(TEXTS) - {"nl"})
NINE = sorted(set(OTHERS) - {"en"})

LIST_ITEM = 24
"""Characters of an item in a WhatsApp list."""
REPLY_BUTTON = 20
"""Characters of a WhatsApp reply button; a question with up to three buttons uses those."""
REPLIES = re.compile(r"utter_button_(yes|no|unknown|skip|(opt_in|official|confirm|continue|resolved|withdraw_sure)_\w+)$")

MAY_BE_EMPTY = {"utter_anonymous_visible_phone", "utter_anonymous_visible_in_person"}


def places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def catalogue(language: str) -> dict[str, str]:
    return {key: forms[""] for key, forms in TEXTS[language].items()}


# Every language -------------------------------------------------------------------------------


def test_the_nine_are_there() -> None:
    assert NINE == ["ar", "de", "es", "fr", "pap", "pl", "so", "tr", "uk"]


@pytest.mark.parametrize("language", OTHERS)
def test_same_keys_as_dutch(language: str) -> None:
    assert set(TEXTS[language]) == set(DUTCH)


@pytest.mark.parametrize("language", OTHERS)
def test_no_key_is_given_twice(language: str) -> None:
    lines = (ROOT / "translations" / f"{language}.yml").read_text("utf-8").splitlines()
    keys = [line.split(":")[0] for line in lines if line.startswith("utter_")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", OTHERS)
def test_same_placeholders(language: str) -> None:
    for key, text in catalogue(language).items():
        expected = {frozenset(places(variant)) for variant in DUTCH[key].values()}
        assert expected == {frozenset(places(text))}, key


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_empty(language: str) -> None:
    assert {key for key, text in catalogue(language).items() if not text.strip()} <= MAY_BE_EMPTY


@pytest.mark.parametrize("language", OTHERS)
def test_buttons_fit(language: str) -> None:
    for key, text in catalogue(language).items():
        if key.startswith("utter_button_"):
            assert len(text) <= (REPLY_BUTTON if REPLIES.match(key) else LIST_ITEM), (key, text)


@pytest.mark.parametrize("language", [*OTHERS, "nl"])
def test_buttons_of_one_question_differ(language: str) -> None:
    """A title typed by hand must choose one button."""
    groups: dict[str, list[str]] = {}
    for key, forms in TEXTS[language].items():
        if found := re.match(r"utter_button_(role|age_band|desired_outcome|official|hearing|confirm|stop_which|satisfaction)_", key):
            groups.setdefault(found[1], []).append(next(iter(forms.values())).casefold())
    for name, titles in groups.items():
        assert len(titles) == len(set(titles)), name


_DUTCH_WORDS = re.compile(
    r"\b(?:de|het|een|niet|wij|uw|jouw|klacht|medewerker|verhaal|dank u|bericht|overslaan|weet ik niet|begeleider)\b", re.IGNORECASE
)
_KEPT_DUTCH = re.compile(r"Nederlands\? Typ ‘Nederlands’|Klachtenportaal Zorg|Kindertelefoon|Jeugdstem|Dorpsstraat")


@pytest.mark.parametrize("language", OTHERS)
def test_no_dutch_left(language: str) -> None:
    for key, text in catalogue(language).items():
        rest = _KEPT_DUTCH.sub("", text)
        found = _DUTCH_WORDS.search(rest)
        assert not found or found[0].lower() in _SHARED.get(language, set()), (key, found[0])


_SHARED = {"es": {"de"}, "fr": {"de"}, "tr": {"de"}, "pap": {"de"}}
"""Words that look Dutch and are the language's own."""


@pytest.mark.parametrize("language", NINE)
def test_nothing_is_left_in_english(language: str) -> None:
    same = {key for key, text in catalogue(language).items() if text == ENGLISH[key] and len(text) > 8}
    assert same <= {"fr": {"utter_kind_compliment"}}.get(language, set())


@pytest.mark.parametrize("language", NINE)
def test_numbers_and_addresses_are_kept(language: str) -> None:
    for key, text in catalogue(language).items():
        for number in re.findall(r"\b(?:0800-\d{4}|088-\d{3} \d{4}|112|1234 AB)\b", ENGLISH[key]):
            assert number in text, key


@pytest.mark.parametrize("language", NINE)
def test_the_welcome_says_who_reads_and_how_to_get_on(language: str) -> None:
    """That staff read Dutch, that an interpreter can be asked for, and the words for a person and for stopping."""
    text = TEXTS[language]["utter_welcome"][""]
    assert re.search(_INTERPRETER[language], text, re.IGNORECASE)
    assert "‘Nederlands’" in text
    meant = {plain_word(word) for word in quoted(text)}
    assert {"request_human", "stop"} <= meant


_INTERPRETER = {
    "de": "dolmetscher", "fr": "interprète", "tr": "tercüman", "ar": "مترجم", "pl": "tłumacz", "uk": "перекладач",
    "es": "intérprete", "so": "turjubaan", "pap": "tradukdó",
}  # fmt: skip


def quoted(text: str) -> list[str]:
    return re.findall("‘([^’]*(?:’\\w[^’]*)*)’", text)


_ORDERS_SAID = (
    "utter_welcome utter_welcome_child utter_help utter_use_buttons utter_filed_concern utter_status_closed"
    " utter_privacy_no_more utter_procedure_silent utter_return_without utter_bot_challenge utter_ask_date_of_death utter_ask_more utter_ask_feels_safe utter_retry_your_coach"
).split()


@pytest.mark.parametrize("language", NINE)
def test_words_that_a_text_names_are_understood(language: str) -> None:
    for key in _ORDERS_SAID:
        for word in quoted(TEXTS[language].get(key, {}).get("", "")):
            if word != "Nederlands" and not word[0].isdigit():
                assert plain_word(word) or orders.order_in(word) or readers.is_skip(word), (key, word)


@pytest.mark.parametrize("language", NINE)
def test_plain_answers_may_be_typed_as_the_buttons_say(language: str) -> None:
    texts = catalogue(language)
    for key, intent in (
        ("utter_button_yes", "affirm"), ("utter_button_no", "deny"), ("utter_button_unknown", "unsure"),
        ("utter_button_human", "request_human"), ("utter_button_confirm_yes", "affirm"), ("utter_button_no_more", "deny"),
        ("utter_button_anonymous", "request_anonymity"),
    ):  # fmt: skip
        assert plain_word(texts[key]) == intent, (key, texts[key])
    assert readers.is_skip(texts["utter_button_skip"])
    assert answer_words.means(texts["utter_button_details_one_by_one"], "one_by_one")


def test_arabic_runs_from_right_to_left() -> None:
    """The first letter of each text decides; a name that is filled in must not come first."""
    for key, text in catalogue("ar").items():
        first = next((c for c in re.sub(r"\{\w+\}", "X", text) if c.isalpha()), None)
        assert first is None or "\u0600" <= first <= "\u06ff", key


@pytest.mark.parametrize("language", NINE)
def test_words_beside_the_texts(language: str) -> None:
    """Days and months, and what the person who helps is called."""
    words = day_words.DAY_WORDS[language]
    assert len(words.days) == len(set(words.days)) == 7
    assert len(words.months) == len(set(words.months)) == 12
    assert set(helper_words.HELPER_WORDS[language]) == {"coach", "client"}


@pytest.mark.parametrize("language", NINE)
def test_sentences_stay_short(language: str) -> None:
    lengths = [len(sentence.split()) for _, sentence in sentences(catalogue(language))]
    assert sum(lengths) / len(lengths) <= 12
    assert max(lengths) <= 24


# Dutch ----------------------------------------------------------------------------------------

_END = re.compile(r"(?<=[.!?])\s+|\n")
_STIFF = re.compile(
    r"\b(?:indien|echter|ter inzage|inlichten|sanctie|in behandeling (?:nemen|genomen)|gegrond|hoor en wederhoor|bemiddel\w*|"
    r"ontvangstbevestiging|gemachtigd\w*|bejegening|klachtenfunctionaris|hiermee|hierbij|middels|teneinde|aangaande|betreffende|"
    r"derhalve|tevens|desgewenst|dient te|alsmede|inzake|omtrent|conform|helaas|onmiddellijk|gelieve|verzoeken wij)\b",
    re.IGNORECASE,
)
_MAY_STAND = {"utter_confirm_official": {"hiermee"}}
"""The one sentence that files a complaint says with what it is filed."""
_FORMAL = re.compile(r"\b(?:u|uw|uzelf)\b", re.IGNORECASE)
_FAMILIAR = re.compile(r"\b(?:je|jij|jou|jouw|jezelf|jullie)\b", re.IGNORECASE)


def sentences(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Sentences of three words and more; a list of fields or routes is no sentence."""
    for key, text in texts.items():
        for sentence in _END.split(text):
            if len(sentence.split()) >= 3:
                yield key, sentence


def dutch(form: str) -> dict[str, str]:
    return {key: forms.get(form) or forms.get("") or next(iter(forms.values())) for key, forms in DUTCH.items()}


def test_dutch_has_both_forms_or_neither() -> None:
    for key, forms in DUTCH.items():
        assert set(forms) in ({""}, {"u", "je"}), key


def test_u_and_je_are_not_mixed() -> None:
    for key, forms in DUTCH.items():
        spoken = {form: re.sub("‘[^’]*’", "", text) for form, text in forms.items()}
        assert not _FAMILIAR.search(spoken.get("u", "")), key
        assert not _FORMAL.search(spoken.get("je", "")), key
        neutral = spoken.get("", "")
        assert not (_FORMAL.search(neutral) and _FAMILIAR.search(neutral)), key


@pytest.mark.parametrize("form", ["u", "je"])
def test_dutch_is_plain(form: str) -> None:
    """B1: twelve words a sentence at most on average, no long ones, no stiff words."""
    lengths = {sentence: len(sentence.split()) for _, sentence in sentences(dutch(form))}
    assert sum(lengths.values()) / len(lengths) <= 12
    assert not {sentence for sentence, length in lengths.items() if length > 22}
    for key, text in dutch(form).items():
        found = _STIFF.search(text)
        assert not found or found[0].lower() in _MAY_STAND.get(key, set()), (key, found[0])


def test_dutch_never_blames_refuses_or_overclaims() -> None:
    for form in ("u", "je"):
        for key, text in dutch(form).items():
            assert not re.search(r"precies hoe (?:u|je) (?:zich|je) voel|weet (?:u|je) zeker dat|te laat|kalm aan|had nooit mogen", text, re.IGNORECASE), key


@pytest.mark.parametrize("language", [*OTHERS, "nl"])
def test_no_emoji(language: str) -> None:
    for key, forms in TEXTS[language].items():
        assert not re.search("[\U0001f300-\U0001faff☀-➿]", "".join(forms.values())), key


def test_files_are_catalogues() -> None:
    for file in Path(ROOT / "translations").glob("*.yml"):
        assert all(isinstance(text, str) for text in yaml.safe_load(file.read_text("utf-8")).values())
