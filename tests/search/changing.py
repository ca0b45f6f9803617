"""The harbour briefing with something different, and what is indexed of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.paths import Workspace
from briefing.search.engine.documents import Document
from briefing.search.engine.folder import IndexFolder, Manifest
from briefing.search.engine.gathering import Gathering
from tests.search.harbour import ARTICLES, harbour
from tests.search.made import MadeStore


def current(home: Workspace) -> Manifest:
    """The generation that counts."""
    manifest = IndexFolder(home, "harbour").current()
    assert manifest is not None
    return manifest


def indexed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that are indexed from now on."""
    names: list[str] = []
    add = Gathering.add

    def noting(self: Gathering, document: Document, digest: bytes = b"") -> None:
        names.append(document.id)
        add(self, document, digest)

    monkeypatch.setattr(Gathering, "add", noting)
    return names


def changed(number: int, **values: object) -> MadeStore:
    """The briefing with one article different."""
    articles = list(ARTICLES)
    articles[number] = replace(articles[number], **values)  # type: ignore[arg-type]  # values of any field
    return harbour(tuple(articles))
