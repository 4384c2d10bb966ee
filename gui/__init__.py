"""The window of Regulars: it knows screens, not spreadsheets or models."""
