package dev.breakglass.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the virtual machine that runs the test really puts the fields. */
class ApartTest {

    private static final long ROOM = 15 * Long.BYTES;

    @Test
    void whatAThreadWritesHasRoomOnBothSides() throws ReflectiveOperationException {
        List<Long> written = new ArrayList<>();
        for (Class<?> type : List.of(GateFacts.class, RequestFacts.class, PreparedRequest.class)) {
            written.addAll(offsets(type));
        }
        assertThat(written).hasSizeGreaterThan(20);
        assertThat(Collections.min(written) - Collections.min(offsets(Apart.class)))
                .isGreaterThanOrEqualTo(ROOM);
        List<Long> behind = offsets(LaidApart.class);
        assertThat(Collections.max(behind) - Collections.max(written)).isGreaterThanOrEqualTo(ROOM);
        assertThat(Collections.min(behind)).isGreaterThan(Collections.max(written));
    }

    /** Of its own fields; asked by name, because the compiler warns of the class and nothing else knows. */
    private static List<Long> offsets(Class<?> type) throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field one = unsafe.getDeclaredField("theUnsafe");
        one.setAccessible(true);
        List<Long> offsets = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                offsets.add((Long)
                        unsafe.getMethod("objectFieldOffset", Field.class).invoke(one.get(null), field));
            }
        }
        return offsets;
    }
}
