package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.syntax.TypeSyntax;
import dev.breakglass.dsl.syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Types: from syntax, and in words. */
final class Types {

    private Types() {}

    static Type of(TypeSyntax syntax, Scope scope) {
        return switch (syntax.name().text()) {
            case "bool" -> new Type.Bool();
            case "int" -> new Type.Int();
            case "string" -> new Type.Text();
            case "duration" -> new Type.Length();
            case "enum" -> choice(syntax, scope);
            default -> {
                scope.report(Diagnostic.error(
                        Code.NOT_SUPPORTED_YET,
                        syntax.name().place(),
                        "the type `" + syntax.name().text() + "` is not supported yet"));
                yield new Type.Text();
            }
        };
    }

    private static Type choice(TypeSyntax syntax, Scope scope) {
        List<String> values = new ArrayList<>();
        for (Word value : syntax.values()) {
            if (values.contains(value.text())) {
                scope.report(Diagnostic.error(
                        Code.DECLARED_TWICE, value.place(), "`" + value.text() + "` is declared twice in this enum"));
            } else {
                values.add(value.text());
            }
        }
        return new Type.Choice(values);
    }

    static String words(Type type) {
        if (type instanceof Type.Bool) {
            return "a bool";
        } else if (type instanceof Type.Int) {
            return "an int";
        } else if (type instanceof Type.Length) {
            return "a duration";
        } else if (type instanceof Type.Choice choice) {
            return "one of " + String.join(", ", choice.values());
        }
        return "a string";
    }
}
