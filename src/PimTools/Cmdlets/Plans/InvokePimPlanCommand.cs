using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Pipeline;
using PimTools.Plans;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Invoke, "PimPlan", SupportsShouldProcess = true, DefaultParameterSetName = "Plan")]
[OutputType(typeof(PimPlannedChange))]
public sealed class InvokePimPlanCommand : PimClientCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Plan", ValueFromPipeline = true)]
    [ReadAs(typeof(PimPlan), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public PimPlan? InputObject { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Path")]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string Path { get; set; } = string.Empty;

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        var plan = InputObject ?? PlanFile.Read(await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(Path)), ClientLoader.Documents);
        UnreadWarning.Of(plan, "This could not be read when the plan was made, and is left as it is: ").ToList().ForEach(Warn);

        if (!plan.HasChanges)
        {
            Warn($"The plan of {plan.Source} changes nothing: {plan}.");
            return;
        }

        var applier = new PlanApplier(Client, plan);
        var steps = await applier.CheckAsync(call);
        var takesAway = plan.Changes.Any(change => change.IsNeeded && (change.Planned.Assignment?.TakesAway(Client.ServiceTime) ?? false));
        if (await ConfirmAsync($"Apply the plan of {plan.Source}: {plan}", takesAway) == Confirmation.Go)
        {
            await ApplyAsync(applier, steps, call);
        }
        else
        {
            steps.ToList().ForEach(step => Emit(step.Change));
        }
    }

    private void EmitStep(PimPlannedChange change)
    {
        var applied = ChosenView.Applied(change);
        if (change.Result is PimPlanResult.Created or PimPlanResult.Updated or PimPlanResult.Removed)
        {
            EmitOrTell(applied, $"The pipeline was stopped before this step of the plan could be put out, which was made: {change.Action} {change.Describe()}.");
        }
        else
        {
            Emit(applied);
        }
    }

    private Task ApplyAsync(PlanApplier applier, IReadOnlyList<ReadyStep> steps, PimCall call)
    {
        var count = 0;
        return applier.RunAsync(
            steps,
            (change, error) =>
            {
                EmitStep(change);
                if (error is not null)
                {
                    Fail(error.WithMessage($"{change.Action} {change.Describe()}: {error.Message}"), change);
                }

                count++;
                Report(new ProgressRecord(0, "Applying the plan", $"{count} of {steps.Count} steps") { PercentComplete = 100 * count / steps.Count });
            },
            call);
    }
}
