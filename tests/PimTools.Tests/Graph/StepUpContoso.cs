using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Activation;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Models;
using PimTools.Resolution;
using PimTools.Settings;

namespace PimTools.Tests.Graph;

/// <summary>Contoso, where roles of Ada's demand more of a sign-in than hers has proved.</summary>
internal sealed class StepUpContoso
{
    /// <summary>Roles of Ada's, of each kind one that nobody has to approve.</summary>
    public static readonly string[] OneOfEachKind = ["User Administrator", "Ops-OnCall", "Contributor"];

    private readonly Contoso _contoso = new();

    public StepUpContoso() => Ada = new StepUpPerson(Tenant, "ada");

    public EmulatedTenant Tenant => _contoso.Tenant;

    public StepUpPerson Ada { get; }

    /// <summary>Tells what the person who waits for the command is told.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>The requests that were sent, as the statuses of their answers; the parts of batches are not among them.</summary>
    public IReadOnlyList<int> Sent => Posts.Select(call => call.Status).ToList();

    public IReadOnlyList<EmulatedCall> Posts => Tenant.Calls
        .Where(call => call.Method is "POST" or "PUT" && call.PathAndQuery.Contains("ScheduleRequests", StringComparison.OrdinalIgnoreCase)).ToList();

    public PimCall Call => new(default, notice: Hear);

    public Task<IPimClient> ConnectAsync() => ConnectAsync(Ada);

    /// <summary>An administrator has these roles demand these contexts.</summary>
    public async Task DemandAsync(params (string Role, string Context)[] demands)
    {
        using var dana = await ConnectAsync(new StepUpPerson(Tenant, "dana"));
        foreach (var setting in await SettingsAsync(dana, demands.Select(demand => demand.Role).ToList()))
        {
            setting.Activation.Requires = PimRequirements.Justification;
            setting.Activation.AuthenticationContext = demands.First(demand => demand.Role == setting.Role.Name).Context;
            await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);
        }

        Tenant.ClearCalls();
    }

    /// <summary>An administrator has these roles demand a second factor.</summary>
    public async Task DemandMfaAsync(params string[] roles)
    {
        using var dana = await ConnectAsync(new StepUpPerson(Tenant, "dana"));
        foreach (var setting in await SettingsAsync(dana, roles))
        {
            setting.Activation.Requires = PimRequirements.Justification | PimRequirements.Mfa;
            await dana.Settings.UpdateAsync(setting, setting.GetChangedRules(), PimCall.None);
        }

        Tenant.ClearCalls();
    }

    /// <summary>The activations of what Ada is eligible for, as a cmdlet would draft them; without the settings, nothing is known ahead.</summary>
    public static async Task<IReadOnlyList<PimRequestDraft>> DraftsAsync(IPimClient client, IReadOnlyList<string> roles, bool withSettings)
    {
        var eligible = (await EligibleAsync(client)).Where(assignment => roles.Contains(assignment.Role.Name)).ToList();
        var settings = withSettings ? await SettingPrefetch.ReadAsync(client, eligible.Select(each => each.Role), PimCall.None) : [];
        var options = new PimActivationOptions { Duration = TimeSpan.FromHours(1), Justification = "Testing the module" };
        return eligible.Select(each => PimActivation.Draft(
            each, SettingMatch.Find(settings, each.Role, each.Scope), options, client.Context.Account, DateTimeOffset.UtcNow)).ToList();
    }

    public async Task<IReadOnlyList<PimSubmission>> SubmitAsync(IPimClient client, IReadOnlyList<PimRequestDraft> drafts)
    {
        var submissions = new List<PimSubmission>();
        await client.Requests.SubmitManyAsync(drafts, submissions.Add, Call);
        return submissions;
    }

    private Task<IPimClient> ConnectAsync(StepUpPerson person) =>
        new PimClientFactory(Tenant.CreateHandler()) { Timeouts = Offline.Timeouts, Credential = person }
            .ConnectAsync(new PimConnectOptions(null, PimSignIn.Interactive), PimCall.None);

    private void Hear(string notice)
    {
        lock (Notices)
        {
            Notices.Add(notice);
        }
    }

    private static async Task<List<PimAssignment>> EligibleAsync(IPimClient client) =>
        await client.AssignmentsAsync(new PimAssignmentFilter { Kinds = PimKinds.All, Mine = true, Type = PimAssignmentType.Eligible });

    // An administrator sees the roles where they are held.
    private static async Task<IReadOnlyCollection<PimRoleSetting>> SettingsAsync(IPimClient dana, IReadOnlyCollection<string> roles)
    {
        var held = await dana.AssignmentsAsync(new PimAssignmentFilter { Kinds = PimKinds.All, Type = PimAssignmentType.Eligible });
        return await SettingPrefetch.ReadAsync(
            dana, held.Where(each => each.Principal.DisplayName == "Ada Ahlberg" && roles.Contains(each.Role.Name)).Select(each => each.Role), PimCall.None);
    }
}
