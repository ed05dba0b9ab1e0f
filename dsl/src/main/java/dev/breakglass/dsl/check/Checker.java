package dev.breakglass.dsl.check;

import dev.breakglass.dsl.Limits;
import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Policy;
import dev.breakglass.dsl.parse.FileParser;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.Declaration.Block;
import dev.breakglass.dsl.syntax.SyntaxTree;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From the sources of a set to its checked policy, and everything that is wrong with it. */
public final class Checker {

    private final Scope scope = new Scope();
    private final List<SourceFile> sources;
    private final List<Declaration> declarations = new ArrayList<>();
    private Optional<Word> name = Optional.empty();

    private Checker(List<SourceFile> sources) {
        this.sources =
                sources.stream().sorted(Comparator.comparing(SourceFile::name)).toList();
    }

    /** The policy if the set has no error, and all diagnostics in order of file and place. */
    public static Checked<Policy> check(List<SourceFile> sources) {
        return new Checker(sources).check();
    }

    private Checked<Policy> check() {
        sources.forEach(this::read);
        if (declarations.size() > Limits.STANDARD.declarationsPerSetMax()) {
            scope.report(Diagnostic.error(
                    Code.TOO_MUCH,
                    declarations.get(0).place(),
                    "more than " + Limits.STANDARD.declarationsPerSetMax() + " declarations in one set"));
            return new Checked<>(Optional.empty(), scope.diagnostics);
        }
        new DeclarationChecker(scope).check(declarations);
        declare("profile", scope.profiles);
        declare("breakglass", scope.paths);
        declare("forbid", scope.forbids);
        new ZoneChecker(scope).check(blocks("zone"));
        scope.profiles.all().forEach(profile -> Clauses.once(profile, scope));
        PathChecker checker = new PathChecker(scope);
        List<BreakglassPath> paths = scope.paths.all().stream()
                .map(checker::path)
                .flatMap(Optional::stream)
                .toList();
        List<Forbid> forbids = scope.forbids.all().stream()
                .map(checker::forbid)
                .flatMap(Optional::stream)
                .toList();
        List<Diagnostic> ordered = scope.diagnostics.stream()
                .distinct()
                .sorted(Comparator.comparing((Diagnostic d) -> d.place().file().name())
                        .thenComparing(d -> d.place().span().start()))
                .toList();
        return new Checked<>(
                ordered.isEmpty() && name.isPresent() ? Optional.of(policy(paths, forbids)) : Optional.empty(),
                ordered);
    }

    private void read(SourceFile source) {
        Checked<SyntaxTree> tree = FileParser.parse(source);
        tree.diagnostics().forEach(scope::report);
        SyntaxTree syntax = tree.value().orElseThrow();
        declarations.addAll(syntax.declarations());
        syntax.policy().ifPresent(header -> {
            if (name.isEmpty()) {
                name = Optional.of(header);
            } else if (!name.get().text().equals(header.text())) {
                scope.report(Diagnostic.error(
                                Code.OTHER_POLICY,
                                header.place(),
                                "this file belongs to `" + header.text() + "`, and the set is `"
                                        + name.get().text() + "`")
                        .see(name.get().place(), "the set's name"));
            }
        });
    }

    private void declare(String kind, Names<Block> names) {
        blocks(kind).forEach(block -> names.declare(block.name(), block));
    }

    private List<Block> blocks(String kind) {
        return declarations.stream()
                .filter(Block.class::isInstance)
                .map(Block.class::cast)
                .filter(block -> block.kind().equals(kind))
                .toList();
    }

    private Policy policy(List<BreakglassPath> paths, List<Forbid> forbids) {
        return new Policy(
                name.orElseThrow().text(),
                sources,
                List.copyOf(scope.actions.all()),
                List.copyOf(scope.resources.all()),
                List.copyOf(scope.requester.all()),
                List.copyOf(scope.incident.all()),
                List.copyOf(scope.roles.all()),
                List.copyOf(scope.signals.all()),
                List.copyOf(scope.factors.all()),
                List.copyOf(scope.zones.all()),
                paths,
                forbids);
    }
}
