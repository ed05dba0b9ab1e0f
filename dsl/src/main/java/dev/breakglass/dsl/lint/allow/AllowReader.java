package dev.breakglass.dsl.lint.allow;

import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.Span;
import dev.breakglass.dsl.syntax.PolicyFile;
import dev.breakglass.dsl.syntax.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the comments of one file that begin with {@code bgp:}. */
final class AllowReader {
    private static final Pattern FORM = Pattern.compile("//[ \\t]*bgp:(\\S*)(.*)", Pattern.DOTALL);
    private static final Pattern BECAUSE = Pattern.compile("(?:^|[\\s,])because(?![\\w-]):?(.*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[^\\s,]+");

    private final PolicyFile file;
    private final Parts parts;

    AllowReader(PolicyFile file) {
        this.file = file;
        this.parts = new Parts(file);
    }

    List<Allow> read() {
        List<Allow> found = new ArrayList<>();
        for (Written<String> comment : file.comments()) {
            Matcher form = FORM.matcher(comment.value());
            if (form.matches()) {
                found.add(allow(comment, form));
            }
        }
        return found;
    }

    private Allow allow(Written<String> comment, Matcher form) {
        int start = comment.place().span().start();
        Matcher because = BECAUSE.matcher(form.group(2));
        boolean says = because.find();
        String names = says ? form.group(2).substring(0, because.start()) : form.group(2);
        List<Written<String>> rules = new ArrayList<>();
        for (Matcher name = NAME.matcher(names); name.find(); ) {
            rules.add(written(name.group(), start + form.start(2) + name.start()));
        }
        Written<String> word = written(form.group(1), start + form.start(1));
        String reason = says ? unquoted(because.group(1).strip()) : "";
        return Allow.of(comment, word, rules, reason, over(word.value(), comment.place()));
    }

    private Optional<Span> over(String word, Place comment) {
        if (word.equals(Allow.FILE)) {
            return Optional.of(new Span(0, file.source().text().length() + 1));
        }
        Span span = comment.span();
        String text = file.source().text();
        int line = span.start() == 0 ? 0 : text.lastIndexOf('\n', span.start() - 1) + 1;
        return text.substring(line, span.start()).isBlank()
                ? parts.following(span.end())
                : Optional.of(new Span(line, span.end()));
    }

    private Written<String> written(String text, int start) {
        return new Written<>(text, new Place(file.source(), new Span(start, start + text.length())));
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).strip()
                : text;
    }
}
