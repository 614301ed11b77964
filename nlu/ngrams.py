"""A linear model over word and character n-grams, small and quick to ask."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

_WORD = re.compile(r"\w+(?:['’]\w+)*|[?!]|[\U0001F300-\U0001FAFF☀-➿]")
_REPEATED = re.compile(r"(.)\1{2,}")
_DIGITS = re.compile(r"\d")
MAX_CHARACTERS = 600
"""Of a longer text the beginning and the end are read: there people say what they want."""


def normalised(text: str) -> str:
    """Lower case, one accentless form, digits as 0, three equal letters as two, shortened."""
    if len(text) > MAX_CHARACTERS:
        text = text[: MAX_CHARACTERS // 2] + " " + text[-MAX_CHARACTERS // 2 :]
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return _DIGITS.sub("0", _REPEATED.sub(r"\1\1", text))


def features(text: str) -> list[str]:
    """Return the n-grams of a text: words, pairs, skipping pairs and pieces of 2 to 5 letters."""
    words = _WORD.findall(normalised(text))
    found = ["w:" + w for w in words]
    marked = ["<", *words, ">"]
    found += [f"b:{a} {b}" for a, b in zip(marked, marked[1:])]
    found += [f"t:{a} {b} {c}" for a, b, c in zip(marked, marked[1:], marked[2:])]
    if words:
        found.append("first:" + words[0])
        found.append("length:" + str(min(len(words).bit_length(), 6)))
    for word in words:
        padded = f" {word} "
        for size in (2, 3, 4, 5):
            found += [padded[i : i + size] for i in range(len(padded) - size + 1)]
    return found


@dataclass(slots=True)
class NgramModel:
    """Weights per n-gram and label; ``probabilities`` answers in the order of ``labels``."""

    labels: list[str]
    index: dict[str, int]
    scale: np.ndarray  # inverse document frequency per n-gram
    weights: np.ndarray  # n-grams x labels
    bias: np.ndarray
    temperature: float

    @classmethod
    def fit(cls, texts: list[str], labels: list[str], *, seen_at_least: int = 2, strength: float = 12.0) -> NgramModel:
        """Train on texts with one label each; `strength` is the inverse of the regularisation."""
        from sklearn.linear_model import LogisticRegression

        counted = [Counter(features(text)) for text in texts]
        documents = Counter(name for counts in counted for name in counts)
        index = {name: i for i, name in enumerate(n for n, c in documents.items() if c >= seen_at_least)}
        scale = np.zeros(len(index), dtype=np.float32)
        for name, i in index.items():
            scale[i] = np.log((1 + len(texts)) / (1 + documents[name])) + 1
        matrix = _matrix(counted, index, scale)
        names = sorted(set(labels))
        target = [names.index(label) for label in labels]
        fitted = LogisticRegression(C=strength, max_iter=60, tol=1e-3, solver="lbfgs").fit(matrix, target)
        return cls(
            labels=names,
            index=index,
            scale=scale,
            weights=np.ascontiguousarray(fitted.coef_.T.astype(np.float32)),
            bias=fitted.intercept_.astype(np.float32),
            temperature=1.0,
        )

    def probabilities(self, text: str) -> np.ndarray:
        """Return one probability per label."""
        places: dict[int, int] = {}
        index = self.index
        for name in features(text):
            place = index.get(name)
            if place is not None:
                places[place] = places.get(place, 0) + 1
        scores = self.bias.copy()
        if places:
            rows = np.fromiter(places.keys(), dtype=np.int64, count=len(places))
            values = (1 + np.log(np.fromiter(places.values(), dtype=np.float32, count=len(places)))) * self.scale[rows]
            norm = float(np.sqrt(values @ values)) or 1.0
            scores += (values / norm) @ self.weights[rows]
        scores /= self.temperature
        scores -= scores.max()
        exponents = np.exp(scores)
        return exponents / exponents.sum()


def _matrix(counted: list[Counter[str]], index: dict[str, int], scale: np.ndarray) -> csr_matrix:
    indices: list[int] = []
    values: list[float] = []
    starts = [0]
    for counts in counted:
        row = [(index[name], (1 + np.log(count)) * scale[index[name]]) for name, count in counts.items() if name in index]
        norm = float(np.sqrt(sum(v * v for _, v in row))) or 1.0
        indices += [i for i, _ in row]
        values += [v / norm for _, v in row]
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(counted), len(index)), dtype=np.float32)
