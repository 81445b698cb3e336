"""Every address of the site."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from reader.views import (
    actor_tools,
    actors,
    annotations,
    articles,
    codebook,
    corrections,
    pages,
    palette,
    quotes,
    review,
    upload,
    words,
)

urlpatterns = [
    path("", articles.library, name="library"),
    path("a/<int:pk>/", articles.article, name="article"),
    path("a/<int:pk>/raw/", articles.raw_text, name="raw_text"),
    path("a/<int:pk>/w/<int:offset>/", words.word, name="word"),
    path("a/<int:pk>/p/<int:number>/words/", words.words_of_paragraph, name="paragraph_words"),
    path("a/<int:pk>/annotations/", annotations.mark_words, name="mark"),
    path("a/<int:pk>/palette/", palette.palette, name="palette"),
    path("a/<int:pk>/p/<int:number>/mark/", palette.mark_by_words, name="mark_by_words"),
    path("a/<int:pk>/undo/", annotations.undo_last, name="undo"),
    path("a/<int:pk>/p/<int:number>/correct/", corrections.correct, name="correct_line"),
    path("review/to-look-at/", corrections.to_look_at, name="to_look_at"),
    path("codebook/", codebook.codebook, name="codebook"),
    path("review/", review.review, name="review"),
    path("review/unskip/", review.unskip, name="unskip"),
    path("annotations/<int:pk>/", annotations.annotation, name="annotation"),
    path("annotations/<int:pk>/history/", annotations.history, name="annotation_history"),
    path("actors/", actors.actor_list, name="actors"),
    path("actors/names/", actor_tools.names, name="actor_names"),
    path("actors/<int:pk>/edit/", actor_tools.edit, name="actor_edit"),
    path("actors/<int:pk>/name/", actor_tools.also_called, name="actor_name"),
    path("actors/<int:pk>/merge/", actor_tools.join, name="actor_merge"),
    path("actors/<int:pk>/split/", actor_tools.part, name="actor_split"),
    path("actors/unmerge/<int:pk>/", actor_tools.unjoin, name="actor_unmerge"),
    path("actors/<int:pk>/", actors.actor, name="actor"),
    path("quotes/", quotes.quote_list, name="quotes"),
    path("upload/", upload.upload, name="upload"),
    path("help/", pages.help_page, name="help"),
    path("preferences/", pages.preferences, name="preferences"),
    path("sign-in/", LoginView.as_view(template_name="registration/sign_in.html"), name="sign_in"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("admin/", admin.site.urls),
]
