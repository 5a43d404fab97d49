/* Graphs of Python objects as numbered edges: what `readers.c` gives to the module. */

#ifndef AIGRAPH_READERS_H
#define AIGRAPH_READERS_H

#define Py_LIMITED_API 0x030b0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *read_pairs(PyObject *module, PyObject *pairs);
PyObject *read_adjacency(PyObject *module, PyObject *arguments);

#endif
