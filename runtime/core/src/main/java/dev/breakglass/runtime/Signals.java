package dev.breakglass.runtime;

import dev.breakglass.runtime.request.Reading;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The current readings of the segmentation layer's signals, by name. Called outside every lock, by any thread. A signal
 * that is left out is unknown. When it throws, the act that needs to know is refused.
 */
@FunctionalInterface
public interface Signals extends Supplier<Map<String, Reading>> {}
