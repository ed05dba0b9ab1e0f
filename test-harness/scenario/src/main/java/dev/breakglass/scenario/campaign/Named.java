package dev.breakglass.scenario.campaign;

import dev.breakglass.scenario.model.Act;
import dev.breakglass.scenario.model.ActVisitor;
import java.util.List;

/** The people whom a step names. */
final class Named implements ActVisitor<List<String>> {

    private static final Named ALL = new Named();

    private Named() {}

    static List<String> in(Act act) {
        return act.accept(ALL);
    }

    @Override
    public List<String> declare(Act.Declare act) {
        return List.of();
    }

    @Override
    public List<String> ask(Act.Ask act) {
        return List.of(act.by());
    }

    @Override
    public List<String> stepUp(Act.StepUp act) {
        return List.of(act.by());
    }

    @Override
    public List<String> promptFailed(Act.PromptFailed act) {
        return List.of(act.by());
    }

    @Override
    public List<String> reconsider(Act.Reconsider act) {
        return List.of(act.by());
    }

    @Override
    public List<String> withdraw(Act.Withdraw act) {
        return List.of(act.by());
    }

    @Override
    public List<String> approve(Act.Approve act) {
        return List.of(act.by());
    }

    @Override
    public List<String> denyApproval(Act.DenyApproval act) {
        return List.of(act.by());
    }

    @Override
    public List<String> redeem(Act.Redeem act) {
        return List.of(act.by());
    }

    @Override
    public List<String> use(Act.Use act) {
        return List.of();
    }

    @Override
    public List<String> credential(Act.Credential act) {
        return List.of();
    }

    @Override
    public List<String> observe(Act.Observe act) {
        return List.of(act.by());
    }

    @Override
    public List<String> leave(Act.Leave act) {
        return List.of(act.by());
    }

    @Override
    public List<String> extend(Act.Extend act) {
        return List.of(act.by());
    }

    @Override
    public List<String> approveExtension(Act.ApproveExtension act) {
        return List.of(act.by());
    }

    @Override
    public List<String> close(Act.Close act) {
        return List.of();
    }

    @Override
    public List<String> revoke(Act.Revoke act) {
        return act.target() == Act.Target.PERSON ? List.of(act.by(), act.name()) : List.of(act.by());
    }

    @Override
    public List<String> review(Act.Review act) {
        return List.of(act.by());
    }

    @Override
    public List<String> tell(Act.Tell act) {
        return List.of();
    }

    @Override
    public List<String> change(Act.Change act) {
        return List.copyOf(act.people().keySet());
    }

    @Override
    public List<String> jump(Act.Jump act) {
        return List.of();
    }

    @Override
    public List<String> crash(Act.Crash act) {
        return List.of();
    }

    @Override
    public List<String> duties(Act.Duties act) {
        return List.of();
    }

    @Override
    public List<String> reload(Act.Reload act) {
        return List.of(act.by());
    }
}
