/* A node with one predecessor or one successor is contracted into it: every cycle through it takes that edge. */

#include <stdlib.h>
#include <string.h>

#include "totals.h"

static Polynomial *new_polynomial(int32_t low, int32_t size) {
    Polynomial *made = calloc(1, sizeof(Polynomial) + sizeof(uint64_t) * (size_t)size);
    if (made) made->low = low, made->size = size;
    return made;
}

Polynomial *single_edge(void) {
    Polynomial *made = new_polynomial(1, 1);
    if (made) made->at[0] = 1, made->sum = 1;
    return made;
}

Polynomial *multiply(const Polynomial *left, const Polynomial *right) {
    Polynomial *made = new_polynomial(left->low + right->low, left->size + right->size - 1);
    if (!made) return NULL;
    for (int32_t at = 0; at < left->size; at++)
        for (int32_t other = 0; other < right->size; other++) made->at[at + other] += left->at[at] * right->at[other];
    made->sum = left->sum * right->sum;
    return made;
}

/* Add to what stands there, or to nothing. -1: no memory. */
int add_to(Polynomial **target, const Polynomial *added) {
    const Polynomial *before = *target;
    int32_t low = added->low, end = added->low + added->size;
    if (before && before->low < low) low = before->low;
    if (before && before->low + before->size > end) end = before->low + before->size;
    Polynomial *made = new_polynomial(low, end - low);
    if (!made) return -1;
    for (int32_t at = 0; before && at < before->size; at++) made->at[before->low - low + at] = before->at[at];
    for (int32_t at = 0; at < added->size; at++) made->at[added->low - low + at] += added->at[at];
    made->sum = added->sum + (before ? before->sum : 0);
    free(*target);
    *target = made;
    return 0;
}

void add_cycles(Totals *totals, const Polynomial *paths) {
    for (int32_t at = 0; at < paths->size; at++) totals->by_length[paths->low + at] += paths->at[at];
    totals->sum += paths->sum;
}

/* Replace the two edges of each path through a node by one. -1: no memory. */
static int join_through(Component *component, int32_t node, int32_t *in_degree, int32_t *out_degree, Totals *totals) {
    int32_t size = component->size;
    Polynomial **edge = component->edge;
    for (int32_t tail = 0; tail < size; tail++) {
        Polynomial *to = edge[(int64_t)tail * size + node];
        for (int32_t head = 0; to && head < size; head++) {
            Polynomial *from = edge[(int64_t)node * size + head], **joined = &edge[(int64_t)tail * size + head];
            if (!from) continue;
            Polynomial *paths = multiply(to, from);
            if (!paths) return -1;
            totals->budget -= (int64_t)to->size * from->size / 4;
            int failed = 0;
            if (tail == head) {
                add_cycles(totals, paths);
            } else {
                if (!*joined) out_degree[tail]++, in_degree[head]++;
                failed = add_to(joined, paths);
            }
            free(paths);
            if (failed) return -1;
        }
    }
    return 0;
}

/* Take out nodes while one has at most one predecessor or successor, and count the cycles that close by it. */
int contract(Component *component, Totals *totals) {
    int32_t size = component->size, first = 0, end = 0;
    Polynomial **edge = component->edge;
    int32_t *in_degree = calloc(4 * (size_t)size, sizeof(int32_t));
    if (!in_degree) return NO_MEMORY;
    int32_t *out_degree = in_degree + size, *queue = out_degree + size, *is_queued = queue + size;
    for (int32_t tail = 0; tail < size; tail++)
        for (int32_t head = 0; head < size; head++)
            if (edge[(int64_t)tail * size + head]) out_degree[tail]++, in_degree[head]++;
    for (int32_t node = 0; node < size; node++)
        if (in_degree[node] <= 1 || out_degree[node] <= 1) queue[end++] = node, is_queued[node] = 1;
    int status = COUNTED, waiting = end;
    end %= size;
    while (waiting > 0 && status == COUNTED) {
        int32_t node = queue[first];
        first = (first + 1) % size, waiting--;
        is_queued[node] = 0;
        /* It may have got more neighbours meanwhile. */
        if (!component->is_left[node] || (in_degree[node] > 1 && out_degree[node] > 1)) continue;
        component->is_left[node] = 0;
        totals->budget -= size / 2;
        if (join_through(component, node, in_degree, out_degree, totals)) status = NO_MEMORY;
        for (int32_t other = 0; other < size; other++) {
            Polynomial **to = &edge[(int64_t)node * size + other], **from = &edge[(int64_t)other * size + node];
            if (!*to && !*from) continue;
            if (*to) in_degree[other]--;
            if (*from) out_degree[other]--;
            free(*to), free(*from);
            *to = *from = NULL;
            if (in_degree[other] <= 1 || out_degree[other] <= 1) {
                if (is_queued[other]) continue;
                queue[end] = other, is_queued[other] = 1;
                end = (end + 1) % size, waiting++;
            }
        }
        if (totals->budget < 0) status = TOO_LONG;
    }
    free(in_degree);
    return status;
}
