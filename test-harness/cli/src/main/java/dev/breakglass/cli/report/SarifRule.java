package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A code as a {@code reportingDescriptor} of SARIF (section 3.49), with its page as the help. It has no
 * {@code helpUri}: the page is in the log itself, for those who cannot reach the project.
 */
final class SarifRule {

    private SarifRule() {}

    static JsonValue of(Code code) {
        String title =
                Character.toUpperCase(code.title().charAt(0)) + code.title().substring(1) + ".";
        JsonObject.Builder rule = JsonObject.builder()
                .put("id", code.id())
                .put("name", pascal(code.slug()))
                .put("shortDescription", text(title))
                .put(
                        "defaultConfiguration",
                        JsonObject.builder()
                                .put("level", code.isLint() ? "warning" : "error")
                                .build())
                .put(
                        "properties",
                        JsonObject.builder()
                                .put("tags", JsonArray.ofTexts(List.of("security", tag(code))))
                                .build());
        Pages.page(code)
                .ifPresent(page -> rule.put("fullDescription", text(page.summary()))
                        .put(
                                "help",
                                JsonObject.builder()
                                        .put("text", page.text())
                                        .put("markdown", page.markdown())
                                        .build()));
        return rule.build();
    }

    /** Not a message with placeholders: nothing takes it as a template, and braces stay as they are. */
    private static JsonValue text(String words) {
        return JsonObject.builder().put("text", words).build();
    }

    private static String pascal(String slug) {
        return Arrays.stream(slug.split("-", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String tag(Code code) {
        return switch (code.id().charAt(3)) {
            case '1' -> "syntax";
            case '2' -> "names";
            case '3' -> "types";
            case '4' -> "controls";
            default -> "lint";
        };
    }
}
