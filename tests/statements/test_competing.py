"""What is told of a primary source in other words: which of its statements, and whether it tells any at all."""

from __future__ import annotations

from briefing.model import Article, ArticleKind, Quotation, Statement
from briefing.statements import derive
from tests.statements.building import OTHER, article, briefing, each, indirect


def _told(paper: Article, source: Article, found: dict[str, tuple[Quotation, ...]]) -> list[str]:
    """The statements of a source that a paper reports, by their last words."""
    statements: tuple[Statement, ...] = tuple(derive(briefing(source, paper), found).statements)
    return [
        " ".join(one.reference.text.split()[-3:])
        for one in statements
        if one.reference.article == source.id and any(item.article == paper.id for item in one.reports)
    ]


def test_a_sentence_goes_to_what_it_is_nearest_to_though_that_is_printed_beside_it() -> None:
    wall = (
        "“We will rebuild the wall from the mill to the sea, and we will finish before the winter of 2031. "
        "We will pay for it with a loan from the harbour board.”"
    )
    promise = "“If the wall is not finished by the winter of 2031, I will not be standing here to explain it.”"
    speech = article("speech", f"{wall}\n\n{promise}", ArticleKind.RELEASE)
    work = "The council will rebuild the wall from the mill to the sea and finish the work before the winter of 2031"
    paper = article(
        "paper", f"{work}, Ada Marsh said.\n\n“We will pay for it with a loan from the harbour board,” she said."
    )
    found = {"speech": each(speech), "paper": (indirect(paper, work), *each(paper))}
    assert _told(paper, speech, found) == ["the harbour board.”"]


def test_who_is_said_to_have_said_something_tells_nothing_of_it() -> None:
    ship = "“Our two pilots intend to bring the ship home together in the spring of the year, whatever it costs.”"
    board = "“No new harbour pilot will be chosen but by a board on which the anglers of the town will have two seats.”"
    release = article("release", f"{ship}\n\n{board}", ArticleKind.RELEASE)
    paper = article(
        "paper", f"In a statement from the board the harbour pilot and angler Ada Marsh of the town said: {ship}"
    )
    assert _told(paper, release, {"release": each(release), "paper": each(paper)}) == ["whatever it costs.”"]


def test_only_what_one_speaker_said_competes_for_what_that_speaker_told() -> None:
    asked = "“Are you ashamed enough to hand back your bonus and the lantern of the harbour?”"
    answer = "“I have told the board that I will not take a bonus, nor a lantern, this time round.”"
    other = "“The quay was swept twice in the summer by gulls that nobody had hired for it at all.”"
    source = article("source", f"{asked}\n\n{answer}\n\n{other}", ArticleKind.TRANSCRIPT)
    first, second, third = each(source)
    told = "he would forgo his bonus and his lantern"
    paper = article("paper", f"Ada Marsh said {told}. “It rained on the gulls for a week,” she said.")
    by = (Quotation(first.id, first.article, first.spans, first.text, first.kind, speaker=OTHER), second, third)
    found = {"source": by, "paper": (indirect(paper, told), *each(paper))}
    assert _told(paper, source, found) == ["this time round.”"]
