"""How long training, loading and reading take here."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path
from typing import NamedTuple

from nlu.evaluation.held_back import rows
from nlu.evaluation.reader import reader_of, train_anew


class Speed(NamedTuple):
    """Seconds of processor time and of the clock; texts per second of one process."""

    training_cpu: float
    training: float
    loading: float
    texts_per_second: float
    classifier_ms: float
    megabytes: float
    machine: str


def measure(model: Path) -> Speed:
    """Train anew, load `model`, and read the held-back messages with it."""
    cpu, clock = time.process_time(), time.perf_counter()
    train_anew()
    cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
    started = time.perf_counter()
    reader = reader_of(model)
    loading = time.perf_counter() - started
    texts = [row["text"] for name in ("intents_nl", "intents_en") for row in rows(name)]
    for text in texts[:200]:
        reader.read(text)
    # Processor time: other programs on the machine are no property of the reading.
    started = time.process_time()
    for text in texts:
        reader.read(text)
    whole = (time.process_time() - started) / len(texts)
    started = time.process_time()
    for text in texts:
        reader.model.probabilities(text)
    alone = (time.process_time() - started) / len(texts)
    return Speed(cpu, clock, loading, 1 / whole, alone * 1000, model.stat().st_size / 1e6, machine())


def machine() -> str:
    """Return the kind of machine in a few words."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
