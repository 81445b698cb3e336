"""The values that scripts write out: as JSON, as JavaScript, as arguments; and what is none."""

import pytest

from reader.formats.pages.script_values import values_in

LONG = "عاد الفلاحون إلى المدرجات " * 12


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (f'{{"title": "{LONG}"}}', {"title": LONG}),
        (f"window.store = {{ 'title' : '{LONG}', open: !0, tabs: [1, 2,], }};", {"title": LONG}),
        (f"var x={{a:1}}; App.page={{title:`{LONG}`,n:-1.5,day:new Date(0)}}", {"title": LONG}),
        (f'w.s=JSON.parse("{{\\"title\\":\\"{LONG}\\"}}")', {"title": LONG}),
        (
            f'w.n=(function(a,b){{return {{title:a,kind:b}}}}("{LONG}","news"));',
            {"title": LONG, "kind": "news"},
        ),
        (f"w.e={{title:'{LONG}\\u0627\\x41\\u{{1F41D}}\\n'}}", {"title": f"{LONG}اA\U0001f41d\n"}),
    ],
)
def test_an_object_is_read_however_it_is_written(script: str, told: dict[str, object]) -> None:
    found = [one for one in values_in(script) if isinstance(one, dict) and told.items() <= one.items()]
    assert found


@pytest.mark.parametrize(
    "script",
    [
        "",
        "function f(){ return g(1) }",
        "w.a={b:1};",  # too short to be an article
        "w.a={" + "b:{" * 500,
        "w.a=[" * 5000,
        'w.a={"b":"' + "x" * 5000,
    ],
)
def test_what_is_no_value_gives_nothing(script: str) -> None:
    assert [one for one in values_in(script) if one] == []


def test_what_stands_behind_a_value_that_breaks_off_is_read() -> None:
    assert {"title": LONG} in list(values_in(f"w.a={{b:=1}}; w.c={{title:'{LONG}'}}"))
