"""Sentences of the news and what is found in them: who said which words."""

from types import ModuleType

import pytest

from reader.arabic.document import ActorType, Mention, Quotation, QuotationKind
from reader.arabic.quotes import find_quotations
from reader.arabic.structure.lines import blocks
from reader.arabic.tokenise import sentences, tokens
from reader.text.spans import Span
from tests.arabic.analyser import SPEECH

PEOPLE = ("جون كيري", "فلاديمير بوتين", "سمر الحاج", "بوتين", "كيري", "الحاج")
PLACES = ("موسكو", "واشنطن", "الولايات المتحدة", "الصين")
ORGANISATIONS = ("حزب النخيل", "وزارة الصحة", "الكرملين")
ACTORS = {"كيري": "جون كيري", "بوتين": "فلاديمير بوتين", "الحاج": "سمر الحاج"}


def mentions_in(text: str) -> list[Mention]:
    """Return mentions of the names above, the longest first, each with its full name and number."""
    found: list[Mention] = []
    numbers = {name: at for at, name in enumerate((*PEOPLE, *PLACES, *ORGANISATIONS))}
    for names, kind in (
        (PEOPLE, ActorType.PERSON),
        (PLACES, ActorType.PLACE),
        (ORGANISATIONS, ActorType.ORGANISATION),
    ):
        for name in names:
            at = text.find(name)
            while at >= 0:
                span = Span(at, at + len(name))
                if not any(span.overlaps(other.span) for other in found):
                    full = ACTORS.get(name, name)
                    found.append(Mention(span, kind, numbers[full], full, full, 1.0))
                at = text.find(name, at + 1)
    return sorted(found, key=lambda mention: mention.span)


def quotations(text: str, mentions: list[Mention] | None = None) -> tuple[Quotation, ...]:
    lines, words = blocks(text), tokens(text)
    named = mentions_in(text) if mentions is None else mentions
    return find_quotations(SPEECH, text, words, sentences(text, words, lines), lines, named)


def said(text: str) -> list[tuple[str, str, str]]:
    """Return kind, words and speaker of every quotation."""
    return [(one.kind.value, one.span.of(text), one.speaker_name) for one in quotations(text)]


def last_said(text: str) -> str:
    """Return the last quotation as "speaker cue: words", direct speech between « and »; "" for none."""
    found = quotations(text)
    if not found:
        return ""
    last = found[-1]
    cue = f" {last.cue.of(text)}" if last.cue is not None else ""
    words = last.span.of(text)
    return f"{last.speaker_name}{cue}: " + (f"«{words}»" if last.kind is QuotationKind.DIRECT else words)


def assert_decides(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, table: str, rule: object, example: tuple[str, str]
) -> None:
    """Check what is said last in an example, and that it is no longer so without the rule."""
    text, expected = example
    assert last_said(text) == expected
    others = tuple(one for one in getattr(module, table) if one is not rule)
    monkeypatch.setattr(module, table, others)
    assert last_said(text) != expected
