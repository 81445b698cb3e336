"""Names by how their words begin, filled from those of actors and speakers that are there."""

from itertools import islice

from django.db import migrations, models

from reader.models.name_part import parts_of

AT_ONCE = 500


def fill(apps, schema_editor):
    part = apps.get_model("reader", "NamePart")
    keys = apps.get_model("reader", "ActorName").objects.order_by().values_list("key", flat=True)
    quotes = apps.get_model("reader", "Annotation").objects.filter(layer="quote", speaker_name__gt="")
    called = quotes.order_by().values_list("speaker_name", flat=True)
    names = iter({*keys.distinct(), *called.distinct()})
    while some := list(islice(names, AT_ONCE)):
        part.objects.bulk_create(part(part=one, name=name) for name in some for one in parts_of(name))


class Migration(migrations.Migration):
    dependencies = [("reader", "0058_first_steps")]

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
    ]
