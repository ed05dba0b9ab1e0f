package dev.breakglass.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakglass.dsl.diagnostic.Checked;
import dev.breakglass.dsl.parse.Parser;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.source.SourceFile;
import dev.breakglass.dsl.syntax.Declaration;
import dev.breakglass.dsl.syntax.PolicyFile;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** What a text says, without where it says it. */
final class Trees {

    private Trees() {}

    /** The header, then each declaration with its documentation. */
    static List<String> of(String text) {
        Checked<PolicyFile> parsed = Parser.parse(new SourceFile("policy.bgp", text));
        assertThat(parsed.diagnostics()).isEmpty();
        PolicyFile file = parsed.value().orElseThrow();
        List<String> trees = new ArrayList<>(List.of(describe(file.policy())));
        for (Declaration declaration : file.declarations()) {
            trees.add(describe(declaration) + " documented as "
                    + file.docs().get(declaration.place().span().start()));
        }
        return trees;
    }

    private static String describe(Object node) {
        if (node instanceof Place) {
            return "";
        }
        if (node instanceof java.util.Optional<?> optional) {
            return optional.map(Trees::describe).orElse("none");
        }
        if (node instanceof List<?> list) {
            return list.stream().map(Trees::describe).toList().toString();
        }
        if (!(node instanceof Record)) {
            return node.toString();
        }
        StringBuilder text = new StringBuilder(node.getClass().getSimpleName()).append('(');
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            try {
                text.append(describe(component.getAccessor().invoke(node))).append(';');
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.append(')').toString();
    }
}
