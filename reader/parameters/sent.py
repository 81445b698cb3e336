"""The query and the posted form of a request, as views read them."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.http import url_has_allowed_host_and_scheme

from reader.parameters import values

MOST_VALUES = 1000  # of one name
CSRF = "csrfmiddlewaretoken"


class Parameters:
    """Named values that a request sent; each is asked for by its type. `sent` is for a form's `data`."""

    def __init__(self, sent: QueryDict) -> None:
        self.sent = sent

    def __contains__(self, name: str) -> bool:
        return name in self.sent

    def __bool__(self) -> bool:
        return bool(self.sent)

    def text(self, name: str, default: str = "", most: int = values.LONGEST) -> str:
        """Return a text as it can be stored, cut after `most` code points; `default` if none was sent."""
        found = self.sent.get(name)
        return default if found is None else values.text(found, most)

    def texts(self, name: str, most: int = MOST_VALUES) -> list[str]:
        """Return the first `most` texts that were sent under one name."""
        return [values.text(one) for one in self.sent.getlist(name)[:most]]

    def search(self, name: str = "q") -> str:
        """Return the letters that are looked for, on one line."""
        return " ".join(self.text(name, most=values.LONGEST_SEARCH).split())

    def choice(self, name: str, choices: Collection[str], default: str = "") -> str:
        """Return what was chosen if it is one of the choices, else `default`."""
        found = self.sent.get(name)
        return found if found is not None and found in choices else default

    def row(self, name: str) -> int:
        """Return the id of a row; 0, which no row has, for anything else."""
        return values.row(self.sent.get(name) or "") or 0

    def rows(self, name: str, most: int = MOST_VALUES) -> list[int]:
        """Return the ids of rows; what is none is left out."""
        found = (values.row(one) for one in self.sent.getlist(name)[:most])
        return [one for one in found if one is not None]

    def place(self, name: str) -> int | None:
        """Return a place in a text, the number of a line, or a version."""
        return values.place(self.sent.get(name) or "")

    def moment(self, name: str) -> datetime | None:
        """Return a time that was sent as seconds since 1970."""
        return values.moment(self.sent.get(name) or "")

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield every name with every value that a form sent, its token left out: what a form sends again."""
        for name, found in self.sent.lists():
            for one in found[:MOST_VALUES]:
                if name != CSRF:
                    yield values.text(name), values.text(one)

    def address(self, **but: str) -> str:
        """Return the query string without its place in a list and without these values, such as source="bbc".

        An empty value leaves out all that was sent under the name.
        """
        kept = self._from_the_beginning()
        for name, value in but.items():
            kept.setlist(name, [one for one in kept.getlist(name) if value and one != value])
        return kept.urlencode()

    def written(self, **values: str) -> str:
        """Return the query string of another page of a list: with these values in place of what was sent."""
        kept = self._from_the_beginning()
        for name, value in values.items():
            kept.setlist(name, [value] if value else [])
        return kept.urlencode()

    def with_one_more(self, name: str, value: str) -> str:
        """Return the query string with another value under a name."""
        kept = self._from_the_beginning()
        kept.appendlist(name, value)
        return kept.urlencode()

    def _from_the_beginning(self) -> QueryDict:
        """Return what was sent without the page of a list that it asks for."""
        kept = self.sent.copy()
        for name in ("page", "at"):
            kept.pop(name, None)
        return kept


def query(request: HttpRequest) -> Parameters:
    """What stands behind the question mark of the address."""
    return Parameters(request.GET)


def posted(request: HttpRequest) -> Parameters:
    """What the form sent; empty for other methods than POST."""
    return Parameters(request.POST)


def submitted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was posted, be it nothing; None where the form is only to be shown."""
    return request.POST if request.method == "POST" else None


def submitted_files(request: HttpRequest) -> "MultiValueDict[str, UploadedFile[bytes]] | None":
    """The files that go with `submitted`."""
    return request.FILES if request.method == "POST" else None


def next_address(request: HttpRequest, default: str) -> str:
    """Return where the form asks to go `next`, if that is a path of this site; else `default`."""
    wanted = posted(request).text("next", most=2000)
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe and wanted.startswith(("/", "http://", "https://")) else default
