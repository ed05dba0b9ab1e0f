package dev.breakglass.bench.report;

/** Text in XML. */
final class Xml {

    private Xml() {}

    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
