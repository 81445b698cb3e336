"""The headline of a page: of all that may be it, the one that agrees with most, without the site's name."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.bounds import LARGE, LOOKS
from reader.formats.pages.heads import is_in_site_head, names_in_head
from reader.formats.pages.metadata import PageFacts
from reader.formats.pages.naming import is_named_headline, name_parts
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_byline, is_kicker, is_stamp, is_time_line, surrounding_said
from reader.formats.pages.publishers import are_one_publisher, is_publisher
from reader.formats.pages.title_words import is_bulletin, is_page_word, may_be_section
from reader.text.dates import date_in
from reader.text.letters import has_arabic_letter

_SEPARATOR = re.compile(r"\s+[|\-–—:»«<>›‹•·~/،,]+\s+|\s*[|•»«—]\s*|\s*::+\s*|\s+[-–—]+(?=\S)|\s*:\s+")
_ALIKE = 0.75
_MOST_WORDS = 45
_PART_WORDS = 3
_PROSE_WORDS = 12
_LABEL_WORDS = 2
_SLIGHTLY, _SOON = 0.02, 8
_SITE_WORDS = 6
_ABOVE_HEADINGS = 1.5
_FEW_ALIKE = 0.3
_UNSHOWN_TITLE = 4  # words of a title that only says of which kind the page is
_LABELS = frozenset(["badge", "label", "kicker", "flag", "tag", "urgent", "breaking", "live", "category"])
_CUT = re.compile(r"(?:\.\.\.|…)\s*(?:$|[-–—|])")
_LINES_ABOVE = 5
_LINE_WORDS = 20
_MOST_OF_A_KIND = 50
_MOST_LARGE = 3
_LINKED = 0.5
_BETWEEN_PARTS = " |-–—:»«•·/،,"
_BESIDE_DAY = f"{_BETWEEN_PARTS}()[]"


@dataclass(slots=True)
class Headline:
    """The words of the headline, and the number of the block that shows it; None where none does."""

    text: str
    block: int | None


@dataclass(slots=True)
class _Candidate:
    text: str
    words: list[str]
    weight: float
    block: int | None = None


def headline_of(
    facts: PageFacts,
    blocks: Sequence[PageBlock],
    shown_sites: Iterable[str],
    beside: Container[int] = (),
) -> Headline:
    """Return the headline; without words where nothing on the page can be it.

    `shown_sites` are names that the page shows as its own; they and the writers' are no headlines, nor are
    the lines `beside` it, of data about the article.
    """
    seen = _seen(blocks)
    titled = (one for one in publishers_in_title(facts) if not seen.get(tuple(folded_words(one))))
    sites = [words for one in (*facts.sites, *shown_sites, *titled) if (words := folded_words(one))]
    sites += names_in_head(blocks, parts_of_title(facts.title))
    names = [*sites, *(folded_words(one) for one in facts.authors)]
    said = _said(facts, sites, seen)
    found = [*said, *(one for one in _shown(blocks, sites, said) if one.block not in beside)]
    cut = [text for text in (facts.title, *facts.headlines) if _is_cut(text, blocks)]
    found = [one for one in found if one.block is not None or not any(one.text in text for text in cut)]
    if _is_arabic(blocks):
        found = [one for one in found if has_arabic_letter(one.text)]
    if any(map(is_stamp, parts_of_title(facts.title))):
        found = [one for one in found if one.block is not None or _says_more_than_issue(one.text, names)]
    found = [one for one in found if _can_head(one, names)] or _first_line(blocks, names, beside)
    if not found:
        return Headline("", None)
    for one in found:
        one.weight += _SLIGHTLY if one.block is not None and _stands_above_text(blocks, one.block) else 0
    best = max(found, key=lambda one: (round(_votes(one, found), 3), one.weight))
    best = _longer_part(best, found, facts.title)
    shown = [
        one for one in found if one.block is not None and likeness_of_words(one.words, best.words) >= _ALIKE
    ]
    if best.block is not None:
        best = max((one for one in shown if one.words == best.words), key=lambda one: one.weight)
    elif shown:
        best = max(shown, key=lambda one: (round(likeness_of_words(one.words, best.words), 2), one.weight))
    label = 0 if best.block is None else _words_of_label(blocks[best.block])
    if (
        best.block is not None
        and label
        and (_is_label(blocks[best.block]) or any(one.words == best.words[label:] for one in said))
    ):
        return Headline(_without_words(best.text, label), best.block)
    return Headline(best.text, best.block)


def _stands_above_text(blocks: Sequence[PageBlock], at: int) -> bool:
    """Tell whether a paragraph stands soon below a line, and no other heading before it."""
    for one in blocks[at + 1 : at + 1 + _SOON]:
        if one.level:
            return False
        if len(one.words) >= _PROSE_WORDS and one.link_share <= _LINKED:
            return True
    return False


def _longer_part(best: _Candidate, found: Sequence[_Candidate], title: str) -> _Candidate:
    """Return the longer of two headings that are the page's title together: the other is the site's name."""
    for name, rest in splits_of_title(title):
        words, others = folded_words(name), folded_words(rest)
        if best.words != words or len(others) <= len(words) or len(words) > _SITE_WORDS:
            continue
        if shown := [one for one in found if one.words == others and one.block is not None]:
            return max(shown, key=lambda one: one.weight)
    return best


def _words_of_label(block: PageBlock) -> int:
    """Return how many words the element has that a heading begins with, as "urgent" in a box, or 0."""
    parts = (part for part in block.place.children if isinstance(part, Element) or part.strip())
    first = next(parts, None)
    if not isinstance(first, Element) or next(parts, None) is None:
        return 0
    words = folded_words(first.text())
    told = first.text().endswith((":", "/", "|", "-"))
    return len(words) if not told and len(words) <= _LABEL_WORDS and block.words[: len(words)] == words else 0


def _is_label(block: PageBlock) -> bool:
    """Tell whether the element that a heading begins with says by name or word that it only labels it."""
    first = next((part for part in block.place.children if isinstance(part, Element)), None)
    if first is None:
        return False
    return bool(_LABELS & name_parts(first)) or is_kicker(first.text())


def _without_words(text: str, count: int) -> str:
    """Return a text without its first words that have a letter or a number."""
    words = text.split()
    for at, word in enumerate(words):
        count -= bool(folded_words(word))
        if count < 0:
            return " ".join(words[at:])
    return text


def _is_arabic(blocks: Sequence[PageBlock]) -> bool:
    long = [has_arabic_letter(block.text) for block in blocks if len(block.words) >= _PROSE_WORDS]
    return sum(long) > len(long) / 2


def _is_cut(title: str, blocks: Sequence[PageBlock]) -> bool:
    """Tell whether a title is only the beginning of a paragraph, of a page that has none of its own."""
    cut = _CUT.search(title)
    if cut is None:
        return False
    words = folded_words(title[: cut.start()])[-5:-1]
    return any(words == block.words[at : at + 4] for block in blocks for at in range(len(block.words) - 4))


def _can_head(one: _Candidate, names: Sequence[list[str]]) -> bool:
    if not one.words or one.words in names or len(one.words) > _MOST_WORDS:
        return False
    if len(one.words) <= _PART_WORDS and is_time_line(one.text):
        return False
    if is_page_word(one.text) or may_be_section(one.text) or _is_label_with_name(one, names):
        return False
    return len(one.words) > _PART_WORDS or surrounding_said(one.text, 0.0) is None


def _is_label_with_name(one: _Candidate, names: Sequence[list[str]]) -> bool:
    """Tell whether a small heading is the site's name behind one word, as above its parts or what it is."""
    if one.block is not None and one.weight >= 1.0:
        return False
    return any(len(name) > 1 and one.words[1:] == name for name in names)


def _says_more_than_issue(title: str, names: Sequence[list[str]]) -> bool:
    """Tell whether there is more in a title than paper, day and section, as the page of an issue has."""
    parts = [folded_words(part) for part in parts_of_title(title) if not is_stamp(part)]
    return any(len(words) > _LABEL_WORDS and words not in names for words in parts)


def _first_line(
    blocks: Sequence[PageBlock], names: Sequence[list[str]], beside: Container[int]
) -> list[_Candidate]:
    """Return the short line that stands above the first sentences of a page which names no headline."""
    prose = next((at for at, block in enumerate(blocks) if len(block.words) >= _PROSE_WORDS), 0)
    arabic = _is_arabic(blocks)
    above = [at for at in range(prose) if at not in beside][-_LINES_ABOVE:]
    above = [at for at in above if has_arabic_letter(blocks[at].text) or not arabic]
    for at in above:
        block = blocks[at]
        if not _can_be(block) or block.words in names or not _PART_WORDS <= len(block.words) <= _LINE_WORDS:
            continue
        if _is_in_frame(block.place):
            continue
        if block.link_share > _LINKED or any(told(block.text) for told in (is_stamp, is_byline, is_bulletin)):
            continue
        if surrounding_said(block.text, block.link_share) is None:
            return [_Candidate(block.text, block.words, 1.0, at)]
    return []


def _is_in_frame(place: Element) -> bool:
    """Tell whether an element is of what stands around a page; an article's own head is its own."""
    return is_in_site_head(place) or any(up.tag in ("nav", "footer") for up in place.ancestors())


def _seen(blocks: Sequence[PageBlock]) -> dict[tuple[str, ...], bool]:
    """Return the words of each block that can be a headline, and whether one of them is a heading."""
    found: dict[tuple[str, ...], bool] = {}
    for block in blocks:
        if block.link_share > _LINKED or not _can_be(block) or surrounding_said(block.text, 0.0) is not None:
            continue
        if len(block.words) >= _PART_WORDS:
            words = tuple(block.words)
            found[words] = block.level > 0 or found.get(words, False)
    return found


def _said(facts: PageFacts, sites: list[list[str]], seen: Mapping[tuple[str, ...], bool]) -> list[_Candidate]:
    found = [_Candidate(one, folded_words(one), 1.2) for one in facts.linked_headlines[:1]]
    weights = [1.0, 0.4, 0.4, 0.4, 0.4]
    found += [
        _Candidate(one, folded_words(one), weight)
        for one, weight in zip(facts.headlines, weights, strict=False)
    ]
    found += [_Candidate(facts.title, folded_words(facts.title), 0.9)] if facts.title else []
    found = [_without_site(one, sites) for one in found]
    shown = [list(words) for words in seen]
    for one in found:
        least = 2 if one.words == folded_words(facts.title) else _PART_WORDS
        alone = (
            len(found) == 1
            and any(seen.values())
            and not any(likeness_of_words(one.words, words) >= _FEW_ALIKE for words in shown)
        )
        most = _UNSHOWN_TITLE if alone else least
        if len(one.words) <= most and tuple(one.words) not in seen and one.words not in shown:
            one.weight = 0.1
    return found + _candidates_in_title(facts, seen)


def _candidates_in_title(facts: PageFacts, seen: Mapping[tuple[str, ...], bool]) -> list[_Candidate]:
    """Return what a title may be without its first or last parts; others that agree give it weight.

    A part that is longer than the others, and a line of the page word for word, is as good as the title; so
    is a heading, however long the others are.
    """
    texts = [text for text in dict.fromkeys((facts.title, *facts.headlines)) if text]
    texts += [bare for text in texts if (bare := without_day(text)) != text]
    found = [
        (
            _Candidate(rest, folded_words(rest), 0.1),
            max(len(folded_words(one)) for one in parts_of_title(name)),
        )
        for text in texts
        for name, rest in splits_of_title(text)
    ]
    for one, longest in found:
        heading = seen.get(tuple(one.words))
        if heading is not None and (heading or len(one.words) > longest):
            one.weight = 1.2
    return [one for one, _ in found]


def _shown(
    blocks: Sequence[PageBlock], sites: list[list[str]], said: Sequence[_Candidate]
) -> list[_Candidate]:
    """Return the first headings, the first blocks that are named so, and those that are said to be it."""
    shown = [(at, block) for at, block in enumerate(blocks) if _can_be(block)]
    ones = sum(block.level == 1 for _, block in shown)
    large = [at for at, block in shown if len(block.words) > _PART_WORDS and is_large(block)]
    large = large if len(large) <= _MOST_LARGE else []  # the text itself is set so
    kinds: list[list[_Candidate]] = [[], [], []]
    for at, block in shown:
        named = any(is_named_headline(up) for up in [*islice(block.place.ancestors(), 2), *_wrapped(block)])
        named = named or at in large
        weight = _weight(block, named, ones)
        if ones > 1 and named and not block.level and all(b.level != 1 for b in blocks[:at]):
            weight = _ABOVE_HEADINGS  # what such a page calls its headings are its parts
        one = _Candidate(block.text, block.words, weight, at)
        one = _without_site(one, sites)
        if block.level or named:
            kinds[0 if block.level else 1].append(one)
        elif any(likeness_of_words(one.words, other.words) >= _ALIKE for other in said):
            kinds[2].append(one)
    return [one for kind in kinds for one in kind[:_MOST_OF_A_KIND]]


def is_large(block: PageBlock) -> bool:
    """Tell whether a line is set in large letters by what it stands in, or by what is all of it."""
    around = [block.place, *_wrapped(block), *(inner for one in _wrapped(block) for inner in one.elements())]
    return any(LARGE in one.get(LOOKS).split() for one in around)


def _wrapped(block: PageBlock) -> Iterator[Element]:
    """Yield the element in a block's own that has all of its words, as labels of ASP.NET do."""
    parts = [one for one in block.place.children if isinstance(one, Element) or one.strip()]
    if (len(parts) == 1 and isinstance(parts[0], Element)) or (
        parts and isinstance(parts[0], Element) and _has_words(parts[0], block)
    ):
        yield parts[0]


def _has_words(one: Element, block: PageBlock) -> bool:
    return one.tag in ("a", "span") and folded_words(one.text()) == block.words


def _can_be(block: PageBlock) -> bool:
    return not (block.hidden or block.is_alt or len(block.words) > _MOST_WORDS)


def _weight(block: PageBlock, named: bool, ones: int) -> float:
    if block.level == 1:
        return 2.2 if ones == 1 and len(block.words) > 2 else 1.2
    if block.link_share > _LINKED:
        return 0.3 if named else 0.02
    if block.level:
        return 1.2 if named else 0.3
    return 0.8 if named else 0.05


def _without_site(one: _Candidate, sites: list[list[str]]) -> _Candidate:
    for name, rest in splits_of_title(one.text):
        if one.block is not None and one.text.startswith(f"{name.strip()}: "):
            continue  # a programme of that name before its subject
        if are_one_publisher(folded_words(name), sites) and folded_words(rest):
            return _Candidate(rest.strip(), folded_words(rest), one.weight, one.block)
    return one


def publishers_in_title(facts: PageFacts) -> list[str]:
    """Return the parts of the page's title, or all of it, that can only be the name of a publisher."""
    return [part for part in parts_of_title(facts.title) if is_publisher(part)]


def without_day(title: str) -> str:
    """Return a title without the day that it begins or ends with, and the signs beside that."""
    found = date_in(title)
    if found is None:
        return title
    before, after = title[: found.start].rstrip(_BESIDE_DAY), title[found.end :].lstrip(_BESIDE_DAY)
    return before or after if not (before and after) else title


def parts_of_title(title: str) -> list[str]:
    """Return the parts of a title between its separators."""
    return [part for one in _SEPARATOR.split(title) if (part := one.strip())] or [title]


def without_page_words(title: str) -> str:
    """Return a title without the parts that only say what the page does, or which part of a site it is of."""
    found, at = "", 0
    can_have_section = len(parts_of_title(title)) > _LABEL_WORDS
    for match in [*_SEPARATOR.finditer(title), None]:
        part, sign = title[at : match.start() if match else len(title)], match[0] if match else ""
        told = is_page_word(part) or (can_have_section and may_be_section(part))
        found += "" if told and ":" not in sign else part + sign
        at = match.end() if match else at
    return found.strip(_BETWEEN_PARTS) or title


def splits_of_title(text: str) -> Iterable[tuple[str, str]]:
    """Yield what stands at an end of a title behind a separator, each with the rest."""
    quoted = text.count("«") == text.count("»") > 0
    for match in list(_SEPARATOR.finditer(text))[:6]:
        if quoted and match[0].strip() in ("«", "»"):
            continue
        before, after = text[: match.start()], text[match.end() :]
        if before.strip() and after.strip():
            yield after, before
            yield before, after


def _votes(one: _Candidate, found: Sequence[_Candidate]) -> float:
    total = one.weight
    for other in found:
        if other is not one and (other.block is None or one.block is None or other.weight >= 0.3):
            alike = likeness_of_words(one.words, other.words)
            if alike >= 0.5:
                total += other.weight * alike
    return total + (0.05 if one.block is not None else 0.0)


def likeness_of_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the words of two lines that both have, from 0 to 1."""
    first, second = set(one), set(other)
    return len(first & second) / len(first | second) if first and second else 0.0
