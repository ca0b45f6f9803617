"""From a snapshot and what changed since in the content to what changes in the snapshot."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.content import Outline, fitted, read_outline
from briefing.derived.codec import decode, decode_all
from briefing.derived.deriving import COMPARING, READING, told, with_corrections
from briefing.derived.extracting import Extracted, Task, cut_off, extracted
from briefing.derived.garbage import seldom
from briefing.derived.known import BESIDE, known_wrong
from briefing.derived.overseeing import Overseer
from briefing.derived.scan import ARTICLES, FRAME, Scan, Seen, article_of, file_of, fingerprint
from briefing.derived.stamp import sources
from briefing.derived.store import Store
from briefing.derived.values import About, Held, Patch
from briefing.model import Article, Briefing, Copying, Correction, PartialDate, Quotation, Statement
from briefing.progress import Progress
from briefing.statements.issued import as_issued
from briefing.statements.partial import recopied, rederive
from briefing.statements.ties import Neighbours, Ties, Version, ties_now

MOST = 0.1  # share of the articles that may have changed


def changes(
    folder: Path, now: Scan, files: Mapping[str, Seen], names: Set[str], last: Store, step: Progress
) -> Patch | None:
    """What the changes of a briefing's content change in its last snapshot; None where everything must be derived.

    `names` are the files whose content is new, other, or gone. Raises DerivedError where the snapshot is damaged.
    """
    return _Change(folder, now, files, names, last, step).patch()


@dataclass(slots=True)
class _Change:
    folder: Path
    now: Scan
    files: Mapping[str, Seen]
    names: Set[str]
    last: Store
    step: Progress

    def patch(self) -> Patch | None:
        """What changes, or None where everything must be derived."""
        with self.last.telling():
            before = decode(Outline, self.last.meta("outline"))
        outline = read_outline(self.folder) if self.names & set(FRAME) else before
        outlets: dict[str, str] = dict(self.last.read("SELECT id, outlet FROM article ORDER BY id"))
        articles = {name for name in self.names if name.startswith(ARTICLES)}
        if _frame(outline) != _frame(before) or len(articles) > MOST * len(outlets) or cut_off(known_wrong(self.last)):
            return None
        found = self._extracted(sorted(articles & self.files.keys()), outline)
        changed_ids = {article_of(name) for name in articles} | _corrected_anew(before.corrections, outline.corrections)
        for id_ in changed_ids & outlets.keys():
            if file_of(id_) not in articles:
                found[id_] = self._stored(id_)
        wrong = {name: told for name, told in known_wrong(self.last).items() if name and name not in self.names}
        wrong |= {one.name: one.problems for one in found.values() if one.problems}
        if cut_off(wrong):
            return None
        there = {id_: outlet for id_, outlet in outlets.items() if id_ not in changed_ids}
        there |= {id_: one.article.outlet for id_, one in found.items() if one.article is not None}
        every, problems = fitted(outline, sorted(there.items()))
        if every != self.last.outlets():
            return None
        of_speakers = _of_speakers(outline.corrections, changed_ids)
        now = {id_: one.article for id_, one in found.items() if one.article is not None}
        extracted_there = {id_: found[id_].quotations for id_ in now}
        corrected, uncorrected, unfitted = with_corrections(now, extracted_there, of_speakers, outline.actors)
        held = {
            id_: Held(article, corrected[id_], uncorrected.get(id_), found[id_].mentions, b"")
            for id_, article in now.items()
        }
        frame = Briefing(
            outline.id,
            outline.title,
            every,
            outline.actors,
            corrections=tuple(one for one in outline.corrections if not one.kind.of_speaker),
            contractions=outline.contractions,
        )
        around = _Around(self.last, held, changed_ids, frame)
        self.step(COMPARING, 0, 0)
        with Overseer(lambda: self.step(COMPARING, 0, 0)) as overseer, overseer.overseeing(), seldom():
            beside = [
                [at.article for at in one.at] for one in dict.fromkeys((*before.corrections, *outline.corrections))
            ]
            neighbours = Neighbours(around.dates(), around.ties, around.before(), beside)
            ledger = rederive(frame, changed_ids, neighbours, around.read, around.stored)
            if ledger is None:
                return None
            copied = recopied(changed_ids, neighbours, around.read, around.copied, around.copied_from)
        tried = {*ledger.tried, *of_speakers}
        with self.last.telling():
            stored = decode_all(Correction, self.last.meta("unfitted"))
        unfitted += [one for one in stored if one in outline.corrections and one not in tried]
        unfitted += ledger.unfitted
        mark = self.last.stamp
        about = About(
            mark,
            sources(),
            fingerprint(mark, self.files, self.now.problems),
            outline,
            every,
            self.files,
            tuple(dict.fromkeys(unfitted)),
            {**{name: told for name, told in wrong.items() if name in self.files}, BESIDE: self.now.problems},
            (*problems, *told(outline.corrections, unfitted)),
        )
        come = [replace(one, ties=ledger.ties[id_]) for id_, one in sorted(held.items())]
        gone = frozenset(changed_ids & outlets.keys())
        return Patch(about, gone, come, ledger.gone, ledger.come, copied)

    def _extracted(self, names: Sequence[str], outline: Outline) -> dict[str, Extracted]:
        tasks = [Task(name, self.now.paths[name]) for name in names]
        outcomes = extracted(tasks, outline.actors, lambda done, total: self.step(READING, done, total))
        return {article_of(one.name): one for one in outcomes}

    def _stored(self, id_: str) -> Extracted:
        """An article of which only the corrections are otherwise."""
        rows = self.last.read("SELECT value FROM uncorrected WHERE article = ?", id_)
        with self.last.telling():
            quotations = decode_all(Quotation, rows[0][0]) if rows else self.last.quotations_in(id_)
        name = file_of(id_)
        problems = known_wrong(self.last).get(name, ())
        return Extracted(name, self.last.article(id_), quotations, self.last.mentions_in(id_), problems)


@dataclass(slots=True)
class _Around:
    """What is read of the last snapshot around the changed articles; `held` are those as they are now."""

    last: Store
    held: Mapping[str, Held]
    changed: Collection[str]
    frame: Briefing

    def dates(self) -> dict[str, PartialDate | None]:
        """The date of each article as it is now."""
        parsed: dict[str, PartialDate | None] = {"": None}
        found: dict[str, PartialDate | None] = {}
        for id_, published in self.last.read("SELECT id, published FROM article ORDER BY id"):
            if published not in parsed:
                with self.last.telling():
                    parsed[published] = PartialDate.parse(published)
            if id_ not in self.changed:
                found[id_] = parsed[published]
        found.update((id_, one.article.published) for id_, one in self.held.items())
        return found

    def before(self) -> dict[str, Version | None]:
        """The changed articles as they were."""
        found: dict[str, Version | None] = dict.fromkeys(self.changed)
        for id_ in self.changed:
            rows = self.last.read("SELECT published FROM article WHERE id = ?", id_)
            if rows:
                published = rows[0][0]
                with self.last.telling():
                    when = PartialDate.parse(published) if published else None
                found[id_] = Version(when, self._stored_ties(id_))
        return found

    def ties(self, id_: str) -> Ties:
        """The ties of an article as it is now."""
        return ties_now(*self._now(id_)) if id_ in self.held else self._stored_ties(id_)

    def read(self, names: Collection[str]) -> dict[str, tuple[Article, tuple[Quotation, ...]]]:
        """Articles with their quotations, as they are now."""
        return {id_: self._now(id_) for id_ in names}

    def stored(self, names: Collection[str]) -> list[Statement]:
        """The statements of the last snapshot that name any of these articles."""
        return list(self.last.statements_naming(names))

    def copied(self, id_: str) -> tuple[Copying, ...]:
        """How much of an article stood in others."""
        return self.last.copying_of(id_)

    def copied_from(self, id_: str) -> set[str]:
        """The articles of which some stood in this one."""
        joined = "copying JOIN article ON article.n = copying.article"
        sql = f"SELECT article.id FROM {joined} WHERE source = (SELECT n FROM article WHERE id = ?)"
        return {name for (name,) in self.last.read(sql, id_)}

    def _now(self, id_: str) -> tuple[Article, tuple[Quotation, ...]]:
        if id_ in self.held:
            article, quotations = self.held[id_].article, self.held[id_].quotations
        else:
            article, quotations = self.last.article(id_), self.last.quotations_in(id_)
        outlet = next((one for one in self.frame.outlets if one.id == article.outlet), None)
        return as_issued(article, outlet), quotations

    def _stored_ties(self, id_: str) -> Ties:
        rows = self.last.read("SELECT value FROM article JOIN article_ties USING (n) WHERE id = ?", id_)
        with self.last.telling():
            return Ties.unpacked(rows[0][0])


def _frame(outline: Outline) -> tuple[object, ...]:
    """What everything of a briefing depends on."""
    return outline.id, outline.actors, outline.outlets, outline.contractions


def _corrected_anew(before: Sequence[Correction], now: Sequence[Correction]) -> set[str]:
    """The articles of corrections that came or went; of all where only their order is another."""
    other = {*before} ^ {*now}
    if not other and tuple(before) != tuple(now):
        other = {*now}
    return {at.article for one in other for at in one.at}


def _of_speakers(corrections: Sequence[Correction], articles: Collection[str]) -> list[Correction]:
    """The corrections of speakers in some articles."""
    return [one for one in corrections if one.kind.of_speaker and one.at[0].article in articles]
