"""What was known about customers and products at the end of a day: the numbers that models learn from."""
