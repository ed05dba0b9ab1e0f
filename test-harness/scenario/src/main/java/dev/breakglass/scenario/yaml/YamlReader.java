package dev.breakglass.scenario.yaml;

import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Reads one YAML 1.2 document, strictly: one document, no key twice, no anchors, aliases, tags or merge keys, within
 * {@link YamlLimits}. JSON is YAML and reads the same. Pure and safe for any thread.
 */
public final class YamlReader {

    private YamlReader() {}

    /**
     * The document's tree.
     *
     * @param file the name that places carry
     * @throws ScenarioException with the first problem's place; nothing else is thrown, whatever the bytes
     */
    public static Yaml read(String file, byte[] bytes) {
        String text = Utf8Text.read(file, bytes);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(YamlLimits.BYTES_MAX)
                .build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            return new YamlTree(file, events).read();
        } catch (MarkedYamlEngineException e) {
            throw new ScenarioException(place(file, e), "this is not YAML: " + plain(e.getProblem()));
        } catch (ReaderException e) {
            int offset = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
            throw new ScenarioException(
                    Utf8Text.end(file, text.substring(0, offset)),
                    String.format(Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint()));
        } catch (YamlVersionException e) {
            throw new ScenarioException(FilePlace.begin(file), "only YAML 1.2 is read; leave the `%YAML` line out");
        } catch (YamlEngineException e) {
            throw new ScenarioException(
                    FilePlace.begin(file), "this is not YAML: " + plain(String.valueOf(e.getMessage())));
        } catch (StackOverflowError e) {
            throw new ScenarioException(FilePlace.begin(file), "the values are nested too deep");
        }
    }

    private static FilePlace place(String file, MarkedYamlEngineException e) {
        Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
        return mark.map(m -> new FilePlace(file, m.getLine() + 1, m.getColumn() + 1))
                .orElseGet(() -> FilePlace.begin(file));
    }

    private static String plain(String problem) {
        if (problem.startsWith("mapping values are not allowed")) {
            return "a colon in a text; put the text in quotes";
        }
        if (problem.startsWith("found character '\\t(TAB)'")) {
            return "a tab; indent with spaces";
        }
        return Shown.cut(problem.lines().findFirst().orElse("it cannot be read"));
    }
}
