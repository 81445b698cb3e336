"""Texts that wait for a look, what people say of lines, and numbers under which articles alike are found."""

import django.db.models.deletion
from django.db import migrations, models

from reader.arabic.normalise import fold
from reader.text.likeness import bands, runs


def take_fingerprints(apps, schema_editor):
    fingerprint = apps.get_model("reader", "Fingerprint")
    for pk, text in apps.get_model("reader", "Article").objects.values_list("pk", "text").iterator(chunk_size=200):
        found = dict.fromkeys(bands(runs(fold(text).split())))
        fingerprint.objects.bulk_create([fingerprint(article_id=pk, band=band) for band in found])


class Migration(migrations.Migration):

    dependencies = [
        ('reader', '0008_translation_memory'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='kinds',
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name='upload',
            name='look_first',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='upload',
            name='state',
            field=models.CharField(choices=[('queued', 'queued'), ('reading', 'reading'), ('analysing', 'analysing, names and quotes'), ('ready', 'ready'), ('duplicate', 'duplicate'), ('refused', 'refused'), ('held', 'to look at')], db_index=True, default='queued', max_length=9),
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.PositiveIntegerField()),
                ('name', models.CharField(blank=True, max_length=255)),
                ('text', models.TextField()),
                ('english', models.TextField(blank=True)),
                ('site', models.CharField(blank=True, max_length=120)),
                ('published', models.DateField(blank=True, null=True)),
                ('url', models.CharField(blank=True, max_length=500)),
                ('lines', models.JSONField(default=list)),
                ('likeness', models.FloatField(default=0)),
                ('released', models.BooleanField(default=False)),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='reader.source')),
                ('twin', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reader.article')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='reader.upload')),
            ],
            options={
                'ordering': ('upload', 'item'),
                'constraints': [models.UniqueConstraint(fields=('upload', 'item'), name='one_draft_per_text')],
            },
        ),
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('band', models.BigIntegerField(db_index=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fingerprints', to='reader.article')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'band'), name='one_band_per_article')],
            },
        ),
        migrations.RunPython(take_fingerprints, migrations.RunPython.noop),
    ]
