"""Text to read: marks, targets and hits stay where they belong at any width."""

from textual.app import App, ComposeResult

from briefing.reader.kit.markup import Page, PageWriter
from briefing.reader.widgets.prose import Prose


def page() -> Page:
    writer = PageWriter()
    for number in range(40):
        start, end = writer.add(f"Passage {number} says something of its own, at some length, for once. ")
        writer.target(start, end - 1, "quotation", f"q{number}")
        if number % 10 == 0:
            writer.hits([(0, 7)], start)
        writer.add("\n\n")
    return writer.page()


class ProseApp(App[None]):
    """A page on its own."""

    def compose(self) -> ComposeResult:
        yield Prose()

    def on_mount(self) -> None:
        prose = self.query_one(Prose)
        prose.show(page())
        prose.focus()


def on_screen(prose: Prose) -> str:
    return "\n".join(prose.render_line(y).text for y in range(prose.size.height))


async def test_walking_selects_and_reveals() -> None:
    app = ProseApp()
    async with app.run_test(size=(50, 12)) as pilot:
        prose = app.query_one(Prose)
        for _ in range(30):
            prose.walk(1)
        await pilot.pause()
        assert prose.target is not None
        assert prose.target.id == "q29"
        assert "Passage 29" in on_screen(prose)
        assert any(line.startswith("▌") for line in on_screen(prose).splitlines())
        for _ in range(60):
            prose.walk(-1)
        assert prose.target.id == "q0"


async def test_hits_are_walked_around_the_ends() -> None:
    app = ProseApp()
    async with app.run_test(size=(50, 12)) as pilot:
        prose = app.query_one(Prose)
        assert [prose.walk_hits(1) for _ in range(5)] == [0, 1, 2, 3, 0]
        prose.walk_hits(-1)
        await pilot.pause()
        assert "Passage 30" in on_screen(prose)


async def test_the_place_survives_another_width() -> None:
    app = ProseApp()
    async with app.run_test(size=(80, 12)) as pilot:
        prose = app.query_one(Prose)
        target = prose.page.targets[20]
        prose.select(target)
        await pilot.pause()
        await pilot.resize_terminal(36, 12)
        await pilot.pause()
        assert "Passage 20" in on_screen(prose) or "Passage 19" in on_screen(prose)
        assert all(len(line) <= 36 for line in on_screen(prose).splitlines())


async def test_lines_are_never_wider_than_is_good_to_read() -> None:
    app = ProseApp()
    async with app.run_test(size=(160, 12)):
        prose = app.query_one(Prose)
        prose.show(Page("word " * 100))
        assert all(len(prose.render_line(y).text.rstrip()) <= 92 for y in range(5))
