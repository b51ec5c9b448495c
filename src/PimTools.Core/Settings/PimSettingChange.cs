using System;
using System.Collections.Generic;
using System.Linq;

namespace PimTools;

/// <summary>A change of a setting. A null value changes nothing.</summary>
public sealed class PimSettingChange
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

    /// <summary>The same change, with other approvers.</summary>
    internal PimSettingChange WithApprovers(IReadOnlyList<PimApprover>? approvers) => new()
    {
        MaximumActivationDuration = MaximumActivationDuration,
        ActivationRequires = ActivationRequires,
        AuthenticationContext = AuthenticationContext,
        RequiresApproval = RequiresApproval,
        Approvers = approvers,
        AllowPermanentEligible = AllowPermanentEligible,
        MaximumEligibleDuration = MaximumEligibleDuration,
        EligibleRequires = EligibleRequires,
        AllowPermanentActive = AllowPermanentActive,
        MaximumActiveDuration = MaximumActiveDuration,
        ActiveRequires = ActiveRequires,
        Notifications = Notifications,
    };

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
        activation.RequiresApproval = RequiresApproval ?? (Approvers is { Count: > 0 } ? true : activation.RequiresApproval);
        activation.Approvers = Approvers?.Select(one => Standing(activation, one)).ToArray() ?? activation.Approvers;

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

    // Who stands there already keeps what the service says of them beyond their id.
    private static PimApprover Standing(PimActivationSetting activation, PimApprover approver) =>
        Array.Find(activation.Approvers, approver.Equals) ?? approver;
}
