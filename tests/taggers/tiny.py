"""A tiny token-classification model that knows a few invented words, written as real ones are published."""

import json
from pathlib import Path
from typing import Any

LABELS = ("O", "B-PERS", "I-PERS", "B-LOC", "I-LOC", "B-ORG", "B-MISC")
LONGEST = 16  # sub-words with [CLS] and [SEP]
_FRAME = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
# What follows ## is labelled wrongly on purpose: only the first sub-word of a word may count.
_PIECES = {
    "طوفال": "B-PERS",
    "شنق": "I-PERS",
    "##ب": "B-LOC",
    "كردو": "B-LOC",
    "##خ": "B-PERS",
    "الكبرى": "I-LOC",
    "زار": "O",
    "المدير": "O",
    "مدينة": "O",
    "أمس": "O",
    ".": "O",
}


def write(folder: Path, labels: tuple[str, ...] = LABELS) -> Path:
    """Write the model to `folder` and return it. Each known word has the label above, all else has O."""
    import torch
    from transformers import BertConfig, BertForTokenClassification

    config = BertConfig(
        vocab_size=len(_FRAME) + len(_PIECES),
        hidden_size=len(labels),
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=LONGEST,
        id2label=dict(enumerate(labels)),
        label2id={label: at for at, label in enumerate(labels)},
    )
    model: Any = BertForTokenClassification(config)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            weights.fill_(1.0 if name.endswith("LayerNorm.weight") else 0.0)
        embeddings = model.bert.embeddings.word_embeddings.weight
        embeddings[: len(_FRAME), 0] = 1.0
        for at, label in enumerate(_PIECES.values(), len(_FRAME)):
            embeddings[at, LABELS.index(label)] = 1.0
        model.classifier.weight.copy_(3 * torch.eye(len(labels)))
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join((*_FRAME, *_PIECES)) + "\n", encoding="utf-8")
    settings = {"tokenizer_class": "BertTokenizer", "do_lower_case": False, "model_max_length": 512}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder
