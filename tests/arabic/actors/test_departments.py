"""Offices and courts that are named by their field, and where they end."""

import pytest

from tests.arabic.actors.test_name_rules import named


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("أغلقت مديرية المرور الجسر.", "مديرية المرور"),
        ("نبهت إدارة الأرصاد الجوية السكان.", "إدارة الأرصاد الجوية"),
        ("أيدت محكمة الاستئناف الحكم.", "محكمة الاستئناف"),
        ("دهم مكتب مكافحة التهريب المخزن.", "مكتب مكافحة التهريب"),
        ("طلبت هيئة تنظيم قطاع الكهرباء مهلة.", "هيئة تنظيم قطاع الكهرباء"),
        ("رفعت شعبة المخابز الأسعار.", "شعبة المخابز"),
        ("يعرض المتحف الوطني السيوف.", "المتحف الوطني"),
        ("انتخب عضوا في المجلس الوطني التأسيسي.", "المجلس الوطني التأسيسي"),
    ],
)
def test_bodies_named_by_their_field(text: str, body: str) -> None:
    assert (body, "ORG") in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "إن إدارة المياه تحتاج إلى وقت.",
        "جلس في مكتب الاستقبال.",
        "رفض البرلمان الجديد القانون.",
        "غرفة الملابس مغلقة.",
    ],
)
def test_what_is_done_or_common_is_no_body(text: str) -> None:
    assert not [name for name, kind in named(text) if kind == "ORG"]
