"""The translation memory, the providers and who may set them up, and what waits for them."""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

permissions = import_module("reader.migrations.0002_roles").permissions

ADMIN_MAY_ALSO = {
    ("reader", "translationprovider"): ("add", "change", "delete", "view"),
    ("reader", "translationunit"): ("change", "delete", "view"),
}


def extend_roles(apps, schema_editor):
    group = apps.get_model("auth", "Group").objects
    group.get(name="admin").permissions.add(*permissions(apps, ADMIN_MAY_ALSO))


class Migration(migrations.Migration):

    dependencies = [
        ('reader', '0007_translation_history'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='TranslationProvider',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(choices=[('libre', 'LibreTranslate'), ('google', 'Google Translate'), ('mymemory', 'MyMemory'), ('deepl', 'DeepL'), ('microsoft', 'Microsoft Translator')], max_length=9, unique=True)),
                ('is_on', models.BooleanField(default=False, help_text='Articles without English are sent there. One at a time.', verbose_name='switched on')),
                ('address', models.CharField(blank=True, help_text='Of a server of your own; empty for the service’s own address.', max_length=200, validators=[django.core.validators.URLValidator(['http', 'https'])])),
                ('key', models.CharField(blank=True, max_length=200)),
                ('region', models.CharField(blank=True, help_text='Of a Microsoft key.', max_length=40)),
                ('characters_per_day', models.PositiveIntegerField(default=200000, help_text='More Arabic than this is not sent in a day; 0 for no limit.')),
                ('day', models.DateField(editable=False, null=True)),
                ('spent', models.PositiveIntegerField(default=0, editable=False, verbose_name='sent that day')),
                ('failures', models.PositiveIntegerField(default=0, editable=False, verbose_name='failures in a row')),
                ('open_until', models.DateTimeField(editable=False, null=True, verbose_name='asked again at')),
                ('problem', models.CharField(blank=True, editable=False, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name='TranslationUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('arabic', models.TextField()),
                ('english', models.TextField()),
                ('origin', models.CharField(choices=[('person', 'by a person'), ('machine', 'by a machine')], max_length=7)),
                ('provider', models.CharField(blank=True, max_length=40)),
                ('made', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='TranslationWait',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('retry_at', models.DateTimeField(db_index=True)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('problem', models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.AddField(
            model_name='translation',
            name='outdated',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='translation',
            name='pairs',
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddIndex(
            model_name='translation',
            index=models.Index(condition=models.Q(('outdated', True)), fields=['paragraph'], name='outdated_english'),
        ),
        migrations.AddConstraint(
            model_name='translationprovider',
            constraint=models.UniqueConstraint(condition=models.Q(('is_on', True)), fields=('is_on',), name='one_provider_at_a_time', violation_error_message='Another provider is switched on. Switch that one off first.'),
        ),
        migrations.AddField(
            model_name='translationunit',
            name='author',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='translationwait',
            name='paragraph',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='wait', to='reader.paragraph'),
        ),
        migrations.AddConstraint(
            model_name='translationunit',
            constraint=models.UniqueConstraint(fields=('key', 'origin', 'provider'), name='one_unit_per_origin'),
        ),
        migrations.RunPython(extend_roles, migrations.RunPython.noop),
    ]
