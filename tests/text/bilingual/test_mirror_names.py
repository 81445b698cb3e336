"""Names found in the English, written as "[1:Kerry] and [2:Lavrov]": the number of the actor, the words."""

import pytest

from reader.text.bilingual.mirror import NameQuery, names_in_english

KERRY = (1, "John Kerry", "PER")
LAVROV = (2, "Sergei Lavrov", "PER")
ASSAD = (3, "Bashar al-Assad", "PER")
RUSSIA = (4, "Russia", "LOC")
SYRIA = (5, "Syria", "LOC")
US = (6, "United States", "LOC")
IS = (7, "Islamic State", "ORG")
LATAKIA = (8, "Lattakia", "LOC")
SANA = (9, "Syrian Arab News Agency", "ORG")
STATE = (10, "US State Department", "ORG")


def plain(shown: str) -> str:
    parts = shown.replace("]", "[").split("[")
    return "".join(part.partition(":")[2] if number % 2 else part for number, part in enumerate(parts))


def found_in(english: str, wanted: list[tuple[int, str, str]]) -> str:
    queries = [
        NameQuery(actor, name, kind, position=(number + 0.5) / len(wanted))
        for number, (actor, name, kind) in enumerate(wanted)
    ]
    spans = names_in_english(english, queries)
    marked = sorted(
        (span, query.actor) for span, query in zip(spans, queries, strict=True) if span is not None
    )
    shown, at = "", 0
    for span, actor in marked:
        shown += f"{english[at : span.start]}[{actor}:{span.of(english)}]"
        at = span.end
    return shown + english[at:]


@pytest.mark.parametrize(
    ("expected", "wanted"),
    [
        ("US Secretary of State [1:John Kerry] called [2:Sergei Lavrov].", [KERRY, LAVROV]),
        ("[1:Kerry] called Mr [2:Lavrov].", [KERRY, LAVROV]),
        ("The government of [3:Bashar al-Assad] and [3:Assad]'s army", [ASSAD, ASSAD]),
        ("President [3:al-Assad] spoke", [ASSAD]),
        ("[4:Russia]'s role in [5:Syria]", [RUSSIA, SYRIA]),
        ("[4:Russia]’s role", [RUSSIA]),
        ("The [4:Russian] army", [RUSSIA]),
        ("[4:Russia] and Russian troops", [RUSSIA]),
        ("Russian troops left [4:Russia]", [RUSSIA]),
        ("The [4:Russians] left [4:Russia]", [RUSSIA, RUSSIA]),
        ("the [6:United States] and the [6:US]-led coalition", [US, US]),
        ("[6:U.S.] and [6:American] forces told us", [US, US]),
        ("They told us that may be so", [US]),
        ("the “[7:Islamic State]” group", [IS]),
        ("in [8:Latakia]", [LATAKIA]),
        ("the [9:Syrian Arab News Agency] ([9:SANA])", [SANA, SANA]),
        ("the [9:Syrian Arab News Agency] in [5:Syria]", [SANA, SYRIA]),
        ("an official at the [10:State Department]", [STATE]),
        ("the [10:US Department of State]", [STATE]),
        ("[6:Britain], the [6:UK]", [(6, "United Kingdom", "LOC")] * 2),
        ("[5:Turkish] troops", [(5, "Turkey", "LOC")]),
        ("[2:Saudi] oil", [(2, "Saudi Arabia", "LOC")]),
        ("the [2:South Korean] president", [(2, "South Korea", "LOC")]),
        ("South Korean, not North", [(2, "North Korea", "LOC")]),
        ("[1:Muhammad bin Salman] came", [(1, "Mohammed bin Salman", "PER")]),
        ("[1:Abdel Fattah el-Sisi]", [(1, "Abdul Fattah al-Sisi", "PER")]),
        ("[1:Abdelfattah al-Sisi]", [(1, "Abdel Fattah el-Sisi", "PER")]),
        ("[1:Gaddafi] and Kerry", [(1, "Muammar al-Qaddafi", "PER")]),
        ("[1:Houssein], the king", [(1, "Hussein", "PER")]),
        ("[1:Antonio Guterres] said", [(1, "Antuniu Ghutirish", "PER")]),
        ("[1:José Manuel Barroso]", [(1, "Jose Manuel Barroso", "PER")]),
        ("[1:Staffan de Mistura] left", [(1, "Staffan de Mistura", "PER")]),
        ("Envoy [1:de Mistura] left", [(1, "Staffan de Mistura", "PER")]),
        ("the [1:Foreign Ministry of Iran]", [(1, "Iranian Foreign Ministry", "ORG")]),
        ("[1:Iran's Ministry of Foreign Affairs] said", [(1, "Iranian Foreign Ministry", "ORG")]),
        ("the [1:Ministry of Defence]", [(1, "Ministry of Defense", "ORG")]),
        ("the [1:World Health Organisation] or [1:WHO]", [(1, "World Health Organization", "ORG")] * 2),
        ("it is not known who came", [(1, "World Health Organization", "ORG")]),
        ("the [1:Kremlin] denied", [(1, "Kremlin", "ORG")]),
        ("in The [1:Hague]", [(1, "The Hague", "LOC")]),
        ("some [1:$]300 or 20 million [1:dollars]", [(1, "dollar", "MISC")] * 2),
        ("[1:MUSCAT] is [1:Muscat]", [(1, "Muscat", "LOC")] * 2),
        ("nobody is here", [KERRY, SYRIA]),
        ("Carry on, Sirius", [KERRY, SYRIA]),
        ("", [KERRY]),
    ],
)
def test_found(expected: str, wanted: list[tuple[int, str, str]]) -> None:
    assert found_in(plain(expected), wanted) == expected


def test_two_people_with_one_surname() -> None:
    hafez = (11, "Hafez al-Assad", "PER")
    assert found_in("Bashar al-Assad, son of Hafez al-Assad", [ASSAD, hafez]) == (
        "[3:Bashar al-Assad], son of [11:Hafez al-Assad]"
    )


def test_aliases() -> None:
    query = NameQuery(1, "Islamic State", "ORG", ("Daesh", "ISIL"))
    (span,) = names_in_english("Fighters of Daesh left.", [query])
    assert span is not None
    assert (span.start, span.end) == (12, 17)


def test_mentions_that_the_english_has_not_are_none_in_their_place() -> None:
    english = "Much later, and after a very long pause, Kerry spoke."
    early, late = NameQuery(1, "John Kerry", "PER", (), 0.1), NameQuery(1, "John Kerry", "PER", (), 0.9)
    assert [span is not None for span in names_in_english(english, [early, late])] == [False, True]


def test_the_place_nearest_to_the_mention_is_taken() -> None:
    english = "Syria is far and its people are many and tired, and they say that Syria is large."
    (first,) = names_in_english(english, [NameQuery(1, "Syria", "LOC", (), 0.0)])
    (second,) = names_in_english(english, [NameQuery(1, "Syria", "LOC", (), 0.9)])
    assert first is not None
    assert second is not None
    assert (first.start, second.start) == (0, english.rindex("Syria"))


@pytest.mark.parametrize(
    "name", ["", " ", "...", "al-", "the", "X", "ابن", "\ud800", "A" * 10_000, "Xi " * 500]
)
@pytest.mark.parametrize("kind", ["PER", "ORG", "LOC", "MISC", ""])
def test_any_name_gets_an_answer(name: str, kind: str) -> None:
    for english in ("", "X said al- the \ud800 Xi Xi.", "A" * 10_000):
        assert len(names_in_english(english, [NameQuery(1, name, kind)] * 2)) == 2


def test_long_paragraph_with_many_names() -> None:
    queries = [NameQuery(n, f"Johann{n} Schmidt{n}", "PER", (), n / 300) for n in range(300)]
    english = "Syria and Kerry went to the US State Department. " * 4000
    assert names_in_english(english, queries) == [None] * 300
    assert None not in names_in_english(
        english, [NameQuery(1, "Syria", "LOC", (), n / 4000) for n in range(4000)]
    )


# What the analysis put into English and a translator did not, or the other way round


@pytest.mark.parametrize(
    ("english", "query", "found"),
    [
        (
            "The port of Marsa al-Nakhil.",
            NameQuery(1, "Anchorage of Palm", "MISC", ("Marsa al-Nakhil",)),
            "Marsa al-Nakhil",
        ),
        ("The satellite Hudhud-1 rose.", NameQuery(1, "Hoopoe", "MISC", ("Hudhud 1",)), "Hudhud-1"),
        (
            "The Farqad Centre for Space Research said so.",
            NameQuery(1, "Calf Space Research Centre", "ORG", ("Markaz al-Farqad Labhath al-Fada",)),
            "Farqad Centre for Space Research",
        ),
        (
            "The head of the Quay Workers' Union spoke.",
            NameQuery(1, "Dock Workers Syndicate", "ORG", ("Niqabat Ummal al-Arsifa",)),
            "Quay Workers' Union",
        ),
        (
            "The parents' association objected.",
            NameQuery(1, "Parents League", "ORG", ("Rabita",)),
            "parents' association",
        ),
        ("The workers went on strike.", NameQuery(1, "Dock Workers Syndicate", "ORG", ()), None),
        (
            "The Council of Six Bays (CSB) met.",
            NameQuery(1, "Makhas", "LOC", ("Makhas",), is_bracketed=True),
            "CSB",
        ),
        ("The Council of Six Bays (CSB) met.", NameQuery(1, "Makhas", "LOC", ("Makhas",)), None),
        (
            "Her film “The Waterline” ran.",
            NameQuery(1, "Khatt", "MISC", ("Khatt",), is_quoted=True),
            "The Waterline",
        ),
        ("She said: “we will go on”.", NameQuery(1, "Khatt", "MISC", ("Khatt",), is_quoted=True), None),
    ],
)
def test_names_that_were_put_into_english_in_another_way(
    english: str, query: NameQuery, found: str | None
) -> None:
    (span,) = names_in_english(english, [query])
    assert (span.of(english) if span else None) == found


def test_a_word_that_begins_a_sentence_is_no_first_name() -> None:
    english = "But al-Khayzuran does not agree."
    (span,) = names_in_english(english, [NameQuery(1, "Tumadir al-Khaizaran", "PER")])
    assert span is not None
    assert span.of(english) == "al-Khayzuran"
