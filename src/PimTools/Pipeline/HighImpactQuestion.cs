using System;
using System.Management.Automation;

namespace PimTools.Pipeline;

/// <summary>Asks about a change that takes something away, among others of the same command that do not.</summary>
internal sealed class HighImpactQuestion
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>Asks as a command of high impact does: always, unless -Confirm:$false or the preference says not to; then it is a warning.</summary>
    /// <param name="cmdlet">The command, on its pipeline thread.</param>
    /// <param name="sentence">The change, without a full stop.</param>
    /// <param name="warn">Hears of what is done without a question.</param>
    public bool Ask(PSCmdlet cmdlet, string sentence, Action<string> warn)
    {
        var isGiven = cmdlet.MyInvocation.BoundParameters.TryGetValue("Confirm", out var given);
        var preference = LanguagePrimitives.TryConvertTo<ConfirmImpact>(cmdlet.GetVariableValue("ConfirmPreference"), out var impact) ? impact : ConfirmImpact.High;
        if (isGiven ? !LanguagePrimitives.IsTrue(given) : preference == ConfirmImpact.None)
        {
            warn(sentence + ".");
            return true;
        }

        // ShouldProcess has asked already by the impact of the command.
        return isGiven || preference != ConfirmImpact.High
            || cmdlet.ShouldContinue(sentence + "?", cmdlet.MyInvocation.MyCommand.Name, ref _yesToAll, ref _noToAll);
    }
}
