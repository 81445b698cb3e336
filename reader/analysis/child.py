"""The process that analyses one long text: `python -m reader.analysis.child LEXICON HOW`.

LEXICON is "" for none, HOW is "context" for names by the encoder too.

The text and what people say of its lines and subject come in as JSON. What goes out is JSON too, an object a
line: {"done": the share that is done} now and then, at last {"document": the analysis}.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from reader.analysis.packing import pack_document
from reader.arabic.document import BlockKind, Subject
from reader.arabic.pipeline import Analyser
from reader.arabic.resources import Resources
from reader.formats.child import OUT_OF_MEMORY
from reader.formats.confining import confine

CPU_SECONDS = 600  # some four times what 2 MB take with the encoder
IN_CONTEXT = "context"
MEMORY = 2 * 1024**3
_STEP = 0.01


def main(lexicon: str, how: str, given: TextIO, answers: TextIO) -> int:
    """Write the answers and return the exit status."""
    confine(CPU_SECONDS, MEMORY)
    try:
        asked = json.load(given)
        kinds = {number: BlockKind(kind) for number, kind in asked["kinds"]}
        subject = Subject(asked["subject"]) if asked.get("subject") else None
        fast = Analyser(Resources(lexicon=Path(lexicon) if lexicon else None))
        analyser = fast.in_context() if how == IN_CONTEXT else fast
        document = analyser.analyse(asked["text"], kinds, _teller(answers), subject)
        json.dump({"document": pack_document(document)}, answers)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _teller(answers: TextIO) -> Callable[[float], None]:
    """Return what writes how far it is, each time that a hundredth more is done."""
    told = 0.0

    def tell(share: float) -> None:
        nonlocal told
        if share >= told + _STEP:
            told = share
            print(json.dumps({"done": round(share, 2)}), file=answers, flush=True)

    return tell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.stdin, sys.stdout))
