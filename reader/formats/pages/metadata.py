"""What a page says of itself in its head: headline, date, author, site, address, the article as JSON-LD."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from reader.formats.pages.bounds import BoundedMarkup
from reader.formats.pages.json_objects import objects_in
from reader.formats.pages.naming import is_quotation, name_parts
from reader.formats.pages.parsing import Element
from reader.formats.pages.phrases import is_stamp, is_time_line, surrounding_said, without_byline
from reader.text.dates import date_in

_ARTICLES = (
    "Article",
    "NewsArticle",
    "BlogPosting",
    "Posting",
    "Report",
    "Review",
    "OpinionNewsArticle",
    "Story",
)
_OTHER_WORKS = ("WebPage", "VideoObject", "Recipe", "PodcastEpisode", "Event", "ImageGallery", "CreativeWork")
_PUBLISHERS = ("WebSite", "NewsMediaOrganization", "Newspaper", "Periodical", "Organization", "Corporation")
_DATES = {
    name: weight
    for weight, names in enumerate(
        (
            ["article:published_time", "article:published", "og:published_time", "datepublished"],
            [
                "pubdate",
                "publishdate",
                "publish-date",
                "publish_date",
                "publication_date",
                "parsely-pub-date",
            ],
            [
                "sailthru.date",
                "dc.date",
                "dc.date.issued",
                "dcterms.created",
                "dcterms.date",
                "dc.date.created",
            ],
            [
                "date",
                "article_date_original",
                "cxenseparse:recs:publishtime",
                "datecreated",
                "article.published",
            ],
        )
    )
    for name in names
}
_DATE_PROPERTIES = frozenset(["created", "date", "datepublished", "issued", "published"])  # in RDFa
_NETWORKS = frozenset(["facebook", "instagram", "telegram", "threads", "vk", "فيسبوك", "تيليجرام"])
_PICTURES = frozenset(["media", "caption", "image", "photo", "picture", "figure", "gallery"])
_STAMP_PARTS = re.compile(r"[|·•،,]| [-–—/] ")
_NAME_WORDS = 6
_MOST_LINKS = 200
_MOST_PARTS = 40  # elements of a publisher
_NESTED = 40  # how deep JSON-LD is looked into
_CDATA = re.compile(
    r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$"
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)|^[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", re.IGNORECASE)


@dataclass(slots=True)
class PageFacts:
    """What a page says of itself. `headlines` are those of its head, the best first; `dates` as written.

    `linked_headlines` are those of JSON-LD, `bodies` the texts that it has of the article, `captions` what is
    said with them below its pictures. `rights` are lines that say whose the rights are, `feeds` what its
    feeds and its search are called, `bodies_writing` authors that are no people.
    """

    title: str = ""
    headlines: list[str] = field(default_factory=list)
    linked_headlines: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    linked_dates: list[str] = field(default_factory=list)
    page_dates: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    sites: list[str] = field(default_factory=list)
    rights: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    bodies_writing: list[str] = field(default_factory=list)
    url: str = ""


def facts_of_page(bounded: BoundedMarkup, page: Element) -> PageFacts:
    """Return what the head and the JSON-LD of a page say."""
    facts = PageFacts(title=" ".join(bounded.title.split()))
    _read_linked_data(bounded, facts)
    _read_head(page, facts)
    facts.sites = [one for one in _distinct(facts.sites) if not _ADDRESS.search(one) and len(one) < 80]
    facts.authors = [one for one in _distinct(facts.authors) if not _ADDRESS.search(one) and len(one) < 120]
    return facts


def _read_head(page: Element, facts: PageFacts) -> None:
    named = _named(page)
    for one in page.elements():
        if one.tag != "meta" and one.get("property") and one.get("content"):
            _read_property(one, facts)
        if _is_publisher(one):
            facts.sites.extend(_publisher_in(one))
    canonical = _read_links(page, facts)
    for key in ("og:title", "twitter:title", "headline", "dc.title", "title"):
        facts.headlines.extend(named.get(key, [])[:1])
    facts.dates.extend(
        value
        for key in sorted(_DATES.keys() & named.keys(), key=_DATES.__getitem__)
        for value in named[key][:1]
    )
    for key in (
        "og:site_name",
        "application-name",
        "publisher",
        "dc.publisher",
        "dcterms.publisher",
        "citation_publisher",
        "citation_journal_title",
        "apple-mobile-web-app-title",
        "cxenseparse:publisher",
        "parsely-publisher",
        "sailthru.publisher",
        "prism.publicationname",
        "eprints.publication",
        "bepress_citation_publisher",
        "news_publication",
        "msapplication-tooltip",
        "twitter:app:name:iphone",
        "twitter:app:name:googleplay",
        "al:android:app_name",
        "al:ios:app_name",
        "source",
        "dc.source",
    ):
        facts.sites.extend(named.get(key, [])[:1])
    if facts.sites and facts.sites[0].lower() in _NETWORKS and facts.headlines:
        facts.sites, facts.headlines = facts.headlines[:1], []  # a post of whom the page is called by
    facts.rights = (
        named.get("copyright", [])[:1] + named.get("rights", [])[:1] + named.get("dc.rights", [])[:1]
    )
    for key in ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author"):
        facts.authors.extend(named.get(key, [])[:1])
    addresses = [*named.get("og:url", []), canonical, facts.url]
    facts.url = next((one for one in addresses if one.startswith(("http://", "https://"))), "")


def _named(page: Element) -> dict[str, list[str]]:
    """Return what the head says, by the names that it is said under."""
    named: dict[str, list[str]] = {}
    for one in page.elements():
        key = (one.get("property") or one.get("name") or one.get("itemprop")).strip().lower()
        if one.tag == "meta" and key and (content := " ".join(one.get("content").split())):
            named.setdefault(key, []).append(content)
    return named


def _read_links(page: Element, facts: PageFacts) -> str:
    """Take what the links of the head are called that are to feeds; return the page's own address, or ""."""
    linked = [one for one in page.elements() if one.tag == "link"]
    facts.feeds = [one.get("title") for one in linked[:_MOST_LINKS] if one.get("title") and _is_feed(one)]
    return next((one.get("href") for one in linked if "canonical" in one.get("rel").lower().split()), "")


def _is_feed(link: Element) -> bool:
    """Tell whether a link of the head is to a feed of the site, or to how it is searched."""
    return "search" in link.get("rel").lower().split() or link.get("type").lower().endswith(
        ("rss+xml", "atom+xml")
    )


def _is_publisher(one: Element) -> bool:
    said = f"{one.get('itemprop')} {one.get('property')}".lower().split()
    return any(name.rpartition(":")[2] == "publisher" for name in said)


def _publisher_in(one: Element) -> list[str]:
    """Return the name in an element that says it is the publisher's, in microdata or RDFa."""
    for part in islice(one.elements(), _MOST_PARTS):
        said = f"{part.get('itemprop')} {part.get('property')}".lower().split()
        if part is not one and any(name.rpartition(":")[2] in ("name", "legalname") for name in said):
            return [" ".join((part.get("content") or part.text()).split())]
    own = [] if one.tag == "meta" else one.text().split()
    return [" ".join(own)] if 0 < len(own) <= _NAME_WORDS else []


def _read_property(one: Element, facts: PageFacts) -> None:
    """Take the date that an element of the page states in RDFa."""
    names = {name.rpartition(":")[2] for name in one.get("property").lower().split()}
    if names & _DATE_PROPERTIES:
        facts.linked_dates.append(" ".join(one.get("content").split()))


def _read_linked_data(bounded: BoundedMarkup, facts: PageFacts) -> None:
    nodes = [node for text in bounded.linked_data for node in _nodes(_loaded(text))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    for node in nodes:
        _resolve_publisher(node, by_id)
        kinds = node.get("@type", [])
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(str(kind).endswith(_ARTICLES) for kind in kinds):
            _read_article(node, facts)
        elif any(str(kind) in _PUBLISHERS for kind in kinds):
            facts.sites.extend(_names(node.get("name")))
        elif any(str(kind).endswith(_OTHER_WORKS) for kind in kinds):
            facts.page_dates.extend(_texts(node.get("datePublished")) or _texts(node.get("uploadDate")))


def _resolve_publisher(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> None:
    """Put the publisher in the place of its number, where another object of the page has that number."""
    publisher = node.get("publisher")
    if isinstance(publisher, dict) and "name" not in publisher:
        node["publisher"] = by_id.get(str(publisher.get("@id")), publisher)


def _read_article(node: dict[str, Any], facts: PageFacts) -> None:
    facts.linked_headlines.extend(_texts(node.get("headline")) or _texts(node.get("name")))
    facts.linked_dates.extend(_texts(node.get("datePublished")))
    facts.page_dates.extend(_texts(node.get("dateCreated")))  # may be days before it is shown
    facts.bodies.extend(
        _texts(node.get("articleBody"), keep_lines=True) or _texts(node.get("text"), keep_lines=True)
    )
    facts.authors.extend(_names(node.get("author")))
    facts.sites[:0] = _names(node.get("publisher"))
    for key in ("isPartOf", "sourceOrganization", "copyrightHolder", "provider"):
        facts.sites.extend(_names(node.get(key)))
    facts.bodies_writing.extend(_names(_bodies_among(node.get("author"))))
    facts.url = facts.url or next(iter(_texts(node.get("url"))), "")


def _bodies_among(authors: Any) -> list[Any]:
    """Return those of the authors in JSON-LD that are said to be an organisation."""
    each = authors if isinstance(authors, list) else [authors]
    return [
        one for one in each if isinstance(one, dict) and str(one.get("@type", "")).endswith("Organization")
    ]


def author_in_stamp(lines: Sequence[str]) -> list[str]:
    """Return the name that stands beside the date in a line about the headline, if there is one."""
    for line in lines:
        if is_stamp(line):
            parts = [part.strip(" .|-–—·•،,:") for part in _STAMP_PARTS.split(line)]
            names = [part for part in parts if 2 <= len(part.split()) <= 3 and _is_name(part)]
            if len(names) == 1:
                return [without_byline(names[0])]
    return []


def _is_name(text: str) -> bool:
    said = surrounding_said(text, 0.0) is not None or is_time_line(text) or date_in(text) is not None
    return not said and all(word.isalpha() for word in text.split())


def authors_shown(page: Element) -> list[str]:
    """Return the names in the first element that says it is the author's."""
    for one in page.elements():
        words = one.text().split() if _is_author(one) else []
        if 1 < len(words) <= _NAME_WORDS:
            return [without_byline(" ".join(words))]
    return []


def _is_author(one: Element) -> bool:
    if any(_PICTURES & name_parts(up) or up.tag == "figure" for up in islice(one.ancestors(), 4)):
        return False
    if any(up.tag == "blockquote" or is_quotation(up) for up in islice(one.ancestors(), 3)):
        return False
    said = f"{one.get('itemprop')} {one.get('rel')}".lower().split()
    return "author" in said or bool({"author", "byline", "owner"} & name_parts(one))


def _loaded(text: str) -> Any:
    try:
        return json.loads(_CDATA.sub("", text).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects in JSON-LD, each before what it holds; what only mentions an article is left out."""
    return objects_in(data, _held)


def _held(one: Any, depth: int) -> Iterable[Any]:
    if isinstance(one, list):
        return reversed(one)
    if isinstance(one, dict) and depth < _NESTED:
        return [one[key] for key in ("liveBlogUpdate", "mainEntity", "@graph") if key in one]
    return ()


def _texts(value: Any, keep_lines: bool = False) -> list[str]:
    values = value if isinstance(value, list) else [value]
    plain = [one.get("@value") if isinstance(one, dict) else one for one in values]
    texts = [one if keep_lines else " ".join(one.split()) for one in plain if isinstance(one, str)]
    return [one for one in texts if one.strip()]


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    found = [one.get("name") if isinstance(one, dict) else one for one in values]
    return [text for one in found for text in _texts(one)]


def _distinct(values: list[str]) -> list[str]:
    return list(dict.fromkeys(value.strip() for value in values if value.strip()))
