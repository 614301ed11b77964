"""``python -m nlu.evaluation``: reads the held-back sets, prints the report, writes docs/evaluation.md and plots."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from nlu.evaluation import fields, plots, report, speed
from nlu.evaluation.held_back import ROOT
from nlu.evaluation.intents import SETS, judge
from nlu.evaluation.reader import newest_model, reader_of

DOCS = ROOT / "docs"
FRESH = Path(__file__).with_name("fresh.md")
"""What sets written without a look at the training showed, each measured once before anything was made of it."""


def main(argv: list[str] | None = None) -> int:
    """Evaluate the newest model; 1 where there is none."""
    parser = argparse.ArgumentParser(prog="python -m nlu.evaluation")
    parser.add_argument("--no-speed", action="store_true", help="leave out training anew and timing (a minute)")
    parser.add_argument("--print-only", action="store_true", help="write nothing to docs/")
    arguments = parser.parse_args(argv)
    try:
        model = newest_model()
        reader = reader_of(model)
    except FileNotFoundError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 1
    sets = {name: judge(reader, name) for name in SETS}
    everything = [j for judged in sets.values() for j in judged]
    parts = [
        "# How well messages are understood",
        "Made by `make evaluate` (`python -m nlu.evaluation`) on held-back sentences, written apart from the training"
        " ones. Nobody read them to choose training sentences; only their totals were looked at on the way. Plots: [confusion](images/confusion.svg),"
        " [reliability](images/reliability.svg).",
        report.intents(sets),
        report.danger(fields.danger(reader)),
        report.fields(
            fields.details(reader), fields.language(), {name: fields.dates(name) for name in ("dates_nl", "dates_en")}
        ),
        report.calibration(everything),
        FRESH.read_text("utf-8").strip(),
    ]
    if not arguments.no_speed:
        parts.append(report.speed(speed.measure(model)))
    text = "\n\n".join(parts) + "\n"
    print(text)
    if not arguments.print_only:
        (DOCS / "evaluation.md").write_text(text, "utf-8")
        plots.confusion(sets["intents_nl"] + sets["intents_en"], DOCS / "images" / "confusion.svg")
        plots.reliability_curve(everything, DOCS / "images" / "reliability.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
