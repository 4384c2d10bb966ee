"""Cleaning: what repeats, what is missing, one spelling a name, the same customer twice, and how good the data is."""
