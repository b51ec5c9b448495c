using System.Linq;
using Xunit;
using static PimTools.Tests.Core.Configuration.EasyPimText;

namespace PimTools.Tests.Core.Configuration;

/// <summary>Tests what a configuration of EasyPIM has and a document cannot have, or what stands there in another form than it should: nothing is left out in silence.</summary>
public sealed class EasyPimLossTests
{
    public static TheoryData<string, string[]> Losses => new()
    {
        { """{ "Telemetry": { "On": true } }""", ["(1,3): 'Telemetry' has no like in a document, and is left out."] },
        { """{ "ProtectedUsers": { "a": true } }""", ["(1,3): 'ProtectedUsers' does not hold what it should, and is left out."] },
        { """{ "ProtectedUsers": ["a", ["b"]] }""", ["(1,27): What stands here in the list is not what should, and is left out."] },
        { """{ "EntraRoles": { "Policies": {}, "Owner": "Dana" } }""", ["(1,35): 'Owner' has no like in a document, and is left out."] },
        { """{ "EntraRoles": { "Policies": { "X": "High" } } }""", ["(1,33): 'X' holds no map of keys, and is left out."] },
        { """{ "EntraRoles": { "Policies": ["X"] } }""", ["(1,19): 'Policies' does not hold what it should, and is left out."] },
        { """{ "PolicyTemplates": { "High": { "Colour": "red" } } }""", ["(1,34): 'Colour' has no like in a document, and is left out."] },
        { """{ "EntraIDRoles": "X" }""", ["(1,3): 'EntraIDRoles' does not hold what it should, and is left out."] },
        { """{ "AzureRoles": ["X"] }""", ["(1,18): What stands here in the list is not what should, and is left out."] },
        { Policy("""{ "ActivationDuration": "soon" }"""), ["(1,75): 'soon' is no duration, and is left out."] },
        { Policy("""{ "ActivationDuration": ["PT1H"] }"""), ["(1,53): 'ActivationDuration' does not hold what it should, and is left out."] },
        { Policy("""{ "ApprovalRequired": "perhaps" }"""), ["(1,73): 'perhaps' is neither true nor false, and is left out."] },
        { Policy("""{ "ApprovalRequired": [] }"""), ["(1,53): 'ApprovalRequired' does not hold what it should, and is left out."] },
        { Policy("""{ "ActivationRequirement": "Pin" }"""), ["(1,78): 'Pin' is no requirement, and is left out."] },
        { Policy("""{ "EnablementRules": ["Pin"] }"""), ["(1,72): 'Pin' is no requirement, and is left out."] },
        { Policy("""{ "ActiveAssignmentRules": "Pin" }"""), ["(1,78): 'Pin' is no requirement, and is left out."] },
        {
            Policy("""{ "ActivationRequirement": "MFA", "AuthenticationContext_Enabled": true }"""),
            ["(1,78): 'MFA' is left out: the authentication context takes its place."]
        },
        {
            Policy("""{ "ActivationRequirement": "multifactorauthentication", "AuthenticationContext_Enabled": true }"""),
            ["(1,78): 'multifactorauthentication' is left out: the authentication context takes its place."]
        },
        { Policy("""{ "Approvers": { "id": "a", "type": "user" } }"""), ["(1,53): 'Approvers' does not hold what it should, and is left out."] },
        { Policy("""{ "Approvers": [{ "name": "Cleo", "type": "user" }] }"""), ["(1,67): The approver has no id, and is left out."] },
        { Policy("""{ "Approvers": [{ "id": "a", "type": "user", "mail": "a@contoso.com" }] }"""), ["(1,96): 'mail' has no like in a document, and is left out."] },
        {
            Policy("""{ "Approvers": [{ "id": "a" }] }"""),
            ["(1,67): Whether the approver 'a' is a user or a group is not said: it is written as a user. New-PimPlan tells where it is a group."]
        },
        {
            Policy("""{ "Approvers": [{ "id": "a", "displayName": "Cleo" }] }"""),
            ["(1,67): Whether the approver 'Cleo' is a user or a group is not said: it is written as a user. New-PimPlan tells where it is a group."]
        },
        { Policy("""{ "Notification_Activation_Alert": { "Colour": "red" } }"""), ["(1,88): 'Colour' has no like in a document, and is left out."] },
        { Policy("""{ "Notifications": { "Activation": { "Everybody": {} }, "Expiry": {} } }"""), ["(1,88): 'Everybody' has no like in a document, and is left out.", "(1,107): 'Expiry' has no like in a document, and is left out."] },
        { """{ "EntraIDRoles": [{ "Rolename": "X" }] }""", ["(1,20): The assignment names no principal, and is left out."] },
        { """{ "EntraIDRoles": [{ "Rolename": "X", "PrincipalId": "a", "Ticket": 7 }] }""", ["(1,59): 'Ticket' has no like in a document, and is left out."] },
        { """{ "Assignments": { "Devices": [] } }""", ["(1,20): 'Devices' has no like in a document, and is left out."] },
        { """{ "Assignments": { "EntraRoles": [{ "roleName": "X", "note": "n", "assignments": [] }] } }""", ["(1,54): 'note' has no like in a document, and is left out."] },
        { """{ "Assignments": { "EntraRoles": [{ "roleName": "X", "assignments": [{ "principalId": "a", "permanent": "ever" }] }] } }""", ["(1,105): 'ever' is neither true nor false, and is left out."] },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void What_has_no_like_is_told_with_its_place_and_is_no_error(string text, string[] expected)
    {
        var (document, told) = Convert(text);

        Assert.Equal(expected, told.Select(one => one.ToString()["easypim.json".Length..]));
        Assert.All(told, one => Assert.Equal(PimDocumentSeverity.Warning, one.Severity));
        Assert.StartsWith("version: 1", document);
    }

    [Theory]
    [InlineData("[1]", 1, 1, "its root is a map")]
    [InlineData("", 1, 1, "its root is a map")]
    [InlineData("{ \"a\": ", 2, 1, "This is no JSON")]
    public void What_is_no_configuration_is_refused(string text, int line, int column, string expected)
    {
        var (document, told) = Convert(text);

        Assert.Null(document);
        var problem = told[0];
        Assert.Contains(expected, problem.Message, System.StringComparison.Ordinal);
        Assert.Equal((PimDocumentSeverity.Error, line, column), (problem.Severity, problem.Line, problem.Column));
    }
}
