"""The termbase: add, change, remove, and files that are looked at first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection

from reader.glossary import GlossaryRefused, add, apply, change_term, keep_file, plan, read_term_file, remove
from reader.models import Glossary, Term, TermFile

pytestmark = pytest.mark.django_db


def file_of(user: User, *lines: str) -> TermFile:
    return keep_file(user, "terms.csv", read_term_file("\n".join(("arabic,english,note", *lines)).encode()))


def test_one_entry_for_all_spellings(adel: User) -> None:
    add(adel, "الأمم المتحدة", "United Nations")
    with pytest.raises(GlossaryRefused, match="in the glossary already, as “United Nations”"):
        add(adel, "الامم المتحده", "UN")
    assert Term.objects.count() == 1


def test_a_change_names_the_version_that_was_seen(adel: User, basma: User) -> None:
    term = add(adel, "بنك", "bank")
    change_term(term.pk, 1, adel, "بنك", "the bank")
    with pytest.raises(GlossaryRefused, match="to “the bank”"):
        change_term(term.pk, 1, basma, "بنك", "shore")
    with pytest.raises(GlossaryRefused, match="changed"):
        remove(term.pk, 1)
    remove(term.pk, 2)
    with pytest.raises(GlossaryRefused, match="removed"):
        change_term(term.pk, 2, basma, "بنك", "shore")
    assert not Term.objects.exists()


def test_a_change_cannot_take_another_entrys_arabic(adel: User) -> None:
    add(adel, "بنك", "bank")
    other = add(adel, "مصرف", "bank")
    with pytest.raises(GlossaryRefused, match="already"):
        change_term(other.pk, 1, adel, "بَنك", "bank")


def test_every_change_gives_the_glossary_another_stamp(adel: User) -> None:
    stamps = [Glossary.current_stamp()]
    term = add(adel, "بنك", "bank")
    stamps.append(Glossary.current_stamp())
    change_term(term.pk, 1, adel, "بنك", "bank", "a note")
    stamps.append(Glossary.current_stamp())
    remove(term.pk, 2)
    stamps.append(Glossary.current_stamp())
    assert len(set(stamps)) == 4


def test_a_file_shows_what_it_would_do_and_then_does_it(adel: User) -> None:
    add(adel, "بنك", "bank")
    add(adel, "مصرف", "bank")
    add(adel, "دار", "house")
    file = file_of(adel, "بنك,bank,", "مصرف,banking house,x", "سوق,market,", "x,y,")
    todo = plan(file)
    assert ([entry.arabic for _, entry in todo.added], todo.same) == (["سوق"], 1)
    assert [(line, entry.english, now.english) for line, entry, now in todo.changed] == [
        (3, "banking house", "bank")
    ]
    assert Term.objects.count() == 3
    apply(file.pk, todo.stamp, adel)
    assert set(Term.objects.values_list("arabic", "english", "version")) == {
        ("بنك", "bank", 1),
        ("مصرف", "banking house", 2),
        ("دار", "house", 1),
        ("سوق", "market", 1),
    }


def test_a_file_is_applied_to_what_its_admin_saw(adel: User, make_user: object) -> None:
    other = make_user("omar", "admin")  # type: ignore[operator]
    mine, theirs = file_of(adel, "بنك,bank,"), file_of(other, "بنك,shore,")
    seen = plan(mine).stamp
    apply(theirs.pk, plan(theirs).stamp, other)
    with pytest.raises(GlossaryRefused, match="changed in the meantime"):
        apply(mine.pk, seen, adel)
    assert Term.objects.get().english == "shore"
    todo = plan(mine)
    assert len(todo.changed) == 1
    apply(mine.pk, todo.stamp, adel)
    with pytest.raises(GlossaryRefused, match="applied or dropped before"):
        apply(mine.pk, Glossary.current_stamp(), adel)
    assert Term.objects.get().english == "bank"


def test_the_glossary_is_bounded(adel: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.glossary.keeping.MOST_TERMS", 2)
    add(adel, "بنك", "bank")
    file = file_of(adel, "سوق,market,", "دار,house,")
    with pytest.raises(GlossaryRefused, match="at most 2"):
        apply(file.pk, plan(file).stamp, adel)
    assert Term.objects.count() == 1
    assert TermFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_admins_at_once_lose_nothing_and_double_nothing() -> None:
    admin = User.objects.create_user("adel")
    spellings = ("الأمم المتحدة", "الامم المتحدة", "الأمم المتحده", "الامم المتحده")

    def add_one(number: int) -> bool:
        try:
            add(admin, spellings[number % 4], f"United Nations {number}")
            add(admin, f"بنك {number}", "bank")
        except GlossaryRefused:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(add_one, range(16)))
    assert sum(added) == 1
    assert Term.objects.count() == 2
