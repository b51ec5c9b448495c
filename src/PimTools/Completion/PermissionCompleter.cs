using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Permissions;

namespace PimTools.Completion;

/// <summary>Completes the names of the permissions of Microsoft Graph that cmdlets of this module need.</summary>
public sealed class PermissionCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return PimPermissions.Names.Where(name => pattern.IsMatch(name)).OrderBy(name => name, StringComparer.Ordinal).Select(name => new CompletionResult(name));
    }
}
