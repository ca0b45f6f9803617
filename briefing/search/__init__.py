"""The search index of a briefing, and the fuzzy jump.

The index is a Whoosh index in a codec of our own. Of Whoosh's distributions we take whoosh3: the original and
Whoosh-Reloaded have had no release for years and warn or fail on today's Python, whoosh3 keeps the same API, runs on
every Python we support and is pure Python under the BSD licence. Whoosh's are the index as a folder of segments, its
table of contents and the codec by which its own searcher reads them (engine/codec.py); what lies in a segment is ours
(engine/gathering.py), and a query is answered by sets of documents (engine/view.py), for Whoosh's searcher takes longer
than a key press may. docs/decisions/search.md has the figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.lazy import lazily

if TYPE_CHECKING:
    from briefing.search.build import bring_index_up_to_date
    from briefing.search.engine.words import mark
    from briefing.search.hits import Hit
    from briefing.search.jump import Jump, JumpHit
    from briefing.search.places import Place, Tally, narrowed, tally
    from briefing.search.ready import searchable
    from briefing.search.search import Filtered, Found, Search

__all__ = [
    "Filtered",
    "Found",
    "Hit",
    "Jump",
    "JumpHit",
    "Place",
    "Search",
    "Tally",
    "bring_index_up_to_date",
    "mark",
    "narrowed",
    "searchable",
    "tally",
]

# Whoosh takes a while to import: whoever only marks hits, or shows a first screen, does not wait for it.
__getattr__ = lazily(
    __name__,
    {
        "Filtered": "search",
        "Found": "search",
        "Hit": "hits",
        "Jump": "jump",
        "JumpHit": "jump",
        "Search": "search",
        "bring_index_up_to_date": "build",
        "mark": "engine.words",
        "Place": "places",
        "Tally": "places",
        "narrowed": "places",
        "tally": "places",
        "searchable": "ready",
    },
)
