"""The dictionary: an entry, what was typed looked for in four ways, and the roots."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reader.analyser import site_analyser
from reader.page.dictionary import entry_sheets, family_of, frequency_of, listed_words
from reader.parameters import query
from reader.text.bilingual.english_words import words_of
from reader.text.letters import has_arabic_letter
from reader.views.access import readers

LETTERS = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LONGEST = 60


@require_safe
@readers
def dictionary(request: HttpRequest) -> HttpResponse:
    """An entry (`lemma`), a root with its words (`root`), what was typed (`q`), roots by a `letter`."""
    given = query(request)
    context: dict[str, object] = {"nav": "dictionary", "q": given.search()[:LONGEST], "letters": LETTERS}
    if lemma := given.text("lemma", most=LONGEST):
        return _entry(request, lemma, context)
    if root := given.text("root", most=8):
        words = family_of(root)
        context |= {"root": root, "root_letters": " ".join(root), "words": words}
        return render(request, "dictionary/root.html", context, status=200 if words else 404)
    if context["q"]:
        return _looked_for(request, str(context["q"]), context)
    if letter := given.choice("letter", LETTERS):
        context |= {"letter": letter, "roots": roots_beginning_with(letter)}
    return render(request, "dictionary/front.html", context)


def _entry(request: HttpRequest, lemma: str, context: dict[str, object]) -> HttpResponse:
    sheets = entry_sheets(lemma, "table" in query(request))
    count, band = frequency_of(lemma)
    roots = list(dict.fromkeys(one.entry.root for one in sheets if one.entry.root))
    family = family_of(roots[0]) if roots else []
    context |= {
        "lemma": lemma,
        "sheets": sheets,
        "count": count,
        "band": band,
        "family": [one for one in family if one.lemma != lemma][:24],
    }
    return render(request, "dictionary/entry.html", context, status=200 if sheets else 404)


def _looked_for(request: HttpRequest, typed: str, context: dict[str, object]) -> HttpResponse:
    lemmas = lemmas_for(typed)
    if len(lemmas) == 1:
        return _entry(request, lemmas[0], context)
    is_root = has_arabic_letter(typed) and typed in site_analyser().dictionary.roots
    context |= {"words": listed_words(lemmas), "root": typed if is_root else ""}
    return render(request, "dictionary/found.html", context)


def lemmas_for(typed: str) -> list[str]:
    """Return the dictionary forms that typed letters may mean: Arabic in any form, English, or its sound."""
    analyser = site_analyser()
    if has_arabic_letter(typed):
        return analyser.dictionary.lemmas_of(typed)
    words = [word.key for word in words_of(typed)]
    meaning = [one.lemma for one in analyser.lemmas_meaning(words[0])] if len(words) == 1 else []
    return list(dict.fromkeys((*analyser.dictionary.lemmas_written(typed), *meaning)))[:60]


def roots_beginning_with(letter: str) -> list[tuple[str, int]]:
    """Return the roots of a letter, each with how many dictionary forms it has; hamza in any spelling."""
    hamza = "أإؤئءآ" if letter in "ءا" else letter
    return [(root, count) for root, count in site_analyser().dictionary.roots.items() if root[0] in hamza]
