"""Whether a confidence of 0.8 is right eight times in ten, and from which one a reading is acted on."""

from __future__ import annotations

from typing import NamedTuple

from nlu.evaluation.intents import Judged


class Bin(NamedTuple):
    """Readings of about the same confidence."""

    number: int
    confidence: float
    accuracy: float


class Threshold(NamedTuple):
    """What a threshold gives: the part acted on, how much of that is right, and of the rest."""

    value: float
    acted_on: float
    right_above: float
    right_below: float | None


def reliability(judged: list[Judged], bins: int = 10) -> list[Bin]:
    """Return the bins that hold anything, from low to high confidence."""
    found = []
    for place in range(bins):
        low, high = place / bins, (place + 1) / bins
        here = [j for j in judged if low < j.confidence <= high or (place == 0 and j.confidence == 0)]
        if here:
            n = len(here)
            found.append(Bin(n, sum(j.confidence for j in here) / n, sum(j.right for j in here) / n))
    return found


def calibration_error(judged: list[Judged]) -> float:
    """Return the expected calibration error: the mean gap between confidence and being right."""
    return sum(b.number * abs(b.confidence - b.accuracy) for b in reliability(judged)) / len(judged)


def thresholds(judged: list[Judged], values: tuple[float, ...] = (0.3, 0.4, 0.45, 0.5, 0.6, 0.7)) -> list[Threshold]:
    """Return what each threshold would give."""
    found = []
    for value in values:
        above = [j for j in judged if j.confidence >= value]
        below = [j for j in judged if j.confidence < value]
        found.append(
            Threshold(
                value,
                len(above) / len(judged),
                sum(j.right for j in above) / len(above),
                sum(j.right for j in below) / len(below) if below else None,
            )
        )
    return found
