"""Quotations found in the English, which is written with the expected words in braces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.bilingual.mirror import QuoteQuery, find_quotes, quoted_stretches


def plain(shown: str) -> str:
    return shown.replace("{", "").replace("}", "")


def found_in(english: str, wanted: list[QuoteQuery], names: tuple[str, ...] = ()) -> str:
    shown, at = "", 0
    for span in sorted(span for span in find_quotes(english, wanted, names) if span is not None):
        shown += english[at : span.start] + "{" + span.of(english) + "}"
        at = span.end
    return shown + english[at:]


def direct(position: float = 0.3, share: float = 0.5) -> QuoteQuery:
    return QuoteQuery("direct", position, share)


@pytest.mark.parametrize(
    "shown",
    [
        "He said: “{We know.}”",
        'He said: "{We know}", and left',
        "He said: «{We know}»",
        "He said: ‘{We don’t know}’, and left",
        "He said: '{We don't know}', and left",
        "The Russians' aim is '{clear}'",
        "“{We know,}” he said",
        "It is “ {a losing bet} ”.",
        "unclosed “{We know",
        "“{He said ‘no’ to us}”",
    ],
)
def test_direct(shown: str) -> None:
    expected = shown + "}" if shown.count("{") > shown.count("}") else shown
    assert found_in(plain(expected), [direct()]) == expected


def test_marks_around_a_name_are_no_quotation() -> None:
    shown = "The “Islamic State” group is “{a danger to us all}”"
    assert found_in(plain(shown), [direct(0.7, 0.4)], ("Islamic State",)) == shown


def test_marks_around_what_looks_like_a_name_count_only_if_needed() -> None:
    shown = "The magazine “Art of the North” was “{a joy to read}”"
    assert found_in(plain(shown), [direct(0.1, 0.3)]) == shown
    assert found_in("It was “Good”", [direct(0.5, 0.4)]) == "It was “{Good}”"


def test_several_in_order() -> None:
    shown = "“{One thing}” he said, and “{another thing,}” and “{a third}”"
    assert found_in(plain(shown), [direct(0.0), direct(0.4), direct(0.8)]) == shown


def test_too_many_marks_in_the_english() -> None:
    shown = "The so-called “deal” was, he said, “{bad for the people of this country and for its children}”"
    assert found_in(plain(shown), [direct(0.5, 0.6)]) == shown


def test_too_few_marks_in_the_english() -> None:
    english = "He said it was bad, and that “the people of this country will not forget it”"
    spans = find_quotes(english, [direct(0.1, 0.05), direct(0.4, 0.6)])
    assert spans[0] is None
    assert spans[1] is not None
    assert spans[1].of(english) == "the people of this country will not forget it"


def indirect(verb: str, speaker: str = "", position: float = 0.3, share: float = 0.7) -> QuoteQuery:
    return QuoteQuery("indirect", position, share, verb, speaker)


@pytest.mark.parametrize(
    ("shown", "query"),
    [
        (
            "Kerry warned that {more support would only prolong the war}.",
            indirect("warned that", "John Kerry"),
        ),
        (
            "Kerry warned that {it would go on}, according to the official.",
            indirect("warned that", "John Kerry"),
        ),
        (
            "Dr. Kerry told reporters on Monday that {the war was over}.",
            indirect("told reporters that", "Kerry"),
        ),
        ("{The war was over}, an official said.", indirect("said that", "official", 0.0)),
        ("{The war was over}, according to Russia.", indirect("according to", "Russia", 0.0)),
        ("According to the paper, {the war was over}.", indirect("according to", "", 0.3)),
        ("Moscow says {it has sent equipment to Syria}.", indirect("says", "Moscow")),
        ("The Kremlin denied {any intention to build there}.", indirect("denied", "Kremlin")),
        ("The report was long. The minister added that {it was true}.", indirect("added that", "", 0.7, 0.3)),
        (
            "The US said it was sure. Russia stated that {it knew nothing}.",
            indirect("said that", "Russia", 0.6, 0.4),
        ),
    ],
)
def test_indirect(shown: str, query: QuoteQuery) -> None:
    assert found_in(plain(shown), [query]) == shown


@pytest.mark.parametrize("english", ["", "The sun rose over the sea.", "Rain fell. Snow lay."])
def test_nothing_is_reported(english: str) -> None:
    assert find_quotes(english, [indirect("said that", "Kerry"), direct()]) == [None, None]


def test_mixed_is_the_clause_with_the_marks() -> None:
    shown = "Russia said it knew. Putin said {the situation would have been “worse than Libya” without help}."
    query = QuoteQuery("mixed", 0.4, 0.6, "said that", "Vladimir Putin")
    assert found_in(plain(shown), [query]) == shown


def test_a_clause_is_used_once() -> None:
    english = "Kerry said that the war was over."
    first, second = find_quotes(english, [indirect("said that", "Kerry")] * 2)
    assert first is not None
    assert second is None


def test_stretches_do_not_nest() -> None:
    english = "“a ‘b’ c” d “e"
    assert [span.of(english) for span in quoted_stretches(english)] == ["a ‘b’ c", "e"]


@pytest.mark.parametrize(
    "english",
    [
        "“" * 50_000,
        "'a " * 50_000,
        "said that " * 20_000,
        "A. " * 50_000,
        "said" + "a" * 500_000,
        "." * 500_000,
        "said" + " " * 500_000,
        ", said" * 20_000,
    ],
)
def test_an_answer_for_extreme_input(english: str) -> None:
    assert len(find_quotes(english, [direct(), indirect("said that", "Kerry")])) == 2


@given(
    st.text("“”\"'‘’«» aA.,\n", max_size=60),
    st.lists(
        st.sampled_from([direct(), indirect("said that"), QuoteQuery("mixed", 1, 0, "", "")]), max_size=4
    ),
)
def test_any_text_gets_answers_inside_it(english: str, wanted: list[QuoteQuery]) -> None:
    spans = find_quotes(english, wanted)
    assert len(spans) == len(wanted)
    assert all(len(span) > 0 and span.end <= len(english) for span in spans if span is not None)
