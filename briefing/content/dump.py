"""Values as YAML that a person can read and mend: block style, keys in a given order, text as it is."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from typing import Any

import yaml

from briefing.content.nodes import Mapping, Node, Scalar, Sequence
from briefing.model import PartialDate

Value = str | PartialDate | Scalar | AnySequence["Value"] | AnyMapping[str, "Value"] | None


def dump(value: Value, indent: int = 0) -> str:
    """YAML of a value, every line indented; each text stays on one line unless it has lines of its own.

    A text that YAML would take for something else is put in quotation marks, a text of several lines is written as a
    block. A Scalar is written as its file had it. Raises ValueError for text that no file can hold (lone surrogates).
    """
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=2**20
    )
    if text.endswith("\n...\n"):  # the end of a document, as a line of its own, and not of a text that ends in dots
        text = text.removesuffix("...\n")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError("a lone surrogate") from error
    lines = text.removesuffix("\n").split("\n")
    return "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in lines)


def plain(node: Node) -> Value:
    """A node as a value to dump, its scalars as they were written."""
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.pairs}
    return node


_BREAKS = "\r\x85\u2028\u2029"  # YAML 1.1 takes these for line ends, unless they are escaped


class _Dumper(yaml.SafeDumper):
    """Lists are indented below their key; nothing is ever an alias."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 the parent's face
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 the parent's face
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    block = "\n" in text and text == text.strip() and not any(line.endswith((" ", "\t")) for line in text.split("\n"))
    odd = any(char in text for char in _BREAKS)
    style = '"' if odd or ("\n" in text and not block) else "|" if block else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _plain(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    resolver: Any = dumper
    return dumper.represent_scalar(resolver.resolve(yaml.ScalarNode, text, (True, False)), text)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(PartialDate, lambda dumper, value: _plain(dumper, str(value)))
_Dumper.add_representer(Scalar, lambda dumper, node: (_plain if node.plain else _text)(dumper, node.text))
