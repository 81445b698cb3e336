"""Questions to a generated library, with the answers that its sentence frames say, whatever is found."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from django.utils.text import slugify

from reader.benchmarks.corpus_rows import StoredCorpus
from reader.benchmarks.corpus_texts import GeneratedText, PlannedArticle
from reader.page.quote_index import AskedQuotes, every_quote
from reader.search import prepare
from reader.search.hits import hits_of

OF_EACH = 12
MOST_FOUND = 400  # paragraphs of one answer
QUOTES = "quotes"
_SOME_WEEKS = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A question and what it has to find: for each hit the article and the number of its paragraph, in order.

    `query` is typed into the search; where `kind` is "quotes" it is the name of a speaker whose words in
    quotation marks are wanted.
    """

    kind: str
    query: str
    found: list[tuple[int, int]]


def write_answers(corpus: StoredCorpus, seed: int, path: Path) -> int:
    """Write a question with its answer a line; return how many."""
    questions = list(known_answers(corpus, seed))
    lines = (json.dumps(asdict(one), ensure_ascii=False) for one in questions)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(questions)


def read_answers(path: Path) -> list[KnownAnswer]:
    """Return what `write_answers` wrote."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [KnownAnswer(row["kind"], row["query"], [(a, n) for a, n in row["found"]]) for row in rows]


def found_by_answer(answer: KnownAnswer) -> list[tuple[int, int]]:
    """Ask the library, and return what it finds in the form of an answer."""
    if answer.kind == QUOTES:
        rows = every_quote(AskedQuotes(by=answer.query, kind=("direct",)))
        return sorted({(row.article_id, row.paragraph.number) for row in rows})
    return sorted(
        {(hit.paragraph.article_id, hit.paragraph.number) for hit in hits_of(prepare(answer.query))}
    )


def known_answers(corpus: StoredCorpus, seed: int) -> Iterator[KnownAnswer]:
    """Yield questions of several kinds; the same for the same corpus."""
    random = Random(f"{seed} answers")  # noqa: S311
    asked = _Questions(corpus, random)
    for make in (
        asked.number,
        asked.phrase,
        asked.word,
        asked.both,
        asked.actor,
        asked.speaker,
        asked.quotes,
    ):
        seen: set[str] = set()
        for _ in range(OF_EACH * 3):
            answer = make()
            if answer.found and len(answer.found) <= MOST_FOUND and answer.query not in seen:
                seen.add(answer.query)
                yield answer
            if len(seen) == OF_EACH:
                break


class _Questions:
    def __init__(self, corpus: StoredCorpus, random: Random) -> None:
        self.texts, self.random = corpus.texts, random
        self.of_base: dict[int, list[tuple[int, PlannedArticle]]] = {}
        for pk, plan in corpus.articles:
            self.of_base.setdefault(plan.base, []).append((pk, plan))
        self.articles = corpus.articles

    def number(self) -> KnownAnswer:
        """The number of an article, which its headline and its last line have."""
        pk, plan = self.random.choice(self.articles)
        return KnownAnswer("number", plan.serial, [(pk, 0), (pk, len(self.texts[plan.base].paragraphs))])

    def phrase(self) -> KnownAnswer:
        name = self._person()
        return self._where("phrase", f'"{name}"', lambda line: f" {name} " in line)

    def word(self) -> KnownAnswer:
        """A word that one frame has, in the articles of one source and some months."""
        _, one = self.random.choice(self.articles)
        frame, source = self.random.choice(self.texts[one.base].frames), one.source
        first, last = one.published - _SOME_WEEKS, one.published + _SOME_WEEKS
        query = f"{frame.telling} source:{slugify(source.english)} since:{first} until:{last}"

        def among(plan: PlannedArticle) -> bool:
            return plan.source == source and first <= plan.published <= last

        return self._where("word", query, lambda line: frame.telling in line, among)

    def both(self) -> KnownAnswer:
        """A person and a city in one paragraph, both as they are written."""
        text = self.random.choice(self.texts)
        name, city = self.random.choice(sorted(text.people)), self.random.choice(sorted(text.cities))
        return self._where(
            "and", f'"{name}" ={city}', lambda line: f" {name} " in line and f" {city} " in line
        )

    def actor(self) -> KnownAnswer:
        name = self._person()
        return self._where("actor", f'actor:"{name}"', lambda line: f" {name} " in line)

    def speaker(self) -> KnownAnswer:
        """The paragraphs in which a person is quoted."""
        name = self._speaker()
        return self._where("speaker", f'speaker:"{name}"', self._is_said_by(name))

    def quotes(self) -> KnownAnswer:
        name = self._speaker()
        return self._where(QUOTES, name, self._is_said_by(name))

    def _is_said_by(self, name: str) -> Callable[[str], bool]:
        said = {one.words for text in self.texts for one in text.said if one.speaker == name}
        return lambda line: f" {name} " in line and any(f"«{words}»" in line for words in said)

    def _person(self) -> str:
        return self.random.choice(sorted(self.random.choice(self.texts).people))

    def _speaker(self) -> str:
        return self.random.choice(self.random.choice(self.texts).said).speaker

    def _where(
        self,
        kind: str,
        query: str,
        has: Callable[[str], bool],
        among: Callable[[PlannedArticle], bool] = lambda plan: True,
    ) -> KnownAnswer:
        found = [
            (pk, number)
            for base, text in enumerate(self.texts)
            if (numbers := _numbers(text, has))
            for pk, plan in self.of_base.get(base, ())
            if among(plan)
            for number in numbers
        ]
        return KnownAnswer(kind, query, sorted(found))


def _numbers(text: GeneratedText, has: Callable[[str], bool]) -> Sequence[int]:
    """Return the numbers of the lines that have something; marks beside words count as blanks."""
    return [number for number, line in enumerate(text.lines()) if has(line)]
