package dev.breakglass.dsl.source;

/** A line and a column as people count them: both from 1, the column in Unicode code points. */
public record Position(int line, int column) {}
