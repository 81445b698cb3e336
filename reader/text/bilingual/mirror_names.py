"""Find the actors of an Arabic paragraph in its English translation."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from reader.text.bilingual.english_words import ARTICLES, Word, skeleton, sound, words_of
from reader.text.bilingual.mirror_places import Found, share
from reader.text.bilingual.mirror_quotes import quoted_stretches
from reader.text.bilingual.name_forms import (
    NameQuery,
    Tier,
    english_forms,
    is_particle,
    is_small,
    kind_of,
    office_words,
    stem_of,
)
from reader.text.spans import Span

_MAX_WORDS = 8
_EXPLAINED = 0.6  # of an organisation's words in English
_BEGINNERS = frozenset(
    ("but", "and", "he", "she", "it", "they", "this", "that", "his", "her", "its", "as", "when")
)
_MIN_LIKENESS = 0.72
_MIN_LIKENESS_OF_WHOLE = 0.6
_OTHER_BEGINNING = 0.1
_MAX_COMPARISONS = 50_000
_GAP = frozenset(" -‐‑–'’.&/\"“”«»‘")


def names_in_english(english: str, wanted: Sequence[NameQuery]) -> list[Span | None]:
    """Return where each mention is in `english`, None for those that are not there, in the order asked.

    Looks for the full name, other names, surnames, acronyms, spellings that sound the same, ministries by
    their words, and the adjective of a country where its name is not there. Articles, titles and possessive
    endings stay outside. A place in the English is used once, and for the same actor in order.
    """
    words = words_of(english)
    names = {query.actor: query for query in wanted}
    found = _Finder(english, words).find(names.values())
    places = share(found, wanted, len(words))
    return [
        None if place is None else Span(words[place.first].start, words[place.last - 1].end)
        for place in places
    ]


class _Finder:
    """The places in one English text that may name an actor."""

    def __init__(self, english: str, words: Sequence[Word]) -> None:
        self.english = english
        self.words = words
        self.joined = [self._is_joined(at) for at in range(len(words))]
        self.comparisons_left = _MAX_COMPARISONS
        self.weighty = [
            at for at, word in enumerate(words) if not is_small(word.key) and word.key not in _BEGINNERS
        ]
        self.stems: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            self.stems[stem_of(word.key)].append(at)

    def find(self, queries: Iterable[NameQuery]) -> list[Found]:
        """Return stretches that do not overlap, each for one actor or, where equal, for several."""
        queries = list(queries)
        found = [*self._forms(queries), *(one for query in queries for one in self._by_words(query))]
        kept = self._longest(found)
        unnamed = {query.actor for query in queries} - {one.actor for one in kept}
        taken = {at for one in kept for at in range(one.first, one.last)}
        for query in queries:
            if query.actor in unnamed and self._may_compare():
                alike = self._alike(query, taken)
                taken |= {at for one in alike for at in range(one.first, one.last)}
                kept += alike
        named = {one.actor for one in kept}
        kept += self._explained([query for query in queries if query.actor not in named], taken)
        for shown in (self._bracketed, self._quoted):
            named = {one.actor for one in kept}
            kept += shown([query for query in queries if query.actor not in named], taken)
        asked = {query.actor: query for query in queries}
        return [self._completed(one, asked[one.actor], taken) for one in kept]

    def _is_joined(self, at: int) -> bool:
        """Tell whether only spaces, hyphens and the like part this word from the one before."""
        if at == 0:
            return False
        gap = self.english[self.words[at - 1].end : self.words[at].start]
        return len(gap) <= 4 and all(char in _GAP for char in gap.replace("'s", "").replace("’s", ""))

    def _forms(self, queries: Sequence[NameQuery]) -> list[Found]:
        """Look up each stretch of words among the forms of all names, by spelling and by sound."""
        spelt: dict[str, dict[int, Tier]] = defaultdict(dict)
        heard: dict[str, dict[int, Tier]] = defaultdict(dict)
        for query in queries:
            for form, tier in english_forms(query).items():
                _keep_best(spelt["".join(form)], query.actor, tier)
                key = "".join(sound(word) for word in form)
                if (
                    query.type in ("PER", "LOC", "MISC")
                    and len(key) > 3
                    and tier in (Tier.NAME, Tier.SURNAME)
                ):
                    _keep_best(heard[key], query.actor, Tier.SOUND)
        lowercase = {query.actor for query in queries if query.name.islower()}
        found = []
        for first in range(len(self.words)):
            for last, spelling, hearing in self._stretches(first):
                for actor, tier in {**heard.get(hearing, {}), **spelt.get(spelling, {})}.items():
                    if actor in lowercase or self._is_name_like(first, last):
                        found.append(Found(first, last, actor, tier))
        return found

    def _stretches(self, first: int) -> Iterable[tuple[int, str, str]]:
        """Yield the stretches that begin at a word: their end, spelling and sound, without inner articles."""
        spelling = hearing = ""
        for last in range(first, min(first + _MAX_WORDS, len(self.words))):
            if last > first and not self.joined[last]:
                return
            word = self.words[last].key
            if word in ARTICLES and self._begins_arabic_name(last):
                continue
            spelling += word
            hearing += sound(word[:40])
            yield last + 1, spelling, hearing

    def _begins_arabic_name(self, at: int) -> bool:
        """Tell al-, el- and the like from "at" and "as" by their hyphen."""
        following = at + 1
        if following == len(self.words) or not self.joined[following] or not self.words[following].is_capital:
            return False
        return self.words[at].key in ("al", "el") or self._has_hyphen_before(following)

    def _is_name_like(self, first: int, last: int) -> bool:
        """A name has a capital; the word after an article such as "al-" counts for the article."""
        first_word = self.words[first]
        if last - first == 1 and first_word.key in ("us", "who", "it", "car", "un", "may", "will"):
            return first_word.text.isupper() or (
                first_word.text.istitle() and first_word.key in ("un", "may")
            )
        return first_word.is_capital or (is_small(first_word.key) and self.words[last - 1].is_capital)

    def _by_words(self, query: NameQuery) -> list[Found]:
        """Find an organisation by its words in any order: Foreign Ministry, Ministry of Foreign Affairs."""
        if query.type != "ORG":
            return []
        found = []
        for name in (query.name, *query.aliases):
            for sought in office_words(name):
                found += self._with_all(sought, query.actor)
        return found

    def _with_all(self, sought: Sequence[str], actor: int) -> list[Found]:
        """Find the stretches that have all the stems, with at most three other words between them."""
        rarest = min(sought, key=lambda stem: len(self.stems.get(stem, ())))
        found = []
        for at in self.stems.get(rarest, ()):
            best: Found | None = None
            for first in range(max(0, at - len(sought) - 2), at + 1):
                last = self._covering(first, at, sought)
                if last and (best is None or last - first < best.last - best.first):
                    best = Found(first, last, actor, Tier.WORDS)
            if best is not None:
                found.append(best)
        return found

    def _covering(self, first: int, through: int, sought: Sequence[str]) -> int:
        """Return the end of the shortest stretch from `first` over `through` with all stems, 0 for none."""
        missing = set(sought)
        if stem_of(self.words[first].key) not in missing or not self.words[first].is_capital:
            return 0
        for at in range(first, min(first + len(sought) + 3, len(self.words))):
            if at > first and not self.joined[at]:
                return 0
            missing.discard(stem_of(self.words[at].key))
            if not missing and at >= through:
                following = at + 1
                completes = following < len(self.words) and self.words[following].text == "Affairs"
                return following + (completes and self.joined[following])
        return 0

    def _longest(self, found: list[Found]) -> list[Found]:
        """Keep the stretches that no better one overlaps: full names and longer ones first."""
        taken: dict[int, tuple[int, int]] = {}
        kept = []
        for one in sorted(found, key=lambda one: (-_rank(one), one.first, -one.tier)):
            places = range(one.first, one.last)
            if all(taken.get(at, (one.first, one.last)) == (one.first, one.last) for at in places):
                taken.update(dict.fromkeys(places, (one.first, one.last)))
                kept.append(one)
        return kept

    def _alike(self, query: NameQuery, taken: set[int]) -> list[Found]:
        """Find words with a capital that sound alike, for a name that is spelt in no known way."""
        name = [skeleton(word.key[:40]) for word in words_of(query.name) if not is_small(word.key)]
        if not name or query.name.islower():
            return []
        found = []
        for at in range(len(self.weighty)):
            for count in dict.fromkeys((len(name), 1)):
                stretch = self.weighty[at : at + count]
                if len(stretch) < count or not self._is_free_name(stretch, taken):
                    continue
                heard = "".join(skeleton(self.words[one].key[:40]) for one in stretch)
                if _is_heard(heard, count, name, query.type):
                    found.append(Found(stretch[0], stretch[-1] + 1, query.actor, Tier.FUZZY))
                    break
        return self._longest(found)

    def _explained(self, queries: Sequence[NameQuery], taken: set[int]) -> list[Found]:
        """Find organisations by words most of which are of the name, or sound as the Arabic does.

        "Quay Workers' Union" for a Dock Workers Syndicate: what it is must be said, in whatever word for it.
        """
        found = []
        for query in queries:
            kinds = {kind for word in words_of(query.name) if (kind := kind_of(word.key))}
            if query.type != "ORG" or not kinds or not self._may_compare():
                continue
            best = max(self._explaining(query, kinds, taken), default=None)
            if best is not None:
                found.append(Found(best[1], best[2], query.actor, Tier.WORDS))
                taken.update(range(best[1], best[2]))
        return found

    def _explaining(
        self, query: NameQuery, kinds: set[str], taken: set[int]
    ) -> Iterable[tuple[float, int, int]]:
        """Yield the stretches that may be meant behind their worth: words explained, then words in all."""
        stems = {stem_of(word.key) for word in words_of(query.name)} - {""}
        heard = {skeleton(word.key) for name in query.aliases for word in words_of(name)}
        for first in range(len(self.words)):
            last, told, known, kind = first, 0, 0, False
            while last < len(self.words) and last - first < _MAX_WORDS and last not in taken:
                word = self.words[last]
                if last > first and not self.joined[last]:
                    break
                last += 1
                if is_small(word.key):
                    if told == 0:
                        break
                    continue
                said = kind_of(word.key) in kinds
                sounds = word.is_capital and len(skeleton(word.key)) > 2 and skeleton(word.key) in heard
                kind, told = kind or said, told + 1
                known += said or sounds or stem_of(word.key) in stems
                whole = known == told == len(stems)
                if (
                    kind
                    and told > 1
                    and (whole or self._are_capital(first, last))
                    and known >= told * _EXPLAINED
                ):
                    yield known + told / (2 * _MAX_WORDS), first, last

    def _are_capital(self, first: int, last: int) -> bool:
        return all(word.is_capital or is_small(word.key) for word in self.words[first:last])

    def _bracketed(self, queries: Sequence[NameQuery], taken: set[int]) -> list[Found]:
        """Find abbreviations that stand in brackets in both languages: (CSB)."""
        free = [
            at
            for at, word in enumerate(self.words)
            if at not in taken and word.text.isupper() and self._between(word, word) == "()"
        ]
        return self._in_turn(
            [query for query in queries if query.is_bracketed], [(at, at + 1) for at in free]
        )

    def _quoted(self, queries: Sequence[NameQuery], taken: set[int]) -> list[Found]:
        """Find titles that stand in quotation marks in both languages: “The Waterline”."""
        free = []
        for span in quoted_stretches(self.english):
            inside = [
                at for at, word in enumerate(self.words) if span.start <= word.start and word.end <= span.end
            ]
            if (
                0 < len(inside) <= _MAX_WORDS
                and taken.isdisjoint(inside)
                and self._are_capital(inside[0], inside[-1] + 1)
            ):
                free.append((inside[0], inside[-1] + 1))
        return self._in_turn([query for query in queries if query.is_quoted], free)

    def _between(self, first: Word, last: Word) -> str:
        return self.english[first.start - 1 : first.start] + self.english[last.end : last.end + 1]

    def _in_turn(self, queries: Sequence[NameQuery], free: Sequence[tuple[int, int]]) -> list[Found]:
        """Pair names with places one by one, if there are as many of both."""
        if len(queries) != len(free):
            return []
        return [
            Found(first, last, query.actor, Tier.WORDS)
            for query, (first, last) in zip(queries, free, strict=True)
        ]

    def _may_compare(self) -> bool:
        """Keep the time linear where thousands of names are asked for in an endless paragraph."""
        self.comparisons_left -= len(self.words)
        return self.comparisons_left >= 0

    def _is_free_name(self, stretch: Sequence[int], taken: set[int]) -> bool:
        """Tell whether these words all have capitals, belong together and name nobody yet."""
        between = range(stretch[0] + 1, stretch[-1] + 1)
        return (
            len(between) < 2 * len(stretch)
            and all(self.joined[at] for at in between)
            and all(at in stretch or is_particle(self.words[at].key) for at in between)
            and all(at not in taken and self.words[at].is_capital for at in stretch)
        )

    def _completed(self, one: Found, query: NameQuery, taken: set[int]) -> Found:
        """Take in the words beside a part of a person's name that sound like the rest of it."""
        if query.type != "PER" or one.tier == Tier.NAME:
            return one
        rest = [skeleton(word.key[:40]) for word in words_of(query.name) if not is_small(word.key)]
        first, last = one.first, one.last
        while (before := self._neighbour(first, -1)) is not None and self._fits(before, rest, taken):
            first = before
        while (after := self._neighbour(last - 1, 1)) is not None and self._fits(after, rest, taken):
            last = after + 1
        if first and self.words[first - 1].key in ARTICLES and self._has_hyphen_before(first):
            first -= 1
        return Found(first, last, one.actor, one.tier)

    def _neighbour(self, at: int, step: int) -> int | None:
        """Return the next word in that direction that is no particle of a name, if nothing parts them."""
        for other in (at + step, at + 2 * step):
            if not 0 <= other < len(self.words) or not self.joined[max(other, other - step)]:
                return None
            if not is_particle(self.words[other].key):
                return None if is_small(self.words[other].key) else other
        return None

    def _fits(self, at: int, rest: Sequence[str], taken: set[int]) -> bool:
        if at in taken or not self.words[at].is_capital:
            return False
        heard = skeleton(self.words[at].key[:40])
        return any(_sounds_alike(part, heard, _MIN_LIKENESS_OF_WHOLE) for part in rest)

    def _has_hyphen_before(self, at: int) -> bool:
        return self.english[self.words[at - 1].end : self.words[at].start] in ("-", "‐", "‑")


def _rank(one: Found) -> int:
    return one.last - one.first + (_MAX_WORDS if one.tier >= Tier.SOUND or one.last - one.first > 1 else 0)


def _is_heard(heard: str, count: int, name: Sequence[str], kind: str) -> bool:
    """Tell whether words sound like the whole name, or one word like a part of a person's or place's."""
    if count == len(name):
        return _sounds_alike("".join(name), heard, _MIN_LIKENESS if count == 1 else _MIN_LIKENESS_OF_WHOLE)
    if kind == "PER" and len(heard) > 2 and heard in name:
        return True
    return kind in ("PER", "LOC") and _sounds_alike(name[-1], heard, _MIN_LIKENESS)


def _sounds_alike(one: str, other: str, enough: float) -> bool:
    """Compare two skeletons; short ones must be equal, the shortest say nothing."""
    if min(len(one), len(other)) < 3 or abs(len(one) - len(other)) > 3:
        return False
    if min(len(one), len(other)) < 4:
        return one == other
    likeness = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return likeness - (_OTHER_BEGINNING if one[0] != other[0] else 0) >= enough


def _keep_best(tiers: dict[int, Tier], actor: int, tier: Tier) -> None:
    tiers[actor] = max(tier, tiers.get(actor, tier))
