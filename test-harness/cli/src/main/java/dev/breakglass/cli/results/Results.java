package dev.breakglass.cli.results;

/** What {@code bgp simulate} found, in every form but text. The same results give the same texts. */
public interface Results {

    /** All that is known, for programs. */
    String json();

    /** The XML of JUnit. */
    String junit();

    /** Workflow commands of GitHub Actions, one for each failure. */
    String github();

    /** Markdown for the page of a job on GitHub. */
    String summary();

    /** In a line. */
    String total();
}
