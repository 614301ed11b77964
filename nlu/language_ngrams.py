"""How likely a message's letter groups are in each language, from langdetect's own profiles.

langdetect draws at random and takes milliseconds; its profiles (how often each group of one, two
and three letters occurs) give the same knowledge when read directly: the same answer every time,
in a tenth of a millisecond.
"""

from __future__ import annotations

import json
from functools import cache
from math import log
from pathlib import Path

from nlu.language_words import fold, vocabulary

PROFILED = ("nl", "en", "de", "fr", "tr", "pl", "es", "so")
# These have no profile in Latin letters: their letter groups are counted from the words we list.
LISTED = ("pap", "ar", "uk")
_FLOOR = 0.00002
_LONGEST = 300  # letters; more tell nothing new


def ngram_scores(words: list[str]) -> dict[str, float]:
    """Return per Latin-script language the mean log likelihood of the folded words' letter groups.

    Only differences between languages mean anything. Empty input gives an empty answer.
    """
    table, floor = _table()
    sums = [0.0] * len(floor)
    count = 0
    for gram in _grams(words):
        count += 1
        for i, value in enumerate(table.get(gram, floor)):
            sums[i] += value
    if not count:
        return {}
    return {lang: total / count for lang, total in zip(_languages(), sums, strict=True)}


def _grams(words: list[str]) -> list[str]:
    text = (" " + " ".join(words) + " ")[:_LONGEST]
    pairs = [text[i : i + 2] for i in range(len(text) - 1)]
    triples = [text[i : i + 3] for i in range(len(text) - 2) if text[i + 1] != " "]
    return pairs + triples


def _languages() -> tuple[str, ...]:
    return (*PROFILED, *LISTED)


@cache
def _table() -> tuple[dict[str, tuple[float, ...]], tuple[float, ...]]:
    import langdetect

    folder = Path(langdetect.__file__).parent / "profiles"
    frequencies: list[dict[str, float]] = []
    for lang in PROFILED:
        profile = json.loads((folder / lang).read_text(encoding="utf-8"))
        counts: dict[str, int] = {}
        for gram, number in profile["freq"].items():
            key = fold(gram)
            counts[key] = counts.get(key, 0) + number
        totals = profile["n_words"]
        frequencies.append({g: n / totals[len(g) - 1] for g, n in counts.items() if len(g) > 1})
    frequencies += [_from_words(lang) for lang in LISTED]
    floor = tuple(log(_FLOOR) for _ in frequencies)
    grams = {gram for table in frequencies for gram in table}
    table = {g: tuple(log(f.get(g, 0.0) + _FLOOR) for f in frequencies) for g in grams}
    return table, floor


def _from_words(language: str) -> dict[str, float]:
    counts: dict[str, int] = {}
    totals = {2: 0, 3: 0}
    for word, languages in vocabulary().items():
        if language in languages and "_" not in word:
            for gram in _grams([word]):
                counts[gram] = counts.get(gram, 0) + 1
                totals[len(gram)] += 1
    return {g: n / totals[len(g)] for g, n in counts.items()}
