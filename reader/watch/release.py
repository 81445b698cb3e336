"""Which version of Hashiya this is: year, month and week of its entry in the changelog; its tag has a v."""

VERSION = "2026.12.1"
