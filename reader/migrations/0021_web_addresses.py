"""Addresses of pages become a column type of their own; what is stored, and how, stays as it is."""

from django.db import migrations

from reader.models.web_address import WebAddressField


class Migration(migrations.Migration):
    dependencies = [("reader", "0020_mend_edited_migrations")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField("address", "url", WebAddressField(max_length=2000)),
                migrations.AlterField("article", "url", WebAddressField("address", max_length=500, blank=True)),
                migrations.AlterField("draft", "url", WebAddressField(max_length=500, blank=True)),
                migrations.AlterField("feed", "url", WebAddressField("address", max_length=500, unique=True)),
                migrations.AlterField(
                    "translationprovider",
                    "address",
                    WebAddressField(
                        max_length=200,
                        blank=True,
                        help_text="Of a server of your own; empty for the service’s own address.",
                    ),
                ),
                migrations.AlterField("upload", "url", WebAddressField("address", max_length=2000, blank=True)),
            ]
        )
    ]
