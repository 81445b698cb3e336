"""Show again what was made private and is no note, or is a note that somebody else than its writer hid."""

import uuid

from django.db import migrations


def show_what_was_hidden(apps, schema_editor):
    # Migrations know the models' default managers as plain ones: these are all annotations, rounds included.
    annotations = apps.get_model("reader", "Annotation")._base_manager
    changes = apps.get_model("reader", "Change")._base_manager
    for mark in annotations.filter(is_private=True).iterator():
        history = list(changes.filter(annotation_id=mark.pk).order_by("pk"))
        if mark.layer == "note" and _hid(history) in (None, mark.created_by_id):
            continue
        annotations.filter(pk=mark.pk).update(is_private=False, version=mark.version + 1)
        if history:
            before = history[-1].after
            changes.create(
                article_id=mark.article_id,
                annotation_id=mark.pk,
                user=None,
                action="change",
                group=uuid.uuid4(),
                before=before,
                after=before | {"is_private": False},
                version=mark.version + 1,
            )


def _hid(history):
    """Return the id of who made it private last; None if it began so or is not said."""
    who = None
    for one in history:
        was = bool(one.before and one.before.get("is_private"))
        if one.after.get("is_private") and not was:
            who = one.user_id
    return who


class Migration(migrations.Migration):
    dependencies = [("reader", "0017_names_coined_alone")]

    operations = [migrations.RunPython(show_what_was_hidden, migrations.RunPython.noop)]
