"""Learning from a shop's sales, and measuring it on days that were hidden."""

from engine.training.measuring import evaluate, rescored
from engine.training.run import train

__all__ = ["evaluate", "rescored", "train"]
