"""Random searches over everything that can be written, by a seed, from what a library has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from reader.models import Actor, Annotation, Article, Source
from reader.models.search import SearchRow
from reader.search.finding import read_paragraphs

_SIGNS = "ًٌٍَُِّْ"
_ODD = (
    *"\"()-:~=|&،؟«»'*%_[]{^\\ـ🚢",
    *("\0", '""', "()", "[]", '"~3', "::", "OR", "NOT", "AND", "NEAR", "source:", "actor:", "zz:ا"),
)
_SPELT = {"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ؤ": "و"}
_CLASSES = ("verb", "noun", "adjective", "proper noun", "preposition", "number")
_MEANINGS = ("port", "water", "hospital", "bridge", "say", "minister", "new", "school")
_PARAGRAPHS = 400


@dataclass(frozen=True, slots=True)
class SearchedTokens:
    """The words of a paragraph as they stand, with the dictionary form and class of the Arabic ones."""

    arabic: Sequence[str]
    lemmas: Sequence[tuple[str, str]]
    english: Sequence[str]


class RandomSearches:
    """Makes searches for what stands in the library of the database in use: of the same library the same."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        places = list(SearchRow.objects.order_by("-place").values_list("place", flat=True))
        some = self.chance.sample(places, min(_PARAGRAPHS, len(places)))
        there = read_paragraphs(some)
        self.paragraphs = [
            SearchedTokens(
                [one.arabic.written(at) for at in range(len(one.arabic.words))],
                [(word.token[3], word.token[4]) for word in one.arabic.words if word.token[3]],
                [one.english.written(at) for at in range(len(one.english.words))] if one.english else [],
            )
            for one in (there[place] for place in some)
        ]
        self.with_english = [one for one in self.paragraphs if one.english]
        self.days = sorted({str(day) for day in Article.objects.values_list("published", flat=True) if day})
        self.names = [
            (pk, arabic, english)
            for pk, arabic, english in Actor.objects.order_by("pk").values_list("pk", "name_ar", "name_en")
        ]
        self.called = sorted(
            set(Annotation.objects.exclude(speaker_name="").order_by().values_list("speaker_name", flat=True))
        )
        self.sources = list(Source.objects.order_by("pk").values_list("slug", "name_en", "name_ar"))
        self.verbs = sorted(set(Annotation.objects.exclude(verb_en="").values_list("verb_en", flat=True)))

    def query(self) -> str:
        """Return a search: a pattern of tokens, words, conditions, or some of these together."""
        chance = self.chance
        parts = [self._pattern()] if chance.random() < 0.15 else []
        if not parts or chance.random() < 0.4:
            parts.append(self._words(0))
        parts += [self._field() for _ in range(chance.choice((0, 0, 0, 1, 1, 2)))]
        if chance.random() < 0.1:
            parts.insert(chance.randint(0, len(parts)), chance.choice(_ODD))
        if len(parts) > 1 and chance.random() < 0.2:
            parts.pop(0)
        found = " ".join(parts)
        if chance.random() < 0.05:
            at = chance.randint(0, len(found))
            found = found[:at] + chance.choice(_ODD) + found[at:]
        return found

    # Words

    def _words(self, depth: int) -> str:
        chance = self.chance
        return chance.choice((" ", " ", " OR ", " AND ", " | ")).join(
            chance.choice(("", "", "", "", "-", "NOT ")) + self._part(depth)
            for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))
        )

    def _part(self, depth: int) -> str:
        chance = self.chance
        if depth < 3 and chance.random() < 0.15:
            return f"({self._words(depth + 1)})"
        ways: tuple[Callable[[], str], ...] = (
            *(self._word, self._word, self._word, self._phrase, self._near, self._exact),
            *(self._root, self._meaning, self._english_phrase),
        )
        return chance.choice(ways)()

    def _word(self) -> str:
        chance = self.chance
        if self.with_english and chance.random() < 0.25:
            return self._changed_english(chance.choice(chance.choice(self.with_english).english))
        return self._changed(chance.choice(chance.choice(self.paragraphs).arabic))

    def _changed(self, word: str) -> str:
        """Return an Arabic word as it stands, or as somebody else may write or inflect it."""
        chance = self.chance
        way = chance.randrange(8)
        if way == 0:
            return "".join(_SPELT.get(letter, letter) for letter in word)
        if way == 1:
            return word.removeprefix("ال")
        if way == 2:
            return chance.choice(("و", "ب", "ل", "ال", "وال", "س")) + word
        if way == 3:
            at = chance.randint(1, len(word))
            return word[:at] + chance.choice(_SIGNS + "ـ") + word[at:]
        if way == 4:
            return word + chance.choice(("ه", "ها", "هم", "ين", "ات", "ة"))
        if way == 5 and (lemmas := chance.choice(self.paragraphs).lemmas):
            return chance.choice(lemmas)[0]
        return word

    def _changed_english(self, word: str) -> str:
        return self.chance.choice(
            (word, word.lower(), word.upper(), f"{word}s", word.capitalize(), f"al-{word}")
        )

    def _phrase(self, apart: str = "") -> str:
        chance = self.chance
        words = chance.choice(self.paragraphs).arabic
        at = chance.randrange(len(words))
        return f'"{" ".join(words[at : at + chance.randint(1, 4)])}"{apart}'

    def _english_phrase(self) -> str:
        if not self.with_english:
            return self._phrase()
        words = self.chance.choice(self.with_english).english
        at = self.chance.randrange(len(words))
        return f'"{" ".join(words[at : at + self.chance.randint(1, 4)])}"'

    def _near(self) -> str:
        chance = self.chance
        words = chance.choice(self.paragraphs).arabic
        return f'"{" ".join(chance.choices(words, k=chance.randint(2, 3)))}"~{chance.randint(0, 12)}'

    def _exact(self) -> str:
        return "=" + self.chance.choice((self._word, self._phrase))()

    def _root(self) -> str:
        return "root:" + self.chance.choice(("قول", "كتب", "درس", "علم", "بني", "ع.م.ل", "وزر", "ققق"))

    def _meaning(self) -> str:
        return self.chance.choice(_MEANINGS)

    # Patterns of tokens

    def _pattern(self) -> str:
        return " ".join(self._token() for _ in range(self.chance.randint(1, 3)))

    def _token(self) -> str:
        chance = self.chance
        tests = chance.choice((" & ", " | ")).join(self._test() for _ in range(chance.randint(0, 2)))
        return f"[{tests}]{chance.choice(('', '', '', '?', '*', '+', '{2}', '{1,3}', '{0,2}'))}"

    def _test(self) -> str:
        chance = self.chance
        one = chance.choice([one for one in self.paragraphs if one.lemmas])
        word, (lemma, _) = chance.choice(one.arabic), chance.choice(one.lemmas)
        attribute, value = chance.choice(
            (
                ("word", word),
                ("word", f"{word[:2]}.*"),
                ("word", f".*{word[-2:]}"),
                ("lemma", lemma),
                ("lemma", f"{lemma}|{chance.choice(one.lemmas)[0]}"),
                ("pos", chance.choice(_CLASSES)),
                ("root", chance.choice(("قول", "وزر", "كتب"))),
                ("gloss", chance.choice(_MEANINGS)),
            )
        )
        return f'{chance.choice(("", "", "!"))}{attribute}{chance.choice(("=", "=", "!="))}"{value}"'

    # Conditions

    def _field(self) -> str:
        chance = self.chance
        name, values = chance.choice(
            (
                *((name, self._actor) for name in ("actor", "speaker", "about")),
                ("source", self._source),
                *((name, self._day) for name in ("before", "after", "since", "until", "month")),
                ("verb", lambda: chance.choice(self.verbs or ["say"])[: chance.choice((3, 60))]),
                ("layer", lambda: chance.choice(("actor", "quote", "caption", "label", "note"))),
                ("kind", lambda: chance.choice(("headline", "paragraph", "caption", "subhead", "x"))),
                ("state", lambda: chance.choice(("suggested", "accepted", "rejected"))),
                ("by", lambda: chance.choice(("machine", "person", "nobody"))),
                ("form", self._word),
            )
        )
        value = values()
        quoted = f'"{value}"' if " " in value or chance.random() < 0.2 else value
        return f"{chance.choice(('', '', '', '-'))}{name}:{quoted}"

    def _actor(self) -> str:
        chance = self.chance
        if self.called and chance.random() < 0.2:
            return chance.choice(self.called)
        pk, arabic, english = chance.choice(self.names)
        name = chance.choice((arabic, english))
        word = chance.choice(name.split() or [name])
        return chance.choice((str(pk), name, word, word.removeprefix("ال"), word[:3], word.upper(), "nobody"))

    def _source(self) -> str:
        name = self.chance.choice(self.chance.choice(self.sources))
        return self.chance.choice((name, name, name[:4], name.upper(), "nowhere"))

    def _day(self) -> str:
        day = self.chance.choice(self.days or ["2020-01-01"])
        return self.chance.choice((day, day[:7], day[:4], "٢٠٢٠", "9999", "x"))
