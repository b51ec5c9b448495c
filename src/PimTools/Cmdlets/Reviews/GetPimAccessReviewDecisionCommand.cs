using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Reviews;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimAccessReviewDecision")]
[OutputType(typeof(PimAccessReviewDecision))]
public sealed class GetPimAccessReviewDecisionCommand : PimKindCmdlet
{
    private NamedReviews? _reviews;

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("ReviewId")]
    [ArgumentCompleter(typeof(AccessReviewCompleter))]
    public PimIdentity[] Review { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Position = 1)]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(PimReviewDecision[]))]
    public PimReviewDecision[] Decision { get; set; } = Array.Empty<PimReviewDecision>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter AllRounds { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Mine { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(() => ListAsync(call), Review.FirstOrDefault() ?? Principal.FirstOrDefault());

    private async Task ListAsync(PimCall call)
    {
        _reviews ??= new NamedReviews(Client, Kinds, Mine);
        var found = new List<PimAccessReview>();
        await new AccessReviewQuery { Kinds = Kinds, Names = Review, IsMine = Mine }.ListAsync(_reviews, Client, found.Add, error => Fail(error), call);
        var query = new ReviewDecisionQuery { Principals = Principal, Decisions = Decision, HasAllRounds = AllRounds, IsMine = Mine };
        await query.ListAsync(Client, found, EmitListed, error => Fail(error), call);
    }
}
