"""English names: lists, composition, given and family names, transliteration, titles."""

from pathlib import Path

import pytest

from reader.arabic.actors import roles
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from reader.evaluation import names as scorer
from tests.arabic.analyser import ANALYSER, KNOWN

PER, ORG, LOC = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE
ACCEPTED = Path(__file__).parents[2] / "data" / "english_names.tsv"


@pytest.mark.parametrize(
    ("arabic", "name"),
    [
        ("سيرغي لافروف", "Sergei Lavrov"),
        ("محمد ولد عبد العزيز", "Mohamed Ould Abdel Aziz"),
        ("جيف دايفيز", "Jeff Davis"),
        ("عبد الله الحداد", "Abdullah al-Haddad"),
        ("الأسد", "al-Assad"),
        ("لافروف", "Lavrov"),
        ("جان بيير مارتان", "Jean-Pierre Martin"),
        ("أم محمد", "Umm Mohammed"),
    ],
)
def test_people(arabic: str, name: str) -> None:
    assert KNOWN.english_names.english(arabic, PER) == name


@pytest.mark.parametrize(
    ("arabic", "name"),
    [
        ("وزارة الخارجية الأمريكية", "US State Department"),
        ("وزارة الدفاع الأمريكية", "US Department of Defense"),
        ("وزارة الداخلية التونسية", "Tunisian Interior Ministry"),
        ("وزارة المالية", "Finance Ministry"),
        ("الجيش السوري", "Syrian army"),
        ("الحكومة السورية", "Syrian government"),
        ("جامعة دمشق", "Damascus University"),
        ("شركة تويوتا", "Toyota"),
        ("صحيفة لوموند", "Le Monde"),
        ("الاتحاد المغربي لكرة القدم", "Moroccan Football Federation"),
        ("الهلال الأحمر التركي", "Turkish Red Crescent"),
        ("المحكمة الدستورية", "Constitutional Court"),
    ],
)
def test_organisations_are_composed(arabic: str, name: str) -> None:
    assert KNOWN.english_names.english(arabic, ORG) == name


@pytest.mark.parametrize(
    ("arabic", "name"),
    [
        ("محافظة الأنبار", "Anbar"),
        ("بحيرة فيكتوريا", "Lake Victoria"),
        ("مدينة حلب", "Aleppo"),
        ("شمال أفريقيا", "North Africa"),
    ],
)
def test_places_are_composed(arabic: str, name: str) -> None:
    assert KNOWN.english_names.english(arabic, LOC) == name


@pytest.mark.parametrize("name", ["", " ", "...", "\ud800", "x" * 300, "ءءءء", "\u064b\u064b"])
def test_any_text_has_an_answer(name: str) -> None:
    for kind in ActorType:
        assert isinstance(KNOWN.english_names.english(name, kind), str)


@pytest.mark.parametrize(
    ("word", "foreign", "latin"),
    [
        ("كورنيلوف", True, "Kornelov"),
        ("القحطان", False, "al-Qahtan"),
        ("NASA", False, "NASA"),
        ("", False, ""),
    ],
)
def test_transliteration(word: str, foreign: bool, latin: str) -> None:
    assert KNOWN.transliteration.spell(word, foreign) == latin


def test_nine_names_in_ten_are_as_a_newspaper_has_them() -> None:
    with ACCEPTED.open(encoding="utf-8") as lines:
        scores = scorer.evaluate(ANALYSER, lines)
    assert scores.names == 300
    assert scores.share >= 0.92, scores.wrong
    assert scores.share_unlisted >= 0.88, scores.wrong


def test_the_scorer_counts_what_is_wrong() -> None:
    scores = scorer.evaluate(ANALYSER, ["# note\n", "LOC\tبيروت\tBeirut\n", "LOC\tدمشق\tHoms|Hama\n"])
    assert (scores.names, scores.right, scores.wrong) == (2, 1, (("دمشق", "Homs|Hama", "Damascus"),))


def test_the_scorer_names_a_bad_line() -> None:
    with pytest.raises(ValueError, match="line 1"):
        scorer.evaluate(ANALYSER, ["بيروت\tBeirut"])


@pytest.mark.parametrize(
    ("sentence", "person", "arabic", "latin"),
    [
        (
            "أجرى وزير الخارجية الأمريكية جون كيري اتصالا",
            "جون كيري",
            "وزير الخارجية الأمريكية",
            "US Secretary of State",
        ),
        ("قال الرئيس السوري بشار الأسد أمس", "بشار الأسد", "الرئيس السوري", "Syrian president"),
        ("بنظيره الروسي سيرغي لافروف", "سيرغي لافروف", "نظيره الروسي", "his Russian counterpart"),
        ("دعما للرئيس الأسد", "الأسد", "الرئيس", "president"),
        ("قال جون كيري", "جون كيري", "", ""),
        ("التقى الرئيس في موسكو جون كيري", "جون كيري", "", ""),
    ],
)
def test_titles_before_a_name(sentence: str, person: str, arabic: str, latin: str) -> None:
    words = sentence.split()
    first = words.index(person.split()[0])
    name = Name(first, first + len(person.split()), PER, 0.9)
    assert roles.before(KNOWN, words, name, [name]) == (arabic, latin)


@pytest.mark.parametrize(
    ("arabic", "kind", "guess"),
    [
        ("سيرغي لافروف", PER, False),
        ("غسان المصباح", PER, True),
        ("الأمم المتحدة", ORG, False),
        ("وزارة الداخلية التونسية", ORG, False),
        ("هيئة صيانة القوارب الخشبية", ORG, True),
        ("دمشق", LOC, False),
        ("مدينة دمشق", LOC, False),
        ("وادي الزكابر", LOC, True),
        ("WhatsApp", ORG, False),
    ],
)
def test_a_name_is_a_guess_unless_a_list_has_it(arabic: str, kind: ActorType, guess: bool) -> None:
    assert KNOWN.english_names.named(arabic, kind).guess is guess


@pytest.mark.parametrize(
    ("arabic", "kind", "name"),
    [
        ("عماد فتح الله", PER, "Imad Fathallah"),
        ("رشيد زروقي", PER, "Rachid Zerrouki"),
        ("ماركو بتروفيتش", PER, "Marco Petrovich"),
        ("محكمة جنايات صفاقس", ORG, "Sfax Criminal Court"),
        ("هيئة مكافحة الفساد", ORG, "Anti-Corruption Authority"),
        ("صندوق دعم المزارعين", ORG, "Farmers' Support Fund"),
        ("شركة النور للصناعات الغذائية", ORG, "al-Nour Food Industries Company"),
        ("محكمة الاستئناف بمراكش", ORG, "Court of Appeal in Marrakesh"),
        ("المجلس البلدي لتطوان", ORG, "Municipal Council of Tetouan"),
        ("مؤسسة النور الخيرية", ORG, "al-Nour Charitable Foundation"),
        ("محكمة فرانكفورت العليا", ORG, "Frankfurt High Court"),
        ("بلدية إربد الكبرى", ORG, "Greater Irbid Municipality"),
        ("مطار النجف الدولي", LOC, "Najaf International Airport"),
        ("سفارة كولومبيا", ORG, "Embassy of Colombia"),
        ("مديرية تربية نينوى", ORG, "Nineveh Education Directorate"),
        ("وزارة الصحة والسكان المصرية", ORG, "Egyptian Health and Population Ministry"),
        ("الحركة العالمية للدفاع عن الأطفال", ORG, "World Movement for Defence of Children"),
        (
            "الاتحاد المصري لعمال الكهرباء والغاز",
            ORG,
            "Egyptian Federation for Workers of Electricity and Gas",
        ),
        ("اتحاد العمال من أجل السلام", ORG, "Workers' Federation for Peace"),
        ("مستشفيات جامعة القاهرة", ORG, "Cairo University Hospitals"),
        (
            "الهيئة العامة لمكافحة الأوبئة وإعادة التأهيل",
            ORG,
            "General Epidemic Control and Rehabilitation Authority",
        ),
    ],
)
def test_what_no_list_has_is_composed_of_listed_parts(arabic: str, kind: ActorType, name: str) -> None:
    assert KNOWN.english_names.named(arabic, kind) == (name, True)
