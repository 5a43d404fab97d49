from .draw import Page as Page
from .draw import draw as draw
