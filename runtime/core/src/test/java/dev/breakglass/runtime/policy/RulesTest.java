package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no compiler writes is no rule: whoever packs or walks rules may rely on it. */
class RulesTest {

    static List<ThrowingCallable> rules() {
        return List.of(
                () -> new Rules.Thing(0, -2),
                () -> new Rules.Condition(-1, List.of(), 0),
                () -> new Rules.Mfa(1, 2, 0),
                () -> new Rules.Mfa(0b11, 256, 0),
                () -> new Rules.Mfa(1 << 6, 1, 0),
                () -> new Rules.Mfa(-1, 1, 0),
                () -> new Rules.Mfa(1, -1, 0),
                () -> new Rules.Mfa(1, 1, -1),
                () -> new Rules.ApprovalRule(-1, List.of(), 0, Rules.Mfa.NONE, Rules.ApprovalRule.FIRST),
                () -> new Rules.ApprovalRule(1, List.of(), -1, Rules.Mfa.NONE, Rules.ApprovalRule.FIRST),
                () -> new Rules.Reason(-1, Rules.Reason.TEXT, 0),
                () -> new Rules.Reason(0, -2, 0));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatCannotBeMeasuredIsNoRule(ThrowingCallable rule) {
        assertThatIllegalArgumentException().isThrownBy(rule);
    }
}
