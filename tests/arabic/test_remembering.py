"""Answers that are kept: asked for once, by each object its own, and never more than there is room for."""

from reader.arabic.remembering import remembered, remembered_function


class Shop:
    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    @remembered(2)
    def price(self, goods: str) -> int:
        """Return the price of goods."""
        self.asked.append((goods,))
        return len(goods)

    @remembered(2)
    def sum(self, goods: str, pieces: int) -> int:
        self.asked.append((goods, pieces))
        return len(goods) * pieces


def test_asks_once_for_each_object() -> None:
    one, other = Shop(), Shop()
    assert [one.price("tea"), one.price("tea"), other.price("tea")] == [3, 3, 3]
    assert [one.sum("tea", 2), one.sum("tea", 2), one.sum("tea", pieces=3)] == [6, 6, 9]
    assert one.asked == [("tea",), ("tea", 2), ("tea", 3)]
    assert other.asked == [("tea",)]


def test_forgets_all_when_there_are_too_many() -> None:
    shop = Shop()
    for goods in ("a", "b", "a", "c", "a"):
        shop.price(goods)
        shop.sum(goods, 1)
    assert [one for one in shop.asked if len(one) == 1] == [("a",), ("b",), ("c",), ("a",)]
    assert [one[0] for one in shop.asked if len(one) == 2] == ["a", "b", "c", "a"]


def test_keeps_the_answers_of_a_function() -> None:
    asked: list[str] = []

    @remembered_function(10)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length("tea"), length("tea"), length("coffee")] == [3, 3, 6]
    assert asked == ["tea", "coffee"]
