"""Which outlet a text is from: recognised by address and name among the briefing's, proposed when it is new."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from briefing.content import UNKNOWN_OUTLET
from briefing.files import slug
from briefing.language.words import fold, one_line
from briefing.model import Outlet, OutletKind

_SUFFIX = re.compile(
    r"\.(?:com|co\.uk|org\.uk|gov\.uk|org|net|news|uk|eu|info|io|ie|scot|wales|us|ca|com\.au|co\.nz|de|fr)$"
)
_NOISE = re.compile(
    r"\b(?:the|online|website|press office|newsroom|media centre|media office|news desk|limited|ltd|plc|inc)\b|[^\w ]"
)
# One address for many bodies (gov.uk, usa.gov), and platforms whose pages are many writers'.
_PORTAL = re.compile(
    r"gov\.[a-z]{2,}(?:\.[a-z]{2})?|usa\.gov|medium\.com|linkedin\.com|facebook\.com|x\.com|tumblr\.com"
)
_BETWEEN = re.compile(r"\s+[-–—|·»:]\s+|\s*\|\s*")
_EDGES = " -–—|·»:"
# What a part of a site is called, and not the site.
_SECTION = re.compile(
    r"(?:(?:uk|us|world|local|national|all|latest|top|breaking|our|recent)\s+)*(?:news|newsroom|press|press office"
    r"|(?:press|news|media) releases?|media(?: centre)?|rss.*|.*\bfeed|updates?|articles?|stories|features?|blog"
    r"|politics|business|sports?|opinion|comment|culture|technology|tech|science|health|education|environment|money"
    r"|travel|life(?:style)?|entertainment|home(?: ?page)?|website|events|video|photos?|archive|page \d+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?:www\d?|m|amp|mobile|news|edition|feeds?|rss|mail|email|e|newsletter|press|media)\.")
_KINDS: tuple[tuple[OutletKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        (
            OutletKind.PARLIAMENT,
            r"\bparliament\b|\bsenate\b|\bhouse of (?:commons|lords|representatives)\b|\bsenedd\b|\bhansard\b",
        ),
        (
            OutletKind.GOVERNMENT,
            r"\bdepartment (?:for|of)\b|\bministry\b|\bhome office\b|\bcabinet office\b|\btreasury\b"
            r"|\bgovernment\b|\bgov\b|\bcouncil\b|\bcommission\b|\bauthority\b|\bregulator\b|\bembassy\b"
            r"|\bprime minister"
            r"|\b(?:environment|standards|security|safety|health) agency\b|\boffice (?:for|of)\b|\binspectorate\b",
        ),
        (
            OutletKind.AGENCY,
            r"\bnewswire\b|\bpress association\b|\bpa media\b|\breuters\b|\bassociated press\b|\bafp\b"
            r"|\bnews agency\b|\bwire\b|\bpresswire\b|\bpress agency\b",
        ),
        (
            OutletKind.BROADCASTER,
            r"\bbbc\b|\bitv\b|\bsky news\b|\bchannel \d\b|\bbroadcast(?:er|ing)\b|\bradio\b|\btelevision\b|\btv\b"
            r"|\bfm\b|\bcnn\b|\bnbc\b|\bcbs\b|\bnpr\b|\bpbs\b",
        ),
        (
            OutletKind.CHARITY,
            r"\bcharity\b|\bfoundation\b|\btrust\b|\balliance\b|\bsociety\b|\bnspcc\b|\bcoalition\b|\bcampaign\b"
            r"|\brelief\b|\bmatters\b",
        ),
        (OutletKind.BLOG, r"\bblog\b|\bsubstack\b|\bmedium\b|\bwordpress\b|\bblogspot\b|\bnotes\b|\bdiary\b"),
        (
            OutletKind.NEWSPAPER,
            r"\btimes\b|\bherald\b|\bgazette\b|\bpost\b|\bmail\b|\btelegraph\b|\bguardian\b|\bchronicle\b|\becho\b"
            r"|\btribune\b|\bcourier\b|\bobserver\b|\bmercury\b|\bargus\b|\bstandard\b|\bdaily\b|\bindependent\b"
            r"|\bexaminer\b|\bsentinel\b|\bdispatch\b|\bpress\b|\bevening\b|\bnewspaper\b|\bstar\b|\brecord\b"
            r"|\bjournal\b|\bledger\b|\bsun\b|\bmirror\b",
        ),
        (
            OutletKind.TRADE,
            r"\bweekly\b|\bmagazine\b|\btrade\b|\binsider\b|\bindustry\b|\bprofessional\b|\btechnology\b"
            r"|\bcomput(?:er|ing)\b|\bregister\b|\bengineer(?:ing)?\b|\breview\b|\bbusiness\b|\bbulletin\b",
        ),
    )
)


def is_section(part: str) -> bool:
    """Whether a piece of a title names a part of a site (Latest news, Politics), and not the site."""
    return _SECTION.fullmatch(part) is not None


def trimmed(name: str) -> str:
    """A name without what a site adds to it: its own name once more, the part of the site, a dash left over.

    `News – Tarn Council` and `Tarn Council - Tarn Council` are Tarn Council.
    """
    parts = [one_line(part).strip(_EDGES) for part in _BETWEEN.split(name)]
    each = {key(part): part for part in reversed(parts) if part and not is_section(part)}
    return each.popitem()[1] if len(each) == 1 else one_line(name).strip(_EDGES)


class Outlets:
    """The outlets of a briefing and those proposed in this import."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self._by_id: dict[str, Outlet] = {}
        self._by_name: dict[str, Outlet] = {}
        self._by_host: dict[str, Outlet] = {}
        self._proposed: set[str] = set()
        for outlet in outlets:
            self._add(outlet)

    def names(self) -> frozenset[str]:
        """The known names, folded, for recognising them in texts."""
        return frozenset(
            fold(outlet.name).removeprefix("the ") for outlet in self._by_id.values() if len(outlet.name) > 2
        )

    def recognise(self, name: str, url: str) -> tuple[Outlet, bool]:
        """The outlet of a printed name and an address, either of them empty; and whether it is a proposed one.

        The address decides before the name: pages sign with a department, a section, a partner. Where nothing is
        known, the outlet is the one called `unknown`.
        """
        host = host_of(url)
        held = self._known(name, host)
        if held is None:
            held = self._propose(name, host)
        return held, held.id in self._proposed

    def _known(self, name: str, host: str) -> Outlet | None:
        if name in self._by_id:
            return self._by_id[name]
        if is_portal(host) and name:
            return self._by_name.get(key(name))
        for suffix in _suffixes(host):
            if suffix in self._by_host:
                return self._by_host[suffix]
        return self._by_name.get(key(name)) if name else None

    def _propose(self, name: str, host: str) -> Outlet:
        shown = one_line(name)[:80] or host
        if not shown:
            outlet = self._by_id.get(UNKNOWN_OUTLET) or Outlet(UNKNOWN_OUTLET, "Outlet not known", OutletKind.OTHER)
        else:
            made = slug(_SUFFIX.sub("", shown) if shown == host else shown, 40)
            number = 2
            while made in self._by_id:
                made = f"{slug(shown, 36)}-{number}"
                number += 1
            outlet = Outlet(made, shown, kind_of(shown, host), host if host and not is_portal(host) else None)
        if outlet.id not in self._by_id:
            self._proposed.add(outlet.id)
            self._add(outlet)
        return outlet

    def _add(self, outlet: Outlet) -> None:
        self._by_id[outlet.id] = outlet
        if outlet.id != UNKNOWN_OUTLET:
            self._by_name.setdefault(key(outlet.name), outlet)
        if outlet.address:
            self._by_host.setdefault(host_of(outlet.address) or outlet.address, outlet)


def is_portal(host: str) -> bool:
    """Whether a host is shared by many publishers, so that it names none of them."""
    return bool(_PORTAL.fullmatch(host))


def host_of(url: str) -> str:
    """The host of an address, or of what is written like one, in small letters and without www; else empty."""
    text = url.strip()
    if not text:
        return ""
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    host = _BEFORE.sub("", host.lower().rstrip("."))
    return host if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", host) else ""


def key(name: str) -> str:
    """A name as it is compared: folded, without endings of addresses, articles, and words that every site has."""
    flat = fold(one_line(name))
    bare = _NOISE.sub(" ", _SUFFIX.sub("", flat))
    return "".join(bare.split()) or "".join(flat.split())


def kind_of(name: str, host: str) -> OutletKind:
    """A guess at what sort of body publishes, for a person to confirm."""
    if re.search(r"(?:^|\.)parliament\.|\.senedd\.|(?:^|\.)(?:senate|house)\.gov$", host):
        return OutletKind.PARLIAMENT
    if re.search(
        r"(?:^|\.)(?:gov|mil)(?:\.[a-z]{2})?$|\.(?:gov|gob|gouv|govt)\.|europa\.eu$|\.bund\.de$|\.nhs\.uk$"
        r"|\.police\.uk$",
        host,
    ):
        return OutletKind.GOVERNMENT
    if re.search(r"substack\.com$|wordpress\.com$|blogspot\.|medium\.com$|tumblr\.com$|(?:^|\.)blogs?\.", host):
        return OutletKind.BLOG
    for kind, form in _KINDS:
        if form.search(name):
            return kind
    return OutletKind.CHARITY if host.endswith(".org.uk") else OutletKind.OTHER


def _suffixes(host: str) -> list[str]:
    """A host and what it is a part of: uk.news.example.co.uk, news.example.co.uk, example.co.uk, but not co.uk."""
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(max(1, len(parts) - 1))] if host else []
