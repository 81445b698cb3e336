"""The clitics before a name: every rule has an example that needs it."""

import pytest

from reader.arabic.actors import proclitics
from reader.arabic.actors.proclitics import RULES, before_name, proclitic
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from tests.arabic.analyser import KNOWN

PER, ORG, LOC = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE
NEEDS = {
    "rest_opens_a_body": ("لمولودية", ActorType.ORGANISATION, 1),
    "whole_word_is_listed": ("كالغاري", LOC, 0),
    "rest_is_listed": ("بباردو", LOC, 1),
    "lexicon_reads_clitics": ("لمحكمة", ORG, 1),
    "article_is_inside": ("للبحريني", PER, 1),
    "whole_word_begins_so": ("وثيقة", PER, 0),
    "and_before_alef": ("وأوزباكستان", LOC, 1),
    "and_before_consonant": ("وكرلينغ", PER, 1),
}


@pytest.mark.parametrize("name", [rule.__name__ for rule in RULES])
def test_rule(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    word, kind, cut = NEEDS[name]
    size = 2 if name == "rest_opens_a_body" else 1
    assert proclitic(KNOWN, word, Name(0, size, kind, 0.9)) == cut
    monkeypatch.setattr(proclitics, "RULES", tuple(rule for rule in RULES if rule.__name__ != name))
    assert proclitic(KNOWN, word, Name(0, size, kind, 0.9)) != cut


@pytest.mark.parametrize(
    ("word", "kind", "cut"),
    [
        ("ولبنان", LOC, 1),
        ("لبنان", LOC, 0),
        ("واشنطن", LOC, 0),
        ("بالعراق", LOC, 1),
        ("للأسد", PER, 1),
        ("كيري", PER, 0),
        ("ليندا", PER, 0),
        ("وبوتين", PER, 1),
        ("لروسيا", LOC, 1),
        ("ولاية", LOC, 0),
        ("كنيس", LOC, 0),
        ("كالفيرت", PER, 0),
    ],
)
def test_clitics_before_a_name(word: str, kind: ActorType, cut: int) -> None:
    assert proclitic(KNOWN, word, Name(0, 1, kind, 0.9)) == cut


@pytest.mark.parametrize(
    ("sentence", "first", "kind", "cut"),
    [
        ("سافر إلى باورينيا", 2, LOC, 0),  # nothing hangs on what follows a preposition
        ("قرب معهد ونتشو", 2, LOC, 0),
        ("زار حي ببيروت", 2, LOC, 1),  # a quarter in Beirut
        ("قالت صحيفة « بانش »", 3, ORG, 0),
        ("يقع بـمانهاتن", 1, LOC, 2),  # a letter that is drawn out
    ],
)
def test_the_words_before_a_name_tell(sentence: str, first: int, kind: ActorType, cut: int) -> None:
    assert before_name(KNOWN, sentence.split(), Name(first, first + 1, kind, 0.9)) == cut


def test_a_son_is_joined() -> None:
    assert before_name(KNOWN, ["فاز", "النجم", "وبن", "سالم"], Name(2, 4, PER, 0.9)) == 1
