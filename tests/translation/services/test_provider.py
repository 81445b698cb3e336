"""A translation provider, over real HTTP to a local server that behaves well or badly."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from reader.models import TranslationProvider
from reader.sentences import sentence_of
from reader.translation.services.client import SERVICES
from reader.translation.services.provider import Asking, NoTranslation, Service, Unavailable
from reader.translation.services.replies import fault
from tests.amounts import amount
from tests.refusals import refused
from tests.translation.services.stub import MISBEHAVIOUR, Stub, english_of

ARABIC = "قال الوزير إن 25 سفينة وصلت."
ENGLISH = "The minister said 25 ships had arrived."


def libre(stub: Stub) -> Service:
    return Service("libre", stub.address)


def test_one_list_of_services() -> None:
    here = (TranslationProvider.Name.LOCAL.value,)
    assert (*SERVICES, *here) == tuple(TranslationProvider.Name.values)


def test_it_works(stub: Stub) -> None:
    stub.english = lambda text: ENGLISH
    with Asking(libre(stub)) as ask:
        assert [ask(ARABIC), ask(ARABIC)] == [ENGLISH, ENGLISH]


@pytest.mark.parametrize("mode", MISBEHAVIOUR)
def test_misbehaviour_ends_in_time_and_is_no_translation(stub: Stub, mode: str) -> None:
    stub.mode = mode
    with Asking(libre(stub), deadline=2) as ask:
        ask._started()
        begun = time.monotonic()
        with pytest.raises((NoTranslation, Unavailable)):
            ask(ARABIC)
        assert time.monotonic() - begun < 8  # two seconds and what a busy machine adds
        stub.mode = "normal"
        assert ask(ARABIC) == english_of(ARABIC)


def test_how_long_it_wants_to_be_left_alone(stub: Stub) -> None:
    stub.mode = "too_many"
    with Asking(libre(stub)) as ask, pytest.raises(Unavailable) as refusal:
        ask(ARABIC)
    assert refusal.value.seconds == 120


def test_nobody_there() -> None:
    with Asking(Service("libre", "http://127.0.0.1:9/")) as ask, pytest.raises(Unavailable):
        ask(ARABIC)


def test_a_sentence_too_long_for_the_service_is_not_sent() -> None:
    with Asking(Service("mymemory")) as ask, refused(NoTranslation, match="490"):
        ask("كلمة " * 100)


@pytest.mark.slow
def test_many_at_once_each_get_their_own(stub: Stub) -> None:
    sentences = [f"وصلت السفينة رقم {number} إلى الميناء." for number in range(amount(1_000, 4_000))]

    def work(part: list[str]) -> list[str]:
        with Asking(libre(stub), deadline=60) as ask:
            return [ask(sentence) for sentence in part]

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(work, [sentences[number::16] for number in range(16)]))
    for number, part in enumerate(answers):
        assert part == [english_of(sentence) for sentence in sentences[number::16]]


@pytest.mark.parametrize(
    ("arabic", "reply", "said"),
    [
        (ARABIC, "", "empty"),
        (ARABIC, ARABIC, "Arabic"),
        (ARABIC, f"said {ARABIC}", "Arabic"),
        (ARABIC, "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY, 25", "quota"),
        (ARABIC, "The minister said ships had arrived.", "number 25"),
        (ARABIC, "<b>The minister said 25 ships had arrived.</b>", "markup"),
        (ARABIC, "25", "length"),
    ],
)
def test_what_is_no_translation(arabic: str, reply: str, said: str) -> None:
    problem = fault(arabic, reply)
    assert problem is not None
    assert said in sentence_of(problem.also(service="libre"))


@pytest.mark.parametrize(
    ("arabic", "reply"),
    [
        (ARABIC, ENGLISH),
        ("يبدأ الاجتماع عند 14:00 اليوم.", "The meeting begins at 2 pm today."),
        ("وصل 3 وزراء إلى المدينة.", "Three ministers arrived in the city."),
        ("بلغ العدد 25 ألف شخص.", "The number reached 25,000 people."),
        ("بلغ العدد ٢٥٬٠٠٠ شخص.", "The number reached 25,000 people."),
        ("وصلت 20 سفينة إلى الميناء.", "Twenty ships reached the port."),
    ],
)
def test_what_may_be_a_translation(arabic: str, reply: str) -> None:
    assert fault(arabic, reply) is None
