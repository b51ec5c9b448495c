using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Emulator;

/// <summary>Filters in use on schedules, instances and requests, with those that lead through another object.</summary>
public sealed class NavigationFilterTests
{
    private readonly ContosoTenant _contoso = new();

    [Theory]
    [InlineData("roleEligibilitySchedules", "principal/id eq '{ada}'", "principalId", "{ada}")]
    [InlineData("roleEligibilityScheduleInstances", "startswith(principal/displayName,'Ada')", "principalId", "{ada}")]
    [InlineData("roleEligibilityScheduleInstances", "contains(tolower(principal/displayName),'ahlberg')", "principalId", "{ada}")]
    [InlineData("roleEligibilityScheduleInstances", "tolower(roleDefinition/displayName) eq 'user administrator'", "roleDefinitionId", "{User Administrator}")]
    [InlineData("roleEligibilityScheduleRequests", "roleDefinition/displayName eq 'User Administrator'", "roleDefinitionId", "{User Administrator}")]
    [InlineData("roleAssignmentScheduleRequests", "createdBy eq '{ada}'", "principalId", "{ada}")]
    [InlineData("roleAssignmentScheduleRequests", "createdBy/user/id eq '{ada}'", "principalId", "{ada}")]
    [InlineData("roleAssignmentSchedules", "assignmentType eq 'Activated'", "assignmentType", "Activated")]
    [InlineData("roleEligibilityScheduleInstances", "memberType eq 'Group'", "memberType", "Group")]
    public async Task Rows_of_roles_are_chosen(string collection, string filter, string property, string expected)
    {
        var all = await _contoso.Get("emil", ContosoTenant.Roles + collection + "?$top=999");

        var found = await _contoso.Get("emil", $"{ContosoTenant.Roles}{collection}?$filter={Uri.EscapeDataString(await Filled(filter))}");

        var value = await Filled(expected);
        Assert.NotEmpty(found.Value);
        Assert.Equal(all.Value.Count(item => item[property]!.ToString() == value), found.Value.Count);
        Assert.All(found.Value, item => Assert.Equal(value, item[property]!.ToString()));
    }

    [Theory]
    [InlineData("roleEligibilitySchedules", "createdUsing")]
    [InlineData("roleEligibilitySchedules", "id")]
    [InlineData("roleEligibilityScheduleInstances", "id")]
    [InlineData("roleAssignmentScheduleRequests", "id")]
    public async Task A_row_of_a_role_is_found_by_what_names_it(string collection, string property)
    {
        var wanted = (await _contoso.Get("emil", $"{ContosoTenant.Roles}{collection}?$top=5")).Value[^1];

        var found = await _contoso.Get("emil", $"{ContosoTenant.Roles}{collection}?$filter={property} eq '{wanted[property]}'");

        Assert.Equal(wanted["id"]!.ToString(), found.Value.Single()["id"]!.ToString());
    }

    [Theory]
    [InlineData("eligibilitySchedules", "memberType eq 'direct'")]
    [InlineData("eligibilityScheduleInstances", "startswith(principal/displayName,'Ada')")]
    [InlineData("assignmentScheduleInstances", "assignmentType eq 'assigned'")]
    [InlineData("eligibilityScheduleRequests", "tolower(group/displayName) eq 'ops-oncall'")]
    public async Task Rows_of_groups_are_chosen(string collection, string filter)
    {
        var group = $"groupId eq '{await new GroupCalls(_contoso).Id("Ops-OnCall")}'";

        var found = await _contoso.Get("dana", $"{GroupCalls.Root}{collection}?$filter={group} and {Uri.EscapeDataString(filter)}");
        var others = await _contoso.Get("dana", $"{GroupCalls.Root}{collection}?$filter={group} and not ({Uri.EscapeDataString(filter)})");
        var all = await _contoso.Get("dana", $"{GroupCalls.Root}{collection}?$filter={group}");

        Assert.NotEmpty(found.Value);
        Assert.Equal(all.Value.Count, found.Value.Count + others.Value.Count);
    }

    [Fact]
    public async Task A_filter_on_the_callers_own_id_through_the_principal_needs_no_role()
    {
        var ben = await _contoso.Id("ben");

        var own = await _contoso.Get("ben", $"{ContosoTenant.EligibleInstances}?$filter=principal/id eq '{ben}'");
        var others = await _contoso.Get("ben", $"{ContosoTenant.EligibleInstances}?$filter=startswith(principal/displayName,'Ben')");

        Assert.Equal((200, 403), (own.Status, others.Status));
        Assert.All(own.Value, item => Assert.Equal(ben, item["principalId"]!.ToString()));
    }

    [Fact]
    public async Task Privileged_roles_are_a_filter_of_beta()
    {
        var roles = "/beta/roleManagement/directory/roleDefinitions?$filter=isPrivileged eq true";
        var assignments = "/beta/roleManagement/directory/roleAssignments?$expand=roleDefinition&$filter=roleDefinition/isPrivileged eq true";

        Assert.All((await _contoso.Get("emil", roles)).Value, role => Assert.True((bool)role["isPrivileged"]!));
        Assert.NotEmpty((await _contoso.Get("emil", assignments)).Value);
        Assert.Equal(400, (await _contoso.Get("emil", roles.Replace("/beta", "/v1.0", StringComparison.Ordinal))).Status);
    }

    [Theory]
    [InlineData("principal/jobTitle eq 'x'")]
    [InlineData("toupper(principal/displayName) eq 'X'")]
    [InlineData("tolower(principal/displayName eq 'x'")]
    public async Task What_is_in_no_use_is_refused(string filter) =>
        Assert.Equal(400, (await _contoso.Get("emil", $"{ContosoTenant.EligibleInstances}?$filter={filter}")).Status);

    /// <summary>Puts the ids of ada and of roles in the place of their names in braces.</summary>
    private async Task<string> Filled(string text)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return text;

        var name = text[(open + 1)..text.IndexOf('}', StringComparison.Ordinal)];
        return text.Replace("{" + name + "}", name == "ada" ? await _contoso.Id(name) : await _contoso.Role(name), StringComparison.Ordinal);
    }
}
