"""A small dense network that turns features into a probability, a part of the rankers of *again* and *new*."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import numpy.typing as npt

from engine.errors import ShopError
from engine.features.history import Floats
from engine.models.artefact import Artefact
from engine.models.bench import Bench
from engine.models.examples import Rows
from engine.models.linear import Linear
from engine.models.quantiles import Quantiles, Shown
from engine.progress import Progress, silent

if TYPE_CHECKING:
    import keras

_FEWEST = 200, 20
"""Examples, and examples of either answer, below which nothing is learned."""
_STEPS_MORE = 150
"""Steps of a network that goes on from an earlier one, at a third of the rate: it knows nearly all already."""
_CHUNK = 65536
"""Examples handed to TensorFlow in one go."""


def quiet_keras() -> None:
    """Import Keras without TensorFlow's chatter, with operations that always give the same sums."""
    import os

    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import tensorflow as tf

    tf.config.experimental.enable_op_determinism()


class Network:
    """Features (n, F) → logit (n,): what several small networks side by side add to a regression's, in the mean.

    Each feature is seen twice: brought to mean 0 and spread 1, and as its quantile, in which a crowded stretch of
    values is as wide as its share of the examples (measured on the sample shop, *new*: 0.108 → 0.165). Trained with
    binary cross-entropy, so that its output is a calibrated probability and two networks can be compared. A batch is a
    fixed part of the examples: a small shop gets as many steps as a large one.

    They begin at the regression itself, their last layer at 0, and learn only what it could not say (as a stage of boosting:
    Friedman, "Greedy Function Approximation", 2001): where chance is all that is left, little is learned by heart.
    (Measured beside networks of their own, on earlier hidden weeks: groceries *again* 0.6716 → 0.6916; Online Retail *again*
    0.4785 → 0.4789.)

    The members see the same batches and differ in their first weights and in what is dropped (Lakshminarayanan, Pritzel,
    Blundell, "Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles", NeurIPS 2017). All are one
    graph: three cost less than two, since the examples are prepared once. A third of each layer is dropped, for what a
    small shop has to say is soon learned by heart. (Measured, one network with a tenth dropped → three with a third, on
    two or three earlier windows of hidden weeks each: groceries *best* 0.277 → 0.283, 0.274 → 0.282; sample shop *new*
    0.117 → 0.128, 0.151 → 0.161; bicycles *best* 0.086 → 0.093; Online Retail *best* 0.3425 → 0.3425, 0.3401 → 0.3409.)
    """

    network_: keras.Model
    mean_: Floats
    spread_: Floats
    quantiles_: Quantiles

    def __init__(
        self,
        widths: tuple[int, int] = (64, 32),
        members: int = 3,
        dropout: float = 0.3,
        epochs: int = 3,
        passes: int = 100,
        largest: int = 4096,
        steps: int = 500,
    ) -> None:
        """An epoch has at least `passes` batches, each of at most `largest` examples. There are at least `steps` of
        training: a few hundred examples are looked at more often than a million."""
        self.widths, self.members, self.dropout = widths, members, dropout
        self.epochs, self.passes, self.largest, self.steps = epochs, passes, largest, steps
        self._bench: tuple[int, Bench] | None = None

    @staticmethod
    def enough(y: np.ndarray) -> bool:
        """Whether answers (n,) are enough to learn from."""
        positives = int(y.sum())
        return len(y) >= _FEWEST[0] and min(positives, len(y) - positives) >= _FEWEST[1]

    def fit(
        self,
        x: npt.NDArray[np.floating] | Rows,
        y: np.ndarray,
        weight: np.ndarray,
        *,
        linear: Linear,
        earlier: Network | None = None,
        seed: int = 0,
        progress: Progress = silent,
        step: str = "train.network",
    ) -> Self:
        """Learn from examples x (n, F), answers y (n,) of 0 or 1, and weights (n,) what to add to `linear`, which learned from
        what this network has `looked` at; from `earlier` on (itself, perhaps). Raises `model.too_little_data`."""
        if not self.enough(y):
            raise ShopError("model.too_little_data", lines=len(y))
        quiet_keras()
        import keras

        keras.utils.set_random_seed(seed)
        batch = int(np.clip(len(y) // self.passes, 32, self.largest))
        start = earlier.network_.get_weights() if earlier is not None else None
        self.network_ = self._built(2 * x.shape[1])
        if start is not None:
            self.network_.set_weights(start)
            least, rate, epochs = _STEPS_MORE, 1e-3, 1
        else:
            least, rate, epochs = self.steps, 3e-3, self.epochs
        epochs = max(epochs, -(-least // (len(y) // batch)))
        steps = epochs * (len(y) // batch)
        if self._bench is None or self._bench[0] != x.shape[1]:
            self._bench = x.shape[1], Bench(self._built(2 * x.shape[1]), _loss, 1e-4)
        bench = self._bench[1]
        bench.begin(self.network_, rate, steps)
        answers, weights = y.astype(np.float32), (weight / weight.mean()).astype(np.float32)
        random = np.random.default_rng(seed)
        at_once = int(np.clip(_CHUNK // batch, 1, 50))
        for epoch in range(epochs):
            order = random.permutation(len(y))[: steps // epochs * batch].reshape(-1, batch)
            for start in range(0, len(order), at_once):
                rows = order[start : start + at_once]
                seen = self.seen(x[rows.ravel()])
                bench.learn(
                    _beside(seen, linear.logit(seen)).reshape(*rows.shape, -1), answers[rows, None], weights[rows]
                )
                progress((epoch + (start + len(rows)) / len(order)) / epochs, step)
        bench.end(self.network_)
        return self

    def logit(self, seen: Floats, linear: Floats) -> Floats:
        """Logits (n,) of examples as they are `seen` (n, 2 F), given the regression's (n,)."""
        return np.asarray(self.network_(_beside(seen, linear), training=False)).mean(1)

    def looked(
        self,
        x: npt.NDArray[np.floating] | Rows,
        weight: np.ndarray,
        *,
        earlier: Network | None = None,
        seed: int = 0,
    ) -> Self:
        """Know from examples x (n, F) and weights (n,) how features are spread; as `earlier`, where that is given."""
        self.__dict__.pop("_shown", None)
        if earlier is not None:
            self.mean_, self.spread_, self.quantiles_ = earlier.mean_, earlier.spread_, earlier.quantiles_
        else:
            self.mean_, self.spread_ = _moments(x, weight)
            self.quantiles_ = Quantiles.of(x, seed)
        return self

    def seen(self, x: npt.NDArray[np.floating]) -> Floats:
        """What the network is shown of examples x (n, F): (n, 2 F)."""
        return self._shown.of(x)

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self.mean_, self.spread_, self.quantiles_)

    def _built(self, features: int) -> keras.Model:
        import keras

        inputs = keras.Input((features + 1,))
        first, second = self.widths
        hidden = keras.layers.Dense(self.members * first, activation="relu")(inputs[:, :features])
        hidden = keras.layers.Dropout(self.dropout)(keras.layers.Reshape((self.members, first))(hidden))
        hidden = keras.layers.EinsumDense("bmi,mio->bmo", (self.members, second), bias_axes="mo", activation="relu")(
            hidden
        )
        hidden = keras.layers.Dropout(self.dropout / 2)(hidden)
        more = keras.layers.EinsumDense("bmi,mi->bm", (self.members,), bias_axes="m", kernel_initializer="zeros")(
            hidden
        )
        return keras.Model(inputs, keras.layers.Add()([more, inputs[:, features:]]))

    def arrays(self) -> dict[str, np.ndarray]:
        """What is kept beside the weights."""
        return {"mean": self.mean_, "spread": self.spread_, "edges": self.quantiles_.edges}

    @classmethod
    def of(cls, artefact: Artefact) -> Self:
        """The network that an archive keeps, in the architecture that this class builds."""
        quiet_keras()
        network = cls()
        network.mean_, network.spread_ = artefact.array("mean"), artefact.array("spread")
        network.quantiles_ = Quantiles(artefact.array("edges"))
        network.network_ = artefact.into("network", network._built(2 * len(network.mean_)))
        return network


def _beside(seen: Floats, linear: Floats) -> Floats:
    """What the graph asks for: examples as they are seen (n, 2 F), and the regression's logits (n,): (n, 2 F + 1)."""
    return np.column_stack([seen, linear])


def _loss(answer: Any, logit: Any) -> Any:
    """Binary cross-entropy of answers (b, 1) and the members' logits (b, m), summed over the members."""
    import tensorflow as tf

    each = tf.nn.sigmoid_cross_entropy_with_logits(tf.broadcast_to(answer, tf.shape(logit)), logit)
    return tf.reduce_sum(each, 1)


def _moments(x: npt.NDArray[np.floating] | Rows, weight: np.ndarray) -> tuple[Floats, Floats]:
    """Weighted mean and spread of each column (F,); 1 for a column without spread. In parts, to spare memory."""
    total, square = np.zeros(x.shape[1]), np.zeros(x.shape[1])
    for start in range(0, len(x), 65536):
        part, counts = x[start : start + 65536].astype(np.float64), weight[start : start + 65536]
        total += counts @ part
        square += counts @ part**2
    mean = total / weight.sum()
    spread = np.sqrt(np.maximum(square / weight.sum() - mean**2, 0))
    return mean.astype(np.float32), np.where(spread > 1e-4, spread, 1).astype(np.float32)
