package dev.breakglass.dsl.lint.style;

import dev.breakglass.dsl.check.CheckedSet;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Fix;
import dev.breakglass.dsl.lint.Rule;
import dev.breakglass.dsl.lint.Settings;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documentation that stands above no declaration, so that nobody is ever shown it. */
final class StrayDoc implements Rule {

    /** What can hold two slashes on a line, and what they begin where nothing holds them. */
    private static final Pattern HOLDER =
            Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|//[^\\r\\n]*+|/[^/\\\\]*+(?:\\\\.[^/\\\\]*+)*+/");

    private static final String MARK = "///";

    @Override
    public Code code() {
        return Code.STRAY_DOC;
    }

    @Override
    public boolean fixes() {
        return true;
    }

    @Override
    public void look(CheckedSet set, Settings settings, Consumer<Diagnostic> found) {
        for (PolicyFile file : set.files()) {
            List<Place> docs = docs(file.source());
            if (!docs.isEmpty()) {
                look(file, docs, found);
            }
        }
    }

    private static List<Place> docs(SourceFile file) {
        List<Place> docs = new ArrayList<>();
        String text = file.text();
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at)) {
            int start = text.lastIndexOf('\n', at) + 1;
            int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            Matcher holder = HOLDER.matcher(text).region(start, end);
            while (holder.find()) {
                if (holder.group().startsWith(MARK)) {
                    docs.add(new Place(file, new Span(holder.start(), holder.end())));
                }
            }
            at = end;
        }
        return docs;
    }

    /** Upwards from each declaration that is documented, as far as line stands on line. */
    private void look(PolicyFile file, List<Place> docs, Consumer<Diagnostic> found) {
        Set<Integer> starts = new HashSet<>();
        for (Declaration declaration : file.declarations()) {
            starts.add(declaration.place().start().line());
        }
        List<Place> block = new ArrayList<>();
        int below = 0;
        boolean documents = false;
        for (int i = docs.size() - 1; i >= 0; i--) {
            Place doc = docs.get(i);
            int line = doc.start().line();
            boolean own = file.source().line(line).stripLeading().startsWith(MARK);
            if (block.isEmpty() || line != below - 1 || !own) {
                tell(block, documents, found);
                block.clear();
                documents = own && starts.contains(line + 1);
            }
            block.add(0, doc);
            below = own ? line : 0;
        }
        tell(block, documents, found);
    }

    private void tell(List<Place> block, boolean documents, Consumer<Diagnostic> found) {
        if (block.isEmpty() || documents) {
            return;
        }
        List<Fix.Edit> edits =
                block.stream().map(doc -> new Fix.Edit(mark(doc), "//")).toList();
        found.accept(finding(block.get(0), "this documents nothing")
                .labelled("no declaration begins on the line below")
                .noting("nobody is shown it: only what stands right above a declaration is documentation")
                .fixedBy(new Fix("make it a comment", edits)));
    }

    private static Place mark(Place doc) {
        int start = doc.span().start();
        return new Place(doc.file(), new Span(start, start + MARK.length()));
    }
}
