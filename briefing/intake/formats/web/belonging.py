"""Which blocks of a page belong to its article: what the extractor took and missed of it, without what is no text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.intake.fields.about import bare
from briefing.intake.fields.furniture import guarded, reason
from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.boxes import weak
from briefing.language.sentences import ending

_ENDED = ending()
_SHORTEST = 5  # words of a sentence in a box that is one only by a layout's name
_LINKED = 0.5  # share of a block's characters in links, from which it is a list of links and no prose
_ALL_LINKED = 0.8  # the same, of an item that is a link and nothing else
_FEW_LINKS = 0.3  # the same, of prose outside what the extractor took
_REACH = 3  # blocks that may stand between the article's edge and a passage of its own container
_DETAIL = re.compile(
    r"from|published|(?:first|date) published|(?:last )?updated|delivered on|date|topics?|part of|location|type"
    r"|category|organisations?|department|contact|reference|document type|released?|issued(?: by)?|author|written by",
    re.IGNORECASE,
)
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())


def belonging(chosen: set[int], blocks: Sequence[Block], head: int = -1) -> set[int]:
    """The numbers of the article's blocks, of which an extractor took `chosen`; `head` is the headline's number."""
    chosen = _without_links(_without_boxes(_completed(chosen, blocks), blocks), blocks)
    return _below(head, _without_details(chosen, blocks), blocks)


def prose(text: str) -> bool:
    """Whether a block is a sentence or more, of some length."""
    return len(text.split()) >= 12 and bool(_ENDED.search(text))


def _without_boxes(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks without those in boxes apart; a quotation stays all the same, and prose in a box by its name alone."""
    kept = {number for number in chosen if not blocks[number].box_kind or _stays(blocks[number])}
    words = sum(len(blocks[number].text) for number in kept)
    return kept if words * 2 > sum(len(blocks[number].text) for number in chosen) else chosen


def _without_links(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks without the lists of links behind the last of the text, and the headings above those."""
    ordered = sorted(chosen)
    end = len(ordered)
    while end and (blocks[ordered[end - 1]].linked >= _ALL_LINKED or _headed(ordered, end, blocks)):
        end -= 1
    return set(ordered[:end]) if end and len(ordered) - end > 1 else chosen


def _without_details(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks without the list of a page's details above its text: from whom, published when, of what kind."""
    first = next((number for number in sorted(chosen) if prose(blocks[number].text)), 0)
    gone: set[int] = set()
    label = False
    for number in range(first):
        block = blocks[number]
        if block.tag == "dt":
            label = bool(_DETAIL.fullmatch(block.text.strip(" :")))
        if label and block.tag in ("dt", "dd") and not guarded(block.text):
            gone.add(number)
    return chosen - gone


def _below(head: int, chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks without the short lines above the headline: a site's name, and what it says of itself."""
    if head < 0 or blocks[head].tag not in ("h1", "h2") or not any(number > head for number in chosen):
        return chosen
    return {
        number for number in chosen
        if number > head or prose(blocks[number].text) or guarded(blocks[number].text)
    }  # fmt: skip


def _headed(ordered: Sequence[int], end: int, blocks: Sequence[Block]) -> bool:
    block = blocks[ordered[end - 1]]
    return end < len(ordered) and block.tag in _HEADINGS and not guarded(block.text)


def _stays(block: Block) -> bool:
    if guarded(block.text):
        return True
    sentence = len(block.text.split()) >= _SHORTEST and bool(_ENDED.search(block.text))
    return weak(block.box_kind) and sentence and block.linked < _LINKED and not reason(block.text)


def _completed(chosen: set[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks chosen, and those that belong to them: within the text, at its edges, in containers like theirs."""
    core = sorted(number for number in chosen if not blocks[number].box_kind)
    if not core:
        return chosen
    made = set(chosen) | _siblings(core, blocks)
    core = sorted(number for number in made if not blocks[number].box_kind)
    holders = Counter(blocks[number].holder for number in core)
    above = {blocks[number].above for number in core} - {0}
    first, last = core[0], core[-1]
    for number in range(first + 1, last):
        block = blocks[number]
        if number in made or block.tag in ("h1", "title"):
            continue
        if block.box_kind:
            # A quotation set apart within the text; one that repeats the text's words is dropped below.
            if guarded(block.text) and (block.quote or "quote" in block.marks):
                made.add(number)
        elif _belongs(block, holders, above):
            made.add(number)
    made |= _edges(first, last, blocks, holders)
    return made - set(_repeated(made, chosen, blocks))


def _belongs(block: Block, holders: Counter[int], above: set[int]) -> bool:
    """Whether a block between two of the article's is the article's too."""
    if block.linked >= _LINKED and not guarded(block.text):
        return False
    same = block.holder in holders
    if guarded(block.text) or (prose(block.text) and not reason(block.text)):
        return same or block.holder in above or block.above in holders or block.above in above
    if not same or reason(block.text):
        return False
    return len(block.text.split()) >= 4 or bool(_ENDED.search(block.text)) or block.tag in _HEADINGS


def _edges(first: int, last: int, blocks: Sequence[Block], holders: Counter[int]) -> set[int]:
    """Passages just outside the text, in a container that holds much of it."""
    added: set[int] = set()
    for step, start in ((-1, first), (1, last)):
        number, gap = start + step, 0
        while 0 <= number < len(blocks) and gap < _REACH:
            block = blocks[number]
            own = holders[block.holder] >= 2 or (holders[block.holder] and len(holders) == 1)
            quoted = guarded(block.text)
            wanted = quoted or (prose(block.text) and not reason(block.text) and block.linked < _FEW_LINKS)
            if own and step > 0 and not gap and block.tag == blocks[last].tag and not reason(block.text):
                wanted = wanted or _short_end(block)
            near = quoted and block.above in holders and block.linked < _FEW_LINKS and not is_card(block)
            if block.tag != "h1" and not block.box_kind and ((wanted and own) or near):
                added.add(number)
                gap = 0
            else:
                gap += 1
            number += step
    return added


def _short_end(block: Block) -> bool:
    """Whether a block right behind the text may be its last sentence, too short for the extractor to take."""
    return len(block.text.split()) >= _SHORTEST and bool(_ENDED.search(block.text)) and block.linked < _FEW_LINKS


def is_card(block: Block) -> bool:
    """Whether a block's container is named as one of many: a card, a teaser, an item of a list."""
    return bool(
        re.search(r"card|teaser|tile|item|promo|list|grid|headline", f"{block.kind[1]} {block.marks}", re.IGNORECASE)
    )


def _siblings(core: Sequence[int], blocks: Sequence[Block]) -> set[int]:
    """The blocks of containers that stand beside the article's and are called the same: text parted by adverts."""
    held: dict[int, list[int]] = {}
    kinds: dict[tuple[int, tuple[str, str]], bool] = {}
    for number in core:
        block = blocks[number]
        if prose(block.text) or guarded(block.text):
            kinds[block.above, block.kind] = True
    inside = set(core)
    for number, block in enumerate(blocks):
        if number not in inside and not block.box_kind and block.kind[0] != "li" and (block.above, block.kind) in kinds:
            held.setdefault(block.holder, []).append(number)
    own = {blocks[number].holder for number in core}
    added: set[int] = set()
    for holder, numbers in held.items():
        if holder in own:
            continue
        texts = [blocks[number] for number in numbers]
        held_in_sentences = sum(len(block.text) for block in texts if prose(block.text) or guarded(block.text))
        if (
            held_in_sentences >= 0.7 * sum(len(block.text) for block in texts)
            and not any(block.tag in ("h1", "h2", "h3") and block.linked for block in texts)
            and not any(block.linked >= _LINKED for block in texts)
            and not is_card(texts[0])
        ):
            added.update(numbers)
    return added


def _repeated(made: set[int], chosen: set[int], blocks: Sequence[Block]) -> Iterator[int]:
    """Blocks that were added though their words stand in the text already: a pull quote's."""
    added = sorted(made - chosen)
    if not added:
        return
    joined = bare(" ".join(blocks[number].text for number in sorted(chosen)))
    for number in added:
        words = bare(blocks[number].text)
        if len(words) > 12 and words in joined:
            yield number
