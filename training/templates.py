"""The feature templates of every table, as named objects, read from the functions that print them.

The functions write features as formatted strings, because they are printed some thousand times an article:
`f"L prior+shape: {prior} {shape}"`. What stands before the colon is the template's name, and every feature carries it:
so a weight says where it comes from, and no two templates can print the same feature. A feature without values is its
own name.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Printer = Callable[..., Any]  # a function whose lists of strings are features
_MARK = ": "


@dataclass(frozen=True, slots=True)
class Template:
    """One template: its name, the function that prints it, and how many values it puts behind the name."""

    name: str
    printer: str
    values: int


def name_of(feature: str) -> str:
    """The name of the template that printed a feature."""
    return feature.partition(_MARK)[0]


def templates(*printers: Printer) -> list[Template]:
    """The templates of some functions, in the order of the code. Raises ValueError for a string without a name."""
    return [template for printer in printers for template in _printed(printer)]


def _printed(printer: Printer) -> Iterator[Template]:
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(printer)))):
        elements: list[ast.expr] = []
        if isinstance(node, ast.List):
            elements = node.elts
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
            elements = node.args
        for element in elements:
            name = ""
            match element:
                case ast.Constant(value=str(name)):
                    values = 0
                case ast.Name(id=word) if word.isupper():
                    name, values = str(getattr(inspect.getmodule(printer), word)), 0
                case ast.JoinedStr(values=[ast.Constant(value=str(begins)), *rest]) if _MARK in begins:
                    name, values = name_of(begins), sum(isinstance(part, ast.FormattedValue) for part in rest)
                case ast.JoinedStr():
                    raise ValueError(f"{printer.__qualname__} prints {ast.unparse(element)}, which begins with no name")
                case _:
                    continue
            yield Template(name, printer.__qualname__, values)
