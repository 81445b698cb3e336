"""Drafts know what their file says of their lines, uploads whether each of their texts was seen to."""

from django.db import migrations, models


def note_what_is_read(apps, schema_editor):
    uploads = apps.get_model("reader", "Upload").objects
    unfinished = ("queued", "reading", "analysing")
    uploads.exclude(state__in=unfinished).update(is_read=True)
    uploads.filter(state__in=unfinished, look_first=True, drafts__released=True).update(is_read=True)


class Migration(migrations.Migration):

    dependencies = [
        ('reader', '0029_intake_records'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='kinds',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='upload',
            name='is_read',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(note_what_is_read, migrations.RunPython.noop),
    ]
