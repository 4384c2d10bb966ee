"""Where networks of one shape learn one after the other: making the graph of a step takes longer than many of its steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import keras

Loss = Callable[[Any, Any], Any]
"""Answers (b, A) and what the network says of them (b, …) → what each example costs (b,)."""

_FADING = 0.9, 0.999
"""How much is kept, a step, of the means of slopes and of their squares."""
_TINY = 1e-7


class Bench:
    """A network with AdamW (Loshchilov, Hutter, "Decoupled Weight Decay Regularization", ICLR 2019) and a rate that falls as
    a cosine, as one graph of TensorFlow: a step of so small a network costs less than Keras needs to begin one, and its
    optimizer as much as the network.

    Its own network is only ever a copy of the one that learns; whatever that one starts from, the bench is as new.
    """

    def __init__(self, network: keras.Model, loss: Loss, weight_decay: float) -> None:
        import tensorflow as tf

        self._network, self._loss, self._decay = network, loss, weight_decay
        self._rate, self._steps, self._done = tf.Variable(0.0), tf.Variable(1.0), tf.Variable(0.0)
        self._learned = [variable.value for variable in network.trainable_variables]
        self._means = [[tf.Variable(tf.zeros_like(each)) for each in self._learned] for _ in _FADING]
        shapes = [
            tf.TensorSpec((None, None, network.input_shape[-1])),
            tf.TensorSpec((None, None, None)),
            tf.TensorSpec((None, None)),
        ]
        # The installed app has no sources, so that AutoGraph could not turn a Python loop into a graph's.
        self._graph = tf.function(self._learn, input_signature=shapes, autograph=False, jit_compile=False)

    def begin(self, network: keras.Model, rate: float, steps: int) -> None:
        """Let `network`, of the same shape, learn from now on, for so many steps."""
        for mine, its in zip(self._network.variables, network.variables, strict=True):
            mine.assign(its)
        for mean in (*self._means[0], *self._means[1]):
            mean.assign(np.zeros(mean.shape, np.float32))
        self._rate.assign(rate)
        self._steps.assign(steps)
        self._done.assign(0.0)

    def learn(self, x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> None:
        """From batches: examples (steps, b, F), answers (steps, b, A) and weights (steps, b)."""
        self._graph(x, y, weight)

    def end(self, network: keras.Model) -> None:
        """Give `network` what was learned."""
        network.set_weights(self._network.get_weights())

    def _learn(self, x: Any, y: Any, weight: Any) -> None:
        import tensorflow as tf

        def step(number: Any) -> tuple[Any]:
            with tf.GradientTape(watch_accessed_variables=False) as tape:
                tape.watch(self._learned)
                each = self._loss(y[number], self._network(x[number], training=True))
                value = tf.reduce_mean(each * weight[number])
                value += tf.add_n(self._network.losses) if self._network.losses else 0.0
            self._apply(tape.gradient(value, self._learned))
            return (number + 1,)

        tf.while_loop(lambda number: number < tf.shape(weight)[0], step, [tf.constant(0)], parallel_iterations=1)

    def _apply(self, slopes: list[Any]) -> None:
        """A step of AdamW, as Keras makes it, in one operation a variable."""
        import tensorflow as tf

        share = tf.minimum(self._done / self._steps, 1.0)
        rate = self._rate * 0.5 * (1.0 + tf.cos(np.float32(np.pi) * share))
        powers = [tf.pow(fading, self._done + 1.0) for fading in _FADING]
        for variable, slope, mean, square in zip(self._learned, slopes, *self._means, strict=True):
            variable.assign_sub(variable * (self._decay * rate))
            tf.raw_ops.ResourceApplyAdam(
                var=variable.handle, m=mean.handle, v=square.handle, beta1_power=powers[0], beta2_power=powers[1],
                lr=rate, beta1=_FADING[0], beta2=_FADING[1], epsilon=_TINY, grad=slope,
            )  # fmt: skip
        self._done.assign_add(1.0)
