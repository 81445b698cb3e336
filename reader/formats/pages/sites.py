"""The name of the site that a page is of: in its title, in its foot, on its way home, on its logo."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reader.formats.pages.blocks import PageBlock, folded_words
from reader.formats.pages.headlines import (
    is_large,
    parts_of_title,
    publishers_in_title,
    splits_of_title,
    without_day,
)
from reader.formats.pages.heads import is_body_name, is_in_site_head
from reader.formats.pages.metadata import PageFacts
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import surrounding_said
from reader.formats.pages.publishers import is_publisher
from reader.formats.pages.shown_sites import can_be_name, is_short_name
from reader.formats.pages.site_words import (
    as_shown,
    bare_name,
    greets,
    paper_of_issue,
    printed_from,
    run_with,
    whole_behind,
)
from reader.formats.pages.title_words import is_no_site
from reader.text.letters import has_arabic_letter

_RIGHTS = re.compile(
    r"(?:جميع |كافة |كل )?(?:ال)?حقوق(?: النشر)?(?: والطبع)? محفوظة?"
    r"(?:\s+(?:لدى\s|لموقع\s|لـ?\s?(?=[\w«“])))?|©|\(c\)"
    r"|محفوظة?(?:\s+(?:لدى\s|لموقع\s|لصالح\s|لـ?\s?(?=[\w«“])))"
    r"|all rights reserved\.?|copyright|حقوق (?:النشر|الطبع)(?: والطبع| والنشر)?(?: ل(?=\w))?",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"(?<!\w)(?:خلاصات?|الخلاصات?|تغذية|التعليقات|تعليقات|RSS|Atom|feed|2\.0|[Cc]omments)(?!\w)",
    re.IGNORECASE,
)
_TAGLINE = re.compile(r"\s+[|•·»:~–—-]+\s+|\s*[|•]\s*")
_LEGAL_FORM = re.compile(
    r"(?<!\w)(?:ش\.\s?[مذ]\.(?:\s?[^\W\d_]\.?){0,3}|ذ\.\s?م\.\s?م\.?|م\.\s?م\.\s?ح\.?|L\.?L\.?C\b\.?|Inc\b\.?|Ltd\b\.?"
    r"|S\.?A\.?[RL]\.?L?\b\.?)(?!\w)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20|١٩|٢٠)\d\d\b(?:\s*[-–—]\s*(?:19|20|١٩|٢٠)\d\d)?")
_CLAUSES = re.compile(r"[.،,|؛]| - | – ")
_FIRST_ON = re.compile(
    r"(?:ظهرت? (?:المقالة|المقال|التدوينة|الخبر)|the post)\s.{2,200}?"
    r"\s(?:أولا[ًّ]?\s+على|(?:appeared )?first on)\s+(.{2,60}?)\.?\s*$",
    re.IGNORECASE,
)
_FIRST_IN = re.compile(
    r"(?:نُ?شرت?|ظهرت?)\s+(?:هذا|هذه)\s+\S+\s+(?:أول مرة|لأول مرة|للمرة الأولى|أولا[ًّ]?)\s+(?:في|على|لدى|عبر)"
    r"\s+(\S.{1,50}?)\s*[.،(]?\s*$"
)
_MADE_BY = re.compile(r"\s(?:تصميم|تطوير|برمجة|استضافة|تنفيذ|design(?:ed)?|powered)(?=\s)", re.IGNORECASE)
_SITE_OF = re.compile(r"^موقع (?=(?:صحيفة|جريدة|مجلة|وكالة|قناة|إذاعة|شبكة)\s)")
_PUBLISHED_BY = re.compile(r"^(?:[تي]صدر(?:ها)?|[تي]ُصدر)\s+(\S.{2,50}?)\s+(?:عن|من|في|كل)\s")
_ABOUT = re.compile(r"(?:عن|حول|نبذة عن|about)\s+(\S.*?)\s*:?", re.IGNORECASE)
_SHORT_BEHIND = re.compile(r"(?<=\w)\s*\((?:[^\W\d_]{2,5}|(?:[^\W\d_]\.){2,5})\)\s*$")
_ABBREVIATION = re.compile(r"[A-Z][A-Z.]{1,6}|[a-z][a-z0-9_-]+")
_LONG_LINE = 400  # letters
_MOST_ABOVE = 40  # blocks
_LAST = 4  # blocks of a page
_LINKED = 0.5
_CUT_WORDS = 4
_SHORT_WORD = 2  # letters: of those that say nothing alone
_FOOT_WORDS = 5
_NAME_WORDS = 4  # a longer part of a title is what the site says of itself


def site_in_title(facts: PageFacts, headline: str) -> str:
    """Return the part of the page's title that is not the headline: the site's name, or ""."""
    words = folded_words(headline)
    for text in map(without_day, (facts.title, *facts.headlines)):
        for name, rest in splits_of_title(text):
            if folded_words(rest) != words and not _is_cut(rest, words):
                continue
            found = _outermost(name, is_first=text.strip().startswith(name.strip()))
            if is_short_name(found) and not is_no_site(found):
                return found
    return ""


def _is_cut(part: str, headline: Sequence[str]) -> bool:
    """Tell whether a part of a title is the headline's beginning, cut with three dots."""
    words = folded_words(part)
    is_cut = part.rstrip().endswith(("...", "..", "…")) and len(words) >= _CUT_WORDS
    return is_cut and any(list(headline[: len(one)]) == one for one in (words, words[:-1]))


def site_in_foot(blocks: Sequence[PageBlock]) -> str:
    """Return the name in the line of the page's foot that says whose the rights are, or ""."""
    for at, block in reversed(list(enumerate(blocks))):
        if len(block.text) < _LONG_LINE and (name := _name_in_foot_line(block.text)):
            return name
        if _says_only_rights(block.text) and (name := _name_beside(blocks, at)):
            return name
    return next(_sites_told_about(blocks), "")


def _says_only_rights(text: str) -> bool:
    """Tell whether a line says that rights are kept, and neither whose nor anything else."""
    if len(text) > _LONG_LINE or not _RIGHTS.search(text):
        return False
    return not folded_words(_YEARS.sub(" ", _RIGHTS.sub(" ", text)))


def _name_beside(blocks: Sequence[PageBlock], at: int) -> str:
    """Return the few words in the box of a line that can be the name of whose the rights are, or ""."""
    around = blocks[at].place.parent
    for one in (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]):
        is_beside = one.place.parent is around and around is not None and around.tag != "body"
        can_be = is_beside and not (one.link_letters or one.level) and len(one.words) <= _FOOT_WORDS
        if can_be and can_be_name(name := bare_name(one.text)):
            return name
    return ""


def _name_in_foot_line(text: str) -> str:
    """Return whose the rights are by a line that says so, or the paper that it says is published."""
    published = _PUBLISHED_BY.search(text)
    if (name := run_with(text)) and can_be_name(name):
        return name
    if published and is_publisher(name := bare_name(published[1])):
        return name
    if (name := printed_from(text)) and can_be_name(name):
        return name
    return _name_in_rights(text) if _RIGHTS.search(text) else ""


def _sites_told_about(blocks: Sequence[PageBlock]) -> Iterator[str]:
    """Yield what a few words say that something is told about, which the line behind them begins with."""
    for one, following in pairwise(blocks):
        match = _ABOUT.fullmatch(one.text[:_LONG_LINE])
        words = folded_words(match[1]) if match else []
        is_begun = 0 < len(words) <= _NAME_WORDS and following.words[: len(words)] == words
        if match and is_begun and len(following.words) > 2 * len(words) and can_be_name(match[1]):
            yield match[1]


def _name_in_rights(said: str) -> str:
    """Return whose the rights are by a line that says so, or ""."""
    text = _LEGAL_FORM.sub(" ", _without_rights(said[:_LONG_LINE]))
    text = _MADE_BY.sub("|", _YEARS.sub(" ", text))
    for part in _CLAUSES.split(text):
        name = _SITE_OF.sub("", bare_name(part))
        if can_be_name(name) and len(folded_words(name)) <= _FOOT_WORDS:
            return name
    return ""


def _without_rights(said: str) -> str:
    """Return a line without the words that rights are kept; the name behind "for" is whole again."""
    match = _RIGHTS.search(said)
    while match:
        said = f"{said[: match.start()]} {whole_behind(match)}"
        match = _RIGHTS.search(said, match.start() + 1)
    return said


def site_of_feed(title: str) -> str:
    """Return the name of the site in a feed's title, which may also say that it is one, and of what."""
    return next(_sites_of_feeds([title]), title)


def _sites_of_feeds(feeds: Sequence[str]) -> Iterator[str]:
    """Yield the names of the site in those of its feeds, which also say that they are feeds."""
    for one in feeds:
        names = [part for part in parts_of_title(_FEED.sub(" ", one)) if can_be_name(part)]
        yield from names[:1]


def first_shown_in(blocks: Sequence[PageBlock]) -> list[str]:
    """Return where a note below the text says that it was published for the first time."""
    said = (_FIRST_IN.match(block.text) for block in blocks if len(block.text) < _LONG_LINE)
    return [name for match in said if match and can_be_name(name := bare_name(match[1]))][:1]


def first_published_by(blocks: Sequence[PageBlock]) -> list[str]:
    """Return whom a feed's entry says that it appeared with first, as WordPress writes below each."""
    said = (_FIRST_ON.search(block.text) for block in blocks if len(block.text) < _LONG_LINE)
    names = (match[1].strip(" .") for match in said if match)
    return [name for name in names if can_be_name(name)][:1]


def mastheads(blocks: Sequence[PageBlock], headline: int | None) -> list[str]:
    """Return what stands above the headline as the name of the paper: by its make, or as a heading there."""
    above = blocks[: headline or 0][:_MOST_ABOVE]
    plain = [one for one in above if not (one.hidden or one.is_alt) and one.link_share < _LINKED]
    found = ((one, paper_of_issue(one.text)) for one in plain)
    names = [
        name
        for one, paper in found
        if (name := bare_name(one.text if paper is None else paper))
        and (paper is not None or is_publisher(name) or _is_set_as_name(one) or _is_told_below(one, blocks))
    ]
    return [name for name in names if can_be_name(name)][:1]


def heads_in_title(blocks: Sequence[PageBlock], headline: int | None, title: str) -> list[str]:
    """Return the name in the site's head, above the headline, that is a part of the page's title too."""
    parts = [folded_words(one) for one in parts_of_title(title)]
    above = blocks[: headline or 0][:_MOST_ABOVE]
    names = (
        bare_name(one.text)
        for one in above
        if one.words in parts and len(parts) > 1 and is_in_site_head(one.place) and not _is_entry(one.place)
    )
    return [name for name in names if can_be_name(name)][:1]


def _is_entry(place: Element) -> bool:
    """Tell whether an element is of a menu, in which parts of the site stand."""
    return any(up.tag in ("li", "menu", "nav", "ul") for up in place.ancestors())


def _is_told_below(line: PageBlock, blocks: Sequence[PageBlock]) -> bool:
    """Tell whether one of a page's last lines begins with a name above its headline and tells more of it."""
    words = line.words
    return 1 < len(words) <= _NAME_WORDS and any(
        one.words[: len(words)] == words and len(one.words) > len(words) for one in blocks[-_LAST:]
    )


def _is_set_as_name(line: PageBlock) -> bool:
    """Tell whether a line above the headline looks like the site's name: a heading there, large letters."""
    return is_large(line) or (line.level > 0 and is_in_site_head(line.place))


def known_sites(
    facts: PageFacts, headline: str, shown: Sequence[str], foot: str, shown_above: Sequence[str] = ()
) -> list[str]:
    """Return the names that a page has for its site, the surest first: what is said, then what is seen.

    What the title has beside the headline may be a part of the site too: not where logo and foot agree.
    A title that is a line above the headline (`shown_above`) and is not like that is the site's.
    """
    title, shown = site_in_title(facts, headline), [_first_part(one) for one in shown]
    agreed = list(_agreed(shown, foot))
    seen = (
        [title, *agreed] if not agreed or set(_agreed([title], f"{foot} {agreed[0]}")) else [*agreed, title]
    )
    issue = [name for name in [paper_of_issue(facts.title)] if name is not None and can_be_name(name)]
    alone = [facts.title] if _is_only_site(facts.title, headline, shown_above) else []
    rights = [name for one in facts.rights if (name := _name_in_rights(one))]
    feeds = list(_sites_of_feeds(facts.feeds))[:1]
    said = [_first_part(one) for one in facts.sites]
    behind = sorted([foot, *shown], key=lambda one: not has_arabic_letter(one))
    bodies = [one for one in facts.bodies_writing if can_be_name(one)]
    found = [*said, *rights, *issue, *seen, *publishers_in_title(facts), *feeds, *alone, *behind, *bodies]
    plain = (bare_name(_SHORT_BEHIND.sub("", one.replace("_", " "))) for one in found if one)
    plain = (as_shown(one, shown) for one in plain if one)
    names = [one for one in dict.fromkeys(plain) if folded_words(one) != folded_words(headline)]
    return _whole_names_first(names, _told_twice([title, foot, *dict.fromkeys(shown)]))


def _told_twice(places: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the words of the names in Arabic that stand in more than one place of a page."""
    counted = Counter(tuple(folded_words(one)) for one in places if has_arabic_letter(one))
    return {words for words, count in counted.items() if count > 1}


def _whole_names_first(names: Sequence[str], twice: set[tuple[str, ...]]) -> list[str]:
    """Return the names, a first in Latin behind one in Arabic that the page tells `twice`.

    An abbreviation or address in Latin stands behind all in Arabic.
    """
    if not names or has_arabic_letter(names[0]):
        return list(names)
    if not _ABBREVIATION.fullmatch(names[0]):
        return sorted(names, key=lambda one: tuple(folded_words(one)) not in twice)
    return sorted(names, key=lambda one: not has_arabic_letter(one))


def _first_part(site: str) -> str:
    """Return the name of a site without what it says of itself behind a sign: "The name | all the news"."""
    first, *others = _TAGLINE.split(site)
    return first if others and len(first) > 1 and not is_no_site(first) else site


def _is_only_site(title: str, headline: str, above: Sequence[str]) -> bool:
    words = folded_words(title)
    shared = {word for word in words if len(word) > _SHORT_WORD} & set(folded_words(headline))
    if not can_be_name(bare_name(title)) or (shared and not is_body_name(title)):
        return False
    return greets(title) or is_body_name(title) or any(folded_words(one) == words for one in above)


def _agreed(shown: Iterable[str], foot: str) -> Iterator[str]:
    words = set(folded_words(foot))
    yield from (one for one in shown if words & set(folded_words(one)))


def _outermost(name: str, is_first: bool) -> str:
    """Return the name of a site without its section, or what a page for printing adds to it."""
    told = (part for part in parts_of_title(name) if surrounding_said(part, 0.0) is None)
    left = [part for part in told if not is_no_site(part)]
    short = [part for part in left if len(folded_words(part)) <= _NAME_WORDS] or left
    return (short[0] if is_first else short[-1]) if short else name.strip()
