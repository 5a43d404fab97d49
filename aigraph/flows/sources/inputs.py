"""What companies are to pay and what enters from outside, at one point of the box of amounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Payments among companies, and money from outside, in US$ billions.

    Parameters
    ----------
    funding, purchases : sparse array
        Adjacency matrices, payers as rows: what each company is to pay.
    equity, debt : array
        What outside payers give each company.
    outside_sales : array
        What outside payers buy from each company.
    revenue : array
        Reported revenue of each company; 0 where there is none on record.
    """

    funding: Any
    purchases: Any
    equity: Vector
    debt: Vector
    outside_sales: Vector
    revenue: Vector

    @property
    def uses(self) -> Vector:
        """What each company is to pay in all."""
        total: Vector = np.asarray(self.funding.sum(axis=1) + self.purchases.sum(axis=1), dtype=np.float64)
        return total
