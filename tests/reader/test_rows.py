"""The virtual list: it draws what is on screen, and nothing else."""

from textual.app import App, ComposeResult

from briefing.reader.widgets.rows import Piece, RowList, fit

COUNT = 50_000


class ListApp(App[None]):
    """A list of numbers that counts how many rows it had to draw."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: set[int] = set()
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield RowList[int](self.draw)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        self.drawn.add(row)
        return [[(fit(f"row {row}", width), "")]]

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.show(range(COUNT))
        rows.focus()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.chosen.append(event.index)


async def test_only_rows_in_sight_are_drawn() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        assert app.query_one(RowList).cursor == COUNT - 1
        assert COUNT - 1 in app.drawn
        assert len(app.drawn) <= 3 * 12


async def test_both_vim_and_arrow_keys_move_and_stay_inside() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        rows = app.query_one(RowList)
        await pilot.press("j", "down", "j", "k")
        assert rows.cursor == 2
        await pilot.press("home", "up")
        assert rows.cursor == 0
        await pilot.press("G", "down")
        assert rows.cursor == COUNT - 1


async def test_enter_opens_the_row_under_the_cursor() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.chosen == [1]


async def test_the_terminals_cursor_follows_for_screen_readers() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "down", "down")
        assert app.cursor_position.y == 3


async def test_an_empty_list_says_so() -> None:
    app = ListApp()
    async with app.run_test(size=(40, 12)) as pilot:
        rows = app.query_one(RowList)
        rows.show([])
        await pilot.press("down", "enter", "end")
        assert rows.row is None
        assert app.chosen == []
        assert "Nothing here" in rows.render_line(0).text


def test_a_label_is_cut_by_cells_with_an_ellipsis() -> None:
    assert fit("a long headline", 8) == "a long…"
    assert fit("記事記事記事", 5) == "記事…"
    assert fit("two\nlines\x1b", 40) == "two lines␛"
