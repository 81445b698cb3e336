"""The tables of version 0056 made at once, for a library that is new; older ones go through the steps it replaces.

Both ways end in the same tables, indexes and rights (tests/schema/test_upgrade.py).
"""

import uuid
from importlib import import_module

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import reader.models.naming
import reader.models.web_address

_OF_SQLITE = (
    *import_module("reader.migrations.0035_search")._SQLITE,
    *import_module("reader.migrations.0041_tallies")._SQLITE,
)
_OF_POSTGRESQL = (
    *(
        f"CREATE INDEX {name} ON reader_article {columns}"
        for name, columns in import_module("reader.migrations.0029_intake_records").INDEXES.items()
    ),
    *import_module("reader.migrations.0035_search")._POSTGRESQL,
    *import_module("reader.migrations.0041_tallies")._POSTGRESQL,
)

_RIGHTS = (
    ("0002_roles", "create_roles"),
    ("0004_workbench_roles", "extend_roles"),
    ("0008_translation_memory", "extend_roles"),
    ("0014_lead_role", "add_role"),
    ("0015_keep_who_did_what", "close_the_back_door"),
)


def make_indexes(apps, schema_editor):
    """Make what models cannot say."""
    for statement in _OF_SQLITE if schema_editor.connection.vendor == "sqlite" else _OF_POSTGRESQL:
        schema_editor.execute(statement)


def create_roles(apps, schema_editor):
    """Make the roles, and give them their rights, as the steps did."""
    for name, step in _RIGHTS:
        getattr(import_module(f"reader.migrations.{name}"), step)(apps, schema_editor)


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("reader", "0001_initial"),
        ("reader", "0002_roles"),
        ("reader", "0003_workbench"),
        ("reader", "0004_workbench_roles"),
        ("reader", "0005_rounds_and_comments"),
        ("reader", "0006_uploads"),
        ("reader", "0007_translation_history"),
        ("reader", "0008_translation_memory"),
        ("reader", "0009_drafts"),
        ("reader", "0010_glossary"),
        ("reader", "0011_feeds"),
        ("reader", "0012_columns_and_english"),
        ("reader", "0013_pictures"),
        ("reader", "0014_lead_role"),
        ("reader", "0015_keep_who_did_what"),
        ("reader", "0016_rounds_of_a_lead"),
        ("reader", "0017_names_coined_alone"),
        ("reader", "0018_only_notes_are_private"),
        ("reader", "0019_privacy"),
        ("reader", "0020_mend_edited_migrations"),
        ("reader", "0021_web_addresses"),
        ("reader", "0022_accounts"),
        ("reader", "0023_disagreements"),
        ("reader", "0024_note_disagreements"),
        ("reader", "0025_bin"),
        ("reader", "0026_where_tasks_live"),
        ("reader", "0027_where_mail_is_sent"),
        ("reader", "0028_reasons"),
        ("reader", "0029_intake_records"),
        ("reader", "0030_kinds_of_drafts"),
        ("reader", "0031_tables_of_terms"),
        ("reader", "0032_guessed_names"),
        ("reader", "0033_subjects"),
        ("reader", "0034_kinds_of_openings"),
        ("reader", "0035_search"),
        ("reader", "0036_local_translator"),
        ("reader", "0037_data_imports"),
        ("reader", "0038_api_tokens"),
        ("reader", "0039_quotations_and_collections"),
        ("reader", "0041_tallies"),
        ("reader", "0044_search_digests"),
        ("reader", "0045_article_duties"),
        ("reader", "0046_export_jobs"),
        ("reader", "0048_kept_words"),
        ("reader", "0050_interface_language"),
        ("reader", "0051_daily_backups"),
        ("reader", "0052_many_machines"),
        ("reader", "0053_work_on_articles"),
        ("reader", "0056_waiting_originals"),
    ]

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="account_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("joined", "joined by invitation"),
                            ("role", "changed the role"),
                            ("deactivated", "deactivated the account"),
                            ("reactivated", "reactivated the account"),
                            ("details", "changed name or address"),
                            ("password", "changed the password"),
                            ("link", "made a link for a new password"),
                            ("mail", "asked for a link by mail"),
                            ("ended", "signed out devices"),
                            ("step on", "switched the second step on"),
                            ("step off", "switched the second step off"),
                            ("token", "made a token"),
                            ("token off", "withdrew a token"),
                        ],
                        max_length=11,
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=200)),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("role", models.CharField(max_length=20)),
                ("note", models.CharField(blank=True, max_length=200)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("expires", models.DateTimeField()),
                ("used", models.DateTimeField(editable=False, null=True)),
                (
                    "used_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("revoked", models.DateTimeField(editable=False, null=True)),
                (
                    "revoked_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="devices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("session_key", models.CharField(max_length=40, unique=True)),
                ("user_agent", models.CharField(blank=True, max_length=300)),
                ("began", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ("-seen", "-pk"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="InterfaceLanguage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SecondStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="second_step",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("secret", models.CharField(max_length=64)),
                ("confirmed", models.DateTimeField(null=True)),
                ("last_used", models.BigIntegerField(default=0)),
                ("recovery", models.JSONField(default=list)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Actor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("PER", "person"),
                            ("ORG", "organisation"),
                            ("LOC", "place"),
                            ("MISC", "other"),
                        ],
                        db_index=True,
                        max_length=4,
                    ),
                ),
                ("name_ar", models.CharField(max_length=200, verbose_name="Arabic name")),
                ("name_en", models.CharField(max_length=200, verbose_name="English name")),
                ("role_ar", models.CharField(blank=True, max_length=200, verbose_name="role, Arabic")),
                ("role_en", models.CharField(blank=True, max_length=200, verbose_name="role, English")),
                (
                    "guess",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="our spelling of the English name"
                    ),
                ),
                ("wikidata", models.CharField(blank=True, max_length=20, verbose_name="Wikidata id")),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="reader.actor",
                    ),
                ),
                (
                    "coined_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("article_count", models.IntegerField(default=0, editable=False)),
                ("mention_count", models.IntegerField(default=0, editable=False)),
                ("quote_count", models.IntegerField(default=0, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("updated", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ("name_en", "pk"),
                "indexes": [
                    models.Index(
                        models.OrderBy(models.F("mention_count"), descending=True),
                        models.F("name_en"),
                        models.F("id"),
                        name="most_named_actors",
                    ),
                    models.Index(
                        models.OrderBy(models.F("article_count"), descending=True),
                        models.F("name_en"),
                        models.F("id"),
                        name="actors_of_most_articles",
                    ),
                ],
                "constraints": [],
            },
            bases=(reader.models.naming.NamedInBoth, models.Model),
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "binned",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="in the bin since"
                    ),
                ),
                (
                    "binned_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("name_en", models.CharField(max_length=120, verbose_name="English name")),
                ("name_ar", models.CharField(blank=True, max_length=120, verbose_name="Arabic name")),
                ("article_count", models.IntegerField(default=0, editable=False)),
            ],
            options={
                "ordering": ("name_en",),
                "indexes": [],
                "constraints": [],
            },
            bases=(reader.models.naming.NamedInBoth, models.Model),
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("png", "Png"), ("jpeg", "Jpeg"), ("gif", "Gif"), ("webp", "Webp")],
                        max_length=4,
                    ),
                ),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("alt", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LabelSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("spans", "labels for words"), ("article", "a question about the article")],
                        default="spans",
                        max_length=7,
                        verbose_name="what it is for",
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("name_en", models.CharField(max_length=120, verbose_name="English name")),
                ("name_ar", models.CharField(blank=True, max_length=120, verbose_name="Arabic name")),
                ("guidelines", models.TextField(blank=True, help_text="Shown beside the text.")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
            ],
            options={
                "ordering": ("name_en",),
                "indexes": [],
                "constraints": [],
            },
            bases=(reader.models.naming.NamedInBoth, models.Model),
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("ending", models.CharField(editable=False, max_length=4)),
                ("scopes", models.JSONField(default=list)),
                ("made", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires", models.DateTimeField()),
                ("used", models.DateTimeField(editable=False, null=True)),
                ("withdrawn", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DataImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="file")),
                ("format", models.CharField(max_length=20)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("group", models.UUIDField(unique=True)),
                ("articles", models.JSONField(default=list)),
                ("report", models.JSONField(default=dict)),
                ("undone", models.DateTimeField(blank=True, null=True)),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ExportJob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="export_jobs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("format", models.CharField(max_length=20)),
                ("asked", models.JSONField(default=dict)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("file_name", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("running", "being made"),
                            ("ready", "ready"),
                            ("stopped", "stopped"),
                            ("failed", "failed"),
                            ("gone", "deleted"),
                        ],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("articles", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("size", models.BigIntegerField(default=0)),
                ("why", models.JSONField(blank=True, default=dict)),
                ("task", models.UUIDField(db_index=True, editable=False, null=True)),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("finished", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Glossary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stamp", models.CharField(default="", max_length=32)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("arabic", models.CharField(max_length=200)),
                ("english", models.CharField(max_length=200)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("key", models.CharField(editable=False, max_length=400, unique=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "changed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("updated", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ("key",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TermFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("unit", models.CharField(max_length=4)),
                ("entries", models.JSONField(default=list)),
                ("refused", models.JSONField(default=list)),
                ("table", models.JSONField(default=dict)),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sent", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="KeptBackup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True, verbose_name="day")),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="archive")),
                ("bytes", models.BigIntegerField(default=0, verbose_name="bytes")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made")),
                (
                    "restored_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="restored on trial"),
                ),
                ("due_at", models.DateTimeField(verbose_name="taken until")),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="failures in a row")),
                ("problem", models.TextField(blank=True, verbose_name="problem")),
            ],
            options={
                "verbose_name": "daily backup",
                "verbose_name_plural": "daily backups",
                "ordering": ("-day",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Vocabulary",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="vocabulary",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("stamp", models.CharField(default="", max_length=32)),
                ("ranked", models.CharField(default="", max_length=32)),
                ("newest", models.BigIntegerField(default=0)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="WordChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="word_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("batch", models.CharField(max_length=32)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("keep", "Keep"),
                            ("state", "State"),
                            ("review", "Review"),
                            ("import", "Import"),
                            ("remove", "Remove"),
                        ],
                        max_length=8,
                    ),
                ),
                ("lemma", models.CharField(max_length=60)),
                ("grade", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("before", models.JSONField(blank=True, null=True)),
                ("made", models.DateTimeField()),
                ("undone", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["user", "batch"], name="reader_word_user_id_dd8b66_idx"),
                    models.Index(fields=["user", "lemma"], name="reader_word_user_id_dc3385_idx"),
                    models.Index(fields=["user", "verb", "made"], name="reader_word_user_id_ee5104_idx"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="WorkerBeat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="worker")),
                (
                    "beat",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="sign of life"),
                ),
                ("texts", models.PositiveBigIntegerField(default=0, verbose_name="texts analysed")),
                ("words", models.PositiveBigIntegerField(default=0, verbose_name="words analysed")),
            ],
            options={
                "ordering": ("name",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="RequestAllowance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=100)),
                ("minute", models.BigIntegerField(db_index=True)),
                ("taken", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("key", "minute"), name="one_allowance_a_minute")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("query", models.TextField()),
                ("seen", models.BigIntegerField(default=0)),
                ("feed_key", models.CharField(blank=True, max_length=43)),
                ("is_mailed", models.BooleanField(default=False)),
                ("mailed", models.BigIntegerField(default=0)),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(fields=("user", "name"), name="one_saved_search_per_name"),
                    models.UniqueConstraint(
                        condition=models.Q(("feed_key", ""), _negated=True),
                        fields=("feed_key",),
                        name="one_search_per_feed_key",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SearchDigest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_digest",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("key", models.CharField(max_length=43, unique=True)),
                ("base", models.CharField(max_length=300)),
                ("language", models.CharField(blank=True, max_length=20)),
                ("next_try", models.DateTimeField(db_index=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("sent", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SearchVisit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_visits",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("typed", models.TextField()),
                ("query", models.TextField()),
                ("key", models.CharField(max_length=64)),
                ("made", models.DateTimeField()),
            ],
            options={
                "ordering": ("-made", "-pk"),
                "indexes": [models.Index(fields=["user", "-made"], name="reader_sear_user_id_76ad23_idx")],
                "constraints": [models.UniqueConstraint(fields=("user", "key"), name="one_visit_per_search")],
            },
        ),
        migrations.CreateModel(
            name="SearchIndex",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("upto", models.BigIntegerField(default=0)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TranslationUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("arabic", models.TextField()),
                ("english", models.TextField()),
                (
                    "origin",
                    models.CharField(
                        choices=[("person", "by a person"), ("machine", "by a machine")], max_length=7
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=40)),
                ("model", models.CharField(blank=True, max_length=80)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("key", "origin", "provider"), name="one_unit_per_origin")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TranslationProvider",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        choices=[
                            ("libre", "LibreTranslate"),
                            ("google", "Google Translate"),
                            ("mymemory", "MyMemory"),
                            ("deepl", "DeepL"),
                            ("microsoft", "Microsoft Translator"),
                            ("local", "Translator on this machine"),
                        ],
                        max_length=9,
                        unique=True,
                    ),
                ),
                (
                    "is_on",
                    models.BooleanField(
                        default=False,
                        help_text="Articles without English are translated by it. One at a time.",
                        verbose_name="switched on",
                    ),
                ),
                (
                    "address",
                    reader.models.web_address.WebAddressField(
                        blank=True,
                        help_text="Of a server of your own; empty for the service’s own address.",
                        max_length=200,
                    ),
                ),
                ("key", models.CharField(blank=True, max_length=200)),
                ("region", models.CharField(blank=True, help_text="Of a Microsoft key.", max_length=40)),
                (
                    "model",
                    models.CharField(
                        blank=True,
                        help_text="Of the translator on this machine; empty for the newest.",
                        max_length=100,
                    ),
                ),
                (
                    "characters_per_day",
                    models.PositiveIntegerField(
                        default=200000,
                        help_text="More Arabic than this is not sent in a day; 0 for no limit.",
                    ),
                ),
                ("day", models.DateField(editable=False, null=True)),
                (
                    "spent",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="sent that day"),
                ),
                (
                    "failures",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="failures in a row"),
                ),
                (
                    "open_until",
                    models.DateTimeField(editable=False, null=True, verbose_name="asked again at"),
                ),
                ("why", models.JSONField(blank=True, default=dict, editable=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_on", True)),
                        fields=("is_on",),
                        name="one_provider_at_a_time",
                        violation_error_message="Another provider is switched on. Switch that one off first.",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="WaitingOriginal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("content", models.BinaryField()),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ActorName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="reader.actor"
                    ),
                ),
                ("language", models.CharField(choices=[("ar", "Arabic"), ("en", "English")], max_length=2)),
                ("name", models.CharField(max_length=200)),
                ("key", models.CharField(db_index=True, editable=False, max_length=200)),
            ],
            options={
                "ordering": ("language", "name"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("actor", "language", "name"), name="one_row_per_actor_name"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ActorMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merges", to="reader.actor"
                    ),
                ),
                (
                    "gone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reader.actor"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("moved", models.JSONField(default=dict)),
                ("undone", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(editable=False, max_length=64, unique=True)),
                ("name", models.CharField(max_length=255)),
                ("size", models.PositiveIntegerField()),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="uploads",
                        to="reader.source",
                    ),
                ),
                ("published", models.DateField(blank=True, null=True)),
                ("english", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("reading", "reading"),
                            ("analysing", "analysing, names and quotes"),
                            ("ready", "ready"),
                            ("duplicate", "duplicate"),
                            ("refused", "refused"),
                            ("held", "to look at"),
                        ],
                        db_index=True,
                        default="queued",
                        max_length=9,
                    ),
                ),
                ("why", models.JSONField(blank=True, default=dict)),
                ("report", models.JSONField(default=list)),
                ("columns", models.JSONField(blank=True, default=dict)),
                ("english_file", models.CharField(blank=True, max_length=64)),
                ("english_name", models.CharField(blank=True, max_length=255)),
                (
                    "url",
                    reader.models.web_address.WebAddressField(
                        blank=True, max_length=2000, verbose_name="address"
                    ),
                ),
                ("look_first", models.BooleanField(default=False)),
                ("is_read", models.BooleanField(default=False, editable=False)),
                ("items", models.PositiveIntegerField(default=0)),
                ("items_done", models.PositiveIntegerField(default=0)),
                ("task", models.UUIDField(db_index=True, editable=False, null=True)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "binned",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="in the bin since"
                    ),
                ),
                (
                    "binned_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "url",
                    reader.models.web_address.WebAddressField(
                        max_length=500, unique=True, verbose_name="address"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="reader.source",
                    ),
                ),
                (
                    "minutes",
                    models.PositiveIntegerField(
                        default=60,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(10080),
                        ],
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                ("look_first", models.BooleanField(default=False)),
                ("etag", models.CharField(blank=True, max_length=300)),
                ("modified", models.CharField(blank=True, max_length=100)),
                ("checked", models.DateTimeField(null=True)),
                ("next_check", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("why", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ("name", "pk"),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Label",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "label_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="labels",
                        to="reader.labelset",
                    ),
                ),
                ("name_en", models.CharField(max_length=80, verbose_name="English name")),
                ("name_ar", models.CharField(blank=True, max_length=80, verbose_name="Arabic name")),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("blue", "Blue"),
                            ("vermilion", "Vermilion"),
                            ("green", "Green"),
                            ("purple", "Purple"),
                            ("ochre", "Ochre"),
                            ("teal", "Teal"),
                            ("rose", "Rose"),
                            ("slate", "Slate"),
                        ],
                        default="blue",
                        max_length=10,
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        blank=True, help_text="The key that sets it in the palette.", max_length=1
                    ),
                ),
                ("definition", models.TextField(blank=True)),
                ("examples", models.TextField(blank=True)),
                ("position", models.PositiveIntegerField(default=0)),
                ("is_retired", models.BooleanField(default=False, verbose_name="retired")),
            ],
            options={
                "ordering": ("label_set", "position", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("label_set", "name_en"), name="one_label_per_name")
                ],
                "indexes": [],
            },
            bases=(reader.models.naming.NamedInBoth, models.Model),
        ),
        migrations.CreateModel(
            name="LabelSetVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "label_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="reader.labelset",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("label_set", "-version"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("label_set", "version"), name="one_row_per_label_set_version"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="IdempotencyKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="reader.apitoken"
                    ),
                ),
                ("key", models.CharField(max_length=200)),
                ("request", models.CharField(max_length=64)),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("headers", models.JSONField(default=dict)),
                ("body", models.TextField(blank=True)),
                ("made", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("token", "key"), name="one_answer_per_key")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "binned",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="in the bin since"
                    ),
                ),
                (
                    "binned_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="reader.source",
                    ),
                ),
                ("published", models.DateField(blank=True, db_index=True, null=True)),
                (
                    "url",
                    reader.models.web_address.WebAddressField(
                        blank=True, max_length=500, verbose_name="address"
                    ),
                ),
                (
                    "note",
                    models.CharField(blank=True, help_text="Shown with the article's facts.", max_length=300),
                ),
                ("licence", models.CharField(blank=True, max_length=120)),
                (
                    "is_sample",
                    models.BooleanField(
                        default=False, help_text="Its events are invented.", verbose_name="sample"
                    ),
                ),
                ("text", models.TextField(editable=False)),
                ("text_sha256", models.CharField(editable=False, max_length=64, unique=True)),
                ("raw", models.BinaryField()),
                ("raw_sha256", models.CharField(editable=False, max_length=64)),
                (
                    "raw_name",
                    models.CharField(blank=True, editable=False, max_length=200, verbose_name="file name"),
                ),
                ("raw_encoding", models.CharField(editable=False, max_length=20, verbose_name="encoding")),
                (
                    "headline",
                    models.CharField(editable=False, max_length=500, verbose_name="Arabic headline"),
                ),
                (
                    "headline_en",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="English headline"
                    ),
                ),
                ("headline_key", models.CharField(editable=False, max_length=1000)),
                ("lead", models.TextField(blank=True, editable=False)),
                ("lead_en", models.TextField(blank=True, editable=False)),
                ("word_count", models.PositiveIntegerField(default=0, editable=False)),
                ("caption_count", models.PositiveIntegerField(default=0, editable=False)),
                ("kinds", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("politics", "Politics"),
                            ("security", "Security"),
                            ("economy", "Economy"),
                            ("sport", "Sport"),
                            ("courts", "Courts"),
                            ("health", "Health"),
                            ("science", "Science and technology"),
                            ("weather", "Weather and disasters"),
                            ("culture", "Culture"),
                            ("religion", "Religion"),
                            ("obituary", "Obituary"),
                            ("general", "General"),
                        ],
                        editable=False,
                        max_length=12,
                    ),
                ),
                (
                    "subject_said",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("politics", "Politics"),
                            ("security", "Security"),
                            ("economy", "Economy"),
                            ("sport", "Sport"),
                            ("courts", "Courts"),
                            ("health", "Health"),
                            ("science", "Science and technology"),
                            ("weather", "Weather and disasters"),
                            ("culture", "Culture"),
                            ("religion", "Religion"),
                            ("obituary", "Obituary"),
                            ("general", "General"),
                        ],
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("analysis_version", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "upload",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="articles",
                        to="reader.upload",
                    ),
                ),
                ("item", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": (
                    models.OrderBy(models.F("published"), descending=True, nulls_last=True),
                    models.OrderBy(models.F("id"), descending=True),
                ),
                "indexes": [
                    models.Index(fields=["source", "-published"], name="reader_arti_source__6162e6_idx"),
                    models.Index(
                        condition=models.Q(("binned__isnull", False)),
                        fields=["binned"],
                        name="articles_in_the_bin",
                    ),
                    models.Index(
                        condition=models.Q(("binned__isnull", True)),
                        fields=["-published", "-id"],
                        name="articles_by_day",
                    ),
                    models.Index(
                        condition=models.Q(("binned__isnull", True)),
                        fields=["source", "-published", "-id"],
                        name="articles_of_sources_by_day",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("upload", "item"), name="one_article_per_place_in_an_upload"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IntakeRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="records",
                        to="reader.upload",
                    ),
                ),
                ("item", models.PositiveIntegerField()),
                ("left_out", models.JSONField(default=list)),
                ("doubts", models.JSONField(default=list)),
                ("remarks", models.JSONField(default=list)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "item"), name="one_record_per_text")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", reader.models.web_address.WebAddressField(max_length=2000)),
                (
                    "feed",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="reader.feed",
                    ),
                ),
                ("entry", models.CharField(blank=True, max_length=64)),
                ("title", models.CharField(blank=True, max_length=500)),
                ("published", models.DateField(null=True)),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="reader.source"
                    ),
                ),
                ("look_first", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "waiting"), ("fetched", "fetched"), ("refused", "refused")],
                        default="waiting",
                        max_length=7,
                    ),
                ),
                ("why", models.JSONField(blank=True, default=dict)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("next_try", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "upload",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="addresses",
                        to="reader.upload",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["state", "next_try"], name="reader_addr_state_be2291_idx")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("feed__isnull", False)),
                        fields=("feed", "entry"),
                        name="one_address_per_entry",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SubjectChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subject_changes",
                        to="reader.article",
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("politics", "Politics"),
                            ("security", "Security"),
                            ("economy", "Economy"),
                            ("sport", "Sport"),
                            ("courts", "Courts"),
                            ("health", "Health"),
                            ("science", "Science and technology"),
                            ("weather", "Weather and disasters"),
                            ("culture", "Culture"),
                            ("religion", "Religion"),
                            ("obituary", "Obituary"),
                            ("general", "General"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("politics", "Politics"),
                            ("security", "Security"),
                            ("economy", "Economy"),
                            ("sport", "Sport"),
                            ("courts", "Courts"),
                            ("health", "Health"),
                            ("science", "Science and technology"),
                            ("weather", "Weather and disasters"),
                            ("culture", "Culture"),
                            ("religion", "Religion"),
                            ("obituary", "Obituary"),
                            ("general", "General"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Fingerprint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fingerprints",
                        to="reader.article",
                    ),
                ),
                ("band", models.BigIntegerField(db_index=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("article", "band"), name="one_band_per_article")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="reader.article",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("text_sha256", models.CharField(max_length=64)),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("article", "-number"),
                "constraints": [
                    models.UniqueConstraint(fields=("article", "number"), name="one_revision_per_number")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Paragraph",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paragraphs",
                        to="reader.article",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("headline", "headline"),
                            ("paragraph", "paragraph"),
                            ("subhead", "subhead"),
                            ("list_item", "list item"),
                            ("caption", "caption"),
                            ("credit", "credit"),
                            ("byline", "byline"),
                            ("dateline", "dateline"),
                            ("time", "time"),
                        ],
                        max_length=10,
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "credit",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="caption",
                        to="reader.paragraph",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="captions",
                        to="reader.picture",
                    ),
                ),
                ("words", models.JSONField(default=list, editable=False)),
            ],
            options={
                "ordering": ("article", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("article", "number"), name="one_paragraph_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("start__lte", models.F("end"))), name="paragraph_not_reversed"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="reader.upload"
                    ),
                ),
                ("item", models.PositiveIntegerField()),
                ("name", models.CharField(blank=True, max_length=255)),
                ("text", models.TextField()),
                ("english", models.TextField(blank=True)),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="reader.source",
                    ),
                ),
                ("site", models.CharField(blank=True, max_length=120)),
                ("published", models.DateField(blank=True, null=True)),
                ("url", reader.models.web_address.WebAddressField(blank=True, max_length=500)),
                ("lines", models.JSONField(default=list)),
                ("kinds", models.JSONField(default=list)),
                ("facing", models.JSONField(default=list)),
                ("pictures", models.JSONField(default=list)),
                (
                    "twin",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="reader.article",
                    ),
                ),
                ("likeness", models.FloatField(default=0)),
                ("released", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("upload", "item"),
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "item"), name="one_draft_per_text")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rounds",
                        to="reader.article",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=100)),
                (
                    "begin_with",
                    models.CharField(
                        choices=[
                            ("nothing", "an unmarked text"),
                            ("suggestions", "the machine's suggestions"),
                        ],
                        default="nothing",
                        max_length=11,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened", models.DateTimeField(auto_now_add=True)),
                ("closed", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reopened", models.DateTimeField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "participants_settle",
                    models.BooleanField(default=False, verbose_name="those who take part may settle it"),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed", None)),
                        fields=("article",),
                        name="one_open_round_per_article",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Collection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="Note")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="collections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_shared", models.BooleanField(default=False, verbose_name="Everybody sees it")),
                ("search", models.CharField(blank=True, max_length=2000, verbose_name="What a search finds")),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="one_collection_per_name")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=80, unique=True)),
            ],
            options={
                "ordering": ("name",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ArticleDuty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="duty", to="reader.article"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="article_duties",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("given", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="GlossCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("article", "in this article"),
                            ("everywhere", "everywhere"),
                            ("lemma", "for every form of the dictionary word"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gloss_corrections",
                        to="reader.article",
                    ),
                ),
                ("key", models.CharField(max_length=400)),
                ("form", models.CharField(max_length=200)),
                ("english", models.CharField(max_length=200)),
                ("before", models.CharField(blank=True, max_length=500)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gloss_corrections",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("undone", models.DateTimeField(blank=True, null=True)),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [models.Index(fields=["scope", "key"], name="reader_glos_scope_4d7d1a_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("article__isnull", False), ("scope", "article")),
                            models.Q(
                                models.Q(("scope", "article"), _negated=True), ("article__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="a_correction_in_an_article_names_it",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KeptWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept_words",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("lemma", models.CharField(max_length=60)),
                ("key", models.CharField(editable=False, max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "new"),
                            ("learning", "learning"),
                            ("known", "known"),
                            ("ignored", "ignored"),
                        ],
                        default="new",
                        max_length=8,
                    ),
                ),
                ("pos", models.CharField(blank=True, max_length=15)),
                ("meaning", models.CharField(blank=True, max_length=200, verbose_name="meaning")),
                ("gloss", models.CharField(blank=True, max_length=200)),
                ("form", models.CharField(blank=True, max_length=200)),
                ("vocalised", models.CharField(blank=True, max_length=200)),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="kept_words",
                        to="reader.article",
                    ),
                ),
                ("offset", models.PositiveIntegerField(default=0)),
                ("sentence", models.TextField(blank=True)),
                ("at", models.PositiveIntegerField(default=0)),
                ("end", models.PositiveIntegerField(default=0)),
                ("vowelled", models.TextField(blank=True)),
                ("vowelled_at", models.PositiveIntegerField(default=0)),
                ("vowelled_end", models.PositiveIntegerField(default=0)),
                ("due", models.DateTimeField(blank=True, null=True)),
                ("phase", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("step", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("stability", models.FloatField(blank=True, null=True)),
                ("difficulty", models.FloatField(blank=True, null=True)),
                ("reviewed", models.DateTimeField(blank=True, null=True)),
                ("reviews", models.PositiveIntegerField(default=0)),
                ("lapses", models.PositiveIntegerField(default=0)),
                ("begun", models.DateTimeField(blank=True, null=True)),
                ("known_since", models.DateTimeField(blank=True, null=True)),
                ("made", models.DateTimeField()),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["user", "due"], name="reader_kept_user_id_d1e0d8_idx"),
                    models.Index(fields=["user", "state", "lemma"], name="reader_kept_user_id_1973e9_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "lemma"), name="one_kept_word_per_lemma"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("at__lte", models.F("end")), ("vowelled_at__lte", models.F("vowelled_end"))
                        ),
                        name="kept_word_not_reversed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadableArticle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readable_articles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readable_for",
                        to="reader.article",
                    ),
                ),
                ("known", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ("-known", "-article"),
                "indexes": [
                    models.Index(fields=["user", "-known", "-article"], name="reader_read_user_id_c375fd_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "article"), name="one_rank_per_reader")
                ],
            },
        ),
        migrations.CreateModel(
            name="FormerQuotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_quotations",
                        to="reader.article",
                    ),
                ),
                ("words", models.CharField(max_length=10)),
                ("exact", models.TextField()),
                ("became", models.CharField(blank=True, max_length=10)),
                ("made", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "words"), name="one_former_quotation_per_address"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ActorTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="reader.actor"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="reader.article",
                    ),
                ),
                ("mentions", models.IntegerField(default=0)),
                ("said", models.IntegerField(default=0)),
                ("about", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("said__gt", 0)),
                        fields=["actor", "article"],
                        name="articles_that_quote",
                    ),
                    models.Index(
                        condition=models.Q(("about__gt", 0)),
                        fields=["actor", "article"],
                        name="articles_with_words_about",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("actor", "article"), name="one_tally_per_actor_and_article"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleTally",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tally",
                        serialize=False,
                        to="reader.article",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reader.source"
                    ),
                ),
                ("published", models.DateField(null=True)),
                (
                    "review",
                    models.CharField(
                        blank=True,
                        choices=[("todo", "not begun"), ("begun", "begun"), ("done", "all looked at")],
                        default="",
                        max_length=5,
                    ),
                ),
                ("english", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["review", "article"], name="articles_by_review"),
                    models.Index(fields=["english", "article"], name="articles_by_english"),
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LemmaCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lemma_counts",
                        to="reader.article",
                    ),
                ),
                ("lemma", models.CharField(db_index=True, max_length=60)),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ("article", "lemma"),
                "constraints": [
                    models.UniqueConstraint(fields=("article", "lemma"), name="one_count_per_lemma")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="reader.round",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "user"), name="one_assignment_per_analyst")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CollectedArticle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "collection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collected",
                        to="reader.collection",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collected",
                        to="reader.article",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("collection", "article"), name="once_in_a_collection")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TaggedArticle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tagged", to="reader.tag"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tagged",
                        to="reader.article",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("tag", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("tag", "article"), name="once_on_an_article")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_rows",
                        to="reader.article",
                    ),
                ),
                (
                    "paragraph",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_rows",
                        to="reader.paragraph",
                    ),
                ),
                ("digest", models.BigIntegerField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Translation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "paragraph",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translation",
                        to="reader.paragraph",
                    ),
                ),
                ("text", models.TextField()),
                (
                    "origin",
                    models.CharField(
                        choices=[("person", "by a person"), ("machine", "by a machine")],
                        default="person",
                        max_length=7,
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=40)),
                ("model", models.CharField(blank=True, editable=False, max_length=80)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("pairs", models.JSONField(blank=True, default=list, editable=False)),
                ("outdated", models.BooleanField(default=False, editable=False)),
                ("updated", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ("paragraph",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("outdated", True)), fields=["paragraph"], name="outdated_english"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TranslationChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "paragraph",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_translations",
                        to="reader.paragraph",
                    ),
                ),
                ("text", models.TextField()),
                (
                    "origin",
                    models.CharField(
                        choices=[("person", "by a person"), ("machine", "by a machine")], max_length=7
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=40)),
                ("model", models.CharField(blank=True, max_length=80)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField()),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PostEdit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "paragraph",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="post_edits",
                        to="reader.paragraph",
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=40)),
                ("model", models.CharField(blank=True, max_length=80)),
                ("words", models.PositiveIntegerField()),
                ("edits", models.PositiveIntegerField()),
                ("made", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="TranslationWait",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "paragraph",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wait",
                        to="reader.paragraph",
                    ),
                ),
                ("retry_at", models.DateTimeField(db_index=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("why", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlements",
                        to="reader.round",
                    ),
                ),
                ("place", models.CharField(max_length=60)),
                (
                    "chosen",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="reader.assignment",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "place"), name="one_settlement_per_place")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Annotation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="annotations",
                        to="reader.article",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="reader.assignment",
                    ),
                ),
                (
                    "paragraph",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="annotations",
                        to="reader.paragraph",
                    ),
                ),
                (
                    "layer",
                    models.CharField(
                        choices=[
                            ("actor", "Actor"),
                            ("quote", "Quote"),
                            ("caption", "Caption"),
                            ("note", "Note"),
                            ("label", "Label"),
                        ],
                        max_length=8,
                    ),
                ),
                ("label", models.CharField(max_length=8)),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="reader.label",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="note")),
                ("is_private", models.BooleanField(default=False, verbose_name="private")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "further",
                    models.JSONField(blank=True, default=list, editable=False, verbose_name="further parts"),
                ),
                ("exact", models.TextField()),
                ("prefix", models.CharField(blank=True, max_length=32)),
                ("suffix", models.CharField(blank=True, max_length=32)),
                ("text_sha256", models.CharField(editable=False, max_length=64)),
                ("en_start", models.PositiveIntegerField(blank=True, null=True)),
                ("en_end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "en_by_hand",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="English set by a person"
                    ),
                ),
                (
                    "needs_look",
                    models.CharField(blank=True, max_length=200, verbose_name="needs a look, because"),
                ),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotations",
                        to="reader.actor",
                    ),
                ),
                ("role_ar", models.CharField(blank=True, max_length=200, verbose_name="role, Arabic")),
                ("role_en", models.CharField(blank=True, max_length=200, verbose_name="role, English")),
                ("cue_start", models.PositiveIntegerField(blank=True, null=True)),
                ("cue_end", models.PositiveIntegerField(blank=True, null=True)),
                ("verb_en", models.CharField(blank=True, max_length=60, verbose_name="verb, English")),
                ("speaker_start", models.PositiveIntegerField(blank=True, null=True)),
                ("speaker_end", models.PositiveIntegerField(blank=True, null=True)),
                ("speaker_name", models.CharField(blank=True, max_length=300)),
                ("inner", models.JSONField(blank=True, default=list, editable=False)),
                ("speaker_unnamed", models.BooleanField(default=False, verbose_name="said by nobody named")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("client_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "origin",
                    models.CharField(choices=[("machine", "Machine"), ("person", "Person")], max_length=7),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("superseded", "Superseded"),
                        ],
                        default="suggested",
                        max_length=10,
                    ),
                ),
                ("score", models.FloatField(blank=True, null=True)),
                ("analysis_version", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("updated", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ("article", "start", "-end"),
                "indexes": [
                    models.Index(fields=["article", "start"], name="reader_anno_article_06140f_idx"),
                    models.Index(fields=["layer", "state", "actor"], name="reader_anno_layer_5d0077_idx"),
                    models.Index(fields=["article", "layer", "start"], name="marks_of_a_layer"),
                    models.Index(fields=["actor", "article"], name="marks_of_an_actor"),
                    models.Index(
                        django.db.models.functions.text.Left("exact", 40),
                        models.F("layer"),
                        name="marks_of_the_same_words",
                    ),
                    models.Index(
                        condition=models.Q(("assignment__isnull", False)),
                        fields=["assignment"],
                        name="marks_of_an_assignment",
                    ),
                    models.Index(
                        condition=models.Q(("layer", "quote")),
                        fields=["verb_en", "article"],
                        name="quotes_by_verb",
                    ),
                    models.Index(
                        condition=models.Q(("layer", "quote")),
                        fields=["state", "article"],
                        name="quotes_by_state",
                    ),
                    models.Index(
                        condition=models.Q(("layer", "quote")),
                        fields=["label", "article"],
                        name="quotes_by_kind",
                    ),
                    models.Index(
                        condition=models.Q(("layer", "quote")),
                        fields=["speaker_name", "article"],
                        name="quotes_by_name",
                    ),
                    models.Index(
                        condition=models.Q(("assignment", None), ("state", "suggested")),
                        fields=["score", "id"],
                        name="waiting_for_review",
                    ),
                    models.Index(
                        condition=models.Q(("assignment", None), ("state", "suggested")),
                        fields=["layer", "score", "id"],
                        name="waiting_of_a_layer",
                    ),
                    models.Index(
                        condition=models.Q(("assignment", None), ("state", "suggested")),
                        fields=["actor", "score", "id"],
                        name="waiting_of_an_actor",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))), name="annotation_not_empty"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_private", False), ("layer", "note"), _connector="OR"),
                        name="only_notes_are_private",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("en_end__isnull", True), ("en_start__isnull", True)),
                            ("en_start__lt", models.F("en_end")),
                            _connector="OR",
                        ),
                        name="annotation_english_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="reader.article",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="reader.labelset",
                    ),
                ),
                (
                    "label",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="reader.label",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="reader.assignment",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["article", "question", "-id"], name="reader_answ_article_c2add5_idx")
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="reader.article",
                    ),
                ),
                (
                    "annotation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="reader.annotation",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="reader.comment",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("body", models.TextField(blank=True)),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("withdrawn", models.BooleanField(default=False)),
                ("resolved", models.DateTimeField(blank=True, null=True)),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("client_key", models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                (
                    "mentions",
                    models.ManyToManyField(
                        blank=True, related_name="mentioned_in", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ImportedMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "annotation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="came_from",
                        to="reader.annotation",
                    ),
                ),
                (
                    "data_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="reader.dataimport",
                    ),
                ),
                ("author", models.CharField(blank=True, max_length=150)),
                ("tool", models.CharField(blank=True, max_length=100)),
                ("made", models.DateTimeField(blank=True, null=True)),
                ("reference", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Disagreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="disagreements",
                        to="reader.article",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reader.annotation"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="reader.annotation"
                    ),
                ),
                (
                    "first_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "second_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first", "the first stands"),
                            ("second", "the second stands"),
                            ("both", "both stand"),
                        ],
                        max_length=6,
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("pk",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("answer", "")), fields=["id"], name="waiting_disagreements"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="one_disagreement_per_pair")
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="reader.article",
                    ),
                ),
                (
                    "annotation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="reader.annotation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="annotation_changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("create", "marked"),
                            ("accept", "accepted"),
                            ("reject", "rejected"),
                            ("change", "changed"),
                            ("withdraw", "withdrawn"),
                            ("restore", "restored"),
                            ("move", "moved with the text"),
                            ("undo", "undone"),
                            ("redo", "redone"),
                        ],
                        max_length=8,
                    ),
                ),
                ("group", models.UUIDField(db_index=True)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField()),
                ("version", models.PositiveIntegerField()),
                ("undone", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("-pk",),
                "indexes": [
                    models.Index(fields=["user", "article", "-id"], name="reader_chan_user_id_f5454d_idx")
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "annotation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claim",
                        to="reader.annotation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("until", models.DateTimeField(db_index=True)),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.AddField(
            model_name="collection",
            name="articles",
            field=models.ManyToManyField(
                related_name="collections", through="reader.CollectedArticle", to="reader.article"
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="articles",
            field=models.ManyToManyField(
                related_name="tags", through="reader.TaggedArticle", to="reader.article"
            ),
        ),
        migrations.RunPython(make_indexes, migrations.RunPython.noop),
        migrations.RunPython(create_roles, migrations.RunPython.noop),
    ]
