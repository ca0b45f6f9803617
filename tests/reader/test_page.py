"""The one place where foreign text enters widgets: nothing is read as markup, nothing dangerous stays."""

import pytest

from briefing.reader.kit.markup import PageWriter, label

HOSTILE = ["[sic]", "[/x]", "[bold]x[/bold]", "\x1b[31mred", "\x9b31m", "\u202egnp.exe", "\x00\x07", "[link=x]y[/]"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_shows_brackets_and_no_controls(text: str) -> None:
    writer = PageWriter()
    span = writer.add(text)
    page = writer.page()
    assert span == (0, len(text)), "offsets stay true"
    assert page.text.count("[") == text.count("[")
    assert not any(char in page.text for char in "\x1b\x9b\u202e\x00\x07")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_shows_brackets_and_no_controls(text: str) -> None:
    shown = label(text, (text, "bold")).plain
    assert shown.count("[") == 2 * text.count("[")
    assert not any(char in shown for char in "\x1b\x9b\u202e\x00\x07")


def test_targets_and_hits_come_in_order() -> None:
    writer = PageWriter()
    start, end = writer.add("one two three")
    writer.target(8, end, "quotation", "late")
    writer.target(start, 3, "quotation", "early")
    writer.hits([(4, 7), (0, 3)])
    page = writer.page()
    assert [target.id for target in page.targets] == ["early", "late"]
    assert page.hits == ((0, 3), (4, 7))
