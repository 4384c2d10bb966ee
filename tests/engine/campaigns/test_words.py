from typing import Any

import pytest

from engine.campaigns.words import reason


@pytest.mark.parametrize(
    ("given", "en", "zh"),
    [
        (
            {"code": "reason.rhythm", "every": 23, "overdue": 4},
            "Every 23 days, 4 days overdue",
            "每 23 天买一次，已超 4 天",
        ),
        ({"code": "reason.rhythm", "every": 1, "overdue": 1}, "Every 1 day, 1 day overdue", "每 1 天买一次，已超 1 天"),
        ({"code": "reason.rhythm", "every": 23, "overdue": -2}, "Every 23 days, due now", "每 23 天买一次，现在该买了"),
        (
            {"code": "reason.bought_together", "product": "0012", "product_name": "{name}", "others": 9},
            "Often bought with {name}",
            "常与 {name} 一起买",
        ),
        ({"code": "reason.popular", "buyers": 1}, "Bought by 1 customer", "1 位顾客买过"),
        ({"code": "reason.of_tomorrow"}, "", ""),
        ({"code": "reason.often"}, "Bought at … of … visits", "… 次消费中买过 … 次"),
    ],
)
def test_reasons_become_sentences(given: dict[str, Any], en: str, zh: str) -> None:
    assert (reason("en", given), reason("zh", given)) == (en, zh)
