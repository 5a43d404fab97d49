"""Sentences that belong beside every null model."""

from aigraph.language.translation import gettext_noop

REWIRED = gettext_noop(
    "Each draw keeps how many companies each one funds, is funded by, buys from and sells to, and rewires at random which "
    "ones, labs in place of labs, clouds of clouds, chip makers of chip makers and so on; funding and purchases are rewired apart "
    "from each other. Where both were agreed in one package, or announced together, nothing was left to chance: the second row "
    "leaves such pairs where they are, and counts the others."
)
ONE_VENDOR = gettext_noop(
    "Where one vendor sells to almost everybody, almost any investment it makes is circular: chance alone then gives "
    "many, and little is left to exceed it."
)
SELECTED = gettext_noop(
    "These deals are on record because somebody found them worth telling, often as circular; the share of draws "
    "describes this record and tests nothing beyond it."
)
SENTENCES = (REWIRED, ONE_VENDOR, SELECTED)
