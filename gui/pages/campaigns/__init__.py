"""The Campaigns page: what was sent, what it brought, and the wizard for the next one."""

from gui.pages.campaigns.page import CampaignsPage

__all__ = ["CampaignsPage"]
