"""Two plots that can be read in black and white: what is taken for what, and how fair confidences are."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nlu.evaluation.calibration import reliability
from nlu.evaluation.intents import Judged


def confusion(judged: list[Judged], to: Path) -> None:
    """Draw what each intent was read as, as a part of its messages."""
    from matplotlib.figure import Figure

    names = sorted({j.meant for j in judged})
    place = {name: i for i, name in enumerate(names)}
    counts = np.zeros((len(names), len(names)))
    for j in judged:
        if j.read in place:
            counts[place[j.meant], place[j.read]] += 1
    parts = counts / counts.sum(axis=1, keepdims=True).clip(1)
    figure = Figure(figsize=(11, 10), layout="constrained")
    axes = figure.add_subplot()
    axes.imshow(parts, cmap="Greys", vmin=0, vmax=1)
    for row, column in zip(*np.nonzero(counts), strict=True):
        dark = parts[row, column] > 0.5
        axes.text(
            column, row, f"{counts[row, column]:.0f}", ha="center", va="center", fontsize=5.5,
            color="white" if dark else "black",
        )  # fmt: skip
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=7)
    axes.set_yticks(range(len(names)), names, fontsize=7)
    axes.set_xlabel("read as")
    axes.set_ylabel("meant")
    axes.set_title(f"Held-back messages, Dutch and English ({len(judged)})")
    _save(figure, to)


def reliability_curve(judged: list[Judged], to: Path) -> None:
    """Draw how often readings of a confidence are right, with the number of them."""
    from matplotlib.figure import Figure

    bins = reliability(judged)
    figure = Figure(figsize=(6, 6), layout="constrained")
    above, below = figure.subplots(2, 1, height_ratios=(3, 1), sharex=True)
    above.plot([0, 1], [0, 1], linestyle=":", color="black", label="fair")
    above.plot([b.confidence for b in bins], [b.accuracy for b in bins], marker="o", color="black", label="measured")
    above.set_ylabel("part that is right")
    above.set_ylim(0, 1.02)
    above.legend()
    above.set_title("Confidence against being right")
    below.bar([b.confidence for b in bins], [b.number for b in bins], width=0.05, color="0.4")
    below.set_yscale("log")
    below.set_xlim(0, 1)
    below.set_xlabel("confidence")
    below.set_ylabel("messages")
    _save(figure, to)


def _save(figure: object, to: Path) -> None:
    import matplotlib

    # Without a date and with fixed ids an unchanged plot is an unchanged file.
    matplotlib.rcParams["svg.hashsalt"] = "voordeur"
    to.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(to, metadata={"Date": None})  # type: ignore[attr-defined]
