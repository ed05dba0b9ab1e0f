package dev.breakglass.scenario.model;

/** One answer for each kind of {@link Act}, so that a new kind is forgotten nowhere. */
public interface ActVisitor<T> {

    /** An incident begins, at this moment unless it says since when; later requests are about it. */
    T declare(Act.Declare act);

    /** Somebody asks. */
    T ask(Act.Ask act);

    /** The requester presents more factors. */
    T stepUp(Act.StepUp act);

    /** The requester was prompted for a factor and did not present it. */
    T promptFailed(Act.PromptFailed act);

    /** The requester has what is pending decided anew. */
    T reconsider(Act.Reconsider act);

    /** The requester takes the request back. */
    T withdraw(Act.Withdraw act);

    T approve(Act.Approve act);

    /** An approver says no, for good. */
    T denyApproval(Act.DenyApproval act);

    /** Somebody presents the request's key; the first time, its requester claims it before. */
    T redeem(Act.Redeem act);

    T use(Act.Use act);

    /** The session's requester asks for a credential that its path issues. */
    T credential(Act.Credential act);

    /** Somebody begins to watch a session. */
    T observe(Act.Observe act);

    /** Somebody ends their watch. */
    T leave(Act.Leave act);

    /** Somebody asks for a session to live longer. */
    T extend(Act.Extend act);

    /** Somebody approves that it does. */
    T approveExtension(Act.ApproveExtension act);

    T close(Act.Close act);

    T revoke(Act.Revoke act);

    /** Somebody looks at what was done. */
    T review(Act.Review act);

    /** What the segmentation layer says from now on. */
    T tell(Act.Tell act);

    /** People change: their groups, their attributes, whether the directory knows them. */
    T change(Act.Change act);

    /** The wall clock jumps while elapsed time goes on as before. */
    T jump(Act.Jump act);

    /** The runtime dies at once and recovers from its log. */
    T crash(Act.Crash act);

    /** Whatever does the duties fails from now on, or works again. */
    T duties(Act.Duties act);

    /** Another policy is put in force. */
    T reload(Act.Reload act);
}
