"""What is left out of a text, in words: `reader.formats.reading.Surrounding`."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from reader.formats.reading import Surrounding

NAMES: Mapping[str, Any] = {
    Surrounding.MENU: _("menus and head of the page"),
    Surrounding.RELATED: _("links to other articles"),
    Surrounding.ADVERTISEMENT: _("advertisements"),
    Surrounding.COMMENT: _("comments of readers"),
    Surrounding.NOTICE: _("notices of the site"),
    Surrounding.SHARING: _("buttons"),
    Surrounding.FOOT: _("foot of the page"),
    Surrounding.REPEATED: _("said twice"),
    Surrounding.HIDDEN: _("hidden on the page"),
    Surrounding.TIMES: _("numbers and times"),
    Surrounding.DELETED: _("deleted in the document"),
    Surrounding.REMARK: _("remarks in the margin"),
    Surrounding.BY_PERSON: _("left out by hand"),
    Surrounding.UNCERTAIN: _("perhaps no part of the article"),
}

REASONS: Mapping[str, Any] = {
    Surrounding.MENU: _("menu"),
    Surrounding.RELATED: _("a link to another article, or the heading of such links"),
    Surrounding.ADVERTISEMENT: _("advertisement"),
    Surrounding.COMMENT: _("by a reader"),
    Surrounding.NOTICE: _("of cookies, rights, policies or subscriptions"),
    Surrounding.SHARING: _("button"),
    Surrounding.FOOT: _("foot of the page"),
    Surrounding.REPEATED: _("the same words stand in the text"),
    Surrounding.HIDDEN: _("the page does not show it"),
    Surrounding.TIMES: _("number or time"),
    Surrounding.DELETED: _("a deletion that is tracked in the document"),
    Surrounding.REMARK: _("a remark, not the text"),
    Surrounding.BY_PERSON: _("somebody who looked at it wanted it out"),
    Surrounding.UNCERTAIN: _("nothing says that it belongs to the article"),
}

COUNTED: Mapping[str, Any] = {
    Surrounding.MENU: ngettext_lazy("%(count)s line of menus", "%(count)s lines of menus", "count"),
    Surrounding.RELATED: ngettext_lazy("%(count)s related link", "%(count)s related links", "count"),
    Surrounding.ADVERTISEMENT: ngettext_lazy("%(count)s advertisement", "%(count)s advertisements", "count"),
    Surrounding.COMMENT: ngettext_lazy(
        "%(count)s line of readers’ comments", "%(count)s lines of readers’ comments", "count"
    ),
    Surrounding.NOTICE: ngettext_lazy("%(count)s notice", "%(count)s notices", "count"),
    Surrounding.SHARING: ngettext_lazy("%(count)s button", "%(count)s buttons", "count"),
    Surrounding.FOOT: ngettext_lazy(
        "%(count)s line of the page’s foot", "%(count)s lines of the page’s foot", "count"
    ),
    Surrounding.REPEATED: ngettext_lazy("%(count)s line said twice", "%(count)s lines said twice", "count"),
    Surrounding.HIDDEN: ngettext_lazy("%(count)s hidden line", "%(count)s hidden lines", "count"),
    Surrounding.TIMES: ngettext_lazy("%(count)s number or time", "%(count)s numbers and times", "count"),
    Surrounding.DELETED: ngettext_lazy("%(count)s deletion", "%(count)s deletions", "count"),
    Surrounding.REMARK: ngettext_lazy("%(count)s remark", "%(count)s remarks", "count"),
    Surrounding.BY_PERSON: ngettext_lazy(
        "%(count)s line left out by hand", "%(count)s lines left out by hand", "count"
    ),
    Surrounding.UNCERTAIN: ngettext_lazy(
        "%(count)s line that may be no part of it", "%(count)s lines that may be no part of it", "count"
    ),
}
