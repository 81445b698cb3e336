"""The closed classes of words for the search of names."""

import pytest

from reader.arabic.names.name_words import name_phrases, name_words


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
    assert word in name_words(name)


def test_one_head_has_several_uses() -> None:
    assert {"الاداره"} <= name_words("head-national") & name_words("head-definite")


def test_phrases_keep_their_words() -> None:
    assert ("مجلس", "النواب") in name_phrases("institution")


def test_no_class_is_made_up() -> None:
    with pytest.raises(KeyError):
        name_words("clubs")
