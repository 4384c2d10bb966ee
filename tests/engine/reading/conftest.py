import pytest
import xlsxwriter


@pytest.fixture
def workbook(tmp_path):
    """Writes a workbook of one sheet and gives its path."""

    def writing(name, rows, sheet="Sheet1", **options):
        path = tmp_path / name
        with xlsxwriter.Workbook(path, options) as book:
            page = book.add_worksheet(sheet)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row)
        return path

    return writing
