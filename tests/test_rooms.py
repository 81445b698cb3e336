"""The picture of the rooms is drawn from the imports, and is the one that the papers show."""

from tests.rooms import PICTURE, arrows, layers, picture, reduced


def test_an_arrow_beside_a_longer_way_is_left_out() -> None:
    assert reduced({("a", "b"), ("b", "c"), ("a", "c"), ("a", "d")}) == {("a", "b"), ("b", "c"), ("a", "d")}


def test_no_arrow_leads_up() -> None:
    floor = {room: number for number, row in enumerate(layers()) for room in row}
    assert [(one, other) for one, other in arrows() if floor[one] >= floor[other]] == []


def test_the_picture_in_the_papers_is_the_one_that_is_drawn() -> None:
    assert PICTURE.read_text("utf-8") == picture(), "draw it anew: python -m tests.rooms"
