using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Models;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsData.ConvertTo, "PimEligibleAssignment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PimConversion))]
public sealed class ConvertToPimEligibleAssignmentCommand : PimRoleCmdlet
{
    private static readonly PimAssignmentType[] Active = { PimAssignmentType.Active };

    private readonly List<PimAssignment> _standing = new();
    private bool _isPrincipalTyped;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [RoleName]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter]
    [ReadAs(typeof(string[]))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string[] BreakGlass { get; set; } = Array.Empty<string>();

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(AssignmentDurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Justification { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isPrincipalTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Principal));
    }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(
        async () =>
        {
            if (Role.Length == 1 && Role[0].Assignment is { } given)
            {
                AssignmentOrigin.RequireSameScope(given);
                await AssignmentOrigin.RequireOwnAsync(Client, given, call);
                Take(given);
                return;
            }

            var query = new PimAssignmentQuery { Kinds = Kinds, Types = Active, Roles = Narrowed(Role), Principals = Principal, Scope = Scope };
            await query.ListAsync(Client, Take, error => Fail(error), call);
        },
        Role.FirstOrDefault());

    /// <summary>All are granted before the first is revoked.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        var planner = new ConversionPlanner(Client, BreakGlassAccounts.Check(BreakGlass)) { Duration = Duration, Justification = Justification, IsCallerNamed = _isPrincipalTyped };
        var confirmed = new List<Conversion>();
        var toCheck = new List<PlannedChange>();
        foreach (var conversion in await planner.PlanAsync(_standing, call))
        {
            switch (conversion.KeptBecause is null ? await ConfirmAsync(conversion.Sentence) : Confirmation.Skip)
            {
                case Confirmation.Go:
                    confirmed.Add(conversion);
                    break;
                case Confirmation.WhatIf:
                    toCheck.Add(conversion.Grant!);
                    Emit(conversion.Describe(PimConversionResult.Planned));
                    break;
                default:
                    if (conversion.KeptBecause is not null)
                    {
                        Emit(conversion.Describe(PimConversionResult.Kept));
                        if (conversion.Refusal is { } refusal)
                        {
                            Fail(refusal, conversion.Active);
                        }
                    }

                    break;
            }
        }

        await PlanRunner.CheckAsync(Client, toCheck, refused => Fail(refused.Error!, refused.Change.Principal), call);
        var runner = new ConversionRunner(Client, Emit, (error, assignment) => Fail(error, assignment)) { Timeout = Timeout ?? TimeSpan.FromMinutes(10) };
        await runner.RunAsync(confirmed, Justification, call);
    }

    private void Take(PimAssignment assignment)
    {
        if (ConversionPlanner.IsStanding(assignment) && !_standing.Exists(other => AssignmentKey.Of(other).Equals(AssignmentKey.Of(assignment))))
        {
            _standing.Add(assignment);
        }
    }
}
