"""Who may do what in a round: run it, see its work side by side, settle it."""

from django.contrib.auth.models import AnonymousUser, User

from reader.models import Round


def is_lead(user: User | AnonymousUser) -> bool:
    """Tell whether the user may open rounds."""
    return user.has_perm("reader.add_round")


def may_run(one: Round, user: User | AnonymousUser) -> bool:
    """Tell whether the user may close, reopen and change the round: the lead who opened it, or an admin."""
    return is_lead(user) and (one.opened_by_id == user.pk or user.has_perm("reader.delete_round"))


def may_compare(one: Round, user: User | AnonymousUser) -> bool:
    """Tell whether the user may see what others did: not while the round goes on, nor with work unfinished.

    Whoever was not done when it was closed could go on if it were reopened, and would have seen the others'.
    """
    return one.is_compared() and not one.assignments.filter(user=user.pk, done=None).exists()


def may_settle(one: Round, user: User | AnonymousUser) -> bool:
    """Tell whether the user may say whose version stands: a lead, or whoever took part if that is allowed.

    A lead who takes part needs the same leave: nobody is judge in their own cause unless it was said so.
    """
    if not may_compare(one, user):
        return False
    takes_part = one.assignments.filter(user=user.pk).exists()
    return one.participants_settle if takes_part else is_lead(user)
