package dev.breakglass.bench.engine.other;

import dev.breakglass.bench.workload.EngineMaker;
import java.util.List;

/**
 * The engines of others, in the order in which tables show them. One that is bounded takes minutes to build or to ask
 * above that many paths.
 */
public final class OtherEngines {

    /** The names of those that take nanoseconds for a decision and not microseconds. */
    public static final List<String> QUICK =
            List.of(SpelEngine.NAME, SpelRuleEngine.NAME, SpelRuleEngine.NAME_OF_REQUESTS);

    private OtherEngines() {}

    public static List<EngineMaker> all() {
        return List.of(
                EngineMaker.other(SpelEngine.NAME, SpelEngine::new),
                EngineMaker.other(SpelRuleEngine.NAME, SpelRuleEngine::prepared),
                EngineMaker.other(SpelRuleEngine.NAME_OF_REQUESTS, SpelRuleEngine::ofRequests),
                EngineMaker.other(CelEngine.NAME, CelEngine::new),
                EngineMaker.other(CelPreparedEngine.NAME, CelPreparedEngine::new),
                EngineMaker.other(CasbinEngine.NAME, CasbinEngine::new),
                cedar(CedarEngine.Form.BY_ZONE),
                cedar(CedarEngine.Form.WHOLE).upTo(1_000),
                EngineMaker.other(AuthzForceEngine.NAME, AuthzForceEngine::new).upTo(1_000),
                EngineMaker.other(SaplEngine.NAME, SaplEngine::new));
    }

    private static EngineMaker cedar(CedarEngine.Form form) {
        return EngineMaker.other(form.name, workload -> new CedarEngine(workload, form));
    }
}
