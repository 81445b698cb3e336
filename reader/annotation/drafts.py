"""Mark something new: an actor, a quotation, a caption, a note, a label of the codebook."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from reader.actors.linking import ActorCandidate, link
from reader.analyser import site_analyser
from reader.annotation.changes import accept, check_known
from reader.annotation.errors import ActionRefused
from reader.annotation.recording import find_english, record, set_anchor
from reader.annotation.rights import QUOTE_KINDS, check_privacy
from reader.annotation.selection import selected
from reader.arabic.actors.identity import name_key
from reader.arabic.document import ActorType
from reader.arabic.names.english_names import EnglishName
from reader.models import Actor, Annotation, Article, Assignment, Change, Label
from reader.text.letters import has_arabic_letter
from reader.text.presentation import plain_letters
from reader.text.spans import Span

LONGEST_NOTE = 5000
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class NewMark:
    """What is to be marked. Offsets are code points of the article's text, half-open.

    `label` is the kind of actor or of quotation. `actor` is the actor or the speaker; without one, an actor
    is found or made by its name, in English `name_en` if that is given. `english` is where the paragraph's
    translation says the same, if a person has shown it. `client_key` is made by the page:
    a draft that is sent twice is marked once.
    """

    layer: str
    start: int
    end: int
    exact: str
    text_sha256: str
    label: str = ""
    code: Label | None = None
    actor: Actor | None = None
    name_en: str = ""
    body: str = ""
    is_private: bool = False
    english: Span | None = None
    client_key: UUID | None = None


def mark_all(article: Article, user: User, drafts: Sequence[NewMark]) -> list[Annotation]:
    """Mark several drafts as one action, or none of them: see `mark`."""
    group = uuid4()
    with transaction.atomic():
        return [mark(article, user, draft, group) for draft in drafts]


def mark(
    article: Article,
    user: User,
    draft: NewMark,
    group: UUID | None = None,
) -> Annotation:
    """Store the draft as the user's annotation and return it. Raises ActionRefused when it cannot be.

    Where the same is suggested already, the suggestion is accepted instead.
    """
    with transaction.atomic():
        if sent_before := _sent_before(draft, article, user):
            return sent_before
        _check(draft)
        span, paragraph = selected(article, draft.start, draft.end, draft.exact, draft.text_sha256)
        part = Assignment.objects.open_for(user, article)
        check_known(draft.actor, part)
        rows = Annotation.everywhere.on_desk_of(user, article)
        same = rows.filter(
            layer=draft.layer, label=_label(draft), code=draft.code, start=span.start, end=span.end
        )
        if draft.layer != Annotation.Layer.NOTE and (marked := same.filter(state="accepted").first()):
            raise ActionRefused(
                _("These words are marked as %(kind)s already.") % {"kind": _kind_words(marked)}
            )
        if suggestion := same.filter(state="suggested").first():
            return accept(suggestion.pk, suggestion.version, user, group)
        annotation = Annotation(
            article=article,
            paragraph=paragraph,
            assignment=part,
            layer=draft.layer,
            label=_label(draft),
            code=draft.code,
            start=span.start,
            end=span.end,
            body=draft.body.strip(),
            is_private=draft.is_private,
            actor=draft.actor,
            origin=Annotation.Origin.PERSON,
            state=Annotation.State.ACCEPTED,
            created_by=user,
            client_key=draft.client_key,
        )
        check_privacy(annotation)
        set_anchor(annotation)
        if annotation.layer == Annotation.Layer.ACTOR and annotation.actor is None:
            annotation.actor = actor_called(
                annotation.form, annotation.label, draft.name_en, alone=user if part else None
            )
        if draft.english is not None:
            _set_english(annotation, draft.english)
        find_english(annotation)
        annotation.save()
        record(annotation, user, Change.Action.CREATE, group or uuid4(), before=None)
        return annotation


def _set_english(annotation: Annotation, english: Span) -> None:
    translation = annotation.paragraph.english
    if translation is None or not english or english.end > len(translation.text):
        raise ActionRefused(
            _("These words are not in the translation any more. Reload the page and mark them again.")
        )
    annotation.en_start, annotation.en_end, annotation.en_by_hand = english.start, english.end, True


def _sent_before(draft: NewMark, article: Article, user: User) -> Annotation | None:
    if draft.client_key is None:
        return None
    earlier = Annotation.everywhere.filter(client_key=draft.client_key).first()
    if earlier is not None and (earlier.article_id, earlier.created_by_id) != (
        article.pk,
        user.pk,
    ):
        raise ActionRefused(
            _("This form was sent for another article. Reload the page and mark the words again.")
        )
    return earlier


def _check(draft: NewMark) -> None:
    _check_kind(draft)
    _check_lengths(draft)
    if draft.actor is not None and draft.actor.merged_into_id is not None:
        raise ActionRefused(_("This actor has been merged into another. Choose that one."))


def _check_kind(draft: NewMark) -> None:
    layers = Annotation.Layer
    if draft.layer not in layers.values:
        raise ActionRefused(_("Choose what the words are: an actor, a quote, a caption, a note or a label."))
    if draft.layer == layers.ACTOR and draft.label not in Actor.Kind.values:
        raise ActionRefused(_("Choose whether this is a person, an organisation, a place or something else."))
    if draft.layer == layers.QUOTE and draft.label not in QUOTE_KINDS:
        raise ActionRefused(_("Choose whether this is a direct quotation, reported speech or both."))
    if draft.layer == layers.LABEL and (draft.code is None or not draft.code.is_for_words):
        raise ActionRefused(
            _("This label is no longer in the codebook. Reload the page to see the present ones.")
        )
    if draft.layer == layers.NOTE and not draft.body.strip():
        raise ActionRefused(_("The note is empty. Write something, or close it."))


def _check_lengths(draft: NewMark) -> None:
    if len(draft.body) > LONGEST_NOTE:
        raise ActionRefused(
            _("The note has %(count)s letters; %(most)s fit.")
            % {"count": len(draft.body), "most": LONGEST_NOTE}
        )
    if len(draft.name_en) > LONGEST_NAME:
        raise ActionRefused(
            _("The English name has %(count)s letters; %(most)s fit.")
            % {"count": len(draft.name_en), "most": LONGEST_NAME}
        )


def _label(draft: NewMark) -> str:
    return draft.label if draft.layer in (Annotation.Layer.ACTOR, Annotation.Layer.QUOTE) else draft.layer


def _kind_words(annotation: Annotation) -> str:
    if annotation.layer == Annotation.Layer.ACTOR:
        return f"{Actor.Kind(annotation.label).label} ({annotation.actor})"
    return str(annotation.code or annotation.get_layer_display().lower())


def actor_called(name_ar: str, kind: str, name_en: str = "", alone: User | None = None) -> Actor:
    """Return the stored actor of this kind and name, or a new one with the English name that is proposed.

    With `alone`, it is that user's in a round: see `link`.
    """
    name_ar = plain_letters(name_ar)[:LONGEST_NAME]
    given = name_en.strip()
    said = EnglishName(given) if given else site_analyser().named(name_ar, ActorType(kind))
    english = said.text[:LONGEST_NAME]
    candidate = ActorCandidate(0, ActorType(kind), name_ar, english, (name_ar,), "", "", said.guess)
    return link([candidate], alone).actors[0]


def speaker_called(name: str, alone: User | None = None) -> Actor:
    """Return the actor, of whatever kind, that goes by this name in either language, or a new person.

    With `alone`, it is that user's in a round: see `link`. Raises ActionRefused when several go by it, or
    when a new person would have no Arabic name.
    """
    known = Actor.everywhere.known_to(alone) if alone else Actor.objects.all()
    of_that_name = known.living().filter(names__key=name_key(name)).distinct()[:2]
    if len(of_that_name) > 1:
        raise ActionRefused(
            _("Several actors are called %(name)s. Choose one from the list.") % {"name": name}
        )
    if of_that_name:
        return of_that_name[0]
    if not has_arabic_letter(name):
        raise ActionRefused(
            _("Nobody is called %(name)s yet. Write the Arabic name to add them.") % {"name": name}
        )
    return actor_called(name.strip(), Actor.Kind.PERSON, alone=alone)
