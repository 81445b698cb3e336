"""What stands between marks, or after a speaker and a colon, is spoken."""

from reader.arabic.morphology.speech import SpokenWords


def spoken(*sentences: str) -> list[str]:
    speech = SpokenWords()
    found = []
    for sentence in sentences:
        words = sentence.split(" ")
        flags = speech.of(words)
        found.append(" ".join(word for word, flag in zip(words, flags, strict=True) if flag))
    return found


def test_words_between_marks_are_spoken() -> None:
    assert spoken("قالت « لن أعود » وغادرت") == ["لن أعود"]
    assert spoken('قالت " لن أعود " وغادرت') == ["لن أعود"]


def test_speech_goes_on_in_the_next_sentence() -> None:
    assert spoken("قال « سمعنا الصوت .", "ثم هربنا » وبكى") == ["سمعنا الصوت .", "ثم هربنا"]


def test_paragraph_ends_what_nobody_closed() -> None:
    speech = SpokenWords()
    assert speech.of(["«", "تعبنا"]) == [False, True]
    speech.begin_paragraph()
    assert speech.of(["وصل", "الوفد"]) == [False, False]


def test_colon_announces_speech_only_near_the_beginning() -> None:
    assert spoken("المدرب : لن نستسلم") == ["لن نستسلم"]
    assert spoken("بدأت القصة في ذلك المساء من الشتاء بصدفة : سقط غصن") == [""]
