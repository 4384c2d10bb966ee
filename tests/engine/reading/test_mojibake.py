import pytest

from engine.reading.mojibake import mended


def spoiled(text: str, times: int, encoding: str) -> str:
    for _ in range(times):
        text = text.encode("utf-8").decode(encoding)
    return text


@pytest.mark.parametrize("text", ["Nicolás", "Crème brûlée", "Żółw", "Müller & Söhne", "naïve – “quoted”", "Ærø 5 €"])
@pytest.mark.parametrize("times", [1, 2])
def test_what_was_saved_wrongly_is_read_as_it_was_meant(text: str, times: int) -> None:
    assert mended(spoiled(text, times, "latin-1")) == text


def test_windows_signs_are_bytes_as_well() -> None:
    assert mended(spoiled("Café à la carte…", 1, "cp1252")) == "Café à la carte…"
    assert mended(spoiled("张三", 1, "latin-1")) == "张三"


@pytest.mark.parametrize(
    "text", ["Ã", "SÃO PAULO", "Â 5", "Ärger", "GÔTEAUX", "Île-de-Ré", "été", "100 % coton", "Ã© and 张"]
)
def test_what_is_right_stays(text: str) -> None:
    assert mended(text) == text
