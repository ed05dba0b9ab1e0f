package dev.breakglass.compiler.validate;

/**
 * How much is asked about one path, zone or forbid.
 *
 * @param requestsMax requests at most
 * @param thorough whether to ask what depends on the runtime alone, too
 */
record Extent(int requestsMax, boolean thorough) {}
