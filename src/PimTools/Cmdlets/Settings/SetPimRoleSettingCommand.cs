using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
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
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Mandatory = true, ParameterSetName = "Setting", ValueFromPipeline = true)]
    [DeserializedInput]
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
            (approvers ??= new()).Add(await ApproverAsync(identity, call));
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

    // The rules of a setting that was kept in a file are the service's of today; the file says what they are to be.
    private async Task<PimRoleSetting> RestoreAsync(PimRoleSetting given, PimSettingChange snapshot, PimCall call)
    {
        var read = new List<PimRoleSetting>();
        await Client.Settings.ListAsync(new PimSettingFilter { Kinds = new[] { given.Kind }, Roles = new[] { given.Role } }, read.Add, call);
        var current = SettingMatch.Find(read, given.Role, given.Scope)
            ?? throw new PimException(PimErrorCode.RoleNotFound, $"There is no setting of {given} to change.")
            {
                Remedy = "Check that the role exists in this tenant, and that you may read its setting: Get-PimRoleSetting.",
                TargetObject = given,
            };
        var approvers = new List<PimApprover>();
        foreach (var approver in snapshot.Approvers ?? Array.Empty<PimApprover>())
        {
            approvers.Add(Array.Find(current.Activation.Approvers, standing => standing.Equals(approver.Id)) ?? await ApproverAsync(new PimIdentity(approver.Id), call));
        }

        snapshot.WithApprovers(snapshot.Approvers is null ? null : approvers).ApplyTo(current);
        return current;
    }

    private async Task<PimApprover> ApproverAsync(PimIdentity identity, PimCall call)
    {
        var principal = await PrincipalResolver.FindKnownAsync(Client, identity, call);
        return new PimApprover(principal.Id, principal.Type, principal.DisplayName);
    }

    private async Task SendAsync(PimRoleSetting given, PimSettingChange change, PimCall call)
    {
        var planned = PlannedSettingChange.Plan(given.Snapshot is { } snapshot ? await RestoreAsync(given, snapshot, call) : given, change);
        if (planned.IsNeeded)
        {
            if (PimApprovers.DescribeNoNamedApprover(planned.To, planned.Rules) is { } nobody)
            {
                Warn(nobody);
            }

            if (await ConfirmAsync(planned.Describe()) != Confirmation.Go)
            {
                return;
            }

            await Client.Settings.UpdateAsync(planned.To, planned.Rules, call);
        }

        if (PassThru)
        {
            await Client.Settings.ListAsync(new PimSettingFilter { Kinds = new[] { given.Kind }, Roles = new[] { planned.To.Role } }, Emit, call);
        }
    }
}
