"""The tables of a snapshot.

What the panes read lies apart from the values, so that a pane reads few pages; and it points at articles, speakers and
statements by number, so that a pane makes each of their names once instead of once a row.

A snapshot is brought up to date in a copy of it, so numbers keep what they stand for. Those of articles are in the
order of the articles, with room between them (`GAP`); all others say nothing of order. Quotations and mentions stand in
the order of `article, n`, statements in that of `severity, risky, differing, id` (`Statement.rank`).
"""

from __future__ import annotations

GAP = 1 << 20  # between the numbers of two articles
RANK = "severity, risky, differing, statement.id"  # the order of statements

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (name TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL, mark BLOB NOT NULL,
    changed INTEGER NOT NULL, number INTEGER NOT NULL);
CREATE TABLE problem (source TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, field TEXT NOT NULL,
    what TEXT NOT NULL);
CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT NOT NULL, headline TEXT NOT NULL, outlet TEXT NOT NULL,
    outlet_name TEXT NOT NULL, published TEXT NOT NULL, digest BLOB);
CREATE TABLE article_value (n INTEGER PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE article_ties (n INTEGER PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE actor (n INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL, kind TEXT, said INTEGER NOT NULL,
    mentioned INTEGER NOT NULL);
CREATE TABLE speaker (n INTEGER PRIMARY KEY, id TEXT, name TEXT NOT NULL);
CREATE TABLE member (speaker INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT, name TEXT NOT NULL,
    PRIMARY KEY (speaker, place)) WITHOUT ROWID;
CREATE TABLE quotation (n INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL, speaker INTEGER,
    text TEXT NOT NULL, kind TEXT NOT NULL, statement INTEGER, sure INTEGER NOT NULL);
CREATE TABLE quotation_value (n INTEGER PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE uncorrected (article TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE mention (n INTEGER PRIMARY KEY, actor TEXT NOT NULL, article INTEGER NOT NULL, start INTEGER NOT NULL,
    end INTEGER NOT NULL);
CREATE TABLE statement (n INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, speaker INTEGER,
    worst TEXT NOT NULL, reports INTEGER NOT NULL, not_found INTEGER NOT NULL, home INTEGER NOT NULL,
    severity INTEGER NOT NULL, risky INTEGER NOT NULL, differing INTEGER NOT NULL);
CREATE TABLE statement_value (n INTEGER PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE report (article INTEGER NOT NULL, place INTEGER NOT NULL, statement INTEGER NOT NULL,
    PRIMARY KEY (article, place, statement)) WITHOUT ROWID;
CREATE TABLE absent (article INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (article, statement))
    WITHOUT ROWID;
CREATE TABLE copying (n INTEGER PRIMARY KEY, article INTEGER NOT NULL, source INTEGER NOT NULL, value BLOB NOT NULL);
"""

# Made after the rows, which is faster than keeping them in order row by row.
INDEXES = """
CREATE INDEX article_id ON article (id);
CREATE INDEX quotation_id ON quotation (id);
CREATE INDEX quotation_article ON quotation (article);
CREATE INDEX quotation_speaker ON quotation (speaker);
CREATE INDEX mention_actor ON mention (actor);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX statement_id ON statement (id);
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_home ON statement (home);
CREATE INDEX statement_rank ON statement (severity, risky, differing, id);
CREATE INDEX copying_article ON copying (article);
CREATE INDEX copying_source ON copying (source);
"""
