/* The Python side of counts: a slice of the search, or all cycles at once. */

#include "search_object.h"
#include "totals.h"

/* So much is tried first to count without a visit to each cycle. */
#define FIRST_STEPS (1 << 12)

static PyObject *take_counts(SearchObject *self) {
    PyObject *found = PyDict_New();
    int64_t longest = self->search.max_length ? self->search.max_length : self->search.graph.nodes;
    /* A graph may have self-loops alone. */
    if (longest < 1) longest = 1;
    for (int64_t length = 0; found && length <= longest; length++) {
        int64_t number = self->counts[length];
        self->counts[length] = 0;
        if (!number || length < self->search.min_length) continue;
        PyObject *key = PyLong_FromLongLong(length), *value = PyLong_FromLongLong(number);
        if (!key || !value || PyDict_SetItem(found, key, value)) Py_CLEAR(found);
        Py_XDECREF(key), Py_XDECREF(value);
    }
    return found;
}

static void count_some(SearchObject *self, Py_ssize_t steps) {
    static const int never = 0;
    Search *search = &self->search;
    int32_t root = search->root, depth = search->depth, roots = search->graph.roots;
    int status;
    /* The root was done when the budget of the last slice was spent. */
    if (depth == 0) self->root_uses_barriers = 0;
    if (!search->max_length || self->root_uses_barriers) {
        if (self->root_uses_barriers) search->graph.roots = root + 1;
        search->barriers = 1;
        status = list_slice(search, steps, &never, NULL, NULL, self->counts);
        search->graph.roots = roots;
        if (self->root_uses_barriers && status == FINISHED) {
            self->root_uses_barriers = search->barriers = 0;
            status = search->root >= roots ? FINISHED : PAUSED;
        }
    } else {
        search->barriers = 0;
        status = count_slice(search, steps, self->counts);
        int64_t found = 0;
        for (int32_t length = 0; length <= search->max_length; length++) found += self->counts[length];
        /* A slice that takes so many steps for each cycle it finds, all for one root, is followed by ones with barriers. */
        if (status == PAUSED && depth > 0 && search->depth > 0 && search->root == root && found * 64 < steps) {
            self->root_uses_barriers = 1;
            begin_barriers(search);
        }
    }
    self->is_finished = status == FINISHED;
}

/* count(steps): a dictionary of the numbers of cycles by length that were found in about so many steps. */
PyObject *search_count(SearchObject *self, PyObject *arguments) {
    Py_ssize_t steps;
    if (!PyArg_ParseTuple(arguments, "n", &steps)) return NULL;
    count_some(self, steps);
    return take_counts(self);
}

static int is_interrupted(void *check) {
    if (PyErr_CheckSignals()) return 1;
    PyObject *answer = check ? PyObject_CallNoArgs(check) : NULL;
    int stops = answer ? PyObject_IsTrue(answer) : check != NULL;
    Py_XDECREF(answer);
    return stops;
}

/* Count all cycles of any length without a visit to each: a dictionary, or None if that takes more steps, or 64 bits are not enough. */
static PyObject *count_totals_of(SearchObject *self, Py_ssize_t steps, PyObject *check) {
    int64_t nodes = self->search.graph.nodes;
    uint64_t *by_length = PyMem_Calloc((size_t)nodes + 2, sizeof(uint64_t));
    if (!by_length) return PyErr_NoMemory();
    Totals totals = {by_length, 0, steps, is_interrupted, check};
    int status = count_totals(&self->search.graph, &totals);
    PyObject *found = status == COUNTED ? PyDict_New() : NULL;
    for (int64_t length = self->search.min_length; found && length <= nodes; length++) {
        if (!by_length[length]) continue;
        PyObject *key = PyLong_FromLongLong(length), *value = PyLong_FromUnsignedLongLong(by_length[length]);
        if (!key || !value || PyDict_SetItem(found, key, value)) Py_CLEAR(found);
        Py_XDECREF(key), Py_XDECREF(value);
    }
    PyMem_Free(by_length);
    if (status == NO_MEMORY) return PyErr_NoMemory();
    if (status != COUNTED && !PyErr_Occurred()) Py_RETURN_NONE;
    return found;
}

/* totals(steps, check): the same, of a search without a bound and of all roots; self-loops are not among them. `check` is called some
   times a second, and tells whether to stop. */
PyObject *search_totals(SearchObject *self, PyObject *arguments) {
    Py_ssize_t steps;
    PyObject *check;
    if (!PyArg_ParseTuple(arguments, "nO", &steps, &check)) return NULL;
    if (self->search.max_length || self->search.graph.roots != self->search.graph.nodes) Py_RETURN_NONE;
    return count_totals_of(self, steps, check);
}

/* Put self-loops before longer cycles; NULL and None are handed on. */
static PyObject *add_loops(PyObject *longer, int64_t loops) {
    if (!longer || longer == Py_None || !loops) return longer;
    PyObject *all = PyDict_New(), *length = PyLong_FromLong(1), *number = PyLong_FromLongLong(loops);
    if (!all || !length || !number || PyDict_SetItem(all, length, number) || PyDict_Update(all, longer)) Py_CLEAR(all);
    Py_XDECREF(length), Py_XDECREF(number), Py_DECREF(longer);
    return all;
}

/* Give all numbers by length, or None if that takes more steps. */
PyObject *count_in_turns(SearchObject *self, Py_ssize_t steps) {
    int64_t loops = self->counts[1] = self->search.graph.loops;
    PyObject *found = NULL;
    int is_unbounded = !self->search.max_length;
    /* Without a bound both ways take turns, each with four times the steps: neither loses more than the other takes. */
    Py_ssize_t taken = is_unbounded && steps > FIRST_STEPS ? FIRST_STEPS : steps;
    for (; !self->is_finished && taken <= steps; taken *= 4) {
        if (is_unbounded) {
            found = add_loops(count_totals_of(self, taken, NULL), loops);
            if (found && found != Py_None) break;
            Py_XDECREF(found);
            found = NULL;
            if (PyErr_Occurred()) break;
        }
        count_some(self, taken);
    }
    if (!found && !PyErr_Occurred()) {
        if (self->is_finished) {
            found = take_counts(self);
        } else {
            Py_INCREF(Py_None);
            found = Py_None;
        }
    }
    return found;
}
