"""Training: only when an input of the model changed, with progress on the screen."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import sys
import tempfile
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
MODEL_NAME = "voordeur"
_READS = (
    "config.yml",
    "data/rules.yml",
    "nlu/concepts.py",
    "nlu/data/concepts.txt",
    "nlu/features.py",
    "nlu/fitting.py",
    "nlu/ngrams.py",
    "nlu/typing_noise.py",
)


def model_path(models: Path) -> Path:
    """Where the model for today's inputs lies, whether it was trained or not."""
    return models / f"{MODEL_NAME}-{fingerprint()}.tar.gz"


def fingerprint() -> str:
    """A short digest of everything the model is trained from; texts are no part of it."""
    digest = hashlib.sha256()
    domain = yaml.load((ROOT / "domain.yml").read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    domain.pop("responses", None)
    digest.update(yaml.safe_dump(domain, sort_keys=True).encode())
    files = [ROOT / name for name in _READS] + sorted((ROOT / "data" / "nlu").glob("*.yml"))
    files += sorted((ROOT / "nlu" / "components").glob("*.py"))
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def train(models: Path, *, force: bool = False) -> Path:
    """Train where needed and return the model's path."""
    path = model_path(models)
    if path.exists() and not force:
        return path
    models.mkdir(parents=True, exist_ok=True)
    with (models / ".training").open("w") as lock:
        # Processes that start together train once: the others wait here and find the model.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists() or force:
            _train(models, path)
    return path


def _train(models: Path, path: Path) -> None:
    from rasa.model_training import train as rasa_train

    started = time.monotonic()
    print("Training the model (the data changed). This takes about a minute.", file=sys.stderr, flush=True)
    # In a folder of its own and then put in place: two that train at once must not mix their files.
    # Rasa reports on stdout, which belongs to what the command answers.
    with tempfile.TemporaryDirectory(dir=models) as folder, contextlib.redirect_stdout(sys.stderr):
        result = rasa_train(
            domain=str(_domain_without_texts(Path(folder))),
            config=str(ROOT / "config.yml"),
            training_files=[str(ROOT / "data")],
            output=folder,
            fixed_model_name=path.name.removesuffix(".tar.gz"),
            force_training=True,
        )
        made = Path(folder) / path.name
        if result.code != 0 or not made.exists():
            raise RuntimeError(f"training failed with code {result.code}")
        made.replace(path)
    for old in models.glob(f"{MODEL_NAME}-*.tar.gz"):
        if old != path:
            old.unlink(missing_ok=True)
    print(f"Trained in {time.monotonic() - started:.0f} s: {path.name}", file=sys.stderr, flush=True)


def _domain_without_texts(folder: Path) -> Path:
    """The model needs intents, slots and actions; a changed sentence must not cost a training."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    domain.pop("responses", None)
    path = folder / "domain.yml"
    path.write_text(yaml.safe_dump(domain, allow_unicode=True, sort_keys=False), "utf-8")
    return path
