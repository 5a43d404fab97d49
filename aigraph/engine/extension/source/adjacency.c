/* Adjacency in compressed rows: counting sorts, Tarjan's components, and ranks. As ../../compiled/graph/csr.py. */

#include "search.h"

#include <stdlib.h>
#include <string.h>

/* Small blocks are kept at hand by malloc, and not by calloc, which gets large ones without writing to them. */
#define SMALL 1024

static int32_t *zeros(int64_t size) {
    if (size >= SMALL) return calloc((size_t)size + 1, sizeof(int32_t));
    int32_t *block = malloc(((size_t)size + 1) * sizeof(int32_t));
    return block ? memset(block, 0, ((size_t)size + 1) * sizeof(int32_t)) : NULL;
}

/* Sort edges by tail and head, without parallel ones and self-loops; `ends` says where each row ends. */
static int sort_edges(int32_t size, int64_t edges, const int32_t *tails, const int32_t *heads, int32_t **out_at,
                      int32_t **ends, int32_t **out, unsigned char *has_loop) {
    int32_t *into_at = zeros(size), *by_head = NULL, *next = zeros(size);
    *out_at = zeros(size), *ends = zeros(size), *out = NULL;
    if (!into_at || !next || !*out_at || !*ends) goto failed;
    for (int64_t edge = 0; edge < edges; edge++) {
        if (tails[edge] == heads[edge]) {
            has_loop[tails[edge]] = 1;
        } else {
            into_at[heads[edge] + 1]++;
            (*out_at)[tails[edge] + 1]++;
        }
    }
    for (int32_t node = 0; node < size; node++) {
        into_at[node + 1] += into_at[node];
        (*out_at)[node + 1] += (*out_at)[node];
    }
    by_head = zeros(edges), *out = zeros(edges);
    if (!by_head || !*out) goto failed;
    memcpy(next, into_at, sizeof(int32_t) * (size_t)size);
    for (int64_t edge = 0; edge < edges; edge++)
        if (tails[edge] != heads[edge]) by_head[next[heads[edge]]++] = tails[edge];
    memcpy(*ends, *out_at, sizeof(int32_t) * (size_t)size);
    for (int32_t head = 0; head < size; head++) {
        for (int32_t place = into_at[head]; place < into_at[head + 1]; place++) {
            int32_t tail = by_head[place], end = (*ends)[tail];
            if (end == (*out_at)[tail] || (*out)[end - 1] != head) {
                (*out)[end] = head;
                (*ends)[tail]++;
            }
        }
    }
    free(into_at), free(by_head), free(next);
    return 0;
failed:
    free(into_at), free(by_head), free(next), free(*out_at), free(*ends), free(*out);
    return -1;
}

/* Give each node the number of its strongly connected component (Tarjan 1972, https://doi.org/10.1137/0201010). */
static int32_t *strong_components(int32_t size, const int32_t *out_at, const int32_t *ends, const int32_t *out) {
    int32_t *component = malloc(sizeof(int32_t) * ((size_t)size + 1)), *scratch = zeros(5 * (int64_t)size);
    if (!component || !scratch) {
        free(component), free(scratch);
        return NULL;
    }
    int32_t *index = scratch, *low = index + size, *next = low + size, *path = next + size, *stack = path + size;
    int32_t visited = 0, components = 0, stacked = 0;
    for (int32_t node = 0; node < size; node++) component[node] = index[node] = -1;
    memcpy(next, out_at, sizeof(int32_t) * (size_t)size);
    for (int32_t start = 0; start < size; start++) {
        if (index[start] != -1) continue;
        int32_t depth = 1;
        path[0] = start;
        index[start] = low[start] = visited++;
        stack[stacked++] = start;
        while (depth > 0) {
            int32_t node = path[depth - 1];
            if (next[node] < ends[node]) {
                int32_t head = out[next[node]++];
                if (index[head] == -1) {
                    index[head] = low[head] = visited++;
                    stack[stacked++] = head;
                    path[depth++] = head;
                } else if (component[head] == -1 && index[head] < low[node]) {
                    low[node] = index[head];
                }
                continue;
            }
            depth--;
            if (depth > 0 && low[node] < low[path[depth - 1]]) low[path[depth - 1]] = low[node];
            if (low[node] == index[node]) {
                int32_t member;
                do component[member = stack[--stacked]] = components;
                while (member != node);
                components++;
            }
        }
    }
    free(scratch);
    return component;
}

typedef struct {
    int64_t product;
    int32_t node;
    unsigned char unwanted;
} Ranked;

static int by_rank(const void *left, const void *right) {
    const Ranked *a = left, *b = right;
    if (a->unwanted != b->unwanted) return a->unwanted - b->unwanted;
    if (a->product != b->product) return a->product > b->product ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Write the rows anew by rank; distributing edges in the order of one end sorts them by the other. */
static int rank_edges(Adjacency *graph, const Ranked *ranked, const int32_t *rank, const int32_t *in_degree,
                      const int32_t *out_at, const int32_t *ends, const int32_t *out) {
    int32_t *filled = zeros(graph->nodes);
    graph->out_at = zeros(graph->nodes), graph->into_at = zeros(graph->nodes), graph->number = zeros(graph->nodes);
    if (!filled || !graph->out_at || !graph->into_at || !graph->number) goto failed;
    for (int32_t at = 0; at < graph->nodes; at++) {
        int32_t node = graph->number[at] = ranked[at].node;
        graph->out_at[at + 1] = graph->out_at[at] + ends[node] - out_at[node];
        graph->into_at[at + 1] = graph->into_at[at] + in_degree[node];
    }
    graph->edges = graph->out_at[graph->nodes];
    graph->out = zeros(graph->edges), graph->into = zeros(graph->edges);
    if (!graph->out || !graph->into) goto failed;
    memcpy(filled, graph->into_at, sizeof(int32_t) * (size_t)graph->nodes);
    for (int32_t tail = 0; tail < graph->nodes; tail++)
        for (int32_t at = out_at[graph->number[tail]]; at < ends[graph->number[tail]]; at++)
            graph->into[filled[rank[out[at]]]++] = tail;
    memcpy(filled, graph->out_at, sizeof(int32_t) * (size_t)graph->nodes);
    for (int32_t head = 0; head < graph->nodes; head++)
        for (int32_t at = graph->into_at[head]; at < graph->into_at[head + 1]; at++)
            graph->out[filled[graph->into[at]]++] = head;
    free(filled);
    return 0;
failed:
    free(filled);
    return -1;
}

/* Drop edges between components and parallel ones, and rank the nodes that are left: wanted roots first. -1: no memory. */
int build_adjacency(Adjacency *graph, int32_t size, int64_t edges, const int32_t *tails, const int32_t *heads,
                    const unsigned char *wanted) {
    int32_t *out_at = NULL, *ends = NULL, *out = NULL, *component = NULL, *in_degree = zeros(size), *rank = zeros(size);
    unsigned char *has_loop = (unsigned char *)zeros(size / 4 + 1);
    Ranked *ranked = malloc(sizeof(Ranked) * ((size_t)size + 1));
    int result = -1;
    if (!in_degree || !rank || !has_loop || !ranked) goto end;
    if (sort_edges(size, edges, tails, heads, &out_at, &ends, &out, has_loop)) {
        out_at = ends = out = NULL;
        goto end;
    }
    component = strong_components(size, out_at, ends, out);
    if (!component) goto end;
    for (int32_t tail = 0; tail < size; tail++) {
        int32_t kept = out_at[tail];
        for (int32_t at = out_at[tail]; at < ends[tail]; at++) {
            int32_t head = out[at];
            if (component[head] != component[tail]) continue;
            out[kept++] = head;
            in_degree[head]++;
        }
        ends[tail] = kept;
        graph->loops += has_loop[tail] && (!wanted || wanted[tail]);
    }
    for (int32_t node = 0; node < size; node++) {
        int64_t degree = ends[node] - out_at[node];
        if (!degree) continue;
        unsigned char unwanted = wanted && !wanted[node];
        graph->roots += !unwanted;
        ranked[graph->nodes++] = (Ranked){degree * in_degree[node], node, unwanted};
    }
    qsort(ranked, (size_t)graph->nodes, sizeof(Ranked), by_rank);
    for (int32_t at = 0; at < graph->nodes; at++) rank[ranked[at].node] = at;
    graph->loop = zeros(graph->loops);
    if (!graph->loop) goto end;
    for (int32_t node = 0, at = 0; node < size; node++)
        if (has_loop[node] && (!wanted || wanted[node])) graph->loop[at++] = node;
    result = rank_edges(graph, ranked, rank, in_degree, out_at, ends, out);
end:
    free(out_at), free(ends), free(out), free(component), free(in_degree), free(rank), free(has_loop), free(ranked);
    return result;
}

void free_adjacency(Adjacency *graph) {
    free(graph->out_at), free(graph->out), free(graph->into_at), free(graph->into), free(graph->number), free(graph->loop);
}
