"""Add the lead, a role between analyst and admin: opens rounds of independent annotation and settles them."""

from importlib import import_module

from django.db import migrations

permissions = import_module("reader.migrations.0002_roles").permissions

LEAD_MAY_ALSO = {("reader", "round"): ("add", "change", "view")}
ADMIN_MAY_ALSO = {("reader", "round"): ("add", "change", "delete", "view")}


def add_role(apps, schema_editor):
    group = apps.get_model("auth", "Group").objects
    lead, _ = group.get_or_create(name="lead")
    lead.permissions.add(*group.get(name="analyst").permissions.all(), *permissions(apps, LEAD_MAY_ALSO))
    group.get(name="admin").permissions.add(*permissions(apps, ADMIN_MAY_ALSO))


class Migration(migrations.Migration):
    dependencies = [("reader", "0013_pictures")]

    operations = [migrations.RunPython(add_role, migrations.RunPython.noop)]
