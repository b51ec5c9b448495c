using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Requests;
using Xunit;

namespace PimTools.Tests.Core.Requests;

/// <summary>Approvers are those of all stages, and of the escalation where there is one; an approver without an id is told, since nobody can be looked up.</summary>
public sealed class NamedApproverTests
{
    private static readonly PimApprover Ada = new(Given.Ada.Id, PimPrincipalType.User, "Ada Ahlberg");
    private static readonly PimApprover Cleo = new(Given.Cleo.Id, PimPrincipalType.User, "Cleo Costa");

    private readonly FakePimClient _client = new();
    private readonly List<string> _notices = [];

    public NamedApproverTests() => _client.Principals.AddRange([Given.Ada, Given.Cleo]);

    [Theory]
    [InlineData(true, true, "Ada Ahlberg, Cleo Costa")]
    [InlineData(true, false, "Ada Ahlberg")]
    [InlineData(true, null, "Ada Ahlberg")]
    [InlineData(false, true, "")]
    [InlineData(null, true, "")]
    public void Who_decides_after_the_others_is_an_approver_where_that_is_on(bool? isRequired, bool? escalates, string named) =>
        Assert.Equal(named, string.Join(", ", PimApprovers.Named(Setting(isRequired, Stage(escalates, [Ada], [Cleo])))));

    [Fact]
    public void Whoever_is_named_twice_is_one() => Assert.Equal([Ada, Cleo], PimApprovers.Named(Setting(true, Stage(true, [Ada], [Ada]), Stage(false, [Cleo, Ada], []))));

    [Fact]
    public async Task Each_of_all_stages_is_looked_up()
    {
        var found = new List<PimApproverPerson>();
        await ListAsync(Setting(true, Stage(true, [Ada], [Cleo])), found.Add);

        Assert.Equal([Given.Ada, Given.Cleo], found.Select(one => one.Principal));
        Assert.All(found, one => Assert.Equal("named", one.Via));
        Assert.Empty(_notices);
    }

    [Theory]
    [InlineData(PimApproverKind.Manager, "The setting has the manager of whoever asks decide, and each person has another.")]
    [InlineData(PimApproverKind.Unknown, "The setting names approvers in a way that this version does not know: Unknown.")]
    public async Task Without_an_id_nobody_is_told_as_nobody(PimApproverKind kind, string reason)
    {
        var found = new List<PimApproverPerson>();

        var thrown = await Assert.ThrowsAsync<PimException>(() => ListAsync(Setting(true, Stage(false, [new(kind), Cleo], [])), found.Add));

        Assert.Equal(PimErrorCode.InvalidResponse, thrown.Code);
        Assert.Equal($"Who else can approve activations of User Administrator at Directory is not known. {reason}", thrown.Message);
        Assert.Equal([Given.Cleo], found.Select(one => one.Principal));
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task Of_several_refusals_the_first_is_told()
    {
        var thrown = await Assert.ThrowsAsync<PimException>(() => ListAsync(Setting(true, Stage(false, [new(PimApproverKind.Manager), new(PimApproverKind.Unknown)], [])), _ => { }));

        Assert.Contains("the manager of whoever asks", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_may_not_be_looked_up_is_the_refusal()
    {
        _client.Principals.Clear();
        _client.SearchRefusal = new PimException(PimErrorCode.PermissionMissing, "Not yours.");

        Assert.EndsWith("Not yours.", (await Assert.ThrowsAsync<PimException>(() => ListAsync(Setting(true, Stage(false, [Ada], [])), _ => { }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_does_not_tell_is_an_error_with_where_to_look()
    {
        var setting = new PimRoleSetting("policy", Given.UserAdmin, PimScope.Directory, []);

        var thrown = await Assert.ThrowsAsync<PimException>(() => ListAsync(setting, _ => { }));

        Assert.Equal((PimErrorCode.InvalidResponse, setting, "The Microsoft Entra admin center shows who approves."), (thrown.Code, thrown.TargetObject, thrown.Remedy));
    }

    [Fact]
    public void A_description_tells_how_long_a_request_waits_and_until_when()
    {
        var request = new PimRequest("r", PimAssignmentType.Active, Given.UserAdmin, Given.Sales, Given.Cleo)
        {
            Status = PimRequestStatus.PendingApproval, Created = Given.Now, Justification = "why", Ticket = new("1", null), Schedule = new() { Duration = TimeSpan.FromHours(2) },
        };

        Assert.Equal(
            "User Administrator at Sales for Cleo Costa (cleo@contoso.com), for 2h, justification \"why\", ticket 1"
            + $", waiting since {ViewDate.Format(Given.Now)}, times out {ViewDate.Format(Given.Now.AddDays(1))}",
            RequestDescription.Of(request));
    }

    [Theory]
    [InlineData(true, "and the service took it")]
    [InlineData(false, "and it is not known whether it was made")]
    public void Whoever_stops_is_told_whether_it_was_made(bool isDone, string words) =>
        Assert.Equal($"The command was stopped after this had been sent, {words}: Remove it. Get-X shows it.", StoppedCommand.Describe(isDone, "Remove it", "Get-X"));

    private static PimApprovalStage Stage(bool? escalates, PimApprover[] approvers, PimApprover[] escalation) =>
        new() { IsEscalationEnabled = escalates, Approvers = approvers, EscalationApprovers = escalation };

    private static PimRoleSetting Setting(bool? isRequired, params PimApprovalStage[] stages)
    {
        var setting = RuleSet.Setting([.. RuleSet.Usual()]);
        setting.Activation.ApprovalStages = stages;
        setting.Activation.RequiresApproval = isRequired;
        return setting;
    }

    private Task ListAsync(PimRoleSetting setting, Action<PimApproverPerson> emit) =>
        PimApprovers.ListAsync(_client, setting, null, emit, new PimCall(CancellationToken.None, notice: _notices.Add));
}
