package dev.breakglass.conventions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of documentation and the examples in it. */
record Page(Path file, List<Example> examples) {

    /** A fenced block: its language, its text and the line of the page on which it starts. */
    record Example(String page, int line, String language, String text) {
        @Override
        public String toString() {
            return page + ":" + line + " (" + language + ")";
        }
    }

    static Stream<Example> examples(String language) {
        return House.files(".md").stream()
                .map(Page::read)
                .flatMap(page -> page.examples().stream())
                .filter(example -> example.language().equals(language));
    }

    private static Page read(Path file) {
        List<Example> examples = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String language = "";
        int start = 0;
        int number = 0;
        for (String line : House.text(file).lines().toList()) {
            number++;
            if (line.startsWith("```") && start == 0) {
                language = line.substring(3).strip();
                start = number + 1;
                text.setLength(0);
            } else if (line.startsWith("```")) {
                examples.add(new Example(House.name(file), start, language, text.toString()));
                start = 0;
            } else if (start > 0) {
                text.append(line).append('\n');
            }
        }
        return new Page(file, List.copyOf(examples));
    }
}
