"""GEXF, read with networkx: who speaks about whom."""

import io
from dataclasses import replace

import networkx

from tests.formats.writers.written_files import written
from tests.records import sample


def test_a_speaker_leads_to_who_is_named_in_their_words() -> None:
    article = sample()
    quotation = next(one for one in article.marks if one.layer == "quote")
    inside = replace(
        quotation, id="9", layer="actor", label="ORG", actor="7", further=(), cue=None, speaker=None
    )
    files, lost = written("gexf", [replace(article, marks=(*article.marks, inside))] * 2)
    graph = networkx.read_gexf(io.BytesIO(files["edges.gexf"]))
    assert list(graph.edges(data="weight")) == [("9", "7", 2)]
    assert graph.nodes["7"]["name_ar"] == "ميناء النخيل"
    assert "9,7,Directed,2,سامر الحلبي" in files["edges.csv"].decode("utf-8-sig")
    assert not lost
