package dev.breakglass.dsl.lint.fix;

import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes of several files that do not get in one another's way. */
final class Edits {
    private static final Comparator<Fix.Edit> FROM_THE_END =
            Comparator.comparing((Fix.Edit edit) -> edit.place().span().start(), Comparator.reverseOrder());

    private final Map<String, List<Fix.Edit>> byFile = new HashMap<>();

    /** Takes all of a fix, or nothing of it when a part lies on what was taken before or stands twice in it. */
    boolean take(Fix fix) {
        Set<Fix.Edit> mine = new HashSet<>();
        for (Fix.Edit edit : fix.edits()) {
            boolean free = byFile.getOrDefault(name(edit), List.of()).stream().noneMatch(other -> touch(edit, other))
                    && mine.stream().noneMatch(other -> name(edit).equals(name(other)) && touch(edit, other));
            if (!free) {
                return false;
            }
            mine.add(edit);
        }
        mine.forEach(edit ->
                byFile.computeIfAbsent(name(edit), file -> new ArrayList<>()).add(edit));
        return true;
    }

    private static String name(Fix.Edit edit) {
        return edit.place().file().name();
    }

    /** Two changes that only meet at an edge count as well: what they make together nobody has thought of. */
    private static boolean touch(Fix.Edit one, Fix.Edit other) {
        Span a = one.place().span();
        Span b = other.place().span();
        return a.start() <= b.end() && b.start() <= a.end();
    }

    List<SourceFile> applied(Collection<SourceFile> sources) {
        return sources.stream().map(this::applied).toList();
    }

    private SourceFile applied(SourceFile source) {
        List<Fix.Edit> edits = byFile.get(source.name());
        if (edits == null) {
            return source;
        }
        StringBuilder text = new StringBuilder(source.text());
        for (Fix.Edit edit : edits.stream().sorted(FROM_THE_END).toList()) {
            Span span = edit.place().span();
            text.replace(span.start(), span.end(), edit.text());
        }
        return new SourceFile(source.name(), text.toString(), source.set());
    }
}
