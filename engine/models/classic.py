"""The classic network of ratings: embeddings of customer and product side by side, and one dense output."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np

from engine.errors import ShopError
from engine.features.history import RATING, Floats, Ints, Sales
from engine.models.artefact import Artefact, pack
from engine.models.base import ScoreRanker
from engine.models.network import quiet_keras
from engine.progress import Progress, silent

if TYPE_CHECKING:
    import keras

_WIDTH = 64
_EPOCHS = 5
_AT_ONCE = 65536
"""Pairs that are scored together: 16 MB of what the first layer makes of them."""


class Classic(ScoreRanker):
    """Embeddings of 64 numbers for customer and product, concatenated, one linear output; mean squared error, Adam.

    The target is the shop's own rating where it has them, else log(1 + times bought), and 0 for as many products drawn
    at random among those not bought. Without hidden layers customer and product only add up: everybody gets the same
    list, which is why its second row has them.
    """

    name: ClassVar[str] = "classic"
    hidden: ClassVar[tuple[int, ...]] = ()

    def fit(self, sales: Sales, as_of: int, *, seed: int = 0, progress: Progress = silent) -> Self:
        customer, product, rating = ratings(sales, as_of, seed)
        if len(rating) < 100:
            raise ShopError("model.too_little_data", lines=len(rating))
        quiet_keras()
        import keras

        keras.utils.set_random_seed(seed)
        self.size_ = len(sales.customers), len(sales.products)
        self.network_ = self._built()
        batch = int(np.clip(len(rating) // 100, 32, 65536))
        self.network_.compile(keras.optimizers.Adam(3e-3), loss="mse", jit_compile=False)
        random = np.random.default_rng(seed)
        for epoch in range(_EPOCHS):
            order = random.permutation(len(rating))
            for start in range(0, len(order) - batch + 1, batch):
                rows = order[start : start + batch]
                self.network_.train_on_batch([customer[rows], product[rows]], rating[rows, None])
            progress((epoch + 1) / _EPOCHS, "train.classic")
        return self

    def score(self, sales: Sales, as_of: int, customers: Ints) -> Floats:
        scores = np.empty((len(customers), len(sales.products)), np.float32)
        # Who or what came after the training has the last row of its embedding, which stands for the unknown.
        product = np.minimum(np.arange(len(sales.products)), self.size_[1])
        of_customer, of_product, first, bias, *others = self.network_.get_weights()
        # The first layer is a sum of what it makes of the customer and of the product: each is computed once.
        mine = of_customer[np.minimum(customers, self.size_[0])] @ first[:_WIDTH]
        its = of_product[product] @ first[_WIDTH:] + bias
        step = max(1, _AT_ONCE // max(len(product), 1))
        for start in range(0, len(customers), step):
            out = (mine[start : start + step, None] + its).reshape(-1, its.shape[1])
            for weights, shift in zip(others[::2], others[1::2]):
                out = np.maximum(out, 0, out=out) @ weights
                out += shift
            scores[start : start + step] = out.reshape(-1, len(product))
        return scores

    def _built(self) -> keras.Model:
        import keras

        inputs = [keras.Input((), dtype="int32"), keras.Input((), dtype="int32")]
        both = [keras.layers.Embedding(size + 1, _WIDTH)(one) for size, one in zip(self.size_, inputs)]
        hidden = keras.layers.Concatenate()(both)
        for width in self.hidden:
            hidden = keras.layers.Dense(width, activation="relu")(hidden)
        return keras.Model(inputs, keras.layers.Dense(1)(hidden))

    def to_archive(self) -> bytes:
        return pack({"model": self.name, "size": list(self.size_)}, networks={"network": self.network_})

    @classmethod
    def from_archive(cls, data: bytes) -> Self:
        quiet_keras()
        artefact, model = Artefact(data), cls()
        customers, products = artefact.parameters["size"]
        model.size_ = int(customers), int(products)
        model.network_ = artefact.into("network", model._built())
        return model


class ClassicHidden(Classic):
    """The same with hidden layers, so that a customer's taste and a product can meet."""

    name: ClassVar[str] = "classic_hidden"
    hidden: ClassVar[tuple[int, ...]] = (64, 32)


def ratings(sales: Sales, as_of: int, seed: int) -> tuple[Ints, Ints, Floats]:
    """Customer, product and rating (n,) as of a day: see `Classic`."""
    rated = (sales.views["kind"] == RATING) & (sales.views["day"] <= as_of)
    if rated.any():
        customer, product = sales.views["customer"][rated], sales.views["product"][rated]
        rating = sales.views["value"][rated]
    else:
        known = sales.purchases.until(as_of)
        start = known.pair_start
        customer, product = known.customer[start], known.product[start]
        rating = np.log1p(np.diff(np.r_[start, len(known)]))
    random = np.random.default_rng(seed)
    other = random.integers(0, max(len(sales.products), 1), len(customer)).astype(np.int32)
    pairs = customer.astype(np.int64) * len(sales.products)
    unbought = ~np.isin(pairs + other, pairs + product)
    return (
        np.concatenate([customer, customer[unbought]]).astype(np.int32),
        np.concatenate([product, other[unbought]]).astype(np.int32),
        np.concatenate([rating, np.zeros(unbought.sum())]).astype(np.float32),
    )
