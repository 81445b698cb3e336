"""Lines word for word: each word is written "clitics-stem~clitics:part of speech=gloss", a name in {}.

Chunks are parted by "|" in what is expected.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.arabic.document import Token
from reader.arabic.glosses.inflection_en import EnglishForms
from reader.arabic.literal import BuildingWords, LineName, LiteralChunk, LiteralRendering
from reader.arabic.resources import Resources
from reader.text.spans import Span
from tests.arabic.analyser import ANALYSER, analyse

_WORD = re.compile(r"(\{?)(?:(\w+)-)?([^\s~:]+?)(?:~(\w+))?:([a-z ]+)=([^;}]*)(\}?);?")
_LETTERS = {"v": "verb", "n": "noun", "a": "adjective", "f": "particle", "p": "proper noun", "d": "number"}


def chunks_of(line: str, rendering: LiteralRendering) -> tuple[str, list[Token], tuple[LiteralChunk, ...]]:
    text, tokens, names, opened = "", [], [], 0
    for part in line.split("; "):
        if part in ("،", ".", '"', '"(', ")"):
            text = text.rstrip() if part != '"(' else text
            mark = part.removesuffix("(")
            tokens.append(Token(Span(len(text), len(text) + 1), mark, mark, "punctuation", "", ()))
            text += mark if part == '"(' else f"{mark} "
            continue
        match = _WORD.fullmatch(part)
        assert match, part
        opens, before, stem, after, pos, gloss, closes = match.groups(default="")
        word = before + stem + after
        if opens:
            opened = len(text)
        span = Span(len(text), len(text) + len(word))
        tokens.append(
            Token(span, word, stem, _LETTERS[pos], gloss, (), proclitic=len(before), enclitic=len(after))
        )
        text += word
        if closes:
            names.append(LineName(Span(opened, len(text)), "", is_person=True))
        text += " "
    return text, tokens, rendering.chunks(text, tokens, [token.gloss for token in tokens], names)


@pytest.fixture(scope="module")
def rendering() -> LiteralRendering:
    return LiteralRendering(EnglishForms(Resources()), BuildingWords.of(Resources()))


@pytest.mark.parametrize(
    ("line", "english"),
    [
        # a verb behind its subject
        ("قررت:v=[she] decided; الوزارة:n=the ministry", "the ministry|decided"),
        ("و-قالت:v=and [she] said; الوزيرة:n=the minister; {ليلى:p=Layla; حداد:p=Haddad}",
         "and the minister|Layla Haddad|said"),
        ("لم:f=did not; تضغط:v=[she] press; الحكومة:n=the government", "the government|did not|press"),
        ("ترتفع:v=[she] rises; أجور:n=wages; العمال:n=the workers", "the wages|of the workers|rise"),
        ("لا:f=not; يربح:v=[he] gains; الرجل:n=the man", "the man|does not|gain"),
        # which is one only if it agrees, and is no object
        ("قررت:v=[she] decided; الرجل:n=the man", "decided|the man"),
        ("زار:v=[he] visited; المدينة:n=the city", "visited|the city"),
        ("قدم:v=[he] presented; اقتراحا:n=suggestion", "presented|suggestion"),
        ("وصل:v=[he] arrived; إلى:f=to; المدينة:n=the city", "[he] arrived|to|the city"),
        # nor where a preposition is written before it, whatever its gloss says
        ("فأقرت:v=so [she] admitted; ب-الهزيمة:n=the defeat", "so [she] admitted|the defeat"),
        ("التلاميذ:n=the pupils; يعودون:v=they return", "the pupils|return"),
        ("و-قالت:v=and [she] said; مديرت~ها:n=its director; {ديما:p=Dima}", "and its director|Dima|said"),
        (
            "خسر:v=[he] lost; الاتحاد:n=the union; 18:d=18; كيلومترا:n=kilometre; مربعا:a=square",
            "the union|lost|18|square|kilometres",
        ),
        # after its subject a verb stays
        ("النقابة:n=the union; تعلن:v=[she] announces; الاتفاق:n=the agreement",
         "the union|announces|the agreement"),
        ("السور:n=the wall; الذي:f=which; يحيط:v=[he] surrounds; الميناء:n=the port",
         "the wall|which|surrounds|the port"),
        ("أن:f=to; تكون:v=[she] be; النقابة:n=the union", "that|the union|be"),
        ("كان:v=[he] was; الإضراب:n=the strike; قد:f=has; ترك:v=[he] left; سفنا:n=ships",
         "the strike|had|left|ships"),
        ("وقعنا:v=we signed; الاتفاق:n=the agreement", "we signed|the agreement"),
        # of, the, adjectives
        ("وزارة:n=ministry; الثقافة:n=the culture", "the ministry|of the culture"),
        ("السور:n=the wall; القديم:a=old", "the old|wall"),
        ("سور:n=wall; المدينة:n=the city; القديم:a=old", "the old|wall|of the city"),
        ("سور:n=wall; المدينة:n=the city; القديمة:a=old", "the wall|of the old|city"),
        ("هذا:f=this; الرجل:n=the man", "this|man"),
        ("أكبر:a=larger; مدينة:n=city", "the largest|city"),
        ("كل:n=all; السفن:n=the ships", "all|the ships"),
        ("بيت~ه:n=his house; الكبير:a=large", "his large|house"),
        ("ب-البيت:n=in the house; القديم:a=old", "in the old|house"),
        # numbers
        ("37:d=37; سفينة:n=ship", "37|ships"),
        ("18:d=18; مليون:d=million; دولار:n=dollar", "18|million|dollars"),
        # marks
        ("قال:v=[he] said; الوزير:n=the minister; ،; إن:f=that", "the minister|said,|that"),
        ('وقع:v=[he] signed; "(; الوزير:n=the minister; "; .', "[he] signed|“the minister”."),
    ],
)  # fmt: skip
def test_a_line_word_for_word(line: str, english: str, rendering: LiteralRendering) -> None:
    _, _, chunks = chunks_of(line, rendering)
    assert "|".join(chunk.whole for chunk in chunks) == english


def test_words_of_one_meaning_are_one_chunk(rendering: LiteralRendering) -> None:
    _, tokens, chunks = chunks_of("على:f=at least; الأقل:a=at least; عاد:v=[he] returned", rendering)
    assert [chunk.text for chunk in chunks] == ["at least", "[he] returned"]
    assert chunks[0].words == Span(0, 2)
    assert chunks[0].span == Span(tokens[0].span.start, tokens[1].span.end)


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("في:f=in; البيت:n=the house", ["small", "word"]),
        ("{عمر:p=Omar}; عاد:v=[he] returned", ["name", "word"]),
    ],
)
def test_chunks_say_of_what_kind_they_are(line: str, kinds: list[str], rendering: LiteralRendering) -> None:
    assert [chunk.kind for chunk in chunks_of(line, rendering)[2]] == kinds


_SOME_WORDS = (
    'قال وقالت الوزيرة الوزير سمر الحلبي إن أن الحكومة لم تعلن ، . " « » ( ) أكبر مدينة في البلاد هذا 37'
    " سفينة كان قد ترك الميناء القديمة القديم الذي زار كل ثلاثة ملايين وزارة الثقافة ! : ؛ x 4.5 ٪"
)
_SENTENCES = st.lists(st.sampled_from(_SOME_WORDS.split()), max_size=25)


@settings(deadline=None)
@given(_SENTENCES)
def test_every_word_is_in_one_chunk_and_no_mark_is_lost(words: list[str]) -> None:
    text = " ".join(words)
    tokens = list(analyse(text).tokens)
    chunks = ANALYSER.word_for_word(text, tokens, [token.gloss for token in tokens])
    told = sorted(at for chunk in chunks for at in range(chunk.words.start, chunk.words.end))
    spoken = [at for at, token in enumerate(tokens) if token.pos != "punctuation"]
    assert told == spoken
    marks = sum(token.pos == "punctuation" for token in tokens)
    shown = sum(len((chunk.before + chunk.after).replace(" ", "")) for chunk in chunks)
    assert not chunks or shown >= marks


def test_a_line_of_which_nothing_can_be_said_has_no_chunk(rendering: LiteralRendering) -> None:
    line = "ب"
    (token,) = analyse(line).tokens
    assert rendering.chunks(line, [token], [""]) == ()
