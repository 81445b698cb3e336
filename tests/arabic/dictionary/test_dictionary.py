"""Entries: what is shown of verbs and nouns, what is left out, and the four ways of finding them."""

import pytest

from reader.analyser import FAST, site_analyser
from reader.arabic.dictionary import Dictionary, DictionaryEntry
from reader.arabic.dictionary.plain_nouns import plain_nouns
from reader.arabic.dictionary.roots import root_fits
from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import Resources

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return site_analyser(FAST).dictionary


def entry(dictionary: Dictionary, lemma: str, pos: str) -> DictionaryEntry:
    return next(one for one in dictionary.entries(lemma) if one.pos == pos)


@pytest.mark.parametrize(
    ("lemma", "root", "form", "imperfect", "noun"),
    [
        ("كَتَبَ", "كتب", "I", "يَكْتُبُ", ""),
        ("شَرِبَ", "شرب", "I", "يَشْرَبُ", "شُرْب"),
        ("قالَ", "قول", "I", "يَقُولُ", ""),
        ("نَفَّذَ", "نفذ", "II", "يُنَفِّذُ", "تَنْفِيذ"),
        ("سافَرَ", "سفر", "III", "يُسَافِرُ", ""),
        ("أَعَدَّ", "عدد", "IV", "يُعِدُّ", "إِعْدَاد"),
        ("تَعَقَّدَ", "عقد", "V", "يَتَعَقَّدُ", "تَعَقُّد"),
        ("تَناوَلَ", "نول", "VI", "يَتَنَاوَلُ", "تَنَاوُل"),
        ("اِنْقَسَمَ", "قسم", "VII", "يَنْقَسِمُ", "اِنْقِسَام"),
        ("اِصْطَدَمَ", "صدم", "VIII", "يَصْطَدِمُ", "اِصْطِدَام"),
        ("اِشْمَطَّ", "شمط", "IX", "يَشْمَطُّ", "اِشْمِطَاط"),
        ("اِسْتَهْلَكَ", "هلك", "X", "يَسْتَهْلِكُ", "اِسْتِهْلَاك"),
    ],
)
def test_verbs_have_their_forms(
    dictionary: Dictionary, lemma: str, root: str, form: str, imperfect: str, noun: str
) -> None:
    found = entry(dictionary, lemma, "verb")
    assert (found.root, found.form, found.imperfect) == (root, form, imperfect)
    assert found.verbal_nouns == ((noun,) if noun else ())
    tenses = {one.name: dict(one.forms) for one in dictionary.tenses(found)}
    assert tenses["ind"]["3ms"] == imperfect
    assert len(tenses["past"]) >= 12


@pytest.mark.parametrize(
    ("verb", "nouns"),
    [
        ("سَمِعَ", ("سَمْع", "سَماع")),
        ("مَشَى", ("مَشْي",)),
        ("شَرِبَ", ("شُرْب",)),
        ("دَرَسَ", ()),  # دِراسَة is "study", which is a thing as well
    ],
)
def test_plain_verbs_have_the_nouns_that_mean_the_doing(
    dictionary: Dictionary, verb: str, nouns: tuple[str, ...]
) -> None:
    assert entry(dictionary, verb, "verb").verbal_nouns == nouns


@pytest.mark.parametrize(
    ("root", "verb", "noun", "is_one"),
    [
        ("خرج", ("خَرَجَ", ["go out"]), ("خُرُوج", ["going out"]), True),
        ("قوم", ("قامَ", ["rise"]), ("قِيام", ["rising"]), True),
        ("حمي", ("حَمَى", ["protect"]), ("حِمايَة", ["protecting"]), True),
        ("صبغ", ("صَبَغَ", ["dye"]), ("صِباغَة", ["dyeing"]), False),  # the craft
        ("وصف", ("وَصَفَ", ["describe"]), ("صِفَة", ["describing"]), True),
        ("مدد", ("مَدَّ", ["extend"]), ("مَدّ", ["extending"]), True),
        ("علو", ("عَلا", ["rise"]), ("عُلُوّ", ["rising"]), True),
        ("شري", ("شَرَى", ["buy"]), ("شِراء", ["buying"]), True),
        ("غرق", ("غَرِقَ", ["drown"]), ("غَرَق", ["drowning"]), True),
        ("غرق", ("غَرِقَ", ["drown"]), ("غَرْق", ["drowning"]), False),  # nobody drowns something by it
        ("خرج", ("خَرَجَ", ["go out"]), ("خُرُوج", ["exit"]), False),
        ("خرج", ("خَرَجَ", ["go out"]), ("إِخْراج", ["going out"]), False),  # of أَخْرَجَ
        ("كتب", ("كَتَبَ", ["write"]), ("كاتِب", ["writing"]), False),  # who does it
        ("كتب", ("كَتَبَ", ["write"]), ("مَكْتَب", ["writing"]), False),  # where
        ("ضرب", ("ضَرَبَ", ["hit"]), ("ضَرْبَة", ["hitting"]), False),  # once
        ("دخن", ("دَخَنَ", ["smoke"]), ("دُخان", ["smoking"]), False),  # the smoke
    ],
)
def test_a_noun_is_a_plain_verbs_by_root_shape_and_english(
    root: str, verb: tuple[str, list[str]], noun: tuple[str, list[str]], is_one: bool
) -> None:
    found = plain_nouns(root, verb, False, [], [noun], EnglishForms(Resources(lexicon=None)).gerund)
    assert found == ((noun[0],) if is_one else ())


def test_what_is_the_noun_of_the_third_form_as_well_is_nobodys() -> None:
    gerund = EnglishForms(Resources(lexicon=None)).gerund
    verb, third, noun = ("لَقِيَ", ["meet"]), ("لاقَى", ["meet"]), ("لِقاء", ["meeting"])
    assert plain_nouns("لقي", verb, True, [verb], [noun], gerund) == ("لِقاء",)
    assert plain_nouns("لقي", verb, True, [verb, third], [noun], gerund) == ()


def test_nouns_have_plural_and_gender_where_they_are_certain(dictionary: Dictionary) -> None:
    assert entry(dictionary, "وَزِير", "noun").plurals == ("وُزَراء",)
    assert entry(dictionary, "كِتاب", "noun").plurals == ("كُتُب",)
    assert entry(dictionary, "مُدَرِّس", "noun").plurals == ("مُدَرِّسُونَ",)
    assert entry(dictionary, "مَدِينَة", "noun").gender == "feminine"
    assert entry(dictionary, "كِتاب", "noun").gender == "masculine"
    assert entry(dictionary, "شَمْس", "noun").gender == ""  # feminine, which its form does not say
    assert entry(dictionary, "مَلْبُوسات", "noun").plurals == ()  # is one itself


def test_what_the_sources_do_not_agree_on_is_left_out(dictionary: Dictionary) -> None:
    assert entry(dictionary, "أَلْبُوم", "noun").root == ""  # from abroad, under أ ل ب
    assert entry(dictionary, "رُوسِيا", "proper noun").root == ""
    unchecked = [one for one in dictionary.entries("تَرْبَسَ") if one.pos == "verb"]
    assert all((one.imperfect, one.pattern) == ("", "") for one in unchecked)
    assert dictionary.entries("زقزقزق") == ()


def test_entries_are_found_by_any_form_by_sound_and_by_root(dictionary: Dictionary) -> None:
    assert dictionary.lemmas_of("وستؤجل")[0] == "أَجَّلَ"
    assert dictionary.lemmas_of("وبالمدن")[0] == "مَدِينَة"
    assert dictionary.lemmas_written("kitab") == ["كِتاب"]
    assert dictionary.lemmas_written("Wazīr") == ["وَزِير"]
    assert dictionary.lemmas_written("qwertyuiopasdfghj") == []
    assert {"كِتاب", "كَتَبَ", "مَكْتَب", "كاتِب"} <= set(dictionary.lemmas_of_root("كتب"))
    assert "هَزَّ" in dictionary.lemmas_of_root("هزز")
    assert dictionary.roots["كتب"] > 20
    assert list(dictionary.roots) == sorted(dictionary.roots)


@pytest.mark.parametrize(
    ("root", "lemma", "fits"),
    [
        ("زهر", "مُزْدَهِر", True),
        ("ضهد", "اِضْطِهاد", True),
        ("وصل", "صِلَة", True),
        ("دعو", "اِدَّعَى", True),
        ("علم", "عِلْمانِيَّة", True),
        ("جلف", "جَلْفَطَة", False),
        ("سرد", "سِرْداب", False),
        ("برو", "بُرُونْزِيّ", False),
    ],
)
def test_a_root_fits_a_word_or_not(root: str, lemma: str, fits: bool) -> None:
    assert root_fits(root, lemma) is fits


def test_without_a_lexicon_nothing_is_known() -> None:
    bare = Analyser(Resources(lexicon=None)).dictionary
    assert bare.entries("كَتَبَ") == ()
    assert bare.lemmas_of("كتاب") == [] == bare.lemmas_written("kitab")
    assert bare.roots == {}
