"""Words over their glosses, written here as word=gloss, [unit=gloss (each alone)] and {marks:words}."""

import pytest

from reader.arabic.document import Token
from reader.arabic.glosses.terms import Terms
from reader.arabic.stored_tokens import pack
from reader.glossary.wording import ArticleWording
from reader.models import Annotation, Article, Paragraph
from reader.page.interlinear import interlinear
from reader.page.parts import InterlinearRun
from reader.page.pieces import arabic_line
from reader.text.spans import Span
from tests.page.test_pieces import mark


def shown(runs: tuple[InterlinearRun, ...]) -> str:
    parts = []
    for run in runs:
        units = []
        for unit in run.units:
            words = " ".join(
                "".join(f"<{one.classes}>{one.text}" if one.classes else one.text for one in word.pieces)
                for word in unit.words
            )
            alone = f" ({', '.join(word.alone for word in unit.words)})" if unit.size else ""
            units.append(f"[{words}={unit.gloss}{alone}]" if unit.size else f"{words}={unit.gloss}")
        inside = " ".join(units)
        parts.append(f"{{{run.piece.classes}:{inside}}}" if run.piece.classes else inside)
    return " ".join(parts)


def laid_out(words: list[tuple[str, str, str]], marks: list[tuple[str, str]] = []) -> str:  # noqa: B006
    text = " ".join(word for word, _, _ in words)
    tokens, at = [], 0
    for word, gloss, alone in words:
        bare = word.rstrip("،.")
        tokens.append(Token(Span(at, at + len(bare)), bare, bare, "noun", gloss, (alone,) if alone else ()))
        at += len(word) + 1
    article = Article(pk=1, text=text)
    paragraph = Paragraph(pk=1, start=0, end=len(text), kind="paragraph", words=[pack(one) for one in tokens])
    annotations: list[Annotation] = [mark(text, exact, label, "suggested", pk=9) for exact, label in marks]
    line = arabic_line(article, paragraph, annotations)
    return shown(interlinear(article, paragraph, line, ArticleWording(Terms(()), {})))


def test_words_that_mean_something_together_share_one_gloss() -> None:
    words = [("قال", "said", ""), ("وزير", "foreign minister", "minister")]
    words += [("الخارجية", "foreign minister", "foreign ministry"), ("إن", "that", "")]
    assert laid_out(words) == "قال=said [وزير الخارجية=foreign minister (minister, foreign ministry)] إن=that"


def test_a_word_that_is_repeated_is_no_unit() -> None:
    assert laid_out([("جدا", "very", ""), ("جدا", "very", "")]) == "جدا=very جدا=very"


def test_a_comma_ends_a_unit() -> None:
    assert laid_out([("قرب،", "near", ""), ("عند", "near", "")]) == "قرب،=near عند=near"


@pytest.mark.parametrize(("count", "sizes"), [(2, [2]), (4, [4]), (5, [3, 2]), (9, [3, 3, 3])])
def test_a_unit_has_four_words_at_most(count: int, sizes: list[int]) -> None:
    words = [("ابتثج"[at % 5] * (at + 1), "one phrase", "x") for at in range(count)]
    parts = laid_out(words).split("] ")
    assert [part.split("=")[0].count(" ") + 1 for part in parts] == sizes
    assert ["one phrase" in part for part in parts] == [True, *[False] * (len(sizes) - 1)]


def test_marks_are_around_units_and_inside_them_where_they_end_there() -> None:
    words = [("وزير", "foreign minister", "minister"), ("الخارجية", "foreign minister", "ministry")]
    words += [("كيري", "Kerry", "")]
    whole = laid_out(words, [("وزير الخارجية", "ORG")])
    assert whole == "{mark org:[وزير الخارجية=foreign minister (minister, ministry)]} كيري=Kerry"
    half = laid_out(words, [("الخارجية كيري", "ORG")])
    assert half == "[وزير <mark org>الخارجية=foreign minister (minister, ministry)] {mark org:كيري=Kerry}"


def test_a_quotation_has_its_corners_once_where_a_unit_cuts_it() -> None:
    words = [
        ("قال", "said", ""),
        ("إنه", "in fact", "that"),
        ("حقا", "in fact", "truly"),
        ("هنا", "here", ""),
    ]
    text = laid_out(words, [("حقا هنا", "indirect")])
    assert text.count("opens") == text.count("closes") == 1
    assert "<mark quote opens>حقا" in text
    assert text.endswith("{mark quote closes:هنا=here}")
