"""Guided ways of several steps."""
