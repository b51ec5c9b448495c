using System;
using PimTools.Emulator.Azure;
using PimTools.Emulator.Azure.Resources;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Pim.Grants;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Tenant;

/// <summary>How Contoso manages access to Azure.</summary>
internal sealed class AzureStory
{
    private readonly StoryTeller _story;
    private readonly ContosoPeople _people;
    private readonly ContosoGroups _groups;
    private readonly ContosoAzure _azure;
    private readonly AzureSurface _surface;
    private readonly DeskTeller _desk;

    public AzureStory(StoryTeller story, ContosoPeople people, ContosoGroups groups, ContosoAzure azure)
    {
        _story = story;
        _people = people;
        _groups = groups;
        _azure = azure;
        _surface = story.Tenant.Azure;
        _desk = new DeskTeller(story.Tenant.AzureRequests, story.Tenant.AzurePolicyEditor);
    }

    /// <summary>What was there before PIM.</summary>
    public void Begin()
    {
        Outside(_people.Dana, "Owner", _azure.Contoso);
        Outside(_people.Emil, "Reader", _azure.Contoso);
        Outside(_people.Runbook, "Reader", _azure.Production);
    }

    public void Tell()
    {
        _story.Ago(TimeSpan.FromDays(24));
        Eligible(_people.Ada, "Contributor", _azure.Sandbox, "Tries things out");
        Eligible(_people.Ada, "Reader", _azure.Data, "Looks after the data platform");
        Eligible(_people.Ada, "Key Vault Administrator", _azure.Vault, "Rotates the certificates of the web site");
        Eligible(_groups.DataEngineers, "Storage Blob Data Contributor", _azure.Production, "Loads the data platform");
        Eligible(_people.Ben, "Virtual Machine Contributor", _azure.Web, "Restarts the web servers");
        Eligible(_people.Fay, _azure.WebOperator.Name, _azure.Web, "Restarts the web site");
        EligibleUnderCondition();
        AskCleo("Key Vault Administrator", _azure.Vault);
        AskCleo("Virtual Machine Contributor", _azure.Web);

        _story.Ago(TimeSpan.FromDays(21.5));
        _desk.Activate(_people.Ada, Target("Contributor", _azure.Sandbox), 6, "Proof of concept for the new gateway");
        _story.Ago(TimeSpan.FromDays(21));
        var rotation = _desk.Activate(_people.Ada, Target("Key Vault Administrator", _azure.Vault), 1, "Certificate expires tomorrow");
        _story.Ago(TimeSpan.FromDays(21) - TimeSpan.FromMinutes(25));
        _desk.Decide(rotation, _people.Cleo, approve: true, "In the change calendar");
    }

    public void Today()
    {
        _story.Ago(TimeSpan.FromMinutes(10));
        _desk.Activate(_people.Ben, Target("Virtual Machine Contributor", _azure.Web), 2, "Web server 3 does not answer");
    }

    private GrantTarget Target(string role, AzureScope scope) => new(_surface.Roles.Named(role).Id, scope.Id);

    private void Outside(DirectoryObject principal, string role, AzureScope scope) =>
        _surface.AssignOutsideOfPim(principal.Id, Target(role, scope));

    private void Eligible(DirectoryObject principal, string role, AzureScope scope, string why) =>
        _desk.Assign(ScheduleKind.Eligible, _people.Dana, principal, Target(role, scope), why, _story.Now + TimeSpan.FromDays(300));

    private void EligibleUnderCondition()
    {
        var reader = Target("Storage Blob Data Reader", _azure.Storage);
        var draft = DeskTeller.Assignment(_people.Ben, reader, "Reads the exports of the warehouse", _story.Now + TimeSpan.FromDays(300));
        _desk.Assign(ScheduleKind.Eligible, _people.Dana, draft with
        {
            Condition = new GrantCondition(
                "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'warehouse-exports'", "2.0"),
        });
    }

    private void AskCleo(string role, AzureScope scope) =>
        _desk.Change(_people.Dana, _surface.Policies.Of(scope, _surface.Roles.Named(role)),
            (RuleIds.ActivationApproval, DeskTeller.ApprovalBy(_people.Cleo)));
}
