"""Baskets of clippings: `<basket>.yaml` in a briefing's clippings folder, for the user alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.content.corrections import read_selector, selector_keys
from briefing.content.disk import PICKED_LIMIT, changing, set_aside
from briefing.content.dump import Value
from briefing.content.fields import Fields
from briefing.content.folders import good_name
from briefing.content.lists import Kind, Read, change_list, load_list
from briefing.errors import ContentError
from briefing.files import make_private
from briefing.model import Basket, Clipping, ClippingKind

BASKET = "basket"


def read_basket(folder: Path, name: str = BASKET) -> Basket:
    """A basket in its order; empty where there is none yet.

    `folder` is `Workspace.clippings(briefing)`. Raises ContentError with the first thing wrong where a clipping cannot
    be read; the next `write_basket` then sets the file aside.
    """
    loaded = load_list(folder, basket_file(name), CLIPPINGS)
    if loaded.damaged:
        raise ContentError(
            str(loaded.problems[0]),
            where=folder,
            do="mend the file, or the next clipping sets it aside and begins anew",
        )
    return Basket(loaded.values)


def write_basket(folder: Path, basket: Basket, name: str = BASKET) -> Path | None:
    """Write a basket; unknown keys and comments stay. A damaged file is first renamed, and its new path returned.

    What it was by then is lost: `change_basket` is for whoever goes by what it is. Raises ContentError where it cannot
    be written.
    """
    return change_basket(folder, lambda _: basket.clippings, name)[1]


def change_basket(
    folder: Path, change: Callable[[tuple[Clipping, ...]], tuple[Clipping, ...]], name: str = BASKET
) -> tuple[Basket, Path | None]:
    """Make a basket what `change` makes of it, under the lock of its folder, so that two readers keep each other's.

    A damaged file is first renamed, and its new path returned with the new basket. Raises ContentError as
    `write_basket`.
    """
    file = basket_file(name)
    try:
        make_private(folder)
    except OSError as error:
        what = f"cannot be made ({error.strerror})"
        raise ContentError(what, where=folder, do="check permissions and free space") from error
    with changing(folder):
        aside = set_aside(folder / file) if load_list(folder, file, CLIPPINGS).damaged else None
        return Basket(change_list(folder, file, CLIPPINGS, change)), aside


def basket_file(name: str) -> str:
    """The name of a basket's file. Raises ContentError for what can be no basket's name."""
    if not good_name(name):
        raise ContentError("this name cannot be a basket's", do="use letters, digits, spaces and hyphens")
    return f"{name}.yaml"


def _clippings(items: list[Fields]) -> Read[Clipping]:
    return [(fields, clipping) for fields in items if (clipping := _clipping(fields))]


def _clipping(fields: Fields) -> Clipping | None:
    kind = fields.choice("kind", ClippingKind, required=True)
    target, title = fields.text("target", required=True), fields.text("title")
    passage = fields.mapping("at")
    at = read_selector(passage) if passage else None
    note, tags = fields.text("note", many_lines=True), fields.texts("tags")
    fields.done()
    if kind is ClippingKind.PASSAGE and not fields.has("at"):
        fields.report(fields.line, "at", "missing; expected the words of the passage, by which it is found")
        return None
    if kind is None or target is None or (fields.has("at") and at is None):
        return None
    return Clipping(kind, target, title or "", at, note or "", tags)


def _clipping_keys(clipping: Clipping) -> dict[str, Value]:
    return {
        "kind": str(clipping.kind),
        "target": clipping.target,
        "title": clipping.title,
        **({"at": selector_keys(clipping.at)} if clipping.at else {}),
        **({"note": clipping.note} if clipping.note else {}),
        **({"tags": list(clipping.tags)} if clipping.tags else {}),
    }


CLIPPINGS: Kind[Clipping] = Kind(
    "clippings",
    _clippings,
    _clipping_keys,
    frozenset({"kind", "target", "title", "at", "note", "tags"}),
    lambda clipping: (clipping.kind, clipping.target),
    limit=PICKED_LIMIT,
)
