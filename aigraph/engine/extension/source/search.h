/* The search for simple cycles in C: what its parts share. The algorithms are those of ../../compiled, which say more. */

#ifndef AIGRAPH_SEARCH_H
#define AIGRAPH_SEARCH_H

#include <stdint.h>

/* The barrier of a node on the path, and of one that is blocked without a bound on length: above every distance. */
#define ON_PATH (1 << 30)
#define BLOCKED (1 << 29)

/* Why a slice of a search ended. */
enum { FINISHED, PAUSED, FULL, FAILED };

/* Adjacency in compressed rows of the non-trivial strongly connected components, nodes by in-degree times out-degree. */
typedef struct {
    int32_t nodes, edges; /* how many there are */
    int32_t roots;        /* the first so many ranks are searched from */
    int32_t *out_at, *out, *into_at, *into; /* ranks of successors and predecessors, ascending */
    int32_t *number;      /* for each rank the number of the node in the graph */
    int32_t loops, *loop; /* the numbers of nodes with an edge to themselves */
} Adjacency;

/* One search: the subgraph of a root, whose nodes have numbers of their own (0 is the root), and the path in it. */
typedef struct {
    Adjacency graph;
    int32_t max_length, min_length; /* nodes of a cycle; a `max_length` of 0 is no bound */
    int32_t root, depth, size;      /* the current root, the nodes on the path, the nodes of the subgraph */
    int barriers;                   /* whether the search uses barriers, which need all predecessors */
    int32_t *to_root, *from_root, *local; /* by rank: distances, and the number in the subgraph; -1 but while it is built */
    int32_t *queue;                 /* of two breadth-first searches, one in each half */
    int32_t *rank;                  /* for each node of the subgraph its rank */
    int32_t *barrier, *distance;    /* a lower bound on the distance to the root beside the path, and the distance */
    int32_t *at, *adjacent, *near;  /* successors by distance and rank, and where those one hop from the root end */
    int32_t *free;                  /* how many of these are not on the path */
    int32_t *into_at, *into;        /* predecessors */
    int32_t *count;                 /* of successors by distance, for sorting them */
    int32_t *path, *saved, *shortest, *position, *stop; /* by step of the path */
    unsigned char *closes;          /* whether an edge leads to the root */
} Search;

/* Called for each cycle: the ranks on the path and, if it is not -1, one more. Gives 0, or -1 to end the search. */
typedef int (*Emit)(void *context, const Search *search, int32_t length, int32_t last);

int build_adjacency(Adjacency *graph, int32_t size, int64_t edges, const int32_t *tails, const int32_t *heads,
                    const unsigned char *wanted);
void free_adjacency(Adjacency *graph);

int begin_search(Search *search);
void end_search(Search *search);
int64_t open_root(Search *search);
void transpose(Search *search);

int list_slice(Search *search, int64_t budget, const int *is_full, Emit emit, void *context, int64_t *counts);
int count_slice(Search *search, int64_t budget, int64_t *counts);
void begin_barriers(Search *search);

#endif
