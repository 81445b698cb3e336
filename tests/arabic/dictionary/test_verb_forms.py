"""The number of a verb's form by its letters: right or empty, and never other than the dictionary's."""

import pytest

from reader.arabic.dictionary import verb_form


@pytest.mark.parametrize(
    ("lemma", "root", "form"),
    [
        ("كَتَبَ", "ك ت ب", "I"),
        ("قالَ", "ق و ل", "I"),
        ("عَلَّمَ", "ع ل م", "II"),
        ("سافَرَ", "س ف ر", "III"),
        ("أَرْسَلَ", "ر س ل", "IV"),
        ("أَشادَ", "ش ي د", "IV"),
        ("تَعَلَّمَ", "ع ل م", "V"),
        ("تَعاوَنَ", "ع و ن", "VI"),
        ("اِنْكَسَرَ", "ك س ر", "VII"),
        ("اِجْتَمَعَ", "ج م ع", "VIII"),
        ("اِنْتَظَرَ", "ن ظ ر", "VIII"),
        ("اِسْتَمَعَ", "س م ع", "VIII"),
        ("اِحْمَرَّ", "ح م ر", "IX"),
        ("اِسْتَخْدَمَ", "خ د م", "X"),
        ("أَكَلَ", "ء ك ل", "I"),
        ("زَعْزَعَ", "ز ع ز ع", ""),
        ("سَبَّبَ", "", ""),
        ("فَعْفَلَ", "ظ ظ ظ", ""),
    ],
)
def test_a_form_is_told_by_its_letters(lemma: str, root: str, form: str) -> None:
    assert verb_form(lemma, root) == form
