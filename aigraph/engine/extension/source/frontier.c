/* Cycles of a component of small width, by dynamic programming over its frontier. The nodes are taken one after the other, with
   all edges to later ones; partial choices of edges that look the same from the later nodes are counted as one state.
   Sekine, Imai & Tani 1995, https://doi.org/10.1007/BFb0015427; Knuth's Simpath (TAOCP 4A, 7.1.4, exercise 225); of directed edges as
   Kawahara, Inoue, Iwashita & Minato 2017, https://doi.org/10.1587/transfun.E100.A.1773. */

#include <stdlib.h>
#include <string.h>

#include "layer.h"
#include "totals.h"

/* An edge between the node at hand and a later one, by its slot. */
typedef struct {
    int32_t slot;
    const Polynomial *paths;
} Link;

typedef struct {
    int32_t tail, head; /* slots */
    Polynomial *paths;
} Pair;

typedef struct {
    Layer *next;
    Totals *totals;
    int32_t node; /* the slot of the node at hand */
    int32_t ins, outs, pairs, near;
    Link in[SLOTS], out[SLOTS];
    Pair *pair;
    int32_t neighbour[SLOTS];
    unsigned char no_in[SLOTS], no_out[SLOTS]; /* which slots have no edge from, or to, nodes after the one at hand */
} Step;

/* Add numbers of the lengths from low up to high, times those of some paths (NULL: as they are). */
static void add_product(uint64_t *target, const uint64_t *number, int32_t low, int32_t high, const Polynomial *paths) {
    if (!paths) {
        for (int32_t length = low; length < high; length++) target[length] += number[length];
        return;
    }
    for (int32_t at = 0; at < paths->size; at++) {
        uint64_t factor = paths->at[at], *shifted = target + paths->low + at;
        if (factor)
            for (int32_t length = low; length < high; length++) shifted[length] += factor * number[length];
    }
}

/* Add what a state becomes to the next layer, unless a path in it can go on no more. */
static int move(Step *step, Key *key, const Layer *layer, int32_t state, const Polynomial *paths) {
    for (int32_t place = 0; place < step->near; place++) {
        int32_t slot = step->neighbour[place];
        unsigned char mark = key->mark[slot];
        if (mark == USED) continue;
        /* A node that cannot be entered and left any more is as good as used. */
        if (!mark) {
            if (step->no_in[slot] || step->no_out[slot]) key->mark[slot] = USED;
        } else if (mark & BEGINS ? step->no_in[slot] : step->no_out[slot]) {
            return COUNTED;
        }
    }
    int status = COUNTED;
    Layer *next = step->next;
    int32_t low = layer->low[state], high = layer->high[state], at = state_of(next, key, &status);
    if (at < 0) return status;
    add_product(next->number + (size_t)at * (size_t)next->stride, layer->number + (size_t)state * (size_t)layer->stride, low,
                high, paths);
    int32_t from = low + (paths ? paths->low : 0), to = high + (paths ? paths->low + paths->size - 1 : 0);
    if (from < next->low[at]) next->low[at] = from;
    if (to > next->high[at]) next->high[at] = to;
    next->sum[at] += layer->sum[state] * (paths ? paths->sum : 1);
    step->totals->budget -= 24 + (high - low) * (paths ? paths->size : 1) / 4;
    return COUNTED;
}

/* Lead a path into the node at hand from one slot, and on to another. */
static int join(Step *step, Key key, int32_t open, int32_t tail, int32_t head, const Layer *layer, int32_t state,
                const Polynomial *paths) {
    unsigned char from = key.mark[tail], to = key.mark[head];
    if (from == USED || from & BEGINS || to == USED || to & ENDS) return COUNTED;
    if (tail == head ? !from : (from && to && OTHER(from) == head)) {
        /* The cycle closes; it counts if nothing else has begun. */
        if (open != (from != 0)) return COUNTED;
        add_product(step->totals->by_length, layer->number + (size_t)state * (size_t)layer->stride, layer->low[state],
                    layer->high[state], paths);
        step->totals->sum += layer->sum[state] * paths->sum;
        step->totals->budget -= 8;
        return COUNTED;
    }
    int32_t begin = from ? OTHER(from) : tail, end = to ? OTHER(to) : head;
    if (from) key.mark[tail] = USED;
    if (to) key.mark[head] = USED;
    key.mark[begin] = (unsigned char)(BEGINS | end);
    key.mark[end] = (unsigned char)(ENDS | begin);
    return move(step, &key, layer, state, paths);
}

static int advance(Step *step, const Layer *layer, int32_t state) {
    Key key = layer->key[state];
    unsigned char mark = key.mark[step->node];
    int32_t open = 0;
    for (int slot = 0; slot < SLOTS; slot++) open += key.mark[slot] != USED && (key.mark[slot] & BEGINS) != 0;
    key.mark[step->node] = 0;
    int status = COUNTED;
    if (mark == USED || !mark) {
        Key passed = key;
        status = move(step, &passed, layer, state, NULL);
        for (int32_t place = 0; !mark && place < step->pairs && status == COUNTED; place++) {
            const Pair *pair = &step->pair[place];
            status = join(step, key, open, pair->tail, pair->head, layer, state, pair->paths);
        }
        return status;
    }
    /* One end of a path is at the node: the other one stands for it, as if the path began or ended there. */
    int32_t other = OTHER(mark);
    int32_t links = mark & ENDS ? step->outs : step->ins;
    for (int32_t place = 0; place < links && status == COUNTED; place++) {
        const Link *link = mark & ENDS ? &step->out[place] : &step->in[place];
        Key joined = key;
        unsigned char met = key.mark[link->slot];
        if (met == USED || met & (mark & ENDS ? ENDS : BEGINS)) continue;
        if (link->slot == other) {
            if (open != 1) continue;
            add_product(step->totals->by_length, layer->number + (size_t)state * (size_t)layer->stride, layer->low[state],
                        layer->high[state], link->paths);
            step->totals->sum += layer->sum[state] * link->paths->sum;
            continue;
        }
        int32_t end = met ? OTHER(met) : link->slot;
        if (met) joined.mark[link->slot] = USED;
        joined.mark[other] = (unsigned char)((mark & ENDS ? BEGINS : ENDS) | end);
        joined.mark[end] = (unsigned char)((mark & ENDS ? ENDS : BEGINS) | other);
        status = move(step, &joined, layer, state, link->paths);
    }
    return status;
}

/* Write the edges between a node and later ones, and what its neighbours have left; `slot` is -1 where none was given yet. */
static int prepare_step(Step *step, const Component *component, const int32_t *position, int32_t *slot, int32_t node,
                        unsigned char *is_taken) {
    int32_t size = component->size;
    step->ins = step->outs = step->pairs = step->near = 0;
    int32_t own = slot[node];
    for (int32_t other = -1; other < size; other++) {
        int32_t one = other < 0 ? node : other;
        const Polynomial *to = NULL, *from = NULL;
        if (other >= 0) {
            if (!component->is_left[other] || position[other] <= position[node]) continue;
            to = component->edge[(int64_t)node * size + other], from = component->edge[(int64_t)other * size + node];
            if (!to && !from) continue;
        }
        if (slot[one] < 0) {
            int32_t free_slot = 0;
            while (free_slot < SLOTS && is_taken[free_slot]) free_slot++;
            if (free_slot == SLOTS) return TOO_LONG;
            is_taken[free_slot] = 1;
            slot[one] = free_slot;
        }
        if (other < 0) {
            own = slot[node];
            continue;
        }
        if (to) step->out[step->outs++] = (Link){slot[other], to};
        if (from) step->in[step->ins++] = (Link){slot[other], from};
        step->neighbour[step->near++] = slot[other];
        int32_t enters = 0, leaves = 0;
        for (int32_t later = 0; later < size && !(enters && leaves); later++) {
            if (!component->is_left[later] || position[later] <= position[node]) continue;
            enters |= component->edge[(int64_t)later * size + other] != NULL;
            leaves |= component->edge[(int64_t)other * size + later] != NULL;
        }
        step->no_in[slot[other]] = !enters, step->no_out[slot[other]] = !leaves;
    }
    step->node = own;
    for (int32_t in = 0; in < step->ins; in++)
        for (int32_t out = 0; out < step->outs; out++) {
            Polynomial *paths = multiply(step->in[in].paths, step->out[out].paths);
            if (!paths) return NO_MEMORY;
            step->pair[step->pairs++] = (Pair){step->in[in].slot, step->out[out].slot, paths};
        }
    return COUNTED;
}

/* The most that a node adds to the length of chosen edges. */
static int32_t longest(const Step *step) {
    int32_t most = 0;
    for (int32_t place = 0; place < step->pairs; place++) {
        const Polynomial *paths = step->pair[place].paths;
        if (paths->low + paths->size > most) most = paths->low + paths->size;
    }
    for (int32_t place = 0; place < step->ins + step->outs; place++) {
        const Polynomial *paths = place < step->ins ? step->in[place].paths : step->out[place - step->ins].paths;
        if (paths->low + paths->size > most) most = paths->low + paths->size;
    }
    return most;
}

/* Count the cycles of the nodes that are left, which are taken in the given order. */
int count_by_frontier(const Component *component, const int32_t *order, int32_t left, Totals *totals) {
    int32_t size = component->size, most = component->most + 1;
    int32_t *position = malloc(sizeof(int32_t) * 2 * (size_t)size), *slot = position + size;
    if (!position) return NO_MEMORY;
    Step *step = calloc(1, sizeof(Step));
    Layer layer = {0}, next = {0};
    unsigned char is_taken[SLOTS] = {0};
    int status = step ? begin_layer(&layer, 1) : NO_MEMORY;
    if (step && !(step->pair = malloc(sizeof(Pair) * SLOTS * SLOTS))) status = NO_MEMORY;
    for (int32_t node = 0; node < size; node++) slot[node] = -1;
    for (int32_t at = 0; at < left; at++) position[order[at]] = at;
    if (status == COUNTED) {
        Key empty = {{0}};
        int32_t state = state_of(&layer, &empty, &status);
        if (state == 0) layer.number[0] = 1, layer.sum[0] = 1, layer.low[0] = 0, layer.high[0] = 1;
    }
    for (int32_t at = 0; at < left && status == COUNTED; at++) {
        status = prepare_step(step, component, position, slot, order[at], is_taken);
        int32_t stride = layer.stride + longest(step);
        if (status == COUNTED) status = begin_layer(&next, stride < most ? stride : most);
        step->next = &next;
        step->totals = totals;
        for (int32_t state = 0; state < layer.states && status == COUNTED; state++) {
            status = advance(step, &layer, state);
            if (status == COUNTED && totals->budget < 0) status = TOO_LONG;
            if (!(state & 0xfff) && status == COUNTED && totals->is_interrupted(totals->context)) status = INTERRUPTED;
        }
        for (int32_t pair = 0; pair < step->pairs; pair++) free(step->pair[pair].paths);
        step->pairs = 0;
        if (slot[order[at]] >= 0) is_taken[slot[order[at]]] = 0;
        free_layer(&layer);
        layer = next;
        memset(&next, 0, sizeof(next));
    }
    free_layer(&layer);
    if (step) {
        for (int32_t pair = 0; pair < step->pairs; pair++) free(step->pair[pair].paths);
        free(step->pair);
    }
    free(step), free(position);
    return status;
}
