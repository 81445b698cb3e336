"""Create the three roles as groups with their permissions."""

from django.db import migrations

ANALYST_MAY = {
    ("reader", "annotation"): ("add", "change", "view"),
    ("reader", "actor"): ("add", "change", "view"),
    ("reader", "actorname"): ("add", "change", "delete", "view"),
    ("reader", "translation"): ("add", "change", "view"),
}
ADMIN_MAY_ALSO = {
    ("reader", "article"): ("add", "change", "delete", "view"),
    ("reader", "source"): ("add", "change", "delete", "view"),
    ("reader", "annotation"): ("delete",),
    ("reader", "actor"): ("delete",),
    ("reader", "translation"): ("delete",),
    ("reader", "paragraph"): ("view",),
    ("auth", "user"): ("add", "change", "view"),
    ("auth", "group"): ("view",),
}


def create_roles(apps, schema_editor):
    # Django makes the permissions only after all migrations, so those that are needed are made here.
    group = apps.get_model("auth", "Group").objects
    group.get_or_create(name="reader")
    analyst, _ = group.get_or_create(name="analyst")
    admin, _ = group.get_or_create(name="admin")
    analyst_may = permissions(apps, ANALYST_MAY)
    analyst.permissions.add(*analyst_may)
    admin.permissions.add(*analyst_may, *permissions(apps, ADMIN_MAY_ALSO))


def permissions(apps, allowed):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permission = apps.get_model("auth", "Permission").objects
    found = []
    for (app, model), verbs in allowed.items():
        content_type, _ = content_types.get_or_create(app_label=app, model=model)
        name = apps.get_model(app, model)._meta.verbose_name
        for verb in verbs:
            row, _ = permission.get_or_create(
                content_type=content_type,
                codename=f"{verb}_{model}",
                defaults={"name": f"Can {verb} {name}"},
            )
            found.append(row)
    return found


class Migration(migrations.Migration):
    dependencies = [
        ("reader", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_roles, migrations.RunPython.noop)]
