package dev.breakglass.cli;

import dev.breakglass.cli.report.Page;
import dev.breakglass.cli.report.Pages;
import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Quote;
import dev.breakglass.dsl.diagnostic.Spelling;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the page about a diagnostic. */
final class Explain {
    private static final int SUGGESTIONS_MAX = 10;
    private static final Pattern NUMBER = Pattern.compile("([0-9]{3})[0-9]");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");

    private Explain() {}

    /**
     * Prints the page.
     *
     * @param codeOrSlug such as {@code BGP2014} or {@code unknown-role}, in any case
     * @throws UsageException if there is no such code, or no page for it
     */
    static ExitCode page(String codeOrSlug, Console console) {
        Code code = Code.of(codeOrSlug.toLowerCase(Locale.ROOT)).orElseThrow(() -> unknown(codeOrSlug));
        Page page = Pages.page(code)
                .orElseThrow(() -> new UsageException(
                        code.id() + " (" + code.slug() + ", " + code.title() + ") has no page in this build"));
        console.out().print(page.text(console.terminal().width().prose(), console.colour()));
        return ExitCode.OK;
    }

    private static UsageException unknown(String wrong) {
        List<String> near = near(wrong.toLowerCase(Locale.ROOT));
        String words = Quote.visible(Quote.of(wrong)) + " is not the code of a diagnostic";
        return new UsageException(
                near.isEmpty()
                        ? words + "; a code is written like BGP2014 or unknown-role"
                        : words + "; there are:\n" + String.join("\n", near));
    }

    /** By spelling, by number, and by the words of a slug. */
    private static List<String> near(String wrong) {
        List<Code> codes = List.of(Code.values());
        Set<Code> near = new LinkedHashSet<>();
        Spelling.nearest(wrong, codes.stream().map(Code::slug).toList())
                .flatMap(Code::of)
                .ifPresent(near::add);
        Matcher number = NUMBER.matcher(wrong);
        if (number.find()) {
            String ten = number.group(1);
            codes.stream()
                    .filter(code -> code.id().equals("BGP" + number.group()))
                    .forEach(near::add);
            codes.stream().filter(code -> code.id().startsWith("BGP" + ten)).forEach(near::add);
        }
        List<String> words = List.of(NOT_A_WORD.split(wrong, -1));
        codes.stream()
                .filter(code -> Arrays.stream(code.slug().split("-", -1)).anyMatch(words::contains))
                .forEach(near::add);
        return near.stream()
                .limit(SUGGESTIONS_MAX)
                .map(code -> "  " + code.id() + "  " + code.slug())
                .toList();
    }
}
