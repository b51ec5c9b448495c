using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Requests;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Commands;

// By default what is piped in is a setting, edits and all, and not only the role it is about.
[Cmdlet(VerbsCommon.Set, "PimRoleSetting", SupportsShouldProcess = true, DefaultParameterSetName = "Setting")]
[OutputType(typeof(PimRoleSetting))]
public sealed class SetPimRoleSettingCommand : PimSettingCmdlet
{
    // Kept beside: PowerShell makes flags of -ActivationRequires Mfa,Justification only where the parameter itself cannot be null.
    private PimRequirements? _activationRequires;
    private PimRequirements? _eligibleRequires;
    private PimRequirements? _activeRequires;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Role", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Mandatory = true, ParameterSetName = "Setting", ValueFromPipeline = true)]
    public PimRoleSetting[] InputObject { get; set; } = Array.Empty<PimRoleSetting>();

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? MaximumActivationDuration { get; set; }

    [Parameter]
    [ReadAs(typeof(PimRequirements), IsNeeded = true)]
    public PimRequirements ActivationRequires
    {
        get => _activationRequires.GetValueOrDefault();
        set => _activationRequires = value;
    }

    [Parameter]
    [NotNullText]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? AuthenticationContext { get; set; }

    [Parameter]
    [ReadAs(typeof(bool))]
    public bool? RequiresApproval { get; set; }

    [Parameter]
    [NotEmptyIdentity]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[]? Approver { get; set; }

    [Parameter]
    [ReadAs(typeof(bool))]
    public bool? AllowPermanentEligible { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? MaximumEligibleDuration { get; set; }

    [Parameter]
    [ReadAs(typeof(PimRequirements), IsNeeded = true)]
    public PimRequirements EligibleRequires
    {
        get => _eligibleRequires.GetValueOrDefault();
        set => _eligibleRequires = value;
    }

    [Parameter]
    [ReadAs(typeof(bool))]
    public bool? AllowPermanentActive { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? MaximumActiveDuration { get; set; }

    [Parameter]
    [ReadAs(typeof(PimRequirements), IsNeeded = true)]
    public PimRequirements ActiveRequires
    {
        get => _activeRequires.GetValueOrDefault();
        set => _activeRequires = value;
    }

    [Parameter]
    [ReadAs(typeof(PimNotificationChange[]))]
    public PimNotificationChange[] Notification { get; set; } = Array.Empty<PimNotificationChange>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var settings = InputObject.Select(setting => (Setting: setting, Given: (object)setting)).ToList();
        foreach (var identity in Role)
        {
            await TryAsync(() => ReadAsync(identity, setting => settings.Add((setting, identity)), call), identity);
        }

        var change = await ChangeAsync(call);
        foreach (var (setting, given) in settings)
        {
            await TryAsync(() => SendAsync(setting, change, call), given);
        }
    }

    private async Task ReadAsync(PimIdentity identity, Action<PimRoleSetting> take, PimCall call) =>
        await ListAsync(await FindRolesAsync(identity.OfAccess(Access), call), take, call);

    private async Task<PimSettingChange> ChangeAsync(PimCall call)
    {
        List<PimApprover>? approvers = null;
        foreach (var identity in Approver ?? Array.Empty<PimIdentity>())
        {
            var principal = await PrincipalResolver.FindAsync(Client, identity, call);
            (approvers ??= new()).Add(new PimApprover(principal.Id, principal.Type, principal.DisplayName));
        }

        return new PimSettingChange
        {
            MaximumActivationDuration = MaximumActivationDuration,
            ActivationRequires = _activationRequires,
            AuthenticationContext = AuthenticationContext,
            RequiresApproval = RequiresApproval,
            Approvers = approvers ?? (Approver is null ? null : new List<PimApprover>()),
            AllowPermanentEligible = AllowPermanentEligible,
            MaximumEligibleDuration = MaximumEligibleDuration,
            EligibleRequires = _eligibleRequires,
            AllowPermanentActive = AllowPermanentActive,
            MaximumActiveDuration = MaximumActiveDuration,
            ActiveRequires = _activeRequires,
            Notifications = Notification,
        };
    }

    private async Task SendAsync(PimRoleSetting given, PimSettingChange change, PimCall call)
    {
        // What was piped in stays as it is, above all under -WhatIf.
        var setting = given.Copy();
        change.ApplyTo(setting);
        var changed = setting.GetChangedRules();
        if (changed.Count > 0)
        {
            if (PimApprovers.DescribeNoNamedApprover(setting, changed) is { } nobody)
            {
                Warn(nobody);
            }

            var sentence = $"Change the settings of {setting.Role.Describe(setting.Scope)}: {string.Join(", ", changed.Select(RuleDescription.Of))}";
            if (await ConfirmAsync(sentence) != Confirmation.Go)
            {
                return;
            }

            await Client.Settings.UpdateAsync(setting, changed, call);
        }

        if (PassThru)
        {
            await Client.Settings.ListAsync(new PimSettingFilter { Kinds = new[] { setting.Kind }, Roles = new[] { setting.Role } }, Emit, call);
        }
    }
}
