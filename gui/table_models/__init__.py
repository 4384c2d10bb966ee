"""Tables as Qt models."""
