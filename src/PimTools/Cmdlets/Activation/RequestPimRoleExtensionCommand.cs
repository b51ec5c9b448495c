using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Client;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Requests;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Request, "PimRoleExtension", SupportsShouldProcess = true)]
[OutputType(typeof(PimRequest))]
public sealed class RequestPimRoleExtensionCommand : PimRoleCmdlet
{
    private readonly List<(RoleSelector Asked, PimAssignmentType Type)> _asked = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(EligibleRoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(EligibleScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AssignmentType")]
    [EnumValue(typeof(PimAssignmentType))]
    public PimAssignmentType? Type { get; set; }

    [Parameter(Mandatory = true)]
    [Duration(IsNeeded = true)]
    [ArgumentCompleter(typeof(AssignmentDurationCompleter))]
    public TimeSpan Duration { get; set; }

    [Parameter(Mandatory = true)]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string Justification { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call)
    {
        _asked.AddRange(Role.Select(role => (new RoleSelector(role.OfAccess(Access), Scope), Type ?? PimAssignmentType.Eligible)));
        return Task.CompletedTask;
    }

    /// <summary>Reads each of the two types once, for all that was piped in.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var drafts = new List<(PimRequestDraft Draft, PimIdentity Role)>();
        foreach (var ofType in _asked.GroupBy(one => one.Type, one => one.Asked))
        {
            await DraftAsync(ofType.Key, ofType, drafts, call);
        }

        foreach (var (draft, role) in drafts)
        {
            await TryAsync(() => SendAsync(draft, call), role);
        }
    }

    private async Task DraftAsync(
        PimAssignmentType type, IEnumerable<RoleSelector> selectors, List<(PimRequestDraft Draft, PimIdentity Role)> drafts, PimCall call)
    {
        var reading = new PartialReading();
        var held = await ReadHeldAsync(type, reading.Of(call));

        // Whether something is still held is not known where that could not be read: it must not be renewed.
        var expired = (await ReadExpiredAsync(type, held, reading.Of(call))).Where(request => !reading.Lacks(request.Kind));
        var candidates = ExtensionCandidate.Of(held, expired, Client.Context.Account, Duration, Justification, Client.ServiceTime);
        foreach (var selector in selectors)
        {
            Try(
                () =>
                {
                    foreach (var candidate in ExtensionCandidate.Choose(candidates, selector, type, reading))
                    {
                        Try(() => drafts.Add((candidate.Draft(), selector.Role)), selector.Role);
                    }
                },
                selector.Role);
        }

        if (drafts.Count > 0)
        {
            reading.Tell(call);
        }
    }

    private async Task<IReadOnlyList<PimAssignment>> ReadHeldAsync(PimAssignmentType type, PimCall call)
    {
        var held = new List<PimAssignment>();
        var filter = new PimAssignmentFilter { Kinds = KindsOfAll, Mine = true, Type = type };
        await Client.Assignments.ListAsync(filter, held.Add, call);
        return held;
    }

    private async Task<IReadOnlyList<PimRequest>> ReadExpiredAsync(PimAssignmentType type, IReadOnlyCollection<PimAssignment> held, PimCall call)
    {
        var requests = new List<PimRequest>();
        var filter = new PimRequestFilter { Kinds = KindsOfAll, Relation = PimRequestRelation.Mine, Type = type };
        await Client.Requests.ListAsync(filter, requests.Add, call);
        return PimExtension.Expired(requests, held, type, Client.ServiceTime);
    }

    private async Task SendAsync(PimRequestDraft draft, PimCall call)
    {
        var verb = draft.Action == PimRequestAction.SelfExtend ? "Ask to extend" : "Ask to renew";
        if (await ConfirmAsync($"{verb} {draft.Role.Describe(draft.Scope)} by {PimDuration.Format(Duration)}") == Confirmation.Go)
        {
            var request = await Client.Requests.SubmitAsync(draft, call);

            // Whoever has stopped by now was told of it with its answer.
            call.Cancellation.ThrowIfCancellationRequested();
            EmitMade(request);
            RequestFailure.ThrowIfFailed(request);
        }
    }
}
