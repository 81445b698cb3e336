"""What a provider makes of lines that belong to no article, to measure it; nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.models import TranslationProvider
from reader.text.presentation import plain_letters
from reader.translation.asking import Ask, asking
from reader.translation.pairing import arabic_sentences
from reader.translation.services.limits import admit, failed, succeeded
from reader.translation.services.provider import DEADLINE_SECONDS, NoTranslation, Unavailable


@dataclass(slots=True)
class ProviderTrial:
    """The English of each line by the name of its text; how many sentences had none; with which model."""

    english: dict[str, list[str]] = field(default_factory=dict)
    refused: int = 0
    model: str = ""


def try_provider(provider: TranslationProvider, texts: Mapping[str, Sequence[str]]) -> ProviderTrial:
    """Ask for the lines of each text, sentence by sentence, by the limits that hold for articles.

    Neither memory nor glossary nor names of the library have a part in it. Raises Postponed where the
    provider rests, has spent its budget or cannot be reached.
    """
    provider.pk = TranslationProvider.objects.get_or_create(name=provider.name)[0].pk
    trial = ProviderTrial()
    sentences = {line: _sentences(line) for lines in texts.values() for line in lines}
    with asking(provider, DEADLINE_SECONDS) as ask:
        ask.announce(one for line in sentences.values() for one in line)
        for name, lines in texts.items():
            trial.english[name] = [
                " ".join(filter(None, (_english(provider, ask, one, trial) for one in sentences[line])))
                for line in lines
            ]
        trial.model = ask.model
    return trial


def _sentences(line: str) -> list[str]:
    return [plain_letters(span.of(line)) for span in arabic_sentences(line)]


def _english(provider: TranslationProvider, ask: Ask, sentence: str, trial: ProviderTrial) -> str:
    if not any(letter.isalpha() for letter in sentence):
        return sentence
    admit(provider, len(sentence))
    try:
        english = ask(sentence)
    except NoTranslation:
        trial.refused += 1
        return ""
    except Unavailable as problem:
        raise failed(provider, problem) from problem
    succeeded(provider)
    return english
