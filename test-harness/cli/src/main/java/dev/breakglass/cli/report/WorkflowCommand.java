package dev.breakglass.cli.report;

import dev.breakglass.dsl.diagnostic.Quote;

/**
 * One workflow command, which GitHub's runner makes an annotation of. After GitHub's page "Workflow commands for GitHub
 * Actions". Immutable.
 */
public final class WorkflowCommand {

    private final String head;
    private final boolean isBare;

    private WorkflowCommand(String head, boolean isBare) {
        this.head = head;
        this.isBare = isBare;
    }

    /** {@code error}, {@code warning} or {@code notice}. */
    public static WorkflowCommand named(String name) {
        return new WorkflowCommand("::" + name, true);
    }

    public WorkflowCommand with(String property, String value) {
        return new WorkflowCommand(head + (isBare ? " " : ",") + property + "=" + property(value), false);
    }

    /** The whole command, with a line feed. */
    public String text(String data) {
        return head + "::" + data(data) + "\n";
    }

    private static String property(String text) {
        return data(Quote.visible(text)).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
