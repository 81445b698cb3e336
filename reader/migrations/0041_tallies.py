"""Counts of actors and sources, stored; and the orders of the library's lists as indexes.

On PostgreSQL the articles without a day stand last only where the index says so; on SQLite they do anyway, and
there the headlines are looked through in an index, since a row of an article has its whole text before them.
"""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

_STANDING = "assignment_id IS NULL AND actor_id IS NOT NULL AND state IN ('suggested', 'accepted')"
_OUTSIDE_BIN = "article_id NOT IN (SELECT id FROM reader_article WHERE binned IS NOT NULL)"
_COUNT = (
    f"""INSERT INTO reader_actortally (actor_id, article_id, mentions, said)
    SELECT actor_id, article_id, SUM(mentions), SUM(said) FROM (
        SELECT actor_id, article_id, 1 AS mentions, 0 AS said FROM reader_annotation
        WHERE layer = 'actor' AND {_STANDING} AND {_OUTSIDE_BIN}
        UNION ALL
        SELECT actor_id, article_id, 0, 1 FROM reader_annotation q
        WHERE layer = 'quote' AND {_STANDING} AND {_OUTSIDE_BIN} AND NOT (label = 'direct' AND EXISTS (
            SELECT 1 FROM reader_annotation m WHERE m.article_id = q.article_id AND m.layer = 'quote'
            AND m.label = 'mixed' AND m.assignment_id IS NULL AND m.state IN ('suggested', 'accepted')
            AND m.start <= q.start AND m."end" >= q."end"))
    ) AS counted GROUP BY actor_id, article_id""",
    """INSERT INTO reader_articletally (article_id, source_id, published)
    SELECT id, source_id, published FROM reader_article WHERE binned IS NULL""",
    """UPDATE reader_source SET article_count =
    (SELECT COUNT(*) FROM reader_articletally t WHERE t.source_id = reader_source.id)""",
    """UPDATE reader_actor SET
    article_count = (SELECT COUNT(*) FROM reader_actortally t WHERE t.actor_id = reader_actor.id
                     AND t.mentions > 0),
    mention_count = (SELECT COALESCE(SUM(mentions), 0) FROM reader_actortally t
                     WHERE t.actor_id = reader_actor.id),
    quote_count = (SELECT COALESCE(SUM(said), 0) FROM reader_actortally t WHERE t.actor_id = reader_actor.id)
    WHERE id IN (SELECT actor_id FROM reader_actortally)""",
)
_SQLITE = (
    """CREATE INDEX reader_headlines_by_day
    ON reader_article (published DESC, id DESC, headline_key, headline_en) WHERE binned IS NULL""",
)
_POSTGRESQL = (
    """CREATE INDEX reader_articles_undated_last
    ON reader_article (published DESC NULLS LAST, id DESC) WHERE binned IS NULL""",
    """CREATE INDEX reader_articles_of_sources_undated_last
    ON reader_article (source_id, published DESC NULLS LAST, id DESC) WHERE binned IS NULL""",
)


def index(apps, schema_editor):
    for statement in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL:
        schema_editor.execute(statement)


def count(apps, schema_editor):
    for statement in _COUNT:
        schema_editor.execute(statement)


def leave_out(apps, schema_editor):
    names = (
        "reader_headlines_by_day",
        "reader_articles_undated_last",
        "reader_articles_of_sources_undated_last",
    )
    for name in names:
        schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [
        ("reader", "0039_quotations_and_collections"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActorTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mentions", models.IntegerField(default=0)),
                ("said", models.IntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="ArticleTally",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tally",
                        serialize=False,
                        to="reader.article",
                    ),
                ),
                ("published", models.DateField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="actor",
            name="article_count",
            field=models.IntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="actor",
            name="mention_count",
            field=models.IntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="actor",
            name="quote_count",
            field=models.IntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="source",
            name="article_count",
            field=models.IntegerField(default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name="actor",
            index=models.Index(
                models.OrderBy(models.F("mention_count"), descending=True),
                models.F("name_en"),
                models.F("id"),
                name="most_named_actors",
            ),
        ),
        migrations.AddIndex(
            model_name="actor",
            index=models.Index(
                models.OrderBy(models.F("article_count"), descending=True),
                models.F("name_en"),
                models.F("id"),
                name="actors_of_most_articles",
            ),
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(fields=["article", "layer", "start"], name="marks_of_a_layer"),
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(fields=["actor", "article"], name="marks_of_an_actor"),
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(
                condition=models.Q(("layer", "quote")), fields=["verb_en", "article"], name="quotes_by_verb"
            ),
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(
                condition=models.Q(("layer", "quote")), fields=["state", "article"], name="quotes_by_state"
            ),
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(
                condition=models.Q(("layer", "quote")), fields=["label", "article"], name="quotes_by_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(
                condition=models.Q(("layer", "quote")), fields=["speaker_name", "article"], name="quotes_by_name"
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("binned__isnull", True)),
                fields=["-published", "-id"],
                name="articles_by_day",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("binned__isnull", True)),
                fields=["source", "-published", "-id"],
                name="articles_of_sources_by_day",
            ),
        ),
        migrations.AddField(
            model_name="actortally",
            name="actor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="reader.actor"
            ),
        ),
        migrations.AddField(
            model_name="actortally",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="reader.article"
            ),
        ),
        migrations.AddField(
            model_name="articletally",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reader.source"
            ),
        ),
        migrations.AddConstraint(
            model_name="actortally",
            constraint=models.UniqueConstraint(
                fields=("actor", "article"), name="one_tally_per_actor_and_article"
            ),
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(
                django.db.models.functions.text.Left("exact", 40),
                models.F("layer"),
                name="marks_of_the_same_words",
            ),
        ),
        # The two indexes are left out by hand: altering a column would copy the table on SQLite.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="annotation",
                    name="assignment",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="reader.assignment",
                    ),
                ),
                migrations.AlterField(
                    model_name="annotation",
                    name="actor",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="reader.actor",
                    ),
                ),
            ],
            database_operations=[
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS reader_annotation_assignment_id_188ab24c", migrations.RunSQL.noop
                ),
                migrations.RunSQL(
                    "DROP INDEX IF EXISTS reader_annotation_actor_id_f4f26067", migrations.RunSQL.noop
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(
                condition=models.Q(("assignment__isnull", False)),
                fields=["assignment"],
                name="marks_of_an_assignment",
            ),
        ),
        migrations.RunPython(index, leave_out),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
