"""Reasons are stored as a code with its arguments, so that any language can word them.

The sentences of older rows are kept as they are, under the code "said".
"""

from django.db import migrations, models

COLUMNS = (
    ("upload", "reason"),
    ("address", "reason"),
    ("feed", "problem"),
    ("translationwait", "problem"),
    ("translationprovider", "problem"),
)
AT_ONCE = 500


def keep_sentences(apps, schema_editor):
    for name, column in COLUMNS:
        rows = apps.get_model("reader", name)._base_manager.using(schema_editor.connection.alias)
        told = rows.exclude(**{column: ""}).only("pk", column).order_by("pk")
        batch = []
        for row in told.iterator(chunk_size=AT_ONCE):
            row.why = {"code": "said", "arguments": {"sentence": getattr(row, column)}}
            batch.append(row)
            if len(batch) == AT_ONCE:
                rows.bulk_update(batch, ["why"])
                batch = []
        rows.bulk_update(batch, ["why"])


class Migration(migrations.Migration):
    dependencies = [("reader", "0027_where_mail_is_sent")]

    operations = [
        *(
            migrations.AddField(
                name,
                "why",
                models.JSONField(blank=True, default=dict, editable=name != "translationprovider"),
            )
            for name, _ in COLUMNS
        ),
        migrations.RunPython(keep_sentences, migrations.RunPython.noop),
        *(migrations.RemoveField(name, column) for name, column in COLUMNS),
    ]
