"""What was left out of a text is kept, and an article may have no date.

Articles without a date come last in either database; PostgreSQL needs an index of its own for that, which
SQLite cannot be told of and has anyway.
"""

import django.db.models.deletion
from django.db import migrations, models


INDEXES = {
    "articles_newest_first": "(published DESC NULLS LAST, id DESC)",
    "articles_of_a_source": "(source_id, published DESC NULLS LAST, id DESC)",
}


def index_newest_first(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, columns in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON reader_article {columns}")


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):

    dependencies = [
        ('reader', '0028_reasons'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='article',
            options={'ordering': (models.OrderBy(models.F('published'), descending=True, nulls_last=True), models.OrderBy(models.F('id'), descending=True))},
        ),
        migrations.AlterField(
            model_name='article',
            name='published',
            field=models.DateField(blank=True, db_index=True, null=True),
        ),
        migrations.CreateModel(
            name='IntakeRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.PositiveIntegerField()),
                ('left_out', models.JSONField(default=list)),
                ('doubts', models.JSONField(default=list)),
                ('remarks', models.JSONField(default=list)),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='records', to='reader.upload')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('upload', 'item'), name='one_record_per_text')],
            },
        ),
        migrations.RunPython(index_newest_first, drop_index),
    ]
