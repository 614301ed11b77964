"""The classifier on a handful of sentences: it learns, answers in probabilities, and is the same every time."""

import numpy as np

from nlu.concepts import concept_of
from nlu.features import MAX_CHARACTERS, features, normalised
from nlu.fitting import temperature_for
from nlu.ngrams import NgramModel

SENTENCES = {
    "thank": ["dank je wel", "bedankt hoor", "hartelijk dank", "thanks a lot", "heel erg bedankt", "dank u zeer"],
    "ask_cost": ["wat kost het", "moet ik betalen", "is het gratis", "how much is it", "zijn er kosten", "kost dit geld"],
    "stop": ["stop maar", "ik stop ermee", "hou op", "stop it now", "ik wil stoppen", "kap ermee"],
}
TEXTS = [text for texts in SENTENCES.values() for text in texts]
LABELS = [label for label, texts in SENTENCES.items() for _ in texts]


def test_it_learns_and_answers_in_probabilities():
    model = NgramModel.fit(TEXTS, LABELS)
    for text, label in zip(TEXTS, LABELS, strict=True):
        ranking = model.ranking(text)
        assert ranking[0][0] == label
        assert abs(sum(confidence for _, confidence in ranking) - 1) < 1e-3
    assert abs(float(model.probabilities("").sum()) - 1) < 1e-3
    assert len(model.ranking("zxqv", 2)) == 2


def test_the_same_data_give_the_same_model():
    first, second = NgramModel.fit(TEXTS, LABELS), NgramModel.fit(TEXTS, LABELS)
    assert np.array_equal(first.weights, second.weights) and first.temperature == second.temperature


def test_copies_stay_with_their_original():
    texts, labels = [*TEXTS, "dnak je wel"], [*LABELS, "thank"]
    model = NgramModel.fit(texts, labels, originals=[*range(len(TEXTS)), 0])
    assert model.ranking("dnak je wel")[0][0] == "thank"


def test_temperature_makes_boasting_fair():
    target = np.array([0, 0, 1, 1])
    boasting = np.array([[9.0, 0.0], [9.0, 0.0], [9.0, 0.0], [0.0, 9.0]])
    assert temperature_for(boasting, target) > 2
    assert temperature_for(boasting[:0], target[:0]) == 1.0


def test_concepts_join_the_languages():
    assert concept_of("begeleidster") == concept_of("coach") == "coach"
    assert concept_of("gratis") == concept_of("free") == "cost"
    assert concept_of("zxqv") is None
    assert "k:cost" in features("is het gratis?") and "k:cost" in features("is it free?")


def test_normalised():
    assert normalised("Hééél érg 0612") == "heel erg 0000"
    assert len(normalised("a b " * 1000)) <= MAX_CHARACTERS + 1
    assert features("") and features("👍")
