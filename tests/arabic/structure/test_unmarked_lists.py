"""Lists without bullets, told by the colon above them or by their form."""

from tests.arabic.structure.test_openings import BODY, HEAD, kinds


def test_short_lines_behind_a_colon_are_items() -> None:
    found = kinds(HEAD, BODY, "وجاءت الأسعار كالآتي:", "الخبز بدينار", "الحليب بدينارين", BODY)
    assert found[3:5] == ["list_item", "list_item"]
    assert found[5] == "paragraph"


def test_labels_with_values_are_items() -> None:
    assert kinds(HEAD, BODY, "الهدف الأول: سالم، 12", "الهدف الثاني: نادر، 77")[2:] == ["list_item"] * 2


def test_neither_an_interview_nor_one_line_is_a_list() -> None:
    asked = kinds(HEAD, BODY, "س: كيف ترون الحوار؟", "ج: سيستمر الحوار.", BODY)
    assert "list_item" not in asked
    assert "list_item" not in kinds(HEAD, BODY, "وختم بالقول:", "“لن نعود إلى الوراء أبدا”.", BODY)
