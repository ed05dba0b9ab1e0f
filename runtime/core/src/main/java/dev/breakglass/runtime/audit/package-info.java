/** The append-only audit log: entries, their Merkle tree, signed checkpoints, and what checks them. */
@NullMarked
package dev.breakglass.runtime.audit;

import org.jspecify.annotations.NullMarked;
