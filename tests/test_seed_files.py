"""The seed articles are complete pairs, cleanly encoded, and show the house styles a reader meets."""

import hashlib
import re
import tomllib
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
MANIFEST: dict[str, list[dict[str, Any]]] = tomllib.loads((SEEDS / "seeds.toml").read_text(encoding="utf-8"))
ARTICLES = {article["slug"]: article for article in MANIFEST["article"]}
SAMPLES = sorted(slug for slug, article in ARTICLES.items() if article["sample"])
TEXT_FILES = sorted(path.name for path in SEEDS.glob("*.txt"))

REAL_ARTICLE = "us-warns-russia"
REAL_ARTICLE_SHA256 = "6ea2d2adae8c092b4fb38c4420239cc4973dfdd55dde96dc34485b1a33a9ed1e"
SAMPLE_NOTE = "Sample with invented events: no person, company or newspaper in it exists."

RECURRING = {
    "مجد الدين الراسي": "Majd al-Din al-Rasi",
    "عمران الراسي": "Imran al-Rasi",
    "نوار بلقصير": "Nawwar Belqasir",
    "هالة السمنودي": "Hala al-Samnoudi",
    "كارين ليندهولت": "Karin Lindholt",
    "جمانة الحلفاوي": "Joumana al-Halfawi",
    "غسان مرجانة": "Ghassan Murjana",
    "يعرب التلمسي": "Yaarub al-Tilimsi",
    "تماضر الخيزران": "Tumadir al-Khayzuran",
    "شاهين الوراق": "Shahin al-Warraq",
    "رغد الصنوبري": "Raghad al-Sanawbari",
    "زهراء أبو النخل": "Zahra Abu al-Nakhl",
    "إلياس قرطاس": "Elias Qirtas",
    "ميرفت الدوغان": "Mervat al-Doughan",
    "نديم البرزخ": "Nadim al-Barzakh",
    "ديما القلفاط": "Dima al-Qalfat",
    "هيئة موانئ النخيل": "Palm Ports Authority",
    "نقابة عمال الأرصفة": "Quay Workers' Union",
    "هيئة الأحواض المائية": "Water Basins Authority",
    "المرصد الصحي للساحل": "Coast Health Observatory",
    "جهاز الإنقاذ الساحلي": "Coastal Rescue Service",
    "مركز الفرقد لأبحاث الفضاء": "Farqad Centre for Space Research",
    "جامعة وادي السرو": "Wadi al-Sarw University",
    "مرجان الشمال للملاحة": "Northern Coral Shipping",
    "مصرف النخيل المركزي": "Palm Central Bank",
    "شركة مرنان": "Mirnan",
    "اتحاد أندية الساحل لكرة القدم": "Coast Clubs Football Federation",
}
REAL_NAMES = ("الأسد", "بوتين", "كيري", "لافروف", "رويترز", "الجزيرة نت", "بي بي سي", "فرانس برس", "اسوشيتد")

STYLES = {
    "Image caption": r"^Image caption \S",
    "مصدر الصورة": r"^مصدر الصورة \S",
    "تعليق على الصورة": r"^تعليق على الصورة: \S",
    "التعليق على الصورة": r"^التعليق على الصورة، \S",
    "agency dateline": r"^\w+(?: \w+)? \(وكالة [^)]+\) - ",
    "« »": r"«[^»]+»",
    '" "': r'"[^"]+"',
    "“ ”": r"“[^”]+”",
    "headline with a colon": r"\A[^\n]+: [^\n]+\n",
    "subhead": r"(?<=\n\n)(?:\S+ ){1,3}\S*[^.:،\s»\"”](?=\n\n)",
    "bulleted list": r"^• .+\n• ",
    "list numbered in Arabic-Indic digits": r"^١\. .+\n٢\. ",
    "list numbered in European digits": r"^1\. .+\n2\. ",
    "Arabic-Indic digits": r"[٠-٩]{2,}",
    "European digits": r"[0-9]{2,}",
    "both kinds of digits in one article": r"(?s)[٠-٩]{2}.*\b[0-9]{2}",
    "percentage ٪": r"[٠-٩]٪",
    "percentage %": r"[0-9]%",
    "percentage in words": r"[0-9] بالمئة",
    "decimal ٫": r"[٠-٩]٫[٠-٩]",
    "decimal point": r"[0-9]\.[0-9]",
    "Latin words": r"[؀-ۿ] \(?[A-Z][a-zA-Z]+",
    "handle": r"(?<!\S)@\w{3,}",
    "hashtag": r"(?<!\S)#[؀-ۿ_]{3,}",
    "vocalised words": r"(?:\w[\u064b-\u0652]\w?){3,}",
    "emoji": r"[\u26bd\U0001f300-\U0001faff]",
    "direct speech": r"قال[^.\n]*: [\"«“]",
    "reported speech": r"(?:قال|قالت) [^.\n\"«“]* إن(?:ه|ها)? ",
    "أوضح أن": r"[أو]ضحت? (?:[^.\n]+، )?أن ",
    "نفى": r"(?:نفى|نفت|نافية) ",
    "حذر من": r"حذرت? [^.\n]*من ",
    "دعا إلى": r"(?:دعا|دعت) [^.\n]*إلى ",
    "dropped subject": r"(?m)^وأضافت?: [\"«“]",
    "dropped subject, وتابع": r"(?m)^وتابعت?: [\"«“]",
    "words in marks within reported speech": r"(?:إن|أن|بأن|بأنه) [^.\n:\"«“]*[\"«“]",
    "name in marks": r"(?:العبّارة|القمر|القمر الصناعي) [\"«“]",
    "irony in marks": r"الدعم الحكومي “السخي”",
    "speech before its verb": r"(?m)^«[^»]+»، تقول ",
    "quotation over two paragraphs": r"(?m)^[^\n]*: «[^»\n]+\n\n«[^»\n]+»",
    "unnamed official": r"مسؤول في [^.\n]*(?:طلب عدم ذكر اسمه|لم يشأ ذكر اسمه|طالبا عدم نشر اسمه)",
    "بحسب": r"،? بحسب ",
    "abbreviation": r"\(مخس\)",
}


def text_of(name: str) -> str:
    return (SEEDS / name).read_bytes().decode("utf-8")


def arabic(slug: str) -> str:
    return text_of(f"{slug}.ar.txt")


def english(slug: str) -> str:
    return text_of(f"{slug}.en.txt")


def opening_marks(line: str) -> int:
    return line.count("«") + line.count("“") + (line.count('"') + 1) // 2


def names_in(slug: str) -> set[str]:
    return {name for name in RECURRING if name in arabic(slug)}


def test_manifest_names_exactly_the_files() -> None:
    expected = [f"{slug}.{language}.txt" for slug in ARTICLES for language in ("ar", "en")]
    assert sorted(expected) == TEXT_FILES
    assert len(ARTICLES) == len(MANIFEST["article"])


def test_real_article_is_unchanged() -> None:
    assert hashlib.sha256((SEEDS / f"{REAL_ARTICLE}.ar.txt").read_bytes()).hexdigest() == REAL_ARTICLE_SHA256
    assert ARTICLES[REAL_ARTICLE]["date"] == date(2015, 9, 10)
    assert ARTICLES[REAL_ARTICLE]["sample"] is False


def test_manifest_fields() -> None:
    sources = {source["slug"]: source for source in MANIFEST["source"]}
    assert len(sources) == len(MANIFEST["source"])
    assert all(set(source) == {"slug", "name_en", "name_ar"} for source in sources.values())
    fields = {"slug", "source", "date", "sample", "licence", "note"}
    for slug, article in ARTICLES.items():
        assert set(article) - {"url"} == fields, slug
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
        assert type(article["date"]) is date, slug
    assert {article["source"] for article in ARTICLES.values()} == set(sources)


def test_samples_say_so_and_are_spread() -> None:
    samples = [ARTICLES[slug] for slug in SAMPLES]
    assert len(samples) >= 13
    assert {sample["licence"] for sample in samples} == {"CC0-1.0"}
    assert {sample["note"] for sample in samples} == {SAMPLE_NOTE}
    by_source = Counter(sample["source"] for sample in samples)
    assert len(by_source) == 4
    assert ARTICLES[REAL_ARTICLE]["source"] not in by_source
    assert min(by_source.values()) >= 3
    dates = sorted(sample["date"] for sample in samples)
    assert dates[0] >= date(2025, 11, 1)
    assert dates[-1] <= date(2026, 10, 31)
    assert len(set(dates)) == len(dates)


@pytest.mark.parametrize("slug", ARTICLES)
def test_english_has_a_line_for_every_arabic_line(slug: str) -> None:
    arabic_lines, english_lines = arabic(slug).splitlines(), english(slug).splitlines()
    assert [bool(line) for line in arabic_lines] == [bool(line) for line in english_lines]


@pytest.mark.parametrize("slug", ARTICLES)
def test_english_marks_the_same_quotations(slug: str) -> None:
    for arabic_line, english_line in zip(arabic(slug).splitlines(), english(slug).splitlines(), strict=True):
        assert arabic_line.count('"') % 2 == 0, arabic_line
        assert opening_marks(arabic_line) == english_line.count("“"), english_line
        assert not re.search(r'["«»\u0600-\u06ff]', english_line), english_line


@pytest.mark.parametrize("slug", SAMPLES)
def test_length_in_words(slug: str) -> None:
    assert 120 <= len(arabic(slug).split()) <= 500


def test_lengths_vary() -> None:
    lengths = [len(arabic(slug).split()) for slug in SAMPLES]
    assert min(lengths) < 160
    assert max(lengths) > 400


@pytest.mark.parametrize("name", TEXT_FILES)
def test_encoding_is_clean(name: str) -> None:
    text = text_of(name)
    assert unicodedata.is_normalized("NFC", text)
    controls = {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}}
    assert controls <= {"\n"}
    assert not re.search(r"\u0640(?![\"«“])", text)
    assert "\u00a0" not in text
    assert "  " not in text
    assert "\n\n\n" not in text
    assert all(line == line.strip() for line in text.splitlines())
    if name != f"{REAL_ARTICLE}.ar.txt":
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@pytest.mark.parametrize("style", STYLES)
def test_style_occurs_in_a_sample(style: str) -> None:
    pattern = re.compile(STYLES[style], re.MULTILINE)
    assert any(pattern.search(arabic(slug)) for slug in SAMPLES)


def test_two_speakers_alternate() -> None:
    speakers = re.findall(r"^(?:و|ف)(?:قال|أجاب) (الزنجاري|الصراف): ", arabic("fishing-truce"), re.MULTILINE)
    assert speakers == ["الزنجاري", "الصراف"]


@pytest.mark.parametrize(("name_ar", "name_en"), RECURRING.items())
def test_actors_recur(name_ar: str, name_en: str) -> None:
    in_arabic = [slug for slug in SAMPLES if name_ar in arabic(slug)]
    assert len(in_arabic) >= 3
    assert [slug for slug in in_arabic if name_en not in english(slug)] == []


def test_two_people_share_a_surname_within_one_article() -> None:
    both = [slug for slug in SAMPLES if {"مجد الدين الراسي", "عمران الراسي"} <= names_in(slug)]
    assert len(both) >= 2


@pytest.mark.parametrize("surname", ["الراسي", "بلقصير", "السمنودي", "الخيزران", "الدوغان", "أبو النخل"])
def test_surname_stands_alone_somewhere(surname: str) -> None:
    in_full = [name for name in RECURRING if name.endswith(f" {surname}")]
    text = "".join(arabic(slug) for slug in SAMPLES)
    assert text.count(surname) > sum(text.count(name) for name in in_full) > 0


@pytest.mark.parametrize("slug", SAMPLES)
def test_samples_name_no_real_person_or_newspaper(slug: str) -> None:
    assert [name for name in REAL_NAMES if name in arabic(slug)] == []
