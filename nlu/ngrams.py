"""A linear model over the features of a text, small and quick to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nlu.features import features
from nlu.fitting import fitted, rows_of, temperature_for

SEEN_AT_LEAST = 2
_TRIAL_PART = 6
"""Every sixth text is kept out of the trial training that sets the temperature."""


@dataclass(slots=True)
class NgramModel:
    """Weights per feature and label; ``probabilities`` answers in the order of ``labels``."""

    labels: list[str]
    index: dict[str, int]
    scale: np.ndarray  # inverse document frequency per feature
    weights: np.ndarray  # features x labels, half precision: they are many and need no more
    bias: np.ndarray
    temperature: float

    @classmethod
    def fit(
        cls, texts: Sequence[str], labels: Sequence[str], *, originals: Sequence[int] | None = None
    ) -> NgramModel:
        """Train on texts with one label each.

        Args:
            originals: per text the position of the text it is a noisy copy of, its own otherwise;
                a copy stands in for its original now and then, and stays with it when the data are split.
        """
        origin = np.arange(len(texts)) if originals is None else np.asarray(originals)
        counted = [Counter(features(text)) for text in texts]
        documents = Counter(name for counts in counted for name in counts)
        index = {name: i for i, name in enumerate(n for n, c in documents.items() if c >= SEEN_AT_LEAST)}
        seen = np.array([documents[name] for name in index], dtype=np.float32)
        scale = np.log((1 + len(texts)) / (1 + seen)) + 1
        matrix = rows_of(counted, index, scale)
        names = sorted(set(labels))
        place = {name: i for i, name in enumerate(names)}
        target = np.array([place[label] for label in labels])
        families: dict[int, list[int]] = {}
        for row in np.argsort(origin != np.arange(len(texts)), kind="stable"):
            families.setdefault(int(origin[row]), []).append(int(row))
        tried = [family for text, family in families.items() if text % _TRIAL_PART == 0]
        others = [family for text, family in families.items() if text % _TRIAL_PART]
        weights, bias = fitted(matrix, target, len(names), others)
        unseen = [family[0] for family in tried]
        temperature = temperature_for(matrix[unseen] @ weights + bias, target[unseen])
        weights, bias = fitted(matrix, target, len(names), list(families.values()))
        return cls(
            labels=names,
            index=index,
            scale=scale.astype(np.float32),
            weights=weights.astype(np.float16),
            bias=bias,
            temperature=temperature,
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
            counts = np.fromiter(places.values(), dtype=np.float32, count=len(places))
            values = (1 + np.log(counts)) * self.scale[rows]
            norm = float(np.sqrt(values @ values)) or 1.0
            scores += (values / norm) @ self.weights[rows].astype(np.float32)
        scores /= self.temperature
        scores -= scores.max()
        exponents = np.exp(scores)
        return exponents / exponents.sum()

    def ranking(self, text: str, length: int = 8) -> list[tuple[str, float]]:
        """Return the likeliest labels with their probability, likeliest first."""
        found = self.probabilities(text)
        return [(self.labels[i], float(found[i])) for i in np.argsort(found)[::-1][:length]]
