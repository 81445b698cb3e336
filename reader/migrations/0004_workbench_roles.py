"""Let analysts see the history and the codebook, and admins keep the codebook."""

from importlib import import_module

from django.db import migrations

permissions = import_module("reader.migrations.0002_roles").permissions

ANALYST_MAY = {
    ("reader", "change"): ("view",),
    ("reader", "labelset"): ("view",),
    ("reader", "label"): ("view",),
}
ADMIN_MAY_ALSO = {
    ("reader", "labelset"): ("add", "change"),
    ("reader", "label"): ("add", "change"),
}


def extend_roles(apps, schema_editor):
    group = apps.get_model("auth", "Group").objects
    analyst_may = permissions(apps, ANALYST_MAY)
    group.get(name="analyst").permissions.add(*analyst_may)
    group.get(name="admin").permissions.add(*analyst_may, *permissions(apps, ADMIN_MAY_ALSO))


class Migration(migrations.Migration):
    dependencies = [("reader", "0003_workbench")]

    operations = [migrations.RunPython(extend_roles, migrations.RunPython.noop)]
