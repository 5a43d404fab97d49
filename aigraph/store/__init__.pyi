from .add import add_deal as add_deal
from .croissant import croissant as croissant
from .data_version import data_version as data_version
from .describe import describe as describe
from .load import SEEDS as SEEDS
from .write import save as save
from .write import update as update
