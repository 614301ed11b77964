"""The intent in its context: the question asked, and the other meanings of one message."""

from nlu.context import also_meant, intent_in_context, weighed
from nlu.sentences import by_sentence, sentences


def meaning(text, ranking, asked=None, by_sentence=()):
    return intent_in_context(
        text, ranking, asked=asked, found=set(), periods=False, danger=None, by_sentence=by_sentence
    )[0]


def test_a_wish_told_when_asked_for_is_a_detail():
    ranking = [("report_resolved", 0.5), ("give_details", 0.3), ("express_concern", 0.1)]
    assert meaning("mijn geld terug", ranking) == "report_resolved"
    assert meaning("mijn geld terug", ranking, "desired_outcome") == "give_details"


def test_no_with_a_reason_stays_no():
    ranking = [("express_concern", 0.6), ("deny", 0.25)]
    assert meaning("nee want dan wordt hij boos", ranking, "consent") == "deny"
    assert meaning("nee want dan wordt hij boos", ranking) == "express_concern"


def test_a_refused_official_way_is_more_than_no():
    ranking = [("keep_informal", 0.6), ("deny", 0.3)]
    assert meaning("nee, als er maar iemand met hem praat", ranking, "official") == "keep_informal"


def test_a_plain_question_stays_a_question_whatever_was_asked():
    ranking = [("ask_privacy", 0.95), ("give_details", 0.02)]
    for asked in ("name", "consent", "concern", "role"):
        assert meaning("wie leest dit eigenlijk", ranking, asked) == "ask_privacy"


def test_weighing_keeps_probabilities():
    ranking = weighed([("affirm", 0.5), ("deny", 0.3)], "consent", "tja")
    assert 0 < sum(confidence for _, confidence in ranking) <= 1
    assert weighed([], "name", "x") == []
    assert weighed([("affirm", 0.5)], None, "x") == [("affirm", 0.5)]


def test_the_request_goes_before_the_story_and_the_story_is_not_lost():
    sentence = [("express_concern", 0.9), ("request_anonymity", 0.9)]
    ranking = [("express_concern", 0.8), ("request_anonymity", 0.1)]
    assert meaning("…", ranking, by_sentence=sentence) == "request_anonymity"
    assert also_meant("request_anonymity", ranking, sentence)[0][0] == "express_concern"
    assert also_meant("affirm", [("affirm", 0.6), ("deny", 0.3)], ()) == []


def test_sentences():
    assert sentences("ja") == [] == sentences("Mijn coach komt nooit op tijd.")
    two = "Mijn coach komt nooit op tijd. Kan dit zonder mijn naam?"
    assert sentences(two) == ["Mijn coach komt nooit op tijd.", "Kan dit zonder mijn naam?"]
    assert len(sentences("Dit is een zin. " * 50)) == 8
    assert by_sentence(two, lambda text, length: [(text[:3], 1.0)]) == [("Mij", 1.0), ("Kan", 1.0)]
