using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Reviews;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Stop, "PimAccessReview", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PimAccessReview))]
public sealed class StopPimAccessReviewCommand : PimKindCmdlet
{
    private NamedReviews? _reviews;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity(IsNeeded = true)]
    [Alias("ReviewId")]
    [ArgumentCompleter(typeof(AccessReviewCompleter))]
    public PimIdentity[] Review { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter AllRounds { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        _reviews ??= new NamedReviews(Client, Kinds, isMine: false);
        foreach (var identity in Review)
        {
            await TryAsync(
                async () =>
                {
                    foreach (var review in await _reviews.FindAsync(identity, call))
                    {
                        await TryAsync(() => StopAsync(review, call), review);
                    }
                },
                identity.Text);
        }
    }

    private async Task StopAsync(PimAccessReview review, PimCall call)
    {
        if (AllRounds ? !review.IsOpen : review.InstanceStatus != PimAccessReviewStatus.InProgress)
        {
            Warn($"The access review '{review}' {(AllRounds ? "has ended already" : "has no round in progress")}; nothing was stopped.");
            Emit(review);
            return;
        }

        if (await ConfirmAsync(ReviewText.DescribeStop(review, AllRounds)) == Confirmation.Go)
        {
            try
            {
                var stopped = await Client.AccessReviews.StopAsync(review, AllRounds, call);
                EmitMade(stopped, UntoldOutput.Describe(stopped));
            }
            catch (PimException e) when (e.Status is not null)
            {
                throw e.WithMessage($"The access review '{review}' could not be stopped. {e.Message}");
            }
        }
    }
}
