"""Fixed sentences: what the words of an answer mean, printed with it."""

DEFINITION = (
    "Circular: cash paid out as funding can return as revenue along recorded deals; this does not imply impropriety."
)

DEFINITION_MORE = (
    "Incentive: the way out is warrants, shares or credits. Backstop: a guarantee stands on the way. "
    "Plain: a payment on the way whose purpose is not recorded. "
    "Bottleneck: the smallest leg of a loop, in US$ billions; bottlenecks of different loops share legs "
    "and must not be added up."
)

PLAIN = (
    "Plain: payments lead back to their payer, and of one of them at least it is not recorded what it was for; "
    "this does not imply impropriety."
)
