/** Java source to classes. The only package that sees Janino. */
@NullMarked
package dev.breakglass.compiler.janino;

import org.jspecify.annotations.NullMarked;
