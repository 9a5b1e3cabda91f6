"""The addresses every kind of document has."""

from collections.abc import Callable
from typing import TypeAlias

from django.http import HttpResponse
from django.urls import URLPattern, path

from amparo.web.document import about, answering, copies, items, versions
from amparo.web.document.kind import Kind

View: TypeAlias = Callable[..., HttpResponse]


def addresses(of: Kind, start: str) -> list[URLPattern]:
    """`start`: where documents of this kind live, such as `plans/`."""
    here = f"{start}<uuid:document_id>/"
    item = here + "items/<slug:item_id>/"
    look = here + "look/<slug:code>/<path:where>/"
    pages: tuple[tuple[str, View, str], ...] = (
        ("undo/", versions.undo, "undo"),
        ("about/", about.about, "about"),
        *([("about/<slug:section>/", about.about, "about-section")] if len(of.abouts) > 1 else []),
        ("erase/", about.erase, "erase"),
        ("parts/", items.parts, "parts"),
        ("parts/<slug:part>/", items.listed, "list"),
        ("parts/<slug:part>/add/", items.add, "add"),
        ("take/words/", copies.sealing, "sealing"),
        ("take/sealed/", copies.sealed, "sealed"),
        ("versions/", versions.versions, "versions"),
        ("versions/<int:version>/", versions.look_back, "version"),
        ("versions/<int:version>/back/", versions.bring_back, "bring-back"),
    )
    of_parts: tuple[tuple[str, View, str], ...] = (
        (item, items.edit, "item"),
        (item + "remove/", items.remove, "remove"),
        (item + "move/", items.move, "move"),
        (look + "fix/", answering.fix, "fix"),
        (look + "leave/", answering.leave_it, "leave"),
        (look + "ask/", answering.ask_again, "ask-again"),
    )
    return [
        *(path(here + where, view, {"of": of}, name=f"{of.name}-{name}") for where, view, name in pages),
        *(path(where, view, {"of": of}, name=f"{of.name}-{name}") for where, view, name in of_parts),
    ]
