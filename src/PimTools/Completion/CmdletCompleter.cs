using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using PimTools.Permissions;

namespace PimTools.Completion;

/// <summary>Completes the names of this module's cmdlets.</summary>
public sealed class CmdletCompleter : IArgumentCompleter
{
    /// <inheritdoc />
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return PimPermissions.Cmdlets.Where(cmdlet => pattern.IsMatch(cmdlet)).Select(cmdlet => new CompletionResult(cmdlet));
    }
}
