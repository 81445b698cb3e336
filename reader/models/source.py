"""Who publishes articles: a newspaper, an agency, a site."""

from itertools import chain, count

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from reader.models.bin import Binnable, BinQuerySet, OutsideBin
from reader.models.naming import NamedInBoth


class SourceQuerySet(BinQuerySet["Source"]):
    def called(self, name_en: str, name_ar: str = "") -> "Source":
        """Return the source of this name in either language, out of the bin too, or a new one, not stored."""
        names = Q(name_en__iexact=name_en) | Q(name_ar=name_ar or None) | Q(name_en=name_ar or None)
        found = self.model.everywhere.filter(names).order_by("binned", "pk").first()
        if found is not None:
            if found.binned:
                found.take_out_of_bin()
            return found
        base = slugify(name_en)[:40] or "source"
        same = self.model.everywhere.filter(slug__startswith=base)
        taken = set(same.values_list("slug", flat=True))
        slug = next(one for one in chain([base], (f"{base}-{n}" for n in count(2))) if one not in taken)
        return self.model(slug=slug, name_en=name_en, name_ar=name_ar)


class Source(NamedInBoth, Binnable):
    """A newspaper, agency or broadcaster."""

    slug = models.SlugField(unique=True)
    name_en = models.CharField(_("English name"), max_length=120)
    name_ar = models.CharField(_("Arabic name"), max_length=120, blank=True)
    article_count = models.IntegerField(default=0, editable=False)

    objects = OutsideBin.from_queryset(SourceQuerySet)()
    everywhere = SourceQuerySet.as_manager()

    class Meta:
        ordering = ("name_en",)

    def __str__(self) -> str:
        return self.shown_name
