"""Who speaks about whom: GEXF 1.3 for network programs, and the same edges as CSV."""

import csv
from collections import Counter

from reader.formats.records import ExportedActor, Library
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.spreadsheet import cells_of
from reader.formats.writers.tables import named_in
from reader.formats.writers.target import Carried, Loss, Target
from reader.formats.writers.xml_text import XmlFile

_KEEPS = frozenset((Carried.NAMES, Carried.IDENTITY))
_ATTRIBUTES = ("kind", "name_ar", "wikidata")


def write(library: Library, target: Target) -> None:
    """Write edges.gexf and edges.csv: an edge from each speaker to each actor named in their words, and how
    often. Of all that is read, only actors and pairs of them are held."""
    actors: dict[str, ExportedActor] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    for article in library.articles:
        target.took(article)
        for quotation in article.of_layer("quote"):
            speaker = article.actor_of(quotation)
            if speaker is None:
                target.lose(Loss.NO_SPEAKER)
                continue
            named = [actor for actor in named_in(article, quotation) if actor.id != speaker.id]
            for actor in named:
                actors[speaker.id], actors[actor.id] = speaker, actor
                pairs[(speaker.id, actor.id)] += 1
    _write_gexf(actors, pairs, target)
    _write_csv(actors, pairs, target)


def _write_gexf(actors: dict[str, ExportedActor], pairs: Counter[tuple[str, str]], target: Target) -> None:
    root: dict[str, str | int | float | bool | None] = {"xmlns": "http://gexf.net/1.3", "version": "1.3"}
    with target.text("edges.gexf") as file:
        xml = XmlFile(file, target.lost)
        with xml.element("gexf", root), xml.element("graph", {"defaultedgetype": "directed"}):
            with xml.element("attributes", {"class": "node"}):
                for number, name in enumerate(_ATTRIBUTES):
                    xml.leaf("attribute", id=str(number), title=name, type="string")
            with xml.element("nodes"):
                for actor in actors.values():
                    with (
                        xml.element("node", {"id": actor.id, "label": actor.name_en}),
                        xml.element("attvalues"),
                    ):
                        for number, name in enumerate(_ATTRIBUTES):
                            xml.leaf_of("attvalue", {"for": str(number), "value": getattr(actor, name)})
            with xml.element("edges"):
                for number, ((speaker, named), weight) in enumerate(pairs.items()):
                    xml.leaf("edge", id=number, source=speaker, target=named, weight=weight)


def _write_csv(actors: dict[str, ExportedActor], pairs: Counter[tuple[str, str]], target: Target) -> None:
    with target.text("edges.csv", bom=target.with_bom) as file:
        rows = csv.writer(file)
        rows.writerow(
            ("Source", "Target", "Type", "Weight", "speaker_ar", "speaker_en", "named_ar", "named_en")
        )
        for (speaker, named), weight in pairs.items():
            names = [actors[one] for one in (speaker, named)]
            both = [name for one in names for name in (one.name_ar, one.name_en)]
            rows.writerow(cells_of([speaker, named, "Directed", weight, *both]))


FORMAT = ExportFormat("gexf", "GEXF", ".gexf", Use.NETWORKS, _KEEPS, write)
