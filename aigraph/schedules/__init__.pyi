from .firmness import Firmness as Firmness
from .period import Period as Period
from .terms import InstalmentKind as InstalmentKind
from .terms import Profile as Profile
from .window import Window as Window
