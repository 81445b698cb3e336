"""Names by a token-classification model of Hugging Face; the only importer of torch and transformers.

Nothing is downloaded: a model is a folder, or lies in the cache of Hugging Face already.
"""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reader.arabic.actors.tagger import Name
from reader.arabic.normalise import strip_marks
from reader.errors import Reason
from reader.taggers.errors import TaggerError
from reader.taggers.labels import Window, names_of, read_model_label, windows

_STRETCH = 256  # sentences whose probabilities are held at once
_BATCH = 16  # windows that the model reads at once
_WINDOW = 512  # sub-words of a window, for models that could read more
_WORD = 64  # sub-words of a word, of which the first decides; the rest of a longer word is left out

Pieces = list[list[int]]  # for every word the numbers of its sub-words
Rows = list[list[float]]  # for every word the probability of every label


def load(name: str) -> "TokenClassifier":
    """Return the model in the folder `name`, or of that name in the cache of Hugging Face.

    Makes no network request. Raises TaggerError when a package or the model is missing, or when its labels
    name neither people nor organisations nor places.
    """
    stay_offline()
    try:
        import torch  # noqa: F401  (transformers comes without it, and says so only later)
        from transformers import AutoModelForTokenClassification, AutoTokenizer, logging
    except ImportError as error:
        raise TaggerError("tagger-packages", model=name, problem=str(error)) from error
    logging.disable_progress_bar()
    where = str(Path(name).expanduser())
    try:
        # add_prefix_space: words are read one by one, and some vocabularies tell them by the space before.
        tokenizer = AutoTokenizer.from_pretrained(where, local_files_only=True, add_prefix_space=True)
        model = AutoModelForTokenClassification.from_pretrained(where, local_files_only=True)
    except Exception as error:  # a damaged file makes the libraries raise errors of many classes
        raise TaggerError(_why_not(name, Path(where), error)) from error
    return TokenClassifier(name, model, tokenizer)


def stay_offline() -> None:
    """Forbid the libraries every request; to be called before they are imported.

    `local_files_only` is not enough: to name itself, huggingface_hub may fetch a list even then.
    """
    os.environ["HF_HUB_OFFLINE"] = os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"


class TokenClassifier:
    """A model and its tokenizer as a tagger: sentences of words in, names by word out.

    A word has the label of its first sub-word, the only one that such models are trained to label. One thread
    reads at a time: tokenizers keep state.
    """

    def __init__(self, name: str, model: Any, tokenizer: Any) -> None:
        """Raise TaggerError when no label of the model is of a type that we mark."""
        self._model, self._tokenizer = model, tokenizer
        written = [str(model.config.id2label[at]) for at in range(model.config.num_labels)]
        self._labels = [read_model_label(label) for label in written]
        if not any(label.type for label in self._labels):
            raise TaggerError("tagger-other-labels", model=name, labels=", ".join(written[:12]))
        self._before, self._after = _frame(tokenizer)
        framing = len(self._before) + len(self._after)
        positions = getattr(model.config, "max_position_embeddings", None) or _WINDOW
        self._longest = max(1, min(_WINDOW, tokenizer.model_max_length, positions) - framing)
        self._known: dict[str, list[int]] = {}
        self._lock = threading.Lock()
        model.to(_device())
        model.eval()

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
        """Return the names in every sentence of one document, given the words as written."""
        names: list[list[Name]] = []
        with self._lock:
            for start in range(0, len(sentences), _STRETCH):
                names.extend(self._tag(sentences[start : start + _STRETCH]))
            self._known.clear()
        return names

    def _tag(self, sentences: Sequence[Sequence[str]]) -> list[list[Name]]:
        pieces = [self._pieces(words) for words in sentences]
        jobs = [
            (number, window)
            for number, words in enumerate(pieces)
            for window in windows([len(word) for word in words], self._longest)
        ]
        # Windows of like length are read together, so that little is padding.
        jobs.sort(key=lambda job: sum(map(len, _words_of(pieces, job))))
        rows: list[Rows] = [[[] for _ in words] for words in pieces]
        for start in range(0, len(jobs), _BATCH):
            batch = jobs[start : start + _BATCH]
            read = self._read([_words_of(pieces, job) for job in batch])
            for (number, window), shares in zip(batch, read, strict=True):
                used = shares[window.use_first - window.first : window.use_last - window.first]
                rows[number][window.use_first : window.use_last] = used
        return [names_of(row, self._labels) for row in rows]

    def _pieces(self, words: Sequence[str]) -> Pieces:
        """Return the sub-words of every word, at least one; a word without any is unknown to the model."""
        plain = [strip_marks(word).encode("utf-8", "replace").decode() for word in words]
        new = [word for word in dict.fromkeys(plain) if word not in self._known]
        if new:
            unknown = self._tokenizer.unk_token_id or 0
            read = self._tokenizer(new, add_special_tokens=False)["input_ids"]
            most = min(_WORD, self._longest)
            self._known.update((word, ids[:most] or [unknown]) for word, ids in zip(new, read, strict=True))
        return [self._known[word] for word in plain]

    def _read(self, batch: Sequence[Pieces]) -> list[Rows]:
        """Return for every window the probabilities of the labels of each of its words."""
        import torch

        framed = [
            [*self._before, *(piece for word in words for piece in word), *self._after] for words in batch
        ]
        widest = max(map(len, framed))
        padding = self._tokenizer.pad_token_id or 0
        ids = torch.tensor([[*row, *[padding] * (widest - len(row))] for row in framed])
        mask = torch.tensor([[1] * len(row) + [0] * (widest - len(row)) for row in framed])
        device = self._model.device
        with torch.inference_mode():
            scores = self._model(input_ids=ids.to(device), attention_mask=mask.to(device)).logits
            shares = scores.float().softmax(dim=-1).cpu()
        return [shares[at, _firsts(words, len(self._before))].tolist() for at, words in enumerate(batch)]


def _words_of(pieces: Sequence[Pieces], job: tuple[int, Window]) -> Pieces:
    number, window = job
    return pieces[number][window.first : window.last]


def _firsts(words: Pieces, start: int) -> list[int]:
    """Return the place of each word's first sub-word, when the first word's is at `start`."""
    places: list[int] = []
    for word in words:
        places.append(start)
        start += len(word)
    return places


def _frame(tokenizer: Any) -> tuple[list[int], list[int]]:
    """Return the sub-words that the model expects before and after a sentence, such as [CLS] and [SEP]."""
    bare = tokenizer("a", add_special_tokens=False)["input_ids"]
    framed = tokenizer("a")["input_ids"]
    for start in range(len(framed) - len(bare) + 1):
        if framed[start : start + len(bare)] == bare:
            return framed[:start], framed[start + len(bare) :]
    return [], []


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _why_not(name: str, folder: Path, error: Exception) -> Reason:
    problem = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".:")
    if folder.is_dir():
        return Reason("tagger-folder", folder=name, problem=problem)
    return Reason("tagger-model-missing", model=name)
