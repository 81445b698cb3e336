"""Note who coined the names that only marks of rounds have, so that nobody else is shown them."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def note_who_coined(apps, schema_editor):
    actors = apps.get_model("reader", "Actor").objects
    # Unlike in the models, `objects` has all marks here, those of rounds included.
    marks = apps.get_model("reader", "Annotation").objects
    of_the_actor = marks.filter(actor=OuterRef("pk"))
    alone = actors.filter(Exists(of_the_actor), ~Exists(of_the_actor.filter(assignment=None)), merged_into=None)
    for actor in alone.iterator():
        first = marks.filter(actor=actor).order_by("pk").values_list("assignment__user", flat=True).first()
        actors.filter(pk=actor.pk).update(coined_by=first)


class Migration(migrations.Migration):
    dependencies = [("reader", "0016_rounds_of_a_lead")]

    operations = [migrations.RunPython(note_who_coined, migrations.RunPython.noop)]
