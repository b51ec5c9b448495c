using System;
using PimTools.Emulator.Azure;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Tenant;

/// <summary>Adds the assignments and requests of Contoso's Azure roles.</summary>
internal sealed class AzureSeed
{
    private readonly SeedRunner _runner;
    private readonly ContosoPeople _people;
    private readonly ContosoGroups _groups;
    private readonly ContosoAzure _azure;
    private readonly AzurePimService _service;
    private readonly SeedActions _actions;

    public AzureSeed(SeedRunner runner, ContosoPeople people, ContosoGroups groups, ContosoAzure azure)
    {
        _runner = runner;
        _people = people;
        _groups = groups;
        _azure = azure;
        _service = runner.Tenant.Azure;
        _actions = new SeedActions(runner.Tenant.AzureRequests, runner.Tenant.AzurePolicyEditor);
    }

    /// <summary>Adds the assignments from before PIM.</summary>
    public void AddExisting()
    {
        Outside(_people.Dana, "Owner", _azure.Contoso);
        Outside(_people.Emil, "Reader", _azure.Contoso);
        Outside(_people.Runbook, "Reader", _azure.Production);
    }

    public void Run()
    {
        _runner.AdvanceTo(TimeSpan.FromDays(24));
        Eligible(_people.Ada, "Contributor", _azure.Sandbox, "Tries things out");
        Eligible(_people.Ada, "Reader", _azure.Data, "Looks after the data platform");
        Eligible(_people.Ada, "Key Vault Administrator", _azure.Vault, "Rotates the certificates of the web site");
        Eligible(_groups.DataEngineers, "Storage Blob Data Contributor", _azure.Production, "Loads the data platform");
        Eligible(_people.Ben, "Virtual Machine Contributor", _azure.Web, "Restarts the web servers");
        Eligible(_people.Fay, _azure.WebOperator.Name, _azure.Web, "Restarts the web site");
        EligibleUnderCondition();
        AskCleo("Key Vault Administrator", _azure.Vault);
        AskCleo("Virtual Machine Contributor", _azure.Web);

        _runner.AdvanceTo(TimeSpan.FromDays(21.5));
        _actions.Activate(_people.Ada, Target("Contributor", _azure.Sandbox), 6, "Proof of concept for the new gateway");
        _runner.AdvanceTo(TimeSpan.FromDays(21));
        var rotation = _actions.Activate(_people.Ada, Target("Key Vault Administrator", _azure.Vault), 1, "Certificate expires tomorrow");
        _runner.AdvanceTo(TimeSpan.FromDays(21) - TimeSpan.FromMinutes(25));
        _actions.Decide(rotation, _people.Cleo, approve: true, "In the change calendar");
    }

    public void AddRecent()
    {
        _runner.AdvanceTo(TimeSpan.FromMinutes(10));
        _actions.Activate(_people.Ben, Target("Virtual Machine Contributor", _azure.Web), 2, "Web server 3 does not answer");
    }

    private GrantTarget Target(string role, AzureScope scope) => new(_service.Roles.Named(role).Id, scope.Id);

    private void Outside(DirectoryObject principal, string role, AzureScope scope) =>
        _service.AssignOutsideOfPim(principal.Id, Target(role, scope));

    private void Eligible(DirectoryObject principal, string role, AzureScope scope, string justification) =>
        _actions.Assign(ScheduleKind.Eligible, _people.Dana, principal, Target(role, scope), justification, _runner.Now + TimeSpan.FromDays(300));

    private void EligibleUnderCondition()
    {
        var reader = Target("Storage Blob Data Reader", _azure.Storage);
        var draft = SeedActions.Assignment(_people.Ben, reader, "Reads the exports of the warehouse", _runner.Now + TimeSpan.FromDays(300));
        _actions.Assign(ScheduleKind.Eligible, _people.Dana, draft with
        {
            Condition = new GrantCondition(
                "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'warehouse-exports'", "2.0"),
        });
    }

    private void AskCleo(string role, AzureScope scope) =>
        _actions.Change(_people.Dana, _service.Policies.Of(scope, _service.Roles.Named(role)),
            (RuleIds.ActivationApproval, SeedActions.ApprovalBy(_people.Cleo)));
}
