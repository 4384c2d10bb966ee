"""A small network with the zero-inflated lognormal loss (Wang, Liu, Miao 2019: A Deep Probabilistic Model for Customer
Lifetime Value Prediction)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np

from engine.features.customers import Doubles
from engine.features.history import Floats
from engine.models.artefact import Artefact
from engine.models.network import quiet_keras
from engine.models.outlook import Outlook
from engine.models.spend_examples import SpendExamples
from engine.progress import Progress

if TYPE_CHECKING:
    import keras

_NARROW, _WIDE = 0.25, 1.5
"""Least and greatest spread of the logarithm of spending: beyond it, a mean is made of what never happens."""
_CLIP = 8.0


class ZeroInflated:
    """Features (n, F) → probability to buy, level and spread of the logarithm of spending, as an `Outlook`.

    What it learns of the level is a correction of what the customer usually spends. A linear way past the hidden layers
    carries what is simple, so that the network learns from few examples, too.
    """

    def __init__(self, widths: tuple[int, ...] = (32, 16), rate: float = 3e-3) -> None:
        self.widths, self.rate = widths, rate

    def fit(self, examples: SpendExamples, *, seed: int, progress: Progress) -> Self:
        quiet_keras()
        import keras

        keras.utils.set_random_seed(seed)
        self.mean_, self.spread_ = examples.scale()
        bought = examples.spend > 0
        error = np.log(examples.spend[bought] / examples.usual[bought])
        share = float(np.clip(examples.came.mean(), 0.01, 0.99))
        spread = float(np.clip(error.std(), 1.1 * _NARROW, 0.95 * _WIDE)) if len(error) else 1.0
        wide = (spread - _NARROW) / (_WIDE - _NARROW)
        # Where the outputs start: what is right for everybody on the average.
        self.start_ = np.array(
            [np.log(share / (1 - share)), error.mean() if len(error) else 0.0, np.log(wide / (1 - wide))], np.float32
        )
        self.network_ = self._built(len(self.mean_))
        batch = int(np.clip(len(examples) // 20, 32, 1024))
        steps = int(np.clip(10 * len(examples) // batch, 150, 400))
        schedule = keras.optimizers.schedules.CosineDecay(self.rate, steps)
        self.network_.compile(
            keras.optimizers.AdamW(schedule, weight_decay=1e-3), loss=_loss(self.start_), jit_compile=False
        )
        x = self._scaled(examples.features)
        y = np.column_stack([examples.spend / examples.usual, examples.came]).astype(np.float32)
        random = np.random.default_rng(seed)
        order = np.concatenate([random.permutation(len(x)) for _ in range(-(-steps * batch // len(x)))])
        for step in range(steps):
            rows = order[step * batch : (step + 1) * batch]
            self.network_.train_on_batch(x[rows], y[rows], sample_weight=examples.weight[rows])
            if step % 20 == 0:
                progress(step / steps, "train.value")
        return self

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
        return np.clip((features - self.mean_) / self.spread_, -_CLIP, _CLIP).astype(np.float32)

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
        return {f"{prefix}_mean": self.mean_, f"{prefix}_spread": self.spread_, f"{prefix}_start": self.start_}

    @classmethod
    def of(cls, artefact: Artefact, prefix: str) -> Self:
        """The network that an archive keeps, in the architecture that this class builds."""
        quiet_keras()
        network = cls()
        network.mean_, network.spread_ = artefact.array(f"{prefix}_mean"), artefact.array(f"{prefix}_spread")
        network.start_ = artefact.array(f"{prefix}_start")
        network.network_ = artefact.into(prefix, network._built(len(network.mean_)))
        return network


def _share(logit: np.ndarray) -> Doubles:
    return 1 / (1 + np.exp(-np.clip(logit, -30, 30)))


def _loss(start: Floats) -> Any:
    """Zero-inflated lognormal loss of outputs (b, 3) for answers (b, 2): spend in what is usual, whether they came."""
    from keras import ops

    def loss(answer: Any, output: Any) -> Any:
        spend, came = answer[:, 0], answer[:, 1]
        out = output + ops.convert_to_tensor(start)
        returns = ops.binary_crossentropy(came, out[:, 0], from_logits=True)
        spread = _NARROW + (_WIDE - _NARROW) * ops.sigmoid(out[:, 2])
        error = (ops.log(ops.maximum(spend, 1e-4)) - out[:, 1]) / spread
        amount = ops.where(spend > 0, 0.5 * error * error + ops.log(spread), 0.0)
        return returns + amount

    return loss
