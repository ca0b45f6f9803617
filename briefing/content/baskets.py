"""The baskets of a briefing: which there are, making a new one, another name for one, taking an empty one away.

A basket is there as soon as its file is; the first one, `basket`, always is.
"""

from __future__ import annotations

import os
from pathlib import Path

from briefing.content.clippings import BASKET, basket_file, read_basket
from briefing.content.disk import changing, place, require_no_link
from briefing.content.folders import good_name
from briefing.errors import ContentError
from briefing.files import make_private, slug
from briefing.language.words import fold

_ENDING = ".yaml"
_EMPTY = "# A basket of clippings: what was picked in the reader, in order.\n"


def basket_names(folder: Path) -> tuple[str, ...]:
    """The names of the baskets in a briefing's clippings folder, the first one first, the others in their order.

    Raises ContentError where the folder cannot be listed.
    """
    try:
        with os.scandir(folder) as entries:
            files = [entry.name for entry in entries if entry.name.endswith(_ENDING)]
    except FileNotFoundError:
        files = []
    except OSError as error:
        what = f"the baskets cannot be listed ({error.strerror})"
        raise ContentError(what, where=folder, do="check its permissions") from error
    names = {name.removesuffix(_ENDING) for name in files}
    return (
        BASKET,
        *sorted((name for name in names - {BASKET} if good_name(name)), key=lambda name: (fold(name), name)),
    )


def make_basket(folder: Path, name: str) -> None:
    """Make an empty basket. Raises ContentError where there is one of that name, or where it cannot be written."""
    _good(name)
    with changing(_private(folder)):
        _require_free(folder, name)
        place(folder / basket_file(name), _EMPTY, overwrite=False)


def rename_basket(folder: Path, name: str, other: str) -> None:
    """Give a basket another name. Raises ContentError where that is taken, or where the disk refuses.

    The first one's name can be given to another while nothing is in the first one.
    """
    _good(other)
    with changing(_private(folder)):
        if other != BASKET or read_basket(folder).clippings:
            _require_free(folder, other, but=name)
        try:
            (folder / basket_file(name)).replace(folder / basket_file(other))
        except FileNotFoundError:
            if name != BASKET:
                raise ContentError(f"there is no basket {name}", do="choose one that is there") from None
            place(folder / basket_file(other), _EMPTY)  # the first one, before anything was clipped
        except OSError as error:
            what = f"cannot be renamed ({error.strerror})"
            raise ContentError(what, where=folder / basket_file(name), do="check permissions and free space") from error


def remove_basket(folder: Path, name: str) -> None:
    """Take a basket away in which nothing is. Raises ContentError where something is, or where the disk refuses."""
    require_no_link(folder)
    with changing(folder):
        if read_basket(folder, name).clippings:
            raise ContentError(f"something is in the basket {name}", do="take it out first")
        try:
            (folder / basket_file(name)).unlink(missing_ok=True)
        except OSError as error:
            what = f"cannot be removed ({error.strerror})"
            raise ContentError(what, where=folder / basket_file(name), do="check its permissions") from error


def _good(name: str) -> None:
    """Raise ContentError for a name that some system could not give to a file."""
    basket_file(name)
    if slug(name) == f"{name.casefold()}-x":
        raise ContentError(f"{name} cannot be a basket's name on Windows", do="choose another")


def _require_free(folder: Path, name: str, but: str = "") -> None:
    taken = next((one for one in basket_names(folder) if fold(one) == fold(name) and one != but), None)
    if taken is not None:
        raise ContentError(f"there is a basket {taken} already", do="choose another name")


def _private(folder: Path) -> Path:
    try:
        make_private(folder)
    except OSError as error:
        what = f"cannot be made ({error.strerror})"
        raise ContentError(what, where=folder, do="check permissions and free space") from error
    return folder
