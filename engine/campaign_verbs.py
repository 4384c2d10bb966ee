"""The verbs of `Shop` that are about campaigns; as all of them, plain JSON-able values in and out."""

from pathlib import Path
from typing import Any

from engine.progress import Progress, silent
from engine.shop_file import ShopFile
from engine.store import campaigns, database


class CampaignVerbs(ShopFile):
    """Planning, exporting, listing and measuring campaigns."""

    def goals(self) -> list[dict[str, Any]]:
        """Campaign goals: code, channels, targets by channel, default channel and target, list of products they use."""
        from engine.campaigns import goals

        return goals.describe()

    def plan_campaign(self, progress: Progress = silent, **choices: Any) -> dict[str, Any]:
        """Who, what and which words, without storing anything (see `campaigns.plan.plan`): for the wizard's preview."""
        from engine.campaigns import plan

        return plan.plan(self._connection, now=self._clock(), progress=progress, **choices).as_dict()

    def campaign(self, out: str, progress: Progress = silent, **choices: Any) -> dict[str, Any]:
        """Plan, store and export a campaign into the folder `out`. Keys of `campaign --json`.
        Raises `campaign.nobody`, `consent.missing`, `model.too_little_data`."""
        from engine.campaigns import plan

        return plan.create(self._connection, Path(out), now=self._clock(), progress=progress, **choices)

    def export_campaign(self, campaign_id: int, out: str, target: str | None = None) -> dict[str, Any]:
        """Write the files of a stored campaign again. Raises `campaign.unknown`."""
        from engine.campaigns import plan

        return plan.export_again(self._connection, campaign_id, Path(out), target=target, now=self._clock())

    def campaigns(self) -> list[dict[str, Any]]:
        """Campaigns, newest first: campaign_id, name, goal, channel, target, status, created_at, sent_at, treated,
        control, withheld (counts)."""
        return campaigns.list_campaigns(self._connection)

    def campaign_detail(self, campaign_id: int) -> dict[str, Any]:
        """One campaign with its members [{customer_id, name, arm, reason, products, message}]. `campaign.unknown`."""
        return campaigns.detail(self._connection, campaign_id)

    def mark_campaign(self, campaign_id: int, status: str) -> None:
        """Say that a campaign was sent or cancelled. Raises `campaign.unknown`."""
        with database.transaction(self._connection):
            campaigns.mark(self._connection, campaign_id, status, self._now())

    def unmark_campaign(self, campaign_id: int) -> None:
        """Take back that a campaign was sent or cancelled. Raises `campaign.unknown`."""
        with database.transaction(self._connection):
            campaigns.unmark(self._connection, campaign_id)

    def delete_campaign(self, campaign_id: int) -> None:
        """Forget a campaign with its members. Raises `campaign.unknown`."""
        with database.transaction(self._connection):
            campaigns.delete(self._connection, campaign_id)

    def results(self, campaign_id: int) -> dict[str, Any]:
        """What a campaign brought: keys of `results --json`. Raises `campaign.unknown`."""
        from engine.campaigns import results

        return results.results(self._connection, campaign_id)
