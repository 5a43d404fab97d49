/* Counts the cycles of any length, one strongly connected component after the other, by what is the least work. */

#include "totals.h"

#include <stdlib.h>
#include <string.h>

/* A larger component is not tried, since its matrix would take long to fill. */
#define MAX_NODES 512
#define MAX_SUBSET_NODES 20
/* A state of the frontier takes so many steps, about, and at least. */
#define STATE_STEPS 60
#define LEAST_STEPS 20
/* From such a sum on, of floats, a number may be past 64 bits. */
#define MAX_SUM 9.2e18

static void free_component(Component *component) {
    for (int64_t at = 0; component->edge && at < (int64_t)component->size * component->size; at++) free(component->edge[at]);
    free(component->edge), free(component->is_left);
}

static int count_by_sets(const Component *component, Totals *totals) {
    uint32_t out[MAX_SUBSET_NODES] = {0};
    for (int32_t tail = 0; tail < component->size; tail++)
        for (int32_t head = 0; head < component->size; head++)
            if (component->edge[tail * component->size + head]) out[tail] |= 1u << head;
    return count_by_subsets(out, component->size, totals);
}

/* Count the cycles of what contraction left, by sets or by the frontier. */
static int count_rest(const Component *component, Totals *totals) {
    int32_t size = component->size, left = 0;
    for (int32_t node = 0; node < size; node++) left += component->is_left[node];
    if (left == 0) return COUNTED;
    double states;
    int32_t *order = malloc(sizeof(int32_t) * (size_t)size);
    if (!order) return NO_MEMORY;
    int32_t ordered = order_by_frontier(component, order, &states, totals);
    /* By sets an edge is one edge, so that only a component that stayed whole can be counted so. */
    int64_t by_sets = left == size && size <= MAX_SUBSET_NODES ? steps_by_subsets(size) : INT64_MAX;
    int status = TOO_LONG;
    if (by_sets < totals->budget && (ordered < 0 || (double)by_sets < STATE_STEPS * states)) {
        status = count_by_sets(component, totals);
    } else if (ordered >= 0 && LEAST_STEPS * states < (double)totals->budget) {
        status = count_by_frontier(component, order, ordered, totals);
    }
    free(order);
    return status;
}

/* Count the cycles of a component of some ranks; `local` has their numbers in it. */
static int count_component(const Adjacency *graph, const int32_t *rank, int32_t size, const int32_t *local, Totals *totals) {
    totals->budget -= (int64_t)size * size / 8;
    if (totals->budget < 0) return TOO_LONG;
    Component component = {size, size, calloc((size_t)size * (size_t)size, sizeof(Polynomial *)), malloc((size_t)size)};
    int status = component.edge && component.is_left ? COUNTED : NO_MEMORY;
    if (component.is_left) memset(component.is_left, 1, (size_t)size);
    for (int32_t tail = 0; tail < size && status == COUNTED; tail++)
        for (int32_t at = graph->out_at[rank[tail]]; at < graph->out_at[rank[tail] + 1]; at++) {
            Polynomial **edge = &component.edge[(int64_t)tail * size + local[graph->out[at]]];
            if (!(*edge = single_edge())) status = NO_MEMORY;
        }
    if (status == COUNTED) status = contract(&component, totals);
    if (status == COUNTED) status = count_rest(&component, totals);
    free_component(&component);
    return status;
}

/* Count all cycles of two nodes and more. An adjacency has no edges between components, so that whoever is linked is in one. */
int count_totals(const Adjacency *graph, Totals *totals) {
    int32_t nodes = graph->nodes;
    int32_t *local = malloc(sizeof(int32_t) * 2 * ((size_t)nodes + 1)), *queue = local + nodes + 1;
    if (!local) return NO_MEMORY;
    memset(local, -1, sizeof(int32_t) * (size_t)nodes);
    int status = COUNTED;
    for (int32_t start = 0; start < nodes && status == COUNTED; start++) {
        if (local[start] != -1) continue;
        int32_t size = 1;
        local[start] = 0;
        queue[0] = start;
        for (int32_t first = 0; first < size && size <= MAX_NODES; first++)
            for (int32_t at = graph->out_at[queue[first]]; at < graph->out_at[queue[first] + 1]; at++) {
                int32_t head = graph->out[at];
                if (local[head] != -1) continue;
                local[head] = size;
                queue[size++] = head;
            }
        status = size > MAX_NODES ? TOO_LONG : count_component(graph, queue, size, local, totals);
    }
    free(local);
    return status == COUNTED && totals->sum > MAX_SUM ? TOO_LARGE : status;
}
