"""Site furniture: what stands around an article and is no part of it. Quotations are never taken for furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.intake.candidate import Dropped
from briefing.language.sentences import ending

# Whole paragraphs, by what they are. Written from what sites print, not from any one of them.
_LINES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(rf"(?:{form})\W*$", re.IGNORECASE))
    for why, form in (
        (
            "share bar",
            r"share(?: (?:this|on|via|story|article|page|post|with)\b.{0,60})?|share (?:this )?(?:story|article"
            r"|page|post)?\s*:.{0,80}"
            r"|(?:(?:share|tweet|facebook|twitter|x|linkedin|whatsapp|e-?mail|pinterest|reddit|telegram|threads"
            r"|bluesky|instagram"
            r"|youtube|tiktok|copy link|link copied|print|messenger|pocket|flipboard|comments?|save|like|follow"
            r"|more)\b[\s|·•,/()\d]*){1,14}"
            r"|(?:print|email|download|save) (?:this )?(?:page|article|story)(?: as pdf)?"
            r"|copy (?:the )?link(?: to clipboard)?"
            r"|opens in a? ?new (?:window|tab)",
        ),
        (
            "call to follow",
            r"follow .{2,40} on (?:twitter|x|facebook|instagram|bluesky|threads)\b.{0,60}"
            r"|(?:please )?(?:follow|like|join|find) us (?:on|at|via)\b.{0,120}|follow us\s*:.{0,80}"
            r"|(?:download|get) (?:our"
            r"|the) (?:free )?app\b.{0,120}",
        ),
        (
            "call for stories",
            r"(?:do you have|have you got|got) (?:a|any) (?:story|tip|news|views?|information)\b.{0,200}",
        ),
        (
            "credit line",
            r"(?:additional )?(?:reporting|writing|editing|compiled|translated)(?: and (?:writing"
            r"|editing))? by .{2,160}|our standards:.{0,120}"
            r"|the post .{3,200} (?:first )?appeared (?:first )?on .{2,80}",
        ),
        (
            "mail disclaimer",
            r"(?:this|the (?:information|contents?) (?:in|of) this) (?:e-?mail|message"
            r"|communication)\b.{0,300}\b(?:confidential|privileged|intended (?:solely|only))\b.{0,400}"
            r"|(?:if you (?:have|are not)|any (?:views|opinions))\b.{0,160}\b(?:received (?:this|it)"
            r"|intended recipient|of the author)\b.{0,300}|sent from my .{2,40}"
            r"|please consider the environment\b.{0,120}",
        ),
        (
            "cookie notice",
            r"(?:we|this (?:web)?site|our partners|we and our\b.{0,40}) uses? cookies\b.{0,400}|(?:accept|reject"
            r"|manage)(?: all)?(?: additional)? cookies\b.{0,80}"
            r"|cookies? (?:policy|settings|preferences|notice)|cookies on .{2,80}|by (?:continuing|clicking"
            r"|using)\b.{0,80}\bcookies?\b.{0,200}|accept all|i agree"
            r"|you(?:'|’)ve accepted (?:all |additional )?cookies\b.{0,120}|privacy (?:policy|notice)(?: \W .{0,60})?",
        ),
        (
            "newsletter box",
            r"(?:sign[- ]?up|subscribe|register)\b.{0,50}\b(?:newsletters?|e-?mails?|alerts?|updates?|briefing"
            r"|digest|inbox)\b.{0,200}"
            r"|(?:get|receive|join|want)\b.{0,80}\b(?:in|to) your inbox\b.{0,160}"
            r"|(?:enter )?your e-?mail(?: address)?|subscribe(?: now| today| here| to .{0,60})?"
            r"|(?:our |the |daily |weekly )*newsletter(?: sign-?up)?|sign up(?: now| here| today)?"
            r"|.{0,60}\bno spam\b.{0,80}|unsubscribe\b.{0,160}|to (?:unsubscribe|stop receiving"
            r"|update your preferences|manage your)\b.{0,160}|you(?: a|['’])re receiving this\b.{0,200}"
            r"|update your (?:e-?mail )?preferences\b.{0,80}"
            r"|view (?:this (?:e-?mail|message) )?(?:in|online)(?: your| a)?(?: browser)?"
            r"|already a subscriber\b.{0,60}|(?:log|sign) ?in(?: \W? ?(?:to .{0,60}|register|subscribe))?"
            r"|thank you for (?:subscribing|signing up)\b.{0,80}",
        ),
        (
            "link to more",
            r"read (?:the )?(?:full|more|next|also|on|rest)(?: (?:story|article|here|about|from"
            r"|on)\b.{0,120})?(?:\s*click here to comment)?"
            r"|(?:read|see|watch|listen|explore)(?: more| also| next)?\s*[:>»→].{0,160}|(?:see"
            r"|read) also\b.{0,160}"
            r"|related(?: (?:story|stories|articles?|news|reading))?\s*[:>»→].{0,160}"
            r"|click here(?: (?:to|for)\b.{0,100})?"
            r"|(?:continue|keep) reading\b.{0,80}|(?:next|previous|older|newer)(?: (?:article|post|story"
            r"|page))?s?(?:\s*[:>»→].{0,160})?|load more|show more|view (?:all|more)(?: .{0,40})?"
            r"|back to (?:top|news|home|all .{0,30})|more (?:on|from|about|in) .{2,60}|(?:this|the) (?:article"
            r"|story|post) (?:was )?(?:first|originally) (?:appeared|published|posted) (?:on|in|at|by)\b.{0,100}",
        ),
        (
            "comment box",
            r"click here to comment|(?:leave|post|add|write|join)(?: a| your| the)? (?:comment|reply|conversation"
            r"|discussion)s?\b.{0,100}|\d+ (?:comments?|repl(?:y|ies)|shares?|views?|likes?)"
            r"|(?:no )?comments?(?: \(?\d*\)?)?(?: (?:are )?(?:closed|off|yet))?"
            r"|your e-?mail address will not be published\b.{0,100}|be the first to comment|view comments?",
        ),
        (
            "advertisement",
            r"(?:-\s*)?advert(?:isement|ising|orial)?s?(?:\s*-)?|(?:story|article) continues (?:below"
            r"|after).{0,60}|sponsored(?: (?:content|by\b.{0,60}))?|paid (?:content|post)|promoted(?: .{0,40})?"
            r"|ad|scroll (?:down )?(?:for more|to continue\b.{0,60})|(?:support|donate)(?: (?:us|now|today"
            r"|our (?:work|journalism)\b.{0,80}))",
        ),
        (
            "site navigation",
            r"skip (?:to|past) .{2,60}|skip .{2,80} and (?:continue|go|move) .{2,40}|skip (?:navigation|links?"
            r"|promotion|adverts?|advertisement)"
            r"|jump to (?:main |next |the )*(?:content|navigation|search|section|comments|top)"
            r"|after (?:newsletter )?promotion"
            r"|end of (?:(?:twitter|x|facebook|instagram|youtube|tiktok|bluesky|threads) .{2,80}|promotion|newsletter"
            r" promotion|advertisement)|(?:main |site )?(?:menu|navigation)|home|search(?: .{0,30})?|(?:home"
            r"|news)(?:\s*[>/»›|]\s*[\w &'’-]{2,60})+|toggle .{0,40}|close(?: menu)?|contents?"
            r"|(?:tags?|topics?|categor(?:y|ies)|filed under|keywords|related topics)\s*:.{0,200}"
            r"|(?:is|was) this (?:page|article|content)? ?(?:useful|helpful)\??.{0,80}|did you find this .{0,40}"
            r"|(?:yes|no)[, ]+this page is (?:not )?useful"
            r"|(?:how would you )?rate this (?:page|article)\b.{0,40}|tell us (?:how|what) (?:we|you)\b.{0,80}"
            r"|(?:there is|report)(?: a| something)? (?:problem"
            r"|wrong)\b.{0,60}"
            r"|help us improve .{0,40}|javascript\b.{0,80}|please enable .{0,60}|loading(?: .{0,30})?"
            r"|listen(?: to (?:this )?(?:article|story))?|\d+(?:\s*[–-]\s*\d+)?[ -]min(?:ute)?s?(?: read)?"
            r"|reading time\b.{0,30}"
            r"|image(?: caption| source)?|photo|video|gallery|play video|page \d+(?: of \d+)?|contact us|about us"
            r"|terms (?:of|and) (?:use|service|conditions)|accessibility(?: statement)?|sitemap|careers"
            r"|advertise(?: with us)?",
        ),
        (
            "copyright line",
            r"(?:copyright\b|©|\(c\)).{0,200}|.{0,60}\ball rights reserved\b.{0,120}"
            r"|all content is available under .{0,160}|(?:picture|image|photo(?:graph)?"
            r"|pic)s?(?: credit)?\s*(?:by)?\s*:.{0,120}"
            r"|(?:picture|image|photo(?:graph)?|pic)s?(?: credit)? by [^.!?,]{2,60}",
        ),
    )
)
# Headings of boxes: they take what follows with them, until the article goes on.
_BOX = re.compile(
    r"(?:recent|related|latest|more|other|popular|trending|featured|similar|top|also|recommended|further"
    r"|editor['’]?s?|most)"
    r" (?:stories|story|posts?|articles?|news(?: stories)?|content|reading|reads?|picks?|read|popular|viewed"
    r"|headlines|links|coverage|topics|pages|items|updates|releases|press releases)"
    r"(?: (?:stories|articles|posts|today|this week|now|for you|from .{2,40}))?|(?:you (?:may"
    r"|might) (?:also )?(?:like|be interested in)|recommended(?: for you)?|trending(?: now)?|most (?:read|popular"
    r"|viewed|shared)"
    r"|don['’]t miss|in other news|elsewhere on .{2,40}|more from .{2,50}|[\w’']+(?: [\w’']+){0,3} newsletter"
    r"|read next|up next|about (?:the )?author"
    r"|related|read (?:more|also)|see also|you may have missed|also from .{2,40}"
    r"|tags|filed under|explore (?:more on )?these topics|(?:topics|people) in this (?:story|article)"
    r"|updates to this (?:page|document)|(?:change|update|revision|version|document|page) history|history of changes"
    r"|(?:show|see|view) all updates"
    r"|from our (?:partners|sponsors)|around the web|promoted stories|share (?:this|story)?)",
    re.IGNORECASE,
)
# Lines that news databases put around an article.
_DATABASE = re.compile(
    r"(?:SECTION|GRAPHIC|LANGUAGE|PUBLICATION-TYPE|JOURNAL-CODE|DISTRIBUTION|DOCUMENT-TYPE|SUBJECT|INDUSTRY|PERSON"
    r"|ORGANIZATION"
    r"|GEOGRAPHIC|COUNTRY|STATE|CITY|COMPANY|TICKER|CORRECTION-DATE|LOAD-DATE|Load-Date|Section"
    r"|Publication-Type)\s*:.{1,300}"
    r"|(?:LENGTH|Length)\s*:\s*\d+ words"
)
_QUOTED = re.compile(
    r"“[^“”]{3,}(?:”|$)|\"[^\"]{3,}\"|(?<!\w)‘[^‘’]*(?:’\w[^‘’]*)*’(?!\w)|«[^«»]{3,}»|„[^„“]{3,}“"
    r"|(?<!\w)'[^'\n]{12,}(?:'\w[^'\n]*)*[,.?!]'(?!\w)",
    re.DOTALL,
)
_CUE = re.compile(
    r"\b(?:said|says?|saying|told|tells?|added?|adds|adding|warn(?:ed|s)|argu(?:ed|es)|claim(?:ed|s)|wrote|writes"
    r"|stat(?:ed|es)|announc(?:ed|es)|explain(?:ed|s)|insist(?:ed|s)"
    r"|not(?:ed|es)|comment(?:ed|s)|stress(?:ed|es)|emphasi[sz](?:ed|es)|call(?:ed|s|ing)|describ(?:ed|es|ing)"
    r"|declar(?:ed|es)|repl(?:ied|ies)|continu(?:ed|es)|urg(?:ed|es)|according to"
    r"|tweet(?:ed|s)|post(?:ed|s)|conclud(?:ed|es)|acknowledg(?:ed|es)|ask(?:ed|s)|welcom(?:ed|es|ing)|pledg(?:ed"
    r"|es)|remark(?:ed|s)|respond(?:ed|s)|statement)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:said|says|added|adds|wrote|writes|continued|explained|replied|commented|tweeted|posted)[,—–-]?$"
)
_DAY = (
    r"(?:\w{3,9}day,? )?(?:\d{1,2}(?:st|nd|rd|th)? \w{3,9},? (?:19|20)\d\d|\w{3,9} \d{1,2},? (?:19|20)\d\d"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d\d){1,2}|(?:19|20)\d\d-\d\d-\d\d|\w{3,9} (?:19|20)\d\d)"
)
# When a page was changed, or will be looked at again: no part of its text, and not its day either.
_CHANGED = re.compile(
    r"(?:(?:this |the )?(?:page|article|content|document|story|post|entry) )?(?:was )?(?:(?:last|next) )?"
    r"(?:updated?|modified|reviewed|edited|changed|amended|revised|review (?:due|date))(?: (?:date|on|at|in))?"
    rf"\s*:?\s*{_DAY}(?:,? (?:at )?\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{{3,4}})?)?"
    r"(?:\W{1,4}(?:show|see|view) all updates)?\W*",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:(?:published|posted|updated|last updated) )?\d{1,2} ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?"
    r"|d|days?|weeks?|months?) ago",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:is|was|did|how|rate)\b.{0,60}\b(?:useful|helpful|page)|yes\b", re.IGNORECASE)
_ANSWER = re.compile(r"(?:yes|no|maybe)\W*", re.IGNORECASE)
_BULLETS = ("•", "*", "-", "–")
_ENDED = ending()


def guarded(paragraph: str) -> bool:
    """Whether a paragraph may hold a quotation, so that no rule may drop it.

    Quotation marks around four words or more, or around fewer beside a cue, or a mark that the paragraph leaves open.
    """
    for match in _QUOTED.finditer(paragraph):
        if len(match.group().split()) >= 4 or _CUE.search(paragraph):
            return True
    return paragraph.lstrip()[:1] in "“„«" and len(paragraph.split()) >= 4


def says(line: str) -> bool:
    """Whether a line announces what somebody says: `Ada Marsh, the harbour secretary, said:`."""
    flat = line.rstrip()
    if len(flat) >= 400:
        return False
    return bool(_CUE.search(flat[-160:]) if flat.endswith(":") else _SAYS.search(flat))


def clean(paragraphs: Sequence[str]) -> tuple[list[str], list[Dropped]]:
    """The paragraphs of the article, and what was furniture, with the reason for each."""
    kept: list[str] = []
    dropped: list[Dropped] = []
    at = 0
    total = sum(len(paragraph) for paragraph in paragraphs)
    seen = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        if is_box(paragraph):
            end = _box_end(paragraphs, at + 1, far_down=seen * 10 > total * 4)
            if end > at + 1:
                for passage in paragraphs[at:end]:
                    (kept.append(passage) if guarded(passage) else dropped.append(Dropped(passage, "related stories")))
                at = end
                continue
        why = reason(paragraph)
        listed = bool(kept) and paragraph[:1] in _BULLETS and kept[-1][:1] in _BULLETS  # an item of the text's own list
        if not why and dropped and _ASKED.match(dropped[-1].text) and _ANSWER.fullmatch(paragraph.strip()):
            why = "site navigation"  # by itself it may be what somebody said
        if why and not listed and not guarded(paragraph):
            dropped.append(Dropped(paragraph, why))
        else:
            kept.append(paragraph)
        seen += len(paragraph)
        at += 1
    return kept, dropped


def reason(paragraph: str) -> str:
    """Why a paragraph, looked at by itself, is furniture; empty when it is not."""
    flat = " ".join(paragraph.split())
    if len(flat) > 500 or not flat:
        return ""
    if not any(char.isalnum() for char in flat):
        return "ruler"
    if _DATABASE.fullmatch(flat):
        return "news database's line"
    bare = flat.lstrip("•*-–—>|» \t")
    for why, form in _LINES:
        if form.match(bare):
            # A full sentence that begins like furniture is an article's: only short ones, and clear labels, go.
            if why in ("link to more", "share bar", "site navigation") and _sentence(bare):
                continue
            return why
    if _AGO.fullmatch(bare):
        return "how long ago it was published"
    if _CHANGED.fullmatch(bare):
        return "day of a change"
    return "related stories" if is_box(flat) else ""


def _sentence(text: str) -> bool:
    return len(text.split()) > 9 and bool(re.search(r"[.!?]$", text))


def is_box(paragraph: str) -> bool:
    """Whether a line is the heading of a box of other stories."""
    flat = " ".join(paragraph.split()).strip("•*-–—>|»#: \t")
    return len(flat) < 60 and bool(_BOX.fullmatch(flat))


def _box_end(paragraphs: Sequence[str], start: int, *, far_down: bool) -> int:
    """Where a box that was opened by its heading ends: at the first of two paragraphs of prose that follow each other.

    A box early in the text ends at the first prose at all: there the article goes on.
    """
    at = start
    while at < len(paragraphs):
        this = _prose(paragraphs[at])
        after = at + 1 < len(paragraphs) and _prose(paragraphs[at + 1])
        if guarded(paragraphs[at]) and this:
            return at
        if this and (after or not far_down):
            return at
        at += 1
    return at


def _prose(paragraph: str) -> bool:
    flat = paragraph.strip()
    return len(flat.split()) >= 12 and bool(_ENDED.search(flat))
