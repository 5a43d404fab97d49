/* The states of a frontier. */

#ifndef AIGRAPH_LAYER_H
#define AIGRAPH_LAYER_H

#include <stdint.h>

/* A state has a mark for each slot: 0 for a node no edge was chosen of, `USED` for one that can take no more, else one that a path of
   chosen edges begins at or ends at, with the slot of its other end. */
#define SLOTS 32
#define USED 0xff
#define BEGINS 0x40
#define ENDS 0x80
#define OTHER(mark) ((mark) & 0x1f)

typedef union {
    unsigned char mark[SLOTS];
    uint64_t word[SLOTS / 8];
} Key;

typedef struct {
    int32_t states, capacity, stride, mask;
    Key *key;
    int32_t *low, *high; /* of the numbers of each state, whose first is of length 0 */
    double *sum;
    uint64_t *number;
    int32_t *place; /* by hash; -1 is free */
} Layer;

int begin_layer(Layer *layer, int32_t stride);
void free_layer(Layer *layer);
int32_t state_of(Layer *layer, const Key *key, int *status);

#endif
