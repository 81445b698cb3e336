"""Without a lexicon the analysis reads on: a word that nothing else knows is shown in Latin letters."""

import re
from pathlib import Path

import pytest

from reader.arabic.document import Document, Token
from reader.arabic.morphology.lexicon import Lexicon
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import LEXICON_TABLES, Resources, installed_lexicon
from reader.text.letters import has_arabic_letter
from tests.arabic import odd_texts
from tests.arabic.analyser import ANALYSER, KNOWN

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.ar.txt"))
BARE = Analyser(Resources(lexicon=None))
_PHRASES = sorted({english for _, english in BARE.known.resources.rows("set_phrases.tsv")})
# One with a place for a number has the number there.
PHRASE = re.compile(rf"(?:{'|'.join(map(re.escape, _PHRASES)).replace(re.escape('#'), '[0-9.,]+')})$")
SENTENCE = (
    'قال وزير الخارجية جون كيري يوم 3 مارس إن "القوارب ستبقى راسية في الميناء القديم" وبالبرهان مع Linux.'
)


def words(document: Document) -> list[tuple[str, Token]]:
    return [(token.span.of(document.text), token) for token in document.tokens]


def is_named(document: Document, token: Token) -> bool:
    places = [
        place for one in document.mentions for place in (one.span, *(inner.span for inner in one.inner))
    ]
    return any(token.span.overlaps(place) for place in places)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name.partition(".")[0])
def test_every_word_of_a_seed_is_a_transliteration_a_name_or_a_set_phrase(seed: Path) -> None:
    document = BARE.analyse(seed.read_text("utf-8"))
    assert document.mentions
    assert document.quotations
    found = [(word, token) for word, token in words(document) if token.pos != "punctuation"]
    assert [word for word, token in found if not token.gloss] == []
    arabic = [(word, token) for word, token in found if has_arabic_letter(word)]
    assert [word for word, token in arabic if token.known] == []
    assert [
        (word, token.gloss)
        for word, token in arabic
        if not is_named(document, token)
        and not BARE.is_transliteration(word, token)
        and not PHRASE.search(token.gloss)
    ] == []


def test_what_needs_no_lexicon_reads_as_before() -> None:
    document = BARE.analyse(SENTENCE)
    shown = {word: token.gloss for word, token in words(document)}
    assert (shown["جون"], shown["كيري"], shown["3"], shown["Linux"]) == ("John", "Kerry", "3", "Linux")
    assert (shown["القوارب"], shown["في"], shown["وبالبرهان"]) == ("Quarb", "Fi", "and with Barhan")
    (kerry,) = document.mentions
    assert (kerry.name_en, kerry.role_en) == ("John Kerry", "foreign minister")
    assert {(one.speaker_name, one.verb_en) for one in document.quotations} == {
        ("جون كيري", "said that"),
        ("جون كيري", "said"),
    }


def test_a_transliteration_is_told_from_a_meaning_and_from_a_name() -> None:
    bare = {word: BARE.is_transliteration(word, token) for word, token in words(BARE.analyse(SENTENCE))}
    assert {word for word, latin in bare.items() if latin} == {
        *("قال", "يوم", "مارس", "إن", "القوارب", "ستبقى"),
        *("راسية", "في", "الميناء", "القديم", "وبالبرهان", "مع"),
    }
    full = words(ANALYSER.analyse(SENTENCE))
    assert [word for word, token in full if ANALYSER.is_transliteration(word, token)] == []


def test_no_part_of_speech_is_claimed() -> None:
    assert {one.pos for word in ("القوارب", "ستبقى", "في") for one in BARE.readings(word)} == {"unknown"}
    assert ANALYSER.readings("زغبطيل")[0].pos == "proper noun"


def test_it_never_raises() -> None:
    for text in odd_texts.texts(13, 40):
        BARE.analyse(text)


def test_it_is_another_version() -> None:
    assert BARE.version != ANALYSER.version


def test_another_lexicon_is_read_from_its_folder(tmp_path: Path) -> None:
    installed = installed_lexicon()
    assert installed is not None
    for name in LEXICON_TABLES:
        (tmp_path / name).write_bytes((installed / name).read_bytes())
    assert Analyser(Resources(lexicon=tmp_path)).version == ANALYSER.version
    (tmp_path / "dictStems").write_text(";; kitAb_1\nktAb\tkitAb\tNdu\ttome\n", encoding="latin-1")
    other = Resources(lexicon=tmp_path)
    assert Analyser(other).version != ANALYSER.version
    lexicon = Lexicon(other, KNOWN.forms)
    assert [stem.senses for stem in lexicon.stems("ktAb")] == [("tome",)]
    (word,) = Analyser(other).readings("كتاب")
    assert (word.gloss, word.pos) == ("tome", "noun")


def test_a_folder_without_a_table_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="dictPrefixes"):
        Analyser(Resources(lexicon=tmp_path)).analyse(SENTENCE)


def test_names_are_those_of_the_lists_so_that_unread_words_are_not_taken_for_names() -> None:
    """The model of names was trained on words with readings: without them it takes most words for names."""
    texts = [path.read_text("utf-8") for path in SEEDS]
    with_lexicon = sum(len(ANALYSER.analyse(text).mentions) for text in texts)
    assert 0 < sum(len(BARE.analyse(text).mentions) for text in texts) <= with_lexicon
