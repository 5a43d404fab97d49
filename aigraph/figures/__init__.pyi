from .draw import figure as figure
from .figure import FIGURE_KINDS as FIGURE_KINDS
from .figure import Figure as Figure
