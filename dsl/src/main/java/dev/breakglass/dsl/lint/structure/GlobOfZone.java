package dev.breakglass.dsl.lint.structure;

import dev.breakglass.dsl.check.Globs;
import dev.breakglass.dsl.model.ResourcePattern;
import dev.breakglass.dsl.model.Zone;

/**
 * A pattern that a zone contains.
 *
 * @param head the part before its first star; all of it when there is none
 * @param tail the part behind its last star, read backwards
 */
record GlobOfZone(ResourcePattern pattern, Zone zone, String head, String tail) {

    static GlobOfZone of(ResourcePattern pattern, Zone zone) {
        String glob = pattern.glob();
        int first = glob.indexOf('*');
        String head = first < 0 ? glob : glob.substring(0, first);
        String tail = glob.substring(glob.lastIndexOf('*') + 1);
        return new GlobOfZone(
                pattern, zone, head, new StringBuilder(tail).reverse().toString());
    }

    /** Whether one resource can be both and neither zone lies in the other. */
    boolean overlaps(GlobOfZone other) {
        // The cheapest first: this is asked of many pairs and true of few.
        return (tail.startsWith(other.tail) || other.tail.startsWith(tail))
                && (head.startsWith(other.head) || other.head.startsWith(head))
                && !zone.isWithin(other.zone.name())
                && !other.zone.isWithin(zone.name())
                && Globs.overlap(pattern.glob(), other.pattern.glob());
    }
}
