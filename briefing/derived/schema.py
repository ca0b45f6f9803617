"""The tables of a snapshot.

What the panes read lies apart from the values, so that a pane reads few pages; and it points at articles, speakers and
statements by number, so that a pane makes each of their names once instead of once a row.

A snapshot is brought up to date in a copy of it, so numbers keep what they stand for, and say nothing of order:
articles stand in the order of their ids, quotations in that of their places there, statements in that of
`severity, risky, differing, id` (`Statement.rank`). An actor's number is its place among the actors of the briefing.
What is called value is packed (`packing.py`); that of quotations is of all in an article.
"""

from __future__ import annotations

RANK = "severity, risky, differing, statement.id"  # the order of statements
REPORTED = "report JOIN statement ON statement.n = report.statement"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE dictionary (value BLOB NOT NULL);
CREATE TABLE file (name TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL, mark BLOB NOT NULL,
    changed INTEGER NOT NULL, number INTEGER NOT NULL) WITHOUT ROWID;
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
CREATE TABLE quotation (article INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, speaker INTEGER,
    text TEXT NOT NULL, kind TEXT NOT NULL, statement INTEGER, sure INTEGER NOT NULL, PRIMARY KEY (article, place))
    WITHOUT ROWID;
CREATE TABLE quotation_value (n INTEGER PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE uncorrected (article TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE mention (actor INTEGER NOT NULL, article INTEGER NOT NULL, count INTEGER NOT NULL, places BLOB NOT NULL,
    PRIMARY KEY (actor, article)) WITHOUT ROWID;
CREATE TABLE statement (n INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, speaker INTEGER,
    worst TEXT NOT NULL, reports INTEGER NOT NULL, not_found INTEGER NOT NULL, home INTEGER NOT NULL,
    severity INTEGER NOT NULL, risky INTEGER NOT NULL, differing INTEGER NOT NULL);
CREATE TABLE statement_value (n INTEGER PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE report (article INTEGER NOT NULL, place INTEGER NOT NULL, statement INTEGER NOT NULL,
    PRIMARY KEY (article, place, statement)) WITHOUT ROWID;
CREATE TABLE absent (article INTEGER NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (article, statement))
    WITHOUT ROWID;
CREATE TABLE copying (article INTEGER NOT NULL, place INTEGER NOT NULL, source INTEGER NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (article, place)) WITHOUT ROWID;
"""

# Made after the rows, which is faster than keeping them in order row by row.
INDEXES = """
CREATE UNIQUE INDEX article_id ON article (id);
CREATE INDEX quotation_id ON quotation (id);
CREATE INDEX quotation_speaker ON quotation (speaker);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX statement_id ON statement (id);
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_home ON statement (home);
CREATE INDEX statement_rank ON statement (severity, risky, differing, id);
CREATE INDEX copying_source ON copying (source);
"""
