"""Bytes in, a readable article out: the one way by which texts enter the library.

decode -> clean -> check -> analyse -> store. Nothing is stored unless all of it is, and a text that is
there already is refused with the article that has it.
"""

import re
from collections.abc import Callable, Sequence

from django.db import IntegrityError, transaction

from reader import search
from reader.analysis.confined import LONG, AnalysisFailed
from reader.analysis.storing import document_of, suggest
from reader.arabic.document import BlockKind, Document
from reader.errors import Argument, Reason
from reader.formats import ExtractedText
from reader.formats.sanitise import BadMarkup, looks_like_html, sanitise
from reader.intake.mending import mended
from reader.intake.submission import Submission
from reader.library.duplicates import take_fingerprint
from reader.library.paragraphs import lay_out, show_pictures
from reader.models import Article
from reader.models.article import digest
from reader.sentences import Refusal
from reader.taggers.errors import TaggerError
from reader.text.canonical import Script, canonical, script_of
from reader.text.decoding import DecodedWrongly, NotText, decode
from reader.translation.facing import face

MAX_BYTES = 2 * 1024 * 1024
MAX_HEADLINE = 500
MAX_LINES = 20_000
MAX_SIGNS = 250_000  # words and punctuation marks; 2 MB of ordinary Arabic have fewer


class TextRefused(Refusal, ValueError):  # noqa: N818 (it says what became of the text)
    """The text cannot become an article; `str()` is a sentence that says why and what to do.

    `duplicate` is the article that already has this text, if that is the reason; it may be in the bin.
    """

    def __init__(self, reason: str | Reason, duplicate: Article | None = None, **arguments: Argument) -> None:
        super().__init__(reason, **arguments)
        self.duplicate = duplicate


def ingest(submission: Submission) -> Article:
    """Store and annotate one article. Raises `TextRefused`; nothing is stored then."""
    if submission.text is None:
        text, encoding = read(submission.raw)
    else:
        text, encoding = checked(submission.text), "from a file"
    text_sha256 = digest(text.encode())
    refuse_duplicate(text_sha256)
    facts = submission.facts
    english = canonical(facts.english)
    document = submission.document
    if document is None or document.text != text:
        document = _analysed(text, submission.kinds)
    if not document.blocks:
        raise TextRefused("text-missing")
    try:
        with transaction.atomic():
            article = _create(submission, document, encoding)
            paragraphs = lay_out(article, document)
            face(article, paragraphs, english, facts.by, submission.faced)
            take_fingerprint(article)
            show_pictures(article, paragraphs, submission.pictures)
            suggest(article, document, paragraphs)
            search.put(article, paragraphs)
    except IntegrityError:
        refuse_duplicate(text_sha256)
        raise
    return article


def analysis_ahead(
    text: str, kinds: Sequence[tuple[int, str]], tell: Callable[[float], object]
) -> Document | None:
    """Return the analysis of a text that was read from a file, if it is long; None for others.

    It takes long, and in the transaction that stores what is made of it all others would wait. `tell` is told
    what share is done. Raises `TextRefused`, also where the library has the text.
    """
    if len(text) < LONG:
        return None
    text = checked(text)
    refuse_duplicate(digest(text.encode()))
    return _analysed(text, kinds, tell)


def _analysed(
    text: str, kinds: Sequence[tuple[int, str]], tell: Callable[[float], object] = lambda share: None
) -> Document:
    try:
        return document_of(text, {number: BlockKind(kind) for number, kind in kinds}, tell)
    except (TaggerError, AnalysisFailed) as problem:
        raise TextRefused(problem.reason) from problem


def read(raw: bytes) -> tuple[str, str]:
    """Return the clean Arabic text of an upload and the encoding it was in. Raises `TextRefused`."""
    if not raw.strip():
        raise TextRefused("text-or-file-missing")
    text, encoding = decode_text(raw)
    text = mended(ExtractedText(text)).text
    _refuse_too_many(text)
    _refuse_other_languages(text)
    return text, encoding


def checked(text: str) -> str:
    """Return the canonical form of a text that was read from a file. Raises `TextRefused` as `read` does."""
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise TextRefused("text-too-large")
    text = canonical(text)
    _refuse_too_many(text)
    _refuse_other_languages(text)
    return text


def decode_text(raw: bytes) -> tuple[str, str]:
    """Return the clean text of some bytes, in whatever language, and their encoding. Raises `TextRefused`."""
    if len(raw) > MAX_BYTES:
        raise TextRefused("text-too-many-megabytes", size=len(raw) / 1024 / 1024)
    try:
        decoded = decode(raw)
        text = decoded.text
        if looks_like_html(text):
            text = sanitise(text)
    except DecodedWrongly as problem:
        raise TextRefused(problem.reason) from problem
    except NotText as problem:
        raise TextRefused("file-not-text", what=problem.reason) from problem
    except BadMarkup as problem:
        raise TextRefused(problem.reason) from problem
    return canonical(text), decoded.encoding


def refuse_duplicate(text_sha256: str) -> None:
    there = Article.everywhere.filter(text_sha256=text_sha256)
    if there.exists() and (same := there.first()) is not None:
        raise TextRefused(already_there(same), duplicate=same)


def already_there(same: Article) -> Reason:
    """Return why a text that an article has, in the library or in the bin, is not taken in again."""
    return Reason("text-in-bin") if same.binned else Reason("text-known")


_NOT_ARABIC = {
    Script.EMPTY: Reason("text-missing"),
    Script.PERSIAN: Reason("text-persian"),
    Script.URDU: Reason("text-urdu"),
}


_SIGN = re.compile(r"\w+|[^\w\s]")


def _refuse_too_many(text: str) -> None:
    """Refuse what is small in bytes but not in work, such as a line a letter or nothing but brackets."""
    if text.count("\n") >= MAX_LINES:
        raise TextRefused("text-too-many-lines", most=MAX_LINES)
    if len(text) > MAX_SIGNS and sum(1 for _ in _SIGN.finditer(text)) > MAX_SIGNS:
        raise TextRefused("text-too-many-signs", most=MAX_SIGNS)


def _refuse_other_languages(text: str) -> None:
    script = script_of(text)
    if script is not Script.ARABIC:
        raise TextRefused(_NOT_ARABIC.get(script, Reason("text-not-arabic")))


def _create(submission: Submission, document: Document, encoding: str) -> Article:
    facts = submission.facts
    source = facts.source_or_named()
    if source.pk is None:
        source.save()
    article = Article(
        source=source,
        published=facts.published,
        url=facts.url,
        note=facts.note,
        licence=facts.licence,
        is_sample=facts.is_sample,
        raw=submission.raw,
        raw_sha256=submission.upload.sha256 if submission.upload else digest(submission.raw),
        raw_name=submission.name[:200],
        raw_encoding=encoding,
        uploaded_by=facts.by,
        upload=submission.upload,
        item=submission.item,
        kinds=[list(pair) for pair in submission.kinds],
    )
    article.read(document)
    article.save()
    return article
