from .flow import Flow as Flow
from .measure import Measure as Measure
from .network import Network as Network
from .network import network_of as network_of
from .quantiles import Quantiles as Quantiles
from .revenue import reported_revenue as reported_revenue
from .time_limit import TooManyEvaluationsError as TooManyEvaluationsError
