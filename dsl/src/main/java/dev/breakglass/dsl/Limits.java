package dev.breakglass.dsl;

/**
 * What a policy set may measure at most; checked at the door, so that nothing behind it has to.
 *
 * @param bytesPerFileMax of UTF-8
 * @param bytesPerSetMax of UTF-8, all files together
 * @param filesPerSetMax {@code .bgp} files in a folder and all below it
 * @param entriesPerFolderMax files and folders of any kind below a folder that is read
 * @param nestingMax braces, parentheses and {@code not} inside one another, groups of a pattern, groups of actions
 * @param charactersPerNameMax UTF-16 units
 * @param charactersPerTextMax UTF-16 units of a string, and of a pattern
 * @param charactersPerGlobMax UTF-16 units
 * @param stepsPerPatternMax roughly the instructions that a pattern compiles to
 * @param termsPerConditionMax comparisons in one condition, each value of a list counted
 * @param pathsPerSetMax {@code breakglass} declarations
 * @param zonesPerSetMax {@code zone} declarations
 * @param resourcesPerListMax patterns of resources in one clause
 * @param peoplePerClauseMax the number in {@code approve N of}, {@code escalate … approve N of} and {@code observe N of}
 * @param approvalsPerPathMax {@code approve} clauses of one path, each of their steps counted, and those of its
 *     {@code extend}
 * @param thensPerPathMax {@code then}s of one path
 * @param settingsPerIssueMax settings of one {@code issue}
 * @param countMax the largest count, such as of approvals or characters
 * @param secondsMax the longest duration
 * @param errorsPerFileMax faults reported of one file before the rest is left unsaid
 */
public record Limits(
        int bytesPerFileMax,
        int bytesPerSetMax,
        int filesPerSetMax,
        int entriesPerFolderMax,
        int nestingMax,
        int charactersPerNameMax,
        int charactersPerTextMax,
        int charactersPerGlobMax,
        int stepsPerPatternMax,
        int termsPerConditionMax,
        int pathsPerSetMax,
        int zonesPerSetMax,
        int resourcesPerListMax,
        int peoplePerClauseMax,
        int approvalsPerPathMax,
        int thensPerPathMax,
        int settingsPerIssueMax,
        int countMax,
        long secondsMax,
        int errorsPerFileMax) {

    private static final int MEBIBYTE = 1 << 20;
    private static final long TEN_YEARS_IN_SECONDS = 10L * 365 * 24 * 60 * 60;

    /** The limits that the language states. */
    public static Limits standard() {
        return new Limits(
                MEBIBYTE,
                64 * MEBIBYTE,
                10_000,
                200_000,
                64,
                128,
                1_000,
                256,
                1_000,
                256,
                100_000,
                100_000,
                1_000,
                32,
                16,
                2,
                32,
                1_000_000,
                TEN_YEARS_IN_SECONDS,
                100);
    }

    /** The same limits but for strings and patterns. */
    public Limits withCharactersPerText(int max) {
        return new Limits(
                bytesPerFileMax,
                bytesPerSetMax,
                filesPerSetMax,
                entriesPerFolderMax,
                nestingMax,
                charactersPerNameMax,
                max,
                charactersPerGlobMax,
                stepsPerPatternMax,
                termsPerConditionMax,
                pathsPerSetMax,
                zonesPerSetMax,
                resourcesPerListMax,
                peoplePerClauseMax,
                approvalsPerPathMax,
                thensPerPathMax,
                settingsPerIssueMax,
                countMax,
                secondsMax,
                errorsPerFileMax);
    }
}
