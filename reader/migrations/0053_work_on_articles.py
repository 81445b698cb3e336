"""Stored of each article: how far its review is, whose its English is, and whom its quotations name."""

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


_QUOTED = "q.layer = 'quote' AND q.assignment_id IS NULL AND q.state IN ('suggested', 'accepted')"
_NAMED = "m.layer = 'actor' AND m.assignment_id IS NULL AND m.state IN ('suggested', 'accepted')"
_ABOUT = f"""UPDATE reader_actortally SET about = (
    SELECT COUNT(DISTINCT q.id) FROM reader_annotation m JOIN reader_annotation q
    ON q.article_id = m.article_id AND q.start <= m.start AND q."end" >= m."end"
    WHERE m.actor_id = reader_actortally.actor_id AND m.article_id = reader_actortally.article_id
    AND {_NAMED} AND {_QUOTED} AND NOT (q.label = 'direct' AND EXISTS (
        SELECT 1 FROM reader_annotation r WHERE r.article_id = q.article_id AND r.layer = 'quote'
        AND r.label = 'mixed' AND r.assignment_id IS NULL AND r.state IN ('suggested', 'accepted')
        AND r.start <= q.start AND r."end" >= q."end")))
    WHERE mentions > 0"""


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
        migrations.AddField(
            model_name="actortally",
            name="about",
            field=models.IntegerField(default=0),
        ),
        migrations.RunSQL([_FOUND, _ABOUT], migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="actortally",
            index=models.Index(
                condition=models.Q(("said__gt", 0)), fields=["actor", "article"], name="articles_that_quote"
            ),
        ),
        migrations.AddIndex(
            model_name="actortally",
            index=models.Index(
                condition=models.Q(("about__gt", 0)),
                fields=["actor", "article"],
                name="articles_with_words_about",
            ),
        ),
        migrations.AddIndex(
            model_name="articletally",
            index=models.Index(fields=["review", "article"], name="articles_by_review"),
        ),
        migrations.AddIndex(
            model_name="articletally",
            index=models.Index(fields=["english", "article"], name="articles_by_english"),
        ),
        *(
            migrations.AddIndex(
                model_name="annotation",
                index=models.Index(
                    condition=models.Q(("assignment", None), ("state", "suggested")),
                    fields=[field, "score", "id"],
                    name=name,
                ),
            )
            for field, name in (("layer", "waiting_of_a_layer"), ("actor", "waiting_of_an_actor"))
        ),
    ]
