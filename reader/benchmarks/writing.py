"""What one change of an analyst's costs the server on the seed article, beside a bare Django view."""

from collections.abc import Callable, Mapping
from itertools import cycle
from typing import Any

from django.urls import reverse

from reader.benchmarks.measuring import Figures, cpu_ms, get
from reader.benchmarks.scratch import seed_article
from reader.benchmarks.visitors import signed_in_client
from reader.models import Annotation, Article
from reader.models.roles import ANALYST
from reader.text.spans import Span

TIMES = 40


def run() -> Figures:
    """Measure marking, accepting, relabelling and undoing through the whole middleware; median CPU in ms."""
    with seed_article() as article:
        desk = _Desk(article)
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
        return figures


class _Desk:
    """A signed-in analyst in front of one article; each call writes one change as the page's script does."""

    def __init__(self, article: Article) -> None:
        self.client = signed_in_client("analyst", ANALYST, **{"HX-Request": "true"})
        self.article = article
        self.suggested = self._in_turn(state="suggested")
        self.actors = self._in_turn(layer="actor")
        marked = [one.span for one in article.annotations.all()]
        lines = article.paragraphs.filter(kind="paragraph")
        words = (Span(*packed[:2]) for line in lines for packed in line.words)
        self.words = iter([word for word in words if not any(word.overlaps(other) for other in marked)])

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
