"""Queries are taken apart as they are meant, and nothing that can be typed is an error."""

from itertools import product
from string import punctuation

import pytest

from reader.search.pattern_notes import pattern_note
from reader.search.patterns import (
    MOST_STEPS,
    PATTERN_FAULTS,
    NoPattern,
    PatternStep,
    TokenAll,
    TokenNot,
    TokenTest,
    read_pattern,
)
from reader.search.query import (
    MOST_FIELDS,
    MOST_WORDS,
    AllOf,
    AnyOf,
    NoneOf,
    QueryField,
    QueryPhrase,
    QueryWord,
    parse_query,
)

A, B, C = QueryWord("a1"), QueryWord("b1"), QueryWord("c1")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("a1 b1", (A, B)),
        ("a1 AND b1", (A, B)),
        ("a1 OR b1", (AnyOf((A, B)),)),
        ("a1 b1 OR c1", (A, AnyOf((B, C)))),
        ("a1 | b1 | c1", (AnyOf((A, B, C)),)),
        ("OR a1 OR", (A,)),
        ("-a1 b1", (NoneOf(A), B)),
        ("b1 NOT a1", (B, NoneOf(A))),
        ("NOT -a1", (NoneOf(A),)),
        ("(a1 b1) OR c1", (AnyOf((AllOf((A, B)), C)),)),
        ("-(a1 OR b1)", (NoneOf(AnyOf((A, B))),)),
        ("((a1))", (A,)),
        ("(a1", (A,)),
        ("a1) b1", (A, B)),
        ('"a1 b1"', (QueryPhrase(("a1", "b1")),)),
        ("“a1 b1”", (QueryPhrase(("a1", "b1")),)),
        ('"a1 b1"~3', (QueryPhrase(("a1", "b1"), 3),)),
        ('-"a1 b1"', (NoneOf(QueryPhrase(("a1", "b1"))),)),
        ('="a1 b1"', (QueryPhrase(("a1", "b1"), None, True),)),
        ("=a1", (QueryWord("a1", True),)),
        ('"a1', (A,)),
        ("foo:a1", (QueryPhrase(("foo", "a1")),)),
        ("root:كتب", (QueryWord("كتب", root=True),)),
        ("well-known", (QueryPhrase(("well", "known")),)),
        ("al-Assad", (QueryWord("Assad"),)),
        ("U.S.", (QueryWord("U.S."),)),
        ("don't", (QueryWord("don't"),)),
    ],
)
def test_what_is_typed_is_taken_apart(typed: str, parts: tuple[object, ...]) -> None:
    assert parse_query(typed).wanted == AllOf(parts)  # type: ignore[arg-type]


def test_fields_stand_beside_the_words() -> None:
    query = parse_query('a1 source:bbc -actor:"John Kerry" Kind:caption before:2020-01-01')
    assert query.wanted == AllOf((A,))
    assert query.fields == (
        QueryField("source", "bbc"),
        QueryField("actor", "John Kerry", True),
        QueryField("kind", "caption"),
        QueryField("before", "2020-01-01"),
    )


def test_every_mark_alone_and_in_pairs_is_a_query() -> None:
    marks = punctuation + "؟،؛«»ـ٪\u202e\u200f\x00٫…–"
    for one, other in product(marks, repeat=2):
        for typed in (one, one + other, f"{one}كتاب{other}", f"a1 {one}{other} b1"):
            parse_query(typed)
    assert parse_query("*").is_empty
    assert parse_query("").is_empty


def test_what_is_too_much_is_cut_and_said() -> None:
    many = parse_query(" ".join(f"w{n}" for n in range(10_000)))
    assert len(many.wanted.parts) == MOST_WORDS
    assert many.is_cut
    assert parse_query("(" * 5000 + "a1" + ")" * 5000).is_cut
    fields = parse_query(" ".join(["source:bbc"] * 100))
    assert len(fields.fields) == MOST_FIELDS
    assert fields.is_cut


def test_a_pattern_of_tokens_is_read_and_what_is_behind_it_is_a_query() -> None:
    query = parse_query('[lemma="حكومة"] []{0,3} [pos="verb" & word!="قال"] a1 source:bbc')
    pattern, word = query.wanted.parts
    assert word == A
    assert query.fields == (QueryField("source", "bbc"),)
    assert pattern.steps == (  # type: ignore[union-attr]
        PatternStep(TokenTest("lemma", ("حكومة",))),
        PatternStep(None, 0, 3),
        PatternStep(TokenAll((TokenTest("pos", ("verb",)), TokenNot(TokenTest("word", ("قال",)))))),
    )


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("[", "brackets"),
        ('[word="a1"', "brackets"),
        ('[word="a1" word="b1"]', "brackets"),
        ('[(word="a1"]', "brackets"),
        ("[a1]", "test"),
        ("[word=a1]", "test"),
        ('[word="a1" &]', "test"),
        ('[colour="a1"]', "attribute"),
        ('[word="a(b"]', "value"),
        ('[word="a*"]', "value"),
        ('[word=""]', "value"),
        ('[word=".*.*.*.*"]', "value"),
        ('[root="كت.*"]', "value"),
        ('[lemma="port"]', "value"),
        ('[pos="colour"]', "class"),
        ('[word="a1"]{3,2}', "times"),
        ('[word="a1"]{0,99}', "times"),
        ('[word="a1"]{x}', "times"),
        ("[]{0}", "times"),
        ("[]" * (MOST_STEPS + 1), "long"),
        (f'[word="{"a" * 300}"]', "long"),
        ("[" + "!" * 5000 + 'word="a1"]', "long"),
        ('["' * 3000, "test"),
    ],
)
def test_what_is_no_pattern_is_words_and_says_why(typed: str, fault: str) -> None:
    with pytest.raises(NoPattern, match=fault):
        read_pattern(typed)
    assert parse_query(typed).fault == fault
    assert pattern_note(fault)


def test_every_fault_of_a_pattern_has_a_sentence() -> None:
    assert len({pattern_note(fault) for fault in PATTERN_FAULTS}) == len(PATTERN_FAULTS)
