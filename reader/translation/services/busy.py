"""What a translation service says that has had enough."""


class Busy(Exception):  # noqa: N818 (it says what the service said)
    """The service wants to be left alone for so many seconds; None if it did not say how long."""

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__(seconds)
        self.seconds = seconds
