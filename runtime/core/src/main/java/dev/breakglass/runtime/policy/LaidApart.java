package dev.breakglass.runtime.policy;

import org.jspecify.annotations.Nullable;

/** The one kind of prepared request that there is: with room behind it, as {@link Apart} says. */
final class LaidApart extends PreparedRequest {

    long behind0;
    long behind1;
    long behind2;
    long behind3;
    long behind4;
    long behind5;
    long behind6;
    long behind7;
    long behind8;
    long behind9;
    long behind10;
    long behind11;
    long behind12;
    long behind13;
    long behind14;
    long behind15;

    LaidApart(@Nullable Readers readers, boolean ofOneThread) {
        super(readers, ofOneThread);
    }
}
