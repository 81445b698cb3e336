"""Note the disagreements that were there before they were noted: different kinds on the same words."""

from itertools import combinations

from django.db import migrations
from django.db.models import Count

EXCLUSIVE = ("actor", "quote", "caption")
JUDGED = ("create", "accept", "change", "restore", "redo")


def note_disagreements(apps, schema_editor):
    marks = apps.get_model("reader", "Annotation")._base_manager.filter(
        assignment=None, state="accepted", layer__in=EXCLUSIVE
    )
    changes = apps.get_model("reader", "Change")._base_manager
    disagreements = apps.get_model("reader", "Disagreement")._base_manager
    places = marks.values_list("article", "start", "end").annotate(count=Count("pk")).filter(count__gt=1)
    for article, start, end, _ in places.order_by("article", "start", "end"):
        here = list(marks.filter(article=article, start=start, end=end).order_by("pk"))
        whose = {mark.pk: _whose(mark, changes) for mark in here}
        for first, second in combinations(here, 2):
            people = whose[first.pk], whose[second.pk]
            same_kind = (first.layer, first.label) == (second.layer, second.label)
            if None not in people and people[0] != people[1] and not same_kind:
                disagreements.create(
                    article_id=article,
                    first=first,
                    second=second,
                    first_by_id=people[0],
                    second_by_id=people[1],
                )


def _whose(mark, changes):
    judged = changes.filter(annotation_id=mark.pk, action__in=JUDGED).exclude(user=None).order_by("-pk").first()
    return judged.user_id if judged else mark.created_by_id


class Migration(migrations.Migration):
    dependencies = [("reader", "0023_disagreements")]

    operations = [migrations.RunPython(note_disagreements, migrations.RunPython.noop)]
