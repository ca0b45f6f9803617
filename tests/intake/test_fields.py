"""Dates, bylines and outlets, as they are printed and as they are recognised."""

from __future__ import annotations

import pytest

from briefing.intake.candidate import FieldValue
from briefing.intake.fields import dates
from briefing.intake.fields.bylines import byline, tidy
from briefing.intake.fields.heads import read_head
from briefing.intake.fields.outlets import Outlets, host_of, kind_of, trimmed
from briefing.model import Outlet, OutletKind

KNOWN = (
    Outlet("aol", "AOL UK", OutletKind.NEWSPAPER, "aol.co.uk"),
    Outlet("gov-uk", "GOV.UK", OutletKind.GOVERNMENT, "gov.uk"),
    Outlet("meridian", "The Meridian", OutletKind.NEWSPAPER, None),
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("11 October 2024", "2024-10-11"),
        ("Friday 11th October 2024", "2024-10-11"),
        ("Oct. 11, 2024", "2024-10-11"),
        ("October 11, 2024 at 9:00 am", "2024-10-11"),
        ("2024-10-11T09:00:00+01:00", "2024-10-11"),
        ("11.10.2024", "2024-10-11"),
        ("October 2024", "2024-10"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("03/04/2025", "2025"),
        ("3. März 2025", "2025-03-03"),
        ("le 14 juillet 2025", "2025-07-14"),
        ("15 de enero de 2025", "2025-01-15"),
    ],
)
def test_printed_dates(text: str, date: str) -> None:
    found = dates.find(text)
    assert found is not None
    assert str(found[0]) == date


@pytest.mark.parametrize(
    "text", ["", "31 February 2024", "99/99/2024", "yesterday", "3 hours ago", "May", "the 11th hour"]
)
def test_no_date_is_invented(text: str) -> None:
    assert dates.find(text) is None


def test_a_country_settles_the_order_of_numbers() -> None:
    british, american = dates.find("03/04/2025", day_first=True), dates.find("03/04/2025", day_first=False)
    assert british is not None
    assert american is not None
    assert (str(british[0]), str(american[0])) == ("2025-04-03", "2025-03-04")


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 May 2025, 10:30 BST",
        "3 May 2025 | 4 min read",
        "Posted on May 3, 2025 by",
        "Published 3 May 2025 Updated 4 May 2025",
    ],
)
def test_lines_that_hold_only_a_date(line: str) -> None:
    assert str(dates.date_line(line)) == "2025-05-03"


def test_a_sentence_with_a_date_is_no_date_line() -> None:
    assert dates.date_line("The council met on 3 May 2025 to decide") is None


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://aol.co.uk/news/2020/03/05/uk-and-allies", "2020-03-05"),
        ("https://themeridian.cy/coast/2025/may/14/pledge", "2025-05-14"),
        ("https://x.example/2024/10/title", "2024-10"),
        ("https://x.example/news/20241/abc", None),
        ("https://x.example/2024/99/title", None),
    ],
)
def test_dates_in_addresses(address: str, date: str | None) -> None:
    found = dates.from_address(address)
    assert (str(found) if found else None) == date


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Marsh", "Ada Marsh"),
        ("BY ADA MARSH", "Ada Marsh"),
        ("By Ada Marsh, Political Editor", "Ada Marsh"),
        ("By Ada Marsh and Tobias Wren in Port Selwyn", "Ada Marsh and Tobias Wren"),
        ("By Ada Marsh | 3 May 2025 | 10:30", "Ada Marsh"),
        ("Written by Nerys O'Caldwell-Pike", "Nerys O'Caldwell-Pike"),
        ("Ada Marsh, health correspondent", "Ada Marsh"),
        ("Posted on 3 May 2025 by Ada Marsh", "Ada Marsh"),
        ("By Ada Marsh Community Reporter", "Ada Marsh"),
        ("By PA Media", "PA Media"),
        ("By the end of the year the wall will stand.", None),
        ("By agreement with the council", None),
        ("Ada Marsh, the minister, said so", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("https://x.example/profile/ada", None),
        ("ada.marsh@x.example (Ada Marsh)", None),
        ("Ada Marsh <ada@x.example>", "Ada Marsh"),
    ],
)
def test_author_fields(printed: str, names: str | None) -> None:
    assert tidy(printed) == names


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("", "https://www.aol.co.uk/news/1", "aol"),
        ("AOL", "https://money.aol.co.uk/news/1", "aol"),
        ("the meridian", "", "meridian"),
        ("Meridian Online", "", "meridian"),
        ("meridian", "", "meridian"),
        ("", "https://notaol.co.uk/", "notaol"),
        ("Selwyn Post", "https://selwynpost.example/a", "selwyn-post"),
        ("", "", "unknown"),
    ],
)
def test_outlets_are_recognised_or_proposed(name: str, url: str, expected: str) -> None:
    outlet, proposed = Outlets(KNOWN).recognise(name, url)
    assert outlet.id == expected
    assert proposed == (expected not in {known.id for known in KNOWN})


def test_a_portal_of_many_bodies_names_none_of_them() -> None:
    outlets = Outlets(())
    first, _ = outlets.recognise("Ministry of Rivers", "https://www.gov.uk/a")
    second, _ = outlets.recognise("Home Office", "https://www.gov.uk/b")
    assert (first.id, second.id) == ("ministry-of-rivers", "home-office")
    assert first.address is None


def test_a_proposed_outlet_is_recognised_again() -> None:
    outlets = Outlets(())
    first, _ = outlets.recognise("Selwyn Post", "https://www.selwynpost.example/a")
    again, proposed = outlets.recognise("Selwyn Post and Argus", "https://selwynpost.example/b")
    assert again == first
    assert proposed


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Example.org:8080/x", "example.org"),
        ("example.org/x", "example.org"),
        ("http://[::1", ""),
        ("not an address", ""),
        ("", ""),
    ],
)
def test_hosts(url: str, host: str) -> None:
    assert host_of(url) == host


def test_kinds_of_outlets() -> None:
    assert kind_of("Anything", "health.gov.uk") is OutletKind.GOVERNMENT
    assert kind_of("Selwyn Gazette", "") is OutletKind.NEWSPAPER
    assert kind_of("Hansard", "hansard.parliament.uk") is OutletKind.PARLIAMENT
    assert kind_of("Quite unknown", "example.org") is OutletKind.OTHER


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("News – Selwyn Council", "Selwyn Council"),
        ("Selwyn Council | Latest news", "Selwyn Council"),
        ("Selwyn Council - Selwyn Council", "Selwyn Council"),
        ("Selwyn Council –", "Selwyn Council"),
        ("Orchard - The Selwyn Society", "Orchard - The Selwyn Society"),
        ("News", "News"),
        ("", ""),
    ],
)
def test_what_a_site_adds_to_its_name_is_no_part_of_it(printed: str, name: str) -> None:
    assert trimmed(printed) == name


@pytest.mark.parametrize("name", ["Selwyn Boat Club", "Aldmoor Water plc"])
@pytest.mark.parametrize("label", ["For immediate release: 1 July 2025", "NEWS RELEASE"])
def test_a_name_above_a_release_is_who_issues_it(name: str, label: str) -> None:
    headline = {"headline": FieldValue("Boats return to the mill", "heading")}
    head = read_head([name, "1 Mill Lane", label, "The boats will be back in the brook in May, it says."], headline)
    assert head.fields["outlet"].value == name
    other = read_head([name, "The boats will be back in the brook in May, it says.", "They are green."], headline)
    assert "outlet" not in other.fields
