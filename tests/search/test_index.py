"""The index follows the library, whatever is done to it, and gives the same on either database."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from reader import search
from reader.analysis.correcting import correct_line, recast_line
from reader.analysis.storing import annotate
from reader.library.bin import purge, put_in_bin, restore_from_bin
from reader.models import Article, SearchIndex, SearchRow
from reader.models.search import SearchPlace
from reader.search.hits import hits_of
from reader.search.homes import home
from reader.translation.writing import set_english
from reader.watch.faults import DISK_FULL, outage_of
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    """The words that a query finds."""
    return [hit.exact for hit in hits_of(search.prepare(query))]


def faults() -> list[str]:
    return list(search.check())


def test_an_article_is_found_from_the_moment_it_is_taken_in() -> None:
    assert found("ميناء") == []
    make_article(HARBOUR, HARBOUR_EN)
    assert set(found("ميناء")) == {"ميناء", "لميناء"}
    assert found("Tripoli") == ["طرابلس", "Tripoli"]
    assert faults() == []


def test_a_place_says_day_article_and_line_in_the_librarys_order() -> None:
    place = SearchPlace(date(2026, 3, 1).toordinal(), 12, 3)
    assert SearchPlace.of(place.packed()) == place
    later = SearchPlace(place.day, 12, 4)
    assert place.packed() > later.packed() > place.end()
    assert SearchPlace(0, 99, 0).packed() < place.packed() < SearchPlace(place.day, 13, 9).packed()


def test_a_corrected_line_is_found_by_its_new_words_alone(adel: "User") -> None:
    article = make_article()
    correct_line(article, 3, "وأضاف: لن نقطع زيتونة واحدة.", article.text_sha256, adel)
    assert found("زيتونة") == ["زيتونة"]
    assert found("شجرة") == []
    assert faults() == []


def test_a_line_of_another_kind_is_found_by_its_kind() -> None:
    article = make_article()
    assert found("kind:subhead") == []
    recast_line(article, 3, "subhead", article.text_sha256)
    assert len(found("kind:subhead")) == 1
    assert faults() == []


def test_english_is_found_once_it_is_written_and_as_it_is_then(anwar: "User") -> None:
    article = make_article()
    row = article.paragraphs.get(number=2)
    set_english(row, "Work will begin soon.", "", anwar)
    assert found("soon") == ["soon"]
    set_english(row, "Work will begin in March.", "Work will begin soon.", anwar)
    assert found("soon") == []
    assert "March" in found("march")
    assert faults() == []


def test_what_is_in_the_bin_is_not_found_and_is_again_once_restored(adel: "User") -> None:
    article = make_article()
    put_in_bin(article, adel)
    assert found("ميناء") == []
    restore_from_bin(article)
    assert found("ميناء") != []
    put_in_bin(article, adel)
    purge(Article.everywhere.get(pk=article.pk))
    assert not SearchRow.objects.exists()
    assert faults() == []


def test_another_day_and_another_analysis_leave_the_index_right() -> None:
    article = make_article()
    article.published = date(2020, 1, 1)
    article.save()
    search.put(article)
    annotate(article)
    assert found("ميناء before:2021") != []
    assert found("ميناء after:2021") == []
    assert faults() == []


def test_a_very_long_paragraph_is_found_to_its_end_and_told_once() -> None:
    words = " ".join(["قال الوزير إن العمل مستمر."] * 520)
    make_article(f"خبر طويل\n\n{words} وانتهى بزيتونة.\n")
    assert SearchRow.objects.count() > 2
    assert found("زيتونة") == ["بزيتونة"]
    assert len(found('"الوزير إن العمل"')) == 520
    assert faults() == []


def test_what_is_missing_or_out_of_date_is_told_and_mended_while_people_write() -> None:
    article, other = make_article(), make_article(HARBOUR.replace("النخيل", "الزيتون"))
    search.remove(article)
    row = other.paragraphs.get(number=0)
    row.words = row.words[:1]
    row.save()
    told = faults()
    assert [one for one in told if f"article {article.pk} is not in it" in one]
    assert [one for one in told if f"article {other.pk} has other words" in one]
    call_command("reindex", verbosity=0)
    assert faults() == []
    assert not SearchIndex.objects.exists()


def test_an_index_is_made_in_steps_and_searched_meanwhile() -> None:
    for port in ("النخيل", "الزيتون", "الرمان"):
        make_article(HARBOUR.replace("النخيل", port))
    SearchRow.objects.all().delete()
    search.begin_again()
    assert search.rebuild(at_once=2) == 2
    assert search.still_to_put() == (2, 3)
    assert found("الرمان") == []
    assert found("الزيتون") != []
    assert search.rebuild(at_once=2) == 1
    assert search.rebuild(at_once=2) == 0
    assert search.still_to_put() is None
    assert found("الرمان") != []
    assert faults() == []


@pytest.mark.sqlite
def test_words_without_a_row_are_told() -> None:
    make_article()
    home().empty()
    assert any("rows without words" in one for one in faults())


@pytest.fixture
def full_disk(transactional_db: None) -> Iterator[Callable[[], None]]:
    """Let SQLite take no more pages, which it answers as it does a full disk, once it is called."""

    def fill() -> None:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA page_count")
            cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")

    yield fill
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


@pytest.mark.sqlite
def test_a_full_disk_is_told_while_the_index_is_made_which_goes_on_where_it_was(
    full_disk: Callable[[], None],
) -> None:
    for port in range(40):
        make_article(HARBOUR.replace("النخيل", f"الزيتون {port}"))
    SearchRow.objects.all().delete()
    search.begin_again()
    assert search.rebuild(at_once=2) == 2
    full_disk()
    with pytest.raises(DatabaseError) as told:
        while search.rebuild(at_once=10):
            pass
    assert outage_of(told.value) == DISK_FULL
    done, of_all = search.still_to_put() or (0, 0)
    assert 2 <= done < of_all == 40
    assert len({hit.paragraph.article_id for hit in hits_of(search.prepare("ميناء"))}) == done

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    while search.rebuild():
        pass
    assert len({hit.paragraph.article_id for hit in hits_of(search.prepare("ميناء"))}) == 40
    assert faults() == []
