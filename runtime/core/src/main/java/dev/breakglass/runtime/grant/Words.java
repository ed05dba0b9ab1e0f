package dev.breakglass.runtime.grant;

import dev.breakglass.runtime.json.JsonException;
import java.util.function.Function;

/** Finds the value of an enum by the word that the log writes for it. */
final class Words {

    private Words() {}

    static <E extends Enum<E>> E find(Class<E> type, Function<E, String> word, String text) {
        for (E value : type.getEnumConstants()) {
            if (word.apply(value).equals(text)) {
                return value;
            }
        }
        throw new JsonException("\"" + text + "\" is no " + type.getSimpleName());
    }
}
