"""The bin, and of articles that came in files the hash of the file in place of the hash of nothing."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def say_the_files_hash(apps, schema_editor):
    articles = apps.get_model("reader", "Article").objects.exclude(upload=None)
    upload = apps.get_model("reader", "Upload").objects.filter(pk=models.OuterRef("upload"))
    articles.update(raw_sha256=models.Subquery(upload.values("sha256")[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('reader', '0024_note_disagreements'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='binned',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='in the bin since'),
        ),
        migrations.AddField(
            model_name='article',
            name='binned_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='feed',
            name='binned',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='in the bin since'),
        ),
        migrations.AddField(
            model_name='feed',
            name='binned_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='source',
            name='binned',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='in the bin since'),
        ),
        migrations.AddField(
            model_name='source',
            name='binned_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned__isnull', False)), fields=['binned'], name='articles_in_the_bin'),
        ),
        migrations.RunPython(say_the_files_hash, migrations.RunPython.noop),
    ]
