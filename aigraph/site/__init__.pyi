from .site import Site as Site
from .site import site as site
