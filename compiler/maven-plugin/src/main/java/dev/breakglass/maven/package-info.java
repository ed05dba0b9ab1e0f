/** The Maven plugin: a bundle in the build of the service that loads it. */
@NullMarked
package dev.breakglass.maven;

import org.jspecify.annotations.NullMarked;
