"""Files of every kind to articles: text, Markdown, pages, mail, PDF, Word, feeds, and folders and zips of those.

    plan(paths, briefing, options)   every article in the files, as a candidate: what was found and where it came from,
                                     what is missing, what was dropped, whether it is there already. Writes nothing.
    edit(candidate, headline=...)    the same candidate with a field set by a person; decide(...) takes or skips it
    take(candidates, folder, ...)    writes them, one whole article at a time; a summary of what became of each
    watch(folder, cancelled=...)     the files that are dropped into a folder, batch by batch, for plan and take

Files are read in child processes with limits on time and memory (`Limits`); nothing is fetched. Importing this
package is cheap: the libraries of each format are loaded in the children.
"""

from briefing.content import UNKNOWN_OUTLET
from briefing.intake.candidate import (
    FIELDS,
    ArticleDraft,
    Candidate,
    Decision,
    Dropped,
    Duplicate,
    FieldValue,
    decide,
    edit,
    refused,
)
from briefing.intake.filling import FILLED, fill, unfill
from briefing.intake.many import MANY, alike, named_outlet, of_site, outlets_of, setting
from briefing.intake.options import Duplicates, ImportOptions, Limits
from briefing.intake.plan import plan
from briefing.intake.take import Outcome, Summary, take
from briefing.intake.watch import watch

__all__ = [
    "FIELDS",
    "FILLED",
    "MANY",
    "UNKNOWN_OUTLET",
    "ArticleDraft",
    "Candidate",
    "Decision",
    "Dropped",
    "Duplicate",
    "Duplicates",
    "FieldValue",
    "ImportOptions",
    "Limits",
    "Outcome",
    "Summary",
    "alike",
    "decide",
    "edit",
    "fill",
    "named_outlet",
    "of_site",
    "outlets_of",
    "plan",
    "refused",
    "setting",
    "take",
    "unfill",
    "watch",
]
