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
public sealed class SetPimRoleSettingCommand : PimSettingChangeCmdlet
{
    // Kept beside: PowerShell makes flags of -ActivationRequires Mfa,Justification only where the parameter itself cannot be null.
    private PimRequirements? _activationRequires;
    private PimRequirements? _eligibleRequires;
    private PimRequirements? _activeRequires;

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Role", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = "Copy")]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Mandatory = true, ParameterSetName = "Setting", ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = "Copy", ValueFromPipeline = true)]
    [DeserializedInput]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public PimRoleSetting[] InputObject { get; set; } = Array.Empty<PimRoleSetting>();

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(ActivationLimitCompleter))]
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
    [ArgumentCompleter(typeof(AuthenticationContextCompleter))]
    public string? AuthenticationContext { get; set; }

    [Parameter]
    [ReadAs(typeof(bool))]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? RequiresApproval { get; set; }

    [Parameter]
    [NotEmptyIdentity]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(ColleagueCompleter))]
    public PimIdentity[]? Approver { get; set; }

    [Parameter]
    [ReadAs(typeof(bool))]
    [ArgumentCompleter(typeof(BooleanCompleter))]
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
    [ArgumentCompleter(typeof(BooleanCompleter))]
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
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public PimNotificationChange[] Notification { get; set; } = Array.Empty<PimNotificationChange>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var change = await ChangeAsync(call);
        if (ParameterSetName == "Copy")
        {
            foreach (var given in InputObject)
            {
                await TryAsync(() => CopyAsync(given, change, call), given);
            }

            return;
        }

        var settings = InputObject.Select(setting => (Setting: setting, Given: (object)setting)).ToList();
        foreach (var identity in Role)
        {
            await TryAsync(() => ReadAsync(identity, setting => settings.Add((setting, identity)), call), identity);
        }

        foreach (var (setting, given) in settings)
        {
            await TryAsync(async () => await SendAsync(PlannedSettingChange.Plan(await SettingSnapshot.RestoreAsync(Client, setting, call), change), PassThru, call), given);
        }
    }

    private async Task CopyAsync(PimRoleSetting given, PimSettingChange change, PimCall call)
    {
        var from = await SettingSnapshot.RestoreAsync(Client, given, call);
        foreach (var identity in Role)
        {
            var settings = new List<PimRoleSetting>();
            await TryAsync(async () => await ListAsync(await FindRolesAsync(identity.OfAccess(TypedAccess), call), settings.Add, call), identity);
            foreach (var to in settings)
            {
                await TryAsync(() => SendAsync(SettingCopy.Plan(from, to, change, Warn), PassThru, call), to);
            }
        }
    }

    private async Task ReadAsync(PimIdentity identity, Action<PimRoleSetting> take, PimCall call) =>
        await ListAsync(await FindRolesAsync(identity.OfAccess(Access), call), take, call);

    private async Task<PimSettingChange> ChangeAsync(PimCall call)
    {
        List<PimApprover>? approvers = null;
        foreach (var identity in Approver ?? Array.Empty<PimIdentity>())
        {
            (approvers ??= new()).Add(await SettingSnapshot.FindApproverAsync(Client, identity, call));
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
}
