/* Slices of a search: cycles listed with barriers, or counted. As ../../compiled/barrier.py and bounded_counts.py. */

#include "search.h"

/* Lower the barriers of nodes that can go through one which left the path, and through those in turn. */
static int64_t lower_barriers(Search *search, int32_t node, int32_t hop) {
    int32_t *barrier = search->barrier, *queue = search->free, first = 0, end = 1;
    int64_t visited = 0;
    queue[0] = node;
    /* First in, first out: so each node is lowered at once as far as it will be, and queued no more than once. */
    while (first < end) {
        int32_t near = queue[first++], hops = barrier[near] + hop;
        visited += search->into_at[near + 1] - search->into_at[near];
        for (int32_t place = search->into_at[near]; place < search->into_at[near + 1]; place++) {
            int32_t tail = search->into[place];
            if (hops >= barrier[tail] || barrier[tail] >= ON_PATH) continue;
            barrier[tail] = hops;
            queue[end++] = tail;
        }
    }
    return visited;
}

/* Take the path as it is, and assume of each of its nodes that a cycle closed from it. */
void begin_barriers(Search *search) {
    search->barriers = 1;
    transpose(search);
    for (int32_t step = 0; step < search->depth; step++) search->shortest[step] = search->distance[search->path[step]];
}

/* Search with barriers: a number of hops with a bound (Peng et al. 2019, https://doi.org/10.14778/3372716.3372720), and 0
   or `BLOCKED` without one (Johnson 1975, https://doi.org/10.1137/0204007). Cycles are emitted and counted. */
int list_slice(Search *search, int64_t budget, const int *is_full, Emit emit, void *context, int64_t *counts) {
    int32_t *barrier = search->barrier, *adjacent = search->adjacent, *path = search->path;
    int32_t *position = search->position, *shortest = search->shortest;
    int32_t max_length = search->max_length, hop = max_length ? 1 : 0;
    while (budget > 0) {
        int32_t depth = search->depth;
        if (depth == 0) {
            if (search->root >= search->graph.roots) return FINISHED;
            budget -= open_root(search);
            continue;
        }
        budget--;
        int32_t at = position[depth - 1];
        if (at < search->stop[depth - 1]) {
            int32_t node = adjacent[at], hops = barrier[node];
            if (hops >= BLOCKED || (max_length && hops > max_length - depth)) {
                position[depth - 1] = at + 1;
                continue;
            }
            int closes = search->closes[node];
            if (closes && depth + 1 >= search->min_length) {
                if (*is_full) return FULL;
                if (emit && emit(context, search, depth + 1, search->rank[node])) return FAILED;
                counts[depth + 1]++;
                budget -= depth / 8;
            }
            position[depth - 1] = at + 1;
            if (depth + 1 == max_length) {
                /* The last hop: nothing can follow, so that the path need not take the node. */
                if (shortest[depth - 1] > 2) shortest[depth - 1] = 2;
                continue;
            }
            shortest[depth] = closes ? hop : ON_PATH;
            barrier[node] = ON_PATH;
            path[depth] = node;
            position[depth] = search->at[node];
            search->stop[depth] = search->at[node + 1];
            search->depth = depth + 1;
            continue;
        }
        search->depth = --depth;
        if (depth == 0) {
            search->root++;
            continue;
        }
        int32_t node = path[depth], hops = shortest[depth];
        if (hops == ON_PATH) {
            barrier[node] = max_length ? max_length - depth + 1 : BLOCKED;
        } else {
            if (hops + hop < shortest[depth - 1]) shortest[depth - 1] = hops + hop;
            barrier[node] = hops;
            budget -= lower_barriers(search, node, hop);
        }
    }
    return PAUSED;
}

static void push(Search *search, int32_t node) {
    int32_t depth = search->depth++, barrier = search->barrier[node];
    search->path[depth] = node;
    search->saved[depth] = barrier;
    search->barrier[node] = ON_PATH;
    search->position[depth] = search->at[node];
    search->stop[depth] = search->at[node + 1];
    if (barrier != 1) return;
    for (int32_t place = search->into_at[node]; place < search->into_at[node + 1]; place++) search->free[search->into[place]]--;
}

static void pop(Search *search) {
    int32_t depth = --search->depth;
    if (depth == 0) {
        search->root++;
        return;
    }
    int32_t node = search->path[depth];
    search->barrier[node] = search->saved[depth];
    if (search->saved[depth] != 1) return;
    for (int32_t place = search->into_at[node]; place < search->into_at[node + 1]; place++) search->free[search->into[place]]++;
}

/* Count cycles of bounded length; the last two hops are added up, not walked. */
int count_slice(Search *search, int64_t budget, int64_t *counts) {
    int32_t *barrier = search->barrier, *adjacent = search->adjacent, max_length = search->max_length;
    while (budget > 0) {
        int32_t depth = search->depth;
        if (depth == 0) {
            if (search->root >= search->graph.roots) return FINISHED;
            budget -= open_root(search);
            continue;
        }
        int32_t first = search->position[depth - 1], stop = search->stop[depth - 1];
        if (depth >= max_length - 2) {
            int64_t followed = 0, closing = 0;
            budget -= stop - first + 1;
            for (; first < stop; first++) {
                int32_t node = adjacent[first], hops = barrier[node];
                if (hops > max_length - depth) {
                    if (hops == ON_PATH) continue;
                    break;
                }
                followed += search->free[node];
                closing += hops == 1;
            }
            counts[depth + 1] += closing;
            if (max_length > 2) counts[depth + 2] += followed;
            pop(search);
            continue;
        }
        budget--;
        if (first == stop) {
            pop(search);
            continue;
        }
        int32_t node = adjacent[first], hops = barrier[node];
        search->position[depth - 1] = first + 1;
        if (hops <= max_length - depth) {
            counts[depth + 1] += hops == 1;
            push(search, node);
        } else if (hops != ON_PATH) {
            search->position[depth - 1] = stop;
        }
    }
    return PAUSED;
}
