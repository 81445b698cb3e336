"""How far the work on each article is, stored: its review, and whose its English is."""

from django.db import migrations, models

_MARKED = """EXISTS (SELECT 1 FROM reader_annotation m WHERE m.article_id = reader_articletally.article_id
    AND m.assignment_id IS NULL AND m.state IN ({states}))"""
_LEFT, _JUDGED = (_MARKED.format(states=states) for states in ("'suggested'", "'accepted', 'rejected'"))
_ENGLISH = """EXISTS (SELECT 1 FROM reader_paragraph p JOIN reader_translation t ON t.paragraph_id = p.id
    WHERE p.article_id = reader_articletally.article_id AND t.origin = '{origin}')"""
_FOUND = f"""UPDATE reader_articletally SET
    review = CASE WHEN {_LEFT} THEN CASE WHEN {_JUDGED} THEN 'begun' ELSE 'todo' END
                  WHEN {_JUDGED} THEN 'done' ELSE '' END,
    english = CASE WHEN {_ENGLISH.format(origin="person")} THEN 1 ELSE 0 END
            + CASE WHEN {_ENGLISH.format(origin="machine")} THEN 2 ELSE 0 END"""


class Migration(migrations.Migration):
    dependencies = [("reader", "0052_many_machines")]

    operations = [
        migrations.AddField(
            model_name="articletally",
            name="english",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="articletally",
            name="review",
            field=models.CharField(
                blank=True,
                choices=[("todo", "not begun"), ("begun", "begun"), ("done", "all looked at")],
                default="",
                max_length=5,
            ),
        ),
        migrations.RunSQL(_FOUND, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="articletally",
            index=models.Index(fields=["review", "article"], name="articles_by_review"),
        ),
        migrations.AddIndex(
            model_name="articletally",
            index=models.Index(fields=["english", "article"], name="articles_by_english"),
        ),
    ]
