package dev.breakglass.dsl.lint.condition;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Invariant;
import dev.breakglass.dsl.model.Zone;
import dev.breakglass.dsl.syntax.Condition;
import java.util.List;

/** A condition, as written and as meant, with what it stands in. Immutable. */
public sealed interface Site {

    Condition written();

    /** The places of its parts are those of the parts that are written. */
    Expr meant();

    /** What it comes to when the condition is never true. */
    String whenNever();

    /** What it comes to when the condition is never false. */
    String whenAlways();

    /** All conditions of a set, in order of file and place. */
    static List<Site> all(CheckedSet set) {
        return new Sites(set).all();
    }

    /** The {@code when} of a path. */
    record OfPath(BreakglassPath path, Condition written, Expr meant) implements Site {
        @Override
        public String whenNever() {
            return Quote.of(path.name()) + " can never be opened";
        }

        @Override
        public String whenAlways() {
            return "this `when` keeps nobody out" + Sites.unlessUnknown(meant);
        }
    }

    /** One {@code admit when} of a zone. */
    record OfZone(Zone zone, Condition written, Expr meant) implements Site {
        @Override
        public String whenNever() {
            return "no path into " + Quote.of(zone.name()) + " or below can ever be opened";
        }

        @Override
        public String whenAlways() {
            return "this `admit` keeps nobody out" + Sites.unlessUnknown(meant);
        }
    }

    /** The {@code when} of a forbid. */
    record OfForbid(Forbid forbid, Condition written, Expr meant) implements Site {
        @Override
        public String whenNever() {
            return Quote.of(forbid.name()) + " never fires" + Sites.unlessUnknown(meant);
        }

        @Override
        public String whenAlways() {
            return Quote.of(forbid.name()) + " fires at every request that it covers";
        }
    }

    /** The {@code where} of an invariant. */
    record OfInvariant(Invariant invariant, Condition written, Expr meant) implements Site {
        @Override
        public String whenNever() {
            return Quote.of(invariant.name()) + " speaks of no request at all";
        }

        @Override
        public String whenAlways() {
            return Quote.of(invariant.name()) + " speaks of every request";
        }
    }
}
