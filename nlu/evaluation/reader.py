"""The trained classifier with everything around it, without Rasa: as fast as the reading itself."""

from __future__ import annotations

import io
import tarfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import joblib

from nlu.evaluation.held_back import ROOT, training
from nlu.ngrams import NgramModel
from nlu.reading import Reading, read
from nlu.sentences import by_sentence
from nlu.typing_noise import noisy_variants

NOW = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
_MEMBER = "ngrams.joblib"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads messages with one model."""

    model: NgramModel

    def read(self, text: str, asked: str | None = None, now: datetime = NOW) -> Reading:
        """Read a message as the pipeline does."""
        return read(
            text,
            self.model.ranking(text),
            asked=asked,
            now=now,
            by_sentence=by_sentence(text, self.model.ranking),
        )


def newest_model(models: Path = ROOT / "models") -> Path:
    """Return the model file trained last.

    Raises:
        FileNotFoundError: nothing was trained yet.
    """
    found = sorted(models.glob("*.tar.gz"), key=lambda file: file.stat().st_mtime)
    if not found:
        raise FileNotFoundError("no trained model; run `make train` first")
    return found[-1]


def reader_of(model: Path) -> Reader:
    """Load the classifier out of a model file of Rasa."""
    with tarfile.open(model) as archive:
        for member in archive:
            if member.name.endswith(_MEMBER):
                packed = archive.extractfile(member)
                assert packed is not None
                return Reader(joblib.load(io.BytesIO(packed.read())))
    raise FileNotFoundError(f"{model.name} holds no {_MEMBER}")


def train_anew(part: Any = None) -> NgramModel:
    """Train on the training sentences with their noisy copies, as the pipeline does.

    Args:
        part: a function of (text, intent) that says which sentences to train on; all by default.
    """
    own = [(text, intent) for text, intent in training() if part is None or part(text, intent)]
    texts, labels, originals = [t for t, _ in own], [i for _, i in own], list(range(len(own)))
    for place, (text, intent) in enumerate(own):
        for copy in noisy_variants(text):
            texts.append(copy)
            labels.append(intent)
            originals.append(place)
    return NgramModel.fit(texts, labels, originals=originals)
