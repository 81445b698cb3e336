"""The index of quotations: who said what, about whom, when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from reader import search
from reader.formats.writers.spreadsheet import Cell
from reader.library.actor_months import month_of
from reader.library.bin import written_number
from reader.models import Actor, Annotation
from reader.page import kept_quote_cards
from reader.page.parts import KIND_CLASS
from reader.page.quote_facts import QuoteFacts
from reader.page.quote_index import (
    COUNTED,
    LOOKED_AT,
    AskedQuotes,
    ListedQuotes,
    all_but,
    listed_quotes,
)
from reader.page.quote_sheet import cited_quotation
from reader.parameters import query
from reader.search.query import QueryField
from reader.views.access import readers
from reader.views.forms.filters import QuoteFilter
from reader.views.forms.preferences import Preferences
from reader.views.listing import Applied, Facet, applied, page_or_fragment, source_facets, without

SPEAKERS_OFFERED = 10
VERBS_OFFERED = 8
MONTHS_OFFERED = 12
QUOTE_COLUMNS = (
    *("article", "headline", "headline_en", "source", "published", "kind", "speaker", "speaker_ar"),
    *("verb", "verb_ar", "arabic", "english", "translated_by", "state", "start", "end", "sha256", "address"),
)


@require_safe
@readers
def quote_list(request: HttpRequest) -> HttpResponse:
    """The quotations that stand, newest article first, by what was said, who, about whom, where and when."""
    form = QuoteFilter(query(request).sent or None)
    form.is_valid()
    asked = asked_quotes(request, form)
    found = listed_quotes(asked, query(request).text("at", most=100))
    context = {
        "nav": "quotes",
        "found": found,
        "cards": kept_quote_cards(found.quotations, Preferences.of(request).machine),
        "counted": _counted(found),
        "was_cut": written_number(LOOKED_AT) if found.was_cut else "",
        "filters": form,
        "form_errors": form.sentences if form.is_bound else [],
        "applied": _applied(request, form, asked),
        "kinds": _kind_facets(found.counted, asked),
        "accepted": _accepted(found.counted, asked),
        "sources": source_facets(
            Counter([one.source for one in all_but("source", found.counted, asked)]), set(asked.source)
        ),
        "speakers": _speaker_facets(found.counted, asked),
        "verbs": _facets("verb", [one.verb for one in all_but("verb", found.counted, asked)], asked.verb),
        "months": _month_facets(found.counted, asked),
        "facets_of": written_number(COUNTED) if len(found.counted) >= COUNTED else "",
        "address": query(request).written(),
        "is_later": "at" in query(request),
        "next": query(request).written(at=found.following) if found.following else "",
    }
    return page_or_fragment(request, "quotes/list.html", "quotes/_quotes.html", context)


def asked_quotes(request: HttpRequest, form: QuoteFilter) -> AskedQuotes:
    """Return which quotations an address asks for."""
    given, typed = query(request), form.value("q", "")
    words = search.prepare(typed, (), [QueryField("layer", "quote")]) if typed else None
    return AskedQuotes(
        words=words,
        by=form.value("by", ""),
        about=[one.pk for one in form.value("about", ())],
        first=form.value("first"),
        last=form.value("last"),
        speaker=[one.pk for one in form.value("speaker", ())],
        kind=form.value("kind", ()),
        source=[one.pk for one in form.value("source", ())],
        month=[month for month in given.texts("month", most=24) if _first_of(month)],
        verb=[verb[:60] for verb in given.texts("verb", most=24)],
        state=[state] if (state := given.choice("state", ("accepted", "suggested"))) else (),
    )


def _first_of(month: str) -> date | None:
    try:
        return date.fromisoformat(f"{month}-01") if len(month) == 7 else None
    except ValueError:
        return None


# What stands around the list


def _counted(found: ListedQuotes) -> str:
    number = written_number(found.total)
    if found.has_more:
        return _("More than %(count)s quotes") % {"count": number}
    return ngettext("%(count)s quote", "%(count)s quotes", found.total) % {"count": number}


def _kind_facets(counted: list[QuoteFacts], asked: AskedQuotes) -> list[Facet]:
    counts = Counter([one.kind for one in all_but("kind", counted, asked)])
    return [Facet(value, str(name), counts[value], value in asked.kind) for value, name in QuoteFilter.KINDS]


def _accepted(counted: list[QuoteFacts], asked: AskedQuotes) -> Facet:
    accepted = Annotation.State.ACCEPTED
    count = [one.state for one in all_but("state", counted, asked)].count(accepted)
    return Facet(accepted.value, _("Accepted by a person"), count, accepted in asked.state)


def _facets(name: str, values: Iterable[str], chosen: Iterable[str]) -> list[Facet]:
    counts = Counter([value for value in values if value])
    offered = dict.fromkeys(chain(chosen, (value for value, _ in counts.most_common(VERBS_OFFERED))))
    return [Facet(value, value, counts[value], value in set(chosen)) for value in offered]


def _month_facets(counted: list[QuoteFacts], asked: AskedQuotes) -> list[Facet]:
    days = Counter([one.published for one in all_but("month", counted, asked) if one.published])
    counts: Counter[str] = Counter()
    for day, count in days.items():
        counts[month_of(day)] += count
    newest = sorted(counts, reverse=True)[:MONTHS_OFFERED]
    offered = sorted({*newest, *asked.month}, reverse=True)
    return [Facet(one, month_name(one), counts[one], one in asked.month) for one in offered]


def month_name(month: str) -> str:
    """Return 2026-03 as people say it."""
    first = _first_of(month)
    return date_format(first, "YEAR_MONTH_FORMAT") if first else month


def _speaker_facets(counted: list[QuoteFacts], asked: AskedQuotes) -> list[Facet]:
    counts = Counter([one.speaker for one in all_but("speaker", counted, asked) if one.speaker])
    offered = dict.fromkeys([*asked.speaker, *(pk for pk, _ in counts.most_common(SPEAKERS_OFFERED))])
    actors = Actor.objects.in_bulk(list(offered))
    return [
        Facet(str(pk), actors[pk].shown_name, counts[pk], pk in asked.speaker, KIND_CLASS[actors[pk].kind])
        for pk in offered
        if pk in actors
    ]


def _applied(request: HttpRequest, form: QuoteFilter, asked: AskedQuotes) -> list[Applied]:
    text, by, first, last = (form.value(name, "") for name in ("q", "by", "first", "last"))
    names = {kind: str(name) for kind, name in QuoteFilter.KINDS}
    return [
        *applied(request, _("Words"), "q", [(text, text)]),
        *applied(request, _("Speaker"), "by", [(by, by)]),
        *applied(
            request, _("Speaker"), "speaker", [(str(a.pk), a.shown_name) for a in form.value("speaker", ())]
        ),
        *applied(request, _("About"), "about", [(str(a.pk), a.shown_name) for a in form.value("about", ())]),
        *applied(request, _("Kind"), "kind", [(kind, names[kind]) for kind in form.value("kind", ())]),
        *applied(request, _("Verb"), "verb", [(verb, verb) for verb in asked.verb]),
        *applied(request, _("Source"), "source", [(s.slug, s.shown_name) for s in form.value("source", ())]),
        *applied(request, _("Month"), "month", [(one, month_name(one)) for one in asked.month]),
        *applied(
            request,
            _("State"),
            "state",
            [(one, str(Annotation.State(one).label)) for one in asked.state],
        ),
        *([Applied(_("From"), first.isoformat(), without(request, "first"))] if first else ()),
        *([Applied(_("To"), last.isoformat(), without(request, "last"))] if last else ()),
    ]


# Data


def quote_row(request: HttpRequest, one: Annotation) -> Sequence[Cell]:
    """Return a quotation with all that a citation says, a value for each of `QUOTE_COLUMNS`."""
    cited = cited_quotation(one, request.build_absolute_uri, timezone.localdate())
    article = one.article
    return (
        *(article.pk, article.headline, article.headline_en, article.source.name_en),
        *(article.published.isoformat() if article.published else "", one.label),
        *(cited.speaker_en, cited.speaker_ar, one.verb_en),
        one.cue_span.of(article.text) if one.cue_span else "",
        *(cited.arabic, cited.english, cited.translator.told("en") if cited.translator else ""),
        *(one.state, one.start, one.end, cited.digest, cited.address),
    )
