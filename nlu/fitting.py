"""Trains the linear model: multinomial logistic regression by Adagrad, with features dropped at random.

A third of a text's features are left out each time it is seen, so no weight can lean on one word;
that did more for sentences never seen than a penalty on the weights (docs/decisions/0002).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix


class Effort(NamedTuple):
    """How long and how hard to train.

    ``dropped`` is the part of the features left out each time; ``copied`` how often a text is seen as
    one of its noisy copies instead of as it was written.
    """

    passes: int = 20
    batch: int = 256
    step: float = 0.2
    dropped: float = 0.35
    copied: float = 0.35
    runs: int = 2


EFFORT = Effort()


def rows_of(counted: Sequence[Counter[str]], index: dict[str, int], scale: np.ndarray) -> csr_matrix:
    """Return one row of length 1 per text: (1 + log count) x scale of each known feature."""
    places: list[int] = []
    counts: list[int] = []
    starts = [0]
    for features in counted:
        for name, count in features.items():
            place = index.get(name)
            if place is not None:
                places.append(place)
                counts.append(count)
        starts.append(len(places))
    columns = np.array(places, dtype=np.int32)
    values = (1 + np.log(np.array(counts, dtype=np.float32))) * scale[columns].astype(np.float32)
    shape = (len(counted), len(index))
    return _of_length_one(csr_matrix((values, columns, np.array(starts)), shape=shape))


def fitted(
    matrix: csr_matrix, target: np.ndarray, labels: int, copies: Sequence[Sequence[int]], effort: Effort = EFFORT
) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (features x labels) and bias: the mean of a few runs with different chances.

    Args:
        copies: per text to learn from, its own row in ``matrix`` and then those of its noisy copies.
    """
    with ThreadPoolExecutor(effort.runs) as pool:
        runs = list(pool.map(lambda seed: _run(matrix, target, labels, copies, seed, effort), range(effort.runs)))
    return sum(w for w, _ in runs) / len(runs), sum(b for _, b in runs) / len(runs)


def temperature_for(scores: np.ndarray, target: np.ndarray) -> float:
    """Return what to divide scores by so that the probabilities of these unseen texts are fair."""

    def surprise(temperature: float) -> float:
        divided = scores / temperature
        divided = divided - divided.max(axis=1, keepdims=True)
        return float(np.mean(np.log(np.exp(divided).sum(axis=1)) - divided[np.arange(len(target)), target]))

    return float(minimize_scalar(surprise, bounds=(0.2, 5.0), method="bounded").x) if len(target) else 1.0


def _run(
    matrix: csr_matrix, target: np.ndarray, labels: int, copies: Sequence[Sequence[int]], seed: int, effort: Effort
) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    features = matrix.shape[1]
    weights = np.zeros((features, labels), dtype=np.float32)
    bias = np.zeros(labels, dtype=np.float32)
    moved = np.full(features, 1e-3, dtype=np.float32)
    bias_moved = 1e-3
    for done in range(effort.passes):
        order = _as_seen(copies, effort.copied, chance)
        step = effort.step * (1 - done / effort.passes)
        for start in range(0, len(order), effort.batch):
            chosen = order[start : start + effort.batch]
            batch = _thinned(matrix[chosen], effort.dropped, chance)
            # Only the features of this batch are touched: a dense step over all would cost a hundredfold.
            columns, local = np.unique(batch.indices, return_inverse=True)
            batch = csr_matrix((batch.data, local, batch.indptr), shape=(len(chosen), len(columns)))
            here = weights[columns]
            wrong = _softmax(batch @ here + bias)
            wrong[np.arange(len(chosen)), target[chosen]] -= 1
            slope = batch.T @ wrong
            moved[columns] += (slope * slope).mean(axis=1)
            weights[columns] = here - step * slope / np.sqrt(moved[columns])[:, None]
            tilt = wrong.sum(axis=0)
            bias_moved += float((tilt * tilt).mean())
            bias -= (step / np.sqrt(bias_moved)) * tilt
    return weights, bias


def _as_seen(copies: Sequence[Sequence[int]], copied: float, chance: np.random.Generator) -> np.ndarray:
    """The rows of one pass, shuffled: each text once, as written or as a copy."""
    rows = np.array(
        [
            rows[chance.integers(1, len(rows))] if len(rows) > 1 and chance.random() < copied else rows[0]
            for rows in copies
        ]
    )
    chance.shuffle(rows)
    return rows


def _thinned(batch: csr_matrix, dropped: float, chance: np.random.Generator) -> csr_matrix:
    kept = chance.random(batch.nnz) >= dropped
    starts = np.concatenate([[0], np.cumsum(kept)])[batch.indptr]
    return _of_length_one(csr_matrix((batch.data[kept], batch.indices[kept], starts), shape=batch.shape))


def _of_length_one(matrix: csr_matrix) -> csr_matrix:
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1
    data = matrix.data / np.repeat(lengths, np.diff(matrix.indptr))
    return csr_matrix((data.astype(np.float32), matrix.indices, matrix.indptr), shape=matrix.shape)


def _softmax(scores: np.ndarray) -> np.ndarray:
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponents / exponents.sum(axis=1, keepdims=True)
