"""A quotation with its citation as a few lines of text: plain, Markdown, APA, Chicago; in either language.

The styles' rules are for English (American Psychological Association, 7th edition; Chicago Manual of Style,
17th edition, notes); the Arabic lines have the same parts in the same order.
"""

import re
from collections.abc import Callable

from reader.formats.citations.cited import CitedQuotation, american_day, day

_MARKS = '"“”«»„ '
_OF_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")
_COMMA = {"en": ", ", "ar": "، "}


def cited(style: str, one: CitedQuotation, language: str) -> str:
    """Return the quotation with its citation in a style of `PROSE`, "en" or "ar"."""
    return PROSE[style](one, language)


def _quoted(text: str, language: str) -> str:
    bare = text.strip(_MARKS)
    return f"“{bare}”" if language == "en" else f"«{bare}»"


def _words(one: CitedQuotation, language: str) -> list[str]:
    """Return the words in the language, then in the other: the Arabic is what was said."""
    arabic = _quoted(one.arabic, "ar")
    english = _quoted(one.english, "en") if one.english else ""
    return [text for text in ((english, arabic) if language == "en" else (arabic, english)) if text]


def _joined(parts: list[str], language: str) -> str:
    return _COMMA[language].join(part for part in parts if part)


def _hand(one: CitedQuotation, language: str) -> str:
    return one.translator.told(language) if one.translator and one.english else ""


def _title(one: CitedQuotation, language: str) -> str:
    """Return the headline in the language and, in brackets, as the article has it."""
    first = one.headline(language)
    other = one.headline_ar if language == "en" else one.headline_en
    return f"{first} [{other}]" if other and other != first else first


_SEEN = {"en": "seen {day}", "ar": "اطُّلع عليه في {day}"}
_AS_CITED = {"en": "as cited in {source}", "ar": "نقلا عن {source}"}


def _last(one: CitedQuotation) -> str:
    return f"sha256: {one.digest}"


def _plain(one: CitedQuotation, language: str) -> str:
    told = [
        one.speaker(language),
        _quoted(one.headline(language), language),
        one.source(language),
        day(one.published, language),
        _hand(one, language),
        _SEEN[language].format(day=day(one.seen, language)),
    ]
    return "\n".join([*_words(one, language), f"— {_joined(told, language)}", one.address, _last(one)])


def _markdown(one: CitedQuotation, language: str) -> str:
    words = "\n>\n".join(f"> {_escaped(text)}" for text in _words(one, language))
    headline = f"[{_escaped(one.headline(language))}]({one.address})"
    told = [
        f"**{_escaped(one.speaker(language))}**" if one.speaker(language) else "",
        headline,
        f"*{_escaped(one.source(language))}*",
        day(one.published, language),
        _escaped(_hand(one, language)),
        _SEEN[language].format(day=day(one.seen, language)),
    ]
    return f"{words}\n>\n> — {_joined(told, language)}\n\n`{_last(one)}`"


def _escaped(text: str) -> str:
    return _OF_MARKDOWN.sub(r"\\\1", text)


def _apa(one: CitedQuotation, language: str) -> str:
    year = str(one.published.year) if one.published else {"en": "n.d.", "ar": "د.ت."}[language]
    source = one.source(language)
    inside = [one.speaker(language), _AS_CITED[language].format(source=source), year]
    words = " ".join(_words(one, language))
    if language == "en":
        month_day = american_day(one.published).rpartition(", ")[0]
        when = f"{year}, {month_day}" if one.published else year
        seen = f"Retrieved {american_day(one.seen)}, from {one.address}"
    else:
        when = day(one.published, "ar") if one.published else year
        seen = f"اطُّلع عليه في {day(one.seen, 'ar')} من {one.address}"
    hand = _hand(one, language)
    reference = f"{source}. ({when}). {_title(one, language)}{f' ({_capital(hand)})' if hand else ''}. {seen}"
    return f"{words} ({_joined(inside, language)}).\n\n{reference}\n{_last(one)}"


def _chicago(one: CitedQuotation, language: str) -> str:
    if language == "en":
        when, seen = american_day(one.published), f"accessed {american_day(one.seen)}"
        quoted_in = f"quoted in {_quoted(_title(one, 'en'), 'en')}"
    else:
        when, seen = day(one.published, "ar"), _SEEN["ar"].format(day=day(one.seen, "ar"))
        quoted_in = f"ورد في {_quoted(_title(one, 'ar'), 'ar')}"
    told = [one.speaker(language), quoted_in, one.source(language), when, _hand(one, language), seen]
    note = f"{_joined([*told, one.address], language)}."
    return f"{' '.join(_words(one, language))}\n\n{note}\n{_last(one)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


PROSE: dict[str, Callable[[CitedQuotation, str], str]] = {
    "plain": _plain,
    "markdown": _markdown,
    "apa": _apa,
    "chicago": _chicago,
}
