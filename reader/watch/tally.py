"""What this process has analysed since somebody last asked, counted in memory."""

import threading

_lock = threading.Lock()
_counted = [0, 0]  # texts, words


def note_analysis(words: int, texts: int = 1) -> None:
    """Count texts of so many words together as analysed."""
    with _lock:
        _counted[0] += texts
        _counted[1] += words


def take_tally() -> tuple[int, int]:
    """Return how many texts and words were analysed since the last call."""
    with _lock:
        texts, words = _counted
        _counted[:] = [0, 0]
    return texts, words
