package dev.breakglass.dsl.check;

import dev.breakglass.dsl.diagnostic.Code;
import dev.breakglass.dsl.diagnostic.Diagnostic;
import dev.breakglass.dsl.diagnostic.Nearest;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Literal;
import dev.breakglass.dsl.model.Type;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.dsl.syntax.Condition.Operand;
import dev.breakglass.dsl.syntax.Word;
import java.util.Optional;

/** Constants that are compared with an input: of its type, or a mistake. */
final class Constants {

    private final Scope scope;

    Constants(Scope scope) {
        this.scope = scope;
    }

    Optional<Literal> of(Operand operand, Input input) {
        Word word = operand.word();
        Type type = input.type();
        if (operand.kind() == Operand.Kind.NAME && type instanceof Type.Choice choice) {
            return value(word, choice, input);
        } else if (operand.kind() == Operand.Kind.TEXT && type instanceof Type.Text) {
            return Optional.of(new Literal.Text(word.text()));
        } else if (operand.kind() == Operand.Kind.DURATION && type instanceof Type.Length) {
            return Optional.of(new Literal.Length(Lengths.duration(word, scope.diagnostics)));
        } else if (operand.kind() == Operand.Kind.TRUTH && type instanceof Type.Bool) {
            return Optional.of(new Literal.Bool(word.text().equals("true")));
        } else if (operand.kind() == Operand.Kind.NUMBER && type instanceof Type.Int) {
            return number(word);
        }
        mismatch(word.place(), words(operand), input);
        return Optional.empty();
    }

    void mismatch(Place place, String found, Input input) {
        scope.report(Diagnostic.error(
                Code.TYPE_MISMATCH,
                place,
                "`" + input.text() + "` is " + Types.words(input.type()) + ", and cannot be compared with " + found));
    }

    private Optional<Literal> value(Word word, Type.Choice choice, Input input) {
        if (choice.values().contains(word.text())) {
            return Optional.of(new Literal.Choice(word.text()));
        }
        Diagnostic wrong = Diagnostic.error(
                        Code.UNKNOWN_VALUE,
                        word.place(),
                        "`" + word.text() + "` is not a value of `" + input.text() + "`")
                .note("its values are " + String.join(", ", choice.values()));
        scope.report(Nearest.to(word.text(), choice.values())
                .map(near -> wrong.label("did you mean `" + near + "`?"))
                .orElse(wrong));
        return Optional.empty();
    }

    private Optional<Literal> number(Word word) {
        if (word.text().length() > 18) {
            scope.report(Diagnostic.error(Code.BAD_COUNT, word.place(), "an integer has 18 digits at most"));
            return Optional.empty();
        }
        return Optional.of(new Literal.Int(Long.parseLong(word.text())));
    }

    private static String words(Operand operand) {
        String text = operand.word().text();
        return switch (operand.kind()) {
            case NAME -> "`" + text + "`";
            case TEXT -> "the string \"" + text + "\"";
            case NUMBER -> "the int " + text;
            case DURATION -> "the duration " + text;
            case TRUTH -> "the bool " + text;
        };
    }
}
