"""The measure of lists, worked out by hand."""

import numpy as np
import pytest

from engine.evaluation.lists import Hidden, Scores
from engine.models.base import Ranked
from tests.engine.product_shops import START, sales_of


def hidden() -> Hidden:
    """Three customers knew products; two came back, one of them for something new and for a product not sold before."""
    lines = [(0, 0, 1), (0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 1, 12), (1, 0, 13), (1, 4, 13), (3, 0, 14), (2, 0, 40)]
    return Hidden.after(sales_of(lines, customers=4, products=5), START + 10, 28)


def ranked(*lists: list[int]) -> Ranked:
    product = np.full((len(lists), 10), -1, np.int32)
    for row, numbers in enumerate(lists):
        product[row, : len(numbers)] = numbers
    return Ranked(product, np.zeros(product.shape, np.float32))


def test_only_known_customers_and_products_are_asked_for_and_only_the_hidden_days_count():
    found = hidden()
    assert found.customers.tolist() == [0, 1]
    assert [np.flatnonzero(row).tolist() for row in found.relevant["best"].toarray()] == [[1], [0]]


def test_each_list_counts_the_customers_who_have_an_answer_in_it():
    again = hidden().scores("again", ranked([0, 1], []))
    assert again.ndcg.tolist() == pytest.approx([1 / np.log2(3)])
    assert again.hit.tolist() == [True]
    new = hidden().scores("new", ranked([], [3, 4]))
    assert new.ndcg.tolist() == [0]
    assert hidden().scores("best", ranked([1], [0])).ndcg.tolist() == [1, 1]


def test_the_interval_surrounds_the_mean_and_is_the_same_every_time():
    scores = Scores(np.linspace(0, 1, 200), np.arange(200) % 2 > 0, np.arange(200) % 3)
    figures = scores.figures()
    assert figures["low"] < figures["ndcg"] < figures["high"]
    assert figures["hits_low"] < figures["hits"] == 0.5 < figures["hits_high"]
    assert figures == scores.figures()


def test_where_nobody_has_an_answer_there_is_no_figure():
    figures = Scores(np.zeros(0), np.zeros(0, bool), np.zeros(0, int)).figures()
    assert figures["customers"] == 0
    assert figures["ndcg"] is None
