"""A small network with the zero-inflated lognormal loss (Wang, Liu, Miao 2019: A Deep Probabilistic Model for Customer
Lifetime Value Prediction)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from engine.features.customers import Doubles
from engine.features.history import Floats
from engine.models.artefact import Artefact
from engine.models.bench import Bench
from engine.models.network import quiet_keras
from engine.models.outlook import Outlook
from engine.models.spend_examples import SpendExamples
from engine.progress import Progress

if TYPE_CHECKING:
    import keras

_NARROW, _WIDE = 0.25, 1.5
"""Least and greatest spread of the logarithm of spending: beyond it, a mean is made of what never happens."""
_CLIP = 8.0
_AT_ONCE = 50
"""Steps between two reports of progress."""
_KEPT = ("mean", "spread", "least", "most", "start")
"""What is kept beside the weights: scale and bounds of the features, and where the outputs start."""
_SEEN = 0.002, 0.998
"""Nothing is said of features beyond what was seen: a shop that grows older every day must not be extrapolated."""


class ZeroInflated:
    """Features (n, F) → probability to buy, level and spread of the logarithm of spending, as an `Outlook`.

    What it learns of the level is a correction of what the customer usually spends. A linear way past the hidden layers
    carries what is simple, so that the network learns from few examples, too.
    """

    def __init__(self, widths: tuple[int, ...] = (32, 16), rate: float = 3e-3) -> None:
        self.widths, self.rate = widths, rate

    def fit(
        self,
        examples: SpendExamples,
        *,
        seed: int,
        progress: Progress,
        earlier: ZeroInflated | None = None,
    ) -> Self:
        """Learn from examples; from `earlier` on, where that saw as many features."""
        quiet_keras()
        import keras

        keras.utils.set_random_seed(seed)
        if earlier is not None and len(earlier.mean_) == examples.features.shape[1]:
            for name in _KEPT:
                setattr(self, f"{name}_", getattr(earlier, f"{name}_"))
            self.network_ = self._built(len(self.mean_))
            self.network_.set_weights(earlier.network_.get_weights())
            rate, looks, least, most = self.rate / 3, 2, 50, 100
        else:
            self._begin(examples)
            rate, looks, least, most = self.rate, 10, 150, 400
        batch = int(np.clip(len(examples) // 20, 32, 1024))
        steps = int(np.clip(looks * len(examples) // batch, least, most))
        x = self._scaled(examples.features)
        start = np.broadcast_to(self.start_, (len(x), len(self.start_)))
        y = np.column_stack([examples.spend / examples.usual, examples.came, start]).astype(np.float32)
        random = np.random.default_rng(seed)
        order = np.concatenate([random.permutation(len(x)) for _ in range(-(-steps * batch // len(x)))])
        bench = bench_for(x.shape[1])
        bench.begin(self.network_, rate, steps)
        for step in range(0, steps, _AT_ONCE):
            rows = order[step * batch : min(step + _AT_ONCE, steps) * batch].reshape(-1, batch)
            bench.learn(x[rows], y[rows], examples.weight[rows])
            progress(step / steps, "train.value")
        bench.end(self.network_)
        return self

    def _begin(self, examples: SpendExamples) -> None:
        """An untrained network that says of everybody what is right on the average."""
        self.mean_, self.spread_ = examples.scale()
        self.least_, self.most_ = np.quantile(examples.features, _SEEN, axis=0).astype(np.float32)
        bought = examples.spend > 0
        error = np.log(examples.spend[bought] / examples.usual[bought])
        share = float(np.clip(examples.came.mean(), 0.01, 0.99))
        spread = float(np.clip(error.std(), 1.1 * _NARROW, 0.95 * _WIDE)) if len(error) else 1.0
        wide = (spread - _NARROW) / (_WIDE - _NARROW)
        self.start_ = np.array(
            [np.log(share / (1 - share)), error.mean() if len(error) else 0.0, np.log(wide / (1 - wide))], np.float32
        )
        self.network_ = self._built(len(self.mean_))

    def outlook(self, features: Floats, usual: Doubles, bound: Doubles) -> Outlook:
        """How customers (n,) look who usually spend `usual` in a horizon; amounts in the unit of `usual`."""
        size = 32768
        parts = [
            np.asarray(self.network_(self._scaled(features[at : at + size]), training=False), np.float64)
            for at in range(0, len(features), size)
        ]
        out = np.concatenate([np.zeros((0, 3)), *parts]) + self.start_
        level = np.log(usual) + np.clip(out[:, 1], -6, 6)
        return Outlook(_share(out[:, 0]), level, _NARROW + (_WIDE - _NARROW) * _share(out[:, 2]), bound)

    def _scaled(self, features: Floats) -> Floats:
        seen = np.clip(features, self.least_, self.most_)
        return np.clip((seen - self.mean_) / self.spread_, -_CLIP, _CLIP).astype(np.float32)

    def _built(self, features: int) -> keras.Model:
        import keras

        layers, l2 = keras.layers, keras.regularizers.L2
        inputs = hidden = keras.Input((features,))
        for width in self.widths:
            hidden = layers.Dense(width, activation="gelu", kernel_regularizer=l2(1e-4))(hidden)
        little = keras.initializers.RandomNormal(stddev=0.01)
        curved = layers.Dense(3, kernel_initializer=little)(hidden)
        straight = layers.Dense(3, kernel_initializer="zeros", use_bias=False, kernel_regularizer=l2(1e-4))(inputs)
        return keras.Model(inputs, layers.Add()([curved, straight]))

    def arrays(self, prefix: str) -> dict[str, np.ndarray]:
        """What is kept beside the weights."""
        return {f"{prefix}_{name}": getattr(self, f"{name}_") for name in _KEPT}

    @classmethod
    def of(cls, artefact: Artefact, prefix: str) -> Self:
        """The network that an archive keeps, in the architecture that this class builds."""
        quiet_keras()
        network = cls()
        for name in _KEPT:
            setattr(network, f"{name}_", artefact.array(f"{prefix}_{name}"))
        network.network_ = artefact.into(prefix, network._built(len(network.mean_)))
        return network


def _share(logit: np.ndarray) -> Doubles:
    return 1 / (1 + np.exp(-np.clip(logit, -30, 30)))


@lru_cache(maxsize=1)
def bench_for(features: int) -> Bench:
    """Where networks that see so many features learn: all of a learning, and of the next one, on the same."""
    return Bench(ZeroInflated()._built(features), _loss, 1e-3)


def _loss(answer: Any, out: Any) -> Any:
    """Zero-inflated lognormal loss of outputs (b, 3) for answers (b, 5): spend in what is usual, whether they came, and where
    the three outputs start."""
    from keras import ops

    spend, came = answer[:, 0], answer[:, 1]
    out = out + answer[:, 2:]
    returns = ops.binary_crossentropy(came, out[:, 0], from_logits=True)
    spread = _NARROW + (_WIDE - _NARROW) * ops.sigmoid(out[:, 2])
    error = (ops.log(ops.maximum(spend, 1e-4)) - out[:, 1]) / spread
    amount = ops.where(spend > 0, 0.5 * error * error + ops.log(spread), 0.0)
    return returns + amount
