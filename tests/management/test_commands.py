"""The commands that people script: output, exit status, and what they refuse."""

import json
import subprocess
import sys
import zipfile
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from reader.analyser import site_analyser
from reader.benchmarks.container_files import telegram_export
from reader.models import Article
from reader.taggers import named
from tests.articles import HARBOUR, HARBOUR_EN, make_article
from tests.shapes import turned

SEED = settings.SEEDS_DIR / "us-warns-russia.ar.txt"


def run(*arguments: object, **options: Any) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out, **options)
    return out.getvalue()


class TestAnalyse:
    def test_the_offsets_slice_the_text(self) -> None:
        found = json.loads(run("analyse", SEED))
        text = found["text"]
        assert text == SEED.read_text(encoding="utf-8").strip()
        words = text.split()
        tokens = [text[token["start"] : token["end"]] for token in found["tokens"]]
        assert "".join(tokens) == "".join(words)
        assert {"lemma", "pos", "vocalised", "gloss", "senses"} <= set(found["tokens"][0])

    def test_everything_that_is_specified_is_there(self) -> None:
        found = json.loads(run("analyse", SEED))
        kinds = {paragraph["kind"] for paragraph in found["paragraphs"]}
        assert {"headline", "paragraph", "caption", "credit"} <= kinds
        assert {"start", "end", "type", "name_en", "score"} <= set(found["actors"][0])
        quotation = found["quotations"][0]
        assert {"start", "end", "kind", "cue", "speaker", "speaker_name", "speaker_score"} <= set(quotation)
        caption = found["captions"][1]
        assert found["text"][slice(*caption["credit"])] == "AFP"

    def test_several_files_are_several_lines(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(HARBOUR, encoding="cp1256")
        lines = run("analyse", SEED, tmp_path / "a.txt").splitlines()
        assert json.loads(lines[1])["text"] == HARBOUR.strip()

    def test_every_format_comes_through_the_door_of_ingest(self, tmp_path: Path) -> None:
        page = (
            f"<html><body><nav>الأخبار</nav><article><h1>عنوان</h1><p>{HARBOUR}</p></article></body></html>"
        )
        (tmp_path / "a.html").write_text(page, encoding="utf-8")
        table = (
            "headline,text\nعنوان أول,قال وزير النقل إن العمل يستمر.\nعنوان ثان,وأكد الوزير أن الوضع جيد.\n"
        )
        (tmp_path / "b.csv").write_text(table, encoding="utf-8")
        (tmp_path / "c.txt").write_text(turned(HARBOUR), encoding="utf-8")
        page_found, first, second, turned_round = map(
            json.loads,
            run("analyse", *(tmp_path / name for name in ("a.html", "b.csv", "c.txt"))).splitlines(),
        )
        assert "nav" not in page_found["text"]
        assert "سامر الحلبي" in page_found["text"]
        assert "name" not in page_found
        assert [first["text"].split("\n")[0], second["text"].split("\n")[0]] == ["عنوان أول", "عنوان ثان"]
        assert first["name"] != second["name"]
        assert turned_round["text"] == HARBOUR.strip()

    def test_what_cannot_be_read_is_said_after_the_rest(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("good.txt", HARBOUR)
            archive.writestr("bad.txt", b"\x89PNG\r\n\x1a\n")
        (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
        out = StringIO()
        with pytest.raises(CommandError) as told:
            call_command("analyse", str(tmp_path / "a.zip"), str(tmp_path / "b.txt"), stdout=out)
        assert json.loads(out.getvalue())["text"] == HARBOUR.strip()
        problems = str(told.value).splitlines()
        assert [one.split(": ")[0] for one in problems] == [
            f"{tmp_path}/a.zip, bad.txt",
            f"{tmp_path}/b.txt",
        ]

    def test_standard_input_and_no_database(self) -> None:
        command = [sys.executable, "manage.py", "analyse", "-"]
        ran = subprocess.run(
            command, input=HARBOUR.encode(), capture_output=True, cwd=settings.BASE_DIR, check=True
        )
        assert json.loads(ran.stdout)["text"] == HARBOUR.strip()

    def test_what_cannot_be_read_is_an_error_and_the_rest_is_done(self, tmp_path: Path) -> None:
        out = StringIO()
        with pytest.raises(CommandError, match=r"nothing\.txt"):
            call_command("analyse", str(tmp_path / "nothing.txt"), str(SEED), stdout=out)
        assert json.loads(out.getvalue())

    @pytest.mark.parametrize("text", ["", "   ", "...", "Only Latin.", "\u064b" * 50])
    def test_odd_texts(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
        assert json.loads(run("analyse", tmp_path / "odd.txt"))["actors"] == []


@pytest.mark.django_db
class TestIngest:
    def test_a_folder_with_its_english(self, tmp_path: Path) -> None:
        (tmp_path / "deep").mkdir()
        (tmp_path / "deep" / "a.ar.txt").write_text(HARBOUR, encoding="utf-8")
        (tmp_path / "deep" / "a.en.txt").write_text(HARBOUR_EN, encoding="utf-8")
        assert run("ingest", tmp_path, source="Oasis", date=None).startswith("1 articles were taken in, 0")
        article = Article.objects.get()
        assert (article.source.name_en, article.headline_en) == ("Oasis", HARBOUR_EN.splitlines()[0])

    def test_no_file_of_a_folder_is_passed_over_without_a_word(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(HARBOUR, encoding="utf-8")
        (tmp_path / "b.en.txt").write_text(HARBOUR_EN, encoding="utf-8")
        (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff")
        (tmp_path / "README.md").write_text("What is here", encoding="utf-8")
        (tmp_path / ".hidden").write_text("x", encoding="utf-8")
        out = StringIO()
        with pytest.raises(CommandError):
            call_command("ingest", str(tmp_path), stdout=out)
        told = out.getvalue()
        assert Article.objects.count() == 1
        assert "old.doc: Files that end in .doc cannot be read." in told
        assert "b.en.txt: This text is not Arabic." in told
        assert "2 files passed over: README.md, a.jpg" in told
        assert ".hidden" not in told

    def test_an_archive(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("x/a.ar.txt", HARBOUR)
            archive.writestr("x/a.en.txt", HARBOUR_EN)
            archive.writestr("readme.md", "no article")
        run("ingest", tmp_path / "a.zip")
        assert Article.objects.get().headline_en == HARBOUR_EN.splitlines()[0]

    def test_a_bomb_in_an_archive_is_refused(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bomb.txt", "ب" * 50_000_000)
        with pytest.raises(CommandError):
            run("ingest", tmp_path / "a.zip")
        assert not Article.objects.exists()

    def test_each_day_of_a_chat_is_an_article_where_that_is_asked_for(self, tmp_path: Path) -> None:
        posts = [
            HARBOUR,
            "عاجل: السفينة الأولى وصلت",
            "قال الوزير إن العمل في الميناء يستمر حتى الصيف المقبل.",
        ]
        (tmp_path / "result.json").write_bytes(telegram_export(posts))
        assert "3 wait for a look" in run("ingest", tmp_path)
        (tmp_path / "result.json").write_bytes(telegram_export(posts[::-1]))
        call_command("ingest", str(tmp_path), "--columns", "posts=day", stdout=StringIO())
        assert [len(one.text.split("\n")) > 3 for one in Article.objects.all()] == [True]

    def test_how_many_were_there_before_and_how_many_wait(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(HARBOUR, encoding="utf-8")
        assert "1 waits for a look." in run("ingest", tmp_path, look_first=True)
        assert not Article.objects.exists()
        out = StringIO()
        call_command("ingest", str(tmp_path), stdout=out)  # it waits still
        assert "0 articles were taken in, 0 files refused. 0 were there before, 1 waits" in out.getvalue()
        assert "a.txt: It waits for a look." in out.getvalue()
        (tmp_path / "a.txt").write_text(HARBOUR + "\nجملة أخرى هنا.", encoding="utf-8")
        run("ingest", tmp_path)
        with pytest.raises(CommandError):
            call_command("ingest", str(tmp_path), stdout=out)
        assert "0 articles were taken in, 1 files refused. 1 was there before" in out.getvalue()

    def test_what_is_refused_is_named_with_the_reason(self, tmp_path: Path) -> None:
        make_article(HARBOUR)
        (tmp_path / "copy.txt").write_text(HARBOUR, encoding="utf-8")
        (tmp_path / "empty.txt").write_text("", encoding="utf-8")
        (tmp_path / "new.txt").write_text(HARBOUR + "\nجملة أخرى هنا.", encoding="utf-8")
        out = StringIO()
        with pytest.raises(CommandError):
            call_command("ingest", str(tmp_path), str(tmp_path / "none.txt"), stdout=out)
        report = out.getvalue()
        assert "1 articles were taken in, 3 files refused. 1 was there before, 0 wait for a look." in report
        for name, reason in [("copy.txt", "already"), ("empty.txt", "no text"), ("none.txt", "no such file")]:
            assert any(name in line and reason in line for line in report.splitlines())
        assert Article.objects.count() == 2


@pytest.mark.django_db
class TestAnnotate:
    def test_all_takes_those_of_another_version(self) -> None:
        old, new = make_article(), make_article(HARBOUR + "\nجملة أخرى هنا.")
        Article.objects.filter(pk=old.pk).update(analysis_version="older")
        old.annotations.all().delete()
        assert run("annotate", all=True) == f"1 articles are at version {site_analyser().version}.\n"
        assert old.annotations.exists()
        assert run("annotate", all=True).startswith("0 articles")
        assert run("annotate", new.pk).startswith("1 articles")

    def test_all_takes_what_another_tagger_read(self, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        make_article()
        assert run("annotate", all=True).startswith("0 articles")
        monkeypatch.setitem(named._LOADERS, "camel", lambda _: lambda sentences: [[] for _ in sentences])
        settings.HASHIYA_TAGGER = "camel"
        assert run("annotate", all=True).startswith("1 articles")

    def test_unknown(self) -> None:
        with pytest.raises(CommandError, match="no article 9"):
            run("annotate", 9)
        with pytest.raises(CommandError, match="--all"):
            run("annotate")
