from .draw import figure as figure
from .figure import FIGURES as FIGURES
from .figure import Figure as Figure
