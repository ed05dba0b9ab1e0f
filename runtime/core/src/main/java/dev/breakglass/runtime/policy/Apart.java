package dev.breakglass.runtime.policy;

/**
 * Room before what a thread writes with every decision; {@link LaidApart} is the room behind it. A line of a processor's cache that
 * one thread writes is taken from all others: two threads that decide on their own did half as much as they can when a collection had
 * put what one of them writes beside what both read. Two lines, because processors fetch them in pairs.
 */
abstract sealed class Apart permits GateFacts {

    /** The same room in an array of numbers. */
    static final int CELLS = 16;

    /** The same room in an array of references, at four bytes each. */
    static final int REFERENCES = 32;

    /** Where the virtual machine would else put a number of somebody's below, as it is the place that is left over. */
    int first;

    long before0;
    long before1;
    long before2;
    long before3;
    long before4;
    long before5;
    long before6;
    long before7;
    long before8;
    long before9;
    long before10;
    long before11;
    long before12;
    long before13;
    long before14;
    long before15;
}
