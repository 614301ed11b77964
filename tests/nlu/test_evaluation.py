"""The evaluation itself, and that no held-back sentence was learnt."""

from nlu.evaluation import report
from nlu.evaluation.calibration import calibration_error, reliability, thresholds
from nlu.evaluation.held_back import HELD_BACK, normalised, rows, trained_on, training, training_by_language
from nlu.evaluation.intents import Judged, accuracy, per_intent
from nlu.evaluation.plots import confusion, reliability_curve

FEW_WORDS = 4  # shorter ones ("ja hoor", "wat kost het") are said alike by everybody
JUDGED = [
    Judged("affirm", "affirm", 0.95, False),
    Judged("affirm", "affirm", 0.9, True),
    Judged("deny", "affirm", 0.4, True),
    Judged("deny", "deny", 0.8, True),
]


def test_no_held_back_sentence_was_learnt():
    learnt = [
        (file.stem, row["text"])
        for file in sorted(HELD_BACK.glob("*.jsonl"))
        for row in rows(file.stem)
        if len(normalised(row["text"]).split()) >= FEW_WORDS and normalised(row["text"]) in trained_on()
    ]
    assert not learnt


def test_training_is_one_opinion_per_sentence():
    meant: dict[str, set[str]] = {}
    for text, intent in training():
        if len(normalised(text).split()) >= FEW_WORDS:
            meant.setdefault(normalised(text), set()).add(intent)
    torn = [text for text, intents in meant.items() if len(intents) > 1]
    assert len(torn) <= 0.002 * len(meant), torn


LARGE = (
    "express_concern report_danger file_official_complaint request_anonymity ask_status report_resolved"
    " report_unresolved affirm deny unsure give_details"
).split()


def test_enough_to_learn_from():
    counts: dict[tuple[str, str], set[str]] = {}
    for text, intent, language in training_by_language():
        counts.setdefault((intent, language), set()).add(normalised(text))
    intents = {intent for intent, _ in counts}
    assert len(intents) == 37
    few = {
        key: len(texts)
        for key, texts in counts.items()
        if len(texts) < {"nl": 300 if key[0] in LARGE else 100, "en": 100 if key[0] in LARGE else 40}[key[1]]
    }
    assert not few and len(counts) == 2 * len(intents)


def test_figures_of_intents():
    assert accuracy(JUDGED) == 0.75 and accuracy(JUDGED, unseen=True) == 2 / 3
    deny, affirm = per_intent(JUDGED)
    assert (deny.intent, deny.precision, deny.recall, deny.taken_for) == ("deny", 1.0, 0.5, (("affirm", 1),))
    assert (affirm.precision, affirm.recall) == (2 / 3, 1.0)


def test_figures_of_calibration():
    assert sum(b.number for b in reliability(JUDGED)) == len(JUDGED)
    assert 0 < calibration_error(JUDGED) < 0.3
    half = thresholds(JUDGED, (0.5,))[0]
    assert (half.acted_on, half.right_above, half.right_below) == (0.75, 1.0, 0.0)


def test_report_and_plots(tmp_path):
    text = report.intents({"intents_nl": JUDGED}) + report.calibration(JUDGED)
    assert "| deny | 2 | 1.000 | 0.500 | affirm 1 |" in text
    confusion(JUDGED, tmp_path / "images" / "confusion.svg")
    reliability_curve(JUDGED, tmp_path / "images" / "reliability.svg")
    assert (tmp_path / "images" / "confusion.svg").read_text("utf-8").startswith("<?xml")
    assert "/tmp" not in (tmp_path / "images" / "reliability.svg").read_text("utf-8")
