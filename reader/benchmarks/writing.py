"""What one change of an analyst's costs the server, and the first view after it; in a long article too."""

from collections.abc import Callable, Mapping
from itertools import cycle
from statistics import median
from typing import Any

from django.urls import reverse

from reader.benchmarks.measuring import Figures, count_calls, cpu_ms, get
from reader.benchmarks.scratch import long_article, seed_article
from reader.benchmarks.visitors import signed_in_client
from reader.models import Annotation, Article
from reader.models.roles import ANALYST
from reader.text.spans import Span

TIMES = 40
COUNTED = 9  # calls of functions, of which the median is taken
LONG = 10_000  # words


def run() -> Figures:
    """Measure marking, accepting, relabelling and undoing through the whole middleware; median CPU in ms.

    Then the same calls of functions in a long article as ratios to those in the short one, and the first view
    of a page after each against one on which nothing changed.
    """
    with seed_article() as article:
        desk = _Desk(article, "analyst")
        figures: Figures = {}
        for name, work in (
            ("accept", desk.accept),
            ("relabel", desk.relabel),
            ("mark", desk.mark),
            ("undo", desk.undo),
        ):
            figures[f"{name}_cpu_ms"] = round(cpu_ms(work, TIMES), 1)
        figures["largest_cpu_ms"] = max(figures.values())
        bare = cpu_ms(lambda: get("/bare/"), TIMES)
        figures["bare_view_cpu_ms"] = round(bare, 2)
        figures["ratio_to_bare_view"] = round(figures["largest_cpu_ms"] / bare, 1)
        return figures | _beside_a_long_article(_Desk(article, "other analyst"))


def _beside_a_long_article(short: "_Desk") -> Figures:
    long = _Desk(long_article(LONG), "third analyst")
    figures: Figures = {"words_of_long_article": long.article.word_count}
    for name in ("accept", "mark", "undo"):
        of_short, of_long = (_calls(getattr(desk, name)) for desk in (short, long))
        figures[f"{name}_calls"] = of_short
        figures[f"{name}_calls_ratio_of_long"] = round(of_long / of_short, 2)
    cpu = [cpu_ms(desk.mark, TIMES) for desk in (short, long)]
    figures["mark_cpu_ratio_of_long"] = round(cpu[1] / cpu[0], 2)
    for name, desk in (("short", short), ("long", long)):
        warm, first = _calls(desk.view), _calls(desk.view, before=desk.accept)
        figures[f"view_calls_{name}"] = warm
        figures[f"first_view_calls_ratio_{name}"] = round(first / warm, 2)
    return figures


def _calls(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> int:
    """Return how many functions `work` calls, the median of several times."""
    counted = []
    for _ in range(COUNTED):
        before()
        counted.append(count_calls(work))
    return int(median(counted[2:]))  # the first ones warm up


class _Desk:
    """A signed-in analyst in front of one article; each call writes one change as the page's script does."""

    def __init__(self, article: Article, name: str) -> None:
        page = f"http://testserver{article.get_absolute_url()}"
        self.client = signed_in_client(name, ANALYST, **{"HX-Request": "true", "HX-Current-URL": page})
        self.article = article
        self.suggested = self._in_turn(state="suggested")
        self.actors = self._in_turn(layer="actor")
        marked = [one.span for one in article.annotations.all()]
        lines = article.paragraphs.filter(kind="paragraph")
        words = (Span(*packed[:2]) for line in lines for packed in line.words)
        free = [word for word in words if not any(word.overlaps(other) for other in marked)]
        self.words = iter(free[::3] + free[1::3] + free[2::3])  # not one paragraph after the other

    def _in_turn(self, **which: str) -> Callable[[], Annotation]:
        chosen = cycle(self.article.annotations.filter(**which).values_list("pk", flat=True))
        return lambda: Annotation.objects.get(pk=next(chosen))

    def accept(self) -> None:
        self._judge(self.suggested(), action="accept")

    def relabel(self) -> None:
        found = self.actors()
        self._judge(found, action="change", label="LOC" if found.label == "ORG" else "ORG")

    def mark(self) -> None:
        word = next(self.words)
        place = {"start": word.start, "end": word.end, "exact": word.of(self.article.text)}
        self._post(
            reverse("mark", args=(self.article.pk,)),
            {**place, "text_sha256": self.article.text_sha256, "kind": "ORG"},
        )

    def view(self) -> None:
        response = self.client.get(self.article.get_absolute_url(), headers={"HX-Request": ""})
        if response.status_code != 200:
            raise RuntimeError(f"the article answered {response.status_code}")

    def undo(self) -> None:
        self._post(reverse("undo", args=(self.article.pk,)), {})

    def _judge(self, found: Annotation, **what: str) -> None:
        self._post(reverse("annotation", args=(found.pk,)), {"version": found.version, **what})

    def _post(self, address: str, data: Mapping[str, Any]) -> None:
        response = self.client.post(address, data)
        if response.status_code != 200:
            raise RuntimeError(
                f"{address} answered {response.status_code}: {response.content.decode()[:300]}"
            )
