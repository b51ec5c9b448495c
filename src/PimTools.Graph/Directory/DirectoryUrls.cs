using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Graph.Http;

namespace PimTools.Graph.Directory;

/// <summary>Builds the addresses of users, groups and applications.</summary>
internal sealed class DirectoryUrls
{
    private const string UserProperties = "id,displayName,userPrincipalName";

    private readonly Uri _endpoint;

    public DirectoryUrls(Uri graph) => _endpoint = graph;

    public Uri GetByIds => Address("directoryObjects/getByIds");

    /// <summary>A user by UPN. One that begins with $ needs the key form (documented: user-get).</summary>
    public Uri User(string userPrincipalName) => Address(
        userPrincipalName[0] == '$'
            ? "users(" + OData.Segment(OData.Literal(userPrincipalName)) + ")"
            : "users/" + OData.Segment(userPrincipalName),
        ("$select", UserProperties));

    public Uri UsersCalled(string name) => Called("users", name, UserProperties);

    public Uri GroupsCalled(string name) => Called("groups", name, "id,displayName,groupTypes,isAssignableToRole,onPremisesSyncEnabled");

    public Uri ServicePrincipalsCalled(string name) => ServicePrincipals("displayName", name);

    /// <summary>The enterprise application with an application id (documented: serviceprincipal-get).</summary>
    public Uri ServicePrincipal(string applicationId) => Address(
        "servicePrincipals(appId=" + OData.Segment(OData.Literal(applicationId)) + ")", ("$select", "id,displayName"));

    /// <summary>The enterprise applications with a value of one of their properties.</summary>
    public Uri ServicePrincipals(string property, string value) => Those("servicePrincipals", property, value, "id,displayName");

    /// <summary>The registrations with a value of one of their properties.</summary>
    public Uri Registrations(string property, string value) => Those("applications", property, value, "id,displayName");

    /// <summary>Users whose name, family name or user principal name begins so.</summary>
    public Uri UsersBeginning(string start) => Beginning("users", start, UserProperties, "displayName", "surname", "userPrincipalName");

    public Uri GroupsBeginning(string start) => Beginning("groups", start, "id,displayName", "displayName");

    public Uri ServicePrincipalsBeginning(string start) => Beginning("servicePrincipals", start, "id,displayName", "displayName");

    /// <summary>The members of a group, those of the groups in it included.</summary>
    public Uri Members(string groupId) => Address(
        "groups/" + OData.Segment(groupId) + "/transitiveMembers", ("$select", UserProperties));

    /// <summary>The accounts of at most fifteen users (documented: an in of more is refused).</summary>
    public Uri Accounts(IEnumerable<string> ids) => Address(
        "users",
        ("$filter", "id in (" + string.Join(",", ids.Select(OData.Literal)) + ")"),
        ("$select", "id,accountEnabled,userType,onPremisesSyncEnabled"));

    private Uri Called(string collection, string name, string properties) => Those(collection, "displayName", name, properties);

    private Uri Those(string collection, string property, string value, string properties) =>
        Address(collection, ("$filter", OData.Equal(property, value)), ("$select", properties));

    private Uri Beginning(string collection, string start, string properties, params string[] names) => Address(
        collection, ("$filter", string.Join(" or ", names.Select(name => OData.StartsWith(name, start)))), ("$select", properties), ("$top", "100"));

    private Uri Address(string path, params (string, string?)[] query) => OData.Address(_endpoint, "v1.0/" + path, query);
}
