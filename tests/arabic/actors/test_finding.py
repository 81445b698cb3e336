"""Actors in whole texts: spans without clitics and titles, institutions, linking, odd input."""

import itertools

import pytest

from reader.arabic import tokenise
from reader.arabic.actors import finding as actors
from reader.arabic.document import Mention
from reader.arabic.structure import lines as structure
from tests.arabic.analyser import ANALYSER, KNOWN

SCORE = actors.name_score(KNOWN.resources, ANALYSER.tagger)


def mentions(text: str) -> tuple[Mention, ...]:
    blocks = structure.blocks(text)
    tokens = tokenise.tokens(text)
    sentences = tokenise.sentences(text, tokens, blocks)
    return actors.find_actors(KNOWN, ANALYSER.tagger, SCORE, text, tokens, sentences)


def named(text: str) -> list[tuple[str, str, str]]:
    return [(one.span.of(text), one.type.value, one.name_en) for one in mentions(text)]


def test_a_title_is_not_part_of_the_name_and_is_given_apart() -> None:
    text = "أجرى وزير الخارجية البريطاني ديفيد لامي محادثات في عمان."
    person = next(one for one in mentions(text) if one.type == "PER")
    assert person.span.of(text) == "ديفيد لامي"
    assert (person.role_ar, person.role_en) == ("وزير الخارجية البريطاني", "British foreign minister")


def test_spans_leave_clitics_out() -> None:
    text = "ونقل الوفد رسالة إلى لبنان وسوريا وبالعراق وللأردن."
    assert [name for name, _, _ in named(text)] == ["لبنان", "سوريا", "العراق", "لأردن"]


def test_the_article_after_li_comes_back_in_the_name() -> None:
    text = "قدم الوفد الدعم العسكري للأمم المتحدة أمس."
    only = mentions(text)
    assert [(one.span.of(text), one.name_ar) for one in only] == [("لأمم المتحدة", "الأمم المتحدة")]


def test_a_full_name_names_the_actor_everywhere() -> None:
    text = "وصل جون كيري إلى موسكو.\n\nوحذر كيري من التصعيد. وقال كيري إن الوقت ينفد."
    people = [one for one in mentions(text) if one.type == "PER"]
    assert len(people) == 3
    assert {(one.actor, one.name_ar, one.name_en) for one in people} == {
        (people[0].actor, "جون كيري", "John Kerry")
    }


@pytest.mark.parametrize(
    ("text", "name", "english"),
    [
        (
            "قالت وزارة الدفاع الأمريكية إن الطائرة هبطت.",
            "وزارة الدفاع الأمريكية",
            "US Department of Defense",
        ),
        ("انتشر الجيش اللبناني في الشوارع.", "الجيش اللبناني", "Lebanese army"),
        ("ذكرت وكالة اسوشيتد برس أن المحادثات فشلت.", "وكالة اسوشيتد برس", "Associated Press"),
        ("قضت المحكمة الدستورية ببطلان القانون.", "المحكمة الدستورية", "Constitutional Court"),
        ("صرح متحدث باسم البيت الأبيض بذلك.", "البيت الأبيض", "White House"),
    ],
)
def test_institutions_are_organisations(text: str, name: str, english: str) -> None:
    assert (name, "ORG", english) in named(text)


def test_institutions_can_be_left_out() -> None:
    words = ["انتشر", "الجيش", "اللبناني", "في", "بيروت", "."]
    (row,) = ANALYSER.names_in([words], actors.Wanted.PROPER_NAMES)
    assert [words[name.first : name.last] for name in row] == [["بيروت"]]


def test_every_step_says_why_it_stands_where_it_does() -> None:
    assert all(len(step.why.split()) > 5 for step in actors.STEPS)


@pytest.mark.parametrize("at", range(len(actors.STEPS)))
def test_the_steps_are_what_runs(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose_all(article: actors.NamesOfArticle, rows: actors.Names) -> actors.Names:
        return [[] for _ in article.sentences]

    steps = list(actors.STEPS[: at + 1])
    steps[at] = steps[at]._replace(run=lose_all, is_taken=lambda wanted: True)
    monkeypatch.setattr(actors, "STEPS", steps)
    assert ANALYSER.names_in([["زار", "جون", "كيري", "بيروت", "."]]) == [[]]


def test_islamic_state_with_and_without_quotation_marks_is_one() -> None:
    text = 'قصفت الطائرات مواقع تنظيم "الدولة الإسلامية" أمس. ويسيطر تنظيم الدولة الإسلامية على المدينة.'
    found = [one for one in mentions(text) if one.name_en == "Islamic State"]
    assert len(found) == 2
    assert found[0].actor == found[1].actor
    assert '"' not in found[0].span.of(text)


def test_an_abbreviation_is_its_organisation() -> None:
    text = "صورة نشرتها الوكالة العربية السورية للأنباء (سانا) أمس."
    found = [one for one in mentions(text) if one.type == "ORG"]
    assert len(found) == 2
    assert {one.actor for one in found} == {found[0].actor}


def test_a_capital_stays_a_place() -> None:
    assert ("واشنطن", "LOC", "Washington") in named("أعربت واشنطن عن قلقها من هذه التحركات.")


@pytest.mark.parametrize(
    "text",
    [
        "قال المسؤول إن الحكومة ستدرس الأمر.",
        "فقدت قوات الحكومة أراضي واسعة في البلاد.",
        "يرى الخبراء أن الوضع صعب.",
    ],
)
def test_generic_words_are_no_actors(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    ["", " ", "...", "\u064b" * 5000, "\ud800 \udfff", "Only Latin words here", "،" * 3000, "ء" * 20000],
)
def test_any_text_has_an_answer(text: str) -> None:
    for one in mentions(text):
        assert 0 <= one.span.start < one.span.end <= len(text)


def test_mentions_are_in_order_and_apart() -> None:
    text = "التقى الرئيس المصري عبد الفتاح السيسي في القاهرة وزير الخارجية الفرنسي جان نويل بارو ووفدا. " * 3
    spans = [one.span for one in mentions(text)]
    assert spans == sorted(spans)
    assert not any(one.overlaps(other) for one, other in itertools.pairwise(spans))


def test_a_long_line_without_stops_is_read_in_pieces() -> None:
    text = "زار جون كيري موسكو ثم " * 400
    found = mentions(text)
    assert sum(one.name_en == "Moscow" for one in found) >= 390
    assert len({one.actor for one in found if one.name_en == "John Kerry"}) == 1
