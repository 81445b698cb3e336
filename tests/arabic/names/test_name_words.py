"""The closed classes of words for the search of names."""

import pytest

from tests.arabic.analyser import KNOWN


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("club", "الهلال"),
        ("currency", "دينار"),
        ("head-joined", "صحيفه"),  # folded: ة is ه
        ("head-definite", "الاداره"),
        ("institution", "مجلسالنواب"),
    ],
)
def test_words_are_folded(name: str, word: str) -> None:
    assert word in KNOWN.words.of(name)


def test_one_head_has_several_uses() -> None:
    assert {"الاداره"} <= KNOWN.words.of("head-national") & KNOWN.words.of("head-definite")


def test_phrases_keep_their_words() -> None:
    assert ("مجلس", "النواب") in KNOWN.words.phrases("institution")


def test_no_class_is_made_up() -> None:
    with pytest.raises(KeyError):
        KNOWN.words.of("clubs")
