from .firmness import Firmness as Firmness
from .period import Period as Period
from .profile import Profile as Profile
from .terms import InstalmentKind as InstalmentKind
from .window import Window as Window
