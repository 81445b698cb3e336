"""What is wrong with a file that was handed in: `reader.text.decoding` and `reader.formats`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: Mapping[str, Any] = {
    # What the bytes are instead of text
    "file-is-pdf": _("This file is a PDF."),
    "file-is-rtf": _("This file is an RTF document."),
    "file-is-old-office": _("This file is an old Office document."),
    "file-is-picture": _("This file is a picture ({kind})."),
    "file-is-picture-or-recording": _("This file is a picture or a recording."),
    "file-is-recording": _("This file is a recording."),
    "file-is-compressed": _("This file is a compressed file ({kind})."),
    "file-is-database": _("This file is a database."),
    "file-is-program": _("This file is a program."),
    "file-is-word": _("This file is a Word document."),
    "file-is-opendocument": _("This file is an OpenDocument text."),
    "file-is-book": _("This file is an e-book."),
    "file-is-spreadsheet": _("This file is a spreadsheet."),
    "file-is-film": _("This file is a film, a recording or a picture."),
    "file-without-text": _("This file holds no text that can be read."),
    "file-damaged": _("This file begins like {encoding} text but is damaged."),
    "file-not-text": _("{what} Copy its text into the form, or save it as plain text (UTF-8) and send that."),
    # How its letters had been read before
    "text-decoded-wrongly": _(
        "This text was decoded wrongly, as {encoding}, and letters of it are lost: hand in the original file."
    ),
    "text-letters-lost": _(
        "Letters of this text are lost, and signs such as ? stand for them: hand in the original file."
    ),
    "encoding-repaired": _("Its letters had been read as {encoding} by mistake. They were put right."),
    "text-turned-round": _(
        "Its letters stood backwards, as in some PDFs. They were turned round: compare it with the original."
    ),
    "text-may-stand-backwards": _(
        "Its letters may stand backwards, as in some PDFs: see whether it reads right."
    ),
    "ligatures-put-right": _(
        "Lam and alef had changed places, as in some PDFs."
        " They were put right where the dictionary could tell."
    ),
    # Files as a whole
    "file-empty": _("There is no text in it: the file is empty."),
    "file-ending-unread": _("Files that end in {ending} cannot be read. Save it as .docx, .pdf or .txt."),
    "file-ending-other": _("Files that end in {ending} cannot be read. Save what it holds as {better}."),
    "file-text-too-large": _("This is {size:.1f} MB of text; an article has 2 MB at most."),
    "file-too-large": _("The file is larger than {megabytes} MB. Split it and try again."),
    "file-too-slow": _("This file takes too much time to read. Save it in a simpler form, such as .txt."),
    "file-too-much-memory": _(
        "This file takes too much memory to read. Save it in a simpler form, such as .txt."
    ),
    "file-failed": _("This file cannot be read. Save it again, or in a simpler form, such as .txt."),
    # Dates
    "date-unread": _("The date was not understood: {said}. Fill it in, or leave it empty."),
    "date-computed": _("The date was reckoned from the Islamic calendar: {said}. It can be a day off."),
    "dates-differ": _("The page says two dates: {first} and {second}. The first was taken."),
    # What stands around a text
    "text-left-out": ngettext_lazy(
        "{words:,} word may belong to the article and was left out. Look through what was left out.",
        "{words:,} words may belong to the article and were left out. Look through what was left out.",
        "words",
    ),
    # Archives and the files in them
    "archive-damaged": _("The archive is damaged. Make it again, or send its files."),
    "archive-too-many-letters": ngettext_lazy(
        "The archive has more than {most:,} letter of text. Split it.",
        "The archive has more than {most:,} letters of text. Split it.",
        "most",
    ),
    "archive-too-many-files": ngettext_lazy(
        "The archive has {files:,} file; {most:,} are read. Split it.",
        "The archive has {files:,} files; {most:,} are read. Split it.",
        "files",
    ),
    "archive-grows": _("The archive grows too much when it is unpacked. Send its files unpacked."),
    "archive-in-archive": _("An archive inside an archive is not read. Unpack it first."),
    "archive-wordless": ngettext_lazy(
        "{count:,} file of this archive has no Arabic words, such as a picture, and is left out.",
        "{count:,} files of this archive have no Arabic words, such as pictures, and are left out.",
        "count",
    ),
    "member-damaged-or-locked": _("This file in the archive is damaged or locked with a password."),
    "member-damaged": _("This file in the archive is damaged."),
    "member-too-large": _("This file in the archive is larger than {megabytes} MB."),
    # Word, other documents and PDF
    "document-too-many-paragraphs": ngettext_lazy(
        "This file has more than {most:,} paragraph. Split it.",
        "This file has more than {most:,} paragraphs. Split it.",
        "most",
    ),
    "word-damaged": _("This Word file is damaged. Open it in Word and save it again."),
    "word-empty": _("There is no text in this Word file."),
    "word-part-unread": _(
        "A part of this Word file is kept in another format and was not read. "
        "Open it in Word, copy that part in as text, and save it again."
    ),
    "document-old-or-locked": _(
        "This is an old Office file, or one with a password. Open it and save it as .docx without a password."
    ),
    "document-empty": _("There is no text in this document."),
    "open-document-damaged": _(
        "This OpenDocument file is damaged or locked. Open it in LibreOffice or Word and save it again."
    ),
    "rtf-damaged": _("This RTF file is damaged. Open it in Word or LibreOffice and save it as .docx."),
    "document-notes-last": _("Its footnotes stand after the text."),
    "book-empty": _("There is no Arabic text in this e-book."),
    "book-locked": _("This chapter is locked by the shop that sold the book. Paste its text, if you may."),
    "book-too-many-chapters": ngettext_lazy(
        "This e-book has more than {most:,} chapter. Send its chapters one by one.",
        "This e-book has more than {most:,} chapters. Send its chapters one by one.",
        "most",
    ),
    "book-order-unknown": _(
        "The book does not say the order of its chapters; they stand in the order of their names."
    ),
    "book-pages-left-out": _("Pages of the book that are no chapters were left out here."),
    "subtitles-empty": _(
        "There are no subtitles in this file that can be read. Save it as SubRip (.srt) in UTF-8."
    ),
    "subtitles-times": ngettext_lazy(
        "The number and the time of {count:,} subtitle were left out.",
        "The numbers and times of {count:,} subtitles were left out.",
        "count",
    ),
    "pdf-damaged": _("This PDF is damaged or locked. Save it again, or paste the text."),
    "pdf-too-many-pages": ngettext_lazy(
        "This PDF has more than {most} page. Split it.",
        "This PDF has more than {most} pages. Split it.",
        "most",
    ),
    "pdf-pictures": _(
        "This PDF holds pictures of pages and no text. "
        "Run it through text recognition first, or paste the text."
    ),
    "pdf-unknown-letters": _(
        "This PDF does not say which letters its shapes stand for. "
        "Run it through text recognition first, or paste the text."
    ),
    # Pages and feeds
    "page-empty": _("There is no text in this page."),
    "page-too-many-characters": ngettext_lazy(
        "This page has {size:,} character; at most {most:,} can be read. Send the article alone.",
        "This page has {size:,} characters; at most {most:,} can be read. Send the article alone.",
        "size",
    ),
    "page-too-many-elements": ngettext_lazy(
        "This page has {size:,} element; at most {most:,} can be read. Send the article alone.",
        "This page has {size:,} elements; at most {most:,} can be read. Send the article alone.",
        "size",
    ),
    "page-too-deep": _(
        "The elements of this page are nested more than {most} deep. Copy the article's text."
    ),
    "no-feed": _("This is no RSS or Atom feed."),
    "feed-longer": ngettext_lazy(
        "It has {surplus:,} older entry more, which is left out.",
        "It has {surplus:,} older entries more, which are left out.",
        "surplus",
    ),
    "entry-link-alone": _(
        "This entry of the feed is a link alone: {link}. Follow the feed by its address, or add this page’s."
    ),
    "entry-page-asked-for": _("This entry of the feed is a link alone. Its page is fetched: {link}"),
    "entry-without-link": _("This entry of the feed names no page."),
    "entry-link-unusable": _("The link of this entry is no address of a page: {link}"),
    "entry-link-too-long": _("The link of this entry is too long: {link}…"),
    "author-named": _("Written by {author}, as the file says."),
    # Tables
    "table-unread": _("The table cannot be read ({problem}). Save it again as CSV in UTF-8."),
    "table-line-no-object": _("Line {line} is no JSON object with columns such as headline and text."),
    "table-line-no-json": _("Line {line} is not JSON. Write one object a line."),
    "table-empty": _("The table has no rows."),
    "table-too-many-rows": ngettext_lazy(
        "The table has more than {most:,} row. Split it.",
        "The table has more than {most:,} rows. Split it.",
        "most",
    ),
    "table-row-too-long": _(
        "This row has more cells than the table has columns; the separator may stand in its text: {said}."
    ),
    "table-quote-open": _(
        "A quotation mark in this table is not closed, and later rows may stand in this one. "
        "Close it in the file, or leave them out here."
    ),
    "table-too-wide": ngettext_lazy(
        "The table has more than {most:,} column. Leave some of them out.",
        "The table has more than {most:,} columns. Leave some of them out.",
        "most",
    ),
    "table-column-left-out": _(
        "The column {column} holds text too. Say what the columns hold, if it belongs to the article."
    ),
    "table-without-text": _("No column is called text, body or النص; there are: {there}."),
    "table-without-columns": _("No column is called text, body or النص; there are: none."),
    "columns-without-text": _("Say which column has the text."),
    "columns-twice": _("Two columns cannot hold the same. Choose one of them."),
    "columns-unknown-meaning": _("A column cannot be the {meaning}; it can be: {known}."),
    "columns-missing": _("There is no column {name}; there are: {there}."),
    # Files on their way into the library
    "upload-given-up": ngettext_lazy(
        "It could not be taken in: {tries} try failed ({error})."
        " Its file is kept; upload it again to try again.",
        "It could not be taken in: {tries} tries failed ({error})."
        " Its file is kept; upload it again to try again.",
        "tries",
    ),
    "upload-some-not-added": ngettext_lazy(
        "{count} of {items} texts was not added.", "{count} of {items} texts were not added.", "count"
    ),
    "upload-partly-added": ngettext_lazy(
        "{made} of its texts became an article; {waiting} waits for a look.",
        "{made} of its texts became articles; {waiting} wait for a look.",
        "waiting",
    ),
    "upload-without-text": _("There is no text in it."),
    "upload-left-out": _("It was left out. Hand the file in again to look at it again."),
    "upload-purged": _("It was deleted for good. Hand the file in again to have it anew."),
}
