using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Documents;

namespace PimTools.Configuration;

/// <summary>Values of a setting, each of which may be left out.</summary>
internal sealed record ConfiguredValues(DocumentNode At)
{
    public TimeSpan? MaximumActivationDuration { get; init; }

    public PimRequirements? ActivationRequires { get; init; }

    /// <summary>The authentication context; an empty text for none.</summary>
    public string? AuthenticationContext { get; init; }

    public bool? RequiresApproval { get; init; }

    public PimApprovalMode? ApprovalMode { get; init; }

    public bool? RequiresApprovalForExtension { get; init; }

    public bool? RequiresRequestorJustification { get; init; }

    public IReadOnlyList<ConfiguredStage>? Stages { get; init; }

    public bool? AllowPermanentEligible { get; init; }

    public TimeSpan? MaximumEligibleDuration { get; init; }

    public PimRequirements? EligibleRequires { get; init; }

    public bool? AllowPermanentActive { get; init; }

    public TimeSpan? MaximumActiveDuration { get; init; }

    public PimRequirements? ActiveRequires { get; init; }

    public IReadOnlyList<PimNotificationChange> Notifications { get; init; } = Array.Empty<PimNotificationChange>();

    /// <summary>Everybody whom the stages name.</summary>
    public IEnumerable<ConfiguredApprover> Approvers => (Stages ?? Array.Empty<ConfiguredStage>()).SelectMany(stage =>
        (stage.Approvers ?? Array.Empty<ConfiguredApprover>()).Concat(stage.EscalationApprovers ?? Array.Empty<ConfiguredApprover>()));

    /// <summary>These values, and those of a template where there is none here. Each mail is put together from both.</summary>
    public ConfiguredValues Over(ConfiguredValues template) => new(At)
    {
        MaximumActivationDuration = MaximumActivationDuration ?? template.MaximumActivationDuration,
        ActivationRequires = ActivationRequires ?? template.ActivationRequires,
        AuthenticationContext = AuthenticationContext ?? template.AuthenticationContext,
        RequiresApproval = RequiresApproval ?? template.RequiresApproval,
        ApprovalMode = ApprovalMode ?? template.ApprovalMode,
        RequiresApprovalForExtension = RequiresApprovalForExtension ?? template.RequiresApprovalForExtension,
        RequiresRequestorJustification = RequiresRequestorJustification ?? template.RequiresRequestorJustification,
        Stages = Stages ?? template.Stages,
        AllowPermanentEligible = AllowPermanentEligible ?? template.AllowPermanentEligible,
        MaximumEligibleDuration = MaximumEligibleDuration ?? template.MaximumEligibleDuration,
        EligibleRequires = EligibleRequires ?? template.EligibleRequires,
        AllowPermanentActive = AllowPermanentActive ?? template.AllowPermanentActive,
        MaximumActiveDuration = MaximumActiveDuration ?? template.MaximumActiveDuration,
        ActiveRequires = ActiveRequires ?? template.ActiveRequires,
        Notifications = template.Notifications.Concat(Notifications).ToList(),
    };
}
