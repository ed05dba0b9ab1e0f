package dev.breakglass.runtime.grant;

/** What a revocation covers. */
public sealed interface Scope {

    /** Whether a live grant is covered. */
    boolean covers(Grant grant);

    /** One grant, with its session if it has one. */
    record OfGrant(GrantId grant) implements Scope {
        @Override
        public boolean covers(Grant candidate) {
            return candidate.id().equals(grant);
        }
    }

    /** Everything that one person asked for. */
    record OfPerson(String person) implements Scope {
        public OfPerson {
            GrantLimits.STANDARD.id("person", person);
        }

        @Override
        public boolean covers(Grant candidate) {
            return candidate.asked().request().requester().id().equals(person);
        }
    }

    /** Everything into a zone or a zone below it. */
    record OfZone(String zone) implements Scope {
        public OfZone {
            GrantLimits.STANDARD.id("zone", zone);
        }

        @Override
        public boolean covers(Grant candidate) {
            String into = candidate.asked().request().zone();
            return into.equals(zone) || into.startsWith(zone + ".");
        }
    }

    /** Everything there is. */
    record Everything() implements Scope {
        @Override
        public boolean covers(Grant candidate) {
            return true;
        }
    }
}
