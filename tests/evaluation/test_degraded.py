"""Rows of the lists are hidden until these hold of a text what they hold of an unseen one."""

from reader.arabic.actors.bio import decoded
from reader.arabic.actors.tagger import read_conll
from reader.arabic.knowledge import Knowledge
from reader.arabic.names.gazetteer import Gazetteer, clitic_cuts, key
from reader.arabic.resources import Resources
from reader.evaluation.degraded import degraded

PLACES = ["بيروت", "دمشق", "بغداد", "القاهرة", "عمان", "الرياض"]
PLACES += ["الدوحة", "طرابلس", "تونس", "الجزائر", "الرباط", "صنعاء"]
BODIES = ["الأمم المتحدة", "البنك الدولي", "جامعة الدول العربية", "منظمة الصحة العالمية", "مجلس الأمن"]
LINES = [
    *(f"و{place}\tB-LOC\n\n" for place in PLACES),
    *(
        "".join(f"{word}\t{'IB'[not at]}-ORG\n" for at, word in enumerate(one.split())) + "\n"
        for one in BODIES
    ),
]
WORDS, LABELS = read_conll("".join(LINES).splitlines(keepends=True))


def held(resources: Resources, kind: str) -> int:
    names = Gazetteer(resources)
    spellings = [
        [start + "".join(map(key, words[first + 1 : last])) for _, start in clitic_cuts(words[first])]
        for words, labels in zip(WORDS, LABELS, strict=True)
        for first, last, its_kind in decoded(labels)
        if its_kind == kind
    ]
    return sum(any(map(names.get, one)) for one in spellings)


def test_so_many_rows_go_that_no_more_than_the_share_is_held() -> None:
    whole = Resources()
    assert (held(whole, "LOC"), held(whole, "ORG")) == (12, 5)
    less = degraded(whole, WORDS, LABELS)
    assert held(less, "LOC") == 10  # of 12, 91.6 % are 10.99
    assert held(less, "ORG") == 3  # of 5, 65.8 % are 3.29


def test_the_same_rows_go_each_time_and_others_with_another_beginning() -> None:
    whole = Resources()
    assert degraded(whole, WORDS, LABELS).hidden == degraded(whole, WORDS, LABELS).hidden
    assert degraded(whole, WORDS, LABELS, 1).hidden != degraded(whole, WORDS, LABELS, 2).hidden


def test_a_hidden_row_is_read_by_nobody_and_its_table_is_whole_otherwise() -> None:
    whole = Resources()
    line = next(line for line in whole.lines("gazetteer_places.tsv") if "\tبيروت\t" in line)
    less = whole.hiding([("gazetteer_places.tsv", line)])
    assert len(less.lines("gazetteer_places.tsv")) == len(whole.lines("gazetteer_places.tsv")) - 1
    assert line not in less.lines("gazetteer_places.tsv")
    assert less.digest() != whole.digest()
    assert Knowledge(less).resources.hidden == {("gazetteer_places.tsv", line)}
