using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Reviews;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimAccessReview")]
[OutputType(typeof(PimAccessReview))]
public sealed class GetPimAccessReviewCommand : PimKindCmdlet
{
    private NamedReviews? _reviews;

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("ReviewId")]
    [ArgumentCompleter(typeof(AccessReviewCompleter))]
    public PimIdentity[] Review { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [NotEmptyIdentity]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [SingleValue]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter]
    [ReadAs(typeof(PimAccessReviewStatus[]))]
    public PimAccessReviewStatus[] Status { get; set; } = Array.Empty<PimAccessReviewStatus>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Mine { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(
        () =>
        {
            var query = new AccessReviewQuery { Kinds = Kinds, Names = Review, Roles = Role, Scope = Scope, Statuses = Status, IsMine = Mine };
            _reviews ??= new NamedReviews(Client, Kinds, Mine);
            return query.ListAsync(_reviews, Client, EmitListed, error => Fail(error), call);
        },
        Review.FirstOrDefault() ?? Scope ?? Role.FirstOrDefault());
}
