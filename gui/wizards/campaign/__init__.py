"""The campaign wizard: goal, who, what, words, files."""

from gui.wizards.campaign.wizard import CampaignWizard

__all__ = ["CampaignWizard"]
