/* The subgraph of one root: what cycles through it can pass. As ../../compiled/graph/distances.py and root_subgraph.py. */

#include "search.h"

#include <stdlib.h>
#include <string.h>

int begin_search(Search *search) {
    int64_t nodes = search->graph.nodes, edges = search->graph.edges;
    int64_t steps = (search->max_length && search->max_length < nodes ? search->max_length : nodes) + 2;
    int64_t sizes[] = {nodes, nodes, nodes, 2 * nodes, nodes, nodes, nodes, nodes + 1, edges, nodes, nodes, nodes + 2,
                       edges, steps + 2, steps, steps, steps, steps, steps};
    int32_t **arrays[] = {&search->to_root, &search->from_root, &search->local, &search->queue, &search->rank,
                          &search->barrier, &search->distance, &search->at, &search->adjacent, &search->near,
                          &search->free, &search->into_at, &search->into, &search->count, &search->path,
                          &search->saved, &search->shortest, &search->position, &search->stop};
    int64_t total = 0;
    int number = sizeof(sizes) / sizeof(*sizes);
    for (int place = 0; place < number; place++) total += sizes[place];
    /* One block of memory: a small graph is searched in less time than many calls take. */
    int32_t *block = malloc(sizeof(int32_t) * (size_t)total + (size_t)nodes + 1);
    if (!block) return -1;
    for (int place = 0; place < number; place++) {
        *arrays[place] = block;
        block += sizes[place];
    }
    search->closes = (unsigned char *)block;
    memset(search->to_root, -1, sizeof(int32_t) * 3 * (size_t)nodes);
    return 0;
}

void end_search(Search *search) { free(search->to_root); }

/* Give a distance to the unvisited neighbours above the root of queue[first:stop], and add them at `end`. */
static int32_t visit(const int32_t *row_at, const int32_t *rows, int32_t *distance, int32_t *queue, int32_t first,
                     int32_t stop, int32_t end, int32_t root, int32_t hops) {
    for (; first < stop; first++) {
        int32_t node = queue[first];
        for (int32_t at = row_at[node + 1] - 1; at >= row_at[node] && rows[at] > root; at--) {
            if (distance[rows[at]] != -1) continue;
            distance[rows[at]] = hops;
            queue[end++] = rows[at];
        }
    }
    return end;
}

/* Write `to_root` for the nodes of closed walks of at most `max_length` edges; they are first in the queue. */
static int32_t measure_bounded(Search *search) {
    const Adjacency *graph = &search->graph;
    int32_t *to_root = search->to_root, *from_root = search->from_root, *queue = search->queue;
    int32_t nodes = graph->nodes, root = search->root, max_length = search->max_length, half = max_length / 2;
    int32_t first = 0, end = 1, forward_end = nodes + 1;
    to_root[root] = from_root[root] = 0;
    queue[0] = queue[nodes] = root;
    for (int32_t hops = 1; hops <= half; hops++) {
        int32_t stop = end;
        end = visit(graph->into_at, graph->into, to_root, queue, first, stop, end, root, hops);
        first = stop;
        if (end == stop) break;
    }
    first = nodes;
    for (int32_t hops = 1; end > 1 && hops < max_length - half; hops++) {
        int32_t stop = forward_end;
        forward_end = visit(graph->out_at, graph->out, from_root, queue, first, stop, forward_end, root, hops);
        first = stop;
        if (forward_end == stop) break;
    }
    for (int32_t hops = half + 1; hops < max_length; hops++) {
        int32_t before = end;
        for (int32_t place = nodes + 1; place < forward_end; place++) {
            int32_t node = queue[place];
            if (from_root[node] + hops > max_length) break;
            if (to_root[node] != -1) continue;
            for (int32_t at = graph->out_at[node + 1] - 1; at >= graph->out_at[node] && graph->out[at] > root; at--) {
                if (to_root[graph->out[at]] != hops - 1) continue;
                to_root[node] = hops;
                queue[end++] = node;
                break;
            }
        }
        if (end == before) break;
    }
    for (int32_t place = nodes; place < forward_end; place++) from_root[queue[place]] = -1;
    return end;
}

/* Write 0 to `to_root` for all nodes that reach the root, or that the root reaches and that reach it, if these are fewer. */
static int32_t measure_unbounded(Search *search) {
    const Adjacency *graph = &search->graph;
    int32_t *to_root = search->to_root, *from_root = search->from_root, *queue = search->queue;
    int32_t nodes = graph->nodes, root = search->root;
    int32_t end = 1, forward_end = nodes + 1, backward = 0, forward = nodes;
    to_root[root] = from_root[root] = 0;
    queue[0] = queue[nodes] = root;
    for (; backward < end && forward < forward_end; backward++, forward++) {
        end = visit(graph->into_at, graph->into, to_root, queue, backward, backward + 1, end, root, 0);
        forward_end = visit(graph->out_at, graph->out, from_root, queue, forward, forward + 1, forward_end, root, 0);
    }
    if (backward < end) {
        /* What the root reaches is known completely: the backward search begins anew within it. */
        for (int32_t place = 0; place < end; place++) to_root[queue[place]] = -1;
        to_root[root] = 0;
        end = 1;
        for (backward = 0; backward < end; backward++) {
            int32_t node = queue[backward];
            for (int32_t at = graph->into_at[node + 1] - 1; at >= graph->into_at[node] && graph->into[at] > root; at--) {
                int32_t tail = graph->into[at];
                if (to_root[tail] != -1 || from_root[tail] != 0) continue;
                to_root[tail] = 0;
                queue[end++] = tail;
            }
        }
    }
    for (int32_t place = nodes; place < forward_end; place++) from_root[queue[place]] = -1;
    return end;
}

/* Write the successors of each node that are near enough to the root, by distance and rank, and number them as they come. */
static int32_t number_subgraph(Search *search) {
    const Adjacency *graph = &search->graph;
    int32_t bound = search->max_length, levels = bound ? bound + 2 : 2, *count = search->count;
    int32_t size = 1, filled = 0, hops = 0, level_end = 1;
    search->local[search->root] = 0;
    search->rank[0] = search->root;
    search->at[0] = 0;
    for (int32_t node = 0; node < size; node++) {
        if (node == level_end) {
            level_end = size;
            hops++;
        }
        int32_t rank = search->rank[node], row_end = graph->out_at[rank + 1], row = row_end;
        int32_t allowed = bound ? bound - hops - 1 : 0;
        search->barrier[node] = search->distance[node] = search->to_root[rank];
        memset(count, 0, sizeof(int32_t) * (size_t)levels);
        for (; row > graph->out_at[rank] && graph->out[row - 1] > search->root; row--) {
            int32_t distance = search->to_root[graph->out[row - 1]];
            if (distance != -1 && distance <= allowed) count[distance + 1]++;
        }
        search->near[node] = filled + (bound ? count[2] : 0);
        for (int32_t distance = 1; distance < levels; distance++) count[distance] += count[distance - 1];
        for (; row < row_end; row++) {
            int32_t head = graph->out[row], distance = search->to_root[head];
            if (distance == -1 || distance > allowed) continue;
            if (search->local[head] == -1) {
                search->local[head] = size;
                search->rank[size++] = head;
            }
            search->adjacent[filled + count[distance]++] = search->local[head];
        }
        filled += count[levels - 1];
        search->at[node + 1] = filled;
    }
    return size;
}

/* Build the subgraph of the current root and begin its path, or pass it by if it has no cycle; give the edges visited. */
int64_t open_root(Search *search) {
    const Adjacency *graph = &search->graph;
    int32_t root = search->root;
    int32_t measured = search->max_length ? measure_bounded(search) : measure_unbounded(search);
    int32_t size = measured > 1 ? number_subgraph(search) : 0;
    if (size) {
        memset(search->closes, 0, (size_t)size);
        for (int32_t at = graph->into_at[root + 1] - 1; at >= graph->into_at[root] && graph->into[at] > root; at--)
            if (search->local[graph->into[at]] != -1) search->closes[search->local[graph->into[at]]] = 1;
        for (int32_t node = 0; node < size; node++) search->local[search->rank[node]] = -1;
    }
    for (int32_t place = 0; place < measured; place++) search->to_root[search->queue[place]] = -1;
    search->size = size;
    if (size <= 1) {
        search->root++;
        return measured + 1;
    }
    search->depth = 1;
    search->path[0] = 0;
    search->shortest[0] = ON_PATH;
    search->position[0] = 0;
    search->stop[0] = search->at[1];
    transpose(search);
    return measured + 2 * (int64_t)search->at[size];
}

/* Write the predecessors: all of them if barriers are used, else those of nodes one hop from the root. */
void transpose(Search *search) {
    const int32_t *at = search->at, *adjacent = search->adjacent;
    int32_t *into_at = search->into_at;
    memset(into_at, 0, sizeof(int32_t) * ((size_t)search->size + 2));
    for (int32_t tail = 0; tail < search->size; tail++) {
        int32_t end = search->barriers ? at[tail + 1] : search->near[tail];
        search->free[tail] = search->near[tail] - at[tail];
        for (int32_t place = at[tail]; place < end; place++) into_at[adjacent[place] + 2]++;
    }
    for (int32_t node = 0; node < search->size; node++) into_at[node + 2] += into_at[node + 1];
    for (int32_t tail = 0; tail < search->size; tail++) {
        int32_t end = search->barriers ? at[tail + 1] : search->near[tail];
        for (int32_t place = at[tail]; place < end; place++) search->into[into_at[adjacent[place] + 1]++] = tail;
    }
}
