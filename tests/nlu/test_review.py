"""Learning from what was not understood: only with consent, only without names."""

import pytest
import yaml

from bot import review

REFERENCE = "IZW-7K3M-2Q"


class State(dict):
    def put(self, key, value, at):
        self[key] = value


class Row:
    def __init__(self, **fields):
        self.__dict__.update(fields)


class Work:
    """A unit of work over one case with three messages."""

    def __init__(self, now, *, confidential=False, erased_at=None):
        case = Row(
            reference=REFERENCE, confidential=confidential, erased_at=erased_at, conversation_id=1, key_id="k",
        )  # fmt: skip
        texts = ("hoi", "Wendy flabberdewoep uit Zwolle", "7")
        items = [Row(id=i, payload={"text": text}, received_at=now) for i, text in enumerate(texts, 1)]
        self.state = State()
        self.cases = Row(by_reference=lambda reference: case if reference == REFERENCE else None)
        self.inbox = Row(messages=lambda conversation_id, key_id: items)
        self.outbox = Row(answers_to=lambda inbox_id: [Row(content={"custom": {"asks": "concern"}})])
        self.case = case


class Engine:
    """Understands a greeting and nothing else."""

    def __init__(self):
        self.asked = []

    def parse(self, text, metadata):
        self.asked.append(metadata["asked"])
        known = text == "hoi"
        return {"intent": {"name": "greet" if known else "express_concern", "confidence": 0.99 if known else 0.2}}


@pytest.fixture
def now():
    from datetime import UTC, datetime

    return datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def test_nothing_is_shown_without_consent(now):
    assert list(review.doubtful(Work(now), Engine())) == []


def test_with_consent_the_sentence_is_shown_without_the_people(now):
    work, engine = Work(now), Engine()
    review.note_consent(work, work.case, "directie", now)
    (sentence,) = review.doubtful(work, engine)
    assert sentence.id == 2 and sentence.asked == "concern"
    assert "flabberdewoep" in sentence.text and "Wendy" not in sentence.text and "Zwolle" not in sentence.text
    assert engine.asked == [None, "concern"]  # a number needs no reading


def test_consent_can_be_taken_back(now):
    work = Work(now)
    review.note_consent(work, work.case, "directie", now)
    review.take_back_consent(work, REFERENCE, now)
    assert list(review.doubtful(work, Engine())) == [] and review.consents(work) == {}


@pytest.mark.parametrize("kept", [{"confidential": True}, {"erased_at": 1}])
def test_confidential_and_erased_cases_stay_out(now, kept):
    work = Work(now, **kept)
    review.note_consent(work, work.case, "directie", now)
    assert list(review.doubtful(work, Engine())) == []


def test_learning_adds_a_sentence_once(tmp_path):
    file = tmp_path / "reviewed.yml"
    assert review.learn(file, "wat een  flauwekul: echt", "express_concern")
    assert review.learn(file, "doe maar", "affirm")
    assert not review.learn(file, "doe maar", "affirm")
    blocks = {b["intent"]: b["examples"] for b in yaml.safe_load(file.read_text("utf-8"))["nlu"]}
    assert blocks == {"affirm": "- doe maar\n", "express_concern": "- wat een flauwekul: echt\n"}


@pytest.mark.model
def test_a_whole_talk_under_review(service):
    """What is no word is shown after consent; what was understood, or pressed, is not."""
    from tests.conversations.play import Player, answer_until

    player = Player(service, "iederzijnwerk-arbeidscoaching")
    player.say("wfbrz grmpf xq")
    player.say("mijn jobcoach belt nooit terug en dat al weken")
    answer_until(player, "confirm")
    player.say("ja")
    assert player.reference
    with service.unit_of_work() as work:
        case = work.cases.by_reference(player.reference)
        assert list(review.doubtful(work, service.dialogue)) == []
        review.note_consent(work, case, "directie", service.clock.now())
        found = list(review.doubtful(work, service.dialogue))
    assert any("grmpf" in sentence.text for sentence in found), found
    assert not any("jobcoach" in sentence.text or ":" in sentence.text for sentence in found)
