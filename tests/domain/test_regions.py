"""Regions: what is usual there."""

import pytest

from companion.domain.regions import BY_ID, ELSEWHERE, REGIONS, region_of


@pytest.mark.parametrize(
    ("territory", "emergency", "fever"),
    [
        ("US", "911", "38.0 °C (100.4 °F)"),
        ("CA", "911", "38.0 °C (100.4 °F)"),
        ("GB", "999 or 112", "37.5 °C (99.5 °F)"),
        ("IE", "112", "38.0 °C (100.4 °F)"),
        ("DE", "112", "38.0 °C (100.4 °F)"),
        ("AU", "000", "38.0 °C (100.4 °F)"),
        ("NZ", "111", "38.0 °C (100.4 °F)"),
        ("BR", "", "38.0 °C (100.4 °F)"),
        ("", "", "38.0 °C (100.4 °F)"),
    ],
)
def test_a_territory_has_its_numbers(territory, emergency, fever):
    region = region_of(territory)
    assert (region.emergency, region.fever.in_both()) == (emergency, fever)


@pytest.mark.parametrize(
    ("region", "line"),
    [
        ("united-states", "988"),
        ("canada", "9-8-8"),
        ("united-kingdom", "116 123"),
        ("ireland", "116 123"),
        ("australia", "13 11 14"),
        ("new-zealand", "1737"),
        ("europe", ""),
        ("elsewhere", ""),
    ],
)
def test_a_region_has_the_crisis_line_that_is_known_there(region, line):
    assert line in BY_ID[region].crisis
    assert bool(BY_ID[region].crisis) == bool(line)


def test_no_territory_is_in_two_regions():
    territories = [each for region in REGIONS for each in region.territories.split()]
    assert len(set(territories)) == len(territories)
    assert ELSEWHERE.territories == ""
