"""A translation model at work; the one module that imports CTranslate2 and SentencePiece.

It is loaded in a process of its own alone (`reader.translation.local.child`).
"""

from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import sentencepiece
from ctranslate2.converters import OpusMTConverter

from reader.translation.local.cutting import cut_to_fit, put_parts_together

MOST_PIECES = 200  # of one part: OPUS-MT's models were trained on sentences up to some 500, most far shorter
_AT_ONCE = 2048  # pieces that are translated together
_END = "</s>"


class Engine:
    """The model of one folder. Raises RuntimeError or ValueError where the files are no model."""

    def __init__(
        self, weights: str, source: str, target: str, threads: int, beam: int, ends_by_hand: bool
    ) -> None:
        self._translator = ctranslate2.Translator(
            weights, device="cpu", inter_threads=1, intra_threads=threads, compute_type="auto"
        )
        self._source = sentencepiece.SentencePieceProcessor(model_file=source)
        self._target = sentencepiece.SentencePieceProcessor(model_file=target)
        self._end = [_END] if ends_by_hand else []
        self._beam = beam

    def translate(self, texts: Sequence[str]) -> list[str]:
        """Return the English of each text; those that are too long are cut and put together again."""
        parts = [cut_to_fit(text, self._fits) for text in texts]
        pieces = [[*self._pieces(part), *self._end] for found in parts for part in found]
        longest = max(map(len, pieces), default=1)
        replies = iter(
            self._translator.translate_batch(
                pieces,
                beam_size=self._beam,
                max_batch_size=_AT_ONCE,
                batch_type="tokens",
                max_decoding_length=3 * longest + 20,
                disable_unk=True,
            )
        )
        return [put_parts_together(found, [self._english(next(replies)) for _ in found]) for found in parts]

    def _pieces(self, text: str) -> list[str]:
        found: list[str] = self._source.encode(text, out_type=str)
        return found

    def _fits(self, text: str) -> bool:
        return len(self._pieces(text)) <= MOST_PIECES

    def _english(self, reply: ctranslate2.TranslationResult) -> str:
        found = [piece for piece in reply.hypotheses[0] if piece != _END]
        return str(self._target.decode(found)).strip()


def convert_published(published: Path, into: Path) -> None:
    """Write a model as OPUS-MT publishes it in the form that CTranslate2 runs, its weights as bytes.

    Raises whatever the files deserve: they may hold anything.
    """
    OpusMTConverter(str(published)).convert(str(into), quantization="int8")
