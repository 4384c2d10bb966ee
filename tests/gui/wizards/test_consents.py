"""Consents and birthdays of a list of customers, from the wizard's preview to its report."""

from pathlib import Path

from engine.shop import Shop
from tests.gui.wizards.person import Person, csv_file, words_of


def test_a_general_consent_is_shown_for_both_ways_of_writing_and_said_in_the_report(
    person: Person, tmp_path: Path
) -> None:
    rows = ("Customer ID,Company,Name,Phone,Birthday,Accepts Marketing", "1,Acme,Ann Lee,07700 900101,12.05.,yes")
    more = ("2,Bolt,Bo Ray,07700 900102,24.12.1980,no", "3,Acme,Cy Dee,07700 900103,,perhaps")
    person.app.actions.open_paths([csv_file(tmp_path, "people.csv", *rows, *more)])
    person.see(lambda wizard: wizard.preview_step)
    shown = words_of(person.wizard).split(" | ")
    assert shown.count("yes") == shown.count("no") == 2
    assert "12 May" in shown
    person.click("previewImportButton")
    person.click("confirmButton")
    person.see(lambda wizard: wizard.report_step)
    told = words_of(person.wizard)
    assert "2 consents name no way of writing | A yes counts for e-mail and SMS, a no for everything" in told
    assert "1 consent is neither yes nor no" in told
    with Shop.read(person.app.workspace.path) as shop:
        assert {channel: said["status"] for channel, said in shop.profile("1")["consents"].items()} == {
            "email": "subscribed",
            "sms": "subscribed",
        }
        assert shop.profile("3")["consents"] == {}
        assert (shop.profile("1")["name"], shop.profile("1")["birthday"]) == ("Ann Lee", "--05-12")
