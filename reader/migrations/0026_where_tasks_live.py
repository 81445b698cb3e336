"""Tasks that wait are named by where their function lives, which is in another module now."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Replace

MOVED = ("reader.tasks.", "reader.intake.tasks.")


def rename(apps, old, new):
    tasks = apps.get_model("django_tasks_database", "DBTaskResult").objects
    tasks.filter(task_path__startswith=old).update(task_path=Replace(F("task_path"), Value(old), Value(new)))


def forwards(apps, schema_editor):
    rename(apps, *MOVED)


def backwards(apps, schema_editor):
    rename(apps, *reversed(MOVED))


class Migration(migrations.Migration):
    dependencies = [
        ("reader", "0025_bin"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
