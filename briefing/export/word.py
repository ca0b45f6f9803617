"""An export as a Word file, by pandoc where it is installed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from briefing.errors import ExportError
from briefing.export.layout import table_shares
from briefing.export.trace import shown_of
from briefing.export.word_style import reference_document
from briefing.files import in_temporary_folder
from briefing.processes import run_program

_LIMIT = 120.0  # seconds
# Pandoc's reader of CommonMark makes all columns of a table alike, too narrow for some. A filter in its own Lua sets
# them; `widths` was another field of a table before pandoc 2.10.
_WIDTHS = """
local shares, at = {%s}, 0
function Table(found)
  at = at + 1
  for column, share in ipairs(shares[at] or {}) do
    if found.colspecs then found.colspecs[column][2] = share else found.widths[column] = share end
  end
  return found
end
"""
_MISSING = "write Markdown or HTML instead, or install pandoc (pandoc.org) and try again"


def as_word(export: str, marking: Sequence[str] = ()) -> bytes:
    """A Markdown export as the bytes of a Word file. Raises ExportError where pandoc is missing or fails.

    `marking` are the lines that stand at the head and the foot of every page.

    Pandoc is told to read nothing but what it is given (`--sandbox`); packages whose own data lie in files (Debian's)
    cannot do that, and get an export that names no file: all foreign text in it is escaped.
    """
    pandoc = shutil.which("pandoc")
    if pandoc is None or not Path(pandoc).is_absolute():  # Windows looks in the current folder too
        raise ExportError("a Word file needs pandoc, which is not installed", do=_MISSING)
    with in_temporary_folder() as folder:
        made = folder / "export.docx"
        look = folder / "look.docx"
        look.write_bytes(reference_document(marking))
        widths = folder / "widths.lua"
        text = shown_of(export)
        widths.write_text(
            _WIDTHS % ", ".join(f"{{{', '.join(map(str, each))}}}" for each in table_shares(text)), "utf-8"
        )
        form = ("--from=commonmark+pipe_tables-raw_html", "--to=docx", f"--reference-doc={look}")
        arguments = (*form, f"--lua-filter={widths}", "-o", str(made))
        try:
            try:
                run_program(pandoc, ("--sandbox", *arguments), text, str(folder), _LIMIT)
            except OSError:
                run_program(pandoc, arguments, text, str(folder), _LIMIT)
            return made.read_bytes()
        except OSError as error:
            why = error.strerror or str(error)
            raise ExportError(f"pandoc made no Word file ({why})", do=_MISSING) from error
