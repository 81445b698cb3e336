"""A past of the fifth or sixth measure that is written like a present of "she": وتخرج, وتصدر, وتناول."""

from collections.abc import Sequence

from reader.arabic.morphology.clauses import ReadWord, following, may_be_subject_of, subject_before

_SHE, _HE = "3FS", "3MS"
_GOVERNED = frozenset({"lam", "lan", "la", "an", "lamma", "purpose", "sawfa", "qad"})
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
    after = sentence[place + 1] if place + 1 < len(sentence) else None
    head = after if after and after.is_nominal and not after.preposition else None
    if not place:
        return head is not None and _is_he(head)
    if _is_his(sentence, place, times):
        return True
    if not verb.prefix.conjunction and sentence[place - 1].word not in _THEN:
        return False
    if sentence[place - 1].kind == "pause" and head is not None and _is_he(head):
        return len(following(sentence, place, times).phrases) > 1
    return _he_told(sentence[:place]) and (head is None or not may_be_subject_of(_SHE, head.reading))


def _is_his(sentence: Sequence[ReadWord], place: int, times: frozenset[str]) -> bool:
    """Tell whether the subject right before the verb is a man: وهو نائب تقدم."""
    before = subject_before(sentence, place)
    if before is None or before.name or before.stands_for_subject or before.reading.pos != "noun":
        return False
    if not before.reading.known or may_be_subject_of(_SHE, before.reading) or not _is_he(before):
        return False
    phrases = following(sentence, place, times).phrases  # in صيف تبلغ حرارته the subject follows
    return not phrases or phrases[0].is_accusative


def _is_he(noun: ReadWord) -> bool:
    if noun.name:
        return noun.name == "PER" and not noun.word.endswith("ة")
    reading = noun.reading
    if reading.pos != "noun" or not reading.known or reading.suffix.pronoun or reading.suffix.indefinite:
        return False
    men = reading.suffix.number == "plural" and reading.suffix.gender == "masculine"
    return men or may_be_subject_of(_HE, reading)


def _he_told(before: Sequence[ReadWord]) -> bool:
    """Tell whether the last verb is what "he" did."""
    verb = next((one.reading for one in reversed(before) if one.is_verb), None)
    return verb is not None and verb.tense == "past" and verb.person == _HE
