package dev.breakglass.bench.workload;

import dev.breakglass.dsl.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The paths as a policy set: a file of common words, and one for every ten paths. */
final class PolicyText {

    /** A set may have 10,000 files. */
    private static final int SMALL_FILES_MAX = 9_000;

    private PolicyText() {}

    static List<SourceFile> of(List<PathSpec> paths) {
        int perFile = paths.size() > 10 * SMALL_FILES_MAX ? 100 : 10;
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile("common.bgp", common()));
        for (int from = 0; from < paths.size(); from += perFile) {
            StringBuilder text = new StringBuilder("policy bench.workload\n");
            for (int i = from; i < Math.min(from + perFile, paths.size()); i += 2) {
                text.append(zone(paths.get(i), paths.get(i + 1)));
                text.append(path(paths.get(i))).append(path(paths.get(i + 1)));
            }
            files.add(new SourceFile("paths/%05d.bgp".formatted(from / perFile), text.toString()));
        }
        return List.copyOf(files);
    }

    private static String common() {
        return """
                policy bench.workload

                action %s

                %s

                %s

                signal network: enum { %s } fresh %ds
                """.formatted(
                        String.join(", ", Words.ACTIONS),
                        Words.KINDS.stream().map("resource "::concat).collect(Collectors.joining("\n")),
                        Words.ROLES.stream()
                                .map(role -> "role %s from group \"%s\"".formatted(role, Words.group(role)))
                                .collect(Collectors.joining("\n")),
                        String.join(", ", Words.NETWORKS),
                        Words.NETWORK_FRESH.toSeconds());
    }

    private static String zone(PathSpec one, PathSpec other) {
        String contains = List.of(one.kind(), other.kind(), Words.shutKind(one, other)).stream()
                .distinct()
                .map(kind -> "%s \"%s*\"".formatted(kind, one.resourcePrefix()))
                .collect(Collectors.joining(", "));
        return """

                zone %s {
                  contains %s
                }
                """.formatted(one.zone(), contains);
    }

    private static String path(PathSpec path) {
        String approver = Words.role(path.approverGroup());
        return """

                breakglass %s {
                  zone     %s
                  for      %s
                  allow    %s on %s "%s*"
                  when     incident.severity <= %d and network in { %s }
                  mfa      %d of %s within %dm
                  approve  %d of %s within %dm
                  justify  at least %d characters
                  ttl      %dm
                  review   within 24h by %s
                }
                """.formatted(
                        path.name(),
                        path.zone(),
                        path.groups().stream().map(Words::role).collect(Collectors.joining(", ")),
                        String.join(", ", path.actions()),
                        path.kind(),
                        path.resourcePrefix(),
                        path.severityMax(),
                        String.join(", ", path.networks()),
                        path.factors().size(),
                        String.join(", ", path.factors()),
                        path.factorsWithin().toMinutes(),
                        path.approvals(),
                        approver,
                        path.approvalsWithin().toMinutes(),
                        path.justificationMin(),
                        path.ttlMax().toMinutes(),
                        approver);
    }
}
