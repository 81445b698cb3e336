"""Django's admin: sources, facts of articles, the codebook and providers of translations are changed here.

What has a history of its own (marks, actors, translations) or pages of its own (people) is not: it can be
looked at, and "View on site" leads to where it is changed.
"""

from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import CharField, Count, Model, QuerySet, Sum, TextField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from reader import search
from reader.admin.names import name_tables
from reader.formats.rich_text import cleaned
from reader.library.bin import NotBinned, check_can_go, contents_of, put_in_bin
from reader.models import (
    Actor,
    ActorName,
    Annotation,
    Article,
    KeptBackup,
    Label,
    LabelSet,
    Paragraph,
    PostEdit,
    Source,
    Translation,
    TranslationProvider,
    TranslationUnit,
)
from reader.translation.local.installed import installed_translators

name_tables()


class LookingOnly(admin.ModelAdmin):
    """What can be looked at here, and is changed on its own page, where the change is kept."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class RunningAsWritten:
    """Lets what is typed in Arabic run from the right, whatever the language of the page."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if isinstance(db_field, CharField | TextField) and not db_field.choices:
            arabic = db_field.name.endswith("_ar")
            field.widget.attrs |= {"dir": "rtl", "lang": "ar"} if arabic else {"dir": "auto"}
        return field


class BinAdmin(RunningAsWritten, admin.ModelAdmin):
    """Deleting puts rows into the bin, from which they are restored on its own page."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        put_in_bin(obj, cast(User, request.user))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for one in queryset:
            self.delete_model(request, one)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[str], dict[str, int], set[str], list[str]]:
        """Say what goes with each into the bin, and what cannot go there."""
        told, refused = [], []
        for one in objs:
            try:
                check_can_go(one)
            except NotBinned as problem:
                refused.append(str(problem))
            if isinstance(one, Article):
                said = gettext("%(name)s goes to the bin, with %(contents)s.")
                told.append(said % {"name": one, "contents": contents_of(one).sentence})
            else:
                told.append(gettext("%(name)s goes to the bin.") % {"name": one})
        return told, {str(self.opts.verbose_name_plural): len(told)}, set(), refused


@admin.register(Source)
class SourceAdmin(BinAdmin):
    list_display = ("name_en", "name_ar", "slug")
    search_fields = ("name_en", "name_ar", "slug")
    prepopulated_fields: ClassVar = {"slug": ("name_en",)}


class ParagraphInline(admin.TabularInline):
    model = Paragraph
    fields = readonly_fields = ("number", "kind", "line")
    extra = 0
    can_delete = False
    show_change_link = False

    @admin.display(description=_("text"))
    def line(self, paragraph: Paragraph) -> str:
        """The line; a form that names another article's comes back with an empty one."""
        return format_html('<div lang="ar" dir="rtl">{}</div>', paragraph.text if paragraph.pk else "")

    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return False


@admin.register(Article)
class ArticleAdmin(BinAdmin):
    """The facts of an article can be changed here, its text never; "Add" leads to the upload form."""

    list_display = ("headline", "headline_en", "source", "published", "word_count", "is_sample")
    list_display_links = ("headline", "headline_en")
    list_filter = ("source", "is_sample", "published")
    search_fields = ("headline", "headline_en", "headline_key", "text")
    date_hierarchy = "published"
    list_select_related = ("source",)
    list_per_page = 50
    readonly_fields = (
        "headline",
        "headline_en",
        "word_count",
        "caption_count",
        "raw_name",
        "raw_encoding",
        "raw_sha256",
        "analysis_version",
        "uploaded_by",
        "created",
    )
    inlines = (ParagraphInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).defer("raw")

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        search.put(obj)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        return redirect("uploads")


class ActorNameInline(admin.TabularInline):
    model = ActorName
    fields = readonly_fields = ("language", "name")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Actor | None = None) -> bool:
        return False


@admin.register(Actor)
class ActorAdmin(LookingOnly):
    list_display = ("name_en", "name_ar", "kind", "role_en")
    list_filter = ("kind",)
    search_fields = ("name_en", "name_ar", "names__name", "names__key")
    inlines = (ActorNameInline,)
    list_per_page = 50


@admin.register(Annotation)
class AnnotationAdmin(LookingOnly):
    """The library's marks, but for the private notes of others."""

    list_display = ("exact", "label", "actor", "state", "origin", "score", "article")
    list_filter = ("layer", "label", "state", "origin", "article__source")
    search_fields = ("exact", "actor__name_en", "actor__name_ar", "speaker_name")
    list_select_related = ("actor", "article")
    list_per_page = 50
    fields = (
        "article",
        "layer",
        "label",
        "exact",
        "state",
        "actor",
        "role_ar",
        "role_en",
        "speaker_name",
        "verb_en",
        "origin",
        "score",
        "analysis_version",
        "created",
        "updated",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Annotation]:
        return Annotation.objects.visible_to(request.user)


@admin.register(Translation)
class TranslationAdmin(LookingOnly):
    list_display = ("text", "article", "origin", "author", "updated")
    list_filter = ("origin", "paragraph__article__source")
    search_fields = ("text", "paragraph__article__headline", "paragraph__article__headline_en")
    list_select_related = ("paragraph__article", "author")
    fields = ("paragraph", "text", "origin", "author", "updated")
    list_per_page = 50

    @admin.display(description=_("article"), ordering="paragraph__article")
    def article(self, translation: Translation) -> Article:
        return translation.paragraph.article


class LabelSetForm(forms.ModelForm):
    """A set of labels, whose guidelines may hold a few tags: what is stored of them is cleaned."""

    def clean_guidelines(self) -> str:
        return cleaned(self.cleaned_data["guidelines"])


class LabelInline(RunningAsWritten, admin.StackedInline):
    model = Label
    extra = 1
    can_delete = False
    fields = (
        ("name_en", "name_ar"),
        ("colour", "key", "position", "is_retired"),
        "definition",
        "examples",
    )


@admin.register(LabelSet)
class LabelSetAdmin(RunningAsWritten, admin.ModelAdmin):
    """The codebook. Labels are retired, not deleted; every change that is saved makes a new version."""

    form = LabelSetForm
    list_display = ("name_en", "name_ar", "version", "is_retired")
    prepopulated_fields: ClassVar = {"slug": ("name_en",)}
    fields = ("name_en", "name_ar", "slug", "kind", "guidelines", "is_retired", "version")
    readonly_fields = ("version",)
    inlines = (LabelInline,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.keep_version(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: LabelSet | None = None) -> bool:
        return False


class ProviderForm(forms.ModelForm):
    """A provider's settings; its key is asked for and never shown."""

    new_key = forms.CharField(
        label=_("Key"),
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Left empty, the key that is stored stays."),
    )

    class Meta:
        model = TranslationProvider
        fields = ("name", "is_on", "model", "address", "region", "characters_per_day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(one.path.name, f"{one.label} ({one.path.name})") for one in installed_translators()]
        chosen = self.instance.model
        if chosen and chosen not in dict(names):
            names.append((chosen, chosen))
        self.fields["model"].widget = forms.Select(choices=[("", _("the newest")), *names])

    def save(self, commit: bool = True) -> Any:
        self.instance.key = self.cleaned_data["new_key"] or self.instance.key
        return super().save(commit)


@admin.register(TranslationProvider)
class TranslationProviderAdmin(admin.ModelAdmin):
    """Which service translates, what it may be sent in a day, and how it is doing."""

    form = ProviderForm
    list_display = (
        "name",
        "is_on",
        "characters_per_day",
        "day",
        "spent",
        "failures",
        "open_until",
        "problem",
        "post_edited",
    )
    readonly_fields = ("day", "spent", "failures", "open_until", "problem", "post_edited")

    @admin.display(description=_("problem"))
    def problem(self, provider: TranslationProvider) -> str:
        """Why it was left alone, in the language of whoever looks."""
        return provider.problem

    @admin.display(description=_("changed by people"))
    def post_edited(self, provider: TranslationProvider) -> str:
        """How many of its sentences people changed, and how many of their words."""
        edits = PostEdit.objects.filter(provider=provider.name)
        found = edits.aggregate(number=Count("pk"), words=Sum("words"), edits=Sum("edits"))
        if not found["number"]:
            return ""
        said = ngettext(
            "%(number)s sentence, %(share)s %% of its words",
            "%(number)s sentences, %(share)s %% of their words",
            found["number"],
        )
        share = round(100 * found["edits"] / max(1, found["words"]))
        return said % {"number": found["number"], "share": share}

    def get_fields(self, request: HttpRequest, obj: TranslationProvider | None = None) -> Any:
        fields = super().get_fields(request, obj)
        return fields if obj else [name for name in fields if name not in self.readonly_fields]


@admin.register(TranslationUnit)
class TranslationUnitAdmin(LookingOnly):
    """The translation memory: what is wrong in it can be deleted, never rewritten."""

    list_display = ("arabic", "english", "origin", "provider", "model", "author", "made")
    list_filter = ("origin", "provider", "model")
    search_fields = ("arabic", "english")
    list_per_page = 50
    fields = ("arabic", "english", "origin", "provider", "model", "author", "made")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("reader.delete_translationunit")


@admin.register(KeptBackup)
class KeptBackupAdmin(LookingOnly):
    """The backups that workers made by themselves; their archives lie where the settings say."""

    list_display = ("day", "name", "bytes", "made_at", "restored_at", "problem")
    date_hierarchy = "day"
