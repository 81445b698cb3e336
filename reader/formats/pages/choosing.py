"""Which blocks of a page are its article: by where most of the text stands, names, links, words, agreement.

First the element is found that holds the article's body. What is in it belongs to the article unless
something says otherwise; what is around it does not, unless something says that it does.
"""

from dataclasses import dataclass
from itertools import islice

from reader.formats.pages.about_headline import AboutHeadline
from reader.formats.pages.behind_text import behind_text, is_praise
from reader.formats.pages.blocks import PageBlock
from reader.formats.pages.bodies import body_of_page
from reader.formats.pages.box_names import BoxNames
from reader.formats.pages.boxes import Boxes
from reader.formats.pages.doubtful import DoubtfulBlocks
from reader.formats.pages.evidence import (
    LINKED,
    LIVE,
    PROSE_WORDS,
    STOPS,
    Clues,
    PageEvidence,
    is_prose,
)
from reader.formats.pages.naming import LEADS, is_named_hidden, name_parts
from reader.formats.pages.panels import is_caption_to_open, is_in_panel
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import (
    is_byline,
    is_byline_label,
    is_posted,
    is_stamp,
    is_time_line,
    says_publication,
    says_who,
    says_who_and_when,
)
from reader.formats.pages.picture_lines import PictureLines
from reader.formats.pages.picture_words import is_lead_in
from reader.formats.pages.repeats import Repeats
from reader.formats.pages.runs import has_links, label_of_links
from reader.formats.pages.sections import mark_sections
from reader.formats.pages.signs import (
    ALL_LINK,
    has_button_beside,
    is_datum,
    is_jump_link,
    is_moment,
    is_ornament,
    is_trail,
)
from reader.formats.reading import Surrounding
from reader.text.letters import has_arabic_letter

_SENTENCE_WORDS = 4
_BOX_WORDS = 40
_LEAD_WORDS = 4
_LEAD_IN_WORDS = 12
_POST_WORDS = 40
_LABEL_WORDS = 12
_NAME_WORDS = 3
_MOST_ARABIC = 0.6  # of a text's sentences: it is Arabic


@dataclass(slots=True)
class BlockChoice:
    """For every block what it is around the article, or None for a line of it; and where the article is.

    `unsure` are sentences that are left out for where they stand or a name, not for what they say; `amid` are
    those of them that stand among the lines of the article.
    """

    surroundings: list[Surrounding | None]
    body: Element
    unsure: frozenset[int]
    amid: frozenset[int]


def choose(page: Element, blocks: list[PageBlock], clues: Clues) -> BlockChoice:
    """Tell the lines of the article from what surrounds them."""
    known = PageEvidence(page, blocks, clues)
    mark_sections(known)
    judge = _Judge(known)
    surroundings = judge.surroundings()
    doubts = DoubtfulBlocks(known, judge.is_in_body, judge.is_in_card)
    return BlockChoice(surroundings, judge.body, doubts.unsure(surroundings), doubts.amid(surroundings))


class _Judge:
    def __init__(self, known: PageEvidence) -> None:
        self._known = known
        self.body = body_of_page(known)
        self._in_body = {id(one) for one in self.body.ancestors()}
        self._names = BoxNames(known, self.body, self._in_body)
        self._about = AboutHeadline(known)
        self._headings = {tuple(block.words) for block in known.blocks if block.level}
        self._dated_terms: dict[int, bool] = {}
        self._first = self._last = len(known.blocks)  # the first sentence of the body, and the last
        inside = (at for at, block in enumerate(known.blocks) if self.is_in_body(block))
        told = [at for at in inside if known.prose[at] and known.said[at] is None]
        arabic = [at for at in told if has_arabic_letter(known.blocks[at].text)]
        is_arabic = len(arabic) > _MOST_ARABIC * len(told)
        self._text = range(arabic[0], arabic[-1]) if is_arabic else range(len(known.blocks))
        self._pictures = PictureLines(known, self._in_body, self.is_in_card, is_arabic)
        self._hidden_words = sum(
            len(one.words)
            for one in known.blocks
            if one.hidden and len(one.words) >= PROSE_WORDS and self.is_in_body(one)
        )

    def surroundings(self) -> list[Surrounding | None]:
        first = self._first_prose()
        self._first = first
        inside = (at for at, block in enumerate(self._known.blocks) if self._is_last(at, block))
        self._last = max(inside, default=len(self._known.blocks))
        found = [self._surrounding(at, block, first) for at, block in enumerate(self._known.blocks)]
        repeats = Repeats(self._known, self.is_in_body)
        repeats.mark_doubled(found)
        repeats.mark_repeated(found)
        Boxes(self._known, self._in_body).judge(found)
        return found

    def _first_prose(self) -> int:
        inside = (
            at
            for at, block in enumerate(self._known.blocks)
            if self._known.prose[at] and self.is_in_body(block) and not self._leads_in(block)
        )
        return next(inside, len(self._known.blocks))

    def _is_last(self, at: int, block: PageBlock) -> bool:
        told = self._known.prose[at] and self.is_in_body(block)
        return told and not (says_who(block.text) or is_praise(block))

    def _leads_in(self, block: PageBlock) -> bool:
        return says_publication(block.text) or is_trail(block, self._known.clues.headline_words)

    def is_in_body(self, block: PageBlock) -> bool:
        return any(up is self.body for up in block.place.ancestors())

    def _surrounding(self, at: int, block: PageBlock, first: int) -> Surrounding | None:
        if at == self._known.clues.headline:
            return None
        inside = self.is_in_body(block)
        if block.hidden and not inside and self._goes_on_hidden(block):
            return None
        if block.hidden and inside and is_caption_to_open(block):
            return None
        if (block.hidden and not (inside and self._is_hidden_text(at))) or is_lead_in(block.text):
            return Surrounding.HIDDEN
        return self._of_shown(at, block, first, inside)

    def _of_shown(self, at: int, block: PageBlock, first: int, inside: bool) -> Surrounding | None:
        if self._known.is_stated(block) or self._is_of_notes(block):
            return None
        if (
            (self._known.is_site(block) and block.kind != "credit")
            or is_jump_link(block, self._headings)
            or is_ornament(block)
        ):
            return Surrounding.MENU
        if at < first and is_trail(block, self._known.clues.headline_words):
            return Surrounding.MENU
        named = self._names.of(block) or (Surrounding.NOTICE if self._is_asked(block) else None)
        if named is not None:
            return named
        if what := self._known.sections.get(at) or self._known.said[at]:
            return what
        return self._inside(at, block, first) if inside else self._outside(at, block, first)

    def _is_hidden_text(self, at: int) -> bool:
        """Tell sentences that open when they are asked for, and those of a body that is hidden as a whole."""
        block = self._known.blocks[at]
        if self._hidden_words >= self._known.held[id(self.body)]:
            return len(block.words) >= _SENTENCE_WORDS
        if is_in_panel(block):
            return True
        told = any(is_named_hidden(up) for up in islice(block.place.ancestors(), 4))
        return len(block.words) >= PROSE_WORDS and block.text.rstrip().endswith(STOPS) and not told

    def _goes_on_hidden(self, block: PageBlock) -> bool:
        """Tell a sentence in what stands directly behind the body and opens when it is asked for."""
        parent = self.body.parent
        own = next((up for up in block.place.ancestors() if up.parent is parent), None) if parent else None
        if parent is None or own is None or is_named_hidden(own) or not block.text.rstrip().endswith(STOPS):
            return False
        parts = [one for one in parent.children if isinstance(one, Element)]
        is_next = next((one for one in parts[parts.index(self.body) + 1 :]), None) is own
        told = any(self._known.named(up) for up in block.place.ancestors() if id(up) not in self._in_body)
        return is_next and not told and not block.link_letters and len(block.words) >= _SENTENCE_WORDS

    def _is_asked(self, block: PageBlock) -> bool:
        """Tell whether a block stands in a small box with something to fill in or to tick."""
        for up in block.place.ancestors():
            if id(up) in self._in_body or self._known.words[id(up)] > _BOX_WORDS:
                return False
            if id(up) in self._known.asking and self._known.lines[id(up)] < 2:
                return True
        return False

    def _is_of_notes(self, block: PageBlock) -> bool:
        """Tell whether a block is of the article's sources or notes, by the heading of its part."""
        for up in block.place.ancestors():
            if id(up) in self._in_body:
                return False
            if id(up) in self._known.notes:
                return up.parent is self.body.parent or any(
                    one is self.body or (one.tag == "article" and id(one) in self._in_body)
                    for one in up.ancestors()
                )
        return False

    def _inside(self, at: int, block: PageBlock, first: int) -> Surrounding | None:
        if block.kind in ("caption", "credit"):
            return self._pictures.judge(at, block)
        if (is_time_line(block.text) and not is_datum(block)) or is_moment(block) or block.is_portrait:
            return Surrounding.TIMES
        told = at in self._known.linked_titles or (self._is_below(at) and self._is_post_title(block))
        if self._is_link(block) and not told:
            return Surrounding.RELATED if at > first else Surrounding.MENU
        if self.is_in_card(block):
            return Surrounding.RELATED
        if all(word.startswith("#") for word in block.text.split()) or self._is_foreign_label(at, block):
            return Surrounding.MENU
        return self._at_edge(at, block, first)

    def _at_edge(self, at: int, block: PageBlock, first: int) -> Surrounding | None:
        """Judge what stands in the body, and no link, by its place above or behind the sentences."""
        if tuple(block.words) in self._known.clues.authors or (at > self._last and says_who(block.text)):
            return Surrounding.TIMES
        if at > self._last and (what := behind_text(self._known, at, self._last)):
            return what
        if at < first or (self._known.clues.headline is not None and at < self._known.clues.headline):
            return self._before_text(at, block)
        return None

    def _is_foreign_label(self, at: int, block: PageBlock) -> bool:
        """Tell whether a few words without an Arabic letter stand about a text that is Arabic throughout."""
        if at in self._text or not block.words or len(block.words) > _LABEL_WORDS:
            return False
        told = block.kind or block.is_row or block.level or has_arabic_letter(block.text)
        return not told and block.text[0].isascii() and any(map(str.isalpha, block.text))

    def _is_below(self, at: int) -> bool:
        headline = self._known.clues.headline
        return headline is None or at > headline

    def _is_post_title(self, block: PageBlock) -> bool:
        """Tell whether a heading is a link because it is the title of a post of a live page."""
        if not block.level:
            return False
        for up in block.place.ancestors():
            if id(up) in self._in_body:
                return False
            if LIVE & name_parts(up) or self._known.held[id(up)] >= _POST_WORDS:
                return self._known.lines[id(up)] > 0
        return False

    def _before_text(self, at: int, block: PageBlock) -> Surrounding | None:
        """Judge what stands in the body above its first sentence: bylines and kickers, leads and subheads."""
        if self._is_labelled(block) or self._about.is_bulletin_above(at):
            return Surrounding.TIMES
        is_author = tuple(block.words) in self._known.clues.authors
        if is_author or is_byline(block.text) or self._is_beside_day(at):
            return Surrounding.TIMES
        if says_who_and_when(block.text) or self._about.tells_day_alone(at):
            return Surrounding.TIMES
        if all(map(str.isdecimal, block.words)) and not block.is_row:
            return Surrounding.TIMES
        if says_publication(block.text) and not (self._begins_text(at) or is_datum(block)):
            return Surrounding.TIMES
        headline = self._known.clues.headline
        if headline is not None and at < headline and not is_prose(block):
            if self._about.is_overline(at):
                return None
            linked = block.link_share > LINKED
            return Surrounding.MENU if linked or len(block.words) <= 3 else Surrounding.UNCERTAIN
        return None

    def _is_beside_day(self, at: int) -> bool:
        """Tell whether a name stands beside the day in a box below the headline without any sentence."""
        block, parent = self._known.blocks[at], self._known.blocks[at].place.parent
        if not 1 < len(block.words) <= _NAME_WORDS or block.level or block.kind or parent is None:
            return False
        if not all(word.isalpha() for word in block.words):
            return False
        if self._known.held[id(parent)] and not self._about.is_next(block):
            return False
        beside = (one for one in (at - 1, at + 1) if 0 <= one < len(self._known.blocks))
        return any(
            self._known.blocks[one].place.parent is parent and is_stamp(self._known.blocks[one].text)
            for one in beside
        )

    def _is_labelled(self, block: PageBlock) -> bool:
        """Tell whether a block is of a list of terms that begins with who wrote the article, or when."""
        terms = next((up for up in block.place.ancestors() if up.tag == "dl"), None)
        if terms is None:
            return False
        if id(terms) not in self._dated_terms:
            first = next((one for one in terms.elements() if one.tag == "dt"), None)
            self._dated_terms[id(terms)] = first is not None and is_byline_label(first.text())
        return self._dated_terms[id(terms)]

    def _begins_text(self, at: int) -> bool:
        """Tell whether a line is of the same element as the first sentence, as an agency's dateline is."""
        first = self._first
        if is_posted(self._known.blocks[at].text):
            return False
        return first < len(self._known.blocks) and (
            self._known.blocks[first].place is self._known.blocks[at].place
        )

    def _is_link(self, block: PageBlock) -> bool:
        if block.self_link or block.is_row:
            return False
        if block.link_share <= LINKED:
            return block.link_letters > 0 and self._is_labelled_link(block) and has_links(block.place)
        if (
            block.place.tag == "p"
            and len(block.words) >= _LEAD_IN_WORDS
            and block.text.rstrip().endswith(".")
        ):
            return False  # a sentence, of which all leads to its source
        if block.link_share > ALL_LINK or self._is_labelled_link(block):
            return True
        if any(up.tag == "blockquote" for up in block.place.ancestors()):
            return False
        return len(block.words) < _LEAD_IN_WORDS and not block.text.rstrip().endswith(STOPS)

    @staticmethod
    def _is_labelled_link(block: PageBlock) -> bool:
        """Tell whether a block is a box of links with a word or two before them."""
        return block.place.tag in ("div", "aside", "section") and label_of_links(block.place) is not None

    def is_in_card(self, block: PageBlock) -> bool:
        """Tell whether a block is part of a box that leads to another article."""
        for up in block.place.ancestors():
            if id(up) in self._in_body:
                return False
            if self._known.is_card(up):
                return True
        return False

    def _outside(self, at: int, block: PageBlock, first: int) -> Surrounding | None:
        near = self._is_near(at, first)
        if block.kind in ("caption", "credit"):
            near = near or self._about.is_picture_above(at) or self._pictures.is_of_gallery(at, block)
            return self._pictures.judge(at, block) if near else Surrounding.RELATED
        if (
            self._says_who_or_when(block)
            or self._about.is_listed_with_time(at)
            or (at < first and (says_publication(block.text) or self._about.tells_day_alone(at)))
        ):
            return Surrounding.TIMES
        if block.link_share > LINKED:
            return Surrounding.MENU if at < first else Surrounding.RELATED
        if self.is_in_card(block):
            return Surrounding.RELATED
        if (
            near and (self._is_lead(block) or self._about.leads_into_text(at, self._first))
        ) or self._about.is_overline(at):
            return None
        return self._apart(at, block, first)

    def _says_who_or_when(self, block: PageBlock) -> bool:
        known = tuple(block.words) in self._known.clues.authors or self._is_labelled(block)
        told = is_time_line(block.text) or is_byline(block.text) or says_who_and_when(block.text)
        return known or told

    def _apart(self, at: int, block: PageBlock, first: int) -> Surrounding:
        if not is_prose(block):
            return Surrounding.MENU if at < first else Surrounding.FOOT
        asks = block.text.rstrip().endswith("؟") and has_button_beside(block)
        return Surrounding.NOTICE if asks else Surrounding.UNCERTAIN

    def _is_near(self, at: int, first: int) -> bool:
        """Tell whether a block stands between the headline and the body, or beside the headline."""
        headline = self._known.clues.headline
        if headline is None or at > first:
            return False
        if at > headline:
            return True
        shared = self._known.headline_places
        for up in self._known.blocks[at].place.ancestors():
            if id(up) in shared:
                return up.tag in ("article", "header", "figure", "section") or id(up) not in self._in_body
        return False

    def _is_lead(self, block: PageBlock) -> bool:
        if (
            LEADS & {name for up in block.place.ancestors() for name in name_parts(up)}
            and len(block.words) > 2
        ):
            return True
        if is_prose(block) or block.kind == "list_item":
            return True
        told = block.kind == "subhead" or block.place.tag == "p" or self._about.is_next(block)
        return told and len(block.words) >= _LEAD_WORDS
