package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.syntax.TypeSyntax;
import dev.breakglass.dsl.syntax.Written;
import java.util.Optional;

/** Reads types, and puts them into words. */
final class Types {

    private Types() {}

    /** None for a type that is not supported yet, which is reported. */
    static Optional<Type> of(TypeSyntax syntax, Faults faults) {
        if (syntax.sets() > 1) {
            faults.add(Diagnostic.error(Code.NESTED_SET, syntax.place(), "a set cannot hold sets")
                    .helping("set of " + syntax.word()));
            return Optional.empty();
        }
        Type type = plain(syntax, faults);
        return Optional.of(syntax.sets() == 1 ? new Type.SetOf(type) : type);
    }

    private static Type plain(TypeSyntax syntax, Faults faults) {
        return switch (syntax.word()) {
            case "bool" -> new Type.Bool();
            case "int" -> new Type.Int();
            case "string" -> new Type.Text();
            case "duration" -> new Type.Length();
            case "ip" -> new Type.Ip();
            case "enum" ->
                new Type.Choice(Lists.distinct(syntax.values(), faults).stream()
                        .map(Written::value)
                        .toList());
            default -> throw new IllegalStateException("a type that the grammar does not know");
        };
    }

    static Type of(Literal literal) {
        if (literal instanceof Literal.Bool) {
            return new Type.Bool();
        } else if (literal instanceof Literal.Int) {
            return new Type.Int();
        } else if (literal instanceof Literal.Text) {
            return new Type.Text();
        } else if (literal instanceof Literal.Length) {
            return new Type.Length();
        } else if (literal instanceof Literal.Address) {
            return new Type.Ip();
        }
        throw new IllegalArgumentException("the type of an enum's value is that of its input");
    }
}
