"""The long lists of people, and the table that is asked line by line."""

import pytest

from reader.arabic.names.gazetteer import key
from reader.arabic.names.people import PeopleNames
from reader.arabic.names.sorted_table import SortedTable
from reader.arabic.resources import Resources
from tests.arabic.analyser import KNOWN

TABLE = "# a note\n# another\nاحمد سعيد\tAhmed Said\nاحمد نور\tAhmed Nour\nسامي حداد\tSami Haddad\n".encode()


@pytest.mark.parametrize(
    ("letters", "row"),
    [
        ("احمدسعيد", ("Ahmed Said",)),
        ("احمدنور", ("Ahmed Nour",)),
        ("ساميحداد", ("Sami Haddad",)),
        ("احمد", ()),
        ("ياسر", ()),
        ("", ()),
        ("\ud800", ()),
    ],
)
def test_rows_are_found_by_their_letters(letters: str, row: tuple[str, ...]) -> None:
    assert SortedTable(TABLE).get(letters) == row


@pytest.mark.parametrize("data", [b"", b"# only a note\n"])
def test_a_table_may_be_empty(data: bytes) -> None:
    assert len(SortedTable(data)) == 0
    assert SortedTable(data).get("احمد") == ()


@pytest.mark.parametrize("name", ["names_people.tsv", "name_units.tsv"])
def test_the_tables_stand_in_the_order_of_their_letters(name: str) -> None:
    letters = [row[0].replace(" ", "").encode() for row in Resources().rows(name)]
    assert letters == sorted(set(letters))


def test_parts_of_names_tell_how_often_they_were_given_and_family_names() -> None:
    family, given = KNOWN.people.unit(key("المطيري")), KNOWN.people.unit(key("رشيد"))
    assert family.family > family.given and family.english == "al-Mutairi"
    assert given.given > given.family and given.maghreb == "Rachid"
    assert KNOWN.people.unit("زكابر").given == 0


def test_without_the_lists_nobody_is_known() -> None:
    bare = PeopleNames(Resources().without(["names_people.tsv", "name_units.tsv"]))
    assert not bare.full_name(key("احمد") + key("التازي"))
