"""The search index of a briefing, and the fuzzy jump.

The index is a Whoosh index. Of its distributions we take whoosh3: the original and Whoosh-Reloaded have had no release
for years and warn or fail on today's Python, whoosh3 keeps the same API and files, runs on every Python we support, is
pure Python under the BSD licence, and has mended faults that touch us (a lock left behind by a failed commit, damaged
postings reported as such). Whoosh keeps segments, merges and deletes, and writes the terms; the posting lists have a
codec of our own (codec.py), and a query is answered by sets of documents (snapshot.py): at a tenth of the size that we
want to answer within a key press, Whoosh's own searcher takes about a tenth of a second for a phrase of common words
and four tenths for words that begin with s (tests/bench/search.py prints both).
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
