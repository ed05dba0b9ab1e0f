package dev.breakglass.bench.engine.other;

import java.util.Set;

/** What a rule asks about a request. Public, for the classes that an engine generates. */
public interface Attributes {

    Set<String> groups();

    String zone();

    String action();

    String kind();

    String name();

    /** 0 without an incident. */
    int severity();

    /** Empty without a reading. */
    String network();

    long networkAt();

    String justification();

    /** 0 when the path's own is asked for. */
    long ttl();

    int overdueReviews();

    long now();

    /** When that kind of factor was presented last; 0 when it never was. */
    long factorAt(String factor);

    /** When the last but so many of the people in that group approved, counted from 1; 0 when there are not as many. */
    long approvalAt(String group, int place);
}
