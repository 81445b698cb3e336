"""The plain form in which names from lists are compared."""

from hypothesis import given
from hypothesis import strategies as st

from reader.text.spelling import plain, plain_with_places


def test_spellings_of_one_word_are_alike() -> None:
    assert {plain(one) for one in ("أغسطس", "اغسطس", "أُغسطس", "اغـسـطس", "\u200fاغسطس", "ﺍﻏﺴﻄﺲ")} == {"اغسطس"}
    assert plain("الترجمة الأولى") == "الترجمه الاولي"
    assert plain("Août ٣–۳") == "aout 3-3"


@given(st.text())
def test_each_character_knows_where_it_comes_from(text: str) -> None:
    form, places = plain_with_places(text)
    assert form == plain(text)
    assert len(places) == len(form)
    assert places == sorted(places)
    assert all(char in plain(text[place]) for char, place in zip(form, places, strict=True))
