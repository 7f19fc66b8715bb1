package io.bulkdata.loader.model;

/** The end of a process: nothing catches it, and nothing the process does after it reaches anybody. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;
}
