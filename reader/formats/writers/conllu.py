"""CoNLL-U: words with lemma and part of speech, clitics as parts of multiword tokens, marks in MISC.

Nothing here has parsed the sentences, so HEAD and DEPREL are empty. MISC has of each word its gloss, its
vocalised form and the tags of the marks on it: `Name`, `Actor`, `Quote`, `Label`.
"""

import unicodedata
from collections.abc import Iterator, Mapping

from reader.arabic.document import Token
from reader.formats.records import ExportedArticle, Library
from reader.formats.writers.registry import ExportFormat, Use
from reader.formats.writers.tagging import TaggedSentence, tagged_sentences
from reader.formats.writers.target import Carried, Loss, Target

_LAYERS: Mapping[str, str] = {"actor": "Name", "quote": "Quote", "label": "Label"}
_KEEPS = frozenset(
    (Carried.TEXT, Carried.FACTS, Carried.LINES, Carried.TOKENS, Carried.NAMES, Carried.IDENTITY)
)
_KEEPS |= {Carried.QUOTATIONS, Carried.LABELS, Carried.ENGLISH}
_UPOS: Mapping[str, str] = {
    "noun": "NOUN",
    "verb": "VERB",
    "adjective": "ADJ",
    "adverb": "ADV",
    "proper noun": "PROPN",
    "pronoun": "PRON",
    "preposition": "ADP",
    "conjunction": "CCONJ",
    "particle": "PART",
    "number": "NUM",
    "interjection": "INTJ",
    "punctuation": "PUNCT",
}
_PROCLITICS: Mapping[str, tuple[str, str]] = {
    "و": ("CCONJ", "_"),
    "ف": ("CCONJ", "_"),
    "ب": ("ADP", "_"),
    "ل": ("ADP", "_"),
    "ك": ("ADP", "_"),
    "س": ("AUX", "Tense=Fut"),
    "أ": ("PART", "PartType=Int"),
    "ال": ("DET", "Definite=Def|PronType=Art"),
}
_ENCLITIC = ("PRON", "PronType=Prs")


def write(library: Library, target: Target) -> None:
    """Write a .conllu file for each article."""
    for article in library.articles:
        target.took(article)
        other = [mark for mark in article.marks if mark.layer not in _LAYERS]
        target.lose(Loss.OTHER_LAYER, len(other))
        with target.text(f"{article.name}.conllu") as file:
            file.write(f"# newdoc id = {article.name}\n# sha256 = {article.text_sha256}\n")
            line = -1
            for number, sentence in enumerate(tagged_sentences(article, tuple(_LAYERS), target), 1):
                if sentence.line != line:
                    line = sentence.line
                    file.write(_paragraph(article, line))
                file.write(f"# sent_id = {article.name}-{number}\n")
                file.write(f"# text = {_one_line(sentence.span.of(article.text))}\n")
                file.writelines(_words(article, sentence))
                file.write("\n")


def _paragraph(article: ExportedArticle, number: int) -> str:
    line = article.line_by_number[number]
    english = f"# paragraph_en = {_one_line(line.english)}\n" if line.english else ""
    return f"# newpar id = {article.name}-p{number}\n# kind = {line.kind}\n{english}"


def _words(article: ExportedArticle, sentence: TaggedSentence) -> Iterator[str]:
    number = 1
    for at, token in enumerate(sentence.tokens):
        misc = _misc(token, {_LAYERS[layer]: tags[at] for layer, tags in sentence.tags.items()})
        if sentence.actors[at]:
            misc.append(f"Actor={sentence.actors[at]}")
        following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
        if following is not None and following.span.start == token.span.end:
            misc.append("SpaceAfter=No")
        parts = list(_parts(token, token.span.of(article.text)))
        told = "|".join(misc) or "_"
        if len(parts) > 1:
            yield _row(
                f"{number}-{number + len(parts) - 1}", _one_word(token.span.of(article.text)), misc=told
            )
            told = "_"
        for form, lemma, upos, xpos, features in parts:
            yield _row(str(number), form, lemma, upos, xpos, features, told)
            number += 1


def _row(
    number: str,
    form: str,
    lemma: str = "_",
    upos: str = "_",
    xpos: str = "_",
    features: str = "_",
    misc: str = "_",
) -> str:
    return "\t".join((number, form, lemma, upos, xpos, features, "_", "_", "_", misc)) + "\n"


def _misc(token: Token, tags: Mapping[str, str]) -> list[str]:
    facts = {"Gloss": token.gloss, "Vform": token.vocalised, "Known": "" if token.known else "No"}
    found = [f"{name}={_value(value)}" for name, value in facts.items() if value]
    return found + [f"{name}={_value(tag)}" for name, tag in tags.items() if tag != "O"]


def _parts(token: Token, word: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield form, lemma, UPOS, XPOS and features of each syntactic word of a token."""
    end = len(word) - token.enclitic
    xpos = "_".join(token.pos.split()) or "_"
    upos = _UPOS.get(token.pos, "X")
    for clitic in _proclitics(word[: token.proclitic]) if token.proclitic < end else ():
        bare = "".join(one for one in clitic if not unicodedata.combining(one))
        kind, features = _PROCLITICS.get(bare, ("PART", "_"))
        yield clitic, bare or clitic, kind, "proclitic", features
    stem = word[token.proclitic : end] if token.proclitic < end else word
    yield _one_word(stem), _one_word(token.lemma) or "_", upos, xpos, _features(token)
    if token.enclitic and token.proclitic < end:
        yield word[end:], "هو", _ENCLITIC[0], "enclitic", _ENCLITIC[1]


def _proclitics(letters: str) -> Iterator[str]:
    """Yield the clitics that stand one behind the other: each a letter with its signs, the article whole."""
    clusters: list[str] = []
    for letter in letters:
        if clusters and unicodedata.combining(letter):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    while clusters:
        whole = clusters[0][0] == "ا" and len(clusters) > 1 and clusters[1][0] == "ل"
        yield "".join(clusters[: 2 if whole else 1])
        clusters = clusters[2 if whole else 1 :]


def _features(token: Token) -> str:
    return {"foreign": "Foreign=Yes", "abbreviation": "Abbr=Yes", "number": "NumType=Card"}.get(
        token.pos, "_"
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _one_word(text: str) -> str:
    return "_".join(text.split())


def _value(text: str) -> str:
    """Return a text as a value of MISC, where bars and tabs divide."""
    return _one_line(text).replace("|", "/").replace(" ", "_")


FORMAT = ExportFormat("conllu", "CoNLL-U", ".conllu", Use.CORPUS, _KEEPS, write)
