"""The field and the encoder together: the shipped model's answers, and how it goes on without it."""

import logging
import shutil
from pathlib import Path

import pytest

from reader.arabic.actors.bio import read_label
from reader.arabic.actors.in_context import ContextTagger, _best_path, encoder_problem
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import DATA, ENCODER, MODEL, Resources
from tests.arabic.analyser import ANALYSER, KNOWN

needs_numpy = pytest.mark.skipif("numpy" in encoder_problem(Resources()), reason="needs requirements.txt")
IN_CONTEXT = ANALYSER.in_context()


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A folder of models with the field alone."""
    shutil.copy(DATA / MODEL, tmp_path)
    return tmp_path


def found(analyser: Analyser, sentence: str) -> list[tuple[str, str]]:
    words = sentence.split()
    return [
        (" ".join(words[name.first : name.last]), name.type.value) for name in analyser.tagger([words])[0]
    ]


@needs_numpy
@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "التقى الرئيس السوري بشار الأسد في دمشق وفدا من الأمم المتحدة .",
            [("بشار الأسد", "PER"), ("دمشق", "LOC"), ("الأمم المتحدة", "ORG")],
        ),
        (
            "وأعلن المتحدث باسم حزب النهضة سامر الحلبي في صنعاء",
            [("حزب النهضة", "ORG"), ("سامر الحلبي", "PER"), ("صنعاء", "LOC")],
        ),
    ],
)
def test_the_shipped_encoder_finds_names(sentence: str, names: list[tuple[str, str]]) -> None:
    assert found(IN_CONTEXT, sentence) == names


# The field alone takes a word too many in these, or another kind.
@needs_numpy
@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("أعلنت نقابة عمال الموانئ الإضراب.", {("نقابة عمال الموانئ", "ORG")}),
        ("نظمت جمعية الحفاظ على الآثار والتراث ورشة.", {("جمعية الحفاظ على الآثار والتراث", "ORG")}),
        (
            "طالب الاتحاد الوطني لنقابات عمال الموانئ بلقاء.",
            {("الاتحاد الوطني لنقابات عمال الموانئ", "ORG")},
        ),
        ("أفادت الوكالة الوطنية للسلامة الطرقية بذلك.", {("الوكالة الوطنية للسلامة الطرقية", "ORG")}),
        ("أعلنت شركة الأفق للملاحة أرباحها.", {("شركة الأفق للملاحة", "ORG")}),
        ("انتقدت جمعية الصحفيين الكويتية القرار.", {("جمعية الصحفيين الكويتية", "ORG")}),
        ("رفضت كونفدرالية رجال الأعمال المتوسطيين الرسوم.", {("كونفدرالية رجال الأعمال المتوسطيين", "ORG")}),
        ("تابعت الجمعية الفلكية الأردنية الخسوف.", {("الجمعية الفلكية الأردنية", "ORG")}),
        ("إعداد أحمد السيد للنشرة العربية", {("أحمد السيد", "PER")}),
        ("وصل السيل إلى بلدة زكابر فجرا.", {("زكابر", "LOC")}),
        ("قدم مسرح السراج عرضا جديدا.", {("مسرح السراج", "ORG")}),
        ("قال المتحدث باسم الجيش كرداف زوبرين إن العملية انتهت.", {("كرداف زوبرين", "PER")}),
        ("وقالت المتحدثة باسم الجهاز إن الوضع مستقر.", set()),
    ],
)
def test_the_encoder_ends_names_where_they_end(sentence: str, names: set[tuple[str, str]]) -> None:
    mentions = IN_CONTEXT.analyse(sentence).mentions
    assert {(mention.span.of(sentence), mention.type.value) for mention in mentions} == names


@needs_numpy
def test_the_jailing_of_somebody_is_no_prison() -> None:
    sentence = "انتقد المحامي سجن سالم الحداد أمس."
    assert "سجن سالم الحداد" not in [one.span.of(sentence) for one in IN_CONTEXT.analyse(sentence).mentions]


@needs_numpy
def test_what_the_shipped_encoder_says_of_words_is_what_it_said_when_it_was_made() -> None:
    sentence = "قال طارق الهاشمي رئيس شركة نسيج للتقنية في حلب"
    words = sentence.split()
    encoder = IN_CONTEXT.tagger._encoder  # type: ignore[attr-defined]
    (rows,) = encoder.label_shares([words])
    best = [encoder.labels[max(range(len(row)), key=row.__getitem__)] for row in rows]
    assert best == ["O", "B-PER", "I-PER", "O", "O", "B-ORG", "I-ORG", "O", "B-LOC"]
    sure = [-0.004, -0.01, -0.009, -0.01, -0.127, -0.152, -0.133, -0.008, -0.02]
    assert [max(row) for row in rows] == pytest.approx(sure, abs=0.01)


@needs_numpy
def test_scores_are_shares_and_long_or_odd_sentences_are_read() -> None:
    rows = IN_CONTEXT.tagger([["زار", "جون", "كيري", "موسكو"], [], ["بيروت"] * 400, ["\ud800"], ["ب" * 900]])
    assert [len(row) > 0 for row in rows[:3]] == [True, False, True]
    assert all(0 < name.score < 1 for row in rows for name in row)
    assert max(name.last for name in rows[2]) == 400


def test_a_name_goes_on_only_where_one_of_its_type_began() -> None:
    labels = [*map(read_label, ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"])]
    sure, tempting = [-0.1, -3.0, -3.0, -3.0, -3.0], [-2.0, -3.0, -0.2, -3.0, -0.3]
    assert _best_path(labels, [tempting]) == [0]
    assert _best_path(labels, [sure, tempting]) == [0, 0]
    assert _best_path(labels, [[-4.0, -0.1, -4.0, -3.0, -4.0], tempting, tempting]) == [1, 2, 2]


def test_without_an_encoder_it_is_the_field_alone_and_the_log_says_so(
    models: Path, caplog: pytest.LogCaptureFixture
) -> None:
    analyser = Analyser(Resources(models=models)).in_context()
    assert analyser.tagger.name == ANALYSER.tagger.name == ""
    sentence = "زار جون كيري موسكو ."
    with caplog.at_level(logging.WARNING):
        assert found(analyser, sentence) == found(ANALYSER, sentence) != []
        analyser.tagger.load()
    assert [record.getMessage() for record in caplog.records] == [
        f"Names are found without the encoder: there is no {ENCODER} in {models}"
    ]


@pytest.mark.parametrize("content", [b"", b"HASHIYA1", (DATA / ENCODER).read_bytes()[:-100]])
def test_a_damaged_encoder_is_left_alone(models: Path, content: bytes) -> None:
    (models / ENCODER).write_bytes(content)
    resources = Resources(models=models)
    assert any(said in encoder_problem(resources) for said in ("is damaged", "numpy is not installed"))
    assert found(Analyser(resources).in_context(), "زار بيروت") == found(ANALYSER, "زار بيروت")


def test_without_numpy_it_is_the_field_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert encoder_problem(Resources()) == "the package numpy is not installed"
    assert found(Analyser(Resources(), ContextTagger(KNOWN)), "زار بيروت") == found(ANALYSER, "زار بيروت")


@needs_numpy
def test_the_versions_with_and_without_differ(models: Path) -> None:
    assert IN_CONTEXT.tagger.name == "encoder"
    assert IN_CONTEXT.version != ANALYSER.version


@needs_numpy
def test_lists_can_be_left_out_and_the_encoder_stays() -> None:
    bare = IN_CONTEXT.without(["gazetteer_people.tsv"])
    assert isinstance(bare.tagger, ContextTagger)
    assert bare.reads_in_context and not ANALYSER.reads_in_context
    assert bare.known.resources.left_out == {"gazetteer_people.tsv"}


def test_where_there_is_no_lexicon_there_is_no_encoder_either() -> None:
    assert not Analyser(Resources(lexicon=None)).in_context().reads_in_context


def test_the_shipped_files_are_small() -> None:
    assert len(KNOWN.resources.encoder() or b"") < 17_000_000
    assert sum(path.stat().st_size for path in DATA.rglob("*") if path.is_file()) < 28_000_000
