/* Cycles of a dense component, by dynamic programming over the sets of nodes on a path.
   As Bellman 1962, https://doi.org/10.1145/321105.321111, and Held & Karp 1962, https://doi.org/10.1137/0110015, count tours. */

#include <stdlib.h>
#include <string.h>

#include "totals.h"

int64_t steps_by_subsets(int32_t size) { return ((int64_t)size * size << size) / 16 + 64; }

static int first_bit(uint32_t set) {
    int place = 0;
    while (!(set & 0xff)) set >>= 8, place += 8;
    while (!(set & 1)) set >>= 1, place++;
    return place;
}

/* Count the cycles among at most 20 nodes; `out` are the sets of their successors. Their number is below 2^63. */
int count_by_subsets(const uint32_t *out, int32_t size, Totals *totals) {
    uint64_t *paths = malloc(sizeof(uint64_t) * (size_t)size << (size - 1));
    if (!paths) return NO_MEMORY;
    int status = COUNTED;
    /* A cycle is counted from its last node on, which is the root: paths go through earlier ones. */
    for (int32_t root = size - 1; root > 0 && status == COUNTED; root--) {
        uint32_t sets = 1u << root, above = sets - 1;
        memset(paths, 0, sizeof(uint64_t) * (size_t)root << root);
        for (uint32_t heads = out[root] & above; heads; heads &= heads - 1) {
            int head = first_bit(heads);
            paths[((size_t)1 << head) * (size_t)root + (size_t)head] = 1;
        }
        for (uint32_t set = 1; set < sets; set++) {
            if (!(set & 0xffff) && totals->is_interrupted(totals->context)) {
                status = INTERRUPTED;
                break;
            }
            uint64_t closing = 0, *row = paths + (size_t)set * (size_t)root;
            int length = 1;
            for (uint32_t ends = set; ends; ends &= ends - 1, length++) {
                int end = first_bit(ends);
                uint64_t number = row[end];
                if (!number) continue;
                if (out[end] >> root & 1) closing += number;
                for (uint32_t heads = out[end] & above & ~set; heads; heads &= heads - 1) {
                    int head = first_bit(heads);
                    paths[(size_t)(set | 1u << head) * (size_t)root + (size_t)head] += number;
                }
            }
            totals->by_length[length] += closing;
            totals->sum += (double)closing;
        }
    }
    free(paths);
    totals->budget -= steps_by_subsets(size);
    return status;
}
