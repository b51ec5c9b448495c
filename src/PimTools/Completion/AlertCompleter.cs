using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PimTools.Completion;

/// <summary>Completes the names of PIM's own alerts, which are the same in every tenant (API reference, section 10).</summary>
public sealed class AlertCompleter : IArgumentCompleter
{
    private static readonly string[] Names =
    {
        "AzureRolesAssignedOutsidePimAlert", "DuplicateRoleCreated", "InvalidLicense", "NoMfaOnRoleActivation", "RedundantAssignment", "RolesAssignedOutsidePim",
        "SequentialActivationRenewals", "StaleSignIn", "TooManyGlobalAdminsAssignedToTenant", "TooManyOwnersAssignedToResource", "TooManyPermanentOwnersAssignedToResource",
    };

    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Names.Where(name => name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase)).Select(name => new CompletionResult(name));
}
