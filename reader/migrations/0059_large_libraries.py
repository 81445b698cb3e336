"""What lists and searches of a large library are read from: names by their words, and indexes that say it all.

Indexes that begin as others do go: each word of each article was put into one more.
"""

from itertools import islice

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Left

from reader.models.name_part import name_parts_of

AT_ONCE = 500
_LEAVING = {"reader_lemmacount": (["lemma"], ["article_id"]), "reader_actor": (["kind"], ["merged_into_id"], ["coined_by_id"])}


def fill(apps, schema_editor):
    part = apps.get_model("reader", "NamePart")
    keys = apps.get_model("reader", "ActorName").objects.order_by().values_list("key", flat=True)
    quotes = apps.get_model("reader", "Annotation").objects.filter(layer="quote", speaker_name__gt="")
    called = quotes.order_by().values_list("speaker_name", flat=True)
    names = iter({*keys.distinct(), *called.distinct()})
    while some := list(islice(names, AT_ONCE)):
        part.objects.bulk_create(part(part=one, name=name) for name in some for one in name_parts_of(name))


def drop_indexes(apps, schema_editor):
    """Drop indexes of one column; by a change of the field SQLite would make the whole table anew."""
    connection = schema_editor.connection
    for table, leaving in _LEAVING.items():
        with connection.cursor() as cursor:
            there = connection.introspection.get_constraints(cursor, table)
        for name, one in there.items():
            if one["index"] and not one["unique"] and not one["primary_key"] and one["columns"] in leaving:
                schema_editor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")


_ACTORS_FIELDS = {
    "merged_into": models.ForeignKey(
        blank=True,
        db_index=False,
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="+",
        to="reader.actor",
    ),
    "coined_by": models.ForeignKey(
        blank=True,
        db_index=False,
        editable=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    ),
}


class Migration(migrations.Migration):
    dependencies = [
        ("reader", "0058_first_steps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NamePart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.CharField(max_length=200)),
                ("name", models.CharField(db_index=True, max_length=300)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["part", "name"],
                        name="names_by_their_words",
                        opclasses=("varchar_pattern_ops", "varchar_pattern_ops"),
                    )
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="annotation", name="marks_of_the_same_words"),
        migrations.AddIndex(
            model_name="annotation",
            index=models.Index(
                Left("exact", 40),
                models.F("layer"),
                models.F("state"),
                models.F("article"),
                name="marks_of_same_words_by_state",
            ),
        ),
        migrations.AddIndex(
            model_name="lemmacount",
            index=models.Index(fields=["lemma", "article", "count"], name="counts_of_a_lemma"),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop_indexes, migrations.RunPython.noop)],
            state_operations=[
                *(
                    migrations.AlterField(model_name="actor", name=name, field=field)
                    for name, field in _ACTORS_FIELDS.items()
                ),
                migrations.AlterField(
                    model_name="actor",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("PER", "person"),
                            ("ORG", "organisation"),
                            ("LOC", "place"),
                            ("MISC", "other"),
                        ],
                        max_length=4,
                    ),
                ),
                migrations.AlterField(
                    model_name="lemmacount",
                    name="article",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lemma_counts",
                        to="reader.article",
                    ),
                ),
                migrations.AlterField(
                    model_name="lemmacount",
                    name="lemma",
                    field=models.CharField(max_length=60),
                ),
            ],
        ),
        *(
            migrations.AddIndex(
                model_name="actor",
                index=models.Index(
                    fields=[field], condition=models.Q((f"{field}__isnull", False)), name=name
                ),
            )
            for field, name in (("merged_into", "merged_actors"), ("coined_by", "coined_actors"))
        ),
    ]
