using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Graph;
using PimTools.Models;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class AzureListingTests
{
    private readonly Contoso _contoso = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task What_is_mine_comes_from_every_scope_with_its_names()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");

        var mine = await ada.AzureAsync(PimAssignmentType.Eligible, mine: true);

        Assert.Equal(
            [("Contributor", "Contoso Sandbox"), ("Key Vault Administrator", "contoso-web-kv"), ("Reader", "rg-data"), ("Storage Blob Data Contributor", "Contoso Production")],
            mine.Select(a => (a.Role.Name, a.Scope.DisplayName)).Order());
        var contributor = mine.Single(a => a.Role.Name == "Contributor");
        Assert.Equal("Ada Ahlberg", contributor.Principal.DisplayName);
        Assert.Equal(PimMemberType.Direct, contributor.MemberType);
        Assert.Equal(PimScopeType.Subscription, contributor.Scope.Type);
        Assert.True(Guid.TryParse(contributor.Role.Id, out _));
        Assert.True(Guid.TryParse(contributor.ScheduleId, out _));
        Assert.Same(contributor.Scope, contributor.Role.Scope);
        Assert.True(contributor.Role.IsBuiltIn);
    }

    [Fact]
    public async Task What_comes_through_a_group_keeps_the_group()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");

        var through = await ada.EligibleAsync("Storage Blob Data Contributor");

        Assert.Equal(("Data Engineers", PimPrincipalType.Group), (through.Principal.DisplayName!, through.Principal.Type));
        Assert.Equal(PimMemberType.Group, through.MemberType);
    }

    [Fact]
    public async Task One_list_over_the_tenant_tells_where_to_look_and_each_scope_is_asked_once()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");

        var calls = await _contoso.CallsOf(() => ada.AzureAsync(PimAssignmentType.Eligible, mine: true));

        Assert.Equal(5, calls.Count);
        Assert.StartsWith("GET /providers/Microsoft.Authorization/roleEligibilityScheduleInstances?", calls[0], StringComparison.Ordinal);
        Assert.All(calls, call => Assert.EndsWith("asTarget()", call, StringComparison.Ordinal));
        Assert.Equal(5, calls.Distinct().Count());
    }

    [Fact]
    public async Task Rows_that_the_list_over_the_tenant_drops_are_found_at_their_scope()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        await dana.Requests.SubmitAsync(await dana.AzureAssignmentAsync("Reader", "Contoso Sandbox", "ada@contoso.com"), PimCall.None);
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        _contoso.Tenant.Faults.DroppedRowRate = 0.3;

        for (var seed = 0; seed < 10; seed++)
        {
            _contoso.Tenant.Faults.Seed(seed);
            var mine = await ada.AzureAsync(PimAssignmentType.Eligible, mine: true);

            // Of a scope all of whose rows were dropped nothing is known; of the others nothing is lost.
            Assert.Equal(mine.Select(a => a.Id).Distinct().Count(), mine.Count);
            var sandbox = mine.Where(a => a.Scope.DisplayName == "Contoso Sandbox").ToList();
            Assert.True(sandbox.Count is 0 or 2, $"{sandbox.Count} rows");
        }
    }

    [Fact]
    public async Task A_scope_that_does_not_answer_in_time_is_told_and_the_others_count()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada", TimeSpan.FromMilliseconds(300));
        var sandbox = (await ada.EligibleAsync("Contributor")).Scope;
        _contoso.Tenant.Faults.SlowScopes[sandbox.Id] = TimeSpan.FromSeconds(30);
        var found = new List<PimAssignment>();

        await ada.Assignments.ListAsync(
            new PimAssignmentFilter { Kinds = AzureContoso.Kind, Mine = true, Type = PimAssignmentType.Eligible }, found.Add, Listening());

        Assert.Equal(["Contoso Sandbox did not answer within 0.3 s; its rows may be missing."], _notices);
        Assert.Equal(4, found.Count);
    }

    [Fact]
    public async Task At_a_scope_what_holds_from_above_is_inherited()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var sandbox = await dana.ScopeAsync("Contoso Sandbox");

        var there = await dana.AzureAsync(scope: sandbox.Id);

        Assert.Contains(there, a => a is { Role.Name: "Contributor", MemberType: PimMemberType.Direct, Type: PimAssignmentType.Eligible });
        Assert.Contains(there, a => a is { Role.Name: "Owner", Scope.DisplayName: "Contoso", MemberType: PimMemberType.Inherited });
        Assert.All(there, a => Assert.Equal(a.Scope.Id == sandbox.Id, a.MemberType != PimMemberType.Inherited));
    }

    [Fact]
    public async Task At_a_scope_what_holds_only_below_is_left_out()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var production = await dana.ScopeAsync("Contoso Production");

        var there = await dana.AzureAsync(scope: production.Id);
        var hers = await dana.AzureAsync(scope: production.Id, principal: (await dana.PrincipalAsync("ben@contoso.com")).Id);

        Assert.DoesNotContain(there, a => AzureScopeId.CanLieIn(a.Scope.Id, production.Id));
        Assert.Empty(hers);
    }

    [Fact]
    public async Task Everything_is_read_from_each_visible_scope_and_told_once()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        await ada.Requests.SubmitAsync(ada.Activation(await ada.EligibleAsync("Contributor")), PimCall.None);
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        var calls = await _contoso.CallsOf(async () =>
        {
            var all = await dana.AzureAsync();

            Assert.Equal(all.Select(a => (a.Type, a.Id)).Distinct().Count(), all.Count);
            Assert.Contains(all, a => a is { Role.Name: "Key Vault Administrator", Scope.Type: PimScopeType.Resource, Type: PimAssignmentType.Eligible });
            Assert.Contains(all, a => a is { Role.Name: "Owner", Scope.DisplayName: "Contoso", State: PimAssignmentState.Assigned, MemberType: PimMemberType.Direct });
            Assert.Contains(all, a => a is { Role.Name: "Contributor", State: PimAssignmentState.Activated });
            Assert.DoesNotContain(all, a => a.MemberType == PimMemberType.Inherited);
        });

        // The scopes, and of each eligible and active.
        Assert.Equal(1 + (2 * (await dana.ScopesAsync()).Count(s => s.Type is PimScopeType.ManagementGroup or PimScopeType.Subscription)), calls.Count);
    }

    [Fact]
    public async Task What_is_changed_while_it_is_read_is_told_once()
    {
        using var changing = await _contoso.ConnectToAzureAsync("dana");
        var draft = await changing.AzureAssignmentAsync("Reader", "Contoso Sandbox", "fay@contoso.com");
        await changing.Requests.SubmitAsync(draft, PimCall.None);

        // The management group's list has the row before it is changed, the subscription's after.
        var late = new Late(_contoso.Tenant.CreateHandler(), request => request.RequestUri!.AbsolutePath.StartsWith(draft.Scope.Id + "/", StringComparison.OrdinalIgnoreCase));
        using var reading = await _contoso.ConnectToAzureAsync("dana", new PimClientFactory(late) { Timeouts = Offline.Timeouts }, TimeSpan.FromMinutes(1));
        var found = new List<PimAssignment>();
        void Change(PimAssignment assignment)
        {
            found.Add(assignment);
            if (found.Count == 1)
            {
                var desired = new DesiredAssignment(assignment.Type, assignment.Role, assignment.Scope, assignment.Principal, new PimSchedule { Duration = TimeSpan.FromHours(20) });
                changing.AssignAsync(desired, assignment).GetAwaiter().GetResult();
                late.LetGo();
            }
        }

        await reading.Assignments.ListAsync(
            new PimAssignmentFilter { Kinds = AzureContoso.Kind, Type = draft.Type, RoleId = draft.Role.Id, PrincipalId = draft.Principal.Id },
            Change,
            PimCall.None);

        Assert.Single(found);
    }

    [Fact]
    public async Task A_principals_assignments_are_found_wherever_they_are()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var ben = await dana.PrincipalAsync("ben@contoso.com");

        var his = await dana.AzureAsync(principal: ben.Id);

        Assert.All(his, a => Assert.Equal(ben.Id, a.Principal.Id));
        Assert.Contains(his, a => a is { Role.Name: "Storage Blob Data Reader", ConditionVersion: "2.0" } && a.Condition!.Contains("warehouse"));
        Assert.Contains(his, a => a is { Role.Name: "Virtual Machine Contributor", Scope.DisplayName: "rg-web", End: not null });
    }

    [Fact]
    public async Task A_role_is_found_at_every_scope()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var role = (await dana.AzureAsync()).First(a => a.Role.Name == "Reader").Role;

        var readers = await dana.AzureAsync(role: role.Id);

        Assert.All(readers, a => Assert.Equal("Reader", a.Role.Name));
        Assert.True(readers.Select(a => a.Scope.Id).Distinct().Count() > 1);
    }

    [Fact]
    public async Task Whoever_sees_no_scope_is_told_so()
    {
        using var fay = await _contoso.ConnectToAzureAsync("fay");
        var found = new List<PimAssignment>();

        await fay.Assignments.ListAsync(new PimAssignmentFilter { Kinds = AzureContoso.Kind }, found.Add, Listening());

        Assert.Empty(found);
        Assert.Contains("You see no Azure subscription", Assert.Single(_notices));
    }

    [Fact]
    public async Task Pages_are_read_to_their_end()
    {
        _contoso.Tenant.PageSize = 1;
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        using var dana = await _contoso.ConnectToAzureAsync("dana");

        Assert.Equal(4, (await ada.AzureAsync(PimAssignmentType.Eligible, mine: true)).Count);
        Assert.True((await dana.ScopesAsync()).Count > 4);
    }

    [Fact]
    public async Task Requests_of_ones_own_are_listed_with_their_names()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");

        var mine = await ada.RequestsAsync(new PimRequestFilter { Kinds = AzureContoso.Kind, Relation = PimRequestRelation.Mine });

        var rotation = mine.Single(r => r is { Role.Name: "Key Vault Administrator", Action: PimRequestAction.SelfActivate });
        Assert.Equal(("Ada Ahlberg", "Ada Ahlberg"), (rotation.Principal.DisplayName!, rotation.CreatedBy!.DisplayName!));
        Assert.Equal("Certificate expires tomorrow", rotation.Justification);
        Assert.NotNull(rotation.Created);
        Assert.NotNull(rotation.ApprovalId);
        Assert.Contains(mine, r => r is { Action: PimRequestAction.AdminAssign, CreatedBy.DisplayName: "Dana Lindqvist" });
    }

    [Fact]
    public async Task Everybodys_requests_are_listed_once_and_filtered()
    {
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var ben = await dana.PrincipalAsync("ben@contoso.com");

        var his = await dana.RequestsAsync(new PimRequestFilter { Kinds = AzureContoso.Kind, PrincipalId = ben.Id, Status = PimRequestStatus.Provisioned });

        Assert.NotEmpty(his);
        Assert.All(his, r => Assert.Equal((ben.Id, PimRequestStatus.Provisioned), (r.Principal.Id, r.Status)));
        Assert.Equal(his.Select(r => r.Id).Distinct().Count(), his.Count);
    }

    private PimCall Listening() => new(default, notice: text =>
    {
        lock (_notices)
        {
            _notices.Add(text);
        }
    });

    /// <summary>Calls that go to the service only when they are let go.</summary>
    private sealed class Late(HttpMessageHandler service, Func<HttpRequestMessage, bool> isLate) : DelegatingHandler(service)
    {
        private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void LetGo() => _letGo.TrySetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (isLate(request))
            {
                await _letGo.Task.WaitAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
