"""Files of terms: what is read, what is refused and why, and that what is written reads back."""

import pytest

from reader.glossary.entries import GlossaryRefused
from reader.glossary.files import MOST_LINES, TermFileContent, read_term_file, write_csv
from reader.glossary.tbx import write_tbx
from reader.sentences import sentence_of

ROWS = [
    ("البنك الدولي", "World Bank", 'a "quoted", note'),
    ("كوفيد-19", "COVID-19", "<b>&amp;</b> ]]>"),
    ("الأُمَم المتّحدة", "United Nations; the UN", ""),
]
MARTIF = """<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="1"><note>body of 1944</note>
 <langSet xml:lang="ar-EG"><ntig><termGrp><term>البنك الدولي</term></termGrp></ntig>
  <tig><term>بنك الإعمار</term></tig></langSet>
 <langSet xml:lang="en-GB">
  <tig><term>Bank</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
  <tig><term>World Bank</term></tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="ar"><tig><term>مصرف</term></tig></langSet>
 <langSet xml:lang="fr"><tig><term>banque</term></tig></langSet></termEntry>
</body></text></martif>"""


def told(reading: TermFileContent) -> list[tuple[int, str, str]]:
    return [(line, words, sentence_of(why)) for line, words, why in reading.refused]


def terms(reading: TermFileContent) -> list[tuple[str, str, str]]:
    return [(one.arabic, one.english, one.note) for _, one in reading.entries]


@pytest.mark.parametrize("write", [write_csv, write_tbx])
def test_what_is_written_reads_back_identically(write: object) -> None:
    reading = read_term_file(write(ROWS))  # type: ignore[operator]
    assert terms(reading) == ROWS
    assert reading.refused == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_every_encoding(encoding: str, separator: str) -> None:
    table = "English,Arabic,Note\r\nUnited Nations,الأمم المتحدة,\r\nthe bank,البنك,قديم\r\n"
    reading = read_term_file(table.replace(",", separator).encode(encoding))
    assert terms(reading) == [("الأمم المتحدة", "United Nations", ""), ("البنك", "the bank", "قديم")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_tbx_of_2008(encoding: str) -> None:
    reading = read_term_file(MARTIF.format(encoding=encoding).encode(encoding))
    note = "body of 1944"
    assert terms(reading) == [("البنك الدولي", "World Bank", note), ("بنك الإعمار", "World Bank", note)]
    assert told(reading) == [(3, "مصرف", "There is no English in it.")]


def test_each_line_that_is_no_entry_says_why() -> None:
    long = "a" * 201
    table = (
        f"arabic,english\nبنك,bank\nبَنْك,shore\nبنك,bank\nbank,بنك\n,x\nدار,\nدار,{long}\nدار,؟\n,\n".encode()
    )
    assert [(line, why) for line, _, why in told(read_term_file(table))] == [
        (3, "Its Arabic is in line 2 already."),
        (4, "It is in line 2 already."),
        (5, "The Arabic has no Arabic letters. Are Arabic and English swapped?"),
        (6, "There is no Arabic in it."),
        (7, "There is no English in it."),
        (8, "The English has 201 letters; 200 fit."),
        (9, "The English has no letters."),
    ]


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "billion laughs": (f'<!DOCTYPE t [<!ENTITY l0 "lol">{BOMB}]><tbx>&l9;</tbx>', "entities"),
    "a file of the server": (
        '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
        "entities",
    ),
    "a parameter entity": ('<!DOCTYPE t [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]><tbx/>', "entities"),
    "an entity that is not defined": ("<tbx>&what;</tbx>", "not well-formed"),
    "deep nesting": ("<tbx>" + "<a>" * 100_000, "nested deeper"),
    "very many elements": ("<tbx>" + "<a/>" * 1_000_001 + "</tbx>", "elements"),
    "no end": ("<tbx><text>", "not well-formed"),
    "another kind of XML": ("<html/>", "no TBX"),
    "no terms": ("<tbx/>", "no terms"),
    "an encoding that is none": ('<?xml version="1.0" encoding="klingon"?><tbx/>', "not well-formed"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_is_refused_with_a_sentence(name: str) -> None:
    text, reason = HOSTILE[name]
    with pytest.raises(GlossaryRefused, match=reason):
        read_term_file(text.encode())


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"PK\x03\x04" + b"word/" * 9, "Word document"),
        (bytes(range(256)) * 9, "no text"),
        (b"one,two\n1,2\n", "one in Arabic and one in English; there are: one, two"),
        (b"arabic,english\n", "no terms"),
        (f'arabic,english\nبنك,"{"a" * 20_000}"\n'.encode(), "Line 2 cannot be read"),
        (("arabic,english\n" + "بنك,b\n" * (MOST_LINES + 1)).encode(), "more than"),
    ],
)
def test_files_that_are_no_table_of_terms(raw: bytes, reason: str) -> None:
    with pytest.raises(GlossaryRefused, match=reason):
        read_term_file(raw)


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.glossary.files.MOST_BYTES", 1024 * 1024)
    with pytest.raises(GlossaryRefused, match="larger than 1 MB"):
        read_term_file(b"x" * (1024 * 1024 + 1))


def test_controls_and_direction_marks_are_cleaned_away() -> None:
    reading = read_term_file("arabic,english\n\u202bبنك\u202c,ba\u200bnk\n".encode())
    assert terms(reading) == [("بنك", "bank", "")]
