using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph;

namespace PimTools.Tour;

/// <summary>The story, told by the client layer: what Day.ps1 tells by cmdlets.</summary>
internal sealed class Day
{
    private readonly PimClientFactory _factory = new();
    private readonly TextWriter _out;

    public Day(TextWriter output) => _out = output;

    public async Task PlayAsync()
    {
        using var dana = await SignInAsync("dana").ConfigureAwait(false);
        using var ada = await SignInAsync("ada").ConfigureAwait(false);
        using var cleo = await SignInAsync("cleo").ConfigureAwait(false);
        using var emil = await SignInAsync("emil").ConfigureAwait(false);

        await AssignAsync(dana, "Teams Administrator", ada.Context.Account).ConfigureAwait(false);
        await ListEligibleAsync(ada).ConfigureAwait(false);
        await ActivateAsync(ada, "User Administrator").ConfigureAwait(false);

        var first = await ActivateAsync(ada, "Exchange Administrator").ConfigureAwait(false);
        await DecideAsync(cleo, first, PimDecision.Deny, "Not during the change freeze.").ConfigureAwait(false);
        var second = await ActivateAsync(ada, "Exchange Administrator").ConfigureAwait(false);
        await DecideAsync(cleo, second, PimDecision.Approve, "The freeze is over.").ConfigureAwait(false);

        await ShortenAsync(dana, "User Administrator", TimeSpan.FromHours(4)).ConfigureAwait(false);
        await AuditAsync(emil).ConfigureAwait(false);
        Tell("That was a day of PIM: assigned, activated, denied, approved, tightened and audited.");
    }

    private async Task<IPimClient> SignInAsync(string user)
    {
        var options = new PimConnectOptions(user, PimSignIn.Emulator) { EmulatedUser = user };
        var client = await _factory.ConnectAsync(options, PimCall.None).ConfigureAwait(false);
        Tell($"{client.Context.Account} signs in.");
        return client;
    }

    private async Task AssignAsync(IPimClient client, string role, PimPrincipal principal)
    {
        var found = (await PimNames.FindRolesAsync(client, PimKinds.All, new PimIdentity(role), PimCall.None).ConfigureAwait(false))[0];
        var draft = new PimRequestDraft(PimRequestAction.AdminAssign, PimAssignmentType.Eligible, found, PimScope.Directory, principal)
        {
            Schedule = new PimSchedule { Start = DateTimeOffset.UtcNow, Duration = TimeSpan.FromDays(90) },
            Justification = "Rolls out Teams this quarter.",
        };
        var request = await client.SubmitAsync(draft, PimCall.None).ConfigureAwait(false);
        Tell($"{client.Context.Account} makes {principal} eligible for {role}: {request.Status}.");
    }

    private async Task ListEligibleAsync(IPimClient client)
    {
        var mine = new List<PimAssignment>();
        var filter = new PimAssignmentFilter { Mine = true, Type = PimAssignmentType.Eligible };
        await client.ListAssignmentsAsync(filter, mine.Add, PimCall.None).ConfigureAwait(false);
        Tell($"{client.Context.Account} is eligible for:");
        foreach (var assignment in mine.OrderBy(a => a.Role.Name, StringComparer.Ordinal))
        {
            var end = assignment.ExpiresIn is { } left ? "for another " + PimDuration.Tell(left) : "without an end";
            _out.WriteLine($"    {assignment.Role,-30} {assignment.Scope,-18} {end}");
        }
    }

    private async Task<PimRequest> ActivateAsync(IPimClient client, string role)
    {
        var choice = new PimActivationChoice(client, PimKinds.All);
        var eligible = (await choice.FindAsync(new PimIdentity(role), null, active => Tell(PimActivationChoice.TellActive(active)), PimCall.None).ConfigureAwait(false))[0];
        var settings = await PimSettings.ReadAsync(client, [eligible.Role], PimCall.None).ConfigureAwait(false);
        var options = new PimActivationOptions { Justification = "Morning rounds." };
        var draft = PimActivation.Draft(eligible, settings.FirstOrDefault(), options, client.Context.Account, DateTimeOffset.UtcNow);
        var request = await client.SubmitAsync(draft, PimCall.None).ConfigureAwait(false);
        request = await PimWait.ForEndAsync(client, request, new PimWaitOptions(), PimCall.None).ConfigureAwait(false);
        var approvers = request.Approvers.Count > 0 ? $", waits for {string.Join(", ", request.Approvers)}" : string.Empty;
        Tell($"{client.Context.Account} activates {role} for {PimDuration.Tell(draft.Schedule!.Duration!.Value)}: {request.Status}{approvers}.");
        return request;
    }

    private async Task DecideAsync(IPimClient client, PimRequest request, PimDecision decision, string why)
    {
        await client.DecideAsync(request, decision, why, PimCall.None).ConfigureAwait(false);
        var now = await client.RefreshRequestAsync(request, PimCall.None).ConfigureAwait(false);
        Tell($"{client.Context.Account} says {decision} (\"{why}\"): {now.Status}.");
    }

    private async Task ShortenAsync(IPimClient client, string role, TimeSpan longest)
    {
        var found = await PimNames.FindRolesAsync(client, PimKinds.All, new PimIdentity(role), PimCall.None).ConfigureAwait(false);
        var setting = (await PimSettings.ReadAsync(client, found, PimCall.None).ConfigureAwait(false)).Single();
        var before = setting.Activation.MaximumDuration;
        setting.Activation.MaximumDuration = longest;
        var changed = setting.GetChangedRules();
        await client.UpdateSettingAsync(setting, changed, PimCall.None).ConfigureAwait(false);
        Tell($"{client.Context.Account} shortens {role} from {PimDuration.Tell(before ?? TimeSpan.Zero)} to {PimDuration.Tell(longest)}: {changed.Count} rule sent.");
    }

    private async Task AuditAsync(IPimClient client)
    {
        var records = new List<PimAuditRecord>();
        var filter = new PimAuditFilter { Since = DateTimeOffset.UtcNow.AddMinutes(-10) };
        await client.ListAuditRecordsAsync(filter, records.Add, PimCall.None).ConfigureAwait(false);
        Tell($"{client.Context.Account} reads the audit log, which has {records.Count} new records:");
        foreach (var record in Enumerable.Reverse(records))
        {
            _out.WriteLine($"    {record.Time.LocalDateTime:HH:mm:ss} {record.Initiator,-16} {record.Activity,-56} {record.Role}");
        }
    }

    private void Tell(string sentence) => _out.WriteLine("- " + sentence);
}
