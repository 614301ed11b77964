"""The sentences: Dutch from domain.yml in u and je, other languages from translations/."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Texts:
    """All sentences by key, language and form of address (``u``, ``je`` or ``""`` for both)."""

    by_language: Mapping[str, Mapping[str, Mapping[str, str]]]

    def get(self, key: str, language: str, form: str = "u", **values: Any) -> str:
        """Return the sentence filled in; a language that lacks it falls back to English.

        Raises:
            KeyError: no language has this key.
        """
        forms = self.by_language.get(language, {}).get(key) or self.by_language[FALLBACK].get(key)
        if forms is None:
            forms = self.by_language["nl"][key]
        template = forms.get(form) or forms.get("") or next(iter(forms.values()))
        return fill(template, values)

    def languages(self) -> list[str]:
        return sorted(self.by_language)


class _Gaps(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return ""


_TWO_MARKS = re.compile(r"!(?:[.?](?![.?]))")
"""A name that ends in an exclamation mark swallows the full stop behind it."""


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Put values in ``{places}``; what a person typed is never read as a template."""
    if "{" not in template:
        return template
    text = string.Formatter().vformat(template, (), _Gaps(values))
    text = _TWO_MARKS.sub(lambda m: "?" if "?" in m[0] else "!", text)
    return re.sub(r"[ \t]{2,}", " ", text).strip()


def _dutch(domain: dict[str, Any]) -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for key, variants in domain["responses"].items():
        for variant in variants:
            form = variant.get("metadata", {}).get("form", "")
            texts.setdefault(key, {})[form] = variant["text"].strip()
    return texts


@cache
def load_texts(root: Path = ROOT) -> Texts:
    """Read domain.yml and every file of translations/ once."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    domain = yaml.load((root / "domain.yml").read_text("utf-8"), loader)
    languages: dict[str, dict[str, dict[str, str]]] = {"nl": _dutch(domain)}
    for file in sorted((root / "translations").glob("*.yml")):
        catalogue = yaml.load(file.read_text("utf-8"), loader) or {}
        languages[file.stem] = {key: {"": str(text).strip()} for key, text in catalogue.items()}
    return Texts(languages)
