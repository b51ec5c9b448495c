using System.Text.Json.Nodes;
using PimTools.Emulator.Directory;
using PimTools.Emulator.Http.OData;

namespace PimTools.Emulator.Endpoints;

/// <summary>The shapes of directory objects.</summary>
internal static class DirectoryShapes
{
    public static Shape<User> User { get; } = new Shape<User>("user")
        .Property("id", user => user.Id)
        .Property("displayName", user => user.DisplayName)
        .Property("userPrincipalName", user => user.UserPrincipalName)
        .Property("mail", user => user.UserPrincipalName)
        .Property("businessPhones", _ => new JsonArray())
        .Property("givenName", user => user.DisplayName.Split(' ')[0])
        .Property("jobTitle", user => user.JobTitle)
        .Property("mobilePhone", _ => null)
        .Property("officeLocation", _ => null)
        .Property("preferredLanguage", _ => null)
        .Property("surname", user => user.DisplayName.Substring(user.DisplayName.IndexOf(' ') + 1))
        .Property("accountEnabled", user => user.IsEnabled)
        .Property("userType", user => user.IsGuest ? "Guest" : "Member")
        .Property("companyName", _ => null)
        .Property("createdDateTime", _ => null)
        .Property("department", _ => null)
        .Property("employeeId", _ => null)
        .Property("mailNickname", user => user.UserPrincipalName.Split('@')[0])
        .Property("onPremisesSyncEnabled", user => user.IsSynchronized ? true : null)
        .Property("usageLocation", _ => null)
        .Filterable("id", "displayName", "userPrincipalName", "mail", "givenName", "surname", "jobTitle", "accountEnabled", "userType")
        .Sortable("displayName", "userPrincipalName");

    public static Shape<Group> Group { get; } = new Shape<Group>("group")
        .Property("id", group => group.Id)
        .Property("deletedDateTime", _ => null)
        .Property("classification", _ => null)
        .Property("createdDateTime", _ => null)
        .Property("description", group => group.Description)
        .Property("displayName", group => group.DisplayName)
        .Property("expirationDateTime", _ => null)
        .Property("groupTypes", group => group.MembershipRule is null ? new JsonArray() : new JsonArray("DynamicMembership"))
        .Property("isAssignableToRole", group => group.IsAssignableToRole ? true : null)
        .Property("mail", _ => null)
        .Property("mailEnabled", _ => false)
        .Property("mailNickname", group => group.DisplayName.Replace(" ", ""))
        .Property("membershipRule", group => group.MembershipRule)
        .Property("membershipRuleProcessingState", group => group.MembershipRule is null ? null : "On")
        .Property("onPremisesSyncEnabled", group => group.IsSynchronized ? true : null)
        .Property("preferredDataLocation", _ => null)
        .Property("preferredLanguage", _ => null)
        .Property("proxyAddresses", _ => new JsonArray())
        .Property("securityEnabled", _ => true)
        .Property("theme", _ => null)
        .Property("visibility", group => group.IsAssignableToRole ? "Private" : null)
        .Filterable("id", "displayName", "mail", "mailNickname", "isAssignableToRole", "onPremisesSyncEnabled", "securityEnabled", "mailEnabled")
        .Sortable("displayName");

    public static Shape<AdministrativeUnit> AdministrativeUnit { get; } = new Shape<AdministrativeUnit>("administrativeUnit")
        .Property("id", unit => unit.Id)
        .Property("deletedDateTime", _ => null)
        .Property("displayName", unit => unit.DisplayName)
        .Property("description", unit => unit.Description)
        .Property("membershipRule", _ => null)
        .Property("membershipType", _ => null)
        .Property("membershipRuleProcessingState", _ => null)
        .Property("visibility", _ => null)
        .Filterable("id", "displayName")
        .Sortable("displayName");

    public static Shape<ServicePrincipal> ServicePrincipal { get; } = new Shape<ServicePrincipal>("servicePrincipal")
        .Property("id", application => application.Id)
        .Property("deletedDateTime", _ => null)
        .Property("accountEnabled", _ => true)
        .Property("appDisplayName", application => application.DisplayName)
        .Property("appId", application => application.AppId)
        .Property("displayName", application => application.DisplayName)
        .Property("alternativeNames", _ => new JsonArray())
        .Property("appRoleAssignmentRequired", _ => false)
        .Property("servicePrincipalNames", application => new JsonArray(application.AppId))
        .Property("servicePrincipalType", _ => "Application")
        .Property("tags", _ => new JsonArray())
        .Filterable("id", "displayName", "appId", "servicePrincipalType")
        .Sortable("displayName");

    public static Shape<Application> Application { get; } = new Shape<Application>("application")
        .Property("id", application => application.Id)
        .Property("deletedDateTime", _ => null)
        .Property("appId", application => application.AppId)
        .Property("displayName", application => application.DisplayName)
        .Filterable("id", "displayName", "appId")
        .Sortable("displayName");

    public static Shape<AuthenticationContext> AuthenticationContext { get; } =
        new Shape<AuthenticationContext>("authenticationContextClassReference")
            .Property("id", context => context.Id)
            .Property("displayName", context => context.DisplayName)
            .Property("description", context => context.Description)
            .Property("isAvailable", _ => true)
            .Filterable("id", "isAvailable");

    /// <summary>Writes an object of any kind, with its type.</summary>
    public static JsonObject Render(DirectoryObject item, ODataQuery query) => item switch
    {
        User user => User.Render(user, query, withType: true),
        Group group => Group.Render(group, query, withType: true),
        AdministrativeUnit unit => AdministrativeUnit.Render(unit, query, withType: true),
        ServicePrincipal application => ServicePrincipal.Render(application, query, withType: true),
        _ => Application.Render((Application)item, query, withType: true),
    };
}
