/* The states of a frontier, each with its numbers of cycles to be, found by their marks. */

#include "layer.h"

#include <stdlib.h>
#include <string.h>

#include "totals.h"

/* A layer takes no more. */
#define MAX_BYTES ((size_t)1 << 27)

void free_layer(Layer *layer) {
    free(layer->key), free(layer->low), free(layer->high), free(layer->sum), free(layer->number), free(layer->place);
    memset(layer, 0, sizeof(*layer));
}

int begin_layer(Layer *layer, int32_t stride) {
    memset(layer, 0, sizeof(*layer));
    layer->stride = stride;
    layer->mask = 127;
    layer->place = malloc(sizeof(int32_t) * 128);
    if (layer->place) memset(layer->place, -1, sizeof(int32_t) * 128);
    return layer->place ? 0 : NO_MEMORY;
}

static uint64_t hash_of(const Key *key) {
    uint64_t hash = 0;
    for (int word = 0; word < SLOTS / 8; word++) hash = (hash ^ key->word[word]) * 0x9e3779b97f4a7c15u, hash ^= hash >> 29;
    return hash ^ hash >> 32;
}

static int resize(void **array, size_t size) {
    void *made = realloc(*array, size);
    if (made) *array = made;
    return made ? 0 : NO_MEMORY;
}

static int grow(Layer *layer) {
    size_t more = layer->capacity ? 2 * (size_t)layer->capacity : 64;
    if (more * (sizeof(Key) + 8 * ((size_t)layer->stride + 4)) > MAX_BYTES) return TOO_LONG;
    if (resize((void **)&layer->key, more * sizeof(Key)) || resize((void **)&layer->low, more * sizeof(int32_t)) ||
        resize((void **)&layer->high, more * sizeof(int32_t)) || resize((void **)&layer->sum, more * sizeof(double)) ||
        resize((void **)&layer->number, more * sizeof(uint64_t) * (size_t)layer->stride))
        return NO_MEMORY;
    layer->capacity = (int32_t)more;
    int32_t *place = malloc(sizeof(int32_t) * 2 * more);
    if (!place) return NO_MEMORY;
    free(layer->place);
    layer->place = place;
    layer->mask = (int32_t)(2 * more - 1);
    memset(place, -1, sizeof(int32_t) * 2 * more);
    for (int32_t state = 0; state < layer->states; state++) {
        uint64_t at = hash_of(&layer->key[state]) & (uint64_t)layer->mask;
        while (place[at] != -1) at = (at + 1) & (uint64_t)layer->mask;
        place[at] = state;
    }
    return COUNTED;
}

/* Give the number of a state, or -1 with the status of what failed. */
int32_t state_of(Layer *layer, const Key *key, int *status) {
    uint64_t at = hash_of(key) & (uint64_t)layer->mask;
    for (; layer->place[at] != -1; at = (at + 1) & (uint64_t)layer->mask)
        if (!memcmp(&layer->key[layer->place[at]], key, sizeof(Key))) return layer->place[at];
    if (layer->states == layer->capacity) {
        *status = grow(layer);
        return *status == COUNTED ? state_of(layer, key, status) : -1;
    }
    int32_t state = layer->states++;
    layer->place[at] = state;
    layer->key[state] = *key;
    layer->low[state] = layer->stride, layer->high[state] = 0;
    layer->sum[state] = 0;
    memset(layer->number + (size_t)state * (size_t)layer->stride, 0, sizeof(uint64_t) * (size_t)layer->stride);
    return state;
}
