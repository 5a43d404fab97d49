/* The Python side: a search as an object that gives blocks of cycles as lists, or counts. */

#include "search_object.h"

#include <string.h>

#include "readers.h"

/* A block of long cycles ends after so many nodes, so that memory stays bounded. */
#define MAX_CELLS (1 << 16)

/* Read numbers below `size` from a list of int, or from an int32 array. */
static int32_t *read_numbers(PyObject *source, int64_t expected, int64_t size) {
    int32_t *numbers = PyMem_Malloc(sizeof(int32_t) * (size_t)(expected + 1));
    if (!numbers) return (int32_t *)PyErr_NoMemory();
    if (PyList_Check(source)) {
        for (int64_t place = 0; place < expected; place++) {
            PyObject *item = PyList_GetItem(source, place);
            long long number = item ? PyLong_AsLongLong(item) : -1;
            if (number == -1 && PyErr_Occurred()) goto failed;
            numbers[place] = (int32_t)number;
            if (number < 0 || number >= size) goto outside;
        }
        return numbers;
    }
    Py_buffer view;
    if (PyObject_GetBuffer(source, &view, PyBUF_SIMPLE)) goto failed;
    int fits = view.len == expected * (int64_t)sizeof(int32_t);
    if (fits) memcpy(numbers, view.buf, (size_t)view.len);
    PyBuffer_Release(&view);
    if (!fits) {
        PyErr_SetString(PyExc_ValueError, "the ends of edges are neither a list nor an int32 array");
        goto failed;
    }
    for (int64_t place = 0; place < expected; place++)
        if (numbers[place] < 0 || numbers[place] >= size) goto outside;
    return numbers;
outside:
    PyErr_SetString(PyExc_ValueError, "an edge ends at a number that is no node");
failed:
    PyMem_Free(numbers);
    return NULL;
}

static int64_t length_of(PyObject *source) {
    if (PyList_Check(source)) return PyList_Size(source);
    Py_buffer view;
    if (PyObject_GetBuffer(source, &view, PyBUF_SIMPLE)) return -1;
    int64_t length = view.len / (int64_t)sizeof(int32_t);
    PyBuffer_Release(&view);
    return length;
}

/* Give the wanted roots as flags, or NULL without an error if all nodes are roots. */
static unsigned char *read_roots(PyObject *roots, int64_t size) {
    if (roots == Py_None) return NULL;
    int64_t number = length_of(roots);
    if (number < 0) return NULL;
    int32_t *places = read_numbers(roots, number, size);
    unsigned char *wanted = places ? PyMem_Calloc((size_t)size + 1, 1) : NULL;
    if (places && !wanted) PyErr_NoMemory();
    for (int64_t place = 0; wanted && place < number; place++) wanted[places[place]] = 1;
    PyMem_Free(places);
    return wanted;
}

static int prepare(SearchObject *self, PyObject *nodes) {
    Search *search = &self->search;
    Adjacency *graph = &search->graph;
    /* No cycle is longer than the graph has nodes: from there on a bound is none. */
    if (search->max_length >= graph->nodes) search->max_length = 0;
    int64_t longest = search->max_length ? search->max_length : graph->nodes;
    self->counts = PyMem_Calloc((size_t)longest + 3, sizeof(int64_t));
    self->label = PyMem_Calloc((size_t)graph->nodes + 1, sizeof(PyObject *));
    if (!self->counts || !self->label || begin_search(search)) {
        PyErr_NoMemory();
        return -1;
    }
    for (int32_t rank = 0; rank < graph->nodes; rank++) {
        int32_t number = graph->number[rank];
        PyObject *label = nodes == Py_None ? PyLong_FromLong(number) : PyList_GetItem(nodes, number);
        if (!label) return -1;
        if (nodes != Py_None) Py_INCREF(label);
        self->label[rank] = label;
    }
    return 0;
}

static PyObject *begin(PyTypeObject *type, Py_ssize_t size, PyObject *tails, PyObject *heads, PyObject *roots, int max_length,
                       int min_length, PyObject *nodes) {
    int64_t edges = length_of(tails);
    if (edges < 0) return NULL;
    if (size >= INT32_MAX / 2 || edges >= INT32_MAX / 2 || (nodes != Py_None && PyList_Size(nodes) != size)) {
        PyErr_SetString(PyExc_ValueError, "the graph is too large, or its nodes do not match their number");
        return NULL;
    }
    SearchObject *self = (SearchObject *)PyType_GenericAlloc(type, 0);
    if (!self) return NULL;
    self->search.max_length = max_length;
    self->search.min_length = min_length;
    self->rotates = nodes != Py_None;
    int32_t *from = read_numbers(tails, edges, size), *to = from ? read_numbers(heads, edges, size) : NULL;
    unsigned char *wanted = to ? read_roots(roots, size) : NULL;
    int failed = !to || PyErr_Occurred();
    if (!failed && build_adjacency(&self->search.graph, (int32_t)size, edges, from, to, wanted)) {
        PyErr_NoMemory();
        failed = 1;
    }
    PyMem_Free(from), PyMem_Free(to), PyMem_Free(wanted);
    if (failed || prepare(self, nodes)) {
        Py_DECREF(self);
        return NULL;
    }
    return (PyObject *)self;
}

/* Search(size, tails, heads, roots, max_length, min_length, nodes): 0 is no bound; with `nodes` lists hold nodes, not numbers. */
static PyObject *new_search(PyTypeObject *type, PyObject *arguments, PyObject *Py_UNUSED(options)) {
    PyObject *tails, *heads, *roots, *nodes;
    Py_ssize_t size;
    int max_length, min_length;
    if (!PyArg_ParseTuple(arguments, "nOOOiiO", &size, &tails, &heads, &roots, &max_length, &min_length, &nodes)) return NULL;
    return begin(type, size, tails, heads, roots, max_length, min_length, nodes);
}

static void free_search(SearchObject *self) {
    PyTypeObject *type = Py_TYPE((PyObject *)self);
    for (int32_t rank = 0; self->label && rank < self->search.graph.nodes; rank++) Py_XDECREF(self->label[rank]);
    Py_XDECREF(self->block);
    PyMem_Free(self->label), PyMem_Free(self->counts);
    end_search(&self->search);
    free_adjacency(&self->search.graph);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static int append_cycle(void *context, const Search *search, int32_t length, int32_t last) {
    SearchObject *self = context;
    const int32_t *path = search->path, *rank = search->rank, *number = search->graph.number;
    int32_t first = 0;
    if (self->rotates) {
        int32_t least = number[last];
        first = length - 1;
        for (int32_t step = 0; step < length - 1; step++) {
            int32_t other = number[rank[path[step]]];
            if (other < least) least = other, first = step;
        }
    }
    PyObject *cycle = PyList_New(length);
    if (!cycle) return -1;
    for (int32_t step = 0, to = first ? length - first : 0; step < length; step++) {
        PyObject *label = self->label[step == length - 1 ? last : rank[path[step]]];
        Py_INCREF(label);
        PyList_SetItem(cycle, to, label);
        if (++to == length) to = 0;
    }
    int status = PyList_Append(self->block, cycle);
    Py_DECREF(cycle);
    self->cells += length;
    self->is_full = ++self->found >= self->most || self->cells >= MAX_CELLS;
    return status;
}

/* Find at most so many cycles, in about so many steps, and add them to a list, which is taken over. */
static PyObject *fill_block(SearchObject *self, PyObject *found, Py_ssize_t most, Py_ssize_t steps) {
    self->block = found;
    if (!self->block) return NULL;
    self->most = most;
    self->cells = self->found = self->is_full = 0;
    self->search.barriers = 1;
    int status = list_slice(&self->search, steps, &self->is_full, append_cycle, self, self->counts);
    PyObject *block = self->block;
    self->block = NULL;
    if (status == FAILED) {
        Py_DECREF(block);
        return NULL;
    }
    self->is_finished = status == FINISHED;
    return block;
}

/* next_block(most, steps): a list of at most so many cycles, found in about so many steps; it may be empty. */
static PyObject *next_block(SearchObject *self, PyObject *arguments) {
    Py_ssize_t most, steps;
    if (!PyArg_ParseTuple(arguments, "nn", &most, &steps)) return NULL;
    if (self->block) {
        PyErr_SetString(PyExc_RuntimeError, "the search is already at work");
        return NULL;
    }
    return fill_block(self, PyList_New(0), most, steps);
}

/* Begin a search without roots. Without a tuple of arguments, which takes as long as to search the smallest graphs. */
static SearchObject *begin_plain(PyObject *type, PyObject *const *arguments, Py_ssize_t number, int is_named, Py_ssize_t *steps) {
    if (number != 5 + is_named || !PyList_Check(arguments[0])) {
        PyErr_SetString(PyExc_TypeError, "expected nodes, tails, heads, the bound, and the steps");
        return NULL;
    }
    long max_length = PyLong_AsLong(arguments[3]);
    *steps = PyLong_AsSsize_t(arguments[4]);
    if (PyErr_Occurred()) return NULL;
    if (max_length > INT32_MAX) max_length = INT32_MAX;
    return (SearchObject *)begin((PyTypeObject *)type, PyList_Size(arguments[0]), arguments[1], arguments[2], Py_None,
                                 (int)max_length, 1, is_named ? arguments[0] : Py_None);
}

/* Search.first(nodes, tails, heads, max_length, steps, most): the first cycles, self-loops before them, the number of roots, and the
   search if there may be more, else None. */
static PyObject *first(PyObject *type, PyObject *const *arguments, Py_ssize_t number) {
    Py_ssize_t steps;
    SearchObject *self = begin_plain(type, arguments, number, 1, &steps);
    if (!self) return NULL;
    PyObject *found = PyList_New(0);
    for (int64_t place = 0; found && place < self->search.graph.loops; place++) {
        PyObject *cycle = PyList_New(1), *node = PyList_GetItem(arguments[0], self->search.graph.loop[place]);
        if (cycle && node) Py_INCREF(node), PyList_SetItem(cycle, 0, node);
        if (!cycle || !node || PyList_Append(found, cycle)) Py_CLEAR(found);
        Py_XDECREF(cycle);
    }
    Py_ssize_t most = PyLong_AsSsize_t(arguments[5]);
    if (PyErr_Occurred()) Py_CLEAR(found);
    found = fill_block(self, found, most, steps);
    PyObject *roots = found ? PyLong_FromLong(self->search.graph.roots) : NULL;
    PyObject *result = roots ? PyTuple_Pack(3, found, roots, self->is_finished ? Py_None : (PyObject *)self) : NULL;
    Py_XDECREF(found), Py_XDECREF(roots), Py_DECREF(self);
    return result;
}

/* Search.count_all(nodes, tails, heads, max_length, steps): a dictionary of all numbers by length, or None if it takes more steps. */
static PyObject *count_all(PyObject *type, PyObject *const *arguments, Py_ssize_t number) {
    Py_ssize_t steps;
    SearchObject *self = begin_plain(type, arguments, number, 0, &steps);
    if (!self) return NULL;
    PyObject *found = count_in_turns(self, steps);
    Py_DECREF(self);
    return found;
}

static PyObject *get_loops(SearchObject *self, void *Py_UNUSED(closure)) {
    PyObject *loops = PyList_New(self->search.graph.loops);
    for (int32_t place = 0; loops && place < self->search.graph.loops; place++) {
        PyObject *number = PyLong_FromLong(self->search.graph.loop[place]);
        if (!number) Py_CLEAR(loops);
        else PyList_SetItem(loops, place, number);
    }
    return loops;
}

static PyObject *get_roots(SearchObject *self, void *Py_UNUSED(closure)) { return PyLong_FromLong(self->search.graph.roots); }

static PyObject *get_roots_done(SearchObject *self, void *Py_UNUSED(closure)) { return PyLong_FromLong(self->search.root); }

static PyObject *get_is_finished(SearchObject *self, void *Py_UNUSED(closure)) { return PyBool_FromLong(self->is_finished); }

static PyMethodDef search_methods[] = {{"next_block", (PyCFunction)next_block, METH_VARARGS, NULL},
                                       {"count", (PyCFunction)search_count, METH_VARARGS, NULL},
                                       {"totals", (PyCFunction)search_totals, METH_VARARGS, NULL},
                                       {"first", (PyCFunction)(void (*)(void))first, METH_FASTCALL | METH_CLASS, NULL},
                                       {"count_all", (PyCFunction)(void (*)(void))count_all, METH_FASTCALL | METH_CLASS, NULL},
                                       {NULL, NULL, 0, NULL}};

static PyGetSetDef search_attributes[] = {{"loops", (getter)get_loops, NULL, NULL, NULL},
                                          {"roots", (getter)get_roots, NULL, NULL, NULL},
                                          {"roots_done", (getter)get_roots_done, NULL, NULL, NULL},
                                          {"is_finished", (getter)get_is_finished, NULL, NULL, NULL},
                                          {NULL, NULL, NULL, NULL, NULL}};

static PyType_Slot search_slots[] = {{Py_tp_new, new_search},
                                     {Py_tp_dealloc, free_search},
                                     {Py_tp_methods, search_methods},
                                     {Py_tp_getset, search_attributes},
                                     {0, NULL}};

static PyType_Spec search_spec = {"_cycles.Search", sizeof(SearchObject), 0, Py_TPFLAGS_DEFAULT, search_slots};

static int execute(PyObject *module) {
    PyObject *type = PyType_FromModuleAndSpec(module, &search_spec, NULL);
    int status = type ? PyModule_AddType(module, (PyTypeObject *)type) : -1;
    Py_XDECREF(type);
    return status;
}

static PyMethodDef functions[] = {{"read_pairs", read_pairs, METH_O, NULL},
                                  {"read_adjacency", read_adjacency, METH_VARARGS, NULL},
                                  {NULL, NULL, 0, NULL}};

static PyModuleDef_Slot slots[] = {{Py_mod_exec, execute}, {0, NULL}};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_cycles", NULL, 0, functions, slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__cycles(void) { return PyModuleDef_Init(&definition); }
