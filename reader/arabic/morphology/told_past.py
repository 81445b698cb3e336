"""A past of the fifth or sixth measure that is written like a present of "she": وتخرج, وتصدر, وتناول."""

from collections.abc import Sequence

from reader.arabic.morphology.clauses import ReadWord, following, may_be_subject_of, subject_before
from reader.arabic.morphology.reading import Reading

_SHE, _HE = "3FS", "3MS"
_GOVERNED = frozenset({"lam", "lan", "la", "an", "lamma", "purpose", "sawfa", "qad"})
_WAS, _HER = "kAn_1", "hiya"
_THEN = frozenset({"ثم"})


def tells_the_past(sentence: Sequence[ReadWord], place: int, times: frozenset[str]) -> bool:
    """Tell whether a verb that is read as a present of "she" is rather a past of "he".

    It is at the head of a sentence, where a noun follows that cannot be a woman's or a thing's (وتصدر القطاع;
    after a comma an object must follow it), and where it goes on with what "he" did before (التحق وتخرج).
    `times` are English words of times.
    """
    verb = sentence[place].reading
    if verb.tense != "imperfect" or verb.person != _SHE or verb.prefix.future or verb.suffix.mood:
        return False
    if place and sentence[place - 1].kind in _GOVERNED:
        return False
    if _follows_him(sentence, place):
        return True
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    head = after if after and after.is_nominal and not after.preposition else None
    if not place:
        return head is not None and (_is_he(head) or _is_quality_of_him(head))
    if not verb.prefix.conjunction and sentence[place - 1].word not in _THEN:
        return False
    if sentence[place - 1].kind == "pause" and head is not None and _is_he(head):
        return len(following(sentence, place, times).phrases) > 1
    return _he_told(sentence[:place]) and (head is None or not may_be_subject_of(_SHE, head.reading))


def tells_of_her(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a verb that is read as a past of "he" is rather a present of "she": وهي تغالب دموعها."""
    verb = sentence[place].reading
    if verb.tense != "past" or verb.person != _HE or not verb.stem.form.startswith("t"):
        return False
    before = sentence[place - 1] if place else None
    return before is not None and before.stands_for_subject and _stands_for_her(before.reading)


def _stands_for_her(pronoun: Reading) -> bool:
    return pronoun.suffix.pronoun == _SHE or pronoun.stem.form == _HER


def _follows_him(sentence: Sequence[ReadWord], place: int) -> bool:
    """Tell whether a man with a title, or "he was", stands before the verb: المدرب تحمل المسؤولية."""
    verb, near = sentence[place].reading, sentence[place - 1] if place else None
    if near is None or verb.prefix.conjunction or not near.is_nominal:
        return False
    if near.name == "PER" and place > 1 and _he_was(sentence[:place]):
        return True
    before = subject_before(sentence, place)
    if before is None or before.name or before.stands_for_subject or before.reading.pos != "noun":
        return False
    one = before.is_definite and before.reading.known and before.reading.number == "singular"
    return one and not may_be_subject_of(_SHE, before.reading)


def _he_was(before: Sequence[ReadWord]) -> bool:
    """Tell whether كان and a name of somebody are what stands right before."""
    at = len(before) - 1
    while at > 0 and before[at].name == "PER":
        at -= 1
    return before[at].reading.stem.lemma == _WAS and before[at].reading.person == _HE


def _is_he(noun: ReadWord) -> bool:
    if noun.name:
        return noun.name == "PER" and not noun.word.endswith("ة")
    reading = noun.reading
    if reading.pos != "noun" or not reading.known or reading.suffix.pronoun or reading.suffix.indefinite:
        return False
    men = reading.suffix.number == "plural" and reading.suffix.gender == "masculine"
    return men or may_be_subject_of(_HE, reading)


def _is_quality_of_him(word: ReadWord) -> bool:
    """الراحل: an adjective that stands for a man."""
    reading = word.reading
    one = word.is_adjective and reading.prefix.definite and reading.number == "singular"
    return one and may_be_subject_of(_HE, reading)


def _he_told(before: Sequence[ReadWord]) -> bool:
    """Tell whether the last verb is what "he" did."""
    verb = next((one.reading for one in reversed(before) if one.is_verb), None)
    return verb is not None and verb.tense == "past" and verb.person == _HE
