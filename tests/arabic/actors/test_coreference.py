"""Who is who: further mentions, clitics in front of names, and actor numbers."""

from reader.arabic.actors import coreference
from reader.arabic.actors.tagger import Name
from reader.arabic.document import ActorType
from tests.arabic.analyser import KNOWN

PER, ORG, LOC = ActorType.PERSON, ActorType.ORGANISATION, ActorType.PLACE


def spread(*sentences: tuple[str, list[Name]]) -> list[list[str]]:
    words = [text.split() for text, _ in sentences]
    rows = coreference.spread(KNOWN, words, [names for _, names in sentences])
    return [
        [" ".join(row[name.first : name.last]) for name in found]
        for row, found in zip(words, rows, strict=True)
    ]


def test_a_surname_is_found_again() -> None:
    assert spread(("زار جون كيري موسكو", [Name(1, 3, PER, 0.9)]), ("وحذر كيري من ذلك", [])) == [
        ["جون كيري"],
        ["كيري"],
    ]


def test_a_listed_surname_is_found_though_it_is_a_word() -> None:
    assert spread(("وصل بشار الأسد", [Name(1, 3, PER, 0.9)]), ("وقال الأسد للأسد", []))[1] == [
        "الأسد",
        "للأسد",
    ]


def test_an_ordinary_word_is_no_surname() -> None:
    assert spread(("وصل محمد الثاني", [Name(1, 3, PER, 0.9)]), ("في المركز الثاني", []))[1] == []


def test_marks_are_never_taken_up() -> None:
    assert spread(("وصل ' '", [Name(1, 3, PER, 0.5)]), ("قال ' '", []))[1] == []


def test_a_name_far_away_is_not_taken_up() -> None:
    far: list[tuple[str, list[Name]]] = [("لا شيء هنا", [])] * 60
    assert spread(("زار جون كيري موسكو", [Name(1, 3, PER, 0.9)]), *far, ("وحذر كيري", []))[-1] == []


def linked(*names: tuple[str, ActorType], english: list[str] | None = None) -> list[int]:
    return coreference.link_mentions(KNOWN, names, english or [""] * len(names))


def test_a_surname_is_the_full_name() -> None:
    assert linked(("جون كيري", PER), ("موسكو", LOC), ("كيري", PER)) == [0, 1, 0]


def test_a_surname_may_come_first() -> None:
    assert linked(("الأسد", PER), ("بشار الأسد", PER)) == [0, 0]


def test_two_people_with_one_surname_stay_two_and_the_nearest_is_meant() -> None:
    assert linked(("بيل كلينتون", PER), ("هيلاري كلينتون", PER), ("كلينتون", PER)) == [0, 1, 1]


def test_a_given_name_means_a_person_named_before_only() -> None:
    assert linked(("هيلاري كلينتون", PER), ("هيلاري", PER)) == [0, 0]
    assert linked(("محمد", PER), ("محمد فقيهي", PER)) == [0, 1]


def test_a_place_is_not_a_person_of_that_name() -> None:
    assert linked(("جورج واشنطن", PER), ("واشنطن", LOC)) == [0, 1]


def test_the_word_for_the_kind_makes_no_difference() -> None:
    assert linked(("وكالة رويترز", ORG), ("رويترز", ORG)) == [0, 0]


def test_the_lists_know_two_names_of_one() -> None:
    assert linked(("سانا", ORG), ("الوكالة العربية السورية للأنباء", ORG), english=["ORG:S", "ORG:S"]) == [
        0,
        0,
    ]


def test_an_abbreviation_in_brackets() -> None:
    names = [("جمعية الرفق بالطيور", ORG), ("جرط", ORG)]
    assert coreference.link_mentions(KNOWN, names, ["", ""], {1}) == [0, 0]


def test_an_institution_without_its_country() -> None:
    assert linked(("وزارة الخارجية الأمريكية", ORG), ("وزارة الخارجية", ORG)) == [0, 0]
    two = (("وزارة الخارجية الأمريكية", ORG), ("وزارة الخارجية الروسية", ORG), ("وزارة الخارجية", ORG))
    assert linked(*two) == [0, 1, 2]


def test_nothing_to_link() -> None:
    assert coreference.link_mentions(KNOWN, [], []) == []


def test_a_given_name_tells_of_somebody_further_on() -> None:
    full = ("تبيع نعيمة بوراس الخبز", [Name(1, 3, PER, 0.9)])
    assert spread(full, ("تضحك نعيمة كثيرا", []), ("أما نعيمة فغادرت", []))[1:] == [["نعيمة"], ["نعيمة"]]


def test_whose_kin_somebody_is_shows_the_name() -> None:
    assert spread(("فازت لجين سالم", [Name(1, 3, PER, 0.9)]), ("شكرت والدة لجين المدرسة", []))[1] == ["لجين"]


def test_a_preposition_is_no_further_mention() -> None:
    assert spread(("وصل علي بركات", [Name(1, 3, PER, 0.9)]), ("عثر على السيارة", []))[1] == []
