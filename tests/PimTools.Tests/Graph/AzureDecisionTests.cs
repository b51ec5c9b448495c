using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class AzureDecisionTests
{
    private readonly Contoso _contoso = new();

    [Fact]
    public async Task An_approver_finds_and_approves()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        using var cleo = await _contoso.ConnectToAzureAsync("cleo");
        var request = await ada.Requests.SubmitAsync(ada.Activation(await ada.EligibleAsync("Key Vault Administrator")), PimCall.None);
        Assert.Equal(PimRequestStatus.PendingApproval, request.Status);
        Assert.Equal("Cleo Marchetti", Assert.Single(request.Approvers));

        var waiting = await cleo.RequestsAsync(new PimRequestFilter { Kinds = AzureContoso.Kind, Relation = PimRequestRelation.ForMyApproval });
        Assert.All(waiting, each => Assert.Equal(PimRequestStatus.PendingApproval, each.Status));
        var pending = waiting.Single(each => each.Id == request.Id);
        Assert.Equal(("Ada Ahlberg", "contoso-web-kv"), (pending.Principal.DisplayName!, pending.Scope.DisplayName));
        var calls = await _contoso.CallsOf(() => cleo.Requests.DecideAsync(pending, PimDecision.Approve, "Confirmed", PimCall.None));

        Assert.Equal(["GET", "PATCH"], calls.Select(call => call.Split(' ')[0]));
        Assert.Equal("{\"properties\":{\"reviewResult\":\"Approve\",\"justification\":\"Confirmed\"}}", _contoso.Tenant.Calls[^1].RequestBody);
        Assert.Equal(PimRequestOutcome.Succeeded, (await ada.Requests.RefreshAsync(request, PimCall.None)).Outcome);
    }

    [Fact]
    public async Task Nobody_decides_twice_and_nobody_else_decides()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        using var cleo = await _contoso.ConnectToAzureAsync("cleo");
        using var greg = await _contoso.ConnectToAzureAsync("greg");
        var request = await ada.Requests.SubmitAsync(ada.Activation(await ada.EligibleAsync("Key Vault Administrator")), PimCall.None);

        await Refusals.ThrowsAsync(PimErrorCode.NotApprover, () => greg.Requests.DecideAsync(request, PimDecision.Approve, "Me too", PimCall.None));
        await Refusals.ThrowsAsync(PimErrorCode.NotApprover, () => ada.Requests.DecideAsync(request, PimDecision.Approve, "My own", PimCall.None));
        await cleo.Requests.DecideAsync(request, PimDecision.Deny, "Not today", PimCall.None);
        await Refusals.ThrowsAsync(PimErrorCode.AlreadyDecided, () => cleo.Requests.DecideAsync(request, PimDecision.Approve, "After all", PimCall.None));

        Assert.Equal(PimRequestStatus.Denied, (await ada.Requests.RefreshAsync(request, PimCall.None)).Status);
    }

    [Fact]
    public async Task A_request_is_found_by_its_id_by_whoever_has_to_do_with_it()
    {
        using var ada = await _contoso.ConnectToAzureAsync("ada");
        using var cleo = await _contoso.ConnectToAzureAsync("cleo");
        using var dana = await _contoso.ConnectToAzureAsync("dana");
        var request = await ada.Requests.SubmitAsync(ada.Activation(await ada.EligibleAsync("Key Vault Administrator")), PimCall.None);
        var assigned = await dana.Requests.SubmitAsync(await dana.AzureAssignmentAsync("Reader", "Contoso Sandbox", "ben@contoso.com"), PimCall.None);

        Assert.Equal("contoso-web-kv", (await ada.Requests.GetAsync(request.Id, PimCall.None)).Scope.DisplayName);
        Assert.Equal("Ada Ahlberg", (await cleo.Requests.GetAsync(request.Id, PimCall.None)).Principal.DisplayName);
        Assert.Equal("Ada Ahlberg", (await dana.Requests.GetAsync(request.Id, PimCall.None)).Principal.DisplayName);
        Assert.Equal(PimAssignmentType.Eligible, (await dana.Requests.GetAsync(assigned.Id, PimCall.None)).Type);
        await Refusals.ThrowsAsync(PimErrorCode.RequestNotFound, () => ada.Requests.GetAsync(Guid.NewGuid().ToString(), PimCall.None));
    }
}
