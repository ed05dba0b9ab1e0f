package dev.breakglass.runtime.policy;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The members that a type offers to other packages, as class files name them: {@code name:descriptor}. */
final class Offered {

    private Offered() {}

    /** @param visible the types whose members count where the type inherits them; its own always do */
    static Set<String> by(Class<?> type, Map<String, Class<?>> visible) {
        Set<String> offered = new HashSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (isOffered(field)) {
                offered.add(field.getName() + ":" + field.getType().descriptorString());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isOffered(constructor)) {
                offered.add("<init>:" + descriptor(constructor, "V"));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isOffered(method)) {
                offered.add(method.getName() + ":"
                        + descriptor(method, method.getReturnType().descriptorString()));
            }
        }
        for (Class<?> above : inherited(type)) {
            if (visible.containsKey(above.getName())) {
                offered.addAll(by(above, visible));
            }
        }
        return offered;
    }

    private static Collection<Class<?>> inherited(Class<?> type) {
        Set<Class<?>> above = new HashSet<>(Set.of(type.getInterfaces()));
        if (type.getSuperclass() != null) {
            above.add(type.getSuperclass());
        }
        return above;
    }

    private static boolean isOffered(Member member) {
        return Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
    }

    private static String descriptor(Executable executable, String result) {
        StringBuilder descriptor = new StringBuilder("(");
        for (Class<?> parameter : executable.getParameterTypes()) {
            descriptor.append(parameter.descriptorString());
        }
        return descriptor.append(')').append(result).toString();
    }
}
