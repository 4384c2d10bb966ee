"""The shop file: the only room of the engine that speaks SQL."""
