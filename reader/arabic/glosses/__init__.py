"""The English of each word: the phrase shown, set phrases, terms of a termbase."""
