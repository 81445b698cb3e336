"""English word forms: plurals of nouns, past and third person of verbs, with the irregular ones listed."""

from functools import lru_cache

_IRREGULAR_VERBS = """
arise arose;awake awoke;be was;bear bore;beat beat;become became;begin began;behold beheld;bend bent;bet bet;
bid bid;bind bound;bite bit;bleed bled;blow blew;break broke;breed bred;bring brought;broadcast broadcast;
build built;burst burst;buy bought;can could;cast cast;catch caught;choose chose;cling clung;come came;cost cost;
creep crept;cut cut;deal dealt;dig dug;do did;draw drew;drink drank;drive drove;eat ate;fall fell;feed fed;
feel felt;fight fought;find found;flee fled;fly flew;forbid forbade;forecast forecast;foresee foresaw;
forget forgot;forgive forgave;forsake forsook;freeze froze;get got;give gave;go went;grind ground;grow grew;
hang hung;have had;hear heard;hide hid;hit hit;hold held;hurt hurt;keep kept;kneel knelt;know knew;lay laid;
lead led;leave left;lend lent;let let;lie lay;light lit;lose lost;make made;may might;mean meant;meet met;
mislead misled;mistake mistook;must had to;outdo outdid;overcome overcame;overdo overdid;overlay overlaid;
override overrode;oversee oversaw;overtake overtook;overthrow overthrew;partake partook;pay paid;put put;
quit quit;read read;rebuild rebuilt;redo redid;repay repaid;reset reset;retell retold;rewrite rewrote;rid rid;
ride rode;ring rang;rise rose;run ran;say said;see saw;seek sought;sell sold;send sent;set set;shake shook;
shed shed;shine shone;shoot shot;show showed;shrink shrank;shut shut;sing sang;sink sank;sit sat;sleep slept;
slide slid;sling slung;slit slit;speak spoke;speed sped;spend spent;spin spun;spit spat;split split;
spread spread;spring sprang;stand stood;steal stole;stick stuck;sting stung;stink stank;strike struck;
string strung;strive strove;swear swore;sweep swept;swell swelled;swim swam;swing swung;take took;teach taught;
tear tore;tell told;think thought;thrust thrust;throw threw;tread trod;undergo underwent;understand understood;
undertake undertook;undo undid;uphold upheld;upset upset;wake woke;wear wore;weave wove;weep wept;win won;
wind wound;withdraw withdrew;withhold withheld;withstand withstood;wring wrung;write wrote
"""
_PAST = dict(pair.split(" ", 1) for pair in _IRREGULAR_VERBS.replace("\n", "").split(";"))
_BASE_OF_PAST = {
    "said": "say", "was": "be", "were": "be", "went": "go", "came": "come", "became": "become", "took": "take",
    "gave": "give", "began": "begin", "did": "do", "had": "have", "made": "make", "is": "be", "are": "be",
}  # fmt: skip
_IRREGULAR_NOUNS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
    "goose": "geese", "mouse": "mice", "ox": "oxen", "life": "lives", "wife": "wives", "knife": "knives",
    "leaf": "leaves", "half": "halves", "wolf": "wolves", "shelf": "shelves", "self": "selves", "thief": "thieves",
    "calf": "calves", "loaf": "loaves", "crisis": "crises", "basis": "bases", "analysis": "analyses",
    "thesis": "theses", "hypothesis": "hypotheses", "axis": "axes", "oasis": "oases", "phenomenon": "phenomena",
    "criterion": "criteria", "datum": "data", "medium": "media", "bacterium": "bacteria", "fungus": "fungi",
    "stimulus": "stimuli", "nucleus": "nuclei", "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes",
    "echo": "echoes", "cargo": "cargoes", "veto": "vetoes", "embargo": "embargoes", "parenthesis": "parentheses",
    "diagnosis": "diagnoses", "emphasis": "emphases", "quiz": "quizzes",
}  # fmt: skip
_SAME_PLURAL = frozenset(
    ["series", "species", "sheep", "fish", "deer", "aircraft", "means", "headquarters", "news", "information", "equipment", "advice", "furniture", "police", "cattle", "people", "staff", "offspring", "personnel", "clothes", "trousers", "scissors", "glasses", "goods", "media", "data", "children", "men", "women", "politics", "economics", "mathematics", "physics", "statistics", "athletics", "aid", "knowledge", "research", "evidence", "progress", "Chinese", "Japanese", "French", "British", "English", "Dutch", "Irish", "Swiss", "Lebanese", "Portuguese", "Vietnamese", "Sudanese"]
)
_VOWELS = frozenset("aeiou")
_PARTICLE_AFTER = frozenset(
    ["of", "to", "for", "in", "on", "at", "by", "with", "from", "about", "against", "into", "over", "under", "between", "among", "after", "off", "up", "out", "down"]
)


def _with_ending(word: str, ending: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "e" + ending
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ie" + ending
    return word + ending


@lru_cache(maxsize=20_000)
def plural(phrase: str) -> str:
    """Return `phrase` with its head noun in the plural: "piece of news" gives "pieces of news"."""
    words = phrase.split(" ")
    head = (
        next((place for place, word in enumerate(words) if place and word in _PARTICLE_AFTER), len(words)) - 1
    )
    words[head] = _plural_word(words[head])
    return " ".join(words)


def _plural_word(word: str) -> str:
    if word in _SAME_PLURAL or not word.isalpha():
        return word
    for singular, many in _IRREGULAR_NOUNS.items():
        if word == singular or (
            len(singular) > 2 and word.endswith(singular) and singular in ("man", "child")
        ):
            return word[: -len(singular)] + many
        if word == many:
            return word
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word
    return _with_ending(word, "s")


@lru_cache(maxsize=20_000)
def singular(phrase: str) -> str:
    """Return `phrase` with its last word in the singular, as far as the ending tells."""
    rest, _, last = phrase.rpartition(" ")
    one = next((single for single, many in _IRREGULAR_NOUNS.items() if many == last), "")
    if not one:
        one = _singular_by_ending(last)
    return f"{rest} {one}" if rest else one


def _singular_by_ending(word: str) -> str:
    if word in _SAME_PLURAL or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def base(phrase: str) -> str:
    """Return a verb phrase that a lexicon gives in the past ("said") in its base form."""
    first, space, rest = phrase.partition(" ")
    return _BASE_OF_PAST.get(first, first) + space + rest


@lru_cache(maxsize=20_000)
def past(phrase: str, many: bool = False) -> str:
    """Return a base-form verb phrase in the past: "be accused" gives "was accused", or "were" for many."""
    first, space, rest = phrase.partition(" ")
    if first == "be":
        return ("were" if many else "was") + space + rest
    return _past_word(first) + space + rest


def _past_word(word: str) -> str:
    head, hyphen, verb = word.rpartition("-")
    if verb in _PAST:
        return head + hyphen + _PAST[verb]
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    return (word + word[-1] if _doubles(word) else word) + "ed"


_DOUBLING = frozenset(
    ["admit", "commit", "permit", "submit", "omit", "transmit", "emit", "occur", "refer", "prefer", "confer", "defer", "infer", "incur", "deter", "control", "compel", "expel", "propel", "rebel", "repel", "excel", "regret", "equip", "abhor", "acquit", "allot", "transfer", "patrol"]
)


def _doubles(word: str) -> bool:
    if word in _DOUBLING:
        return True
    one_syllable = sum(letter in _VOWELS for letter in word) == 1
    return (
        one_syllable
        and len(word) > 2
        and word[-1] not in "aeiouwxy"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )


@lru_cache(maxsize=20_000)
def third_person(phrase: str) -> str:
    """Return a base-form verb phrase for he, she or it: "carry out" gives "carries out"."""
    first, space, rest = phrase.partition(" ")
    known = {
        "be": "is",
        "have": "has",
        "do": "does",
        "go": "goes",
        "can": "can",
        "may": "may",
        "must": "must",
    }
    return known.get(first, "") + space + rest if first in known else _with_ending(first, "s") + space + rest


def present(phrase: str, person: str) -> str:
    """Return a base-form verb phrase in the present for a subject such as "3MS", "1S" or "3MP"."""
    if person in ("3MS", "3FS"):
        return third_person(phrase)
    first, space, rest = phrase.partition(" ")
    if first == "be":
        return ("am" if person == "1S" else "are") + space + rest
    return phrase


@lru_cache(maxsize=20_000)
def base_forms(word: str) -> frozenset[str]:
    """Return the base forms that an English verb form may have: "accused" gives "accuse" among others."""
    forms = {first for first, second in _PAST.items() if second == word}
    forms |= {_BASE_OF_PAST[word]} if word in _BASE_OF_PAST else set()
    for ending in ("ed", "ing", "s"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > 2:
            forms |= {stem, stem + "e"}
            if stem[-1] == stem[-2]:
                forms.add(stem[:-1])
            if stem.endswith("i"):
                forms.add(stem[:-1] + "y")
    return frozenset(forms)
