"""The stored things: articles, their English, marks, actors, the glossary and codebook, uploads, accounts."""

from reader.models.account import (
    AccountChange,
    Device,
    InterfaceLanguage,
    Invitation,
    SecondStep,
    StepsSeen,
)
from reader.models.actor import Actor, ActorMerge, ActorName
from reader.models.address import Address, Feed
from reader.models.annotation import Annotation
from reader.models.answer import Answer
from reader.models.api_token import ApiToken, IdempotencyKey, Scope
from reader.models.article import Article, Fingerprint, Paragraph, Picture, Revision
from reader.models.codebook import Label, LabelSet, LabelSetVersion
from reader.models.collection import ArticleDuty, CollectedArticle, Collection, Tag, TaggedArticle
from reader.models.comment import Comment
from reader.models.data_import import DataImport, ImportedMark
from reader.models.disagreement import Disagreement
from reader.models.export_job import ExportJob
from reader.models.glossary import Glossary, GlossCorrection, Term, TermFile
from reader.models.history import Change, Claim
from reader.models.intake_record import IntakeRecord
from reader.models.kept_backup import KeptBackup
from reader.models.kept_words import KeptWord, ReadableArticle, Vocabulary, WordChange
from reader.models.many_machines import RequestAllowance, WorkerBeat
from reader.models.name_part import NamePart
from reader.models.own_note import OwnNote
from reader.models.quotation import FormerQuotation
from reader.models.reading_place import ReadingPlace
from reader.models.round import Assignment, Round, Settlement
from reader.models.saved_search import SavedSearch, SearchDigest, SearchVisit
from reader.models.search import SearchIndex, SearchRow
from reader.models.source import Source
from reader.models.subject import SubjectChange
from reader.models.tally import ActorMonth, ActorTally, ArticleTally
from reader.models.translation import (
    PostEdit,
    Translation,
    TranslationChange,
    TranslationProvider,
    TranslationUnit,
    TranslationWait,
)
from reader.models.upload import Draft, Upload
from reader.models.vocabulary import LemmaCount
from reader.models.waiting_original import WaitingOriginal

__all__ = [
    "AccountChange",
    "Actor",
    "ActorMerge",
    "ActorMonth",
    "ActorName",
    "ActorTally",
    "Address",
    "Annotation",
    "Answer",
    "ApiToken",
    "Article",
    "ArticleDuty",
    "ArticleTally",
    "Assignment",
    "Change",
    "Claim",
    "CollectedArticle",
    "Collection",
    "Comment",
    "DataImport",
    "Device",
    "Disagreement",
    "Draft",
    "ExportJob",
    "Feed",
    "Fingerprint",
    "FormerQuotation",
    "GlossCorrection",
    "Glossary",
    "IdempotencyKey",
    "ImportedMark",
    "IntakeRecord",
    "InterfaceLanguage",
    "Invitation",
    "KeptBackup",
    "KeptWord",
    "Label",
    "LabelSet",
    "LabelSetVersion",
    "LemmaCount",
    "NamePart",
    "OwnNote",
    "Paragraph",
    "Picture",
    "PostEdit",
    "ReadableArticle",
    "ReadingPlace",
    "RequestAllowance",
    "Revision",
    "Round",
    "SavedSearch",
    "Scope",
    "SearchDigest",
    "SearchIndex",
    "SearchRow",
    "SearchVisit",
    "SecondStep",
    "Settlement",
    "Source",
    "StepsSeen",
    "SubjectChange",
    "Tag",
    "TaggedArticle",
    "Term",
    "TermFile",
    "Translation",
    "TranslationChange",
    "TranslationProvider",
    "TranslationUnit",
    "TranslationWait",
    "Upload",
    "Vocabulary",
    "WaitingOriginal",
    "WordChange",
    "WorkerBeat",
]
