"""Style sheets that are read once for each theme, and change of a widget what differs.

Textual reads all of them again whenever a theme is chosen or a screen brings a sheet of its own, which took a third of
what such a key took (`python -m tests.bench.keys`). A sheet that names no variable means the same in every theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.dom import DOMNode

Known = dict[tuple[object, ...], list[RuleSet]]  # what a source was read to, by all that the reading depends on


class Sheets(Stylesheet):
    """Textual's collection of style sheets, which remembers what each was read to under the variables of a theme."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._plain: Known = {}
        self._by_variables: dict[frozenset[tuple[str, str]], Known] = {}
        self._known = self._of(variables or {})

    def _of(self, variables: Mapping[str, str]) -> Known:
        return self._by_variables.setdefault(frozenset(variables.items()), {})

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the variables of a theme."""
        super().set_variables(variables)
        self._known = self._of(variables)

    @classmethod
    def replace_rules(cls, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:
        """Give a node what differs of other rules. Textual sets all, and paints scrollbars anew for each of theirs."""
        if animate and "transitions" in rules:
            super().replace_rules(node, rules, animate)
            return
        base = node.styles.base
        standing: Mapping[str, object] = {**base.get_rules()}
        new: Mapping[str, object] = {**rules}
        differing = [name for name in standing.keys() | new.keys() if standing.get(name) != new.get(name)]
        for name in differing:
            setattr(base, name, new.get(name))
        if differing or not animate:
            node.notify_style_update()

    def reparse(self) -> None:
        """Take the rules of all sources under the variables that are set."""
        self.parse()

    def ahead(self, variables: Mapping[str, str]) -> Iterator[None]:
        """Read every source under other variables, one a step."""
        other = Sheets(variables=dict(variables))
        other._known = self._of(variables)
        for read_from, source in list(self.source.items()):
            if "$" in source.content:
                other._parse_rules(source.content, read_from, source.is_defaults, source.tie_breaker, source.scope)
                yield

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        known = self._known if "$" in css else self._plain
        asked = (css, read_from, is_default_rules, tie_breaker, scope)
        if asked not in known:
            known[asked] = super()._parse_rules(css, read_from, is_default_rules, tie_breaker, scope)
        return known[asked]
