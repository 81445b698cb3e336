"""Lines without a label: who is seen doing what is a caption, what will be done is none."""

import pytest

from reader.arabic.structure.captions import caption_weight

LIKELY = 3


@pytest.mark.parametrize(
    "line", ["القطار سيمر بثماني محطات قبل الميناء", "الجسر سوف يغلق أمام الشاحنات في الليل"]
)
def test_what_will_be_done_is_in_no_picture(line: str) -> None:
    assert caption_weight(line) < LIKELY


@pytest.mark.parametrize("line", ["سيارة إسعاف تنقل جريحا قرب السوق", "سيدة تحمل طفلها أمام المستشفى"])
def test_words_that_only_begin_as_a_future_are_seen(line: str) -> None:
    assert caption_weight(line) >= LIKELY
