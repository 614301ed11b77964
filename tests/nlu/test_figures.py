"""The figures that are promised, on held-back sentences and with the trained model."""

import pytest

from nlu.evaluation import fields
from nlu.evaluation.calibration import calibration_error, thresholds
from nlu.evaluation.intents import SETS, accuracy, judge
from nlu.evaluation.reader import reader_of

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader():
    from bot.engine.training import ROOT, train

    return reader_of(train(ROOT / "models"))


@pytest.fixture(scope="module")
def judged(reader):
    return {name: judge(reader, name) for name in SETS}


@pytest.mark.parametrize(
    ("name", "least", "least_unseen"),
    [("intents_nl", 0.93, 0.92), ("intents_en", 0.91, 0.91), ("conversation_asked", 0.92, 0.91)],
)
def test_intents(judged, name, least, least_unseen):
    assert accuracy(judged[name]) >= least
    assert accuracy(judged[name], unseen=True) >= least_unseen


def test_confidence_is_fair(judged):
    everything = [j for found in judged.values() for j in found]
    assert calibration_error(everything) <= 0.04
    from nlu.context import UNDERSTOOD

    threshold = thresholds(everything, (UNDERSTOOD,))[0]
    assert threshold.acted_on >= 0.95 and threshold.right_above >= 0.94


def test_danger(reader):
    figures = fields.danger(reader)
    assert figures.noticed_recall >= 0.97
    assert figures.noticed_precision >= 0.90


def test_details(reader):
    found = {field.name: field for field in fields.details(reader)}
    for name in ("street", "house_number", "postcode", "city", "phone", "email"):
        assert found[name].exact >= 0.96, name
    for name, field in found.items():
        assert field.exact >= 0.90 and field.not_invented >= 0.99, name


def test_language_and_dates():
    language = fields.language()
    assert language.longer_right >= 0.97 and language.dutch_kept >= 0.99
    assert fields.dates("dates_nl")[1] >= 0.97
