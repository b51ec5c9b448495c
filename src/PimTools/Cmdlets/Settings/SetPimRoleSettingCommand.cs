using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Commands;

// By default what is piped in is a setting, edits and all, and not only the role it is about.
[Cmdlet(VerbsCommon.Set, "PimRoleSetting", SupportsShouldProcess = true, DefaultParameterSetName = "Setting")]
[OutputType(typeof(PimRoleSetting))]
public sealed class SetPimRoleSettingCommand : PimSettingChangeCmdlet
{
    private readonly GatheredInput<SettingInput> _inputs = new();
    private PimSettingChange? _change;

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

    /// <summary>Reads, plans and sends together what is piped in quickly.</summary>
    protected override async Task ProcessAsync(PimCall call)
    {
        _change ??= await ChangeAsync(call);
        if (ParameterSetName == "Copy")
        {
            foreach (var given in InputObject)
            {
                await TryAsync(() => CopyAsync(given, _change, call), given);
            }

            return;
        }

        var isDue = false;
        foreach (var setting in InputObject)
        {
            isDue |= _inputs.Add(new SettingInput(setting.Role, setting, setting));
        }

        foreach (var identity in Role)
        {
            await TryAsync(
                async () =>
                {
                    foreach (var role in await FindRolesAsync(identity.OfAccess(Access), Role, call))
                    {
                        isDue |= _inputs.Add(new SettingInput(role, null, identity));
                    }
                },
                identity);
        }

        if (isDue)
        {
            await HandleInputsAsync(call);
        }
    }

    /// <inheritdoc />
    protected override Task FinishAsync(PimCall call) => HandleInputsAsync(call);

    private Task HandleInputsAsync(PimCall call) => _inputs.HandleAsync(async inputs =>
    {
        foreach (var run in InputRuns.WithoutRepeats(inputs, input => input.Keys()))
        {
            var read = await ReadAsync(run.Where(input => input.Setting is null).ToList(), call);
            var planned = new List<(PlannedSettingChange Planned, object Given)>();
            foreach (var input in run)
            {
                if ((input.Setting ?? read.FirstOrDefault(setting => setting.Role.IsSameAs(input.Role))) is { } setting)
                {
                    await TryAsync(
                        async () => planned.Add((PlannedSettingChange.Plan(await SettingSnapshot.RestoreAsync(Client, setting, call), _change!), input.Given)),
                        input.Given);
                }
            }

            await SendAsync(planned, PassThru, call);
        }
    });

    /// <summary>Reads the settings of roles; what cannot be read is reported, and the others count.</summary>
    private async Task<IReadOnlyList<PimRoleSetting>> ReadAsync(IReadOnlyList<SettingInput> inputs, PimCall call)
    {
        var read = new List<PimRoleSetting>();
        foreach (var some in inputs.GroupBy(input => input.Role.Kind))
        {
            var found = new List<PimRoleSetting>();
            try
            {
                await ListAsync(some.Select(input => input.Role).ToList(), found.Add, call);
            }
            catch (PimException) when (some.Count() > 1)
            {
                // One of them spoils the list: each says by itself what it has to say.
                found.Clear();
                await TryEachAsync(some, input => ListAsync(new[] { input.Role }, setting => Add(found, setting), call), input => input.Given);
            }
            catch (PimException e) when (!IsFatal(e))
            {
                Fail(e, some.First().Given);
            }

            read.AddRange(found);
        }

        return read;
    }

    private static void Add(List<PimRoleSetting> found, PimRoleSetting setting)
    {
        lock (found)
        {
            found.Add(setting);
        }
    }

    private async Task CopyAsync(PimRoleSetting given, PimSettingChange change, PimCall call)
    {
        var from = await SettingSnapshot.RestoreAsync(Client, given, call);
        var planned = new List<(PlannedSettingChange Planned, object Given)>();
        foreach (var identity in Role)
        {
            var settings = new List<PimRoleSetting>();
            await TryAsync(async () => await ListAsync(await FindRolesAsync(identity.OfAccess(TypedAccess), Role, call), settings.Add, call), identity);
            foreach (var to in settings)
            {
                Try(() => planned.Add((SettingCopy.Plan(from, to, change, Warn), to)), to);
            }
        }

        await SendAsync(Distinct(planned), PassThru, call);
    }

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
