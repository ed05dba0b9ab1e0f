package dev.breakglass.runtime.bundle;

import static dev.breakglass.runtime.bundle.ClassSurgery.codeAt;
import static dev.breakglass.runtime.bundle.ClassSurgery.constants;
import static dev.breakglass.runtime.bundle.ClassSurgery.poolEnd;
import static dev.breakglass.runtime.bundle.ClassSurgery.renamed;
import static dev.breakglass.runtime.bundle.ClassSurgery.withConstant;
import static dev.breakglass.runtime.bundle.ClassSurgery.withInt;
import static dev.breakglass.runtime.bundle.ClassSurgery.withShort;
import static dev.breakglass.runtime.bundle.TestBundle.program;
import static dev.breakglass.runtime.bundle.TestBundle.type;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Classes that refer to more than a program may, are more than a program's classes are, or are none. */
final class HostileClasses {

    private static final String MAIN = "dev.breakglass.generated.Policy";
    private static final byte[] GOOD = TestBundle.CLASSES.get(MAIN);

    private HostileClasses() {}

    static Stream<Hostile> all() {
        return Stream.of(calls(), shapes(), names(), pool(), structure()).flatMap(kinds -> kinds);
    }

    private static Stream<Hostile> calls() {
        return Stream.of(
                code("System.exit", "System.exit(3);", "java/lang/System"),
                code("Runtime", "Runtime.getRuntime().halt(3);", "java/lang/Runtime"),
                code("a process", "new ProcessBuilder();", "java/lang/ProcessBuilder"),
                code("a thread", "new Thread();", "java/lang/Thread"),
                code("a file", "new java.io.File(\"x\").delete();", "java/io/File"),
                code("the network", "new java.net.Socket();", "java/net/Socket"),
                code("getClass", "f.getClass();", "java/lang/Class"),
                code("reflection", "java.lang.reflect.Array.newInstance(null, 1);", "java/lang/reflect/Array"),
                code(
                        "a method handle of its own making",
                        "java.lang.invoke.MethodHandles.lookup();",
                        "java/lang/invoke/MethodHandles"),
                code("Unsafe by a private name", "Object o = (sun.misc.Unsafe) null;", "sun/misc/Unsafe"),
                code(
                        "the loader of programs",
                        "dev.breakglass.runtime.policy.ProgramLoader.load(null);",
                        "dev/breakglass/runtime/policy/ProgramLoader"),
                code("an array of what it may not have", "Object o = new Runtime[1];", "java/lang/Runtime"),
                code("an exception", "throw new RuntimeException();", "java/lang/RuntimeException"),
                code("catching everything", "try { f.zone(); } catch (Throwable e) { }", "java/lang/Throwable"),
                code("a lock", "f.notifyAll();", ".notifyAll:()V"),
                code("a string's bytes", "\"x\".getBytes();", "java/lang/String.getBytes:()[B"),
                code(
                        "the name of a constant, by what it inherits",
                        "ReasonCode.ROLE.compareTo(null);",
                        "dev/breakglass/runtime/program/ReasonCode"),
                members(
                        "System in a static initialiser",
                        "static { System.setProperty(\"breakglass.ran\", \"yes\"); }",
                        "java/lang/System"),
                members(
                        "Class.forName in a constructor",
                        "public Policy() throws Exception { Class.forName(\"x\"); }",
                        "java/lang/Class|java/lang/Exception"),
                members("a field of a type that it may not have", "private java.util.List list;", "java/util/List"),
                members("a parameter of such a type", "void m(java.util.List list) { }", "java/util/List"),
                members(
                        "a lambda",
                        "void m() { Object o = (Runnable) () -> { }; }",
                        "a constant of kind 15:|a constant of kind 18:"),
                members(
                        "strings that are joined by a dynamic call",
                        "String m(int i) { return \"a\" + i; }",
                        "a constant of kind 15:|a constant of kind 18:"));
    }

    private static Hostile code(String kind, String code, String reason) {
        return members(kind, "public void more(Facts f) { " + code + " }", reason);
    }

    /** Refused for one of the reasons, which may be any of several that the same call gives. */
    private static Hostile members(String kind, String members, String reason) {
        return new Hostile(kind, TestBundle.of(Javac.compile(program(members))), reason);
    }

    private static Stream<Hostile> shapes() {
        return Stream.of(
                members("a native method", "public native void run();", "a native method"),
                members("a method that locks", "synchronized void m() { }", "a method with the flags 0x20"),
                members("a finalizer", "protected void finalize() { }", "a finalizer"),
                members("state", "static int count;", "a static field that is not final"),
                members("a class within a class", "static class Inner { }", "an attribute `NestMembers`"),
                members(
                        "annotations",
                        "@Deprecated void m() { }",
                        "an attribute `Deprecated`|an attribute `RuntimeVisibleAnnotations`"),
                shape(
                        "a class loader",
                        "public class Policy extends ClassLoader implements Program",
                        "it may not extend java/lang/ClassLoader"),
                shape(
                        "a thread's work",
                        "public class Policy implements Program, Runnable",
                        "public void run() { }",
                        "it may not extend java/lang/Runnable"),
                shape(
                        "what other code may serialise",
                        "public class Policy implements Program, java.io.Serializable",
                        "it may not extend java/io/Serializable"),
                shape(
                        "an interface",
                        "public interface Policy extends Program { void x(); } class Unused implements Program",
                        "a class with the flags 0x200"),
                shape("no program", "public final class Policy", "it is not a program"),
                new Hostile(
                        "an enum",
                        TestBundle.of(Javac.compile(
                                TestBundle.program(""), "package dev.breakglass.generated; enum Extra { A }")),
                        "flags 0x4000"),
                new Hostile(
                        "a record",
                        TestBundle.of(Javac.compile(
                                TestBundle.program(""), "package dev.breakglass.generated; record Extra(int a) { }")),
                        "java/lang/Record|a constant of kind"),
                new Hostile(
                        "an annotation",
                        TestBundle.of(Javac.compile(
                                TestBundle.program(""), "package dev.breakglass.generated; @interface Extra { }")),
                        "flags 0x2200"));
    }

    private static Hostile shape(String kind, String head, String reason) {
        return shape(kind, head, "", reason);
    }

    private static Hostile shape(String kind, String head, String members, String reason) {
        Map<String, byte[]> classes = new TreeMap<>(Javac.compile(type(head, members)));
        classes.remove("dev.breakglass.generated.Unused");
        return new Hostile(kind, TestBundle.of(classes), reason);
    }

    private static Stream<Hostile> names() {
        return Stream.of(
                more("a class in java.lang", "java.lang.Evil", "does not lie in dev.breakglass.generated"),
                more("a class in the runtime's package", "dev.breakglass.runtime.policy.Evil", "does not lie in"),
                more("a class in the program's interface", "dev.breakglass.runtime.program.Truth", "does not lie in"),
                more("a class in a package below", "dev.breakglass.generated.a.Evil", "does not lie in"),
                more("a class in a package of like name", "dev.breakglass.generatedEvil.Evil", "does not lie in"),
                more(
                        "a class under another name",
                        "dev.breakglass.generated.Other",
                        "it calls itself dev/breakglass/generated/Policy"),
                main(
                        "a class that takes the name of a visible one",
                        renamed(GOOD, "dev/breakglass/generated/Policy", "dev/breakglass/runtime/progr/Tr"),
                        "it calls itself"));
    }

    /** The good class once more, under another name. */
    private static Hostile more(String kind, String name, String reason) {
        Map<String, byte[]> classes = new TreeMap<>(TestBundle.CLASSES);
        classes.put(name, GOOD);
        return new Hostile(kind, TestBundle.of(classes), reason);
    }

    private static Hostile main(String kind, byte[] file, String reason) {
        return new Hostile(kind, TestBundle.of(Map.of(MAIN, file)), reason);
    }

    private static Stream<Hostile> pool() {
        int next = constants(GOOD);
        byte[] method = withConstant(GOOD, out -> constant(out, 1, () -> out.writeUTF("notifyAll")));
        method = withConstant(method, out -> constant(out, 1, () -> out.writeUTF("()V")));
        method = withConstant(method, out -> constant(out, 12, () -> out.writeInt(next << 16 | next + 1)));
        int self = ClassSurgery.unsigned(GOOD, poolEnd(GOOD) + 2);
        method = withConstant(method, out -> constant(out, 10, () -> out.writeInt(self << 16 | next + 2)));
        byte[] malformed = withConstant(GOOD, out -> constant(out, 1, () -> out.writeUTF("(L;)V")));
        malformed = withConstant(malformed, out -> constant(out, 12, () -> out.writeInt(next << 16 | next)));
        return Stream.of(
                main(
                        "what a class inherits from Object, as its own",
                        method,
                        "dev/breakglass/generated/Policy.notifyAll:()V"),
                main("a descriptor that is none", malformed, "`(L;)V` is no descriptor"),
                kind(15, 3),
                kind(16, 2),
                kind(17, 4),
                kind(18, 4),
                kind(19, 2),
                kind(20, 2),
                kind(2, 1),
                kind(0, 1),
                kind(-1, 1),
                main(
                        "a reference to a constant that is not there",
                        withConstant(GOOD, out -> constant(out, 7, () -> out.writeShort(0xFFF0))),
                        "constant 65520 is not there"),
                main(
                        "a reference to nothing",
                        withConstant(GOOD, out -> constant(out, 7, () -> out.writeShort(0))),
                        "constant 0 is not there"),
                main(
                        "a reference to itself",
                        withConstant(GOOD, out -> constant(out, 7, () -> out.writeShort(next))),
                        "is of another kind"),
                main(
                        "a text that lies about its length",
                        withConstant(GOOD, out -> constant(out, 1, () -> out.writeShort(0xFFFF))),
                        "not in the UTF-8 of class files"),
                main(
                        "a text in two spellings",
                        withConstant(GOOD, out -> constant(out, 1, () -> out.writeInt(0x0002C1A1))),
                        "not in the UTF-8 of class files"),
                main("more constants than there are", withShort(GOOD, 8, constants(GOOD) + 9), "the class"));
    }

    /** Writes what follows a constant's tag. */
    private interface Rest {
        void write() throws IOException;
    }

    private static void constant(DataOutputStream out, int tag, Rest rest) throws IOException {
        out.writeByte(tag);
        rest.write();
    }

    private static Hostile kind(int tag, int bytes) {
        return main(
                "a constant of kind " + tag,
                withConstant(GOOD, out -> constant(out, tag, () -> out.write(new byte[bytes]))),
                "a constant of kind " + tag + ":");
    }

    private static Stream<Hostile> structure() {
        int flags = poolEnd(GOOD);
        int code = codeAt(GOOD);
        byte[] twins = Javac.compile(program("void aaaa() { } void bbbb() { }")).get(MAIN);
        return Stream.of(
                main("no bytes", new byte[0], "not a class file: it ends too early"),
                main("text", "class Policy {}".getBytes(StandardCharsets.US_ASCII), "does not begin as one"),
                main("a class file for a later Java", withShort(GOOD, 6, 70), "a class file of version 70.0"),
                main(
                        "a class file for an early Java, without stack maps",
                        withShort(GOOD, 6, 49),
                        "a class file of version 49.0"),
                main("preview features", withShort(GOOD, 4, 0xFFFF), "a class file of version 61.65535"),
                main("a class that does not end", Arrays.copyOf(GOOD, GOOD.length - 1), "ends too early"),
                main(
                        "bytes behind the class",
                        Arrays.copyOf(GOOD, GOOD.length + 1),
                        "bytes after the end of a class file"),
                main("a class without a superclass", withShort(GOOD, flags + 4, 0), "it may not extend nothing"),
                main("a class that is a text", withShort(GOOD, flags + 2, 0xFFFF), "constant 65535 is not there"),
                main("two methods of one name", renamed(twins, "bbbb", "aaaa"), "two members `aaaa:()V`"),
                main(
                        "code that is longer than its attribute",
                        withInt(GOOD, code + 8, 0xFFFF),
                        "the attribute `Code` is not as long as it says"),
                main(
                        "code of negative length",
                        withInt(GOOD, code + 8, -1),
                        "the attribute `Code` is not as long as it says"),
                main(
                        "no code in its attribute",
                        withInt(GOOD, code + 8, 0),
                        "the attribute `Code` is not as long as it says"),
                main(
                        "an attribute that is longer than the class",
                        withInt(GOOD, code, 0x7FFFFFFF),
                        "the attribute `Code` is not as long as it says"),
                main(
                        "an attribute of negative length",
                        withInt(GOOD, code, -5),
                        "the attribute `Code` is not as long as it says"),
                main("an attribute of another name", withShort(GOOD, code - 2, 0), "constant 0 is not there"));
    }
}
