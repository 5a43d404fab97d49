"""Entries that look odd and are right: none of them, put into the shipped data, raises a doubt."""

from collections.abc import Callable

from tests.rules.doubts.wrong_entries import Entries

RIGHT: list[Callable[[Entries], object]] = [
    lambda e: e.enter(
        "nvidia",
        "wayve",
        "equity",
        "Nvidia buys more shares of Wayve",
        "2026-09-21",
        "1",
        "about $1bn",
        low_usd_bn="0.9",
        high_usd_bn="1.1",
    ),
    lambda e: e.enter(
        "asml", "mistral", "equity", "ASML adds to its stake in Mistral", "2026-03-21", "0.69", "EUR 600m ($690m)"
    ),
    lambda e: e.enter(
        "oracle", "amd", "chips", "Oracle orders chips of AMD", "2026-09-10", "", "50,000 MI450 chips, no price"
    ),
    lambda e: e.enter(
        "google",
        "coreweave",
        "compute",
        "Google rents from CoreWeave",
        "2026-09-10",
        "15",
        "$3bn a year for five years, $15bn",
    ),
    lambda e: e.enter(
        "microsoft",
        "nebius",
        "compute",
        "Microsoft takes another site of Nebius",
        "2026-09-10",
        "",
        "up to $9.4bn",
        high_usd_bn="9.4",
    ),
    lambda e: e.enter(
        "jpmorgan",
        "crusoe",
        "loan",
        "JPMorgan lends to Crusoe",
        "2026-09-10",
        "2",
        "a bridge of $2bn, after talks of months",
    ),
    lambda e: e.enter(
        "amazon",
        "anthropic",
        "equity",
        "Amazon buys more shares of Anthropic",
        "2026-09-10",
        "10",
        "$10bn at a valuation of $965bn",
    ),
    lambda e: e.enter(
        "softbank", "sb-energy", "loan", "SoftBank lends to SB Energy", "2026-09-10", "3.3", "500 billion yen ($3.3bn)"
    ),
    lambda e: e.enter(
        "softbank", "sb-energy", "loan", "SoftBank lends to SB Energy", "2026-09-10", "3.4", "500 billion yen"
    ),
    lambda e: e.enter(
        "openai",
        "amazon",
        "compute",
        "OpenAI takes still more of AWS",
        "2026-09-10",
        "12",
        "$12bn over four years, to a backlog of $464bn",
    ),
    lambda e: e.enter(
        "meta",
        "nvidia",
        "chips",
        "Meta orders Rubin systems",
        "2026-09-10",
        "20",
        "$20bn, a fifth of its capital spending of $100bn",
    ),
    lambda e: e.enter("amd", "crusoe", "guarantee", "AMD stands behind a loan of Crusoe", "2026-09-10", "0.3", "$300m"),
    lambda e: e.enter(
        "nvidia",
        "cohere",
        "equity",
        "Nvidia invests in Cohere",
        "2026-09-10",
        "0.5",
        "$500m by a letter of intent",
        status="announced",
    ),
    lambda e: e.enter("anthropic", "google", "licence", "Anthropic uses tools of Google", "2026-09-10", "0.2", "$200m"),
    lambda e: e.enter(
        "crusoe", "nvidia", "warrant", "Crusoe gives Nvidia warrants", "2026-09-10", "", "2m shares at $0.01"
    ),
    lambda e: e.enter(
        "meta",
        "openai",
        "licence",
        "Meta licenses models of OpenAI",
        "2026-09-10",
        "1",
        "$1bn a year",
        basis="annual",
        start="2026-10",
    ),
]
