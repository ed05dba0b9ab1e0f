/** What is asked: a request with all that its decision may depend on. */
@NullMarked
package dev.breakglass.runtime.request;

import org.jspecify.annotations.NullMarked;
