using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Emulator;
using PimTools.Graph;
using PimTools.Tests.Graph;

namespace PimTools.Tests.Fuzz;

/// <summary>Operations of a client, between them every reader of answers, each with somebody of the story who may do it.</summary>
internal sealed class FuzzedOperations
{
    private static readonly Dictionary<string, (string User, Func<FuzzedOperations, IPimClient, PimCall, Task> RunAsync)> All = new()
    {
        ["roles of Entra"] = ("dana", (_, client, call) => client.Roles.ListAsync(ClientReading.Entra, _ => { }, call)),
        ["roles of groups"] = ("dana", (_, client, call) => client.Roles.ListAsync(GroupsReading.Groups, _ => { }, call)),
        ["roles of Azure"] = ("ada", (on, client, call) => client.Roles.ListAtAsync(on._azureScope!, _ => { }, call)),
        ["scopes of Entra"] = ("dana", (_, client, call) => client.Scopes.ListAsync(ClientReading.Entra, _ => { }, call)),
        ["scopes of Azure"] = ("dana", (_, client, call) => client.Scopes.ListAsync(AzureContoso.Kind, _ => { }, call)),
        ["scopes below"] = ("ada", (on, client, call) => client.Scopes.ListEligibleChildrenAsync(on._azureScope!, _ => { }, call)),
        ["assignments of Entra"] = ("dana", (_, client, call) => client.Assignments.ListAsync(new() { Kinds = ClientReading.Entra }, _ => { }, call)),
        ["assignments of groups"] = ("ada", (_, client, call) => client.Assignments.ListAsync(new() { Kinds = GroupsReading.Groups, Mine = true }, _ => { }, call)),
        ["assignments of Azure"] = ("ada", (_, client, call) => client.Assignments.ListAsync(new() { Kinds = AzureContoso.Kind, Mine = true }, _ => { }, call)),
        ["requests of Entra"] = ("dana", (_, client, call) => client.Requests.ListAsync(new() { Kinds = ClientReading.Entra }, _ => { }, call)),
        ["requests of groups"] = ("ada", (_, client, call) => client.Requests.ListAsync(
            new() { Kinds = GroupsReading.Groups, Relation = PimRequestRelation.Mine }, _ => { }, call)),
        ["requests of Azure"] = ("ada", (_, client, call) => client.Requests.ListAsync(
            new() { Kinds = AzureContoso.Kind, Relation = PimRequestRelation.Mine }, _ => { }, call)),
        ["settings of Entra"] = ("dana", (_, client, call) => client.Settings.ListAsync(new() { Kinds = ClientReading.Entra }, _ => { }, call)),
        ["settings of a group"] = ("dana", (on, client, call) => client.Settings.ListAsync(new() { Roles = [on._groupDraft!.Role] }, _ => { }, call)),
        ["settings of Azure"] = ("ada", (on, client, call) => client.Settings.ListAsync(new() { Roles = [on._azureDraft!.Role] }, _ => { }, call)),
        ["a changed setting"] = ("dana", (on, client, call) => client.Settings.UpdateAsync(on._setting!, on._setting!.GetChangedRules(), call)),
        ["a request by its id"] = ("cleo", (on, client, call) => client.Requests.GetAsync(on._waiting!.Id, call)),
        ["an approval"] = ("cleo", (on, client, call) => client.Requests.DecideAsync(on._waiting!, PimDecision.Deny, "Fuzzing", call)),
        ["an activation in Entra"] = ("ada", (on, client, call) => client.Requests.SubmitAsync(on._entraDraft!, call)),
        ["an activation of a group"] = ("ada", (on, client, call) => client.Requests.SubmitAsync(on._groupDraft!, call)),
        ["an activation in Azure"] = ("ada", (on, client, call) => client.Requests.SubmitAsync(on._azureDraft!, call)),
        ["activations in a batch"] = ("ada", (on, client, call) => client.Requests.SubmitManyAsync([on._entraDraft!, on._otherDraft!], _ => { }, call)),
        ["the audit log"] = ("emil", (_, client, call) => client.Audit.ListAsync(new PimAuditFilter(), _ => { }, call)),
        ["a principal by name"] = ("dana", (_, client, call) => client.Directory.FindPrincipalsAsync("Ben Okafor", call)),
        ["principals by many names"] = ("dana", (on, client, call) => client.Directory.FindPrincipalsAsync(["ben@contoso.com", on._waiting!.Principal.Id, "Ops-OnCall"], call)),
        ["applications by name"] = ("dana", (_, client, call) => client.Scopes.FindApplicationsAsync("contoso-runbook", call)),
        ["resources by name"] = ("dana", (_, client, call) => client.Scopes.FindResourcesAsync(AzureContoso.Kind, "contoso-web-kv", call)),
        ["members of a group"] = ("dana", (on, client, call) => client.Directory.ListMembersAsync(on._groupDraft!.Role.Id, _ => { }, call)),
    };

    private readonly Contoso _contoso;
    private readonly Dictionary<string, PimConnectOptions> _options = [];
    private PimScope? _azureScope;
    private PimRequest? _waiting;
    private PimRequestDraft? _entraDraft;
    private PimRequestDraft? _otherDraft;
    private PimRequestDraft? _groupDraft;
    private PimRequestDraft? _azureDraft;
    private PimRoleSetting? _setting;

    private FuzzedOperations(Contoso contoso) => _contoso = contoso;

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Finds in the tenant what the operations are about.</summary>
    public static async Task<FuzzedOperations> PrepareAsync(Contoso contoso)
    {
        var on = new FuzzedOperations(contoso);
        foreach (var user in new[] { "ada", "cleo", "dana", "emil" })
        {
            on._options[user] = new PimConnectOptions(null, PimSignIn.AccessToken)
            {
                AccessToken = Contoso.Secret(contoso.Tenant.IssueToken(user)),
                ArmAccessToken = Contoso.Secret(contoso.Tenant.IssueToken(user, new EmulatedTokenOptions { Audience = AzureContoso.Arm })),
            };
        }

        using var ada = await contoso.Factory().ConnectAsync(on.Options("ada"), PimCall.None);
        using var dana = await contoso.Factory().ConnectAsync(on.Options("dana"), PimCall.None);
        using var cleo = await contoso.Factory().ConnectAsync(on.Options("cleo"), PimCall.None);
        on._entraDraft = await ada.ActivationAsync("User Administrator");
        on._otherDraft = await ada.ActivationAsync("Reports Reader");
        on._groupDraft = await ada.GroupActivationAsync("Ops-OnCall");
        var contributor = await ada.EligibleAsync("Contributor");
        on._azureScope = contributor.Scope;
        on._azureDraft = ada.Activation(contributor);
        on._waiting = (await cleo.RequestsAsync(new() { Kinds = ClientReading.Entra, Relation = PimRequestRelation.ForMyApproval })).First(each => each.IsPending);
        on._setting = (await dana.SettingsAsync(on._entraDraft.Role)).Single();
        on._setting.Activation.MaximumDuration = TimeSpan.FromHours(3);
        return on;
    }

    public PimConnectOptions Options(string user) => _options[user];

    /// <summary>Runs an operation once against the tenant, and keeps what was answered.</summary>
    public async Task<(string User, Func<IPimClient, PimCall, Task> RunAsync, RecordedTenant Recorded)> RecordAsync(string name)
    {
        var (user, runAsync) = All[name];
        var recorded = new RecordedTenant(_contoso.Tenant);
        using var client = await new PimClientFactory(recorded.Record()).ConnectAsync(Options(user), PimCall.None);
        await runAsync(this, client, PimCall.None);
        return (user, (each, call) => runAsync(this, each, call), recorded);
    }
}
