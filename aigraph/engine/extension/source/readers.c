/* Graphs of Python objects as numbered edges. What is not of the plain form gives None, and Python reads it or says why not. */

#include "readers.h"

/* Whether a node is of a type that has no missing value. */
static int is_present(PyObject *node) {
    return PyUnicode_CheckExact(node) || PyLong_CheckExact(node) || PyTuple_CheckExact(node) || PyBytes_CheckExact(node);
}

/* Give the number of a node, a borrowed reference; a new node gets the next. NULL without an error: not of the plain form. */
static PyObject *number_of(PyObject *node, PyObject *number, PyObject *nodes) {
    PyObject *known = PyDict_GetItemWithError(number, node);
    if (known || PyErr_Occurred() || !is_present(node)) return known;
    PyObject *next = PyLong_FromSsize_t(PyList_Size(nodes));
    if (!next) return NULL;
    int failed = PyDict_SetItem(number, node, next) || PyList_Append(nodes, node);
    Py_DECREF(next);
    return failed ? NULL : next;
}

static PyObject *end_of(PyObject *edge, Py_ssize_t place) {
    return PyTuple_CheckExact(edge) ? PyTuple_GetItem(edge, place) : PyList_GetItem(edge, place);
}

/* Give what was read, or None; errors other than memory are left for Python to meet again. */
static PyObject *finish(PyObject *nodes, PyObject *number, PyObject *tails, PyObject *heads, int is_read) {
    PyObject *result = NULL;
    if (is_read) {
        result = PyTuple_Pack(3, nodes, tails, heads);
    } else if (!PyErr_Occurred() || !PyErr_ExceptionMatches(PyExc_MemoryError)) {
        PyErr_Clear();
        Py_INCREF(Py_None);
        result = Py_None;
    }
    Py_XDECREF(nodes), Py_XDECREF(number), Py_XDECREF(tails), Py_XDECREF(heads);
    return result;
}

/* read_pairs(pairs): (nodes, tails, heads) of a list of pairs, nodes numbered as they appear, edge by edge. */
PyObject *read_pairs(PyObject *Py_UNUSED(module), PyObject *pairs) {
    if (!PyList_CheckExact(pairs)) Py_RETURN_NONE;
    Py_ssize_t edges = PyList_Size(pairs);
    PyObject *number = PyDict_New(), *nodes = PyList_New(0), *tails = PyList_New(edges), *heads = PyList_New(edges);
    int is_read = number && nodes && tails && heads;
    for (Py_ssize_t edge = 0; is_read && edge < edges; edge++) {
        /* A hash or a comparison written in Python may change the list. */
        PyObject *pair = PyList_GetItem(pairs, edge);
        is_read = pair && ((PyTuple_CheckExact(pair) && PyTuple_Size(pair) == 2) || (PyList_CheckExact(pair) && PyList_Size(pair) == 2));
        if (!is_read) break;
        Py_INCREF(pair);
        for (int end = 0; is_read && end < 2; end++) {
            PyObject *node = end_of(pair, end);
            Py_XINCREF(node);
            PyObject *found = node ? number_of(node, number, nodes) : NULL;
            Py_XDECREF(node);
            is_read = found != NULL;
            if (!is_read) break;
            Py_INCREF(found);
            PyList_SetItem(end ? heads : tails, edge, found);
        }
        Py_DECREF(pair);
    }
    return finish(nodes, number, tails, heads, is_read);
}

/* read_adjacency(nodes, rows): the same of a dictionary of nodes, and one of dictionaries of their successors. */
PyObject *read_adjacency(PyObject *Py_UNUSED(module), PyObject *arguments) {
    PyObject *listed, *rows;
    if (!PyArg_ParseTuple(arguments, "OO", &listed, &rows)) return NULL;
    if (!PyDict_CheckExact(listed) || !PyDict_CheckExact(rows)) Py_RETURN_NONE;
    PyObject *nodes = PyDict_Keys(listed), *number = PyDict_New(), *tails = PyList_New(0), *heads = PyList_New(0);
    int is_read = nodes && number && tails && heads;
    Py_ssize_t size = is_read ? PyList_Size(nodes) : 0;
    for (Py_ssize_t place = 0; is_read && place < size; place++) {
        PyObject *found = PyLong_FromSsize_t(place);
        is_read = found && !PyDict_SetItem(number, PyList_GetItem(nodes, place), found);
        Py_XDECREF(found);
    }
    for (Py_ssize_t place = 0; is_read && place < size; place++) {
        PyObject *node = PyList_GetItem(nodes, place), *row = PyDict_GetItemWithError(rows, node);
        PyObject *tail = row ? PyDict_GetItemWithError(number, node) : NULL;
        is_read = tail && PyDict_CheckExact(row);
        PyObject *successors = is_read ? PyDict_Keys(row) : NULL;
        is_read = successors != NULL;
        Py_ssize_t degree = is_read ? PyList_Size(successors) : 0;
        for (Py_ssize_t at = 0; is_read && at < degree; at++) {
            PyObject *head = PyDict_GetItemWithError(number, PyList_GetItem(successors, at));
            is_read = head && !PyList_Append(tails, tail) && !PyList_Append(heads, head);
        }
        Py_XDECREF(successors);
    }
    return finish(nodes, number, tails, heads, is_read);
}
