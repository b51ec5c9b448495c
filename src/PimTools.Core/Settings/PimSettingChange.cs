using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Settings;

namespace PimTools;

/// <summary>A change of a setting. A null value changes nothing.</summary>
public sealed record PimSettingChange
{
    /// <summary>The longest activation, 30 minutes to 24 hours.</summary>
    public TimeSpan? MaximumActivationDuration { get; init; }

    /// <summary>The requirements of activation.</summary>
    public PimRequirements? ActivationRequires { get; init; }

    /// <summary>The authentication context of activation; an empty text turns it off.</summary>
    public string? AuthenticationContext { get; init; }

    /// <summary>Tells whether somebody has to approve.</summary>
    public bool? RequiresApproval { get; init; }

    /// <summary>The approvers, instead of the current ones. Naming approvers turns approval on unless it is turned off in the same change.</summary>
    public IReadOnlyList<PimApprover>? Approvers { get; init; }

    /// <summary>The order of the stages of approval.</summary>
    public PimApprovalMode? ApprovalMode { get; init; }

    /// <summary>Tells whether an extension has to be approved, too.</summary>
    public bool? RequiresApprovalForExtension { get; init; }

    /// <summary>Tells whether whoever asks for approval has to give a justification.</summary>
    public bool? RequiresRequestorJustification { get; init; }

    /// <summary>The stages of approval, instead of the current ones: each changes the one in its place, or is a new one as the portal makes it.</summary>
    internal IReadOnlyList<StageChange>? Stages { get; init; }

    /// <summary>Tells whether somebody may be eligible without an end.</summary>
    public bool? AllowPermanentEligible { get; init; }

    /// <summary>The longest eligible assignment.</summary>
    public TimeSpan? MaximumEligibleDuration { get; init; }

    /// <summary>The requirements of an eligible assignment.</summary>
    public PimRequirements? EligibleRequires { get; init; }

    /// <summary>Tells whether somebody may be active without an end.</summary>
    public bool? AllowPermanentActive { get; init; }

    /// <summary>The longest active assignment.</summary>
    public TimeSpan? MaximumActiveDuration { get; init; }

    /// <summary>The requirements of an active assignment.</summary>
    public PimRequirements? ActiveRequires { get; init; }

    /// <summary>Changes to notifications.</summary>
    public IReadOnlyList<PimNotificationChange> Notifications { get; init; } = Array.Empty<PimNotificationChange>();

    /// <summary>Makes the change in the setting; nothing is sent.</summary>
    /// <exception cref="PimException">A notification change does not say which one (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public void ApplyTo(PimRoleSetting setting)
    {
        var activation = setting.Activation;
        activation.MaximumDuration = MaximumActivationDuration ?? activation.MaximumDuration;
        activation.Requires = ActivationRequires ?? activation.Requires;
        activation.AuthenticationContext = AuthenticationContext switch
        {
            null => activation.AuthenticationContext,
            "" => null,
            var context => context,
        };
        ApplyApprovalTo(activation);

        var assignment = setting.Assignment;
        assignment.AllowPermanentEligible = AllowPermanentEligible ?? assignment.AllowPermanentEligible;
        assignment.MaximumEligibleDuration = MaximumEligibleDuration ?? assignment.MaximumEligibleDuration;
        assignment.EligibleRequires = EligibleRequires ?? assignment.EligibleRequires;
        assignment.AllowPermanentActive = AllowPermanentActive ?? assignment.AllowPermanentActive;
        assignment.MaximumActiveDuration = MaximumActiveDuration ?? assignment.MaximumActiveDuration;
        assignment.ActiveRequires = ActiveRequires ?? assignment.ActiveRequires;

        foreach (var change in Notifications)
        {
            change.ApplyTo(setting.Notification);
        }
    }

    /// <summary>This change, and another one where this one changes nothing. Each mail is put together from both.</summary>
    internal PimSettingChange Over(PimSettingChange other) => new()
    {
        MaximumActivationDuration = MaximumActivationDuration ?? other.MaximumActivationDuration,
        ActivationRequires = ActivationRequires ?? other.ActivationRequires,
        AuthenticationContext = AuthenticationContext ?? other.AuthenticationContext,
        RequiresApproval = RequiresApproval ?? other.RequiresApproval,
        Approvers = Approvers ?? other.Approvers,
        ApprovalMode = ApprovalMode ?? other.ApprovalMode,
        RequiresApprovalForExtension = RequiresApprovalForExtension ?? other.RequiresApprovalForExtension,
        RequiresRequestorJustification = RequiresRequestorJustification ?? other.RequiresRequestorJustification,
        Stages = Stages ?? other.Stages,
        AllowPermanentEligible = AllowPermanentEligible ?? other.AllowPermanentEligible,
        MaximumEligibleDuration = MaximumEligibleDuration ?? other.MaximumEligibleDuration,
        EligibleRequires = EligibleRequires ?? other.EligibleRequires,
        AllowPermanentActive = AllowPermanentActive ?? other.AllowPermanentActive,
        MaximumActiveDuration = MaximumActiveDuration ?? other.MaximumActiveDuration,
        ActiveRequires = ActiveRequires ?? other.ActiveRequires,
        Notifications = other.Notifications.Concat(Notifications).ToList(),
    };

    private void ApplyApprovalTo(PimActivationSetting activation)
    {
        var (wasRequired, standingMode, hadStages) = (activation.RequiresApproval, activation.ApprovalMode, activation.ApprovalStages.Length > 0);
        activation.RequiresApproval = RequiresApproval ?? (Approvers is { Count: > 0 } ? true : activation.RequiresApproval);
        activation.ApprovalMode = ApprovalMode ?? activation.ApprovalMode;
        activation.RequiresApprovalForExtension = RequiresApprovalForExtension ?? activation.RequiresApprovalForExtension;
        activation.RequiresRequestorJustification = RequiresRequestorJustification ?? activation.RequiresRequestorJustification;
        if (Stages is not null)
        {
            var standing = activation.ApprovalStages;
            activation.ApprovalStages = Stages.Select((stage, i) => stage.ApplyTo(i < standing.Length ? standing[i] : SettingDefaults.Stage())).ToArray();
        }

        if (Approvers is not null)
        {
            activation.Approvers = StageChange.Replace(activation.Approvers, Approvers);
        }

        // Approval that is asked for without a stage gets one; a policy that requires it without is the tenant's own.
        if (Stages is { Count: 0 } && activation is { RequiresApproval: true, ApprovalStages.Length: 0 } && (wasRequired != true || hadStages))
        {
            activation.ApprovalStages = new[] { SettingDefaults.Stage() };
        }

        // Where approval is required, the mode NoApproval says nothing: what stands stays, and approval that is turned on gets a mode that is one.
        if (activation.RequiresApproval == true && activation.ApprovalMode == PimApprovalMode.NoApproval)
        {
            activation.ApprovalMode = wasRequired == true || standingMode != PimApprovalMode.NoApproval ? standingMode
                : activation.ApprovalStages.Length > 1 ? PimApprovalMode.Serial : PimApprovalMode.SingleStage;
        }
    }
}
