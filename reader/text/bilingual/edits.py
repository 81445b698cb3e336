"""How many words of a sentence were changed: Levenshtein's distance over words."""

MOST_WORDS = 400  # of either; longer ones count as changed from where they differ


def word_edits(before: str, after: str) -> tuple[int, int]:
    """Return how many words were put in, taken out or replaced, and how many there were before."""
    old, new = before.split(), after.split()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    words = len(before.split())
    if max(len(old), len(new)) > MOST_WORDS:
        return max(len(old), len(new)), words
    row = list(range(len(new) + 1))
    for at, word in enumerate(old, 1):
        above, row[0] = row[0], at
        for column, other in enumerate(new, 1):
            above, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, above + (word != other)),
            )
    return row[-1], words
