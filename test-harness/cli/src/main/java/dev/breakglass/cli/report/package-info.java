/** What was found in policies, written for people, programs and code hosts. */
@NullMarked
package dev.breakglass.cli.report;

import org.jspecify.annotations.NullMarked;
