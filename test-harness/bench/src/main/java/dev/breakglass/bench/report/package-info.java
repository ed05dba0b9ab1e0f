/** What was measured, as JSON, tables and a chart; the page shows nothing that is not in the JSON. */
@NullMarked
package dev.breakglass.bench.report;

import org.jspecify.annotations.NullMarked;
