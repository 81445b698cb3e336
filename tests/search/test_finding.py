"""The database finds what Python does, whatever is asked: so both databases find the same."""

import hashlib
import json
import os
import random
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from reader import search
from reader.models import Annotation, Article, SearchRow
from reader.search.finding import read_paragraphs
from reader.search.hits import hits_of
from reader.search.matching import Matcher
from tests.articles import HARBOUR, HARBOUR_EN, make_article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

PAIRS = Path(__file__).parent.parent / "data/search_pairs.tsv"
OLIVES = HARBOUR.replace("النخيل", "الزيتون").replace("سامر الحلبي", "نادية الكرمي")
WORDS = (
    *("ميناء", "النخيل", "زيتون", "قال", "الوزير", "النقل", "شجرة", "في"),
    *("أعمال", "tree", "port", "Halabi", "Tripoli", "cut", "said"),
)


def found(query: str) -> list[str]:
    return [hit.exact for hit in hits_of(search.prepare(query))]


def random_query(chance: random.Random, words: Sequence[str] = WORDS, depth: int = 0) -> str:
    def some() -> str:
        word, other = chance.choice(words), chance.choice(words)
        kinds = [word, word, f'"{word} {other}"', f'"{word} {other}"~{chance.randint(0, 6)}', f"={word}"]
        if depth < 2:
            kinds.append(f"({random_query(chance, words, depth + 1)})")
        return chance.choice(("", "", "-")) + chance.choice(kinds)

    return chance.choice((" ", " OR ")).join(some() for _ in range(chance.randint(1, 3)))


def random_pattern(chance: random.Random, words: Sequence[str]) -> str:
    arabic = [word for word in words if not word.isascii()]

    def test() -> str:
        value = chance.choice(arabic)
        return chance.choice(
            (
                f'word{chance.choice(("=", "!="))}"{value}"',
                f'word="{value[:2]}.*"',
                f'lemma="{value}|{chance.choice(arabic)}"',
                f'pos{chance.choice(("=", "!="))}"{chance.choice(("verb", "noun", "proper noun"))}"',
                'root="قول"',
                'gloss="port"',
            )
        )

    def token() -> str:
        tests = chance.choice((" & ", " | ")).join(test() for _ in range(chance.randint(0, 2)))
        return f"[{tests}]{chance.choice(('', '', '', '?', '{1,3}', '{0,2}'))}"

    return " ".join(token() for _ in range(chance.randint(1, 3)))


def random_search(chance: random.Random, words: Sequence[str]) -> str:
    """A pattern, words, or both."""
    kind = chance.randrange(4)
    pattern = [random_pattern(chance, words)] if kind < 2 else []
    return " ".join([*pattern, *([random_query(chance, words)] if kind else [])])


def random_fields(chance: random.Random) -> str:
    return chance.choice(
        (
            *(
                "source:test-news",
                "-source:test",
                "kind:caption",
                "-kind:headline",
                "before:2026",
                "since:2025-11",
            ),
            *("layer:quote", "-layer:actor", "actor:Halabi", "speaker:Halabi", "verb:say", "form:الميناء"),
            *("by:machine", "state:accepted", "month:2026-03", "root:قول", "about:طرابلس"),
        )
    )


def test_random_queries_find_in_the_database_what_they_find_in_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With HASHIYA_SEARCH_QUERIES=10000 and -s in a larger library: both databases print the same."""
    monkeypatch.setattr("reader.search.finding.LOOKING", 60)
    make_article(HARBOUR, HARBOUR_EN)
    make_article(OLIVES)
    queries = int(os.environ.get("HASHIYA_SEARCH_QUERIES", "200"))
    words: Sequence[str] = WORDS
    if queries > 200:
        lines = dict.fromkeys(line.split("\t")[1] for line in PAIRS.read_text("utf-8").splitlines()[1:])
        make_article("\n\n".join(["خبر اليوم من الساحل", *lines]))
        texts = " ".join(Article.objects.order_by("text_sha256").values_list("text", flat=True))
        words = (*WORDS, *sorted({word for word in texts.split() if word.isalpha()}))
    places = list(SearchRow.objects.order_by("-place").values_list("place", flat=True))
    there = read_paragraphs(places)
    named = {
        place: f"{one.paragraph.article.text_sha256} {one.paragraph.number}" for place, one in there.items()
    }
    chance, found = random.Random(1), hashlib.sha256()
    for number in range(queries):
        query = random_search(chance, words)
        prepared = search.prepare(query)
        matcher = Matcher(prepared.plan)
        expected = [place for place in places if matcher.finds(there[place])]
        assert search.find(prepared).places == expected, query
        found.update(" ".join(sorted(named[place] for place in expected)).encode())
        if not number % 4:
            narrowed = search.find(search.prepare(f"{query} {random_fields(chance)}")).places
            found.update(" ".join(sorted(named[place] for place in narrowed)).encode())
    print(f"{queries} queries, each fourth with a field too, {len(places)} paragraphs: {found.hexdigest()}")


def test_conditions_narrow_where_something_is_found() -> None:
    make_article(HARBOUR, HARBOUR_EN, date(2026, 3, 1), "Port News")
    make_article(OLIVES, "", date(2024, 5, 2), "Grove News")
    make_article(HARBOUR.replace("النخيل", "الرمان"), "", None, "Port News")
    both = len(found("الميناء"))
    assert len(found('الميناء source:"Port News"')) + len(found("الميناء source:grove")) == both
    assert found("الزيتون source:port-news") == []
    assert found("الزيتون -source:port-news") == found("الزيتون")
    assert found("الزيتون before:2024") == []
    assert found("الزيتون before:2024-05-02") == []
    assert found("الزيتون until:2024-05-02") == found("الزيتون since:٢٠٢٤") == found("الزيتون month:2024-05")
    assert found("الرمان before:9000") == found("الرمان after:1900") == []
    assert found("النخيل after:2024") == found("النخيل kind:caption") + found("النخيل -kind:caption")
    assert len(found("النخيل kind:headline")) == 1
    assert found("قال speaker:Halabi") != []
    assert found("الزيتون speaker:Halabi") == []
    assert found("قال actor:سامر") != []
    assert found("قال layer:quote state:suggested by:machine") != []
    assert found("قال layer:quote state:accepted") == []


def test_what_cannot_be_read_is_told_and_finds_no_more() -> None:
    make_article()
    for query in (
        "ميناء source:nowhere",
        "ميناء before:x",
        "ميناء actor:nobody",
        "ميناء kind:x",
        "ميناء state:x",
    ):
        assert search.prepare(query).conditions.notes != [], query
    assert found("ميناء source:nowhere") == found("ميناء actor:nobody") == found("ميناء kind:x") == []
    assert found("ميناء before:x") == found("ميناء")


def test_marks_of_one_alone_find_nothing_for_others(anwar: "User") -> None:
    article = make_article()
    row = article.paragraphs.get(number=2)
    Annotation.everywhere.create(
        article=article,
        paragraph=row,
        layer="note",
        label="note",
        start=row.start,
        end=row.start + 3,
        exact=row.text[:3],
        body="سر",
        is_private=True,
        origin="person",
        state="accepted",
        created_by=anwar,
    )
    assert found("سر") == []
    assert found("قال by:person") == []
    assert found("قال layer:note") == []


def test_a_reading_that_is_left_out_is_not_looked_for() -> None:
    make_article("خبر اليوم\n\nكتب الصحفي مقالا.\n\nنشرت الدار كتبا كثيرة.\n")
    prepared = search.prepare("كتاب")
    assert [hit.exact for hit in hits_of(prepared)] == ["كتبا"]
    lemma = next(one for one in prepared.plan.readings if one.way == "lemma")
    assert list(hits_of(search.prepare("كتاب", [lemma.ident]))) == []


def test_the_command_prints_a_hit_a_line() -> None:
    article = make_article(HARBOUR, HARBOUR_EN)
    out = StringIO()
    call_command("search", "الميناء OR port", "--json", "--limit", "3", stdout=out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(rows) == 3
    assert rows[0] == {
        "article": article.pk,
        "number": 0,
        "language": "ar",
        "start": 6,
        "end": 11,
        "exact": "ميناء",
        "why": rows[0]["why"],
    }
    assert rows[0]["why"].startswith("lemma ")
    assert [row["language"] for row in rows] == ["ar", "en", "ar"]
    assert HARBOUR_EN[rows[1]["start"] : rows[1]["end"]] == rows[1]["exact"] == "Port"
    nothing = StringIO()
    call_command("search", "لاشيءكهذا", "--json", stdout=nothing)
    assert nothing.getvalue() == ""
