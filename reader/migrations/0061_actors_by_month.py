"""How often actors are named and quoted, by month and source, stored: sums of what is counted by article."""

import django.db.models.deletion
from django.db import migrations, models

_MONTH = {"sqlite": "substr(a.published, 1, 7)", "postgresql": "to_char(a.published, 'YYYY-MM')"}


def count(apps, schema_editor):
    month = _MONTH[schema_editor.connection.vendor]
    schema_editor.execute(
        "INSERT INTO reader_actormonth (actor_id, month, source_id, articles, named, mentions, said, about)"
        f" SELECT t.actor_id, COALESCE({month}, ''), a.source_id, COUNT(*),"
        " SUM(CASE WHEN t.mentions > 0 THEN 1 ELSE 0 END), SUM(t.mentions), SUM(t.said), SUM(t.about)"
        " FROM reader_actortally t JOIN reader_articletally a ON a.article_id = t.article_id GROUP BY 1, 2, 3"
    )


class Migration(migrations.Migration):
    dependencies = [("reader", "0060_memory_by_words")]

    operations = [
        migrations.CreateModel(
            name="ActorMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.CharField(blank=True, max_length=7)),
                ("articles", models.IntegerField()),
                ("named", models.IntegerField()),
                ("mentions", models.IntegerField()),
                ("said", models.IntegerField()),
                ("about", models.IntegerField()),
                (
                    "actor",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="months",
                        to="reader.actor",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reader.source"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("actor", "month", "source"), name="one_row_per_actor_month_and_source"
                    )
                ],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
