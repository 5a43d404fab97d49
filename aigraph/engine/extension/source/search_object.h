/* A search as an object of Python. */

#ifndef AIGRAPH_SEARCH_OBJECT_H
#define AIGRAPH_SEARCH_OBJECT_H

#define Py_LIMITED_API 0x030b0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "search.h"

typedef struct {
    PyObject_HEAD
    Search search;
    PyObject **label; /* by rank: what stands for the node in a list */
    PyObject *block;  /* the lists found since the last call */
    int64_t *counts;  /* by length */
    int64_t most, cells, found;
    int rotates; /* whether a list begins at the node that comes first in the graph */
    int is_full, is_finished, root_uses_barriers;
} SearchObject;

PyObject *search_count(SearchObject *self, PyObject *arguments);
PyObject *search_totals(SearchObject *self, PyObject *arguments);
PyObject *count_in_turns(SearchObject *self, Py_ssize_t steps);

#endif
