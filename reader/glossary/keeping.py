"""Keep the termbase: add, change and remove entries, and take files in after a look at what they change.

Who changes it holds its one `Glossary` row, so two admins at once come one after the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reader.glossary.columns import TermTable
from reader.glossary.entries import GlossaryRefused, TermEntry, entry_of
from reader.glossary.files import TermFileContent, read_term_table
from reader.models import Glossary, Term, TermFile

MOST_TERMS = 20_000
_AT_ONCE = 500


def add(user: User, arabic: str, english: str, note: str = "") -> Term:
    """Add an entry. Raises GlossaryRefused for what cannot be one, or when there is one for this Arabic."""
    entry = entry_of(arabic, english, note)
    with transaction.atomic():
        Glossary.hold()
        _check_room(1)
        _check_free(entry)
        return Term.objects.create(**_fields(entry), changed_by=user)


def change_term(pk: int, version: int, user: User, arabic: str, english: str, note: str = "") -> Term:
    """Give an entry that is still at `version` other words.

    Raises GlossaryRefused for what cannot be, when another entry has this Arabic, or when somebody else
    changed or removed the entry meanwhile.
    """
    entry = entry_of(arabic, english, note)
    with transaction.atomic():
        Glossary.hold()
        term = _standing(pk, version)
        _check_free(entry, but=pk)
        for name, value in _fields(entry).items():
            setattr(term, name, value)
        term.version, term.changed_by = version + 1, user
        term.save()
        return term


def remove(pk: int, version: int) -> Term:
    """Take out an entry that is still at `version`, and return it.

    Raises GlossaryRefused as `change_term` does.
    """
    with transaction.atomic():
        Glossary.hold()
        term = _standing(pk, version)
        Term.objects.filter(pk=pk).delete()
        return term


def keep_file(user: User, name: str, reading: TermFileContent) -> TermFile:
    """Keep what was read from a file until its admin applies or drops it; earlier ones of theirs go."""
    with transaction.atomic():
        TermFile.objects.filter(sent_by=user).delete()
        return TermFile.objects.create(name=name[:255], sent_by=user, **_read(reading))


def read_by_columns(file: TermFile, meanings: Mapping[int, str], has_names: bool) -> None:
    """Read a file anew by what somebody says of its columns, {place: meaning}.

    Raises GlossaryRefused where one language has no column, and for what `read_term_file` refuses.
    """
    if not file.table:
        raise GlossaryRefused("terms-no-table")
    reading = read_term_table(TermTable.unpacked(file.table).chosen(meanings, has_names))
    for name, value in _read(reading).items():
        setattr(file, name, value)
    file.save()


def _read(reading: TermFileContent) -> dict[str, Any]:
    return {
        "unit": reading.unit,
        "entries": [[line, one.arabic, one.english, one.note] for line, one in reading.entries],
        "refused": [[line, words, why.packed()] for line, words, why in reading.refused],
        "table": reading.table.packed() if reading.table else {},
    }


@dataclass(slots=True)
class Plan:
    """What a file would do to the termbase that has `stamp`: (line, entry), and for changes the entry now."""

    stamp: str
    added: list[tuple[int, TermEntry]] = field(default_factory=list)
    changed: list[tuple[int, TermEntry, Term]] = field(default_factory=list)
    same: int = 0


def plan(file: TermFile) -> Plan:
    """Compare a file with the termbase as it stands. Nothing is taken out that a file does not have."""
    found = Plan(Glossary.current_stamp())
    standing = {term.key: term for term in Term.objects.all()}
    for line, arabic, english, note in file.entries:
        entry = entry_of(arabic, english, note)
        term = standing.get(entry.key)
        if term is None:
            found.added.append((line, entry))
        elif (term.arabic, term.english, term.note) != (entry.arabic, entry.english, entry.note):
            found.changed.append((line, entry, term))
        else:
            found.same += 1
    return found


def apply(pk: int, stamp: str, user: User) -> Plan:
    """Store what a file adds and changes; return what that was, and forget the file.

    `stamp` is that of the plan that the admin saw. Raises GlossaryRefused when the termbase changed since,
    when there is not room for all, and when the file was applied or dropped before.
    """
    with transaction.atomic():
        now = Glossary.hold()
        file = TermFile.objects.filter(pk=pk).first()
        if file is None:
            raise GlossaryRefused("terms-done")
        if now != stamp:
            raise GlossaryRefused("terms-glossary-changed")
        todo = plan(file)
        _check_room(len(todo.added))
        Term.objects.bulk_create(
            (Term(**_fields(entry), changed_by=user) for _, entry in todo.added), batch_size=_AT_ONCE
        )
        _store(todo.changed, user)
        file.delete()
        return todo


def drop(pk: int) -> None:
    """Forget a file that waits to be applied."""
    TermFile.objects.filter(pk=pk).delete()


def _store(changed: Iterable[tuple[int, TermEntry, Term]], user: User) -> None:
    terms = []
    for _, entry, term in changed:
        for name, value in _fields(entry).items():
            setattr(term, name, value)
        term.version, term.changed_by, term.updated = term.version + 1, user, timezone.now()
        terms.append(term)
    names = ("arabic", "english", "note", "version", "changed_by", "updated")
    Term.objects.bulk_update(terms, names, batch_size=_AT_ONCE)


def _fields(entry: TermEntry) -> dict[str, str]:
    return {"arabic": entry.arabic, "english": entry.english, "note": entry.note, "key": entry.key}


def _standing(pk: int, version: int) -> Term:
    term = Term.objects.filter(pk=pk).first()
    if term is None:
        raise GlossaryRefused("term-removed")
    if term.version != version:
        raise GlossaryRefused("term-changed", english=term.english)
    return term


def _check_free(entry: TermEntry, but: int = 0) -> None:
    other = Term.objects.filter(key=entry.key).exclude(pk=but).first()
    if other is not None:
        raise GlossaryRefused("term-known", arabic=other.arabic, english=other.english)


def _check_room(more: int) -> None:
    if Term.objects.count() + more > MOST_TERMS:
        raise GlossaryRefused("glossary-full", most=MOST_TERMS)
