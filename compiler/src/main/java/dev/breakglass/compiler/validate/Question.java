package dev.breakglass.compiler.validate;

import dev.breakglass.runtime.policy.Policy;
import dev.breakglass.runtime.request.Request;
import java.util.Set;

/** Something that a policy can be asked, and has to answer as its text says. */
public sealed interface Question {

    /** A {@code Decision}, {@code PathTerms}, a set of names or a text. */
    Object ask(Policy policy);

    record Decide(Request request) implements Question {
        @Override
        public Object ask(Policy policy) {
            return policy.decide(request);
        }
    }

    record Recheck(String path, Request use) implements Question {
        @Override
        public Object ask(Policy policy) {
            return policy.recheck(path, use);
        }
    }

    record Paths() implements Question {
        @Override
        public Object ask(Policy policy) {
            return policy.paths();
        }
    }

    record Terms(String path) implements Question {
        @Override
        public Object ask(Policy policy) {
            return policy.terms(path);
        }
    }

    record Roles(Set<String> groups) implements Question {
        @Override
        public Object ask(Policy policy) {
            return policy.roles(groups);
        }
    }

    record Approvers(String zone) implements Question {
        @Override
        public Object ask(Policy policy) {
            return policy.approvers(zone);
        }
    }

    record Digest() implements Question {
        @Override
        public Object ask(Policy policy) {
            return policy.digest();
        }
    }
}
