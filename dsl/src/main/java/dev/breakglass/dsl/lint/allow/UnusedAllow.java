package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.lint.Linter;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Rules;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.Written;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A comment that allows what no rule finds there, any more or at all. */
final class UnusedAllow implements Rule {

    @Override
    public Code code() {
        return Code.UNUSED_ALLOW;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        List<Allow> allows = Allows.read(set).stream()
                .filter(allow -> allow.isKnown() && allow.saysWhy())
                .toList();
        Set<Code> named = EnumSet.noneOf(Code.class);
        for (Allow allow : allows) {
            named.addAll(allow.codes());
        }
        // A rule that is switched off finds nothing, and that is not the comment's fault.
        List<Rule> rules = Rules.all().stream()
                .filter(rule ->
                        named.contains(rule.code()) && settings.severity(rule).isPresent())
                .toList();
        if (!rules.isEmpty()) {
            List<Code> applied = rules.stream().map(Rule::code).toList();
            Map<String, List<Diagnostic>> findings = Linter.unsilenced(set, settings, rules).stream()
                    .collect(Collectors.groupingBy(
                            finding -> finding.place().file().name()));
            for (Allow allow : allows) {
                String file = allow.comment().place().file().name();
                look(allow, applied, findings.getOrDefault(file, List.of()), found);
            }
        }
    }

    private void look(Allow allow, List<Code> applied, List<Diagnostic> findings, Consumer<Diagnostic> found) {
        Set<Code> silenced = EnumSet.noneOf(Code.class);
        findings.stream().filter(allow::silences).forEach(finding -> silenced.add(finding.code()));
        List<Written<String>> unused = allow.rules().stream()
                .filter(name -> Allow.rule(name.value())
                        .filter(code -> applied.contains(code) && !silenced.contains(code))
                        .isPresent())
                .toList();
        for (Written<String> name : unused) {
            Diagnostic finding = finding(name.place(), Quote.of(name.value()) + " finds nothing that this could allow")
                    .labelled("silences nothing")
                    .noting(where(allow));
            boolean whole = unused.size() == allow.rules().size();
            found.accept(whole ? finding.fixedBy(removal(allow)) : finding);
        }
    }

    private static String where(Allow allow) {
        if (allow.word().value().equals(Allow.FILE)) {
            return "it looked in the whole file";
        }
        return allow.over().isEmpty()
                ? "no clause follows it; a comment speaks of the next declaration or clause, or of its own line"
                : "it speaks of the next declaration or clause, or of its own line when it stands behind something";
    }

    /** Takes the comment away, and its line when nothing else stands there. */
    private static Fix removal(Allow allow) {
        Place place = allow.comment().place();
        String text = place.file().text();
        int start = place.span().start();
        int end = place.span().end();
        int line = start == 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
        if (text.substring(line, start).isBlank()) {
            start = line;
            end = end < text.length() ? text.indexOf('\n', end) + 1 : end;
            end = end == 0 ? text.length() : end;
        } else {
            while (start > line && Character.isWhitespace(text.charAt(start - 1))) {
                start--;
            }
        }
        return Fix.of("remove the comment", new Place(place.file(), new Span(start, end)), "");
    }
}
