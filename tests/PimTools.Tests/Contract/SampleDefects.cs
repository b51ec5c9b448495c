using System.Collections.Generic;
using System.Linq;

namespace PimTools.Tests.Contract;

/// <summary>Lists the defects of Microsoft's own samples. The validator must find exactly these.</summary>
internal static class SampleDefects
{
    /// <summary>Samples of operations that the published data does not describe.</summary>
    public static readonly string[] Undescribed =
    [
        "access-review-azure-get-access-review-instance-decisions.response.json",
        "access-review-azure-get-access-review-instance-my-decisions.response.json",
        "access-review-azure-get-access-review-instances.response.json",
        "access-review-azure-get-access-review-schedule-definitions-assigned-for-my-approval.response.json",
        "access-review-azure-get-access-review-schedule-definitions.response.json",
        "access-review-azure-patch-access-review-instance-my-decision-by-id.request.json",
        "access-review-azure-patch-access-review-instance-my-decision-by-id.response.json",
        "access-review-azure-put-access-review-schedule-definition.request.json",
        "access-review-azure-put-access-review-schedule-definition.response.json",
        "azure-get-role-definition-by-id.response.json",
    ];

    /// <summary>Samples with a value of a wrong type or form.</summary>
    public static readonly string[] Wrong = Files(
        ("a date with a time", ["access-review-create-definition-ex1.request", "access-review-create-definition-ex2.request"]),
        ("an @odata.context under the name of @odata.type",
            [
                "group-create-assignment-schedule-request-admin-assign.response",
                "group-create-assignment-schedule-request-self-activate.response",
            ]),
        ("a Boolean in quotation marks", ["alert-update-configuration.request"]),
        ("a body with a 202", ["alert-azure-refresh-alert.response", "alert-azure-refresh-all-alerts.response"]));

    /// <summary>Samples with a property or a type name that the contract does not know.</summary>
    public static readonly string[] Unknown = Files(
        ("backupReviewers, which became fallbackReviewers",
            [
                "access-review-create-definition-ex2.response",
                "access-review-create-definition-ex3.request",
                "access-review-create-definition-ex3.response",
            ]),
        ("one object wrapped as if it were a list",
            ["access-review-get-definition.response", "group-get-eligibility-schedule-instance.response"]),
        ("properties of an identity that the service has and the metadata has not",
            [
                "access-review-tutorial-role-assignments-ex1.response",
                "access-review-tutorial-role-assignments-ex3.response",
                "access-review-tutorial-role-assignments-ex7.response",
            ]),
        ("Type, misspelt", ["audit-list-directory-audits.response"]),
        ("createdDateTIme, misspelt", ["group-assignment-schedule-requests-filter-by-current-user-pending-approval.response"]),
        ("resourceScope", ["entra-list-role-assignments-by-role-expand-principal.response"]),
        ("an approver as id and isBackup", ["group-update-policy.request"]),
        ("@odata.type without its number sign",
            [
                "entra-update-policy-rule-approval-enduser-assignment.request",
                "entra-update-policy-rule-enablement-admin-assignment.request",
                "entra-update-policy-rule-enablement-enduser-assignment.request",
                "entra-update-policy-rule-expiration-admin-assignment.request",
                "entra-update-policy-rule-expiration-admin-eligibility.request",
                "entra-update-policy-rule-expiration-enduser-assignment.request",
                "entra-update-role-management-policy-rule.request",
            ]),
        ("a decision inside properties, which the description has without",
            [
                "azure-patch-role-assignment-approval-step-by-id.request",
                "azure-put-role-assignment-approval-step-by-id.request",
                "azure-scope-patch-role-assignment-approval-step-by-id.request",
                "azure-scope-put-role-assignment-approval-step-by-id.request",
                "azure-rest-sample-approve-stage.request",
            ]),
        ("Properties, in Azure's other casing",
            [
                "azure-rest-sample-assign-active.request",
                "azure-rest-sample-remove-active.request",
                "azure-rest-sample-remove-eligible.request",
                "azure-rest-sample-self-activate.request",
                "azure-rest-sample-self-deactivate.request",
            ]));

    private static string[] Files(params (string Defect, string[] Samples)[] defects) =>
        defects.SelectMany(defect => defect.Samples).Select(sample => sample + ".json").ToArray();
}
