"""What the person who helps and the person who is helped are called, where a definition has no word for it.

Definitions name both in Dutch and English. In another language a general word stands in their place,
in the one form that the texts of translations/ are written around: "die {coach}", "({coach})".
"""

from __future__ import annotations

from collections.abc import Mapping

HELPER_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {"coach": "Betreuungsperson", "client": "betreute Person"},
    "fr": {"coach": "personne qui aide", "client": "personne aidée"},
    "tr": {"coach": "yardım eden kişi", "client": "yardım alan kişi"},
    "ar": {"coach": "المرافق", "client": "العميل"},
    "pl": {"coach": "osoba, która pomaga", "client": "klient"},
    "uk": {"coach": "помічник", "client": "клієнт"},
    "es": {"coach": "persona que ayuda", "client": "persona que recibe la ayuda"},
    "so": {"coach": "qofka ku caawiya", "client": "qofka la caawiyo"},
    "pap": {"coach": "persona ku ta yuda", "client": "kliente"},
}


def helper_word(which: str, language: str) -> str | None:
    """Return the general word for ``coach`` or ``client``, or None where the definition has its own."""
    return HELPER_WORDS.get(language, {}).get(which)
