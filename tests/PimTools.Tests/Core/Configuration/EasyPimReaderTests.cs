using System.Linq;
using Xunit;
using static PimTools.Tests.Core.Configuration.EasyPimText;

namespace PimTools.Tests.Core.Configuration;

/// <summary>Configurations of EasyPIM as documents: what each key becomes.</summary>
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

    private static string Setting(string lines) =>
        "settings:\n  - role: Reports Reader\n" + string.Join('\n', lines.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line));
}
