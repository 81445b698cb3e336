"""What is said of files that hold several texts: chats, mails, web archives, workbooks, JSON objects."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Any] = {
    # Chats
    "chat-empty": _("There is no post with words in this chat."),
    "chat-unchosen": _("Choose whether each post of this chat or each day is a text."),
    "chat-unknown-way": _("Choose a text for each post, or for each day."),
    "chat-in-library": _(
        "Texts of this file are in the library already. Delete them there, or send the chat by itself."
    ),
    "chat-wordless": ngettext_lazy(
        "{count} post of this chat has no words, such as a picture, and is left out.",
        "{count} posts of this chat have no words, such as pictures, and are left out.",
        "count",
    ),
    "chat-too-many-posts": ngettext_lazy(
        "This chat has more than {most:,} post. Export a shorter time of it.",
        "This chat has more than {most:,} posts. Export a shorter time of it.",
        "most",
    ),
    "chat-too-many-texts": ngettext_lazy(
        "This chat has more than {most:,} text. Export a shorter time of it.",
        "This chat has more than {most:,} texts. Export a shorter time of it.",
        "most",
    ),
    "head-of-neither": _("This file is no table and no chat: there is nothing to choose."),
    # One JSON object
    "object-unknown": _(
        "This is one JSON object with {there}. Send a list of articles with headline and text, one object a"
        " line, or the result.json of a chat that Telegram exports."
    ),
    "object-damaged": _("This JSON is damaged or cut off in line {line}. Export it again."),
    # Mails and saved pages
    "mail-damaged": _("This mail is damaged. Save it again, or paste its text."),
    "mail-empty": _("There is no text in this mail."),
    "mail-without-page": _("There is no page in this file. Save the page again, or as HTML."),
    "mail-too-deep": _("A mail inside a mail inside a mail is not read. Save it by itself."),
    "mail-too-many-parts": ngettext_lazy(
        "This mail has more than {most:,} part. Save its attachments, and send those.",
        "This mail has more than {most:,} parts. Save its attachments, and send those.",
        "most",
    ),
    "mail-more-attached": ngettext_lazy(
        "Only the first {most} attachment is read. Save the others, and send those.",
        "Only the first {most} attachments are read. Save the others, and send those.",
        "most",
    ),
    "page-saved": _("The page was saved on {day}."),
    # Web archives
    "warc-damaged": _("This web archive is damaged. Save the pages again, or each as HTML."),
    "warc-cut": _("The web archive ends before its end; later pages are not in it. Copy the file again."),
    "warc-without-pages": _("There are no pages in this web archive."),
    "warc-too-large": _("The pages of this web archive are larger than {megabytes} MB. Split it."),
    "warc-too-many-records": ngettext_lazy(
        "The web archive has more than {most:,} record. Split it.",
        "The web archive has more than {most:,} records. Split it.",
        "most",
    ),
    "warc-more-pages": ngettext_lazy(
        "{most} page of the web archive was read at once; this one was not. Send it by itself.",
        "{most} pages of the web archive were read at once; this one was not. Send it by itself.",
        "most",
    ),
    "warc-page-status": _("The site answered {status} in place of this page."),
    "warc-page-damaged": _("This page is damaged, or larger than {megabytes} MB. Save it by itself."),
    "warc-parts": ngettext_lazy(
        "{count} more page of the web archive is part of another, as advertisements are, and is left out.",
        "{count} more pages of the web archive are parts of others, as advertisements are, and are left out.",
        "count",
    ),
    "warc-document": _("This file of the web archive is no page and is not read. Send it by itself."),
    "warc-documents": ngettext_lazy(
        "The web archive holds {count} file, such as a PDF, that is not read. Send it by itself.",
        "The web archive holds {count} files, such as PDFs, that are not read. Send them by themselves.",
        "count",
    ),
    # Workbooks
    "workbook-damaged": _("This workbook is damaged. Open it and save it again, or save it as CSV."),
    "workbook-damaged-or-locked": _(
        "This workbook is damaged or locked with a password. Save it again without one, or save it as CSV."
    ),
    "workbook-too-many-sheets": ngettext_lazy(
        "The workbook has more than {most} sheet. Split it.",
        "The workbook has more than {most} sheets. Split it.",
        "most",
    ),
    "workbook-too-far": _(
        "A sheet of this workbook has cells so far apart that it cannot be read. Delete what stands far below"
        " the table or beside it, and save it again."
    ),
    "workbook-too-wide": ngettext_lazy(
        "The sheet {sheet} has more than {most} column. Delete those that are not needed.",
        "The sheet {sheet} has more than {most} columns. Delete those that are not needed.",
        "most",
    ),
}
