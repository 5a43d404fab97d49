/* How many cycles there are, of any length, without a visit to each: what its parts share. */

#ifndef AIGRAPH_TOTALS_H
#define AIGRAPH_TOTALS_H

#include <stdint.h>

#include "search.h"

/* How a count ended: COUNTED, or by its budget, a total past 64 bits, want of memory, or an interrupt. */
enum { COUNTED, TOO_LONG, TOO_LARGE, NO_MEMORY, INTERRUPTED };

/* Numbers of paths by length: at[i] are those of length low + i, modulo 2^64; the sum of all as a float tells when that is exact. */
typedef struct {
    int32_t low, size;
    double sum;
    uint64_t at[];
} Polynomial;

/* A strongly connected component, or what is left of it; an edge stands for all paths that were contracted to it. */
typedef struct {
    int32_t size, most; /* the nodes, and the most nodes of a cycle */
    Polynomial **edge;  /* by tail * size + head; NULL is none */
    unsigned char *is_left;
} Component;

typedef struct {
    uint64_t *by_length; /* cycles found, modulo 2^64 */
    double sum;
    int64_t budget;      /* in steps of some nanoseconds, as those of a search */
    int (*is_interrupted)(void *context); /* asked some times a second */
    void *context;
} Totals;

int count_totals(const Adjacency *graph, Totals *totals);

Polynomial *single_edge(void);
Polynomial *multiply(const Polynomial *left, const Polynomial *right);
int add_to(Polynomial **target, const Polynomial *added);
void add_cycles(Totals *totals, const Polynomial *paths);

int contract(Component *component, Totals *totals);
int count_by_subsets(const uint32_t *out, int32_t size, Totals *totals);
int64_t steps_by_subsets(int32_t size);
int32_t order_by_frontier(const Component *component, int32_t *order, double *expected, Totals *totals);
int count_by_frontier(const Component *component, const int32_t *order, int32_t left, Totals *totals);

#endif
