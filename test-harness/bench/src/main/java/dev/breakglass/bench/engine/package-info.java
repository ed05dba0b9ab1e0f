/**
 * The engines of the workload that are ours or written by hand. Those of others are in {@code engine.other}, one class
 * each, listed in its {@code OtherEngines.all()}.
 */
@NullMarked
package dev.breakglass.bench.engine;

import org.jspecify.annotations.NullMarked;
