using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>The operations that decide or withdraw several requests at once.</summary>
internal static class FaultMatrixFollowUps
{
    private const PimKind Kind = PimKind.EntraRole;
    private const string Approved = "Exchange Administrator";

    public static IEnumerable<FaultMatrixOperation> Rows()
    {
        yield return new FaultMatrixOperation("Requests.CancelManyAsync", null, "ada")
        {
            PrepareAsync = async tenant =>
            {
                using var ada = await tenant.ConnectAsync("ada");
                var waiting = await FaultMatrixRows.AskAsync(ada, Kind, Approved);
                var later = FaultMatrixRows.Activation(await FaultMatrixRows.EligibleAsync(ada, Kind, "User Administrator"), TimeSpan.FromDays(1));
                var scheduled = await ada.Requests.SubmitAsync(later, PimCall.None);
                return (client, call) => FollowAsync(emit => client.Requests.CancelManyAsync([waiting, scheduled], emit, call));
            },
            Changes = 2,
            Change = ("POST", "/$batch"),
            CountAsync = tenant => FaultMatrixRows.CountAsync(
                tenant, "ada", Kind, PimRequestRelation.Mine, request => request.Status == PimRequestStatus.Canceled),
        };
        yield return new FaultMatrixOperation("Settings.UpdateManyAsync", null, "dana")
        {
            PrepareAsync = async tenant =>
            {
                using var dana = await tenant.ConnectAsync("dana");
                var updates = await ShortenAsync(dana);
                return async (client, call) =>
                {
                    var outcomes = new List<PimSettingUpdate>();
                    await client.Settings.UpdateManyAsync(updates, outcomes.Add, call);
                    return outcomes.Find(one => one.Error is not null) is { } failed ? throw failed.Error! : outcomes.ConvertAll(one => one.Setting.PolicyId);
                };
            },
            Changes = 2,
            Change = ("POST", "/$batch"),
            CountAsync = async tenant =>
            {
                using var dana = await tenant.ConnectAsync("dana");
                return (await ApprovedSettingsAsync(dana)).Count(setting => setting.Activation.MaximumDuration == TimeSpan.FromHours(3));
            },
        };
        yield return new FaultMatrixOperation("Requests.DecideManyAsync", null, "cleo")
        {
            PrepareAsync = async tenant =>
            {
                var requests = await AskTwiceAsync(tenant);
                return (client, call) => FollowAsync(
                    emit => client.Requests.DecideManyAsync(requests, PimDecision.Deny, FaultMatrixRows.Mark, emit, call));
            },
            Changes = 2,
            IsReadFirst = true,
            Change = ("POST", "/$batch"),
            CountAsync = async tenant => await DeniedAsync(tenant, "ada") + await DeniedAsync(tenant, "fay"),
        };
    }

    private static async Task<IReadOnlyList<PimSettingUpdate>> ShortenAsync(IPimClient dana)
    {
        var updates = new List<PimSettingUpdate>();
        foreach (var setting in await ApprovedSettingsAsync(dana))
        {
            setting.Activation.MaximumDuration = TimeSpan.FromHours(3);
            updates.Add(new PimSettingUpdate(setting, setting.GetChangedRules()));
        }

        return updates;
    }

    private static async Task<IReadOnlyList<PimRoleSetting>> ApprovedSettingsAsync(IPimClient dana)
    {
        var roles = new List<PimRole>();
        await dana.Roles.ListAsync([Kind], roles.Add, PimCall.None);
        var settings = new List<PimRoleSetting>();
        var meant = roles.FindAll(role => role.Name is Approved or "User Administrator");
        await dana.Settings.ListAsync(new PimSettingFilter { Kinds = [Kind], Roles = meant }, settings.Add, PimCall.None);
        return settings;
    }

    private static async Task<IReadOnlyList<PimRequest>> AskTwiceAsync(FaultMatrixTenant tenant)
    {
        using var dana = await tenant.ConnectAsync("dana");
        using var ada = await tenant.ConnectAsync("ada");
        using var fay = await tenant.ConnectAsync("fay");
        await dana.Requests.SubmitAsync(await FaultMatrixRows.AssignmentAsync(dana, Kind, Approved, "fay@contoso.com"), PimCall.None);
        return [await FaultMatrixRows.AskAsync(ada, Kind, Approved), await FaultMatrixRows.AskAsync(fay, Kind, Approved)];
    }

    private static Task<int> DeniedAsync(FaultMatrixTenant tenant, string user) => FaultMatrixRows.CountAsync(
        tenant, user, Kind, PimRequestRelation.Mine, request => request.Outcome == PimRequestOutcome.Failed);

    private static async Task<IReadOnlyList<string>> FollowAsync(Func<Action<PimFollowUp<PimRequest>>, Task> followAsync)
    {
        var outcomes = new List<PimFollowUp<PimRequest>>();
        await followAsync(outcomes.Add);
        return outcomes.Find(outcome => outcome.Error is not null) is { Error: { } error } ? throw error : outcomes.ConvertAll(outcome => outcome.Latest!.Id);
    }
}
