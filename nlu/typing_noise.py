"""Typing noise: the slips, shortcuts and dropped words of people on a phone."""

from __future__ import annotations

import random
import re
import zlib

_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
_SHORTCUTS = {
    "niet": "nie", "even": "ff", "mijn": "mn", "waarom": "wrm", "wat": "wa", "dat": "da", "helemaal": "hlmaal",
    "het": "t", "een": "n", "weet": "wt", "in ieder geval": "iig", "inderdaad": "idd", "gewoon": "gwn",
    "waarschijnlijk": "wss", "misschien": "mss", "you": "u", "are": "r", "please": "pls", "because": "bc",
}  # fmt: skip
_DROPPABLE = {"de", "het", "een", "er", "wel", "nog", "dan", "ook", "maar", "even", "the", "a", "to", "just"}


def noisy_variants(text: str) -> list[str]:
    """Return up to two variants of a text; the same text always gives the same ones."""
    chance = random.Random(zlib.crc32(text.encode()))
    variants = {_slip(text, chance), _loose(text, chance)}
    return sorted(v for v in variants if v and v != text)


def _slip(text: str, chance: random.Random) -> str:
    """One or two letters swapped, doubled, dropped or taken from the next key."""
    letters = list(text.lower())
    for _ in range(1 + len(letters) // 40):
        places = [i for i, c in enumerate(letters) if c.isalpha()]
        if len(places) < 4:
            break
        i = chance.choice(places[1:])
        slip = chance.randrange(4)
        if slip == 0 and i + 1 < len(letters):
            letters[i], letters[i + 1] = letters[i + 1], letters[i]
        elif slip == 1:
            letters[i] = ""
        elif slip == 2:
            letters[i] *= 2
        else:
            letters[i] = chance.choice(_NEIGHBOURS.get(letters[i], letters[i]) or letters[i])
    return "".join(letters)


def _loose(text: str, chance: random.Random) -> str:
    """Without punctuation, with shortcuts and a small word dropped."""
    plain = re.sub(r"[.,!?;:\"]+", "", text.lower() if chance.random() < 0.8 else text.upper())
    words = plain.split()
    droppable = [i for i, w in enumerate(words) if w.lower() in _DROPPABLE]
    if droppable and len(words) > 3:
        words.pop(chance.choice(droppable))
    return " ".join(_SHORTCUTS.get(w, w) if chance.random() < 0.6 else w for w in words)
