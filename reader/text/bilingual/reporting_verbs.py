"""English verbs that report what somebody said or thinks, in all their forms."""

from reader.text.tables import DATA, table_lines, table_rows


def _regular(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith(("s", "sh", "ch", "x")):
        return [verb + "es", verb + "ed", verb + "ing"]
    return [verb + "s", verb + "ed", verb + "ing"]


_VERBS = [(*row, "", "", "")[:4] for row in table_rows(DATA / "reporting_verbs.tsv")]
# Verbs that name the listener before the clause: told reporters that, warned Russia that.
TAKES_LISTENER = frozenset(verb for verb, _, listener, _ in _VERBS if listener)
_LEMMAS = {noun: verb for verb, _, _, nouns in _VERBS for noun in nouns.split()}
for _verb, _forms, _, _ in _VERBS:
    if _forms:
        _others = [form for form in _forms.split() if form != "-"]
        _LEMMAS |= dict.fromkeys((_verb, *_others, *(_regular(_verb) if "-" in _forms else ())), _verb)
_KIN: dict[str, frozenset[str]] = {}
for _line in table_lines(DATA / "alike_verbs.tsv"):
    for _verb in _line.split():
        _KIN[_verb] = _KIN.get(_verb, frozenset((_verb,))) | frozenset(_line.split())


def lemma_of(word: str) -> str:
    """Return the verb of speech that a lower-case word is a form of, or an empty string."""
    return _LEMMAS.get(word, "")


def are_alike(one: str, other: str) -> bool:
    """Tell whether a translator may well choose one verb for the other."""
    return other in _KIN.get(one, frozenset((one,)))
