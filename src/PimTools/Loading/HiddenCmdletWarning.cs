using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading;

namespace PimTools.Loading;

/// <summary>Warns once of cmdlets that other commands hide: when the module is imported, or with the first command where they came later.</summary>
public sealed class HiddenCmdletWarning : IModuleAssemblyInitializer
{
    private static int _isSettled;

    /// <summary>PowerShell calls it when it imports the module.</summary>
    public void OnImport()
    {
        if (Runspace.DefaultRunspace is not null)
        {
            // A script, or a cmdlet of PowerShell's own, takes longer to get ready than all the rest of the import.
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand(new CmdletInfo("Find-HiddenCmdlet", typeof(Finder)));
            shell.Invoke();
        }
    }

    /// <summary>The warning that is due with a command; null where there is none, or it was given.</summary>
    internal static string? Due(CommandInvocationIntrinsics commands) =>
        Interlocked.Exchange(ref _isSettled, 1) == 0 && HiddenCmdlet.Find(commands) is { Count: > 0 } hidden ? HiddenCmdlet.Describe(hidden) : null;

    /// <summary>Looks at the commands of the session from within, as a cmdlet may. The module exports no such cmdlet.</summary>
    private sealed class Finder : PSCmdlet
    {
        protected override void EndProcessing()
        {
            if (HiddenCmdlet.Find(InvokeCommand) is { Count: > 0 } hidden && Interlocked.Exchange(ref _isSettled, 1) == 0)
            {
                WriteWarning(HiddenCmdlet.Describe(hidden));
            }
        }
    }
}
