using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Resolution;

namespace PimTools.Activation;

/// <summary>An activation that is about to be sent, for what a person named.</summary>
internal sealed class PlannedActivation
{
    private readonly PimRoleSetting? _setting;

    private PlannedActivation(PimRequestDraft draft, PimRoleSetting? setting, RoleSelector asked, bool extends)
    {
        Draft = draft;
        _setting = setting;
        Asked = asked;
        Role = asked.Role;
        IsScheduled = asked.Options.Start is not null;
        Extends = extends;
    }

    public PimRequestDraft Draft { get; }

    public PimIdentity Role { get; }

    /// <summary>The selection that a person made.</summary>
    public RoleSelector Asked { get; }

    /// <summary>Tells whether it rests on what the connection only remembers, so that a refusal may come of that.</summary>
    public bool IsRecalled { get; private init; }

    /// <summary>Tells whether somebody said from when.</summary>
    public bool IsScheduled { get; }

    /// <summary>The approvers that the setting names; none where the setting could not be read.</summary>
    public IReadOnlyList<PimApprover> Approvers => _setting?.Activation.Approvers ?? Array.Empty<PimApprover>();

    /// <summary>Tells whether it is active, and ended first.</summary>
    public bool Extends { get; }

    /// <param name="client">The client.</param>
    /// <param name="choice">Knows what is active.</param>
    /// <param name="chosen">What is activated, and what for.</param>
    /// <param name="settings">The settings that were read.</param>
    /// <param name="extend">Whether what is active is to be extended.</param>
    /// <param name="call">The call.</param>
    public static async Task<PlannedActivation> PlanAsync(
        IPimClient client, PimActivationChoice choice, ChosenActivation chosen, KnownSettings settings, bool extend, PimCall call)
    {
        var (eligible, asked) = chosen;
        var setting = settings.Find(eligible.Role, eligible.Scope);
        var draft = PimActivation.Draft(eligible, setting, asked.Options, client.Context.Account, client.ServiceTime);

        // Only what is listed as activated is ever ended, so that nobody is told one thing and loses another.
        var extends = extend && await choice.FindActiveAsync(draft.Role, draft.Scope, call) is { State: PimAssignmentState.Activated };
        if (extends)
        {
            PimReactivation.Check(draft, setting);
        }

        return new PlannedActivation(draft, setting, asked, extends)
        {
            IsRecalled = choice.IsRecalled(eligible) || settings.IsRecalled(eligible.Role),
        };
    }

    /// <summary>Tells whether the service would be asked for the same.</summary>
    public bool IsSameAs(PlannedActivation other) =>
        (Draft.Schedule?.Duration, Draft.LinkedEligibilityScheduleId, Draft.Condition, Draft.AuthenticationContext)
        == (other.Draft.Schedule?.Duration, other.Draft.LinkedEligibilityScheduleId, other.Draft.Condition, other.Draft.AuthenticationContext);

    /// <summary>Tells in a sentence what will be done.</summary>
    public string Describe() => PimActivation.Describe(Draft, _setting, IsScheduled ? Draft.Schedule?.Start : null, Extends);
}
