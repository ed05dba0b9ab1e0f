package dev.breakglass.compiler.emit;

import dev.breakglass.compiler.lower.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes rules as Java source: the same rules, the same text.
 *
 * <p>A class holds {@value #PER_CLASS} zones, forbids or paths, so that no class and no method comes near a limit of the
 * class file. Names are numbers; what a policy says in words stands in literals alone.
 */
public final class Emitter {

    private static final int PER_CLASS = 50;

    private final Rules rules;
    private final List<JavaClass> classes = new ArrayList<>();

    private Emitter(Rules rules) {
        this.rules = rules;
    }

    /** Source by the simple name of its class, {@code Policy} among them. */
    public static Map<String, String> emit(Rules rules) {
        return new Emitter(rules).all();
    }

    private Map<String, String> all() {
        shards("Forbids", rules.forbids().size(), this::forbid);
        shards(
                "Paths",
                rules.paths().size(),
                (target, i) -> new PathEmitter(target, i, rules.paths().get(i)).emit());
        shards("Zones", rules.zones().size(), this::zone);
        Map<String, String> sources = new TreeMap<>();
        classes.forEach(type -> sources.put(type.name(), type.source()));
        sources.put("Policy", policy());
        return sources;
    }

    /** Writes one thing into the class that holds its number. */
    private interface Each {
        void emit(JavaClass target, int number);
    }

    private void shards(String name, int count, Each each) {
        for (int i = 0; i < count; i++) {
            if (i % PER_CLASS == 0) {
                classes.add(new JavaClass(name + i / PER_CLASS));
            }
            each.emit(classes.get(classes.size() - 1), i);
        }
    }

    private static String in(String name, int number) {
        return name + number / PER_CLASS + ".";
    }

    private void forbid(JavaClass target, int number) {
        Rules.ForbidRule forbid = rules.forbids().get(number);
        StringBuilder body = new StringBuilder();
        if (!forbid.roles().isEmpty()) {
            body.append("if (!(").append(PathEmitter.holds(forbid.roles())).append(")) {\n    return false;\n}\n");
        }
        if (!forbid.actions().isEmpty()) {
            body.append("switch (f.action()) {\n")
                    .append(Cases.of(forbid.actions()))
                    .append("    break;\ndefault:\n    return false;\n}\n");
        }
        String test = new TestEmitter(target, forbid.at()).method(forbid.when().test());
        body.append("if (").append(test).append("(f) == Truth.FALSE) {\n    return false;\n}\n");
        body.append("v.forbidden(").append(forbid.when().clause()).append(");\nreturn true;\n");
        target.method("static boolean fires" + number + "(Facts f, Verdict v)", forbid.at(), body.toString());
    }

    private void zone(JavaClass target, int number) {
        Rules.ZoneRule zone = rules.zones().get(number);
        target.method(
                "private static boolean contains" + number + "(Facts f)",
                zone.at(),
                "return " + PathEmitter.things(target, zone.contains()) + ";\n");
        StringBuilder guard = new StringBuilder("if (!contains" + number + "(f)) {\n    v.outside("
                + zone.containsClause() + ");\n    return false;\n}\nboolean free = true;\n");
        for (int forbid : zone.forbids()) {
            guard.append("free &= !")
                    .append(in("Forbids", forbid))
                    .append("fires")
                    .append(forbid)
                    .append("(f, v);\n");
        }
        target.method(
                "static boolean guard" + number + "(Facts f, Verdict v)",
                zone.at(),
                guard.append("return free;\n").toString());
        StringBuilder decide = new StringBuilder("if (!guard" + number + "(f, v)) {\n    return;\n}\n");
        if (zone.paths().isEmpty()) {
            decide.append("v.refuse(").append(zone.noPathClause()).append(", ReasonCode.NO_PATH);\n");
        }
        for (int path : zone.paths()) {
            decide.append(in("Paths", path)).append("decide").append(path).append("(f, v);\n");
        }
        target.method("static void decide" + number + "(Facts f, Verdict v)", zone.at(), decide.toString());
    }

    private String policy() {
        StringBuilder source =
                new StringBuilder("package dev.breakglass.generated;\n\nimport dev.breakglass.runtime.program.*;\n\n");
        source.append("public final class Policy implements Program {\n    public Policy() {\n    }\n");
        source.append("\n    public void decide(Facts f, Verdict v) {\n        int zone = f.zone();\n");
        source.append(dispatch("zone", rules.zones().size(), "decideZones", ""));
        source.append("        v.outside(-1);\n    }\n");
        source.append("\n    public void recheck(int path, Facts f, Verdict v) {\n");
        source.append(dispatch("path", rules.paths().size(), "recheckPaths", ""));
        source.append("        v.outside(-1);\n    }\n");
        for (int shard = 0; shard * PER_CLASS < rules.zones().size(); shard++) {
            source.append(decideShard(shard));
        }
        for (int shard = 0; shard * PER_CLASS < rules.paths().size(); shard++) {
            source.append(recheckShard(shard));
        }
        return source.append("}\n").toString();
    }

    private static String dispatch(String variable, int count, String method, String indent) {
        StringBuilder cases = new StringBuilder(indent + "        if (" + variable + " >= 0) {\n            switch ("
                + variable + " / " + PER_CLASS + ") {\n");
        for (int shard = 0; shard * PER_CLASS < count; shard++) {
            cases.append("            case ")
                    .append(shard)
                    .append(":\n                ")
                    .append(method)
                    .append(shard)
                    .append('(')
                    .append(variable)
                    .append(", f, v);\n                return;\n");
        }
        return cases.append("            default:\n                break;\n            }\n        }\n")
                .toString();
    }

    private String decideShard(int shard) {
        StringBuilder body = new StringBuilder("\n    private static void decideZones" + shard
                + "(int zone, Facts f, Verdict v) {\n        switch (zone) {\n");
        for (int zone = shard * PER_CLASS;
                zone < Math.min((shard + 1) * PER_CLASS, rules.zones().size());
                zone++) {
            body.append("        case ")
                    .append(zone)
                    .append(":\n            Zones")
                    .append(shard)
                    .append(".decide")
                    .append(zone)
                    .append("(f, v);\n            return;\n");
        }
        return body.append("        default:\n            v.outside(-1);\n        }\n    }\n")
                .toString();
    }

    private String recheckShard(int shard) {
        StringBuilder body = new StringBuilder("\n    private static void recheckPaths" + shard
                + "(int path, Facts f, Verdict v) {\n        switch (path) {\n");
        for (int path = shard * PER_CLASS;
                path < Math.min((shard + 1) * PER_CLASS, rules.paths().size());
                path++) {
            int zone = rules.paths().get(path).zone();
            body.append("        case ")
                    .append(path)
                    .append(":\n            if (f.zone() != ")
                    .append(zone)
                    .append(") {\n                v.outside(")
                    .append(rules.zones().get(zone).containsClause())
                    .append(");\n            } else if (")
                    .append(in("Zones", zone))
                    .append("guard")
                    .append(zone)
                    .append("(f, v)) {\n                Paths")
                    .append(shard)
                    .append(".recheck")
                    .append(path)
                    .append("(f, v);\n            }\n            return;\n");
        }
        return body.append("        default:\n            v.outside(-1);\n        }\n    }\n")
                .toString();
    }
}
