from .cost import Cost as Cost
from .find import find_cycles_on_spark as find_cycles_on_spark
from .find import plan_on_spark as plan_on_spark
from .plan import SparkPlan as SparkPlan
