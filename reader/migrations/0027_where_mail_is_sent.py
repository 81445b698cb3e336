"""Mails that wait are named by where their function lives, which is in another module now."""

from django.db import migrations

WAS, IS = "reader.intake.tasks.mail_link", "reader.accounts.mailing.mail_link"


def rename(apps, old, new):
    tasks = apps.get_model("django_tasks_database", "DBTaskResult").objects
    tasks.filter(task_path=old).update(task_path=new)


def forwards(apps, schema_editor):
    rename(apps, WAS, IS)


def backwards(apps, schema_editor):
    rename(apps, IS, WAS)


class Migration(migrations.Migration):
    dependencies = [
        ("reader", "0026_where_tasks_live"),
        ("django_tasks_database", "0001_initial"),
    ]

    operations = [migrations.RunPython(forwards, backwards)]
