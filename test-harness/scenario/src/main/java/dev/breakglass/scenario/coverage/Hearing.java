package dev.breakglass.scenario.coverage;

import dev.breakglass.compiler.reference.Comparisons;
import dev.breakglass.compiler.reference.Listener;
import dev.breakglass.compiler.reference.Measure;
import dev.breakglass.dsl.model.BreakglassPath;
import dev.breakglass.dsl.model.Expr;
import dev.breakglass.dsl.model.Forbid;
import dev.breakglass.dsl.model.Input;
import dev.breakglass.dsl.model.Signal;
import dev.breakglass.dsl.source.Place;
import dev.breakglass.runtime.program.ReasonCode;
import dev.breakglass.runtime.request.Reading;
import dev.breakglass.runtime.request.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Marks what the evaluation of one request comes to. For one thread. */
final class Hearing implements Listener {

    private final Request request;
    private final Map<String, Signal> signals;
    private final Consumer<Item> reached;

    Hearing(Request request, Map<String, Signal> signals, Consumer<Item> reached) {
        this.request = request;
        this.signals = signals;
        this.reached = reached;
    }

    @Override
    public void condition(Expr expr, Optional<Boolean> truth) {
        reached.accept(Item.condition(expr, truth));
        for (Input input : Comparisons.inputs(expr)) {
            if (input.origin() == Input.Origin.SIGNAL) {
                signal(input.name());
            }
        }
    }

    @Override
    public void compared(Expr comparison, List<Object> values) {
        ConditionItems.edge(comparison)
                .ifPresent(edge -> Side.of(edge, values.get(0))
                        .ifPresent(side -> reached.accept(Item.compared(comparison, edge, side))));
    }

    @Override
    public void tolerated(BreakglassPath path, String signal) {
        path.tolerate().ifPresent(tolerate -> reached.accept(Item.tolerated(path, tolerate.place(), signal)));
    }

    @Override
    public void forbid(Forbid forbid, boolean fires) {
        reached.accept(Item.forbid(forbid, fires));
    }

    @Override
    public void clause(BreakglassPath path, ReasonCode code, Place clause, boolean met) {
        reached.accept(Item.clause(path, code, clause, met));
    }

    @Override
    public void escalated(BreakglassPath path, boolean met) {
        path.escalate().ifPresent(escalate -> reached.accept(Item.escalation(path, escalate.place(), met)));
    }

    @Override
    public void measured(BreakglassPath path, Place clause, Measure measure, Object edge, Object is) {
        Side.of(edge, is).ifPresent(side -> reached.accept(Item.edge(path, clause, measure, edge, side)));
    }

    private void signal(String name) {
        Signal signal = signals.get(name);
        Reading reading = request.signals().get(name);
        if (signal != null && reading != null && !reading.at().isAfter(request.now())) {
            Side.of(signal.fresh(), Duration.between(reading.at(), request.now()))
                    .ifPresent(side -> reached.accept(Item.fresh(signal, side)));
        }
    }
}
