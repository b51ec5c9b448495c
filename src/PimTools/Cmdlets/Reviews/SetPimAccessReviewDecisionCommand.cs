using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Reviews;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Set, "PimAccessReviewDecision", SupportsShouldProcess = true)]
[OutputType(typeof(PimAccessReviewDecision))]
public sealed class SetPimAccessReviewDecisionCommand : PimKindCmdlet
{
    private readonly GatheredInput<PimAccessReviewDecision> _confirmed = new();
    private CallerDecisions? _asked;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("ReviewId")]
    [ArgumentCompleter(typeof(AccessReviewCompleter))]
    public PimIdentity? Review { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Mandatory = true, Position = 2)]
    [EnumValue(typeof(PimReviewDecision), IsNeeded = true)]
    public PimReviewDecision Decision { get; set; }

    [Parameter(Position = 3)]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Justification { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? InstanceId { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        ReviewDecisionCheck.Check(Decision);
        _asked ??= new CallerDecisions(Client, Kinds);
        var isDue = false;
        await TryAsync(
            async () =>
            {
                foreach (var item in await _asked.FindAsync(Review!, Principal, InstanceId, error => Fail(error), call))
                {
                    await TryAsync(async () => isDue |= await ConfirmAsync(item), item);
                }
            },
            Review);
        if (isDue)
        {
            await DecideAsync(call);
        }
    }

    /// <inheritdoc />
    protected override Task FinishAsync(PimCall call) => DecideAsync(call);

    private async Task<bool> ConfirmAsync(PimAccessReviewDecision item)
    {
        ReviewDecisionCheck.Check(item, Decision, Justification);
        if (item.Is(Decision, Justification))
        {
            Warn($"{item} already; nothing was changed.");
            Emit(item);
            return false;
        }

        return await ConfirmAsync(ReviewText.Describe(item, Decision)) == Confirmation.Go && _confirmed.Add(item, isOfList: true);
    }

    private Task DecideAsync(PimCall call) => _confirmed.HandleAsync(items => Client.AccessReviews.DecideManyAsync(items, Decision, Justification, Tell, call));

    private void Tell(PimFollowUp<PimAccessReviewDecision> outcome)
    {
        if (!outcome.IsDone)
        {
            var e = outcome.Error!;
            Try(() => throw e.WithMessage($"{outcome.Item.Principal} in the access review '{outcome.Item.ReviewName}': {e.Message}"), outcome.Item);
            return;
        }

        if (outcome.Error is { } unread)
        {
            Warn($"The service accepted it, but the decision about {outcome.Item.Principal} could not be read again: {unread.Message}");
        }

        EmitOrTell(
            outcome.Latest ?? outcome.Item,
            $"The pipeline was stopped before the decision about {outcome.Item.Principal} in the access review '{outcome.Item.ReviewName}' could be put out. "
            + "Get-PimAccessReviewDecision shows it.");
    }
}
