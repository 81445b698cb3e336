"""What the names that pages give to their parts say: class, id, role, itemprop."""

import re
from functools import lru_cache
from itertools import islice, pairwise

from reader.formats.pages.elements import HEADINGS
from reader.formats.pages.parsing import Element
from reader.formats.reading import Surrounding
from reader.text.tables import DATA, table_rows

_BUILT = re.compile(
    r"^(?:elementor(?:-(?:widget|element|container|column|section|top|inner|wrap|size|\d+))*(?:-|$)"
    r"|wp-block(?:-|$)|cmp-(?=\w)|et_pb_(?:widget_|module_)?|vc_|jsx-\S*|(?:css|sc|svelte)-[\w-]*\d[\w-]*$)"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?$", re.IGNORECASE)
_PARTS = re.compile(r"[A-Za-z]+")


def _read_names() -> dict[str, Surrounding]:
    """Return what each word or pair of words (joined by "-") says, what counts more first."""
    return {
        name: Surrounding(what)
        for what, names in table_rows(DATA / "page_names.tsv")
        for name in names.split()
    }


_SAYS = _read_names()
_ORDER = list(dict.fromkeys(_SAYS.values()))
_ROLES = {
    "navigation": Surrounding.MENU,
    "menu": Surrounding.MENU,
    "menubar": Surrounding.MENU,
    "search": Surrounding.MENU,
    "banner": Surrounding.MENU,
    "toolbar": Surrounding.SHARING,
    "complementary": Surrounding.RELATED,
    "contentinfo": Surrounding.FOOT,
    "dialog": Surrounding.NOTICE,
    "alertdialog": Surrounding.NOTICE,
}
_TAGS = {
    "nav": Surrounding.MENU,
    "menu": Surrounding.MENU,
    "search": Surrounding.MENU,
    "button": Surrounding.SHARING,
    "dialog": Surrounding.NOTICE,
    "aside": Surrounding.RELATED,
    "footer": Surrounding.FOOT,
}
_HIDDEN = frozenset(
    [
        "hidden",
        "hide",
        "visually-hidden",
        "visuallyhidden",
        "visually_hidden",
        "sr-only",
        "sronly",
        "screen-reader-text",
        "screen-reader-only",
        "screenreader",
        "u-hidden",
        "is-hidden",
        "invisible",
        "offscreen",
        "element-invisible",
        "image-caption-offscreen",
        "a11y-hidden",
        "vh",
        "hidden-text",
        *("material-icons", "material-icons-outlined", "material-icons-round", "material-icons-sharp"),
        *("material-symbols-outlined", "material-symbols-rounded", "material-symbols-sharp"),
        "slick-cloned",
        "swiper-slide-duplicate",
        "cloned",
        "is-clone",
    ]
)
_SHOWN_WIDE = re.compile(
    r"(?:sm|md|lg|xl)[:-](?:d-)?(?:block|flex|inline|grid)|d-(?:sm|md|lg|xl)-(?:block|flex|inline|grid)"
)
_CAPTIONS = frozenset(
    [
        "caption",
        "captions",
        "figcaption",
        "wpcaptiontext",
        "trcaption",
        "thumbcaption",
        "imagecaption",
        "imgcaption",
        "photocaption",
        "picturecaption",
        "imagedescription",
        "imgdescription",
        "photodescription",
        "cutline",
        *("legende", "pictext", "pictxt", "imgtxt", "imgtext", "imagetext", "bildunterschrift"),
        *(
            one + other
            for one in ("img", "image", "photo", "picture", "pic", "fig", "figure")
            for other in ("desc", "title", "text", "cap", "legend")
        ),
    ]
)
_CAPTION_PAIRS = (
    frozenset(
        (one, other)
        for one in (
            *("image", "img", "photo", "picture", "pic", "thumb", "media", "figure"),
            *("video", "vid", "gallery", "slide", "player"),
        )
        for other in ("desc", "description", "title", "text", "legend", "alt", "note", "txt", "comment")
    )
    - {("media", "text")}
    | frozenset(
        (one, "cap")
        for one in (
            "image",
            "img",
            "photo",
            "picture",
            "pic",
            "thumb",
            "media",
            "figure",
            "hero",
            "cover",
            "video",
        )
    )
    | frozenset(
        (one, other)
        for one in ("image", "img", "photo", "picture", "pic")
        for other in ("info", "label", "foot", "footer", "overlay")
    )
)
_COMMENT = re.compile(r"(?:^|[\s/])(?:comment|commenttext|usercomments)(?:$|\s)", re.IGNORECASE)
_PAID = frozenset(["paywall", "regwall", "subscription", "subscriptions", "register"])
_DENIALS = frozenset(["has", "no", "with", "without"])
_OF_ARTICLE = frozenset(
    ["meta", "byline", "post-meta", "article-meta", "entry-meta", "author", "date", "time"]
)
_NO_CAPTION = frozenset(["container", "wrapper", "wrap", "box", "holder", "attachment"])
_QUOTES = frozenset(["blockquote", "pullquote", "quotation", "quote", "quotes", "testimonial"])
_SAID_OF_PICTURE = frozenset(["about", "meta"])
_OF_WHOM = frozenset(["attribution", "author", "byline", "cite", "footer", "meta", "name", "source"])
_EMBEDDED = frozenset(["embed", "facebook", "instagram", "media", "social", "tweet", "twitter"])
_PICTURES = frozenset(["figure", "image", "img", "media", "photo", "picture"])
_FILMS = frozenset(["video", "vid", "player"])
_TOLD_OF_FILM = frozenset(["desc", "description", "text", "txt"])  # of the page's film, above its transcript
_ICON = "mat-icon"
_SIZES = frozenset(["fontsize", "font-size", "textsize", "text-size"])
_PRESSED = frozenset(["a", "button", "input", "select"])
_NEAR, _NEAR_PARTS = 4, 12
_CAPTION_WORDS, _SENTENCE_WORDS = 28, 12
LEADS = frozenset(
    [
        "lead",
        "lede",
        "standfirst",
        "summary",
        "excerpt",
        "intro",
        "subtitle",
        "deck",
        "dek",
        "description",
        "subheadline",
        "sapo",
        "chapo",
    ]
)
_BODY = re.compile(
    r"(?:article|story|post|entry|news|node|single|page|main|content|blog|topic|details?)[-_ ]{0,2}"
    r"(?:body|content|text|copy|details?)|articlebody|body-?text|text-?body|rich-?text|wysiwyg|field-name-body"
    r"|field--name-body|theme-post-content|t-content|post-?body|story-?body",
    re.IGNORECASE,
)
_HEADLINE = re.compile(
    r"(?:article|story|post|entry|news|page|single|main|node|topic|thread|document|doc|item|detail|details)"
    r"[-_ ]{0,2}(?:title|headline|heading)|headline"
    r"|^title$|^news-?header$|tdb-title-text|^msotitle$"
    r"|^(?:lbl|lb|lt|lit|ltr|txt|spn?|span|td|div|ctl\w*_)[-_]?(?:\w*title|headline|header|titre?|subject|onwan|anwan)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in _PARTS.findall(_CAMEL.sub(" ", name)))


def _given(one: Element) -> list[str]:
    """Return the names of an element, without what a page builder puts before the name of everything."""
    given = f"{one.get('class')} {one.get('id')} {one.get('data-element')}".split()
    if one.tag not in ("main", "article"):
        given += one.get("aria-labelledby").split()
    return [bare for name in given if (bare := _BUILT.sub("", name))]


def name_parts(one: Element) -> set[str]:
    """Return the words of which class, id and itemprop are made, in lower case."""
    return {part for name in (*_given(one), *one.get("itemprop").split()) for part in _parts(name)}


def surrounding_named(one: Element) -> Surrounding | None:
    """Return what an element is by its tag, role and names, if it is no part of a text."""
    if one.tag in ("html", "body", "figcaption", "img") or is_named_caption(one):
        return None
    if _COMMENT.search(f"{one.get('itemprop')} {one.get('itemtype')}"):
        return Surrounding.COMMENT
    if one.tag == "aside" and _shows_picture(one):
        return surrounding_by_names(one)
    if what := _ROLES.get(one.get("role").lower()) or _TAGS.get(one.tag):
        named = surrounding_by_names(one)
        return named or what
    return surrounding_by_names(one)


def _shows_picture(box: Element) -> bool:
    """Tell whether all that a box has is one picture and a few words: they are beside the text with it."""
    tags = [one.tag for one in islice(box.elements(), _NEAR_PARTS)]
    if (
        tags.count("img") != 1
        or len(tags) == _NEAR_PARTS
        or {"a", "button", "h2", "h3", "h4", "li"} & set(tags)
    ):
        return False
    return len(box.text().split()) <= _CAPTION_WORDS


def surrounding_by_names(one: Element) -> Surrounding | None:
    """Return what an element is by its class and id alone."""
    found: set[Surrounding] = set()
    for name in _given(one):
        parts = _parts(name)
        if _PICTURES.intersection(parts) and _SAID_OF_PICTURE.intersection(parts):
            continue  # what is said of a picture
        if _QUOTES.intersection(parts) and _OF_WHOM.intersection(parts):
            continue  # who said it
        if not _DENIALS.intersection(parts):
            keys = {*parts, "".join(parts), *("-".join(pair) for pair in pairwise(parts))}
            said = keys & _SAYS.keys()
            if said & _SIZES and not _can_resize(one):
                said -= _SIZES
            found.update(_SAYS[key] for key in said)
    return min(found, key=_ORDER.index) if found else None


def _can_resize(one: Element) -> bool:
    """Tell whether a box called by a size of letters may be what changes it: its few words are pressed.

    Else that is only the size in which its lines are set.
    """
    if one.tag in HEADINGS:
        return False
    is_pressed = any(inner.tag in _PRESSED for inner in islice(one.elements(), _NEAR_PARTS))
    return is_pressed and len(one.text().split()) <= _SENTENCE_WORDS


def leads_to_picture(link: Element) -> bool:
    """Tell whether a link only shows a picture large."""
    return bool(_PICTURE_FILE.search(link.get("href")))


def is_named_paid(one: Element) -> bool:
    """Tell whether an element is named for those who pay, which may be the text or what asks for payment."""
    return bool(_PAID & name_parts(one))


def is_named_body(one: Element) -> bool:
    """Tell whether an element says that the text of an article is in it."""
    return one.get("itemprop").lower() in ("articlebody", "text") or any(map(_BODY.search, _given(one)))


def is_article_body(one: Element) -> bool:
    """Tell whether an element says so in the words of schema.org."""
    return "articlebody" in one.get("itemprop").lower().split()


def is_named_headline(one: Element) -> bool:
    """Tell whether an element says that it is a headline."""
    return "headline" in one.get("itemprop").lower() or any(map(_HEADLINE.search, _given(one)))


def is_named_hidden(one: Element) -> bool:
    """Tell whether an element is for screen readers alone, or not to be seen at all."""
    names = one.get("class").lower().split()
    if one.get("data-element") == _ICON:
        return True  # its words are the name of what is drawn
    if _HIDDEN.intersection(names):
        return not any(map(_SHOWN_WIDE.search, names))
    return "d-none" in names and not any(map(_SHOWN_WIDE.search, names))


def is_named_caption(one: Element) -> bool:
    """Tell whether an element says that it is the caption of a picture."""
    if _OF_ARTICLE & set(one.get("class").lower().split()):
        return False  # there "caption" is the name of a small type
    if one.get("class").lower() == "cap":
        return _is_behind_picture(one)
    for name in _given(one):
        parts = _parts(name)
        if _NO_CAPTION.intersection(parts):
            continue
        if _CAPTIONS.intersection(parts) or "".join(parts) in _CAPTIONS:
            return name.lower() != "wp-caption" and ("lead" not in parts or _is_behind_picture(one))
        if _FILMS.intersection(parts) and _TOLD_OF_FILM.intersection(parts) and _is_sentence(one):
            continue
        if any(pair in _CAPTION_PAIRS for pair in pairwise(parts)) or (
            one.tag != "span" and _ends_with_cap(parts)
        ):
            return True
    return "caption" in one.get("itemprop").lower()


def _is_sentence(one: Element) -> bool:
    text = one.text().rstrip()
    return text.endswith((".", "؟", "!")) and len(text.split()) >= _SENTENCE_WORDS


def _is_behind_picture(one: Element) -> bool:
    before = one.before()
    return before is not None and any(part.tag == "img" for part in islice(before.elements(), _NEAR_PARTS))


def is_quotation(one: Element) -> bool:
    """Tell whether an element is a quotation set apart, by its tag or names; a post shown there is none."""
    names = name_parts(one)
    return (one.tag == "blockquote" or bool(_QUOTES & names)) and not _EMBEDDED & names


def is_in_quotation(one: Element) -> bool:
    """Tell whether an element is in a quotation, or in a figure that has one in the place of a picture."""
    for up in islice(one.ancestors(), _NEAR):
        if up.tag == "figure":
            return not _EMBEDDED & name_parts(up) and any(
                map(is_quotation, islice(up.elements(), _NEAR_PARTS))
            )
        if is_quotation(up):
            return True
    return False


def _ends_with_cap(parts: tuple[str, ...]) -> bool:
    """Tell a picture's "cap" from the large letter that a text begins with."""
    return len(parts) > 1 and parts[-1] == "cap" and parts[-2] not in ("drop", "first", "initial", "large")
