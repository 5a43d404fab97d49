/* The order in which the frontier passes over a component: greedily, so that it stays small. */

#include <stdlib.h>
#include <string.h>

#include "totals.h"

#define MAX_STARTS 64
#define MAX_WIDTH 28
#define MAX_WORK 4000000
/* A node at the frontier makes so many states of one, about. */
#define GROWTH 2.5

/* Lists of neighbours, in either direction, of the nodes that are left. */
typedef struct {
    int32_t size, edges, *at, *near;
} Neighbours;

static int list_neighbours(const Component *component, Neighbours *listed) {
    int32_t size = listed->size = component->size, filled = 0;
    int64_t most = 0;
    for (int64_t at = 0; at < (int64_t)size * size; at++) most += 2 * (component->edge[at] != NULL);
    listed->at = malloc(sizeof(int32_t) * ((size_t)size + 1 + (size_t)most));
    if (!listed->at) return -1;
    listed->near = listed->at + size + 1;
    for (int32_t node = 0; node < size; node++) {
        listed->at[node] = filled;
        for (int32_t other = 0; other < size; other++)
            if (component->edge[(int64_t)node * size + other] || component->edge[(int64_t)other * size + node])
                listed->near[filled++] = other;
    }
    listed->at[size] = listed->edges = filled;
    return 0;
}

/* Order the nodes from one on; `state` is scratch. Gives the expected work, or a large number if it is above the best. */
static double order_from(const Component *component, const Neighbours *listed, int32_t start, int32_t *order, int32_t left,
                         unsigned char *state, double best) {
    enum { FAR, NEAR, DONE };
    int32_t width = 0;
    double work = 0;
    memset(state, FAR, (size_t)listed->size);
    for (int32_t step = 0; step < left; step++) {
        int32_t chosen = step ? -1 : start, fewest = INT32_MAX;
        for (int32_t node = 0; step && node < listed->size; node++) {
            /* Only at the frontier, so that the next component of what is left waits. */
            if (!component->is_left[node] || state[node] != NEAR) continue;
            int32_t added = 0;
            for (int32_t at = listed->at[node]; at < listed->at[node + 1]; at++) added += state[listed->near[at]] == FAR;
            if (added < fewest) fewest = added, chosen = node;
        }
        for (int32_t node = 0; chosen < 0 && node < listed->size; node++)
            if (component->is_left[node] && state[node] == FAR) chosen = node;
        width -= state[chosen] == NEAR;
        state[chosen] = DONE;
        order[step] = chosen;
        for (int32_t at = listed->at[chosen]; at < listed->at[chosen + 1]; at++)
            if (state[listed->near[at]] == FAR) state[listed->near[at]] = NEAR, width++;
        if (width > MAX_WIDTH) return 1e300;
        double states = 1;
        for (int32_t slot = 0; slot < width; slot++) states *= GROWTH;
        work += states;
        if (work >= best) return 1e300;
    }
    return work;
}

/* Give the number of nodes that are left, in order, and the states to expect; -1 if none keeps the frontier small, or there is no memory. */
int32_t order_by_frontier(const Component *component, int32_t *order, double *expected, Totals *totals) {
    int32_t size = component->size, left = 0;
    for (int32_t node = 0; node < size; node++) left += component->is_left[node];
    if (left == 0) return 0;
    Neighbours listed = {0};
    if (list_neighbours(component, &listed)) return -1;
    int32_t *tried = malloc(sizeof(int32_t) * (size_t)left + (size_t)size);
    unsigned char *state = (unsigned char *)(tried + left);
    double best = 1e300;
    int64_t work = totals->budget < MAX_WORK ? totals->budget : MAX_WORK, before = work;
    for (int32_t start = 0, starts = 0; tried && start < size && starts < MAX_STARTS && work > 0; start++) {
        if (!component->is_left[start]) continue;
        starts++;
        work -= (int64_t)left * listed.edges / 2;
        double states = order_from(component, &listed, start, tried, left, state, best);
        if (states >= best) continue;
        best = states;
        memcpy(order, tried, sizeof(int32_t) * (size_t)left);
    }
    free(tried), free(listed.at);
    totals->budget -= before - work;
    *expected = best;
    return best < 1e300 ? left : -1;
}
