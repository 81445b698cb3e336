"""English verbs that report what somebody said or thinks, in all their forms."""

_REGULAR = """
accept accuse acknowledge add address admit advise affirm agree allege announce answer appeal argue ask
assert assess assume assure attribute believe blame brief call caution charge cite claim clarify comment
complain concede conclude condemn confess confirm consider contend criticise criticize decide declare
decry defend demand denounce deny describe detail disclose dismiss doubt emphasise emphasize estimate
exclaim expect explain express fear forecast guarantee hail hint hope imply indicate inform insist
instruct invite joke lament maintain mention mock mourn name note notify object observe order pledge
point praise predict presume proclaim promise propose protest question quip read reaffirm reassure recall
reckon recommend recount refuse regard reiterate reject relate remark remember remind repeat reply report
request resolve respond reveal rule scoff show signal specify state stipulate stress suggest suppose
surmise suspect swear testify thank threaten tout underline underscore urge view voice vow warn welcome
wonder write
"""
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "see": "sees saw seen seeing",
    "hold": "holds held holding",
    "put": "puts putting",
    "find": "finds found finding",
    "make": "makes made making",
    "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing",
    "read": "reads reading",
    "foresee": "foresees foresaw foreseen foreseeing",
    "show": "shows showed shown showing",
    "quote": "quotes quoted quoting",
    "speak": "speaks spoke spoken speaking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "learn": "learns learned learnt learning",
    "give": "gives gave given giving",
    "go": "goes went going",
    "hear": "hears heard hearing",
    "call": "calls called calling",
}
# Verbs that name the listener before the clause: told reporters that, warned Russia that.
TAKES_LISTENER = frozenset(
    ("tell", "warn", "inform", "remind", "assure", "advise", "brief", "caution", "notify", "promise",
     "reassure", "ask")
)  # fmt: skip
_NOUNS = {
    "statement": "state", "claim": "claim", "assertion": "assert", "accusation": "accuse",
    "warning": "warn", "announcement": "announce", "belief": "believe", "hope": "hope", "fear": "fear",
    "denial": "deny", "call": "call", "appeal": "appeal", "pledge": "pledge", "promise": "promise",
    "remark": "remark", "suggestion": "suggest", "insistence": "insist", "confirmation": "confirm",
    "expectation": "expect",
}  # fmt: skip
_ALIKE = (
    "say state tell add note remark mention observe comment",
    "stress emphasise emphasize underline underscore insist assert affirm reaffirm confirm reiterate repeat",
    "maintain insist assert claim",
    "reveal disclose announce declare proclaim report",
    "think believe see consider regard view hold argue",
    "call urge appeal demand invite",
    "expect predict forecast foresee",
    "point note indicate draw",
    "explain clarify indicate show point suggest signal hint imply",
    "pledge promise vow swear",
    "condemn denounce decry criticise criticize",
    "admit acknowledge concede confess",
    "describe call",
    "reply respond answer",
)


def _forms(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith(("s", "sh", "ch", "x")):
        return [verb, verb + "es", verb + "ed", verb + "ing"]
    return [verb, verb + "s", verb + "ed", verb + "ing"]


def _table() -> dict[str, str]:
    lemmas = {form: verb for verb in _REGULAR.split() for form in _forms(verb)}
    lemmas |= {"admitted": "admit", "admitting": "admit", "quipped": "quip", "quipping": "quip"}
    lemmas |= {form: verb for verb, forms in _IRREGULAR.items() for form in (verb, *forms.split())}
    return _NOUNS | lemmas


_LEMMAS = _table()
_KIN: dict[str, frozenset[str]] = {}
for _line in _ALIKE:
    for _verb in _line.split():
        _KIN[_verb] = _KIN.get(_verb, frozenset((_verb,))) | frozenset(_line.split())


def lemma_of(word: str) -> str:
    """Return the verb of speech that a lower-case word is a form of, or an empty string."""
    return _LEMMAS.get(word, "")


def are_alike(one: str, other: str) -> bool:
    """Tell whether a translator may well choose one verb for the other."""
    return other in _KIN.get(one, frozenset((one,)))
