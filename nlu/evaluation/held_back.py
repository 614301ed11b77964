"""The held-back sentences, and which of them the training happens to hold as well."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
HELD_BACK = ROOT / "tests" / "evaluation"
TRAINING = ROOT / "data" / "nlu"
_MARKS = re.compile(r"[.,!?;:'\"…\-]+")


def rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of one held-back set, such as ``intents_nl``."""
    lines = (HELD_BACK / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@cache
def training_by_language() -> list[tuple[str, str, str]]:
    """Return every training sentence with its intent and language; a file of English sentences says so in its name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found = []
    for file in sorted(TRAINING.glob("*.yml")):
        language = "en" if "en" in file.stem.split("_") else "nl"
        for block in yaml.load(file.read_text("utf-8"), loader)["nlu"]:
            lines = (line.strip() for line in block["examples"].splitlines())
            found += [(line[2:], block["intent"], language) for line in lines if line.startswith("- ")]
    return found


@cache
def training() -> list[tuple[str, str]]:
    """Return every training sentence with its intent."""
    return [(text, intent) for text, intent, _ in training_by_language()]


def normalised(text: str) -> str:
    """Lower case, without accents, punctuation and double spaces: what counts as the same sentence."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_MARKS.sub(" ", plain).split())


@cache
def trained_on() -> frozenset[str]:
    """Return the training sentences, normalised."""
    return frozenset(normalised(text) for text, _ in training())


def is_unseen(text: str) -> bool:
    """Whether no training sentence is the same; "ja" and "hoi" stand in every set."""
    return normalised(text) not in trained_on()
