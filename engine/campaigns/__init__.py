"""Campaigns: a goal becomes an audience, each with products and words, a control group, and files to send."""
