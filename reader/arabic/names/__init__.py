"""Names in English: lists in both languages, composition, transliteration."""
