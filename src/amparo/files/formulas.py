"""Cells a spreadsheet would calculate instead of showing: marked on the way out, unmarked on the way in."""

# The full-width signs count as well in East Asian spreadsheets.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "'"


def kept_text(cell: str) -> str:
    """The cell with an apostrophe in front if a spreadsheet would take it for a formula."""
    return f"{MARK}{cell}" if _calculates(cell) else cell


def as_written(cell: str) -> str:
    """The cell without that apostrophe, which is no part of the words."""
    return cell[1:] if cell.startswith(MARK) and _calculates(cell[1:]) else cell


def _calculates(cell: str) -> bool:
    return cell.lstrip(" ").startswith(STARTS)
