"""The Privacy page: what is stored of people, whom we may write to, what one person may ask for, what was done."""

from gui.pages.privacy.page import PrivacyPage

__all__ = ["PrivacyPage"]
