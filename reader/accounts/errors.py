"""What cannot be done to an account."""


class AccountError(Exception):
    """A wish that is refused; says why, and what to do instead."""
