using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;
using PimTools.Resolution;
using PimTools.Reviews;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.New, "PimAccessReview", SupportsShouldProcess = true, DefaultParameterSetName = "Reviewer")]
[OutputType(typeof(PimAccessReview))]
public sealed class NewPimAccessReviewCommand : PimRoleCmdlet
{
    private TargetResolver? _targets;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [RoleName(IsNeeded = true)]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity? Role { get; set; }

    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Reviewer")]
    [NotEmptyIdentity(IsNeeded = true)]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Reviewer { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Mandatory = true, ParameterSetName = "Manager")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter ByManager { get; set; }

    [Parameter(ParameterSetName = "Manager")]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] FallbackReviewer { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Mandatory = true, ParameterSetName = "Self")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter SelfReview { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    [ReadAs(typeof(string), IsNeeded = true)]
    public string? Name { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    [ReadAs(typeof(string))]
    public string? Description { get; set; }

    [Parameter]
    [EnumValue(typeof(PimAssignmentType))]
    public PimAssignmentType? Type { get; set; }

    [Parameter]
    [ReadAs(typeof(PimPrincipalType[]))]
    public PimPrincipalType[] PrincipalType { get; set; } = { PimPrincipalType.User, PimPrincipalType.Group };

    [Parameter]
    [DateTimeInput]
    [ArgumentCompleter(typeof(StartCompleter))]
    public PimMoment? Start { get; set; }

    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    [Parameter]
    [EnumValue(typeof(PimReviewRecurrence))]
    public PimReviewRecurrence? Recurrence { get; set; }

    [Parameter]
    [DateTimeInput]
    [ArgumentCompleter(typeof(EndCompleter))]
    public PimMoment? End { get; set; }

    [Parameter]
    [ReadAs(typeof(int))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public int? Occurrences { get; set; }

    [Parameter]
    [EnumValue(typeof(PimReviewDefault))]
    public PimReviewDefault? DefaultDecision { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter AutoApply { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter NoJustification { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter NoRecommendation { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter NoMail { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(() => CreateAsync(call), Role);

    private async Task CreateAsync(PimCall call)
    {
        _targets ??= new TargetResolver(Client, isAlone: true);
        var (role, scope) = await _targets.FindAsync(Kinds, Role!.OfAccess(Access), Scope, call);
        var draft = await DraftAsync(role, scope, call);
        ReviewDraftCheck.Check(draft);

        // What there is already is not made again, and tells a new one from it where an answer gets lost.
        var known = await new NamedReviews(Client, new[] { role.Kind }, isMine: false).ListAsync(call);
        if (known.FirstOrDefault(review => review.IsOpen && review.Name == draft.Name && review.RoleId == role.Id && review.ScopeId == scope.Id) is { } open)
        {
            Warn($"There is an open access review '{open}' of {role.Describe(scope)} already; nothing was made.");
            Emit(open);
            return;
        }

        if (ReviewText.Danger(draft) is { } danger)
        {
            Warn(danger);
        }

        if (await ConfirmAsync("Create " + ReviewText.Describe(draft)) == Confirmation.Go)
        {
            var made = await Client.AccessReviews.CreateAsync(draft, known.Select(review => review.Id).ToList(), call);
            EmitMade(made, UntoldOutput.Describe(made));
        }
    }

    private async Task<PimAccessReviewDraft> DraftAsync(PimRole role, PimScope scope, PimCall call)
    {
        var now = Client.ServiceTime;
        return new PimAccessReviewDraft(role, scope, Name ?? $"Review of {role.Describe(scope)}")
        {
            Type = Type,
            PrincipalTypes = PrincipalType.Distinct().ToList(),
            Reviewers = await ReviewersAsync(Reviewer, call),
            ByManagers = ByManager,
            FallbackReviewers = await ReviewersAsync(FallbackReviewer, call),
            Description = Description,
            Start = Start?.At(now) ?? now,
            Days = ReviewDraftCheck.Days(Duration ?? TimeSpan.FromDays(14)),
            Recurrence = Recurrence ?? PimReviewRecurrence.Once,
            End = End?.At(now),
            Occurrences = Occurrences,
            DefaultDecision = DefaultDecision ?? PimReviewDefault.None,
            AutoApply = AutoApply,
            RequiresJustification = !NoJustification,
            Recommends = !NoRecommendation,
            SendsMail = !NoMail,
            SendsReminders = !NoMail,
        };
    }

    private async Task<IReadOnlyList<PimPrincipal>> ReviewersAsync(IEnumerable<PimIdentity> names, PimCall call)
    {
        var reviewers = new List<PimPrincipal>();
        foreach (var name in names)
        {
            var found = await PrincipalResolver.FindKnownAsync(Client, name, call);
            reviewers.Add(found.Type != PimPrincipalType.ServicePrincipal ? found : throw new PimException(
                PimErrorCode.InvalidParameter, $"{found} is an application, and only people and groups can review.") { Remedy = "Give a user or a group as reviewer.", TargetObject = name.Text });
        }

        return reviewers;
    }
}
