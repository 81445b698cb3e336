"""English glosses of the lexicon as single clean senses, and what their wording tells about the word."""

import re

_NOTE = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>)\s*")
_SPACES = re.compile(r"\s+")
_ENDINGS = (
    "ed", "ing", "al", "ive", "ous", "able", "ible", "ful", "less", "ic", "ary", "ian", "ish", "ese", "ent", "ant",
    "ate", "ory", "ar", "ile", "some", "oid", "ern", "ward", "like", "y", "an", "st", "er", "id", "en",
)  # fmt: skip
_PLAIN = frozenset(
    ["good", "bad", "big", "small", "great", "large", "high", "low", "long", "short", "new", "old", "young", "wide", "narrow", "deep", "near", "far", "rich", "poor", "free", "full", "empty", "hard", "soft", "easy", "strong", "weak", "hot", "cold", "warm", "cool", "dry", "wet", "right", "wrong", "true", "false", "real", "clear", "dark", "light", "white", "black", "red", "green", "blue", "yellow", "brown", "grey", "gray", "male", "female", "main", "major", "minor", "first", "last", "next", "same", "other", "different", "fit", "sick", "ill", "dead", "safe", "unsafe", "tall", "thin", "thick", "fat", "clean", "pure", "sharp", "blunt", "brave", "bold", "calm", "close", "complete", "absolute", "mature", "secure", "obscure", "severe", "sincere", "scarce", "fierce", "huge", "vague", "strange", "remote", "private", "concrete", "discrete", "obsolete", "opposite", "infinite", "definite", "favorite", "elite", "chief", "vice", "common", "foreign", "modern", "round", "proud", "loud", "glad", "sad", "mad", "odd", "open", "sudden", "hidden", "broken", "frozen", "stolen", "spoken", "written", "chosen", "forgotten", "unknown", "known", "born", "worn", "torn", "lost", "found", "kept", "built", "bent", "sent", "spent", "bound", "held", "hurt", "set", "cut", "shut", "wise", "able", "double", "triple", "single", "simple", "humble", "noble", "idle", "stable", "feeble", "evil", "civil", "fragile", "brief", "lone", "alone", "alive", "present", "absent", "ready", "worthy", "direct", "exact", "correct", "distinct", "extinct", "strict", "perfect", "upper", "lower", "outer", "inner", "fair", "pregnant", "Arab", "Dutch", "French", "Irish", "Greek", "Czech", "Swiss", "Scottish", "naked", "sacred", "wicked", "holy", "orthodox", "prime", "superb", "mild", "blind", "deaf", "mute", "lame", "bald", "barren", "rare", "mere", "sole", "unique", "bare", "dense", "intense", "immense", "tense", "loose", "close", "coarse", "sparse", "diverse", "adverse", "reverse", "made", "done", "gone", "begun", "drunk", "steep", "cheap", "equal", "sage", "polite", "acute", "cute", "mute", "absolute", "resolute", "dispute", "left", "stable", "humane", "rough", "tough"]
)
_NOT_ADJECTIVES = frozenset(
    ["thing", "king", "ring", "spring", "string", "wing", "building", "meeting", "morning", "evening", "ceiling", "bed", "red", "seed", "deed", "need", "speed", "breed", "student", "president", "resident", "agent", "client", "parent", "accident", "incident", "continent", "event", "percent", "government", "movement", "department", "agreement", "treatment", "settlement", "investment", "parliament", "document", "monument", "instrument", "element", "moment", "statement", "amendment", "amount", "plant", "giant", "merchant", "servant", "infant", "inhabitant", "immigrant", "assistant", "sergeant", "tenant", "capital", "hospital", "animal", "metal", "journal", "arrival", "proposal", "trial", "signal", "journal", "rival", "festival", "canal", "general", "admiral", "official", "criminal", "individual", "material", "professional", "intellectual", "principal", "personnel", "music", "topic", "public", "clinic", "fabric", "traffic", "panic", "republic", "mechanic", "logic", "critic", "physics", "politics", "statistic", "archive", "motive", "olive", "native", "detective", "executive", "representative", "table", "cable", "vegetable", "syllable", "library", "secretary", "dictionary", "salary", "diary", "january", "february", "anniversary", "commentary", "documentary", "glossary", "boundary", "summary", "territory", "victory", "history", "factory", "theory", "story", "category", "memory", "laboratory", "army", "enemy", "party", "city", "country", "company", "story", "way", "day", "boy", "play", "family", "body", "policy", "agency", "emergency", "energy", "industry", "ministry", "security", "authority", "majority", "minority", "university", "society", "charity", "activity", "facility", "quality", "quantity", "community", "identity", "reality", "ability", "responsibility", "possibility", "property", "poverty", "liberty", "treaty", "county", "beauty", "duty", "daily", "weekly", "monthly", "economy", "democracy", "strategy", "technology", "ideology", "ceremony", "testimony", "colony", "controversy", "key", "money", "journey", "valley", "alley", "monkey", "turkey", "donkey", "man", "woman", "human", "plan", "van", "clan", "ocean", "slogan", "organ", "caravan", "ban", "fan", "pan", "veteran", "fan", "librarian", "physician", "politician", "musician", "technician", "guardian", "student", "magician", "historian", "father", "mother", "brother", "sister", "daughter", "number", "member", "letter", "water", "paper", "leader", "teacher", "writer", "driver", "player", "worker", "power", "river", "order", "border", "master", "minister", "officer", "soldier", "manager", "lawyer", "farmer", "speaker", "singer", "hunter", "fighter", "computer", "center", "winter", "summer", "weather", "danger", "anger", "hunger", "finger", "corner", "manner", "chapter", "quarter", "matter", "character", "disaster", "monster", "lobster", "engineer", "career", "volunteer", "pioneer", "officer", "dollar", "scholar", "pillar", "sugar", "calendar", "bar", "car", "war", "star", "jar", "tar", "grammar", "seminar", "test", "list", "artist", "journalist", "scientist", "terrorist", "communist", "socialist", "specialist", "economist", "tourist", "forest", "interest", "request", "contest", "protest", "priest", "guest", "chest", "west", "east", "coast", "host", "post", "cost", "ghost", "past", "cast", "dust", "trust", "rest", "nest", "best", "file", "mobile", "missile", "profile", "crocodile", "exile", "tile", "mile", "smile", "pile", "grid", "pyramid", "child", "kid", "garden", "queen", "burden", "citizen", "oxygen", "pen", "women", "children", "men", "kitchen", "chicken", "omen", "specimen", "mayor", "award", "reward", "toward", "forward", "coward", "climate", "state", "debate", "rate", "date", "gate", "candidate", "certificate", "delegate", "advocate", "senate", "chocolate", "plate", "private", "pirate", "magistrate", "mandate", "estate", "syndicate", "emirate", "consulate", "laureate", "graduate", "associate", "duplicate", "ice", "dairy", "fairy"]
)
_NUMERALS = frozenset(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion", "hundreds", "thousands", "millions", "billions"]
)


def clean_senses(gloss: str) -> tuple[str, ...]:
    """Split a lexicon gloss into single senses, without usage notes, in order and without repetition."""
    senses: dict[str, None] = {}
    for part in gloss.split(";"):
        for sense in _alternatives(_plain(part)):
            senses.setdefault(sense)
    return tuple(senses)


def _plain(part: str) -> str:
    bare = _NOTE.sub(" ", part)
    if not bare.strip():
        bare = part.translate({ord(mark): " " for mark in "()[]<>"})
    return _SPACES.sub(
        " ", bare.replace('"', " ").replace("!", " ").replace("?", " ").replace("_", " ")
    ).strip(" ,.")


def _alternatives(sense: str) -> list[str]:
    """Write "screen/stage director" as two senses."""
    if not sense:
        return []
    if "," in sense and not sense[:1].isupper():
        return [one for piece in sense.split(",") for one in _alternatives(piece.strip())]
    if "/" not in sense or any(mark.isdigit() for mark in sense):
        return [sense]
    words = sense.split(" ")
    place = next(index for index, word in enumerate(words) if "/" in word)
    choices = [choice for choice in words[place].split("/") if choice]
    if len(choices) > 4:
        return [sense]
    written = (" ".join((*words[:place], choice, *words[place + 1 :])) for choice in choices)
    return [one for text in written for one in _alternatives(text)]


def is_numeral(sense: str) -> bool:
    return sense in _NUMERALS


def is_adjectival(senses: tuple[str, ...]) -> bool:
    """Tell whether an adjective rather than a noun is meant, by the wording of the English."""
    judged = [_adjective(sense) for sense in senses]
    return bool(judged) and sum(judged) * 2 > len(judged)


def _adjective(sense: str) -> bool:
    last = sense.split(" ")[-1].split("-")[-1]
    lower = last.lower()
    if lower in _NOT_ADJECTIVES or " of " in sense:
        return False
    return lower in _PLAIN or last in _PLAIN or (lower.endswith(_ENDINGS) and not lower.endswith(_NOUN_ENDINGS))


_NOUN_ENDINGS = ("ity", "ment", "tion", "sion", "ness", "ship", "ism", "ency", "ancy", "graphy", "logy", "cracy",
                 "ator", "eter", "izer", "iser")  # fmt: skip
