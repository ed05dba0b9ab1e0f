package dev.breakglass.cli.results;

import dev.breakglass.cli.report.Json;
import dev.breakglass.cli.report.WorkflowCommand;
import dev.breakglass.cli.results.JUnitXml.Case;
import dev.breakglass.runtime.json.JsonArray;
import dev.breakglass.runtime.json.JsonObject;
import dev.breakglass.runtime.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What a campaign found. Immutable.
 *
 * @param sets in the order in which they were played
 * @param unbegun how many sets were left when somebody stopped it; 0 when it is whole
 */
public record CampaignResults(List<SetOutcome> sets, int unbegun) implements Results {

    private static final int VERSION = 1;

    public CampaignResults {
        sets = List.copyOf(sets);
    }

    public boolean passed() {
        return sets.stream().allMatch(SetOutcome::passed);
    }

    @Override
    public String json() {
        return Json.write(JsonObject.builder()
                .put("version", VERSION)
                .put("passed", passed())
                .put("unbegun", unbegun)
                .put("sets", sets.stream().map(CampaignResults::set).collect(Json.array()))
                .build());
    }

    private static JsonValue set(SetOutcome set) {
        JsonObject.Builder object = JsonObject.builder()
                .put("policy", set.policy())
                .put("passed", set.passed())
                .put("stopped", set.isStopped())
                .put("seed", Long.toString(set.seed()))
                .put("stories", set.stories())
                .put("unplayed", set.unplayed())
                .put("steps", set.steps())
                .put("requests", set.requests())
                .put("decisions", set.decisions())
                .put("unopened", JsonArray.ofTexts(set.unopened()))
                .putIfPresent("unsound", set.unsound());
        set.broken().ifPresent(broken -> object.put("broken", broken(broken)));
        return object.build();
    }

    private static JsonValue broken(SetOutcome.Broken broken) {
        return JsonObject.builder()
                .put("property", broken.property().word())
                .put("must", broken.property().sentence())
                .put("found", broken.found())
                .put("source", broken.source())
                .put("file", broken.file())
                .putIfPresent("loads", broken.loads())
                .putIfPresent("unwritten", broken.unwritten())
                .build();
    }

    @Override
    public String junit() {
        List<Case> cases = new ArrayList<>();
        sets.forEach(set -> cases.add(new Case("every property holds", set.policy(), result(set))));
        if (unbegun > 0) {
            cases.add(new Case("not begun: " + unbegun, "not begun", JUnitXml.skipped(total())));
        }
        return JUnitXml.write("bgp simulate --campaign", cases);
    }

    private static String result(SetOutcome set) {
        if (set.unsound().isPresent()) {
            return JUnitXml.element("error", "not played", List.of(set.unsound().get()));
        } else if (set.broken().isPresent()) {
            return JUnitXml.element("failure", "property", List.of(String.join("\n", set.lines())));
        }
        return set.isStopped() || set.stories() == 0
                ? JUnitXml.skipped(set.lines().get(0))
                : "";
    }

    @Override
    public String github() {
        StringBuilder out = new StringBuilder();
        for (SetOutcome set : sets) {
            WorkflowCommand error = WorkflowCommand.named("error").with("file", set.policy());
            set.unsound()
                    .ifPresent(
                            why -> out.append(error.with("title", "Not played").text(Lines.visible(why))));
            set.broken()
                    .ifPresent(broken ->
                            out.append(error.with("title", broken.property().word() + " is broken")
                                    .text(Lines.visible(String.join("\n", set.lines())))));
        }
        if (isStopped()) {
            out.append(WorkflowCommand.named("warning").text(total()));
        }
        return out.toString();
    }

    @Override
    public String summary() {
        SummaryText summary = new SummaryText("Campaign", passed() && !isStopped(), total());
        for (SetOutcome set : sets) {
            set.unsound().ifPresent(why -> summary.failure("Not played", set.policy(), why));
            set.broken()
                    .ifPresent(broken -> summary.failure(
                            broken.property().word() + " is broken", set.policy(), String.join("\n", set.lines())));
        }
        return summary.whole();
    }

    @Override
    public String total() {
        long failed = sets.stream().filter(set -> !set.passed()).count();
        String found = Count.of(sets.size(), "policy set") + ": "
                + (failed == 0 ? "every property " + (isStopped() ? "held so far" : "holds") : failed + " not sound");
        return isStopped() ? found + "; stopped before the end, " + unbegun + " not begun" : found;
    }

    private boolean isStopped() {
        return unbegun > 0 || sets.stream().anyMatch(SetOutcome::isStopped);
    }
}
