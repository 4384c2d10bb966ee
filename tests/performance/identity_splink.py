"""splink on the same customers, as its documentation sets it up: `python identity_splink.py PEOPLE.csv PAIRS.csv`.

Runs in an interpreter that has splink and duckdb, which the project itself does not need.
"""

import sys
import time

import pandas
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.internals.exceptions import EMTrainingException

RULES = [
    block_on("email"),
    block_on("phone"),
    block_on("card"),
    block_on("birthday"),
    block_on("given", "surname"),
    block_on("surname", "postal_code"),
    block_on("given", "postal_code"),
    block_on("surname", "substr(birthday, 1, 4)"),
    block_on("address"),
]


def main(people: str, out: str) -> None:
    """Learn u by sampling and m by EM, and write every pair from a probability of 0.001 on."""
    rows = pandas.read_csv(people, dtype=str, keep_default_na=False).replace("", None)
    started = time.monotonic()
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="customer_id",
        blocking_rules_to_generate_predictions=RULES,
        comparisons=[
            cl.ForenameSurnameComparison("given", "surname", forename_surname_concat_col_name="name"),
            cl.EmailComparison("email").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("phone", [1, 2]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("card"),
            cl.DateOfBirthComparison("birthday", input_is_string=True).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("address", [0.9, 0.8]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("postal_code").configure(term_frequency_adjustments=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        ],
    )
    linker = Linker(DuckDBAPI().register(rows), settings)
    learn = linker.training
    learn.estimate_probability_two_random_records_match(
        [block_on("email"), block_on("phone"), block_on("card")], recall=0.7
    )
    learn.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in RULES:
        try:
            learn.estimate_parameters_using_expectation_maximisation(rule)
        except (ValueError, EMTrainingException) as error:
            # Its EM refuses a rule that finds nobody, and a level that no match of a block reaches; the others teach it that.
            print(f"not learned from {rule}: {error}", file=sys.stderr)
    pairs = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    columns = ["match_probability", "customer_id_l", "customer_id_r"]
    pairs.sort_values("match_probability", ascending=False)[columns].to_csv(out, index=False)
    print(time.monotonic() - started)


if __name__ == "__main__":
    main(*sys.argv[1:])
