using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PimTools.Loading;

/// <summary>Sets the short names of cmdlets when PowerShell imports the module, and takes them back when it is removed.</summary>
/// <remarks>A script, or a cmdlet found by its name, takes longer to get ready than all the rest of the import.</remarks>
public sealed class ModuleImport : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>PowerShell calls it when it imports the module.</summary>
    public void OnImport()
    {
        if (Runspace.DefaultRunspace is null)
        {
            return;
        }

        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand(new CmdletInfo("Find-FreeName", typeof(FreeNames)));
        var free = shell.Invoke<ShortName>();
        if (free.Count > 0 && ShortName.SetAlias is { } command)
        {
            shell.Commands.Clear();
            free.ToList().ForEach(name => name.AddTo(shell, command));
            shell.Invoke();
        }
    }

    /// <summary>PowerShell calls it when it removes the module.</summary>
    /// <param name="psModuleInfo">The module that is removed.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is not null)
        {
            using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand(new CmdletInfo("Remove-ShortName", typeof(Removal)));
            shell.Invoke();
        }
    }

    /// <summary>Looks at the commands of the session from within, as a cmdlet may. The module exports no such cmdlet.</summary>
    private sealed class FreeNames : PSCmdlet
    {
        protected override void EndProcessing()
        {
            foreach (var name in ShortName.All)
            {
                if (name.Holder(InvokeCommand) is not { } holder)
                {
                    WriteObject(name);
                }
                else if (holder.Definition != name.Cmdlet)
                {
                    WriteVerbose(name.Describe(holder));
                }
            }

            if (HiddenCmdletWarning.AtImport(InvokeCommand) is { } warning)
            {
                WriteWarning(warning);
            }
        }
    }

    private sealed class Removal : PSCmdlet
    {
        protected override void EndProcessing()
        {
            foreach (var name in ShortName.All.Where(name => name.IsSet(InvokeCommand)))
            {
                InvokeProvider.Item.Remove("Alias:" + name.Name, recurse: false);
            }
        }
    }
}
