using System.Collections.Generic;
using System.Linq;
using PimTools.Configuration;
using PimTools.Graph.Documents;
using Xunit;

namespace PimTools.Tests.Core.Configuration;

/// <summary>Configurations of EasyPIM as documents: what each key becomes, and what is told of a key that becomes nothing.</summary>
public sealed class EasyPimReaderTests
{
    private const string One = "2ab3f204-9c6f-409d-a9bd-6e302a0132db";
    private const string Two = "5f6b1c1e-2d0f-4c56-8a7b-0f2f3f0b7a11";

    public static TheoryData<string, string> Documents => new()
    {
        { "{}", "version: 1" },
        { """{ "protectedusers": [" a ", "", "b"] }""", "breakGlass: [a, b]" },
        { """{ "ProtectedUsers": "a, b," }""", "breakGlass: [a, b]" },
        { """{ "ProtectedUsers": null, "_comment": "why" } // the end""", "version: 1" },

        // Policies by name, of each kind and by each name of the kind.
        { Policy("""{ "ActivationDuration": "PT2H" }"""), Setting("activation:\n  maximumDuration: 2h") },
        { """{ "EntraIDRoles": { "Policies": { "Reports Reader": { "ActivationDuration": "PT2H" } } } }""", Setting("activation:\n  maximumDuration: 2h") },
        {
            """{ "AzureRoles": { "Policies": { "Contributor": { "Scope": "/subscriptions/s", "ActivationDuration": "PT30M" } } } }""",
            """
            settings:
              - role: Contributor
                kind: AzureRole
                scopeId: "/subscriptions/s"
                activation:
                  maximumDuration: 30m
            """
        },
        {
            """{ "GroupRoles": { "Policies": { "g": { "member": { "ActivationDuration": "PT1H" }, "owner": { "ActivationDuration": "PT2H" } } } } }""",
            """
            settings:
              - group: g
                access: Member
                activation:
                  maximumDuration: 1h
              - group: g
                access: Owner
                activation:
                  maximumDuration: 2h
            """
        },
        { """{ "Groups": { "Policies": { "g": { "Owner": {} } } } }""", "settings:\n  - group: g\n    access: Owner" },

        // Policies in lists, with an inline policy and without.
        { """{ "EntraRolePolicies": [{ "RoleName": "Reports Reader", "PolicySource": "file", "ActivationDuration": "PT2H" }] }""", Setting("activation:\n  maximumDuration: 2h") },
        {
            """{ "EntraRolePolicies": [{ "RoleName": "Reports Reader", "Template": "High", "ActivationDuration": "PT8H", "MaximumEligibilityDuration": "P9D", "Policy": { "ActivationDuration": "PT2H" } }] }""",
            Setting("extends: High\nactivation:\n  maximumDuration: 2h\neligible:\n  maximumDuration: 9d")
        },
        {
            """{ "AzureRolePolicies": [{ "RoleName": "Contributor", "Scope": "/subscriptions/s", "PolicyTemplate": "High" }] }""",
            "settings:\n  - role: Contributor\n    kind: AzureRole\n    scopeId: \"/subscriptions/s\"\n    extends: High"
        },
        { """{ "GroupPolicies": [{ "GroupId": "g", "RoleName": "OWNER" }, { "GroupName": "h" }] }""", "settings:\n  - group: g\n    access: Owner\n  - group: h\n    access: Member" },
        {
            """{ "PolicyTemplates": { "High": { "Template": "Base", "ActivationDuration": "PT2H" }, "Base": {} } }""",
            "templates:\n  High:\n    extends: Base\n    activation:\n      maximumDuration: 2h\n  Base: {}"
        },

        // What a policy says, by each of its names.
        { Policy("""{ "ActivationRequirement": "MultiFactorAuthentication, justification,TICKETING" }"""), Setting("activation:\n  requires: [Mfa, Justification, Ticket]") },
        { Policy("""{ "EnablementRules": ["Mfa"] }"""), Setting("activation:\n  requires: [Mfa]") },
        { Policy("""{ "ActivationRequirement": "None" }"""), Setting("activation:\n  requires: []") },
        { Policy("""{ "ActivationRequirement": "" }"""), Setting("activation:\n  requires: []") },
        { Policy("""{ "AuthenticationContext_Enabled": "true", "AuthenticationContext_Value": "c7:Strong" }"""), Setting("activation:\n  authenticationContext: c7") },
        { Policy("""{ "AuthenticationContext_Enabled": true }"""), Setting("activation:\n  authenticationContext: c1") },
        { Policy("""{ "AuthenticationContext_Enabled": false, "AuthenticationContext_Value": "c7", "ActivationRequirement": "MFA" }"""), Setting("activation:\n  requires: [Mfa]\n  authenticationContext: none") },
        { Policy("""{ "AuthenticationContext_Value": "c7" }"""), "settings:\n  - role: Reports Reader" },
        { Policy("""{ "ApprovalRequired": false, "Approvers": [] }"""), Setting("activation:\n  approval:\n    required: false") },
        {
            Policy($$"""{ "Approvers": [{ "id": "{{One}}", "description": "Cleo", "userType": "User" }, { "id": "{{Two}}", "name": "Leads", "type": "microsoft.graph.GROUPMembers" }, { "Id": "{{One}}", "userType": "user" }] }"""),
            Setting($$"""
                activation:
                  approval:
                    stages:
                      - approvers:
                          - { user: Cleo, id: "{{One}}" }
                          - { group: Leads, id: "{{Two}}" }
                          - { user: "{{One}}", id: "{{One}}" }
                """)
        },
        { Policy("""{ "AllowPermanentEligibility": true, "MaximumEligibilityDuration": "P180D" }"""), Setting("eligible:\n  allowPermanent: true\n  maximumDuration: 180d") },
        { Policy("""{ "AllowPermanentEligibleAssignment": "False", "MaximumEligibleAssignmentDuration": "P1D" }"""), Setting("eligible:\n  allowPermanent: false\n  maximumDuration: 1d") },
        {
            Policy("""{ "AllowPermanentActiveAssignment": false, "MaximumActiveAssignmentDuration": "P15D", "ActiveAssignmentRequirement": "Justification" }"""),
            Setting("active:\n  allowPermanent: false\n  maximumDuration: 15d\n  requires: [Justification]")
        },

        // An authentication context concerns activations alone.
        { Policy("""{ "ActiveAssignmentRules": ["MFA"], "AuthenticationContext_Enabled": true }"""), Setting("activation:\n  authenticationContext: c1\nactive:\n  requires: [Mfa]") },
        {
            Policy("""
                {
                  "Notification_EligibleAssignment_Alert": { "isDefaultRecipientEnabled": true, "notificationLevel": "All", "Recipients": ["a@contoso.com", "b@contoso.com"] },
                  "Notification_ActiveAssignment_Assignee": { "isDefaultRecipientsEnabled": "false" },
                  "Notification_Activation_Approver": { "Recipients": [] },
                  "Notification_Activation_Alert": {}
                }
                """),
            Setting("""
                notifications:
                  eligibleAssignment:
                    administrator: { level: All, defaultRecipients: true, recipients: [a@contoso.com, b@contoso.com] }
                  activeAssignment:
                    requestor: { defaultRecipients: false }
                  activation:
                    approver: { recipients: [] }
                """)
        },
        {
            Policy("""
                {
                  "Notification_Activation_Approvers": { "notificationLevel": "Critical" },
                  "Notifications": {
                    "Eligibility": { "Alert": { "NotificationLevel": "None" }, "Assignee": { "NotificationLevel": "Critical" }, "Approvers": { "NotificationLevel": "All" } },
                    "Active": { "Approver": { "NotificationLevel": "Critical" } },
                    "Activation": { "Alert": { "NotificationLevel": "All" } }
                  }
                }
                """),
            Setting("""
                notifications:
                  eligibleAssignment:
                    administrator: { level: None }
                    requestor: { level: Critical }
                    approver: { level: All }
                  activeAssignment:
                    approver: { level: Critical }
                  activation:
                    administrator: { level: All }
                    approver: { level: Critical }
                """)
        },

        // Assignments in lists: the key tells the type.
        {
            """{ "EntraIDRoles": [{ "PrincipalIds": ["a", "b"], "PrincipalId": "b", "Rolename": "Reports Reader", "Duration": "P30D" }], "EntraRolesActive": [{ "PrincipalName": "c", "Rolename": "Reports Reader", "permanent": true }] }""",
            """
            assignments:
              - role: Reports Reader
                type: Eligible
                principal: a
                duration: 30d
              - role: Reports Reader
                type: Eligible
                principal: b
                duration: 30d
              - role: Reports Reader
                type: Active
                principal: c
                permanent: true
            """
        },
        {
            """{ "EntraRoles": [{ "PrincipalId": "a", "Rolename": "X" }], "EntraIDRolesActive": [{ "PrincipalId": "b", "Rolename": "X" }] }""",
            "assignments:\n  - role: X\n    type: Eligible\n    principal: a\n  - role: X\n    type: Active\n    principal: b"
        },
        {
            """{ "AzureRoles": [{ "PrincipalId": "a", "Rolename": "Reader", "Scope": "/s", "condition": "@X", "conditionVersion": "2.0", "permanent": false }], "AzureRolesActive": [{ "PrincipalId": "b", "Rolename": "Reader", "Scope": "/s" }] }""",
            """
            assignments:
              - role: Reader
                kind: AzureRole
                scopeId: "/s"
                type: Eligible
                principal: a
                condition: "@X"
              - role: Reader
                kind: AzureRole
                scopeId: "/s"
                type: Active
                principal: b
            """
        },
        {
            """{ "GroupRoles": [{ "PrincipalId": "a", "GroupId": "g" }], "GroupRolesActive": [{ "PrincipalId": "b", "GroupName": "g", "Rolename": "Owner" }] }""",
            "assignments:\n  - group: g\n    access: Member\n    type: Eligible\n    principal: a\n  - group: g\n    access: Owner\n    type: Active\n    principal: b"
        },

        // Assignments in a map: each row tells its type.
        {
            """
            { "Assignments": {
              "EntraRoles": [{ "roleName": "X", "assignments": [
                { "principalId": "a", "principalType": "User", "assignmentType": "ACTIVE", "duration": "PT8H", "justification": "Project" },
                { "principalName": "b", "assignmentType": "Eligible" }, { "principalId": "c" }] }],
              "AzureRoles": [{ "roleName": "Reader", "scope": "/s", "assignments": [{ "principalId": "a" }] }],
              "Groups": [{ "groupId": "g", "roleName": "Owner", "assignments": [{ "principalId": "a" }] }]
            } }
            """,
            """
            assignments:
              - role: X
                type: Active
                principal: a
                duration: 8h
                justification: Project
              - role: X
                type: Eligible
                principal: b
              - role: X
                type: Eligible
                principal: c
              - role: Reader
                kind: AzureRole
                scopeId: "/s"
                type: Eligible
                principal: a
              - group: g
                access: Owner
                type: Eligible
                principal: a
            """
        },
        {
            """{ "Assignments": { "EntraIDRoles": [{ "roleName": "X", "assignments": [{ "principalId": "a" }] }], "GroupRoles": [{ "groupName": "g", "assignments": [{ "principalId": "a" }] }] } }""",
            "assignments:\n  - role: X\n    type: Eligible\n    principal: a\n  - group: g\n    access: Member\n    type: Eligible\n    principal: a"
        },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_configuration_means_in_a_document_what_it_meant(string text, string expected)
    {
        var (document, told) = Convert(text);

        Assert.Empty(told);
        Assert.Equal(expected.StartsWith("version", System.StringComparison.Ordinal) ? expected : "version: 1\n" + expected.ReplaceLineEndings("\n"), document);
    }

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

    private static string Policy(string policy) => $$"""{ "EntraRoles": { "Policies": { "Reports Reader": """ + policy + " } } }";

    private static string Setting(string lines) =>
        "settings:\n  - role: Reports Reader\n" + string.Join('\n', lines.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line));

    private static (string? Document, List<PimDocumentProblem> Told) Convert(string text)
    {
        var told = new List<PimDocumentProblem>();
        var format = new DocumentFormat();
        var document = EasyPimReader.Read(text, "easypim.json", format, told.Add);
        return (document is null ? null : format.WriteYaml(document, null).TrimEnd('\n'), told);
    }
}
