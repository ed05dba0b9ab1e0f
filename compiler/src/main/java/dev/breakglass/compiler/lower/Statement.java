package dev.breakglass.compiler.lower;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.policy.Clause;
import java.util.List;

/**
 * A clause that findings can be about, as {@link Clause} without the numbers of a whole policy.
 *
 * @param reads what its condition reads, in the numbers of its part
 */
record Statement(String said, boolean quoted, Place place, List<Integer> reads) {}
