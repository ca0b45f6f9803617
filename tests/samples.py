"""Small made-up briefings on disk: invented people, outlets and words, and files that are wrong in every way.

made = sample(tmp_path)                          # three articles: a release and two reports of it
made.article("2025-02-03-harbour-post-ferries", "...")   # one more, or one changed
made.workspace, made.id, made.folder             # for content, derived, search, the reader
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.paths import Workspace

BRIEFING = "ferries"
RELEASE = "2025-02-03-port-office-night-ferries"
VERBATIM = "2025-02-03-harbour-post-ferries"
ALTERED = "2025-02-04-island-mail-ferries"

# What Ada Marsh said, and what the Island Mail makes of it without a sign.
SAID = "Every island will have a night ferry by the autumn, and no fare will rise before it sails."
MADE_OF_IT = "Every island must have a night ferry by the winter, and no fare will rise before it sails."
SHORT = "We were not asked, and we should have been."

# Text that must never reach a terminal, markup or a path as it is.
HOSTILE = (
    "[/x] [sic] [bold]no[/bold] [link=file:///]x[/link] $(id) `id` <b>x</b> & | * _ # ../../x "
    "\x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b31m \x85 \x07 \u202eright to left\u202c \u2066isolate\u2069 \u200f \ufeff"
)

_FRAME = """\
title: Night ferries
summary: What the Port Office announced in February 2025, and how two outlets printed it.
subject: Ferries between the islands
made: Invented for tests.
outlets:
  - id: port-office
    name: Port Office
    kind: government
  - id: harbour-post
    name: Harbour Post
    kind: newspaper
    address: harbourpost.example
  - id: island-mail
    name: Island Mail
    kind: newspaper
"""

_ACTORS = """\
- id: ada-marsh
  name: Ada Marsh
  kind: person
  roles:
    - title: Ferries Minister
      from: 2024-06
  aliases: [A. J. Marsh]
- id: islanders-union
  name: Islanders' Union
  kind: body
  aliases: [the Union]
"""

_RELEASE_BODY = f"""\
The Port Office will run ferries at night to every island from the autumn of 2025.

Ferries Minister Ada Marsh said:

“{SAID}”

Tenders for four boats open in March.
"""

_VERBATIM_BODY = f"""\
Night boats are coming to the islands, the Port Office announced on Monday.

“{SAID[:-1]},” said Ada Marsh, the Ferries Minister.

“{SHORT[:-1]},” said the Islanders' Union.
"""

_ALTERED_BODY = f"""\
The minister promised boats after dark.

“{MADE_OF_IT[:-1]},” Ada Marsh told reporters on Tuesday.

Four boats are to be bought.
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A workspace with one briefing, and ways to change what is on disk. Methods return the path written."""

    workspace: Workspace
    id: str = BRIEFING

    @property
    def folder(self) -> Path:
        """The briefing's folder."""
        return self.workspace.content / self.id

    def file(self, name: str, text: str | bytes) -> Path:
        """Write any file of the briefing, as it is."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return path

    def article(
        self,
        id: str,  # noqa: A002 the model's word
        body: str,
        *,
        headline: str = "Night ferries for every island",
        outlet: str = "harbour-post",
        published: str = "2025-02-03",
        kind: str = "report",
        more: str = "",
    ) -> Path:
        """Write an article; `more` is further front matter, with its line ends. Texts must be plain YAML."""
        head = f"headline: {headline}\noutlet: {outlet}\npublished: {published}\nkind: {kind}\n{more}"
        return self.file(f"articles/{id}.md", f"---\n{head}---\n{body}")

    def path(self, id: str) -> Path:  # noqa: A002 the model's word
        """Where an article lies."""
        return self.folder / "articles" / f"{id}.md"


def workspace_at(root: Path) -> Workspace:
    """A workspace in a folder, with its state beside it; content/ is made."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    return Workspace(root, root / "content", root / "index", root.parent / f"{root.name}-state")


def sample(root: Path, id: str = BRIEFING) -> Made:  # noqa: A002 the model's word
    """The made-up briefing: a release, a report that prints its statement verbatim, and one that alters it."""
    made = Made(workspace_at(root), id)
    made.file("briefing.yaml", _FRAME)
    made.file("actors.yaml", _ACTORS)
    made.article(RELEASE, _RELEASE_BODY, outlet="port-office", kind="release")
    made.article(VERBATIM, _VERBATIM_BODY, headline="Boats to run through the night")
    made.article(ALTERED, _ALTERED_BODY, headline="Minister promises boats", outlet="island-mail", published="2025-02")
    return made


def hostile(root: Path, id: str = "hostile") -> Made:  # noqa: A002 the model's word
    """A briefing that can be read, with hostile text in every field that takes any."""
    text = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    quoted = '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in text) + '"'
    made = Made(workspace_at(root), id)
    made.file(
        "briefing.yaml",
        f"title: {quoted}\nsummary: {quoted}\nsubject: {quoted}\nmade: {quoted}\noutlets:\n"
        f"  - id: outlet\n    name: {quoted}\n    kind: other\n",
    )
    made.file(
        "actors.yaml",
        "- id: ada-marsh\n  name: Ada Marsh\n  kind: person\n"
        f"  roles:\n    - title: {quoted}\n  aliases:\n    - {quoted}\n",
    )
    more = f"byline: {quoted}\nvia: {quoted}\nembargo: {quoted}\nlanguage: {quoted}\norigin: {quoted}\n"
    body = f"{HOSTILE}\n\n“{HOSTILE} {SAID[:-1]},” said Ada Marsh.\n\n“{SHORT[:-1]},” said {HOSTILE}.\n"
    made.article("one", body, headline=quoted, outlet="outlet", more=more)
    made.article("two", body.replace("will", "must"), headline=quoted, outlet="outlet", more=more)
    return made


def damaged() -> dict[str, bytes]:
    """Files of a briefing that are wrong, each in one way, by the name they go under in its folder."""
    front = b"---\nheadline: Boats\noutlet: harbour-post\n"
    return {
        "articles/empty.md": b"",
        "articles/no-front-matter.md": b"Boats sail at night.\n",
        "articles/half-written.md": front + b"publi",
        "articles/not-utf8.md": front + b"---\nThe caf\xe9 closes.\n",
        "articles/utf16.md": (front + b"---\nBoats.\n").decode().encode("utf-16"),
        "articles/nul.md": front + b"---\nBoats\x00 sail.\n",
        "articles/control-in-front.md": b"---\nheadline: Bo\x07ats\noutlet: harbour-post\n---\nBoats.\n",
        "articles/no-headline.md": b"---\noutlet: harbour-post\n---\nBoats.\n",
        "articles/unknown-outlet.md": b"---\nheadline: Boats\noutlet: harbor-post\n---\nBoats.\n",
        "articles/unknown-key.md": front + b"publised: 2025\n---\nBoats.\n",
        "articles/twice.md": front + b"headline: Boats again\n---\nBoats.\n",
        "articles/wrong-date.md": front + b"published: yesterday\n---\nBoats.\n",
        "articles/wrong-kind.md": front + b"kind: relase\n---\nBoats.\n",
        "articles/wrong-type.md": b"---\nheadline: [Boats]\noutlet: {a: b}\n---\nBoats.\n",
        "articles/colon.md": b"---\nheadline: Boats: a history\noutlet: harbour-post\n---\nBoats.\n",
        "articles/brackets.md": b"---\nheadline: " + b"[" * 50_000 + b"\n---\nBoats.\n",
        "articles/alias.md": front + b"byline: &a x\nvia: *a\n---\nBoats.\n",
        "articles/tag.md": front + b"byline: !!python/object/apply:os.getcwd []\n---\nBoats.\n",
        "articles/no-text.md": front + b"---\n\n",
        "articles/large.md": front + b"---\n" + b"Boats sail at night. " * 250_000,
    }
