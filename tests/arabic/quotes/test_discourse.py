"""Which descriptions stand for nobody who spoke before."""

import pytest

from reader.arabic.quotes import discourse
from reader.arabic.quotes.discourse import NOBODY
from tests.arabic.quotes.speech import assert_decides

EXAMPLES = {
    "is_indefinite": ("قال كيري إن الوضع صعب.\nوقال مسؤول كبير إن الحل بعيد.", "مسؤول كبير قال: الحل بعيد"),
    "is_no_speaker": ("قال كيري إن الوضع صعب.\nوقال الموقف ذاته إن الحل بعيد.", "الموقف ذاته قال: الحل بعيد"),
    "is_body": ("قال كيري إن الوضع صعب.\nوأوضح المركز أن الحل بعيد.", "المركز أوضح: الحل بعيد"),
    "is_particular": (
        "قال كيري إن الوضع صعب.\nوقال المسؤول الأمريكي الكبير السابق المقال إن الحل بعيد.",
        "المسؤول الأمريكي الكبير السابق المقال قال: الحل بعيد",
    ),
}


@pytest.mark.parametrize("rule", NOBODY, ids=lambda rule: rule.__name__)
def test_description_of_somebody_new(rule: discourse.IsNobody, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_decides(monkeypatch, discourse, "NOBODY", rule, EXAMPLES[rule.__name__])
